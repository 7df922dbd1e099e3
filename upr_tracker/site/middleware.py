from typing import Any

from csp.middleware import CSPMiddleware


class ContentSecurityPolicy(CSPMiddleware):
    pass

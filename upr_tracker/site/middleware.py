"""What a page may load: nothing from elsewhere, and on public pages no script at all."""

from typing import Any

from csp.constants import HEADER, NONE, SELF
from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponseBase

WITH_SCRIPTS: dict[str, list[str]] = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}
"""For the workbench, the account pages (security keys are asked by script) and the page that tries out the API.

The workbench also frames what the public will see; a preview is a public page, with no script.
"""

IN_ORDER = [
    *("default-src", "script-src", "style-src", "img-src", "font-src", "connect-src", "frame-src"),
    *("form-action", "frame-ancestors", "base-uri"),
]


class ContentSecurityPolicy(CSPMiddleware):
    """settings.CONTENT_SECURITY_POLICY for every page but those, always in the same order.

    The library mixes the directives anew in each process.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        answer = super().process_response(request, response)
        if HEADER in answer:
            answer[HEADER] = "; ".join(sorted(answer[HEADER].split("; "), key=place_of))
        return answer

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts: Any = super().get_policy_parts(request, response, report_only)
        if needs_scripts(request) and not report_only:
            parts.config = WITH_SCRIPTS
        return parts


def place_of(directive: str) -> int:
    """By its name; one that is not ours, such as a file's own, comes last."""
    name = directive.partition(" ")[0]
    return IN_ORDER.index(name) if name in IN_ORDER else len(IN_ORDER)


def needs_scripts(request: HttpRequest) -> bool:
    match = request.resolver_match
    if match is None or str(match.url_name).endswith("_preview"):
        return False
    return match.app_name == "admin" or match.route.startswith("accounts/") or match.url_name == "api-docs"

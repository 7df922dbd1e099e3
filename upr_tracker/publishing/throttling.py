"""How often one place may ask the API in a minute, without any address being kept.

Requests are counted in the memory of the process (CACHES["throttle"]), since a count in the database would take its
one lock for writing on every request. With two workers a place may therefore ask up to twice as often. Keys are
HMACs under a secret that each process makes when it starts and that is written nowhere; they last a minute.
"""

import hashlib
import hmac
import secrets
from typing import Any

from allauth.core.internal.ratelimit import get_ip
from django.conf import settings
from django.core.cache import caches
from django.utils.connection import ConnectionProxy
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

SECRET = secrets.token_bytes(32)


def blinded(key: str, key_prefix: str, version: int) -> str:
    """The cache's KEY_FUNCTION."""
    return hmac.new(SECRET, key.encode(), hashlib.sha256).hexdigest()


class RequestsAMinute(SimpleRateThrottle):
    """settings.API_REQUESTS_A_MINUTE for each place; None is no limit."""

    cache: Any = ConnectionProxy(caches, "throttle")

    def get_rate(self) -> str | None:
        limit = settings.API_REQUESTS_A_MINUTE
        return None if limit is None else f"{limit}/minute"

    def get_cache_key(self, request: Request, view: Any) -> str:
        """The place as sign-ins count it: behind our proxy the reader's own; a network of IPv6 is one place."""
        return get_ip(request._request)

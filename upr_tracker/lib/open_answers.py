"""What is the same for everybody: kept by whoever likes to, and asked for anew each time."""

import datetime as dt
import hashlib

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

ASKED_ANEW = "public, no-cache"
"""What is withdrawn is gone at once from whoever asks again."""

FOR_OTHER_SITES = {"Cross-Origin-Resource-Policy": "cross-origin"}
"""For pictures that are meant to stand in pages of others."""


def etag_of(content: bytes | str) -> str:
    given = content.encode() if isinstance(content, str) else content
    return f'"{hashlib.sha256(given).hexdigest()[:32]}"'


def unchanged(request: HttpRequest, etag: str) -> HttpResponseBase | None:
    """ "Not modified", where the asker has this already. For what takes time to make."""
    found = get_conditional_response(request, etag=etag)
    if found is not None:
        found["ETag"], found["Cache-Control"] = etag, ASKED_ANEW
    return found


def open_answer(
    request: HttpRequest,
    content: bytes | str,
    content_type: str,
    *,
    etag: str = "",
    modified: dt.datetime | None = None,
    headers: dict[str, str] | None = None,
) -> HttpResponseBase:
    etag = etag or etag_of(content)
    known = {"ETag": etag, "Cache-Control": ASKED_ANEW, **(headers or {})}
    if modified:
        known["Last-Modified"] = http_date(modified.timestamp())
    whole = HttpResponse(content, content_type=content_type, headers=known)
    moment = int(modified.timestamp()) if modified else None
    return get_conditional_response(request, etag=etag, last_modified=moment, response=whole) or whole

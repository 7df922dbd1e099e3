"""How stored files are handed out: never to be run by the browser, and evidence not even to be shown."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response

from recommendations.models import Evidence
from upr_tracker.accounts.models import STRANGER
from upr_tracker.lib.uploads import attachment_header
from upr_tracker.publishing.models import StoredFile

FOR_EVERYBODY = "public, no-cache"
"""Kept by whoever likes to, and asked for anew each time: what is withdrawn is gone at once."""

FOR_THIS_READER = "private, no-store"


def answer_with_file(request: HttpRequest, row: Evidence) -> HttpResponseBase:
    """Of a row that came through visible_to and shows its file; "not modified" to whoever has it already."""
    file = row.file
    assert file is not None  # noqa: S101  (for the type checker: a row without a file shows none)
    is_public = Evidence.objects.visible_to(STRANGER).filter(pk=row.pk, shows_file=True).exists()
    return answer_with_stored(request, file, disposition=attachment_header(row.file_name), is_public=is_public)


def answer_with_stored(
    request: HttpRequest, file: StoredFile, *, disposition: str, is_public: bool
) -> HttpResponseBase:
    """Of a file that this reader may have; `is_public` says whether everybody may."""
    headers = {
        "Content-Disposition": disposition,
        "Content-Length": str(file.size),
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": FOR_EVERYBODY if is_public else FOR_THIS_READER,
        "ETag": f'"{file.sha256}"',
    }
    whole = HttpResponse(bytes(file.content), content_type=file.media_type, headers=headers)
    return get_conditional_response(request, etag=headers["ETag"], response=whole) or whole

"""How public answers travel: small, and asked for anew each time, at the price of a few bytes if nothing changed."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.middleware.http import ConditionalGetMiddleware
from django.utils.cache import patch_vary_headers

NOT_PUBLIC = ("/admin/", "/accounts/", "/calendar/")
API = "/api/"
MADE_OF_WORDS = (
    "text/",
    "image/svg+xml",
    "application/json",
    "application/problem+json",
    "application/vnd.oai.openapi",
    "application/atom+xml",
    "application/xml",
)
ASKED_ANEW = "no-cache"
"""May be kept by anybody, and is asked for anew each time it is shown: what is withheld is gone at once."""

FOR_THIS_READER = "private, no-store"


class PublicAnswers:
    """Compresses what a stranger reads, and answers "not modified" to whoever has it already.

    The view runs all the same, so that nothing is called unchanged that the reader may no longer see. Not for the
    workbench and the account pages: their forms hold secrets, which could be guessed from how well an answer
    compresses. Nor for pages asked for by somebody who signed in, who may read more than strangers do: these are
    kept nowhere.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.unless_modified = ConditionalGetMiddleware(self.no_more).process_response
        self.compressed = GZipMiddleware(self.no_more).process_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.path.startswith(NOT_PUBLIC):
            return response
        if not request.path.startswith(API):
            patch_vary_headers(response, ["Cookie"])
            if settings.SESSION_COOKIE_NAME in request.COOKIES:
                response.headers.setdefault("Cache-Control", FOR_THIS_READER)
                return response
        response.headers.setdefault("Cache-Control", ASKED_ANEW)
        return self.on_its_way(request, response)

    def on_its_way(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not response.headers.get("Content-Type", "").startswith(MADE_OF_WORDS):
            return self.unless_modified(request, response)
        patch_vary_headers(response, ["Accept-Encoding"])
        return self.compressed(request, self.unless_modified(request, response))

    @staticmethod
    def no_more(request: HttpRequest) -> HttpResponse:
        """Stands where those middlewares expect the next one, which they are never asked for here."""
        raise NotImplementedError

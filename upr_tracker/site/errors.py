"""What is answered where no view can: a page for people, a problem for the API, whatever stands in the address."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views import defaults

from upr_tracker.accounts.models import STRANGER
from upr_tracker.publishing.problems import problem

API = "/api/"


def is_for_the_api(request: HttpRequest) -> bool:
    return request.path.startswith(API)


def is_a_page(response: HttpResponseBase) -> bool:
    return response.headers.get("Content-Type", "").startswith("text/html")


class Languages(LocaleMiddleware):
    """Pages stand under a language. An address of the API that is none is not looked for among the pages."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not is_for_the_api(request):
            return super().process_response(request, response)
        if settings.DEBUG and response.status_code == HTTPStatus.NOT_FOUND and is_a_page(response):
            # In development Django shows a page of its own, and asks not_found() nothing.
            response = problem(request, HTTPStatus.NOT_FOUND)
        patch_vary_headers(response, ["Accept-Language"])
        response.headers.setdefault("Content-Language", str(get_language()))
        return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    if is_for_the_api(request):
        return problem(request, 400)
    if not hasattr(request, "user"):
        # Refused before anybody looked who asks, as when it was sent to a host that is not ours.
        request.user = STRANGER
    return defaults.bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    return problem(request, 404) if is_for_the_api(request) else defaults.page_not_found(request, exception)


def server_error(request: HttpRequest, *args: Any) -> HttpResponseBase:
    return problem(request, 500) if is_for_the_api(request) else defaults.server_error(request)

"""What holds on every page for people who sign in."""

from collections.abc import Callable

from allauth.account.adapter import get_adapter
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode

from upr_tracker.accounts.rules import needs_second_factor
from upr_tracker.accounts.sessions import record_day_of_use

Answer = Callable[[HttpRequest], HttpResponseBase]

ACCOUNT_PAGES = "/accounts/"
WORKBENCH = "/admin/"
API = "/api/"
LANGUAGE_COOKIE = "account_language"
"""The choice of somebody who has not signed in yet; sent for the account pages alone, until the browser is closed."""


class ConfirmFirst:
    """Leads to the page where people confirm who they are.

    The library would keep what was being sent, with the sender's address and device, in the session. We keep nothing:
    the person comes back to the page and presses the button again.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        if not isinstance(exception, ReauthenticationRequired):
            return None
        methods = get_adapter().get_reauthentication_methods(request.user)
        address = methods[0]["url"] if methods else reverse("account_login")
        return redirect(f"{address}?{urlencode({'next': request.get_full_path()})}")


class OwnLanguage:
    """The workbench and the account pages speak the language of the person's account. Public pages go by address."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith((ACCOUNT_PAGES, WORKBENCH)):
            language = chosen_language(request)
            if language:
                translation.activate(language)
                request.LANGUAGE_CODE = translation.get_language()
        return self.get_response(request)


def chosen_language(request: HttpRequest) -> str | None:
    """None leaves it to the browser."""
    if request.user.is_authenticated:
        return request.user.language
    choice = request.COOKIES.get(LANGUAGE_COOKIE)
    return choice if choice in dict(settings.LANGUAGES) else None


class SecondFactorFirst:
    """Whoever must have a second factor is led to set it up, from every page where the record can be read."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        open_to_all = request.path.startswith((ACCOUNT_PAGES, API))
        if settings.SECOND_FACTOR_REQUIRED and not open_to_all and needs_second_factor(request.user):
            return redirect("second-factor")
        return self.get_response(request)


class DayOfUse:
    """Of a session only the last day is kept, not the hour."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith((ACCOUNT_PAGES, WORKBENCH)) and request.user.is_authenticated:
            record_day_of_use(request)
        return self.get_response(request)

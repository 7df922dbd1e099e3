"""The account pages that are ours. The rest are the library's, in our words (urls.py)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from upr_tracker.accounts.actions import choose_language, end_other_sessions, end_session
from upr_tracker.accounts.middleware import ACCOUNT_PAGES, LANGUAGE_COOKIE
from upr_tracker.accounts.models import Session, User
from upr_tracker.accounts.rules import needs_second_factor
from upr_tracker.lib.languages import ENGLISH, KHMER


@login_required
@never_cache
def sessions(request: HttpRequest) -> HttpResponse:
    """Where the person is signed in; a POST ends one session, or all but this one."""
    here, person = request.session.session_key, person_of(request)
    if request.method == "POST":
        if "others" in request.POST:
            end_other_sessions(kept=here, by=person)
        else:
            end_session(handle=request.POST.get("session", ""), by=person)
        messages.success(request, _("Ended. Nobody is signed in there any more."))
        return redirect("sessions")
    running = Session.objects.running(person)
    return render(request, "accounts/sessions.html", {"sessions": running, "here": here})


@login_required
@never_cache
def second_factor(request: HttpRequest) -> HttpResponse:
    """Where people who can publish are led until they have a second factor."""
    if not needs_second_factor(request.user):
        return redirect("admin:index")
    return render(request, "accounts/second-factor.html")


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Kept with the account; before signing in, in a cookie that only the account pages are sent."""
    back = request.POST.get("next", "")
    known = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    answer = redirect(back if known else "admin:index")
    chosen = request.POST.get("language")
    if chosen in (ENGLISH, KHMER):
        if request.user.is_authenticated:
            choose_language(language=chosen, by=person_of(request))
        else:
            secure = request.is_secure()
            answer.set_cookie(LANGUAGE_COOKIE, chosen, path=ACCOUNT_PAGES, secure=secure, httponly=True, samesite="Lax")
    return answer


def person_of(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user

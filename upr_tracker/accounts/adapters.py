"""How the library that signs people in is made to keep our rules, and to speak our words."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal.httpkit import get_client_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from upr_tracker.accounts.actions import change_password
from upr_tracker.accounts.mail import send_new_password_link
from upr_tracker.accounts.models import User
from upr_tracker.accounts.rules import can_remove_second_factor, has_confirmed_recently
from upr_tracker.lib.sealing import opened, sealed

WAYS_TO_CONFIRM = {
    "reauthenticate": _("Confirm with your password"),
    "mfa_reauthenticate": _("Confirm with a code from your app, or a recovery code"),
    "mfa_reauthenticate:webauthn": _("Confirm with your security key"),
}


class CannotOpen(Exception):
    """A second factor was sealed with a SECRET_KEY that is gone. Name that in SECRET_KEY_FALLBACKS."""


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed."),
        "email_password_mismatch": _("This e-mail address and password do not belong together. Please try again."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_code": _("This code is not right, or has run out. Please try the next one."),
        "incorrect_password": _("This is not your password. Please try again."),
        "invalid_password_reset": _("This link has run out or was used already."),
        "too_many_login_attempts": _("Too many tries. Please wait a few minutes, and try again."),
        "rate_limited": _("Too many tries. Please wait a few minutes, and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: administrators invite."""
        return False

    def get_login_stages(self) -> list[str]:
        """After the password only the second factor, if there is one."""
        return ["allauth.mfa.stages.AuthenticateStage"]

    def get_client_ip(self, request: HttpRequest) -> str:
        """Goes into keys of the cache, which nobody can read (limits.py), and nowhere else."""
        return get_client_ip(request) or "unknown"

    def get_http_user_agent(self, request: HttpRequest) -> str:
        return ""

    def is_ajax(self, request: HttpRequest) -> bool:
        """Account pages are pages, whatever is asked for."""
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not of somebody who signed in a moment ago."""
        return not has_confirmed_recently(self.request)

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        methods = super().get_reauthentication_methods(user)
        return [{**method, "description": str(WAYS_TO_CONFIRM[method["id"]])} for method in methods]

    def set_password(self, user: User, password: str) -> None:
        request = self.request
        change_password(user=user, password=password, kept=request.session.session_key, by=user)

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        send_new_password_link(user)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """None: the library's would tell addresses and devices."""


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _(
            "Whoever can publish needs a second factor. Add another one before you remove this."
        ),
        "cannot_generate_recovery_codes": _("Add an app or a security key first. Recovery codes stand in for them."),
        "incorrect_code": _("This code is not right, or has run out. Please try the next one."),
    }

    def encrypt(self, text: str) -> str:
        return sealed(text, "second factor")

    def decrypt(self, encrypted_text: str) -> str:
        text = opened(encrypted_text, "second factor")
        if text is None:
            raise CannotOpen
        return text

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return can_remove_second_factor(authenticator.user, authenticator)

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        return gettext("Security key")

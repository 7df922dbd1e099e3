"""The forms of signing in, in our words: the library's have no Khmer."""

from typing import Any, ClassVar

from allauth.account import forms as account_forms
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.mfa.base import forms as code_forms
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as key_forms
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.http import HttpRequest, HttpResponse
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from upr_tracker.accounts.models import User

EMAIL = _("E-mail address")
PASSWORD = _("Password")
NEW_PASSWORD = _("New password")
NEW_PASSWORD_AGAIN = _("New password, once more")
CODE = _("Code")
KEY_NAME = _("What you call this key")
REQUIRED = _("Please fill this in.")
NO_ADDRESS = _("This is not an e-mail address, such as name@example.org.")
NOT_THE_SAME = _("The two passwords are not the same.")
ADVICE = lazy(lambda: " ".join(password_validators_help_texts()), str)()


class InOurWords(forms.Form):
    """Labels of ours, no placeholder, and no help but ours."""

    labels: ClassVar[dict[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, "")
            field.help_text = ADVICE if name == "password1" else ""
            field.widget.attrs.pop("placeholder", None)
            field.error_messages["required"] = REQUIRED


class SignInForm(InOurWords, account_forms.LoginForm):
    labels = {"login": EMAIL, "password": PASSWORD}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("remember", None)
        self.fields["login"].error_messages["invalid"] = NO_ADDRESS

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """As the library does it, but the address that was typed is not written into the session."""
        record_authentication(request, self.user, method="password")
        return perform_login(request, Login(user=self.user, redirect_url=redirect_url))


class ConfirmForm(InOurWords, account_forms.ReauthenticateForm):
    labels = {"password": PASSWORD}


class ForgottenPasswordForm(InOurWords, account_forms.ResetPasswordForm):
    labels = {"email": EMAIL}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].error_messages["invalid"] = NO_ADDRESS


class SamePasswordTwice(InOurWords):
    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if cleaned.get("password1") and cleaned.get("password2") and cleaned["password1"] != cleaned["password2"]:
            self.add_error("password2", NOT_THE_SAME)
        return cleaned


class ChangePasswordForm(SamePasswordTwice, account_forms.ChangePasswordForm):
    labels = {"oldpassword": _("Current password"), "password1": NEW_PASSWORD, "password2": NEW_PASSWORD_AGAIN}


class ChoosePasswordForm(SamePasswordTwice, account_forms.ResetPasswordKeyForm):
    labels = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD_AGAIN}


class LinkForm(account_forms.UserTokenForm):
    def _get_user(self, uidb36: str) -> User | None:
        """A link to an account that was closed leads nowhere."""
        user = super()._get_user(uidb36)
        return user if user and user.is_active else None


class CodeForm(InOurWords, code_forms.AuthenticateForm):
    labels = {"code": CODE}


class ConfirmWithCodeForm(InOurWords, code_forms.ReauthenticateForm):
    labels = {"code": CODE}


class AddAppForm(InOurWords, ActivateTOTPForm):
    labels = {"code": _("The code that the app shows")}


class AddKeyForm(InOurWords, key_forms.AddWebAuthnForm):
    labels = {"name": KEY_NAME}


class RenameKeyForm(InOurWords, key_forms.EditWebAuthnForm):
    labels = {"name": KEY_NAME}

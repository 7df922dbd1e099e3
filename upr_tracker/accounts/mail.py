"""Mail about accounts: in the person's language, with nothing in it that whoever looks over a shoulder may not read."""

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from upr_tracker.accounts.models import User


def send_invitation(user: User) -> None:
    """A link to choose the first password. Raises OSError where no mail can be sent."""
    with translation.override(user.language):
        send(user, _("Your account"), "mail/invitation.txt")


def send_new_password_link(user: User) -> None:
    """A link to choose another password. Raises OSError where no mail can be sent."""
    with translation.override(user.language):
        send(user, _("Your account"), "mail/new_password.txt")


def send(user: User, subject: str, template: str) -> None:
    days = settings.PASSWORD_RESET_TIMEOUT // (24 * 3600)
    body = render_to_string(template, {"link": password_link(user), "days": days})
    send_mail(subject, body, None, [user.email])


def password_link(user: User) -> str:
    """Works once, for PASSWORD_RESET_TIMEOUT seconds, and until the person signs in or has another address."""
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return settings.SITE_ADDRESS + reverse("account_reset_password_from_key", kwargs=key)

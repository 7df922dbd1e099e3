"""A person's secret link to their dates, for a calendar that cannot sign in."""

import datetime as dt
import hashlib
import secrets
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

TOKEN_BYTES = 32


class CalendarLink(models.Model):
    """That a person has such a link, and since when. Whoever holds the link reads as that person would.

    The token itself is kept nowhere: the link is shown once, and a lost one is replaced.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_link", verbose_name=_("account")
    )
    token_sha256 = models.CharField(_("SHA-256 of the token"), max_length=64, unique=True)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)

    class Meta:
        verbose_name = _("link to a calendar")
        verbose_name_plural = _("links to calendars")

    def __str__(self) -> str:
        return f"{self.user}, {self.made_on}"

    @property
    def made_on(self) -> dt.date:
        return timezone.localdate(self.made_at)


def make_calendar_link(*, by: Any) -> str:
    """The token of a new link, which is told this once. It takes the place of the person's older one."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    told = {"token_sha256": hash_of(token), "made_at": timezone.now()}
    CalendarLink.objects.update_or_create(user_id=by.pk, defaults=told)
    return token


def revoke_calendar_link(*, by: Any) -> None:
    """The person's link, if there is one, leads nowhere from now on."""
    CalendarLink.objects.filter(user_id=by.pk).delete()


def person_with(token: str) -> Any:
    """Whose link has this token; None where nobody's has.

    Only hashes are compared, so that the time this takes tells nothing of a token that is almost right.
    """
    link = CalendarLink.objects.select_related("user").filter(token_sha256=hash_of(token)).first()
    return link.user if link else None


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

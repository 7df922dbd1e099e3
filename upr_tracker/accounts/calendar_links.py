"""A person's secret link to their dates, for a calendar that cannot sign in."""

import hashlib
import secrets
from typing import Any

from django.utils import timezone

from upr_tracker.accounts.models import CalendarLink

TOKEN_BYTES = 32


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

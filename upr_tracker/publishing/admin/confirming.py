"""What cannot be undone is done by somebody who signed in, or typed a password or a code again, a moment ago."""

from contextlib import suppress

from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest

from upr_tracker.accounts.models import User
from upr_tracker.accounts.rules import has_confirmed_recently
from upr_tracker.publishing.keeping import TooLong, address_of, keep, texts_in


def confirm_first(request: HttpRequest) -> None:
    """Goes on, or leads to the page that asks for it, and back here. What was typed here is kept, and shown again."""
    if has_confirmed_recently(request):
        return
    if request.method == "POST" and isinstance(request.user, User):
        with suppress(TooLong):
            keep(person=request.user, address=address_of(request), texts=texts_in(request.POST))
    raise ReauthenticationRequired

"""What a person is to the coalition. Everything that asks who may do what begins here."""

import time

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import OuterRef, QuerySet
from django.http import HttpRequest

from upr_tracker.accounts.models import Reader, User
from upr_tracker.accounts.roles import Role


def is_coalition(reader: Reader) -> bool:
    """Any active account."""
    return isinstance(reader, User) and reader.is_active


def is_administrator(reader: Reader) -> bool:
    return isinstance(reader, User) and reader.is_active and Role.ADMINISTRATOR in reader.roles


def is_reviewer(reader: Reader) -> bool:
    """Reviewers, and administrators, who may do all that reviewers do."""
    return isinstance(reader, User) and reader.is_active and bool({Role.REVIEWER, Role.ADMINISTRATOR} & reader.roles)


def is_contributor(reader: Reader) -> bool:
    """Whoever may write drafts: all three roles."""
    return isinstance(reader, User) and reader.is_active and bool(set(Role) & reader.roles)


def must_have_second_factor(reader: Reader) -> bool:
    """Whoever can publish, in production."""
    return settings.SECOND_FACTOR_REQUIRED and is_reviewer(reader)


def has_second_factor(reader: Reader) -> bool:
    """Recovery codes alone are none: they replace one that was lost."""
    return isinstance(reader, User) and second_factors(reader).exists()


def needs_second_factor(reader: Reader) -> bool:
    """Reads nothing of the record until a second factor is set up."""
    return must_have_second_factor(reader) and not has_second_factor(reader)


def can_remove_second_factor(reader: Reader, factor: Authenticator) -> bool:
    """The last one stays with whoever must have one."""
    if not isinstance(reader, User) or not must_have_second_factor(reader):
        return isinstance(reader, User)
    return second_factors(reader).exclude(pk=factor.pk).exists()


def second_factors(user: User | OuterRef) -> QuerySet[Authenticator]:
    return Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES)


def has_confirmed_recently(request: HttpRequest) -> bool:
    """Signed in, or typed a password or code again, within the last ACCOUNT_REAUTHENTICATION_TIMEOUT seconds.

    Acts that cannot be undone ask for this; whoever has not is led to the page `account_reauthenticate`, which takes
    `next`. The decorator `allauth.account.decorators.reauthentication_required` does both.
    """
    records = get_authentication_records(request, request.user)
    earliest = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    return request.user.is_authenticated and any(record["at"] > earliest for record in records)


def can_deactivate(reader: Reader, user: User) -> bool:
    """Nobody closes their own account: the coalition would be left without an administrator."""
    return is_administrator(reader) and reader != user

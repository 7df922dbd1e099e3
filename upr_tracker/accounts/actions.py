"""Acts on accounts."""

from collections.abc import Iterable
from functools import partial

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.crypto import get_random_string

from upr_tracker.accounts.mail import send_invitation
from upr_tracker.accounts.models import Reader, Session, User
from upr_tracker.accounts.roles import Role
from upr_tracker.accounts.rules import can_deactivate, is_administrator

PASSWORD_LENGTH = 20


class AccountsExist(Exception):
    """There is somebody already; a first administrator is made only where there is nobody."""


class NotAllowed(Exception):
    """Somebody tried what is for administrators, or to close their own account."""


class MailNotSent(Exception):
    """The act is done, but its mail could not be sent. Sending the invitation again is another act."""


@transaction.atomic
def create_first_administrator(*, email: str) -> tuple[User, str]:
    """The first account and its random password, which is shown once and kept nowhere but as a hash."""
    if User.objects.exists():
        raise AccountsExist
    password = get_random_string(PASSWORD_LENGTH)
    user = User.objects.create_superuser(email, password)
    user.groups.add(Group.objects.get(name=Role.ADMINISTRATOR))
    return user, password


@transaction.atomic
def invite(*, email: str, name: str, language: str, roles: Iterable[str], by: Reader) -> User:
    """A new account without a password, and a mail with a link to choose one.

    The mail goes out once the account is there for good; where that fails, MailNotSent is raised then.
    """
    refuse_all_but_administrators(by)
    user = User.objects.create_user(email, None, name=name, language=language, is_staff=True)
    user.groups.set(Group.objects.filter(name__in=list(roles)))
    transaction.on_commit(partial(post_invitation, user))
    return user


def invite_again(*, user: User, by: Reader) -> None:
    """The link of the first invitation ends with its time, or when a password is chosen. Raises MailNotSent."""
    refuse_all_but_administrators(by)
    post_invitation(user)


def post_invitation(user: User) -> None:
    try:
        send_invitation(user)
    except OSError as error:
        raise MailNotSent from error


@transaction.atomic
def deactivate(*, user: User, by: Reader) -> None:
    """Closes the account at once, wherever its person is signed in."""
    if not can_deactivate(by, user):
        raise NotAllowed
    user.is_active = False
    user.save(update_fields=["is_active"])
    Session.objects.filter(user=user).delete()


@transaction.atomic
def remove_second_factors(*, user: User, by: Reader) -> None:
    """For somebody who lost phone, key and recovery codes. Ends their sessions; they set up another."""
    refuse_all_but_administrators(by)
    Authenticator.objects.filter(user=user).delete()
    Session.objects.filter(user=user).delete()


@transaction.atomic
def change_password(*, user: User, password: str, kept: str | None, by: User) -> None:
    """Ends all sessions of the account but the one whose key is kept. Only the person chooses their password."""
    if by != user:
        raise NotAllowed
    user.set_password(password)
    user.save()
    Session.objects.filter(user=user).exclude(session_key=kept).delete()


def end_session(*, handle: str, by: User) -> None:
    """One of the person's own; nothing happens if it has ended already or is another's."""
    for session in Session.objects.filter(user=by):
        if session.handle == handle:
            session.delete()


def end_other_sessions(*, kept: str | None, by: User) -> None:
    Session.objects.filter(user=by).exclude(session_key=kept).delete()


def choose_language(*, language: str, by: User) -> None:
    by.language = language
    by.full_clean(exclude=["password"])
    by.save(update_fields=["language"])


def refuse_all_but_administrators(user: Reader) -> None:
    if not is_administrator(user):
        raise NotAllowed

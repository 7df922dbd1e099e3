"""Acts on accounts."""

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.crypto import get_random_string

from upr_tracker.accounts.models import User
from upr_tracker.accounts.roles import Role

PASSWORD_LENGTH = 20


class AccountsExist(Exception):
    """There is somebody already; a first administrator is made only where there is nobody."""


@transaction.atomic
def create_first_administrator(*, email: str) -> tuple[User, str]:
    """The first account and its random password, which is shown once and kept nowhere but as a hash."""
    if User.objects.exists():
        raise AccountsExist
    password = get_random_string(PASSWORD_LENGTH)
    user = User.objects.create_superuser(email, password)
    user.groups.add(Group.objects.get(name=Role.ADMINISTRATOR))
    return user, password

from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import call_command

from tests.factories import make_user
from upr_tracker.accounts.actions import AccountsExist, create_first_administrator
from upr_tracker.accounts.models import User
from upr_tracker.accounts.rules import is_administrator

pytestmark = pytest.mark.django_db

EMAIL = "first@example.org"


def test_first_administrator_may_do_everything_and_signs_in_with_the_password_given_once():
    user, password = create_first_administrator(email=EMAIL)
    assert (user.email, user.is_staff, user.is_superuser, user.is_active) == (EMAIL, True, True, True)
    assert [group.name for group in user.groups.all()] == ["administrator"]
    assert is_administrator(user)
    assert authenticate(email=EMAIL, password=password) == user
    assert password not in user.password


def test_first_administrators_password_is_long_and_new_each_time():
    passwords = set()
    for _ in range(3):
        user, password = create_first_administrator(email=EMAIL)
        passwords.add(password)
        user.delete()
    assert [len(password) for password in passwords] == [20, 20, 20]


@pytest.mark.parametrize("is_active", [True, False])
def test_first_administrator_is_made_only_where_nobody_is(is_active):
    make_user(email="somebody@example.org", is_active=is_active)
    with pytest.raises(AccountsExist):
        create_first_administrator(email=EMAIL)
    assert [user.email for user in User.objects.all()] == ["somebody@example.org"]


def test_first_administrator_is_not_half_made():
    """Without the role nothing is left behind, so that the command can be run again."""
    Group.objects.all().delete()
    with pytest.raises(Group.DoesNotExist):
        create_first_administrator(email=EMAIL)
    assert User.objects.count() == 0


def test_first_administrator_needs_an_address():
    with pytest.raises(ValidationError):
        create_first_administrator(email="no address")
    assert User.objects.count() == 0


def test_command_prints_the_password_once_and_then_nothing():
    first, second = StringIO(), StringIO()
    call_command("create_first_administrator", stdout=first)
    call_command("create_first_administrator", stdout=second)
    [password] = [line.rpartition(" ")[2] for line in first.getvalue().splitlines() if line.startswith("Password")]
    assert authenticate(email="administrator@localhost.localdomain", password=password) == User.objects.get()
    assert second.getvalue() == ""

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError

from tests.factories import make_source, make_user
from upr_tracker.accounts.models import User
from upr_tracker.accounts.roles import Role
from upr_tracker.accounts.rules import is_administrator, is_coalition, is_contributor, is_reviewer
from upr_tracker.publishing.rules import can_draft, can_edit, can_erase, can_publish, can_revise

pytestmark = pytest.mark.django_db

# Who is what:          coalition contributor reviewer administrator
TRUSTED_WITH = {
    "visitor": (False, False, False, False),
    "inactive": (False, False, False, False),
    "member": (True, False, False, False),
    "contributor": (True, True, False, False),
    "reviewer": (True, True, True, False),
    "administrator": (True, True, True, True),
    "superuser": (True, True, True, True),
}


@pytest.mark.parametrize("name", TRUSTED_WITH)
def test_each_of_the_cast_is_trusted_with_their_own(request, name):
    person = request.getfixturevalue(name)
    rules = (is_coalition, is_contributor, is_reviewer, is_administrator)
    assert tuple(rule(person) for rule in rules) == TRUSTED_WITH[name]
    row = make_source(state="in-review", author=make_user())
    assert (can_draft(person), can_publish(person, row), can_erase(person)) == TRUSTED_WITH[name][1:]


@pytest.mark.parametrize("name", TRUSTED_WITH)
def test_own_rows_are_edited_until_they_are_published_and_revised_after(request, name):
    person = request.getfixturevalue(name)
    _, writes, reviews, _ = TRUSTED_WITH[name]
    own = [make_source(state=state, author=person if person.pk else None) for state in ("draft", "published")]
    others = make_source(author=make_user())
    assert [can_edit(person, row) for row in (*own, others)] == [writes, False, reviews]
    assert [can_revise(person, row) for row in (*own, others)] == [False, writes, False]


def test_roles_are_made_by_a_migration():
    assert set(Group.objects.values_list("name", flat=True)) == set(Role)


def test_account_may_hold_several_roles():
    user = make_user(roles=[Role.CONTRIBUTOR, Role.REVIEWER])
    assert User.objects.get(pk=user.pk).roles == {"contributor", "reviewer"}


def test_account_is_known_by_its_address_and_called_by_its_name():
    assert (User.USERNAME_FIELD, str(make_user(email="a@example.org"))) == ("email", "a@example.org")
    assert str(make_user(name="Sok")) == "Sok"


@pytest.mark.parametrize("again", ["a@example.org", "a@EXAMPLE.ORG", "A@example.org"])
def test_address_belongs_to_one_account(again):
    make_user(email="a@example.org")
    with pytest.raises(ValidationError) as refusal:
        make_user(email=again)
    assert list(refusal.value.message_dict) == ["email"]


@pytest.mark.parametrize("email", ["", "nobody", "two@@example.org", "x" * 300 + "@example.org"])
def test_address_is_one(email):
    with pytest.raises(ValidationError):
        User.objects.create_user(email)


def test_password_is_kept_as_a_hash_and_opens_an_active_account_only():
    user = make_user(email="a@example.org", password="a long enough pass phrase")
    assert authenticate(email="a@example.org", password="a long enough pass phrase") == user
    assert "pass phrase" not in user.password
    User.objects.update(is_active=False)
    assert authenticate(email="a@example.org", password="a long enough pass phrase") is None


def test_account_without_a_password_cannot_sign_in_with_one():
    assert make_user().has_usable_password() is False


def test_account_keeps_nothing_but_what_is_needed():
    kept = {field.name for field in User._meta.get_fields() if field.concrete}
    assert kept == {
        "id",
        "email",
        "name",
        "language",
        "password",
        "is_staff",
        "is_active",
        "is_superuser",
        "date_joined",
        "last_login",
        "groups",
        "user_permissions",
    }

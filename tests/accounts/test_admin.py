import pytest
from django.contrib import admin
from django.contrib.auth.models import Group

from tests.admin_pages import address_of, filled_in, save
from upr_tracker.accounts.models import User


@pytest.mark.parametrize("page", ["changelist", "add", "change", "delete"])
@pytest.mark.parametrize(("who", "status"), [("as_contributor", 403), ("as_reviewer", 403), ("as_administrator", 200)])
def test_only_administrators_keep_accounts(request, contributor, who, status, page):
    row = contributor if page in ("change", "delete") else User
    assert request.getfixturevalue(who).get(address_of(row, page)).status_code == status


def test_nobody_is_made_a_superuser_in_the_workbench(as_administrator, contributor):
    save(as_administrator, address_of(contributor), is_superuser="on", user_permissions=["1"])
    contributor.refresh_from_db()
    assert (contributor.is_superuser, contributor.user_permissions.count()) == (False, 0)


def test_administrators_do_not_erase_themselves(as_administrator, administrator):
    response = as_administrator.post(address_of(administrator, "delete"), {"post": "yes"})
    assert (response.status_code, User.objects.filter(pk=administrator.pk).exists()) == (403, True)


def test_roles_cannot_be_renamed():
    assert Group not in admin.site._registry


def test_password_of_another_is_not_set_by_an_administrator(as_administrator, contributor):
    """What is written under a name was written by its person: nobody else has the password."""
    address = f"/admin/accounts/user/{contributor.pk}/password/"
    words = {"password1": "ten green lanterns", "password2": "ten green lanterns", "password": "ten green lanterns"}
    as_administrator.post(address, words)
    save(as_administrator, address_of(contributor), **words)
    contributor.refresh_from_db()
    assert contributor.has_usable_password() is False


def test_administrators_do_not_erase_themselves_among_others(as_administrator, administrator, contributor):
    words = {"action": "delete_selected", "_selected_action": [administrator.pk, contributor.pk], "post": "yes"}
    as_administrator.post(address_of(User, "changelist"), words)
    assert User.objects.filter(pk=administrator.pk).exists()


def test_untouched_account_is_saved_as_it_was(as_administrator, contributor):
    address = address_of(contributor)
    assert as_administrator.post(address, filled_in(as_administrator.get(address))).status_code == 302
    again = User.objects.get(pk=contributor.pk)
    assert (again.password, again.roles) == (contributor.password, {"contributor"})


@pytest.mark.parametrize("page", ["add", "change"])
def test_form_of_an_account_shows_every_field(as_administrator, contributor, page):
    response = as_administrator.get(address_of(contributor if page == "change" else User, page))
    fields = [name for name in ("email", "name", "language", "groups") if f'name="{name}"' in response.content.decode()]
    assert fields == ["email", "name", "language", "groups"]

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group

from tests.admin_pages import address_of, filled_in, messages_of, save
from upr_tracker.accounts.models import User

PASSWORD = {"password1": "nine green lanterns", "password2": "nine green lanterns"}


@pytest.mark.parametrize("page", ["changelist", "add", "change", "delete"])
@pytest.mark.parametrize(("who", "status"), [("as_contributor", 403), ("as_reviewer", 403), ("as_administrator", 200)])
def test_only_administrators_keep_accounts(request, contributor, who, status, page):
    row = contributor if page in ("change", "delete") else User
    assert request.getfixturevalue(who).get(address_of(row, page)).status_code == status


def test_account_is_made_with_its_role(as_administrator):
    reviewer = str(Group.objects.get(name="reviewer").pk)
    words = {"email": "sok@example.org", "groups": [reviewer], "is_staff": "on", **PASSWORD}
    response = save(as_administrator, address_of(User, "add"), **words)
    account = User.objects.get(email="sok@example.org")
    assert (response.status_code, account.roles, account.check_password(PASSWORD["password1"])) == (
        302,
        {"reviewer"},
        True,
    )


def test_account_needs_an_address_nobody_has(as_administrator, contributor):
    response = save(as_administrator, address_of(User, "add"), email=contributor.email, **PASSWORD)
    assert messages_of(response) == ["Account with this E-mail address already exists."]


def test_nobody_is_made_a_superuser_in_the_workbench(as_administrator, contributor):
    save(as_administrator, address_of(contributor), is_superuser="on", user_permissions=["1"])
    contributor.refresh_from_db()
    assert (contributor.is_superuser, contributor.user_permissions.count()) == (False, 0)


def test_administrators_do_not_erase_themselves(as_administrator, administrator):
    response = as_administrator.post(address_of(administrator, "delete"), {"post": "yes"})
    assert (response.status_code, User.objects.filter(pk=administrator.pk).exists()) == (403, True)


def test_form_offers_the_three_roles(as_administrator, contributor):
    form = as_administrator.get(address_of(contributor)).context["adminform"].form
    assert [label for _, label in form.fields["groups"].choices] == ["contributor", "reviewer", "administrator"]


def test_roles_cannot_be_renamed():
    assert Group not in admin.site._registry


def test_password_of_another_is_set_by_an_administrator(as_administrator, contributor):
    address = f"/admin/accounts/user/{contributor.pk}/password/"
    as_administrator.post(address, {"password1": "ten green lanterns", "password2": "ten green lanterns"})
    contributor.refresh_from_db()
    assert contributor.check_password("ten green lanterns")


def test_login_names_the_address_and_not_a_user_name(client, db):
    page = client.get("/admin/login/").content.decode()
    assert ("E-mail address" in page, "Username" in page) == (True, False)


def test_untouched_account_is_saved_as_it_was(as_administrator, contributor):
    address = address_of(contributor)
    assert as_administrator.post(address, filled_in(as_administrator.get(address))).status_code == 302
    again = User.objects.get(pk=contributor.pk)
    assert (again.password, again.roles) == (contributor.password, {"contributor"})

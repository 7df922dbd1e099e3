import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from tests.accounts.signing_in import PASSWORD, choose_password, link_in, sign_in
from tests.factories import make_user
from upr_tracker.accounts.models import User
from upr_tracker.accounts.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return make_user(email="person@example.org", password=PASSWORD, roles=[Role.CONTRIBUTOR])


def is_signed_in(client):
    return "_auth_user_id" in client.session


def messages_in(response):
    """What a form of the account pages says against what was typed."""
    return [message for messages in response.context["form"].errors.values() for message in messages]


def test_workbench_leads_to_the_page_where_people_sign_in(client):
    first = client.get("/admin/accounts/user/?q=a")
    second = client.get(first["Location"])
    assert first["Location"] == "/admin/login/?next=/admin/accounts/user/%3Fq%3Da"
    assert second["Location"] == "/accounts/login/?next=%2Fadmin%2Faccounts%2Fuser%2F%3Fq%3Da"


def test_password_opens_the_workbench(client, person):
    assert sign_in(client, person.email)["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("email", ["PERSON@example.org", " person@example.org "])
def test_address_is_taken_as_people_type_it(client, person, email):
    sign_in(client, email)
    assert is_signed_in(client)


def test_signing_in_leads_back_to_where_somebody_was_going(client, person):
    assert sign_in(client, person.email, next="/admin/")["Location"] == "/admin/"
    answer = Client().post("/accounts/login/?next=/admin/reports/", {"login": person.email, "password": PASSWORD})
    assert answer["Location"] == "/admin/reports/"


def test_signing_in_leads_to_no_other_site(client, person):
    address = "/accounts/login/?next=https://elsewhere.example.org/"
    assert client.post(address, {"login": person.email, "password": PASSWORD})["Location"] == "/admin/"


@pytest.mark.parametrize(("email", "password"), [("person@example.org", "wrong"), ("nobody@example.org", PASSWORD)])
def test_wrong_password_and_unknown_address_are_answered_alike(client, person, email, password):
    response = sign_in(client, email, password)
    assert messages_in(response) == ["This e-mail address and password do not belong together. Please try again."]
    assert not is_signed_in(client)


def test_form_asks_in_our_words(client):
    response = client.post("/accounts/login/", {"login": "nobody", "password": ""})
    assert messages_in(response) == [
        "This is not an e-mail address, such as name@example.org.",
        "Please fill this in.",
    ]


def test_account_pages_answer_scripts_as_they_answer_people(client, person):
    answer = sign_in(client, person.email, "wrong", headers={"accept": "application/json"})
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/html; charset=utf-8")


def test_closed_account_does_not_sign_in(client):
    closed = make_user(email="left@example.org", password=PASSWORD, is_active=False)
    answer = sign_in(client, closed.email)
    assert (answer["Location"], is_signed_in(client)) == ("/accounts/closed/", False)
    assert "This account is closed" in client.get("/accounts/closed/").content.decode()


def test_member_without_the_workbench_signs_in_and_is_refused_there(client):
    make_user(email="member@example.org", password=PASSWORD, is_staff=False)
    sign_in(client, "member@example.org")
    assert client.get("/admin/", follow=True).status_code == 403


def test_logging_out_needs_a_button(client, person):
    sign_in(client, person.email)
    for address in ("/accounts/logout/", "/admin/logout/"):
        assert client.get(address).status_code == 200
    assert is_signed_in(client)
    assert client.post("/admin/logout/")["Location"] == "/accounts/login/"
    assert not is_signed_in(client)


def account_addresses(patterns=None, prefix=""):
    for pattern in patterns or get_resolver("upr_tracker.accounts.urls").url_patterns:
        yield pattern.name


def test_there_are_no_account_pages_but_these():
    assert sorted(account_addresses()) == [
        "account_change_password",
        "account_inactive",
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_set_password",
        "language",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_authenticate",
        "mfa_deactivate_totp",
        "mfa_download_recovery_codes",
        "mfa_edit_webauthn",
        "mfa_generate_recovery_codes",
        "mfa_index",
        "mfa_list_webauthn",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_remove_webauthn",
        "mfa_view_recovery_codes",
        "second-factor",
        "sessions",
    ]


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_signup_by_passkey"])
def test_nobody_signs_up(client, name):
    with pytest.raises(NoReverseMatch):
        reverse(name)
    words = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    assert client.post("/accounts/signup/", words).status_code == 404
    assert User.objects.count() == 0


def test_forgotten_password_is_chosen_anew_by_a_link(client, person, mailoutbox):
    assert client.post("/accounts/password/forgotten/", {"email": person.email})["Location"].endswith("/sent/")
    [mail] = mailoutbox
    assert choose_password(client, mail, "ten green lanterns")["Location"] == "/admin/"
    person.refresh_from_db()
    assert (person.check_password("ten green lanterns"), is_signed_in(client)) == (True, True)
    assert "does not work any more" in Client().get(link_in(mail)).content.decode()


@pytest.mark.parametrize("email", ["nobody@example.org", "left@example.org"])
def test_forgotten_password_tells_not_who_has_an_account(client, person, mailoutbox, email):
    make_user(email="left@example.org", password=PASSWORD, is_active=False)
    known = client.post("/accounts/password/forgotten/", {"email": person.email})
    unknown = client.post("/accounts/password/forgotten/", {"email": email})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [mail.to for mail in mailoutbox] == [[person.email]]


@pytest.mark.parametrize("change", [{"is_active": False}, {"email": "other@example.org"}])
def test_link_ends_with_the_account_or_its_address(client, person, mailoutbox, change):
    client.post("/accounts/password/forgotten/", {"email": person.email})
    User.objects.update(**change)
    assert "does not work any more" in client.get(link_in(mailoutbox[0])).content.decode()


def test_link_ends_with_its_time(client, person, mailoutbox, settings):
    client.post("/accounts/password/forgotten/", {"email": person.email})
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "does not work any more" in client.get(link_in(mailoutbox[0])).content.decode()


def test_address_of_an_account_stands_in_one_place(client, person, mailoutbox):
    """An administrator who changes it has changed it everywhere: the old one opens nothing."""
    client.post("/accounts/password/forgotten/", {"email": person.email})
    choose_password(client, mailoutbox[0])
    assert EmailAddress.objects.count() == 0


@pytest.mark.parametrize(
    ("password", "message"),
    [
        ("short one", "This password is too short. Use at least 12 characters."),
        ("person@example", "This password is too much like your name or e-mail address."),
        ("q1w2e3r4t5y6", "Too many people use this password. Choose another."),
        ("928374650192", "This password is all digits. Use letters or words as well."),
    ],
)
def test_weak_password_is_refused_in_our_words(client, person, password, message):
    sign_in(client, person.email)
    words = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    assert messages_in(client.post("/accounts/password/", words)) == [message]


def test_password_is_changed_by_whoever_knows_it(client, person):
    sign_in(client, person.email)
    new = {"password1": "ten green lanterns", "password2": "ten green lantern"}
    refused = client.post("/accounts/password/", {"oldpassword": "wrong", **new})
    assert messages_in(refused) == ["This is not your current password.", "The two passwords are not the same."]
    new["password2"] = new["password1"]
    client.post("/accounts/password/", {"oldpassword": PASSWORD, **new})
    person.refresh_from_db()
    assert (person.check_password("ten green lanterns"), client.get("/admin/").status_code) == (True, 200)


def test_workbench_leads_to_our_page_for_changing_a_password(as_contributor):
    assert as_contributor.get("/admin/password_change/")["Location"] == "/accounts/password/"

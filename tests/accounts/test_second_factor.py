import datetime as dt

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.test import Client
from django.utils import timezone

from tests.accounts.signing_in import PASSWORD, code_of, give_app, recovery_codes_of, sign_in
from tests.factories import PUBLIC, make_review, make_user
from upr_tracker.accounts.adapters import CannotOpen, SecondFactorAdapter
from upr_tracker.accounts.roles import Role
from upr_tracker.accounts.rules import has_confirmed_recently, has_second_factor, needs_second_factor
from upr_tracker.accounts.sessions import SessionStore

pytestmark = pytest.mark.django_db

RECORD = ["/admin/", "/admin/recommendations/recommendation/", "/admin/accounts/user/", "/admin/jsi18n/", "/en/", "/"]


@pytest.fixture
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    settings.MFA_TOTP_TOLERANCE = 1  # a test may stand on the edge between two codes


@pytest.fixture
def person(settings):
    settings.MFA_TOTP_TOLERANCE = 1
    return make_user(email="person@example.org", password=PASSWORD, roles=[Role.REVIEWER])


def signed_in(person):
    """With a password, a moment ago."""
    client = Client()
    sign_in(client, person.email)
    return client


def set_up_app(client):
    """As people do: the page gives the secret, the app makes the code."""
    secret = client.get("/accounts/security/app/add/").context["form"].secret
    answer = client.post("/accounts/security/app/add/", {"code": code_of(secret)})
    return secret, answer


@pytest.mark.parametrize(
    ("name", "needs"),
    [
        ("visitor", False),
        ("inactive", False),
        ("member", False),
        ("contributor", False),
        ("reviewer", True),
        ("administrator", True),
        ("superuser", True),
    ],
)
def test_whoever_can_publish_needs_a_second_factor_where_it_is_required(request, settings, name, needs):
    person = request.getfixturevalue(name)
    assert needs_second_factor(person) is False
    settings.SECOND_FACTOR_REQUIRED = True
    assert needs_second_factor(person) is needs


def test_recovery_codes_alone_are_no_second_factor(reviewer):
    recovery_codes_of(reviewer)
    assert has_second_factor(reviewer) is False


@pytest.mark.parametrize("address", RECORD)
def test_nothing_of_the_record_is_shown_before_the_second_factor(required, as_reviewer, address):
    make_review(**PUBLIC)
    for method in (as_reviewer.get, as_reviewer.post):
        assert method(address)["Location"] == "/accounts/second-factor/"


def test_api_answers_everyone_as_a_stranger_all_the_same(required, as_reviewer):
    assert as_reviewer.get("/api/v1/recommendations/").status_code == 200


def test_page_says_why_and_leads_to_both_ways(required, as_reviewer):
    page = as_reviewer.get("/accounts/second-factor/").content.decode()
    assert "You can publish, so a password alone is not enough for your account." in page
    assert ("/accounts/security/app/add/" in page, "/accounts/security/keys/add/" in page) == (True, True)


def test_contributor_works_without(required, as_contributor):
    assert as_contributor.get("/admin/").status_code == 200
    assert as_contributor.get("/accounts/second-factor/")["Location"] == "/admin/"


def test_app_is_set_up_and_opens_the_workbench(required, person):
    client = signed_in(person)
    assert client.get("/admin/")["Location"] == "/accounts/second-factor/"
    _, answer = set_up_app(client)
    assert answer["Location"] == "/accounts/security/codes/"
    page = client.get("/accounts/security/codes/").content.decode()
    codes = recovery_codes_of(person)
    assert (len(codes), [code for code in codes if code not in page]) == (10, [])
    assert client.get("/admin/").status_code == 200


def test_wrong_code_sets_up_nothing(person):
    client = signed_in(person)
    client.get("/accounts/security/app/add/")
    page = client.post("/accounts/security/app/add/", {"code": "nonsense"}).content.decode()
    assert "This code is not right, or has run out." in page
    assert Authenticator.objects.count() == 0


def test_password_alone_does_not_sign_in(person):
    give_app(person)
    client = Client()
    assert sign_in(client, person.email)["Location"] == "/accounts/security/code/"
    assert client.get("/admin/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_code_of_the_app_signs_in_once(person):
    secret = give_app(person)
    code = code_of(secret)
    first, second = Client(), Client()
    for client in (first, second):
        sign_in(client, person.email)
    assert first.post("/accounts/security/code/", {"code": code})["Location"] == "/admin/"
    assert "This code is not right" in second.post("/accounts/security/code/", {"code": code}).content.decode()


def test_recovery_code_signs_in_once(person):
    give_app(person)
    code = recovery_codes_of(person)[0]
    answers = []
    for _ in range(2):
        client = Client()
        sign_in(client, person.email)
        answers.append(client.post("/accounts/security/code/", {"code": code}).status_code)
    assert answers == [302, 200]


def test_reset_password_does_not_do_away_with_the_second_factor(person, mailoutbox):
    give_app(person)
    client = Client()
    client.post("/accounts/password/forgotten/", {"email": person.email})
    words = {"password1": "ten green lanterns", "password2": "ten green lanterns"}
    address = client.get("/" + mailoutbox[0].body.split("//", 1)[1].split()[0].split("/", 1)[1])["Location"]
    assert client.post(address, words)["Location"] == "/accounts/security/code/"
    assert "_auth_user_id" not in client.session


def test_secrets_are_sealed_where_they_are_kept(person):
    secret = give_app(person)
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    adapter = SecondFactorAdapter()
    [app] = Authenticator.objects.filter(type="totp")
    assert (secret in kept, adapter.decrypt(app.data["secret"])) == (False, secret)


def test_secret_that_cannot_be_opened_lets_nobody_in(person, settings):
    give_app(person)
    settings.SECRET_KEY = "another secret"
    client = Client()
    sign_in(client, person.email)
    with pytest.raises(CannotOpen):
        client.post("/accounts/security/code/", {"code": "000000"})


def test_last_factor_stays_with_whoever_must_have_one(required, person):
    client = signed_in(person)
    set_up_app(client)
    page = client.post("/accounts/security/app/remove/").content.decode()
    assert "Whoever can publish needs a second factor." in page
    assert has_second_factor(person) is True


def test_app_may_go_where_a_key_stays(required, person):
    client = signed_in(person)
    set_up_app(client)
    WebAuthn.add(person, "Key", {})
    assert client.post("/accounts/security/app/remove/")["Location"] == "/accounts/security/"
    assert [factor.type for factor in Authenticator.objects.exclude(type="recovery_codes")] == ["webauthn"]


def test_whoever_removes_the_last_key_is_led_to_set_up_another(required, person):
    client = signed_in(person)
    key = WebAuthn.add(person, "Key", {}).instance
    client.post(f"/accounts/security/keys/{key.pk}/remove/")
    assert client.get("/admin/")["Location"] == "/accounts/second-factor/"


def test_contributor_may_remove_the_last(required):
    person = make_user(email="writer@example.org", password=PASSWORD, roles=[Role.CONTRIBUTOR])
    client = signed_in(person)
    set_up_app(client)
    assert client.post("/accounts/security/app/remove/")["Location"] == "/accounts/security/"
    assert Authenticator.objects.count() == 0


def test_key_of_another_is_neither_removed_nor_renamed(person, contributor):
    client = signed_in(person)
    key = WebAuthn.add(contributor, "Key", {}).instance
    for page in ("", "remove/"):
        assert client.post(f"/accounts/security/keys/{key.pk}/{page}", {"name": "Mine"}).status_code == 404
    key.refresh_from_db()
    assert key.data["name"] == "Key"


def an_hour_passes(client):
    store = SessionStore(client.session.session_key)
    for record in store["account_authentication_methods"]:
        record["at"] -= 3600
    store.save()


@pytest.mark.parametrize("page", ["app/add/", "keys/add/", "codes/new/", "codes/", "app/remove/"])
def test_second_factor_is_changed_by_whoever_confirmed_recently(person, page):
    client = signed_in(person)
    if page not in ("app/add/", "keys/add/"):
        set_up_app(client)
    assert client.get(f"/accounts/security/{page}").status_code == 200
    an_hour_passes(client)
    for method in (client.get, client.post):
        answer = method(f"/accounts/security/{page}")
        expected = f"/accounts/confirm/?next=%2Faccounts%2Fsecurity%2F{page.replace('/', '%2F')}"
        assert (answer.status_code, answer.headers.get("Location")) in ((302, expected), (405, None))


def test_password_confirms_and_leads_back(person):
    client = signed_in(person)
    an_hour_passes(client)
    address = "/accounts/confirm/?next=/accounts/security/app/add/"
    assert "This is not your password." in client.post(address, {"password": "wrong"}).content.decode()
    assert client.post(address, {"password": PASSWORD})["Location"] == "/accounts/security/app/add/"
    assert client.get("/accounts/security/app/add/").status_code == 200


def test_code_confirms_too(person):
    client = signed_in(person)
    secret, _ = set_up_app(client)
    an_hour_passes(client)
    answer = client.post("/accounts/security/confirm/code/?next=/accounts/security/codes/", {"code": code_of(secret)})
    assert answer["Location"] == "/accounts/security/codes/"


def test_confirmed_recently_is_a_question_for_other_rooms(person, rf, client):
    request = rf.get("/")
    request.user, request.session = person, {}
    assert has_confirmed_recently(request) is False
    sign_in(client, person.email)
    request.session = client.session
    assert has_confirmed_recently(request) is True
    an_hour_passes(client)
    request.session = client.session
    assert has_confirmed_recently(request) is False


def test_confirmation_of_one_person_is_not_anothers(person, contributor, rf, client):
    sign_in(client, person.email)
    request = rf.get("/")
    request.user, request.session = contributor, client.session
    assert has_confirmed_recently(request) is False


def test_page_of_factors_tells_what_is_set_up(person):
    client = signed_in(person)
    set_up_app(client)
    WebAuthn.add(person, "Key", {})
    page = client.get("/accounts/security/").content.decode()
    assert ("An app is set up." in page, "1 key is set up." in page, "10 codes are left." in page) == (True,) * 3


def test_key_is_listed_with_its_name_and_day(as_contributor, contributor):
    key = WebAuthn.add(contributor, "On the <ring>", {}).instance
    noon = timezone.make_aware(dt.datetime(2022, 3, 3, 12, 0))
    Authenticator.objects.filter(pk=key.pk).update(created_at=noon)
    page = as_contributor.get("/accounts/security/keys/").content.decode()
    assert ("On the &lt;ring&gt;" in page, "Added on 2022-03-03" in page) == (True, True)


def test_recovery_codes_can_be_saved_as_a_file(person):
    client = signed_in(person)
    set_up_app(client)
    answer = client.get("/accounts/security/codes/download/")
    assert answer.content.decode().split() == recovery_codes_of(person)
    assert answer["Content-Disposition"] == 'attachment; filename="recovery-codes.txt"'

import pytest
from django.test import Client

from tests.accounts.signing_in import PASSWORD, sign_in
from tests.factories import PUBLIC, make_review, make_user
from upr_tracker.accounts.roles import Role

pytestmark = pytest.mark.django_db


def language_of(response):
    return response.content.decode().partition('<html lang="')[2][:2]


@pytest.fixture
def person():
    return make_user(email="person@example.org", password=PASSWORD, roles=[Role.CONTRIBUTOR], language="km")


@pytest.mark.parametrize("address", ["/admin/", "/accounts/sessions/", "/accounts/security/"])
def test_account_decides_the_language_of_workbench_and_account_pages(client, person, address):
    client.force_login(person)
    response = client.get(address, headers={"accept-language": "en"})
    assert (language_of(response), response["Content-Language"]) == ("km", "km")


def test_public_pages_go_by_their_address(client, person):
    make_review(**PUBLIC)
    client.force_login(person)
    assert [language_of(client.get(address)) for address in ("/en/", "/km/")] == ["en", "km"]


def test_browser_decides_before_signing_in(client):
    answers = [client.get("/accounts/login/", headers={"accept-language": code}) for code in ("km", "en", "fr")]
    assert [language_of(answer) for answer in answers] == ["km", "en", "en"]


def test_choice_is_kept_with_the_account(client, person):
    client.force_login(person)
    answer = client.post("/accounts/language/", {"language": "en", "next": "/accounts/sessions/"})
    person.refresh_from_db()
    assert (answer["Location"], person.language) == ("/accounts/sessions/", "en")
    assert "account_language" not in client.cookies


def test_choice_of_a_stranger_is_kept_for_the_account_pages_alone(client):
    client.post("/accounts/language/", {"language": "km", "next": "/accounts/login/"})
    cookie = client.cookies["account_language"]
    assert (cookie["path"], cookie["max-age"], cookie["httponly"]) == ("/accounts/", "", True)
    assert language_of(client.get("/accounts/login/")) == "km"


def test_account_comes_before_the_choice_of_a_stranger(client, person):
    client.post("/accounts/language/", {"language": "en"})
    sign_in(client, person.email)
    assert language_of(client.get("/accounts/sessions/")) == "km"


@pytest.mark.parametrize("chosen", ["", "fr", "../../", "x" * 300, "\0"])
def test_nonsense_is_no_language(client, person, chosen):
    stranger = Client()
    stranger.post("/accounts/language/", {"language": chosen})
    client.force_login(person)
    client.post("/accounts/language/", {"language": chosen})
    person.refresh_from_db()
    assert (person.language, dict(stranger.cookies)) == ("km", {})


@pytest.mark.parametrize("address", ["https://elsewhere.example.org/", "//elsewhere.example.org", "", "javascript:x"])
def test_choice_leads_to_no_other_site(client, address):
    assert client.post("/accounts/language/", {"language": "km", "next": address})["Location"] == "/admin/"


def test_language_is_not_changed_by_a_link(client, person):
    client.force_login(person)
    assert client.get("/accounts/language/?language=en").status_code == 405


def test_cookie_with_nonsense_is_left_aside(client):
    client.cookies["account_language"] = "../../etc"
    assert language_of(client.get("/accounts/login/")) == "en"

import re

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from tests.accounts.signing_in import ADDRESS, DEVICE, cached, everything_kept, give_app, link_in, sign_in
from tests.factories import make_user
from upr_tracker.accounts.limits import SALT

pytestmark = pytest.mark.django_db

PASSWORD = "nine green lanterns"
BROWSER = {"REMOTE_ADDR": ADDRESS, "HTTP_USER_AGENT": DEVICE}
KEY = re.compile(r":1:([0-9a-f]{64}|salt-of-the-day)")


@pytest.fixture
def person():
    return make_user(email="person@example.org", password=PASSWORD)


def marks(text):
    return [mark for mark in (ADDRESS, DEVICE, "203.0.113", "stranger@example.org") if mark in text]


def test_nothing_kept_tells_who_tried_to_sign_in(client, person, mailoutbox):
    sign_in(client, "stranger@example.org", "wrong", **BROWSER)
    sign_in(client, person.email, "wrong", **BROWSER)
    client.post("/accounts/password/forgotten/", {"email": "stranger@example.org"}, **BROWSER)
    client.post("/accounts/password/forgotten/", {"email": person.email}, **BROWSER)
    client.get(link_in(mailoutbox[0]), **BROWSER)
    assert sign_in(client, person.email, PASSWORD, **BROWSER).status_code == 302
    kept = everything_kept()
    assert (marks(kept), len(cached()) > 5) == ([], True)


def test_nothing_kept_tells_who_confirmed_or_used_a_second_factor(client, person):
    give_app(person)
    sign_in(client, person.email, PASSWORD, **BROWSER)
    client.post("/accounts/security/code/", {"code": "000000"}, **BROWSER)
    unconfirmed = Client()
    unconfirmed.force_login(person)
    for page in ("app/remove/", "codes/new/"):
        answer = unconfirmed.post(f"/accounts/security/{page}", {"secret-words": "typed"}, **BROWSER)
        assert answer["Location"].startswith("/accounts/confirm/")
    unconfirmed.post("/accounts/confirm/", {"password": "wrong"}, **BROWSER)
    kept = everything_kept()
    assert (marks(kept), "secret-words" in kept, "000000" in str(cached())) == ([], False, False)


def test_session_holds_no_address_of_the_person_either(client, person):
    sign_in(client, person.email, PASSWORD, **BROWSER)
    assert person.email not in str(dict(client.session.items()))


def test_keys_are_blind_and_values_are_times(client, person):
    sign_in(client, person.email, "wrong", **BROWSER)
    kept = cached()
    assert [key for key, _ in kept if not KEY.fullmatch(key)] == []
    assert {type(value) for key, value in kept if not key.endswith("salt-of-the-day")} == {list}


def test_keys_cannot_be_told_from_others_on_another_day():
    """A new salt is random, not derived from anything."""
    cache.set("tries of 203.0.113.77", 1)
    first = {key for key, _ in cached()}
    cache.delete(SALT)
    cache.set("tries of 203.0.113.77", 1)
    second = {key for key, _ in cached()} - first
    assert (len(second), cache.get("tries of 203.0.113.77")) == (1, 1)


def test_salt_is_kept_for_the_day():
    cache.get("one")
    salt = cache.get(SALT)
    cache.get("another")
    assert (cache.get(SALT), len(salt)) == (salt, 64)


def test_new_day_begins_with_nothing_of_the_day_before():
    cache.set("tries of 203.0.113.77", 1)
    cache.touch(SALT, -1)
    cache.set("tries of 198.51.100.1", 1)
    assert (cache.get("tries of 203.0.113.77"), len(cached())) == (None, 2)


def test_command_forgets_the_day_before_and_nothing_of_today():
    cache.set("tries of 203.0.113.77", 1)
    call_command("forget_expired")
    assert (cache.get("tries of 203.0.113.77"), len(cached())) == (1, 2)
    cache.touch(SALT, -1)
    call_command("forget_expired")
    assert cached() == []


def test_password_is_not_tried_for_ever(client, person):
    for _ in range(5):
        sign_in(client, person.email, "wrong")
    page = sign_in(client, person.email, PASSWORD).content.decode()
    assert "Too many tries. Please wait a few minutes, and try again." in page
    assert "_auth_user_id" not in client.session


def test_many_passwords_are_not_tried_from_one_place(client):
    for number in range(10):
        sign_in(client, f"person-{number}@example.org", "wrong", **BROWSER)
    page = sign_in(client, "person-10@example.org", "wrong", **BROWSER).content.decode()
    elsewhere = sign_in(client, "person-10@example.org", "wrong", REMOTE_ADDR="198.51.100.1").content.decode()
    assert ("Too many tries" in page, "Too many tries" in elsewhere) == (True, False)


@pytest.mark.parametrize(("language", "heading"), [("en", "Too many tries"), ("km", '<html lang="km"')])
def test_too_many_resets_are_answered_with_a_page_of_ours(client, person, mailoutbox, language, heading):
    client.post("/accounts/language/", {"language": language})
    for _ in range(6):
        answer = client.post("/accounts/password/forgotten/", {"email": person.email})
    assert (answer.status_code, heading in answer.content.decode(), len(mailoutbox)) == (429, True, 5)


def test_codes_are_not_tried_for_ever(client, person):
    give_app(person)
    sign_in(client, person.email)
    pages = [client.post("/accounts/security/code/", {"code": "nonsense"}).content.decode() for _ in range(6)]
    assert ["Too many tries" in page for page in pages] == [False] * 5 + [True]


def test_two_addresses_of_one_network_are_one_place(client):
    """Somebody with a whole IPv6 network of their own does not get a new count for each address."""
    for number in range(10):
        sign_in(client, f"person-{number}@example.org", "wrong", REMOTE_ADDR=f"2001:db8::{number:x}")
    page = sign_in(client, "person-10@example.org", "wrong", REMOTE_ADDR="2001:db8::ffff").content.decode()
    assert "Too many tries" in page


def test_place_of_a_reader_behind_our_proxy_is_the_readers_own(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    told = {"REMOTE_ADDR": "127.0.0.1"}
    for number in range(10):
        sign_in(client, f"person-{number}@example.org", "wrong", HTTP_X_FORWARDED_FOR=ADDRESS, **told)
    same = sign_in(client, "a@example.org", "wrong", HTTP_X_FORWARDED_FOR=ADDRESS, **told).content.decode()
    other = sign_in(client, "a@example.org", "wrong", HTTP_X_FORWARDED_FOR="198.51.100.1", **told).content.decode()
    assert ("Too many tries" in same, "Too many tries" in other) == (True, False)

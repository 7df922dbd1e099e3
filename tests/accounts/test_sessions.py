import datetime as dt

import pytest
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from tests.accounts.signing_in import PASSWORD, sign_in
from tests.factories import make_user
from upr_tracker.accounts.models import Session
from upr_tracker.accounts.roles import Role
from upr_tracker.accounts.sessions import SessionStore

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return make_user(email="person@example.org", password=PASSWORD, roles=[Role.CONTRIBUTOR])


def browser_of(person):
    client = Client()
    assert sign_in(client, person.email)["Location"] == "/admin/"
    return client


def is_open(client):
    return client.get("/admin/").status_code == 200


def test_session_keeps_whose_it_is_since_when_and_the_last_day(person):
    browser_of(person)
    assert {field.name for field in Session._meta.fields} == {
        *("session_key", "session_data", "expire_date"),
        *("user", "begun_at", "used_on"),
    }
    row = Session.objects.get()
    assert (row.user, row.used_on) == (person, timezone.localdate())


def test_content_of_a_session_is_sealed(person):
    browser_of(person)
    row = Session.objects.get()
    assert row.get_decoded()["_auth_user_id"] == str(person.pk)
    assert DatabaseStore().decode(row.session_data) == {}
    assert str(row.session_key) not in str(row)


def test_session_sealed_with_a_secret_that_is_gone_is_empty(person, settings):
    client = browser_of(person)
    settings.SECRET_KEY = "another secret"
    assert client.get("/admin/").status_code == 302


def test_last_day_of_use_is_kept_and_no_hour(person):
    client = browser_of(person)
    store = SessionStore(Session.objects.get().session_key)
    store["used_on"] = "2022-01-31"
    store.save()
    begun = Session.objects.get().begun_at
    assert Session.objects.get().used_on == dt.date(2022, 1, 31)
    assert is_open(client)
    row = Session.objects.get()
    assert (row.used_on, row.begun_at) == (timezone.localdate(), begun)


def test_visitor_of_public_pages_has_no_session(client, record):
    client.get("/en/")
    assert (Session.objects.count(), client.cookies) == (0, {})


def handles_in(client):
    return [session.handle for session in client.get("/accounts/sessions/").context["sessions"]]


def test_people_see_their_own_sessions_only(person, contributor):
    here, there, theirs = browser_of(person), browser_of(person), Client()
    theirs.force_login(contributor)
    assert (len(handles_in(here)), len(handles_in(there)), len(handles_in(theirs))) == (2, 2, 1)


def test_page_names_sessions_without_telling_their_keys(person):
    client = browser_of(person)
    browser_of(person)
    page = client.get("/accounts/sessions/").content.decode()
    assert [row.session_key for row in Session.objects.all() if row.session_key in page] == []


def test_one_session_is_ended(person):
    here, there, third = browser_of(person), browser_of(person), browser_of(person)
    handle = Session.objects.get(session_key=there.session.session_key).handle
    assert here.post("/accounts/sessions/", {"session": handle})["Location"] == "/accounts/sessions/"
    assert (is_open(here), is_open(there), is_open(third)) == (True, False, True)


def test_all_but_this_session_are_ended(person, contributor):
    here, there, theirs = browser_of(person), browser_of(person), Client()
    theirs.force_login(contributor)
    here.post("/accounts/sessions/", {"others": "yes"})
    assert (is_open(here), is_open(there), is_open(theirs)) == (True, False, True)


@pytest.mark.parametrize("handle", ["", "nonsense", "\0", "theirs"])
def test_session_of_another_is_not_ended(person, contributor, handle):
    here, theirs = browser_of(person), Client()
    theirs.force_login(contributor)
    if handle == "theirs":
        handle = Session.objects.get(user=contributor).handle
    here.post("/accounts/sessions/", {"session": handle})
    assert (is_open(here), is_open(theirs)) == (True, True)


def test_changing_the_password_ends_the_others(person):
    here, there = browser_of(person), browser_of(person)
    new = {"password1": "ten green lanterns", "password2": "ten green lanterns"}
    here.post("/accounts/password/", {"oldpassword": PASSWORD, **new})
    assert [row.session_key for row in Session.objects.filter(user=person)] == [here.session.session_key]
    assert (is_open(here), is_open(there)) == (True, False)


def test_strangers_have_no_sessions_page(client):
    assert client.get("/accounts/sessions/")["Location"] == "/accounts/login/?next=/accounts/sessions/"


@pytest.mark.parametrize("command", ["clearsessions", "forget_expired"])
def test_command_forgets_what_has_run_out(person, command):
    browser_of(person)
    browser_of(person)
    Session.objects.filter(pk=Session.objects.first().pk).update(expire_date=timezone.now() - dt.timedelta(days=1))
    call_command(command)
    assert Session.objects.count() == 1


def test_session_that_has_run_out_is_not_shown(person):
    here = browser_of(person)
    there = browser_of(person)
    Session.objects.filter(pk=there.session.session_key).update(expire_date=timezone.now() - dt.timedelta(days=1))
    assert len(handles_in(here)) == 1

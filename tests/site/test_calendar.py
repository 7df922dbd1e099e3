"""A person's dates as a calendar, by a secret link."""

import datetime as dt
import hashlib
import re

import pytest
from icalendar import Calendar

from tests.factories import (
    DRAFT,
    PUBLIC,
    PUBLISHED_PRIVATELY,
    WITHDRAWN,
    make_follow_up,
    make_recommendation,
    make_review,
)
from upr_tracker.accounts.calendar_links import make_calendar_link, person_with, revoke_calendar_link
from upr_tracker.accounts.models import CalendarLink, User

pytestmark = pytest.mark.django_db

PAGE = "/admin/calendar/"


@pytest.fixture
def token(contributor):
    return make_calendar_link(by=contributor)


def fetched(client, token):
    response = client.get(f"/calendar/{token}.ics")
    assert response.status_code == 200
    return Calendar.from_ical(response.content).walk("VEVENT")


def days(events):
    return [(str(event["summary"]), event.decoded("dtstart"), event.decoded("dtend")) for event in events]


@pytest.fixture
def review():
    return make_review(**PUBLIC)


def test_feed_has_next_steps_dates_named_in_texts_and_expected_reviews(client, token, review):
    make_follow_up(review=review, text_en="Write to the Ministry", by_when="2022-04", **PUBLIC)
    named = {"text_en": "Adopt it by 2023.", "named_date": "2023", "named_date_words": "by 2023"}
    make_recommendation(review=review, **named, **PUBLIC)
    type(review).objects.filter(pk=review.pk).update(next_expected="2024-02-28")
    assert days(fetched(client, token)) == [
        ("Next step", dt.date(2022, 4, 30), dt.date(2022, 5, 1)),
        ("Date to look at", dt.date(2023, 12, 31), dt.date(2024, 1, 1)),
        ("Date to look at", dt.date(2024, 2, 28), dt.date(2024, 2, 29)),
    ]


def test_feed_has_the_last_of_all_days(client, token, review):
    """After 9999-12-31 there is no day to end on, and one that begins without an end lasts that day (RFC 5545)."""
    make_follow_up(review=review, by_when="9999", **PUBLIC)
    make_follow_up(review=review, by_when="9998", **PUBLIC)
    found = [(event.decoded("dtstart"), event.decoded("dtend", None)) for event in fetched(client, token)]
    assert sorted(found) == [
        (dt.date(9998, 12, 31), dt.date(9999, 1, 1)),
        (dt.date(9999, 12, 31), None),
    ]


def test_feed_says_nothing_of_what_a_date_is_about(client, token, review, settings):
    settings.SITE_ADDRESS = "https://record.example.org"
    row = make_follow_up(review=review, text_en="Write to the Ministry", by_when="2022-04", **PUBLIC)
    (event,) = fetched(client, token)
    told = {name: str(event[name]) for name in ("UID", "SUMMARY", "DESCRIPTION", "TRANSP")}
    assert told == {
        "UID": str(row.uid),
        "SUMMARY": "Next step",
        "DESCRIPTION": f"https://record.example.org/admin/stakeholders/followup/{row.pk}/change/",
        "TRANSP": "TRANSPARENT",
    }
    assert set(event) - set(told) == {"DTSTAMP", "DTSTART", "DTEND"}
    words = client.get(f"/calendar/{token}.ics").content.decode()
    assert re.search("Ministry|UPR|LGBT|Universal", words) is None


def test_feed_leaves_out_what_is_done_withdrawn_or_without_a_day(client, token, review):
    make_follow_up(review=review, **PUBLIC)
    make_follow_up(review=review, by_when="2022", is_done=True, **PUBLIC)
    make_follow_up(review=review, by_when="2022", **WITHDRAWN)
    assert fetched(client, token) == []


def test_feed_shows_what_its_person_may_see_at_each_fetch(client, token, contributor, reviewer, review):
    make_follow_up(review=review, by_when="2021", author=contributor, **DRAFT)
    hidden = make_follow_up(review=review, by_when="2022", **PUBLISHED_PRIVATELY)
    other = make_calendar_link(by=reviewer)
    years = [[day.year for _, day, _ in days(fetched(client, each))] for each in (token, other)]
    assert years == [[2021], [2021, 2022]]
    type(hidden).objects.filter(pk=hidden.pk).update(audience="coalition")
    assert [day.year for _, day, _ in days(fetched(client, token))] == [2021, 2022]


def test_feed_is_kept_by_nobody(client, token):
    response = client.get(f"/calendar/{token}.ics")
    found = {name: response[name] for name in ("Content-Type", "Cache-Control", "X-Robots-Tag", "Referrer-Policy")}
    assert found == {
        "Content-Type": "text/calendar; charset=utf-8",
        "Cache-Control": "private, no-store",
        "X-Robots-Tag": "noindex",
        "Referrer-Policy": "no-referrer",
    }
    assert response.cookies == {}


def test_unknown_token_is_no_page(client, token):
    wrong = (token[:-1], token + "A", token.upper(), "x", hashlib.sha256(token.encode()).hexdigest())
    assert [client.get(f"/calendar/{each}.ics").status_code for each in wrong] == [404] * 5


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False}])
def test_link_of_a_person_who_left_stops_at_once(client, token, contributor, change):
    assert client.get(f"/calendar/{token}.ics").status_code == 200
    User.objects.filter(pk=contributor.pk).update(**change)
    assert client.get(f"/calendar/{token}.ics").status_code == 404


def test_link_of_a_person_without_a_role_stops_at_once(client, token, contributor):
    contributor.groups.clear()
    assert client.get(f"/calendar/{token}.ics").status_code == 404


def test_token_is_kept_only_as_a_hash(token, contributor):
    assert len(token) == 43
    link = CalendarLink.objects.get()
    assert link.token_sha256 == hashlib.sha256(token.encode()).hexdigest()
    assert token not in str(link) + str(vars(link))
    assert person_with(token) == contributor


def test_new_link_revokes_the_older_one(client, token, contributor):
    newer = make_calendar_link(by=contributor)
    assert newer != token
    assert [client.get(f"/calendar/{each}.ics").status_code for each in (token, newer)] == [404, 200]
    assert CalendarLink.objects.count() == 1


def test_revoking_leaves_the_links_of_others(client, token, contributor, reviewer):
    other = make_calendar_link(by=reviewer)
    revoke_calendar_link(by=contributor)
    assert [client.get(f"/calendar/{each}.ics").status_code for each in (token, other)] == [404, 200]


# The page in the workbench


def test_page_shows_a_new_link_once(as_contributor, client, settings):
    settings.SITE_ADDRESS = "https://record.example.org"
    assert as_contributor.get(PAGE).context["address"] == ""
    made = as_contributor.post(PAGE, {"make": "1"})
    address = made.context["address"]
    assert re.fullmatch(r"https://record\.example\.org/calendar/[\w-]{43}\.ics", address)
    assert address in made.content.decode()
    assert "no-store" in made["Cache-Control"]
    assert client.get(address.removeprefix("https://record.example.org")).status_code == 200
    again = as_contributor.get(PAGE)
    assert address.rpartition("/")[2] not in again.content.decode()
    assert "It cannot be shown again." in again.content.decode()


def test_page_revokes_the_link(as_contributor, client, token):
    page = as_contributor.post(PAGE, {"revoke": "1"})
    assert (page.status_code, page.context["link"], CalendarLink.objects.count()) == (200, None, 0)
    assert client.get(f"/calendar/{token}.ics").status_code == 404


def test_page_is_for_those_who_use_the_workbench(client, as_member):
    assert [each.post(PAGE, {"make": "1"}).status_code for each in (client, as_member)] == [302, 302]
    assert CalendarLink.objects.count() == 0

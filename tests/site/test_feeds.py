"""The Atom feeds: what a reader of feeds needs of them, and that they answer everybody as a stranger."""

import datetime as dt

import pytest
from lxml import etree

from tests.factories import (
    DRAFT,
    FOR_COALITION,
    PUBLIC,
    make_assessment,
    make_dialogue,
    make_recommendation,
    make_review,
    make_state,
    make_theme,
)

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def feed_at(client, address):
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return etree.fromstring(response.content)


def of(entry, name):
    return entry.findtext(f"{ATOM}{name}")


@pytest.fixture
def promised():
    """A recommendation that was judged, with its review, theme and State."""
    review, atlantis = make_review(slug="here", **PUBLIC), make_state(slug="atlantis", name_en="Atlantis")
    theme = make_theme(review=review, slug="law", **PUBLIC)
    row = make_recommendation(review=review, theme=theme, states=[atlantis], paragraph_number="1", slug="one", **PUBLIC)
    return make_assessment(covers=[row], **PUBLIC)


def test_feed_says_what_it_is_where_it_is_and_when_it_changed(client, promised):
    feed = feed_at(client, "/en/here/changes.atom")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert feed.get(XML_LANG) == "en"
    assert links == {"self": f"{SITE}/en/here/changes.atom", "alternate": f"{SITE}/en/here/"}
    assert of(feed, "id") == f"{SITE}/en/here/changes.atom"
    assert of(feed, "updated") == "2022-03-03T00:00:00+07:00"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Civil society coalition"


SITE = "http://127.0.0.1:8000"


@pytest.mark.parametrize("path", ["changes", "themes/law", "states/atlantis"])
def test_entry_leads_to_its_page_and_keeps_its_name(client, promised, path):
    (entry,) = feed_at(client, f"/en/here/{path}.atom").findall(f"{ATOM}entry")
    assert of(entry, "title") == "New assessment: 1 Atlantis: Some progress made"
    assert of(entry, "id") == f"tag:127.0.0.1,2022-03-03:{promised.uid}"
    assert of(entry, "updated") == "2022-03-03T00:00:00+07:00"
    assert entry.find(f"{ATOM}link").get("href") == f"{SITE}/en/here/recommendations/one/"
    assert of(entry, "summary") == "Situation as of January 2022. Assessed by civil society, published 3 March 2022"


def test_khmer_feed_marks_what_is_english(client, promised):
    row = promised.covers.get()
    type(row).objects.update(shown_since=dt.date(2026, 1, 1))
    feed = feed_at(client, "/km/here/changes.atom")
    english, khmer = feed.findall(f"{ATOM}entry/{ATOM}summary")
    assert feed.get(XML_LANG) == "km"
    assert (english.text, english.get(XML_LANG)) == (row.text_en, "en")
    assert khmer.get(XML_LANG) is None


def test_feed_is_the_same_each_time_and_not_sent_twice(client, promised):
    first = client.get("/en/here/changes.atom")
    assert client.get("/en/here/changes.atom").content == first.content
    assert first["Last-Modified"] == "Wed, 02 Mar 2022 17:00:00 GMT"
    assert client.get("/en/here/changes.atom", headers={"if-none-match": first["ETag"]}).status_code == 304
    assert client.get("/en/here/changes.atom", headers={"if-modified-since": first["Last-Modified"]}).status_code == 304
    make_assessment(covers=promised.covers.all(), published_on="2022-05-01", **PUBLIC)
    assert client.get("/en/here/changes.atom", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_withdrawal_is_seen_by_whoever_asks_again(client, promised):
    """What was there last is older than what is gone, so a date alone would hide that it is."""
    first = client.get("/en/here/changes.atom")
    type(promised).objects.update(state="withdrawn")
    asked = {"if-none-match": first["ETag"], "if-modified-since": first["Last-Modified"]}
    again = client.get("/en/here/changes.atom", headers=asked)
    assert (again.status_code, b"<entry>" in again.content) == (200, False)
    assert again["Cache-Control"] == "public, no-cache"


def test_feed_without_entries_is_the_same_each_time(client):
    make_review(slug="here", **PUBLIC)
    assert of(feed_at(client, "/en/here/changes.atom"), "updated") == "2000-01-01T00:00:00+00:00"


def test_feed_answers_everybody_as_a_stranger(client, as_reviewer, as_administrator, promised):
    for state in (DRAFT, FOR_COALITION):
        make_dialogue(review=promised.review, **{**state, "shown_since": dt.date(2026, 1, 1)})
    asked = [reader.get("/en/here/changes.atom").content for reader in (client, as_reviewer, as_administrator)]
    assert asked == [asked[0]] * 3
    assert asked[0].count(b"<entry>") == 1


@pytest.mark.parametrize("path", ["changes", "themes/law", "states/atlantis"])
def test_feed_gives_no_cookie(client, promised, path):
    assert client.get(f"/en/here/{path}.atom").cookies == {}


@pytest.mark.parametrize("path", ["nowhere/changes", "here/themes/no", "here/states/no", "here/themes/hidden"])
@pytest.mark.parametrize(("language", "words"), [("en", "This page does not exist"), ("km", '<html lang="km">')])
def test_feed_that_is_not_there_is_a_page_in_the_reader_s_language(client, promised, path, language, words):
    make_theme(review=promised.review, slug="hidden", **DRAFT)
    response = client.get(f"/{language}/{path}.atom")
    assert (response.status_code, words in response.content.decode()) == (404, True)

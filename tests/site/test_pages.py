"""Every public page in both languages, with the real record: what it says, and what it does with bad input."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from recommendations.models import Recommendation, State
from reports.models import Edition, Report
from stakeholders.models import Dialogue
from tests.source.sentences import MEDIA, SENTENCES

pytestmark = pytest.mark.django_db

LISTS = [
    "home",
    "recommendations",
    "states",
    "timeline",
    "dialogues",
    "asks",
    "media",
    "organisations",
    "reports",
    "about",
]
HERE = "cambodia-3"


def visible_text(response):
    """What a reader reads: without tags, entities and doubled spaces."""
    text = re.sub(r"<(head|svg)\b.*?</\1>", " ", response.content.decode(), flags=re.S)
    text = re.sub(r"</?(span|em|b|strong|i|time|a)\b[^>]*>", "", text)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def address(name, language, *args):
    with translation.override(language):
        return reverse(name, args=[HERE, *args])


def every_page(language):
    yield f"/{language}/"
    yield from (address(name, language) for name in LISTS)
    yield from (address("recommendation", language, row.slug) for row in Recommendation.objects.all())
    yield from (address("state", language, row.slug) for row in State.objects.exclude(iso_code="KH"))
    yield from (address("dialogue", language, row.slug) for row in Dialogue.objects.all())
    yield from (address("report", language, row.slug) for row in Report.objects.all())
    yield from (address("edition", language, row.report.slug, row.number) for row in Edition.objects.all())


@pytest.mark.parametrize("language", ["en", "km"])
def test_every_page_opens_and_is_in_its_language(record, client, language):
    for url in every_page(language):
        response = client.get(url)
        assert response.status_code == 200, url
        assert response["Content-Language"] == language
        assert f'<html lang="{language}">' in response.content.decode()


def test_every_page_is_without_script_style_and_cookie(record, client):
    for url in every_page("en"):
        response = client.get(url)
        body = response.content.decode()
        assert re.findall(r"<script|\sstyle=|\son\w+=|javascript:", body) == [], url
        assert response.cookies == {}, url


@pytest.fixture(scope="module")
def said(record, django_db_blocker):
    """What all English pages say."""
    with django_db_blocker.unblock():
        return " ".join(visible_text(Client().get(url)) for url in every_page("en"))


@pytest.mark.parametrize("part", sorted(SENTENCES))
def test_every_sentence_of_the_source_stands_on_a_page(said, part):
    assert [sentence for sentence in SENTENCES[part] if " ".join(sentence.split()) not in said] == []


def test_pages_are_read_and_never_written_to(record, client):
    for url in every_page("en"):
        assert [client.head(url).status_code, client.post(url).status_code] == [200, 405], url


def test_media_page_has_every_link_without_tracking(record, client):
    body = html.unescape(client.get(address("media", "en")).content.decode())
    assert [link for entry in MEDIA for link in entry.links if f'href="{link}"' not in body] == []
    assert "fbclid" not in body


@pytest.mark.parametrize(("header", "language"), [("km", "km"), ("en-GB,en;q=0.9", "en"), ("fr", "en"), ("", "en")])
def test_front_door_leads_to_the_reader_s_language(record, client, header, language):
    response = client.get("/", headers={"accept-language": header})
    assert (response.status_code, response["Location"]) == (302, f"/{language}/")


@pytest.mark.parametrize(("language", "words"), [("en", "This page does not exist"), ("km", 'lang="km"')])
def test_unknown_slug_is_a_page_in_the_reader_s_language(record, client, language, words):
    for name in ("recommendation", "state", "dialogue", "report"):
        response = client.get(address(name, language, "no-such-thing"))
        assert response.status_code == 404
        assert words in response.content.decode()
    assert client.get(f"/{language}/no-such-review/recommendations/").status_code == 404


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("recommendations", "status=perhaps"),
        ("recommendations", "theme=x"),
        ("recommendations", "state=atlantis"),
        ("recommendations", "date_passed=maybe"),
        ("states", "q=%00"),
        ("timeline", "q=%00"),
        ("dialogues", "with=x"),
        ("asks", "to=x"),
        ("asks", "theme=x"),
        ("media", "language=xx"),
        ("organisations", "kind=x"),
        ("reports", "kind=x"),
        *((name, "q=" + "x" * 10_000) for name in ("recommendations", "states", "timeline", "asks", "media")),
    ],
)
@pytest.mark.parametrize("language", ["en", "km"])
def test_nonsense_in_a_filter_is_said_above_the_list(record, client, name, query, language):
    response = client.get(f"{address(name, language)}?{query}")
    body = response.content.decode()
    assert response.status_code == 200
    assert body.count('role="alert"') == 1
    assert body.index('role="alert"') < body.index('class="filter"')


def test_parameter_that_a_list_does_not_know_changes_nothing(record, client):
    plain = visible_text(client.get(address("media", "en")))
    assert visible_text(client.get(address("media", "en") + "?colour=x")) == plain


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("state=iceland", ["110-47-iceland", "110-45-iceland", "110-54-iceland"]),
        ("state=iceland&theme=gender-recognition", ["110-54-iceland"]),
        ("status=some-progress", ["110-50-mexico", "110-53-uruguay"]),
        ("q=article+45", ["110-51-netherlands", "110-55-canada"]),
        ("q=110.54", ["110-54-australia", "110-54-iceland"]),
        ("date_passed=yes", ["110-54-australia"]),
        ("status=fully-implemented", []),
    ],
)
def test_recommendations_are_filtered_by_the_address(record, client, query, slugs):
    body = client.get(f"{address('recommendations', 'en')}?{query}").content.decode()
    assert re.findall(r'<li class="card" id="r-([^"]+)"', body) == slugs
    assert f"{len(slugs)} of 9 recommendations" in body


def test_home_says_what_was_promised_where_it_stands_and_as_of_when(record, client):
    page = visible_text(client.get("/en/"))
    assert "In 2019 Cambodia accepted nine recommendations." in page
    assert "As of January 2022, fully implemented: none; some progress made: two." in page
    assert "7 Not yet implemented 2 Some progress made 0 Fully implemented" in page
    assert "Situation as of January 2022" in page
    assert "published 3 March 2022" in page
    assert "The source expected the next review in 2024; no later review is recorded here." in page


def test_recommendation_says_the_date_has_passed_and_not_that_it_is_overdue(record, client):
    page = visible_text(client.get(address("recommendation", "en", "110-54-australia")))
    assert "The date named in the text has passed. “by the end of 2023”. Last assessed as of January 2022." in page
    assert "overdue" not in page.lower()


def test_quotation_marks_only_around_what_is_quoted(record, client):
    page = visible_text(client.get(address("dialogues", "en")))
    assert "“During my conversations with LGBTI community" in page
    assert "“RoCK asked" not in page
    assert "“While progress" not in page


def test_state_page_never_says_that_somebody_was_not_met(record, client):
    page = visible_text(client.get(address("state", "en", "uruguay")))
    assert "Dialogues" not in page.split("What it recommended")[1].split("Civil society’s recommendations")[0]
    assert "no meeting" not in page.lower()
    assert "not met" not in page.lower()


def test_edition_s_file_is_the_frozen_one(record, client):
    edition = Edition.objects.get(report__slug="mid-term-report")
    for language in ("en", "km"):
        file = edition.files.get(language=language, format="pdf")
        response = client.get(address("edition-file", language, edition.report.slug, edition.number, "pdf"))
        assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
        assert response.content == bytes(file.content)
        latest = client.get(address("latest-file", language, edition.report.slug, "pdf"))
        assert latest["Location"] == address("edition-file", language, edition.report.slug, edition.number, "pdf")

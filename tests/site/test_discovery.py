"""robots.txt, the sitemap and the icon."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree

from tests.factories import (
    DRAFT,
    FOR_COALITION,
    PUBLIC,
    WITHDRAWN,
    make_assessment,
    make_dialogue,
    make_edition,
    make_recommendation,
    make_report,
    make_review,
    make_state,
)

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
QUERIES = 11


def entries(client):
    response = client.get("/sitemap.xml")
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml; charset=utf-8")
    return etree.fromstring(response.content).findall("s:url", NAMES)


def days(client):
    """When each page changed, by its path."""
    found = {
        one.findtext("s:loc", namespaces=NAMES): one.findtext("s:lastmod", namespaces=NAMES) for one in entries(client)
    }
    return {address.removeprefix(SITE): day for address, day in found.items()}


def test_robots_read_what_is_public_and_find_the_sitemap(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /accounts/",
        "Disallow: /calendar/",
        "Allow: /",
        "",
        f"Sitemap: {SITE}/sitemap.xml",
    ]


def test_sitemap_names_the_same_page_in_the_other_language(client):
    make_review(slug="here", **PUBLIC)
    first = entries(client)[0]
    assert first.findtext("s:loc", namespaces=NAMES) == f"{SITE}/en/here/"
    assert [(link.get("hreflang"), link.get("href")) for link in first.findall("x:link", NAMES)] == [
        ("en", f"{SITE}/en/here/"),
        ("km", f"{SITE}/km/here/"),
        ("x-default", f"{SITE}/en/here/"),
    ]


def test_sitemap_says_when_a_page_changed_where_that_is_known(client):
    review = make_review(slug="here", **PUBLIC)
    judged = make_recommendation(review=review, slug="judged", **{**PUBLIC, "shown_since": dt.date(2020, 1, 1)})
    make_assessment(covers=[judged], **PUBLIC)
    make_recommendation(review=review, slug="new", **{**PUBLIC, "shown_since": dt.date(2026, 1, 1)})
    make_recommendation(review=review, slug="loaded", **PUBLIC)
    make_dialogue(review=review, slug="mended", revised=[{"on": "2026-02-02", "fields": []}], **PUBLIC)
    found = days(client)
    assert {path: found[f"/en/here/{path}/"] for path in ("recommendations/judged", "recommendations/new")} == {
        "recommendations/judged": "2022-03-03",
        "recommendations/new": "2026-01-01",
    }
    assert (found["/km/here/recommendations/loaded/"], found["/en/here/dialogues/mended/"]) == (None, "2026-02-02")


@pytest.mark.parametrize("state", [DRAFT, WITHDRAWN, FOR_COALITION, {**PUBLIC, "is_withheld": True}])
def test_what_is_hidden_stands_in_no_sitemap(client, as_reviewer, state):
    review = make_review(slug="here", **PUBLIC)
    before = client.get("/sitemap.xml").content
    make_recommendation(review=review, states=[make_state()], **state)
    make_dialogue(review=review, **state)
    make_report(review=review, **state)
    make_dialogue(review=make_review(**state), **PUBLIC)
    assert [reader.get("/sitemap.xml").content for reader in (client, as_reviewer)] == [before] * 2


def test_sitemap_is_asked_for_as_often_for_many_as_for_one(client):
    review, seen = make_review(**PUBLIC), []
    for _ in range(3):
        make_assessment(covers=[make_recommendation(review=review, **PUBLIC)], **PUBLIC)
        make_dialogue(review=review, **PUBLIC)
        make_edition(report=make_report(review=review, **PUBLIC), **PUBLIC)
        with CaptureQueriesContext(connection) as queries:
            client.get("/sitemap.xml")
        seen.append(len(queries))
    assert seen == [QUERIES] * 3


def test_icon_is_ours_and_kept_for_a_week(client):
    response = client.get("/favicon.ico")
    assert (response.status_code, response["Content-Type"]) == (200, "image/svg+xml")
    assert response["Cache-Control"] == "public, max-age=604800"
    assert etree.fromstring(response.content).tag == "{http://www.w3.org/2000/svg}svg"


@pytest.mark.parametrize("path", ["/robots.txt", "/sitemap.xml", "/favicon.ico"])
def test_machines_get_no_cookie(client, path):
    assert client.get(path).cookies == {}

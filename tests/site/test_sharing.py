"""Pictures and badges of recommendations: what they say, to whom, and how they are handed out."""

import io
import re

import pytest
from django.utils import translation
from lxml import etree
from PIL import Image

from recommendations.models import Recommendation
from recommendations.status import Status
from tests.factories import (
    DRAFT,
    FOR_COALITION,
    PUBLIC,
    PUBLISHED_PRIVATELY,
    WITHDRAWN,
    make_assessment,
    make_recommendation,
    make_review,
    make_state,
)
from upr_tracker.lib import typesetting
from upr_tracker.lib.cards import COLOURS
from upr_tracker.site.cards import card_of
from upr_tracker.site.sharing import public_progress

pytestmark = pytest.mark.django_db

SVG = "{http://www.w3.org/2000/svg}"
PICTURES = ["share.png", "badge.svg"]


@pytest.fixture
def promised():
    review = make_review(slug="here", state_under_review=make_state(name_en="Utopia"), **PUBLIC)
    states = [make_state(name_en="Atlantis", name_km="អូស្ត្រាលី")]
    fields = {"paragraph_number": "110.1", "slug": "one", "text_en": "Adopt a law."}
    return make_recommendation(review=review, states=states, **fields, **PUBLIC)


def address(picture, language="en", slug="one"):
    return f"/{language}/here/recommendations/{slug}/{picture}"


def card(recommendation):
    return card_of(recommendation.review, public_progress(recommendation.review, recommendation.slug))


def badge(client, language="en"):
    return etree.fromstring(client.get(address("badge.svg", language)).content)


def said(svg):
    return [line.text for line in svg.iter(f"{SVG}text")]


def test_card_says_number_state_status_both_dates_and_who_says_so(promised):
    make_assessment(covers=[promised], **PUBLIC)
    found = card(promised)
    assert (found.site, found.about, found.text, found.note) == (
        "UPR Tracker · Utopia",
        "110.1 Atlantis",
        "Adopt a law.",
        "",
    )
    assert (found.icon, found.status) == ("some", "Some progress made")
    assert found.said == "Situation as of January 2022. Assessed by civil society, published 3 March 2022"


def test_khmer_card_says_that_the_text_is_not_translated(promised):
    with translation.override("km"):
        assert (card(promised).about, card(promised).note) == ("110.1 អូស្ត្រាលី", "មិនទាន់បានបកប្រែ")


def test_recommendation_without_an_assessment_has_a_card_that_says_so(promised):
    found = card(promised)
    assert (found.icon, found.status) == ("blank", "Not assessed yet")
    assert found.said == "Civil society has published no assessment of it here."


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("language", ["en", "km"])
def test_every_status_is_drawn(client, promised, status, language):
    make_assessment(covers=[promised], status=status, **PUBLIC)
    response = client.get(address("share.png", language))
    picture = Image.open(io.BytesIO(response.content))
    colours = {"#{:02x}{:02x}{:02x}".format(*colour) for _, colour in picture.getcolors(1_000_000)}
    assert (picture.format, picture.size, picture.info) == ("PNG", (1200, 630), {})
    assert COLOURS[status.icon] in colours
    svg = badge(client, language)
    assert svg.find(f".//{SVG}use").get("href") == f"#i-{status.icon}"
    with translation.override(language):
        assert said(svg)[1] == str(status.short)


def test_badge_says_as_of_when_and_who_says_so(client, promised):
    make_assessment(covers=[promised], **PUBLIC)
    svg = badge(client)
    assert said(svg) == ["110.1 Atlantis", "Some progress made", "as of January 2022 · assessed by civil society"]
    label = "110.1 Atlantis: Some progress made, as of January 2022 · assessed by civil society"
    assert (svg.get("role"), svg.get("aria-label"), svg.findtext(f"{SVG}title")) == ("img", label, label)


def test_badge_of_what_is_not_assessed_gives_no_date(client, promised):
    assert said(badge(client)) == ["110.1 Atlantis", "Not assessed yet", "record of civil society"]


@pytest.mark.parametrize("language", ["en", "km"])
def test_badge_needs_nothing_from_outside_and_runs_nothing(client, promised, language):
    make_assessment(covers=[promised], **PUBLIC)
    text = client.get(address("badge.svg", language)).content.decode()
    links = re.findall(r"(?:href|src|url)\s*[=(]\s*[\"']?([^\"')]*)", text)
    assert [link for link in links if not link.startswith(("#", "data:font/woff2;base64,"))] == []
    assert re.findall(r"<script|<image|<foreignObject|\son\w+=", text) == []


def test_badge_brings_khmer_letters_only_where_it_has_some(client, promised):
    assert (b"@font-face" in client.get(address("badge.svg")).content) is False
    assert (b"@font-face" in client.get(address("badge.svg", "km")).content) is True


@pytest.mark.parametrize("language", ["en", "km"])
def test_no_line_of_a_badge_runs_over_its_edge(client, promised, language):
    Recommendation.objects.update(paragraph_number="110.123, 110.124")
    promised.recommending_states.set([make_state(name_en=f"A State with a long name {n}") for n in range(12)])
    make_assessment(covers=[promised], **PUBLIC)
    svg = badge(client, language)
    edges = [int(line.get("x")) + int(line.get("textLength")) for line in svg.iter(f"{SVG}text")]
    assert max(edges) < int(svg.get("width")) <= 470
    assert max(int(line.get("y")) for line in svg.iter(f"{SVG}text")) < int(svg.get("height"))
    assert said(svg)[0].endswith("…")


@pytest.mark.parametrize("picture", PICTURES)
def test_picture_may_stand_on_other_sites_and_leaves_no_cookie(client, promised, picture):
    response = client.get(address(picture))
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response["Cache-Control"] == "public, no-cache"
    assert response.cookies == {}


def test_badge_can_do_nothing_when_it_is_opened_by_itself(client, promised):
    policy = client.get(address("badge.svg", "km"))["Content-Security-Policy"]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; font-src data:; sandbox"


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize("language", ["en", "km"])
def test_picture_is_the_same_to_the_byte_until_something_changes(client, promised, picture, language):
    first = client.get(address(picture, language))
    assert client.get(address(picture, language)).content == first.content
    asked = {"if-none-match": first["ETag"]}
    kept = client.get(address(picture, language), headers=asked)
    assert (kept.status_code, kept.content, kept["Cache-Control"]) == (304, b"", "public, no-cache")
    make_assessment(covers=[promised], **PUBLIC)
    assert client.get(address(picture, language), headers=asked).status_code == 200


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize(
    "state", [DRAFT, WITHDRAWN, PUBLISHED_PRIVATELY, FOR_COALITION, {**PUBLIC, "is_withheld": True}]
)
def test_hidden_recommendation_has_no_picture_for_anybody(
    client, as_reviewer, as_administrator, promised, picture, state
):
    Recommendation.objects.update(**state)
    answers = [reader.get(address(picture)).status_code for reader in (client, as_reviewer, as_administrator)]
    assert answers == [404] * 3


@pytest.mark.parametrize("picture", PICTURES)
def test_hidden_assessment_is_in_no_picture(client, as_reviewer, promised, picture):
    before = client.get(address(picture)).content
    for state in (DRAFT, WITHDRAWN, FOR_COALITION):
        make_assessment(covers=[promised], **state)
    assert [reader.get(address(picture)).content for reader in (client, as_reviewer)] == [before] * 2


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize(("language", "words"), [("en", "This page does not exist"), ("km", '<html lang="km">')])
def test_picture_of_nothing_is_a_page_in_the_reader_s_language(client, promised, picture, language, words):
    response = client.get(address(picture, language, "no-such-thing"))
    assert (response.status_code, words in response.content.decode()) == (404, True)


def test_without_the_library_that_shapes_khmer_there_is_a_badge_and_no_picture(client, promised, monkeypatch):
    monkeypatch.setattr(typesetting, "can_shape", lambda: False)
    response = client.get(address("share.png", "km"))
    assert (response.status_code, response["Content-Type"]) == (503, "text/plain; charset=utf-8")
    assert response.content.decode().startswith("Pictures need a Debian package: apt-get install libfribidi0")
    assert client.get(address("badge.svg", "km")).status_code == 200

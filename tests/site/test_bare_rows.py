"""Pages of rows that have only what a row must have: no gap shows where the record has nothing."""

import re

import pytest

from tests.factories import (
    FOR_COALITION,
    PUBLIC,
    make_ask,
    make_ask_list,
    make_assessment,
    make_coverage,
    make_dialogue,
    make_edition,
    make_event,
    make_evidence,
    make_follow_up,
    make_organisation,
    make_participant,
    make_recommendation,
    make_report,
    make_review,
    make_state,
    make_statement,
    make_theme,
)
from tests.site.test_pages import visible_text

GAPS = re.compile(r"\s[,;:.](?=\s|$)|,\s*[,;:.]|\bNone\b|· ·|\(\)|\bIn Atlantis accepted")


@pytest.fixture
def bare(db):
    """A review of Atlantis in which everything is there once, and nothing that may be left out."""
    review = make_review(state_under_review=make_state(name_en="Atlantis"), date=None, slug="atlantis-3", **PUBLIC)
    theme = make_theme(review=review, **PUBLIC)
    state = make_state(slug="lemuria", name_en="Lemuria")
    row = make_recommendation(
        review=review, theme=theme, states=[state], paragraph_number="", slug="bare", position="", **PUBLIC
    )
    judged = make_assessment(review=review, covers=[row], no_evidence_reason_en="", **PUBLIC)
    make_evidence(assessment=judged, **FOR_COALITION)
    make_recommendation(review=review, theme=theme, states=[state], paragraph_number="", slug="unjudged", **PUBLIC)
    dialogue = make_dialogue(review=review, date=None, slug="talks", recommendations_raised=[row], **PUBLIC)
    make_participant(
        dialogue=dialogue, organisation=make_organisation(kind="embassy", represents=state, name_en="Embassy", **PUBLIC)
    )
    make_statement(review=review, dialogue=dialogue, office_en="A minister", recommendations=[row], **PUBLIC)
    make_follow_up(review=review, **PUBLIC)
    make_event(review=review, date=None, **PUBLIC)
    make_coverage(review=review, date=None, **PUBLIC)
    make_ask(ask_list=make_ask_list(review=review, **PUBLIC), theme=theme, **PUBLIC)
    make_report(review=review, kind="outside", slug="outside", **PUBLIC)
    make_edition(report=make_report(review=review, slug="series", **PUBLIC), **PUBLIC)
    return review


PAGES = [
    "",
    "recommendations/",
    "recommendations/bare/",
    "recommendations/unjudged/",
    "states/",
    "states/lemuria/",
    "timeline/",
    "dialogues/",
    "dialogues/talks/",
    "asks/",
    "media/",
    "organisations/",
    "reports/",
    "reports/outside/",
    "reports/series/",
    "reports/series/1/",
]


@pytest.mark.parametrize("page", PAGES)
def test_no_gap_shows_where_the_record_has_nothing(bare, client, page):
    response = client.get(f"/en/atlantis-3/{page}")
    assert response.status_code == 200
    assert GAPS.findall(visible_text(response)) == []


def test_home_without_a_date_or_an_accepted_recommendation_says_what_was_received(bare, client):
    assert "Atlantis received two recommendations." in visible_text(client.get("/en/atlantis-3/"))


def test_recommendation_without_a_number_is_called_so(bare, client):
    assert "Recommendation without a number, Lemuria" in visible_text(
        client.get("/en/atlantis-3/recommendations/bare/")
    )


def test_evidence_for_the_coalition_is_neither_shown_nor_told_of(bare, client):
    assert "No evidence is shown here." in visible_text(client.get("/en/atlantis-3/recommendations/bare/"))


def test_participant_without_printed_words_is_called_by_its_name(bare, client):
    assert "Embassy" in visible_text(client.get("/en/atlantis-3/dialogues/talks/"))


def test_office_is_shown_without_a_speaker(bare, client):
    assert "A minister" in visible_text(client.get("/en/atlantis-3/dialogues/talks/"))


def test_edition_without_a_file_has_no_link_to_one(bare, client):
    assert "report.pdf" not in client.get("/en/atlantis-3/reports/series/1/").content.decode()

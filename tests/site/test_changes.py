"""What changed lately: for whom, in which order, about what, and how often the database is asked for it."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from recommendations.models import State
from tests.factories import (
    DRAFT,
    FOR_COALITION,
    PUBLIC,
    PUBLISHED_PRIVATELY,
    WITHDRAWN,
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
from upr_tracker.accounts.models import STRANGER
from upr_tracker.site.changes import changes_of

pytestmark = pytest.mark.django_db

QUERIES = 19
"""One for each of eleven kinds, and those for the recommendations, States and assessments that they name."""


@pytest.fixture
def review():
    return make_review(**PUBLIC)


def on(day):
    return {**PUBLIC, "shown_since": dt.date.fromisoformat(day)}


def told(review, reader=STRANGER, **about):
    return [(change.day.isoformat(), change.kind, str(change.title)) for change in changes_of(review, reader, **about)]


def test_nothing_is_told_of_a_record_that_was_loaded_but_what_says_its_own_day(record):
    review = next(row for row in record if type(row).__name__ == "Review")
    kinds = [change.kind for change in changes_of(review, STRANGER)]
    assert kinds == [*["New edition"] * 2, *["New assessment"] * 4]


def test_changes_come_newest_first(review):
    atlantis = make_state(name_en="Atlantis")
    row = make_recommendation(review=review, paragraph_number="110.1", states=[atlantis], **on("2026-01-02"))
    make_assessment(covers=[row], published_on="2026-01-03", **PUBLIC)
    make_dialogue(review=review, title_en="A meeting", **on("2026-01-01"))
    assert told(review) == [
        ("2026-01-03", "New assessment", "110.1 Atlantis: Some progress made"),
        ("2026-01-02", "New recommendation", "110.1 Atlantis"),
        ("2026-01-01", "New dialogue", "A meeting"),
    ]


def test_status_is_told_with_its_dates_and_who_says_so(review):
    make_assessment(covers=[make_recommendation(review=review, **PUBLIC)], **PUBLIC)
    (change,) = changes_of(review, STRANGER)
    assert change.what == "Situation as of January 2022. Assessed by civil society, published 3 March 2022"


def test_correction_says_what_it_corrects_unless_that_is_hidden(review):
    covers = [make_recommendation(review=review, **PUBLIC)]
    first = make_assessment(covers=covers, **PUBLIC)
    make_assessment(covers=covers, corrects=first, published_on="2022-04-01", **PUBLIC)
    newest = changes_of(review, STRANGER)[0]
    assert newest.kind == "Correction of an assessment"
    assert newest.what.endswith("Corrects the assessment as of January 2022, published 3 March 2022.")
    type(first).objects.filter(pk=first.pk).update(state="withdrawn")
    assert [change.kind for change in changes_of(review, STRANGER)] == ["New assessment"]


def test_revisions_are_told_by_their_day_and_what_was_revised(review):
    revised = [{"on": "2026-02-01", "fields": ["title_en"]}, {"on": "2026-03-01", "fields": ["date"]}]
    row = make_dialogue(review=review, title_en="A meeting", revised=revised, **on("2026-01-01"))
    changes = changes_of(review, STRANGER)
    assert [(change.day.isoformat(), change.kind, change.what) for change in changes] == [
        ("2026-03-01", "Revised", "when"),
        ("2026-02-01", "Revised", "title"),
        ("2026-01-01", "New dialogue", ""),
    ]
    assert [change.id for change in changes] == [
        f"tag:127.0.0.1,2026-03-01:{row.uid}/2",
        f"tag:127.0.0.1,2026-02-01:{row.uid}/1",
        f"tag:127.0.0.1,2026-01-01:{row.uid}",
    ]
    assert {change.url for change in changes} == {row.get_absolute_url()}


@pytest.mark.parametrize("state", [DRAFT, WITHDRAWN, PUBLISHED_PRIVATELY, FOR_COALITION, {**PUBLIC, "is_withheld": 1}])
def test_what_a_stranger_may_not_read_is_no_change(review, state):
    day = {"shown_since": dt.date(2026, 1, 1), "revised": [{"on": "2026-01-02", "fields": []}]}
    make_dialogue(review=review, **{**state, **day})
    make_assessment(covers=[make_recommendation(review=review, **PUBLIC)], **{**state, **day})
    make_evidence(
        assessment=make_assessment(covers=[make_recommendation(review=review, **state)], **state), **on("2026-01-01")
    )
    assert told(review) == []


def test_coalition_is_told_what_is_for_it(review, member):
    make_dialogue(review=review, title_en="A meeting", **{**FOR_COALITION, "shown_since": dt.date(2026, 1, 1)})
    assert (told(review), told(review, member)) == ([], [("2026-01-01", "New dialogue", "A meeting")])


def test_draft_that_a_reviewer_may_read_is_no_change(review, reviewer):
    make_dialogue(review=review, **{**DRAFT, "shown_since": dt.date(2026, 1, 1)})
    assert told(review, reviewer) == []


def test_evidence_and_next_steps_are_told_by_what_they_were_published_with(review):
    judged = make_assessment(covers=[make_recommendation(review=review, **PUBLIC)], **on("2026-01-01"))
    make_evidence(assessment=judged, **on("2026-01-01"))
    make_evidence(assessment=judged, title_en="A law", **on("2026-01-05"))
    met = make_dialogue(review=review, title_en="A meeting", **on("2026-01-02"))
    make_follow_up(review=review, dialogue=met, **on("2026-01-02"))
    assert [line for line in told(review) if line[0] > "2025"] == [
        ("2026-01-05", "New evidence", "A law"),
        ("2026-01-02", "New dialogue", "A meeting"),
    ]


def test_theme_and_state_are_told_what_is_about_them(review):
    theme, atlantis = make_theme(review=review, **PUBLIC), make_state(name_en="Atlantis")
    row = make_recommendation(review=review, theme=theme, states=[atlantis], paragraph_number="1", **on("2026-01-01"))
    other = make_recommendation(review=review, **on("2026-01-01"))
    make_dialogue(review=review, title_en="On it", recommendations_raised=[row], **on("2026-01-02"))
    make_dialogue(review=review, title_en="On another", recommendations_raised=[other], **on("2026-01-02"))
    met = make_dialogue(review=review, title_en="With its embassy", **on("2026-01-03"))
    make_participant(dialogue=met, organisation=make_organisation(kind="embassy", represents=atlantis, **PUBLIC))
    asks = make_ask_list(review=review, **PUBLIC)
    make_ask(ask_list=asks, theme=theme, text_en="Do it.", **on("2026-01-04"))
    make_event(review=review, **on("2026-01-05"))
    on_it = [("2026-01-02", "New dialogue", "On it"), ("2026-01-01", "New recommendation", "1 Atlantis")]
    asked = ("2026-01-04", "New recommendation of civil society", "Do it.")
    assert told(review, theme=theme) == [asked, *on_it]
    assert told(review, state=atlantis) == [("2026-01-03", "New dialogue", "With its embassy"), *on_it]


def test_recommendation_that_is_hidden_leads_to_nothing(review):
    hidden = make_recommendation(review=review, **DRAFT)
    make_dialogue(review=review, recommendations_raised=[hidden], **on("2026-01-02"))
    assert told(review, theme=hidden.theme) == []
    assert [told(review, state=state) for state in State.objects.all()] == [[]] * State.objects.count()


def test_only_the_newest_are_told(review):
    for day in range(1, 5):
        make_event(review=review, text_en=f"Event {day}.", **on(f"2026-01-0{day}"))
    assert [change.title for change in changes_of(review, STRANGER, limit=2)] == ["Event 4.", "Event 3."]


def everything(review):
    row = make_recommendation(review=review, **on("2026-01-01"))
    judged = make_assessment(covers=[row], **PUBLIC)
    make_assessment(covers=[row], corrects=judged, published_on="2022-04-01", **PUBLIC)
    make_evidence(assessment=judged, **on("2026-01-01"))
    met = make_dialogue(review=review, **on("2026-01-01"))
    make_statement(review=review, dialogue=met, recommendations=[row], **on("2026-01-01"))
    make_follow_up(review=review, **on("2026-01-01"))
    make_ask(ask_list=make_ask_list(review=review, **PUBLIC), **on("2026-01-01"))
    make_event(review=review, **on("2026-01-01"))
    make_coverage(review=review, **on("2026-01-01"))
    make_edition(report=make_report(review=review, **on("2026-01-01")), **PUBLIC)


def test_changes_are_asked_for_as_often_for_many_as_for_one(review):
    seen = []
    for _ in range(3):
        everything(review)
        with CaptureQueriesContext(connection) as queries:
            changes_of(review, STRANGER)
        seen.append(len(queries))
    assert seen == [QUERIES] * 3

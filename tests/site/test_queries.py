"""Every list asks the database as often for three rows as for one, and how often stands here."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    PUBLIC,
    make_ask,
    make_ask_list,
    make_assessment,
    make_coverage,
    make_dialogue,
    make_edition,
    make_edition_file,
    make_endorsement,
    make_event,
    make_evidence,
    make_follow_up,
    make_media_link,
    make_organisation,
    make_participant,
    make_passage,
    make_recommendation,
    make_report,
    make_report_link,
    make_review,
    make_state,
    make_statement,
    make_theme,
    make_wording,
)

QUERIES = {
    "": 30,
    "recommendations/": 15,
    "states/": 4,
    "states/atlantis/": 22,
    "timeline/": 6,
    "dialogues/": 29,
    "asks/": 8,
    "media/": 7,
    "organisations/": 5,
    "reports/": 10,
}


def promise(review, atlantis):
    """A recommendation of Atlantis and of another State with all that hangs on it."""
    theme = make_theme(review=review, **PUBLIC)
    for place in ("accepted", "progress", "asks"):
        make_wording(theme=theme, place=place)
    states = [atlantis, make_state()]
    row = make_recommendation(review=review, theme=theme, states=states, **PUBLIC)
    make_evidence(assessment=make_assessment(review=review, covers=[row], **PUBLIC), **PUBLIC)
    make_passage(review=review, **PUBLIC)
    asks = make_ask_list(review=review, **PUBLIC), make_ask_list(review=review, addressee="others", **PUBLIC)
    for ask_list, under in zip(asks, (theme, None), strict=True):
        make_ask(ask_list=ask_list, theme=under, institutions=[make_organisation(**PUBLIC)], **PUBLIC)
    return row


def action(review, row, atlantis):
    """A series with a meeting, a statement, a next step, an event and coverage, around a recommendation."""
    embassy = make_organisation(kind="embassy", represents=atlantis, **PUBLIC)
    links = {"organisers": [make_organisation(**PUBLIC)], "recommendations_raised": [row]}
    series = make_dialogue(review=review, kind="series", **links, **PUBLIC)
    for dialogue in (series, make_dialogue(review=review, part_of=series, **links, **PUBLIC)):
        make_participant(dialogue=dialogue, organisation=embassy)
        make_statement(review=review, dialogue=dialogue, recommendations=[row], **PUBLIC)
        make_follow_up(review=review, dialogue=dialogue, who=embassy, **PUBLIC)
    make_event(review=review, under=make_event(review=review, **PUBLIC), **PUBLIC)
    coverage = make_coverage(review=review, **PUBLIC)
    for _ in range(2):
        make_media_link(coverage=coverage)


def telling(review):
    """A report published elsewhere and one of this site, with an edition, both signed."""
    outside = make_report(review=review, kind="outside", **PUBLIC)
    make_report_link(report=outside)
    edition = make_edition(report=make_report(review=review, **PUBLIC), **PUBLIC)
    make_edition_file(edition=edition)
    for signed in ({"report": outside}, {"edition": edition}):
        make_endorsement(organisation=make_organisation(**PUBLIC), **signed, **PUBLIC)


def count_queries(client, url):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(url)
    assert response.status_code == 200
    return len(queries)


@pytest.mark.parametrize("page", QUERIES)
def test_list_asks_as_often_for_three_rows_as_for_one(db, client, page):
    review = make_review(**PUBLIC)
    atlantis = make_state(slug="atlantis")
    seen = []
    for rows in (1, 2):
        for _ in range(rows):
            action(review, promise(review, atlantis), atlantis)
            telling(review)
        seen.append(count_queries(client, f"/en/{review.slug}/{page}"))
    assert seen == [QUERIES[page], QUERIES[page]]

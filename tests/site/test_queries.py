"""Every list asks the database as often for 300 rows as for one, and how often stands here."""

import pytest
from django.db import connection, transaction
from django.test import Client

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
from tests.many import multiply

pytestmark = pytest.mark.django_db

MANY = 300

QUERIES = {
    "": 49,
    "recommendations/": 19,
    "states/": 5,
    "states/atlantis/": 22,
    "timeline/": 7,
    "dialogues/": 19,
    "asks/": 11,
    "media/": 13,
    "organisations/": 7,
    "reports/": 13,
    "about/": 14,
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
    coverage = make_coverage(review=review, recommendations=[row], **PUBLIC)
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
    """Only counted: to write down 300 rows' worth of questions takes longer than to answer them."""
    asked = []

    def counted(execute, sql, *rest):
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(counted):
        response = client.get(url)
    assert response.status_code == 200
    return len(asked)


def gather_statistics():
    """A database does so by itself soon after it was filled. Without them PostgreSQL plans for empty tables."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@pytest.fixture(scope="module")
def asked(django_db_setup, django_db_blocker):
    """How often each page asks when there is one row of everything, and when there are three hundred."""
    with django_db_blocker.unblock(), transaction.atomic():
        review, atlantis = make_review(**PUBLIC), make_state(slug="atlantis")
        action(review, promise(review, atlantis), atlantis)
        telling(review)
        pages = {page: f"/en/{review.slug}/{page}" for page in QUERIES}
        few = {page: count_queries(Client(), url) for page, url in pages.items()}
        multiply(MANY, keep=[atlantis, review.state_under_review])
        gather_statistics()
        many = {page: count_queries(Client(), url) for page, url in pages.items()}
        yield {page: [few[page], many[page]] for page in QUERIES}
        transaction.set_rollback(True)


@pytest.mark.parametrize("page", QUERIES)
def test_list_asks_as_often_for_three_hundred_rows_as_for_one(asked, page):
    assert asked[page] == [QUERIES[page], QUERIES[page]]

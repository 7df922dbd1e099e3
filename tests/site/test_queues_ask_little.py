"""The workbench page asks the database as often for three rows of each kind as for one, and how often stands here."""

import datetime as dt

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    DRAFT,
    IN_REVIEW,
    PUBLIC,
    make_ask,
    make_ask_list,
    make_assessment,
    make_coverage,
    make_dialogue,
    make_edition,
    make_endorsement,
    make_event,
    make_evidence,
    make_follow_up,
    make_organisation,
    make_participant,
    make_passage,
    make_recommendation,
    make_report,
    make_review,
    make_source,
    make_state,
    make_statement,
    make_theme,
    make_user,
)
from tests.site.test_queues import revision_of
from upr_tracker.accounts.models import User
from upr_tracker.site.kinds import publishable_kinds
from upr_tracker.site.queues import queues_for

QUERIES = {"contributor": 88, "reviewer": 89}
STANDALONE = (make_source, make_review, make_organisation)
PARTS = (
    *(make_passage, make_theme, make_recommendation, make_dialogue, make_statement, make_follow_up),
    *(make_report, make_event, make_coverage, make_ask_list),
)


def row_of_each_kind(**fields):
    """In this state, under rows that are public."""
    review = make_review(**PUBLIC)
    report = make_report(review=review, kind="outside", **PUBLIC)
    dated = {"named_date": "2021", "named_date_words": "law"}
    covered = [make_recommendation(review=review, **dated, **PUBLIC), make_recommendation(review=review, **PUBLIC)]
    return [
        *(make(**fields) for make in STANDALONE),
        *(make(review=review, **fields) for make in PARTS),
        make_ask(ask_list=make_ask_list(review=review, **PUBLIC), **fields),
        make_edition(report=make_report(review=review, **PUBLIC), **fields),
        make_endorsement(report=report, **fields),
        make_assessment(covers=covered, **fields),
        make_evidence(assessment=make_assessment(covers=covered, as_of="2020", **PUBLIC), **fields),
    ]


def work(contributor, reviewer):
    """Something in each queue of each of the two."""
    drafts = row_of_each_kind(author=contributor, **DRAFT)
    sent = row_of_each_kind(author=contributor, **IN_REVIEW)
    assert {type(row) for row in drafts} == {type(row) for row in sent} == set(publishable_kinds())
    published = row_of_each_kind(**PUBLIC)
    for row in published:
        if not row.never_revised:
            revision_of(row, contributor, state="in-review", audience=["public", "coalition"])
    make_theme(stale_khmer=["name"], name_km="ច្បាប់", **PUBLIC)
    state = make_state()
    make_recommendation(states=[state], **PUBLIC)
    make_organisation(kind="embassy", represents=state, **PUBLIC)
    make_participant(organisation=make_organisation(kind="embassy", represents=make_state(), **PUBLIC))
    make_follow_up(by_when="2022-01", **PUBLIC)


def asked(reader):
    reader = User.objects.get(pk=reader.pk)
    with CaptureQueriesContext(connection) as queries:
        found = queues_for(reader, on=dt.date(2022, 6, 1))
    return len(queries), [queue.key for queue in found]


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(QUERIES))
def test_queues_ask_as_often_for_three_rows_as_for_one(contributor, reviewer, role):
    reader = {"contributor": contributor, "reviewer": reviewer}[role]
    work(contributor, reviewer)
    ContentType.objects.get_for_models(*publishable_kinds())
    keys = ["dates", "old", "steps", "meetings", "khmer", "stale"]
    keys = ["review", *keys] if role == "reviewer" else ["mine", *keys, "sent"]
    assert asked(reader) == (QUERIES[role], keys)
    for _ in range(2):
        work(make_user(email=None, roles=["contributor"]), reviewer)
        work(contributor, reviewer)
    assert asked(reader) == (QUERIES[role], keys)

"""Who may read: every state with every audience, for every reader, for a row and for a part under its parent."""

import datetime as dt
from itertools import product

import pytest
from django.apps import apps

from recommendations.models import Assessment, Evidence, Recommendation, SourceDocument, State
from stakeholders.models import Dialogue
from tests.factories import (
    DRAFT,
    MAKERS,
    PUBLIC,
    make_assessment,
    make_dialogue,
    make_evidence,
    make_recommendation,
    make_review,
    make_source,
    make_state,
)
from upr_tracker.publishing.models import Row
from upr_tracker.publishing.states import Audience, PublicationState

pytestmark = pytest.mark.django_db

STATES, AUDIENCES = PublicationState.values, Audience.values
EVERYTHING = set(product(STATES, AUDIENCES))
AS_A_STRANGER = {("published", "public")}
AS_THE_COALITION = AS_A_STRANGER | {("published", "coalition")}
READERS = {
    "visitor": AS_A_STRANGER,
    "inactive": AS_A_STRANGER,
    "member": AS_THE_COALITION,
    "another_contributor": AS_THE_COALITION,
    "contributor": EVERYTHING,
    "reviewer": EVERYTHING,
    "administrator": EVERYTHING,
    "superuser": EVERYTHING,
}
"""What each may read of rows that `contributor` wrote."""


@pytest.fixture(params=READERS)
def reader(request):
    return request.param, request.getfixturevalue(request.param)


def public(model):
    return PUBLIC if model.has_audience else {}


def test_each_state_with_each_audience_is_read_by_those_whom_it_is_for(reader, contributor):
    name, person = reader
    for state, audience in EVERYTHING:
        make_source(state=state, audience=audience, author=contributor)
    found = SourceDocument.objects.visible_to(person)
    assert {(row.state, row.audience) for row in found} == READERS[name]


@pytest.mark.parametrize("name", ["inactive", "member"])
def test_own_rows_are_read_while_the_account_is_active(request, name):
    person = request.getfixturevalue(name)
    for state, audience in EVERYTHING:
        make_source(state=state, audience=audience, author=person)
    found = SourceDocument.objects.visible_to(person)
    assert {(row.state, row.audience) for row in found} == (EVERYTHING if person.is_active else AS_A_STRANGER)


def test_part_is_as_narrow_as_the_narrower_of_itself_and_its_parent(reader, contributor):
    name, person = reader
    evidence_under_every_assessment(author=contributor)
    found = Evidence.objects.visible_to(person).select_related("assessment")
    read = {((row.assessment.state, row.assessment.audience), (row.state, row.audience)) for row in found}
    assert read == set(product(READERS[name], READERS[name]))


def evidence_under_every_assessment(*, author):
    covered = make_recommendation(**PUBLIC)
    for state, audience in EVERYTHING:
        assessment = make_assessment(covers=[covered], state=state, audience=audience, author=author)
        parts = [
            Evidence(assessment=assessment, title_en="A law", state=own, audience=width, author=author)
            for own, width in EVERYTHING
        ]
        Evidence.objects.bulk_create(parts)


def test_own_part_of_a_draft_of_somebody_else_is_not_read(contributor, another_contributor):
    make_evidence(assessment=make_assessment(author=another_contributor), author=contributor)
    assert list(Evidence.objects.visible_to(contributor)) == []


def test_every_row_of_the_record_has_a_rule_and_a_factory():
    rows = {model for model in apps.get_models() if issubclass(model, Row)}
    assert rows == set(MAKERS)


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_new_row_is_read_by_nobody_but_reviewers(model, visitor, member, contributor, reviewer):
    row = MAKERS[model]()
    if not model.has_audience:
        hide(*parents_of(row))
    rows = model.objects.filter(pk=row.pk)
    seen = [rows.visible_to(reader).exists() for reader in (visitor, member, contributor, reviewer)]
    assert seen == [False, False, False, model is not State]


def ancestors_of(row):
    found = parents_of(row)
    return found + [older for parent in found for older in ancestors_of(parent)]


def parents_of(row):
    return [parent for name in row.parents if (parent := getattr(row, name))]


def hide(*rows, **fields):
    for row in rows:
        type(row).objects.filter(pk=row.pk).update(**(fields or {"state": "withdrawn"}))


LINKS = [(model, name) for model in MAKERS for name in model.parents]


def public_row_with(model, name):
    row = MAKERS[model](**public(model))
    if getattr(row, name) is None:
        parent = MAKERS[model._meta.get_field(name).related_model](**PUBLIC)
        row = MAKERS[model](**{name: parent}, **public(model))
    return row


@pytest.mark.parametrize(("model", "name"), LINKS, ids=[f"{model.__name__}-{name}" for model, name in LINKS])
def test_row_is_hidden_by_any_of_what_it_is_part_of(unchecked, model, name, visitor, member, reviewer):
    row = public_row_with(model, name)
    rows = model.objects.filter(pk=row.pk)
    assert rows.visible_to(visitor).exists()
    assert getattr(row, name) in ancestors_of(row)
    for ancestor in ancestors_of(row):
        for hidden in ({"state": "withdrawn"}, {"audience": "private"}):
            hide(ancestor, **hidden)
            seen = [rows.visible_to(reader).exists() for reader in (visitor, member, reviewer)]
            assert (ancestor, seen) == (ancestor, [False, False, True])
            hide(ancestor, **PUBLIC)
        hide(ancestor, audience="coalition")
        assert [rows.visible_to(reader).exists() for reader in (visitor, member)] == [False, True]
        hide(ancestor, **PUBLIC)


def test_dialogue_is_hidden_by_the_review_of_what_it_is_part_of(visitor):
    whole = make_dialogue(**PUBLIC)
    part = make_dialogue(review=whole.review, part_of=whole, **PUBLIC)
    assert set(Dialogue.objects.visible_to(visitor)) == {whole, part}
    hide(whole.review)
    assert list(Dialogue.objects.visible_to(visitor)) == []


def test_state_is_seen_where_its_review_or_its_recommendation_is(visitor, reviewer):
    under_review, recommending, hidden, idle = (make_state() for _ in range(4))
    review = make_review(state_under_review=under_review, **PUBLIC)
    make_recommendation(review=review, states=[recommending], **PUBLIC)
    make_recommendation(review=review, states=[hidden], **DRAFT)
    assert set(State.objects.visible_to(visitor)) == {under_review, recommending}
    assert set(State.objects.visible_to(reviewer)) >= {under_review, recommending, hidden}
    assert idle not in State.objects.visible_to(visitor)


def test_visible_rows_are_found_once_and_by_one_query(visitor, django_assert_num_queries):
    state = make_state()
    review = make_review(**PUBLIC)
    rows = [make_recommendation(review=review, states=[state, make_state()], **PUBLIC) for _ in range(3)]
    assessment = make_assessment(covers=rows, **PUBLIC)
    with django_assert_num_queries(3):
        assert set(Recommendation.objects.visible_to(visitor)) == set(rows)
        assert list(Assessment.objects.visible_to(visitor)) == [assessment]
        assert len(State.objects.visible_to(visitor).filter(pk=state.pk)) == 1


def test_visible_to_narrows_what_was_asked_before_and_after(visitor):
    first = make_source(title_en="First", date="2021", **PUBLIC)
    make_source(title_en="First", date="2022", **PUBLIC)
    make_source(title_en="First", date="2021")
    assert list(SourceDocument.objects.filter(title_en="First").visible_to(visitor).filter(date="2021")) == [first]


def test_day_of_publication_plays_no_part_in_who_may_read(unchecked, visitor):
    """A row published with a date in the future is published: whoever wants to wait leaves it in review."""
    row = make_assessment(published_on=dt.date(2999, 1, 1), **PUBLIC)
    assert list(Assessment.objects.visible_to(visitor)) == [row]

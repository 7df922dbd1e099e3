"""The ledger (docs/domain.md): which assessment gives a recommendation its status, for a reader and on a day."""

import datetime as dt

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recommendations.models import Assessment, Recommendation
from tests.factories import (
    DRAFT,
    FOR_COALITION,
    IN_REVIEW,
    PUBLIC,
    PUBLISHED_PRIVATELY,
    WITHDRAWN,
    make_assessment,
    make_recommendation,
    make_review,
)
from upr_tracker.lib.partial_dates import PartialDate

pytestmark = pytest.mark.django_db

NOT_YET, SOME, FULL = "not-yet-implemented", "some-progress", "fully-implemented"
DAY = dt.date(2023, 5, 5)


@pytest.fixture
def three():
    """Three recommendations of one review, all public."""
    review = make_review(**PUBLIC)
    return [make_recommendation(review=review, slug=f"r{number}", **PUBLIC) for number in (1, 2, 3)]


def statuses(reader, on=DAY, **options):
    rows = Recommendation.objects.visible_to(reader).with_status_for(reader, on=on, **options)
    return [row.status for row in rows.order_by("slug")]


def judge(covers, status, as_of, published_on="2022-03-03", **fields):
    return make_assessment(covers=covers, status=status, as_of=as_of, published_on=published_on, **{**PUBLIC, **fields})


def test_recommendation_without_an_assessment_has_no_status(three, visitor):
    judge(three[:1], SOME, "2022-01")
    assert statuses(visitor) == [SOME, None, None]


def test_assessment_gives_its_status_and_itself_to_all_that_it_covers(three, visitor):
    assessment = judge(three, SOME, "2022-01")
    rows = Recommendation.objects.with_status_for(visitor, on=DAY)
    assert [(row.status, row.assessment_id) for row in rows] == [(SOME, assessment.pk)] * 3


def test_latest_situation_counts_whatever_was_published_last(three, visitor):
    judge(three, FULL, "2022-06", "2022-07-01")
    judge(three, NOT_YET, "2022-01", "2023-01-01")
    assert statuses(visitor) == [FULL] * 3


def test_latest_publication_counts_among_those_of_one_situation(three, visitor):
    judge(three, SOME, "2022-01", "2022-05-01")
    judge(three, NOT_YET, "2022-01", "2022-03-03")
    assert statuses(visitor) == [SOME] * 3


def test_situations_that_are_the_same_days_are_the_same_however_written(three, visitor):
    judge(three, NOT_YET, "2022-01-01/2022-01-31", "2022-03-03")
    judge(three, SOME, "2022-01", "2022-05-01")
    assert statuses(visitor) == [SOME] * 3


def test_newer_assessment_that_covers_fewer_leaves_the_others_theirs(three, visitor):
    judge(three, NOT_YET, "2022-01")
    judge(three[1:2], SOME, "2023-01", "2023-02-01")
    assert statuses(visitor) == [NOT_YET, SOME, NOT_YET]


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2022-03-02", None), ("2022-03-03", NOT_YET), ("2023-01-31", NOT_YET), ("2023-02-01", SOME)],
)
def test_earlier_day_reads_what_was_published_by_then(three, visitor, day, expected):
    judge(three, NOT_YET, "2022-01", "2022-03-03")
    judge(three, SOME, "2023-01", "2023-02-01")
    assert statuses(visitor, on=dt.date.fromisoformat(day)) == [expected] * 3


@pytest.mark.parametrize("as_of", ["2022-01", "2022-02", "2021-11"])
def test_correction_takes_the_place_of_what_it_corrects_whatever_its_situation(three, visitor, as_of):
    mistake = judge(three[:2], FULL, "2022-01", "2022-03-03")
    judge(three[:2], NOT_YET, as_of, "2022-04-01", corrects=mistake)
    assert statuses(visitor) == [NOT_YET, NOT_YET, None]
    assert statuses(visitor, on=dt.date(2022, 3, 31)) == [FULL, FULL, None]


def test_correction_of_a_correction_stands_alone(three, visitor):
    first = judge(three, FULL, "2022-01", "2022-03-03")
    second = judge(three, SOME, "2022-01", "2022-04-01", corrects=first)
    judge(three, NOT_YET, "2021-12", "2022-05-01", corrects=second)
    assert statuses(visitor) == [NOT_YET] * 3


@pytest.mark.parametrize("hidden", [DRAFT, IN_REVIEW, WITHDRAWN, PUBLISHED_PRIVATELY, FOR_COALITION])
def test_correction_that_a_stranger_may_not_see_corrects_nothing_for_strangers(three, visitor, reviewer, hidden):
    mistake = judge(three, FULL, "2022-01")
    judge(three, NOT_YET, "2022-01", "2022-04-01", corrects=mistake, **hidden)
    assert statuses(visitor) == [FULL] * 3
    assert statuses(reviewer) == [NOT_YET if hidden["state"] == "published" else FULL] * 3


@pytest.mark.parametrize("hidden", [DRAFT, IN_REVIEW, WITHDRAWN, PUBLISHED_PRIVATELY, FOR_COALITION])
def test_assessment_that_a_stranger_may_not_see_gives_strangers_no_status(three, visitor, member, reviewer, hidden):
    judge(three[:1], NOT_YET, "2022-01")
    judge(three[:2], FULL, "2022-06", "2022-07-01", **hidden)
    assert statuses(visitor) == [NOT_YET, None, None]
    assert statuses(member) == ([FULL, FULL, None] if hidden == FOR_COALITION else [NOT_YET, None, None])
    assert statuses(reviewer) == ([FULL, FULL, None] if hidden["state"] == "published" else [NOT_YET, None, None])


def test_own_draft_gives_its_author_no_status(three, contributor):
    judge(three, FULL, "2022-01", author=contributor, **DRAFT)
    assert statuses(contributor) == [None] * 3


def test_withdrawn_assessment_is_not_revived_by_reading_an_earlier_day(three, visitor, reviewer):
    judge(three, NOT_YET, "2022-01", "2022-03-03")
    withdrawn = judge(three, FULL, "2022-06", "2022-07-01")
    assert statuses(visitor, on=dt.date(2022, 8, 1)) == [FULL] * 3
    Assessment.objects.filter(pk=withdrawn.pk).update(state="withdrawn")
    for reader in (visitor, reviewer):
        assert statuses(reader, on=dt.date(2022, 8, 1)) == [NOT_YET] * 3


def test_reading_stops_at_a_situation_when_asked(three, visitor):
    judge(three, NOT_YET, "2022-01", "2022-03-03")
    judge(three, SOME, "2022-06/2022-07", "2022-08-01")
    assert statuses(visitor, as_of=PartialDate("2022-06")) == [NOT_YET] * 3
    assert statuses(visitor, as_of=PartialDate("2022-07")) == [SOME] * 3


def test_history_holds_all_that_was_published_also_what_was_corrected(three, visitor):
    mistake = judge(three[:1], FULL, "2022-01", "2022-03-03")
    correction = judge(three[:1], SOME, "2022-01", "2022-04-01", corrects=mistake)
    later = judge(three, NOT_YET, "2023-01", "2023-02-01")
    judge(three, SOME, "2023-02", "2023-03-01", **DRAFT)
    judge(three, SOME, "2023-02", "2023-05-06")
    assert list(three[0].assessments_for(visitor, on=DAY)) == [later, correction, mistake]


def test_lists_choose_by_status_and_by_its_absence(three, visitor):
    judge(three[:1], SOME, "2022-01")
    judge(three[1:2], FULL, "2022-01")
    rows = Recommendation.objects.with_status_for(visitor, on=DAY).order_by("slug")
    assert list(rows.having_status(SOME)) == three[:1]
    assert list(rows.having_status("not-assessed")) == three[2:]
    assert list(rows.having_status(FULL, "not-assessed")) == three[1:]
    assert list(rows.having_status()) == []


@pytest.mark.parametrize("number", [1, 3])
def test_statuses_of_any_number_of_recommendations_take_one_query(number, visitor, django_assert_num_queries):
    review = make_review(**PUBLIC)
    rows = [make_recommendation(review=review, **PUBLIC) for _ in range(number)]
    for row in rows:
        judge([row], SOME, "2022-01")
    with django_assert_num_queries(1):
        assert statuses(visitor) == [SOME] * number


# Any ledger at all, against the rule told in plain Python.

SITUATIONS = ["2021", "2022", "2022-01", "2022-01-01", "2022-01-01/2022-01-31", "2022-01/2022-03", "2022-06"]
DAYS = [dt.date(2023, month, 1) for month in (1, 2, 3)]
entries = st.fixed_dictionaries(
    {
        "covers": st.sets(st.integers(0, 2), min_size=1),
        "status": st.sampled_from([NOT_YET, SOME, FULL]),
        "as_of": st.sampled_from(SITUATIONS),
        "published_on": st.sampled_from(DAYS),
        "state": st.sampled_from(["published", "published", "published", "draft", "in-review", "withdrawn"]),
        "audience": st.sampled_from(["public", "public", "coalition", "private"]),
        "corrects": st.none() | st.integers(0, 4),
    }
)
SEEN_BY = {"visitor": {"public"}, "member": {"public", "coalition"}, "reviewer": {"public", "coalition", "private"}}


def with_corrections(ledger):
    """A correction names an earlier entry and covers what that covers."""
    for place, entry in enumerate(ledger):
        if entry["corrects"] is not None and entry["corrects"] < place:
            entry["covers"] = ledger[entry["corrects"]]["covers"]
        else:
            entry["corrects"] = None
    return ledger


def status_by_the_rule(ledger, number, audiences, on):
    def is_seen(entry):
        return entry["state"] == "published" and entry["audience"] in audiences and entry["published_on"] <= on

    corrected = {entry["corrects"] for entry in ledger if is_seen(entry)}
    standing = [
        (PartialDate(entry["as_of"]).start, PartialDate(entry["as_of"]).end, entry["published_on"], place)
        for place, entry in enumerate(ledger)
        if is_seen(entry) and number in entry["covers"] and place not in corrected
    ]
    return ledger[max(standing)[-1]]["status"] if standing else None


def write(ledger, recommendations):
    rows = []
    for entry in ledger:
        corrects = rows[entry["corrects"]] if entry["corrects"] is not None else None
        fields = {**entry, "corrects": corrects, "review": recommendations[0].review, "narrative_en": "Reason."}
        covers = [recommendations[number] for number in fields.pop("covers")]
        rows += Assessment.objects.bulk_create([Assessment(**fields)])
        through = Assessment.covers.through
        through.objects.bulk_create([through(assessment=rows[-1], recommendation=row) for row in covers])


@given(ledger=st.lists(entries, max_size=5).map(with_corrections), on=st.sampled_from(DAYS))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_status_is_what_the_rule_says_for_any_ledger(three, visitor, member, reviewer, ledger, on):
    with transaction.atomic():
        write(ledger, three)
        for name, reader in (("visitor", visitor), ("member", member), ("reviewer", reviewer)):
            told = [status_by_the_rule(ledger, number, SEEN_BY[name], on) for number in range(3)]
            assert (name, statuses(reader, on=on)) == (name, told)
        transaction.set_rollback(True)

"""What waits on the record itself: old assessments, dates that passed, next steps, States without a meeting."""

import datetime as dt

import pytest

from tests.factories import (
    DRAFT,
    FOR_COALITION,
    PUBLIC,
    PUBLISHED_PRIVATELY,
    WITHDRAWN,
    make_assessment,
    make_dialogue,
    make_follow_up,
    make_organisation,
    make_participant,
    make_recommendation,
    make_review,
    make_state,
    make_theme,
)
from tests.site.test_queues import TODAY, queue_of, titles, told
from upr_tracker.publishing.models import Coalition

pytestmark = pytest.mark.django_db

UPDATE = "/admin/recommendations/assessment/add/?update="


@pytest.fixture
def review():
    return make_review(**PUBLIC)


@pytest.fixture
def theme(review):
    return make_theme(review=review, name_en="Law", **PUBLIC)


@pytest.fixture
def promise(review, theme):
    def make(number, by="Iceland", **fields):
        states = [by if hasattr(by, "pk") else make_state(name_en=by)]
        fields = {**PUBLIC, **fields}
        return make_recommendation(review=review, theme=theme, paragraph_number=number, states=states, **fields)

    return make


# Not assessed for months


def test_one_line_serves_all_that_one_assessment_judges(promise, contributor):
    rows = [promise("110.47"), promise("110.51"), promise("110.54", "Australia")]
    promise("110.54", "Mexico")
    row = make_assessment(covers=rows, status="not-yet-implemented", as_of="2021-01", **PUBLIC)
    first, second = queue_of(contributor, "old").lines
    assert queue_of(contributor, "old").title == "Not assessed for 12 months"
    assert queue_of(contributor, "old").total == 4
    assert (first.kind, first.title) == ("Not yet implemented", "110.47, 110.51, 110.54 Australia")
    assert (first.why, first.verb) == ("As of January 2021, 16 months ago", "Update progress")
    assert first.url == f"/admin/recommendations/assessment/{row.pk}/change/"
    assert first.verb_url == UPDATE + ",".join(str(each.pk) for each in rows)
    assert (second.kind, second.title, second.why) == ("Not assessed yet", "110.54 Mexico", "Law")


@pytest.mark.parametrize(("on", "waits"), [(dt.date(2022, 1, 30), False), (dt.date(2022, 1, 31), True)])
def test_months_count_from_the_end_of_the_situation(promise, contributor, on, waits):
    make_assessment(covers=[promise("1")], as_of="2021-01", published_on="2021-03-03", **PUBLIC)
    assert (queue_of(contributor, "old", on) is not None) is waits


def test_coalition_decides_after_how_many_months(promise, contributor):
    make_assessment(covers=[promise("1")], as_of="2022-04", published_on="2022-05-03", **PUBLIC)
    assert queue_of(contributor, "old") is None
    Coalition(months_until_due=1).save()
    assert queue_of(contributor, "old").title == "Not assessed for 1 month"
    assert told(contributor, "old")[0][3] == "As of April 2022, 1 month ago"


def test_newer_assessment_takes_its_recommendation_off_the_line(promise, contributor):
    kept, updated = promise("1"), promise("2")
    make_assessment(covers=[kept, updated], as_of="2020", published_on="2021-01-05", **PUBLIC)
    assert titles(contributor, "old") == ["1, 2"]
    make_assessment(covers=[updated], as_of="2022-05", published_on="2022-05-30", **PUBLIC)
    assert titles(contributor, "old") == ["1"]


def test_unpublished_recommendation_waits_for_no_assessment(promise, reviewer):
    promise("1", **DRAFT)
    promise("2", **WITHDRAWN)
    assert queue_of(reviewer, "old") is None


def test_recommendation_waits_only_for_those_who_see_it(promise, contributor, reviewer):
    promise("1", **PUBLISHED_PRIVATELY)
    assert (titles(reviewer, "old"), titles(contributor, "old")) == (["1"], [])


def test_assessment_out_of_sight_does_not_count(promise, contributor, reviewer):
    row = promise("1")
    make_assessment(covers=[row], as_of="2022-05", published_on="2022-05-30", **PUBLISHED_PRIVATELY)
    assert (titles(reviewer, "old"), titles(contributor, "old")) == ([], ["1"])


def test_update_under_way_is_told_to_those_who_see_it(promise, contributor, another_contributor, reviewer):
    row = promise("1")
    make_assessment(covers=[row], as_of="2022-05", published_on=None, author=contributor, **DRAFT)
    found = [told(reader, "old")[0][3] for reader in (contributor, another_contributor, reviewer)]
    assert found == ["Law · an update is under way", "Law", "Law · an update is under way"]


def test_long_list_of_names_is_cut(promise, contributor):
    for number in range(1, 9):
        promise(str(number))
    assert titles(contributor, "old") == ["1, 2, 3, 4, 5, 6 and 2 more"]


# A date named in the text


@pytest.fixture
def dated(promise):
    words = {"text_en": "Adopt the law by the end of 2021.", "named_date": "2021"}
    return promise("110.54", "Australia", named_date_words="by the end of 2021", **words)


def test_date_that_passed_asks_for_an_update(dated, contributor):
    (line,) = queue_of(contributor, "dates").lines
    assert (line.title, line.verb) == ("110.54 Australia", "Update progress")
    assert line.why == "“by the end of 2021” · Not assessed yet"
    assert line.url == f"/admin/recommendations/recommendation/{dated.pk}/change/"
    assert line.verb_url == f"{UPDATE}{dated.pk}"


def test_date_passes_with_its_last_day(dated, contributor):
    found = [queue_of(contributor, "dates", day) for day in (dt.date(2021, 12, 31), dt.date(2022, 1, 1))]
    assert [queue is not None for queue in found] == [False, True]


@pytest.mark.parametrize(
    ("as_of", "status", "waits"),
    [
        ("2021-12", "some-progress", True),
        ("2021-12", "fully-implemented", False),
        ("2022-01", "some-progress", False),
        ("2021-12/2022-01", "some-progress", True),
    ],
)
def test_date_waits_until_it_is_assessed_after_it_or_found_fulfilled(dated, contributor, as_of, status, waits):
    make_assessment(covers=[dated], as_of=as_of, status=status, published_on="2022-05-03", **PUBLIC)
    assert (queue_of(contributor, "dates") is not None) is waits


def test_passed_date_says_when_it_was_last_assessed(dated, contributor):
    make_assessment(covers=[dated], as_of="2021-01", **PUBLIC)
    assert told(contributor, "dates")[0][3] == "“by the end of 2021” · last assessed as of January 2021"


# Next steps


def test_next_step_is_due_thirty_days_ahead_and_after(review, contributor):
    row = make_follow_up(review=review, text_en="Write to the Ministry", by_when="2022-04", **FOR_COALITION)
    make_follow_up(review=review, text_en="Meet again", by_when="2022-07-01", **PUBLIC)
    make_follow_up(review=review, text_en="Much later", by_when="2022-07-02", **PUBLIC)
    make_follow_up(review=review, text_en="Whenever", **PUBLIC)
    make_follow_up(review=review, text_en="Done", by_when="2022-04", is_done=True, **PUBLIC)
    make_follow_up(review=review, text_en="Withdrawn", by_when="2022-04", **WITHDRAWN)
    assert told(contributor, "steps") == [
        ("", "Write to the Ministry", "", "Was due: April 2022", "Say what came of it"),
        ("", "Meet again", "", "Due: 1 July 2022", "Say what came of it"),
    ]
    assert queue_of(contributor, "steps").lines[0].verb_url == f"/admin/stakeholders/followup/{row.pk}/change/"


def test_next_step_waits_only_for_those_who_see_it(review, contributor, another_contributor, reviewer):
    make_follow_up(review=review, text_en="Draft", by_when="2022-05", author=contributor, **DRAFT)
    found = [titles(reader, "steps") for reader in (contributor, another_contributor, reviewer)]
    assert found == [["Draft"], [], ["Draft"]]


# States with no meeting on record


@pytest.fixture
def uruguay(promise):
    state = make_state(name_en="Uruguay")
    state.named = promise("110.53", state)
    return state


@pytest.fixture
def embassy(uruguay):
    return make_organisation(kind="embassy", represents=uruguay, **PUBLIC)


def test_state_without_a_meeting_is_a_gap_in_the_record(uruguay, contributor):
    (line,) = queue_of(contributor, "meetings").lines
    assert (line.title, line.verb) == ("Uruguay", "Log a dialogue")
    assert line.why == "110.53 · A gap in the record, for staff only. It does not mean that nobody was met."
    assert line.verb_url == f"/admin/stakeholders/dialogue/add/?recommendations={uruguay.named.pk}"


def test_known_embassy_is_filled_in(uruguay, embassy, contributor):
    (line,) = queue_of(contributor, "meetings").lines
    assert line.verb_url == (f"/admin/stakeholders/dialogue/add/?with={embassy.pk}&recommendations={uruguay.named.pk}")


@pytest.mark.parametrize(
    ("fields", "is_gap"),
    [
        (PUBLIC, False),
        (FOR_COALITION, False),
        (WITHDRAWN, True),
        (PUBLISHED_PRIVATELY, True),
        ({**PUBLIC, "is_planned": True}, True),
    ],
)
def test_meeting_on_record_closes_the_gap(review, embassy, contributor, fields, is_gap):
    make_participant(dialogue=make_dialogue(review=review, **fields), organisation=embassy)
    assert (titles(contributor, "meetings") == ["Uruguay"]) is is_gap


def test_own_draft_of_a_dialogue_closes_the_gap_for_its_author_and_reviewers(
    review, embassy, contributor, another_contributor, reviewer
):
    make_participant(dialogue=make_dialogue(review=review, author=contributor, **DRAFT), organisation=embassy)
    found = [titles(reader, "meetings") for reader in (contributor, another_contributor, reviewer)]
    assert found == [[], ["Uruguay"], []]


def test_meeting_planned_or_of_another_review_leaves_the_gap(review, embassy, contributor):
    make_participant(dialogue=make_dialogue(review=review, **PUBLIC), organisation=embassy, is_planned=True)
    make_participant(dialogue=make_dialogue(**PUBLIC), organisation=embassy)
    assert titles(contributor, "meetings") == ["Uruguay"]


def test_queues_of_the_record_are_about_today(uruguay, contributor):
    assert TODAY.year == 2022
    assert [queue_of(contributor, key) is not None for key in ("old", "meetings", "dates")] == [True, True, False]

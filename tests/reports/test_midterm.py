"""The mid-term report as data: what it tells, to whom, as of when, and that it keeps."""

import datetime as dt
import re

import pytest

from reports.builders.frozen import as_data, canonical
from tests.factories import (
    PUBLIC,
    PUBLISHED_PRIVATELY,
    make_ask,
    make_ask_list,
    make_assessment,
    make_coverage,
    make_dialogue,
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
    make_wording,
)
from tests.reports.midterms import groups_of, judged, promised, told
from upr_tracker.lib.partial_dates import PartialDate, span

pytestmark = pytest.mark.django_db


# Who may read


def make_every_kind_of_row(review, hidden):
    """A row of each kind that a stranger may see only if `hidden` allows it, and public rows that link to those."""
    theme = make_theme(review=review, **PUBLIC)
    secret = make_organisation(name_en="hidden institution", **hidden)
    source = make_source(title_en="hidden source", **hidden)
    dialogue = make_dialogue(review=review, organisers=[secret], **PUBLIC)
    elsewhere = make_report(review=review, kind="outside", **PUBLIC)
    ask_list = make_ask_list(review=review, heading_en="hidden list", **hidden)
    promised(make_theme(review=review, name_en="hidden theme", **hidden), text_en="under a hidden theme")
    promised(theme, source=source)
    make_recommendation(theme=theme, states=[make_state(name_en="hidden State")], text_en="hidden promise", **hidden)
    make_wording(theme=theme, source=source, text_en="hidden wording")
    make_assessment(covers=[promised(theme)], narrative_en="hidden reason", **hidden)
    make_evidence(assessment=judged(promised(theme)), title_en="hidden evidence", **hidden)
    make_passage(review=review, text_en="hidden passage", **hidden)
    make_passage(review=review, source=source, text_en="passage of a hidden source", **PUBLIC)
    make_ask(ask_list=ask_list, theme=theme, text_en="ask of a hidden list", **PUBLIC)
    make_ask(ask_list=make_ask_list(review=review, **PUBLIC), theme=theme, text_en="hidden ask", **hidden)
    make_dialogue(review=review, title_en="hidden dialogue", **hidden)
    make_dialogue(review=review, part_of=dialogue, title_en="hidden part", **hidden)
    make_participant(dialogue=dialogue, organisation=secret, printed_en="hidden participant")
    make_statement(review=review, text_en="hidden statement", **hidden)
    make_statement(review=review, dialogue=dialogue, text_en="hidden statement there", **hidden)
    make_follow_up(review=review, text_en="hidden step", **hidden)
    make_follow_up(review=review, who=secret, **PUBLIC)
    make_event(review=review, text_en="hidden event", **hidden)
    make_event(review=review, under=make_event(review=review, **PUBLIC), text_en="hidden under it", **hidden)
    make_coverage(review=review, printed_title="hidden coverage", **hidden)
    make_report(review=review, kind="outside", title_en="hidden report", **hidden)
    make_endorsement(report=elsewhere, printed_en="hidden endorsement", **hidden)
    make_endorsement(report=elsewhere, organisation=secret, printed_en="hidden endorser", **PUBLIC)


def hidden_in(midterm):
    return set(re.findall('"([^"]*hidden[^"]*)"', canonical(as_data(midterm)).decode()))


def test_midterm_tells_a_stranger_nothing_private(review):
    make_every_kind_of_row(review, PUBLISHED_PRIVATELY)
    assert hidden_in(told(review)) == set()


def test_midterm_tells_the_same_rows_once_they_are_public(review):
    make_every_kind_of_row(review, PUBLIC)
    assert hidden_in(told(review)) == {
        *("hidden theme", "under a hidden theme", "hidden wording"),
        *("hidden promise", "hidden State", "hidden source", "hidden reason", "hidden evidence"),
        *("hidden passage", "passage of a hidden source", "hidden list", "ask of a hidden list", "hidden ask"),
        *("hidden institution", "hidden dialogue", "hidden part", "hidden participant"),
        *("hidden statement", "hidden statement there", "hidden step", "hidden event", "hidden under it"),
        *("hidden coverage", "hidden report", "hidden endorsement", "hidden endorser"),
    }


def test_midterm_counts_nothing_private(review, theme):
    promised(theme)
    make_recommendation(theme=theme, **PUBLISHED_PRIVATELY)
    midterm = told(review)
    assert (midterm.progress.total, midterm.progress.themes[0].total) == (1, 1)


def test_midterm_tells_a_reviewer_what_is_not_published(review, theme, reviewer):
    make_recommendation(theme=theme, paragraph_number="110.47")
    assert (groups_of(told(review)), groups_of(told(review, reader=reviewer))) == ([], [(["110.47"], "not-assessed")])


def test_midterm_leaves_out_another_review(review, theme):
    promised(theme)
    promised(make_theme(review=make_review(**PUBLIC), **PUBLIC), number="1.1")
    assert groups_of(told(review)) == [(["110.47"], "not-assessed")]


# The ledger


def test_midterm_leaves_out_assessments_of_a_later_situation(review, theme):
    recommendation = promised(theme)
    judged(recommendation, status="not-yet-implemented", as_of="2022-01")
    judged(recommendation, status="fully-implemented", as_of="2022-02")
    assert groups_of(told(review, as_of="2022-01")) == [(["110.47"], "not-yet-implemented")]
    assert groups_of(told(review, as_of="2022-02")) == [(["110.47"], "fully-implemented")]


def test_midterm_leaves_out_an_assessment_whose_situation_goes_on_later(review, theme):
    judged(promised(theme), as_of="2022")
    assert groups_of(told(review, as_of="2022-01")) == [(["110.47"], "not-assessed")]
    assert groups_of(told(review, as_of="2022")) == [(["110.47"], "some-progress")]


def test_midterm_leaves_out_what_was_not_published_by_its_day(review, theme):
    judged(promised(theme), published_on="2022-03-03")
    assert groups_of(told(review, on=dt.date(2022, 3, 2))) == [(["110.47"], "not-assessed")]
    assert groups_of(told(review, on=dt.date(2022, 3, 3))) == [(["110.47"], "some-progress")]


def test_midterm_tells_a_mistake_to_nobody_even_where_its_correction_is_of_a_later_situation(review, theme):
    recommendation = promised(theme)
    mistaken = judged(recommendation, as_of="2022-01")
    judged(recommendation, as_of="2022-03", published_on="2022-03-20", corrects=mistaken)
    assert groups_of(told(review, as_of="2022-01")) == [(["110.47"], "not-assessed")]


def test_correction_says_what_it_corrects(review, theme):
    recommendation = promised(theme)
    mistaken = judged(recommendation, status="fully-implemented")
    judged(recommendation, published_on="2022-03-20", corrects=mistaken)
    (group,) = told(review).progress.groups
    corrected = group.assessment.corrects
    assert (corrected.grade.code, corrected.as_of, corrected.published_on) == (
        "fully-implemented",
        PartialDate("2022-01"),
        dt.date(2022, 3, 3),
    )


def test_assessment_judges_only_those_for_which_it_still_stands(review, theme):
    rows = [promised(theme, number, order=order) for order, number in enumerate(["110.47", "110.51", "110.55"])]
    judged(*rows, status="not-yet-implemented", as_of="2021")
    judged(rows[1], status="some-progress", as_of="2022-01")
    (older, newer) = told(review).progress.groups
    assert (older.assessment.judges, newer.assessment.judges) == (("110.47", "110.55"), ("110.51",))
    assert [each.label for each in older.promises] == ["110.47", "110.55"]


def test_midterm_spans_the_dates_of_all_assessments(review, theme):
    judged(promised(theme), as_of="2021-12", published_on="2022-01-05")
    judged(promised(theme, "110.48"), as_of="2022-01", published_on="2022-03-03")
    midterm = told(review)
    assert (str(midterm.assessed_as_of), str(midterm.assessed_on)) == ("2021-12/2022-01", "2022-01-05/2022-03-03")


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([], "None"),
        (["2022-01", "2022-01"], "2022-01"),
        (["2022-01", "2021"], "2021/2022-01"),
        (["2021/2022", "2021-05"], "2021/2022"),
    ],
)
def test_span_goes_from_the_first_day_to_the_last(dates, expected):
    assert str(span([PartialDate(date) for date in dates])) == expected


# The tables


def test_number_printed_twice_is_told_with_its_state(review, theme):
    promised(theme, "110.54", states=[make_state(name_en="Australia")], order=1)
    promised(theme, "110.54", states=[make_state(name_en="Iceland")], order=2)
    promised(theme, "", states=[make_state(name_en="Chad")], order=3)
    assert groups_of(told(review)) == [(["110.54 (Australia)", "110.54 (Iceland)", "Chad"], "not-assessed")]


def test_theme_is_told_whole_where_two_have_the_same_order(review):
    themes = [make_theme(review=review, name_en=name, order=1, **PUBLIC) for name in ("Marriage", "Law")]
    for order in (1, 2):
        for theme in themes:
            promised(theme, f"{theme.pk}.{order}", order=order)
    assert [(theme.name, theme.total) for theme in told(review).progress.themes] == [("Marriage", 2), ("Law", 2)]


def test_theme_tells_the_sources_other_wordings_where_they_differ(review, theme):
    promised(theme)
    make_wording(theme=theme, place="progress", text_en="Equality")
    make_wording(theme=theme, place="accepted", text_en="Equality in marriage")
    make_wording(theme=theme, place="asks", text_en="Equality")
    (shown,) = told(review).progress.themes
    assert (shown.name, shown.in_accepted, shown.in_asks) == ("Equality", "Equality in marriage", "")


def test_theme_claims_no_wording_that_is_not_recorded(review, theme):
    promised(theme)
    make_wording(theme=theme, place="progress", text_en="Equality")
    (shown,) = told(review).progress.themes
    assert (shown.name, shown.in_accepted, shown.in_asks) == ("Equality", "", "")


def test_theme_and_report_count_each_step_of_the_scale(review, theme):
    judged(promised(theme), promised(theme, "110.51"), status="not-yet-implemented")
    promised(theme, "110.55")
    progress = told(review).progress
    assert [(count.grade.code, count.number) for count in progress.counts] == [
        ("not-yet-implemented", 2),
        ("some-progress", 0),
        ("fully-implemented", 0),
        ("not-assessed", 1),
    ]
    assert [(count.grade.code, count.number) for count in progress.themes[0].counts] == [
        ("not-yet-implemented", 2),
        ("not-assessed", 1),
    ]


@pytest.mark.parametrize(("on", "has_passed"), [(dt.date(2023, 12, 31), False), (dt.date(2024, 1, 1), True)])
def test_date_named_in_the_text_passes_by_the_day_of_telling(review, theme, on, has_passed):
    promised(theme, text_en="Adopt it by the end of 2023.", named_date="2023", named_date_words="by the end of 2023")
    (group,) = told(review, on=on).progress.groups
    assert [each.named_date_has_passed for each in group.promises] == [has_passed]


def test_position_stands_in_the_sources_own_word(review, theme):
    promised(theme, order=1, position_as_printed="accepted")
    promised(theme, "110.48", order=2)
    (group,) = told(review, language="en").progress.groups
    assert [each.position for each in group.promises] == ["accepted", "Supported"]


def test_scale_marks_the_labels_that_stand_in_the_2022_report(review):
    assert [(step.grade.code, step.is_in_source) for step in told(review).scale] == [
        ("not-yet-implemented", True),
        ("some-progress", True),
        ("fully-implemented", False),
        ("moved-backwards", False),
        ("cannot-be-assessed", False),
    ]

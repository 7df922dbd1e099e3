"""What changed since the edition before, found in what two published editions froze."""

import datetime as dt
import hashlib

import pytest

from reports import actions
from reports.actions import publish_edition
from reports.builders.changes import changes_between
from reports.builders.frozen import as_data, from_data, part_from_data
from reports.builders.shapes_of_editions import Change, Since
from reports.models import Edition
from reports.models.edition import Format
from tests.factories import (
    PUBLIC,
    make_assessment,
    make_edition,
    make_endorsement,
    make_evidence,
    make_organisation,
    make_report,
    make_theme,
)
from tests.reports.midterms import judged, promised
from upr_tracker.accounts.models import STRANGER
from upr_tracker.lib.languages import Text

pytestmark = pytest.mark.django_db

NONE, SOME, FULL = "Not yet implemented", "Some progress made", "Fully implemented"
NOTHING = Text("", "en")
LATER = {"as_of": "2023-01", "published_on": "2023-05-05"}


@pytest.fixture(autouse=True)
def quickly(monkeypatch):
    monkeypatch.setitem(actions.RENDERERS, Format.PDF, lambda content, data: b"%PDF" + data)
    monkeypatch.setitem(actions.RENDERERS, Format.DOCX, lambda content, data: b"PK" + data)


@pytest.fixture
def report(review):
    return make_report(review=review, kind="mid-term", title_en="Mid-term report", slug="mid-term", **PUBLIC)


def published(report, number, year):
    """The edition of a year, with the record as it stands now."""
    dates = {"as_of": f"{year}-06", "published_on": dt.date(year, 6, 30)}
    text = {"text_en": "A text."} if report.kind == "submission" else {}
    edition = make_edition(report=report, number=number, state="in-review", audience="public", **dates, **text)
    return publish_edition(edition=edition, by=None)


def changes_in(edition):
    return from_data(edition.data["en"]).since.changes


def changed(report, edit):
    """What a second edition tells once the record was edited after the first."""
    published(report, 1, 2022)
    edit()
    return changes_in(published(report, 2, 2023))


# Steps of the scale


def test_recommendations_that_went_the_same_way_by_one_assessment_are_one_change(report, theme):
    first, second = promised(theme, "110.47"), promised(make_theme(review=report.review, **PUBLIC), "110.50")
    judged(first, second, status="not-yet-implemented")
    found = changed(report, lambda: judged(first, second, status="some-progress", **LATER))
    assert found == (Change("status", ("110.47", "110.50"), NONE, SOME, NOTHING),)


def test_recommendations_that_went_the_same_way_by_two_assessments_are_two_changes(report, theme):
    rows = [promised(theme, "110.47"), promised(theme, "110.50")]
    judged(*rows, status="not-yet-implemented")

    def edit():
        for row in rows:
            judged(row, status="some-progress", **LATER)

    assert [change.about for change in changed(report, edit)] == [("110.47",), ("110.50",)]


def test_first_assessment_of_a_recommendation_is_a_change(report, theme):
    row = promised(theme, "110.47")
    found = changed(report, lambda: judged(row, status="fully-implemented", **LATER))
    assert found == (Change("status", ("110.47",), "Not assessed yet", FULL, NOTHING),)


def test_new_recommendation_comes_from_nothing(report, theme):
    judged(promised(theme, "110.47"))
    found = changed(report, lambda: judged(promised(theme, "110.50"), status="some-progress", **LATER))
    assert found == (Change("status", ("110.50",), "", SOME, NOTHING),)


def test_later_assessment_that_finds_the_same_is_no_change(report, theme):
    row = promised(theme, "110.47")
    judged(row, status="some-progress")
    assert changed(report, lambda: judged(row, status="some-progress", **LATER)) == ()


# Corrections


def corrected(old, row, **fields):
    return make_assessment(covers=[row], corrects=old, **{**PUBLIC, "published_on": "2023-05-05", **fields})


def test_correction_is_told_apart_from_a_change(report, theme):
    row = promised(theme, "110.47")
    old = judged(row, status="some-progress")
    found = changed(report, lambda: corrected(old, row, status="not-yet-implemented"))
    assert found == (Change("correction", ("110.47",), SOME, NONE, NOTHING),)


def test_correction_that_leaves_the_step_is_told(report, theme):
    row = promised(theme, "110.47")
    old = judged(row, status="some-progress")
    found = changed(report, lambda: corrected(old, row, status="some-progress", narrative_en="Put better."))
    assert found == (Change("correction", ("110.47",), SOME, SOME, NOTHING),)


def test_correction_of_a_correction_corrects_what_was_told(report, theme):
    row = promised(theme, "110.47")
    old = judged(row, status="some-progress")

    def edit():
        first = corrected(old, row, status="not-yet-implemented", published_on="2023-05-04")
        corrected(first, row, status="fully-implemented")

    assert changed(report, edit) == (Change("correction", ("110.47",), SOME, FULL, NOTHING),)


def test_mistake_made_and_mended_since_is_none_of_the_edition_before(report, theme):
    row = promised(theme, "110.47")
    judged(row, status="not-yet-implemented")

    def edit():
        wrong = judged(row, status="fully-implemented", as_of="2023-01", published_on="2023-05-04")
        corrected(wrong, row, status="some-progress", as_of="2023-01")

    assert changed(report, edit) == (Change("status", ("110.47",), NONE, SOME, NOTHING),)


# Evidence


def test_new_evidence_is_told_with_what_it_is_about(report, theme):
    judgement = judged(promised(theme, "110.47"), promised(theme, "110.50"), no_evidence_reason_en="")
    make_evidence(assessment=judgement, title_en="Law of 2021", **PUBLIC)
    found = changed(report, lambda: make_evidence(assessment=judgement, title_en="Law of 2023", **PUBLIC))
    assert found == (Change("evidence", ("110.47", "110.50"), "", "", Text("Law of 2023", "en")),)


def test_evidence_of_a_new_recommendation_comes_with_it(report, theme):
    judged(promised(theme, "110.47"))

    def edit():
        make_evidence(assessment=judged(promised(theme, "110.50"), no_evidence_reason_en="", **LATER), **PUBLIC)

    assert [change.kind for change in changed(report, edit)] == ["status"]


def test_evidence_that_is_no_longer_cited_is_not_told(report, theme):
    judgement = judged(promised(theme, "110.47"), no_evidence_reason_en="")
    gone = make_evidence(assessment=judgement, **PUBLIC)
    make_evidence(assessment=judgement, **PUBLIC)
    assert changed(report, gone.delete) == ()


# Signatories


def sign(edition, organisation, role):
    make_endorsement(edition=edition, organisation=organisation, role=role, audience="public")


def test_new_signatories_are_told_and_who_left_is_not(report, theme):
    promised(theme)
    stays, leaves, comes, invited = (make_organisation(name_en=name, **PUBLIC) for name in ("S", "L", "C", "I"))
    editions = [
        make_edition(
            report=report,
            number=number,
            state="in-review",
            audience="public",
            as_of=str(year),
            published_on=dt.date(year, 6, 30),
        )
        for number, year in ((1, 2022), (2, 2023))
    ]
    for organisation in (stays, leaves):
        sign(editions[0], organisation, "endorsed")
    sign(editions[1], stays, "prepared")
    sign(editions[1], comes, "endorsed")
    make_endorsement(edition=editions[1], organisation=invited, role="invited", may_be_shown=True, audience="public")
    _, second = [publish_edition(edition=edition, by=None) for edition in editions]
    assert changes_in(second) == (Change("signatory", (), "", "", Text("C", "en")),)


def test_signatures_do_not_carry_over(report, theme):
    promised(theme)
    first = make_edition(report=report, state="in-review", audience="public")
    sign(first, make_organisation(**PUBLIC), "endorsed")
    editions = (publish_edition(edition=first, by=None), published(report, 2, 2023))
    contents = [from_data(edition.data["en"]) for edition in editions]
    assert [(content.is_signed, len(content.signatories)) for content in contents] == [(True, 1), (False, 0)]


# The whole of it


def test_every_kind_of_change_is_on_the_page_and_the_old_files_stay(report, theme, client):
    rows = [promised(theme, f"110.{number}") for number in (47, 48, 49)]
    judgements = [judged(row, status="not-yet-implemented", no_evidence_reason_en="") for row in rows]
    for judgement in judgements:
        make_evidence(assessment=judgement, **PUBLIC)
    published(report, 1, 2022)
    address = f"/en/{report.review.slug}/reports/mid-term/"
    before = {name: client.get(f"{address}1/report.{name}").content for name in Format.values}
    judged(rows[0], status="some-progress", **LATER)
    corrected(judgements[1], rows[1], status="fully-implemented")
    make_evidence(assessment=judgements[2], title_en="Law of 2023", **PUBLIC)
    second = make_edition(report=report, number=2, state="in-review", audience="public", **LATER)
    sign(second, make_organisation(name_en="Rainbow", **PUBLIC), "endorsed")
    row = publish_edition(edition=second, by=None)
    assert [(change.kind, change.about) for change in changes_in(row)] == [
        ("status", ("110.47",)),
        ("correction", ("110.48",)),
        ("evidence", ("110.49",)),
        ("signatory", ()),
    ]
    page = client.get(f"{address}2/").content.decode()
    told = [
        f"<strong>110.47</strong>: from “{NONE}” to “{SOME}”",
        f"<strong>110.48</strong>: a correction: “{FULL}”, where “{NONE}” was said by mistake",
        "<strong>110.49</strong>: new evidence: Law of 2023",
        "New signatory: Rainbow",
    ]
    assert [words in page for words in told] == [True] * 4
    assert {name: client.get(f"{address}1/report.{name}").content for name in Format.values} == before
    assert {hashlib.sha256(content).hexdigest() for content in before.values()} == {
        file.sha256 for file in Edition.objects.get(number=1).files.filter(language="en")
    }


@pytest.mark.parametrize("kind", ["dialogues", "submission"])
def test_changes_are_found_in_every_kind_of_report(review, theme, kind):
    row = promised(theme, "110.47")
    report = make_report(review=review, kind=kind, **PUBLIC)
    judged(row, status="not-yet-implemented")
    found = changed(report, lambda: judged(row, status="some-progress", **LATER))
    assert [change.about for change in found] == [("110.47",)]


def test_first_edition_has_none_before_it(report, theme):
    promised(theme)
    assert from_data(published(report, 1, 2022).data["en"]).since is None


def test_edition_is_compared_with_the_newest_that_is_not_withheld(report, theme, administrator):
    promised(theme)
    published(report, 1, 2021)
    actions.withhold_edition(thing=published(report, 2, 2022), by=administrator, reason="It names somebody.")
    assert from_data(published(report, 3, 2023).data["en"]).since == Since(1, dt.date(2021, 6, 30), ())


@pytest.mark.parametrize("data", [{}, {"en": {}, "km": {}}, {"en": {"kind": "mid-term"}}, {"en": []}, []])
def test_edition_before_in_a_shape_of_long_ago_cannot_be_compared(report, theme, data, client):
    promised(theme)
    Edition.objects.filter(pk=published(report, 1, 2022).pk).update(data=data)
    second = published(report, 2, 2023)
    assert from_data(second.data["en"]).since == Since(1, dt.date(2022, 6, 30), None)
    assert "was kept in an older form" in client.get(second.get_absolute_url()).content.decode()


def test_same_content_has_no_changes(report, theme):
    judged(promised(theme))
    content = from_data(published(report, 1, 2022).data["en"])
    assert changes_between(content, content) == ()


def test_what_an_edition_froze_of_it_is_read_again(report, theme):
    row = promised(theme, "110.47")
    published(report, 1, 2022)
    judged(row, **LATER)
    data = published(report, 2, 2023).data["en"]
    assert part_from_data(data["since"], Since | None) == from_data(data).since
    assert [part_from_data(each, Since | None) for each in (None, {"number": 1}, "x")] == [None] * 3
    assert as_data(from_data(data)) == data


def test_reader_of_a_draft_is_told_only_of_editions_that_they_may_read(report, theme):
    promised(theme)
    Edition.objects.filter(pk=published(report, 1, 2022).pk).update(audience="coalition")
    second = published(report, 2, 2023)
    assert (from_data(second.data["en"]).since, Edition.objects.before(second, STRANGER)) == (None, None)

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from reports.models import Edition, EditionFile, Endorsement
from tests.factories import (
    PUBLIC,
    make_edition,
    make_edition_file,
    make_endorsement,
    make_organisation,
    make_report,
    make_report_link,
    make_review,
    saved,
)

pytestmark = pytest.mark.django_db

FROZEN = "An edition is published by freezing it: use “Publish edition”."
EITHER = "Choose either an edition or an outside report."
STAFF_ONLY = (
    "Invitations, abstentions and dissent are for staff only, unless the organisation agrees to show them:"
    " keep them private."
)
FROZEN_BEFORE = "This edition was published already, and an edition never changes."


def same_report_address():
    return make_report(review=make_report(slug="mid-term").review, slug="mid-term")


def same_number():
    return make_edition(report=make_edition(number=2).report, number=2)


def same_file():
    return make_edition_file(edition=make_edition_file().edition)


def same_organisation_under_an_edition():
    first = make_endorsement(edition=make_edition())
    return make_endorsement(edition=first.edition, organisation=first.organisation)


def same_organisation_under_a_report():
    first = make_endorsement()
    return make_endorsement(report=first.report, organisation=first.organisation, role="prepared")


def of_both():
    return make_endorsement(report=make_report(kind="outside"), edition=make_edition())


def of_neither():
    row = make_endorsement()
    row.report = None
    saved(row)


BROKEN = [
    (same_report_address, "Another report of this review has this address."),
    (same_number, "This report already has an edition with this number."),
    (lambda: make_edition(number=0), "The first edition has the number 1."),
    (same_file, "This edition has this file already."),
    (lambda: make_edition(as_of=None, **PUBLIC), FROZEN),
    (lambda: make_edition(published_on=None, **PUBLIC), FROZEN),
    (lambda: make_edition(data_sha256="", **PUBLIC), FROZEN),
    (lambda: make_edition(data_sha256="0" * 64, state="draft"), FROZEN_BEFORE),
    (lambda: make_edition(data_sha256="0" * 64, state="in-review"), FROZEN_BEFORE),
    (of_both, EITHER),
    (of_neither, EITHER),
    (same_organisation_under_an_edition, "This organisation is recorded for this edition already."),
    (same_organisation_under_a_report, "This organisation is recorded for this report already."),
    (lambda: make_endorsement(role="invited", **PUBLIC), STAFF_ONLY),
    (lambda: make_endorsement(role="abstained", audience="coalition"), STAFF_ONLY),
    (lambda: make_endorsement(role="dissented", audience="public"), STAFF_ONLY),
]


@pytest.mark.parametrize(("make", "message"), BROKEN)
def test_editor_is_told_which_rule_is_broken(make, message):
    with pytest.raises(ValidationError) as refusal:
        make()
    assert refusal.value.messages == [message]


@pytest.mark.parametrize(("make", "message"), BROKEN)
def test_database_refuses_what_must_never_be(unchecked, make, message):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


@pytest.mark.parametrize("role", ["invited", "abstained", "dissented"])
def test_dissent_is_kept_privately(role):
    assert make_endorsement(role=role, state="published").pk


def test_only_those_who_prepared_or_endorsed_stand_by_what_they_signed():
    for role in ("prepared", "endorsed", "invited", "abstained", "dissented"):
        make_endorsement(role=role)
    assert [row.role for row in Endorsement.objects.order_by("pk").standing()] == ["prepared", "endorsed"]


def test_signatory_is_named_as_printed():
    organisation = make_organisation(name_en="Rainbow Community Kampuchea")
    rows = [make_endorsement(organisation=organisation, printed_en=printed) for printed in ("RoCK", "")]
    assert [row.name for row in rows] == ["RoCK", "Rainbow Community Kampuchea"]


def test_one_organisation_may_stand_under_several_reports():
    organisation = make_organisation()
    rows = [make_endorsement(organisation=organisation), make_endorsement(organisation=organisation)]
    assert [str(row) for row in rows] == [f"{organisation}: Endorsed"] * 2


def test_outside_report_is_endorsed_and_a_series_is_not():
    """Nobody endorses what this site makes but one edition of it."""
    with pytest.raises(ValidationError) as refusal:
        make_endorsement(report=make_report(kind="mid-term"))
    assert list(refusal.value.message_dict) == ["report"]


def test_report_published_elsewhere_has_no_editions():
    with pytest.raises(ValidationError) as refusal:
        make_edition(report=make_report(kind="outside"))
    assert refusal.value.message_dict == {"report": ["A report published elsewhere has no editions here."]}


def test_situation_told_is_not_later_than_publication():
    with pytest.raises(ValidationError) as refusal:
        make_edition(as_of="2022-04", published_on="2022-03-03")
    assert list(refusal.value.message_dict) == ["as_of"]


def test_draft_edition_needs_nothing_but_its_number():
    row = make_edition(as_of=None, published_on=None, data=None, data_sha256="")
    assert (row.state, row.number) == ("draft", 1)


def test_editions_are_listed_newest_first():
    report = make_report()
    for number in (1, 3, 2):
        make_edition(report=report, number=number)
    assert [row.number for row in report.editions.all()] == [3, 2, 1]


def test_file_gives_back_its_bytes():
    content = b"%PDF-1.7\x00\xff" * 1000
    row = EditionFile.objects.get(pk=make_edition_file(content=content).pk)
    assert (bytes(row.content), len(row.sha256)) == (content, 64)


def test_files_go_with_their_edition():
    edition = make_edition_file().edition
    edition.delete()
    assert EditionFile.objects.count() == 0


def test_history_of_an_edition_keeps_no_copy_of_its_data():
    assert "data" not in [field.name for field in Edition.history.model._meta.get_fields()]


def test_rows_tell_their_names_and_where_they_stand():
    report = make_report(review=make_review(slug="cambodia-3"), title_en="Mid-term report", slug="mid-term")
    edition = make_edition(report=report, number=2, published_on=dt.date(2022, 3, 3))
    assert (str(report), str(edition)) == ("Mid-term report", "Mid-term report, 2")
    assert str(make_edition_file(edition=edition)) == "Mid-term report, 2, en, pdf"
    assert report.get_absolute_url() == "/en/cambodia-3/reports/mid-term/"
    assert edition.get_absolute_url() == "/en/cambodia-3/reports/mid-term/2/"


def test_link_of_a_report_is_told_by_its_address():
    assert str(make_report_link(url="https://reports.example.org/1")) == "https://reports.example.org/1"


@pytest.mark.parametrize(("kind", "is_outside"), [("outside", True), ("mid-term", False)])
def test_report_knows_whether_it_was_published_elsewhere(kind, is_outside):
    assert make_report(kind=kind).is_outside is is_outside

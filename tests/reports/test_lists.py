"""What the pages list of reports and editions."""

import pytest

from reports.lists import editions_of, reports_of
from tests.factories import PUBLIC, make_edition, make_edition_file, make_endorsement, make_report

pytestmark = pytest.mark.django_db

ROLES = ["prepared", "endorsed", "invited", "abstained", "dissented"]


def test_only_signatories_stand_under_a_report_even_for_a_reviewer(review, reviewer):
    report = make_report(review=review, kind="outside", **PUBLIC)
    for order, role in enumerate(ROLES):
        make_endorsement(report=report, role=role, order=order)
    (row,) = reports_of(review, reviewer)
    assert [signed.role for signed in row.endorsements.all()] == ["prepared", "endorsed"]


def test_only_signatories_stand_under_an_edition_even_for_a_reviewer(review, reviewer):
    edition = make_edition(report=make_report(review=review, **PUBLIC), **PUBLIC)
    for order, role in enumerate(ROLES):
        make_endorsement(edition=edition, role=role, order=order)
    (row,) = editions_of(review, reviewer)
    (report,) = reports_of(review, reviewer)
    assert [signed.role for signed in row.endorsements.all()] == ["prepared", "endorsed"]
    assert [signed.role for signed in report.editions.all()[0].endorsements.all()] == ["prepared", "endorsed"]


def test_editions_are_listed_without_their_data_and_bytes(review, visitor):
    make_edition_file(edition=make_edition(report=make_report(review=review, **PUBLIC), **PUBLIC))
    (row,) = editions_of(review, visitor)
    (file,) = row.files.all()
    assert (row.get_deferred_fields(), file.get_deferred_fields()) == ({"data"}, {"content"})


def test_draft_of_an_edition_is_not_listed_even_for_a_reviewer(review, reviewer):
    report = make_report(review=review, **PUBLIC)
    published = make_edition(report=report, **PUBLIC)
    make_edition(report=report, number=2)
    assert list(editions_of(review, reviewer)) == [published]

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict

from reports.filters import EditionFilter, EndorsementFilter, ReportFilter
from tests.factories import DRAFT, PUBLIC, make_edition, make_endorsement, make_report, make_review

pytestmark = pytest.mark.django_db


def found(kind, query):
    return list(kind(QueryDict(query), queryset=kind.Meta.model.objects.visible_to(AnonymousUser())).qs)


def test_reports_are_filtered_by_kind():
    outside = make_report(kind="outside", **PUBLIC)
    make_report(**PUBLIC)
    assert found(ReportFilter, "kind=outside") == [outside]


def test_editions_are_those_of_a_report_or_review():
    report = make_report(**PUBLIC)
    edition = make_edition(report=report, **PUBLIC)
    make_edition(report=report, number=2, **DRAFT)
    make_edition(**PUBLIC)
    assert found(EditionFilter, f"report={report.uid}") == [edition]
    assert found(EditionFilter, f"review={report.review.slug}") == [edition]


def test_endorsements_of_a_review_are_of_its_editions_and_of_outside_reports():
    review = make_review(**PUBLIC)
    report = make_report(review=review, kind="outside", order=1, **PUBLIC)
    edition = make_edition(report=make_report(review=review, order=2, **PUBLIC), **PUBLIC)
    prepared = make_endorsement(report=report, role="prepared", **PUBLIC)
    signed = make_endorsement(edition=edition, **PUBLIC)
    make_endorsement(**PUBLIC)
    assert set(found(EndorsementFilter, f"review={review.slug}")) == {prepared, signed}
    assert found(EndorsementFilter, f"report={report.uid}") == [prepared]
    assert found(EndorsementFilter, f"edition={edition.uid}") == [signed]
    assert found(EndorsementFilter, "role=prepared") == [prepared]


def test_roles_that_are_for_staff_only_cannot_be_chosen():
    filtered = EndorsementFilter(QueryDict("role=dissented"), queryset=EndorsementFilter.Meta.model.objects.none())
    assert filtered.problems == ["Role: “dissented” is not one of the choices."]

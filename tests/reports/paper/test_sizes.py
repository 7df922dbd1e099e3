"""Every kind of report is a good file in both languages, however many recommendations it tells."""

import pytest

from recommendations.models import State
from reports.builders import build
from reports.models import Edition
from reports.models.report import ReportKind
from tests.factories import PUBLIC, make_edition, make_report
from tests.lib.reading_pdf import failures_of, read_with
from tests.reports.midterms import paper_of
from tests.reports.paper.contents import multiplied
from tests.reports.reading_paper import REPORT, SHEET, words_outside_the_margins
from upr_tracker.accounts.models import STRANGER

pytestmark = pytest.mark.django_db

KINDS = [kind for kind in ReportKind if kind != ReportKind.OUTSIDE]
TIMES = {9: 1, 90: 10, 900: 100}

every_paper = pytest.mark.parametrize(
    ("kind", "language", "number"),
    [(kind, each, number) for kind in KINDS for each in ("en", "km") for number in TIMES],
)


@pytest.fixture(scope="module")
def contents(record, django_db_blocker):
    """The record as each kind of report tells it, by kind and language."""
    with django_db_blocker.unblock():
        editions = {kind: edition_of(kind) for kind in KINDS}
        return {
            (kind, language): build(edition, reader=STRANGER, language=language)
            for kind, edition in editions.items()
            for language in ("en", "km")
        }


def edition_of(kind):
    """The record's own, or one of a kind that it has not."""
    if own := Edition.objects.filter(report__kind=kind).first():
        return own
    first = Edition.objects.first()
    about = State.objects.get(name_en="Iceland") if kind == ReportKind.BRIEFING else None
    report = make_report(review=first.report.review, kind=kind, title_en=kind.label, about_state=about, **PUBLIC)
    return make_edition(report=report, as_of=first.as_of, published_on=first.published_on, data=None, data_sha256="")


@every_paper
def test_paper_of_any_size_is_a_good_file(contents, kind, language, number, tmp_path):
    content = paper_of(multiplied(contents[kind, language], TIMES[number]))
    assert failures_of(content) == []
    assert "No syntax or stream encoding errors" in read_with(
        "qpdf", "--check", "FILE", content=content, folder=tmp_path
    )
    margins = SHEET if kind == ReportKind.BRIEFING else REPORT
    assert words_outside_the_margins(content, tmp_path, margins) == []

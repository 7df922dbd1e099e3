"""Mid-term reports of a few rows, for the tests of this folder."""

import datetime as dt

from reports.builders import build
from reports.builders.frozen import as_data, canonical
from reports.renderers.pdf import render_pdf
from tests.factories import PUBLIC, make_assessment, make_edition, make_recommendation, make_report
from upr_tracker.accounts.models import STRANGER

ON = dt.date(2022, 4, 1)


def told(
    review, *, reader=STRANGER, language="en", as_of="2022-01", on=ON, kind="dialogues", about_state=None, **fields
):
    """A draft of a new report, of a kind that tells everything unless another is named."""
    report = make_report(review=review, kind=kind, about_state=about_state, title_en="Mid-term report", **PUBLIC)
    edition = make_edition(report=report, as_of=as_of, published_on=on, data=None, data_sha256="", **fields)
    return build(edition, reader=reader, language=language)


def promised(theme, number="110.47", **fields):
    return make_recommendation(theme=theme, paragraph_number=number, **PUBLIC, **fields)


def judged(*covers, **fields):
    return make_assessment(covers=list(covers), **{**PUBLIC, **fields})


def groups_of(midterm):
    """For each group of the tables its labels, and the status."""
    return [([each.label for each in group.promises], group.grade.code) for group in midterm.progress.groups]


def paper_of(content):
    """The PDF, with the data of this one language inside."""
    return render_pdf(content, canonical({content.language: as_data(content)}))

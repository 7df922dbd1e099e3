"""Mid-term reports of a few rows, for the tests of this folder."""

import datetime as dt

from reports.builders import build_midterm
from tests.factories import PUBLIC, make_assessment, make_recommendation, make_report
from upr_tracker.accounts.models import STRANGER
from upr_tracker.lib.partial_dates import PartialDate

ON = dt.date(2022, 4, 1)


def told(review, *, reader=STRANGER, language="en", as_of="2022-01", on=ON, signed=()):
    report = make_report(review=review, title_en="Mid-term report", **PUBLIC)
    return build_midterm(
        report, reader=reader, language=language, as_of=PartialDate(as_of), on=on, number=1, signed=signed
    )


def promised(theme, number="110.47", **fields):
    return make_recommendation(theme=theme, paragraph_number=number, **PUBLIC, **fields)


def judged(*covers, **fields):
    return make_assessment(covers=list(covers), **{**PUBLIC, **fields})


def groups_of(midterm):
    """For each group of the tables its labels, and the status."""
    return [([each.label for each in group.promises], group.grade.code) for group in midterm.progress.groups]

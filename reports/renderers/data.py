"""The data of an edition: whole, as JSON in both languages, and its recommendations as a table in one."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reports.builders import Content
from reports.builders.shapes import Assessment, Group, Promise
from upr_tracker.lib.languages import Text
from upr_tracker.lib.tables import Table, as_csv
from upr_tracker.publishing.tables import Columns, language_of, on_lines, table_of


@dataclass(frozen=True)
class Row:
    """A recommendation under its theme, in the group that one assessment judges."""

    state: Text
    theme: Text
    group: Group
    promise: Promise

    @property
    def assessment(self) -> Assessment | None:
        return self.group.assessment


def render_json(content: Content, data: bytes) -> bytes:
    """The canonical JSON itself, whose SHA-256 is that of the edition's data."""
    return data


def render_csv(content: Content, data: bytes) -> bytes:
    with translation.override(content.language):
        return as_csv(table_of_promises(content))


def table_of_promises(content: Content) -> Table:
    """A line a recommendation, with the assessment that stands for it. The columns are named as in the site's table of
    recommendations: those that UHRI also has as UHRI prints them, with its slips of spelling.
    """
    columns: Columns = [
        ("Text", lambda row: row.promise.text),
        ("Countries Concerned", lambda row: row.state),
        ("Themes", lambda row: row.theme),
        ("UPR Reccomending States", lambda row: on_lines(row.promise.states)),
        (_("Paragraph number"), lambda row: row.promise.number),
        (_("Language of the text"), lambda row: language_of(row.promise.text)),
        (_("Position as printed"), lambda row: row.promise.position),
        (_("Progress"), lambda row: row.group.grade.label),
        (_("Situation as of"), lambda row: row.assessment and row.assessment.as_of),
        (_("Assessed by"), lambda row: gettext("civil society") if row.assessment else ""),
        (_("Assessment published on"), lambda row: row.assessment and row.assessment.published_on),
        (_("Reason"), lambda row: row.assessment and row.assessment.narrative),
        (_("Evidence"), lambda row: on_lines(evidence_of(row.assessment)) if row.assessment else ""),
        (_("Date named in the text"), lambda row: row.promise.named_date_words),
        (_("That date has passed"), lambda row: gettext("Yes") if row.promise.named_date_has_passed else ""),
        (_("Note on the source"), lambda row: row.promise.note),
        ("UID", lambda row: row.promise.uid),
    ]
    return table_of("recommendations", content.title, columns, rows_of(content))


def rows_of(content: Content) -> Iterator[Row]:
    for theme in content.progress.themes:
        for group in theme.groups:
            for promise in group.promises:
                yield Row(content.state, theme.name, group, promise)


def evidence_of(assessment: Assessment) -> Iterator[str]:
    """Each piece on one line, or the reason for having none."""
    if assessment.no_evidence_reason and not assessment.evidence:
        yield assessment.no_evidence_reason
    for each in assessment.evidence:
        told = (each.title, each.publisher, each.date, each.url, each.archived_url)
        yield ", ".join(str(part) for part in told if part)

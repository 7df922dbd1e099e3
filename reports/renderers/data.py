"""The data of an edition: whole, as JSON in both languages, and its recommendations as a table in one."""

from collections.abc import Iterator

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from reports.builders import Content
from reports.builders.shapes import Group, Promise
from upr_tracker.lib.tables import Table, as_csv
from upr_tracker.publishing.tables import Columns, language_of, on_lines, table_of

Row = tuple[str, Group, Promise]
"""The theme's name, and a recommendation in its group."""


def render_json(content: Content, data: bytes) -> bytes:
    """The canonical JSON itself, whose SHA-256 is that of the edition's data."""
    return data


def render_csv(content: Content, data: bytes) -> bytes:
    with translation.override(content.language):
        return as_csv(table_of_promises(content))


def table_of_promises(content: Content) -> Table:
    """A line a recommendation, with the assessment that stands for it."""
    columns: Columns = [
        (_("Theme"), lambda row: row[0]),
        (_("Paragraph"), lambda row: row[2].number),
        (_("Recommending State"), lambda row: on_lines(row[2].states)),
        (_("Recommendation"), lambda row: row[2].text),
        (_("Language of the text"), lambda row: language_of(row[2].text)),
        (_("Position"), lambda row: row[2].position),
        (_("Status"), lambda row: row[1].grade.label),
        (_("Situation as of"), lambda row: row[1].assessment and row[1].assessment.as_of),
        (_("Published on"), lambda row: row[1].assessment and row[1].assessment.published_on),
        (_("Reason"), lambda row: row[1].assessment and row[1].assessment.narrative),
        (_("Evidence"), lambda row: on_lines(evidence_of(row[1]))),
        (_("Note on the source"), lambda row: row[2].note),
        ("UID", lambda row: row[2].uid),
    ]
    return table_of("recommendations", content.title, columns, rows_of(content))


def rows_of(content: Content) -> Iterator[Row]:
    for theme in content.progress.themes:
        for group in theme.groups:
            for promise in group.promises:
                yield theme.name, group, promise


def evidence_of(group: Group) -> Iterator[str]:
    """Each piece on one line, or the reason for having none."""
    if group.assessment is None:
        return
    if group.assessment.no_evidence_reason:
        yield group.assessment.no_evidence_reason
    for each in group.assessment.evidence:
        yield ", ".join(part for part in (each.title, each.publisher, each.url) if part)

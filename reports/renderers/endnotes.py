"""The evidence of a report as numbered endnotes, each with the places that cite it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.builders.contents import MidtermReport
from reports.builders.shapes import Evidence


@dataclass(frozen=True)
class Citation:
    """`anchor` is the id of the marker in the text, `labels` the recommendations whose assessment cites the endnote."""

    anchor: str
    labels: Sequence[str]


@dataclass(frozen=True)
class EvidenceNote:
    evidence: Evidence
    citations: Sequence[Citation]


def endnotes_of(report: MidtermReport) -> list[EvidenceNote]:
    """By their numbers, each once, however often it is cited."""
    found: dict[int, tuple[Evidence, list[Citation]]] = {}
    for evidence, citation in cited_in(report):
        found.setdefault(evidence.number, (evidence, []))[1].append(citation)
    return [EvidenceNote(evidence, citations) for _, (evidence, citations) in sorted(found.items())]


def cited_in(report: MidtermReport) -> Iterator[tuple[Evidence, Citation]]:
    """In the order of the paper; theme.html and assessment.html number the markers alike."""
    for theme_number, theme in enumerate(report.progress.themes, 1):
        for group_number, group in enumerate(theme.groups, 1):
            for evidence in group.assessment.evidence if group.assessment else ():
                anchor = f"cited-{theme_number}-{group_number}-{evidence.number}"
                yield evidence, Citation(anchor, [promise.label for promise in group.promises])

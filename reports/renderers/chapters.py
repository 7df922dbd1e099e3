"""The parts of a report: what stands before its first chapter, its chapters in order, and what stands under each."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from reports.builders.contents import BriefingSheet, Content, DialoguesSummary, MidtermReport, Submission
from reports.renderers.endnotes import endnotes_of
from reports.renderers.overview import bars_of


@dataclass(frozen=True)
class Section:
    """A line of the contents. `anchor` is the id of its heading, `depth` 1 or 2 below the chapter."""

    anchor: str
    title: str
    depth: int


@dataclass(frozen=True)
class Chapter:
    """Its template is reports/paper/<name>.html, and its heading has the id <name>.

    `parts` is what the template lists where the report does not have it in the form in which it is shown.
    """

    name: str
    title: str
    sections: Sequence[Section]
    is_told: bool
    parts: Sequence[Any] = field(default_factory=list)

    @property
    def template(self) -> str:
        return f"reports/paper/{self.name}.html"


def chapters_of(report: Content) -> list[Chapter]:
    """Those for which the record has something."""
    return [chapter for chapter in CHAPTERS[type(report)](report) if chapter.is_told]


def chapters_of_midterm(report: MidtermReport) -> list[Chapter]:
    endnotes = endnotes_of(report)
    return [
        Chapter("overview", _("Summary"), [], bool(report.progress.themes), bars_of(report.progress)),
        progress_of(report),
        asks_of(report),
        Chapter("method", _("Method"), [], True),
        Chapter("evidence", _("Endnotes"), [], bool(endnotes), endnotes),
    ]


def chapters_of_summary(report: DialoguesSummary) -> list[Chapter]:
    """In the order of the source."""
    accepted = [theme.name for theme in report.accepted.themes]
    return [
        Chapter("timeline", _("Introduction and timeline"), [], bool(report.timeline.events)),
        Chapter("accepted", _("What was accepted"), numbered("accepted", accepted), bool(accepted)),
        Chapter("elsewhere", _("Published elsewhere"), [], bool(report.elsewhere)),
        progress_of(report),
        asks_of(report),
        Chapter("dialogues", _("Dialogues"), dialogue_sections(report), bool(report.dialogues)),
        Chapter("statements", _("Statements"), [], bool(report.statements)),
        Chapter("next_steps", _("Next steps"), [], bool(report.next_steps)),
        Chapter("media", _("Media coverage"), [], bool(report.media.coverage)),
    ]


def chapters_of_briefing(report: BriefingSheet) -> list[Chapter]:
    """What the sheet has no room for is told as a number, so that a part of nothing else is told too."""
    said = bool(report.meetings or report.statements or report.said_rest.number)
    recommended = _("What %(state)s recommended") % {"state": report.about}
    return [
        Chapter("recommended", recommended, [], bool(report.recommended or report.recommended_rest.number)),
        Chapter("same", _("Who else asked the same"), [], bool(report.same or report.same_rest.number)),
        Chapter("said", _("What was said"), [], said),
        Chapter("next", _("What to ask next"), [], bool(report.next_asks or report.asked_rest.number)),
    ]


def chapters_of_submission(report: Submission) -> list[Chapter]:
    headed = numbered("text", [section.title for section in report.sections])
    themes = [theme.name for theme in report.progress.themes]
    return [
        Chapter("text", _("Submission"), [section for section in headed if section.title], bool(report.sections)),
        Chapter("endnotes", _("Endnotes"), [], bool(report.endnotes)),
        Chapter("matrix", _("Annex: matrix of recommendations"), numbered("matrix", themes), bool(themes)),
    ]


CHAPTERS: dict[type[Content], Callable[[Any], list[Chapter]]] = {
    MidtermReport: chapters_of_midterm,
    DialoguesSummary: chapters_of_summary,
    BriefingSheet: chapters_of_briefing,
    Submission: chapters_of_submission,
}
"""All that a report of each kind may have, in the order of the paper."""


FRONT: dict[type[Content], Sequence[str]] = {
    MidtermReport: ("cover", "contents", "scale", "edition"),
    DialoguesSummary: ("cover", "contents", "scale", "edition"),
    Submission: ("cover", "contents", "edition"),
}
"""What stands before the first chapter of a report of each kind, but for those with a page of their own."""


def front_of(report: Content) -> list[str]:
    return [f"reports/paper/{name}.html" for name in FRONT.get(type(report), ())]


def progress_of(report: Content) -> Chapter:
    themes = [theme.name for theme in report.progress.themes]
    return Chapter("progress", _("Progress"), numbered("progress", themes), bool(themes))


def asks_of(report: MidtermReport | DialoguesSummary) -> Chapter:
    asks = [asked.addressee for asked in report.asks]
    return Chapter("asks", _("Civil society's recommendations"), numbered("asks", asks), bool(asks))


def numbered(anchor: str, titles: Iterable[str], depth: int = 1) -> list[Section]:
    return [Section(f"{anchor}-{number}", title, depth) for number, title in enumerate(titles, 1)]


def dialogue_sections(report: DialoguesSummary) -> list[Section]:
    """Each dialogue, and below it those that are parts of it."""
    sections: list[Section] = []
    for number, dialogue in enumerate(report.dialogues, 1):
        anchor = f"dialogues-{number}"
        parts = numbered(anchor, [part.title for part in dialogue.parts], depth=2)
        sections += [Section(anchor, dialogue.title, 1), *parts]
    return sections

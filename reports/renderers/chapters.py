"""The chapters of a report: which there are, in which order, and what stands under each in the contents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reports.builders.shapes import MidtermReport


@dataclass(frozen=True)
class Section:
    """A line of the contents. `anchor` is the id of its heading, `depth` 1 or 2 below the chapter."""

    anchor: str
    title: str
    depth: int


@dataclass(frozen=True)
class Chapter:
    """Its template is reports/paper/<name>.html, and its heading has the id <name>."""

    name: str
    title: str
    sections: Sequence[Section]
    is_told: bool

    @property
    def template(self) -> str:
        return f"reports/paper/{self.name}.html"


def chapters_of(report: MidtermReport) -> list[Chapter]:
    """Those for which the record has something."""
    return [chapter for chapter in all_chapters(report) if chapter.is_told]


def all_chapters(report: MidtermReport) -> list[Chapter]:
    themes = [theme.name for theme in report.progress.themes]
    asks = [asked.addressee for asked in report.asks]
    return [
        Chapter("progress", _("Progress"), numbered("progress", themes), bool(themes)),
        Chapter("asks", _("Civil society's recommendations"), numbered("asks", asks), bool(asks)),
        Chapter("elsewhere", _("Published elsewhere"), [], bool(report.elsewhere)),
        Chapter("dialogues", _("Dialogues"), dialogue_sections(report), bool(report.dialogues)),
        Chapter("statements", _("Statements"), [], bool(report.statements)),
        Chapter("next_steps", _("Next steps"), [], bool(report.next_steps)),
        Chapter("timeline", _("Timeline"), [], bool(report.timeline.events)),
        Chapter("media", _("Media coverage"), [], bool(report.media.coverage)),
    ]


def numbered(anchor: str, titles: Iterable[str], depth: int = 1) -> list[Section]:
    return [Section(f"{anchor}-{number}", title, depth) for number, title in enumerate(titles, 1)]


def dialogue_sections(report: MidtermReport) -> list[Section]:
    """Each dialogue, and below it those that are parts of it."""
    sections: list[Section] = []
    for number, dialogue in enumerate(report.dialogues, 1):
        anchor = f"dialogues-{number}"
        parts = numbered(anchor, [part.title for part in dialogue.parts], depth=2)
        sections += [Section(anchor, dialogue.title, 1), *parts]
    return sections

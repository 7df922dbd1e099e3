"""Each kind of report as data: what all of them say of themselves, and what each kind tells.

Whatever shows a report, on paper, on a screen or as a table, is made of one of these and of nothing else.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from reports.builders.shapes import Accepted, AskList, Definition, Elsewhere, Group, Progress, Promise, Source
from reports.builders.shapes_of_editions import Replaced, Signatory, Since
from reports.builders.shapes_of_engagement import Dialogue, Media, Passage, Statement, Steps, Timeline
from reports.builders.shapes_of_states import Meeting, Recommended, Rest, Same
from reports.builders.shapes_of_submissions import Endnote, TextSection
from reports.models.endorsement import EndorsementRole
from reports.models.report import ReportKind
from upr_tracker.lib.languages import Text
from upr_tracker.lib.partial_dates import PartialDate

MOST_LETTERS_ON_THE_COVER = 600


@dataclass(frozen=True, kw_only=True)
class Content:
    """What one edition says in one language: the situation as of a date, told on a day of this site's.

    `kind` is a value of ReportKind, `kind_name` is it in words. `assessed_as_of` and `assessed_on` span the two dates
    of all the assessments that stand. `signatories` come in the printed order, with those who neither prepared nor
    endorsed it only if they agreed to be shown. `since` says what changed since the edition before; the first has none.
    """

    kind: str
    kind_name: str
    language: str
    number: int
    is_draft: bool
    title: Text
    origin: Text
    signatories: tuple[Signatory, ...]
    replaces: Replaced | None
    since: Since | None
    state: Text
    review: str
    review_date: PartialDate | None
    next_expected: PartialDate | None
    as_of: PartialDate
    published_on: dt.date
    assessed_as_of: PartialDate | None
    assessed_on: PartialDate | None
    sources: tuple[Source, ...]
    contact: tuple[Passage, ...]
    closing: tuple[Passage, ...]
    progress: Progress

    has_endnotes: ClassVar[bool] = False
    """Whether evidence is listed at the end, under numbers, and not beneath each assessment."""

    @property
    def title_names_kind(self) -> bool:
        return self.title.casefold().startswith(self.kind_name.casefold())

    @property
    def fits_its_cover(self) -> bool:
        """Whether what editors write for the title page is short enough to leave its foot in place."""
        mends = self.replaces.mends if self.replaces else ""
        return len(self.title + self.origin + mends) <= MOST_LETTERS_ON_THE_COVER

    @property
    def prepared(self) -> tuple[Signatory, ...]:
        return self.signed_as(EndorsementRole.PREPARED)

    @property
    def endorsed(self) -> tuple[Signatory, ...]:
        return self.signed_as(EndorsementRole.ENDORSED)

    @property
    def signed(self) -> tuple[Signatory, ...]:
        return self.prepared + self.endorsed

    @property
    def is_signed(self) -> bool:
        return bool(self.signed)

    @property
    def groups(self) -> Iterator[Group]:
        return self.progress.groups

    @property
    def promises(self) -> Iterator[Promise]:
        return (promise for group in self.groups for promise in group.promises)

    @property
    def has_untranslated(self) -> bool:
        """Whether a recommendation stands in another language than the report's."""
        return any(promise.text.lang != self.language for promise in self.promises)

    def signed_as(self, role: EndorsementRole) -> tuple[Signatory, ...]:
        return tuple(each for each in self.signatories if each.role == role)


@dataclass(frozen=True, kw_only=True)
class MidtermReport(Content):
    """What was accepted, how it was judged and on which grounds, and what civil society asks."""

    has_endnotes: ClassVar = True

    scale: tuple[Definition, ...]
    asks: tuple[AskList, ...]


@dataclass(frozen=True, kw_only=True)
class DialoguesSummary(Content):
    """The whole record in the order of the summary report of which the first was compiled."""

    introduction: tuple[Passage, ...]
    accepted: Accepted
    scale: tuple[Definition, ...]
    asks: tuple[AskList, ...]
    elsewhere: tuple[Elsewhere, ...]
    dialogues: tuple[Dialogue, ...]
    statements: tuple[Statement, ...]
    next_steps: tuple[Steps, ...]
    timeline: Timeline
    media: Media


@dataclass(frozen=True, kw_only=True)
class BriefingSheet(Content):
    """For one recommending State: what it recommended, what came of it, and what it might ask next, on two pages.

    `progress` is about all that it recommended; the parts hold what fits on the sheet, and each Rest counts the others.
    """

    about: Text
    recommended: tuple[Recommended, ...]
    recommended_rest: Rest
    same: tuple[Same, ...]
    same_rest: Rest
    meetings: tuple[Meeting, ...]
    statements: tuple[Statement, ...]
    said_rest: Rest
    next_asks: tuple[AskList, ...]
    asked_rest: Rest


@dataclass(frozen=True, kw_only=True)
class Submission(Content):
    """What the coalition submits to the next review, with the matrix of recommendations as annex.

    `words` are those of headings and paragraphs; `word_limit` is None where the editor has set none.
    """

    scale: tuple[Definition, ...]
    sections: tuple[TextSection, ...]
    endnotes: tuple[Endnote, ...]
    words: int
    word_limit: int | None


SHAPES: dict[str, type[Content]] = {
    ReportKind.MID_TERM: MidtermReport,
    ReportKind.DIALOGUES: DialoguesSummary,
    ReportKind.BRIEFING: BriefingSheet,
    ReportKind.SUBMISSION: Submission,
}
"""What a report of each kind is, as data."""

"""The briefing sheet on paper: two pages at most, whatever there is to tell; that of the record tells everything."""

import dataclasses
import hashlib
import re

import pytest
from django.utils import translation

from recommendations.models import State
from reports.builders import build
from reports.builders.briefing import sheet
from reports.builders.contents import Content
from reports.builders.shapes import Ask, AskGroup, AskList, Assessment, Grade, Group, Promise
from reports.builders.shapes_of_engagement import Statement
from reports.builders.shapes_of_states import Meeting, Recommended, Same
from reports.builders.sheet import Told
from tests.factories import PUBLIC, make_edition, make_report
from tests.lib.reading_pdf import MEDIA_TITLES, failures_of, read_with
from tests.reports.midterms import paper_of
from tests.reports.reading_paper import MM, missing_from, squeezed
from upr_tracker.accounts.models import STRANGER
from upr_tracker.lib.languages import Text
from upr_tracker.lib.partial_dates import PartialDate

pytestmark = pytest.mark.django_db

LANGUAGES = ["en", "km"]
BODY = ("-x", "0", "-y", "0", "-W", "596", "-H", str(round(284 * MM)))
"""For pdftotext: the page without its foot, which would stand inside a sentence that goes over the page."""

ADDRESSES = {part: f"https://upr.example.org/en/{part}/" for part in ("recommended", "same", "said", "asked")}
WORDS = [
    "the",
    "State",
    "should",
    "amend",
    "Article",
    "45",
    "of",
    "its",
    "Constitution",
    "non-discrimination-safeguards",
]


@pytest.fixture(scope="module")
def sheets(record, django_db_blocker):
    """That for Iceland, in each language, with Iceland's own recommendations."""
    with django_db_blocker.unblock():
        iceland = State.objects.get(iso_code="IS")
        review = iceland.recommendations.first().review
        report = make_report(
            review=review, kind="briefing", about_state=iceland, title_en="Sheet for Iceland", **PUBLIC
        )
        edition = make_edition(report=report, published_on="2026-11-24", data=None, data_sha256="")
        edition.refresh_from_db()
        return {language: build(edition, reader=STRANGER, language=language) for language in LANGUAGES}


def pages_of(paper, folder):
    return int(re.search(r"^Pages: +(\d+)", read_with("pdfinfo", "FILE", content=paper, folder=folder), re.M)[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheet_of_the_record_tells_everything_on_two_pages(sheets, language, tmp_path):
    content = sheets[language]
    paper = paper_of(content)
    words = squeezed(read_with("pdftotext", *BODY, "FILE", "-", content=paper, folder=tmp_path))
    rests = (content.recommended_rest, content.same_rest, content.said_rest, content.asked_rest)
    assert [rest.number for rest in rests] == [0] * 4
    assert missing_from(words, texts_in(content)) == []
    assert (pages_of(paper, tmp_path), failures_of(paper)) == (2, [])


def texts_in(content):
    for row in content.recommended:
        yield from (promise.text for promise in row.group.promises)
        yield from (row.theme, row.group.assessment.narrative, row.group.assessment.no_evidence_reason)
    for meeting in content.meetings:
        yield from (meeting.title, *meeting.embassies, *meeting.key_points)
    yield from (f"“{statement.text}”" for statement in content.statements)
    for asked in content.next_asks:
        yield from (asked.heading, asked.footnote)
        for group in asked.groups:
            yield from (group.theme, group.preamble)
            yield from (f"{ask.text} {ask.continuation}" for ask in group.asks)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", [1, 3, 30, 300, 900])
def test_sheet_has_two_pages_at_most(sheets, language, number, tmp_path):
    content = made_up(sheets[language], number)
    paper = paper_of(content)
    assert pages_of(paper, tmp_path) <= 2
    shown = sum(len(row.group.promises) for row in content.recommended)
    assert (shown + content.recommended_rest.number, bool(shown)) == (number, True)
    assert len(content.same) + content.same_rest.number == number


def made_up(sample, number):
    """A sheet of so many recommendations, with texts as long and as awkward as any."""
    words = Writer(sample.language, number)
    told = Told(
        recommended=tuple(words.recommended(number)),
        same=tuple(words.same() for _ in range(number)),
        meetings=tuple(words.meeting() for _ in range(number // 3)),
        statements=tuple(words.statement() for _ in range(number // 3)),
        asks=(words.asks(number),),
        asks_of_others=(words.asks(number // 3),),
    )
    fields = {field.name: getattr(sample, field.name) for field in dataclasses.fields(Content)}
    fields["title"] = words.text(12)
    fields["origin"] = words.text(40)
    with translation.override(sample.language):
        return sheet(fields, sample.about, told, ADDRESSES)


class Writer:
    """Writes texts of the record as somebody might who does not know how long they may be."""

    def __init__(self, language, seed):
        self.language, self.seed, self.thrown = language, seed, 0

    def dice(self, sides):
        """From 1 to `sides`, the same in every run."""
        self.thrown += 1
        digest = hashlib.sha256(f"{self.seed} {self.thrown}".encode()).digest()
        return 1 + int.from_bytes(digest[:4]) % sides

    def text(self, most):
        length = self.dice(most)
        if self.dice(20) == 1:
            return Text("x" * 6 * length, "en")
        if self.language == "km" and self.dice(10) > 3:
            titles = [MEDIA_TITLES[self.dice(len(MEDIA_TITLES)) - 1] for _ in range(1 + length // 12)]
            return Text(" ".join(titles), "km")
        return Text(" ".join(WORDS[self.dice(len(WORDS)) - 1] for _ in range(length)), "en")

    def recommended(self, number):
        made = 0
        while made < number:
            size = min(number - made, self.dice(8))
            promises = tuple(self.promise(made + index) for index in range(size))
            made += size
            yield Recommended(self.text(15), Group(promises, self.grade(), self.assessment()))

    def promise(self, index):
        dated = self.dice(5) == 1
        return Promise(
            uid=str(index),
            number=f"110.{index}",
            label=f"110.{index}",
            states=tuple(self.text(3) for _ in range(self.dice(9))),
            text=self.text(120),
            position=Text("accepted", "en"),
            note=self.text(40) if self.dice(3) == 1 else Text("", "en"),
            named_date=PartialDate("2023") if dated else None,
            named_date_words=Text("by the end of 2023" if dated else "", "en"),
            named_date_has_passed=dated,
        )

    def grade(self):
        long = "Some progress made, but further concrete actions remain to be taken to guarantee full implementation"
        return Grade("some-progress", "some", long, "Some progress made")

    def assessment(self):
        return Assessment(
            uid="a",
            grade=self.grade(),
            judges=(),
            narrative=self.text(150),
            as_of=PartialDate("2022-01"),
            published_on=PartialDate("2022-03-03").start,
            evidence=(),
            no_evidence_reason=self.text(30),
            corrects=None,
        )

    def same(self):
        states = tuple(self.text(3) for _ in range(self.dice(3)))
        labels = tuple(f"110.{self.dice(300)}" for _ in range(self.dice(5)))
        return Same("110.1", states, self.grade(), PartialDate("2022-01"), self.dice(2) == 1, labels)

    def meeting(self):
        points = tuple(self.text(60) for _ in range(self.dice(5) - 1))
        return Meeting(self.text(12), PartialDate("2022-03"), "", (self.text(8),), points, (self.text(30),))

    def statement(self):
        empty = Text("", "en")
        named = ("110.1", "110.2")
        return Statement("quoted", True, self.text(90), "Government", self.text(4), empty, self.text(20), None, named)

    def asks(self, number):
        empty = Text("", "en")
        asks = tuple(Ask(self.text(120), self.text(20), empty) for _ in range(number))
        groups = tuple(AskGroup(self.text(10), self.text(20), asks[at : at + 4]) for at in range(0, number, 4))
        return AskList("To the Government", self.text(20), self.text(20), groups)

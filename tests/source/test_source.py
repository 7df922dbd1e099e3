"""The literals against the source itself, where UPR_SOURCE names a copy of it."""

import os
import re

import pytest

from .scan import read
from .sentences import (
    ACCEPTED_TABLE,
    ASKS,
    CONSULTATION,
    DIALOGUES,
    LITERALS,
    MEDIA,
    MEDIA_OCCASIONS,
    NEXT_STEPS,
    PROGRESS_TABLE,
    REPEATED,
    SERIES,
    STATEMENTS,
    TIMELINE,
    printed,
)

ACCEPTED = [row for group in ACCEPTED_TABLE.groups for row in group.rows]

# The scan's description of a picture; the source prints no such sentence.
LEFT_OVER = (
    "A grid of 19 logos for endorsing organizations, including: RoCK, RHAC, Cambodian Center for Human "
    "Rights, Micro Rainbow International Foundation, GADC, SILAKA, Klahaan, ILGA ASIA, ilga, apcom, "
    "arrow, apa, actionaid, Save the Children, DCA, rfsu, IWDA, DESTINATION JUSTICE, and JASS.",
)


@pytest.fixture(scope="module")
def source() -> str:
    path = os.environ.get("UPR_SOURCE")
    if not path:
        pytest.skip("UPR_SOURCE does not name a copy of the source file")
    return read(path)


def test_literals_stand_in_the_source(source):
    assert [text for text in LITERALS if text not in source] == []


def test_nothing_in_the_source_is_left_out(source):
    for text in sorted({*LITERALS, *REPEATED, *LEFT_OVER}, key=len, reverse=True):
        source = source.replace(text, "\n")
    assert re.findall(r"[^\s().,:;“”\"]+", source) == []


@pytest.mark.parametrize("row", ACCEPTED)
def test_row_has_its_number_and_its_state_in_both_tables(source, row):
    assert source.count(f"{row.text} ({row.number}) {row.state} ") == 2


@pytest.mark.parametrize("group", PROGRESS_TABLE.groups)
def test_assessment_stands_in_the_first_of_its_rows(source, group):
    first, *others = (f"{row.text} ({row.number}) {row.state}" for row in group.rows)
    assert " ".join((first, group.status, group.narrative, *others)) in source


@pytest.mark.parametrize("event", TIMELINE.events)
def test_event_stands_with_its_date_and_what_hangs_under_it(source, event):
    assert " ".join((f"{event.date}: {event.text}", *event.hanging)) in source


@pytest.mark.parametrize("coverage", MEDIA)
def test_media_line_stands_in_one_piece(source, coverage):
    line = f"{coverage.outlet}, {coverage.printed_title}, {coverage.date}"
    assert re.search(re.escape(line) + "[.,] " + re.escape(" ".join(coverage.printed_links)), source)


@pytest.mark.parametrize("ask", ASKS.others.asks)
def test_continuation_follows_its_ask(source, ask):
    assert f"{ask.text} {ask.continuation}" in source


def test_quotation_marks_stand_around_the_direct_statement_only(source):
    assert [statement.kind for statement in STATEMENTS if f"“{statement.text}”" in source] == ["direct"]


def test_speaker_stands_with_office_and_occasion(source):
    direct = STATEMENTS[0]
    assert f"{direct.speaker}, {direct.office} {direct.occasion}" in source


ORDERED = {
    "accepted table": (ACCEPTED_TABLE.title, [t for g in ACCEPTED_TABLE.groups for t in printed(g)]),
    "asks": (
        ASKS.government.heading,
        [t for g in ASKS.government.groups for t in (g.theme, *(a.text for a in g.asks))],
    ),
    "other asks": (ASKS.others.heading, [ask.text for ask in ASKS.others.asks]),
    "timeline": (TIMELINE.heading, [event.text for event in TIMELINE.events]),
    "umbrella": (DIALOGUES.umbrella.heading, [*DIALOGUES.umbrella.bullets, *DIALOGUES.umbrella.objectives]),
    "government": ("Objectives of these", [t for t in printed(SERIES[0]) if len(t) > 40]),
    "States": ("Objectives of these", [each.printed for each in SERIES[1].participants]),
    "statements": (
        "Objectives of these",
        [STATEMENTS[0].text, CONSULTATION.heading, STATEMENTS[1].text, STATEMENTS[2].text],
    ),
    "next steps": (NEXT_STEPS.heading, [NEXT_STEPS.lead, *NEXT_STEPS.steps]),
    "media": (MEDIA_OCCASIONS.bullets[-1], [each.printed_title for each in MEDIA]),
}


@pytest.mark.parametrize("part", ORDERED)
def test_part_stands_in_the_order_of_the_source(source, part):
    start, texts = ORDERED[part]
    place, out_of_order = source.index(start), []
    for text in texts:
        found = source.find(text, place)
        out_of_order += [text] if found < 0 else []
        place = max(place, found + len(text))
    assert out_of_order == []

"""The literals agree with one another and with the counts."""

import re
import unicodedata

import pytest

from .sentences import (
    ACCEPTED_TABLE,
    ASKS,
    CONSULTATION,
    COUNTS,
    DIALOGUES,
    FRONT_PAGE,
    JOINT_REPORT,
    KEPT,
    LITERALS,
    MEDIA,
    MEDIA_OCCASIONS,
    MENDED,
    NEXT_STEPS,
    ORGANISATION_COUNTS,
    ORGANISATIONS,
    PROGRESS_TABLE,
    SENTENCES,
    SERIES,
    STATEMENTS,
    THEMES,
    TIMELINE,
    printed,
)

ACCEPTED = [row for group in ACCEPTED_TABLE.groups for row in group.rows]
PROGRESS = [row for group in PROGRESS_TABLE.groups for row in group.rows]
ASKS_TO_GOVERNMENT = [ask for group in ASKS.government.groups for ask in group.asks]
COVER, INSIDE = JOINT_REPORT.lists
KHMER = re.compile("[\u1780-\u17ff]")
EDTF = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?")

PRINTED_LINKS = [link for coverage in MEDIA for link in coverage.printed_links]

# Of these the literals hold one by their shape, so there is nothing to count.
ONE_OF_ITS_KIND = {"reviews": 1, "dialogue_umbrellas": 1, "dialogue_meetings": 1}


def statements_of_kind(kind):
    return [statement for statement in STATEMENTS if statement.kind == kind]


COUNTED = {
    "themes": len(THEMES),
    "theme_wordings": len({wording for theme in THEMES for wording in printed(theme)}),
    "recommendations": len(ACCEPTED),
    "paragraph_numbers": len({row.number for row in ACCEPTED}),
    "recommending_states": len({row.state for row in ACCEPTED}),
    "assessments": len(PROGRESS_TABLE.groups),
    "endorsements": len(COVER.prepared + COVER.endorsed),
    "endorsements_prepared": len(COVER.prepared),
    "endorsements_endorsed": len(COVER.endorsed),
    "joint_report_links": len(JOINT_REPORT.links),
    "asks": len(ASKS_TO_GOVERNMENT) + len(ASKS.others.asks),
    "asks_to_government": len(ASKS_TO_GOVERNMENT),
    "asks_to_others": len(ASKS.others.asks),
    "ask_continuations": sum(bool(ask.continuation) for ask in (*ASKS_TO_GOVERNMENT, *ASKS.others.asks)),
    "ask_preambles": sum(bool(group.preamble) for group in ASKS.government.groups),
    "events": len(TIMELINE.events),
    "events_hanging": sum(len(event.hanging) for event in TIMELINE.events),
    "dialogue_series": len(SERIES),
    "dialogues_planned": sum(bool(series.planned) for series in SERIES),
    "objectives": len(DIALOGUES.umbrella.objectives),
    "key_points": sum(len(series.key_points) for series in SERIES),
    "organisers_of_the_series": len(DIALOGUES.umbrella.organisers),
    "organisers_of_the_consultation": len(CONSULTATION.organisers),
    "participants_in_the_consultation": len(CONSULTATION.participants),
    "participants_government": len(DIALOGUES.government.participants),
    "participants_recommending_states": len(DIALOGUES.recommending_states.participants),
    "participants_un_agencies": len(DIALOGUES.un_agencies.participants),
    "statements": len(STATEMENTS),
    "statements_direct": len(statements_of_kind("direct")),
    "statements_reported": len(statements_of_kind("reported")),
    "statements_unattributed": len(statements_of_kind("unattributed")),
    "next_steps": len(NEXT_STEPS.steps),
    "media": len(MEDIA),
    "media_links": len(PRINTED_LINKS),
    "media_links_with_fbclid": sum("fbclid" in link for link in PRINTED_LINKS),
    "media_khmer_titles": sum(bool(KHMER.search(coverage.title)) for coverage in MEDIA),
    "media_occasions": len(MEDIA_OCCASIONS.bullets),
}

# What the literals hold.


def test_counts_are_those_of_the_literals():
    assert {**ONE_OF_ITS_KIND, **COUNTED} == COUNTS


def test_organisations_are_as_many_as_counted_and_named_once():
    assert {kind: len(set(names)) for kind, names in ORGANISATIONS.items()} == ORGANISATION_COUNTS
    assert sum(map(len, ORGANISATIONS.values())) == sum(ORGANISATION_COUNTS.values())


def test_both_tables_hold_the_same_recommendations():
    key = [(row.text, row.number, row.state) for row in ACCEPTED]
    assert sorted((row.text, row.number, row.state) for row in PROGRESS) == sorted(key)


def test_tables_order_the_second_theme_differently():
    accepted = [row.number for row in ACCEPTED_TABLE.groups[1].rows]
    progress = [row.number for group in PROGRESS_TABLE.groups[1:3] for row in group.rows]
    assert accepted == ["110.45", "110.50", "110.52", "110.53", "110.54"]
    assert progress == ["110.45", "110.52", "110.54", "110.50", "110.53"]


def test_number_printed_twice_belongs_to_two_recommendations():
    assert [row.state for row in ACCEPTED if row.number == "110.54"] == ["Australia", "Iceland"]


def test_assessments_cover_three_three_two_and_one():
    assert [len(group.rows) for group in PROGRESS_TABLE.groups] == [3, 3, 2, 1]


def test_themes_are_those_of_the_tables_and_of_the_asks():
    assert [theme.in_accepted_table for theme in THEMES] == [group.theme for group in ACCEPTED_TABLE.groups]
    progress = dict.fromkeys(group.theme for group in PROGRESS_TABLE.groups)
    assert [theme.in_progress_table for theme in THEMES] == list(progress)
    assert [theme.in_asks for theme in THEMES] == [group.theme for group in ASKS.government.groups]


def test_signatories_differ_in_spelling_only():
    cover, inside = (each.prepared + each.endorsed for each in JOINT_REPORT.lists)
    differing = [(a.name, b.name) for a, b in zip(cover, inside, strict=True) if a.name != b.name]
    assert differing == [("Klahaan Organization", "Klahan Organization")]


def test_institutions_named_in_an_ask_stand_in_its_text():
    astray = [name for ask in ASKS_TO_GOVERNMENT for name in ask.institutions if name not in ask.text]
    assert astray == []


def test_embassies_met_are_of_recommending_states_with_their_printed_seat():
    met = DIALOGUES.recommending_states.participants
    assert [(each.state, each.seat) for each in met] == [
        ("Canada", "Phnom Penh"),
        ("Iceland", "Beijing"),
        ("Netherlands", "Thailand"),
        ("Mexico", "Thailand"),
        ("Australia", "Cambodia"),
        ("Sweden", "Phnom Penh"),
    ]
    assert [each.printed for each in met] == [f"{each.institution} in {each.seat}" for each in met]
    assert {each.state for each in met} < {row.state for row in ACCEPTED}


def test_organisers_are_those_of_the_sentences_that_name_them():
    first, second, third, fourth, fifth = DIALOGUES.umbrella.organisers
    named = f"{first} together with {second}, {third}, {fourth} and {fifth} organized"
    assert named in DIALOGUES.umbrella.introduction
    assert f"organized by {' & '.join(CONSULTATION.organisers)} " in CONSULTATION.heading
    assert ORGANISATIONS["civil society"][-1] == "Love is Diversity"


def test_agencies_met_are_those_of_the_third_bullet():
    agencies = ", ".join(each.printed for each in DIALOGUES.un_agencies.participants)
    assert DIALOGUES.umbrella.bullets[2].endswith(f"agencies, including {agencies}.")


def test_language_of_a_title_is_that_of_its_letters():
    wrong = [each.title for each in MEDIA if (each.language == "km") != bool(KHMER.search(each.title))]
    assert wrong == []


def test_links_to_republish_are_the_printed_ones_without_fbclid():
    for coverage in MEDIA:
        assert coverage.links == tuple(re.sub("[?&]fbclid=$", "", link) for link in coverage.printed_links)
    assert [link for coverage in MEDIA for link in coverage.links if "fbclid" in link] == []


def test_machine_readable_dates_are_edtf():
    dated = (
        FRONT_PAGE,
        JOINT_REPORT,
        DIALOGUES.umbrella,
        CONSULTATION,
        *TIMELINE.events,
        *STATEMENTS,
        *MEDIA,
    )
    dates = [each.edtf for each in dated] + [PROGRESS_TABLE.as_of_edtf]
    assert [date for date in dates if not EDTF.fullmatch(date)] == []


@pytest.mark.parametrize("each", JOINT_REPORT.lists)
def test_signatories_stand_in_the_printed_order(each):
    names = [signatory.printed for signatory in each.prepared + each.endorsed]
    places = [each.sentence.index(name) for name in names]
    assert places == sorted(places)
    assert each.sentence.index(names[3]) < each.sentence.index(each.between) < each.sentence.index(names[4])


# How the literals are written.


def test_literals_have_no_doubled_spaces_and_no_loose_ends():
    assert [text for text in LITERALS if text != " ".join(text.split())] == []


def test_literals_have_no_marks_of_the_scan():
    marks = re.compile(r"\*|<[^>]*>|\\|[▶➔]|^[#-]|[\u200b\ufeff\ufffd\xa0\xad]")
    assert [text for text in LITERALS if marks.search(text)] == []


def test_literals_hold_no_slip_that_was_mended():
    assert [text for text in LITERALS for slip in MENDED if slip.scanned in text] == []
    assert [text for text in LITERALS if "Mol" in text] == []


@pytest.mark.parametrize("slip", MENDED)
def test_mended_slip_stands_mended_in_a_literal(slip):
    assert any(slip.mended in text for text in LITERALS)


@pytest.mark.parametrize("wording", KEPT)
def test_wording_of_the_source_is_kept(wording):
    assert any(wording in text for text in LITERALS)


def test_khmer_is_composed_as_the_source_has_it():
    khmer = [text for text in LITERALS if KHMER.search(text)]
    assert [text for text in khmer if not unicodedata.is_normalized("NFC", text)] == []


def test_sentences_to_be_found_are_literals():
    assert [text for part in SENTENCES.values() for text in part if text not in LITERALS] == []

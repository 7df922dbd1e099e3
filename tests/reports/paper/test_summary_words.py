"""The record's summary of the dialogues says what the source says, in its order, when other tools read it back."""

import pytest

from tests.lib.reading_pdf import read_with
from tests.reports.reading_paper import missing_from, squeezed, told_in
from tests.source.sentences import (
    ASKS,
    CLOSING,
    CONSULTATION,
    DIALOGUES,
    FRONT_PAGE,
    JOINT_REPORT,
    MEDIA,
    PROGRESS_TABLE,
    SENTENCES,
    SERIES,
    STATEMENTS,
    TIMELINE,
)

pytestmark = pytest.mark.django_db

LANGUAGES = ["en", "km"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", SENTENCES)
def test_every_sentence_of_the_source_is_in_the_paper(words, part, language):
    assert missing_from(words[language], told_in(language, SENTENCES[part])) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_khmer_titles_read_character_for_character(words, language):
    titles = [coverage.title for coverage in MEDIA if coverage.language == "km"]
    assert (len(titles), missing_from(words[language], titles)) == (9, [])


def test_every_recommendation_stands_with_its_number_and_state(words):
    rows = [row for group in PROGRESS_TABLE.groups for row in group.rows]
    assert missing_from(words["en"], [f"{row.number}{row.state}{row.text}" for row in rows]) == []


def test_assessment_follows_the_last_recommendation_that_it_judges(words):
    first = PROGRESS_TABLE.groups[0]
    together = "On 110.47, 110.51 and 110.55 together. Situation as of January 2022. Assessed by civil society,"
    told = f"{first.rows[-1].text}{first.status}{together} published 3 March 2022.{first.narrative}"
    reason = "The assessment cites no evidence of its own. The source refers to the full civil society report."
    assert missing_from(words["en"], [told + reason]) == []


def test_title_page_says_what_the_report_is_and_is_not(papers, tmp_path):
    cover = squeezed(read_with("pdftotext", "-l", "1", "FILE", "-", content=papers["en"], folder=tmp_path))
    assert (
        missing_from(
            cover,
            [
                "Compiled from the summary report of March–April 2022, sentence by sentence; not that document itself.",
                "This edition has no signatories of its own.",
                "Cambodia, third Universal Periodic Review, 2019",
                "7 not yet implemented 2 some progress made 0 fully implemented",
                "Situation as of January 2022. Assessed by civil society, published 3 March 2022.",
                "This site as published on 23 November 2026.",
            ],
        )
        == []
    )


def test_definitions_are_marked_as_ours(words):
    told = ["Working definition, not in the 2022 report", "no significant concrete action towards what is asked"]
    assert missing_from(words["en"], told) == []


def test_date_named_in_the_text_is_watched(words):
    told = "“by the end of 2023”: The date named in the text has passed; last assessed as of January 2022."
    assert words["en"].count(squeezed(told)) == 1


def test_sources_disagreements_with_itself_are_noted(words):
    notes = [
        "The source prints this number twice: here and for Iceland's recommendation",
        "The source prints this number twice: here and for Australia's recommendation",
        "calls this meeting “National Consultation Workshop on the UPR mid-term report”.",
        "has a “National Dialogue” where its timeline has this “Roundtable Dialogue”.",
        "has a “Roundtable Dialogue” where its page on media coverage has this “National Dialogue”.",
    ]
    assert [words["en"].count(squeezed(note)) for note in notes] == [1] * 5


def test_each_theme_tells_the_sources_other_wordings(words):
    assert (
        missing_from(
            words["en"],
            [
                "Legal Gender Recognition In the table of accepted recommendations: “Enact legislation to enable "
                "legal gender recognition for trans people” In civil society's recommendations: “Legal gender "
                "recognition for transgender people” 1 recommendation: 1 not yet implemented",
            ],
        )
        == []
    )


def test_asks_are_said_not_to_be_recommendations_of_the_upr(words):
    told = "Civil society's recommendations These are not recommendations of the UPR"
    assert missing_from(words["en"], [told, f"{ASKS.government.heading}*", f"* {ASKS.government.footnote}"]) == []


JASS = 'Just Associates Southeast Asia ("JASS SEA")'
ILGA = "ILGA World – the International Lesbian, Gay, Bisexual, Trans and Intersex Association"


def test_the_nineteen_are_named_only_as_those_of_the_joint_report(words):
    """In the printed order, and nowhere else but where the source has some of them in a dialogue."""
    start = words["en"].index(squeezed("have signed no edition of this one."))
    chapter = words["en"][start : words["en"].index(squeezed("Spelled otherwise elsewhere"), start)]
    signed = JOINT_REPORT.lists[0]
    prepared, endorsed = ([squeezed(each.printed) for each in group] for group in (signed.prepared, signed.endorsed))
    before, after = chapter.split("4organisationspreparedthatreport")[1].split("15moreendorsedit")
    assert (numbered(prepared), numbered(endorsed)) == (before, after)
    elsewhere = words["en"].replace(chapter, "")
    spelled_otherwise = ["Klahaan Organization", "SILAKA Cambodia", "ActionAid Cambodia", JASS, ILGA]
    assert [name for name in prepared + endorsed if name in elsewhere] == list(map(squeezed, spelled_otherwise))


def numbered(names):
    return "".join(f"{number}.{name}" for number, name in enumerate(names, 1))


def test_joint_report_is_told_with_both_its_printed_links(papers, words, tmp_path):
    urls = read_with("pdfinfo", "-url", "FILE", content=papers["en"], folder=tmp_path)
    shown = ["See full report: https://rockcambodia.org/", f"The full report is available at: {JOINT_REPORT.links[1]}"]
    assert missing_from(words["en"], shown) == []
    assert [link for link in JOINT_REPORT.links if link not in urls] == []


def test_dialogues_say_how_they_were_held_where_the_source_does(words):
    told = [
        "Government of Cambodia March–April 2022 · Series of meetings · Online",
        "Recommending States March–April 2022 · Series of meetings · mode not stated",
        "UN Agencies March–April 2022 · Series of meetings · mode not stated",
        "23 March 2022 · Single meeting · mode not stated · Organised by CHRC, UN Cambodia",
    ]
    assert missing_from(words["en"], told) == []


def test_ministry_that_is_yet_to_be_met_stands_apart(words):
    told = "Affairs (MoWA) Planned, not met yet • In the future, also planning to meet the Ministry of Justice (MoJ)."
    assert missing_from(words["en"], [told]) == []


def test_only_what_was_quoted_stands_in_quotation_marks(words):
    quoted, unattributed, reported = STATEMENTS
    assert (
        missing_from(
            words["en"],
            [
                f"Quoted · United Nations“{quoted.text}”{quoted.speaker}, {quoted.office}{quoted.occasion}",
                f"No speaker given in the source{unattributed.text}",
                f"Reported, not quoted · Government{reported.text}{reported.speaker}, {reported.office}",
            ],
        )
        == []
    )


def test_next_steps_say_what_was_expected_and_that_nothing_later_is_known(words):
    assert (
        missing_from(words["en"], ["The source expected the next review in 2024; nothing later is known here."]) == []
    )


def test_timeline_hangs_items_under_their_event(words):
    told = "March 2022 Publication of CSO mid-term UPR report on SOGIESC-SRHR in Cambodia + Dialogues with Cambodian"
    assert missing_from(words["en"], [told]) == []


def test_media_links_lead_where_they_say_and_track_nobody(papers, tmp_path):
    urls = read_with("pdfinfo", "-url", "FILE", content=papers["en"], folder=tmp_path)
    assert [link for coverage in MEDIA for link in coverage.links if link not in urls] == []
    assert "fbclid" not in urls


def in_order():
    """The parts of the source in its own order with their sentences; within a part, paper may set them otherwise."""
    yield "timeline", [FRONT_PAGE.introduction_subheading, TIMELINE.heading, *SENTENCES["timeline"]]
    yield "accepted table", SENTENCES["accepted table"]
    yield (
        "joint report",
        [*SENTENCES["joint report"], *(title.text for title in JOINT_REPORT.titles), "Klahan Organization"],
    )
    yield "progress table", SENTENCES["progress table"]
    yield "asks", SENTENCES["asks"]
    yield "contact", SENTENCES["contact"]
    yield (
        "opening of the dialogues",
        [
            DIALOGUES.umbrella.heading,
            DIALOGUES.umbrella.introduction,
            *DIALOGUES.umbrella.bullets[:3],
            *DIALOGUES.umbrella.objectives,
        ],
    )
    for series in SERIES[:2]:
        yield series.kind, [series.lead, *(each.printed for each in series.participants), *series.key_points]
    yield (
        "UN agencies",
        [*(each.printed for each in SERIES[2].participants), STATEMENTS[0].text, STATEMENTS[0].occasion],
    )
    yield (
        "consultation",
        [CONSULTATION.names[1], DIALOGUES.umbrella.bullets[3], *(each.text for each in STATEMENTS[1:])],
    )
    yield "next steps", SENTENCES["next steps"]
    yield "media occasions", SENTENCES["media occasions"]
    yield "media", SENTENCES["media"]
    yield "closing", [CLOSING]


@pytest.mark.parametrize("language", LANGUAGES)
def test_parts_stand_in_the_order_of_the_source(words, language):
    """Every sentence of a part comes after every sentence of the part before it."""
    end, lost = 0, []
    for part, sentences in in_order():
        told = [squeezed(sentence) for sentence in told_in(language, sentences)]
        places = [words[language].find(sentence, end) for sentence in told]
        lost += [(part, sentence) for sentence, place in zip(told, places, strict=True) if place < 0]
        end = max(place + len(sentence) for sentence, place in zip(told, places, strict=True))
    assert lost == []

"""The record against the source's sentences, which were written down apart from it (tests/source/)."""

import pytest

from recommendations.models import Assessment, Passage, Recommendation
from recommendations.status import Status
from reports.models import Endorsement, Report
from stakeholders.models import Ask, AskList, Dialogue, Event, FollowUp, MediaCoverage, Statement
from tests.source.sentences import (
    ACCEPTED_TABLE,
    ASKS,
    CLOSING,
    CONSULTATION,
    CONTACT,
    DIALOGUES,
    FRONT_PAGE,
    JOINT_REPORT,
    KEPT,
    LITERALS,
    MEDIA,
    MEDIA_OCCASIONS,
    NEXT_STEPS,
    PROGRESS_TABLE,
    SENTENCES,
    SERIES,
    STATEMENTS,
    TIMELINE,
)
from tests.source.shapes import Row

pytestmark = pytest.mark.django_db

# What the record writes together and the source on two lines, or with a mark that the literals leave off.
JOINED = {
    f"{PROGRESS_TABLE.footnote} {PROGRESS_TABLE.footnote_link}",
    f"{CONTACT.lead} {CONTACT.email}.",
    f"{STATEMENTS[1].text};",
    ": ".join(title.text for title in JOINT_REPORT.titles[:2]),
    ": ".join(title.text for title in JOINT_REPORT.titles[2:4]),
}

# Words of the source that stand inside its sentences, or in the logos on the joint report's title page.
WORDS = {
    *("accepted", "by the end of 2023", "The full report is available at:"),
    *("Royal Government of Cambodia", "Cambodian government", "RGC", "MoJ", "TWGG-GBV"),
    *("Klahaan", "SILAKA", "actionaid", "JASS", "ilga"),
}

# All that the record says and the source does not, besides the Khmer names of States.
OURS = {
    "The source prints this number twice: here and for Iceland's recommendation on gender recognition; the number "
    "stands as printed. We have not seen the UN document.",
    "The source prints this number twice: here and for Australia's recommendation on an anti-discrimination law; the "
    "number stands as printed. We have not seen the UN document.",
    "The assessment cites no evidence of its own. The source refers to the full civil society report.",
    "In December 2021 the source's page on media coverage has a “National Dialogue” where its timeline has this "
    "“Roundtable Dialogue”. Both wordings stand as printed.",
    "In December 2021 the source's timeline has a “Roundtable Dialogue” where its page on media coverage has this "
    "“National Dialogue”. Both wordings stand as printed.",
    "The source's introduction to the dialogues calls this meeting “National Consultation Workshop on the UPR "
    "mid-term report”. Both names stand as printed.",
    "Mid-term report: nine recommendations that Cambodia accepted in 2019, and what came of them",
    "Compiled from the summary of March–April 2022; not the report endorsed on 3 March 2022.",
    "Summary of the dialogues with key stakeholders, March–April 2022",
    "Compiled from the summary report of March–April 2022, sentence by sentence; not that document itself.",
}


def test_every_line_is_the_sources_or_known_to_be_ours(texts):
    others = {line for row, name, line in texts if line not in LITERALS and name != "name_km"}
    assert others == JOINED | WORDS | OURS


def test_every_sentence_of_the_source_is_in_the_record(texts):
    lines = {line for _row, _name, line in texts} | {str(status.label) for status in Status}
    sentences = [sentence for part in SENTENCES.values() for sentence in part]
    assert [sentence for sentence in sentences if not any(sentence in line for line in lines)] == []


# One is a date, which the record keeps as a date.
@pytest.mark.parametrize("wording", [wording for wording in KEPT if wording != "27 Sep 2021"])
def test_wording_that_looks_like_a_slip_is_kept(texts, wording):
    assert any(wording in line for _row, _name, line in texts)


def test_passages_stand_in_their_places(record):
    assert {
        place: [passage.text_en for passage in Passage.objects.filter(place=place)]
        for place in Passage.objects.values_list("place", flat=True)
    } == {
        "introduction": [FRONT_PAGE.introduction_subheading],
        "accepted": [ACCEPTED_TABLE.before],
        "accepted-title": [ACCEPTED_TABLE.title],
        "progress-title": [PROGRESS_TABLE.title],
        "progress-column": [PROGRESS_TABLE.column_heads[2]],
        "progress-note": [f"{PROGRESS_TABLE.footnote} {PROGRESS_TABLE.footnote_link}"],
        "timeline-title": [TIMELINE.heading],
        "contact": [f"{CONTACT.lead} {CONTACT.email}."],
        "media": list(MEDIA_OCCASIONS.bullets),
        "closing": [CLOSING],
    }


def as_row(recommendation):
    return Row(
        recommendation.text_en, recommendation.paragraph_number, recommendation.recommending_states.get().name_en
    )


@pytest.mark.parametrize(("order", "table"), [("accepted_order", ACCEPTED_TABLE), ("order", PROGRESS_TABLE)])
def test_recommendations_stand_in_the_order_of_each_table(record, order, table):
    rows = [row for group in table.groups for row in group.rows]
    assert [as_row(row) for row in Recommendation.objects.order_by(order)] == rows


def test_assessments_are_the_cells_of_the_progress_column(record):
    rows = Assessment.objects.order_by("pk")
    assert [
        (row.scale.label, row.narrative_en, [as_row(each) for each in row.covers.order_by("order")]) for row in rows
    ] == [(group.status, group.narrative, list(group.rows)) for group in PROGRESS_TABLE.groups]


def test_asks_stand_under_their_heading_and_theme(record):
    government, others = AskList.objects.order_by("order")
    assert (government.heading_en, government.footnote_en) == (ASKS.government.heading, ASKS.government.footnote)
    assert (others.heading_en, others.footnote_en) == (ASKS.others.heading, "")
    to_government = [
        (group.theme, group.preamble if ask is group.asks[0] else "", ask.text, ask.continuation)
        for group in ASKS.government.groups
        for ask in group.asks
    ]
    to_others = [(None, "", ask.text, ask.continuation) for ask in ASKS.others.asks]
    assert [
        (ask.theme and ask.theme.wordings.get(place="asks").text_en, ask.preamble_en, ask.text_en, ask.continuation_en)
        for ask in Ask.objects.all()
    ] == to_government + to_others


def test_events_stand_in_the_order_of_the_timeline(record):
    assert [
        (str(event.date), event.text_en, tuple(each.text_en for each in event.hanging.all()))
        for event in Event.objects.filter(under=None)
    ] == [(event.edtf, event.text, event.hanging) for event in TIMELINE.events]


def test_umbrella_of_the_dialogues_says_what_its_page_says(record):
    umbrella, printed = Dialogue.objects.get(slug="march-april-2022"), DIALOGUES.umbrella
    assert (umbrella.title_en, str(umbrella.date), umbrella.introduction_en, tuple(umbrella.objectives.lines())) == (
        printed.heading,
        printed.edtf,
        printed.introduction,
        printed.objectives,
    )


@pytest.mark.parametrize(("number", "series"), list(enumerate(SERIES)))
def test_series_of_dialogues_says_what_its_page_says(record, number, series):
    dialogue = Dialogue.objects.exclude(part_of=None)[number]
    printed = [each.printed_en for each in dialogue.participants.all()]
    assert dialogue.title_en == series.heading
    assert dialogue.introduction_en == DIALOGUES.umbrella.bullets[number]
    assert dialogue.participants_lead_en == series.lead
    assert printed == [each.printed for each in series.participants] + [series.planned] * bool(series.planned)
    assert tuple(dialogue.key_points.lines()) == series.key_points
    assert dialogue.mode == series.mode


def test_consultation_says_what_its_page_says(record):
    consultation = Dialogue.objects.get(kind="meeting")
    assert (consultation.title_en, str(consultation.date)) == (CONSULTATION.names[1], CONSULTATION.edtf)
    assert consultation.introduction_en == DIALOGUES.umbrella.bullets[3]
    assert {each.short_name for each in consultation.organisers.all()} == set(CONSULTATION.organisers)
    assert [each.printed_en for each in consultation.participants.all()] == list(CONSULTATION.participants)


def test_statements_say_who_spoke_and_where(record):
    assert [
        (row.text_en.removesuffix(";"), row.kind, row.speaker_en, row.office_en, str(row.date), row.occasion_en)
        for row in Statement.objects.all()
    ] == [
        (each.text, each.kind, each.speaker, each.office, each.edtf, occasion)
        for each, occasion in zip(
            STATEMENTS, (STATEMENTS[0].occasion, CONSULTATION.heading, CONSULTATION.heading), strict=True
        )
    ]


def test_next_steps_stand_under_their_opening_line(record):
    assert [(step.horizon_en, step.text_en) for step in FollowUp.objects.all()] == [
        (NEXT_STEPS.lead, step) for step in NEXT_STEPS.steps
    ]


def test_media_stand_in_the_order_of_the_list(record):
    assert [
        (row.outlet, row.printed_title, row.language, str(row.date), tuple(link.url for link in row.links.all()))
        for row in MediaCoverage.objects.all()
    ] == [(each.outlet, each.title, each.language, each.edtf, each.links) for each in MEDIA]


def test_joint_report_has_every_title_by_which_the_source_calls_it(record):
    report = Report.objects.get(kind="outside")
    titles = [title.text for title in JOINT_REPORT.titles]
    assert report.title_en == ": ".join(titles[:2])
    assert report.other_titles.lines() == [JOINT_REPORT.heading, ": ".join(titles[2:4]), *titles[4:]]
    assert (str(report.date), tuple(report.description.lines())) == (JOINT_REPORT.edtf, JOINT_REPORT.bullets)
    assert [(link.label_en, link.url) for link in report.links.all()] == [
        (JOINT_REPORT.link_lead, JOINT_REPORT.links[0]),
        ("The full report is available at:", JOINT_REPORT.links[1]),
    ]


def test_signatories_stand_in_the_printed_order(record):
    cover = JOINT_REPORT.lists[0]
    printed = [("prepared", each) for each in cover.prepared] + [("endorsed", each) for each in cover.endorsed]
    assert [
        (row.role, row.organisation.name_en, row.organisation.acronym, row.printed_en)
        for row in Endorsement.objects.all()
    ] == [(role, each.name, each.acronym, each.printed) for role, each in printed]


def test_source_document_has_the_title_and_date_of_the_front_page(record):
    source = Recommendation.objects.first().source
    assert (source.title_en, str(source.date)) == (FRONT_PAGE.title, FRONT_PAGE.edtf)

"""The traps of the source, the last eight by number: asks, wordings, media, statements, and what it does not say.

What the record says word for word is compared in test_words.py.
"""

import re

import pytest

from recommendations.models import (
    Assessment,
    Evidence,
    Recommendation,
    Review,
    SourceDocument,
    State,
    Theme,
    ThemeWording,
)
from stakeholders.models import (
    Ask,
    Dialogue,
    Event,
    FollowUp,
    MediaCoverage,
    MediaLink,
    Statement,
)
from tests.source.sentences import MENDED

pytestmark = pytest.mark.django_db

MARRIAGE = ["110-47-iceland", "110-51-netherlands", "110-55-canada"]
LEGISLATION = ["110-45-iceland", "110-52-sweden", "110-54-australia"]
MEASURES = ["110-50-mexico", "110-53-uruguay"]


def slugs(rows):
    return [row.slug for row in rows]


def test_trap_08_asks_hang_on_themes_and_on_no_recommendation(record):
    government, others = (Ask.objects.filter(ask_list__addressee=each) for each in ("government", "others"))
    assert [government.filter(theme=theme).count() for theme in Theme.objects.all()] == [2, 5, 1]
    assert [ask.theme for ask in others] == [None, None]
    assert Recommendation not in {field.related_model for field in Ask._meta.get_fields()}


def test_trap_08_preamble_continuations_and_footnote_stand_where_the_source_has_them(record):
    assert [ask.pk for ask in Ask.objects.exclude(preamble_en="")] == [Ask.objects.first().pk]
    assert {ask.ask_list.addressee for ask in Ask.objects.exclude(continuation_en="")} == {"others"}
    assert [ask.ask_list.footnote_en != "" for ask in Ask.objects.all()] == [True] * 8 + [False] * 2
    assert not Ask.objects.exclude(footnote_en="").exists()


def test_trap_08_an_ask_names_the_institutions_in_its_text(record):
    assert [{each.short_name for each in ask.institutions.all()} for ask in Ask.objects.all()] == [
        set(),
        set(),
        {"MoWA", "MoI", "MoJ"},
        {"Ministry of Information"},
        {"RGC"},
        {"RGC", "Ministry of Education Youth and Sports"},
        {"TWGG-GBV", "MoWA"},
        set(),
        set(),
        {"RGC"},
    ]
    for ask in Ask.objects.all():
        text = f"{ask.text_en} {ask.continuation_en}"
        assert all(each.name_en in text or each.acronym in text for each in ask.institutions.all())


def test_trap_09_each_theme_keeps_its_three_wordings(record):
    assert {
        place: [wording.text_en for wording in ThemeWording.objects.filter(place=place)]
        for place in ("accepted", "progress", "asks")
    } == {
        "accepted": [
            "Amend the Constitution to enable legal marriage equality for same-sex couples",
            "Enactment of laws and policies guaranteeing non-discrimination on the basis of SOGIESC",
            "Enact legislation to enable legal gender recognition for trans people",
        ],
        "progress": [
            "Marriage Equality for LGBT+ couples",
            "Enacting laws and policies prohibiting discrimination on the basis of SOGIESC",
            "Legal Gender Recognition",
        ],
        "asks": [
            "Marriage equality for LGBT+ couples",
            "Laws and Policies prohibiting discrimination based on SOGIESC",
            "Legal gender recognition for transgender people",
        ],
    }


def test_trap_09_the_two_tables_order_the_second_theme_differently(record):
    rows = Recommendation.objects.filter(theme__slug="non-discrimination")
    assert slugs(rows.order_by("order")) == LEGISLATION + MEASURES
    assert slugs(rows.order_by("accepted_order")) == [
        "110-45-iceland",
        "110-50-mexico",
        "110-52-sweden",
        "110-53-uruguay",
        "110-54-australia",
    ]


def test_trap_10_one_of_twelve_entries_has_two_links_and_none_a_tracking_parameter(record):
    links = [row.links.count() for row in MediaCoverage.objects.all()]
    assert links == [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
    assert MediaCoverage.objects.filter(language="km").count() == 9
    assert not MediaLink.objects.filter(url__contains="fbclid").exists()


def test_trap_10_no_entry_is_tied_to_an_event_and_the_two_names_are_not_merged(record):
    assert not MediaCoverage.objects.exclude(event=None).exists()
    assert [event.text_en for event in Event.objects.exclude(discrepancy_note_en="")] == [
        "Roundtable Dialogue on Advancing Legal Protection for LGBT+ Couples in Cambodia"
    ]


def test_trap_11_only_ms_tamesis_is_quoted(record):
    assert [
        (row.kind, row.is_quoted, row.speaker_en, row.side, row.naming_basis) for row in Statement.objects.all()
    ] == [
        ("direct", True, "Ms. Pauline Tamesis", "united-nations", "in-office"),
        ("unattributed", False, "", "", "nobody"),
        ("reported", False, "His Excellency Katta Orn", "government", "in-office"),
    ]
    assert not Statement.objects.filter(text_en__regex='^[“"]').exists()


def test_trap_11_she_names_three_states_and_the_others_no_recommendation(record):
    named = [slugs(row.recommendations.order_by("order")) for row in Statement.objects.all()]
    assert named == [MARRIAGE, [], []]


@pytest.mark.parametrize("slip", MENDED, ids=lambda slip: slip.where)
def test_trap_12_a_slip_of_the_scan_is_mended(texts, slip):
    lines = [line for _row, _name, line in texts]
    assert any(slip.mended in line for line in lines)
    assert not any(slip.scanned in line for line in lines)


def test_trap_12_no_mark_of_the_scan_is_left(texts):
    marks = re.compile(r"Mol\b|\*|</?[a-z]+>|\\|[▶➔\u200b]|^[-#+] |\s\s|^\s|\s$")
    assert [line for _row, _name, line in texts if marks.search(line)] == []


def test_trap_13_the_assessments_cite_no_evidence_and_say_so(record):
    assert not Evidence.objects.exists()
    assert {row.no_evidence_reason_en for row in Assessment.objects.all()} == {
        "The assessment cites no evidence of its own. The source refers to the full civil society report."
    }


def test_trap_14_what_the_source_does_not_give_stays_empty(record):
    review, source = Review.objects.get(), SourceDocument.objects.get()
    assert (review.session, source.symbol, source.url) == (None, "", "")
    assert [raised for row in Dialogue.objects.all() for raised in row.recommendations_raised.all()] == []
    assert [(step.who, step.by_when, step.dialogue, step.is_done) for step in FollowUp.objects.all()] == [
        (None, None, None, False)
    ] * 3
    assert [event.date for event in Event.objects.exclude(under=None)] == [None, None]
    dated = Recommendation.objects.exclude(named_date=None)
    assert [(row.slug, str(row.named_date), row.named_date_words) for row in dated] == [
        ("110-54-australia", "2023", "by the end of 2023")
    ]


def test_trap_14_position_and_next_review_are_the_sources_own(record):
    source = SourceDocument.objects.get()
    assert {
        (row.position, row.position_as_printed, row.position_source, str(row.position_date))
        for row in Recommendation.objects.all()
    } == {("supported", "accepted", source, "2019")}
    assert (str(Review.objects.get().date), str(Review.objects.get().next_expected)) == ("2019", "2024")


def test_trap_15_only_state_names_are_in_khmer_beside_what_the_source_prints_so(record):
    khmer = {
        (type(row), field.name)
        for row in record
        for field in row._meta.concrete_fields
        if field.name.endswith("_km") and field.value_from_object(row)
    }
    assert khmer == {(State, "name_km")}


def test_trap_15_a_khmer_title_knows_its_language(record):
    titles = [row.title for row in MediaCoverage.objects.all()]
    assert [title.lang for title in titles] == [
        "km" if re.search("[\u1780-\u17ff]", title) else "en" for title in titles
    ]

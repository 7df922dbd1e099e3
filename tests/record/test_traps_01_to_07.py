"""The traps of the source, the first seven by number: the promises, the assessments, and who met whom.

What the record says word for word is compared in test_words.py.
"""

import datetime as dt
import re

import pytest

from recommendations.models import (
    Assessment,
    Recommendation,
    State,
    Theme,
)
from recommendations.status import Status
from reports.models import Endorsement, Report
from stakeholders.models import (
    Dialogue,
    Event,
    MediaCoverage,
    Organisation,
    Participant,
)
from tests.factories import PUBLIC, make_assessment
from upr_tracker.accounts.models import STRANGER

pytestmark = pytest.mark.django_db

MARRIAGE = ["110-47-iceland", "110-51-netherlands", "110-55-canada"]
LEGISLATION = ["110-45-iceland", "110-52-sweden", "110-54-australia"]
MEASURES = ["110-50-mexico", "110-53-uruguay"]
GENDER = ["110-54-iceland"]


def statuses(day):
    rows = Recommendation.objects.visible_to(STRANGER).with_status_for(STRANGER, on=dt.date.fromisoformat(day))
    return {row.slug: row.status for row in rows}


def slugs(rows):
    return [row.slug for row in rows]


def test_trap_01_nine_recommendations_have_eight_numbers_and_one_stands_twice(record):
    numbers = [row.paragraph_number for row in Recommendation.objects.all()]
    twice = Recommendation.objects.filter(paragraph_number="110.54")
    assert (len(numbers), len(set(numbers))) == (9, 8)
    assert slugs(twice) == ["110-54-australia", "110-54-iceland"]
    assert slugs(
        Recommendation.objects.filter(discrepancy_note_en__startswith="The source prints this number twice")
    ) == [
        "110-54-australia",
        "110-54-iceland",
    ]
    assert Recommendation.objects.exclude(discrepancy_note_en="").count() == 2


def test_trap_01_a_number_is_no_key_and_may_be_missing(record):
    unnumbered = Recommendation.objects.first()
    unnumbered.paragraph_number = ""
    unnumbered.full_clean()
    assert Recommendation._meta.get_field("paragraph_number").unique is False


def test_trap_02_seven_states_recommended_and_iceland_three_times(record):
    assert {
        state.name_en: slugs(state.recommendations.order_by("order"))
        for state in State.objects.exclude(recommendations=None)
    } == {
        "Iceland": ["110-47-iceland", "110-45-iceland", "110-54-iceland"],
        "Netherlands": ["110-51-netherlands"],
        "Canada": ["110-55-canada"],
        "Sweden": ["110-52-sweden"],
        "Australia": ["110-54-australia"],
        "Mexico": ["110-50-mexico"],
        "Uruguay": ["110-53-uruguay"],
    }


def test_trap_03_each_assessment_judges_the_rows_that_its_cell_spans(record):
    assert [(row.status, slugs(row.covers.order_by("order"))) for row in Assessment.objects.order_by("pk")] == [
        (Status.NOT_YET, MARRIAGE),
        (Status.NOT_YET, LEGISLATION),
        (Status.SOME, MEASURES),
        (Status.NOT_YET, GENDER),
    ]


def test_trap_03_one_theme_holds_two_assessments(record):
    theme = Theme.objects.get(slug="non-discrimination")
    assert set(Assessment.objects.filter(covers__theme=theme).values_list("status", flat=True)) == {
        Status.NOT_YET,
        Status.SOME,
    }


def test_trap_03_a_later_judgement_may_concern_one_of_three(record):
    before = statuses("2024-01-01")
    one = Recommendation.objects.get(slug="110-51-netherlands")
    make_assessment(covers=[one], status=Status.SOME, as_of="2023-06", published_on="2023-07-01", **PUBLIC)
    assert statuses("2024-01-01") == {**before, "110-51-netherlands": Status.SOME}


def test_trap_04_an_assessment_has_the_date_of_its_situation_and_that_of_its_publication(record):
    assert [(str(row.as_of), row.published_on) for row in Assessment.objects.all()] == [
        ("2022-01", dt.date(2022, 3, 3))
    ] * 4


def test_trap_04_nothing_was_assessed_before_it_was_published(record):
    assert set(statuses("2022-03-02").values()) == {None}
    assert statuses("2022-03-03") == {
        **dict.fromkeys(MARRIAGE + LEGISLATION + GENDER, Status.NOT_YET),
        **dict.fromkeys(MEASURES, Status.SOME),
    }


def test_trap_05_dates_are_as_precise_as_printed(record):
    events = [event.date.display("en") for event in Event.objects.exclude(date=None)]
    assert events == [
        "2018",
        "July 2018",
        "August 2018–January 2019",
        "2019",
        "May 2019",
        "September 2021",
        "December 2021",
        "December 2021",
        "March 2022",
    ]
    assert [row.date.display("en") for row in Dialogue.objects.all()] == ["March–April 2022"] * 4 + ["23 March 2022"]
    assert MediaCoverage.objects.get(order=2).date.display("en") == "10 December 2021"


def test_trap_06_nineteen_endorsed_the_report_of_2022_and_nobody_ours(record):
    assert {row.report.slug for row in Endorsement.objects.all()} == {"joint-report-2022"}
    assert Endorsement.objects.exclude(edition=None).count() == 0
    assert Report.objects.get(slug="mid-term-report").origin_en == (
        "Compiled from the summary of March–April 2022; not the report endorsed on 3 March 2022."
    )


def test_trap_06_klahaan_and_klahan_are_one_organisation(record):
    found = Organisation.objects.filter(name_en__startswith="Klah")
    assert [(row.name_en, row.spellings) for row in found] == [
        ("Klahaan Organization", ["Klahan Organization", "Klahaan"])
    ]


def test_trap_06_love_is_diversity_organised_and_did_not_endorse(record):
    unsigned = Organisation.objects.filter(kind="civil-society", endorsements=None)
    assert slugs(unsigned) == ["love-is-diversity"]
    assert unsigned.get().organised.count() == 4


def test_trap_06_the_sixteen_of_september_2021_are_not_named(record):
    # Those that are named are the nineteen and Love is Diversity; nothing links an organisation with an event.
    assert Organisation.objects.filter(kind="civil-society").count() == 20
    assert Organisation not in {field.related_model for field in Event._meta.get_fields()}


def test_trap_07_an_embassy_is_not_its_state_and_has_its_own_seat(record):
    assert [
        (row.name_en, row.represents.name_en, row.seat_en) for row in Organisation.objects.filter(kind="embassy")
    ] == [
        ("Office of the Embassy of Canada", "Canada", "Phnom Penh"),
        ("Embassy of Iceland", "Iceland", "Beijing"),
        ("Embassy of the Kingdom of the Netherlands", "Netherlands", "Thailand"),
        ("Embassy of Mexico", "Mexico", "Thailand"),
        ("Australian Embassy", "Australia", "Cambodia"),
        ("Embassy of Sweden Section Office", "Sweden", "Phnom Penh"),
    ]


def test_trap_07_nothing_says_that_somebody_was_not_met(record, texts):
    uruguay = State.objects.get(name_en="Uruguay")
    said = re.compile(r"Uruguay|\bnot met\b|no meeting|did not meet|not yet met", re.IGNORECASE)
    assert not uruguay.embassies.exists()
    assert [line for row, _name, line in texts if row != uruguay and said.search(line)] == []


def test_trap_07_the_ministry_of_justice_is_planned_and_nothing_else(record):
    planned = Participant.objects.filter(is_planned=True)
    assert [(row.dialogue.slug, row.organisation.acronym) for row in planned] == [("government-of-cambodia", "MoJ")]
    assert not Dialogue.objects.filter(is_planned=True).exists()


def test_trap_07_meetings_of_a_kind_are_one_series_and_only_the_governments_are_online(record):
    assert [(row.slug, row.kind, row.mode, str(row.date)) for row in Dialogue.objects.all()] == [
        ("march-april-2022", "series", "", "2022-03/2022-04"),
        ("government-of-cambodia", "series", "online", "2022-03/2022-04"),
        ("recommending-states", "series", "", "2022-03/2022-04"),
        ("un-agencies", "series", "", "2022-03/2022-04"),
        ("consultation-2022-03-23", "meeting", "", "2022-03-23"),
    ]

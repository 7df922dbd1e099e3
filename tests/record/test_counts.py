"""How many rows of each kind: those counted in the source (tests/source/counts.py), and those counted here."""

import pytest

from recommendations.models import (
    Assessment,
    Evidence,
    Passage,
    Recommendation,
    Review,
    SourceDocument,
    State,
    Theme,
    ThemeWording,
)
from reports.models import Edition, Endorsement, Report, ReportLink
from stakeholders.models import (
    Ask,
    AskList,
    Dialogue,
    Event,
    FollowUp,
    MediaCoverage,
    MediaLink,
    Organisation,
    Participant,
    Statement,
)
from tests.source.sentences import COUNTS, ORGANISATION_COUNTS

pytestmark = pytest.mark.django_db


def participants(counterpart, **conditions):
    return Participant.objects.filter(dialogue__counterpart=counterpart, is_planned=False, **conditions).count()


def lines(field):
    return sum(len(getattr(dialogue, field).lines()) for dialogue in Dialogue.objects.all())


def counted():
    recommendations = Recommendation.objects
    series, meetings = Dialogue.objects.filter(kind="series"), Dialogue.objects.filter(kind="meeting")
    return {
        "reviews": Review.objects.count(),
        "themes": Theme.objects.count(),
        "theme_wordings": ThemeWording.objects.count(),
        "recommendations": recommendations.count(),
        "paragraph_numbers": recommendations.values("paragraph_number").distinct().count(),
        "recommending_states": State.objects.exclude(recommendations=None).distinct().count(),
        "assessments": Assessment.objects.count(),
        "endorsements": Endorsement.objects.count(),
        "endorsements_prepared": Endorsement.objects.filter(role="prepared").count(),
        "endorsements_endorsed": Endorsement.objects.filter(role="endorsed").count(),
        "joint_report_links": ReportLink.objects.count(),
        "asks": Ask.objects.count(),
        "asks_to_government": Ask.objects.filter(ask_list__addressee="government").count(),
        "asks_to_others": Ask.objects.filter(ask_list__addressee="others").count(),
        "ask_continuations": Ask.objects.exclude(continuation_en="").count(),
        "ask_preambles": Ask.objects.exclude(preamble_en="").count(),
        "events": Event.objects.filter(under=None).count(),
        "events_hanging": Event.objects.exclude(under=None).count(),
        "dialogue_umbrellas": series.filter(part_of=None).count(),
        "dialogue_series": series.exclude(part_of=None).count(),
        "dialogue_meetings": meetings.count(),
        "dialogues_planned": Participant.objects.filter(is_planned=True).count(),
        "objectives": lines("objectives"),
        "key_points": lines("key_points"),
        "organisers_of_the_series": series.get(part_of=None).organisers.count(),
        "organisers_of_the_consultation": meetings.get().organisers.count(),
        "participants_in_the_consultation": meetings.get().participants.count(),
        "participants_government": participants("government"),
        "participants_recommending_states": participants("recommending-states"),
        "participants_un_agencies": participants("united-nations"),
        "statements": Statement.objects.count(),
        "statements_direct": Statement.objects.filter(kind="direct").count(),
        "statements_reported": Statement.objects.filter(kind="reported").count(),
        "statements_unattributed": Statement.objects.filter(kind="unattributed").count(),
        "next_steps": FollowUp.objects.count(),
        "media": MediaCoverage.objects.count(),
        "media_links": MediaLink.objects.count(),
        "media_khmer_titles": MediaCoverage.objects.filter(language="km").count(),
        "media_occasions": Passage.objects.filter(place="media").count(),
    }


def test_record_has_as_many_rows_of_each_kind_as_the_source(record):
    # The parameters themselves are not kept; test_trap_10 says so.
    assert counted() == {what: number for what, number in COUNTS.items() if what != "media_links_with_fbclid"}


def test_record_has_as_many_organisations_of_each_kind_as_the_source(record):
    government, met = Organisation.objects.filter(kind="government"), {"participations__is_planned": False}
    assert {
        "civil society": Organisation.objects.filter(kind="civil-society").count(),
        "government, met": government.filter(**met).distinct().count(),
        "government, planned": government.filter(participations__is_planned=True).count(),
        "government, in asks only": government.filter(participations=None).exclude(acronym="RGC").count(),
        "embassies": Organisation.objects.filter(kind="embassy").count(),
        "united nations": Organisation.objects.filter(kind="united-nations").count(),
        "media outlets": MediaCoverage.objects.values("outlet").distinct().count(),
    } == ORGANISATION_COUNTS


@pytest.mark.parametrize(
    ("model", "number"),
    [
        # The summary report of March-April 2022 is all that whoever keeps the record has seen.
        (SourceDocument, 1),
        # Cambodia and the seven of the column "Recommending State".
        (State, 8),
        # Before the first table 1, its title 1; the second table's title, last heading and note 3; the heading of
        # the timeline 1; over the introduction 1; "For any inquiries …" 1; the occasions of the media coverage 3; the
        # last line 1.
        (Passage, 12),
        # Of ORGANISATION_COUNTS 20 + 3 + 1 + 3 + 6 + 5, and the Royal Government of Cambodia itself.
        (Organisation, 39),
        # Three met and one planned of the Government, six embassies, four agencies; RoCK at the consultation.
        (Participant, 15),
        # "Recommendations to the Royal Government …" and "Suggested recommendations for other stakeholders …".
        (AskList, 2),
        # "Please refer to the full civil society UPR mid-term report …": a reference, and no evidence.
        (Evidence, 0),
        # The joint report of 3 March 2022, and the two series that are made here, each with its first edition.
        (Report, 3),
        (Edition, 2),
    ],
)
def test_record_has_so_many_rows(record, model, number):
    assert model.objects.count() == number

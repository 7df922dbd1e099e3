"""What the mid-term report tells beside its tables, in which language, and what telling it costs."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.builders.frozen import as_data, canonical
from stakeholders.models import Organisation
from tests.factories import (
    PUBLIC,
    make_ask,
    make_ask_list,
    make_coverage,
    make_dialogue,
    make_endorsement,
    make_event,
    make_evidence,
    make_follow_up,
    make_media_link,
    make_organisation,
    make_participant,
    make_report,
    make_report_link,
    make_source,
    make_statement,
    make_theme,
    make_wording,
)
from tests.reports.midterms import judged, promised, told

pytestmark = pytest.mark.django_db


def test_asks_are_grouped_by_theme_and_preamble(review, theme):
    law = make_theme(review=review, order=2, name_en="Law", **PUBLIC)
    make_wording(theme=theme, place="asks", text_en="Marriage, as asked")
    ask_list = make_ask_list(review=review, **PUBLIC)
    asked = [("First.", theme, "Before."), ("Second.", theme, ""), ("Third.", theme, "Again."), ("Fourth.", law, "")]
    for order, (text, under, preamble) in enumerate(asked):
        make_ask(ask_list=ask_list, theme=under, text_en=text, preamble_en=preamble, order=order, **PUBLIC)
    (shown,) = told(review).asks
    assert [(group.theme, group.preamble, [ask.text for ask in group.asks]) for group in shown.groups] == [
        ("Marriage, as asked", "Before.", ["First.", "Second."]),
        ("Marriage, as asked", "Again.", ["Third."]),
        ("Law", "", ["Fourth."]),
    ]


def test_asks_to_others_stand_under_no_theme(review):
    ask_list = make_ask_list(review=review, addressee="others", **PUBLIC)
    make_ask(ask_list=ask_list, text_en="Continue.", **PUBLIC)
    ((group,),) = [shown.groups for shown in told(review).asks]
    assert (group.theme, [ask.text for ask in group.asks]) == ("", ["Continue."])


def test_report_elsewhere_names_who_prepared_and_who_endorsed_it_in_order(review):
    report = make_report(review=review, kind="outside", description_en="One.\nTwo.", **PUBLIC)
    roles = [("RHAC", "endorsed", 3), ("RoCK", "prepared", 1), ("CCHR", "prepared", 2)]
    for name, role, order in roles:
        make_endorsement(report=report, printed_en=name, role=role, order=order, **PUBLIC)
    make_endorsement(report=report, role="endorsed", order=4, organisation=named("MRIF"), **PUBLIC)
    (shown,) = told(review).elsewhere
    assert (shown.prepared, shown.endorsed) == (("RoCK", "CCHR"), ("RHAC", "MRIF"))
    assert shown.description == ("One.", "Two.")


def named(name):
    return make_organisation(name_en=name, **PUBLIC)


def test_dialogue_tells_its_parts_and_keeps_planned_participants_apart(review):
    series = make_dialogue(review=review, title_en="Series", order=1, **PUBLIC)
    part = make_dialogue(review=review, title_en="Government", part_of=series, order=2, mode="online", **PUBLIC)
    make_participant(dialogue=part, organisation=named("MoI"), order=1)
    make_participant(dialogue=part, organisation=named("MoJ"), is_planned=True, order=2)
    (shown,) = told(review).dialogues
    (inner,) = shown.parts
    assert (shown.title, shown.mode, inner.title, inner.mode) == ("Series", "", "Government", "Online")
    assert ([each.name for each in inner.met], [each.name for each in inner.planned]) == (["MoI"], ["MoJ"])


def test_organiser_goes_by_its_acronym(review):
    rock = make_organisation(name_en="Rainbow Community Kampuchea", acronym="RoCK", order=1, **PUBLIC)
    make_dialogue(review=review, organisers=[rock, named("Love is Diversity")], **PUBLIC)
    assert Organisation.objects.count() == 2
    assert {name for dialogue in told(review).dialogues for name in dialogue.organisers} == {
        "RoCK",
        "Love is Diversity",
    }


def test_statement_stands_under_its_dialogue_or_else_by_itself(review, theme):
    recommendation = promised(theme)
    dialogue = make_dialogue(review=review, **PUBLIC)
    make_statement(review=review, text_en="There.", dialogue=dialogue, recommendations=[recommendation], **PUBLIC)
    make_statement(review=review, text_en="Here.", **PUBLIC)
    midterm = told(review)
    ((there,),) = [shown.statements for shown in midterm.dialogues]
    assert (there.text, there.recommendations) == ("There.", ("110.47",))
    assert [statement.text for statement in midterm.statements] == ["Here."]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kind": "direct", "speaker_en": "Ms. Tamesis", "naming_basis": "in-office"}, True),
        ({"kind": "reported"}, False),
        ({"kind": "unattributed"}, False),
    ],
)
def test_only_a_direct_statement_is_quoted(review, fields, expected):
    make_statement(review=review, **PUBLIC, **fields)
    assert [statement.is_quoted for statement in told(review).statements] == [expected]


def test_next_steps_stand_under_their_time_frame(review):
    for order, (horizon, text) in enumerate([("Soon:", "One."), ("Later:", "Two."), ("Soon:", "Three.")]):
        make_follow_up(review=review, horizon_en=horizon, text_en=text, order=order, **PUBLIC)
    assert [(group.horizon, [step.text for step in group.steps]) for group in told(review).next_steps] == [
        ("Soon:", ["One.", "Three."]),
        ("Later:", ["Two."]),
    ]


def test_event_tells_what_hangs_under_it(review):
    event = make_event(review=review, text_en="Statement", order=1, **PUBLIC)
    make_event(review=review, text_en="Dialogues", under=event, date=None, order=2, **PUBLIC)
    (shown,) = told(review).timeline.events
    assert (shown.text, [each.text for each in shown.hanging]) == ("Statement", ["Dialogues"])


def test_sources_are_those_of_the_recommendations_told(review, theme):
    promised(theme, source=make_source(title_en="Summary", **PUBLIC))
    make_source(title_en="Another", **PUBLIC)
    assert [source.title for source in told(review).sources] == ["Summary"]


# Languages, and what it costs


def test_midterm_tells_khmer_where_there_is_some_and_marks_the_rest(review):
    theme = make_theme(review=review, name_en="Marriage", name_km="អាពាហ៍ពិពាហ៍", **PUBLIC)
    promised(theme, text_en="Amend it.")
    midterm = told(review, language="km")
    (shown,) = midterm.progress.themes
    ((promise,),) = [group.promises for group in shown.groups]
    assert ((shown.name, shown.name.lang), (promise.text, promise.text.lang)) == (
        ("អាពាហ៍ពិពាហ៍", "km"),
        ("Amend it.", "en"),
    )
    assert (midterm.has_untranslated, told(review).has_untranslated) == (True, False)


def test_midterm_says_in_which_language_each_text_stands(review, theme):
    promised(theme, text_en="Amend it.")
    data = json.loads(canonical(as_data(told(review, language="km"))))
    (group,) = data["progress"]["themes"][0]["groups"]
    assert group["promises"][0]["text"] == {"lang": "en", "text": "Amend it."}


def queries_for(review):
    with CaptureQueriesContext(connection) as queries:
        told(review)
    return len(queries)


def make_one_of_each(review, theme):
    recommendation = promised(theme)
    make_evidence(assessment=judged(recommendation), **PUBLIC)
    dialogue = make_dialogue(review=review, organisers=[named("A")], recommendations_raised=[recommendation], **PUBLIC)
    make_participant(dialogue=dialogue)
    make_statement(review=review, dialogue=dialogue, recommendations=[recommendation], **PUBLIC)
    make_statement(review=review, recommendations=[recommendation], **PUBLIC)
    make_follow_up(review=review, who=named("B"), dialogue=dialogue, **PUBLIC)
    make_ask(ask_list=make_ask_list(review=review, **PUBLIC), theme=theme, institutions=[named("C")], **PUBLIC)
    make_event(review=review, under=make_event(review=review, **PUBLIC), **PUBLIC)
    make_media_link(coverage=make_coverage(review=review, **PUBLIC))
    report = make_report(review=review, kind="outside", **PUBLIC)
    make_report_link(report=report)
    make_endorsement(report=report, **PUBLIC)


def test_midterm_asks_the_database_as_often_for_three_rows_of_each_kind_as_for_one(review, theme):
    make_one_of_each(review, theme)
    once = queries_for(review)
    for _ in range(2):
        make_one_of_each(review, make_theme(review=review, **PUBLIC))
    assert queries_for(review) == once

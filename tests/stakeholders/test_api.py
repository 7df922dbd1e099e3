import pytest
from django.urls import reverse

from tests.factories import (
    DRAFT,
    FOR_COALITION,
    PUBLIC,
    make_ask,
    make_ask_list,
    make_coverage,
    make_dialogue,
    make_event,
    make_follow_up,
    make_media_link,
    make_organisation,
    make_participant,
    make_recommendation,
    make_review,
    make_source,
    make_state,
    make_statement,
)

pytestmark = pytest.mark.django_db


def read(client, prefix, row):
    return client.get(reverse(f"api-{prefix}-detail", args=[row.uid])).json()


def english(text):
    return {"en": text, "km": None}


def brief(organisation):
    return {
        "uid": str(organisation.uid),
        "slug": organisation.slug,
        "name": english(organisation.name_en),
        "acronym": organisation.acronym or None,
    }


def test_an_embassy_reads_as_printed_and_is_not_its_state(client):
    iceland = make_state(name_en="Iceland", slug="iceland")
    make_recommendation(states=[iceland], **PUBLIC)
    embassy = make_organisation(
        kind="embassy",
        name_en="Embassy of Iceland",
        slug="embassy-of-iceland",
        represents=iceland,
        seat_en="Beijing",
        other_spellings="Icelandic Embassy\n Embassy of the Republic of Iceland ",
        public_contact="office@embassy.example",
        order=2,
        **PUBLIC,
    )
    assert read(client, "organisations", embassy) == {
        **brief(embassy),
        "kind": "embassy",
        "other_spellings": ["Icelandic Embassy", "Embassy of the Republic of Iceland"],
        "represents": read(client, "states", iceland),
        "seat": english("Beijing"),
        "public_contact": "office@embassy.example",
        "order": 2,
    }


def test_a_dialogue_reads_institution_by_institution(client):
    review = make_review(**PUBLIC)
    host, met = make_organisation(acronym="RoCK", **PUBLIC), make_organisation(**PUBLIC)
    raised = make_recommendation(review=review, **PUBLIC)
    whole = make_dialogue(review=review, kind="series", counterpart="several", **PUBLIC)
    dialogue = make_dialogue(
        review=review,
        title_en="Government of Cambodia",
        slug="government",
        kind="series",
        part_of=whole,
        date="2022-03/2022-04",
        mode="online",
        organisers=[host],
        participants_lead_en="including:",
        key_points_en="A working group.",
        answers_en="They will think about it.",
        recommendations_raised=[raised],
        order=2,
        **PUBLIC,
    )
    participant = make_participant(
        dialogue=dialogue, organisation=met, printed_en="Ministry (MoJ)", is_planned=True, order=1
    )
    assert read(client, "dialogues", dialogue) == {
        "uid": str(dialogue.uid),
        "review": {"uid": str(review.uid), "slug": review.slug},
        "slug": "government",
        "title": english("Government of Cambodia"),
        "kind": "series",
        "part_of": str(whole.uid),
        "counterpart": "government",
        "date": "2022-03/2022-04",
        "is_planned": False,
        "mode": "online",
        "organisers": [brief(host)],
        "introduction": None,
        "participants_lead": english("including:"),
        "participants": [
            {
                "uid": str(participant.uid),
                "organisation": brief(met),
                "printed": english("Ministry (MoJ)"),
                "is_planned": True,
                "order": 1,
            }
        ],
        "objectives": None,
        "key_points": english("A working group."),
        "answers": english("They will think about it."),
        "recommendations_raised": [str(raised.uid)],
        "discrepancy_note": None,
        "source": None,
        "order": 2,
        "pages": {
            "en": f"http://127.0.0.1:8000/en/{review.slug}/dialogues/government/",
            "km": f"http://127.0.0.1:8000/km/{review.slug}/dialogues/government/",
        },
    }


def test_a_mode_that_is_not_stated_is_null(client):
    assert read(client, "dialogues", make_dialogue(**PUBLIC))["mode"] is None


def test_a_statement_says_whose_words_it_holds(client):
    review = make_review(**PUBLIC)
    agency = make_organisation(**PUBLIC)
    statement = make_statement(
        review=review,
        kind="direct",
        text_en="The UN supports them.",
        side="united-nations",
        speaker_en="Ms. Pauline Tamesis",
        office_en="Resident Coordinator",
        naming_basis="in-office",
        organisation=agency,
        occasion_en="Opening remarks",
        date="2022-03-23",
        **PUBLIC,
    )
    assert read(client, "statements", statement) == {
        "uid": str(statement.uid),
        "review": {"uid": str(review.uid), "slug": review.slug},
        "kind": "direct",
        "text": english("The UN supports them."),
        "side": "united-nations",
        "speaker": english("Ms. Pauline Tamesis"),
        "office": english("Resident Coordinator"),
        "organisation": brief(agency),
        "occasion": english("Opening remarks"),
        "date": "2022-03-23",
        "dialogue": None,
        "recommendations": [],
        "source": None,
        "order": 0,
    }


def test_an_ask_stands_under_its_list_and_theme(client):
    named = make_organisation(**PUBLIC)
    ask = make_ask(
        preamble_en="Continuously identified.", text_en="Take steps.", institutions=[named], order=1, **PUBLIC
    )
    theme = {"uid": str(ask.theme.uid), "slug": ask.theme.slug, "name": english(ask.theme.name_en)}
    assert read(client, "asks", ask) == {
        "uid": str(ask.uid),
        "ask_list": str(ask.ask_list.uid),
        "theme": theme,
        "preamble": english("Continuously identified."),
        "text": english("Take steps."),
        "continuation": None,
        "footnote": None,
        "institutions": [brief(named)],
        "order": 1,
    }
    others = make_ask(ask_list=make_ask_list(addressee="others", **PUBLIC), **PUBLIC)
    assert read(client, "asks", others)["theme"] is None
    assert read(client, "ask-lists", ask.ask_list)["addressee"] == "government"


def test_coverage_has_its_title_in_its_own_language_and_its_links(client):
    review = make_review(**PUBLIC)
    named = make_recommendation(review=review, **PUBLIC)
    coverage = make_coverage(
        review=review,
        recommendations=[named],
        outlet="BTVnews",
        printed_title="សហគមន៍",
        language="km",
        date="2021-12-10",
        **PUBLIC,
    )
    first = make_media_link(coverage=coverage, order=1)
    second = make_media_link(coverage=coverage, order=2)
    answer = read(client, "media", coverage)
    assert [answer["title"], answer["language"], answer["event"]] == ["សហគមន៍", "km", None]
    assert answer["recommendations"] == [str(named.uid)]
    assert answer["links"] == [{"uid": str(link.uid), "url": link.url, "order": link.order} for link in (first, second)]


def test_an_event_names_what_it_hangs_under(client):
    above = make_event(date="2018-08/2019-01", **PUBLIC)
    event = make_event(review=above.review, under=above, text_en="+ Informal Dialogues", **PUBLIC)
    assert read(client, "events", above)["date"] == "2018-08/2019-01"
    assert read(client, "events", event)["under"] == str(above.uid)


def test_a_next_step_may_have_neither_name_nor_day(client):
    step = make_follow_up(horizon_en="In the next two years", **PUBLIC)
    answer = read(client, "follow-ups", step)
    assert [answer["who"], answer["by_when"], answer["is_done"]] == [None, None, False]
    assert answer["horizon"] == english("In the next two years")


@pytest.mark.parametrize("narrow", [DRAFT, FOR_COALITION])
def test_rows_that_nobody_may_see_are_absent_where_others_name_them(client, narrow):
    review = make_review(**PUBLIC)
    organisation, source = make_organisation(**narrow), make_source(**narrow)
    raised = make_recommendation(review=review, **narrow)
    dialogue = make_dialogue(
        review=review, organisers=[organisation], recommendations_raised=[raised], source=source, **PUBLIC
    )
    make_participant(dialogue=dialogue, organisation=organisation)
    inside = {"review": review, "source": source, **PUBLIC}
    statement = make_statement(organisation=organisation, recommendations=[raised], **inside)
    hidden = {
        "dialogues": (dialogue, ["organisers", "participants", "recommendations_raised", "source"]),
        "statements": (statement, ["organisation", "recommendations", "source"]),
        "follow-ups": (make_follow_up(who=organisation, **inside), ["who", "source"]),
        "asks": (make_ask(institutions=[organisation], **PUBLIC), ["institutions"]),
        "events": (make_event(**inside), ["source"]),
        "media": (make_coverage(recommendations=[raised], **inside), ["recommendations", "source"]),
        "organisations": (make_organisation(kind="embassy", represents=make_state(), **PUBLIC), ["represents"]),
    }
    for prefix, (row, names) in hidden.items():
        answer = read(client, prefix, row)
        assert {name: answer[name] for name in names if answer[name]} == {}


def test_a_part_of_something_narrower_is_as_narrow(client):
    review = make_review(**PUBLIC)
    dialogue, event = make_dialogue(review=review, **FOR_COALITION), make_event(review=review, **FOR_COALITION)
    inside = {"review": review, **PUBLIC}
    rows = {
        "dialogues": make_dialogue(part_of=dialogue, **inside),
        "statements": make_statement(dialogue=dialogue, **inside),
        "follow-ups": make_follow_up(dialogue=dialogue, **inside),
        "events": make_event(under=event, **inside),
        "media": make_coverage(event=event, **inside),
        "ask-lists": make_ask_list(source=make_source(**DRAFT), **inside),
    }
    for prefix, row in rows.items():
        assert client.get(reverse(f"api-{prefix}-detail", args=[row.uid])).status_code == 404


def rich_rows():
    """One row of each kind, with everything that it can name."""
    review, source, state = make_review(**PUBLIC), make_source(**PUBLIC), make_state()
    inside = {"review": review, "source": source, **PUBLIC}
    raised = make_recommendation(review=review, states=[state], **PUBLIC)
    embassy = make_organisation(kind="embassy", represents=state, **PUBLIC)
    whole = make_dialogue(organisers=[embassy], recommendations_raised=[raised], **inside)
    dialogue = make_dialogue(part_of=whole, organisers=[embassy], recommendations_raised=[raised], **inside)
    make_participant(dialogue=dialogue, organisation=embassy)
    make_statement(organisation=embassy, dialogue=dialogue, recommendations=[raised], **inside)
    make_follow_up(dialogue=dialogue, who=embassy, **inside)
    make_ask(ask_list=make_ask_list(**inside), institutions=[embassy], **PUBLIC)
    event = make_event(under=make_event(**inside), **inside)
    make_media_link(coverage=make_coverage(event=event, **inside))


QUERIES = {
    "organisations": 3,
    "dialogues": 9,
    "statements": 7,
    "follow-ups": 6,
    "ask-lists": 4,
    "asks": 5,
    "events": 5,
    "media": 7,
}


@pytest.mark.parametrize("prefix", QUERIES)
def test_a_longer_list_asks_no_more_of_the_database(client, django_assert_num_queries, prefix):
    for rows in (1, 3):
        while client.get(reverse(f"api-{prefix}-list")).json()["count"] < rows:
            rich_rows()
        with django_assert_num_queries(QUERIES[prefix]):
            client.get(reverse(f"api-{prefix}-list"))

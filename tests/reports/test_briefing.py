"""The briefing sheet as data: what it tells one State, and what it leaves out."""

from dataclasses import replace

import pytest

from reports.actions import EditionRefused, freeze_edition
from reports.builders.fitting import LINE, Room, height_of
from reports.builders.frozen import as_data, from_data
from reports.renderers.chapters import chapters_of
from reports.renderers.html import html_of
from tests.factories import (
    DRAFT,
    FOR_COALITION,
    PUBLIC,
    make_ask,
    make_ask_list,
    make_dialogue,
    make_edition,
    make_organisation,
    make_participant,
    make_recommendation,
    make_report,
    make_state,
    make_statement,
    make_theme,
)
from tests.reports.midterms import judged, promised, told
from upr_tracker.lib.languages import Text

pytestmark = pytest.mark.django_db


@pytest.fixture
def iceland():
    return make_state(name_en="Iceland", slug="iceland-of-old")


@pytest.fixture
def own(theme, iceland):
    return promised(theme, states=[iceland], text_en="Amend the Constitution.")


def sheet(review, state, **fields):
    return told(review, kind="briefing", about_state=state, **fields)


def embassy_of(country, **fields):
    fields = {**PUBLIC, **fields}
    return make_organisation(kind="embassy", represents=country, name_en=f"Embassy of {country}", **fields)


def meeting_with(state, review, *, is_planned=False, **fields):
    dialogue = make_dialogue(review=review, **{**PUBLIC, **fields})
    make_participant(dialogue=dialogue, organisation=embassy_of(state), is_planned=is_planned)
    return dialogue


def asked_of(content):
    lists = content.next_asks
    return [(asked.addressee, [str(ask.text) for group in asked.groups for ask in group.asks]) for asked in lists]


def shown_in(content):
    return [promise.number for row in content.recommended for promise in row.group.promises]


# What it tells


def test_sheet_tells_what_the_state_recommended_and_nothing_of_others(review, theme, iceland, own):
    other = promised(theme, number="110.51")
    judged(own, other, status="not-yet-implemented", narrative_en="Nothing was done.")
    content = sheet(review, iceland)
    [row] = content.recommended
    assert [(promise.number, str(promise.text)) for promise in row.group.promises] == [
        ("110.47", "Amend the Constitution.")
    ]
    assert (row.theme, row.group.grade.short, row.group.assessment.narrative) == (
        "Marriage",
        "Not yet implemented",
        "Nothing was done.",
    )
    assert (content.about, content.progress.total) == ("Iceland", 1)


def test_others_asked_the_same_where_one_assessment_or_else_one_theme_is_common(review, theme, iceland, own):
    sweden, mexico = make_state(name_en="Sweden"), make_state(name_en="Mexico")
    promised(theme, number="110.50", states=[mexico], order=1)
    together = promised(make_theme(review=review, **PUBLIC), number="110.52", states=[sweden])
    promised(make_theme(review=review, **PUBLIC), number="110.60")
    judged(own, together)
    found = [
        (row.number, row.states, row.grade.short, row.is_judged_together, row.beside)
        for row in sheet(review, iceland).same
    ]
    assert found == [
        ("110.52", ("Sweden",), "Some progress made", True, ("110.47",)),
        ("110.50", ("Mexico",), "Not assessed yet", False, ("110.47",)),
    ]


def test_recommendation_made_together_is_told_with_the_others(review, theme, iceland):
    promised(theme, states=[iceland, make_state(name_en="Norway")])
    content = sheet(review, iceland)
    assert [promise.states for row in content.recommended for promise in row.group.promises] == [("Iceland", "Norway")]
    assert "Recommended together by: Iceland, Norway</p>" in html_of(content, b"")


def test_sheet_tells_the_meetings_with_an_embassy_of_the_state(review, iceland, own):
    meeting_with(iceland, review, title_en="Recommending States", key_points_en="One.\nTwo.", answers_en="Yes.")
    meeting_with(make_state(), review)
    [meeting] = sheet(review, iceland).meetings
    assert (meeting.title, meeting.embassies, meeting.mode) == ("Recommending States", ("Embassy of Iceland",), "")
    assert (meeting.key_points, meeting.answers) == (("One.", "Two."), ("Yes.",))


def test_sheet_never_says_that_nobody_was_met(review, iceland, own):
    meeting_with(iceland, review, is_planned=True)
    content = sheet(review, iceland)
    assert [chapter.name for chapter in chapters_of(content)] == ["recommended"]
    page = html_of(content, b"").partition("<body>")[2]
    assert [word for word in ("meeting", "met ", "Embassy") if word in page] == []


def test_only_what_is_quoted_stands_in_quotation_marks(review, iceland, own):
    speaker = {"speaker_en": "Ms Quoted", "naming_basis": "in-office"}
    make_statement(review=review, kind="direct", text_en="Quoted words.", recommendations=[own], **speaker, **PUBLIC)
    make_statement(review=review, kind="reported", text_en="Reported words.", recommendations=[own], order=1, **PUBLIC)
    make_statement(review=review, text_en="On nothing.", **PUBLIC)
    content = sheet(review, iceland)
    page = html_of(content, b"")
    assert [str(statement.text) for statement in content.statements] == ["Quoted words.", "Reported words."]
    assert ("“Quoted words.”" in page, "“Reported words.”" in page, ">Reported words.</p>" in page) == (
        True,
        False,
        True,
    )


def test_statements_of_a_meeting_with_its_embassy_are_told(review, iceland, own):
    meeting = meeting_with(iceland, review)
    make_statement(review=review, dialogue=meeting, text_en="At the meeting.", **PUBLIC)
    assert [str(statement.text) for statement in sheet(review, iceland).statements] == ["At the meeting."]


def test_sheet_asks_the_government_on_these_themes_and_others_on_all(review, theme, iceland, own):
    government = make_ask_list(review=review, **PUBLIC)
    others = make_ask_list(review=review, addressee="others", order=1, **PUBLIC)
    make_ask(ask_list=government, theme=theme, text_en="On marriage.", **PUBLIC)
    make_ask(ask_list=government, theme=make_theme(review=review, **PUBLIC), text_en="On something else.", **PUBLIC)
    make_ask(ask_list=others, text_en="Raise the issue.", **PUBLIC)
    assert asked_of(sheet(review, iceland)) == [
        ("To the Government", ["On marriage."]),
        ("To other stakeholders", ["Raise the issue."]),
    ]


def test_sheet_has_no_cover_and_says_edition_and_hash_at_its_foot(review, iceland, own):
    page = html_of(sheet(review, iceland), b"data")
    assert ('class="cover"' in page, 'class="toc"' in page) == (False, False)
    assert "edition 1 · situation as of January 2022 · data 3a6eb0790f39" in page


def test_sheet_is_kept_as_data_and_read_again(review, theme, iceland, own):
    judged(own, promised(theme, number="110.51"))
    meeting_with(iceland, review)
    content = sheet(review, iceland)
    assert from_data(as_data(content)) == content


# What it leaves out


@pytest.mark.parametrize("hidden", [DRAFT, FOR_COALITION])
def test_sheet_tells_only_what_a_stranger_may_read(review, theme, iceland, own, hidden):
    before = as_data(sheet(review, iceland))
    meeting = make_dialogue(review=review, key_points_en="Hidden.", **hidden)
    make_participant(dialogue=meeting, organisation=embassy_of(iceland))
    held = make_dialogue(review=review, **PUBLIC)
    make_participant(dialogue=held, organisation=embassy_of(iceland, **hidden))
    make_statement(review=review, recommendations=[own], **hidden)
    make_ask(ask_list=make_ask_list(review=review, **hidden), theme=theme, **PUBLIC)
    make_ask(ask_list=make_ask_list(review=review, **PUBLIC), theme=theme, **hidden)
    make_recommendation(paragraph_number="110.90", theme=theme, **hidden)
    make_recommendation(paragraph_number="110.91", theme=theme, states=[iceland], **hidden)
    assert as_data(sheet(review, iceland)) == before


def test_what_does_not_fit_is_a_number_with_an_address(review, theme, iceland, settings):
    settings.SITE_ADDRESS = "https://upr.example.org"
    for number in range(4):
        promised(theme, f"110.{number + 1}", order=number, states=[iceland], text_en="A long recommendation. " * 250)
    content = sheet(review, iceland)
    address = f"https://upr.example.org/en/{review.slug}/states/iceland-of-old/"
    rest = content.recommended_rest
    assert (shown_in(content), rest.number, rest.address) == (["110.1", "110.2"], 2, address)
    assert f'And 2 more, told at <a class="url" href="{address}">' in html_of(content, b"")


def test_text_that_is_longer_than_the_sheet_is_never_cut(review, theme, iceland):
    promised(theme, states=[iceland], text_en="A long recommendation. " * 1500)
    promised(theme, number="110.48", order=1, states=[iceland], text_en="A short one.")
    content = sheet(review, iceland)
    assert (shown_in(content), content.recommended_rest.number) == (["110.48"], 1)


def test_sheet_for_a_state_that_recommended_nothing_is_not_published(review, iceland, own):
    report = make_report(review=review, kind="briefing", about_state=make_state(), **PUBLIC)
    row = make_edition(report=report, audience="public", data=None, data_sha256="")
    with pytest.raises(EditionRefused) as refused:
        freeze_edition(row, by=None)
    assert str(refused.value) == "The public could not read one recommendation in this edition. Publish some first."


# How much fits


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 0), ("word", 1), ("word word", 1), ("word-that-stays-whole " * 3, 3), ("x" * 100, 3)],
)
def test_height_of_a_text_is_estimated_by_its_words(text, lines):
    assert height_of(Text(text, "en"), width=2000) == lines * LINE


def test_khmer_is_estimated_higher_than_english():
    assert height_of(Text("ខ្ញុំទទួលយក", "km")) > height_of(Text("I accept", "en"))


def test_room_takes_what_fits_and_no_more():
    room = Room(10)
    assert [room.takes(6), room.takes(5), room.takes(4), room.left] == [True, False, True, 0]


def test_every_page_of_a_draft_says_that_it_is_one(review, iceland, own):
    content = replace(sheet(review, iceland), is_draft=True)
    assert 'data-edition="Draft, not published · Briefing sheet' in html_of(content, b"")

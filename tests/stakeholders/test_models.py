import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

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
    make_state,
    make_statement,
    make_theme,
)

pytestmark = pytest.mark.django_db

AGREEMENT = (
    "Before a dialogue becomes public, record that those who were met agree, or that it stands in a published document."
)
GROUND = "Say why the speaker may be named: in office on a public occasion, or by recorded consent."


def same_dialogue_address():
    return make_dialogue(review=make_dialogue(slug="one").review, slug="one")


def same_participant():
    first = make_participant()
    return make_participant(dialogue=first.dialogue, organisation=first.organisation)


BROKEN = [
    (lambda: make_organisation(represents=make_state()), "Only an embassy represents a State."),
    (same_dialogue_address, "Another dialogue of this review has this address."),
    (same_participant, "This institution is listed already."),
    (lambda: make_dialogue(agreement="not-asked", **PUBLIC), AGREEMENT),
    (lambda: make_dialogue(agreement="declined", **PUBLIC), AGREEMENT),
    (lambda: make_statement(kind="direct", speaker_en="Ms Tamesis"), GROUND),
    (lambda: make_statement(kind="direct", speaker_km="លោកស្រី"), GROUND),
    (lambda: make_statement(kind="direct", naming_basis="in-office"), GROUND),
    (
        lambda: make_statement(kind="unattributed", speaker_en="Ms Tamesis", naming_basis="in-office"),
        "An unattributed statement names no speaker.",
    ),
]


@pytest.mark.parametrize(("make", "message"), BROKEN)
def test_editor_is_told_which_rule_is_broken(make, message):
    with pytest.raises(ValidationError) as refusal:
        make()
    assert refusal.value.messages == [message]


@pytest.mark.parametrize(("make", "message"), BROKEN)
def test_database_refuses_what_must_never_be(unchecked, make, message):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


@pytest.mark.parametrize(("make", "link"), [(make_dialogue, "part_of"), (make_event, "under")])
def test_row_does_not_hang_under_itself(make, link):
    row = make()
    setattr(row, link, row)
    with pytest.raises(ValidationError):
        row.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


@pytest.mark.parametrize(("make", "link"), [(make_dialogue, "part_of"), (make_event, "under")])
def test_row_hangs_one_step_under_another_and_no_deeper(make, link):
    top = make()
    under = make(review=top.review, **{link: top})
    with pytest.raises(ValidationError) as refusal:
        make(review=top.review, **{link: under})
    assert list(refusal.value.message_dict) == [link]


@pytest.mark.parametrize(("make", "link"), [(make_dialogue, "part_of"), (make_event, "under")])
def test_row_with_others_under_it_does_not_go_under_another(make, link):
    top = make()
    make(review=top.review, **{link: top})
    setattr(top, link, make(review=top.review))
    with pytest.raises(ValidationError) as refusal:
        top.full_clean()
    assert list(refusal.value.message_dict) == [link]


@pytest.mark.parametrize("agreement", ["agreed", "already-public"])
def test_dialogue_that_was_agreed_to_may_become_public(agreement):
    assert make_dialogue(agreement=agreement, **PUBLIC).pk


@pytest.mark.parametrize("width", [DRAFT, FOR_COALITION])
def test_dialogue_that_is_not_public_needs_no_agreement(width):
    assert make_dialogue(agreement="declined", **width).pk


def test_agreement_taken_back_keeps_the_dialogue_from_staying_public():
    row = make_dialogue(**PUBLIC)
    row.agreement = "declined"
    with pytest.raises(ValidationError):
        row.full_clean()


@pytest.mark.parametrize(
    ("make", "link"), [(make_dialogue, "recommendations_raised"), (make_statement, "recommendations")]
)
def test_only_recommendations_of_the_same_review_are_named(make, link):
    review = make_review()
    own = [make_recommendation(review=review)]
    assert list(getattr(make(review=review, **{link: own}), link).all()) == own
    with pytest.raises(ValidationError) as refusal:
        make(review=review, **{link: [*own, make_recommendation()]})
    assert refusal.value.message_dict == {link: ["One of these belongs to another review."]}


def test_named_speaker_has_a_ground():
    for ground, record in (("in-office", ""), ("consent", "By letter of 3 March 2022.")):
        row = make_statement(kind="reported", speaker_en="A speaker", naming_basis=ground, consent_record=record)
        assert row.speaker == "A speaker"


def test_consent_to_be_named_is_recorded():
    with pytest.raises(ValidationError, match="Say how and when the person agreed to be named"):
        make_statement(kind="reported", speaker_en="A speaker", naming_basis="consent")


@pytest.mark.parametrize(("kind", "is_quoted"), [("direct", True), ("reported", False), ("unattributed", False)])
def test_only_a_direct_statement_is_quoted(kind, is_quoted):
    assert make_statement(kind=kind).is_quoted is is_quoted


@pytest.mark.parametrize("text", ["“While progress has been made…”", '"Quoted"', "'Quoted'"])
def test_statement_brings_no_quotation_marks_of_its_own(text):
    with pytest.raises(ValidationError) as refusal:
        make_statement(text_en=text)
    assert list(refusal.value.message_dict) == ["text_en"]


def test_statement_may_quote_inside():
    assert make_statement(text_en="The “I Accept” campaign began.").pk


def test_ask_to_the_government_stands_under_a_theme_of_its_review():
    asks = make_ask_list(addressee="government")
    assert make_ask(ask_list=asks, theme=make_theme(review=asks.review)).pk
    with pytest.raises(ValidationError) as refusal:
        make_ask(ask_list=asks, theme=make_theme())
    assert refusal.value.message_dict == {"theme": ["This belongs to another review."]}


def test_ask_to_the_government_lacks_no_theme():
    row = make_ask()
    row.theme = None
    with pytest.raises(ValidationError) as refusal:
        row.full_clean()
    assert refusal.value.message_dict == {"theme": ["Choose the theme under which this ask to the Government stands."]}


def test_ask_to_others_has_no_theme():
    asks = make_ask_list(addressee="others")
    assert make_ask(ask_list=asks).theme is None
    with pytest.raises(ValidationError) as refusal:
        make_ask(ask_list=asks, theme=make_theme(review=asks.review))
    assert refusal.value.message_dict == {"theme": ["Only asks to the Government stand under a theme."]}


def test_embassy_represents_a_state_and_has_a_seat():
    state = make_state(name_en="Iceland")
    row = make_organisation(kind="embassy", represents=state, name_en="Embassy of Iceland", seat_en="Beijing")
    assert (row.represents, row.seat, row.short_name) == (state, "Beijing", "Embassy of Iceland")


def test_organisation_has_one_row_for_all_its_spellings():
    row = make_organisation(name_en="Klahaan Organization", acronym="", other_spellings="Klahaan\n\n Klahan \n")
    assert row.spellings == ["Klahaan", "Klahan"]


def test_organisation_is_known_by_its_acronym():
    row = make_organisation(name_en="Rainbow Community Kampuchea", acronym="RoCK")
    assert (str(row), row.short_name) == ("Rainbow Community Kampuchea (RoCK)", "RoCK")


def test_participant_is_named_as_printed():
    organisation = make_organisation(name_en="Ministry of Interior")
    assert str(make_participant(organisation=organisation, printed_en="Mol")) == "Mol"
    assert str(make_participant(organisation=organisation)) == "Ministry of Interior"


def test_participant_is_named_in_the_readers_language():
    organisation = make_organisation(name_en="Ministry of Interior", name_km="ក្រសួងមហាផ្ទៃ")
    rows = [make_participant(organisation=organisation, printed_en=printed) for printed in ("Mol", "")]
    with translation.override("km"):
        assert [(row.name, row.name.lang) for row in rows] == [("Mol", "en"), ("ក្រសួងមហាផ្ទៃ", "km")]


def test_title_of_coverage_stays_in_its_own_language_for_every_reader():
    row = make_coverage(printed_title="ខ្ញុំទទួលយក", language="km")
    for reader in ("en", "km"):
        with translation.override(reader):
            assert (row.title, row.title.lang) == ("ខ្ញុំទទួលយក", "km")


def test_link_to_coverage_carries_no_tracking():
    with pytest.raises(ValidationError) as refusal:
        make_media_link(url="https://news.example/a?fbclid=1")
    assert refusal.value.message_dict == {
        "url": ["This link carries a tracking parameter. Leave out what follows fbclid= or utm_."]
    }


@pytest.mark.parametrize("url", ["http://[::1", "nonsense", "javascript:alert(1)", "//example.org/"])
def test_link_to_coverage_is_an_address(url):
    with pytest.raises(ValidationError) as refusal:
        make_media_link(url=url)
    assert refusal.value.message_dict == {"url": ["Enter a valid URL."]}


def test_link_tells_where_it_leads():
    assert make_media_link(url="https://www.voacambodia.com/a").host == "voacambodia.com"


def test_next_step_may_lack_who_and_when():
    row = make_follow_up(text_en="Meet the Ministry of Justice")
    assert (str(row), row.who, row.by_when, row.is_done) == ("Meet the Ministry of Justice", None, None, False)


def test_event_tells_its_date_and_text():
    assert str(make_event(date="2021-12", text_en="Launching")) == "2021-12 Launching"
    assert str(make_event(date=None, text_en="Launching")) == "Launching"

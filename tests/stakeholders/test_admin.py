import pytest

from stakeholders.models import Dialogue, Event, MediaCoverage, Statement
from tests.admin_pages import address_of, messages_of, save
from tests.factories import (
    PUBLIC,
    make_coverage,
    make_dialogue,
    make_event,
    make_organisation,
    make_recommendation,
    make_review,
    make_statement,
)

pytestmark = pytest.mark.django_db

MEETING = {"title_en": "A meeting", "counterpart": "government"}


def with_participants(*organisations):
    lines = {"participants-TOTAL_FORMS": str(len(organisations))}
    for number, organisation in enumerate(organisations):
        lines |= {f"participants-{number}-organisation": organisation.pk, f"participants-{number}-order": "0"}
    return lines


def test_dialogue_is_logged_with_its_participants(as_contributor, contributor):
    make_review(**PUBLIC)
    ministry, embassy = make_organisation(**PUBLIC), make_organisation(**PUBLIC)
    lines = with_participants(ministry, embassy)
    response = save(as_contributor, address_of(Dialogue, "add"), date="2026-05", **MEETING, **lines)
    row = Dialogue.objects.get()
    assert response.status_code == 302
    assert {line.organisation for line in row.participants.all()} == {ministry, embassy}
    assert (row.author, row.state, row.audience, row.slug) == (contributor, "draft", "private", "a-meeting")


def test_institution_takes_part_once_in_a_new_dialogue(as_contributor):
    make_review(**PUBLIC)
    ministry = make_organisation(**PUBLIC)
    response = save(as_contributor, address_of(Dialogue, "add"), **MEETING, **with_participants(ministry, ministry))
    assert "Please correct the duplicate data for organisation." in messages_of(response)


def test_dialogue_is_sent_for_the_public_when_those_who_were_met_agree(as_reviewer):
    row = make_dialogue(agreement="not-asked", audience="public")
    page = save(as_reviewer, address_of(row), _submit="1")
    row.refresh_from_db()
    (message,) = [str(message) for message in page.wsgi_request._messages]
    assert "record that those who were met agree" in message
    assert (row.state, page.headers["Location"]) == ("draft", address_of(row))
    save(as_reviewer, address_of(row), agreement="agreed", _submit="1")
    row.refresh_from_db()
    assert row.state == "in-review"


def test_dialogue_is_not_part_of_itself(as_reviewer):
    row = make_dialogue()
    response = save(as_reviewer, address_of(row), part_of=str(row.pk))
    assert "A dialogue cannot be part of itself." in messages_of(response)


def test_dialogue_raises_recommendations_of_its_own_review(as_reviewer):
    row, other = make_dialogue(), make_recommendation(**PUBLIC)
    response = save(as_reviewer, address_of(row), recommendations_raised=[other.pk])
    assert messages_of(response) == ["One of these belongs to another review."]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            {"kind": "reported", "speaker_en": "Sok"},
            "Say why the speaker may be named: in office on a public occasion, or by recorded consent.",
        ),
        ({"speaker_en": "Sok", "naming_basis": "consent"}, "An unattributed statement names no speaker."),
        ({"text_en": "“We shall.”"}, "Leave out the quotation marks around it: the kind decides about them."),
    ],
)
def test_mistake_in_a_statement_is_told_in_words(as_contributor, contributor, words, message):
    row = make_statement(author=contributor)
    assert messages_of(save(as_contributor, address_of(row), **words)) == [message]
    assert Statement.objects.get().version == 1


def test_event_hangs_under_one_at_the_top(as_reviewer):
    review = make_review(**PUBLIC)
    top = make_event(review=review, **PUBLIC)
    hanging, row = make_event(review=review, under=top, **PUBLIC), make_event(review=review)
    response = save(as_reviewer, address_of(row), under=str(hanging.pk))
    assert messages_of(response) == ["Choose the event at the top, not one that itself hangs under another."]
    assert save(as_reviewer, address_of(row), under=str(top.pk)).status_code == 302
    assert Event.objects.get(pk=row.pk).under == top


def test_media_coverage_has_several_links_without_tracking(as_contributor, contributor):
    make_review(**PUBLIC)
    words = {"outlet": "Outlet", "printed_title": "ចំណងជើង", "language": "km", "links-TOTAL_FORMS": "2"}
    lines = {"links-0-order": "0", "links-1-order": "1", "links-0-url": "https://news.example.org/1"}
    address = address_of(MediaCoverage, "add")
    response = save(as_contributor, address, **words, **lines, **{"links-1-url": "https://x.example.org/?fbclid=1"})
    (message,) = messages_of(response)
    assert message.startswith("This link carries a tracking parameter.")
    response = save(as_contributor, address, **words, **lines, **{"links-1-url": "x.example.org/2"})
    assert response.status_code == 302
    links = MediaCoverage.objects.get().links.values_list("url", flat=True)
    assert list(links) == ["https://news.example.org/1", "https://x.example.org/2"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "nonsense", "ftp//x"])
def test_link_that_is_none_is_refused(as_reviewer, url):
    row = make_coverage()
    lines = {"links-TOTAL_FORMS": "1", "links-0-order": "0", "links-0-url": url}
    assert messages_of(save(as_reviewer, address_of(row), **lines)) == ["Enter a valid URL."]


def test_only_an_embassy_represents_a_state(as_reviewer):
    row = make_organisation(kind="government")
    state = make_review(**PUBLIC).state_under_review
    response = save(as_reviewer, address_of(row), represents=str(state.pk))
    assert messages_of(response) == ["Only an embassy represents a State."]

"""Two people at one row: nothing is overwritten unseen, and nothing typed is lost."""

import pytest
from django.urls import reverse

from tests.admin_pages import address_of, filled_in, messages_of, save, typed
from tests.factories import (
    PUBLIC,
    make_organisation,
    make_state,
    make_theme,
    make_wording,
)

pytestmark = pytest.mark.django_db

ADD_ORGANISATION = reverse("admin:stakeholders_organisation_add")


def test_version_counts_each_saving(as_reviewer):
    row = make_organisation()
    for name in ("First", "Second"):
        save(as_reviewer, address_of(row), name_en=name)
    row.refresh_from_db()
    assert (row.name_en, row.version) == ("Second", 3)


@pytest.fixture
def overtaken(as_reviewer, as_administrator, administrator):
    """A row, and the answer to the reviewer who saves it after the administrator did."""
    row = make_organisation(acronym="OLD")
    mine = typed(as_reviewer, address_of(row), name_en="Mine")
    save(as_administrator, address_of(row), name_en="Theirs", acronym="NEW")
    return row, as_reviewer.post(address_of(row), mine)


def test_second_to_save_is_told(overtaken, administrator):
    row, response = overtaken
    (message,) = messages_of(response)
    assert message.startswith(f"{administrator} saved this on 20")
    assert "what you typed is still here" in message
    row.refresh_from_db()
    assert (row.name_en, row.acronym, row.version) == ("Theirs", "NEW", 2)


def test_second_to_save_keeps_what_was_typed(overtaken):
    sent = filled_in(overtaken[1])
    assert (sent["name_en"], sent["acronym"]) == ("Mine", "OLD")


def test_second_to_save_may_decide_to_save_again(overtaken, as_reviewer):
    row, response = overtaken
    assert as_reviewer.post(address_of(row), filled_in(response)).status_code == 302
    row.refresh_from_db()
    assert (row.name_en, row.version) == ("Mine", 3)


def test_third_to_save_is_told_as_well(overtaken, as_reviewer, as_administrator):
    row, response = overtaken
    save(as_administrator, address_of(row), name_en="Theirs again")
    assert len(messages_of(as_reviewer.post(address_of(row), filled_in(response)))) == 1


@pytest.mark.parametrize("seen", ["", "0", "nonsense", "2"])
def test_form_that_does_not_say_what_it_began_with_is_not_taken(as_reviewer, seen):
    row = make_organisation()
    response = save(as_reviewer, address_of(row), name_en="Mine", version_seen=seen)
    assert any("while you were editing it" in message for message in messages_of(response))
    row.refresh_from_db()
    assert row.name_en != "Mine"


def test_state_without_a_version_is_not_overwritten_either(as_reviewer, as_administrator):
    row = make_state(name_en="Uruguay")
    mine = typed(as_reviewer, address_of(row), name_km="អ៊ុយរូហ្គាយ")
    save(as_administrator, address_of(row), name_en="Uruguay, Eastern Republic of")
    assert "while you were editing it" in messages_of(as_reviewer.post(address_of(row), mine))[0]
    row.refresh_from_db()
    assert (row.name_en, row.name_km) == ("Uruguay, Eastern Republic of", "")


def test_line_that_somebody_removed_is_told(as_reviewer):
    wording = make_wording(theme=make_theme(**PUBLIC))
    mine = typed(as_reviewer, address_of(wording.theme), name_en="Mine")
    wording.delete()
    response = as_reviewer.post(address_of(wording.theme), mine)
    assert response.status_code == 200
    assert filled_in(response)["name_en"] == "Mine"

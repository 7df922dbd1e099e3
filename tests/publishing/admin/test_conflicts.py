"""Two people at one row: nothing is overwritten unseen, and nothing typed is lost."""

import re

import pytest
from django.contrib import admin
from django.urls import reverse

from stakeholders.models import Dialogue, Organisation
from tests.admin_pages import address_of, filled_in, messages_of, notes, save, typed
from tests.factories import (
    PUBLIC,
    make_dialogue,
    make_follow_up,
    make_organisation,
    make_source,
    make_state,
    make_theme,
    make_wording,
)
from upr_tracker.publishing.admin.forms import VersionedForm
from upr_tracker.publishing.differences import shown

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


# Their text beside one's own


def carried(response):
    """What a browser would send: the form as it is filled in, and the version that its reader began with."""
    (began,) = re.findall(r'name="began_with" value="(\d+)"', response.content.decode())
    return {**filled_in(response), "began_with": began}


def test_their_text_stands_beside_ones_own(overtaken):
    assert notes(overtaken[1]) == {
        "name_en": "Saved meanwhile by administrator@example.org, then: Theirs",
        "acronym": "Saved meanwhile by administrator@example.org, then: NEW "
        "You have not changed this: saving your form would undo theirs.",
    }


def test_message_names_what_the_other_changed(overtaken):
    (message,) = messages_of(overtaken[1])
    assert re.search("<strong>(.*)</strong>", message)[1] == "Name · Acronym"


def test_nothing_stands_beside_what_only_one_of_them_changed(as_reviewer, as_administrator):
    row = make_organisation()
    mine = typed(as_reviewer, address_of(row), name_en="Mine", acronym="ONE")
    save(as_administrator, address_of(row), acronym="ONE", name_km="ឈ្មោះ")
    found = notes(as_reviewer.post(address_of(row), mine))
    assert list(found) == ["name_km"]


def test_texts_of_several_people_are_each_told_with_their_author(as_reviewer, as_administrator, as_superuser):
    row = make_organisation()
    mine = typed(as_reviewer, address_of(row), name_en="Mine", acronym="ONE")
    save(as_administrator, address_of(row), name_en="Theirs")
    save(as_superuser, address_of(row), acronym="TWO")
    found = notes(as_reviewer.post(address_of(row), mine))
    assert found["name_en"].startswith("Saved meanwhile by administrator@example.org")
    assert found["acronym"].startswith("Saved meanwhile by superuser@example.org")


def test_long_texts_are_compared_word_by_word(as_reviewer, as_administrator):
    row = make_organisation()
    mine, theirs = (
        "The coalition met the Ministry, and it " + word + " the draft law in part." for word in ("read", "saw")
    )
    mine = typed(as_reviewer, address_of(row), other_spellings=mine)
    save(as_administrator, address_of(row), other_spellings=theirs)
    page = as_reviewer.post(address_of(row), mine).content.decode()
    assert re.findall(r"<(del|ins)><span.*?</span>(\w+)</", page) == [("del", "read"), ("ins", "saw")]


def test_their_markup_is_shown_as_text(as_reviewer, as_administrator):
    row = make_organisation()
    mine = typed(as_reviewer, address_of(row), name_en="Mine")
    Organisation.objects.get(pk=row.pk)
    save(as_administrator, address_of(row), name_en="Sok <sok@example.org>")
    assert "Sok &lt;sok@example.org&gt;" in as_reviewer.post(address_of(row), mine).content.decode()


def test_their_text_stays_when_something_else_is_refused(overtaken, as_reviewer):
    row, response = overtaken
    again = as_reviewer.post(address_of(row), {**carried(response), "kind": ""})
    assert messages_of(again) == ["This field is required."]
    assert list(notes(again)) == ["name_en", "acronym"]


def test_third_to_save_sees_all_that_was_changed_since_they_began(overtaken, as_reviewer, as_superuser):
    row, response = overtaken
    save(as_superuser, address_of(row), name_km="ឈ្មោះ")
    again = as_reviewer.post(address_of(row), carried(response))
    assert messages_of(again)[0].startswith("superuser@example.org saved this")
    assert list(notes(again)) == ["name_en", "name_km", "acronym"]


def test_links_that_the_other_chose_are_told(as_reviewer, as_administrator):
    old, mine, theirs = (make_organisation(name_en=name, **PUBLIC) for name in ("Old", "Mine", "Theirs"))
    row = make_dialogue(organisers=[old])
    sent = typed(as_reviewer, address_of(row), organisers=[str(mine.pk)])
    save(as_administrator, address_of(row), organisers=[str(theirs.pk), str(old.pk)])
    found = notes(as_reviewer.post(address_of(row), sent))
    assert found == {"organisers": "Saved meanwhile by administrator@example.org, then: Old, Theirs"}


def test_lines_that_the_other_changed_or_added_are_told(as_reviewer, as_administrator):
    theme, source = make_theme(), make_source(title_en="Report", **PUBLIC)
    make_wording(theme=theme, source=source, text_en="As it was")
    make_wording(theme=theme, source=source, text_en="Untouched", place="progress")
    mine = typed(as_reviewer, address_of(theme), **{"wordings-0-text_en": "Mine"})
    lines = {"wordings-TOTAL_FORMS": "3", "wordings-0-text_en": "Theirs", "wordings-2-text_en": "Added"}
    lines |= {"wordings-2-source": source.pk, "wordings-2-place": "asks", "wordings-2-order": "0"}
    save(as_administrator, address_of(theme), **lines)
    response = as_reviewer.post(address_of(theme), mine)
    assert notes(response) == {"wordings-0-text_en": "Saved meanwhile by administrator@example.org, then: Theirs"}
    told = re.findall(r"<li>Wording of a theme: (\w+)", messages_of(response)[0])
    assert told == ["Theirs", "Added"]


def test_state_shows_their_text_as_well(as_reviewer, as_administrator):
    row = make_state(name_en="Uruguay")
    mine = typed(as_reviewer, address_of(row), name_en="Mine")
    save(as_administrator, address_of(row), name_en="Theirs")
    assert list(notes(as_reviewer.post(address_of(row), mine))) == ["name_en"]


@pytest.mark.parametrize("seen", ["1", "2", "0", "", "99999999999999999999"])
def test_forged_version_tells_nothing_of_earlier_texts(as_reviewer, as_contributor, seen):
    row = make_organisation(name_en="Secret first name", other_spellings="Secret " * 20)
    save(as_reviewer, address_of(row), name_en="Now", other_spellings="Now " * 20)
    save(as_reviewer, address_of(row), acronym="NOW")
    Organisation.objects.update(**PUBLIC)
    sent = {
        **typed(as_contributor, address_of(row), name_en="Mine", other_spellings="Mine " * 20),
        "version_seen": seen,
    }
    for response in (as_contributor.post(address_of(row), {**sent, **more}) for more in ({}, {"began_with": seen})):
        assert "Secret" not in response.content.decode()


def test_lines_tell_nothing_of_what_is_out_of_sight(as_reviewer, as_contributor, contributor):
    """A reviewer leads a line of a contributor's draft to a hidden row while the contributor types into it."""
    secret = make_organisation(name_en="Hidden house")
    row = make_dialogue(author=contributor)
    step = make_follow_up(review=row.review, dialogue=row, author=contributor)
    line = {"follow_ups-0-who": str(make_organisation(**PUBLIC).pk), "follow_ups-0-text_en": "Mine"}
    mine = typed(as_contributor, address_of(row), **line)
    save(as_reviewer, address_of(row), **{"follow_ups-0-who": str(secret.pk), "follow_ups-0-text_en": "Theirs"})
    response = as_contributor.post(address_of(row), mine)
    assert ("Hidden house" in response.content.decode(), list(notes(response))) == (False, ["follow_ups-0-text_en"])
    step.refresh_from_db()
    assert step.who == secret


def test_links_that_the_other_chose_are_told_as_far_as_they_are_in_sight(rf, contributor):
    """Whatever leads a form to offer a field whose stored rows its reader may not see, they are not named."""
    hidden, seen = (make_organisation(name_en=name, **more) for name, more in (("Hidden", {}), ("Seen", PUBLIC)))
    field, request = Dialogue._meta.get_field("organisers"), rf.get("/")
    request.user = contributor
    readable = admin.site.get_model_admin(Dialogue).readable(request)
    found = [shown(field, keys, readable) for keys in ([hidden.pk, seen.pk], [hidden.pk], [])]
    assert found == ["Seen", "", "–"]


def test_form_that_nobody_told_what_is_in_sight_names_no_row(reviewer):
    field = Dialogue._meta.get_field("organisers")
    assert shown(field, [make_organisation(**PUBLIC).pk], VersionedForm.readable) == ""

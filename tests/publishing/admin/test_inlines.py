"""Lines that are edited on the page of the row to which they belong."""

import pytest
from django.urls import reverse

from stakeholders.models import FollowUp
from tests.admin_pages import address_of, messages_of, save, typed
from tests.factories import (
    PUBLIC,
    WITHDRAWN,
    make_dialogue,
    make_follow_up,
    make_organisation,
    make_participant,
    make_review,
    make_source,
    make_theme,
    make_wording,
)

pytestmark = pytest.mark.django_db

ADD_ORGANISATION = reverse("admin:stakeholders_organisation_add")


def test_lines_are_added_changed_and_removed_with_their_row(as_contributor, contributor):
    review = make_review(**PUBLIC)
    theme = make_theme(review=review, author=contributor)
    source = make_source(**PUBLIC)
    gone = make_wording(theme=theme, source=source, place="asks")
    kept = make_wording(theme=theme, source=source, place="progress", text_en="Old words")
    words = typed(as_contributor, address_of(theme))
    first, second = (0, 1) if words["wordings-0-id"] == str(gone.pk) else (1, 0)
    words |= {f"wordings-{first}-DELETE": "on", f"wordings-{second}-text_en": "New words", "wordings-TOTAL_FORMS": "3"}
    words |= {"wordings-2-source": source.pk, "wordings-2-place": "accepted", "wordings-2-order": "0"}
    response = as_contributor.post(address_of(theme), {**words, "wordings-2-text_en": "More words"})
    assert response.status_code == 302
    assert set(theme.wordings.values_list("text_en", flat=True)) == {"New words", "More words"}
    assert theme.wordings.get(pk=kept.pk).text_en == "New words"


def test_lines_of_a_row_that_is_only_read_are_only_read(as_reviewer):
    wording = make_wording(theme=make_theme(**WITHDRAWN), source=make_source(**PUBLIC))
    page = as_reviewer.get(address_of(wording.theme))
    assert (wording.text_en in page.content.decode(), page.context["show_save"]) == (True, False)
    assert [inline.has_add_permission for inline in page.context["inline_admin_formsets"]] == [False]


def test_line_out_of_sight_is_not_listed(as_contributor):
    dialogue = make_dialogue(**PUBLIC)
    make_participant(dialogue=dialogue, organisation=make_organisation(name_en="Hidden house"))
    assert "Hidden house" not in as_contributor.get(address_of(dialogue)).content.decode()


def test_part_says_where_it_is_edited(as_reviewer):
    wording = make_wording()
    page = as_reviewer.get(address_of(wording)).content.decode()
    assert f'This is part of <a href="{address_of(wording.theme)}">{wording.theme}</a>, and is edited there.' in page


@pytest.mark.parametrize("who", ["contributor", "reviewer", "administrator"])
def test_part_is_not_changed_on_its_own_page(request, who):
    wording = make_wording(text_en="Old words")
    response = request.getfixturevalue(f"as_{who}").post(address_of(wording), {"text_en": "New words"})
    wording.refresh_from_db()
    assert (response.status_code, wording.text_en) == (403, "Old words")


# Links of lines to rows out of sight

LINE = "follow_ups-0-{}"


@pytest.fixture
def led_away(contributor):
    """The contributor's own draft with a line of theirs, which a reviewer led to a row that they may not see."""
    dialogue = make_dialogue(author=contributor)
    secret = make_organisation(name_en="Hidden house")
    return make_follow_up(review=dialogue.review, dialogue=dialogue, author=contributor, who=secret)


def test_link_of_a_line_out_of_sight_is_not_shown_to_a_reader(as_contributor, as_reviewer):
    dialogue = make_dialogue(**PUBLIC)
    for name, more in (("Hidden house", {}), ("Open house", PUBLIC)):
        who = make_organisation(name_en=name, **more)
        make_follow_up(review=dialogue.review, dialogue=dialogue, who=who, **PUBLIC)
    pages = [client.get(address_of(dialogue)).content.decode() for client in (as_contributor, as_reviewer)]
    assert [("Hidden house" in page, "Open house" in page) for page in pages] == [(False, True), (True, True)]


def test_link_of_a_line_out_of_sight_is_not_shown_to_its_author(as_contributor, led_away):
    page = as_contributor.get(address_of(led_away.dialogue))
    offered = [name for form in page.context["inline_admin_formsets"][1].formset.initial_forms for name in form.fields]
    assert ("Hidden house" in page.content.decode(), "who" in offered, "text_en" in offered) == (False, False, True)


def test_link_of_a_line_out_of_sight_survives_saving(as_contributor, led_away):
    words = {LINE.format("text_en"): "Write again", LINE.format("who"): ""}
    response = save(as_contributor, address_of(led_away.dialogue), **words)
    again = FollowUp.objects.get()
    assert (response.status_code, again.text_en, again.who) == (302, "Write again", led_away.who)


def test_link_of_a_line_out_of_sight_is_not_shown_where_saving_failed(as_contributor, led_away):
    words = {LINE.format("text_en"): "", LINE.format("who"): str(led_away.who_id)}
    response = save(as_contributor, address_of(led_away.dialogue), **words)
    assert (messages_of(response), "Hidden house" in response.content.decode()) == (["This field is required."], False)


def test_line_out_of_the_readers_hands_with_a_link_out_of_sight_does_not_stop_saving(as_contributor, led_away):
    FollowUp.objects.update(author=None, **PUBLIC)
    response = save(as_contributor, address_of(led_away.dialogue), title_en="Renamed")
    led_away.dialogue.refresh_from_db()
    assert (response.status_code, led_away.dialogue.title_en) == (302, "Renamed")
    assert FollowUp.objects.get().who == led_away.who


def test_link_of_a_line_in_sight_is_still_changed(as_contributor, led_away):
    first, second = make_organisation(**PUBLIC), make_organisation(**PUBLIC)
    FollowUp.objects.update(who=first)
    response = save(as_contributor, address_of(led_away.dialogue), **{LINE.format("who"): str(second.pk)})
    assert (response.status_code, FollowUp.objects.get().who) == (302, second)

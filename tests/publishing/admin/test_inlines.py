"""Lines that are edited on the page of the row to which they belong."""

import pytest
from django.urls import reverse

from tests.admin_pages import address_of, typed
from tests.factories import (
    PUBLIC,
    WITHDRAWN,
    make_dialogue,
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

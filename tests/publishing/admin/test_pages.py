"""What stands on a page beside the form."""

import pytest
from django.contrib import admin
from django.urls import reverse

from stakeholders.models import Event
from tests.admin_pages import address_of
from tests.factories import (
    DRAFT,
    PUBLIC,
    make_dialogue,
    make_review,
)

pytestmark = pytest.mark.django_db

ADD_ORGANISATION = reverse("admin:stakeholders_organisation_add")


def test_only_review_is_chosen_already(as_contributor):
    review = make_review(**PUBLIC)
    make_review()
    form = as_contributor.get(address_of(Event, "add")).context["adminform"].form
    assert form.initial == {"review": review.pk}


def test_among_several_reviews_none_is_chosen(as_reviewer):
    make_review(**PUBLIC)
    make_review()
    assert as_reviewer.get(address_of(Event, "add")).context["adminform"].form.initial == {}


def test_khmer_fields_say_that_they_are_khmer(as_reviewer):
    form = as_reviewer.get(ADD_ORGANISATION).context["adminform"].form
    khmer = {name for name, field in form.fields.items() if field.widget.attrs.get("lang") == "km"}
    assert khmer == {"name_km", "seat_km", "logo_text_km"}


def test_english_and_khmer_stand_on_one_row():
    """Every *_km field of every form stands beside its *_en field."""
    rows = [
        row
        for model_admin in admin.site._registry.values()
        for _, options in model_admin.fieldsets or ()
        for row in options["fields"]
    ]
    alone = [row for row in rows if isinstance(row, str) and row.endswith(("_en", "_km"))]
    pairs = [row for row in rows if not isinstance(row, str) and row[0].endswith("_en")]
    assert alone == []
    assert [pair for pair in pairs if pair != (pair[0], f"{pair[0][:-3]}_km")] == []


def test_last_is_who_may_read(as_reviewer):
    fieldsets = as_reviewer.get(ADD_ORGANISATION).context["adminform"].fieldsets
    assert str(fieldsets[-1][0]) == "Who may read this, once it is published"


def test_page_links_to_the_site_where_a_stranger_finds_the_row(as_reviewer):
    row = make_dialogue(slug="a-meeting", **PUBLIC)
    context = as_reviewer.get(address_of(row)).context
    assert context["absolute_url"] == f"/en/{row.review.slug}/dialogues/a-meeting/"


@pytest.mark.parametrize("hidden", ["row", "review"])
def test_page_links_to_no_page_that_a_stranger_would_not_find(as_reviewer, hidden):
    review = make_review(**(DRAFT if hidden == "review" else PUBLIC))
    row = make_dialogue(review=review, **(DRAFT if hidden == "row" else PUBLIC))
    assert as_reviewer.get(address_of(row)).context["has_absolute_url"] is False

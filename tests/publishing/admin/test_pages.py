"""What stands on a page beside the form."""

import pytest
from django.contrib import admin
from django.urls import reverse

from stakeholders.models import Event
from tests.admin_pages import address_of, save
from tests.factories import (
    DRAFT,
    PUBLIC,
    make_dialogue,
    make_organisation,
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
    assert khmer == {"name_km", "seat_km"}


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


@pytest.mark.parametrize(("who", "status"), [("contributor", 403), ("reviewer", 200), ("administrator", 200)])
def test_history_is_for_reviewers(request, who, status):
    row = make_organisation(author=request.getfixturevalue(who))
    client = request.getfixturevalue(f"as_{who}")
    assert client.get(address_of(row, "history")).status_code == status
    assert ("historylink" in client.get(address_of(row)).content.decode()) is (status == 200)


def test_history_tells_who_changed_what(as_reviewer, reviewer):
    row = make_organisation(name_en="Old house")
    save(as_reviewer, address_of(row), name_en="New house")
    page = as_reviewer.get(address_of(row, "history")).content.decode()
    assert [word in page for word in (str(reviewer), "<del>Old house</del> <ins>New house</ins>")] == [True, True]


@pytest.mark.parametrize("who", ["contributor", "reviewer", "administrator"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nothing_is_reverted_from_history(request, who, method):
    row = make_organisation(name_en="Now", **PUBLIC)
    words = {"kind": "other", "name_en": "Then", "order": "0", "version_seen": "1"}
    address = f"/admin/stakeholders/organisation/{row.pk}/history/{row.history.first().pk}/"
    client = request.getfixturevalue(f"as_{who}")
    assert getattr(client, method)(address, words).status_code == 403
    row.refresh_from_db()
    assert row.name_en == "Now"

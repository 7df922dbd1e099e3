"""Links to rows that the reader may not see."""

import pytest
from django.urls import reverse

from recommendations.models import Theme
from stakeholders.models import Statement
from tests.admin_pages import address_of, messages_of, save
from tests.factories import (
    PUBLIC,
    make_organisation,
    make_recommendation,
    make_review,
    make_source,
    make_statement,
)

pytestmark = pytest.mark.django_db

ADD_ORGANISATION = reverse("admin:stakeholders_organisation_add")


def suggestions(client, field, term=""):
    opts = Statement._meta
    params = {"app_label": opts.app_label, "model_name": opts.model_name, "field_name": field, "term": term}
    return [found["text"] for found in client.get("/admin/autocomplete/", params).json()["results"]]


def test_only_rows_in_sight_are_offered(as_contributor, contributor):
    make_organisation(name_en="Ministry of Secrets", kind="government")
    make_organisation(name_en="Ministry of Justice", kind="government", **PUBLIC)
    make_organisation(name_en="Ministry of Drafts", kind="government", author=contributor)
    assert sorted(suggestions(as_contributor, "organisation", "ministry")) == [
        "Ministry of Drafts",
        "Ministry of Justice",
    ]


def test_member_without_a_role_is_offered_nothing(member, as_member):
    member.is_staff = True
    member.save()
    params = {"app_label": "stakeholders", "model_name": "statement", "field_name": "organisation"}
    assert as_member.get("/admin/autocomplete/", params).status_code == 302


def test_row_out_of_sight_cannot_be_chosen(as_contributor, contributor):
    secret, row = make_organisation(name_en="Secret house"), make_statement(author=contributor)
    response = save(as_contributor, address_of(row), organisation=str(secret.pk))
    assert messages_of(response) == ["Select a valid choice. That choice is not one of the available choices."]
    assert "Secret house" not in response.content.decode()


@pytest.fixture
def linked(contributor):
    """The contributor's own statement, to which a reviewer added links that the contributor may not see."""
    review = make_review(**PUBLIC)
    seen = make_recommendation(review=review, text_en="Seen words", **PUBLIC)
    hidden = make_recommendation(review=review, text_en="Hidden words")
    return make_statement(
        review=review,
        author=contributor,
        recommendations=[seen, hidden],
        organisation=make_organisation(name_en="Hidden house"),
        source=make_source(title_en="Hidden paper"),
    )


def test_links_out_of_sight_are_not_shown_to_the_author(as_contributor, linked):
    page = as_contributor.get(address_of(linked)).content.decode()
    assert [word in page for word in ("Hidden", "Seen words")] == [False, True]


def test_links_out_of_sight_survive_saving(as_contributor, linked):
    response = save(as_contributor, address_of(linked), text_en="Said otherwise.")
    again = Statement.objects.get(pk=linked.pk)
    assert (response.status_code, again.text_en) == (302, "Said otherwise.")
    assert (again.organisation, again.source, again.recommendations.count()) == (linked.organisation, linked.source, 2)


def test_links_out_of_sight_are_not_shown_where_saving_failed(as_contributor, linked):
    response = save(as_contributor, address_of(linked), text_en="")
    assert (messages_of(response), "Hidden" in response.content.decode()) == (["This field is required."], False)


def test_links_out_of_sight_are_not_shown_to_a_reader(as_contributor, linked):
    Statement.objects.filter(pk=linked.pk).update(author=None, **PUBLIC)
    page = as_contributor.get(address_of(linked)).content.decode()
    assert [word in page for word in ("Hidden", "Seen words")] == [False, True]


def test_links_are_shown_to_reviewers(as_reviewer, linked):
    page = as_reviewer.get(address_of(linked)).content.decode()
    assert [word in page for word in ("Hidden words", "Hidden house", "Hidden paper")] == [True, True, True]


def test_filter_offers_only_rows_in_sight(as_contributor):
    seen = [make_review(**PUBLIC), make_review(**PUBLIC)]
    make_review()
    specs = as_contributor.get(address_of(Theme, "changelist")).context["cl"].filter_specs
    (by_review,) = [spec for spec in specs if spec.title == "review"]
    assert sorted(by_review.lookup_choices) == sorted((str(review.pk), str(review)) for review in seen)


@pytest.mark.parametrize("key", ["99999999999999999999", "-99999999999999999999", "9" * 5000, "nonsense", "\0"])
@pytest.mark.parametrize("field", ["recommending_states", "theme", "review"])
def test_number_that_is_no_key_is_no_valid_choice(as_reviewer, field, key):
    row = make_recommendation()
    response = save(as_reviewer, address_of(row), **{field: [key]})
    assert list(response.context["adminform"].form.errors) == [field]

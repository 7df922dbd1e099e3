import pytest

from recommendations.models import Recommendation
from tests.admin_pages import address_of, messages_of, save
from tests.factories import (
    PUBLIC,
    make_review,
    make_source,
    make_state,
    make_theme,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def printed():
    """What an editor types for a recommendation."""
    review = make_review(**PUBLIC)
    return {
        "review": review.pk,
        "text_en": "Adopt a law by the end of 2023.",
        "theme": make_theme(review=review, **PUBLIC).pk,
        "source": make_source(**PUBLIC).pk,
    }


@pytest.mark.parametrize(
    ("number", "slug"), [("110.54", "110-54-australia-new-zealand"), ("", "australia-new-zealand")]
)
def test_address_of_a_recommendation_is_its_number_and_its_states(as_contributor, printed, number, slug):
    states = [make_state(name_en=name).pk for name in ("Australia", "New Zealand")]
    response = save(
        as_contributor,
        address_of(Recommendation, "add"),
        paragraph_number=number,
        recommending_states=states,
        **printed,
    )
    assert (response.status_code, Recommendation.objects.get().slug) == (302, slug)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"named_date": "2023"}, "Give the date named in the text together with its words, or neither."),
        ({"named_date": "2023", "named_date_words": "by 2024"}, "These words do not stand in the text."),
        ({"paragraph_number": "1." * 30}, "Ensure this value has at most 30 characters (it has 60)."),
        ({"recommending_states": []}, "This field is required."),
    ],
)
def test_mistake_in_a_recommendation_is_told_in_words(as_contributor, printed, words, message):
    words = {"recommending_states": [make_state().pk], **printed, **words}
    assert messages_of(save(as_contributor, address_of(Recommendation, "add"), **words)) == [message]


def test_state_is_found_before_anything_is_said_of_it(as_contributor):
    row = make_state(name_en="Tuvalu")
    params = {"app_label": "recommendations", "model_name": "recommendation", "field_name": "recommending_states"}
    offered = as_contributor.get("/admin/autocomplete/", {**params, "term": "tuv"}).json()["results"]
    assert offered == [{"id": str(row.pk), "text": "Tuvalu"}]


@pytest.mark.parametrize(("who", "status"), [("as_contributor", 403), ("as_reviewer", 302)])
def test_names_of_a_state_are_changed_by_reviewers(request, who, status):
    row, client = make_state(name_en="Old"), request.getfixturevalue(who)
    words = {**words_of(row), "name_en": "New"}
    assert client.post(address_of(row), words).status_code == status
    row.refresh_from_db()
    assert row.name_en == ("New" if status == 302 else "Old")


def words_of(state):
    return {"name_en": state.name_en, "iso_code": state.iso_code, "version_seen": state.history.count()}

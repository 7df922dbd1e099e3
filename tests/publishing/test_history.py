"""What is erased is erased: no entry of its history is left, and none of the links that an entry held."""

import pytest
from django.apps import apps

from tests.factories import (
    MAKERS,
    make_ask,
    make_assessment,
    make_coverage,
    make_dialogue,
    make_organisation,
    make_recommendation,
    make_review,
    make_statement,
)

pytestmark = pytest.mark.django_db

KEPT = [model for model in MAKERS if hasattr(model, "history")]


def recommendations_named(make, link):
    review = make_review()
    return make(review=review, **{link: [make_recommendation(review=review)]})


WITH_LINKS = {
    "HistoricalRecommendation_recommending_states": make_recommendation,
    "HistoricalAssessment_covers": make_assessment,
    "HistoricalAsk_institutions": lambda: make_ask(institutions=[make_organisation()]),
    "HistoricalDialogue_organisers": lambda: make_dialogue(organisers=[make_organisation()]),
    "HistoricalDialogue_recommendations_raised": lambda: recommendations_named(make_dialogue, "recommendations_raised"),
    "HistoricalStatement_recommendations": lambda: recommendations_named(make_statement, "recommendations"),
    "HistoricalMediaCoverage_recommendations": lambda: recommendations_named(make_coverage, "recommendations"),
}
"""A row with one such link, by the name of the table in which history keeps those links."""


def linked_in_history():
    return {model.__name__: model for model in apps.get_models() if hasattr(model, "m2m_history_id")}


def test_every_row_but_a_file_keeps_its_history():
    assert [model.__name__ for model in MAKERS if model not in KEPT] == ["EditionFile"]


@pytest.mark.parametrize("model", KEPT)
def test_row_that_is_erased_leaves_no_history(model):
    row, other = MAKERS[model](), MAKERS[model]()
    entries = model.history.filter(id=row.pk)
    assert entries.exists()
    row.delete()
    assert (entries.exists(), model.history.filter(id=other.pk).exists()) == (False, True)


def test_every_link_in_history_is_tried():
    assert set(WITH_LINKS) == set(linked_in_history())


@pytest.mark.parametrize("name", WITH_LINKS)
def test_row_that_is_erased_leaves_no_link_in_history(name):
    row, other = WITH_LINKS[name](), WITH_LINKS[name]()
    held = linked_in_history()[name].objects
    mine = held.filter(**{row._meta.model_name: row.pk})
    others = held.filter(**{row._meta.model_name: other.pk})
    assert (mine.exists(), others.exists()) == (True, True)
    row.delete()
    assert (mine.exists(), others.exists()) == (False, True)


def test_links_in_the_history_of_another_kind_of_row_stay():
    """Entries of two kinds may have one number, and the library keeps the links of all kinds together."""
    row, other = make_recommendation(), WITH_LINKS["HistoricalDialogue_organisers"]()
    held = linked_in_history()["HistoricalDialogue_organisers"].objects.filter(dialogue=other.pk)
    held.update(history_id=row.history.latest().pk)
    row.delete()
    assert held.count() == 1

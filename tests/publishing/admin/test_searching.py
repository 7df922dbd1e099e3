"""Searching the lists of the workbench."""

import pytest

from recommendations.models import Assessment, Theme
from stakeholders.models import Organisation
from tests.admin_pages import address_of
from tests.factories import (
    PUBLIC,
    make_assessment,
    make_organisation,
    make_recommendation,
    make_review,
    make_source,
    make_theme,
    make_wording,
)

pytestmark = pytest.mark.django_db


def found(client, model, words):
    response = client.get(address_of(model, "changelist"), {"q": words})
    assert response.status_code == 200
    return list(response.context["cl"].queryset)


def test_hidden_line_does_not_let_its_row_be_found(as_contributor, as_reviewer):
    theme = make_theme(**PUBLIC)
    make_wording(theme=theme, source=make_source(), text_en="Hidden words")
    assert [found(client, Theme, "hidden") for client in (as_contributor, as_reviewer)] == [[], [theme]]


def test_row_is_found_by_its_lines_once(as_contributor):
    theme = make_theme(name_en="Equality", **PUBLIC)
    source = make_source(**PUBLIC)
    for place in ("asks", "progress"):
        make_wording(theme=theme, source=source, place=place, text_en="Marriage for all")
    make_theme(**PUBLIC)
    searches = ("marriage", "equality", "marriage equality", '"marriage for"', "marriage divorce", '"for marriage"')
    assert [found(as_contributor, Theme, words) for words in searches] == [[theme], [theme], [theme], [theme], [], []]


def test_assessment_is_found_by_what_it_covers_as_far_as_that_is_in_sight(as_contributor, as_reviewer):
    review = make_review(**PUBLIC)
    seen = make_recommendation(review=review, paragraph_number="110.54", text_en="Adopt a law.", **PUBLIC)
    hidden = make_recommendation(review=review, paragraph_number="110.99", text_en="Adopt a secret law.")
    row = make_assessment(covers=[seen, hidden], **PUBLIC)
    searches = ("110.54", "adopt", "110.99", "secret")
    assert [found(as_contributor, Assessment, words) for words in searches] == [[row], [row], [], []]
    assert [found(as_reviewer, Assessment, words) for words in searches] == [[row]] * 4


@pytest.mark.parametrize("model", [Organisation, Theme, Assessment])
@pytest.mark.parametrize("words", ["word " * 1_200, "x" * 60_000, "\0", '"', "'", '"unended', "\\", "%", "' '"])
def test_any_search_is_answered(as_contributor, model, words):
    assert found(as_contributor, model, words) == []


def test_words_beyond_the_most_are_not_searched_for(as_contributor):
    row = make_organisation(name_en="House", **PUBLIC)
    searches = ("house " * 20 + "garden", "house " * 19 + "garden")
    assert [found(as_contributor, Organisation, words) for words in searches] == [[row], []]

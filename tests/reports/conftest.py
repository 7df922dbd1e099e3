import pytest

from tests.factories import PUBLIC, make_review, make_theme


@pytest.fixture
def review(db):
    return make_review(date="2019", **PUBLIC)


@pytest.fixture
def theme(review):
    return make_theme(review=review, name_en="Marriage", **PUBLIC)

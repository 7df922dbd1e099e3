"""A theme is drawn as discs that can be counted, and from thirty-one recommendations on as bars on one scale."""

import datetime as dt

import pytest

from recommendations.models import Recommendation
from recommendations.progress import MOST_DISCS, by_theme, progress_of
from tests.factories import PUBLIC, make_assessment, make_recommendation, make_review, make_theme
from upr_tracker.accounts.models import STRANGER

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def review():
    return make_review(**PUBLIC)


def promises(review, theme, number):
    return [make_recommendation(review=review, theme=theme, **PUBLIC) for _ in range(number)]


def themes_of(review):
    rows = Recommendation.objects.visible_to(STRANGER).for_review(review)
    shown = rows.with_status_for(STRANGER, on=TODAY).with_links_for(STRANGER)
    return by_theme(progress_of(shown, STRANGER, TODAY))


def test_discs_are_drawn_as_long_as_they_can_be_counted(review):
    theme = make_theme(review=review, **PUBLIC)
    promises(review, theme, MOST_DISCS)
    assert [group.has_discs for group in themes_of(review)] == [True]
    promises(review, theme, 1)
    assert [group.has_discs for group in themes_of(review)] == [False]


def test_bars_share_the_scale_of_the_largest_theme(review):
    large, small = (make_theme(review=review, **PUBLIC) for _ in range(2))
    rows = promises(review, large, 32)
    promises(review, small, 8)
    for status, covered in (("not-yet-implemented", rows[:16]), ("moved-backwards", rows[16:20])):
        make_assessment(review=review, status=status, covers=covered, **PUBLIC)
    first, second = themes_of(review)
    assert [(piece.icon, piece.x, piece.width) for piece in first.segments] == [
        ("none", "0.00%", "50.00%"),
        ("back", "50.00%", "12.50%"),
        ("blank", "62.50%", "37.50%"),
    ]
    assert [(piece.icon, piece.x, piece.width) for piece in second.segments] == [("blank", "0.00%", "25.00%")]


def test_home_draws_bars_and_says_the_numbers_in_words(client, review):
    promises(review, make_theme(review=review, **PUBLIC), MOST_DISCS + 1)
    page = client.get(f"/km/{review.slug}/").content.decode()
    assert (page.count('<svg class="bar"'), page.count('class="nine"')) == (1, 0)
    assert 'width="100.00%"' in page
    assert "<b>31</b>" in page

"""The first page, before there is anything, and what it says of age."""

import datetime as dt

import pytest

from recommendations.models import Review
from upr_tracker.site.front import Age


def test_page_without_any_review_says_so(db, client):
    assert not Review.objects.exists()
    response = client.get("/en/")
    assert response.status_code == 200
    assert "Nothing published yet" in response.content.decode()


@pytest.mark.parametrize(
    ("then", "now", "words"),
    [
        ((2022, 1, 31), (2026, 11, 23), "4 years 10 months"),
        ((2022, 1, 31), (2023, 1, 1), "1 year"),
        ((2022, 1, 31), (2022, 3, 1), "2 months"),
        ((2022, 1, 31), (2022, 1, 31), ""),
        ((2022, 1, 31), (2021, 1, 31), ""),
    ],
)
def test_age_is_in_whole_years_and_months(then, now, words):
    assert str(Age.between(dt.date(*then), dt.date(*now))) == words

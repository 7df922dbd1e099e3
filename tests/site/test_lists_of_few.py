"""Lists of rows that a test makes: their orders, what their numbers leave out, and a record without rows."""

import re

import pytest
from django.utils import translation

from tests.factories import (
    DRAFT,
    PUBLIC,
    make_assessment,
    make_coverage,
    make_dialogue,
    make_event,
    make_organisation,
    make_recommendation,
    make_review,
    make_state,
    make_theme,
)
from tests.lib.test_tables import read_csv, read_xlsx
from tests.site.test_exports import rows_on_page
from tests.site.test_lists import LISTS, body_of, menu, options

pytestmark = pytest.mark.django_db


def test_no_number_tells_of_what_the_reader_may_not_see(client, as_reviewer):
    review = make_review(slug="cambodia-3", **PUBLIC)
    theme, iceland = make_theme(review=review, slug="laws", **PUBLIC), make_state(slug="iceland")
    make_recommendation(theme=theme, states=[iceland], **PUBLIC)
    hidden = make_recommendation(theme=theme, states=[iceland], **DRAFT)
    make_assessment(covers=[hidden], status="some-progress", **DRAFT)
    make_dialogue(review=review, **PUBLIC)
    make_dialogue(review=review, **DRAFT)
    seen = body_of(client, "recommendations")
    assert [options(seen, name) for name in ("theme", "state")] == [{"laws": 1}, {"iceland": 1}]
    assert options(seen, "status")["not-assessed"] == 1
    assert "1 of 1 recommendation<" in seen
    staff = body_of(as_reviewer, "recommendations")
    assert [options(staff, name) for name in ("theme", "state")] == [{"laws": 2}, {"iceland": 2}]
    assert "Government (1)" in menu(body_of(client, "dialogues"), "with")
    assert "Government (2)" in menu(body_of(as_reviewer, "dialogues"), "with")


def test_recommendations_sort_by_number_progress_and_newest_assessment(client):
    review = make_review(slug="cambodia-3", **PUBLIC)
    theme = make_theme(review=review, **PUBLIC)
    numbers = {"a": "110.100", "b": "110.45", "c": "", "d": "110.45"}
    rows = {
        slug: make_recommendation(theme=theme, slug=slug, paragraph_number=number, order=order, **PUBLIC)
        for order, (slug, number) in enumerate(numbers.items())
    }
    for slug, status, as_of, published in [
        ("a", "moved-backwards", "2022-01", "2022-03-03"),
        ("b", "some-progress", "2023-06", "2023-07-01"),
        ("d", "not-yet-implemented", "2022-01", "2022-05-03"),
    ]:
        make_assessment(covers=[rows[slug]], status=status, as_of=as_of, published_on=published, **PUBLIC)

    def sorted_by(sort):
        return "".join(rows_on_page(body_of(client, "recommendations", f"sort={sort}"), "recommendations"))

    assert {sort: sorted_by(sort) for sort in ("source", "number", "progress", "newest")} == {
        "source": "abcd",
        "number": "bdac",
        "progress": "dbac",
        "newest": "bdac",
    }


def test_what_has_a_date_can_come_newest_first(client):
    review = make_review(slug="cambodia-3", **PUBLIC)
    for number, date in enumerate(["2021", "2022-03/2022-04", None, "2022-03-23"]):
        make_event(review=review, order=number, text_en=f"e{number}", date=date, **PUBLIC)
        make_coverage(review=review, order=number, printed_title=f"m{number}", date=date, **PUBLIC)
        make_dialogue(review=review, order=number, slug=f"d{number}", date=date, **PUBLIC)
    assert re.findall(r"<p>(e\d)</p>", body_of(client, "timeline", "sort=newest")) == ["e3", "e1", "e0", "e2"]
    assert rows_on_page(body_of(client, "media", "sort=newest"), "media") == ["m3", "m1", "m0", "m2"]
    assert rows_on_page(body_of(client, "dialogues", "sort=newest"), "dialogues") == ["d3", "d1", "d0", "d2"]
    assert rows_on_page(body_of(client, "dialogues"), "dialogues") == ["d0", "d1", "d2", "d3"]


def test_parts_of_a_series_come_after_it_unless_it_is_filtered_away(client):
    review = make_review(slug="cambodia-3", **PUBLIC)
    series = make_dialogue(review=review, slug="series", kind="series", counterpart="several", order=1, **PUBLIC)
    make_dialogue(review=review, slug="other", order=2, **PUBLIC)
    make_dialogue(review=review, slug="part", part_of=series, order=3, **PUBLIC)
    assert rows_on_page(body_of(client, "dialogues"), "dialogues") == ["series", "part", "other"]
    assert rows_on_page(body_of(client, "dialogues", "with=government"), "dialogues") == ["other", "part"]
    assert rows_on_page(body_of(client, "dialogues", "with=several"), "dialogues") == ["series"]


def test_organisations_are_sorted_by_kind_or_by_name(client):
    make_review(slug="cambodia-3", **PUBLIC)
    for slug, kind in (("b", "government"), ("a", "embassy"), ("c", "civil-society")):
        make_organisation(slug=slug, name_en=slug, kind=kind, **PUBLIC)
    assert rows_on_page(body_of(client, "organisations"), "organisations") == ["c", "b", "a"]
    by_name = body_of(client, "organisations", "sort=name")
    assert rows_on_page(by_name, "organisations") == ["a", "b", "c"]
    assert '<span class="small">Embassies</span>' in by_name


@pytest.mark.parametrize("language", ["en", "km"])
@pytest.mark.parametrize("name", LISTS)
def test_a_record_without_rows_says_so_in_other_words(client, name, language):
    make_review(slug="cambodia-3", **PUBLIC)
    body = body_of(client, name, language=language)
    with translation.override(language):
        words = "Nothing of this kind is on record here yet. What is added and published will stand on this page."
        assert translation.gettext(words) in body
    assert "<form" not in body
    assert "download" not in body
    assert "Nothing fits these filters." not in body


def test_a_review_without_rows_gives_an_empty_table(client):
    review = make_review(slug="new-3", **PUBLIC)
    assert len(read_csv(client.get(f"/en/{review.slug}/recommendations.csv").content)) == 1
    assert len(read_xlsx(client.get(f"/en/{review.slug}/media.xlsx").content)) == 1

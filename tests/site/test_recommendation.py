"""The page of one recommendation: its parts stand where the record has them, and nowhere else."""

import pytest

from tests.factories import (
    DRAFT,
    PUBLIC,
    make_assessment,
    make_coverage,
    make_recommendation,
    make_review,
    make_statement,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def promise():
    return make_recommendation(review=make_review(**PUBLIC), **PUBLIC)


def page_of(client, row, language="en"):
    return client.get(f"/{language}/{row.review.slug}/recommendations/{row.slug}/").content.decode()


def test_page_has_no_part_that_the_record_does_not_have(client, promise):
    page = page_of(client, promise)
    parts = ["h-note", "h-evidence", "h-history", "h-dialogues", "h-asks", "h-media"]
    assert [part for part in parts if f'id="{part}"' in page] == []
    assert "Not assessed yet" in page
    assert "No assessment that covers this recommendation is published here." in page


def test_coverage_stands_where_it_is_tied_to_the_recommendation(client, promise):
    inside = {"review": promise.review, "recommendations": [promise]}
    make_coverage(printed_title="Tied", **inside, **PUBLIC)
    make_coverage(printed_title="Hidden house", **inside, **DRAFT)
    make_coverage(printed_title="Loose", review=promise.review, **PUBLIC)
    page = page_of(client, promise)
    assert [title for title in ("Tied", "Hidden house", "Loose") if title in page] == ["Tied"]


def test_history_says_which_assessment_is_a_correction_and_what_moved_backwards(client, promise):
    inside = {"review": promise.review, "covers": [promise], **PUBLIC}
    first = make_assessment(status="some-progress", as_of="2020", published_on="2020-06-01", **inside)
    make_assessment(status="moved-backwards", as_of="2020", published_on="2020-07-01", corrects=first, **inside)
    make_assessment(status="cannot-be-assessed", as_of="2022", published_on="2022-03-03", **inside)
    history = page_of(client, promise).partition('<ol class="history">')[2].partition("</ol>")[0]
    assert [history.count(f'href="#i-{icon}"') for icon in ("blank", "cannot", "back", "some", "note")] == [1] * 5
    assert history.count("<strong>A correction.</strong>") == 1
    assert history.index("#i-cannot") < history.index("#i-back") < history.index("#i-some")
    assert history.count("(corrected since)") == 1


def test_page_as_of_a_day_tells_what_was_published_by_then(client, promise):
    inside = {"review": promise.review, "covers": [promise], **PUBLIC}
    make_assessment(status="some-progress", as_of="2020", published_on="2020-06-01", **inside)
    make_assessment(status="fully-implemented", as_of="2022", published_on="2022-06-01", **inside)
    address = f"/en/{promise.review.slug}/recommendations/{promise.slug}/"
    told = {}
    for day in ("2020-05-31", "2021-01-01", "2022-06-01"):
        page = client.get(address, {"on": day}).content.decode()
        assert ("This site as published on" in page, "Since then" in page) == (True, False)
        assert f"{address}?on={day}</code>" in page
        verdict = page.partition('<div class="verdict')[2].partition("</div>")[0]
        told[day] = [words for words in ("was published by that day", "#i-some", "#i-full") if words in verdict]
    assert told == {
        "2020-05-31": ["was published by that day"],
        "2021-01-01": ["#i-some"],
        "2022-06-01": ["#i-full"],
    }


@pytest.mark.parametrize("day", ["2022-99", "9999-01-01", "x" * 9999, "\x00"])
def test_day_that_cannot_be_is_named_above_the_page_of_today(client, promise, day):
    response = client.get(f"/en/{promise.review.slug}/recommendations/{promise.slug}/", {"on": day})
    assert response.status_code == 200
    assert 'role="alert"' in response.content.decode()
    assert "This site as published on" not in response.content.decode()


def test_the_reason_of_the_standing_assessment_is_told_once(client, promise):
    make_assessment(review=promise.review, covers=[promise], narrative_en="Because of this.", **PUBLIC)
    assert page_of(client, promise).count("Because of this.") == 1


def test_what_others_said_stands_beside_the_history(client, promise):
    make_statement(review=promise.review, recommendations=[promise], text_en="We will do it.", **PUBLIC)
    page = page_of(client, promise)
    assert page.count("In their own words") == 1
    assert "They are not assessed on civil society’s scale." in page
    make_assessment(review=promise.review, covers=[promise], **PUBLIC)
    assert 'class="body wide pair"' in page_of(client, promise)

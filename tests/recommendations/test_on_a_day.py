"""The site as published on a day: a list, its table, the API and the door of a single page read one ledger."""

import datetime as dt

import pytest
from django.test import RequestFactory
from django.urls import reverse

from recommendations.doors import AskedDay, day_asked, today
from tests.factories import FOR_COALITION, PUBLIC, WITHDRAWN, make_assessment, make_recommendation

pytestmark = pytest.mark.django_db


@pytest.fixture
def promised():
    """Judged twice: published in March 2022 and in July 2023."""
    row = make_recommendation(
        text_en="Adopt, by the end of 2022, a law.",
        named_date="2022",
        named_date_words="by the end of 2022",
        paragraph_number="110.1",
        **PUBLIC,
    )
    make_assessment(covers=[row], as_of="2022-01", published_on="2022-03-03", status="not-yet-implemented", **PUBLIC)
    make_assessment(covers=[row], as_of="2023-06", published_on="2023-07-01", status="fully-implemented", **PUBLIC)
    return row


def on_page(client, row, query):
    body = client.get(f"/en/{row.review.slug}/recommendations/?{query}").content.decode()
    return [
        words for words in ("Not yet implemented</b>", "Fully implemented</b>", "Not assessed yet</b>") if words in body
    ]


def in_api(client, row, query):
    one = client.get(reverse("api-recommendations-detail", args=[row.uid]) + f"?{query}").json()
    [listed] = client.get(reverse("api-recommendations-list") + f"?{query}").json()["results"]
    assert one == listed
    return one["status"]["value"]


@pytest.mark.parametrize(
    ("day", "words", "value"),
    [
        ("2022-03-02", "Not assessed yet", "not-assessed"),
        ("2022-03-03", "Not yet implemented", "not-yet-implemented"),
        ("2023-06-30", "Not yet implemented", "not-yet-implemented"),
        ("2023-07-01", "Fully implemented", "fully-implemented"),
        ("0001-01-01", "Not assessed yet", "not-assessed"),
        ("", "Fully implemented", "fully-implemented"),
    ],
)
def test_every_door_tells_of_the_day(client, promised, day, words, value):
    assert on_page(client, promised, f"on={day}") == [f"{words}</b>"]
    assert f",{words}," in client.get(f"/en/{promised.review.slug}/recommendations.csv?on={day}").content.decode()
    assert in_api(client, promised, f"on={day}") == value


def test_an_earlier_day_never_revives_what_was_withdrawn(client, promised):
    make_assessment(covers=[promised], as_of="2021-01", published_on="2021-02-01", **WITHDRAWN)
    make_assessment(covers=[promised], as_of="2021-01", published_on="2021-02-01", **FOR_COALITION)
    assert on_page(client, promised, "on=2021-06-01") == ["Not assessed yet</b>"]
    assert in_api(client, promised, "on=2021-06-01") == "not-assessed"


def test_a_status_is_filtered_by_as_it_was(client, promised):
    page = f"/en/{promised.review.slug}/recommendations/"
    asked = "?status=not-yet-implemented&on=2022-12-31"
    assert "1 of 1 recommendation<" in client.get(page + asked).content.decode()
    assert "0 of 1 recommendation<" in client.get(page + "?status=not-yet-implemented").content.decode()
    assert client.get(reverse("api-recommendations-list") + asked).json()["count"] == 1


def test_a_date_named_in_the_text_has_passed_as_of_the_day(client, promised):
    page = f"/en/{promised.review.slug}/recommendations/?date_passed=yes"
    for day, number in (("2022-12-31", 0), ("2023-01-01", 1)):
        body = client.get(f"{page}&on={day}").content.decode()
        assert f"{number} of 1 recommendation<" in body
        assert body.count("The date named in the text has passed.") == number


def test_the_page_says_which_day_it_tells_of_and_leads_to_today(client, promised):
    page = f"/en/{promised.review.slug}/recommendations/"
    body = client.get(f"{page}?sort=number&on=2023-05-05").content.decode()
    assert '<strong>This site as published on <time datetime="2023-05-05">5 May 2023</time>.</strong>' in body
    assert "what was withdrawn since is not shown" in body
    assert '<a href="?sort=number">As it is today</a>' in body
    assert f'href="{promised.get_absolute_url()}?on=2023-05-05"' in body
    assert "This site as published on <time" not in client.get(page).content.decode()


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ("2022-99", "“2022-99” is not a day. Write the year, the month and the day, as in 2023-05-05."),
        ("2022-02-30", "“2022-02-30” is not a day. Write the year, the month and the day, as in 2023-05-05."),
        ("20230505", "“20230505” is not a day. Write the year, the month and the day, as in 2023-05-05."),
        ("2023-W01-1", "“2023-W01-1” is not a day. Write the year, the month and the day, as in 2023-05-05."),
        ("%00", "“�” is not a day. Write the year, the month and the day, as in 2023-05-05."),
        (
            "9999-12-31",
            "What this site will say on 9999-12-31, nobody knows yet. Choose a day that is not ahead of us.",
        ),
    ],
)
def test_a_day_that_cannot_be_used_is_said_and_left_out(client, promised, asked, problem):
    body = client.get(f"/en/{promised.review.slug}/recommendations/?on={asked}").content.decode()
    assert f"<li>This site as published on: {problem}</li>" in body
    assert "1 of 1 recommendation<" in body
    assert "This site as published on <time" not in body
    request = RequestFactory().get(f"/?on={asked}")
    assert day_asked(request) == AskedDay(today(), problem=problem)
    for address in (reverse("api-recommendations-list"), reverse("api-recommendations-detail", args=[promised.uid])):
        assert client.get(f"{address}?on={asked}").status_code == 400


def test_a_long_day_is_shown_short(client, promised):
    body = client.get(f"/en/{promised.review.slug}/recommendations/?on={'9' * 10_000}").content.decode()
    main = body[body.index("<main") :]
    assert main.count("9" * 60) == 1
    assert "9" * 61 not in main


def test_a_page_without_a_form_reads_the_day_from_its_address():
    assert day_asked(RequestFactory().get("/?on=2023-05-05")) == AskedDay(dt.date(2023, 5, 5), was_asked=True)
    for nothing in ("/", "/?on=", "/?on=+"):
        assert day_asked(RequestFactory().get(nothing)) == AskedDay(today())


def test_today_can_be_asked_for():
    assert day_asked(RequestFactory().get(f"/?on={today()}")) == AskedDay(today(), was_asked=True)


def test_the_api_sorts_as_the_pages_do(client, promised):
    other = make_recommendation(review=promised.review, paragraph_number="110.0", **PUBLIC)
    make_recommendation(review=promised.review, states=list(other.recommending_states.all()), **PUBLIC)

    def listed(prefix, query):
        return [row["uid"] for row in client.get(reverse(f"api-{prefix}-list") + query).json()["results"]]

    assert listed("recommendations", "?sort=number")[:2] == [str(other.uid), str(promised.uid)]
    assert listed("recommendations", "?sort=newest")[0] == str(promised.uid)
    assert listed("states", "?sort=number")[0] == str(other.recommending_states.get().uid)

"""What stands above each list: numbers beside choices, filters in use, orders, and ways out of nothing."""

import html
import re

import pytest

from recommendations.models import Recommendation
from tests.site.test_exports import rows_on_page
from tests.site.test_pages import address

pytestmark = pytest.mark.django_db

LISTS = ["recommendations", "states", "timeline", "dialogues", "asks", "media", "organisations", "reports"]


def body_of(client, name, query="", language="en"):
    response = client.get(f"{address(name, language)}?{query}")
    assert response.status_code == 200
    return response.content.decode()


def options(body, name):
    """Values of boxes with the numbers beside them."""
    found = re.findall(rf'<input type="checkbox" name="{name}" value="([^"]+)".*?<span class="n">(\d+)</span>', body)
    return {value: int(number) for value, number in found}


def menu(body, name):
    """Words of a menu, numbers and all."""
    inner = re.search(rf'<select name="{name}".*?</select>', body, flags=re.S)[0]
    return re.findall(r"<option[^>]*>(.*?)</option>", inner)


def chips(body):
    """Words of each filter in use, and where it leads without it."""
    inner = re.search(r'<ul class="chips".*?</ul>', body, flags=re.S)
    links = re.findall(r'<a href="([^"]+)">.*?<span>(.*?)</span> <span aria-hidden', inner[0] if inner else "")
    return [(words, html.unescape(url)) for url, words in links]


def test_numbers_stand_beside_every_choice(record, client):
    body = body_of(client, "recommendations")
    assert list(options(body, "theme").values()) == [3, 5, 1]
    assert options(body, "status") == {
        "not-yet-implemented": 7,
        "some-progress": 2,
        "fully-implemented": 0,
        "moved-backwards": 0,
        "cannot-be-assessed": 0,
        "not-assessed": 0,
    }
    assert options(body, "state") == {
        "australia": 1,
        "canada": 1,
        "iceland": 3,
        "mexico": 1,
        "netherlands": 1,
        "sweden": 1,
        "uruguay": 1,
    }
    assert options(body, "date_passed") == {"yes": 1}


def test_numbers_are_those_given_the_other_filters(record, client):
    body = body_of(client, "recommendations", "state=iceland&status=not-yet-implemented")
    assert list(options(body, "theme").values()) == [1, 1, 1]
    assert options(body, "status")["not-yet-implemented"] == 3
    assert options(body, "status")["some-progress"] == 0
    assert options(body, "state")["mexico"] == 0
    assert options(body, "state")["sweden"] == 1


def test_every_number_is_what_the_choice_then_shows(record, client):
    for query in ("", "state=iceland", "theme=gender-recognition&on=2022-03-02", "q=law"):
        body = body_of(client, "recommendations", query)
        for name in ("theme", "status", "state", "date_passed"):
            for value, number in options(body, name).items():
                kept = "&".join(part for part in query.split("&") if part and not part.startswith(f"{name}="))
                shown = rows_on_page(body_of(client, "recommendations", f"{kept}&{name}={value}"), "recommendations")
                assert len(shown) == number, (query, name, value)


def test_in_a_menu_the_number_stands_in_the_words(record, client):
    assert menu(body_of(client, "dialogues"), "with") == [
        *("Any", "Government (1)", "Recommending States (1)", "United Nations agencies (1)"),
        "Several kinds of stakeholders (2)",
    ]
    assert menu(body_of(client, "media", "outlet=RFI"), "language") == menu(
        body_of(client, "media", "outlet=RFI&language=km"), "language"
    )
    assert menu(body_of(client, "reports"), "kind") == [
        *("Any", "Published elsewhere (1)", "Mid-term report (1)", "Summary of the dialogues (1)"),
        *("Briefing sheet for a recommending State (0)", "Submission for the next cycle (0)"),
    ]


def test_each_filter_in_use_can_be_taken_away_by_itself(record, client):
    query = "status=not-yet-implemented&state=iceland&state=canada&q=law&date_passed=&on=2023-05-05&sort=number&x=y"
    rest = {
        "status": "status=not-yet-implemented",
        "iceland": "state=iceland",
        "canada": "state=canada",
        "q": "q=law",
        "on": "on=2023-05-05",
    }

    def without(name):
        return "?" + "&".join([*(part for key, part in rest.items() if key != name), "sort=number"])

    body = body_of(client, "recommendations", query)
    assert chips(body) == [
        ("Not yet implemented", without("status")),
        ("Iceland", without("iceland")),
        ("Canada", without("canada")),
        ("“law”", without("q")),
        ("as published on 5 May 2023", without("on")),
    ]
    assert '<a class="all" href="?sort=number">Remove all filters</a>' in body


def test_a_list_without_filters_has_nothing_to_remove(record, client):
    for name in LISTS:
        assert chips(body_of(client, name, "q=&sort=&utm_source=x")) == []
        assert "Remove all filters" not in body_of(client, name)


def test_what_is_repeated_counts_once(record, client):
    body = body_of(client, "recommendations", "state=iceland&state=iceland&q=x&q=law&sort=x&sort=number")
    assert [words for words, _ in chips(body)] == ["Iceland", "“law”"]
    assert 'role="alert"' not in body


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("sort=number", ["110-45-iceland", "110-47-iceland", "110-50-mexico"]),
        ("sort=progress", ["110-47-iceland", "110-51-netherlands", "110-55-canada"]),
        ("sort=progress&status=some-progress&status=not-yet-implemented&theme=gender-recognition", ["110-54-iceland"]),
        ("sort=source", ["110-47-iceland", "110-51-netherlands", "110-55-canada"]),
    ],
)
def test_recommendations_are_sorted_by_the_address(record, client, query, slugs):
    assert rows_on_page(body_of(client, "recommendations", query), "recommendations")[:3] == slugs


def test_a_list_that_is_not_in_the_order_of_its_themes_names_them_on_each_card(record, client):
    flat, grouped = body_of(client, "recommendations", "sort=number"), body_of(client, "recommendations")
    assert (flat.count('class="small theme"'), flat.count('class="group"')) == (9, 0)
    assert (grouped.count('class="small theme"'), grouped.count('class="group"')) == (0, 3)


def test_states_are_sorted_by_name_or_by_how_much_they_recommended(record, client):
    by_name = ["australia", "canada", "iceland", "mexico", "netherlands", "sweden", "uruguay"]
    assert rows_on_page(body_of(client, "states"), "states") == by_name
    assert rows_on_page(body_of(client, "states", "sort=number"), "states")[:2] == ["iceland", "australia"]


def test_where_nothing_fits_the_page_says_what_each_filter_costs(record, client):
    body = body_of(client, "recommendations", "status=fully-implemented&state=iceland&state=canada&q=law&sort=number")
    ways = re.findall(r'<li><a href="([^"]+)">(.*?)</a> \((.*?)\): (\d+)</li>', body)
    assert [(html.unescape(url), words, which, int(number)) for url, words, which, number in ways] == [
        ("?state=iceland&state=canada&q=law&sort=number", "without “Progress”", "Fully implemented", 2),
        ("?status=fully-implemented&q=law&sort=number", "without “Recommending State”", "Iceland, Canada", 0),
        (
            "?status=fully-implemented&state=iceland&state=canada&sort=number",
            "without “Words in the text, or a paragraph number”",
            "“law”",
            0,
        ),
    ]
    assert '<a href="?sort=number">without any filter</a>: 9' in body
    assert "Take " not in body
    assert "Nothing fits these filters." in body


def test_what_a_loosening_promises_is_what_it_shows(record, client):
    body = body_of(client, "recommendations", "status=fully-implemented&state=iceland&q=law")
    for url, number in re.findall(r'<li><a href="\?([^"]*)">[^<]*</a>.*?: (\d+)</li>', body):
        shown = rows_on_page(body_of(client, "recommendations", html.unescape(url)), "recommendations")
        assert len(shown) == int(number)


@pytest.mark.parametrize("name", LISTS)
def test_no_list_is_ever_empty_without_a_word(record, client, name):
    body = body_of(client, name, "q=zzzz&kind=embassy&with=united-nations")
    assert "Nothing fits these filters." in body or rows_on_page(body, name) != []


BAD = [
    *("on=2022-99", "on=%00", "sort=%00", "sort=banana", "status=%00", "theme=%00", "state=" + "x" * 10_000),
    *("q=%00", "q=" + "x" * 10_000, "date_passed=%00", "kind=%00", "with=%FF", "outlet=%00", "language=%00", "to=%00"),
    *("review=%00", "review=banana", "q=a&q=%00", "%00=1", "x" * 10_000, "&&&===", "q=%ED%A0%80", "on=1&on=2"),
    *("status=" + "&status=".join(map(str, range(900))), "sort=newest&sort=" + "9" * 5_000),
]


@pytest.mark.parametrize("language", ["en", "km"])
@pytest.mark.parametrize("name", LISTS)
def test_bad_input_is_answered_in_the_reader_s_language(record, client, name, language):
    for query in BAD:
        page = client.get(f"{address(name, language)}?{query}")
        assert page.status_code == 200, query
        assert f'<html lang="{language}">' in page.content.decode()
        said = 'role="alert"' in page.content.decode()
        assert client.get(f"{address(name, language).rstrip('/')}.csv?{query}").status_code == (400 if said else 200)


def test_more_parameters_than_a_form_has_are_refused(record, client):
    for language in ("en", "km"):
        response = client.get(
            address("recommendations", language) + "?" + "&".join(f"a{number}" for number in range(1_500))
        )
        assert response.status_code == 400


def test_an_unknown_place_is_a_page_that_says_so(record, client):
    for place in ("recommendations.csv.exe", "recommendations%00", "%00.csv", "x" * 5_000):
        response = client.get(f"/km/cambodia-3/{place}")
        assert response.status_code == 404
        assert '<html lang="km">' in response.content.decode()


def test_the_filters_of_a_list_are_narrowed_by_words_of_both_languages(record, client):
    first = Recommendation.objects.first()
    first.text_km = "ច្បាប់ថ្មី"
    first.save()
    assert rows_on_page(body_of(client, "recommendations", "q=ច្បាប់", "km"), "recommendations") == [first.slug]

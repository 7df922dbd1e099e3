"""Each list is taken away exactly as it is shown: what the table holds is read beside the page's own HTML."""

import html
import json
import re

import pytest
from django.utils import translation

from recommendations.models import Recommendation
from stakeholders.models import Event, Organisation
from tests.factories import DRAFT, make_recommendation
from tests.lib.test_tables import read_csv, read_xlsx
from tests.site.test_pages import address
from upr_tracker.lib.tables import harmless

pytestmark = pytest.mark.django_db

STATES = [
    *(
        ("recommendations", query)
        for query in (
            "",
            "state=iceland",
            "state=iceland&theme=gender-recognition",
            "status=some-progress&sort=number",
            "sort=number",
            "sort=progress",
            "sort=newest&q=law",
            "on=2022-03-02&status=not-assessed",
            "on=2022-03-03&status=not-yet-implemented&sort=progress",
            "date_passed=yes",
            "date_passed=yes&on=2022-06-01",
            "status=fully-implemented",
        )
    ),
    *(("states", query) for query in ("", "sort=number", "q=land&sort=number")),
    *(("timeline", query) for query in ("", "sort=newest", "q=campaign")),
    *(("dialogues", query) for query in ("", "sort=newest", "with=government", "q=consultation")),
    *(("asks", query) for query in ("", "to=others", "theme=gender-recognition", "q=law")),
    *(("media", query) for query in ("", "language=km", "sort=newest&language=en")),
    *(("organisations", query) for query in ("", "kind=embassy", "sort=name", "sort=name&kind=government&q=mo")),
    *(("reports", query) for query in ("", "kind=outside")),
]
"""Lists, and what is asked of them."""

MARKS = {
    "recommendations": r'<li class="card" id="r-([^"]+)"',
    "states": r'<li><a href="[^"]*/states/([^"/]+)/">',
    "timeline": r'<li id="event-([^"]+)"',
    "dialogues": r'<h2 id="d-([^"]+)"',
    "asks": r'<li id="ask-([^"]+)"',
    "media": r'<ul class="media">(?:.*)</ul>',
    "organisations": r'<li id="o-([^"]+)"',
    "reports": r'<h2 id="r-([^"]+)"',
}
"""How a row is told in a page."""


def rows_on_page(body, name):
    found = re.findall(MARKS[name], body, flags=re.S)
    if name != "media":
        return found
    return [
        html.unescape(title)
        for title in re.findall(
            r'<li><span class="said"[^>]*>(.*?)</span><br>',
            "".join(re.findall(r"<main.*</main>", body, flags=re.S)),
            flags=re.S,
        )
    ]


def rows_in_table(rows, name, language):
    """The same marks, from the columns of the table."""
    with translation.override(language):
        page, title = translation.gettext("Page"), translation.gettext("Title")
    if name == "media":
        return [row[title] for row in rows]
    if name == "organisations":
        slugs = {str(row.uid): row.slug for row in Organisation.objects.all()}
        return [slugs[row["UID"]] for row in rows]
    if name in ("timeline", "asks"):
        assert {row[page].split("#")[1].split("-", 1)[1] == row["UID"] for row in rows} <= {True}
        return [row["UID"] for row in rows]
    return [row[page].split("?")[0].rstrip("/").split("/")[-1] for row in rows]


def taken(client, name, form, query, language="en"):
    return client.get(f"{address(name, language).rstrip('/')}.{form}?{query}")


@pytest.mark.parametrize("language", ["en", "km"])
@pytest.mark.parametrize(("name", "query"), STATES)
def test_a_table_holds_what_the_page_shows_row_for_row(record, client, name, query, language):
    page = client.get(f"{address(name, language)}?{query}")
    told = json.loads(taken(client, name, "json", query, language).content)
    shown = rows_on_page(re.sub(r"<span lang=\"km\">(.*?)</span>", r"\1", page.content.decode()), name)
    assert rows_in_table(told["rows"], name, language) == shown
    lines = [told["columns"], *([row[column] for column in told["columns"]] for row in told["rows"])]
    assert read_csv(taken(client, name, "csv", query, language).content) == [
        ["" if cell is None else str(harmless(cell)) for cell in line] for line in lines
    ]
    assert read_xlsx(taken(client, name, "xlsx", query, language).content) == [
        [harmless(cell) or (0 if cell == 0 else None) for cell in line] for line in lines
    ]


def test_some_state_of_each_list_shows_something_and_some_shows_less(record, client):
    numbers = {}
    for name, query in STATES:
        numbers.setdefault(name, set()).add(len(json.loads(taken(client, name, "json", query).content)["rows"]))
    assert {name: (max(found) > 0, len(found) > 1) for name, found in numbers.items()} == dict.fromkeys(
        numbers, (True, True)
    )


def test_the_page_names_the_address_of_each_table(record, client):
    body = html.unescape(
        client.get(f"{address('recommendations', 'en')}?state=iceland&sort=number&x=y&q=").content.decode()
    )
    found = re.findall(r'<a href="([^"]+)" download>([^<]+)</a>', body)
    here = "/en/cambodia-3/recommendations"
    asked = "?state=iceland&sort=number"
    assert found == [(f"{here}.csv{asked}", "CSV"), (f"{here}.xlsx{asked}", "Excel"), (f"{here}.json{asked}", "JSON")]
    assert "Take these 3 away:" in body


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("csv", "text/csv; charset=utf-8"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("json", "application/json"),
    ],
)
def test_a_table_is_a_file_with_a_name(record, client, form, kind):
    response = taken(client, "recommendations", form, "on=2023-05-05", "km")
    assert response["Content-Type"] == kind
    assert response["Content-Disposition"] == f'attachment; filename="cambodia-3-recommendations-2023-05-05-km.{form}"'
    assert taken(client, "media", form, "")["Content-Disposition"].endswith(f'"cambodia-3-media-en.{form}"')


def test_a_table_s_address_is_read_and_never_written_to(record, client):
    url = f"{address('media', 'en').rstrip('/')}.csv"
    assert [client.head(url).status_code, client.post(url).status_code] == [200, 405]


def test_json_says_of_what_it_is(record, client):
    told = json.loads(taken(client, "recommendations", "json", "q=&state=iceland&on=2023-05-05&utm_source=x").content)
    assert {key: told[key] for key in ("title", "language", "address", "on")} == {
        "title": "Recommendations",
        "language": "en",
        "address": "http://127.0.0.1:8000/en/cambodia-3/recommendations/?state=iceland&on=2023-05-05",
        "on": "2023-05-05",
    }
    assert "on" not in json.loads(taken(client, "recommendations", "json", "").content)


def test_columns_that_uhri_has_are_named_as_it_prints_them_in_both_languages(record, client):
    names = ["Text", "Countries Concerned", "Document Symbol", "Themes", "Document Publication Date"]
    names += ["UPR Reccomending States", "UPR Position", "UPR Session"]
    for language in ("en", "km"):
        [head, *rows] = read_csv(taken(client, "recommendations", "csv", "q=110.54&state=australia", language).content)
        assert head[:8] == names
        assert (len(rows), len(set(head))) == (1, len(head))
    row = json.loads(taken(client, "recommendations", "json", "q=110.54&state=australia").content)["rows"][0]
    assert [row[name] for name in names[1:]] == [
        *("Cambodia", "", "Enacting laws and policies prohibiting discrimination on the basis of SOGIESC"),
        *("2022-03/2022-04", "Australia", "Supported", ""),
    ]


def test_a_status_goes_with_its_dates_its_reason_and_who_says_it(record, client):
    row = json.loads(taken(client, "recommendations", "json", "q=110.54&state=australia").content)["rows"][0]
    assert [row[name] for name in ("Paragraph number", "Progress", "Situation as of", "Assessment published on")] == [
        *("110.54", "Not yet implemented", "2022-01", "2022-03-03"),
    ]
    assert (row["Assessed by"], row["Date named in the text"]) == ("civil society", "by the end of 2023")
    assert row["Reason"].startswith("The RGC has not yet publicly taken significant concrete steps")
    assert row["Language of the text"] == "English"
    before = json.loads(taken(client, "recommendations", "json", "q=110.54&state=australia&on=2022-03-02").content)[
        "rows"
    ][0]
    told = ("Progress", "Situation as of", "Assessment published on", "Reason", "Assessed by", "That date has passed")
    assert [before[name] for name in told] == ["Not assessed yet", "", "", "", "", ""]
    assert before["Page"].endswith("/recommendations/110-54-australia/?on=2022-03-02")


def test_a_table_in_khmer_says_which_of_its_texts_are_english(record, client):
    told = json.loads(taken(client, "recommendations", "json", "state=iceland", "km").content)
    with translation.override("km"):
        column, english = (translation.gettext(words) for words in ("Language of the text", "English"))
    assert {row[column] for row in told["rows"]} == {english}
    assert {row["UPR Reccomending States"] for row in told["rows"]} == {"អ៊ីស្លង់"}


def test_the_same_address_gives_the_same_bytes(record, client):
    for form in ("csv", "xlsx", "json"):
        assert taken(client, "recommendations", form, "").content == taken(client, "recommendations", form, "").content


def test_what_would_be_calculated_is_harmless_in_a_table(record, client):
    Recommendation.objects.filter(slug="110-47-iceland").update(text_en=' =HYPERLINK("https://example.org")')
    for form, read in (("csv", read_csv), ("xlsx", read_xlsx)):
        assert (
            read(taken(client, "recommendations", form, "q=110.47").content)[1][0]
            == '\' =HYPERLINK("https://example.org")'
        )
    assert json.loads(taken(client, "recommendations", "json", "q=110.47").content)["rows"][0]["Text"].startswith(
        " =HYPER"
    )


def test_a_table_holds_nothing_that_its_reader_may_not_see(record, client, as_reviewer):
    theme = Recommendation.objects.first().theme
    make_recommendation(theme=theme, text_en="Secret words.", **DRAFT)
    assert "Secret words." not in taken(client, "recommendations", "csv", "").content.decode()
    assert "Secret words." in taken(as_reviewer, "recommendations", "csv", "").content.decode()


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("recommendations", "status=perhaps"),
        ("recommendations", "on=2022-99"),
        ("recommendations", "on=9999-01-01"),
        ("recommendations", "sort=%00"),
        ("recommendations", "theme=" + "x" * 10_000),
        ("states", "q=%00"),
        ("timeline", "sort=oldest"),
        ("dialogues", "with=x"),
        ("asks", "to=x"),
        ("media", "outlet=x"),
        ("organisations", "kind=x"),
        ("reports", "kind=x"),
    ],
)
def test_a_filter_that_cannot_be_used_makes_no_wider_file(record, client, name, query, form):
    for language in ("en", "km"):
        response = taken(client, name, form, query, language)
        assert (response.status_code, response["Content-Type"]) == (400, "text/html; charset=utf-8")
        assert f'<html lang="{language}">' in response.content.decode()
    said = client.get(f"{address(name, 'en')}?{query}").content.decode()
    problem = re.search(r'role="alert".*?<li>(.*?)</li>', said)[1]
    assert f"<li>{problem}</li>" in taken(client, name, form, query).content.decode()


def test_there_is_no_other_form_of_a_table(record, client):
    for form in ("pdf", "CSV", "xls", "csv/"):
        assert taken(client, "media", form, "").status_code == 404


def test_events_hold_what_hangs_under_them(record, client):
    rows = json.loads(taken(client, "timeline", "json", "").content)["rows"]
    hanging = Event.objects.exclude(under=None).first()
    [above] = [row for row in rows if row["UID"] == str(hanging.under.uid)]
    assert hanging.text_en in above["What hangs under it"].split("\n")

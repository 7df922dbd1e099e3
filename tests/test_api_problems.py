"""When the API cannot answer it says why, as a problem (RFC 9457), in the reader's language, wherever it happens."""

import pytest
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.urls import reverse

from upr_tracker.api import COLLECTIONS, schema

pytestmark = pytest.mark.django_db

REVIEWS = "/api/v1/reviews/"


def problem(status, title, detail, instance=REVIEWS, **errors):
    kind = f"{settings.SITE_ADDRESS}/api/v1/docs/#problem-{status}"
    whole = {"type": kind, "title": title, "status": status, "detail": detail, "instance": instance}
    return {**whole, "errors": errors} if errors else whole


def not_found(instance):
    sentence = "The address may be mistyped, or what stood here is not public."
    return problem(404, "There is nothing at this address", sentence, instance)


def told(response):
    assert response["Content-Type"] == "application/problem+json"
    assert response.status_code == response.json()["status"]
    return response.json()


def test_a_bad_filter_is_told_under_its_name(client):
    sentence = "Theme: “banana” is not one of the choices."
    assert told(client.get("/api/v1/recommendations/?theme=banana")) == problem(
        400,
        "The request cannot be used",
        "These parts of the request cannot be used: theme.",
        "/api/v1/recommendations/",
        theme=[sentence],
    )


@pytest.mark.parametrize(
    "unknown", ["", "v1/nothing/", "v1/nothing", "v2/", "reports/", "v1/reviews/%00/", f"v1/{'a' * 9000}/"]
)
def test_an_unknown_address_is_a_problem_of_the_api(client, unknown):
    assert told(client.get(f"/api/{unknown}")) == not_found(f"/api/{unknown}")


def test_an_unknown_address_is_a_problem_in_development_too(client, settings):
    settings.DEBUG = True
    assert told(client.get("/api/v1/nothing/")) == not_found("/api/v1/nothing/")
    assert client.get("/api/v1/reviews")["Location"] == "/api/v1/reviews/"


def test_an_unknown_page_is_still_a_page(client):
    answer = client.get("/en/no-such-page/here/")
    assert (answer.status_code, answer["Content-Type"]) == (404, "text/html; charset=utf-8")


@pytest.mark.parametrize("query", ["page=0", f"page={'9' * 5000}", "page=%00", "format=xml"])
def test_a_page_or_format_that_there_is_not_is_not_found(client, query):
    assert told(client.get(f"{REVIEWS}?{query}")) == not_found(REVIEWS)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_another_method_is_refused(client, method):
    answer = getattr(client, method)(REVIEWS)
    assert told(answer) == problem(405, "The data can only be read", "Only GET and HEAD are answered.")
    assert answer["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("address", ["api-root", "api-reviews-list", "api-schema"])
def test_another_form_is_refused(client, address):
    answer = client.get(reverse(address), HTTP_ACCEPT="image/png")
    assert told(answer)["title"] == "The data is not to be had in this form"
    assert answer.status_code == 406


def test_too_many_parts_in_a_query_are_a_bad_request(client):
    answer = client.get(f"{REVIEWS}?{'a=b&' * 2000}")
    assert told(answer) == problem(400, "The request cannot be used", "Something in it is not what this site expects.")


def test_a_host_that_is_not_ours_is_a_bad_request(client):
    answer = client.get(REVIEWS, HTTP_HOST="elsewhere.example")
    assert told(answer)["title"] == "The request cannot be used"
    assert answer.status_code == 400
    page = client.get("/en/", HTTP_HOST="elsewhere.example")
    assert (page.status_code, page["Content-Type"]) == (400, "text/html; charset=utf-8")


def broken(error):
    def view(*args, **kwargs):
        raise error

    return view


@pytest.mark.parametrize(
    ("error", "status"), [(RuntimeError("a secret of the inside"), 500), (SuspiciousOperation("a secret"), 400)]
)
def test_what_nobody_foresaw_is_a_problem_without_words_of_the_inside(client, monkeypatch, error, status):
    client.raise_request_exception = False
    monkeypatch.setattr(COLLECTIONS["reviews"], "get_queryset", broken(error))
    answer = client.get(REVIEWS)
    assert (answer.status_code, told(answer)["instance"]) == (status, REVIEWS)
    assert "secret" not in answer.content.decode()


def test_what_nobody_foresaw_on_a_page_is_a_page(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("upr_tracker.site.views.Review", None)
    answer = client.get("/en/")
    assert (answer.status_code, answer["Content-Type"]) == (500, "text/html; charset=utf-8")


def test_a_problem_is_told_in_the_readers_language(client):
    english, khmer = (told(client.get("/api/v1/nothing/", HTTP_ACCEPT_LANGUAGE=code)) for code in ("en", "km"))
    assert [name for name in english if english[name] != khmer[name]] == ["title", "detail"]


def test_an_address_is_echoed_as_an_address(client):
    """Not as it was decoded: whatever stands in it stays harmless."""
    assert told(client.get("/api/%3Cscript%3E%22%0A/"))["instance"] == "/api/%3Cscript%3E%22%0A/"


def test_what_was_searched_for_is_not_echoed(client):
    assert told(client.get(f"{REVIEWS}?page=0&q=name"))["instance"] == REVIEWS


def test_every_operation_tells_its_problems():
    operations = [path["get"] for path in schema()["paths"].values()]
    assert {tuple(each["responses"]) for each in operations} == {("200", "304", "400", "404", "406", "429")}
    forms = {
        (status, form)
        for each in operations
        for status, answer in each["responses"].items()
        for form in answer.get("content", {})
    }
    assert forms == {
        ("200", "application/json"),
        *((status, "application/problem+json") for status in ("400", "404", "406", "429")),
    }

"""What holds for every route: it only reads, all are strangers to it, and bad input is answered, never failed on."""

import uuid

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse

from tests import factories
from tests.factories import DRAFT, FOR_COALITION, IN_REVIEW, PUBLIC, PUBLISHED_PRIVATELY, WITHDRAWN
from upr_tracker.api import COLLECTIONS, schema

pytestmark = pytest.mark.django_db

MAKE = {
    "reviews": factories.make_review,
    "themes": factories.make_theme,
    "recommendations": factories.make_recommendation,
    "assessments": factories.make_assessment,
    "evidence": factories.make_evidence,
    "organisations": factories.make_organisation,
    "dialogues": factories.make_dialogue,
    "statements": factories.make_statement,
    "follow-ups": factories.make_follow_up,
    "ask-lists": factories.make_ask_list,
    "asks": factories.make_ask,
    "events": factories.make_event,
    "media": factories.make_coverage,
    "reports": factories.make_report,
    "editions": factories.make_edition,
    "endorsements": factories.make_endorsement,
    "source-documents": factories.make_source,
    "passages": factories.make_passage,
}
"""Every collection of rows that have a state and an audience. "states" have neither."""

INSIDE = {
    *("id", "pk", "author", "version", "state", "audience", "naming_basis", "agreement", "history", "content", "data"),
}


def list_of(prefix):
    return reverse(f"api-{prefix}-list")


def row_at(prefix, uid):
    return reverse(f"api-{prefix}-detail", args=[uid])


def uids(response):
    return [row["uid"] for row in response.json()["results"]]


def test_the_root_lists_every_collection(client):
    expected = {prefix: f"{settings.SITE_ADDRESS}{list_of(prefix)}" for prefix in COLLECTIONS}
    assert client.get(reverse("api-root")).json() == expected


def test_every_collection_is_tried_here():
    assert set(COLLECTIONS) == {*MAKE, "states"}


@pytest.mark.parametrize("prefix", MAKE)
def test_a_public_row_is_listed_and_read(client, prefix):
    row = MAKE[prefix](**PUBLIC)
    assert str(row.uid) in uids(client.get(list_of(prefix)))
    assert client.get(row_at(prefix, row.uid)).json()["uid"] == str(row.uid)


@pytest.mark.parametrize("prefix", MAKE)
def test_no_other_row_is_there_for_anybody(client, as_superuser, prefix):
    states = [{}, DRAFT, IN_REVIEW, PUBLISHED_PRIVATELY, FOR_COALITION, WITHDRAWN]
    hidden = [MAKE[prefix](**fields).uid for fields in states]
    for reader in (client, as_superuser):
        assert {str(uid) for uid in hidden} & set(uids(reader.get(list_of(prefix)))) == set()
        assert {reader.get(row_at(prefix, uid)).status_code for uid in hidden} == {404}


def test_a_state_is_there_once_it_recommended_something_public(client):
    norway, sweden = factories.make_state(), factories.make_state()
    public = factories.make_recommendation(states=[norway], **PUBLIC)
    factories.make_recommendation(review=public.review, states=[sweden], **DRAFT)
    under_review = public.review.state_under_review
    assert set(uids(client.get(list_of("states")))) == {str(norway.uid), str(under_review.uid)}
    assert client.get(row_at("states", sweden.uid)).status_code == 404


@pytest.mark.parametrize("prefix", MAKE)
def test_whoever_is_signed_in_reads_what_a_stranger_reads(client, as_reviewer, prefix):
    MAKE[prefix](**PUBLIC)
    MAKE[prefix](**DRAFT)
    assert as_reviewer.get(list_of(prefix)).content == client.get(list_of(prefix)).content


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("prefix", COLLECTIONS)
def test_nothing_can_be_written(as_superuser, prefix, method):
    for address in (list_of(prefix), row_at(prefix, uuid.uuid4())):
        assert getattr(as_superuser, method)(address, {}, content_type="application/json").status_code == 405


# Bad input


@pytest.mark.parametrize("uid", ["banana", "1", "%00", "a" * 10_000, "00000000-0000-0000-0000-000000000000"])
def test_a_uid_that_names_nothing_is_not_found(client, uid):
    for prefix in COLLECTIONS:
        response = client.get(f"{list_of(prefix)}{uid}/")
        assert (response.status_code, response.json()["status"]) == (404, 404)


@pytest.mark.parametrize("page", ["0", "-1", "2", "banana", "%00", "9" * 30, "9" * 5000])
def test_a_page_that_is_none_is_not_found(client, page):
    for prefix in COLLECTIONS:
        response = client.get(f"{list_of(prefix)}?page={page}")
        assert (response.status_code, response.json()["status"]) == (404, 404)


@pytest.mark.parametrize("size", ["0", "-1", "banana", "%00", "9" * 5000, "1.5", "១"])
def test_a_page_size_that_is_none_is_refused(client, size):
    response = client.get(f"{list_of('reviews')}?page_size={size}")
    assert response.status_code == 400
    assert response.json()["errors"] == {"page_size": ["The page size is a number from 1 to 500."]}


@pytest.mark.parametrize("size", ["", "1", "999999999"])
def test_a_page_holds_as_many_rows_as_asked_within_reason(client, size):
    factories.make_review(**PUBLIC)
    assert len(uids(client.get(f"{list_of('reviews')}?page_size={size}"))) == 1


def filters_of(prefix):
    filterset = getattr(COLLECTIONS[prefix], "filterset_class", None)
    return list(filterset.base_filters) if filterset else []


FILTERS = [(prefix, name) for prefix in COLLECTIONS for name in filters_of(prefix)]
NONSENSE = ["%00", "a" * 10_000, "%FF%FE", "'; --", "banana&{name}=potato"]


@pytest.mark.parametrize(("prefix", "name"), [each for each in FILTERS if each[1] != "q"])
def test_a_filter_says_why_it_cannot_use_a_value(client, prefix, name):
    for value in NONSENSE:
        response = client.get(f"{list_of(prefix)}?{name}={value.format(name=name)}")
        assert (response.status_code, list(response.json()["errors"])) == (400, [name])


@pytest.mark.parametrize("prefix", [prefix for prefix, name in FILTERS if name == "q"])
def test_words_are_searched_or_refused(client, prefix):
    answers = [
        client.get(f"{list_of(prefix)}?q={words}").status_code for words in ("'; --", "%FF", "%00", "a" * 10_000)
    ]
    assert answers == [200, 200, 400, 400]


def test_a_refusal_names_the_value(client):
    answer = client.get(f"{list_of('recommendations')}?theme=banana&date_passed=no").json()["errors"]
    assert answer == {
        "theme": ["Theme: “banana” is not one of the choices."],
        "date_passed": ["The date named in the text has passed: “no” is not one of the choices."],
    }


@pytest.mark.parametrize("prefix", [prefix for prefix in COLLECTIONS if "review" in filters_of(prefix)])
def test_a_review_without_rows_has_an_empty_list(client, prefix):
    factories.make_review(slug="empty-3", **PUBLIC)
    assert uids(client.get(f"{list_of(prefix)}?review=empty-3")) == []


@pytest.mark.parametrize("query", ["format=xml", "format=%00"])
def test_a_format_that_there_is_not_is_not_found(client, query):
    assert client.get(f"{list_of('reviews')}?{query}").status_code == 404


def test_a_long_list_comes_in_pages(client):
    for order in (1, 2, 3):
        factories.make_organisation(order=order, **PUBLIC)
    first = client.get(f"{list_of('organisations')}?page_size=2").json()
    second = client.get(first["next"]).json()
    assert [first["count"], len(first["results"]), first["previous"]] == [3, 2, None]
    assert [row["order"] for row in (*first["results"], *second["results"])] == [1, 2, 3]


# The schema


def test_the_schema_is_valid_and_complete(tmp_path):
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(tmp_path / "schema.yaml"))


def test_the_schema_is_served_whoever_asks_and_however(client):
    plain = client.get(reverse("api-schema"))
    assert plain["Content-Type"] == "application/json"
    assert set(plain.json()["paths"]) == {
        *(list_of(prefix) for prefix in COLLECTIONS),
        *(row_at(prefix, "UID").replace("UID", "{uid}") for prefix in COLLECTIONS),
    }
    odd = client.get(reverse("api-schema") + "?lang=%00&version=%0a", HTTP_ACCEPT_LANGUAGE="km")
    assert odd.content == plain.content


def test_nothing_of_the_inside_has_a_name_in_the_schema():
    components = schema()["components"]["schemas"]
    named = {(component, name) for component, parts in components.items() for name in parts.get("properties", {})}
    assert [pair for pair in sorted(named) if pair[1] in INSIDE] == []


def test_the_schema_only_reads():
    methods = {method for path in schema()["paths"].values() for method in path}
    assert methods == {"get"}

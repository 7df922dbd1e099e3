"""The examples on the API's page are real answers, of the record of Cambodia. scripts/api_examples.py makes them."""

import json

import pytest

from upr_tracker.api import schema
from upr_tracker.publishing.api import EXAMPLES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]

FILES = {file.stem: file for file in sorted(EXAMPLES.glob("*.json"))}


@pytest.mark.parametrize("name", FILES)
def test_example_is_what_the_api_answers(client, settings, name):
    settings.SITE_ADDRESS = "https://upr.example.org"
    example = json.loads(FILES[name].read_text())
    assert client.get(f"/api/v1/{name}/{example['uid']}/").json() == example


@pytest.mark.parametrize("name", FILES)
def test_example_stands_in_the_schema_as_a_row_and_as_a_list(name):
    example = json.loads(FILES[name].read_text())
    paths = schema()["paths"]
    of_list, of_row = (
        [
            each["value"]
            for each in paths[path]["get"]["responses"]["200"]["content"]["application/json"]["examples"].values()
        ]
        for path in (f"/api/v1/{name}/", f"/api/v1/{name}/{{uid}}/")
    )
    assert of_row == [example]
    assert of_list == [{"count": 1, "next": None, "previous": None, "results": [example]}]


def test_main_collections_have_an_example():
    expected = "asks assessments dialogues events media organisations recommendations reports reviews statements"
    assert set(expected.split()) <= set(FILES)


def test_example_of_a_problem_is_what_the_api_answers(client):
    """But for the name of the filter, which not every collection has."""
    answers = schema()["paths"]["/api/v1/recommendations/"]["get"]["responses"]
    (example,) = answers["400"]["content"]["application/problem+json"]["examples"].values()
    assert client.get("/api/v1/recommendations/?status=banana").json() == example["value"]
    (example,) = answers["404"]["content"]["application/problem+json"]["examples"].values()
    assert client.get("/api/v1/recommendations/?page=99").json() == example["value"]
    (example,) = answers["406"]["content"]["application/problem+json"]["examples"].values()
    assert client.get("/api/v1/recommendations/", HTTP_ACCEPT="image/png").json() == example["value"]

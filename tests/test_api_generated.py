"""Requests that a machine makes up from the published schema: no answer fails, and none is undocumented.

Bounded and always the same requests, so that a failure can be found again. Each goes through the whole of WSGI, as
from a server, on the record of Cambodia.
"""

import copy

import pytest
import schemathesis
from django.db import connection
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from upr_tracker.api import COLLECTIONS, schema
from upr_tracker.wsgi import application

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]

BOUNDED = settings(
    max_examples=6,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
# Which reviews, themes and rows there are is not in the schema, so a value of the right form may still be refused.
NOT_PROMISED = [positive_data_acceptance]
AS_A_READER = {"base_url": "http://testserver", "headers": {"Accept-Encoding": "identity"}}


@pytest.fixture(scope="module")
def published():
    """The schema, with requests that go to the application itself."""
    read = schemathesis.openapi.from_dict(copy.deepcopy(schema()))
    read.app = application
    return read


@pytest.fixture(autouse=True)
def one_connection(monkeypatch):
    """The end of a request closes its connection. Here that would be the one whose transaction holds the record."""
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)


def status_of(case):
    """Of the answer, which is held to the schema."""
    answer = case.call(**AS_A_READER)
    case.validate_response(answer, excluded_checks=NOT_PROMISED)
    return answer.status_code


def asked(operation, mode):
    """The statuses of the answers to what is made up."""
    statuses = set()

    @BOUNDED
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case):
        statuses.add(status_of(case))

    ask()
    return statuses


@pytest.mark.parametrize("prefix", COLLECTIONS)
def test_every_answer_is_documented_and_none_fails(published, prefix):
    of_list = published[f"/api/v1/{prefix}/"]["GET"]
    of_row = published[f"/api/v1/{prefix}/{{uid}}/"]["GET"]
    assert asked(of_list, GenerationMode.POSITIVE) <= {200, 400, 404}
    assert asked(of_list, GenerationMode.NEGATIVE) <= {200, 400, 404, 405}
    assert asked(of_row, GenerationMode.POSITIVE) == {404}


@pytest.mark.parametrize("prefix", COLLECTIONS)
def test_every_row_of_the_record_is_as_the_schema_says(client, published, prefix):
    rows = client.get(f"/api/v1/{prefix}/").json()["results"]
    row = published[f"/api/v1/{prefix}/{{uid}}/"]["GET"]
    assert {status_of(row.Case(path_parameters={"uid": each["uid"]})) for each in rows} <= {200}
    assert rows != [] or prefix == "evidence"

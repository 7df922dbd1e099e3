import time

import pytest
from django.conf import settings as configured
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db

HERE, ELSEWHERE = "203.0.113.77", "198.51.100.1"
REVIEWS = "/api/v1/reviews/"


@pytest.fixture(autouse=True)
def three_a_minute(settings):
    settings.API_REQUESTS_A_MINUTE = 3
    caches["throttle"].clear()
    yield
    caches["throttle"].clear()


def ask(client, times=1, place=HERE, **told):
    return [client.get(REVIEWS, **{"REMOTE_ADDR": place, **told}).status_code for _ in range(times)]


def test_one_place_asks_so_often_and_no_more(client):
    assert ask(client, 5) == [200, 200, 200, 429, 429]
    assert ask(client, place=ELSEWHERE) == [200]


def test_who_asked_too_often_is_told_how_long_to_wait(client):
    ask(client, 3)
    answer = client.get(REVIEWS, REMOTE_ADDR=HERE)
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["title"] == "Too many requests"
    assert 1 <= int(answer["Retry-After"]) <= 60


def test_after_a_minute_it_is_open_again(client, monkeypatch):
    ask(client, 3)
    later = time.time() + 61
    monkeypatch.setattr("upr_tracker.publishing.throttling.RequestsAMinute.timer", lambda self: later)
    assert ask(client) == [200]


def test_every_route_counts_together_and_pages_do_not_count(client):
    """What is not modified counts, too: the question costs the same."""
    addresses = [REVIEWS, "/api/v1/", "/api/v1/schema/"]
    assert [client.get(each, REMOTE_ADDR=HERE).status_code for each in addresses] == [200, 200, 200]
    assert ask(client) == [429]
    assert client.get("/en/", REMOTE_ADDR=HERE).status_code == 200


def test_whoever_is_signed_in_is_counted_as_anybody(as_reviewer):
    assert ask(as_reviewer, 4) == [200, 200, 200, 429]


def test_nothing_kept_tells_who_asked(client):
    ask(client)
    kept = caches["throttle"]._cache
    assert [(len(key), HERE in f"{key} {value}") for key, value in kept.items()] == [(64, False)]


def test_counting_asks_nothing_of_the_database(client):
    with CaptureQueriesContext(connection) as queries:
        client.get("/api/v1/")
    assert [query["sql"] for query in queries] == []


def test_a_network_of_ipv6_is_one_place(client):
    for number in range(3):
        assert ask(client, place=f"2001:db8::{number:x}") == [200]
    assert ask(client, place="2001:db8::ffff") == [429]
    assert ask(client, place="2001:db8:1::1") == [200]


def test_a_reader_behind_our_proxy_is_counted_by_their_own_place(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert ask(client, 4, "127.0.0.1", HTTP_X_FORWARDED_FOR=HERE) == [200, 200, 200, 429]
    assert ask(client, 1, "127.0.0.1", HTTP_X_FORWARDED_FOR=ELSEWHERE) == [200]


def test_a_place_that_is_made_up_is_not_believed(client, settings):
    """What a reader says of itself stands before what our proxy adds."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    told = [f"10.0.0.{number}, {HERE}" for number in range(4)]
    assert [ask(client, 1, "127.0.0.1", HTTP_X_FORWARDED_FOR=each) for each in told] == [[200], [200], [200], [429]]


def test_without_a_limit_nobody_is_counted(client, settings):
    settings.API_REQUESTS_A_MINUTE = None
    assert ask(client, 5) == [200] * 5
    assert caches["throttle"]._cache == {}


def test_tests_run_on_the_settings_of_production_but_for_this():
    assert configured.REST_FRAMEWORK["DEFAULT_THROTTLE_CLASSES"] == [
        "upr_tracker.publishing.throttling.RequestsAMinute"
    ]

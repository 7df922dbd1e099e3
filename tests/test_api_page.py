"""The page that explains the API: in both languages, in plain words, and from here alone."""

import re
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.urls import resolve, reverse

from tests.factories import PUBLIC, make_review
from upr_tracker.publishing.problems import TITLES

pytestmark = pytest.mark.django_db

ADDRESSES = re.compile(r'\b(?:src|srcset|href|action|data-schema)="([^"]*)"')
IN_A_STYLE = re.compile(r"""url\(["']?([^"')]+)""")


def page(client, language="en"):
    answer = client.get(reverse("api-docs"), HTTP_ACCEPT_LANGUAGE=language)
    assert answer.status_code == 200
    return answer.content.decode()


def test_page_loads_everything_from_here(client):
    addresses = ADDRESSES.findall(page(client))
    assert len(addresses) > 6
    assert [each for each in addresses if urlsplit(each).netloc or not each.startswith("/")] == []
    static = [each.removeprefix("/static/") for each in addresses if each.startswith("/static/")]
    assert [each for each in static if finders.find(each) is None] == []
    for address in set(addresses) - {f"/static/{each}" for each in static}:
        assert resolve(address).url_name in {"front", "api-root", "api-schema"}


def test_its_styles_load_nothing_from_elsewhere(client):
    for address in ADDRESSES.findall(page(client)):
        if address.endswith(".css"):
            with open(finders.find(address.removeprefix("/static/"))) as file:
                loaded = IN_A_STYLE.findall(file.read())
            assert [each for each in loaded if not each.startswith("data:")] == []


def test_nothing_runs_but_scripts_of_ours(client):
    text = page(client)
    assert len(re.findall(r"<script src=", text)) == len(re.findall(r"<script", text)) == 2
    assert re.findall(r"<style|style=|\son\w+=", text) == []


@pytest.mark.parametrize("language", ["en", "km"])
def test_page_speaks_the_readers_language(client, language):
    assert f'<html lang="{language}">' in page(client, language)


def test_page_explains_every_problem_where_its_type_leads(client):
    assert re.findall(r'id="problem-(\d+)"', page(client)) == [str(int(status)) for status in TITLES]


def test_page_says_how_often_how_many_and_whose(client, settings):
    settings.API_REQUESTS_A_MINUTE = 77
    text = page(client)
    told = ["77 times a minute", "Retry-After", "page_size", "If-None-Match", "RFC 9457", "belong to their authors"]
    assert [words for words in told if words not in text] == []


def test_every_page_leads_to_it(client):
    make_review(**PUBLIC)
    assert f'href="{reverse("api-docs")}"' in client.get("/en/").content.decode()


def test_a_made_up_host_is_in_no_address(client, settings):
    """With a wildcard in ALLOWED_HOSTS, whoever asks can choose the name."""
    settings.ALLOWED_HOSTS = ["*"]
    make_review(**PUBLIC)
    make_review(**PUBLIC)
    spoofed = {"HTTP_HOST": "evil.example", "HTTP_X_FORWARDED_HOST": "evil.example"}
    for address in ("/api/v1/", "/api/v1/reviews/?page_size=1", "/api/v1/nothing/", "/api/v1/docs/", "/api/v1/schema/"):
        answer = client.get(address, **spoofed)
        assert "evil.example" not in answer.content.decode() + str(answer.headers)
    first = client.get("/api/v1/reviews/?page_size=1", **spoofed).json()
    assert first["next"] == f"{settings.SITE_ADDRESS}/api/v1/reviews/?page=2&page_size=1"
    second = client.get(first["next"], **spoofed).json()
    assert second["previous"] == f"{settings.SITE_ADDRESS}/api/v1/reviews/?page_size=1"

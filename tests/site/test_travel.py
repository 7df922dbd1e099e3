"""Public answers are small, and asked for anew each time. The workbench's and the account pages' are neither."""

import gzip

import pytest

from tests.factories import FOR_COALITION, PUBLIC, make_edition, make_edition_file, make_recommendation, make_review

pytestmark = pytest.mark.django_db

GZIP = {"HTTP_ACCEPT_ENCODING": "gzip"}


@pytest.fixture
def row():
    return make_recommendation(review=make_review(slug="atlantis-3", **PUBLIC), text_en="Repeal it.", **PUBLIC)


@pytest.fixture
def addresses(row):
    return [
        "/en/atlantis-3/",
        row.get_absolute_url(),
        "/api/v1/recommendations/",
        f"/api/v1/recommendations/{row.uid}/",
    ]


def vary(response):
    return {name.strip() for name in response["Vary"].split(",")}


def test_public_answers_are_compressed_for_who_can_read_them(client, addresses):
    for address in addresses:
        plain, small = client.get(address), client.get(address, **GZIP)
        assert ("Content-Encoding" in plain, small["Content-Encoding"]) == (False, "gzip")
        assert gzip.decompress(small.content) == plain.content
        assert len(small.content) < len(plain.content)


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/password/forgotten/", "/admin/login/"])
def test_pages_with_secrets_are_never_compressed(client, address):
    """How well a page compresses would tell what stands in it: the token of its form."""
    answer = client.get(address, **GZIP)
    assert "Content-Encoding" not in answer
    assert "ETag" not in answer


def test_workbench_is_never_compressed(as_reviewer, row):
    for address in ("/admin/", f"/admin/recommendations/recommendation/{row.pk}/change/"):
        answer = as_reviewer.get(address, **GZIP)
        assert (answer.status_code, "Content-Encoding" in answer, "ETag" in answer) == (200, False, False)
        assert "no-store" in answer["Cache-Control"]


def test_pages_of_somebody_who_signed_in_are_kept_nowhere_and_not_compressed(as_reviewer, row):
    for address in ("/en/atlantis-3/", row.get_absolute_url()):
        answer = as_reviewer.get(address, **GZIP)
        assert answer["Cache-Control"] == "private, no-store"
        assert ("Content-Encoding" in answer, "ETag" in answer) == (False, False)


def test_what_a_file_says_of_itself_is_left_as_it_is(client, as_reviewer):
    edition = make_edition(**PUBLIC)
    file = make_edition_file(edition=edition)
    address = f"{edition.get_absolute_url()}report.pdf"
    answer = client.get(address, **GZIP)
    assert (answer["ETag"], answer["Cache-Control"]) == (f'"{file.sha256}"', "no-cache")
    assert "Content-Encoding" not in answer
    assert client.get(address, HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304
    assert as_reviewer.get(address)["Cache-Control"] == "private, no-store"


def test_public_answers_are_asked_for_anew(client, addresses):
    assert {client.get(address)["Cache-Control"] for address in addresses} == {"no-cache"}


def test_what_has_not_changed_is_not_sent_again(client, addresses):
    for address in addresses:
        for form in ({}, GZIP):
            first = client.get(address, **form)
            again = client.get(address, HTTP_IF_NONE_MATCH=first["ETag"], **form)
            assert (again.status_code, again.content) == (304, b"")
            assert vary(again) == vary(first)
            assert again["Cache-Control"] == "no-cache"


def test_what_changed_is_sent(client, row, addresses):
    tags = [client.get(address)["ETag"] for address in addresses[1:]]
    row.text_en = "Repeal it at once."
    row.save()
    again = [client.get(each, HTTP_IF_NONE_MATCH=tag) for each, tag in zip(addresses[1:], tags, strict=True)]
    assert [answer.status_code for answer in again] == [200, 200, 200]


def test_what_was_withheld_is_gone_for_who_had_it(client, row, addresses):
    """Nor does an ETag of before bring it back: the view runs, and finds nothing."""
    mine = [row.get_absolute_url(), f"/api/v1/recommendations/{row.uid}/"]
    tags = [client.get(address)["ETag"] for address in mine]
    row.audience = "coalition"
    row.save()
    for wanted in (*tags, "*"):
        assert [client.get(address, HTTP_IF_NONE_MATCH=wanted).status_code for address in mine] == [404, 404]


def test_an_etag_tells_nothing_of_what_is_hidden(client, row, addresses):
    before = [client.get(address)["ETag"] for address in addresses]
    make_recommendation(review=row.review, theme=row.theme, **FOR_COALITION)
    assert [client.get(address)["ETag"] for address in addresses] == before


def test_a_page_depends_on_who_asks_and_the_api_does_not(client, as_reviewer, addresses):
    for address in addresses:
        asks = "Accept-Language" if "/api/" in address else "Cookie"
        assert vary(client.get(address)) == {asks, "Accept-Encoding"}
    shared = [(answer["ETag"], vary(answer)) for answer in (client.get(addresses[3]), as_reviewer.get(addresses[3]))]
    assert shared[0] == shared[1]


def test_a_reader_with_a_session_of_nobody_is_answered_apart(client, row):
    client.cookies["sessionid"] = "no-such-session"
    assert client.get(row.get_absolute_url())["Cache-Control"] == "private, no-store"


def test_a_page_that_is_not_there_is_asked_for_anew_too(client):
    answer = client.get("/en/no-such-review/")
    assert (answer.status_code, answer["Cache-Control"]) == (404, "no-cache")
    answer = client.get("/api/v1/nothing/")
    assert (answer.status_code, answer["Cache-Control"]) == (404, "no-cache")

"""The file of a piece of evidence, as it is handed out, shown on a page and named in the API."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import PUBLIC, make_assessment, make_evidence, make_file, make_recommendation, make_review

pytestmark = pytest.mark.django_db

CONTENT = b"%PDF-1.7 What the law says"


@pytest.fixture
def row():
    file = make_file(CONTENT)
    return make_evidence(file=file, file_name="ច្បាប់ law.pdf", file_audience="public", **PUBLIC)


def address_of(row):
    return reverse("evidence-file", args=[row.assessment.review.slug, row.uid])


def test_file_is_saved_and_never_shown_by_a_browser(client, row):
    answer = client.get(address_of(row))
    assert (answer.status_code, answer.content) == (200, CONTENT)
    named = "filename*=UTF-8''%E1%9E%85%E1%9F%92%E1%9E%94%E1%9E%B6%E1%9E%94%E1%9F%8B%20law.pdf"
    expected = {
        "Content-Type": "application/pdf",
        "Content-Length": str(len(CONTENT)),
        "Content-Disposition": f'attachment; filename="law.pdf"; {named}',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "ETag": f'"{row.file.sha256}"',
        "Cache-Control": "public, no-cache",
    }
    assert {name: answer.headers[name] for name in expected} == expected


def test_whoever_has_the_file_is_told_that_it_is_the_same(client, row):
    answer = client.get(address_of(row), headers={"If-None-Match": f'"{row.file.sha256}"'})
    assert (answer.status_code, answer.content) == (304, b"")


def test_head_of_the_file_is_answered_without_it(client, row):
    answer = client.head(address_of(row))
    assert (answer.status_code, answer.content, answer.headers["Content-Length"]) == (200, b"", str(len(CONTENT)))


def test_file_is_only_read(client, row):
    assert client.post(address_of(row)).status_code == 405


def test_file_that_is_not_for_everybody_is_kept_by_no_cache(as_reviewer, client, row):
    type(row).objects.update(file_audience="private")
    answer = as_reviewer.get(address_of(row))
    assert (answer.content, answer.headers["Cache-Control"]) == (CONTENT, "private, no-store")
    assert client.get(address_of(row)).status_code == 404


def test_missing_file_and_hidden_file_are_answered_alike(client, row):
    hidden = make_evidence(assessment=row.assessment, file=make_file(), **PUBLIC)
    without = make_evidence(assessment=row.assessment, file_audience="public", **PUBLIC)
    absent = reverse("evidence-file", args=[row.assessment.review.slug, "00000000-0000-4000-8000-000000000000"])
    answers = [client.get(each) for each in (address_of(hidden), address_of(without), absent)]
    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_file_has_no_address_under_another_review(client, row):
    other = make_review(**PUBLIC)
    assert client.get(reverse("evidence-file", args=[other.slug, row.uid])).status_code == 404


def test_withdrawn_file_is_gone_at_once(client, row):
    tag = f'"{row.file.sha256}"'
    type(row).objects.update(state="withdrawn")
    assert client.get(address_of(row), headers={"If-None-Match": tag}).status_code == 404


# On a page and in the API


@pytest.fixture
def shown():
    """Evidence of the assessment that stands on a recommendation's page: the first with a file for everybody."""
    recommendation = make_recommendation(**PUBLIC)
    assessment = make_assessment(covers=[recommendation], **PUBLIC)
    first = make_evidence(assessment=assessment, file=make_file(CONTENT), file_audience="public", **PUBLIC)
    make_evidence(assessment=assessment, file=make_file(), file_name="hidden.pdf", **PUBLIC)
    return recommendation, first


def test_page_shows_the_files_that_its_reader_may_have(shown):
    recommendation, first = shown
    page = Client().get(recommendation.get_absolute_url()).content.decode()
    assert page.count("file on this site") == 1
    assert f'<a href="{address_of(first)}">file on this site, PDF, {len(CONTENT)}\xa0bytes</a>' in page
    assert page.count("SHA-256") == 1
    assert first.file.sha256 in page


def test_reviewer_sees_both_files_on_the_page(shown, as_reviewer):
    page = as_reviewer.get(shown[0].get_absolute_url()).content.decode()
    assert page.count("file on this site") == 2


@pytest.mark.parametrize("reader", ["client", "as_reviewer"])
def test_api_names_files_that_everybody_may_have(request, shown, reader, settings):
    settings.SITE_ADDRESS = "https://upr.example.org"
    _, first = shown
    answer = request.getfixturevalue(reader).get("/api/v1/evidence/").json()
    assert [each["file"] for each in answer["results"]] == [
        {
            "address": f"https://upr.example.org{address_of(first)}",
            "name": "law.pdf",
            "media_type": "application/pdf",
            "size": len(CONTENT),
            "sha256": first.file.sha256,
        },
        None,
    ]


def test_api_asks_as_often_for_three_files_as_for_one(client, shown, django_assert_num_queries):
    _, first = shown

    def ask():
        return client.get("/api/v1/evidence/").json()["count"]

    with django_assert_num_queries(3):
        assert ask() == 2
    for _ in range(2):
        make_evidence(assessment=first.assessment, file=make_file(), file_audience="public", **PUBLIC)
    with django_assert_num_queries(3):
        assert ask() == 4

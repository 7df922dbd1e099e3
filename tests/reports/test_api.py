import hashlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import (
    DRAFT,
    FOR_COALITION,
    PDF,
    PUBLIC,
    make_edition,
    make_edition_file,
    make_endorsement,
    make_organisation,
    make_report,
    make_report_link,
    make_review,
    make_source,
)

pytestmark = pytest.mark.django_db


def read(client, prefix, row):
    return client.get(reverse(f"api-{prefix}-detail", args=[row.uid])).json()


def english(text):
    return {"en": text, "km": None}


def pages(path):
    return {language: f"http://127.0.0.1:8000/{language}{path}" for language in ("en", "km")}


def test_an_outside_report_has_its_links_as_printed(client):
    report = make_report(
        kind="outside", title_en="Joint report", slug="joint-report", date="2022-03-03", order=1, **PUBLIC
    )
    link = make_report_link(report=report, label_en="See full report:", order=1)
    assert read(client, "reports", report) == {
        "uid": str(report.uid),
        "review": {"uid": str(report.review.uid), "slug": report.review.slug},
        "slug": "joint-report",
        "kind": "outside",
        "title": english("Joint report"),
        "other_titles": None,
        "description": None,
        "origin": None,
        "date": "2022-03-03",
        "links": [{"uid": str(link.uid), "label": english("See full report:"), "url": link.url, "order": 1}],
        "source": None,
        "order": 1,
        "pages": pages(f"/{report.review.slug}/reports/joint-report/"),
    }


def test_an_edition_gives_hashes_and_addresses_and_no_bytes(client):
    report = make_report(slug="mid-term", **PUBLIC)
    edition = make_edition(report=report, data={"secret": "inside"}, data_sha256="a" * 64, **PUBLIC)
    english_file = make_edition_file(edition=edition)
    khmer_file = make_edition_file(edition=edition, language="km")
    path = f"/{report.review.slug}/reports/mid-term/1/"
    assert read(client, "editions", edition) == {
        "uid": str(edition.uid),
        "report": {
            "uid": str(report.uid),
            "slug": "mid-term",
            "review": {"uid": str(report.review.uid), "slug": report.review.slug},
        },
        "number": 1,
        "as_of": "2022-01",
        "published_on": "2022-03-03",
        "replaces": None,
        "mends": None,
        "data_sha256": "a" * 64,
        "files": [
            {
                "uid": str(file.uid),
                "language": file.language,
                "format": "pdf",
                "sha256": hashlib.sha256(PDF).hexdigest(),
                "url": f"{pages(path)[file.language]}report.pdf",
            }
            for file in (english_file, khmer_file)
        ],
        "pages": pages(path),
    }


def test_an_edition_names_the_one_that_it_replaces_if_everybody_may_see_that(client):
    old = make_edition(**PUBLIC)
    new = make_edition(report=old.report, number=2, replaces=old, mends_en="A date.", **PUBLIC)
    told = read(client, "editions", new)
    assert (told["replaces"], told["mends"]) == ({"uid": str(old.uid), "number": 1}, english("A date."))
    type(old).objects.filter(pk=old.pk).update(audience="coalition")
    told = read(client, "editions", new)
    assert (told["replaces"], told["mends"]) == (None, None)


def test_neither_bytes_nor_frozen_data_are_fetched(client):
    old = make_edition(**PUBLIC)
    new = make_edition(report=old.report, number=2, replaces=old, mends_en="A date.", **PUBLIC)
    make_edition_file(edition=new)
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("api-editions-list"))
    asked = " ".join(query["sql"] for query in queries)
    assert '"sha256"' in asked
    assert [column for column in ('"content"', '"data"') if column in asked] == []


def test_an_endorsement_is_of_one_thing(client):
    report, organisation = make_report(kind="outside", **PUBLIC), make_organisation(acronym="RoCK", **PUBLIC)
    endorsement = make_endorsement(
        report=report, organisation=organisation, role="prepared", printed_en="RoCK", order=1, **PUBLIC
    )
    assert read(client, "endorsements", endorsement) == {
        "uid": str(endorsement.uid),
        "report": str(report.uid),
        "edition": None,
        "organisation": {
            "uid": str(organisation.uid),
            "slug": organisation.slug,
            "name": english(organisation.name_en),
            "acronym": "RoCK",
        },
        "role": "prepared",
        "printed": english("RoCK"),
        "order": 1,
    }


@pytest.mark.parametrize("narrow", [DRAFT, FOR_COALITION])
def test_a_part_of_something_narrower_is_as_narrow(client, narrow):
    rows = {
        "editions": make_edition(report=make_report(**narrow), **PUBLIC),
        "endorsements": make_endorsement(organisation=make_organisation(**narrow), **PUBLIC),
        "reports": make_report(review=make_review(**narrow), **PUBLIC),
    }
    for prefix, row in rows.items():
        assert client.get(reverse(f"api-{prefix}-detail", args=[row.uid])).status_code == 404


def test_a_source_that_nobody_may_see_is_absent(client):
    assert read(client, "reports", make_report(source=make_source(**DRAFT), **PUBLIC))["source"] is None


def rich_report():
    report = make_report(source=make_source(**PUBLIC), **PUBLIC)
    make_report_link(report=report)
    first = make_edition(report=report, **PUBLIC)
    edition = make_edition(report=report, number=2, replaces=first, mends_en="A date.", **PUBLIC)
    make_edition_file(edition=edition)
    make_endorsement(edition=edition, **PUBLIC)
    make_endorsement(**PUBLIC)


QUERIES = {"reports": 5, "editions": 6, "endorsements": 5}


@pytest.mark.parametrize("prefix", QUERIES)
def test_a_longer_list_asks_no_more_of_the_database(client, django_assert_num_queries, prefix):
    for rows in (1, 3):
        while client.get(reverse(f"api-{prefix}-list")).json()["count"] < rows:
            rich_report()
        with django_assert_num_queries(QUERIES[prefix]):
            client.get(reverse(f"api-{prefix}-list"))

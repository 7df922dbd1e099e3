"""The public pages of reports and of their editions, and the files at their addresses."""

import datetime as dt

import pytest

from recommendations.models import Recommendation
from reports import actions
from reports.actions import publish_edition
from reports.lists import told_of
from reports.models import Edition, EditionFile
from reports.models.edition import Format
from tests.factories import PUBLIC, make_edition, make_organisation, make_report, make_theme
from tests.factories import make_endorsement as endorse
from tests.reports.midterms import promised
from upr_tracker.accounts.models import STRANGER
from upr_tracker.lib import pdf
from upr_tracker.lib.pdf import PACKAGES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quickly(monkeypatch):
    for format in Format:
        monkeypatch.setitem(actions.RENDERERS, format, drawn_as(format))


def drawn_as(format):
    return lambda content, data: f"{format} {content.number} in {content.language}".encode()


@pytest.fixture
def report(review):
    promised(make_theme(review=review, **PUBLIC))
    return make_report(review=review, title_en="Mid-term report", slug="mid-term", **PUBLIC)


def published(report, number=1, *, files=None, signed=0, **fields):
    dates = {"as_of": "2022-01", "published_on": dt.date(2022, 3, number)}
    row = make_edition(report=report, number=number, state="in-review", audience="public", **{**dates, **fields})
    for _ in range(signed):
        endorse(edition=row, organisation=make_organisation(**PUBLIC), audience="public")
    return publish_edition(edition=row, by=None, files=files)


def text_of(client, address):
    return " ".join(client.get(address).content.decode().split())


def test_report_lists_its_editions_newest_first(report, client):
    for number in (1, 2, 3):
        published(report, number, signed=number - 1)
    page = text_of(client, report.get_absolute_url())
    places = [page.index(f'id="e-{number}"') for number in (3, 2, 1)]
    assert places == sorted(places)
    assert ["2 signatories." in page, "1 signatory." in page, page.count("no signatories of its own")] == [
        True,
        True,
        1,
    ]


def test_report_tells_of_each_edition_its_dates_hash_files_and_changes(report, client):
    edition = published(report)
    published(report, 2)
    page = text_of(client, report.get_absolute_url())
    assert edition.data_sha256 in page
    assert '<time datetime="2022-01">January 2022</time>' in page
    assert '<time datetime="2022-03-02">2 March 2022</time>' in page
    assert f'<a href="{edition.get_absolute_url()}report.pdf" hreflang="en">PDF</a>' in page
    assert "What changed since edition 1" in page
    assert "No step of the scale, no evidence and no signatory is new since edition 1." in page


def test_page_of_an_edition_keeps_its_title_and_the_names_of_who_signed(report, client):
    edition = published(report, signed=2)
    kept, gone = (row.organisation for row in edition.endorsements.all())
    name = kept.name_en
    type(kept).objects.filter(pk=kept.pk).update(name_en="Renamed since")
    type(gone).objects.filter(pk=gone.pk).update(state="withdrawn")
    type(report).objects.filter(pk=report.pk).update(title_en="Another title", origin_en="Another origin")
    page = text_of(client, edition.get_absolute_url())
    assert '<h1 class="long">Mid-term report</h1>' in page
    assert [words in page for words in (name, "Renamed since", gone.name_en, "Another origin")] == [
        True,
        False,
        False,
        False,
    ]
    assert "1 signatory is not shown here any more." in page
    assert "2 signatories." in text_of(client, report.get_absolute_url())


def test_published_files_stay_whatever_is_edited_or_drawn_otherwise_since(report, client, monkeypatch):
    """Another release of a template or a library draws other bytes. What was published is not drawn again."""
    first = published(report)
    addresses = [f"{first.get_absolute_url()}report.{format}" for format in Format]
    before = [client.get(address).content for address in addresses]
    for format in Format:
        monkeypatch.setitem(actions.RENDERERS, format, lambda content, data: b"as another release draws it")
    Recommendation.objects.update(text_en="Edited since.")
    second = published(report, 2)
    assert client.get(f"{second.get_absolute_url()}report.pdf").content == b"as another release draws it"
    assert [client.get(address).content for address in addresses] == before
    assert "Edited since." not in str(Edition.objects.get(pk=first.pk).data)


def test_edition_has_every_file_in_a_table_with_size_and_hash(report, client):
    edition = published(report)
    page = text_of(client, edition.get_absolute_url())
    rows = page.split("<tbody")[1].split("</tr>")[:-1]
    assert [(file.name.split(".")[-1], file.size) for file in told_of(report, STRANGER)[0].edition.files.all()] == [
        (format, len(f"{format} 1 in en")) for _ in ("en", "km") for format in ("pdf", "docx", "html", "csv", "json")
    ]
    assert [
        file.sha256 in row for file, row in zip(told_of(report, STRANGER)[0].edition.files.all(), rows, strict=True)
    ]
    assert f'href="/km/{edition.get_absolute_url()[4:]}report.json" hreflang="km"' in page


def test_edition_says_how_a_file_is_checked_and_how_it_is_cited(report, client):
    edition = published(report)
    page = text_of(client, edition.get_absolute_url())
    name = f"{report.review.slug}-mid-term-1-en.pdf"
    assert f"<code>sha256sum {name}</code>" in page
    assert f"<code>http://127.0.0.1:8000{edition.get_absolute_url()}</code>" in page
    assert client.get(f"{edition.get_absolute_url()}report.pdf")["Content-Disposition"] == f'inline; filename="{name}"'


def test_signatories_stand_under_their_role_in_their_order(report, client):
    row = make_edition(report=report, state="in-review", audience="public")
    for order, (name, role) in enumerate([("Bee", "prepared"), ("Ant", "prepared"), ("Cat", "endorsed")]):
        endorse(edition=row, printed_en=name, role=role, order=order, audience="public")
    publish_edition(edition=row, by=None)
    page = text_of(client, row.get_absolute_url())
    words = ["Prepared (2)", "Bee", "Ant", "Endorsed (1)", "Cat"]
    places = [page.index(word) for word in words]
    assert places == sorted(places)


@pytest.mark.parametrize("page", ["", "1/", "reports.csv"])
def test_pages_ask_no_more_of_the_database_for_more_editions(report, client, django_assert_num_queries, page):
    address = f"/en/{report.review.slug}/reports.csv" if page == "reports.csv" else report.get_absolute_url() + page
    published(report, signed=1)
    client.get(address)
    with django_assert_num_queries(QUERIES[page]) as first:
        client.get(address)
    for number in (2, 3):
        published(report, number, signed=2)
    with django_assert_num_queries(len(first)):
        client.get(address)


QUERIES = {"": 12, "1/": 12, "reports.csv": 8}


def test_frozen_data_is_not_fetched_for_the_pages(report, client, django_assert_num_queries):
    published(report)
    for address in (report.get_absolute_url(), report.get_absolute_url() + "1/"):
        with django_assert_num_queries(12) as asked:
            client.get(address)
        sql = " ".join(query["sql"] for query in asked)
        assert ('"data", "reports_edition"."data_sha256"' in sql, '"content",' in sql) == (False, False)


# What is not there


@pytest.fixture
def without_pdf(report, monkeypatch):
    monkeypatch.setattr(pdf, "pdf_is_available", lambda: False)
    return published(report)


@pytest.mark.parametrize("language", ["en", "km"])
def test_pdf_that_could_not_be_drawn_answers_with_the_line_to_install(without_pdf, client, language):
    answer = client.get(f"/{language}{without_pdf.get_absolute_url()[3:]}report.pdf")
    assert (answer.status_code, f"apt-get install {PACKAGES}" in answer.content.decode()) == (503, True)


def test_page_says_that_the_pdf_is_not_there_yet(without_pdf, client):
    for address in (without_pdf.get_absolute_url(), without_pdf.report.get_absolute_url()):
        assert "The PDF is not there yet." in text_of(client, address)
    latest = client.get(f"{without_pdf.report.get_absolute_url()}report.pdf", follow=True)
    assert latest.status_code == 503


def test_all_other_files_are_there_without_pango(without_pdf, client):
    for format in ("docx", "html", "csv", "json"):
        assert client.get(f"{without_pdf.get_absolute_url()}report.{format}").status_code == 200


def test_any_other_file_that_is_missing_is_not_found(report, client):
    edition = published(report, files=[("en", Format.PDF)])
    assert client.get(f"{edition.get_absolute_url()}report.docx").status_code == 404
    EditionFile.objects.all().delete()
    assert client.get(f"{edition.get_absolute_url()}report.pdf").status_code == 404


def test_page_of_an_edition_that_has_its_pdf_does_not_say_otherwise(report, client):
    assert "not there yet" not in text_of(client, published(report).get_absolute_url())


# What an editor is told


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"as_of": "2022-04"}, "The situation told cannot be later than the day of publication."),
        ({"as_of": None}, "Fill in “situation as of” and “published on” before you publish the edition."),
    ],
)
def test_edition_with_a_date_that_cannot_be_is_refused(report, fields, sentence):
    row = make_edition(report=report, state="in-review")
    type(row).objects.filter(pk=row.pk).update(**fields)
    with pytest.raises(actions.EditionRefused, match=sentence):
        publish_edition(edition=type(row).objects.get(pk=row.pk), by=None)


def test_edition_with_nothing_in_it_is_refused(review):
    row = make_edition(report=make_report(review=review, **PUBLIC), state="in-review")
    with pytest.raises(actions.EditionRefused, match="could not read one recommendation"):
        publish_edition(edition=row, by=None)

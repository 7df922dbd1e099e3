"""manage.py render_report: files of drafts and of editions, publication, and what an edition lacks."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from reports import actions
from reports.builders.frozen import sha256_of
from reports.models import Edition
from reports.models.edition import Format
from tests.factories import PUBLIC, make_edition, make_recommendation, make_report
from upr_tracker.lib import pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    row = make_recommendation(text_en="Amend it.", **PUBLIC)
    report = make_report(review=row.review, **PUBLIC)
    words = {"as_of": "2022-01", "published_on": "2022-05-01", "data": None, "data_sha256": ""}
    return make_edition(report=report, audience="public", state="in-review", **words)


@pytest.fixture
def drawn(monkeypatch):
    for each in Format:
        monkeypatch.setitem(actions.RENDERERS, each, lambda told, data: f"{told.number} {told.language}".encode())


def named(edition):
    return f"{edition.report.review.slug}/{edition.report.slug}"


def run(*arguments, **options):
    out, told = io.StringIO(), io.StringIO()
    call_command("render_report", *arguments, stdout=out, stderr=told, **options)
    return out.getvalue(), told.getvalue()


def test_draft_is_written_to_a_file(edition, tmp_path):
    file = tmp_path / "draft.csv"
    out, _told = run(named(edition), out=file, format="csv")
    assert out == f"{file}: {len(file.read_bytes())} bytes.\n"
    assert "Amend it." in file.read_text()


def test_edition_is_published_in_the_name_of_a_person(edition, reviewer, drawn):
    out, told = run(f"{named(edition)}/1", publish=True, by=reviewer.email)
    assert out == f"{edition}: published.\n"
    assert told.splitlines() == [f"File {number} of 10" for number in range(1, 11)]
    assert Edition.objects.get().state == "published"


def test_frozen_file_is_written_as_it_was_frozen(edition, reviewer, drawn, monkeypatch, tmp_path):
    run(named(edition), publish=True, by=reviewer.email)
    monkeypatch.setitem(actions.RENDERERS, Format.PDF, None)
    run(named(edition), out=tmp_path / "report.pdf", language="km")
    assert (tmp_path / "report.pdf").read_bytes() == b"1 km"


def test_withheld_edition_has_no_file(edition, reviewer, administrator, drawn, tmp_path):
    run(named(edition), publish=True, by=reviewer.email)
    actions.withhold_edition(thing=Edition.objects.get(), by=administrator, reason="It does harm.")
    with pytest.raises(CommandError, match="withheld"):
        run(named(edition), out=tmp_path / "report.pdf")
    assert not (tmp_path / "report.pdf").exists()


def test_missing_files_are_drawn_from_the_frozen_data_and_no_other_is_touched(edition, reviewer, drawn, monkeypatch):
    monkeypatch.setattr(pdf, "pdf_is_available", lambda: False)
    run(named(edition), publish=True, by=reviewer.email)
    before = {file.pk: bytes(file.content) for file in edition.files.all()}
    monkeypatch.setattr(pdf, "pdf_is_available", lambda: True)
    assert run(named(edition), missing=True)[0] == f"{edition}: pdf (en), pdf (km) added.\n"
    assert run(named(edition), missing=True)[0] == f"{edition}: nothing added.\n"
    assert {file.pk: bytes(file.content) for file in edition.files.exclude(format="pdf")} == before
    assert edition.files.filter(format="pdf").count() == 2


def test_files_are_not_drawn_from_data_of_an_older_shape(edition, reviewer, drawn):
    run(named(edition), publish=True, by=reviewer.email)
    old = {"en": {"title": "Old"}, "km": {"title": "Old"}}
    Edition.objects.update(data=old, data_sha256=sha256_of(old))
    with pytest.raises(CommandError, match="has an older shape"):
        run(named(edition), missing=True)


@pytest.mark.parametrize(
    ("path", "options", "said"),
    [
        ("nothing", {}, "Name the report as"),
        ("a/b/c", {}, "Name the report as"),
        ("a/b", {}, "There is no edition a/b"),
        ("{}/9", {}, "There is no edition"),
        ("{}", {}, "Say with --out"),
        ("{}", {"out": Path("/nowhere/report.pdf")}, "/nowhere/report.pdf cannot be written"),
        ("{}", {"out": Path("/")}, "/ cannot be written"),
        ("{}", {"publish": True}, "Say with --by who publishes it"),
        ("{}", {"publish": True, "by": "nobody@example.org"}, "Nobody with an active account"),
        ("{}", {"missing": True}, "Only a published edition"),
        ("{}", {"making": "x"}, "Nothing that the workbench asked for"),
        ("{}", {"making": "5c0de1f3-0a44-4d5e-9f0a-5a4a4f8d7a10"}, "Nothing that the workbench asked for"),
    ],
)
def test_what_cannot_be_done_is_said(edition, path, options, said):
    with pytest.raises(CommandError, match=said):
        run(path.format(named(edition)), **options)


def test_machine_without_pango_is_said(edition, monkeypatch, tmp_path):
    monkeypatch.setattr(pdf, "pdf_is_available", lambda: False)
    with pytest.raises(CommandError, match="apt-get install libpango"):
        run(named(edition), out=tmp_path / "report.pdf")
    assert not (tmp_path / "report.pdf").exists()

"""Publishing an edition: what it freezes, what it refuses, and that a failure leaves nothing behind."""

import datetime as dt
import hashlib
import json

import pytest
from django.utils import timezone

from reports import actions
from reports.actions import EditionRefused, publish_edition
from reports.builders.frozen import canonical, sha256_of
from reports.models import Edition, EditionFile
from reports.models.edition import Format
from tests.factories import (
    PUBLIC,
    make_edition,
    make_endorsement,
    make_organisation,
    make_recommendation,
    make_report,
    make_theme,
)
from upr_tracker.lib import pdf
from upr_tracker.lib.pdf import PdfUnavailable
from upr_tracker.publishing.actions import ActRefused

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return make_report(title_en="Mid-term report", title_km="របាយការណ៍", **PUBLIC)


@pytest.fixture
def edition(report):
    theme = make_theme(review=report.review, **PUBLIC)
    make_recommendation(theme=theme, text_en="Amend the Constitution.", **PUBLIC)
    return make_edition(report=report, number=3, data=None, data_sha256="", state="in-review")


@pytest.fixture
def drawn(monkeypatch):
    """What each file was made of, instead of the seconds that drawing takes."""
    calls = []

    def drawn_as(format):
        def draw(content, data):
            calls.append((content.language, data))
            return f"{format} in {content.language}".encode()

        return draw

    for format in Format:
        monkeypatch.setitem(actions.RENDERERS, format, drawn_as(format))
    return calls


def is_untouched(edition):
    """Whether the database has the draft as it was."""
    row = Edition.objects.get(pk=edition.pk)
    same = (row.state, row.data, row.data_sha256, row.version) == ("in-review", None, "", 1)
    return same and not EditionFile.objects.exists() and row.history.count() == 1


def test_published_edition_is_frozen_in_both_languages(edition, drawn, reviewer):
    published = publish_edition(edition=edition, by=reviewer)
    row = Edition.objects.get(pk=edition.pk)
    assert (published, row.state, row.number, row.version) == (row, "published", 3, 2)
    assert {language: data["title"]["text"] for language, data in row.data.items()} == {
        "en": "Mid-term report",
        "km": "របាយការណ៍",
    }


def test_published_edition_has_the_hash_of_its_data(edition, drawn, reviewer):
    row = publish_edition(edition=edition, by=reviewer)
    row.refresh_from_db()
    assert row.data_sha256 == sha256_of(row.data) == hashlib.sha256(canonical(row.data)).hexdigest()


def test_published_edition_has_its_files_with_their_hashes(edition, drawn, reviewer):
    publish_edition(edition=edition, by=reviewer)
    files = EditionFile.objects.filter(edition=edition)
    assert [(file.language, file.format, bytes(file.content), file.sha256) for file in files] == [
        (language, format, f"{format} in {language}".encode(), sha256(f"{format} in {language}"))
        for language in ("en", "km")
        for format in ("csv", "docx", "html", "json", "pdf")
    ]


def sha256(words):
    return hashlib.sha256(words.encode()).hexdigest()


def test_files_are_drawn_from_the_frozen_data(edition, drawn, reviewer):
    row = publish_edition(edition=edition, by=reviewer)
    assert drawn == [("en", canonical(row.data))] * 5 + [("km", canonical(row.data))] * 5


def test_edition_can_be_published_in_fewer_files(edition, drawn, reviewer):
    publish_edition(edition=edition, by=reviewer, files=[("km", Format.PDF)])
    assert [file.language for file in EditionFile.objects.all()] == ["km"]


def test_edition_keeps_its_audience_and_writes_who_published_it(edition, drawn, reviewer):
    Edition.objects.filter(pk=edition.pk).update(audience="coalition")
    row = publish_edition(edition=edition, by=reviewer)
    latest = row.history.first()
    assert (row.audience, latest.state, latest.history_user) == ("coalition", "published", reviewer)


def test_edition_is_published_without_an_actor_when_a_record_is_loaded(edition, drawn):
    assert publish_edition(edition=edition, by=None).history.first().history_user is None


def test_edition_tells_what_a_stranger_may_read_whoever_publishes_it(edition, drawn, administrator):
    make_recommendation(theme=make_theme(review=edition.report.review, **PUBLIC), text_en="Not public.")
    row = publish_edition(edition=edition, by=administrator)
    words = json.dumps(row.data)
    assert ("Amend the Constitution." in words, "Not public." in words) == (True, False)


def test_edition_tells_its_own_two_dates(edition, drawn, reviewer):
    row = publish_edition(edition=edition, by=reviewer)
    assert (row.data["en"]["as_of"], row.data["en"]["published_on"]) == ("2022-01", "2022-03-03")


def test_edition_names_those_who_signed_it_and_whom_the_public_may_read(edition, drawn, reviewer):
    public = {"edition": edition, **PUBLIC}
    make_endorsement(printed_en="Second", order=2, **public)
    make_endorsement(printed_en="First", order=1, **public)
    make_endorsement(printed_en="Maker", role="prepared", order=3, **public)
    make_endorsement(printed_en="Hidden", organisation=make_organisation(), **public)
    make_endorsement(printed_en="Private", edition=edition, state="published")
    make_endorsement(printed_en="Invited", role="invited", edition=edition, state="published")
    make_endorsement(printed_en="Elsewhere", **PUBLIC)
    assert signed(publish_edition(edition=edition, by=reviewer)) == [
        ("First", "endorsed"),
        ("Second", "endorsed"),
        ("Maker", "prepared"),
    ]


def signed(edition):
    return [(each["name"]["text"], each["role"]) for each in edition.data["en"]["signatories"]]


def test_dissent_stays_out_of_an_edition_made_for_a_reviewer(edition, drawn, reviewer, monkeypatch):
    monkeypatch.setattr(actions, "STRANGER", reviewer)
    for role in ("endorsed", "invited", "abstained", "dissented"):
        make_endorsement(printed_en=role, role=role, edition=edition)
    assert signed(publish_edition(edition=edition, by=reviewer)) == [("endorsed", "endorsed")]


# What it refuses


@pytest.mark.parametrize("state", ["published", "withdrawn"])
def test_edition_that_was_published_is_refused(edition, drawn, reviewer, state):
    Edition.objects.filter(pk=edition.pk).update(state=state, data={}, data_sha256="0" * 64)
    with pytest.raises(EditionRefused, match="published already, and an edition never changes"):
        publish_edition(edition=Edition.objects.get(pk=edition.pk), by=reviewer)
    row = Edition.objects.get(pk=edition.pk)
    assert (row.state, row.data, EditionFile.objects.count()) == (state, {}, 0)


def test_edition_that_somebody_published_a_moment_ago_is_refused(edition, drawn, reviewer):
    publish_edition(edition=edition, by=reviewer)
    assert edition.state == "in-review"  # as it was read before that
    with pytest.raises(ActRefused, match="This was changed since you read it"):
        publish_edition(edition=edition, by=reviewer)
    assert EditionFile.objects.count() == 10


def test_edition_of_a_report_published_elsewhere_is_refused(drawn, reviewer):
    report = make_report(kind="outside", **PUBLIC)
    edition = Edition.objects.create(report=report, number=1, as_of="2022-01", published_on=dt.date(2022, 3, 3))
    Edition.objects.update(state="in-review")
    with pytest.raises(EditionRefused, match="A report published elsewhere has no editions here"):
        publish_edition(edition=Edition.objects.get(pk=edition.pk), by=reviewer)
    assert is_untouched(edition)


@pytest.mark.parametrize("missing", ["as_of", "published_on"])
def test_edition_without_a_date_is_refused(edition, drawn, reviewer, missing):
    Edition.objects.filter(pk=edition.pk).update(**{missing: None})
    with pytest.raises(EditionRefused, match="Fill in “situation as of” and “published on”"):
        publish_edition(edition=Edition.objects.get(pk=edition.pk), by=reviewer)
    assert is_untouched(edition)


def test_edition_in_which_the_public_could_read_nothing_is_refused(report, drawn, reviewer):
    make_recommendation(theme=make_theme(review=report.review, **PUBLIC))
    edition = make_edition(report=report, data=None, data_sha256="", state="in-review")
    with pytest.raises(EditionRefused, match="could not read one recommendation"):
        publish_edition(edition=edition, by=reviewer)
    assert is_untouched(edition)


def test_edition_is_refused_where_the_record_changed_meanwhile(edition, monkeypatch, reviewer):
    def draw_while_somebody_writes(midterm, data):
        make_recommendation(theme=make_theme(review=edition.report.review, **PUBLIC), **PUBLIC)
        return b"%PDF"

    monkeypatch.setitem(actions.RENDERERS, Format.PDF, draw_while_somebody_writes)
    with pytest.raises(EditionRefused, match="changed while the edition was being made"):
        publish_edition(edition=edition, by=reviewer)
    assert is_untouched(edition)


def test_edition_of_a_day_ahead_of_us_is_refused(edition, drawn, reviewer, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: dt.date(2022, 3, 2))
    with pytest.raises(EditionRefused, match="a day ahead of us"):
        publish_edition(edition=edition, by=reviewer)
    assert is_untouched(edition)
    monkeypatch.setattr(timezone, "localdate", lambda: dt.date(2022, 3, 3))
    assert publish_edition(edition=edition, by=reviewer).state == "published"


def test_edition_of_a_day_before_the_edition_before_it_is_refused(edition, drawn, reviewer):
    make_edition(report=edition.report, number=2, published_on="2022-03-04", **PUBLIC)
    with pytest.raises(EditionRefused, match="a day before that of the edition before"):
        publish_edition(edition=edition, by=reviewer)
    assert is_untouched(edition)


# What fails


def test_file_that_cannot_be_drawn_leaves_the_draft_as_it_was(edition, monkeypatch, reviewer):
    def draw(midterm, data):
        if midterm.language == "km":
            raise RuntimeError("no ink")
        return b"%PDF"

    monkeypatch.setitem(actions.RENDERERS, Format.PDF, draw)
    with pytest.raises(RuntimeError, match="no ink"):
        publish_edition(edition=edition, by=reviewer)
    assert is_untouched(edition)


def test_machine_without_pango_makes_all_files_but_the_pdf(edition, drawn, monkeypatch, reviewer):
    monkeypatch.setattr(pdf, "pdf_is_available", lambda: False)
    publish_edition(edition=edition, by=reviewer)
    assert [file.format for file in EditionFile.objects.filter(language="km")] == ["csv", "docx", "html", "json"]


def test_pdf_that_this_machine_cannot_draw_leaves_the_draft_as_it_was(edition, monkeypatch, reviewer):
    monkeypatch.setattr(pdf, "pdf_is_available", lambda: False)
    with pytest.raises(PdfUnavailable, match="Debian packages"):
        publish_edition(edition=edition, by=reviewer, files=[("en", Format.PDF)])
    assert is_untouched(edition)

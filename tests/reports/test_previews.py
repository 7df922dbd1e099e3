"""What an editor sees of a draft edition: its files, what it lacks, and how far a long one is."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from reports import drafts
from reports.admin import previews
from reports.makings import carry_out
from reports.models import Edition, EditionFile, Making
from reports.models.edition import Format
from tests.factories import (
    PUBLIC,
    make_assessment,
    make_edition,
    make_endorsement,
    make_evidence,
    make_organisation,
    make_recommendation,
    make_report,
)
from upr_tracker.lib import pdf
from upr_tracker.publishing.actions import withhold

pytestmark = pytest.mark.django_db


@pytest.fixture
def recommendation():
    return make_recommendation(text_en="Amend it.", paragraph_number="110.47", **PUBLIC)


@pytest.fixture
def edition(recommendation):
    report = make_report(review=recommendation.review, **PUBLIC)
    words = {"as_of": "2022-01", "published_on": timezone.localdate(), "data": None, "data_sha256": ""}
    return make_edition(report=report, audience="public", state="in-review", **words)


def draft_address(edition, language="en", format_="json"):
    return reverse("admin:reports_edition_draft", args=[edition.pk, language, format_])


def form_of(client, edition):
    return client.get(reverse("admin:reports_edition_change", args=[edition.pk])).content.decode()


def publish(client, edition):
    address = f"{reverse('admin:reports_edition_act', args=['publish'])}?rows={edition.pk}"
    return client.post(address, {f"version_{edition.pk}": edition.version})


# Files of a draft


@pytest.mark.parametrize(
    ("format_", "begins", "shown"),
    [
        ("pdf", b"%PDF-", "inline"),
        ("docx", b"PK", "attachment"),
        ("html", b"<!doctype html>", "inline"),
        ("csv", b"\xef\xbb\xbf", "attachment"),
        ("json", b"{", "attachment"),
    ],
)
def test_draft_is_seen_in_every_format_and_kept_nowhere(as_reviewer, edition, format_, begins, shown):
    answer = as_reviewer.get(draft_address(edition, "km", format_))
    assert answer.content.startswith(begins)
    assert answer.headers["Content-Disposition"].startswith(f"{shown}; filename=")
    assert answer.headers["Cache-Control"].startswith("private, no-store")
    assert not Edition.objects.get().files.exists()


def test_draft_is_marked_as_one_and_tells_what_a_stranger_would_read(as_administrator, edition):
    make_recommendation(theme=make_recommendation(**PUBLIC).theme, text_en="Not public.")
    told = as_administrator.get(draft_address(edition)).json()
    assert [told[language]["is_draft"] for language in ("en", "km")] == [True, True]
    assert "Not public." not in str(told)


def test_page_of_a_draft_may_load_nothing_but_its_own_styles(as_reviewer, edition):
    policy = as_reviewer.get(draft_address(edition, format_="html")).headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_draft_of_a_machine_without_pango_says_what_to_install(as_reviewer, edition, monkeypatch):
    monkeypatch.setattr(pdf, "pdf_is_available", lambda: False)
    answer = as_reviewer.get(draft_address(edition, format_="pdf"))
    assert answer.status_code == 503
    assert "apt-get install libpango-1.0-0" in answer.content.decode()
    assert as_reviewer.get(draft_address(edition, format_="docx")).status_code == 200


def test_draft_in_which_the_public_could_read_nothing_says_so(as_reviewer, edition):
    edition.report.review.recommendations.update(audience="private")
    assert "could not read one recommendation" in as_reviewer.get(draft_address(edition)).content.decode()


@pytest.mark.parametrize(("language", "format_"), [("fr", "pdf"), ("en", "exe")])
def test_unknown_language_or_format_is_not_found(as_reviewer, edition, language, format_):
    assert as_reviewer.get(draft_address(edition, language, format_)).status_code == 404


def test_draft_is_seen_by_nobody_who_does_not_see_it_in_the_workbench(client, as_contributor, edition):
    assert as_contributor.get(draft_address(edition)).status_code == 404
    assert client.get(draft_address(edition)).status_code == 302


def test_published_edition_has_no_draft(as_reviewer, edition):
    publish(as_reviewer, edition)
    assert as_reviewer.get(draft_address(edition)).status_code == 403


# What is missing


def lines_of(told):
    """The checklist of a page as (what, verb)."""
    return [(str(line.what), str(line.verb)) for line in told["missing"]]


def missing(as_reviewer, edition):
    page = as_reviewer.get(reverse("admin:reports_edition_change", args=[edition.pk]))
    return lines_of(page.context["draft"])


def test_checklist_leads_to_the_forms_that_settle_it(as_reviewer, edition, recommendation):
    state = recommendation.recommending_states.get().name_en
    assert missing(as_reviewer, edition) == [
        (f"110.47, {state}", "Update progress"),
        ("Title: 1 text without Khmer", "Translate"),
        ("State under review: 1 text without Khmer", "Translate"),
        ("Source documents: 1 text without Khmer", "Translate"),
        ("Recommendations and assessments: 3 texts without Khmer", "Translate"),
        ("Nobody signs it", "Record who signs"),
    ]
    page = form_of(as_reviewer, edition)
    assert f'href="{reverse("admin:recommendations_assessment_add")}?update={recommendation.pk}"' in page


def test_checklist_tells_of_an_assessment_of_which_the_public_sees_no_grounds(as_reviewer, edition, recommendation):
    judged = make_assessment(covers=[recommendation], no_evidence_reason_en="", **PUBLIC)
    make_evidence(assessment=judged)
    (what, verb), *_others = missing(as_reviewer, edition)
    assert (what, verb) == ("110.47: Some progress made", "Open the assessment")


def test_checklist_tells_of_invitations_that_wait(as_reviewer, edition):
    make_endorsement(edition=edition, role="invited", organisation=make_organisation(**PUBLIC))
    assert missing(as_reviewer, edition)[-1] == ("1 invitation without an answer", "Record the answers")


def test_checklist_names_whose_signature_the_public_will_not_see(as_reviewer, edition, reviewer):
    """A new one is private, and so is that of an organisation that is."""
    seen, unseen, hidden = (
        make_organisation(name_en=name, audience=audience, state="published")
        for name, audience in [("Seen", "public"), ("Unseen", "public"), ("Hidden", "private")]
    )
    for organisation, audience in [(seen, "public"), (unseen, "private"), (hidden, "public")]:
        make_endorsement(edition=edition, organisation=organisation, state="in-review", audience=audience)
    named = [what for what, verb in missing(as_reviewer, edition) if verb == "Record who signs"]
    assert named == [
        "The public will not see that Unseen signs it",
        "The public will not see that Hidden signs it",
    ]


def test_checklist_tells_of_a_day_of_publication_that_has_passed(as_reviewer, edition):
    Edition.objects.update(published_on="2022-05-01")
    assert missing(as_reviewer, edition)[-1] == ("“Published on” is a day that has passed", "")


def test_checklist_tells_that_pdf_cannot_be_made(as_reviewer, edition, monkeypatch):
    monkeypatch.setattr(pdf, "pdf_is_available", lambda: False)
    assert missing(as_reviewer, edition)[-1] == ("No PDF can be made here", "")


def test_checklist_stands_where_the_edition_is_published(as_reviewer, edition):
    address = f"{reverse('admin:reports_edition_act', args=['publish'])}?rows={edition.pk}"
    assert "What is missing" in as_reviewer.get(address).content.decode()


# Long ones


@pytest.fixture
def long(monkeypatch):
    """Every edition is long, and no process is started."""
    monkeypatch.setattr(drafts, "LONG", 0)
    monkeypatch.setattr("reports.makings.launch", lambda making: None)


def test_long_edition_is_published_in_a_process_of_its_own(as_reviewer, edition, long):
    answer = publish(as_reviewer, edition)
    making = Making.objects.get()
    assert answer.headers["Location"] == reverse("admin:reports_edition_making", args=[making.uid])
    assert (making.publishes, Edition.objects.get().state) == (True, "in-review")


def test_long_edition_that_was_changed_meanwhile_is_not_begun(as_reviewer, edition, long):
    Edition.objects.update(version=7)
    assert "This was changed since you read it" in publish(as_reviewer, edition).content.decode()
    assert not Making.objects.exists()


def test_second_making_of_an_edition_is_refused_in_words(as_reviewer, edition, long):
    publish(as_reviewer, edition)
    page = as_reviewer.get(publish(as_reviewer, edition).headers["Location"])
    assert (Making.objects.count(), Edition.objects.get().state) == (1, "in-review")
    assert "are being made already" in page.content.decode()


def test_page_of_a_making_says_how_far_it_is(as_reviewer, edition, long):
    as_reviewer.get(draft_address(edition, format_="pdf"))
    making = Making.objects.get()
    Making.objects.update(done=2, total=10, page=50)
    page = as_reviewer.get(reverse("admin:reports_edition_making", args=[making.uid])).content.decode()
    told = as_reviewer.get(reverse("admin:reports_edition_making_progress", args=[making.uid])).json()
    assert told == {"share": 0.25, "words": "File 3 of 10, page 50", "is_over": False}
    assert ('max="1" value="0.250"' in page, "File 3 of 10, page 50" in page) == (True, True)


@pytest.fixture
def made(as_reviewer, edition, reviewer, long, monkeypatch):
    """The address of a PDF that was made for the reviewer."""
    monkeypatch.setitem(drafts.RENDERERS, Format.PDF, lambda content, data: b"%PDF-")
    as_reviewer.get(draft_address(edition, format_="pdf"))
    making = Making.objects.get()
    carry_out(making)
    return reverse("admin:reports_edition_made", args=[making.uid])


def test_file_that_was_made_is_given_for_an_hour(as_reviewer, made):
    assert [as_reviewer.get(made).content for _time in range(2)] == [b"%PDF-"] * 2
    Making.objects.update(heard_at=timezone.now() - dt.timedelta(hours=1))
    assert as_reviewer.get(made).status_code == 404


def test_file_that_was_made_is_gone_once_something_in_it_is_withheld(as_reviewer, recommendation, made, administrator):
    withhold(thing=recommendation, by=administrator, reason="It does harm.")
    page = as_reviewer.get(made)
    assert "The record was changed since this file was made." in page.content.decode()
    assert not Making.objects.exists()


def test_long_editions_are_published_one_by_one(as_reviewer, edition, long):
    other = make_edition(
        report=edition.report,
        number=2,
        as_of="2022-01",
        published_on=edition.published_on,
        audience="public",
        state="in-review",
        data=None,
        data_sha256="",
    )
    address = f"{reverse('admin:reports_edition_act', args=['publish'])}?rows={edition.pk},{other.pk}"
    page = as_reviewer.post(address, {f"version_{row.pk}": row.version for row in (edition, other)}, follow=True)
    assert "Publish long editions one by one" in page.content.decode()
    assert (Making.objects.count(), EditionFile.objects.count()) == (0, 0)


@pytest.mark.parametrize("page", ["making", "making_progress", "made"])
def test_making_of_somebody_else_does_not_exist(as_reviewer, as_contributor, edition, long, page):
    as_reviewer.get(draft_address(edition, format_="pdf"))
    address = reverse(f"admin:reports_edition_{page}", args=[Making.objects.get().uid])
    assert as_contributor.get(address).status_code == 404


def test_share_of_what_is_done_never_goes_beyond_the_whole(edition, reviewer):
    making = Making(edition=edition, started_by=reviewer, done=9, total=10, page=10_000)
    assert 0.9 < previews.share_of_making(making) < 1

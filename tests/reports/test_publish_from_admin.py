"""Publishing an edition in the workbench, by the act with which every row is published."""

import pytest
from django.urls import reverse

from reports.actions import seal, withhold_edition
from reports.models import Edition
from tests.factories import (
    PUBLIC,
    make_assessment,
    make_edition,
    make_endorsement,
    make_organisation,
    make_recommendation,
    make_report,
)
from upr_tracker.publishing.actions import ActRefused, return_with_reason, withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    row = make_recommendation(**PUBLIC)
    make_assessment(review=row.review, covers=[row], **PUBLIC)
    report = make_report(review=row.review, **PUBLIC)
    words = {"as_of": "2022-01", "published_on": "2022-05-01", "data": None, "data_sha256": ""}
    return make_edition(report=report, audience="public", state="in-review", **words)


def address_to(page, argument, edition):
    return f"{reverse(f'admin:reports_edition_{page}', args=[argument])}?rows={edition.pk}"


def publish(client, edition):
    return client.post(address_to("act", "publish", edition), {f"version_{edition.pk}": edition.version})


def test_reviewer_publishes_an_edition_in_both_languages(as_reviewer, edition):
    assert publish(as_reviewer, edition).headers["Location"] == "/admin/"
    edition.refresh_from_db()
    assert edition.state == "published"
    formats = ["csv", "docx", "html", "json", "pdf"]
    assert [(file.language, file.format) for file in edition.files.all()] == [
        (language, format) for language in ("en", "km") for format in formats
    ]


def test_edition_that_is_refused_says_why_and_stays_in_review(as_reviewer, edition):
    Edition.objects.filter(pk=edition.pk).update(published_on=None)
    page = publish(as_reviewer, edition).content.decode()
    assert "Fill in “situation as of” and “published on” before you publish the edition." in page
    assert Edition.objects.get(pk=edition.pk).state == "in-review"


def test_contributor_cannot_publish(as_contributor, edition):
    assert publish(as_contributor, edition).status_code == 404
    assert Edition.objects.get(pk=edition.pk).state == "in-review"


def test_preview_is_the_page_of_the_edition_and_freezes_nothing(as_reviewer, edition):
    page = as_reviewer.get(address_to("preview", "en", edition)).content.decode()
    assert edition.report.title_en in page
    row = Edition.objects.get(pk=edition.pk)
    assert (row.state, row.data, row.files.count()) == ("in-review", None, 0)


def test_preview_shows_no_signature_that_its_reader_may_not_see(edition, as_contributor, contributor, reviewer):
    Edition.objects.update(author=contributor)
    organisation = make_organisation(name_en="Not asked in public yet", **PUBLIC)
    make_endorsement(edition=edition, organisation=organisation, audience="public", state="draft", author=reviewer)
    page = as_contributor.get(address_to("preview", "en", edition))
    assert (page.status_code, "Not asked in public yet" in page.content.decode()) == (200, False)


def test_edition_is_sent_for_review_as_it_will_be_frozen(as_reviewer, edition):
    Edition.objects.filter(pk=edition.pk).update(state="draft")
    answer = as_reviewer.post(address_to("act", "submit", edition), {f"version_{edition.pk}": edition.version})
    row = Edition.objects.get(pk=edition.pk)
    assert (answer.headers["Location"], row.state) == ("/admin/", "in-review")
    assert (row.data, row.data_sha256, row.files.count()) == (None, "", 0)


def test_author_is_told_what_an_edition_lacks_before_it_is_sent(as_reviewer, edition):
    Edition.objects.filter(pk=edition.pk).update(state="draft", published_on=None)
    answer = as_reviewer.post(address_to("act", "submit", edition), {f"version_{edition.pk}": edition.version})
    assert "Fill in “situation as of” and “published on”" in answer.content.decode()
    assert Edition.objects.get(pk=edition.pk).state == "draft"


def test_edition_that_was_published_is_no_draft_again(as_administrator, administrator, edition):
    seal(edition, {"en": {}, "km": {}}, None)
    gone = withhold_edition(thing=edition, by=administrator, reason="It names somebody.")
    assert as_administrator.get(address_to("act", "return", gone)).status_code == 403
    with pytest.raises(ActRefused):
        return_with_reason(thing=gone, by=administrator, reason="It was right after all.")
    assert Edition.objects.get(pk=edition.pk).state == "withdrawn"


def test_edition_that_was_never_published_is_taken_up_again(administrator, edition):
    gone = withdraw(thing=edition, by=administrator, reason="Not now.")
    assert return_with_reason(thing=gone, by=administrator, reason="Now.").state == "draft"

"""Publishing an edition from the workbench's list of editions."""

import pytest
from django.urls import reverse

from reports.models import Edition
from tests.factories import PUBLIC, make_assessment, make_edition, make_recommendation, make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    row = make_recommendation(**PUBLIC)
    make_assessment(review=row.review, covers=[row], **PUBLIC)
    report = make_report(review=row.review, **PUBLIC)
    return make_edition(report=report, audience="public", as_of="2022-01", published_on="2022-05-01", data_sha256="")


def publish(client, *editions):
    chosen = {"action": "publish", "_selected_action": [row.pk for row in editions]}
    return client.post(reverse("admin:reports_edition_changelist"), chosen, follow=True).content.decode()


def test_reviewer_publishes_an_edition_in_both_languages(as_reviewer, edition):
    assert "is published." in publish(as_reviewer, edition)
    edition.refresh_from_db()
    assert edition.state == "published"
    assert [(file.language, file.format) for file in edition.files.all()] == [("en", "pdf"), ("km", "pdf")]


def test_edition_that_is_refused_says_why_and_stays_a_draft(as_reviewer, edition):
    Edition.objects.filter(pk=edition.pk).update(published_on=None)
    body = publish(as_reviewer, edition)
    assert 'class="error"' in body
    assert "is published." not in body
    assert Edition.objects.get(pk=edition.pk).state == "draft"


def test_contributor_cannot_publish(as_contributor, edition):
    publish(as_contributor, edition)
    assert Edition.objects.get(pk=edition.pk).state == "draft"

"""Texts without Khmer, Khmer older than its English, and how somebody says that it still fits."""

import pytest
from django.urls import reverse

from recommendations.models import Theme
from tests.admin_pages import address_of, filled_in, save
from tests.factories import (
    DRAFT,
    PUBLIC,
    PUBLISHED_PRIVATELY,
    WITHDRAWN,
    make_assessment,
    make_organisation,
    make_review,
    make_theme,
)
from tests.site.test_queues import queue_of, revision_of, told
from upr_tracker.publishing.actions import publish, submit
from upr_tracker.publishing.models import Revision

pytestmark = pytest.mark.django_db

KHMER = "ច្បាប់"


@pytest.fixture
def review():
    return make_review(**PUBLIC)


def themes_lacking(reader):
    return [line for line in told(reader, "khmer") if line[1] == "Themes"]


def test_missing_khmer_is_counted_by_kind_with_the_way_to_the_first(review, contributor):
    make_theme(review=review, name_km=KHMER, **PUBLIC)
    first = make_theme(review=review, **PUBLIC)
    make_theme(review=review, **PUBLIC)
    queue = queue_of(contributor, "khmer")
    assert told(contributor, "khmer") == [("", "Themes", "", "2 of 3 · name", "Translate next")]
    assert queue.total == 2
    assert queue.lines[0].url == "/admin/recommendations/theme/"
    assert queue.lines[0].verb_url == f"/admin/recommendations/theme/{first.pk}/change/"


def test_row_counts_once_however_many_texts_it_lacks(contributor):
    make_organisation(seat_en="Beijing", kind="embassy", **PUBLIC)
    make_organisation(name_km=KHMER, seat_en="Beijing", **PUBLIC)
    make_organisation(**PUBLIC)
    assert told(contributor, "khmer") == [("", "Organisations", "", "3 of 3 · name, seat as printed", "Translate next")]


def test_khmer_is_missed_only_where_the_reader_may_write_it(review, contributor, another_contributor, reviewer):
    make_theme(review=review, author=contributor, **DRAFT)
    make_theme(review=review, **PUBLISHED_PRIVATELY)
    make_theme(review=review, **WITHDRAWN)
    found = [themes_lacking(reader) for reader in (contributor, another_contributor, reviewer)]
    assert [[line[3] for line in lines] for lines in found] == [["1 of 1 · name"], [], ["2 of 2 · name"]]


def test_published_assessment_waits_for_its_khmer(contributor):
    row = make_assessment(**PUBLIC)
    waiting = ["Recommendations", "Assessments", "Themes", "Source documents"]
    assert [line[1] for line in told(contributor, "khmer")] == waiting
    type(row).objects.filter(pk=row.pk).update(narrative_km=KHMER, no_evidence_reason_km=KHMER)
    assert "Assessments" not in [line[1] for line in told(contributor, "khmer")]


def test_row_that_the_reader_revises_already_is_not_the_next(review, contributor, another_contributor):
    row = make_theme(review=review, **PUBLIC)
    revision_of(row, contributor, name_km=["", KHMER])
    assert (themes_lacking(contributor), len(themes_lacking(another_contributor))) == ([], 1)


@pytest.fixture
def stale(review):
    return make_theme(review=review, name_en="Law", name_km=KHMER, stale_khmer=["name"], **PUBLIC)


def test_stale_khmer_waits_with_a_line_a_row(stale, contributor):
    assert told(contributor, "stale") == [("Theme", "Law", "", "name in Khmer", "Compare")]
    assert queue_of(contributor, "stale").lines[0].verb_url == address_of(stale)


def test_form_asks_only_where_khmer_is_stale(stale, review, as_contributor):
    page = as_contributor.get(address_of(stale))
    assert "khmer_still_fits" in page.context["adminform"].form.fields
    assert "name in Khmer" in page.context["adminform"].form.fields["khmer_still_fits"].help_text
    fresh = as_contributor.get(address_of(make_theme(review=review, **PUBLIC)))
    assert "khmer_still_fits" not in fresh.context["adminform"].form.fields
    assert "khmer_still_fits" not in fresh.content.decode()


def test_draft_whose_khmer_still_fits_is_stale_no_longer(review, contributor, as_contributor):
    row = make_theme(review=review, name_km=KHMER, stale_khmer=["name"], author=contributor, **DRAFT)
    save(as_contributor, address_of(row))
    assert Theme.objects.get(pk=row.pk).stale_khmer == ["name"]
    save(as_contributor, address_of(row), khmer_still_fits="on")
    assert Theme.objects.get(pk=row.pk).stale_khmer == []


def test_that_published_khmer_still_fits_is_a_revision_that_says_so(
    stale, contributor, as_contributor, reviewer, as_reviewer
):
    save(as_contributor, address_of(stale), khmer_still_fits="on", _save="1")
    revision = Revision.objects.get()
    assert revision.changes == {"fields": {"stale_khmer": [["name"], []]}, "links": {}, "parts": {}}
    assert Theme.objects.get(pk=stale.pk).stale_khmer == ["name"]
    revision = submit(thing=revision, by=contributor)
    (candidate,) = as_reviewer.get(queue_of(reviewer, "review").lines[0].verb_url).context["candidates"]
    told = [(change.label, [piece.text for piece in change.pieces]) for change in candidate.changes]
    assert told == [("Texts whose Khmer is older than the English", ["name in Khmer"])]
    publish(thing=revision, by=reviewer)
    stored = Theme.objects.get(pk=stale.pk)
    assert (stored.stale_khmer, stored.revised) == ([], [])


def test_saving_a_published_row_untouched_keeps_nothing(stale, as_contributor):
    save(as_contributor, address_of(stale), _save="1")
    assert Revision.objects.count() == 0


def test_english_changed_again_is_stale_unless_somebody_says_otherwise(review, contributor, as_contributor):
    row = make_theme(review=review, name_km=KHMER, author=contributor, **DRAFT)
    save(as_contributor, address_of(row), name_en="Law, worded anew")
    assert Theme.objects.get(pk=row.pk).stale_khmer == ["name"]


def test_khmer_form_fills_in_as_any_other(stale, as_contributor):
    assert "khmer_still_fits" not in filled_in(as_contributor.get(address_of(stale)))
    assert as_contributor.get(reverse("admin:recommendations_theme_add")).status_code == 200

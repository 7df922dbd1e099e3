"""What waits for whom: the rows and revisions on their way, and the page that lists them."""

import datetime as dt

import pytest
from django.urls import reverse

from recommendations.models import Evidence
from reports.models import Endorsement
from stakeholders.models import FollowUp
from tests.factories import (
    DRAFT,
    IN_REVIEW,
    PUBLIC,
    make_assessment,
    make_dialogue,
    make_event,
    make_evidence,
    make_follow_up,
    make_organisation,
    make_recommendation,
    make_state,
    make_user,
)
from upr_tracker.publishing.actions import publish, return_with_reason, submit, withhold
from upr_tracker.publishing.models import Coalition, Revision
from upr_tracker.site.kinds import publishable_kinds
from upr_tracker.site.queues import queues_for
from upr_tracker.site.queues.work import written_with

pytestmark = pytest.mark.django_db

TODAY = dt.date(2022, 6, 1)


def queue_of(reader, key, on=TODAY):
    return next((queue for queue in queues_for(reader, on=on) if queue.key == key), None)


def told(reader, key, on=TODAY):
    """The queue as (kind, title, tag, why, verb) of each line."""
    queue = queue_of(reader, key, on)
    return [(line.kind, line.title, line.tag, line.why, line.verb) for line in queue.lines] if queue else []


def titles(reader, key, on=TODAY):
    return [line.title for line in queue_of(reader, key, on).lines] if queue_of(reader, key, on) else []


@pytest.fixture
def sent(contributor):
    """An organisation that a contributor wrote and sent for review."""
    row = make_organisation(name_en="Klahaan", audience="public", author=contributor)
    return submit(thing=row, by=contributor)


def revision_of(row, by, state="draft", **changes):
    changes = changes or {"name_en": [row.name_en, "Klahan"]}
    return Revision.objects.create(
        row=row, author=by, editor=by, state=state, changes={"fields": changes, "links": {}, "parts": {}}
    )


# Who has a list


def test_nothing_waits_for_those_without_a_role(sent, visitor, member, inactive):
    assert [queues_for(reader, on=TODAY) for reader in (visitor, member, inactive)] == [[], [], []]


def test_workbench_opens_only_to_those_with_a_role(client):
    client.force_login(make_user(is_staff=True))
    assert client.get(reverse("admin:index")).status_code == 302


def test_page_says_calmly_that_nothing_waits(as_reviewer):
    html = as_reviewer.get(reverse("admin:index")).content.decode()
    assert "Nothing waits for you." in html
    assert 'class="queue"' not in html


# Waits for my review


def test_reviewer_is_led_to_preview_and_publish_what_others_sent(sent, reviewer):
    (line,) = queue_of(reviewer, "review").lines
    today = dt.date.today()
    assert (line.kind, line.title, line.verb) == ("Organisation", "Klahaan", "Preview and publish")
    assert line.why.startswith("Written by contributor@example.org, sent on ")
    assert str(today.year) in line.why
    assert line.why.endswith(" · Khmer: missing")
    assert line.url == f"/admin/stakeholders/organisation/{sent.pk}/change/"
    assert line.verb_url == f"/admin/stakeholders/organisation/act/publish/?rows={sent.pk}"


def test_line_leads_to_the_page_that_publishes(sent, reviewer, as_reviewer):
    (line,) = queue_of(reviewer, "review").lines
    page = as_reviewer.get(line.verb_url)
    assert [candidate.is_allowed for candidate in page.context["candidates"]] == [True]


def test_contributor_is_not_asked_to_review(sent, contributor, another_contributor):
    assert [queue_of(reader, "review") for reader in (contributor, another_contributor)] == [None, None]


def test_reviewer_reviews_their_own_only_where_the_coalition_allows_it(reviewer):
    make_organisation(name_en="Own", author=reviewer, **IN_REVIEW)
    assert titles(reviewer, "review") == []
    Coalition(may_publish_own=True).save()
    assert titles(reviewer, "review") == ["Own"]


def test_author_sees_what_they_sent_and_who_reviews_it_does_not(sent, contributor, reviewer):
    (line,) = queue_of(contributor, "sent").lines
    assert (line.title, line.verb, line.url) == (
        "Klahaan",
        "Look",
        f"/admin/stakeholders/organisation/{sent.pk}/change/",
    )
    assert line.why.startswith("Sent on ")
    assert queue_of(reviewer, "sent") is None


def test_own_row_that_may_be_published_stands_in_one_list(reviewer):
    make_organisation(name_en="Own", author=reviewer, **IN_REVIEW)
    assert (titles(reviewer, "review"), titles(reviewer, "sent")) == ([], ["Own"])
    Coalition(may_publish_own=True).save()
    assert (titles(reviewer, "review"), titles(reviewer, "sent")) == (["Own"], [])


def test_assessment_in_review_is_called_by_what_it_judges_with_its_evidence(reviewer, contributor):
    australia = make_recommendation(paragraph_number="110.54", states=[make_state(name_en="Australia")], **PUBLIC)
    row = make_assessment(covers=[australia], narrative_km="មូលហេតុ", no_evidence_reason_km="គ្មាន", **IN_REVIEW)
    make_evidence(assessment=row, title_km="ភស្តុតាង", **IN_REVIEW)
    assert told(reviewer, "review") == [
        ("Assessment", "110.54 Australia", "", "Evidence: 1", "Preview and publish"),
    ]


def test_what_is_written_with_another_row_is_no_line_of_its_own_until_that_is_published(reviewer):
    assessment = make_assessment(**IN_REVIEW)
    evidence = make_evidence(assessment=assessment, **IN_REVIEW)
    dialogue = make_dialogue(**IN_REVIEW)
    make_follow_up(review=dialogue.review, dialogue=dialogue, **IN_REVIEW)
    assert {line.kind for line in queue_of(reviewer, "review").lines} == {"Assessment", "Dialogue"}
    type(assessment).objects.filter(pk=assessment.pk).update(state="published")
    assert [line.title for line in queue_of(reviewer, "review").lines if line.kind == "Evidence"] == [str(evidence)]


def test_companions_are_known():
    found = {model: written_with(model) for model in publishable_kinds()}
    assert {model: name for model, name in found.items() if name} == {
        Evidence: "assessment",
        FollowUp: "dialogue",
        Endorsement: "report",
    }


def test_revision_in_review_says_what_it_changes(reviewer, contributor):
    row = make_organisation(name_en="Klahaan", **PUBLIC)
    revision = revision_of(row, contributor, state="in-review")
    (line,) = queue_of(reviewer, "review").lines
    assert (line.kind, line.title) == ("Revision: Organisation", "Klahaan")
    assert line.why.endswith(" · Changes: name")
    assert line.url == f"/admin/stakeholders/organisation/{row.pk}/change/?revision={revision.pk}"
    assert line.verb_url == f"/admin/stakeholders/organisation/act/publish/?revisions={revision.pk}"


def test_revision_of_what_is_not_published_any_more_waits_for_nobody(reviewer, contributor, administrator):
    row = make_organisation(**PUBLIC)
    revision_of(row, contributor)
    revision_of(row, reviewer, state="in-review")
    assert (titles(contributor, "mine"), titles(administrator, "review")) == ([str(row)], [str(row)])
    withhold(thing=row, by=administrator, reason="It names somebody.")
    assert (titles(contributor, "mine"), titles(administrator, "review")) == ([], [])


# Mine


def test_draft_waits_for_its_author_only(contributor, another_contributor, reviewer):
    row = make_organisation(name_en="Klahaan", author=contributor, **DRAFT)
    (line,) = queue_of(contributor, "mine").lines
    assert (line.tag, line.verb, line.why) == ("draft", "Continue", "Only you and reviewers see it.")
    assert (line.url, line.verb_url) == (f"/admin/stakeholders/organisation/{row.pk}/change/",) * 2
    assert [queue_of(reader, "mine") for reader in (another_contributor, reviewer)] == [None, None]


def test_what_was_returned_comes_first_with_its_reason(sent, contributor, reviewer):
    make_organisation(name_en="Older", author=contributor, **DRAFT)
    return_with_reason(thing=sent, by=reviewer, reason="Please add the acronym.")
    assert told(contributor, "mine") == [
        ("Organisation", "Klahaan", "returned", "“Please add the acronym.”", "Continue"),
        ("Organisation", "Older", "draft", "Only you and reviewers see it.", "Continue"),
    ]


def test_own_revision_leads_to_its_form(contributor, as_contributor):
    row = make_organisation(**PUBLIC)
    revision = revision_of(row, contributor)
    (line,) = queue_of(contributor, "mine").lines
    assert line.verb_url == f"/admin/stakeholders/organisation/{row.pk}/change/?revision={revision.pk}"
    assert as_contributor.get(line.verb_url).status_code == 200


def test_what_is_published_waits_no_longer(sent, contributor, reviewer):
    publish(thing=sent, by=reviewer)
    assert [queue_of(reader, key) for reader in (contributor, reviewer) for key in ("review", "mine")] == [None] * 4


def test_long_queue_shows_its_first_lines_and_says_how_many_follow(contributor, as_contributor):
    for _ in range(27):
        make_event(author=contributor, **DRAFT)
    queue = queue_of(contributor, "mine")
    assert (queue.total, len(queue.shown), queue.number_hidden) == (27, 25, 2)
    assert "2 more lines, which move up as these are settled." in as_contributor.get("/admin/").content.decode()

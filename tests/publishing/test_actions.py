"""The acts: what they need, what they leave behind, and what they never do."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from recommendations.models import Assessment, Recommendation
from stakeholders.models import Dialogue
from tests.factories import (
    IN_REVIEW,
    PUBLIC,
    make_assessment,
    make_dialogue,
    make_evidence,
    make_follow_up,
    make_organisation,
    make_recommendation,
    make_review,
    make_theme,
)
from upr_tracker.publishing.actions import ActRefused, publish, return_with_reason, submit, withdraw, withhold
from upr_tracker.publishing.models import Coalition

pytestmark = pytest.mark.django_db

STRANGER = AnonymousUser()


@pytest.fixture
def judgement(contributor):
    """An assessment in review, with everything that it needs."""
    fields = {**IN_REVIEW, "published_on": None, "author": contributor}
    return make_assessment(covers=[make_recommendation(**PUBLIC)], **fields)


def status_of(recommendation, on=None):
    rows = Recommendation.objects.filter(pk=recommendation.pk)
    return rows.with_status_for(STRANGER, on=on or timezone.localdate()).get().status


def test_publishing_says_the_day(judgement, reviewer):
    publish(thing=judgement, by=reviewer)
    judgement.refresh_from_db()
    assert (judgement.state, judgement.published_on) == ("published", timezone.localdate())


def test_what_was_published_elsewhere_keeps_its_day(judgement, reviewer):
    Assessment.objects.update(published_on=dt.date(2022, 3, 3))
    judgement.refresh_from_db()
    publish(thing=judgement, by=reviewer)
    judgement.refresh_from_db()
    assert judgement.published_on == dt.date(2022, 3, 3)


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ({"as_of": None}, "As of: Say the day or month whose situation is judged"),
        ({"narrative_en": ""}, "Reason: Give the reason for the status"),
        ({"no_evidence_reason_en": ""}, "List at least one piece of evidence that the same people may read"),
    ],
)
def test_assessment_without_its_grounds_is_refused_in_words(judgement, reviewer, missing, words):
    Assessment.objects.update(**missing)
    with pytest.raises(ActRefused, match=words):
        publish(thing=Assessment.objects.get(), by=reviewer)
    assert Assessment.objects.get().state == "in-review"


def test_evidence_goes_the_way_of_its_assessment(judgement, contributor, reviewer):
    Assessment.objects.update(state="draft", no_evidence_reason_en="")
    line = make_evidence(assessment=Assessment.objects.get(), audience="public", author=contributor)
    states = []
    for act, by, more in (
        (submit, contributor, {}),
        (return_with_reason, reviewer, {"reason": "Say when."}),
        (submit, contributor, {}),
        (publish, reviewer, {}),
    ):
        act(thing=Assessment.objects.get(), by=by, **more)
        line.refresh_from_db()
        states.append(line.state)
    assert states == ["in-review", "draft", "in-review", "published"]


def test_nobody_publishes_their_own_line_with_what_somebody_else_wrote(judgement, reviewer):
    line = make_evidence(assessment=judgement, title_en="A law", author=reviewer, **IN_REVIEW)
    with pytest.raises(ActRefused, match="You wrote “A law”, which would be published with this"):
        publish(thing=judgement, by=reviewer)
    line.refresh_from_db()
    assert (Assessment.objects.get().state, line.state) == ("in-review", "in-review")
    Coalition(may_publish_own=True).save()
    publish(thing=Assessment.objects.get(), by=reviewer)
    line.refresh_from_db()
    assert (Assessment.objects.get().state, line.state) == ("published", "published")


def test_companion_out_of_sight_is_not_sent_along(judgement, contributor, reviewer, administrator):
    Assessment.objects.update(state="draft")
    hidden = make_evidence(assessment=Assessment.objects.get(), author=reviewer)
    submit(thing=Assessment.objects.get(), by=contributor)
    hidden.refresh_from_db()
    assert hidden.state == "draft"
    publish(thing=Assessment.objects.get(), by=administrator)
    hidden.refresh_from_db()
    assert hidden.state == "published"


def test_refusal_counts_and_names_no_evidence_out_of_sight(judgement, contributor, reviewer):
    Assessment.objects.update(state="draft", no_evidence_reason_en="")
    make_evidence(assessment=Assessment.objects.get(), title_en="SECRET", author=reviewer)
    make_evidence(assessment=Assessment.objects.get(), audience="public", author=reviewer)
    with pytest.raises(ActRefused, match="List at least one piece of evidence") as refusal:
        submit(thing=Assessment.objects.get(), by=contributor)
    assert "SECRET" not in str(refusal.value)


@pytest.mark.parametrize(("act", "state"), [(submit, "draft"), (publish, "in-review")])
def test_companion_is_held_to_its_own_rules(judgement, administrator, act, state):
    Assessment.objects.update(state=state)
    line = make_evidence(assessment=Assessment.objects.get(), audience="public", publisher="")
    with pytest.raises(ActRefused, match="Evidence: Link: Published evidence can be found: give a link, a file"):
        act(thing=Assessment.objects.get(), by=administrator)
    line.refresh_from_db()
    assert (Assessment.objects.get().state, line.state) == (state, "draft")


def test_next_steps_are_published_with_their_dialogue_for_their_own_readers(contributor, reviewer):
    dialogue = make_dialogue(author=contributor, **IN_REVIEW)
    step = make_follow_up(review=dialogue.review, dialogue=dialogue)
    publish(thing=dialogue, by=reviewer)
    step.refresh_from_db()
    assert (step.state, step.audience) == ("published", "private")
    assert list(type(step).objects.visible_to(STRANGER)) == []


def test_returned_draft_keeps_the_whole_reason_until_it_is_sent_again(judgement, contributor, reviewer):
    reason = "Please say which law. " * 20
    return_with_reason(thing=judgement, by=reviewer, reason=reason)
    judgement.refresh_from_db()
    assert (judgement.state, judgement.decided_because) == ("draft", reason.strip())
    submit(thing=judgement, by=contributor)
    judgement.refresh_from_db()
    assert (judgement.state, judgement.decided_because) == ("in-review", "")


@pytest.mark.parametrize("act", [return_with_reason, withdraw, withhold])
def test_reason_is_asked_for(judgement, administrator, act):
    with pytest.raises(ActRefused, match="Say why, in a sentence"):
        act(thing=judgement, by=administrator, reason="  ")


def test_what_changed_since_it_was_read_is_not_published(judgement, reviewer):
    Assessment.objects.update(version=judgement.version + 1)
    with pytest.raises(ActRefused, match="This was changed since you read it"):
        publish(thing=judgement, by=reviewer)
    assert Assessment.objects.get().state == "in-review"


@pytest.mark.parametrize("act", [withdraw, withhold])
def test_what_was_withdrawn_is_nowhere_on_any_day(judgement, administrator, act):
    covered = judgement.covers.get()
    Assessment.objects.update(published_on=dt.date(2022, 3, 3))
    judgement.refresh_from_db()
    publish(thing=judgement, by=administrator)
    days = [dt.date(2022, 3, 3), dt.date(2023, 5, 5), timezone.localdate()]
    assert [status_of(covered, on=day) for day in days] == ["some-progress"] * 3
    act(thing=Assessment.objects.get(), by=administrator, reason="It names somebody.")
    assert [status_of(covered, on=day) for day in days] == [None] * 3


def test_what_is_taken_up_again_was_not_published_before(judgement, reviewer):
    Assessment.objects.update(published_on=dt.date(2022, 3, 3), state="withdrawn")
    return_with_reason(thing=Assessment.objects.get(), by=reviewer, reason="It was right after all.")
    assert (Assessment.objects.get().state, Assessment.objects.get().published_on) == ("draft", None)


def test_withheld_row_is_seen_by_administrators_only(reviewer, administrator, contributor):
    row = make_organisation(author=contributor, **PUBLIC)
    withhold(thing=row, by=administrator, reason="It does harm.")
    readers = [STRANGER, contributor, reviewer, administrator]
    assert [list(type(row).objects.visible_to(reader)) for reader in readers] == [[], [], [], [row]]


def test_what_hangs_on_a_withheld_row_is_hidden_with_it(reviewer, administrator):
    dialogue = make_dialogue(**PUBLIC)
    make_follow_up(review=dialogue.review, dialogue=dialogue, **PUBLIC)
    withhold(thing=dialogue, by=administrator, reason="It does harm.")
    steps = [step.text_en for step in dialogue.follow_ups.model.objects.visible_to(reviewer)]
    assert (steps, Dialogue.objects.visible_to(reviewer).count()) == ([], 0)


def test_updating_one_of_three_leaves_the_other_two(contributor, reviewer):
    review = make_review(**PUBLIC)
    theme = make_theme(review=review, **PUBLIC)
    one, two, three = (make_recommendation(theme=theme, **PUBLIC) for _ in range(3))
    make_assessment(covers=[one, two, three], status="not-yet-implemented", **PUBLIC)
    fields = {**IN_REVIEW, "published_on": None, "as_of": "2023-01", "status": "fully-implemented"}
    publish(thing=make_assessment(covers=[two], author=contributor, **fields), by=reviewer)
    assert [status_of(row) for row in (one, two, three)] == [
        "not-yet-implemented",
        "fully-implemented",
        "not-yet-implemented",
    ]


def test_history_tells_the_act_and_who_did_it(judgement, reviewer):
    publish(thing=judgement, by=reviewer)
    entry = Assessment.objects.get().history.first()
    assert (entry.history_user, entry.history_change_reason) == (reviewer, "published")


def test_publishing_keeps_the_day_since_which_a_row_is_shown(judgement, contributor, reviewer):
    line = make_evidence(assessment=judgement, audience="public", author=contributor)
    assert (judgement.shown_since, line.shown_since) == (None, None)
    publish(thing=judgement, by=reviewer)
    line.refresh_from_db()
    assert (Assessment.objects.get().shown_since, line.shown_since) == (timezone.localdate(), timezone.localdate())


def test_row_that_is_taken_up_again_was_not_shown_before(judgement, reviewer):
    published = publish(thing=judgement, by=reviewer)
    published.refresh_from_db()
    withdrawn = withdraw(thing=published, by=reviewer, reason="It is wrong.")
    return_with_reason(thing=withdrawn, by=reviewer, reason="Mend it.")
    assert Assessment.objects.get().shown_since is None

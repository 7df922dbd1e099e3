"""A row or a line that is published while somebody types into its form: what they typed is given back."""

import pytest

from stakeholders.models import FollowUp
from tests.admin_pages import address_of, send_after_the_end, sent, typed
from tests.conftest import signed_in
from tests.factories import (
    IN_REVIEW,
    PUBLIC,
    make_assessment,
    make_dialogue,
    make_evidence,
    make_follow_up,
    make_recommendation,
)
from upr_tracker.publishing.actions import publish
from upr_tracker.publishing.models import KeptForm, Revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def judgement(contributor):
    fields = {**IN_REVIEW, "published_on": None, "author": contributor}
    return make_assessment(covers=[make_recommendation(**PUBLIC)], **fields)


@pytest.fixture
def dialogue(contributor):
    return make_dialogue(author=contributor, **IN_REVIEW)


def line_of(dialogue, text):
    return {"follow_ups-TOTAL_FORMS": "1", "follow_ups-0-text_en": text, "follow_ups-0-audience": "private"}


def test_text_of_a_row_published_meanwhile_is_given_back(as_contributor, reviewer, judgement):
    words = sent(as_contributor, address_of(judgement), narrative_en="Typed for an hour.")
    publish(thing=judgement, by=reviewer)
    answer = as_contributor.post(address_of(judgement), words)
    page = answer.content.decode()
    assert (answer.status_code, "Typed for an hour." in page, "Somebody published this" in page) == (409, True, True)
    assert Revision.objects.count() == 0


def test_line_of_a_row_published_meanwhile_is_given_back(as_contributor, reviewer, dialogue):
    words = {**sent(as_contributor, address_of(dialogue)), **line_of(dialogue, "They answer by May.")}
    publish(thing=dialogue, by=reviewer)
    answer = as_contributor.post(address_of(dialogue), words)
    assert (answer.status_code, "They answer by May." in answer.content.decode()) == (409, True)
    assert (FollowUp.objects.count(), Revision.objects.count()) == (0, 0)


def test_text_of_a_line_published_meanwhile_is_given_back(as_contributor, contributor, reviewer, dialogue):
    line = make_follow_up(review=dialogue.review, dialogue=dialogue, author=contributor, **IN_REVIEW)
    words = sent(as_contributor, address_of(dialogue), **{"follow_ups-0-text_en": "They answer by May."})
    publish(thing=line, by=reviewer)
    answer = as_contributor.post(address_of(dialogue), words)
    assert (answer.status_code, "They answer by May." in answer.content.decode()) == (409, True)
    line.refresh_from_db()
    assert line.text_en != "They answer by May."


def test_text_kept_for_a_row_published_meanwhile_is_given_back_until_it_is_discarded(contributor, reviewer, judgement):
    send_after_the_end(contributor, address_of(judgement), narrative_en="Typed for an hour.")
    publish(thing=judgement, by=reviewer)
    client = signed_in(contributor)
    page = client.get(address_of(judgement))
    assert (page.status_code, "Typed for an hour." in page.content.decode()) == (409, True)
    client.post(address_of(judgement), {"_discard": "1"})
    assert (KeptForm.objects.count(), client.get(address_of(judgement)).status_code) == (0, 200)


def test_published_row_with_lines_is_revised_all_the_same(as_contributor, dialogue):
    type(dialogue).objects.update(**PUBLIC)
    make_follow_up(review=dialogue.review, dialogue=dialogue, **PUBLIC)
    answer = as_contributor.post(address_of(dialogue), typed(as_contributor, address_of(dialogue), title_en="Anew"))
    assert (answer.status_code, Revision.objects.count()) == (302, 1)


def test_khmer_of_a_published_assessment_is_revised_all_the_same(as_contributor, judgement):
    type(judgement).objects.update(published_on="2022-03-03", **PUBLIC)
    make_evidence(assessment=judgement, **PUBLIC)
    words = typed(as_contributor, address_of(judgement), narrative_km="ហេតុផល")
    assert as_contributor.post(address_of(judgement), words).status_code == 302
    assert Revision.objects.get().changes["fields"]["narrative_km"] == ["", "ហេតុផល"]

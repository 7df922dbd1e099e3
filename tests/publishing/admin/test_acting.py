"""The page on which a reviewer decides what becomes of a row that is in review."""

import html
import re

import pytest

from stakeholders.models import Event
from tests.admin_pages import token_in
from tests.factories import IN_REVIEW, PUBLIC, make_event
from upr_tracker.publishing.actions import publish
from upr_tracker.publishing.keeping import TYPED_BY, keep
from upr_tracker.publishing.models import KeptForm, Revision

pytestmark = pytest.mark.django_db


def ways_on(page):
    """The addresses to which the buttons of the page lead, each with its query."""
    buttons = page.content.decode().partition('<div class="submit-row">')[2]
    return re.findall(r'href="([^"]+)">(\w+)</a>', html.unescape(buttons))


def test_page_for_publishing_leads_to_returning(as_reviewer, contributor):
    row = make_event(state="in-review", audience="public", author=contributor)
    page = as_reviewer.get(f"/admin/stakeholders/event/act/publish/?rows={row.pk}")
    assert (f"../return/?rows={row.pk}", "Return") in ways_on(page)
    assert as_reviewer.get(f"/admin/stakeholders/event/act/return/?rows={row.pk}").status_code == 200


def test_preview_of_a_draft_does_not_lead_to_returning(as_contributor, contributor):
    row = make_event(audience="public", author=contributor)
    page = as_contributor.get(f"/admin/stakeholders/event/act/publish/?rows={row.pk}")
    assert [name for _address, name in ways_on(page)] == ["Edit"]


def test_reason_is_given_back_where_the_revision_was_published_meanwhile(as_reviewer, administrator, contributor):
    row = make_event(text_en="As it was.", **PUBLIC)
    changes = {"fields": {"text_en": ["As it was.", "As revised."]}, "links": {}, "parts": {}}
    revision = Revision.objects.create(row=row, author=contributor, changes=changes, state="in-review")
    address = f"/admin/stakeholders/event/act/return/?revisions={revision.pk}"
    words = {TYPED_BY: token_in(as_reviewer.get(address)), "reason": "Which law?", f"version_{revision.pk}": "1"}
    publish(thing=revision, by=administrator)
    answer = as_reviewer.post(address, words)
    page = answer.content.decode()
    assert (answer.status_code, "Which law?" in page, "This is not there any more." in page) == (404, True, True)


def test_rows_of_a_list_that_changed_meanwhile_are_shown_again_with_the_reason(as_reviewer, contributor):
    done, changed = (make_event(author=contributor, **IN_REVIEW) for _ in range(2))
    address = f"/admin/stakeholders/event/act/return/?rows={done.pk},{changed.pk}&from=list"
    words = {"reason": "Which law?", f"version_{done.pk}": "1", f"version_{changed.pk}": "1"}
    Event.objects.filter(pk=changed.pk).update(version=2)
    page = as_reviewer.post(address, words)
    assert [candidate.thing for candidate in page.context["candidates"]] == [changed]
    assert page.context["reason"] == "Which law?"
    answer = as_reviewer.post(address, {"reason": "Which law?", f"version_{changed.pk}": "2"})
    assert answer.headers["Location"] == "/admin/stakeholders/event/"
    told = set(Event.objects.values_list("state", "decided_because", "version"))
    assert told == {("draft", "Which law?", 2), ("draft", "Which law?", 3)}


def test_kept_reason_is_not_forgotten_by_a_refusal(as_reviewer, reviewer, contributor):
    row = make_event(author=contributor, **IN_REVIEW)
    address = f"/admin/stakeholders/event/act/return/?rows={row.pk}&from=list"
    keep(person=reviewer, address=address, texts={"reason": ["Which law?"]})
    as_reviewer.post(address, {"reason": "Which law?", f"version_{row.pk}": "7"})
    assert KeptForm.objects.count() == 1


def test_list_action_on_a_row_that_is_gone_stays_on_the_list(as_reviewer):
    row = make_event(**IN_REVIEW)
    answer = as_reviewer.post("/admin/stakeholders/event/", {"action": "act_publish", "_selected_action": row.pk + 1})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/stakeholders/event/")

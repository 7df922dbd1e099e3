"""The page on which a reviewer decides what becomes of a row that is in review."""

import html
import re

from tests.factories import make_event


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

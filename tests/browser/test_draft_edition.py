"""A draft edition in the workbench: what it lacks, how it would look, and a long one that is made meanwhile."""

import pytest

from reports import drafts, makings
from reports.models import Making, Report
from tests.browser.conftest import OVERFLOW, faults
from tests.factories import make_edition
from upr_tracker.accounts.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def draft(served):
    """The second edition of the record's mid-term report, as an editor begins it."""
    report = Report.objects.get(kind="mid-term")
    words = {"state": "in-review", "data": None, "data_sha256": "", "published_on": "2022-05-01"}
    return make_edition(report=report, number=2, as_of="2022-01", audience="public", **words)


def form_of(served, draft):
    return f"{served}/admin/reports/edition/{draft.pk}/change/"


@pytest.mark.parametrize(("locale", "width"), [("en", 360), ("km", 1280)])
def test_draft_tells_what_it_lacks_and_shows_itself_as_a_page(served, signed_in, complaints, draft, locale, width):
    page = signed_in(Role.REVIEWER, locale=locale, viewport={"width": width, "height": 800})
    page.goto(form_of(served, draft))
    assert page.locator(".checklist li").count() > 3
    assert page.locator("section.draft tbody tr").count() == 5
    assert (faults(page), page.evaluate(OVERFLOW) <= 0) == ([], True)
    with page.expect_popup() as opened:
        page.locator("section.draft a[href$='/km/html/']").click()
    shown = opened.value
    shown.wait_for_load_state()
    assert (shown.get_attribute("html", "lang"), shown.locator(".draft").count()) == ("km", 1)
    assert (faults(shown), complaints) == ([], [])


def test_lines_of_the_checklist_lead_to_pages_and_files_can_be_taken_away(served, signed_in, draft):
    page = signed_in(Role.REVIEWER)
    page.goto(form_of(served, draft))
    links = page.eval_on_selector_all(".checklist a.do", "links => links.map(link => link.href)")
    assert links
    assert {page.request.get(link).status for link in links} == {200}
    for format_ in ("docx", "csv", "json"):
        with page.expect_download() as taken:
            page.locator(f"section.draft a[href$='/en/{format_}/']").click()
        assert taken.value.suggested_filename == f"cambodia-3-mid-term-report-2-draft-en.{format_}"


def test_long_edition_shows_how_far_it_is_and_leads_to_it(served, signed_in, complaints, draft, monkeypatch):
    """The process of its own would have another database here: the test says its words."""
    monkeypatch.setattr(drafts, "LONG", 0)
    monkeypatch.setattr(makings, "launch", lambda making: None)
    page = signed_in(Role.REVIEWER, viewport={"width": 360, "height": 800})
    page.goto(f"{served}/admin/reports/edition/act/publish/?rows={draft.pk}")
    page.click("main [type=submit]")
    assert page.inner_text("#words") == "File 1 of 10"
    assert (faults(page), page.evaluate(OVERFLOW) <= 0) == ([], True)
    Making.objects.update(done=3, total=10, page=7)
    page.locator("#words", has_text="File 4 of 10, page 7").wait_for()
    assert 0.3 < float(page.eval_on_selector("#progress", "bar => bar.value")) < 0.5
    makings.finish(Making.objects.get())
    leads = page.locator("a", has_text="To the published edition")
    leads.wait_for()
    assert (leads.get_attribute("href"), complaints) == ("/en/cambodia-3/reports/mid-term-report/2/", [])


def test_making_that_failed_says_why(served, signed_in, draft, monkeypatch):
    monkeypatch.setattr(drafts, "LONG", 0)
    monkeypatch.setattr(makings, "launch", lambda making: None)
    page = signed_in(Role.REVIEWER)
    page.goto(f"{served}/admin/reports/edition/{draft.pk}/draft/en/pdf/")
    makings.finish(Making.objects.get(), problem="The paper ran out.")
    page.locator("#words", has_text="The paper ran out.").wait_for()
    assert page.locator("text=Take the file").count() == 0

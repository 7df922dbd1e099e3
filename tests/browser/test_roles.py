"""Each role at its work, from the workbench page to what the public reads."""

import pytest

from recommendations.models import Assessment, Recommendation
from stakeholders.models import Dialogue
from tests.browser.conftest import OVERFLOW
from tests.factories import PUBLIC, make_organisation, make_statement
from upr_tracker.accounts.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)

AUSTRALIA = "110.54 Australia"
PUBLIC_PAGE = "/en/cambodia-3/recommendations/110-54-australia/"
REASON = "The Ministry of Justice published a draft law against discrimination."
NO_EVIDENCE = "The draft was read out at a meeting, and is not printed."


@pytest.fixture
def loads():
    """The addresses of the documents that a person's page loaded; frames inside it are none of them."""
    return []


def counted(page, loads):
    page.on("domcontentloaded", lambda page: loads.append(page.url))
    return page


def on_the_public_page(browser, served, path=PUBLIC_PAGE):
    page = browser()
    assert page.goto(served + path).status == 200
    return page.locator("main").inner_text()


def update_progress(page, served):
    """What a contributor does, from the workbench and back to it."""
    page.goto(f"{served}/admin/")
    page.get_by_role("link", name=f"Update progress {AUSTRALIA}").first.click()
    page.select_option("#id_status", "some-progress")
    page.fill("#id_as_of", "2026-10")
    page.fill("#id_narrative_en", REASON)
    page.fill("#id_no_evidence_reason_en", NO_EVIDENCE)
    page.select_option("#id_audience", "public")
    page.click("text=Save and send for review")
    page.wait_for_selector(".bench")


def preview_from_the_bench(page, served, title=AUSTRALIA):
    page.goto(f"{served}/admin/")
    page.get_by_role("link", name=f"Preview and publish {title}").click()
    page.wait_for_selector("form.act")


def test_progress_is_updated_and_published_in_three_page_loads_each(served, signed_in, browser, loads, complaints):
    contributor = counted(signed_in(Role.CONTRIBUTOR), loads)
    update_progress(contributor, served)
    assert [address.removeprefix(served).partition("?")[0] for address in loads] == [
        "/admin/",
        "/admin/recommendations/assessment/add/",
        "/admin/",
    ]
    assert REASON not in on_the_public_page(browser, served)
    reviewer = counted(signed_in(Role.REVIEWER), loads)
    loads.clear()
    preview_from_the_bench(reviewer, served)
    for language in ("English", "Khmer"):
        frame = reviewer.frame_locator(f'iframe[title$="{language}"]')
        reviewer.locator(f'iframe[title$="{language}"]').scroll_into_view_if_needed()
        frame.get_by_text(REASON).first.wait_for()
    assert REASON not in on_the_public_page(browser, served)
    reviewer.get_by_role("button", name="Publish").click()
    reviewer.wait_for_selector(".bench")
    assert [address.removeprefix(served).partition("?")[0] for address in loads] == [
        "/admin/",
        "/admin/recommendations/assessment/act/publish/",
        "/admin/",
    ]
    shown = on_the_public_page(browser, served)
    assert (REASON in shown, "October 2026" in shown, NO_EVIDENCE in shown) == (True, True, True)
    # Nothing is blocked in a preview, such as its font. What a page of the public misses, its own tests say.
    assert [each for each in complaints if "404" not in each] == []


def test_form_of_an_update_is_filled_in_from_the_assessment_that_stands(served, signed_in):
    page = signed_in(Role.CONTRIBUTOR)
    standing = Assessment.objects.get(covers__slug="110-54-australia")
    page.get_by_role("link", name=f"Update progress {AUSTRALIA}").first.click()
    fields = ("#id_status", "#id_narrative_en", "#id_audience", "#id_as_of")
    assert [page.input_value(name) for name in fields] == [standing.status, standing.narrative_en, "public", ""]
    key = Recommendation.objects.get(slug="110-54-australia").pk
    assert page.locator("#id_covers").evaluate("it => [...it.selectedOptions].map(each => each.value)") == [str(key)]


def test_returned_draft_goes_back_with_its_reason_and_comes_again(served, signed_in):
    contributor, reviewer = signed_in(Role.CONTRIBUTOR), signed_in(Role.REVIEWER)
    update_progress(contributor, served)
    draft = Assessment.objects.get(state="in-review")
    reviewer.goto(f"{served}/admin/recommendations/assessment/{draft.pk}/change/")
    reviewer.get_by_role("link", name="Return", exact=True).click()
    reviewer.fill("#id_reason", "Which ministry said so, and when?")
    reviewer.get_by_role("button", name="Return to draft").click()
    reviewer.wait_for_selector(".bench")
    contributor.goto(f"{served}/admin/")
    line = contributor.locator("li", has_text="Which ministry said so, and when?")
    line.get_by_role("link", name="Continue").click()
    assert "Which ministry said so, and when?" in contributor.locator(".notice blockquote").inner_text()
    contributor.fill("#id_narrative_en", f"{REASON} It said so in October 2026.")
    contributor.click("text=Save and send for review")
    contributor.wait_for_selector(".bench")
    draft.refresh_from_db()
    assert (draft.state, draft.narrative_en) == ("in-review", f"{REASON} It said so in October 2026.")


def test_mistaken_assessment_is_corrected_for_the_same_recommendations(served, signed_in, browser):
    contributor, reviewer = signed_in(Role.CONTRIBUTOR), signed_in(Role.REVIEWER)
    mistaken = Assessment.objects.get(covers__slug="110-54-australia")
    contributor.goto(f"{served}/admin/recommendations/assessment/{mistaken.pk}/change/")
    contributor.get_by_role("link", name="Correct", exact=True).click()
    assert contributor.input_value("#id_as_of") == "2022-01"
    contributor.fill("#id_narrative_en", "A mistake is mended here.")
    contributor.fill("#id_no_evidence_reason_en", NO_EVIDENCE)
    contributor.click("text=Save and send for review")
    contributor.wait_for_selector(".bench")
    correction = Assessment.objects.get(corrects=mistaken)
    assert set(correction.covers.all()) == set(mistaken.covers.all())
    reviewer.goto(f"{served}/admin/recommendations/assessment/act/publish/?rows={correction.pk}")
    reviewer.get_by_role("button", name="Publish").click()
    reviewer.wait_for_selector(".bench")
    assert "A mistake is mended here." in on_the_public_page(browser, served)


def test_revision_of_a_published_dialogue_shows_nothing_until_it_is_published(served, signed_in, browser):
    dialogue = Dialogue.objects.get(slug="consultation-2022-03-23")
    contributor, reviewer = signed_in(Role.CONTRIBUTOR), signed_in(Role.REVIEWER)
    contributor.goto(f"{served}/admin/stakeholders/dialogue/{dialogue.pk}/change/")
    contributor.fill("#id_answers_en", "The officials asked for a second meeting.")
    contributor.click("text=Save and send for review")
    contributor.wait_for_selector(".bench")
    path = f"/en/cambodia-3/dialogues/{dialogue.slug}/"
    before = on_the_public_page(browser, served, path)
    assert ("a second meeting" in before, "Revised on" in before) == (False, False)
    reviewer.goto(f"{served}/admin/")
    reviewer.get_by_role("link", name="Preview and publish").first.click()
    assert "a second meeting" in reviewer.locator(".changes").inner_text()
    reviewer.get_by_role("button", name="Publish").click()
    reviewer.wait_for_selector(".bench")
    after = on_the_public_page(browser, served, path)
    assert ("a second meeting" in after, "Revised on" in after) == (True, True)


def test_withdrawn_row_is_not_found_by_the_public(served, signed_in, browser):
    dialogue = Dialogue.objects.get(slug="consultation-2022-03-23")
    reviewer = signed_in(Role.REVIEWER)
    reviewer.goto(f"{served}/admin/stakeholders/dialogue/{dialogue.pk}/change/")
    reviewer.get_by_role("link", name="Withdraw", exact=True).click()
    reviewer.fill("#id_reason", "The counterpart asked for it.")
    reviewer.get_by_role("button", name="Withdraw").click()
    reviewer.wait_for_selector(".bench")
    stranger = browser()
    assert stranger.goto(f"{served}/en/cambodia-3/dialogues/{dialogue.slug}/").status == 404
    stranger.goto(f"{served}/en/cambodia-3/dialogues/")
    assert stranger.locator(f'a[href*="{dialogue.slug}"]').count() == 0


def test_administrator_withholds_then_erases_after_reading_what_goes_with_it(served, signed_in, browser):
    recommendation = Recommendation.objects.get(slug="110-54-australia")
    statement = make_statement(
        review=recommendation.review, text_en="What does harm.", recommendations=[recommendation], **PUBLIC
    )
    page = signed_in(Role.ADMINISTRATOR)
    page.goto(f"{served}/admin/stakeholders/statement/{statement.pk}/change/")
    assert "What does harm." in on_the_public_page(browser, served)
    page.get_by_role("link", name="Withhold", exact=True).click()
    page.fill("#id_reason", "It names somebody.")
    page.get_by_role("button", name="Withhold").click()
    page.wait_for_selector(".bench")
    assert "What does harm." not in on_the_public_page(browser, served)
    page.goto(f"{served}/admin/stakeholders/statement/{statement.pk}/change/")
    page.get_by_role("link", name="Erase").click()
    assert "What does harm." in page.locator("#deleted-objects").inner_text()
    assert type(statement).objects.filter(pk=statement.pk).exists()
    page.locator("form input[type=submit]").last.click()
    page.wait_for_url("**/stakeholders/statement/")
    assert not type(statement).objects.filter(pk=statement.pk).exists()


def choose(page, place, words):
    """In a field that is searched by typing."""
    page.locator(f"{place} .select2-selection").first.click()
    page.keyboard.type(words)
    page.locator(".select2-results__option", has_text=words).first.click()


def test_dialogue_is_logged_in_one_form_on_a_phone(served, signed_in, complaints):
    for name in ("Ministry of Examples", "Council of Examples"):
        make_organisation(name_en=name, kind="government", **PUBLIC)
    page = signed_in(Role.CONTRIBUTOR, viewport={"width": 360, "height": 800})
    page.get_by_role("link", name="Log a dialogue", exact=True).click()
    page.fill("#id_title_en", "Meeting on a draft law")
    page.fill("#id_date", "2026-10")
    page.select_option("#id_counterpart", "government")
    for number, name in enumerate(("Ministry of Examples", "Council of Examples")):
        page.click("#participants-group .add-row a")
        choose(page, f"#participants-{number} .field-organisation", name)
    for number in ("110.51", "110.52"):
        choose(page, ".field-recommendations_raised", number)
    page.fill("#id_key_points_en", "A law against discrimination.")
    page.fill("#id_answers_en", "A draft will be shared.")
    page.click("#follow_ups-group .add-row a")
    page.fill("#id_follow_ups-0-text_en", "Send comments on the draft")
    page.fill("#id_follow_ups-0-by_when", "2027-02")
    assert page.evaluate(OVERFLOW) <= 0
    page.click("[name=_save]")
    page.wait_for_url("**/stakeholders/dialogue/")
    logged = Dialogue.objects.get(title_en="Meeting on a draft law")
    assert (str(logged.date), logged.state, logged.audience) == ("2026-10", "draft", "private")
    assert [row.organisation.name_en for row in logged.participants.all()] == [
        "Ministry of Examples",
        "Council of Examples",
    ]
    assert [row.paragraph_number for row in logged.recommendations_raised.all()] == ["110.51", "110.52"]
    assert (logged.key_points_en, logged.answers_en) == ("A law against discrimination.", "A draft will be shared.")
    step = logged.follow_ups.get()
    assert (step.text_en, str(step.by_when), step.audience) == ("Send comments on the draft", "2027-02", "private")
    assert complaints == []

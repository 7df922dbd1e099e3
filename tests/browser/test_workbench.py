"""The workbench as editors see it: on a phone and on a desk, in both languages, by day and by night."""

import pytest

from stakeholders.models import Organisation, Statement
from tests.browser.conftest import OVERFLOW
from upr_tracker.accounts.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)

ROOMS = {
    "recommendations": ("recommendation", "assessment", "theme"),
    "stakeholders": ("dialogue", "statement", "mediacoverage", "organisation"),
    "reports": ("report", "edition"),
}
MODELS = [f"{room}/{model}" for room, models in ROOMS.items() for model in models]


def pages_of_the_workbench(page, served):
    """The index, and of each model the list, the empty form, and the page of its first row."""
    yield f"{served}/admin/"
    for model in MODELS:
        yield f"{served}/admin/{model}/"
        if page.locator("#result_list tbody th a").count():
            yield served + page.locator("#result_list tbody th a").first.get_attribute("href")
        yield f"{served}/admin/{model}/add/"


@pytest.mark.parametrize(("role", "language"), [(Role.CONTRIBUTOR, "km"), (Role.ADMINISTRATOR, "en")])
def test_no_page_overflows_sideways_or_complains(served, signed_in, complaints, role, language):
    page = signed_in(role, locale=language)
    too_wide = []
    for address in pages_of_the_workbench(page, served):
        assert page.goto(address).status == 200, address
        for width, scheme in ((360, "dark"), (1280, "light")):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            if page.evaluate(OVERFLOW) > 0:
                too_wide.append((address, width))
    assert (too_wide, complaints) == ([], [])


def test_english_stands_beside_khmer_on_a_desk_and_above_it_on_a_phone(served, signed_in):
    page = signed_in(Role.CONTRIBUTOR)
    page.goto(f"{served}/admin/recommendations/recommendation/add/")
    placed = []
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        english, khmer = (page.locator(f"#id_text_{language}").bounding_box() for language in ("en", "km"))
        placed.append((english["x"] < khmer["x"], english["y"] < khmer["y"]))
    assert placed == [(True, False), (False, True)]


def test_contributor_drafts_a_statement_and_a_new_organisation_on_the_way(served, signed_in, complaints):
    page = signed_in(Role.CONTRIBUTOR, viewport={"width": 360, "height": 800})
    page.goto(f"{served}/admin/stakeholders/statement/add/")
    page.select_option("#id_kind", "reported")
    page.fill("#id_text_en", "The Ministry is open to a dialogue.")
    page.locator(".field-recommendations .select2-selection").click()
    page.keyboard.type("110.51")
    page.get_by_role("option", name="110.51").click()
    with page.expect_popup() as opened:
        page.click("#add_id_organisation")
    window = opened.value
    window.select_option("#id_kind", "government")
    window.fill("#id_name_en", "Ministry of Examples")
    with window.expect_event("close"):
        window.click("[name=_save]")
    page.wait_for_function("document.querySelector('#id_organisation').value")
    page.click("[name=_save]")
    page.wait_for_url("**/stakeholders/statement/")
    row = Statement.objects.get(text_en="The Ministry is open to a dialogue.")
    assert row.organisation == Organisation.objects.get(name_en="Ministry of Examples")
    assert [str(named.paragraph_number) for named in row.recommendations.all()] == ["110.51"]
    assert (row.state, row.author.email, complaints) == ("draft", "contributor@example.org", [])

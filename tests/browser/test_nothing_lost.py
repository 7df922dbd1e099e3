"""Nothing typed is lost: a session that ends, two people at one form, and an earlier text taken up again."""

import pytest

from recommendations.models import Theme
from tests.browser.conftest import OVERFLOW, PASSWORD
from tests.factories import make_statement, make_theme, make_user
from upr_tracker.accounts.models import Session, User
from upr_tracker.accounts.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)

KHMER = "សិទ្ធិរបស់អ្នកស្រឡាញ់ភេទដូចគ្នា"
TEXT = "The Ministry of Justice said that it will look into a law on gender recognition in the coming year."
SIZES = ((360, 800), (1280, 900))


def sign_in_again(page, role):
    page.fill("#id_login", f"{role}@example.org")
    page.fill("#id_password", PASSWORD)
    page.click("input.default")


def look_at_each_size(page, look):
    """What is found at each width, where nothing may overflow sideways."""
    found = []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_load_state()
        assert page.evaluate(OVERFLOW) <= 0, width
        found.append(look())
    return found


def test_form_is_there_as_typed_after_the_session_has_ended(served, signed_in, complaints):
    page = signed_in(Role.CONTRIBUTOR)
    theme = make_theme(author=User.objects.get(email=f"{Role.CONTRIBUTOR}@example.org"), name_en="Law")
    page.goto(f"{served}/admin/recommendations/theme/{theme.pk}/change/")
    page.fill("#id_name_en", "Laws")
    page.fill("#id_name_km", KHMER)
    page.click("#wordings-group .add-row a")
    page.fill("#id_wordings-0-text_en", "A wording of the source")
    page.fill("#id_wordings-0-text_km", KHMER)
    Session.objects.all().delete()
    page.click("[name=_save]")
    sign_in_again(page, Role.CONTRIBUTOR)
    page.get_by_text("nothing of it is saved yet").wait_for()
    fields = ("#id_name_en", "#id_name_km", "#id_wordings-0-text_en", "#id_wordings-0-text_km")
    expected = ["Laws", KHMER, "A wording of the source", KHMER]
    assert look_at_each_size(page, lambda: [page.input_value(name) for name in fields]) == [expected] * len(SIZES)
    assert Theme.objects.get(pk=theme.pk).name_en == "Law"
    page.locator("#wordings-0 .field-source .select2-selection").click()
    page.locator(".select2-results__option:not(.loading-results)").first.click()
    page.select_option("#id_wordings-0-place", "asks")
    page.click("[name=_save]")
    page.wait_for_url("**/recommendations/theme/")
    theme.refresh_from_db()
    assert (theme.name_en, theme.name_km, theme.wordings.get().text_km) == ("Laws", KHMER, KHMER)
    assert complaints == []


def test_form_typed_before_another_tab_signed_in_again_is_there(served, signed_in):
    page = signed_in(Role.CONTRIBUTOR)
    page.goto(f"{served}/admin/stakeholders/organisation/add/")
    page.fill("#id_name_en", "Typed before")
    Session.objects.all().delete()
    tab = page.context.new_page()
    tab.goto(f"{served}/admin/")
    sign_in_again(tab, Role.CONTRIBUTOR)
    tab.wait_for_selector("#logout-form", state="attached")
    page.click("[name=_save]")
    page.get_by_text("nothing of it is saved yet").wait_for()
    assert page.input_value("#id_name_en") == "Typed before"
    page.click("[name=_discard]")
    page.get_by_text("What you had typed is discarded.").wait_for()
    assert page.input_value("#id_name_en") == ""


def test_second_person_to_save_reads_both_texts(served, signed_in):
    statement = make_statement(text_en=TEXT)
    address = f"{served}/admin/stakeholders/statement/{statement.pk}/change/"
    first, second = signed_in(Role.REVIEWER), signed_in(Role.ADMINISTRATOR)
    for page in (first, second):
        page.goto(address)
    second.fill("#id_text_en", TEXT.replace("look into", "draft"))
    second.fill("#id_text_km", KHMER)
    second.click("[name=_continue]")
    second.wait_for_load_state()
    first.fill("#id_text_en", TEXT.replace("look into", "think about"))
    first.click("[name=_save]")
    first.locator(".meanwhile").first.wait_for()

    def both():
        note = first.locator("#id_text_en_helptext .meanwhile").first
        return note.is_visible(), "will draft a law" in note.inner_text(), first.input_value("#id_text_en")

    mine = TEXT.replace("look into", "think about")
    assert look_at_each_size(first, both) == [(True, True, mine)] * len(SIZES)
    assert KHMER in first.locator("#id_text_km_helptext .meanwhile").first.inner_text()
    first.click("[name=_continue]")
    first.wait_for_load_state()
    statement.refresh_from_db()
    assert statement.text_en == mine


def test_earlier_text_is_taken_up_from_history_and_saved(served, signed_in):
    page = signed_in(Role.REVIEWER)
    statement = make_statement(text_en=TEXT)
    page.goto(f"{served}/admin/stakeholders/statement/{statement.pk}/change/")
    page.fill("#id_text_en", TEXT.replace("look into", "draft"))
    page.click("[name=_continue]")
    page.click(".historylink")
    changed = look_at_each_size(page, lambda: [page.locator(tag).first.inner_text() for tag in ("del", "ins")])
    assert [["look into" in old, "draft" in new] for old, new in changed] == [[True, True]] * len(SIZES)
    page.get_by_role("link", name="Take this text up again").click()
    assert page.input_value("#id_text_en") == TEXT
    assert page.get_by_text("Nothing is saved yet").is_visible()
    page.click("[name=_save]")
    page.wait_for_load_state()
    statement.refresh_from_db()
    assert (statement.text_en, statement.version) == (TEXT, 3)


def test_somebody_else_on_the_same_machine_does_not_find_it(served, signed_in):
    page = signed_in(Role.CONTRIBUTOR)
    make_user(email=f"{Role.REVIEWER}@example.org", password=PASSWORD, roles=[Role.REVIEWER])
    page.goto(f"{served}/admin/stakeholders/organisation/add/")
    page.fill("#id_name_en", "Private words")
    Session.objects.all().delete()
    page.click("[name=_save]")
    sign_in_again(page, Role.REVIEWER)
    page.wait_for_selector("#logout-form", state="attached")
    assert page.input_value("#id_name_en") == ""

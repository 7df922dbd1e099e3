"""Signing in as people do it: by the link of an invitation, with an app, with a security key."""

import re

import pytest
from django.core import mail

from tests.accounts.signing_in import code_of, give_app, link_in, recovery_codes_of
from tests.browser.conftest import PASSWORD, faults, sign_in
from tests.factories import make_user
from upr_tracker.accounts.actions import invite
from upr_tracker.accounts.models import Session
from upr_tracker.accounts.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)

EMAIL = "reviewer@example.org"
PHONE = {"viewport": {"width": 360, "height": 740}}


@pytest.fixture(autouse=True)
def as_in_production(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    settings.MFA_TOTP_TOLERANCE = 1  # a test may stand on the edge between two codes


def press(page):
    page.click("input.default")


def enter_code(page, code):
    page.fill("#id_code", code)
    press(page)


def open_menu(page):
    page.click(".menu summary")


def test_invited_reviewer_finds_the_way_to_the_workbench_and_back(served, browser, settings, complaints):
    settings.SITE_ADDRESS = served
    administrator = make_user(email="administrator@example.org", roles=[Role.ADMINISTRATOR])
    invite(email=EMAIL, name="", language="en", roles=[Role.REVIEWER], by=administrator)
    page = browser(**PHONE)
    page.goto(served + link_in(mail.outbox[0]))
    for field in ("#id_password1", "#id_password2"):
        page.fill(field, PASSWORD)
    press(page)
    assert page.locator("h1").inner_text() == "Set up a second factor"
    page.click("text=Use an app on my phone")
    secret = page.input_value("#secret")
    enter_code(page, code_of(secret))
    codes = page.locator(".codes code").all_inner_texts()
    assert (page.locator("h1").inner_text(), len(codes)) == ("Recovery codes", 10)
    page.click("text=to the workbench")
    assert page.url == f"{served}/admin/"
    open_menu(page)
    page.click("#logout-form button")
    assert page.url == f"{served}/accounts/login/"

    there = browser()
    sign_in(there, served, EMAIL, PASSWORD)
    enter_code(there, codes[0])
    assert there.url == f"{served}/admin/"
    sign_in(page, served, EMAIL, PASSWORD)
    enter_code(page, code_of(secret))
    assert page.url == f"{served}/admin/"
    open_menu(page)
    page.click("text=Where you are signed in")
    assert page.locator(".lines li").count() == 2
    page.locator(".lines li", has_text="End").get_by_role("button").click()
    assert page.locator(".lines li").count() == 1
    there.goto(f"{served}/admin/")
    assert there.url == f"{served}/accounts/login/?next=%2Fadmin%2F"
    assert complaints == []


def give_authenticator(page):
    """A security key that does what the browser asks, as if somebody touched it."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "usb", "isUserVerified": True, "automaticPresenceSimulation": True}
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {**options, "hasResidentKey": False, "hasUserVerification": True}},
    )


def test_security_key_is_set_up_opens_the_workbench_and_confirms(served, browser, settings, complaints):
    make_user(email=EMAIL, password=PASSWORD, roles=[Role.REVIEWER])
    page = browser()
    give_authenticator(page)
    sign_in(page, served, EMAIL, PASSWORD)
    page.click("text=Use a security key")
    page.fill("#id_name", "On my ring")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/security/codes/")
    page.click("text=to the workbench")
    open_menu(page)
    page.click("#logout-form button")
    sign_in(page, served, EMAIL, PASSWORD)
    assert page.locator("h1").inner_text() == "Your second factor"
    page.click("#mfa_webauthn_authenticate")
    page.wait_for_url(f"{served}/admin/")
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    page.goto(f"{served}/accounts/security/keys/add/")
    assert page.locator("h1").inner_text() == "Confirm that it is you"
    page.click("text=Confirm with your security key")
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
    page.click("#mfa_webauthn_reauthenticate")
    page.wait_for_url("**/security/keys/add/")
    page.goto(f"{served}/accounts/security/keys/")
    assert (page.locator(".lines b").all_inner_texts(), complaints) == (["On my ring"], [])


def test_language_is_switched_without_a_script(served, browser):
    person = make_user(email="writer@example.org", password=PASSWORD, roles=[Role.CONTRIBUTOR])
    page = browser(java_script_enabled=False)
    page.goto(f"{served}/accounts/login/?next=/accounts/sessions/")
    page.click("text=ខ្មែរ")
    assert page.get_attribute("html", "lang") == "km"
    page.fill("#id_login", person.email)
    page.fill("#id_password", PASSWORD)
    press(page)
    assert (page.url, page.get_attribute("html", "lang")) == (f"{served}/accounts/sessions/", "en")
    open_menu(page)
    page.click("text=ខ្មែរ")
    person.refresh_from_db()
    assert (page.get_attribute("html", "lang"), person.language) == ("km", "km")


STRANGERS_PAGES = ["login/", "closed/", "password/forgotten/", "password/forgotten/sent/", "password/choose/1-a/"]
PERSONS_PAGES = [
    *("sessions/", "password/", "logout/", "security/", "security/keys/", "security/keys/add/"),
    *("security/codes/", "security/codes/new/", "security/app/remove/", "confirm/", "security/confirm/code/"),
]


@pytest.mark.parametrize(("language", "scheme"), [("en", "dark"), ("km", "light")])
def test_account_pages_have_no_fault(served, browser, complaints, language, scheme):
    page = browser(locale=language, color_scheme=scheme, **PHONE)
    found = []
    for name in STRANGERS_PAGES:
        page.goto(f"{served}/accounts/{name}")
        found += faults(page)
    person = make_user(email=EMAIL, password=PASSWORD, roles=[Role.REVIEWER], language=language)
    sign_in(page, served, EMAIL, "wrong")
    found += faults(page)
    sign_in(page, served, EMAIL, PASSWORD)
    for name in ("second-factor/", "security/app/add/"):
        page.goto(f"{served}/accounts/{name}")
        found += faults(page)
    give_app(person)
    for name in PERSONS_PAGES:
        assert page.goto(f"{served}/accounts/{name}").status == 200
        found += faults(page)
    open_menu(page)
    found += faults(page)
    assert (page.get_attribute("html", "lang"), found, complaints) == (language, [], [])


def test_page_for_the_second_factor_has_no_fault(served, browser):
    person = make_user(email=EMAIL, password=PASSWORD, roles=[Role.REVIEWER])
    give_app(person)
    page = browser(**PHONE)
    sign_in(page, served, EMAIL, PASSWORD)
    assert re.search("/security/code/$", page.url)
    assert faults(page) == []
    enter_code(page, recovery_codes_of(person)[0])
    assert Session.objects.filter(user=person).count() == 1

"""A real browser, Debian's chromium, before a real server with the real record."""

import os
import shutil

import pytest
from django.core.cache import cache
from playwright.sync_api import sync_playwright

from upr_tracker.site.record import load_record

QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]


@pytest.fixture(scope="session")
def chromium():
    path = shutil.which("chromium")
    assert path, "The browser tests need Debian's package chromium."
    # Playwright runs an event loop in this thread, in which Django would refuse to ask the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET, *sandbox])
        yield browser
        browser.close()


@pytest.fixture
def served(live_server):
    """The address of a server that has the Cambodian record, and has counted nobody's tries to sign in."""
    load_record(name="cambodia")
    cache.clear()
    return live_server.url


def sign_in(page, served, email, password):
    """With a password, from the workbench's own address."""
    page.goto(f"{served}/admin/")
    page.fill("#id_login", email)
    page.fill("#id_password", password)
    page.click("input.default")

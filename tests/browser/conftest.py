"""A real browser, Debian's chromium, before a real server with the real record."""

import os
import shutil
from pathlib import Path
from threading import RLock

import axe_playwright_python
import pytest
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from playwright.sync_api import sync_playwright

from tests.factories import make_user

PASSWORD = "nine green lanterns"
OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth"
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
# Without fetching style sheets once more, which the page has applied, and without frames: a preview holds a public
# page, which runs no script, not even this one, and is looked at by itself.
FOUND = """axe.run({resultTypes: ["violations"], preload: false, iframes: false}).then(
    found => found.violations.flatMap(each => each.nodes.map(node => [each.id, node.html]))
)"""
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
def served(live_server, load_cambodia, monkeypatch):
    """The address of a server that has the Cambodian record, and has counted nobody's tries to sign in."""
    take_turns(monkeypatch)
    load_cambodia()
    cache.clear()
    return live_server.url


def take_turns(monkeypatch):
    """On SQLite, tests keep the database in memory: one connection for all threads, and so one transaction at a time.

    Two pages that a browser loads at once, such as two previews, would meet in one transaction. A real server has a
    connection a thread.
    """
    if connection.vendor != "sqlite":
        return
    turn, answer = RLock(), WSGIHandler.__call__

    def in_turn(handler, environ, start_response):
        with turn:
            return answer(handler, environ, start_response)

    monkeypatch.setattr(WSGIHandler, "__call__", in_turn)


@pytest.fixture
def complaints():
    """What the consoles of pages complained about."""
    return []


@pytest.fixture
def browser(chromium, complaints):
    """Makes pages, each of a browser of its own."""

    def new_page(**options):
        page = chromium.new_context(**options).new_page()
        # A machine with much to do is slow, and no less right.
        page.set_default_timeout(90_000)
        page.click = waiting_for_the_page(page, page.click)
        page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    return new_page


def waiting_for_the_page(page, click):
    """A click may lead to another page, of which there is nothing to look at before it has come."""

    def clicked(*where, **how):
        click(*where, **how)
        page.wait_for_load_state()

    return clicked


@pytest.fixture
def signed_in(served, browser):
    """Makes pages on which somebody new with this role has signed in, in the language of `locale`."""

    def signed_in_as(role, **options):
        language = options.get("locale", "en")
        make_user(email=f"{role}@example.org", password=PASSWORD, roles=[role], language=language)
        page = browser(**options)
        sign_in(page, served, f"{role}@example.org", PASSWORD)
        page.wait_for_selector(".bench")
        page.wait_for_load_state()
        return page

    return signed_in_as


def sign_in(page, served, email, password):
    """With a password, from the workbench's own address."""
    page.goto(f"{served}/admin/")
    page.fill("#id_login", email)
    page.fill("#id_password", password)
    page.click("input.default")


def faults(page):
    """What axe finds on a page, and whether the page reaches over the window's edge.

    Axe is not put into the page as a script, which the page's own policy forbids.
    """
    page.wait_for_load_state()
    if page.evaluate("!window.axe"):
        page.evaluate(AXE)
    return page.evaluate(FOUND) + too_wide(page)


def too_wide(page):
    return [["too wide", page.url]] if page.evaluate(OVERFLOW) > 0 else []

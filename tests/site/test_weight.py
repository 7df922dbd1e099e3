"""What a public page costs a phone on a slow line: two requests, little to carry, nothing that runs, nothing kept.

Every page is found by following links from the first page in both languages, on the whole record of Cambodia.
"""

import base64
import gzip
import hashlib
import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import resolve

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]

LARGEST = 20_000
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self';"
    " frame-ancestors 'none'; base-uri 'none'"
)
FETCHED = {"src", "srcset", "poster", "data", "action", "formaction", "background"}
FETCHED_LINKS = {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "manifest", "preconnect", "dns-prefetch"}
RUNS = {"script", "iframe", "object", "embed", "applet", "frame"}
ROOMS_OF_MACHINES = {"api-root", "api-docs"}


class Page(HTMLParser):
    """What a page leads to, what a browser fetches for it, and what in it runs."""

    def __init__(self, answer):
        super().__init__()
        self.links, self.fetched, self.runs = set(), [], []
        self.feed(answer)

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        if tag == "a" and named.get("href"):
            self.links.add(named["href"])
        if tag in RUNS or any(name.startswith("on") for name in named) or "style" in named or tag == "style":
            self.runs.append((tag, attributes))
        if tag == "link" and FETCHED_LINKS & set(named.get("rel", "").split()):
            self.fetched.append(named["href"])
        if tag not in ("form", "button"):
            self.fetched += [value for name, value in attributes if name in FETCHED and value]


def read(client, address):
    return client.get(address, HTTP_ACCEPT_ENCODING="gzip")


def text_of(answer):
    content = answer.content
    return (gzip.decompress(content) if answer.get("Content-Encoding") == "gzip" else content).decode()


def is_page(answer):
    return is_html(answer) and "Content-Disposition" not in answer


def is_report(answer):
    """A report as one file, with its styles inside, and so with a policy of its own."""
    return is_html(answer) and "Content-Disposition" in answer


def is_html(answer):
    return answer.get("Content-Type", "").startswith("text/html")


def leads_to(address, link):
    """An address of this site's pages without its query, or None."""
    parts = urlsplit(urljoin(f"http://testserver{address}", link))
    ours = parts.netloc == "testserver" and resolve_name(parts.path) not in ROOMS_OF_MACHINES
    return parts.path if ours and parts.scheme == "http" else None


def resolve_name(path):
    match = re.match(r"/(en|km)/", path)
    return None if match else resolve(path).url_name


def walked():
    """Every answer by its address, as a stranger gets it who follows every link."""
    client, pages, waiting = Client(), {}, {"/en/", "/km/"}
    while waiting:
        address = waiting.pop()
        pages[address] = answer = read(client, address)
        if is_page(answer):
            found = {leads_to(address, link) for link in Page(text_of(answer)).links}
            waiting |= found - set(pages) - {None}
    assert dict(client.cookies) == {}
    return pages


@pytest.fixture(scope="module")
def answers(record, django_db_blocker):
    with django_db_blocker.unblock():
        return walked()


@pytest.fixture(scope="module")
def pages(answers):
    return {address: answer for address, answer in answers.items() if is_page(answer)}


@pytest.fixture(scope="module")
def reports(answers):
    return {address: answer for address, answer in answers.items() if is_report(answer)}


def asset(address):
    assert address.startswith("/static/"), address
    with open(finders.find(address.removeprefix("/static/")), "rb") as file:
        return file.read()


def test_every_page_is_found_in_both_languages(pages):
    english, khmer = ({each[3:] for each in pages if each.startswith(start)} for start in ("/en/", "/km/"))
    assert english == khmer
    assert len(english) > 30
    rooms = "recommendations states timeline dialogues asks media organisations reports"
    assert {f"/cambodia-3/{room}/" for room in rooms.split()} <= english
    assert {address: answer.status_code for address, answer in pages.items() if answer.status_code != 200} == {}


def test_page_and_its_stylesheet_are_small(pages):
    sheet = len(gzip.compress(asset("/static/site.css"), 9, mtime=0))
    weights = {address: len(answer.content) + sheet for address, answer in pages.items()}
    assert {answer.get("Content-Encoding") for answer in pages.values()} == {"gzip"}
    assert {address: weight for address, weight in weights.items() if weight > LARGEST} == {}


def test_page_fetches_its_stylesheet_and_nothing_else(pages):
    fetched = {address: Page(text_of(answer)).fetched for address, answer in pages.items()}
    assert {address: found for address, found in fetched.items() if found != ["/static/site.css"]} == {}


def test_stylesheet_fetches_a_font_for_khmer_only():
    sheet = asset("/static/site.css").decode()
    faces = re.findall(r"@font-face\s*{[^}]*}", sheet)
    rest = re.sub(r"@font-face\s*{[^}]*}", "", sheet)
    assert [face for face in faces if "unicode-range" not in face or "U+0" in face.upper()] == []
    assert re.findall(r"url\(|@import", rest) == []


def test_nothing_on_a_page_runs(pages):
    runs = {address: Page(text_of(answer)).runs for address, answer in pages.items()}
    assert {address: found for address, found in runs.items() if found} == {}


def test_no_page_sets_a_cookie_and_each_depends_on_who_asks(pages):
    """Staff read public pages with their session and see more there: what is kept for strangers is not theirs."""
    assert {address for address, answer in pages.items() if answer.cookies} == set()
    assert {"Cookie" in answer["Vary"] for answer in pages.values()} == {True}


def test_policy_of_every_page_is_exactly_ours(pages):
    assert {answer["Content-Security-Policy"] for answer in pages.values()} == {POLICY}


def test_report_as_a_page_is_one_small_file_that_fetches_nothing(reports):
    assert len(reports) == 4
    weights = {address: len(answer.content) for address, answer in reports.items()}
    assert {address: weight for address, weight in weights.items() if weight > LARGEST} == {}
    read = [Page(text_of(answer)) for answer in reports.values()]
    assert [(page.fetched, page.runs) for page in read] == [([], [("style", [])])] * 4
    assert {address for address, answer in reports.items() if answer.cookies} == set()


def test_policy_of_a_report_allows_the_styles_inside_it_alone(reports):
    for answer in reports.values():
        (style,) = re.findall("<style>(.*?)</style>", text_of(answer), re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert answer["Content-Security-Policy"] == (
            f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; font-src 'self';"
            " form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
        )

"""What axe finds on the public pages: nothing, on a phone and on a desk, in both languages, by day and by night."""

from itertools import product
from urllib.parse import urljoin, urlsplit

import pytest

from recommendations.models import Recommendation
from tests.browser.conftest import faults
from tests.factories import PUBLIC, make_assessment, make_coverage

pytestmark = pytest.mark.django_db(transaction=True)

HERE = "cambodia-3/"
KINDS = [
    "",
    f"{HERE}recommendations/",
    f"{HERE}recommendations/?sort=newest&on=2023-05-05",
    f"{HERE}recommendations/?state=iceland&status=fully-implemented",
    f"{HERE}recommendations/?status=perhaps&on=2022-99",
    f"{HERE}recommendations/110-54-australia/",
    f"{HERE}recommendations/110-50-mexico/",
    f"{HERE}states/",
    f"{HERE}states/iceland/",
    f"{HERE}timeline/",
    f"{HERE}dialogues/",
    f"{HERE}dialogues/consultation-2022-03-23/",
    f"{HERE}asks/",
    f"{HERE}media/",
    f"{HERE}organisations/",
    f"{HERE}reports/",
    f"{HERE}reports/joint-report-2022/",
    f"{HERE}reports/mid-term-report/",
    f"{HERE}reports/mid-term-report/1/",
    f"{HERE}about/",
    f"{HERE}mistake/",
    f"{HERE}mistake/sent/",
]
OF_ERRORS = [f"{HERE}recommendations/none/", f"{HERE}recommendations.csv?status=perhaps"]
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
LOOKS = {"en": [(PHONE, "light"), (DESK, "dark")], "km": [(PHONE, "dark"), (DESK, "light")]}
"""Each width, scheme and language meets each of the others once."""
TALLEST_SIGN = 64
"""Pixels that a sign may measure without the stylesheet: larger ones would stand between the words."""
WITHOUT_STYLE = """() => ({
    signs: [...document.querySelectorAll("svg")].filter(sign => sign.getBoundingClientRect().height > TALLEST).length,
    headings: document.querySelectorAll("h1").length,
})""".replace("TALLEST", str(TALLEST_SIGN))


@pytest.fixture
def whole_scale(served):
    """The record, with a history on one recommendation that goes through every step of the scale and a correction."""
    promise = Recommendation.objects.get(slug="110-54-australia")
    inside = {"review": promise.review, "covers": [promise], **PUBLIC}
    steps = ["some-progress", "moved-backwards", "cannot-be-assessed", "fully-implemented"]
    rows = [
        make_assessment(status=step, as_of=f"202{year}", published_on=f"202{year}-06-01", **inside)
        for year, step in enumerate(steps, 2)
    ]
    make_assessment(status="moved-backwards", as_of="2025", published_on="2025-07-01", corrects=rows[-1], **inside)
    make_coverage(review=promise.review, recommendations=[promise], printed_title="ពាក្យ" * 40, language="km", **PUBLIC)
    return served


@pytest.mark.parametrize(("language", "looks"), LOOKS.items())
def test_no_kind_of_page_has_a_fault_in_any_variant(whole_scale, browser, complaints, language, looks):
    found = []
    for viewport, scheme in looks:
        page = browser(viewport=viewport, color_scheme=scheme)
        requested = []
        page.on("request", lambda request, requested=requested: requested.append(request.url))
        for path in KINDS:
            assert page.goto(f"{whole_scale}/{language}/{path}").status == 200, path
            found += [(language, scheme, path, *fault) for fault in faults(page)]
        assert [url for url in requested if not url.startswith(whole_scale)] == []
        assert page.context.cookies() == []
        page.context.close()
    assert (found, complaints) == ([], [])


@pytest.mark.parametrize(("language", "viewport"), [("en", DESK), ("km", PHONE)])
def test_no_public_address_has_a_fault(served, browser, language, viewport):
    page = browser(viewport=viewport)
    waiting, seen, found = [f"{served}/{language}/"], set(), []
    while waiting:
        address = waiting.pop()
        seen.add(address)
        page.goto(address)
        found += [(address, *fault) for fault in faults(page)]
        links = page.eval_on_selector_all("a[href]:not([download])", "links => links.map(link => link.href)")
        waiting += {link for link in map(without_query, links) if is_page(link, served, language)} - seen - set(waiting)
    assert found == []
    assert len(seen) > 30


def without_query(link):
    return urljoin(link, urlsplit(link).path)


def is_page(link, served, language):
    return link.startswith(f"{served}/{language}/") and link.endswith("/")


def test_pages_about_errors_have_no_fault(served, browser):
    page = browser(viewport=PHONE)
    found = []
    for language, path in product(["en", "km"], OF_ERRORS):
        assert page.goto(f"{served}/{language}/{path}").status in (400, 404)
        assert page.get_attribute("html", "lang") == language
        found += faults(page)
    assert found == []


def test_every_kind_of_page_is_readable_without_its_stylesheet(served, browser):
    page = browser(viewport=PHONE, java_script_enabled=True)
    page.route("**/*.css", lambda route: route.abort())
    for path in KINDS:
        page.goto(f"{served}/en/{path}")
        assert (path, page.evaluate(WITHOUT_STYLE)) == (path, {"signs": 0, "headings": 1})

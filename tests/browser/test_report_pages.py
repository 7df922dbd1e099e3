"""A report as a page: its styles are applied under its own policy, and axe finds nothing."""

from itertools import product

import pytest

from tests.browser.conftest import faults

pytestmark = pytest.mark.django_db(transaction=True)

REPORTS = ["dialogues-summary", "mid-term-report"]
PLUM, PLUM_BY_NIGHT = "rgb(107, 29, 76)", "rgb(238, 171, 205)"
COLOUR = "getComputedStyle(document.querySelector('h2')).color"
SIGN = "getComputedStyle(document.querySelector('.i')).maskImage.slice(0, 26)"
LANDS = "document.querySelector(decodeURIComponent(location.hash)).getBoundingClientRect().top < innerHeight"


@pytest.mark.parametrize(("width", "scheme", "plum"), [(360, "dark", PLUM_BY_NIGHT), (1280, "light", PLUM)])
def test_report_as_a_page_has_its_styles_and_no_fault(served, browser, complaints, width, scheme, plum):
    page = browser(viewport={"width": width, "height": 800}, color_scheme=scheme)
    requested = []
    page.on("request", lambda request: requested.append(request.url))
    for language, slug in product(["en", "km"], REPORTS):
        address = f"{served}/{language}/cambodia-3/reports/{slug}/1/report.html"
        assert page.goto(address).status == 200
        assert (slug, language, faults(page)) == (slug, language, [])
        assert page.get_attribute("html", "lang") == language
        assert (page.evaluate(COLOUR), page.evaluate(SIGN)) == (plum, 'url("data:image/svg+xml,%3')
        assert requested.pop(0) == address
        assert {url for url in requested if not url.startswith("data:")} <= {f"{served}/static/khmer.woff2"}
        requested.clear()
    assert complaints == []


def test_contents_lead_to_their_chapter(served, browser):
    page = browser(viewport={"width": 360, "height": 800})
    page.goto(f"{served}/en/cambodia-3/reports/dialogues-summary/1/report.html")
    page.click("text=Media coverage >> nth=0")
    assert page.evaluate(LANDS)

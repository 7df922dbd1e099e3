"""The public pages as people see them: on a phone and on a desk, in both languages, by day and by night."""

from itertools import product

import pytest

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = [
    "",
    "cambodia-3/recommendations/",
    "cambodia-3/recommendations/?state=iceland&status=fully-implemented",
    "cambodia-3/recommendations/?status=perhaps",
    "cambodia-3/recommendations/110-54-australia/",
    "cambodia-3/recommendations/110-50-mexico/",
    "cambodia-3/states/",
    "cambodia-3/states/iceland/",
    "cambodia-3/timeline/",
    "cambodia-3/dialogues/",
    "cambodia-3/dialogues/consultation-2022-03-23/",
    "cambodia-3/asks/",
    "cambodia-3/media/",
    "cambodia-3/organisations/",
    "cambodia-3/reports/",
    "cambodia-3/reports/joint-report-2022/",
    "cambodia-3/reports/mid-term-report/",
    "cambodia-3/reports/mid-term-report/1/",
]
WIDTHS = [360, 1280]
WIDTH_OF = """text => {
    const span = document.createElement("span");
    span.textContent = text;
    document.body.append(span);
    return span.getBoundingClientRect().width;
}"""
OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth"


def test_no_page_overflows_sideways_or_complains(served, chromium):
    complaints, too_wide, foreign, missing = [], [], [], []
    for width, language, scheme in product(WIDTHS, ["en", "km"], ["light", "dark"]):
        context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("response", lambda response: response.status == 404 and missing.append(response.url))
        page.on("request", lambda request: foreign.append(request.url))
        for path in PAGES:
            assert page.goto(f"{served}/{language}/{path}").status == 200, path
            if page.evaluate(OVERFLOW) > 0:
                too_wide.append((width, language, path, page.evaluate(OVERFLOW)))
        assert context.cookies() == []
        context.close()
    assert too_wide == []
    assert [url for url in foreign if not url.startswith(served)] == []
    assert [url for url in missing if not url.endswith("/favicon.ico")] == []
    assert [text for text in complaints if "Failed to load resource" not in text] == []


def test_reader_filters_follows_a_recommendation_and_changes_the_language(served, chromium):
    page = chromium.new_context(viewport={"width": 360, "height": 800}).new_page()
    page.goto(f"{served}/en/")
    page.get_by_role("link", name="See all recommendations").click()
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Iceland").check()
    page.get_by_label("Words in the text").fill("marriage")
    page.get_by_role("button", name="Show").click()
    assert page.url.endswith("/en/cambodia-3/recommendations/?state=iceland&q=marriage")
    assert page.get_by_text("1 of 9 recommendations").is_visible()
    page.get_by_role("link", name="110.47").click()
    assert page.url.endswith("/en/cambodia-3/recommendations/110-47-iceland/")
    page.get_by_role("link", name="ខ្មែរ").click()
    assert page.url.endswith("/km/cambodia-3/recommendations/110-47-iceland/")
    assert page.get_attribute("html", "lang") == "km"
    assert page.locator("blockquote.rec").get_attribute("lang") == "en"


def test_khmer_is_drawn_with_khmer_letters(served, chromium):
    """Without a font for it, each character would be a box of one width."""
    page = chromium.new_context().new_page()
    page.goto(f"{served}/en/cambodia-3/media/")
    page.wait_for_function("document.fonts.status === 'loaded'")
    assert page.evaluate("document.fonts.check('16px Khmer', 'ខ្ញុំ')") is True
    narrow, wide = (page.evaluate(WIDTH_OF, text) for text in ("ខ្ញុំ", "ខញម"))
    assert narrow < wide

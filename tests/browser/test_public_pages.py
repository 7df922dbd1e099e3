"""The public pages as people use them."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)

WIDTH_OF = """text => {
    const span = document.createElement("span");
    span.textContent = text;
    document.body.append(span);
    return span.getBoundingClientRect().width;
}"""


def test_reader_filters_follows_a_recommendation_and_changes_the_language(served, chromium):
    page = chromium.new_context(viewport={"width": 360, "height": 800}).new_page()
    page.goto(f"{served}/en/")
    page.get_by_role("link", name="See all recommendations").click()
    page.get_by_text("Filter and sort").click()
    page.get_by_label("Iceland").check()
    page.get_by_label("Words in the text").fill("marriage")
    page.get_by_role("button", name="Show").click()
    assert page.url.endswith("/en/cambodia-3/recommendations/?state=iceland&q=marriage&on=&sort=source")
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

"""The page for the screen: one file but for Khmer letters, each heading with an anchor, each table told as one."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from lxml import html

from reports.builders.frozen import as_data, canonical
from reports.renderers.screen import policy_of, render_html
from tests.reports.midterms import judged, promised, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(review, theme):
    judged(promised(theme))
    content = told(review)
    return render_html(content, canonical({"en": as_data(content)}))


def test_every_heading_has_an_anchor_of_its_own(page):
    headings = html.document_fromstring(page.decode()).xpath("//h1 | //h2 | //h3 | //h4")
    anchors = [each.get("id") for each in headings]
    assert (len(anchors) > 3, None in anchors, len(set(anchors))) == (True, False, len(anchors))


def test_contents_lead_to_their_headings(page):
    root = html.document_fromstring(page.decode())
    targets = [link.get("href")[1:] for link in root.xpath("//nav//a")]
    assert targets
    assert [target for target in targets if not root.xpath(f"//*[self::h2 or self::h3][@id='{target}']")] == []


def test_tables_laid_out_as_blocks_are_tables_to_those_who_hear_them(page):
    root = html.document_fromstring(page.decode())
    assert {(each.tag, each.get("role")) for each in root.iter("table", "thead", "tbody", "tr", "th", "td")} == {
        ("table", "table"),
        ("thead", "rowgroup"),
        ("tbody", "rowgroup"),
        ("tr", "row"),
        ("th", "columnheader"),
        ("th", "rowheader"),
        ("td", "cell"),
    }


def test_page_fits_a_phone_and_needs_nothing_from_anywhere(page):
    words = page.decode()
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in words
    assert (
        re.findall(r"""(?:src|action|poster|srcset)=|@import|url\((?!"data:).*?\)""", words)
        == ['url("/static/khmer.woff2")'] * 2
    )
    assert (static("khmer.woff2"), finders.find("khmer.woff2") is not None) == ("/static/khmer.woff2", True)


def test_page_does_not_say_that_something_is_attached_to_it(page):
    assert (b"attached" in page, b"published beside this file as JSON: SHA-256" in page) == (False, True)


def test_policy_of_a_page_without_styles_allows_none():
    assert policy_of(b"<p>a</p>") == (
        "default-src 'none'; style-src 'none'; img-src data:; font-src 'self';"
        " form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
    )

"""The words of a submission, counted while it is typed."""

import pytest

from recommendations.models import Review
from tests.browser.conftest import OVERFLOW, faults
from tests.factories import PUBLIC, make_report
from upr_tracker.accounts.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)


def told(page, language="en"):
    return page.inner_text(f"#id_text_{language}_words")


def wait_until_told(page, words):
    page.wait_for_function("words => document.querySelector('#id_text_en_words').textContent === words", arg=words)


def test_words_are_counted_while_they_are_typed_and_told_when_too_many(served, signed_in, complaints):
    series = make_report(review=Review.objects.get(), kind="submission", **PUBLIC)
    page = signed_in(Role.CONTRIBUTOR, viewport={"width": 360, "height": 800})
    page.goto(f"{served}/admin/reports/edition/add/?report={series.pk}")
    assert (told(page), told(page, "km")) == ("0 words", "0 words")
    page.fill("#id_word_limit", "5")
    page.locator("#id_text_en").press_sequentially("One two ((three)) four.")
    wait_until_told(page, "3 of 5 words")
    assert "wrong" not in page.get_attribute("#id_text_en_words", "class")
    page.locator("#id_text_en").press_sequentially(" Five six seven")
    wait_until_told(page, "6 of 5 words. 1 word too many")
    assert page.get_attribute("#id_text_en_words", "class") == "words wrong"
    assert page.get_attribute("#id_text_en_words", "aria-live") == "polite"
    assert (faults(page), page.evaluate(OVERFLOW) <= 0, complaints) == ([], True, [])

"""The workbench page in a real browser: each queue leads on, and nobody is shut out by a small screen or the dark."""

import pytest

from recommendations.models import Recommendation
from tests.browser.conftest import PASSWORD, faults, sign_in
from tests.factories import make_assessment, make_evidence, make_follow_up, make_organisation, make_user
from upr_tracker.accounts.models import User
from upr_tracker.accounts.roles import Role
from upr_tracker.publishing.actions import return_with_reason, submit

pytestmark = pytest.mark.django_db(transaction=True)

VIEWS = {"km": [(360, "light"), (1280, "dark")], "en": [(360, "dark"), (1280, "light")]}


@pytest.fixture
def waiting(served):
    """One thing in every queue, beside what the record itself leaves to do."""
    contributor = make_user(email="contributor@example.org", password=PASSWORD, roles=[Role.CONTRIBUTOR])
    reviewer = make_user(email="reviewer@example.org", password=PASSWORD, roles=[Role.REVIEWER])
    covered = Recommendation.objects.get(slug="110-54-australia")
    assessment = make_assessment(
        covers=[covered], author=contributor, audience="public", as_of="2023-12", published_on=None
    )
    make_evidence(assessment=assessment, author=contributor, audience="public")
    submit(thing=assessment, by=contributor)
    returned = submit(thing=make_organisation(author=contributor), by=contributor)
    return_with_reason(thing=returned, by=reviewer, reason="សូមបន្ថែមឈ្មោះ, please.")
    public = {"state": "published", "audience": "public"}
    make_follow_up(review=covered.review, by_when="2022", **public)
    make_organisation(name_km="អង្គការ", stale_khmer=["name"], **public)
    return served


def at_the_bench(browser, served, email, **options):
    page = browser(**options)
    sign_in(page, served, email, PASSWORD)
    page.wait_for_selector(".bench")
    return page


@pytest.mark.parametrize(("role", "language"), [(Role.CONTRIBUTOR, "km"), (Role.REVIEWER, "en")])
def test_index_shuts_nobody_out(waiting, browser, role, language):
    User.objects.update(language=language)
    page = at_the_bench(browser, waiting, f"{role}@example.org")
    found = []
    for address in ("/admin/", "/admin/calendar/", "/admin/stakeholders/"):
        for width, scheme in VIEWS[language]:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            page.goto(waiting + address)
            found += [(address, width, scheme, fault) for fault in faults(page)]
    assert found == []


def test_queues_stand_in_their_order_with_their_numbers(waiting, browser):
    page = at_the_bench(browser, waiting, "reviewer@example.org")
    heads = [" ".join(words.split()) for words in page.locator(".queue h2").all_inner_texts()]
    assert [head for head in heads if not head.startswith("Khmer is missing")] == [
        "Waits for your review 1",
        "Date named in the text has passed 1",
        "Not assessed for 12 months 9",
        "Next steps that are due 1",
        "No meeting recorded with a recommending State 1",
        "Khmer is older than the English 1",
        "Links to look at 15",
    ]


def test_every_line_leads_to_a_page_that_opens(waiting, browser):
    for email in ("contributor@example.org", "reviewer@example.org"):
        page = at_the_bench(browser, waiting, email)
        links = page.locator(".queue a, .acts a, .records a").evaluate_all("all => all.map(each => each.href)")
        assert len(links) > 40
        assert {link: page.request.get(link).status for link in links if page.request.get(link).status != 200} == {}


def test_records_stand_beside_the_queues_on_a_desk_and_below_them_on_a_phone(waiting, browser):
    page = at_the_bench(browser, waiting, "reviewer@example.org")
    placed = []
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        queues, records = (page.locator(place).bounding_box() for place in ("#content-main", ".records"))
        placed.append((records["x"] > queues["x"] + queues["width"] - 1, records["y"] > queues["y"] + 1))
    assert placed == [(True, False), (False, True)]


def test_reviewer_publishes_from_the_first_line(waiting, browser):
    page = at_the_bench(browser, waiting, "reviewer@example.org")
    page.get_by_role("link", name="Preview and publish 110.54 Australia").click()
    page.get_by_role("button", name="Publish").click()
    page.wait_for_selector(".bench")
    assert page.locator("#queue-review").count() == 0

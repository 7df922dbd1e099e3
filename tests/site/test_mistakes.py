"""A reader reports a mistake without saying who they are; a reviewer reads it and settles it."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.admin_pages import address_of, save
from tests.factories import PUBLIC, make_review
from upr_tracker.publishing.models import ReportedMistake
from upr_tracker.publishing.models.reported_mistake import LONGEST_WORDS
from upr_tracker.site.queues import queues_for

pytestmark = pytest.mark.django_db

PAGE = "/en/cambodia-3/recommendations/"


@pytest.fixture
def address():
    cache.clear()
    review = make_review(slug="cambodia-3", **PUBLIC)
    return reverse("mistake", args=[review.slug])


def kept():
    return list(ReportedMistake.objects.values_list("page", "words"))


def test_words_are_kept_with_the_page_and_the_day_and_nothing_else(client, address):
    response = client.post(address, {"page": f"{PAGE}?q=secret", "words": "The date is wrong."}, follow=True)
    assert "Your words were kept." in response.content.decode()
    assert kept() == [(PAGE, "The date is wrong.")]
    columns = {field.name for field in ReportedMistake._meta.get_fields()}
    assert columns == {"id", "page", "words", "received_on", "is_settled", "note"}


def test_form_sets_no_cookie_and_asks_for_none(client, address):
    assert client.get(address).cookies == {}
    assert client.post(address, {"words": "Wrong."}).cookies == {}


def test_every_page_leads_to_the_form_and_says_which_page_it_was(client, address):
    assert f'href="{address}"' in client.get(PAGE).content.decode()
    page = client.get(address, headers={"referer": f"http://testserver{PAGE}?q=secret"}).content.decode()
    assert f'name="page" value="{PAGE}"' in page


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"words": ""}, "Please write what is wrong."),
        ({"words": "x" * (LONGEST_WORDS + 1)}, "Ensure this value has at most 4000 characters"),
        ({"words": "Wrong.\x00"}, "Null characters are not allowed."),
        ({"words": "Buy this.", "website": "https://spam.example.org"}, "Please leave the last field empty."),
    ],
)
def test_what_cannot_be_kept_is_said_and_stays_in_the_form(client, address, words, said):
    response = client.post(address, words)
    assert (response.status_code, kept()) == (400, [])
    assert said in response.content.decode()
    assert response.context["form"]["words"].value() == words["words"]


@pytest.mark.parametrize("came_from", ["https://elsewhere.example.org/en/", "http://testserver", "http://[", ""])
def test_form_knows_no_page_of_another_site(client, address, came_from):
    page = client.get(address, headers={"referer": came_from})
    assert page.context["form"]["page"].value() in ("", None)


@pytest.mark.parametrize("page", ["https://elsewhere.example.org/en/", "javascript:alert(1)", "/admin/", "x" * 300])
def test_address_that_is_no_page_of_ours_is_not_kept(client, address, page):
    client.post(address, {"page": page, "words": "Wrong."})
    assert kept() == [("", "Wrong.")]


def test_reader_who_sends_too_much_is_asked_to_wait_and_keeps_the_words(client, address):
    answers = [client.post(address, {"words": f"Number {number}."}) for number in range(11)]
    assert [answer.status_code for answer in answers] == [302] * 10 + [429]
    assert "Too much was sent from here within an hour." in answers[-1].content.decode()
    assert answers[-1].context["form"]["words"].value() == "Number 10."
    assert len(kept()) == 10


def test_form_speaks_khmer(client, address):
    response = client.post(address.replace("/en/", "/km/"), {"words": ""})
    assert "Please write" not in response.content.decode()


# What staff see


@pytest.fixture
def reported():
    return ReportedMistake.objects.create(page=PAGE, words="The date is wrong.")


def test_only_reviewers_read_it(as_contributor, as_reviewer, as_administrator, reported):
    answers = [client.get(address_of(reported)).status_code for client in (as_contributor, as_reviewer)]
    assert answers == [403, 200]
    assert "The date is wrong." in as_administrator.get(address_of(reported)).content.decode()


def test_reviewer_settles_it(as_reviewer, reviewer, contributor, reported):
    (queue,) = [queue for queue in queues_for(reviewer, on=reported.received_on) if queue.key == "mistakes"]
    (line,) = queue.lines
    assert (line.title, line.verb_url) == ("The date is wrong.", address_of(reported))
    assert line.why.startswith(f"{PAGE} · Sent on ")
    save(as_reviewer, address_of(reported), is_settled="on", note="Mended.")
    row = ReportedMistake.objects.get()
    assert (row.is_settled, row.note, row.words) == (True, "Mended.", "The date is wrong.")
    for reader in (reviewer, contributor):
        assert [queue.key for queue in queues_for(reader, on=reported.received_on)] == []


def test_words_are_shown_as_text(as_reviewer):
    hostile = ReportedMistake.objects.create(page='/en/"><script>', words="<script>alert(1)</script>")
    assert "<script>alert" not in as_reviewer.get(address_of(hostile)).content.decode()
    assert '"><script>' not in as_reviewer.get("/admin/").content.decode()

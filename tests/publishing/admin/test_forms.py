"""What is typed: addresses, plain text, dates as precise as they are known."""

import pytest
from django.urls import reverse

from stakeholders.models import Event, Organisation, Statement
from tests.admin_pages import address_of, filled_in, messages_of, save
from tests.factories import (
    PUBLIC,
    make_event,
    make_organisation,
    make_review,
    make_statement,
    make_theme,
)
from upr_tracker.publishing.admin.forms import markup_in

pytestmark = pytest.mark.django_db

ADD_ORGANISATION = reverse("admin:stakeholders_organisation_add")


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ({"name_en": "Ministry of the Interior"}, "ministry-of-the-interior"),
        ({"name_en": "Ministry of the Interior", "slug": "moi"}, "moi"),
        ({"name_en": "x" * 200}, "x" * 80),
    ],
)
def test_slug_is_made_of_the_english_name_unless_it_is_given(as_contributor, words, slug):
    save(as_contributor, ADD_ORGANISATION, kind="government", **words)
    assert Organisation.objects.get().slug == slug


def test_slug_is_never_made_from_khmer(as_contributor):
    save(as_contributor, ADD_ORGANISATION, kind="government", name_en="ក្រសួងមហាផ្ទៃ")
    row = Organisation.objects.get()
    assert row.slug == str(row.uid)


def test_slug_must_be_ascii(as_contributor):
    response = save(as_contributor, ADD_ORGANISATION, kind="other", name_en="A", slug="ក្រសួង")
    assert messages_of(response) == ["Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."]


def test_slug_never_changes(as_administrator):
    row = make_organisation(slug="first")
    save(as_administrator, address_of(row), name_en="Renamed", slug="second")
    row.refresh_from_db()
    assert (row.name_en, row.slug) == ("Renamed", "first")


def test_second_row_with_the_same_slug_is_refused_in_words(as_contributor):
    make_organisation(slug="a-house", **PUBLIC)
    response = save(as_contributor, ADD_ORGANISATION, kind="other", name_en="A house")
    assert messages_of(response) == ["Organisation with this Address already exists."]


def test_rule_about_a_read_only_field_is_told_as_well(as_reviewer):
    """The slug is not on the form, and moving the theme to another review would make two alike."""
    there = make_theme(slug="law", **PUBLIC)
    row = make_theme(slug="law", **PUBLIC)
    response = save(as_reviewer, address_of(row), review=str(there.review_id))
    assert messages_of(response) == ["Another theme of this review has this address."]


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b>",
        "a <script>alert(1)</script>",
        "<script",
        "<br/>",
        "<!-- note -->",
        '<a href="x">y</a>',
        "<IMG src=x>",
    ],
)
def test_html_is_refused_in_words(as_contributor, text):
    response = save(as_contributor, ADD_ORGANISATION, kind="other", name_en="A house", other_spellings=text)
    (message,) = messages_of(response)
    assert message.startswith("Write plain text. This looks like HTML: <")
    assert filled_in(response)["other_spellings"] == text
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize("text", ["a < b and c > d", "<3", "Sok <sok@example.org>", "<https://example.org>", "1<2", ""])
def test_plain_text_may_hold_angle_brackets(text):
    assert markup_in(text) == ""


@pytest.mark.parametrize(
    "date", ["2022-99", "2022-02-30", "2022/2021", "2022-04/2022-03", "March 2022", "2022/2023/2024", "/"]
)
def test_date_that_is_none_is_refused_in_words(as_contributor, date):
    review = make_review(**PUBLIC)
    response = save(as_contributor, address_of(Event, "add"), review=str(review.pk), text_en="A march", date=date)
    (message,) = messages_of(response)
    assert message.startswith(f"“{date}” is not a date. Write 2022, 2022-03")
    assert filled_in(response)["date"] == date


@pytest.mark.parametrize("date", ["2018", "2018-07", "2021-12-10", "2018-08/2019-01", ""])
def test_date_is_as_precise_as_it_is_known(as_contributor, date):
    make_review(**PUBLIC)
    response = save(as_contributor, address_of(Event, "add"), text_en="A march", date=date)
    assert (response.status_code, str(Event.objects.get().date or "")) == (302, date)


def test_untouched_form_is_saved_as_it_was(as_reviewer):
    row = make_event(date="2018-08/2019-01", **PUBLIC)
    assert save(as_reviewer, address_of(row)).status_code == 302
    again = Event.objects.get(pk=row.pk)
    assert (str(again.date), again.text_en, again.state) == ("2018-08/2019-01", row.text_en, "published")


@pytest.mark.parametrize("address", ["99999999999999999999", "nonsense", "0"])
@pytest.mark.parametrize("page", ["change", "delete", "history"])
def test_address_of_no_row_leads_back(as_superuser, address, page):
    response = as_superuser.get(f"/admin/stakeholders/organisation/{address}/{page}/")
    assert response.headers["Location"] == "/admin/"


@pytest.mark.parametrize(
    "query", ["review=nonsense", "review=99999999999999999999", "state=nonsense", "recommendations=x,1"]
)
def test_nonsense_in_the_address_of_a_form_is_ignored(as_superuser, query):
    assert as_superuser.get(f"{address_of(Statement, 'add')}?{query}").status_code == 200


@pytest.mark.parametrize(
    "query", ["state=nonsense", "q=%00", "o=99", "p=nonsense", "review__id__exact=nonsense", "x=1"]
)
def test_nonsense_in_the_address_of_a_list_is_ignored(as_superuser, query):
    make_statement()
    response = as_superuser.get(f"{address_of(Statement, 'changelist')}?{query}", follow=True)
    assert response.status_code == 200

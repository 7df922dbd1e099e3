"""The form of a submission: fields that only it has, the count of its words, the text of the last edition."""

import pytest

from reports.models import Edition, Report
from tests.admin_pages import address_of, filled_in, messages_of, save
from tests.factories import PUBLIC, make_edition, make_report, make_state

pytestmark = pytest.mark.django_db

WORDS = "/admin/reports/edition/words/"
TEXT = {"text_en", "text_km", "word_limit"}


@pytest.fixture
def series(review):
    return make_report(review=review, kind="submission", **PUBLIC)


def fields_at(client, address):
    return set(client.get(address).context["adminform"].form.fields)


def adding_to(report):
    return f"{address_of(Edition, 'add')}?report={report.pk}"


def draft_of(report, **fields):
    return make_edition(report=report, data=None, data_sha256="", **fields)


@pytest.mark.parametrize(("kind", "fields"), [("submission", TEXT), ("mid-term", set())])
def test_form_has_the_text_only_of_a_submission(as_reviewer, review, kind, fields):
    row = draft_of(make_report(review=review, kind=kind, **PUBLIC))
    found = [fields_at(as_reviewer, address) & TEXT for address in (address_of(row), adding_to(row.report))]
    assert found == [fields, fields]


@pytest.mark.parametrize("query", ["", "?report=", "?report=nonsense", "?report=999999999999999999999"])
def test_form_has_every_field_while_the_report_is_not_known(as_reviewer, query):
    assert fields_at(as_reviewer, address_of(Edition, "add") + query) & TEXT == TEXT


def test_report_out_of_sight_is_like_none(as_contributor):
    hidden = make_report()
    assert fields_at(as_contributor, adding_to(hidden)) & TEXT == TEXT


def test_count_stands_beneath_each_text_as_it_was_saved(as_reviewer, series):
    row = draft_of(series, text_en="One two ((three)).", word_limit=5630)
    page = as_reviewer.get(address_of(row)).content.decode()
    counts = [
        f'<p class="words" id="id_text_{each}_words" data-address="{WORDS}" aria-live="polite">'
        for each in ("en", "km")
    ]
    assert [counts[0] + "2 of 5,630 words</p>" in page, counts[1] + "0 of 5,630 words</p>" in page] == [True, True]


def test_count_over_the_limit_is_said_in_words(as_reviewer, series):
    row = draft_of(series, text_en="One two three", word_limit=2)
    assert "3 of 2 words. 1 word too many</p>" in as_reviewer.get(address_of(row)).content.decode()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"text": "One two", "limit": "5630"}, ("2 of 5,630 words", False)),
        ({"text": "One two three", "limit": "1"}, ("3 of 1 words. 2 words too many", True)),
        ({"text": "One", "limit": ""}, ("1 word", False)),
        ({"text": "One", "limit": "many"}, ("1 word", False)),
        ({}, ("0 words", False)),
        (
            {"text": "One ((two", "limit": "10"},
            ("2 of 10 words. An endnote begins with (( and is not closed by )) in its paragraph: “((two”", True),
        ),
    ],
)
def test_text_that_is_typed_is_counted(as_contributor, typed, told):
    answer = as_contributor.post(WORDS, typed).json()
    assert (answer["told"], answer["is_wrong"]) == told


@pytest.mark.parametrize(("who", "status"), [("client", 302), ("as_member", 302), ("as_reviewer", 200)])
def test_words_are_counted_for_the_workbench_alone(request, who, status):
    assert request.getfixturevalue(who).post(WORDS, {"text": "One"}).status_code == status


def test_words_are_not_counted_without_a_post(as_reviewer):
    assert as_reviewer.get(WORDS).status_code == 405


def test_new_edition_begins_with_the_text_of_the_last_one(as_reviewer, series):
    draft_of(series, text_en="First.", word_limit=100)
    draft_of(series, number=2, text_en="Second.", text_km="ខ្ញុំ", word_limit=2815)
    found = filled_in(as_reviewer.get(adding_to(series)))
    assert {name: found[name] for name in TEXT} == {"text_en": "Second.", "text_km": "ខ្ញុំ", "word_limit": "2815"}


def test_new_edition_does_not_begin_with_a_text_out_of_sight(as_contributor, series):
    draft_of(series, text_en="Somebody else's draft.")
    assert "text_en" not in filled_in(as_contributor.get(adding_to(series)))


def test_text_that_is_refused_stays_in_the_form(as_reviewer, series):
    row = draft_of(series, text_en="One.")
    response = save(as_reviewer, address_of(row), text_en="One ((two.\n\nThree.")
    assert messages_of(response) == ["An endnote begins with (( and is not closed by )) in its paragraph: “((two.”"]
    assert filled_in(response)["text_en"] == "One ((two.\n\nThree."


def test_draft_may_be_too_long(as_reviewer, series):
    row = draft_of(series, text_en="One.", word_limit=2)
    assert save(as_reviewer, address_of(row), text_en="One two three.").status_code == 302


STATE = "Choose the recommending State of a briefing sheet, and only of that."


@pytest.mark.parametrize(
    ("kind", "has_state", "messages"),
    [("briefing", False, [STATE]), ("briefing", True, []), ("mid-term", True, [STATE]), ("mid-term", False, [])],
)
def test_briefing_sheet_and_no_other_report_is_for_a_state(as_reviewer, review, kind, has_state, messages):
    state = review.state_under_review
    words = {"review": str(review.pk), "kind": kind, "title_en": "Sheet", "about_state": str(state.pk) * has_state}
    response = save(as_reviewer, address_of(Report, "add"), **words)
    assert (messages_of(response) if messages else []) == messages
    found = [(row.kind, row.about_state) for row in Report.objects.all()]
    assert found == ([] if messages else [(kind, state if has_state else None)])


def test_series_keeps_its_kind_and_state_once_an_edition_is_published(as_administrator, review):
    sheet = make_report(review=review, kind="briefing", about_state=make_state())
    make_edition(report=sheet, state="published")
    response = save(as_administrator, address_of(sheet), about_state=str(review.state_under_review.pk))
    assert messages_of(response) == [
        "An edition of this report is published, so its kind and its State stay as they are."
    ]

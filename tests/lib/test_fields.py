"""Fields that keep a sort key beside their text, tried on the models that have them."""

import datetime as dt

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.forms import modelform_factory

from recommendations.models import Recommendation
from stakeholders.models import Event
from tests.factories import PUBLIC, make_event, make_recommendation, make_review
from upr_tracker.lib.fields import PartialDateFormField, read_partial_date
from upr_tracker.lib.partial_dates import PartialDate

pytestmark = pytest.mark.django_db

DATES = ["2018", "2018-07", "2018-08/2019-01", "2019", "2021-09", "2021-12-10", "2022-03", "2022-03/2022-04"]
EventForm = modelform_factory(Event, fields=["date"])


def dates_of(events):
    return [str(event.date) for event in events]


@pytest.mark.parametrize("text", DATES)
def test_date_comes_back_from_the_database_as_it_was_given(text):
    assert Event.objects.get(pk=make_event(date=text).pk).date == PartialDate(text)


def test_dates_are_sorted_by_the_database_by_their_beginning_and_then_their_end():
    review = make_review()
    for text in reversed(DATES):
        make_event(review=review, date=text)
    assert dates_of(Event.objects.order_by("date")) == DATES == [str(date) for date in sorted(map(PartialDate, DATES))]


def test_dates_are_filtered_by_their_first_and_by_their_last_day():
    review = make_review()
    for text in DATES:
        make_event(review=review, date=text)
    assert dates_of(Event.objects.filter(date__end__lt="2019-01-31").order_by("date")) == ["2018", "2018-07"]
    assert dates_of(Event.objects.filter(date__start__gte="2022-03-01", date__end__lte="2022-03-31")) == ["2022-03"]


def test_date_is_found_by_its_text_and_by_itself():
    event = make_event(date="2021-12-10")
    for wanted in ("2021-12-10", PartialDate("2021-12-10"), dt.date(2021, 12, 10)):
        assert Event.objects.get(date=wanted) == event


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_event_may_have_no_date(nothing):
    assert Event.objects.get(pk=make_event(date=nothing).pk).date is None
    assert Event.objects.filter(date__isnull=True).count() == 1


@pytest.mark.parametrize("bad", ["March", "2022-99", "2022-02-30", "2022-04/2022-03", "9" * 10_000])
def test_form_refuses_what_is_no_date_in_words_for_people(bad):
    form = EventForm({"date": bad})
    assert not form.is_valid()
    assert form.errors["date"] == [
        f"“{bad}” is not a date. Write 2022, 2022-03 or 2022-03-14, or a span as 2022-03/2022-04."
    ]


def test_form_shows_a_date_as_it_is_typed_and_notices_a_change():
    event = make_event(date="2022-03/2022-04")
    unchanged = EventForm({"date": "2022-03/2022-04"}, instance=event)
    assert 'value="2022-03/2022-04"' in str(unchanged["date"])
    assert unchanged.changed_data == []
    assert EventForm({"date": "2022-03"}, instance=event).changed_data == ["date"]


def test_form_saves_a_date_and_takes_it_away():
    event = make_event(date="2022-03")
    EventForm({"date": " 2018-08/2019-01 "}, instance=event).save()
    assert Event.objects.get(pk=event.pk).date == PartialDate("2018-08/2019-01")
    EventForm({"date": ""}, instance=event).save()
    assert Event.objects.get(pk=event.pk).date is None


def test_form_field_that_is_required_asks_for_a_date():
    with pytest.raises(ValidationError):
        PartialDateFormField(required=True).clean("")


def test_row_with_a_date_passes_and_one_without_calendar_is_refused_by_its_field():
    row = make_event(date="2022-03/2022-04")
    row.full_clean()
    row.date = "2022-13"
    with pytest.raises(ValidationError) as refusal:
        row.full_clean()
    assert list(refusal.value.message_dict) == ["date"]


@pytest.mark.parametrize("text", DATES)
def test_date_goes_through_a_fixture_as_it_was_printed(text):
    event = make_event(date=text)
    dumped = serializers.serialize("json", [event])
    assert f'"date": "{text}"' in dumped
    assert next(serializers.deserialize("json", dumped)).object.date == PartialDate(text)


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_no_date_is_read_from_nothing(nothing):
    assert read_partial_date(nothing) is None


PRINTED = ["", "9.2", "110", "110.5", "110.45", "110.45a", "110.100", "115.4 (b)"]


@pytest.mark.parametrize("printed", PRINTED)
def test_paragraph_number_comes_back_as_it_was_printed(printed):
    row = make_recommendation(paragraph_number=printed)
    assert Recommendation.objects.get(pk=row.pk).paragraph_number == printed


def test_paragraph_numbers_are_sorted_by_the_database_as_numbers():
    review = make_review(**PUBLIC)
    for printed in reversed(PRINTED):
        make_recommendation(review=review, paragraph_number=printed)
    rows = Recommendation.objects.order_by("paragraph_number")
    assert [row.paragraph_number for row in rows] == PRINTED


def test_paragraph_number_is_found_as_printed():
    row = make_recommendation(paragraph_number="110.54")
    make_recommendation(paragraph_number="110.5")
    assert Recommendation.objects.get(paragraph_number="110.54") == row


@pytest.mark.parametrize("printed", ["9" * 60, "1." * 16])
def test_paragraph_number_that_the_column_cannot_hold_is_refused_by_the_form(printed):
    with pytest.raises(ValidationError) as refusal:
        make_recommendation(paragraph_number=printed)
    assert list(refusal.value.message_dict) == ["paragraph_number"]

import pytest
from django.http import QueryDict

from stakeholders.filters import DialogueFilter, EventFilter, FollowUpFilter, OrganisationFilter
from stakeholders.models import Event, FollowUp, Organisation
from tests.factories import PUBLIC, make_event, make_follow_up, make_organisation

pytestmark = pytest.mark.django_db


def organisations(query):
    return OrganisationFilter(QueryDict(query), queryset=Organisation.objects.all())


def events(query):
    return EventFilter(QueryDict(query), queryset=Event.objects.all())


def names(filtered):
    return [row.name_en for row in filtered.qs]


def test_a_list_without_filters_is_whole():
    make_organisation(name_en="RoCK")
    assert names(organisations("")) == ["RoCK"]
    assert organisations("").problems == []


def test_a_choice_narrows_the_list():
    make_organisation(name_en="RoCK")
    make_organisation(name_en="CHRC", kind="government")
    assert names(organisations("kind=government")) == ["CHRC"]


def test_an_empty_value_filters_nothing():
    make_organisation(name_en="RoCK")
    assert names(organisations("kind=&q=")) == ["RoCK"]
    assert organisations("kind=&q=").problems == []


def test_an_unknown_value_is_named_and_left_out():
    make_organisation(name_en="RoCK")
    filtered = organisations("kind=banana&q=rock")
    assert names(filtered) == ["RoCK"]
    assert filtered.problems == ["Kind: “banana” is not one of the choices."]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("a" * 10_000, "a" * 60 + "…"),
        ("%00", "�"),
        ("a%0D%0Ab", "a��b"),
        ("<script>", "<script>"),
        ("%FF", "�"),
    ],
)
def test_a_bad_value_is_shown_short_and_plain(value, shown):
    assert organisations(f"kind={value}").problems == [f"Kind: “{shown}” is not one of the choices."]


def test_words_may_stand_anywhere_and_in_any_order():
    make_event(text_en="Consultations with LGBT+ communities", text_km="ពិគ្រោះ")
    make_event(text_en="Launching of the campaign")
    assert [row.text_en for row in events("q=communities consultations").qs] == ["Consultations with LGBT+ communities"]
    assert events("q=ពិគ្រោះ").qs.count() == 1
    assert events("q=consultations campaign").qs.count() == 0


def test_signs_of_the_database_are_searched_as_they_are():
    make_event(text_en="100% of it")
    assert events("q=100%25").qs.count() == 1
    assert events("q=1_0%25").qs.count() == 0


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("q=a%00b", "The words to search for hold a character that no text has."),
        ("q=" + "a" * 10_000, "The words to search for are longer than 200 characters."),
    ],
)
def test_words_that_cannot_be_searched_are_refused(query, problem):
    assert events(query).problems == [problem]


def test_the_form_shows_no_more_of_bad_words_than_it_takes():
    assert events("q=" + "a" * 10_000).form["q"].value() == "a" * 200 + "…"


def test_a_word_of_python_stands_in_addresses_as_it_is():
    assert list(DialogueFilter.base_filters) == ["review", "with", "q", "sort"]


def test_yes_and_no_read_a_column():
    make_follow_up(text_en="Done", is_done=True, **PUBLIC)
    make_follow_up(text_en="Open", **PUBLIC)
    rows = FollowUp.objects.all()
    assert [row.text_en for row in FollowUpFilter(QueryDict("done=yes"), queryset=rows).qs] == ["Done"]
    assert [row.text_en for row in FollowUpFilter(QueryDict("done=no"), queryset=rows).qs] == ["Open"]
    assert FollowUpFilter(QueryDict("done=1"), queryset=rows).problems == ["Done: “1” is not one of the choices."]

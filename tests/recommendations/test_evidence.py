"""What holds of a piece of evidence, and who may have its file."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from recommendations.models import Evidence
from tests.factories import (
    DRAFT,
    FOR_COALITION,
    PUBLIC,
    PUBLISHED_PRIVATELY,
    WITHDRAWN,
    make_assessment,
    make_evidence,
    make_file,
)

pytestmark = pytest.mark.django_db


def refusal(**fields):
    with pytest.raises(ValidationError) as refused:
        make_evidence(**fields)
    return refused.value.message_dict


@pytest.mark.parametrize("code", ["en", "km", "fr", "fil", ""])
def test_language_is_a_code_that_there_is(code):
    assert make_evidence(language=code).language == code


@pytest.mark.parametrize("code", ["xx", "EN", "e", "en1"])
def test_language_that_there_is_not_is_refused(code):
    assert refusal(language=code) == {
        "language": [
            f"“{code}” is not a code of a language that is known here. Write en, km, fr or the like (ISO 639)."
        ]
    }


def test_evidence_was_not_read_tomorrow():
    today = dt.date.today()
    assert make_evidence(accessed_on=today - dt.timedelta(days=1)).pk
    assert refusal(accessed_on=today + dt.timedelta(days=2)) == {"accessed_on": ["This day is still to come."]}


NOWHERE = {"url": ["Published evidence can be found: give a link, a file, its publisher or its date."]}


def test_published_evidence_can_be_found():
    assert refusal(publisher="", **PUBLIC) == NOWHERE


@pytest.mark.parametrize(
    "where",
    [
        {"url": "https://a.example.org/"},
        {"archived_url": "https://a.example.org/"},
        {"publisher": "A"},
        {"date": "2022"},
    ],
)
def test_one_way_to_find_it_is_enough(where):
    assert make_evidence(**{"publisher": "", **where}, **PUBLIC).pk


def test_file_is_a_way_to_find_it():
    assert make_evidence(publisher="", file=make_file(), **PUBLIC).pk


def test_draft_may_still_be_vague():
    assert make_evidence(publisher="").pk


def test_file_has_a_name():
    row = make_evidence(file=make_file())
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.filter(pk=row.pk).update(file_name="")


# Who may have the file

PRIVATE, COALITION, EVERYBODY = "private", "coalition", "public"


def has_file(row, reader):
    return [found.shows_file for found in Evidence.objects.visible_to(reader).filter(pk=row.pk)] == [True]


@pytest.mark.parametrize(
    ("citation", "file", "readers"),
    [
        (PUBLIC, EVERYBODY, ["visitor", "inactive", "member", "contributor", "reviewer", "administrator"]),
        (PUBLIC, COALITION, ["member", "contributor", "reviewer", "administrator"]),
        (PUBLIC, PRIVATE, ["reviewer", "administrator"]),
        (FOR_COALITION, EVERYBODY, ["member", "contributor", "reviewer", "administrator"]),
        (FOR_COALITION, PRIVATE, ["reviewer", "administrator"]),
        (PUBLISHED_PRIVATELY, EVERYBODY, ["reviewer", "administrator"]),
        (DRAFT, EVERYBODY, ["reviewer", "administrator"]),
        (WITHDRAWN, EVERYBODY, ["reviewer", "administrator"]),
    ],
)
def test_file_is_as_narrow_as_the_narrower_of_itself_and_its_citation(request, citation, file, readers):
    row = make_evidence(file=make_file(), file_audience=file, **citation)
    cast = ["visitor", "inactive", "member", "contributor", "reviewer", "administrator"]
    assert [name for name in cast if has_file(row, request.getfixturevalue(name))] == readers


def test_file_is_no_wider_than_the_assessment(visitor, reviewer):
    row = make_evidence(assessment=make_assessment(), file=make_file(), file_audience=EVERYBODY, **PUBLIC)
    assert (has_file(row, visitor), has_file(row, reviewer)) == (False, True)


def test_author_has_the_file_of_a_draft(contributor, another_contributor):
    row = make_evidence(file=make_file(), author=contributor)
    assert (has_file(row, contributor), has_file(row, another_contributor)) == (True, False)


def test_evidence_without_a_file_shows_none(reviewer):
    assert not has_file(make_evidence(file_audience=EVERYBODY, **PUBLIC), reviewer)


def test_row_that_came_through_no_door_shows_no_file():
    row = make_evidence(file=make_file(), file_audience=EVERYBODY, **PUBLIC)
    assert Evidence._base_manager.get(pk=row.pk).shows_file is False


def test_bytes_are_not_fetched_with_a_row(reviewer):
    make_evidence(file=make_file())
    (row,) = Evidence.objects.visible_to(reviewer)
    assert row.file.get_deferred_fields() == {"content"}

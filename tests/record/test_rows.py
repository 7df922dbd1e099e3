"""Every loaded row: it keeps the rules, strangers may read it, and its history begins with it."""

from collections import Counter

import pytest
import yaml
from babel import Locale
from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from recommendations.models import State
from recommendations.rules import check_grounds
from reports.models import Edition, Endorsement
from upr_tracker.publishing.models import Publishable, Row

pytestmark = pytest.mark.django_db

FILES = sorted((settings.FIXTURE_DIRS[0] / "cambodia").glob("*.yaml"))
NODES = [node for file in FILES for node in yaml.safe_load(file.read_text(encoding="utf-8"))]


def links_of(row):
    return {field.name: list(getattr(row, field.name).all()) for field in row._meta.many_to_many}


def history_of(rows):
    return [(row, row.history.all()) for row in rows if hasattr(row, "history")]


def test_every_row_of_the_fixture_is_loaded_by_its_uid(record):
    assert [(row._meta.label_lower, str(row.uid)) for row in record] == [
        (node["model"], node["fields"]["uid"]) for node in NODES
    ]


def test_uids_are_given_once():
    assert [uid for uid, number in Counter(node["fields"]["uid"] for node in NODES).items() if number > 1] == []


def test_every_row_keeps_the_rules_of_the_forms(record):
    for row in record:
        again = type(row)._base_manager.get(pk=row.pk)
        again.full_clean()
        again.clean_links(**links_of(again))
        if hasattr(again, "covers"):
            check_grounds(again, has_evidence=again.evidence.exists())


def test_every_kind_of_row_is_in_the_record_but_evidence(record):
    kinds = {model for model in subclasses(Row) if not model._meta.abstract}
    assert {model._meta.object_name for model in kinds - {type(row) for row in record}} == {"Evidence", "EditionFile"}


def subclasses(model):
    return {each for direct in model.__subclasses__() for each in {direct, *subclasses(direct)}}


def test_every_row_is_readable_by_strangers_and_nobody_is_named_as_its_author(record):
    visible = [type(row).objects.visible_to(AnonymousUser()).filter(pk=row.pk).exists() for row in record]
    assert set(visible) == {True}
    assert {row.author for row in record if isinstance(row, Publishable)} == {None}


def test_history_begins_once_with_every_row(record):
    begun = [[entry.history_type for entry in history].count("+") for _row, history in history_of(record)]
    assert set(begun) == {1}
    assert len(begun) == len(record)


def test_history_goes_on_for_the_published_editions_only(record):
    gone_on = [(type(row), history.count()) for row, history in history_of(record) if history.count() > 1]
    assert gone_on == [(Edition, 2), (Edition, 2)]


def test_history_begins_with_the_links_of_the_row(record):
    for row, history in history_of(record):
        first = history.last()
        for name, linked in links_of(row).items():
            field = row._meta.get_field(name).m2m_reverse_field_name()
            assert {getattr(each, field) for each in getattr(first, name).all()} == set(linked)


def test_history_names_nobody(record):
    assert {entry.history_user_id for _row, history in history_of(record) for entry in history} == {None}


def test_state_names_are_those_of_cldr(record):
    english, khmer = Locale("en").territories, Locale("km").territories
    assert [(state.name_en, state.name_km) for state in State.objects.all()] == [
        (english[state.iso_code], khmer[state.iso_code]) for state in State.objects.all()
    ]


@pytest.mark.parametrize("kind", ["mid-term", "dialogues"])
def test_first_edition_is_frozen_and_has_no_signatories(record, kind):
    edition = Edition.objects.get(report__kind=kind)
    assert (edition.number, str(edition.as_of), str(edition.published_on)) == (1, "2022-01", "2026-11-23")
    assert (edition.state, len(edition.data_sha256)) == ("published", 64)
    assert not Endorsement.objects.filter(edition=edition).exists()

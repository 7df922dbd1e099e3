"""Logos of those who sign an edition: told with its data, so that they stay what they were."""

import base64
import json
from types import SimpleNamespace

import pytest

from reports.actions import publish_edition
from reports.builders import build
from reports.builders.frozen import as_data, canonical, from_data
from reports.builders.shapes_of_editions import Logo
from reports.builders.telling import signatories_of
from reports.models.edition import Format
from tests.factories import (
    FOR_COALITION,
    PUBLIC,
    make_edition,
    make_endorsement,
    make_organisation,
    make_recommendation,
    make_report,
)
from tests.stakeholders.logos import make_logo
from upr_tracker.accounts.models import STRANGER
from upr_tracker.lib.languages import Text
from upr_tracker.publishing.stored_files import forget_unused

pytestmark = pytest.mark.django_db

WORDS = {"logo_text_en": "Logo of A & B", "logo_text_km": "និមិត្តសញ្ញា"}


@pytest.fixture
def edition(review, theme):
    make_recommendation(theme=theme, **PUBLIC)
    report = make_report(review=review, title_en="Mid-term report", **PUBLIC)
    return make_edition(report=report, data=None, data_sha256="", state="in-review", audience="public")


def with_logo(**fields):
    return make_organisation(logo=make_logo(), **{**WORDS, **PUBLIC, **fields})


def sign(edition, organisation, **fields):
    return make_endorsement(edition=edition, organisation=organisation, **{**PUBLIC, **fields})


def logos_in(edition, language="en"):
    return [each.logo for each in build(edition, reader=STRANGER, language=language).signatories]


def test_signatory_comes_with_the_logo_and_what_it_shows(edition):
    row = with_logo()
    sign(edition, row)
    sign(edition, make_organisation(**PUBLIC), order=1)
    picture = base64.b64encode(bytes(row.logo.content)).decode()
    assert logos_in(edition) == [Logo("image/png", picture, Text("Logo of A & B", "en")), None]
    assert logos_in(edition, "km")[0] == Logo("image/png", picture, Text("និមិត្តសញ្ញា", "km"))


def test_who_does_not_stand_by_the_edition_comes_without_a_logo(edition):
    sign(edition, with_logo(), role="dissented", may_be_shown=True)
    assert logos_in(edition) == [None]


def test_logo_of_an_organisation_out_of_sight_is_not_told(edition):
    sign(edition, with_logo(**FOR_COALITION))
    assert logos_in(edition) == []


def test_data_with_logos_is_read_again_and_is_the_same_each_time(edition):
    sign(edition, with_logo())
    first, second = (build(edition, reader=STRANGER, language="en") for _ in range(2))
    assert from_data(json.loads(canonical(as_data(first)))) == first
    assert canonical(as_data(first)) == canonical(as_data(second))


def test_logo_of_a_published_edition_stays_when_the_organisation_has_another(edition):
    row = with_logo()
    sign(edition, row)
    before = row.logo.as_base64
    publish_edition(edition=edition, by=None, files=[("en", Format.JSON)])
    type(row).objects.filter(pk=row.pk).update(logo=make_logo())
    assert forget_unused() == 1
    edition.refresh_from_db()
    assert [each.logo.base64 for each in from_data(edition.data["en"]).signatories] == [before]


@pytest.mark.parametrize("count", [1, 3])
def test_logos_are_asked_for_with_the_signatures(edition, count, django_assert_num_queries):
    for order in range(count):
        sign(edition, with_logo(), order=order)
    telling = SimpleNamespace(edition=edition, scope=SimpleNamespace(reader=STRANGER))
    with django_assert_num_queries(1):
        assert [each.logo is not None for each in signatories_of(telling)] == [True] * count

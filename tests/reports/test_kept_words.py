"""Whoever withholds or erases a row is told which published editions hold its words, since those stay as they are."""

import pytest
from django.urls import reverse

from reports import actions
from reports.actions import publish_edition, withhold_edition
from reports.models.edition import Format
from tests.admin_pages import address_of
from tests.factories import (
    PUBLIC,
    make_edition,
    make_evidence,
    make_organisation,
    make_report,
    make_statement,
)
from tests.reports.midterms import judged, promised

pytestmark = pytest.mark.django_db

HINT = "These published editions hold words of it"


@pytest.fixture(autouse=True)
def quickly(monkeypatch):
    for each in (Format.PDF, Format.DOCX):
        monkeypatch.setitem(actions.RENDERERS, each, lambda content, data: b"")


@pytest.fixture
def evidence(theme):
    assessment = judged(promised(theme), narrative_en="A law was drafted.")
    return make_evidence(assessment=assessment, title_en="A testimony", **PUBLIC)


@pytest.fixture
def statement(review):
    return make_statement(review=review, text_en="They said so “there”.", **PUBLIC)


@pytest.fixture
def edition(review, evidence, statement):
    report = make_report(review=review, kind="dialogues", title_en="Summary", **PUBLIC)
    words = {"as_of": "2022-01", "published_on": "2022-05-01", "data": None, "data_sha256": ""}
    draft = make_edition(report=report, audience="public", state="in-review", **words)
    return publish_edition(edition=draft, by=None)


def act_of(row, act="withhold"):
    address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_act", args=[act])
    return f"{address}?rows={row.pk}"


def page_at(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("kind", ["evidence", "statement"])
def test_page_about_withholding_leads_to_each_edition_that_tells_of_the_row(request, edition, as_administrator, kind):
    """Of some rows an edition keeps the uid, of others only what they say."""
    page = page_at(as_administrator, act_of(request.getfixturevalue(kind)))
    assert HINT in page
    assert f'href="{act_of(edition)}">Summary, 1</a>' in page


def test_page_about_erasing_says_so_too(edition, evidence, as_administrator):
    assert f'href="{act_of(edition)}"' in page_at(as_administrator, address_of(evidence, "delete"))


def test_nothing_is_said_of_a_row_that_no_edition_tells_of(edition, as_administrator):
    row = make_organisation(name_en="Somebody else", **PUBLIC)
    assert HINT not in page_at(as_administrator, act_of(row))
    assert HINT not in page_at(as_administrator, address_of(row, "delete"))


def test_nothing_is_said_of_an_edition_that_is_withheld_or_a_draft(edition, evidence, as_administrator, administrator):
    make_edition(report=edition.report, number=2, state="draft", data=None, data_sha256="")
    withhold_edition(thing=edition, by=administrator, reason="It does harm.")
    assert HINT not in page_at(as_administrator, act_of(evidence))


def test_an_edition_does_not_name_itself(edition, as_administrator):
    assert HINT not in page_at(as_administrator, act_of(edition))


def test_nothing_is_said_about_other_acts(edition, evidence, as_administrator):
    assert HINT not in page_at(as_administrator, act_of(evidence, "withdraw"))

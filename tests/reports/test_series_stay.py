"""A report with a published edition stays where its readers find it: no edition goes by way of its series."""

import pytest
from django.core.exceptions import ValidationError

from tests.admin_pages import address_of
from tests.factories import FOR_COALITION, PUBLIC, make_edition, make_report
from upr_tracker.publishing.actions import ActRefused, erase, withdraw, withhold

pytestmark = pytest.mark.django_db

STAYS = "so the report stays where its readers find it"


@pytest.fixture
def report():
    return make_edition(report=make_report(kind="submission", **PUBLIC), **PUBLIC).report


@pytest.mark.parametrize(
    "act",
    [lambda report, by: withdraw(thing=report, by=by, reason="Why not."), lambda report, by: erase(row=report, by=by)],
    ids=["withdraw", "erase"],
)
def test_report_with_a_published_edition_is_neither_withdrawn_nor_erased(report, administrator, act):
    with pytest.raises(ActRefused, match=STAYS):
        act(report, administrator)
    report.refresh_from_db()
    assert report.state == "published"


def test_report_with_drafts_alone_is_withdrawn(reviewer):
    report = make_edition(report=make_report(**PUBLIC), data=None, data_sha256="", state="draft").report
    assert withdraw(thing=report, by=reviewer, reason="Why not.").state == "withdrawn"


def test_workbench_does_not_offer_to_withdraw_it(as_reviewer, report):
    assert "act/withdraw/" not in as_reviewer.get(address_of(report)).content.decode()


def test_administrator_withholds_it_with_its_editions_where_it_does_harm(report, administrator, client):
    assert client.get(report.editions.get().get_absolute_url()).status_code == 200
    withhold(thing=report, by=administrator, reason="It does harm.")
    assert client.get(report.editions.get().get_absolute_url()).status_code == 404


def test_its_audience_does_not_become_narrower(report):
    report.audience = "coalition"
    with pytest.raises(ValidationError) as refusal:
        report.full_clean()
    assert STAYS in refusal.value.message_dict["audience"][0]


def test_its_audience_may_become_wider():
    report = make_report(kind="submission", **FOR_COALITION)
    make_edition(report=report, **FOR_COALITION)
    report.audience = "public"
    report.full_clean()


def test_report_with_editions_was_not_published_elsewhere():
    report = make_edition(data=None, data_sha256="", state="draft").report
    report.kind = "outside"
    with pytest.raises(ValidationError) as refusal:
        report.full_clean()
    assert refusal.value.message_dict["kind"] == ["This report has editions, so it was not published elsewhere."]

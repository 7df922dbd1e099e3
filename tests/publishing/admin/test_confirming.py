"""Withholding and erasing ask first for a password or a code, and lose nothing of what was typed."""

import pytest
from django.urls import reverse

from stakeholders.models import Organisation
from tests.admin_pages import address_of
from tests.conftest import signed_in
from tests.factories import PUBLIC, make_organisation, make_user
from upr_tracker.accounts.roles import Role

pytestmark = pytest.mark.django_db

PASSWORD = "a-long-enough-password"
ASKED = "/accounts/confirm/?next="


@pytest.fixture
def long_ago(settings):
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    return settings


@pytest.fixture
def client_of_administrator():
    return signed_in(make_user(roles=[Role.ADMINISTRATOR], password=PASSWORD))


def act_address(act, row):
    return f"{reverse('admin:stakeholders_organisation_act', args=[act])}?rows={row.pk}"


def confirm(client, answer, settings):
    """Types the password on the page to which the answer leads; the page to which that leads."""
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
    return client.post(answer["Location"], {"password": PASSWORD})["Location"]


@pytest.mark.parametrize("page", ["withhold", "erase"])
def test_page_about_what_cannot_be_undone_asks_first(client_of_administrator, long_ago, page):
    row = make_organisation(**PUBLIC)
    address = act_address("withhold", row) if page == "withhold" else address_of(row, "delete")
    answer = client_of_administrator.get(address)
    assert (answer.status_code, answer["Location"].startswith(ASKED)) == (302, True)
    assert confirm(client_of_administrator, answer, long_ago) == address
    assert client_of_administrator.get(address).status_code == 200


def test_reason_is_kept_where_the_time_ran_out_while_it_was_typed(client_of_administrator, long_ago):
    row = make_organisation(**PUBLIC)
    address = act_address("withhold", row)
    answer = client_of_administrator.post(address, {f"version_{row.pk}": row.version, "reason": "It names a source."})
    assert answer["Location"].startswith(ASKED)
    assert Organisation.objects.get().is_withheld is False
    page = client_of_administrator.get(confirm(client_of_administrator, answer, long_ago))
    assert page.context["reason"] == "It names a source."


def test_nothing_is_erased_before_it_is_confirmed(client_of_administrator, long_ago):
    row = make_organisation()
    words = {"post": "yes", "action": "delete_selected", "_selected_action": [row.pk]}
    for address in (address_of(row, "delete"), address_of(Organisation, "changelist")):
        answer = client_of_administrator.post(address, words)
        assert (answer.status_code, answer["Location"].startswith(ASKED)) == (302, True)
    assert Organisation.objects.filter(pk=row.pk).exists()


def test_other_acts_do_not_ask(client_of_administrator, long_ago):
    row = make_organisation(**PUBLIC)
    assert client_of_administrator.get(act_address("withdraw", row)).status_code == 200


@pytest.mark.parametrize("page", ["withhold", "erase"])
def test_whoever_may_not_do_it_is_not_asked(as_reviewer, long_ago, page):
    row = make_organisation(**PUBLIC)
    address = act_address("withhold", row) if page == "withhold" else address_of(row, "delete")
    assert as_reviewer.get(address).status_code == 403


def test_who_signed_in_a_moment_ago_is_not_asked(as_administrator):
    row = make_organisation(**PUBLIC)
    for address in (act_address("withhold", row), address_of(row, "delete")):
        assert as_administrator.get(address).status_code == 200

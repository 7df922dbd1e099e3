"""The coalition's settings: one row, for administrators."""

import pytest

from tests.admin_pages import address_of, save
from upr_tracker.publishing.models import Coalition

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", ["changelist", "add"])
def test_settings_are_for_administrators(as_contributor, as_reviewer, as_administrator, page):
    readers = (as_contributor, as_reviewer, as_administrator)
    assert [reader.get(address_of(Coalition, page)).status_code for reader in readers] == [403, 403, 200]


def test_settings_are_made_once_and_changed_after(as_administrator, administrator):
    assert (Coalition.current().may_publish_own, Coalition.objects.count()) == (False, 0)
    assert save(as_administrator, address_of(Coalition, "add"), may_publish_own="on").status_code == 302
    assert as_administrator.get(address_of(Coalition, "add")).status_code == 403
    row = Coalition.objects.get()
    assert save(as_administrator, address_of(row), months_until_due="6").status_code == 302
    row.refresh_from_db()
    assert (row.may_publish_own, row.months_until_due, row.version) == (True, 6, 2)
    assert [entry.history_user for entry in row.history.all()] == [administrator] * 2
    assert as_administrator.post(address_of(row, "delete"), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("months", ["0", "121", "-1", "many"])
def test_nonsense_is_refused(as_administrator, months):
    assert save(as_administrator, address_of(Coalition, "add"), months_until_due=months).status_code == 200
    assert Coalition.objects.count() == 0

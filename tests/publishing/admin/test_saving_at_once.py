"""Two who save in the same moment. SQLite lets one write at a time; PostgreSQL asks for a lock on the row."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, get_ident

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, connections

from tests.admin_pages import address_of, typed
from tests.conftest import signed_in
from tests.factories import PUBLIC, make_event, make_user
from upr_tracker.accounts.roles import Role
from upr_tracker.publishing.admin import revising
from upr_tracker.publishing.models import Revision


@pytest.mark.django_db(transaction=True)
def test_two_first_saves_of_a_revision_make_one_and_a_conflict(monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("On SQLite the second transaction begins once the first has ended.")
    ContentType.objects.clear_cache()
    person, row = make_user(roles=[Role.CONTRIBUTOR]), make_event(text_en="As it was.", **PUBLIC)
    client = signed_in(person)
    words = typed(client, address_of(row), text_en="As revised.")
    both, rule = Barrier(2), revising.can_revise
    waited = set()

    def rule_that_waits(reader, thing):
        """Both have read the row before either goes on."""
        if get_ident() not in waited:
            waited.add(get_ident())
            both.wait(10)
        return rule(reader, thing)

    monkeypatch.setattr(revising, "can_revise", rule_that_waits)

    def save(_number):
        try:
            return signed_in(person).post(address_of(row), words).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        answers = sorted(threads.map(save, range(2)))
    assert (answers, Revision.objects.count()) == ([200, 302], 1)

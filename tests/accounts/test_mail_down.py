"""With a database of its own: what is done once an act is committed is not seen inside a test's transaction."""

import pytest

from tests.admin_pages import address_of, save
from tests.conftest import signed_in
from tests.factories import make_user
from upr_tracker.accounts.models import User


@pytest.mark.django_db(transaction=True)
def test_workbench_says_so_where_the_mail_was_not_sent(monkeypatch):
    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("upr_tracker.accounts.mail.send_mail", refuse)
    client = signed_in(make_user(email="superuser@example.org", is_superuser=True))
    answer = save(client, address_of(User, "add"), email="invited@example.org")
    page = client.get(answer["Location"]).content.decode()
    assert "The account is made, but the mail could not be sent." in page
    assert User.objects.filter(email="invited@example.org").exists()

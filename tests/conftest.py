"""The cast. Tests name the reader they mean: a visitor, a contributor, a reviewer, an administrator.

Clients are `client` (nobody signed in), `as_contributor`, `as_another_contributor`, `as_member`,
`as_reviewer` and `as_administrator`. Rows come from tests/factories.py.
"""

import hashlib
import os
from unittest.mock import patch
from uuid import uuid4

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.apps import apps
from django.contrib.auth.models import AnonymousUser, Group
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models.signals import post_migrate
from django.http import HttpRequest
from django.test import Client, override_settings
from django.utils import translation
from hypothesis import settings

from tests import factories
from tests.factories import make_user
from upr_tracker.accounts.roles import Role
from upr_tracker.lib import pdf
from upr_tracker.site.record import load_record

settings.register_profile("tracker", deadline=None)
settings.load_profile("tracker")


@pytest.fixture(autouse=True)
def in_english():
    """What stays in a thread from one test to the next: the language of the last request, and keys of content types."""
    ContentType.objects.clear_cache()
    with translation.override("en"):
        yield


@pytest.fixture(scope="session", autouse=True)
def quick():
    """What only slows tests down: passwords that are hard to try out, and a limit to how often the API is asked."""
    with override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"], API_REQUESTS_A_MINUTE=None
    ):
        yield


@pytest.fixture(scope="session", autouse=True)
def roles_stay():
    """A migration makes the roles, and the flush after a test with transactions of its own takes them away.

    The framework's way to put rows back (serialized_rollback) looks for them at the connection of another context than
    that in which a browser's loop runs.
    """
    post_migrate.connect(make_roles)
    yield
    post_migrate.disconnect(make_roles)


def make_roles(**kwargs):
    if Group._meta.db_table in connection.introspection.table_names():
        for role in Role:
            Group.objects.get_or_create(name=role)


@pytest.fixture(scope="session")
def load_cambodia(tmp_path_factory):
    """Loads the Cambodian record as load_record does, and gives its rows. Costly things are done once for a run.

    Each paper is drawn by the first test that needs it; its bytes follow from what is drawn. The rows that the first
    load of a process makes are written again, with the same keys, by those that come after it.
    """
    folder = tmp_path_factory.getbasetemp()
    drawn = (folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "drawn"
    drawn.mkdir(exist_ok=True)
    draw = pdf._rendered

    def kept(*paper):
        file = drawn / hashlib.sha256(repr(paper).encode()).hexdigest()
        if not file.exists():
            unfinished = drawn / str(uuid4())
            unfinished.write_bytes(draw(*paper))
            unfinished.rename(file)
        return file.read_bytes()

    made, keys = {}, []

    def load_first():
        before = filled_models()
        with patch.object(pdf, "_rendered", kept):
            keys.extend((type(row), row.pk) for row in load_record(name="cambodia"))
        made.update({model: list(model._base_manager.all()) for model in filled_models() - before})

    def load():
        with transaction.atomic():
            for model, rows in made.items():
                model._base_manager.bulk_create(rows)
        if not made:
            load_first()
        found = {model: model._base_manager.in_bulk() for model in made}
        return [found[model][key] for model, key in keys]

    return load


def filled_models():
    return {model for model in apps.get_models(include_auto_created=True) if model._base_manager.exists()}


@pytest.fixture(scope="module")
def record(load_cambodia, django_db_setup, django_db_blocker):
    """The Cambodian record, loaded once for a module.

    What a test changes is taken back as ever (mark it django_db). A module that uses it has no empty database.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_cambodia()
        transaction.set_rollback(True)


@pytest.fixture
def visitor():
    return AnonymousUser()


@pytest.fixture
def contributor(db):
    return make_user(email="contributor@example.org", roles=[Role.CONTRIBUTOR])


@pytest.fixture
def another_contributor(db):
    return make_user(email="another@example.org", roles=[Role.CONTRIBUTOR])


@pytest.fixture
def reviewer(db):
    return make_user(email="reviewer@example.org", roles=[Role.REVIEWER])


@pytest.fixture
def administrator(db):
    return make_user(email="administrator@example.org", roles=[Role.ADMINISTRATOR])


@pytest.fixture
def superuser(db):
    """An administrator of Django's kind, as the first account is: the admin asks it for no permission."""
    return make_user(email="superuser@example.org", is_superuser=True)


@pytest.fixture
def member(db):
    """Of the coalition, with an account and no role: reads, and writes nothing."""
    return make_user(email="member@example.org", is_staff=False)


@pytest.fixture
def inactive(db):
    """Somebody who left. The roles are still there, and give nothing."""
    return make_user(email="inactive@example.org", roles=list(Role), is_active=False, is_superuser=True)


def signed_in(user):
    """In a browser in which they typed their password a moment ago, as acts that cannot be undone want it."""
    client = Client()
    client.force_login(user)
    signing_in = HttpRequest()
    signing_in.session = client.session
    record_authentication(signing_in, user, "password")
    signing_in.session.save()
    return client


@pytest.fixture
def as_contributor(contributor):
    return signed_in(contributor)


@pytest.fixture
def as_another_contributor(another_contributor):
    return signed_in(another_contributor)


@pytest.fixture
def as_member(member):
    return signed_in(member)


@pytest.fixture
def as_reviewer(reviewer):
    return signed_in(reviewer)


@pytest.fixture
def as_administrator(administrator):
    return signed_in(administrator)


@pytest.fixture
def as_superuser(superuser):
    return signed_in(superuser)


@pytest.fixture
def unchecked(monkeypatch):
    """Factories save what no form would: to show what the database itself refuses, or to meet a row of long ago."""
    monkeypatch.setattr(factories, "check", lambda row, links: None)

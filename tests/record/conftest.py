"""The Cambodian record, loaded once for all tests of this folder.

Each test is marked django_db, so that what it changes is taken back, and the record stays.
"""

from functools import partial

import pytest
from django.db import models, transaction

from reports.actions import publish_edition
from upr_tracker.site import record as loading


@pytest.fixture(scope="package")
def record(django_db_setup, django_db_blocker):
    """The rows that load_record returns, in the fixture's order.

    Its edition is frozen without files, which would cost each worker seconds; tests/site/test_record.py has them made.
    """
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "publish_edition", partial(publish_edition, files=()))
        yield loading.load_record(name="cambodia")
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def texts(record):
    """Every line of text that the record holds, as (row, name of the field, line)."""
    return [
        (row, field.name, line)
        for row in record
        for field in row._meta.concrete_fields
        if is_text(field)
        for line in field.value_from_object(row).splitlines()
        if line
    ]


def is_text(field):
    """Whether a field holds words, and no choice, code, address or date."""
    return type(field) in (models.CharField, models.TextField) and not field.choices and field.name not in CODES


CODES = ("iso_code", "data_sha256")

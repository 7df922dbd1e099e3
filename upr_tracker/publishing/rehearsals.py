"""Doing something to see how it would be, and undoing it: for previews, and for rows as a revision would leave them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def rehearsal() -> Iterator[None]:
    """What is written inside is read inside, and was never written once it ends.

    Rows in memory keep what was done to them: fetch them again afterwards.
    """
    with transaction.atomic():
        yield
        transaction.set_rollback(True)

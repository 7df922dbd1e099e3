"""Logos for tests."""

from itertools import count

from tests.lib.uploads.files import picture
from upr_tracker.lib.uploads import CleanFile
from upr_tracker.lib.uploads.kinds import Kind
from upr_tracker.publishing.stored_files import keep

numbers = count(1)


def make_logo(word=None):
    """A stored PNG, with bytes of its own behind it, as no cleaned picture has."""
    return keep(CleanFile.of(Kind.PNG, picture() + (word or f"logo {next(numbers)}").encode()))

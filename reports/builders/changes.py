"""What changed since the edition before, found in what both editions froze and in nothing else."""

import cattrs

from reports.builders.contents import Content
from reports.builders.frozen import from_data
from reports.builders.shapes_of_editions import Change, Since
from reports.models import Edition
from upr_tracker.accounts.models import Reader


def changes_since(edition: Edition, content: Content, reader: Reader) -> Since | None:
    """Against the newest earlier edition that the reader may read; None where there is none."""
    before = Edition.objects.before(edition, reader)
    if before is None or before.published_on is None:
        return None
    try:
        old = from_data((before.data or {})[content.language])
    except (cattrs.BaseValidationError, KeyError):
        return Since(before.number, before.published_on, None)
    return Since(before.number, before.published_on, changes_between(old, content))


def changes_between(old: Content, new: Content) -> tuple[Change, ...]:
    return ()

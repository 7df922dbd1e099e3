"""Who may use what the roof offers."""

from upr_tracker.accounts.models import Reader
from upr_tracker.accounts.rules import is_contributor


def can_use_workbench(reader: Reader) -> bool:
    """Whoever may write drafts and sign in there: for the page, and for what leads to it or tells of it."""
    return is_contributor(reader) and reader.is_staff

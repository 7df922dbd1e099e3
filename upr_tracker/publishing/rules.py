"""Who may do what to a row of the record."""

from upr_tracker.accounts.models import Reader
from upr_tracker.accounts.rules import is_administrator, is_contributor, is_reviewer
from upr_tracker.publishing.models import Publishable
from upr_tracker.publishing.states import PublicationState


def can_draft(reader: Reader) -> bool:
    return is_contributor(reader)


def can_edit(reader: Reader, row: Publishable) -> bool:
    """Contributors edit their own rows until these are published; reviewers edit every row."""
    own_draft = row.author == reader and row.state != PublicationState.PUBLISHED
    return is_reviewer(reader) or (is_contributor(reader) and own_draft)


def can_publish(reader: Reader) -> bool:
    return is_reviewer(reader)


def can_erase(reader: Reader) -> bool:
    return is_administrator(reader)

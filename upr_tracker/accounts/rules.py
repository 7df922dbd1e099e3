"""What a person is to the coalition. Everything that asks who may do what begins here."""

from upr_tracker.accounts.models import Reader, User
from upr_tracker.accounts.roles import Role


def is_coalition(reader: Reader) -> bool:
    """Any active account."""
    return isinstance(reader, User) and reader.is_active


def is_administrator(reader: Reader) -> bool:
    return isinstance(reader, User) and reader.is_active and Role.ADMINISTRATOR in reader.roles


def is_reviewer(reader: Reader) -> bool:
    """Reviewers, and administrators, who may do all that reviewers do."""
    return isinstance(reader, User) and reader.is_active and bool({Role.REVIEWER, Role.ADMINISTRATOR} & reader.roles)


def is_contributor(reader: Reader) -> bool:
    """Whoever may write drafts: all three roles."""
    return isinstance(reader, User) and reader.is_active and bool(set(Role) & reader.roles)

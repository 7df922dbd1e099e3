"""What a person of the coalition may be trusted with. Roles are groups, made by a migration."""

from enum import StrEnum


class Role(StrEnum):
    CONTRIBUTOR = "contributor"
    """Writes drafts: assessments, dialogues, media coverage."""
    REVIEWER = "reviewer"
    """Reads every draft and publishes."""
    ADMINISTRATOR = "administrator"
    """Also keeps accounts and settings, withholds what does harm, and erases."""

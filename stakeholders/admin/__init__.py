"""Who acts, and what they said, as editors keep it."""

from stakeholders.admin.asks import AskAdmin, AskListAdmin
from stakeholders.admin.dialogues import DialogueAdmin, ParticipantAdmin
from stakeholders.admin.events import EventAdmin, MediaCoverageAdmin, MediaLinkAdmin
from stakeholders.admin.organisations import OrganisationAdmin
from stakeholders.admin.statements import FollowUpAdmin, StatementAdmin

__all__ = [
    "AskAdmin",
    "AskListAdmin",
    "DialogueAdmin",
    "EventAdmin",
    "FollowUpAdmin",
    "MediaCoverageAdmin",
    "MediaLinkAdmin",
    "OrganisationAdmin",
    "ParticipantAdmin",
    "StatementAdmin",
]

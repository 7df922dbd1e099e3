# ruff: noqa: I001  (the order is that in which the models are read)
"""Who acts on the promises, and what they said. One concept a file; read them in this order."""

from stakeholders.models.organisation import Organisation
from stakeholders.models.event import Event
from stakeholders.models.dialogue import Dialogue, Participant
from stakeholders.models.statement import Statement
from stakeholders.models.follow_up import FollowUp
from stakeholders.models.ask import Ask, AskList
from stakeholders.models.media import MediaCoverage, MediaLink

__all__ = [
    "Ask",
    "AskList",
    "Dialogue",
    "Event",
    "FollowUp",
    "MediaCoverage",
    "MediaLink",
    "Organisation",
    "Participant",
    "Statement",
]

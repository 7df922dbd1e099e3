# ruff: noqa: I001  (the order is that in which the models are read)
"""What was promised, and what came of it. One concept a file; read them in this order."""

from recommendations.models.state import State
from recommendations.models.source import Passage, SourceDocument
from recommendations.models.review import Review
from recommendations.models.theme import Theme, ThemeWording
from recommendations.models.recommendation import Position, Recommendation
from recommendations.models.assessment import Assessment
from recommendations.models.evidence import Evidence

__all__ = [
    "Assessment",
    "Evidence",
    "Passage",
    "Position",
    "Recommendation",
    "Review",
    "SourceDocument",
    "State",
    "Theme",
    "ThemeWording",
]

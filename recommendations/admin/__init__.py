"""The promises and the judgements, as editors keep them."""

from recommendations.admin.assessments import AssessmentAdmin, EvidenceAdmin
from recommendations.admin.recommendations import RecommendationAdmin
from recommendations.admin.reviews import ReviewAdmin, StateAdmin
from recommendations.admin.sources import PassageAdmin, SourceDocumentAdmin
from recommendations.admin.themes import ThemeAdmin, ThemeWordingAdmin

__all__ = [
    "AssessmentAdmin",
    "EvidenceAdmin",
    "PassageAdmin",
    "RecommendationAdmin",
    "ReviewAdmin",
    "SourceDocumentAdmin",
    "StateAdmin",
    "ThemeAdmin",
    "ThemeWordingAdmin",
]

"""The collections of this room. What each docstring says is read on the API's page."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view

from recommendations import filters, serializers
from recommendations.models import (
    Assessment,
    Evidence,
    Passage,
    Recommendation,
    Review,
    SourceDocument,
    State,
    Theme,
)
from upr_tracker.publishing.api import PublicViewSet


class ReviewViewSet(PublicViewSet):
    """One State's turn under the Universal Periodic Review."""

    queryset = Review.objects.all()
    serializer_class = serializers.ReviewSerializer


class StateViewSet(PublicViewSet):
    """States under review and States that recommended something."""

    queryset = State.objects.all()
    serializer_class = serializers.StateSerializer
    filterset_class = filters.StateFilter


class ThemeViewSet(PublicViewSet):
    """What several recommendations have in common, with each wording that a source prints."""

    queryset = Theme.objects.all()
    serializer_class = serializers.ThemeSerializer
    filterset_class = filters.ThemeFilter


ON = OpenApiParameter("on", OpenApiTypes.DATE, description="The day, not ahead of us, as on which this site is read.")


@extend_schema_view(retrieve=extend_schema(parameters=[ON]))
class RecommendationViewSet(PublicViewSet):
    """What was recommended, word for word, and where it stands by the assessments that everybody may read.

    That is today, or on the day that `on` asks for, as this site was published then.
    """

    queryset = Recommendation.objects.all()
    serializer_class = serializers.RecommendationSerializer
    filterset_class = filters.RecommendationFilter


class AssessmentViewSet(PublicViewSet):
    """Civil society's judgements, each of one or several recommendations. Earlier ones stay beside later ones."""

    queryset = Assessment.objects.all()
    serializer_class = serializers.AssessmentSerializer
    filterset_class = filters.AssessmentFilter


class EvidenceViewSet(PublicViewSet):
    """What assessments rest on."""

    queryset = Evidence.objects.all()
    serializer_class = serializers.EvidenceSerializer
    filterset_class = filters.EvidenceFilter


class SourceDocumentViewSet(PublicViewSet):
    """The documents that the record was taken from."""

    queryset = SourceDocument.objects.all()
    serializer_class = serializers.SourceDocumentSerializer


class PassageViewSet(PublicViewSet):
    """Sentences of a source that open, explain or close a part of the record."""

    queryset = Passage.objects.all()
    serializer_class = serializers.PassageSerializer
    filterset_class = filters.PassageFilter

"""The collections of this room. What each docstring says is read on the API's page."""

from stakeholders import filters, serializers
from stakeholders.models import (
    Ask,
    AskList,
    Dialogue,
    Event,
    FollowUp,
    MediaCoverage,
    Organisation,
    Statement,
)
from upr_tracker.publishing.api import PublicViewSet


class OrganisationViewSet(PublicViewSet):
    """Institutions that act on a review. An embassy is not its State."""

    queryset = Organisation.objects.all()
    serializer_class = serializers.OrganisationSerializer
    filterset_class = filters.OrganisationFilter


class DialogueViewSet(PublicViewSet):
    """Meetings, or series told as one, and what was raised. A meeting that is not here may still have been held."""

    queryset = Dialogue.objects.all()
    serializer_class = serializers.DialogueSerializer
    filterset_class = filters.DialogueFilter


class StatementViewSet(PublicViewSet):
    """What was said about a review: quoted, reported, or without a speaker. Only a quotation is word for word."""

    queryset = Statement.objects.all()
    serializer_class = serializers.StatementSerializer
    filterset_class = filters.StatementFilter


class FollowUpViewSet(PublicViewSet):
    """Next steps."""

    queryset = FollowUp.objects.all()
    serializer_class = serializers.FollowUpSerializer
    filterset_class = filters.FollowUpFilter


class AskListViewSet(PublicViewSet):
    """The headings under which a source addresses its asks."""

    queryset = AskList.objects.all()
    serializer_class = serializers.AskListSerializer
    filterset_class = filters.AskListFilter


class AskViewSet(PublicViewSet):
    """What civil society recommends. These are not recommendations of the UPR."""

    queryset = Ask.objects.all()
    serializer_class = serializers.AskSerializer
    filterset_class = filters.AskFilter


class EventViewSet(PublicViewSet):
    """The timeline of civil society's engagement with a review."""

    queryset = Event.objects.all()
    serializer_class = serializers.EventSerializer
    filterset_class = filters.EventFilter


class MediaCoverageViewSet(PublicViewSet):
    """Pieces in the media, each with its title in its own language."""

    queryset = MediaCoverage.objects.all()
    serializer_class = serializers.MediaCoverageSerializer
    filterset_class = filters.MediaFilter

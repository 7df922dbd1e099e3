"""The collections of this room. What each docstring says is read on the API's page."""

from reports import filters, serializers
from reports.models import Edition, Endorsement, Report
from upr_tracker.publishing.api import PublicViewSet


class ReportViewSet(PublicViewSet):
    """Reports that were published elsewhere, and series of which this site publishes editions."""

    queryset = Report.objects.all()
    serializer_class = serializers.ReportSerializer
    filterset_class = filters.ReportFilter


class EditionViewSet(PublicViewSet):
    """Editions, which never change, with the SHA-256 and the address of each file.

    What an edition says, and what changed since the one before, stands in its JSON file. One that mends a mistake names
    the edition that it replaces. An edition that was withheld is not listed: its page tells what remains of it.
    """

    queryset = Edition.objects.all()
    serializer_class = serializers.EditionSerializer
    filterset_class = filters.EditionFilter


class EndorsementViewSet(PublicViewSet):
    """Who prepared or endorsed an edition, or a report published elsewhere. It never carries over to another.

    Whoever was invited, abstained or dissented is listed only if they agreed to it, and signed nothing.
    """

    queryset = Endorsement.objects.all()
    serializer_class = serializers.EndorsementSerializer
    filterset_class = filters.EndorsementFilter

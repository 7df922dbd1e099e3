"""What pages show of this room: rows that a reader may see, each with those of its parts that the reader may see."""

from django.db.models import Prefetch, QuerySet

from recommendations.models import Review
from reports.models import Edition, EditionFile, Endorsement, Report, ReportLink
from upr_tracker.accounts.models import Reader


def reports_of(review: Review, reader: Reader) -> QuerySet[Report]:
    """With the links, editions and signatures that the reader may see."""
    return (
        Report.objects.visible_to(reader)
        .filter(review=review)
        .select_related("review")
        .prefetch_related(
            Prefetch("links", queryset=ReportLink.objects.visible_to(reader)),
            Prefetch("editions", queryset=editions_of(review, reader)),
            Prefetch("endorsements", queryset=signatures(reader)),
        )
    )


def editions_of(review: Review, reader: Reader) -> QuerySet[Edition]:
    """Published editions with their signatures and the hashes of their files, not the bytes. The newest comes first."""
    files = EditionFile.objects.visible_to(reader).defer("content")
    return (
        Edition.objects.visible_to(reader)
        .filter(report__review=review)
        .published()
        .select_related("report__review")
        .defer("data")
        .prefetch_related(Prefetch("files", queryset=files), Prefetch("endorsements", queryset=signatures(reader)))
        .order_by("-number")
    )


def signatures(reader: Reader) -> QuerySet[Endorsement]:
    rows: QuerySet[Endorsement] = Endorsement.objects.visible_to(reader).standing().select_related("organisation")
    return rows

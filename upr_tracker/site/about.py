"""What the page about this site tells: how the record is kept, on what scale, by whom, and whom to write to."""

from typing import Any

from recommendations.models import Review, SourceDocument
from recommendations.passages import passages_of
from recommendations.status import Status
from reports.lists import reports_of
from reports.models.endorsement import EndorsementRole
from upr_tracker.accounts.models import Reader
from upr_tracker.site.dataset import dataset_of


def about_of(review: Review, reader: Reader) -> dict[str, Any]:
    outside = [report for report in reports_of(review, reader) if report.is_outside]
    return {
        "review": review,
        "scale": list(Status),
        "sources": SourceDocument.objects.visible_to(reader),
        "behind": [(report, *signatories(report)) for report in outside if report.endorsements.all()],
        "passages": passages_of(review, reader),
        "dataset": dataset_of(review),
    }


def signatories(report: Any) -> tuple[list[Any], int]:
    """Who prepared a report, in the printed order, and how many more endorsed it."""
    signed = list(report.endorsements.all())
    prepared = [signature for signature in signed if signature.role == EndorsementRole.PREPARED]
    return prepared, len(signed) - len(prepared)

"""What must hold of a row together with those that it names, said to the editor."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from upr_tracker.publishing.states import PublicationState

if TYPE_CHECKING:
    from recommendations.models import Assessment, Recommendation


def check_same_review(row: Any, *names: str) -> None:
    """Raises ValidationError where one of these links leads to a row of another review than `row`'s."""
    for name in names:
        linked = getattr(row, name)
        if linked and row.review_id and linked.review_id != row.review_id:
            raise ValidationError({name: _("This belongs to another review.")})


def check_all_same_review(row: Any, name: str, linked: Iterable[Any]) -> None:
    """Raises ValidationError where one of the rows chosen for a many-to-many link is of another review than `row`."""
    if any(each.review_id != row.review_id for each in linked):
        raise ValidationError({name: _("One of these belongs to another review.")})


def check_coverage(assessment: "Assessment", covers: "list[Recommendation]") -> None:
    """Raises ValidationError where an assessment covers nothing, another review, or not what it corrects."""
    if not covers:
        raise ValidationError({"covers": _("Choose at least one recommendation.")})
    check_all_same_review(assessment, "covers", covers)
    if assessment.corrects and set(assessment.corrects.covers.all()) != set(covers):
        raise ValidationError({"covers": _("A correction covers the same recommendations as what it corrects.")})


def says_why_no_evidence(assessment: "Assessment") -> bool:
    return bool(assessment.no_evidence_reason_en or assessment.no_evidence_reason_km)


def check_grounds(assessment: "Assessment", *, has_evidence: bool) -> None:
    """Raises ValidationError for a published assessment with neither evidence nor a reason for having none."""
    if assessment.state == PublicationState.PUBLISHED and not has_evidence and not says_why_no_evidence(assessment):
        raise ValidationError(
            {"no_evidence_reason_en": _("List at least one piece of evidence, or say why there is none.")}
        )

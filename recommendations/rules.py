"""What must hold of a row together with those that it names, said to the editor.

The models ask these rules, so that the rules know no model.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from upr_tracker.publishing.states import PublicationState


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


def check_coverage(assessment: Any, covers: list[Any]) -> None:
    """Raises ValidationError where an assessment covers nothing, another review, or not what it corrects."""
    if not covers:
        raise ValidationError({"covers": _("Choose at least one recommendation.")})
    check_all_same_review(assessment, "covers", covers)
    if assessment.corrects and set(assessment.corrects.covers.all()) != set(covers):
        raise ValidationError({"covers": _("A correction covers the same recommendations as what it corrects.")})


def says_why_no_evidence(assessment: Any) -> bool:
    return bool(assessment.no_evidence_reason_en or assessment.no_evidence_reason_km)


def check_grounds(assessment: Any, *, has_evidence: bool, narrower: Iterable[Any] = ()) -> None:
    """Raises ValidationError for a published assessment with neither evidence nor a reason for having none.

    `narrower` is evidence that fewer people may read than the assessment, which the refusal names.
    """
    if assessment.state != PublicationState.PUBLISHED or has_evidence or says_why_no_evidence(assessment):
        return
    words = [_("List at least one piece of evidence that the same people may read, or say why there is none.")]
    words += [
        _("“%(evidence)s” is for fewer people than the assessment: choose who may read it.") % {"evidence": line}
        for line in narrower
    ]
    raise ValidationError({"no_evidence_reason_en": " ".join(words)})

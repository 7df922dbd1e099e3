"""Where in the workbench progress is updated, and a mistake corrected: addresses of the form of a new assessment."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from recommendations.models import Assessment

UPDATE, CORRECT = "update", "corrects"
"""In the address of the form: the keys of recommendations to judge anew, or of the assessment to correct."""


def update_address(recommendations: Iterable[Any]) -> str:
    """Where progress on these recommendations is updated, in one assessment."""
    keys = ",".join(str(row.pk) for row in recommendations)
    return f"{reverse('admin:recommendations_assessment_add')}?{UPDATE}={keys}"


def correct_address(assessment: Assessment) -> str:
    return f"{reverse('admin:recommendations_assessment_add')}?{CORRECT}={assessment.pk}"

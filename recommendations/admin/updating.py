"""“Update progress” and “Correct”: the form of a new assessment, filled in from the one that stands."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recommendations.doors import today
from recommendations.form_addresses import CORRECT, UPDATE, update_address
from recommendations.models import Assessment, Recommendation
from upr_tracker.accounts.models import Reader
from upr_tracker.accounts.rules import is_contributor
from upr_tracker.publishing.admin.widgets import keys_in
from upr_tracker.publishing.states import PublicationState
from upr_tracker.publishing.templatetags.record import in_words

JUDGED = ("status", "narrative_en", "narrative_km", "audience")
MISTAKEN = (*JUDGED, "as_of", "no_evidence_reason_en", "no_evidence_reason_km")

Initial = dict[str, Any]


def standing_over(recommendations: QuerySet[Any], reader: Reader) -> list[Assessment]:
    """The assessments that stand over these recommendations today, as this reader sees it; each once."""
    keys = {row.assessment_id for row in recommendations.with_status_for(reader, on=today())}  # type: ignore[attr-defined]
    return list(Assessment.objects.visible_to(reader).filter(pk__in=keys))


def initial_for_update(keys: str, reader: Reader) -> Initial:
    """What was judged last, where one assessment stands over all of them. The date is for the editor to say."""
    rows = Recommendation.objects.visible_to(reader).filter(pk__in=keys_in(keys.split(",")))
    if not rows:
        return {}
    standing = standing_over(rows, reader)
    judged = values_of(standing[0], JUDGED) if len(standing) == 1 else {}
    return {"review": rows[0].review_id, "covers": [row.pk for row in rows], **judged}


def initial_for_correction(key: str, reader: Reader) -> Initial:
    rows = Assessment.objects.visible_to(reader).published().filter(pk__in=keys_in([key]))
    if not (mistaken := rows.first()):
        return {}
    covered = [row.pk for row in mistaken.covers.visible_to(reader)]
    links = {"review": mistaken.review_id, "covers": covered, "corrects": mistaken.pk}
    return {**links, **values_of(mistaken, MISTAKEN)}


def values_of(assessment: Assessment, names: Iterable[str]) -> Initial:
    return {name: getattr(assessment, name) for name in names}


def advice_for(request: HttpRequest) -> str:
    """What the form was filled in with, said above it."""
    if CORRECT in request.GET:
        return _(
            "A correction mends a mistake, and says so. If the situation has changed, update the progress instead."
        )
    if not (keys := request.GET.get(UPDATE)):
        return ""
    rows = Recommendation.objects.visible_to(request.user).filter(pk__in=keys_in(keys.split(",")))
    standing = standing_over(rows, request.user)
    if not standing:
        return _("There is no assessment of these yet.")
    if len(standing) > 1:
        return _("Different assessments stand over these, so status and reason are left for you to fill in.")
    return _("Filled in from the assessment that stands, as of %(date)s. Say the new date, and what has changed.") % {
        "date": in_words(standing[0].as_of)
    }


class Updating:
    """For the pages of recommendations and themes: the way to the form."""

    def recommendations_of(self, request: HttpRequest, rows: Any) -> Iterable[Any]:
        """Those recommendations that an update of these rows is about."""
        raise NotImplementedError

    def get_actions(self, request: HttpRequest) -> Any:
        offered = {"update_progress": (update_progress, "update_progress", gettext_lazy("Update progress"))}
        return {**(offered if is_contributor(request.user) else {}), **super().get_actions(request)}  # type: ignore[misc]

    def act_links(self, request: HttpRequest, thing: Any) -> list[tuple[str, str]]:
        links: list[tuple[str, str]] = super().act_links(request, thing)  # type: ignore[misc]
        if thing.state != PublicationState.PUBLISHED or not isinstance(thing, self.model):  # type: ignore[attr-defined]
            return links
        rows = self.recommendations_of(request, [thing])
        return [(_("Update progress"), update_address(rows)), *links]


@admin.action
def update_progress(model_admin: Any, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse:
    return HttpResponseRedirect(update_address(model_admin.recommendations_of(request, queryset)))

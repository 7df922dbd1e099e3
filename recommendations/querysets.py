"""The questions that the domain asks of recommendations and assessments. The clock is always an argument."""

import datetime as dt
from typing import Any, Self

from django.apps import apps
from django.db.models import Case, Exists, F, Model, OrderBy, OuterRef, Prefetch, Q, Subquery, Value, When

from recommendations.status import NOT_ASSESSED, Status
from upr_tracker.accounts.models import Reader
from upr_tracker.accounts.rules import is_coalition, is_reviewer
from upr_tracker.lib.partial_dates import PartialDate
from upr_tracker.publishing.querysets import VisibleQuerySet
from upr_tracker.publishing.states import Audience


def rows_of(name: str) -> Any:
    """The rows of a model of this room. Its models import this module, so it cannot import them."""
    return apps.get_model("recommendations", name)._default_manager


class AssessmentQuerySet(VisibleQuerySet[Any]):
    def published_by(self, on: dt.date) -> Self:
        return self.filter(published_on__lte=on)

    def of_situations_by(self, as_of: PartialDate) -> Self:
        """Those that judge no day after that date's last."""
        return self.filter(as_of__end__lte=as_of.end.isoformat())

    def newest_first(self) -> Self:
        """By the situation judged, then by publication."""
        return self.order_by("-as_of__start", "-as_of__end", F("published_on").desc(nulls_last=True), "-pk")

    def standing(self, reader: Reader, on: dt.date, as_of: PartialDate | None = None) -> Self:
        """The ledger as this reader could have read it on a day: published by then, and not corrected by then.

        A row withdrawn since is not published any more, so that reading an earlier day never revives it. With
        `as_of` it stops at that situation; a mistake stays one, whatever situation its correction judges.
        """
        seen = self.model._default_manager.visible_to(reader).published().published_by(on)
        corrected = seen.filter(corrects=OuterRef("pk"))
        rows = self.visible_to(reader).published().published_by(on).filter(~Exists(corrected))
        return rows.of_situations_by(as_of) if as_of else rows


def file_is_readable_by(reader: Reader) -> Q:
    """The rule for the file of evidence that this reader may see: its own audience, which can only narrow that."""
    has_file = Q(file__isnull=False)
    if is_reviewer(reader):
        return has_file
    if is_coalition(reader):
        return has_file & (Q(file_audience__in=[Audience.COALITION, Audience.PUBLIC]) | Q(author=reader))
    return has_file & Q(file_audience=Audience.PUBLIC)


class EvidenceQuerySet(VisibleQuerySet[Any]):
    def visible_to(self, reader: Reader) -> Self:
        """As for every row; each says of its file whether this reader may have it. The bytes are not fetched."""
        shows_file = Case(When(file_is_readable_by(reader), then=Value(True)), default=Value(False))
        return (
            super()
            .visible_to(reader)
            .annotate(shows_file=shows_file, review_slug=F("assessment__review__slug"))
            .select_related("file")
            .defer("file__content")
        )


class RecommendationQuerySet(VisibleQuerySet[Any]):
    def for_review(self, review: Model) -> Self:
        return self.filter(review=review)

    def with_status_for(self, reader: Reader, *, on: dt.date, as_of: PartialDate | None = None) -> Self:
        """Adds `status` and `assessment_id`: those of the standing assessment that covers each, or None.

        Among the assessments that stand on that day for this reader, the one with the latest as-of date counts, then
        the latest publication (docs/domain.md, "The ledger"). `as_of` leaves out those of a later situation.
        """
        newest = rows_of("Assessment").standing(reader, on, as_of).filter(covers=OuterRef("pk")).newest_first()
        return self.annotate(
            status=Subquery(newest.values("status")[:1]), assessment_id=Subquery(newest.values("pk")[:1])
        )

    def having_status(self, *statuses: str) -> Self:
        """After with_status_for: those with any of these statuses, "not-assessed" among them."""
        wanted = Q(status__in=statuses)
        return self.filter(wanted | Q(status__isnull=True) if NOT_ASSESSED in statuses else wanted)

    def by_number(self) -> Self:
        """As numbers sort; what has none comes last."""
        last = Case(When(paragraph_number="", then=Value(1)), default=Value(0))
        return self.order_by(last, "paragraph_number", *self.model._meta.ordering)

    def by_progress(self) -> Self:
        """After with_status_for: in the order of the scale; what is not assessed comes last."""
        steps = [When(status=status, then=Value(step)) for step, status in enumerate(Status)]
        return self.order_by(Case(*steps, default=Value(len(steps))), *self.model._meta.ordering)

    def newest_assessment_first(self) -> Self:
        """After with_status_for: by the situation judged, then by publication; what is not assessed comes last."""
        standing = rows_of("Assessment").filter(pk=OuterRef("assessment_id"))
        newest = (Subquery(standing.values(column)) for column in ("as_of", "published_on"))
        return self.order_by(
            *(OrderBy(each, descending=True, nulls_last=True) for each in newest), *self.model._meta.ordering
        )

    def date_passed(self, on: dt.date) -> Self:
        """Those whose text names a date that lies wholly before that day."""
        return self.filter(named_date__end__lt=on.isoformat())

    def with_text(self, words: str) -> Self:
        return self.filter(Q(text_en__icontains=words) | Q(text_km__icontains=words) | Q(paragraph_number=words))

    def with_links_for(self, reader: Reader) -> Self:
        """With what a list shows beside each: its theme, review and source and the States that recommended it."""
        return self.select_related("review__state_under_review", "theme").prefetch_related(
            Prefetch("recommending_states", queryset=rows_of("State").visible_to(reader)),
            Prefetch("source", queryset=rows_of("SourceDocument").visible_to(reader)),
            Prefetch("position_source", queryset=rows_of("SourceDocument").visible_to(reader)),
        )

    def with_wordings_for(self, reader: Reader) -> Self:
        """With each theme's wordings in the source."""
        return self.prefetch_related(Prefetch("theme__wordings", queryset=rows_of("ThemeWording").visible_to(reader)))

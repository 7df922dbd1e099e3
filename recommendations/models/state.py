from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from recommendations.querysets import rows_of
from upr_tracker.accounts.models import Reader
from upr_tracker.lib.languages import Localized
from upr_tracker.publishing.history import History
from upr_tracker.publishing.models import Row
from upr_tracker.publishing.querysets import VisibleQuerySet


class StateQuerySet(VisibleQuerySet["State"]):
    def visible_to(self, reader: Reader) -> Self:
        """The States that are under a review, or made a recommendation, that this reader may see."""
        reviews = rows_of("Review").visible_to(reader)
        recommendations = rows_of("Recommendation").visible_to(reader)
        return self.filter(
            Q(pk__in=reviews.values("state_under_review")) | Q(pk__in=recommendations.values("recommending_states"))
        )

    def with_recommendations_in(self, review: models.Model, reader: Reader) -> Self:
        """Those that made a recommendation in this review that the reader may see, with how many as `number`."""
        seen = rows_of("Recommendation").visible_to(reader).filter(review=review)
        number = Count("recommendations", filter=Q(recommendations__in=seen.values("pk")))
        return self.annotate(number=number).filter(number__gt=0).order_by("name_en", "pk")

    def by_number_of_recommendations(self, reader: Reader) -> Self:
        """The most first, by those that with_recommendations_in counted, or else by all that the reader may see."""
        seen = rows_of("Recommendation").visible_to(reader)
        number = Count("recommendations", filter=Q(recommendations__in=seen.values("pk")))
        counted = self if "number" in self.query.annotations else self.annotate(number=number)
        return counted.order_by("-number", "name_en", "pk")


class State(Row):
    """A Member State of the United Nations, as reviewed State or as recommending State. An embassy is not its State."""

    name_en = models.CharField(_("name in English"), max_length=100, help_text=_("The short name, as CLDR gives it."))
    name_km = models.CharField(_("name in Khmer"), max_length=100, blank=True, help_text=_("As CLDR gives it."))
    iso_code = models.CharField(_("ISO code"), max_length=2, unique=True, help_text=_("ISO 3166-1, two letters."))
    slug = models.SlugField(_("address"), unique=True, help_text=_("Set once; it stands in links."))

    name = Localized()

    objects: ClassVar[Any] = StateQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("State")
        verbose_name_plural = _("States")
        ordering = ["name_en"]

    def __str__(self) -> str:
        return self.name_en

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from recommendations.models import Review, SourceDocument
from recommendations.rules import check_same_review
from upr_tracker.lib.fields import PartialDateField
from upr_tracker.lib.languages import Localized
from upr_tracker.publishing.history import History
from upr_tracker.publishing.models import Publishable


class Event(Publishable):
    """An entry of the timeline of civil society's engagement with a review, in the source's words."""

    parents = ("review", "under")

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="events", verbose_name=_("review"))
    date = PartialDateField(_("when"))
    text_en = models.TextField(_("what"))
    text_km = models.TextField(_("what, in Khmer"), blank=True)
    under = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="hanging",
        verbose_name=_("hangs under"),
        help_text=_("For an item that the source lists under another, as “+ Informal Dialogues…”."),
    )
    discrepancy_note_en = models.TextField(_("note on the source"), blank=True)
    discrepancy_note_km = models.TextField(_("note on the source in Khmer"), blank=True)
    source = models.ForeignKey(
        SourceDocument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source document"),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    text = Localized()
    discrepancy_note = Localized()

    history = History()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["review", "order", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(under=models.F("id")),
                name="an_event_does_not_hang_under_itself",
                violation_error_message=_("An event cannot hang under itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date or ''} {self.text_en[:80]}".strip()

    def get_absolute_url(self) -> str:
        """That of the page on which it stands."""
        return f"{reverse('timeline', args=[self.review.slug])}#event-{self.uid}"

    def clean(self) -> None:
        if self.under and self.under.under_id:
            top = _("Choose the event at the top, not one that itself hangs under another.")
            raise ValidationError({"under": top})
        if self.under and self.pk and self.hanging.exists():
            raise ValidationError({"under": _("Other events hang under this one, so it stays at the top.")})
        check_same_review(self, "under")

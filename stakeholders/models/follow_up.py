from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from recommendations.models import Review, SourceDocument
from recommendations.rules import check_same_review
from stakeholders.models.dialogue import Dialogue
from stakeholders.models.organisation import Organisation
from stakeholders.querysets import FollowUpQuerySet
from upr_tracker.lib.fields import PartialDateField
from upr_tracker.lib.languages import Localized
from upr_tracker.publishing.history import History
from upr_tracker.publishing.models import Publishable


class FollowUp(Publishable):
    """A next step: what is to be done, and where it is known, by whom and by when."""

    parents = ("review", "dialogue")

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="follow_ups", verbose_name=_("review"))
    dialogue = models.ForeignKey(
        Dialogue,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="follow_ups",
        verbose_name=_("from the dialogue"),
    )
    horizon_en = models.TextField(
        _("time frame as printed"),
        blank=True,
        help_text=_("Where the source gives one in words, as “In the next two years …”."),
    )
    horizon_km = models.TextField(_("time frame in Khmer"), blank=True)
    text_en = models.TextField(_("what is to be done"))
    text_km = models.TextField(_("what is to be done, in Khmer"), blank=True)
    who = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="follow_ups",
        verbose_name=_("by whom"),
    )
    by_when = PartialDateField(_("by when"))
    is_done = models.BooleanField(_("done"), default=False)
    source = models.ForeignKey(
        SourceDocument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source document"),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    horizon = Localized()
    text = Localized()

    objects: ClassVar[Any] = FollowUpQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("next step")
        verbose_name_plural = _("next steps")
        ordering = ["review", "order", "pk"]

    def __str__(self) -> str:
        return self.text_en[:80]

    def get_absolute_url(self) -> str:
        """That of its dialogue, or the home, which lists the next steps."""
        return (self.dialogue or self.review).get_absolute_url()

    def clean(self) -> None:
        check_same_review(self, "dialogue")

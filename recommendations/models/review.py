from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from recommendations.models.state import State
from upr_tracker.lib.fields import PartialDateField
from upr_tracker.publishing.history import History
from upr_tracker.publishing.models import Publishable

CYCLES: dict[int, Promise] = {
    1: _("first Universal Periodic Review"),
    2: _("second Universal Periodic Review"),
    3: _("third Universal Periodic Review"),
    4: _("fourth Universal Periodic Review"),
    5: _("fifth Universal Periodic Review"),
}


class Review(Publishable):
    """One State's turn under the Universal Periodic Review: what it was recommended, and what it said to that."""

    state_under_review = models.ForeignKey(
        State, on_delete=models.PROTECT, related_name="reviews", verbose_name=_("State under review")
    )
    cycle = models.PositiveSmallIntegerField(_("cycle"), choices=list(CYCLES.items()))
    session = models.PositiveSmallIntegerField(
        _("session"),
        null=True,
        blank=True,
        help_text=_("Of the UPR working group. Leave empty if no source gives it."),
    )
    date = PartialDateField(_("date of the review"))
    next_expected = PartialDateField(
        _("next review expected"),
        help_text=_("As the source expected it. Nothing later is inferred from it."),
    )
    slug = models.SlugField(_("address"), unique=True, help_text=_("Set once; it stands in links, as cambodia-3."))
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("The first review that a reader may see is the site's home.")
    )

    history = History()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["order", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["state_under_review", "cycle"],
                name="a_state_is_reviewed_once_in_a_cycle",
                violation_error_message=_("This State already has a review in this cycle."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state_under_review}, {self.get_cycle_display()}"

    def get_absolute_url(self) -> str:
        return reverse("home", args=[self.slug])

    @property
    def name(self) -> Promise:
        """As in "third Universal Periodic Review"."""
        return CYCLES[self.cycle]

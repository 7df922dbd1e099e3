from django.db import models
from django.utils.translation import gettext_lazy as _

from recommendations.models.assessment import Assessment
from upr_tracker.lib.fields import PartialDateField, PublicURLField
from upr_tracker.lib.languages import Localized
from upr_tracker.publishing.history import History
from upr_tracker.publishing.models import Publishable


class Evidence(Publishable):
    """Something published elsewhere that an assessment rests on. A mere reference to a whole report is none."""

    parents = ("assessment",)

    assessment = models.ForeignKey(
        Assessment, on_delete=models.CASCADE, related_name="evidence", verbose_name=_("assessment")
    )
    title_en = models.CharField(_("title"), max_length=300)
    title_km = models.CharField(_("title in Khmer"), max_length=300, blank=True)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    date = PartialDateField(_("date"))
    language = models.CharField(_("language"), max_length=2, blank=True, help_text=_("Of the document: en, km, fr, …"))
    url = PublicURLField(_("link"), blank=True)
    archived_url = PublicURLField(
        _("archived copy"),
        blank=True,
        help_text=_("A copy that stays when the page is gone."),
    )
    accessed_on = models.DateField(_("last read on"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    title = Localized()

    history = History()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["assessment", "order", "pk"]

    def __str__(self) -> str:
        return self.title_en

    def get_absolute_url(self) -> str:
        return self.assessment.get_absolute_url()

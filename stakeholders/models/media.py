from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from recommendations.models import Recommendation, Review, SourceDocument
from recommendations.rules import check_all_same_review, check_same_review
from stakeholders.models.event import Event
from upr_tracker.lib.addresses import host_of
from upr_tracker.lib.fields import PartialDateField, PublicURLField
from upr_tracker.lib.languages import Text
from upr_tracker.publishing.history import History
from upr_tracker.publishing.models import Publishable, Row


class MediaCoverage(Publishable):
    """A piece in the media about the review or the campaign, with its title in the language in which it appeared."""

    parents = ("review", "event")

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="media", verbose_name=_("review"))
    outlet = models.CharField(_("outlet"), max_length=100)
    printed_title = models.CharField(_("title"), max_length=400, help_text=_("In its own language."))
    language = models.CharField(
        _("language of the title"), max_length=2, choices=[("en", _("English")), ("km", _("Khmer"))]
    )
    date = PartialDateField(_("date"))
    event = models.ForeignKey(
        Event,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="media",
        verbose_name=_("event"),
        help_text=_("Only where it is known which event the piece covers."),
    )
    recommendations = models.ManyToManyField(
        Recommendation,
        blank=True,
        related_name="media",
        verbose_name=_("recommendations named"),
        help_text=_("Only those that the piece itself names or clearly means."),
    )
    source = models.ForeignKey(
        SourceDocument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source document"),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    history = History(m2m_fields=[recommendations])

    class Meta:
        verbose_name = _("media coverage")
        verbose_name_plural = _("media coverage")
        ordering = ["review", "order", "pk"]

    def __str__(self) -> str:
        return f"{self.outlet}, {self.printed_title[:80]}"

    def get_absolute_url(self) -> str:
        """That of the page on which it stands."""
        return reverse("media", args=[self.review.slug])

    def clean(self) -> None:
        check_same_review(self, "event")

    def clean_links(self, **links: Any) -> None:
        check_all_same_review(self, "recommendations", links["recommendations"])

    @property
    def title(self) -> Text:
        return Text(self.printed_title, self.language)


class MediaLink(Row):
    """Where a piece can be read or watched; some have several places."""

    parents = ("coverage",)

    coverage = models.ForeignKey(
        MediaCoverage, on_delete=models.CASCADE, related_name="links", verbose_name=_("coverage")
    )
    url = PublicURLField(_("link"), help_text=_("Without tracking parameters such as fbclid."))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    history = History()

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["coverage", "order", "pk"]

    def __str__(self) -> str:
        return self.url

    @property
    def host(self) -> str:
        return host_of(self.url)

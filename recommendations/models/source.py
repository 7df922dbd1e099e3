from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from upr_tracker.lib.fields import PartialDateField, PublicURLField
from upr_tracker.lib.languages import Localized
from upr_tracker.publishing.history import History
from upr_tracker.publishing.models import Publishable


class SourceDocument(Publishable):
    """A document that the record was taken from, and that whoever keeps the record has seen."""

    title_en = models.CharField(_("title"), max_length=400)
    title_km = models.CharField(_("title in Khmer"), max_length=400, blank=True)
    date = PartialDateField(_("date"))
    symbol = models.CharField(_("UN document symbol"), max_length=60, blank=True, help_text=_("As in A/HRC/41/17."))
    url = PublicURLField(_("link"), blank=True)

    title = Localized()

    history = History()

    class Meta:
        verbose_name = _("source document")
        verbose_name_plural = _("source documents")
        ordering = ["date", "title_en"]

    def __str__(self) -> str:
        return self.title_en


class Place(models.TextChoices):
    """The part of the record that a passage opens, explains or closes."""

    INTRODUCTION = "introduction", _("heading of the introduction")
    ACCEPTED = "accepted", _("before the accepted recommendations")
    ACCEPTED_TITLE = "accepted-title", _("title of the table of accepted recommendations")
    PROGRESS_TITLE = "progress-title", _("title of the progress table")
    PROGRESS_COLUMN = "progress-column", _("heading of the progress column")
    PROGRESS_NOTE = "progress-note", _("note under the progress table")
    TIMELINE_TITLE = "timeline-title", _("title of the timeline")
    CONTACT = "contact", _("whom to write to")
    MEDIA = "media", _("before the media coverage")
    CLOSING = "closing", _("closing line")


PAGES = {
    Place.ACCEPTED_TITLE: "recommendations",
    Place.PROGRESS_TITLE: "recommendations",
    Place.PROGRESS_COLUMN: "recommendations",
    Place.PROGRESS_NOTE: "recommendations",
    Place.INTRODUCTION: "timeline",
    Place.TIMELINE_TITLE: "timeline",
    Place.MEDIA: "media",
}
"""The names of the pages where passages stand; those of the other places stand on the home."""


class Passage(Publishable):
    """A sentence of a source document that belongs to a whole part of the record, kept word for word."""

    parents = ("review", "source")

    review = models.ForeignKey(
        "recommendations.Review", on_delete=models.PROTECT, related_name="passages", verbose_name=_("review")
    )
    source = models.ForeignKey(SourceDocument, on_delete=models.PROTECT, related_name="+", verbose_name=_("source"))
    place = models.CharField(_("where it stands"), max_length=20, choices=Place.choices)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    text_en = models.TextField(_("text"), help_text=_("Word for word."))
    text_km = models.TextField(_("text in Khmer"), blank=True)
    discrepancy_note_en = models.TextField(
        _("note on the source"), blank=True, help_text=_("Where the source disagrees with itself, say how.")
    )
    discrepancy_note_km = models.TextField(_("note on the source in Khmer"), blank=True)

    text = Localized()
    discrepancy_note = Localized()

    history = History()

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        ordering = ["review", "place", "order"]

    def __str__(self) -> str:
        return f"{self.get_place_display()}: {self.text_en[:60]}"

    def get_absolute_url(self) -> str:
        """That of the page on which it stands."""
        return reverse(PAGES.get(Place(self.place), "home"), args=[self.review.slug])

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from recommendations.models.review import Review
from recommendations.models.source import SourceDocument
from upr_tracker.lib.languages import Localized, Text
from upr_tracker.publishing.history import History
from upr_tracker.publishing.models import Publishable, Row


class Theme(Publishable):
    """What several recommendations of a review have in common. It has a breakdown of statuses, never a status."""

    parents = ("review",)

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="themes", verbose_name=_("review"))
    name_en = models.CharField(_("name"), max_length=200, help_text=_("The wording that this site uses."))
    name_km = models.CharField(_("name in Khmer"), max_length=200, blank=True)
    slug = models.SlugField(_("address"), help_text=_("Set once; it stands in links."))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    name = Localized()

    history = History()

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["review", "order", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["review", "slug"],
                name="a_theme_has_its_own_address",
                violation_error_message=_("Another theme of this review has this address."),
            ),
        ]

    def __str__(self) -> str:
        return self.name_en

    def get_absolute_url(self) -> str:
        """That of the page on which it stands."""
        return f"{reverse('recommendations', args=[self.review.slug])}?theme={self.slug}"

    def wording_in(self, place: "WordingPlace") -> Text | None:
        """How a source words it in that place, where that is recorded.

        It reads `wordings` as they were fetched: fetch those that the reader may see.
        """
        return next((wording.text for wording in self.wordings.all() if wording.place == place), None)

    @property
    def name_in_asks(self) -> Text:
        """What civil society's recommendations stand under."""
        return self.wording_in(WordingPlace.ASKS) or self.name


class WordingPlace(models.TextChoices):
    """Where a source prints its own wording of a theme."""

    ACCEPTED = "accepted", _("table of accepted recommendations")
    PROGRESS = "progress", _("progress table")
    ASKS = "asks", _("civil society's recommendations")


class ThemeWording(Row):
    """How the source words a theme in one place. The source words its themes in three ways."""

    parents = ("theme", "source")

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="wordings", verbose_name=_("theme"))
    source = models.ForeignKey(SourceDocument, on_delete=models.PROTECT, related_name="+", verbose_name=_("source"))
    place = models.CharField(_("where it stands"), max_length=20, choices=WordingPlace.choices)
    order = models.PositiveSmallIntegerField(_("order there"), default=0)
    text_en = models.CharField(_("wording"), max_length=200, help_text=_("Word for word."))
    text_km = models.CharField(_("wording in Khmer"), max_length=200, blank=True)

    text = Localized()

    history = History()

    class Meta:
        verbose_name = _("wording of a theme")
        verbose_name_plural = _("wordings of themes")
        ordering = ["place", "order"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["theme", "source", "place"],
                name="a_source_words_a_theme_once_in_a_place",
                violation_error_message=_("This source's wording of the theme in this place is recorded already."),
            ),
        ]

    def __str__(self) -> str:
        return self.text_en

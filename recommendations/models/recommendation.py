import datetime as dt
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from recommendations.models.review import Review
from recommendations.models.source import SourceDocument
from recommendations.models.state import State
from recommendations.models.theme import Theme
from recommendations.querysets import AssessmentQuerySet, RecommendationQuerySet
from recommendations.rules import check_same_review
from upr_tracker.accounts.models import Reader
from upr_tracker.lib.fields import ParagraphNumberField, PartialDateField
from upr_tracker.lib.languages import Localized
from upr_tracker.publishing.history import History
from upr_tracker.publishing.models import Publishable


class Position(models.TextChoices):
    """What the State under review answered (A/HRC/RES/16/21: supported or noted)."""

    SUPPORTED = "supported", _("Supported")
    IN_PART = "supported-in-part", _("Supported in part")
    NOTED = "noted", _("Noted")


class Recommendation(Publishable):
    """What one or several States recommended to the State under review, word for word."""

    parents = ("review", "theme")

    review = models.ForeignKey(
        Review, on_delete=models.PROTECT, related_name="recommendations", verbose_name=_("review")
    )
    paragraph_number = ParagraphNumberField(
        _("paragraph number"), help_text=_("As printed. Two recommendations may have one number, or none.")
    )
    text_en = models.TextField(_("text"), help_text=_("Word for word, without the number and the State."))
    text_km = models.TextField(_("text in Khmer"), blank=True, help_text=_("Only a text that the source itself gives."))
    discrepancy_note_en = models.TextField(
        _("note on the source"),
        blank=True,
        help_text=_("Where the source disagrees with itself, say how. Public."),
    )
    discrepancy_note_km = models.TextField(_("note on the source in Khmer"), blank=True)
    recommending_states = models.ManyToManyField(
        State, related_name="recommendations", verbose_name=_("recommending States")
    )
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="recommendations", verbose_name=_("theme"))
    position = models.CharField(_("position"), max_length=20, choices=Position.choices, blank=True)
    position_as_printed = models.CharField(
        _("position as printed"),
        max_length=60,
        blank=True,
        help_text=_("The source's own word, as “accepted”."),
    )
    position_source = models.ForeignKey(
        SourceDocument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source of the position"),
    )
    position_date = PartialDateField(_("date of the position"))
    named_date = PartialDateField(
        _("date named in the text"),
        help_text=_("2023 for “by the end of 2023”. It is watched once recorded."),
    )
    named_date_words = models.CharField(_("its words"), max_length=100, blank=True, help_text=_("As in the text."))
    source = models.ForeignKey(
        SourceDocument,
        on_delete=models.PROTECT,
        related_name="recommendations",
        verbose_name=_("source document"),
    )
    accepted_order = models.PositiveSmallIntegerField(
        _("order in the table of accepted recommendations"),
        default=0,
        help_text=_("As the source prints it."),
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("On this site: that of the progress table, under its theme.")
    )
    slug = models.SlugField(_("address"), max_length=80, help_text=_("Set once; it stands in links."))

    text = Localized()
    discrepancy_note = Localized()

    objects: ClassVar[Any] = RecommendationQuerySet.as_manager()
    history = History(m2m_fields=[recommending_states])

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering = ["review", "theme__order", "theme", "order", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["review", "slug"],
                name="a_recommendation_has_its_own_address",
                violation_error_message=_("Another recommendation of this review has this address."),
            ),
            models.CheckConstraint(
                condition=models.Q(named_date__isnull=True, named_date_words="")
                | models.Q(named_date__isnull=False) & ~models.Q(named_date_words=""),
                name="a_date_named_in_the_text_has_its_words",
                violation_error_message=_("Give the date named in the text together with its words, or neither."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paragraph_number} {self.text_en[:80]}".strip()

    @property
    def label(self) -> str:
        """How lists and links call it beside its States: its number, if the source gives one."""
        return self.paragraph_number or gettext("without a number")

    def get_absolute_url(self) -> str:
        return reverse("recommendation", args=[self.review.slug, self.slug])

    def clean(self) -> None:
        if self.named_date_words and self.named_date_words not in self.text_en:
            raise ValidationError({"named_date_words": _("These words do not stand in the text.")})
        if self.theme_id:
            check_same_review(self, "theme")

    def clean_links(self, **links: Any) -> None:
        if not list(links["recommending_states"]):
            raise ValidationError({"recommending_states": _("Name at least one recommending State.")})

    def assessments_for(self, reader: Reader, *, on: dt.date) -> AssessmentQuerySet:
        """Every published assessment that covers it, newest first, those that were corrected among them."""
        return self.assessments.visible_to(reader).published().published_by(on).newest_first()

    def named_date_has_passed(self, on: dt.date) -> bool:
        return bool(self.named_date and self.named_date.has_passed(on))

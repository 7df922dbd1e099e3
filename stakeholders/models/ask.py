from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from recommendations.models import Review, SourceDocument, Theme
from recommendations.rules import check_same_review
from stakeholders.models.organisation import Organisation
from upr_tracker.lib.languages import Localized
from upr_tracker.publishing.history import History
from upr_tracker.publishing.models import Publishable


class Addressee(models.TextChoices):
    GOVERNMENT = "government", _("To the Government")
    OTHERS = "others", _("To other stakeholders")


class AskList(Publishable):
    """The asks that a source addresses together, under one heading of its own."""

    parents = ("review", "source")

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="ask_lists", verbose_name=_("review"))
    addressee = models.CharField(_("addressee"), max_length=12, choices=Addressee.choices)
    heading_en = models.TextField(_("heading"), help_text=_("Word for word."))
    heading_km = models.TextField(_("heading in Khmer"), blank=True)
    footnote_en = models.TextField(_("footnote to the heading"), blank=True)
    footnote_km = models.TextField(_("footnote in Khmer"), blank=True)
    source = models.ForeignKey(
        SourceDocument, on_delete=models.PROTECT, related_name="+", verbose_name=_("source document")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    heading = Localized()
    footnote = Localized()

    history = History()

    class Meta:
        verbose_name = _("list of asks")
        verbose_name_plural = _("lists of asks")
        ordering = ["review", "order", "pk"]

    def __str__(self) -> str:
        return f"{self.get_addressee_display()} ({self.source})"

    def get_absolute_url(self) -> str:
        """That of the page on which it stands."""
        return reverse("asks", args=[self.review.slug])


class Ask(Publishable):
    """Something that civil society recommends. It is not a recommendation of the UPR, and hangs on a theme at most."""

    parents = ("ask_list", "theme")

    ask_list = models.ForeignKey(AskList, on_delete=models.PROTECT, related_name="asks", verbose_name=_("list"))
    theme = models.ForeignKey(
        Theme, on_delete=models.PROTECT, null=True, blank=True, related_name="asks", verbose_name=_("theme")
    )
    preamble_en = models.TextField(_("preamble"), blank=True, help_text=_("A sentence that stands before this ask."))
    preamble_km = models.TextField(_("preamble in Khmer"), blank=True)
    text_en = models.TextField(_("text"), help_text=_("Word for word."))
    text_km = models.TextField(_("text in Khmer"), blank=True)
    continuation_en = models.TextField(
        _("continuation"), blank=True, help_text=_("The part that the source prints in italics.")
    )
    continuation_km = models.TextField(_("continuation in Khmer"), blank=True)
    footnote_en = models.TextField(_("footnote to this ask"), blank=True)
    footnote_km = models.TextField(_("footnote in Khmer"), blank=True)
    institutions = models.ManyToManyField(
        Organisation, blank=True, related_name="asks", verbose_name=_("institutions named")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    preamble = Localized()
    text = Localized()
    continuation = Localized()
    footnote = Localized()

    history = History(m2m_fields=[institutions])

    class Meta:
        verbose_name = _("ask")
        verbose_name_plural = _("asks")
        ordering: ClassVar = ["ask_list__order", "theme__order", "order", "pk"]

    def __str__(self) -> str:
        return self.text_en[:80]

    def get_absolute_url(self) -> str:
        """That of the page on which it stands."""
        return f"{reverse('asks', args=[self.ask_list.review.slug])}#ask-{self.uid}"

    def clean(self) -> None:
        if self.ask_list_id and self.theme and self.ask_list.addressee != Addressee.GOVERNMENT:
            raise ValidationError({"theme": _("Only asks to the Government stand under a theme.")})
        if self.ask_list_id and not self.theme and self.ask_list.addressee == Addressee.GOVERNMENT:
            raise ValidationError({"theme": _("Choose the theme under which this ask to the Government stands.")})
        check_same_review(self, "theme")

    @property
    def review_id(self) -> int | None:
        """That of its list."""
        return self.ask_list.review_id if self.ask_list_id else None

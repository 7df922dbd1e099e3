from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from recommendations.models import Review, SourceDocument, State
from upr_tracker.lib.fields import PartialDateField, PublicURLField
from upr_tracker.lib.languages import Localized
from upr_tracker.publishing.history import History
from upr_tracker.publishing.models import Publishable, Row
from upr_tracker.publishing.states import Audience

STAYS_WITH_EDITIONS = _(
    "An edition of this report is published and never changes, so the report stays where its readers find it. Where an"
    " edition does harm, an administrator withholds it."
)


class ReportKind(models.TextChoices):
    OUTSIDE = "outside", _("Published elsewhere")
    MID_TERM = "mid-term", _("Mid-term report")
    DIALOGUES = "dialogues", _("Summary of the dialogues")
    BRIEFING = "briefing", _("Briefing sheet for a recommending State")
    SUBMISSION = "submission", _("Submission for the next cycle")


class Report(Publishable):
    """A series of editions that this site makes, or a document that was published elsewhere and is not held here."""

    parents = ("review",)
    companions = ("endorsements",)

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="reports", verbose_name=_("review"))
    kind = models.CharField(_("kind"), max_length=20, choices=ReportKind.choices)
    about_state = models.ForeignKey(
        State,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("for the recommending State"),
        help_text=_("Of a briefing sheet: whose recommendations it tells."),
    )
    title_en = models.CharField(_("title"), max_length=400)
    title_km = models.CharField(_("title in Khmer"), max_length=400, blank=True)
    other_titles_en = models.TextField(_("other titles as printed"), blank=True, help_text=_("One a line."))
    other_titles_km = models.TextField(_("other titles in Khmer"), blank=True)
    description_en = models.TextField(_("description"), blank=True, help_text=_("One point a line."))
    description_km = models.TextField(_("description in Khmer"), blank=True)
    origin_en = models.TextField(
        _("what it was compiled from"),
        blank=True,
        help_text=_("Stands on the title page, so that nobody takes it for another report."),
    )
    origin_km = models.TextField(_("what it was compiled from, in Khmer"), blank=True)
    date = PartialDateField(_("date of publication elsewhere"))
    source = models.ForeignKey(
        SourceDocument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source document"),
    )
    slug = models.SlugField(_("address"), max_length=80, help_text=_("Set once; it stands in links."))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    title = Localized()
    other_titles = Localized()
    description = Localized()
    origin = Localized()

    history = History()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["review", "order", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["review", "slug"],
                name="a_report_has_its_own_address",
                violation_error_message=_("Another report of this review has this address."),
            ),
            models.CheckConstraint(
                condition=models.Q(kind=ReportKind.BRIEFING, about_state__isnull=False)
                | ~models.Q(kind=ReportKind.BRIEFING) & models.Q(about_state__isnull=True),
                name="a_briefing_sheet_and_no_other_report_is_for_a_state",
                violation_error_message=_("Choose the recommending State of a briefing sheet, and only of that."),
            ),
        ]

    def __str__(self) -> str:
        return self.title_en

    def get_absolute_url(self) -> str:
        return reverse("report", args=[self.review.slug, self.slug])

    @property
    def has_published_editions(self) -> bool:
        """Withheld ones too, whose remains stay where they were."""
        return bool(self.pk) and self.editions.exclude(data_sha256="").exists()

    @property
    def stays_because(self) -> str:
        return str(STAYS_WITH_EDITIONS) if self.has_published_editions else ""

    def clean(self) -> None:
        """An edition was frozen as one of its kind, and stands for its readers in one row with those that follow."""
        if self.is_outside and self.pk and self.editions.exists():
            raise ValidationError({"kind": _("This report has editions, so it was not published elsewhere.")})
        if not self.has_published_editions:
            return
        was = Report._base_manager.get(pk=self.pk)
        if (was.kind, was.about_state_id) != (self.kind, self.about_state_id):
            raise ValidationError(
                _("An edition of this report is published, so its kind and its State stay as they are.")
            )
        if not Audience(self.audience).reaches(was.audience):
            raise ValidationError({"audience": STAYS_WITH_EDITIONS})

    @property
    def is_outside(self) -> bool:
        return self.kind == ReportKind.OUTSIDE


class ReportLink(Row):
    """Where a report that was published elsewhere can be read, as a source prints it."""

    parents = ("report",)

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="links", verbose_name=_("report"))
    label_en = models.CharField(_("words before the link"), max_length=200, blank=True, help_text=_("As printed."))
    label_km = models.CharField(_("words before the link in Khmer"), max_length=200, blank=True)
    url = PublicURLField(_("link"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    label = Localized()

    history = History()

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["report", "order", "pk"]

    def __str__(self) -> str:
        return self.url

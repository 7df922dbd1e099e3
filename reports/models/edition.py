from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from reports.models.report import Report
from reports.models.submission_text import check_text
from upr_tracker.accounts.models import Reader
from upr_tracker.lib.fields import PartialDateField
from upr_tracker.lib.languages import Localized
from upr_tracker.publishing.history import History
from upr_tracker.publishing.models import Publishable, Row
from upr_tracker.publishing.querysets import VisibleQuerySet
from upr_tracker.publishing.states import Audience, PublicationState

STAYS = _(
    "A published edition stays as it is. A mistake is mended by a new edition that says which one it replaces; where an"
    " edition does harm, an administrator withholds it."
)


class EditionQuerySet(VisibleQuerySet["Edition"]):
    def before(self, edition: "Edition", reader: Reader) -> "Edition | None":
        """The newest of the report's earlier editions that are published, and that this reader may read."""
        rows = self.visible_to(reader).published().filter(report=edition.report, number__lt=edition.number)
        return rows.order_by("-number").first()

    def withheld_from_the_public(self) -> Self:
        """Those that everybody could read, and that nobody can any more: what is left of them may be told."""
        return self.filter(is_withheld=True, audience=Audience.PUBLIC).exclude(data_sha256="")


class Edition(Publishable):
    """One numbered state of a report, frozen when it is published: its data, and the bytes of every file."""

    parents = ("report",)
    never_revised = True
    khmer_may_follow = False
    companions = ("endorsements",)

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="editions", verbose_name=_("report"))
    number = models.PositiveSmallIntegerField(_("number"))
    as_of = PartialDateField(_("situation as of"))
    published_on = models.DateField(_("published on"), null=True, blank=True)
    replaces = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name=_("mends the edition"),
        help_text=_("Where an earlier edition has a mistake: the two say so of one another."),
    )
    mends_en = models.TextField(
        _("what it mends"), blank=True, help_text=_("In a sentence; it stands on its first page.")
    )
    mends_km = models.TextField(_("what it mends, in Khmer"), blank=True)
    text_en = models.TextField(
        _("text of the submission"),
        blank=True,
        help_text=_(
            "Leave an empty line between paragraphs, which are numbered by themselves. A line that begins with # is a"
            " heading. What stands in ((double brackets)) becomes an endnote."
        ),
    )
    text_km = models.TextField(_("text of the submission in Khmer"), blank=True)
    word_limit = models.PositiveIntegerField(
        _("most words"),
        null=True,
        blank=True,
        help_text=_(
            "In the third cycle 5,630 for a joint submission and 2,815 for that of one organisation. Endnotes and the"
            " annex are not counted."
        ),
    )
    data = models.JSONField(_("data"), null=True, blank=True, editable=False)
    data_sha256 = models.CharField(_("SHA-256 of the data"), max_length=64, blank=True, editable=False)

    mends = Localized()
    text = Localized()

    objects: ClassVar[Any] = EditionQuerySet.as_manager()
    history = History(excluded_fields=["data"])

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["report", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report", "number"],
                name="an_edition_has_its_own_number",
                violation_error_message=_("This report already has an edition with this number."),
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1),
                name="editions_are_numbered_from_one",
                violation_error_message=_("The first edition has the number 1."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state=PublicationState.PUBLISHED)
                | models.Q(as_of__isnull=False, published_on__isnull=False) & ~models.Q(data_sha256=""),
                name="a_published_edition_is_frozen",
                violation_error_message=_("An edition is published by freezing it: use “Publish edition”."),
            ),
            models.CheckConstraint(
                condition=models.Q(data_sha256="")
                | models.Q(state__in=[PublicationState.PUBLISHED, PublicationState.WITHDRAWN]),
                name="a_frozen_edition_is_no_draft_again",
                violation_error_message=_("This edition was published already, and an edition never changes."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}, {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("edition", args=[self.report.review.slug, self.report.slug, self.number])

    @property
    def is_sealed(self) -> bool:
        """An edition never changes: what was frozen keeps its hash, and another edition tells what is different."""
        return bool(self.data_sha256)

    @property
    def stays_because(self) -> str:
        return str(STAYS) if self.is_sealed else ""

    def clean(self) -> None:
        if self.as_of and self.published_on and self.as_of.start > self.published_on:
            raise ValidationError({"as_of": _("The situation told cannot be later than the day of publication.")})
        if self.report_id and self.report.is_outside:
            raise ValidationError({"report": _("A report published elsewhere has no editions here.")})
        self.clean_replaces()
        check_text(self)

    def clean_replaces(self) -> None:
        old = self.replaces
        if old and (old.report_id != self.report_id or self.number is None or old.number >= self.number):
            raise ValidationError({"replaces": _("Choose an earlier edition of the same report.")})
        if old and old.state != PublicationState.PUBLISHED and not self.is_sealed:
            raise ValidationError({"replaces": _("Only a published edition is replaced. A draft is changed itself.")})
        if bool(self.replaces) != bool(self.mends_en):
            raise ValidationError(
                {"mends_en": _("Say what it mends together with the edition that it mends, or neither.")}
            )


class Format(models.TextChoices):
    """In the order in which they are offered."""

    PDF = "pdf", _("PDF")
    DOCX = "docx", _("Word")
    HTML = "html", _("Page")
    CSV = "csv", _("CSV")
    JSON = "json", _("JSON")

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self]


MEDIA_TYPES = {
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.HTML: "text/html; charset=utf-8",
    Format.CSV: "text/csv; charset=utf-8",
    Format.JSON: "application/json",
}


class EditionFile(Row):
    """The bytes of an edition in one language and format, as they were when it was published."""

    parents = ("edition",)

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="files", verbose_name=_("edition"))
    language = models.CharField(_("language"), max_length=2, choices=[("en", _("English")), ("km", _("Khmer"))])
    format = models.CharField(_("format"), max_length=10, choices=Format.choices)
    content = models.BinaryField(_("content"), editable=False)
    sha256 = models.CharField(_("SHA-256"), max_length=64, editable=False)

    class Meta:
        verbose_name = _("file of an edition")
        verbose_name_plural = _("files of editions")
        ordering = ["edition", "language", "format"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition", "language", "format"],
                name="an_edition_has_one_file_a_language_and_format",
                violation_error_message=_("This edition has this file already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition}, {self.language}, {self.format}"

    @property
    def name(self) -> str:
        """What the file is called by whoever takes it away."""
        report = self.edition.report
        return f"{report.review.slug}-{report.slug}-{self.edition.number}-{self.language}.{self.format}"

    def get_file_url(self) -> str:
        report = self.edition.report
        with override(self.language):
            return reverse("edition-file", args=[report.review.slug, report.slug, self.edition.number, self.format])

    @property
    def stays_because(self) -> str:
        return self.edition.stays_because

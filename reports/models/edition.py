from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from reports.models.report import Report
from upr_tracker.lib.fields import PartialDateField
from upr_tracker.publishing.history import History
from upr_tracker.publishing.models import Publishable, Row
from upr_tracker.publishing.states import PublicationState


class Edition(Publishable):
    """One numbered state of a report, frozen when it is published: its data, and the bytes of every file."""

    parents = ("report",)
    never_revised = True

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="editions", verbose_name=_("report"))
    number = models.PositiveSmallIntegerField(_("number"))
    as_of = PartialDateField(_("situation as of"))
    published_on = models.DateField(_("published on"), null=True, blank=True)
    data = models.JSONField(_("data"), null=True, blank=True, editable=False)
    data_sha256 = models.CharField(_("SHA-256 of the data"), max_length=64, blank=True, editable=False)

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
                condition=~models.Q(state=PublicationState.PUBLISHED)
                | models.Q(as_of__isnull=False, published_on__isnull=False) & ~models.Q(data_sha256=""),
                name="a_published_edition_is_frozen",
                violation_error_message=_("An edition is published by freezing it: use “Publish edition”."),
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

    def clean(self) -> None:
        if self.as_of and self.published_on and self.as_of.start > self.published_on:
            raise ValidationError({"as_of": _("The situation told cannot be later than the day of publication.")})
        if self.report_id and self.report.is_outside:
            raise ValidationError({"report": _("A report published elsewhere has no editions here.")})


class Format(models.TextChoices):
    PDF = "pdf", _("PDF")


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

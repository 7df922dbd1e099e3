from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recommendations.models.assessment import Assessment
from recommendations.querysets import EvidenceQuerySet
from upr_tracker.lib.fields import PartialDateField, PublicURLField
from upr_tracker.lib.language_codes import check_language_code
from upr_tracker.lib.languages import Localized
from upr_tracker.publishing.history import History
from upr_tracker.publishing.models import Publishable, StoredFile
from upr_tracker.publishing.states import Audience, PublicationState
from upr_tracker.publishing.stored_files import forget_unused


class Evidence(Publishable):
    """Something published elsewhere that an assessment rests on. A mere reference to a whole report is none."""

    parents = ("assessment",)
    set_by_form = ("file", "file_name")

    assessment = models.ForeignKey(
        Assessment, on_delete=models.CASCADE, related_name="evidence", verbose_name=_("assessment")
    )
    title_en = models.CharField(_("title"), max_length=300)
    title_km = models.CharField(_("title in Khmer"), max_length=300, blank=True)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    date = PartialDateField(_("date"))
    language = models.CharField(
        _("language"),
        max_length=3,
        blank=True,
        validators=[check_language_code],
        help_text=_("Of the document: en, km, fr, …"),
    )
    url = PublicURLField(_("link"), blank=True)
    archived_url = PublicURLField(
        _("archived copy"),
        blank=True,
        help_text=_("A copy that stays when the page is gone."),
    )
    accessed_on = models.DateField(_("last read on"), null=True, blank=True)
    file = models.ForeignKey(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="evidence",
        verbose_name=_("file"),
    )
    file_name = models.CharField(_("name of the file"), max_length=120, blank=True, editable=False)
    file_audience = models.CharField(
        _("who may read the file"),
        max_length=20,
        choices=Audience.choices,
        default=Audience.PRIVATE,
        help_text=_(
            "Never more widely than this citation. Start private; publish a file only if you have the right to."
        ),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    title = Localized()

    objects: ClassVar[Any] = EvidenceQuerySet.as_manager()
    history = History()

    shows_file = False
    """Whether the reader may have the file; set by visible_to, which also sets the address of the review."""
    review_slug = ""

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["assessment", "order", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(file__isnull=True) | ~models.Q(file_name=""),
                name="a_file_of_evidence_has_a_name",
                violation_error_message=_("A file needs a name."),
            ),
        ]

    def __str__(self) -> str:
        return self.title_en

    def get_absolute_url(self) -> str:
        return self.assessment.get_absolute_url()

    def clean(self) -> None:
        if self.accessed_on and self.accessed_on > timezone.localdate():
            raise ValidationError({"accessed_on": _("This day is still to come.")})
        if self.state == PublicationState.PUBLISHED and not self.can_be_found():
            raise ValidationError(
                {"url": _("Published evidence can be found: give a link, a file, its publisher or its date.")}
            )

    def can_be_found(self) -> bool:
        """Whether a reader who wants to check it knows where to begin."""
        return bool(self.url or self.archived_url or self.publisher or self.date or self.file_id or self.file)

    def get_file_url(self) -> str:
        """Of a row that came through visible_to."""
        return reverse("evidence-file", args=[self.review_slug, self.uid])


@receiver(post_delete, sender=Evidence)
def forget_file(instance: Evidence, **kwargs: Any) -> None:
    """In whatever way the row is erased, alone or with its assessment, its file goes with it."""
    forget_unused(instance.file_id)

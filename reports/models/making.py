import datetime as dt
import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reports.models.edition import Edition, Format
from upr_tracker.accounts.models import Reader, User
from upr_tracker.accounts.rules import is_administrator
from upr_tracker.lib.languages import ENGLISH, KHMER

SILENCE = dt.timedelta(minutes=2)
"""Whoever has said nothing for so long has died."""

KEPT_FOR = dt.timedelta(hours=1)


BEING_MADE = _("The files of this edition are being made already. Wait until they are done.")


class MakingQuerySet(models.QuerySet["Making"]):
    def expired(self) -> Self:
        """Those that have died, and those whose file nobody took in time."""
        now = timezone.now()
        return self.filter(Q(finished_at=None, heard_at__lte=now - SILENCE) | Q(heard_at__lte=now - KEPT_FOR))

    def visible_to(self, reader: Reader) -> Self:
        """Whoever asked for it sees it, and administrators, until it has been kept for its time."""
        kept = self.filter(heard_at__gt=timezone.now() - KEPT_FOR)
        if is_administrator(reader):
            return kept
        return kept.filter(started_by=reader) if isinstance(reader, User) else self.none()


class Making(models.Model):
    """The making of an edition's files in a process of its own: they are too long to be drawn while somebody waits.

    Either all files of a publication, or one of a draft, which is kept for an hour for whoever asked for it.
    """

    uid = models.UUIDField(_("uid"), default=uuid.uuid4, unique=True, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="makings", verbose_name=_("edition"))
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("started by")
    )
    publishes = models.BooleanField(_("is a publication"), default=False)
    version = models.PositiveIntegerField(_("version of the edition"), default=1)
    """That whoever asked for it had seen: no other is published."""
    language = models.CharField(
        _("language"), max_length=2, choices=[(ENGLISH, _("English")), (KHMER, _("Khmer"))], blank=True
    )
    format = models.CharField(_("format"), max_length=10, choices=Format.choices, blank=True)
    done = models.PositiveIntegerField(_("files made"), default=0)
    total = models.PositiveIntegerField(_("files in all"), default=1)
    page = models.PositiveIntegerField(_("page"), default=0)
    """Of the PDF that is being drawn; 0 between two of them."""
    heard_at = models.DateTimeField(_("last heard of"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    problem = models.TextField(_("problem"), blank=True)
    content = models.BinaryField(_("content"), null=True, editable=False)
    data_sha256 = models.CharField(_("SHA-256 of the data"), max_length=64, blank=True, editable=False)
    """Of the draft whose file this is."""

    objects: ClassVar[MakingQuerySet] = MakingQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("making of files")
        verbose_name_plural = _("makings of files")
        ordering: ClassVar = ["-heard_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(publishes=True, language="", format="")
                | Q(publishes=False) & ~Q(language="") & ~Q(format=""),
                name="a_making_is_of_all_files_or_of_one",
                violation_error_message=_("Choose a language and a format, or publish all."),
            ),
            models.UniqueConstraint(
                fields=["edition"],
                condition=Q(finished_at=None),
                name="an_edition_is_made_once_at_a_time",
                violation_error_message=BEING_MADE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition}, {self.language} {self.format}".removesuffix(",  ")

    @property
    def has_died(self) -> bool:
        return self.finished_at is None and self.heard_at <= timezone.now() - SILENCE

    @property
    def is_over(self) -> bool:
        return self.finished_at is not None or self.has_died

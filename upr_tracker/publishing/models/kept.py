import datetime as dt
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT_FOR = dt.timedelta(hours=1)
LONGEST_ADDRESS = 2000
"""Characters: the database indexes no more."""


class KeptFormQuerySet(models.QuerySet["KeptForm"]):
    def expired(self) -> Self:
        return self.filter(kept_at__lte=timezone.now() - KEPT_FOR)

    def current(self) -> Self:
        return self.filter(kept_at__gt=timezone.now() - KEPT_FOR)


class KeptForm(models.Model):
    """What somebody typed into a form of the workbench and could not save, because their session had ended.

    Sealed (lib/sealing.py), for an hour, for that person at that address alone.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("person")
    )
    address = models.CharField(_("address of the form"), max_length=LONGEST_ADDRESS)
    sealed = models.TextField(_("what was typed, sealed"))
    kept_at = models.DateTimeField(_("kept at"), default=timezone.now, db_index=True)

    objects: ClassVar[KeptFormQuerySet] = KeptFormQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("kept form")
        verbose_name_plural = _("kept forms")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "address"],
                name="a_form_is_kept_once_for_a_person",
                violation_error_message=_("This form is kept already."),
            ),
        ]

    def __str__(self) -> str:
        return self.address

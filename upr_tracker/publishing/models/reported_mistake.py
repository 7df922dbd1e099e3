from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST_WORDS = 4000
"""Characters that a reader may write about a mistake."""


class ReportedMistake(models.Model):
    """What a reader wrote about a mistake on a page. Nothing is kept of who wrote it, and of when only the day."""

    page = models.CharField(_("page"), max_length=300, blank=True, editable=False)
    words = models.TextField(_("what a reader wrote"), max_length=LONGEST_WORDS, editable=False)
    received_on = models.DateField(_("received on"), default=timezone.localdate, editable=False)
    is_settled = models.BooleanField(_("settled"), default=False)
    note = models.TextField(_("what was done"), blank=True, help_text=_("For staff."))

    class Meta:
        verbose_name = _("mistake that a reader reported")
        verbose_name_plural = _("mistakes that readers reported")
        ordering: ClassVar = ["is_settled", "-received_on", "-pk"]

    def __str__(self) -> str:
        return self.words[:80]

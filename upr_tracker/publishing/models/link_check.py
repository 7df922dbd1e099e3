from django.db import models
from django.utils.translation import gettext_lazy as _

from upr_tracker.lib.links import Finding


class Health(models.TextChoices):
    REACHABLE = Finding.REACHABLE, _("Reachable")
    GONE = Finding.GONE, _("Gone")
    MOVED = Finding.MOVED, _("Moved")
    CANNOT = Finding.CANNOT, _("Cannot be checked")


class LinkCheck(models.Model):
    """What was found at an address, and when. There is none of an address that the record does not name any more."""

    url = models.CharField(_("address"), max_length=500, unique=True, editable=False)
    health = models.CharField(_("health"), max_length=20, choices=Health.choices, editable=False)
    status_code = models.PositiveSmallIntegerField(_("status"), null=True, editable=False)
    moved_to = models.TextField(_("moved to"), blank=True, editable=False)
    checked_at = models.DateTimeField(_("checked at"), editable=False)

    class Meta:
        verbose_name = _("check of a link")
        verbose_name_plural = _("checks of links")
        ordering = ["url"]

    def __str__(self) -> str:
        return f"{self.url}: {Health(self.health).label}"

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    """What every row of the record shares, and what stands beside rows: revisions, files, kept forms, settings."""

    name = "upr_tracker.publishing"
    verbose_name = _("How we work")

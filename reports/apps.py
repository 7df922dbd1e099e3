from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _

from reports.checks import check_pdf


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = _("What is told")

    def ready(self) -> None:
        register(check_pdf)

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class SiteConfig(AppConfig):
    """The roof: pages that join the rooms, and what every page shares."""

    default = True
    name = "upr_tracker.site"
    label = "site"


class WorkbenchConfig(admin_apps.AdminConfig):
    """Django's admin, as the editors' workbench."""

    default = False
    default_site = "upr_tracker.site.workbench.Workbench"

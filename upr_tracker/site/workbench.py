"""The editors' workbench: Django's admin under our name."""

from django.contrib.admin import AdminSite


class Workbench(AdminSite):
    pass

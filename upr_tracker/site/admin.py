"""The workbench imports the admin of `publishing`, which so cannot register its own page: that is done here."""

from django.contrib import admin

from upr_tracker.publishing.admin.coalition import CoalitionAdmin
from upr_tracker.publishing.models import Coalition

admin.site.register(Coalition, CoalitionAdmin)

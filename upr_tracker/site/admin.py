"""The workbench imports the admin of `publishing`, which so cannot register its own pages: that is done here."""

from django.contrib import admin

from upr_tracker.publishing.admin.coalition import CoalitionAdmin
from upr_tracker.publishing.admin.mistakes import ReportedMistakeAdmin
from upr_tracker.publishing.models import Coalition, ReportedMistake

admin.site.register(Coalition, CoalitionAdmin)
admin.site.register(ReportedMistake, ReportedMistakeAdmin)

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from reports.models import Endorsement
from upr_tracker.publishing.admin import PublishableAdmin, PublishableInline, ReadableRows


class EndorsementInline(PublishableInline):
    model = Endorsement
    classes = ("collapse",)
    fields = (("organisation", "role", "order"), ("printed_en", "printed_km"), "may_be_shown")
    autocomplete_fields = ("organisation",)
    list_select_related = ("organisation",)


@admin.register(Endorsement)
class EndorsementAdmin(PublishableAdmin):
    list_display = ("organisation", "role", "report", "edition", "order", "state", "audience")
    list_filter = ("state", "audience", "role", ("report", ReadableRows), ("edition", ReadableRows))
    list_select_related = ("organisation", "report", "edition__report")
    search_fields = ("organisation__name_en", "organisation__acronym", "printed_en", "printed_km")
    autocomplete_fields = ("report", "edition", "organisation")
    fieldsets = (
        (
            _("Who stands for what"),
            {"fields": ("organisation", "role", ("report", "edition"), ("printed_en", "printed_km"), "may_be_shown")},
        ),
        (_("On this site"), {"fields": ("order",)}),
    )

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from stakeholders.admin.logos import LOGO_LINES, OrganisationForm, ShowsLogo
from stakeholders.models import Organisation
from upr_tracker.publishing.admin import PublishableAdmin, ReadableRows
from upr_tracker.publishing.admin.uploading import FilesAreChosenAgain, KeepsNewFile, UploadsOnlyIfEditable


@admin.register(Organisation)
class OrganisationAdmin(ShowsLogo, KeepsNewFile, FilesAreChosenAgain, UploadsOnlyIfEditable, PublishableAdmin):
    form = OrganisationForm
    list_display = ("name_en", "acronym", "kind", "seat_en", "state", "audience")
    list_filter = ("state", "audience", "kind", ("represents", ReadableRows))
    search_fields = ("name_en", "name_km", "acronym", "other_spellings")
    search_help_text = _("By name, acronym or another spelling.")
    autocomplete_fields = ("represents",)
    fieldsets = (
        (
            _("The organisation"),
            {"fields": ("kind", ("name_en", "name_km"), "acronym", "other_spellings", "public_contact")},
        ),
        (_("If it is an embassy"), {"fields": ("represents", ("seat_en", "seat_km"))}),
        (
            _("Its logo"),
            {"fields": LOGO_LINES, "description": _("Shown where it signs an edition of a report.")},
        ),
        (_("On this site"), {"fields": ("order", "slug")}),
    )

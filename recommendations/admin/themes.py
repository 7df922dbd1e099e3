from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from recommendations.admin.updating import Updating
from recommendations.models import Recommendation, Theme, ThemeWording
from upr_tracker.publishing.admin import PartAdmin, PartInline, PublishableAdmin, ReadableRows


class WordingInline(PartInline):
    model = ThemeWording
    fields = (("text_en", "text_km"), "source", ("place", "order"))
    autocomplete_fields = ("source",)


@admin.register(Theme)
class ThemeAdmin(Updating, PublishableAdmin):
    list_display = ("name_en", "name_km", "review", "order", "state", "audience")
    list_filter = ("state", "audience", ("review", ReadableRows))
    list_select_related = ("review__state_under_review",)
    search_fields = ("name_en", "name_km", "wordings__text_en")
    autocomplete_fields = ("review",)
    inlines = (WordingInline,)
    fieldsets = (
        (_("The theme"), {"fields": ("review", ("name_en", "name_km"))}),
        (_("On this site"), {"fields": ("order", "slug")}),
    )

    def recommendations_of(self, request: HttpRequest, rows: Any) -> Any:
        return Recommendation.objects.visible_to(request.user).filter(theme__in=rows)


@admin.register(ThemeWording)
class ThemeWordingAdmin(PartAdmin):
    list_display = ("text_en", "text_km", "theme", "place", "order")
    list_filter = ("place", ("theme", ReadableRows))
    list_select_related = ("theme", "source")
    search_fields = ("text_en", "text_km")
    autocomplete_fields = ("theme", "source")
    fieldsets = ((None, {"fields": ("theme", ("text_en", "text_km"), "source", ("place", "order"))}),)

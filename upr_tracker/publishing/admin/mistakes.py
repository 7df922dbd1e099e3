"""What readers report, for reviewers: they read it, do what is right in the record, and note that it is settled."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from upr_tracker.accounts.rules import is_administrator, is_reviewer
from upr_tracker.publishing.admin.unlogged import Unlogged
from upr_tracker.publishing.models import ReportedMistake


class ReportedMistakeAdmin(Unlogged, admin.ModelAdmin):
    list_display = ("__str__", "page", "received_on", "is_settled")
    list_filter = ("is_settled",)
    readonly_fields = ("words", "where", "received_on")
    fieldsets: ClassVar = (
        (_("What a reader wrote"), {"fields": ("words", "where", "received_on")}),
        (_("What became of it"), {"fields": ("is_settled", "note")}),
    )

    @admin.display(description=_("page"))
    def where(self, mistake: ReportedMistake) -> SafeString | str:
        """A link only where it is a page of ours: the address came from outside."""
        is_ours = mistake.page.startswith(("/en/", "/km/"))
        return format_html('<a href="{0}">{0}</a>', mistake.page) if is_ours else mistake.page

    def has_module_permission(self, request: HttpRequest) -> bool:
        return is_reviewer(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_reviewer(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_reviewer(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_administrator(request.user)

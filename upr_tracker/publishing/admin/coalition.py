"""The page with the coalition's settings, for administrators."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from upr_tracker.accounts.rules import is_administrator
from upr_tracker.publishing.admin.base import RecordAdmin
from upr_tracker.publishing.admin.forms import VersionedForm
from upr_tracker.publishing.models import Coalition


class CoalitionForm(VersionedForm):
    def loaded_version(self) -> int:
        return int(self.instance.version)

    def stored_version(self) -> int:
        return Coalition.current().version


class CoalitionAdmin(RecordAdmin):
    form = CoalitionForm
    list_display = ("__str__", "may_publish_own", "months_until_due", "licence", "neutral_titles")
    fieldsets = (
        (_("How you work together"), {"fields": ("may_publish_own", "months_until_due", "version_seen")}),
        (_("What the public site says"), {"fields": ("licence", "neutral_titles")}),
    )

    def has_module_permission(self, request: HttpRequest) -> bool:
        return is_administrator(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_administrator(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return is_administrator(request.user) and not Coalition.objects.exists()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_administrator(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Settings are changed, never taken away."""
        return False

    def get_queryset(self, request: HttpRequest) -> Any:
        return Coalition.objects.all()

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.version += change
        super().save_model(request, obj, form, change)

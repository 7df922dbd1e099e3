"""The editors' workbench: Django's admin under our name, its index in the order of the rooms."""

from typing import Any

from allauth.account import views as account
from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

SECTIONS = ("recommendations", "stakeholders", "reports", "accounts")
"""The rooms as editors know them, in their order."""

FIRST = (
    *("Recommendation", "Assessment", "Evidence", "Theme", "Review", "State"),
    *("Dialogue", "Statement", "FollowUp", "Ask", "AskList", "Event", "MediaCoverage", "Organisation"),
    *("Report", "Edition", "Endorsement"),
)
"""The models by how often editors want them; any other comes after these."""


class Workbench(AdminSite):
    site_title = _("Workbench")
    site_header = _("Workbench")
    index_title = _("All records")
    empty_value_display = "–"
    enable_nav_sidebar = False
    """The index lists all there is; forms and lists need the width, for two languages side by side."""

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Leads to the one page where people sign in."""
        return secure_admin_login(super().login)(request, extra_context)

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return account.logout(request)

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return redirect("account_change_password")

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        rooms = self._build_app_dict(request, app_label)
        for room in rooms.values():
            room["models"].sort(key=importance)
        return [rooms[name] for name in SECTIONS if name in rooms]


def importance(entry: dict[str, Any]) -> int:
    name = entry["object_name"]
    return FIRST.index(name) if name in FIRST else len(FIRST)

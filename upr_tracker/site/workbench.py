"""The editors' workbench: Django's admin under our name, its index a page of what waits, then all records."""

from typing import Any

from allauth.account import views as account
from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from recommendations.doors import today
from upr_tracker.accounts.calendar_links import make_calendar_link, revoke_calendar_link
from upr_tracker.accounts.models import CalendarLink
from upr_tracker.publishing.admin.keeping import keeping
from upr_tracker.site.calendar_feed import address_of_feed
from upr_tracker.site.kinds import SECTIONS, importance
from upr_tracker.site.queues import queues_for
from upr_tracker.site.rules import can_use_workbench


class Workbench(AdminSite):
    site_title = _("Workbench")
    site_header = _("Workbench")
    index_title = _("What waits for you")
    empty_value_display = "–"
    enable_nav_sidebar = False
    """The index lists all there is; forms and lists need the width, for two languages side by side."""

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        return keeping(self, super().admin_view(view, cacheable))

    def has_permission(self, request: HttpRequest) -> bool:
        """A member without a role reads on the site itself."""
        return can_use_workbench(request.user)

    def get_urls(self) -> list[Any]:
        return [path("calendar/", self.admin_view(self.calendar), name="calendar"), *super().get_urls()]

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
            room["models"].sort(key=lambda entry: importance(entry["object_name"]))
        return [rooms[name] for name in SECTIONS if name in rooms]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        verbs = [
            (_("Update progress"), reverse("admin:recommendations_recommendation_changelist")),
            (_("Log a dialogue"), reverse("admin:stakeholders_dialogue_add")),
            (_("Record coverage"), reverse("admin:stakeholders_mediacoverage_add")),
        ]
        context = {"verbs": verbs, "queues": queues_for(request.user, on=today()), **(extra_context or {})}
        return super().index(request, context)

    def calendar(self, request: HttpRequest) -> HttpResponse:
        """Makes and revokes a person's own link to their dates. The link is shown once, on the page that made it."""
        person: Any = request.user
        address = ""
        if request.method == "POST" and "make" in request.POST:
            address = address_of_feed(make_calendar_link(by=person))
        elif request.method == "POST":
            revoke_calendar_link(by=person)
        context = {
            **self.each_context(request),
            "title": _("Dates in your own calendar"),
            "address": address,
            "link": CalendarLink.objects.filter(user=person).first(),
        }
        return TemplateResponse(request, "admin/calendar.html", context)

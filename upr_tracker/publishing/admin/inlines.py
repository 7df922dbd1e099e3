"""Lines that are edited on the page of the row to which they belong."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import AdminSite
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

from upr_tracker.accounts.rules import is_contributor
from upr_tracker.publishing.admin.base import VisibleRows
from upr_tracker.publishing.admin.forms import PublishableForm, RecordForm
from upr_tracker.publishing.admin.links import links_out_of_sight
from upr_tracker.publishing.rules import can_draft, can_edit, can_erase


class RecordFormSet(BaseInlineFormSet):
    """Lines that leave links to rows out of their reader's sight alone."""

    admin_site: AdminSite
    request: HttpRequest

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        row = form.instance
        form.hidden_links = links_out_of_sight(self.admin_site, self.request, row) if row.pk else []
        for name in form.hidden_links:
            form.fields.pop(name, None)


class PublishableFormSet(RecordFormSet):
    """Lines with a state and an author: those that this person may not edit are shown and left alone."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if form.instance.pk and not can_edit(self.request.user, form.instance):
            for name in form.fields.keys() - {self.fk.name, form.instance._meta.pk.name}:
                form.fields[name].disabled = True


class PartInline(VisibleRows, admin.StackedInline):
    """Lines without rights of their own: whoever may edit the row may edit them.

    Stacked, since labels stay with their fields on a phone; the style sheet puts them side by side where it is wide.
    """

    form: Any = RecordForm
    formset: Any = RecordFormSet
    extra = 0
    view_on_site = False

    def may_edit_parent(self, request: HttpRequest, parent: Any) -> bool:
        if parent is None:
            return can_draft(request.user)
        return self.admin_site.get_model_admin(self.parent_model).has_change_permission(request, parent)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.admin_site, formset.request = self.admin_site, request
        formset.form.readable = staticmethod(self.readable(request))
        return formset

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_contributor(request.user)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may_edit_parent(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may_edit_parent(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may_edit_parent(request, obj)


class PublishableInline(PartInline):
    """Lines with a state of their own. Beside a published row they are shown, and changed on their own pages."""

    form = PublishableForm
    formset = PublishableFormSet

    def may_edit_parent(self, request: HttpRequest, parent: Any) -> bool:
        return super().may_edit_parent(request, parent) and (parent is None or can_edit(request.user, parent))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return can_erase(request.user) and self.may_edit_parent(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return (*super().get_readonly_fields(request, obj), "state")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """The line's own, and who may read it."""
        seen = ["version_seen"] if self.may_edit_parent(request, obj) else []
        return [*(self.fields or ()), ("state", "audience", *seen)]

"""The pages of rows that are written, sent for review, published and revised."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from upr_tracker.publishing.admin.acting import Acting
from upr_tracker.publishing.admin.base import RecordAdmin, stamp
from upr_tracker.publishing.admin.forms import PublishableForm
from upr_tracker.publishing.admin.khmer import asks_whether_it_fits, says_it_fits
from upr_tracker.publishing.admin.links import forget_links, links_out_of_sight, readable_rows
from upr_tracker.publishing.admin.published_meanwhile import PublishedMeanwhile
from upr_tracker.publishing.admin.revising import Revising
from upr_tracker.publishing.khmer_texts import is_khmer
from upr_tracker.publishing.models import Publishable
from upr_tracker.publishing.rules import can_draft, can_edit, can_revise, can_submit
from upr_tracker.publishing.states import PublicationState


class PublishableAdmin(Acting, Revising, PublishedMeanwhile, RecordAdmin):
    form = PublishableForm
    frozen_note: Any = ""
    """Of a kind that is never revised: the sentence that says so, above a published row."""

    def is_frozen(self, row: Any) -> bool:
        return bool(row.never_revised and row.state == PublicationState.PUBLISHED)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        row = super().get_object(request, object_id, from_field)
        if row is not None:
            row.hidden_links = links_out_of_sight(self.admin_site, request, row)
        return row

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        row = kwargs.get("obj")
        if row is not None:
            forget_links(self.admin_site, request, row, row.hidden_links)
            context["because"] = (context.get("revision") or row).decided_because
        context["may_submit"] = row is None or can_submit(request.user, row) or can_revise(request.user, row)
        return super().render_change_form(request, context, *args, **kwargs)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return can_draft(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """To open the form: what is typed there changes a draft itself, or becomes a revision of a published row."""
        if obj is None:
            return can_draft(request.user)
        return can_edit(request.user, obj) or can_revise(request.user, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        hidden = getattr(obj, "hidden_links", ())
        stays = self.names_that_stay() if obj is not None and self.is_frozen(obj) else ()
        return (*super().get_readonly_fields(request, obj), *hidden, *stays, "state", "written_by")

    def names_that_stay(self) -> list[str]:
        """Of a row that is never revised: all but its Khmer."""
        return [name for name in (*flatten_fieldsets(self.fieldsets or ()), "audience") if not is_khmer(name)]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """The model's own, and last, who may read the row."""
        may_edit = obj is None or self.has_change_permission(request, obj)
        asked = asks_whether_it_fits(obj) if may_edit else []
        readers = {"fields": ["audience", *(["version_seen"] if may_edit else []), *(["written_by"] if obj else [])]}
        first, *others = super().get_fieldsets(request, obj)
        if obj is not None and self.is_frozen(obj):
            first = (first[0], {**first[1], "description": self.frozen_note})
        khmer = [(_("Khmer that is older than the English"), {"fields": asked})] if asked else []
        return [first, *others, *khmer, (_("Who may read this, once it is published"), readers)]

    @admin.display(description=_("written by"))
    def written_by(self, row: Publishable) -> str:
        return str(row.author or "–")

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Where a row must be part of another, and there is one only, it is chosen already."""
        return {**self.only_choices(request), **super().get_changeform_initial_data(request)}

    def only_choices(self, request: HttpRequest) -> dict[str, Any]:
        fields = [self.opts.get_field(name) for name in self.model.parents]
        choices = {
            field.name: list(readable_rows(self.admin_site, field, request)[:2])  # type: ignore[index]
            for field in fields
            if not field.null
        }
        return {name: rows[0].pk for name, rows in choices.items() if len(rows) == 1}

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        stamp(obj, by=request.user, changed=form.changed_data)
        if says_it_fits(form):
            obj.stale_khmer = []
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        formset.save(commit=False)
        changed = [
            *((row, names) for row, names in formset.changed_objects),
            *((row, []) for row in formset.new_objects),
        ]
        for row, names in changed:
            if isinstance(row, Publishable):
                stamp(row, by=request.user, changed=names)
            row.save()
        for row in formset.deleted_objects:
            row.delete()
        formset.save_m2m()

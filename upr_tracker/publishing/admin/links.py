"""Links to rows that the reader may not see: absent from the page, and left alone when it is saved."""

from collections.abc import Iterator
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.helpers import InlineAdminForm, InlineAdminFormSet
from django.db.models import ManyToManyField, Model, Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpRequest

from upr_tracker.accounts.rules import is_reviewer


def links_of(model: type[Model]) -> list[Any]:
    """The foreign keys and many-to-many fields that a form of this model offers."""
    fields = [*model._meta.fields, *model._meta.many_to_many]
    return [field for field in fields if field.is_relation and field.editable]


def readable_rows(site: AdminSite, field: Any, request: HttpRequest) -> QuerySet[Any] | None:
    """Those rows that this link may lead the reader to; None where the admin does not know the model."""
    if not site.is_registered(field.related_model):
        return None
    return site.get_model_admin(field.related_model).get_queryset(request)


def leads_out_of_sight(row: Model, field: Any, readable: QuerySet[Any]) -> bool:
    if isinstance(field, ManyToManyField):
        return bool(getattr(row, field.name).exclude(pk__in=readable.values("pk")).exists())
    linked = getattr(row, field.attname)
    return linked is not None and not readable.filter(pk=linked).exists()


def links_out_of_sight(site: AdminSite, request: HttpRequest, row: Model) -> list[str]:
    """The names of links that lead to at least one row that this reader may not see."""
    if is_reviewer(request.user):
        return []
    return [
        field.name
        for field in links_of(type(row))
        if (readable := readable_rows(site, field, request)) is not None and leads_out_of_sight(row, field, readable)
    ]


def forget_links(site: AdminSite, request: HttpRequest, row: Model, names: list[str]) -> None:
    """Takes links out of sight from a row in memory, which is about to be shown and must not be saved after."""
    for name in names:
        field: Any = row._meta.get_field(name)
        if isinstance(field, ManyToManyField):
            prefetch_related_objects([row], Prefetch(name, queryset=readable_rows(site, field, request)))
        else:
            setattr(row, name, None)


class LinesInSight(InlineAdminFormSet):
    """The lines of an inline, as the page shows them: by the formset, each knows its links that are out of sight."""

    @classmethod
    def of(cls, lines: Any) -> "LinesInSight":
        return cls(
            lines.opts,
            lines.formset,
            lines.fieldsets,
            lines.prepopulated_fields,
            lines.readonly_fields,
            lines.model_admin,
            lines.has_add_permission,
            lines.has_change_permission,
            lines.has_delete_permission,
            lines.has_view_permission,
        )

    def __iter__(self) -> Iterator[InlineAdminForm]:
        for line in super().__iter__():
            hidden: list[str] = line.form.hidden_links  # type: ignore[attr-defined]
            forget_links(self.formset.admin_site, self.formset.request, line.form.instance, hidden)
            line.readonly_fields = (*line.readonly_fields, *hidden)
            yield line

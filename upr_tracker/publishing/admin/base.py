"""The rights, lists and forms that the rows of the record share (publishing/rules.py says who may do what)."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, ClassVar

from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.forms import Field
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext
from simple_history.admin import SimpleHistoryAdmin

from upr_tracker.accounts.models import STRANGER
from upr_tracker.accounts.rules import is_contributor
from upr_tracker.publishing.admin.conflicts import Conflicts
from upr_tracker.publishing.admin.erasing import Erasing
from upr_tracker.publishing.admin.forms import RecordForm
from upr_tracker.publishing.admin.histories import Histories
from upr_tracker.publishing.admin.keeping import Keeping
from upr_tracker.publishing.admin.links import LinesInSight, readable_rows
from upr_tracker.publishing.admin.searching import saying, words_to_search
from upr_tracker.publishing.admin.unlogged import Unlogged
from upr_tracker.publishing.admin.widgets import RowSelect, RowSelectMultiple, RowsField, keys_in
from upr_tracker.publishing.differences import Readable
from upr_tracker.publishing.khmer_texts import stale_after
from upr_tracker.publishing.models import Row
from upr_tracker.publishing.rules import can_erase

ASKED_BY_FILTERS = ("exact", "id__exact", "isnull")
"""What Django's filters put into the address, after the name of the field."""


class VisibleRows:
    """For pages and inlines: rows, and rows to choose from, are those that visible_to gives this person."""

    list_select_related: Any = ()
    formfield_overrides: Any = {
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 4})},
        models.URLField: {"assume_scheme": "https"},
    }

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        rows = super().get_queryset(request).visible_to(request.user)  # type: ignore[misc]
        return rows.select_related(*self.list_select_related) if self.list_select_related else rows

    def readable(self, request: HttpRequest) -> Readable:
        """Which rows each link may lead this reader to, wherever the page names linked rows."""
        return lambda field: readable_rows(self.admin_site, field, request)  # type: ignore[attr-defined]

    def get_field_queryset(self, db: str | None, db_field: Any, request: HttpRequest) -> Any:
        return readable_rows(self.admin_site, db_field, request)  # type: ignore[attr-defined]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        kwargs.setdefault("widget", RowSelect(db_field, self.admin_site))  # type: ignore[attr-defined]
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        kwargs.setdefault("widget", RowSelectMultiple(db_field, self.admin_site))  # type: ignore[attr-defined]
        kwargs.setdefault("form_class", RowsField)
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Field | None:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if field and db_field.name.endswith("_km"):
            field.widget.attrs["lang"] = "km"
        if field and db_field.is_relation:
            # A new row can be made on the way, in a window of its own. The other links would leave what was typed.
            for act in ("change", "delete", "view"):
                setattr(field.widget, f"can_{act}_related", False)
        return field


def chosen_rows(sent: QueryDict) -> QueryDict:
    """What was sent from a list, without keys that no row can have."""
    cleaned = sent.copy()
    if ACTION_CHECKBOX_NAME in cleaned:
        cleaned.setlist(ACTION_CHECKBOX_NAME, keys_in(cleaned.getlist(ACTION_CHECKBOX_NAME)))
    return cleaned


class RowList(ChangeList):
    def get_filters(self, request: HttpRequest) -> Any:
        """A question that is not offered is nonsense like any other: the list is shown without it, and says so."""
        try:
            return super().get_filters(request)
        except DisallowedModelAdminLookup as refused:
            raise IncorrectLookupParameters from refused

    def get_queryset(self, *args: Any, **kwargs: Any) -> models.QuerySet[Any]:
        return self.model_admin.for_list(super().get_queryset(*args, **kwargs), args[0])  # type: ignore[attr-defined]


class RecordAdmin(Erasing, Unlogged, Keeping, Conflicts, Histories, VisibleRows, SimpleHistoryAdmin):
    """Rows that can be found and read. Only administrators erase; who may add and change is for subclasses."""

    form = RecordForm
    show_on_index = True
    inlines_after: ClassVar[dict[str, int]] = {}
    """By the reverse name of an inline: after how many of the form's sections it stands. The others stand last."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return is_contributor(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        return is_contributor(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        return can_erase(request.user)

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return super().get_model_perms(request) if self.show_on_index else {}

    def for_list(self, rows: models.QuerySet[Any], request: HttpRequest) -> models.QuerySet[Any]:
        """With what the columns of the list need beside the rows themselves."""
        return rows

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        """Only what the filters beside the list ask: any other question could be about rows out of sight."""
        filters = self.get_list_filter(request) if request else self.list_filter
        names = [each if isinstance(each, str) else each[0] for each in filters]
        return lookup in {*names, *(f"{name}__{asked}" for name in names for asked in ASKED_BY_FILTERS)}

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        """Rows with all of the words. No row is found twice."""
        fields = self.get_search_fields(request)
        for word in words_to_search(search_term):
            says_it = [saying(self.model, field, word, request.user) for field in fields]
            queryset = queryset.filter(models.Q(*says_it, _connector=models.Q.OR))
        return queryset, False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return RowList

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        request.POST = chosen_rows(request.POST)  # type: ignore[assignment]
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """An address stands in links, so that it never changes once it is set."""
        has_slug = obj is not None and hasattr(obj, "slug")
        return (*super().get_readonly_fields(request, obj), *(["slug"] if has_slug else []))

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Only where a stranger finds the row's page: a link to a page that is not there helps nobody.

        Of the row as it is stored: in the form that is shown again, its links may have been cleared.
        """
        if obj is None or not hasattr(obj, "get_absolute_url"):
            return None
        row = type(obj)._default_manager.visible_to(STRANGER).filter(pk=obj.pk).first()
        return row.get_absolute_url() if row else None

    def get_inline_formsets(self, *args: Any, **kwargs: Any) -> list[LinesInSight]:
        return [LinesInSight.of(lines) for lines in super().get_inline_formsets(*args, **kwargs)]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        context["sections"] = list(self.sections(context["adminform"], context["inline_admin_formsets"]))
        return super().render_change_form(request, context, *args, **kwargs)

    def sections(self, fieldsets: Iterable[Any], inlines: Iterable[Any]) -> Iterator[dict[str, Any]]:
        """The parts of the form in the order of work: each a fieldset or an inline."""
        last = len(self.fieldsets or ())
        places = [(self.inlines_after.get(inline.formset.prefix, last), inline) for inline in inlines]
        for number, fieldset in enumerate(fieldsets, start=1):
            yield {"fieldset": fieldset}
            yield from ({"inline": inline} for place, inline in places if place == number)


class PartAdmin(RecordAdmin):
    """Lines of another row, such as its links: found and read here, edited on the page of that row."""

    show_on_index = False

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        first, *others = super().get_fieldsets(request, obj)
        return [(first[0], {**first[1], "description": where_to_edit(obj)}), *others]


def where_to_edit(part: Any) -> SafeString:
    """A sentence that leads from a part to the row whose page has the form for it."""
    whole = getattr(part, part.parents[0])
    name = f"admin:{whole._meta.app_label}_{whole._meta.model_name}_change"
    return format_html(
        gettext('This is part of <a href="{address}">{whole}</a>, and is edited there.'),
        address=reverse(name, args=[whole.pk]),
        whole=whole,
    )


def stamp(row: Any, *, by: Any, changed: Collection[str]) -> None:
    """What a form records beside what was typed: the author of a new row, each saving of an old one, stale Khmer."""
    if row._state.adding:
        row.author = by
    else:
        row.version += 1
        row.stale_khmer = stale_after(row, changed)

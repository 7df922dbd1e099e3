"""The history of a row, for staff, and the way back: an earlier text is taken up in the row's own form."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from upr_tracker.accounts.rules import is_reviewer
from upr_tracker.publishing.admin.widgets import keys_in
from upr_tracker.publishing.differences import Difference, differences, keys_seen
from upr_tracker.publishing.models import Publishable, Row
from upr_tracker.publishing.rules import is_own
from upr_tracker.publishing.savings import Saving, savings_of

ENTRY = "entry"
"""In the address of a form: the history entry whose text it is filled with."""
A_PAGE = 25
NOT_TAKEN_UP = {"audience"}
"""Who may read is decided anew, never together with an earlier text."""


@dataclass(frozen=True)
class Told:
    """One saving, as the page of history tells it."""

    saving: Saving
    differences: Sequence[Difference]
    take_up: str
    """The address of the row's form, filled with what the row said then; empty where that cannot be."""


class Histories:
    """For the admin of a row that has a history."""

    def may_see_history(self, request: HttpRequest, row: Any = None) -> bool:
        """Reviewers, of every row; others, of what they wrote themselves."""
        if not hasattr(self.model, "history"):  # type: ignore[attr-defined]
            return False
        return is_reviewer(request.user) or (isinstance(row, Publishable) and is_own(request.user, row))

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        row = self.get_object(request, unquote(object_id))  # type: ignore[attr-defined]
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]
        if not self.may_see_history(request, row):
            raise PermissionDenied
        savings = savings_of(row)
        page = Paginator(range(len(savings))[::-1], A_PAGE).get_page(request.GET.get(PAGE_VAR))
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": _("History: %(row)s") % {"row": row},
            "opts": self.opts,  # type: ignore[attr-defined]
            "object": row,
            "page": page,
            "pages": page.paginator.get_elided_page_range(page.number),
            "page_var": PAGE_VAR,
            "told": self.told_on(request, row, savings, page),
            "companions": self.companions_of(request, row),
        }
        return TemplateResponse(request, "simple_history/object_history_list.html", context)

    def told_on(self, request: HttpRequest, row: Row, savings: list[Saving], page: Page[int]) -> list[Told]:
        may_change = self.has_change_permission(request, row)  # type: ignore[attr-defined]
        form = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[row.pk])  # type: ignore[attr-defined]
        return [
            Told(
                saving=savings[number],
                differences=self.differences_in(request, savings, number),
                take_up=f"{form}?{ENTRY}={savings[number].key}" if may_change and number < len(savings) - 1 else "",
            )
            for number in page
        ]

    def differences_in(self, request: HttpRequest, savings: list[Saving], number: int) -> list[Difference]:
        """From the saving before. The first one has none: all of it is new."""
        if number == 0:
            return []
        before, after = savings[number - 1].snapshot, savings[number].snapshot
        return differences(self.model, before, after, self.readable(request))  # type: ignore[attr-defined]

    def companions_of(self, request: HttpRequest, row: Any) -> list[tuple[str, str]]:
        """Rows that are written together with this one have histories of their own."""
        rows = [
            other for name in getattr(row, "companions", ()) for other in getattr(row, name).visible_to(request.user)
        ]
        names = [f"admin:{other._meta.app_label}_{other._meta.model_name}_history" for other in rows]
        shown = [other for other in rows if is_reviewer(request.user) or is_own(request.user, other)]
        return [
            (str(other), reverse(name, args=[other.pk]))
            for other, name in zip(rows, names, strict=True)
            if other in shown
        ]

    # Taking up an earlier text

    def saving_taken_up(self, request: HttpRequest, row: Any) -> Saving | None:
        """The one that the address names, for whoever may see the row's history. Raises Http404 for any other."""
        key = request.GET.get(ENTRY)
        if key is None or row is None or request.method != "GET":
            return None
        savings = savings_of(row) if keys_in([key]) and self.may_see_history(request, row) else []
        found = next((saving for saving in savings if saving.key == int(key)), None)
        if found is None:
            raise Http404
        return found

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)  # type: ignore[misc]
        if change and (saving := self.saving_taken_up(request, obj)):
            request.taken_up = saving  # type: ignore[attr-defined]
            form.taken_up = self.words_to_take_up(request, saving)
        return form

    def words_to_take_up(self, request: HttpRequest, saving: Saving) -> dict[str, Any]:
        """Fields and links, but for those that led where this reader may not look, or where nothing is any more."""
        words: dict[str, Any] = {}
        said = {**saving.snapshot["fields"], **saving.snapshot["links"]}
        for name in said.keys() - NOT_TAKEN_UP:
            value, field = said[name], self.opts.get_field(name)  # type: ignore[attr-defined]
            if not field.is_relation:
                words[name] = value if value is None else field.to_python(value)
                continue
            keys = value if isinstance(value, list) else [value] if value else []
            if len(keys_seen(field, keys, self.readable(request))) == len(keys):  # type: ignore[attr-defined]
                words[name] = value
        return words

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        context["may_see_history"] = self.may_see_history(request, kwargs.get("obj"))
        context["taken_up"] = getattr(request, "taken_up", None)
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]

    # The library's own way back

    def revert_disabled(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def history_form_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Not offered: it would save without asking who may change the row."""
        raise PermissionDenied

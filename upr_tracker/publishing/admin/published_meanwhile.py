"""A row, or a line of it, that was published while somebody typed into its form: their words have no field any more."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from upr_tracker.publishing.admin.keeping import label_in, not_sent, words_in
from upr_tracker.publishing.keeping import texts_in

NEVER_TYPED = {"state", "slug"}
"""No form of a row that is there has these, so that no browser sends them."""


class WithoutAField(Exception):
    """Words were sent for fields that the form does not have, or not for this person to change."""


class PublishedMeanwhile:
    """For the admin of a row: nothing of a form is saved unless every word of it has a field to stand in."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().changeform_view(request, *args, **kwargs)  # type: ignore[misc]
        except WithoutAField:
            sentence = _(
                "Somebody published this, or a line of it, while you were typing. What is published is not changed by"
                " this form."
            )
            return not_sent(request, sentence, texts_in(request.POST), 409)

    def _create_formsets(self, request: HttpRequest, obj: Any, change: bool) -> Any:
        formsets, inlines = super()._create_formsets(request, obj, change)  # type: ignore[misc]
        if request.method == "POST" and change:
            form = self.get_form(request, obj, change=True)  # type: ignore[attr-defined]
            lines = [line for line, inline in zip(formsets, inlines, strict=True) if may_change(request, inline, obj)]
            refuse_what_has_no_field(request, {*form.base_fields, *names_in_lines(lines)})
        return formsets, inlines


def may_change(request: HttpRequest, inline: Any, row: Any) -> bool:
    return bool(inline.has_change_permission(request, row))


def names_in_lines(formsets: list[Any]) -> Iterator[str]:
    """What a browser sends of these lines: a field that cannot be changed is not sent."""
    for form in [form for formset in formsets for form in formset.forms]:
        yield from (form.add_prefix(name) for name, field in form.fields.items() if not field.disabled)


def refuse_what_has_no_field(request: HttpRequest, names: set[str]) -> None:
    sent = {name for name, _text in words_in(texts_in(request.POST)) if label_in(request, name)}
    if any(name.rpartition("-")[2] not in NEVER_TYPED for name in sent - names):
        raise WithoutAField

"""Two people at one form: who changed what and when, and their text beside one's own."""

from typing import Any

from django.forms.models import ModelForm
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from upr_tracker.lib.word_differences import Piece, word_differences
from upr_tracker.publishing.differences import LONG, parts_that_differ, shown
from upr_tracker.publishing.meanwhile import Author, Meanwhile, Revised
from upr_tracker.publishing.snapshots import Snapshot, clashes, labels_of


def conflict_message(form: Any, meanwhile: Meanwhile) -> SafeString:
    """Who saved what while somebody was typing; which lines, in full; and what saving again will do."""
    names = [name for name in meanwhile.by if name in form.fields]
    context = {
        "last": meanwhile.last,
        "names": [capfirst(str(form.fields[name].label)) for name in names],
        "lines": lines_changed(form, meanwhile),
    }
    return render_to_string("admin/includes/conflict.html", context)


def lines_changed(form: Any, meanwhile: Meanwhile) -> list[tuple[str, list[str]]]:
    """The lines that others added or changed, as they are now, by what such lines are called."""
    if meanwhile.began is None:
        return []
    found: dict[str, list[str]] = {}
    nothing: dict[str, Any] = {name: [] for name in meanwhile.now["parts"]}
    for name, lines in meanwhile.now["parts"].items():
        before = meanwhile.began["parts"].get(name, [])
        changed = {**nothing, name: [line for line in lines if line not in before]}
        for line in parts_that_differ(type(form.instance), nothing, changed, form.readable):
            found.setdefault(line.label, []).append(line.pieces[0].text)
    return list(found.items())


def show_beside(form: Any, meanwhile: Meanwhile) -> None:
    """Beside each field whose stored text others changed and which now differs from what was typed."""
    for name in form.changed_data:
        kind = "links" if name in meanwhile.now["links"] else "fields"
        if name in meanwhile.now[kind] and meanwhile.has_changed(name):
            add_note(form, name, meanwhile.now, meanwhile.author_of(name), is_untouched(form, name, meanwhile.began))


def is_untouched(form: Any, name: str, began: Snapshot | None) -> bool:
    """Whether a field still says what its reader began with, so that saving it would undo what others wrote."""
    if began is None:
        return False
    field = form.instance._meta.get_field(name)
    was = began["links"][name] if name in began["links"] else began["fields"].get(name)
    was = was if was is None or field.is_relation else field.to_python(was)
    return not form[name].field.has_changed(was, form[name].data)


def add_note(form: Any, name: str, now: Snapshot, author: Author | None, untouched: bool = False) -> None:
    """Puts a text above the help of a field, where it is read out together with the field.

    None where all of it is out of the reader's sight.
    """
    field = form.instance._meta.get_field(name)
    kind = "links" if name in now["links"] else "fields"
    if not (text := shown(field, now[kind][name], form.readable)):
        return
    context = {
        "author": author,
        "text": text,
        "lang": "km" if name.endswith("_km") else "",
        "untouched": untouched,
        "pieces": pieces_beside(form[name].data, text),
    }
    note = render_to_string("admin/includes/meanwhile.html", context)
    form[name].help_text = f"{note}{form[name].help_text or ''}"


def pieces_beside(typed: Any, text: str) -> list[Piece]:
    """Of long texts, one's own against theirs."""
    return word_differences(typed, text) if isinstance(typed, str) and min(len(typed), len(text)) >= LONG else []


class Conflicts:
    """For the admin of a row: forms that know what a revision changes, and lines with what others made of them."""

    def note_revised(self, request: HttpRequest, revised: Revised) -> None:
        """Before a revision is rehearsed, what the row is without it."""
        request.revised = revised  # type: ignore[attr-defined]

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(request, *args, **kwargs)  # type: ignore[misc]
        form.revised = getattr(request, "revised", None)
        form.readable = staticmethod(self.readable(request))  # type: ignore[attr-defined]
        return form

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        form, revised = context["adminform"].form, getattr(request, "revised", None)
        if found := getattr(form, "meanwhile", None):
            for inline in context["inline_admin_formsets"]:
                show_beside_lines(inline.formset, found)
        elif revised and revised.revision:
            context["clashing"] = show_clashes(form, revised)
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]


def show_beside_lines(formset: Any, meanwhile: Meanwhile) -> None:
    name = formset.fk.remote_field.get_accessor_name()
    now = {line["uid"]: line["fields"] for line in meanwhile.now["parts"].get(name, [])}
    began = {line["uid"]: line["fields"] for line in (meanwhile.began or meanwhile.now)["parts"].get(name, [])}
    for form in formset.initial_forms:
        if (uid := str(form.instance.uid)) in now and uid in began:
            was, line = ({"fields": fields[uid], "links": {}, "parts": {}} for fields in (began, now))
            author = meanwhile.author_of(name)
            by = {field: author for field, value in now[uid].items() if value != began[uid].get(field)}
            show_beside(form, Meanwhile(was if meanwhile.began else None, line, author, by))


def show_clashes(form: ModelForm, revised: Revised) -> list[str]:
    """Of a revision that was begun before another was published: what is published now, and the names of all that."""
    names = clashes(revised.published, revised.revision.changes) if revised.revision else []
    for name in names:
        if name in form.fields:
            add_note(form, name, revised.published, None)
    return [capfirst(label) for label in labels_of(form.instance, names)]

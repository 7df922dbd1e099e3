"""What every form of the workbench checks, whatever the row: plain text, links, rules of the table, conflicts."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import InlineForeignKeyField
from django.utils.text import slugify
from django.utils.translation import gettext_lazy

from upr_tracker.publishing.admin.conflicts import conflict_message, show_beside
from upr_tracker.publishing.admin.khmer import KhmerForm
from upr_tracker.publishing.admin.widgets import LONGEST_KEY
from upr_tracker.publishing.differences import Readable
from upr_tracker.publishing.meanwhile import Meanwhile, Revised, meanwhile

MARKUP = re.compile(r"<(?:/?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|!--|!doctype|script\b)[^<]{0,20}", re.IGNORECASE)
NO_MARKUP = gettext_lazy("Write plain text. This looks like HTML: %(found)s")
SLUG_HELP = gettext_lazy("Set once; it stands in links. Leave it empty and it is made for you.")


def markup_in(text: str) -> str:
    """The first piece of HTML in a text, which readers would see as it stands. “a < b” is none."""
    found = MARKUP.search(text)
    return found[0].strip() if found else ""


class RecordForm(forms.ModelForm):
    """A form of one row, or of one line of an inline."""

    slug_from: tuple[str, ...] = ("name_en", "title_en")
    """The fields of which a slug is made; those that the model lacks count as empty."""
    taken_up: ClassVar[Mapping[str, Any]] = {}
    """An earlier text of the row, with which the form is filled."""
    is_only_shown = False
    """Whether it holds what was sent once and could not be saved: it is to be sent again, whatever it holds."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update({name: value for name, value in self.taken_up.items() if name in self.fields})
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = SLUG_HELP

    def is_valid(self) -> bool:
        return super().is_valid() and not self.is_only_shown

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        texts = {name: value for name, value in cleaned.items() if isinstance(value, str)}
        for name, text in texts.items():
            if found := markup_in(text):
                self.add_error(name, ValidationError(NO_MARKUP, params={"found": found}))
        if "slug" in cleaned and not cleaned["slug"]:
            cleaned["slug"] = self.made_slug(cleaned)
        return cleaned

    def made_slug(self, cleaned: dict[str, Any]) -> str:
        """ASCII, never from Khmer; without a number or an English title, the uid."""
        words = slugify(self.slug_words(cleaned).replace(".", "-"))
        length = self._meta.model._meta.get_field("slug").max_length
        return words[:length].strip("-") or str(self.instance.uid)

    def slug_words(self, cleaned: dict[str, Any]) -> str:
        return " ".join(str(cleaned.get(name) or "") for name in self.slug_from)

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        for check in (self.check_table, self.check_links):
            if not self.errors:
                try:
                    check()
                except ValidationError as error:
                    self.add_error(None, error)

    def check_table(self) -> None:
        """All rules of the table: one about a read-only field can be broken by what is changed beside it."""
        self.instance.validate_constraints(exclude=self.unsaved_parents())

    def unsaved_parents(self) -> set[str]:
        """In a line under a row that is being added, the link to that row, which has no key yet."""
        parents = {n: field for n, field in self.fields.items() if isinstance(field, InlineForeignKeyField)}
        return {name for name, field in parents.items() if not field.parent_instance.pk}

    def check_links(self) -> None:
        self.instance.clean_links(**self.links())

    def links(self) -> dict[str, list[Any]]:
        """The rows chosen for each many-to-many link; where the form does not offer it, those it has."""
        names = [field.name for field in self.instance._meta.many_to_many]
        return {name: self.linked_rows(name) for name in names}

    def linked_rows(self, name: str) -> list[Any]:
        if name in self.cleaned_data:
            return list(self.cleaned_data[name])
        return list(getattr(self.instance, name).all()) if self.instance.pk else []

    def add_error(self, field: str | None, error: Any) -> None:
        """A rule about a field that this form does not offer is told above the form."""
        if field is None and hasattr(error, "error_dict"):
            for name, errors in error.error_dict.items():
                super().add_error(name if name in self.fields else None, errors)
        else:
            super().add_error(field, error)


class VersionedForm(RecordForm):
    """A form that knows which version of the row its reader began with, and does not overwrite a later one."""

    version_seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["version_seen"] = self.loaded_version()

    def loaded_version(self) -> int:
        """That of the row as it was read for this form."""
        raise NotImplementedError

    def stored_version(self) -> int:
        """That of the row as it is stored now, which nobody else can change until this form is saved."""
        raise NotImplementedError

    revised: Revised | None = None
    """Of a published row: what it is without the revision that the form shows."""
    readable: Readable = staticmethod(lambda field: field.related_model._base_manager.none())
    """Which rows each link may lead the reader to: none, until the page says which."""
    meanwhile: Meanwhile | None = None
    """What others saved since, where the form could not be saved for that reason."""
    began_with: int | None = None
    """The version that its reader began with, once they were told of a later one."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.instance.pk:
            self.compare_versions(cleaned.get("version_seen"), self.stored_version())
        return cleaned

    def compare_versions(self, seen: int | None, stored: int) -> None:
        """To save after having been told is a decision, so that try is taken; a third version is told again."""
        told = self.data.get(self.add_prefix("began_with"), "")
        began = int(told) if told.isdecimal() and len(told) <= LONGEST_KEY else seen
        if began == seen == stored:
            return
        self.began_with, self.meanwhile = began, meanwhile(self.instance, began, self.revised)
        show_beside(self, self.meanwhile)
        if seen != stored:
            self.add_error(None, ValidationError(conflict_message(self, self.meanwhile), code="conflict"))
            typed: Any = self.data
            renewed = typed.copy()
            renewed[self.add_prefix("version_seen")] = str(stored)
            self.data = renewed


class PublishableForm(KhmerForm, VersionedForm):
    def loaded_version(self) -> int:
        return int(self.instance.version)

    def stored_version(self) -> int:
        """Two who save in the same moment wait for each other here; on SQLite, at the start of the transaction."""
        row = type(self.instance)._base_manager.select_for_update().filter(pk=self.instance.pk)
        # Without the model's own order, which may lead through other tables: rows of those cannot be locked.
        return row.order_by("pk").values_list("version", flat=True).first() or 0

"""What every form of the workbench checks, whatever the row: plain text, links, rules of the table, conflicts."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import InlineForeignKeyField
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from upr_tracker.publishing.admin.khmer import KhmerForm

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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = SLUG_HELP

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

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.instance.pk and cleaned.get("version_seen") != (stored := self.stored_version()):
            self.refuse_once(stored)
        return cleaned

    def refuse_once(self, stored: int) -> None:
        """Keeps what was typed. To save again after this message is a decision, so the next try is taken."""
        self.add_error(None, ValidationError(self.conflict_message(), code="conflict"))
        typed: Any = self.data
        renewed = typed.copy()
        renewed[self.add_prefix("version_seen")] = str(stored)
        self.data = renewed

    def conflict_message(self) -> SafeString:
        last = self.instance.history.select_related("history_user").first()
        opts = self.instance._meta
        return format_html(
            _(
                "{who} saved this on {when}, while you were editing it. So nothing is saved yet, and what you typed is "
                'still here. <a href="{address}" target="_blank">Read what is saved now</a> and take over what you '
                "need. If you save again, your text takes its place."
            ),
            who=(last and last.history_user) or _("Somebody else"),
            when=timezone.localtime(last.history_date).strftime("%Y-%m-%d, %H:%M") if last else "?",
            address=reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[self.instance.pk]),
        )


class PublishableForm(KhmerForm, VersionedForm):
    def loaded_version(self) -> int:
        return int(self.instance.version)

    def stored_version(self) -> int:
        """Two who save in the same moment wait for each other here; on SQLite, at the start of the transaction."""
        row = type(self.instance)._base_manager.select_for_update().filter(pk=self.instance.pk)
        # Without the model's own order, which may lead through other tables: rows of those cannot be locked.
        return row.order_by("pk").values_list("version", flat=True).first() or 0

"""Forms that take a file: cleaned when the form is checked, kept when it is saved."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from upr_tracker.lib.uploads import CleanFile, UploadRefused, check_and_clean
from upr_tracker.publishing.admin.forms import PublishableForm
from upr_tracker.publishing.models import StoredFile
from upr_tracker.publishing.snapshots import Snapshot
from upr_tracker.publishing.stored_files import forget_unused, keep

UPLOADING = ("upload", "take_file_away")
"""The line of the form that is for those who may change the row."""


class UploadForm(PublishableForm):
    """Has the fields of UPLOADING. What the row says of its file stands in its columns `set_by_form`."""

    column = "file"
    """The one that names the stored file."""
    cleaner = staticmethod(check_and_clean)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clean_file: CleanFile | None = None
        self.set_before = {name: getattr(self.instance, name) for name in self.instance.set_by_form}
        for name in self.not_offered() & self.fields.keys():
            self.fields[name].widget = forms.HiddenInput()
            self.fields[name].disabled = True

    def not_offered(self) -> set[str]:
        return set() if getattr(self.instance, self.column) else {"take_file_away"}

    def clean_upload(self) -> Any:
        upload = self.cleaned_data["upload"]
        if upload:
            try:
                self.clean_file = self.cleaner(upload, name=upload.name)
            except UploadRefused as refused:
                raise ValidationError(str(refused), code=refused.reason.name.lower()) from refused
        return upload

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.clean_file:
            # The rules of the model see that there is one; it is stored once they are all kept.
            self.set_file(StoredFile(sha256=self.clean_file.sha256), cleaned)
        elif cleaned.get("take_file_away"):
            self.set_file(None, cleaned)
        return cleaned

    def set_file(self, file: StoredFile | None, cleaned: dict[str, Any]) -> None:
        """In memory, with what else the row says of it."""
        setattr(self.instance, self.column, file)

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors:
            for name, value in self.set_before.items():
                setattr(self.instance, name, value)

    def save(self, commit: bool = True) -> Any:
        if self.clean_file:
            setattr(self.instance, self.column, keep(self.clean_file))
        return super().save(commit)

    def _save_m2m(self) -> None:
        """After the row itself, also where the admin saves that in its own way: the file of before may go now."""
        super()._save_m2m()  # type: ignore[misc]
        before = self.set_before[self.column]
        if before and before.pk != getattr(self.instance, f"{self.column}_id"):
            forget_unused(before.pk)


class KeepsNewFile:
    """For the page of a published row: a file of its revision is stored beside it, though the saving is taken back."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        request.new_file = (form.column, form.clean_file)  # type: ignore[attr-defined]
        super().save_model(request, obj, form, change)  # type: ignore[misc]

    def kept_beside(self, request: HttpRequest, after: Snapshot) -> Snapshot:
        column, clean = getattr(request, "new_file", ("", None))
        if clean:
            after["fields"][column] = keep(clean).pk
        return after


class FilesAreChosenAgain:
    """For pages with such forms: a browser forgets the files of a form that comes back with messages."""

    def render_change_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.FILES:
            messages.warning(
                request,
                _("Nothing is saved yet. What you typed is still here; a browser forgets files, so choose them again."),
            )
        return super().render_change_form(request, *args, **kwargs)  # type: ignore[misc]


class UploadsOnlyIfEditable:
    """For pages with such forms: whoever may only read the row is offered no file field."""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        sections = super().get_fieldsets(request, obj)  # type: ignore[misc]
        if obj is None or self.has_change_permission(request, obj):  # type: ignore[attr-defined]
            return list(sections)
        return [
            (name, {**section, "fields": [line for line in section["fields"] if line != UPLOADING]})
            for name, section in sections
        ]

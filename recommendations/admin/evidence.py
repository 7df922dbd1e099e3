"""The form of a piece of evidence, and its file: cleaned when the form is checked, kept when it is saved."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recommendations.models import Evidence
from upr_tracker.accounts.rules import is_reviewer
from upr_tracker.lib.uploads import CleanFile, UploadRefused, check_and_clean, tidy_name
from upr_tracker.publishing.admin import PublishableForm
from upr_tracker.publishing.differences import Readable
from upr_tracker.publishing.models import Revision, StoredFile
from upr_tracker.publishing.snapshots import Snapshot
from upr_tracker.publishing.stored_files import forget_unused, keep

UPLOADING = ("upload", "take_file_away")
"""The line of the form that is for those who may change the row."""

FILE_LINES = ("stored_file", UPLOADING, "file_audience")


class EvidenceForm(PublishableForm):
    upload = forms.FileField(
        label=gettext_lazy("Upload a file (PDF, PNG, JPEG or DOCX, at most 15 MB)"),
        required=False,
        widget=forms.FileInput({"accept": ".pdf,.png,.jpg,.jpeg,.docx"}),
        help_text=gettext_lazy(
            "Who made it, where and when is taken out of it before it is kept. What can be seen on its pages stays, so "
            "look for names and faces first. It takes the place of a file given earlier."
        ),
    )
    take_file_away = forms.BooleanField(label=gettext_lazy("Take the file away"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clean_file: CleanFile | None = None
        self.file_before = (self.instance.file, self.instance.file_name)
        if "file_audience" in self.fields:
            self.fields["file_audience"].required = False
        for name in self.not_offered() & self.fields.keys():
            self.fields[name].widget = forms.HiddenInput()
            self.fields[name].disabled = True

    def not_offered(self) -> set[str]:
        """A file is replaced and taken away by those who may read it."""
        if self.instance.file_id is None:
            return {"take_file_away"}
        revision = self.revised and self.revised.revision
        is_own = bool(revision and revision.new_file_id == self.instance.file_id)
        return set() if is_own or self.instance.shows_file else set(UPLOADING)

    def clean_upload(self) -> Any:
        upload = self.cleaned_data["upload"]
        if upload:
            try:
                self.clean_file = check_and_clean(upload, name=upload.name)
            except UploadRefused as refused:
                raise ValidationError(str(refused), code=refused.reason.name.lower()) from refused
        return upload

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.clean_file:
            # The rules of the model see that there is one; it is stored once they are all kept.
            self.instance.file = StoredFile(sha256=self.clean_file.sha256)
            self.instance.file_name = tidy_name(cleaned["upload"].name, self.clean_file.extension)
        elif cleaned.get("take_file_away"):
            self.instance.file, self.instance.file_name = None, ""
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors:
            self.instance.file, self.instance.file_name = self.file_before

    def save(self, commit: bool = True) -> Any:
        if self.clean_file:
            self.instance.file = keep(self.clean_file)
        return super().save(commit)

    def _save_m2m(self) -> None:
        """After the row itself, also where the admin saves that in its own way: the file of before may go now."""
        super()._save_m2m()  # type: ignore[misc]
        before, _name = self.file_before
        if before and before.pk != self.instance.file_id:
            forget_unused(before.pk)


class ShowsFile:
    """For the page and the inline: what is stored, and who decides who may read it."""

    def readable(self, request: HttpRequest) -> Readable:
        """Files too: those of evidence and of revisions that this reader may see, and whose file they may have."""
        rows, reader = super().readable(request), request.user  # type: ignore[misc]
        if is_reviewer(reader):
            return rows
        shown = Evidence.objects.visible_to(reader).filter(shows_file=True)
        revised = Revision.objects.visible_to(reader)
        named = Q(pk__in=shown.values("file")) | Q(pk__in=revised.filter(new_file__isnull=False).values("new_file"))
        return lambda field: StoredFile.objects.filter(named) if field.related_model is StoredFile else rows(field)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return (*super().get_readonly_fields(request, obj), "stored_file")  # type: ignore[misc]

    def stored_file(self, row: Evidence) -> str | SafeString:
        if row.file is None:
            return _("None yet.")
        if not row.shows_file:
            return _("There is one, which you may not read.")
        return format_html(
            '<a href="{}">{}</a>, {}, {}<br>SHA-256 <code>{}</code>',
            row.get_file_url(),
            row.file_name,
            row.file.kind,
            filesizeformat(row.file.size),
            row.file.sha256,
        )

    stored_file.short_description = gettext_lazy("file")  # type: ignore[attr-defined]


class KeepsNewFile:
    """For the page of a published row: a file of its revision is stored beside it, though the saving is taken back."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        request.clean_file = form.clean_file  # type: ignore[attr-defined]
        super().save_model(request, obj, form, change)  # type: ignore[misc]

    def kept_beside(self, request: HttpRequest, after: Snapshot) -> Snapshot:
        if clean := getattr(request, "clean_file", None):
            after["fields"]["file"] = keep(clean).pk
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

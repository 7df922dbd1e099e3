"""The form of a piece of evidence, and who may read its file."""

from typing import Any

from django import forms
from django.db.models import Q
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recommendations.models import Evidence
from upr_tracker.accounts.rules import is_reviewer
from upr_tracker.lib.uploads import tidy_name
from upr_tracker.publishing.admin.uploading import UPLOADING, UploadForm
from upr_tracker.publishing.differences import Readable
from upr_tracker.publishing.models import Revision, StoredFile

FILE_LINES = ("stored_file", UPLOADING, "file_audience")


class EvidenceForm(UploadForm):
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
        if "file_audience" in self.fields:
            self.fields["file_audience"].required = False

    def not_offered(self) -> set[str]:
        """A file is replaced and taken away by those who may read it."""
        if self.instance.file_id is None:
            return {"take_file_away"}
        revision = self.revised and self.revised.revision
        is_own = bool(revision and revision.new_file_id == self.instance.file_id)
        return set() if is_own or self.instance.shows_file else set(UPLOADING)

    def set_file(self, file: StoredFile | None, cleaned: dict[str, Any]) -> None:
        super().set_file(file, cleaned)
        clean = self.clean_file
        self.instance.file_name = tidy_name(cleaned["upload"].name, clean.extension) if clean else ""


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

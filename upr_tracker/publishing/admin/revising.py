"""The form of a published row: what is typed there is kept beside the row, as a revision."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from upr_tracker.publishing.admin.widgets import keys_in
from upr_tracker.publishing.meanwhile import Revised
from upr_tracker.publishing.models import Publishable, Revision, StoredFile
from upr_tracker.publishing.rehearsals import rehearsal
from upr_tracker.publishing.rules import can_edit, can_revise
from upr_tracker.publishing.snapshots import (
    Changes,
    Snapshot,
    apply_snapshot,
    changes_between,
    snapshot_of,
    with_changes,
)

WHICH = "revision"
"""In the address: the key of the revision that the form shows. Without it, the reader's own."""


class Revising:
    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id)) if object_id else None  # type: ignore[attr-defined]
        if row is None or not can_revise(request.user, row):
            return super().changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]
        with transaction.atomic():
            if request.method == "POST":
                row = self.first_in_line(request, row)
            if row is not None and can_revise(request.user, row):
                return self.revise(request, row, form_url, extra_context)
        return super().changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]

    def first_in_line(self, request: HttpRequest, row: Any) -> Any:
        """The row once nobody else is saving it: two who save in the same moment wait for each other here.

        A lock taken later would end with the rehearsal, before the revision is kept.
        """
        type(row)._base_manager.select_for_update().order_by("pk").filter(pk=row.pk).first()
        return self.get_object(request, str(row.pk))  # type: ignore[attr-defined]

    def revise(self, request: HttpRequest, row: Any, form_url: str, extra_context: Any) -> HttpResponse:
        """The row's form as the revision would leave the row; what it saves is taken back, and kept as a revision."""
        revision = self.revision_of(request, row)
        before = snapshot_of(row)
        request.is_rehearsed = True  # type: ignore[attr-defined]
        context = {**(extra_context or {}), **self.revision_context(request, row, revision)}
        self.note_revised(request, Revised(row.version, before, revision))  # type: ignore[attr-defined]
        with rehearsal():
            if revision:
                row.version += revision.version
                apply_snapshot(with_changes(before, revision.changes), row, rehearsed=True)
            view = super().changeform_view  # type: ignore[misc]
            response: Any = view(request, str(row.pk), form_url, context)
            saved = request.method == "POST" and response.status_code == HttpResponseRedirect.status_code
            after = snapshot_of(type(row)._base_manager.get(pk=row.pk))
            if hasattr(response, "render"):
                response.render()
        return self.keep(request, row, revision, before, self.kept_beside(request, after)) if saved else response

    def kept_beside(self, request: HttpRequest, after: Snapshot) -> Snapshot:
        """What the form stored in other tables was taken back too: a page that stores such things stores them here."""
        return after

    def revision_of(self, request: HttpRequest, row: Publishable) -> Revision | None:
        """The one that the address names, or the reader's own, if it is open."""
        revisions = Revision.objects.of(row).open().visible_to(request.user)
        if not (key := request.GET.get(WHICH, "")):
            return revisions.filter(author_id=request.user.pk).first()
        revision = revisions.filter(pk=key).first() if keys_in([key]) else None
        if revision is None and request.method == "POST" and is_gone(row, key):
            # While somebody was typing into it. They are told, and what they typed becomes a revision of their own.
            return revisions.filter(author_id=request.user.pk).first()
        if revision is None or not can_edit(request.user, revision):
            raise Http404
        return revision

    def revision_context(self, request: HttpRequest, row: Publishable, revision: Revision | None) -> dict[str, Any]:
        others = Revision.objects.of(row).open().visible_to(request.user).select_related("author")
        return {
            "revising": True,
            "revision": revision,
            "other_revisions": others.exclude(pk=revision.pk) if revision else others,
        }

    def keep(
        self, request: HttpRequest, row: Any, revision: Revision | None, before: Snapshot, after: Snapshot
    ) -> HttpResponse:
        changes = changes_between(before, after)
        if not any(changes.values()) and not revision:
            self.message_user(request, _("You changed nothing, so there is nothing to keep."), messages.INFO)  # type: ignore[attr-defined]
            return HttpResponseRedirect(request.get_full_path())
        kept = keep_revision(row, revision, changes, by=request.user)
        return self.after_saving(request, kept)  # type: ignore[attr-defined]


def is_gone(row: Publishable, key: str) -> bool:
    """Whether a revision was published or withdrawn, so that nobody goes on with it."""
    return keys_in([key]) == [key] and not Revision.objects.of(row).open().filter(pk=key).exists()


def file_in(row: Publishable, changes: Changes) -> int | None:
    """The key of the stored file that these changes name, if any."""
    names = [field.name for field in row._meta.concrete_fields if field.related_model is StoredFile]
    return next((changes["fields"][name][1] for name in names if name in changes["fields"]), None)


def keep_revision(row: Publishable, revision: Revision | None, changes: Changes, *, by: Any) -> Revision:
    revision = revision or Revision(row=row, author=by, version=0)
    revision.changes, revision.editor, revision.new_file_id = changes, by, file_in(row, changes)
    revision.version += 1
    revision.save()
    return revision

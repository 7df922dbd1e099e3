"""Files that were uploaded and cleaned. Their bytes are in the database, under no address of their own.

There they share its transactions, its back-ups and its erasing. Who may read one is said by the row that names it.
"""

from typing import Any, ClassVar

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from upr_tracker.lib.uploads import CleanFile


class StoredFileQuerySet(models.QuerySet[Any]):
    def unnamed(self) -> "StoredFileQuerySet":
        """Those that no row names. What the history of a row says does not count: it keeps nothing alive."""
        rows = self
        for relation in self.model._meta.related_objects:
            naming = relation.related_model._base_manager.filter(**{relation.field.name: models.OuterRef("pk")})
            rows = rows.exclude(models.Exists(naming))
        return rows

    def get_by_natural_key(self, sha256: str) -> Any:
        return self.get(sha256=sha256)


class StoredFile(models.Model):
    """The bytes of a cleaned file, once however many rows name it."""

    sha256 = models.CharField(_("SHA-256"), max_length=64, unique=True, editable=False)
    media_type = models.CharField(_("media type"), max_length=100, editable=False)
    size = models.PositiveIntegerField(_("size"), editable=False)
    content = models.BinaryField(_("content"), editable=False)

    objects: ClassVar[Any] = StoredFileQuerySet.as_manager()

    class Meta:
        app_label = "publishing"
        verbose_name = _("stored file")
        verbose_name_plural = _("stored files")

    def __str__(self) -> str:
        return self.sha256

    def natural_key(self) -> tuple[str]:
        return (self.sha256,)

    @property
    def kind(self) -> str:
        """As people call it."""
        return KINDS.get(self.media_type, self.media_type)


KINDS = {
    "application/pdf": "PDF",
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
}


@transaction.atomic
def keep(clean: CleanFile) -> StoredFile:
    """The same content is stored once. Name it in the same transaction: what no row names may be forgotten."""
    content = {"media_type": clean.media_type, "size": len(clean.content), "content": clean.content}
    stored, _made = (
        StoredFile.objects.select_for_update().defer("content").get_or_create(sha256=clean.sha256, defaults=content)
    )
    return stored


@transaction.atomic
def forget_unused(*keys: int | None) -> int:
    """Destroys those of these stored files that no row names any more; without keys, all such. Returns how many."""
    rows = StoredFile.objects.order_by("pk")
    if keys:
        rows = rows.filter(pk__in=[key for key in keys if key is not None])
    # Locked first, so that nobody begins to name one while it is looked for who does.
    found = list(rows.select_for_update().values_list("pk", flat=True))
    return int(StoredFile.objects.filter(pk__in=found).unnamed().delete()[0])

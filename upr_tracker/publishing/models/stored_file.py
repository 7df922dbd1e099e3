import base64
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


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
        verbose_name = _("stored file")
        verbose_name_plural = _("stored files")

    def __str__(self) -> str:
        return self.sha256

    def natural_key(self) -> tuple[str]:
        return (self.sha256,)

    @property
    def as_base64(self) -> str:
        """The bytes as text, for a page or a file that holds the picture itself."""
        return base64.b64encode(bytes(self.content)).decode()

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

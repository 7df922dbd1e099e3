from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from upr_tracker.accounts.models import Reader
from upr_tracker.accounts.rules import is_coalition, is_reviewer
from upr_tracker.publishing.history import History
from upr_tracker.publishing.models.stored_file import StoredFile
from upr_tracker.publishing.querysets import waiting_rule
from upr_tracker.publishing.states import PublicationState

OPEN = (PublicationState.DRAFT, PublicationState.IN_REVIEW)


class RevisionQuerySet(models.QuerySet["Revision"]):
    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def waiting_for(self, reader: Reader) -> Self:
        """Those in review, and this reader's own drafts."""
        return self.filter(waiting_rule(reader))

    def of(self, row: models.Model) -> Self:
        return self.filter(content_type=ContentType.objects.get_for_model(row), object_id=row.pk)

    def visible_to(self, reader: Reader) -> Self:
        """As with any draft: each person's own, and for reviewers all. Whose row one may see is asked of the row."""
        if is_reviewer(reader):
            return self.all()
        return self.filter(author=reader) if is_coalition(reader) else self.none()


class Revision(models.Model):
    """A change of a published row: a draft beside it, which takes its place once published and is gone then.

    Each person has at most one of a row that is open. One that was withdrawn is kept until its row is erased.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    row = GenericForeignKey()
    changes = models.JSONField(_("changes"), help_text="As publishing/snapshots.py writes them.")
    state = models.CharField(
        _("state"), max_length=20, choices=PublicationState.choices, default=PublicationState.DRAFT, db_index=True
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("author")
    )
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("last saved by"),
    )
    new_file = models.ForeignKey(
        StoredFile, on_delete=models.SET_NULL, null=True, related_name="revisions", verbose_name=_("file that it adds")
    )
    """Named here too, so that the file is not taken for one that nobody names."""
    decided_because = models.TextField(_("why it was returned, withdrawn or withheld"), blank=True)
    saved_at = models.DateTimeField(_("saved at"), auto_now=True)
    version = models.PositiveIntegerField(_("version"), default=1)

    objects: ClassVar[Any] = RevisionQuerySet.as_manager()
    history = History()
    """What it said each time it was saved, so that two who work on it are told what the other changed."""

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-saved_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "author"],
                condition=models.Q(state__in=OPEN),
                name="a_person_has_one_open_revision_of_a_row",
                violation_error_message=_("You are revising this already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state=PublicationState.PUBLISHED),
                name="a_published_revision_has_become_its_row",
                violation_error_message=_("A revision that is published takes the place of its row."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.row)

"""What every row of the record shares. These classes are abstract: each room has its own tables."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from upr_tracker.publishing.querysets import VisibleQuerySet
from upr_tracker.publishing.states import Audience, PublicationState


class Row(models.Model):
    """A row that is named by a uid in exports, fixtures and the API, and is as readable as its parents."""

    parents: ClassVar[tuple[str, ...]] = ()
    """Foreign keys to the rows that this one is part of: it is never more widely readable than they."""
    has_audience: ClassVar[bool] = False

    uid = models.UUIDField(_("uid"), default=uuid.uuid4, unique=True, editable=False)

    objects: ClassVar[Any] = VisibleQuerySet.as_manager()

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[str]:
        return (str(self.uid),)

    def clean_links(self, **links: Any) -> None:
        """Rules about the row together with its many-to-many links, which a form has before the database does.

        Each link is a collection of rows under its field's name. Raises ValidationError.
        """


class Publishable(Row):
    """A row with a state (how far it has come) and an audience (who may read it once published)."""

    has_audience = True

    state = models.CharField(
        _("state"),
        max_length=20,
        choices=PublicationState.choices,
        default=PublicationState.DRAFT,
        db_index=True,
    )
    audience = models.CharField(
        _("audience"),
        max_length=20,
        choices=Audience.choices,
        default=Audience.PRIVATE,
        help_text=_("Who may read this once it is published. Start private; widen it when you are sure."),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("author"),
    )
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    class Meta:
        abstract = True


from upr_tracker.publishing.link_checks import LinkCheck  # noqa: E402, F401
from upr_tracker.publishing.stored_files import StoredFile  # noqa: E402, F401

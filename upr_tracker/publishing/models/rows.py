"""These classes are abstract: each room has its own tables."""

import datetime as dt
import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils.translation import gettext_lazy as _

from upr_tracker.accounts.models import Reader
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

    @property
    def stays_because(self) -> str:
        """Of a row that is neither withdrawn nor erased: the sentence that says so, and what is done instead."""
        return ""

    def clean_links(self, **links: Any) -> None:
        """Rules about the row together with its many-to-many links, which a form has before the database does.

        Each link is a collection of rows under its field's name. Raises ValidationError.
        """


class Publishable(Row):
    """A row with a state (how far it has come) and an audience (who may read it once published)."""

    has_audience = True
    never_revised: ClassVar[bool] = False
    """Whether it stays as it was published for good, so that what is new is told by another row. Only the Khmer of such
    a row can be added or mended, for that is how it is told and not what it says."""
    khmer_may_follow: ClassVar[bool] = True
    """Whether the Khmer of such a row may, or nothing at all."""
    set_by_form: ClassVar[tuple[str, ...]] = ()
    """Columns that nobody types into and that yet follow from what the form is given, as a file does."""
    companions: ClassVar[tuple[str, ...]] = ()
    """Reverse names of rows that are written with this one, and sent for review and published together with it."""

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
    is_withheld = models.BooleanField(_("withheld"), default=False, editable=False)
    decided_because = models.TextField(_("why it was returned, withdrawn or withheld"), blank=True, editable=False)
    """The reason as it was typed, for staff only."""
    stale_khmer = models.JSONField(_("texts whose Khmer is older than the English"), default=list, editable=False)
    revised = models.JSONField(_("revisions"), default=list, editable=False)
    """What was revised since it was published, and when: a list of {"on": ISO day, "fields": names of fields}."""
    shown_since = models.DateField(_("published here since"), null=True, editable=False)
    """The day on which it was last published in the workbench. Rows of a record that was loaded have none."""

    revisions = GenericRelation("publishing.Revision")

    class Meta:
        abstract = True

    @property
    def is_sealed(self) -> bool:
        """Whether it was published in a way that leaves nothing to change, so that it stays withdrawn once it is."""
        return False

    def called_for(self, reader: Reader) -> str:
        """What messages and questions about the row call it, where its own name would leave somebody guessing."""
        return str(self)

    def prepare_publication(self, on: dt.date) -> None:
        """Fills in what publishing itself decides, before the rules are asked."""

    def check_publication(self, by: Reader | None) -> None:
        """Rules that hold of a published row beyond those of the table, for whoever publishes it. None sees all.

        Raises ValidationError.
        """

    def companions_for(self, reader: Reader | None, name: str) -> Any:
        """Those that this reader may see: nobody sends or publishes what is out of their sight. None sees all."""
        rows = getattr(self, name).all()
        return rows if reader is None else rows.visible_to(reader)

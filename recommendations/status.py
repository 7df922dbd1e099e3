"""The coalition's scale of progress (docs/domain.md, "The scale").

Two labels stand in the source's progress table. The others, and every definition, are the coalition's own and are
marked so wherever they are shown.
"""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NOT_ASSESSED = "not-assessed"
"""Not a status: what a list shows where no visible assessment covers a recommendation. Computed, never stored."""

NOT_ASSESSED_LABEL = _("Not assessed yet")


class Status(models.TextChoices):
    NOT_YET = "not-yet-implemented", _("Not yet implemented")
    SOME = (
        "some-progress",
        _("Some progress made, but further concrete actions remain to be taken to guarantee full implementation"),
    )
    FULL = "fully-implemented", _("Fully implemented")
    BACKWARDS = "moved-backwards", _("Moved backwards")
    CANNOT = "cannot-be-assessed", _("Cannot be assessed")

    @property
    def short(self) -> str | Promise:
        return _("Some progress made") if self is Status.SOME else self.label

    @property
    def definition(self) -> Promise:
        return DEFINITIONS[self]

    @property
    def is_in_source(self) -> bool:
        """Whether the label stands in the source's progress table."""
        return self in (Status.NOT_YET, Status.SOME)

    @property
    def icon(self) -> str:
        """The name of the disc or sign that stands beside the words, and of their colour."""
        return ICONS[self]

    @classmethod
    def unfulfilled(cls) -> list["Status"]:
        """Those that find that what is asked was not done, or not in full."""
        return [cls.NOT_YET, cls.SOME, cls.BACKWARDS]


DEFINITIONS = {
    Status.NOT_YET: _("no significant concrete action towards what is asked"),
    Status.SOME: _("concrete steps taken, not what is asked in full"),
    Status.FULL: _("what is asked is in law or policy, and applied where the text asks for it"),
    Status.BACKWARDS: _("protection is weaker than at the review"),
    Status.CANNOT: _("the information is insufficient"),
}
ICONS = {
    Status.NOT_YET: "none",
    Status.SOME: "some",
    Status.FULL: "full",
    Status.BACKWARDS: "back",
    Status.CANNOT: "cannot",
}

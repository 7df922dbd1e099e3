"""What a person of the coalition may be trusted with. Roles are groups, made by a migration."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    CONTRIBUTOR = "contributor"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> Promise:
        return LABELS[self]

    @property
    def description(self) -> Promise:
        """For the administrator who chooses the roles of somebody."""
        return DESCRIPTIONS[self]


LABELS = {
    Role.CONTRIBUTOR: _("Contributor"),
    Role.REVIEWER: _("Reviewer"),
    Role.ADMINISTRATOR: _("Administrator"),
}
DESCRIPTIONS = {
    Role.CONTRIBUTOR: _("Writes drafts: updates of progress, dialogues, media coverage. Sees own drafts only."),
    Role.REVIEWER: _("Reads every draft and publishes what somebody else wrote. Needs a second factor."),
    Role.ADMINISTRATOR: _(
        "Does what reviewers do; also keeps accounts and settings, withholds what does harm, and erases."
    ),
}

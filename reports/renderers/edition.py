"""What a report says of its edition on the pages before its first chapter: who stands by it, and what is new in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reports.builders import Content
from reports.builders.shapes_of_editions import Change, Logo, Signatory, Since
from reports.models.endorsement import EndorsementRole


@dataclass(frozen=True)
class Stand:
    """The organisations of one role, in the printed order."""

    title: str
    signatories: Sequence[Signatory]

    @property
    def logos(self) -> list[Logo]:
        return [each.logo for each in self.signatories if each.logo]


@dataclass(frozen=True)
class Changed:
    """The changes of one kind."""

    title: str
    changes: Sequence[Change]


def stands_of(report: Content) -> list[Stand]:
    """Who prepared it, who endorsed it, and then those who agreed that their other stand is shown."""
    titles = {
        EndorsementRole.PREPARED: _("Prepared this edition"),
        EndorsementRole.ENDORSED: _("Endorsed this edition"),
        EndorsementRole.INVITED: _("Were invited to sign this edition"),
        EndorsementRole.ABSTAINED: _("Abstained"),
        EndorsementRole.DISSENTED: _("Dissented"),
    }
    stands = [Stand(title, report.signed_as(role)) for role, title in titles.items()]
    return [stand for stand in stands if stand.signatories]


def changes_of(since: Since | None) -> list[Changed]:
    """Corrections stand apart: with them the report changed, and the situation did not."""
    titles = {
        "status": _("Changes of status"),
        "correction": _("Corrections of earlier assessments"),
        "evidence": _("New evidence"),
        "signatory": _("New signatories"),
    }
    told = (since and since.changes) or ()
    kinds = [Changed(title, [each for each in told if each.kind == kind]) for kind, title in titles.items()]
    return [kind for kind in kinds if kind.changes]

from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reports.models.edition import Edition
from reports.models.report import Report
from stakeholders.models import Organisation
from upr_tracker.accounts.models import Reader
from upr_tracker.lib.languages import Localized, Text
from upr_tracker.publishing.history import History
from upr_tracker.publishing.models import Publishable
from upr_tracker.publishing.querysets import VisibleQuerySet, own_rule, readable_by
from upr_tracker.publishing.states import Audience


class EndorsementRole(models.TextChoices):
    PREPARED = "prepared", _("Prepared")
    ENDORSED = "endorsed", _("Endorsed")
    INVITED = "invited", _("Invited")
    ABSTAINED = "abstained", _("Abstained")
    DISSENTED = "dissented", _("Dissented")


STANDING = [EndorsementRole.PREPARED, EndorsementRole.ENDORSED]
"""The roles of those who stand by what they signed. The others are for staff, and no signatures."""


STAYS_UNDER = _(
    "This edition is published, so those who signed it stay as they are. Whoever signs later signs the next edition."
)


class EndorsementQuerySet(VisibleQuerySet["Endorsement"]):
    def standing(self) -> Self:
        """Signatures. An organisation that was invited, abstained or dissented is none of the signatories."""
        return self.filter(role__in=STANDING)

    def shown(self) -> Self:
        """Signatures, and the stand of those who neither prepared nor endorsed it and agreed to be shown."""
        return self.filter(Q(role__in=STANDING) | Q(may_be_shown=True))

    def under(self, edition: Edition, reader: Reader) -> Self:
        """What is shown of them under an edition, and this reader may see as soon as the edition itself may be seen."""
        rule = own_rule(reader, "") & readable_by(reader, Organisation, "organisation__")
        return self.filter(rule, edition=edition).shown().select_related("organisation")


class Endorsement(Publishable):
    """An organisation's stand on one edition, or on one outside report. It never carries over to another."""

    parents = ("report", "edition", "organisation")

    report = models.ForeignKey(
        Report,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="endorsements",
        verbose_name=_("outside report"),
    )
    edition = models.ForeignKey(
        Edition,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="endorsements",
        verbose_name=_("edition"),
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="endorsements", verbose_name=_("organisation")
    )
    role = models.CharField(_("role"), max_length=10, choices=EndorsementRole.choices)
    printed_en = models.CharField(_("as printed"), max_length=200, blank=True)
    printed_km = models.CharField(_("as printed, in Khmer"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("order as printed"), default=0)

    may_be_shown = models.BooleanField(
        _("the organisation agrees that this is shown"),
        default=False,
        help_text=_("An invitation, an abstention or dissent is for staff, unless the organisation agrees to show it."),
    )

    printed = Localized()

    objects: ClassVar[Any] = EndorsementQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("endorsement")
        verbose_name_plural = _("endorsements")
        ordering = ["report", "edition", "order", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(report__isnull=True, edition__isnull=False) | Q(report__isnull=False, edition__isnull=True),
                name="an_endorsement_is_of_an_edition_or_of_an_outside_report",
                violation_error_message=_("Choose either an edition or an outside report."),
            ),
            models.CheckConstraint(
                condition=Q(role__in=STANDING) | Q(audience=Audience.PRIVATE) | Q(may_be_shown=True),
                name="invitations_and_dissent_are_private",
                violation_error_message=_(
                    "Invitations, abstentions and dissent are for staff only, unless the organisation agrees to show"
                    " them: keep them private."
                ),
            ),
            models.UniqueConstraint(
                fields=["edition", "organisation"],
                name="an_organisation_stands_once_under_an_edition",
                violation_error_message=_("This organisation is recorded for this edition already."),
            ),
            models.UniqueConstraint(
                fields=["report", "organisation"],
                name="an_organisation_stands_once_under_a_report",
                violation_error_message=_("This organisation is recorded for this report already."),
            ),
        ]

    @property
    def stays_because(self) -> str:
        """As long as the edition that it signed is published. Where harm was done, that is withheld first."""
        edition = self.edition
        return str(STAYS_UNDER) if edition and edition.is_sealed and not edition.is_withheld else ""

    def check_publication(self, by: Reader | None) -> None:
        """Neither a new endorsement nor a revision of one is published under an edition that is."""
        self.clean_edition()

    def clean(self) -> None:
        self.clean_edition()
        if self.report and not self.report.is_outside:
            raise ValidationError({"report": _("A report of this site is signed by edition: choose an edition.")})

    def clean_edition(self) -> None:
        if self.edition and self.edition.is_sealed:
            raise ValidationError({"edition": STAYS_UNDER})

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_role_display()}"

    def get_absolute_url(self) -> str:
        """That of what it endorses."""
        return (self.edition or self.report).get_absolute_url()  # type: ignore[union-attr]

    @property
    def name(self) -> Text:
        """As printed, or else the organisation's own."""
        return self.printed or self.organisation.name

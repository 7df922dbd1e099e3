import datetime as dt
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recommendations.models.recommendation import Recommendation
from recommendations.models.review import Review
from recommendations.models.source import SourceDocument
from recommendations.querysets import AssessmentQuerySet
from recommendations.rules import check_coverage, check_grounds
from recommendations.status import Status
from upr_tracker.accounts.models import STRANGER, Reader
from upr_tracker.lib.fields import PartialDateField
from upr_tracker.lib.languages import Localized
from upr_tracker.publishing.history import History
from upr_tracker.publishing.models import Publishable
from upr_tracker.publishing.states import Audience, PublicationState


class Assessment(Publishable):
    """One judgement of the coalition on the progress of one or several recommendations, as of a date.

    Assessments are added, never overwritten: a later one, or a correction, takes the place of an earlier one for
    the recommendations that it covers, and for those only.
    """

    parents = ("review",)
    never_revised = True
    companions = ("evidence",)

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="assessments", verbose_name=_("review"))
    covers = models.ManyToManyField(
        Recommendation,
        related_name="assessments",
        verbose_name=_("recommendations covered"),
        help_text=_("One judgement may cover several recommendations."),
    )
    status = models.CharField(_("status"), max_length=30, choices=Status.choices)
    narrative_en = models.TextField(
        _("reason"), blank=True, help_text=_("Why this status: what was done, and what was not.")
    )
    narrative_km = models.TextField(_("reason in Khmer"), blank=True)
    as_of = PartialDateField(_("as of"), help_text=_("The day or month whose situation is judged, not today's date."))
    published_on = models.DateField(
        _("published on"),
        null=True,
        blank=True,
        help_text=_(
            "Leave it empty: publishing fills it in. Only what was published elsewhere before has its own day."
        ),
    )
    no_evidence_reason_en = models.TextField(
        _("reason for having no evidence"),
        blank=True,
        help_text=_("Needed where no evidence is listed below. Public."),
    )
    no_evidence_reason_km = models.TextField(_("reason for having no evidence in Khmer"), blank=True)
    corrects = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        verbose_name=_("corrects"),
        help_text=_("Only for a correction of a mistake. A change in the situation is a new assessment."),
    )
    source = models.ForeignKey(
        SourceDocument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source document"),
    )

    narrative = Localized()
    no_evidence_reason = Localized()

    objects: ClassVar[Any] = AssessmentQuerySet.as_manager()
    history = History(m2m_fields=[covers])

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ["-as_of", "-published_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(state=PublicationState.PUBLISHED)
                | models.Q(as_of__isnull=False, published_on__isnull=False)
                & ~models.Q(narrative_en="", narrative_km=""),
                name="a_published_assessment_has_both_dates_and_a_reason",
                violation_error_message=_(
                    "A published assessment needs the date of the situation, the date of publication and a reason."
                ),
            ),
            models.CheckConstraint(
                condition=~models.Q(corrects=models.F("id")),
                name="an_assessment_does_not_correct_itself",
                violation_error_message=_("An assessment cannot correct itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{Status(self.status).short}, {self.as_of or _('no date yet')}" if self.status else str(_("assessment"))

    def called_for(self, reader: Reader) -> str:
        numbers = [row.label for row in self.covers.visible_to(reader)]
        return f"{', '.join(numbers)}: {self}" if numbers else str(self)

    def get_absolute_url(self) -> str:
        """That of the first recommendation that it covers and everybody may read, on whose page it stands."""
        covered = self.covers.visible_to(STRANGER).first()
        return covered.get_absolute_url() if covered else self.review.get_absolute_url()

    def clean(self) -> None:
        if self.state == PublicationState.PUBLISHED:
            self.refuse_what_is_missing()
        if self.as_of and self.published_on and self.as_of.start > self.published_on:
            raise ValidationError({"as_of": _("The situation judged cannot be later than the day of publication.")})
        if self.state == PublicationState.PUBLISHED and self.published_on and self.published_on > timezone.localdate():
            raise ValidationError(
                {"published_on": _("A published assessment cannot have a day of publication ahead of us.")}
            )
        if self.pk and self in self.corrected():
            raise ValidationError({"corrects": _("An assessment cannot correct itself.")})

    def refuse_what_is_missing(self) -> None:
        """Each at its own field; the table says the same in one sentence."""
        missing = {}
        if not self.as_of:
            missing["as_of"] = _("Say the day or month whose situation is judged.")
        if not self.narrative_en and not self.narrative_km:
            missing["narrative_en"] = _("Give the reason for the status.")
        if missing:
            raise ValidationError(missing)

    def prepare_publication(self, on: dt.date) -> None:
        """The ledger keeps the day; one that was published elsewhere before may say so itself."""
        self.published_on = self.published_on or on

    def check_publication(self, by: Reader | None) -> None:
        lines = list(self.companions_for(by, "evidence").exclude(state=PublicationState.WITHDRAWN))
        narrower = [line for line in lines if not Audience(line.audience).reaches(self.audience)]
        check_grounds(self, has_evidence=len(narrower) < len(lines), narrower=narrower)

    def corrected(self) -> list["Assessment"]:
        """What it corrects, and what that corrected before, back to the first or to where a circle closes."""
        chain: list[Assessment] = []
        while (last := chain[-1] if chain else self).corrects and last.corrects not in chain:
            chain.append(last.corrects)
        return chain

    def clean_links(self, **links: Any) -> None:
        check_coverage(self, list(links["covers"]))

    @property
    def scale(self) -> Status:
        return Status(self.status)

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from recommendations.models import Recommendation, Review, SourceDocument
from recommendations.rules import check_all_same_review, check_same_review
from stakeholders.models.dialogue import Dialogue
from stakeholders.models.organisation import Organisation
from upr_tracker.accounts.models import STRANGER
from upr_tracker.lib.fields import PartialDateField
from upr_tracker.lib.languages import Localized
from upr_tracker.publishing.history import History
from upr_tracker.publishing.models import Publishable


class StatementKind(models.TextChoices):
    DIRECT = "direct", _("quoted")
    REPORTED = "reported", _("reported, not quoted")
    UNATTRIBUTED = "unattributed", _("no speaker given in the source")


class Side(models.TextChoices):
    GOVERNMENT = "government", _("Government")
    STATE = "recommending-state", _("Recommending State")
    UNITED_NATIONS = "united-nations", _("United Nations")
    CIVIL_SOCIETY = "civil-society", _("Civil society")


class NamingBasis(models.TextChoices):
    """Why a speaker may be named in public."""

    NOBODY = "nobody", _("Nobody is named")
    IN_OFFICE = "in-office", _("Speaking in office on a public occasion")
    CONSENT = "consent", _("The person agreed, and that is recorded")


class Statement(Publishable):
    """What somebody said about the review, in words of their own or as reported. It is not scored on our scale."""

    parents = ("review", "dialogue")

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="statements", verbose_name=_("review"))
    kind = models.CharField(
        _("kind"),
        max_length=15,
        choices=StatementKind.choices,
        help_text=_("Only a quoted statement gets quotation marks."),
    )
    text_en = models.TextField(_("what was said"), help_text=_("Word for word, without quotation marks around it."))
    text_km = models.TextField(_("what was said, in Khmer"), blank=True)
    side = models.CharField(
        _("side"), max_length=20, choices=Side.choices, blank=True, help_text=_("Empty: not stated.")
    )
    speaker_en = models.CharField(_("speaker"), max_length=150, blank=True)
    speaker_km = models.CharField(_("speaker in Khmer"), max_length=150, blank=True)
    office_en = models.CharField(_("office"), max_length=200, blank=True)
    office_km = models.CharField(_("office in Khmer"), max_length=200, blank=True)
    naming_basis = models.CharField(
        _("why the speaker is named"), max_length=10, choices=NamingBasis.choices, default=NamingBasis.NOBODY
    )
    consent_record = models.TextField(
        _("how and when the person agreed"),
        blank=True,
        help_text=_("For staff only. Needed where a person is named by consent."),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        verbose_name=_("institution"),
    )
    occasion_en = models.TextField(_("occasion"), blank=True)
    occasion_km = models.TextField(_("occasion in Khmer"), blank=True)
    date = PartialDateField(_("said on"))
    dialogue = models.ForeignKey(
        Dialogue,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        verbose_name=_("dialogue"),
    )
    printed_under = models.ForeignKey(
        Dialogue,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="statements_printed",
        verbose_name=_("printed under another dialogue"),
        help_text=_("Where the source prints it, if that is not under the dialogue at which it was said."),
    )
    recommendations = models.ManyToManyField(
        Recommendation,
        blank=True,
        related_name="statements",
        verbose_name=_("recommendations named"),
        help_text=_("Only those that the speaker names."),
    )
    source = models.ForeignKey(
        SourceDocument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source document"),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    text = Localized()
    speaker = Localized()
    office = Localized()
    occasion = Localized()

    history = History(m2m_fields=[recommendations])

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["review", "order", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(speaker_en="", speaker_km="", naming_basis=NamingBasis.NOBODY)
                | ~models.Q(speaker_en="", speaker_km="") & ~models.Q(naming_basis=NamingBasis.NOBODY),
                name="a_named_speaker_has_a_ground_for_being_named",
                violation_error_message=_(
                    "Say why the speaker may be named: in office on a public occasion, or by recorded consent."
                ),
            ),
            models.CheckConstraint(
                condition=~models.Q(naming_basis=NamingBasis.CONSENT) | ~models.Q(consent_record=""),
                name="consent_to_be_named_is_recorded",
                violation_error_message=_("Say how and when the person agreed to be named."),
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=StatementKind.UNATTRIBUTED) | models.Q(speaker_en="", speaker_km=""),
                name="an_unattributed_statement_has_no_speaker",
                violation_error_message=_("An unattributed statement names no speaker."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.speaker_en or self.get_kind_display()}: {self.text_en[:60]}"

    def get_absolute_url(self) -> str:
        """That of a recommendation that it names, of its dialogue, or the list of dialogues, where statements stand."""
        place = self.recommendations.visible_to(STRANGER).first() or self.dialogue
        return place.get_absolute_url() if place else reverse("dialogues", args=[self.review.slug])

    def clean(self) -> None:
        check_same_review(self, "dialogue", "printed_under")
        if self.printed_under and not self.dialogue:
            raise ValidationError({"printed_under": _("Choose the dialogue at which it was said, too.")})
        if self.text_en[:1] in "“\"'" and self.text_en[:1]:
            raise ValidationError(
                {"text_en": _("Leave out the quotation marks around it: the kind decides about them.")}
            )

    def clean_links(self, **links: Any) -> None:
        check_all_same_review(self, "recommendations", links["recommendations"])

    @property
    def is_quoted(self) -> bool:
        return self.kind == StatementKind.DIRECT

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from recommendations.models import Recommendation, Review, SourceDocument
from recommendations.rules import check_all_same_review, check_same_review
from stakeholders.models.organisation import Organisation
from upr_tracker.lib.fields import PartialDateField
from upr_tracker.lib.languages import Localized, Text
from upr_tracker.publishing.history import History
from upr_tracker.publishing.models import Publishable, Row
from upr_tracker.publishing.states import Audience, PublicationState


class DialogueKind(models.TextChoices):
    SERIES = "series", _("Series of meetings")
    MEETING = "meeting", _("Single meeting")


class Mode(models.TextChoices):
    """Empty where the source does not say, which a page says as "mode not stated"."""

    ONLINE = "online", _("Online")
    IN_PERSON = "in-person", _("In person")
    BOTH = "both", _("Online and in person")


class Counterpart(models.TextChoices):
    GOVERNMENT = "government", _("Government")
    STATES = "recommending-states", _("Recommending States")
    UNITED_NATIONS = "united-nations", _("United Nations agencies")
    SEVERAL = "several", _("Several kinds of stakeholders")


class Agreement(models.TextChoices):
    """Whether those who were met agree that the dialogue is made public."""

    NOT_ASKED = "not-asked", _("Not asked yet")
    AGREED = "agreed", _("They agreed")
    ALREADY_PUBLIC = "already-public", _("It stands in a published document")
    DECLINED = "declined", _("They declined")


class Dialogue(Publishable):
    """A meeting, or a series told as one, with those who can act on the recommendations. Never a list of persons."""

    parents = ("review", "part_of")
    companions = ("follow_ups",)

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="dialogues", verbose_name=_("review"))
    title_en = models.CharField(_("title"), max_length=300)
    title_km = models.CharField(_("title in Khmer"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=DialogueKind.choices, default=DialogueKind.MEETING)
    part_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="dialogues",
        verbose_name=_("part of"),
    )
    counterpart = models.CharField(_("with whom"), max_length=20, choices=Counterpart.choices)
    date = PartialDateField(_("when"))
    is_planned = models.BooleanField(_("planned, not held yet"), default=False)
    mode = models.CharField(
        _("mode"), max_length=10, choices=Mode.choices, blank=True, help_text=_("Empty: not stated.")
    )
    organisers = models.ManyToManyField(
        Organisation, blank=True, related_name="organised", verbose_name=_("organisers")
    )
    introduction_en = models.TextField(_("introduction"), blank=True)
    introduction_km = models.TextField(_("introduction in Khmer"), blank=True)
    participants_lead_en = models.TextField(
        _("words before the participants"),
        blank=True,
        help_text=_("The source's own, as “representatives from … including:”."),
    )
    participants_lead_km = models.TextField(_("words before the participants in Khmer"), blank=True)
    objectives_en = models.TextField(_("objectives"), blank=True, help_text=_("One a line."))
    objectives_km = models.TextField(_("objectives in Khmer"), blank=True)
    key_points_en = models.TextField(
        _("key points"), blank=True, help_text=_("What was raised and discussed, one a line.")
    )
    key_points_km = models.TextField(_("key points in Khmer"), blank=True)
    answers_en = models.TextField(
        _("what was answered"),
        blank=True,
        help_text=_("One a line, without names of persons. Whoever spoke in office in public is named in a statement."),
    )
    answers_km = models.TextField(_("what was answered, in Khmer"), blank=True)
    recommendations_raised = models.ManyToManyField(
        Recommendation,
        blank=True,
        related_name="dialogues",
        verbose_name=_("recommendations raised"),
        help_text=_("Only where it is known which were raised."),
    )
    agreement = models.CharField(
        _("agreement to publication"), max_length=20, choices=Agreement.choices, default=Agreement.NOT_ASKED
    )
    discrepancy_note_en = models.TextField(_("note on the source"), blank=True)
    discrepancy_note_km = models.TextField(_("note on the source in Khmer"), blank=True)
    source = models.ForeignKey(
        SourceDocument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source document"),
    )
    slug = models.SlugField(_("address"), max_length=80, help_text=_("Set once; it stands in links."))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    title = Localized()
    introduction = Localized()
    participants_lead = Localized()
    objectives = Localized()
    key_points = Localized()
    answers = Localized()
    discrepancy_note = Localized()

    history = History(m2m_fields=[organisers, recommendations_raised])

    class Meta:
        verbose_name = _("dialogue")
        verbose_name_plural = _("dialogues")
        ordering = ["review", "order", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["review", "slug"],
                name="a_dialogue_has_its_own_address",
                violation_error_message=_("Another dialogue of this review has this address."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state=PublicationState.PUBLISHED, audience=Audience.PUBLIC)
                | models.Q(agreement__in=[Agreement.AGREED, Agreement.ALREADY_PUBLIC]),
                name="a_public_dialogue_is_agreed_to",
                violation_error_message=_(
                    "Before a dialogue becomes public, record that those who were met agree, or that it stands in a"
                    " published document."
                ),
            ),
            models.CheckConstraint(
                condition=~models.Q(part_of=models.F("id")),
                name="a_dialogue_is_not_part_of_itself",
                violation_error_message=_("A dialogue cannot be part of itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.title_en

    def get_absolute_url(self) -> str:
        return reverse("dialogue", args=[self.review.slug, self.slug])

    def clean(self) -> None:
        if self.part_of and self.part_of.part_of_id:
            top = _("Choose the series at the top, not one that is itself part of another.")
            raise ValidationError({"part_of": top})
        if self.part_of and self.pk and self.dialogues.exists():
            raise ValidationError({"part_of": _("This dialogue has parts of its own, so it stays at the top.")})
        check_same_review(self, "part_of")

    def clean_links(self, **links: Any) -> None:
        check_all_same_review(self, "recommendations_raised", links["recommendations_raised"])


class Participant(Row):
    """An institution that took part in a dialogue, as the source prints it, or that is yet to be met."""

    parents = ("dialogue", "organisation")

    dialogue = models.ForeignKey(
        Dialogue, on_delete=models.CASCADE, related_name="participants", verbose_name=_("dialogue")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="participations", verbose_name=_("institution")
    )
    printed_en = models.CharField(_("as printed"), max_length=300, blank=True)
    printed_km = models.CharField(_("as printed, in Khmer"), max_length=300, blank=True)
    is_planned = models.BooleanField(_("planned, not met yet"), default=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    printed = Localized()

    history = History()

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["dialogue", "order", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["dialogue", "organisation"],
                name="an_institution_takes_part_once",
                violation_error_message=_("This institution is listed already."),
            ),
        ]

    def __str__(self) -> str:
        return self.printed_en or str(self.organisation)

    @property
    def name(self) -> Text:
        """As printed, or else the institution's own."""
        return self.printed or self.organisation.name

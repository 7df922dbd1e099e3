from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from recommendations.models import Review, State
from upr_tracker.accounts.models import STRANGER
from upr_tracker.lib.languages import Localized
from upr_tracker.publishing.history import History
from upr_tracker.publishing.models import Publishable, StoredFile
from upr_tracker.publishing.stored_files import forget_unused


class OrganisationKind(models.TextChoices):
    CIVIL_SOCIETY = "civil-society", _("Civil society")
    GOVERNMENT = "government", _("Government institutions")
    EMBASSY = "embassy", _("Embassies")
    UNITED_NATIONS = "united-nations", _("United Nations")
    OTHER = "other", _("Others")


SAY_WHAT_THE_LOGO_SHOWS = _("Say what the logo shows, for whoever does not see it: “Logo of …”.")


class Organisation(Publishable):
    """An institution that acts on the review: an organisation, a ministry, an embassy, an agency. Never a person."""

    set_by_form = ("logo",)

    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices)
    name_en = models.CharField(_("name"), max_length=200)
    name_km = models.CharField(_("name in Khmer"), max_length=200, blank=True)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    other_spellings = models.TextField(
        _("other spellings"),
        blank=True,
        help_text=_("As sources print them, one a line: it is one organisation."),
    )
    represents = models.ForeignKey(
        State,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="embassies",
        verbose_name=_("represents"),
        help_text=_("The State whose embassy this is. An embassy is not its State."),
    )
    seat_en = models.CharField(_("seat as printed"), max_length=100, blank=True, help_text=_("As in “Beijing”."))
    seat_km = models.CharField(_("seat in Khmer"), max_length=100, blank=True)
    public_contact = models.EmailField(
        _("public contact"),
        blank=True,
        help_text=_("Only an address that the organisation itself has published."),
    )
    logo = models.ForeignKey(
        StoredFile,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="logos",
        editable=False,
        verbose_name=_("logo"),
    )
    """Shown where the organisation signs an edition."""
    logo_text_en = models.CharField(
        _("what the logo shows"), max_length=200, blank=True, help_text=_("For whoever hears the page.")
    )
    logo_text_km = models.CharField(_("what the logo shows, in Khmer"), max_length=200, blank=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True, help_text=_("Set once; it stands in links."))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    name = Localized()
    seat = Localized()
    logo_text = Localized()

    history = History()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["order", "name_en"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(represents__isnull=True) | models.Q(kind=OrganisationKind.EMBASSY),
                name="only_an_embassy_represents_a_state",
                violation_error_message=_("Only an embassy represents a State."),
            ),
            models.CheckConstraint(
                condition=models.Q(logo__isnull=True) | ~models.Q(logo_text_en=""),
                name="a_logo_has_words_that_say_what_it_shows",
                violation_error_message=SAY_WHAT_THE_LOGO_SHOWS,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name_en} ({self.acronym})" if self.acronym else self.name_en

    def clean(self) -> None:
        if (self.logo_id or self.logo) and not self.logo_text_en:
            raise ValidationError({"logo_text_en": SAY_WHAT_THE_LOGO_SHOWS})

    def get_absolute_url(self) -> str:
        """The list of the first review that everybody may read: an organisation belongs to none."""
        review = Review.objects.visible_to(STRANGER).first()
        return f"{reverse('organisations', args=[review.slug])}#o-{self.slug}" if review else ""

    @property
    def short_name(self) -> str:
        return self.acronym or self.name_en

    @property
    def spellings(self) -> list[str]:
        return [line.strip() for line in self.other_spellings.splitlines() if line.strip()]


@receiver(post_delete, sender=Organisation)
def forget_logo(instance: Organisation, **kwargs: Any) -> None:
    """In whatever way the organisation is erased, its logo goes with it."""
    forget_unused(instance.logo_id)

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from upr_tracker.publishing.history import History

THE_ONE = 1


class Licence(models.TextChoices):
    """Under which the data may be used again. Empty where the coalition has not said so yet."""

    BY = "cc-by-4.0", _("CC BY 4.0: use it, and say whose it is")
    BY_SA = "cc-by-sa-4.0", _("CC BY-SA 4.0: likewise, and share what you make of it alike")
    BY_NC = "cc-by-nc-4.0", _("CC BY-NC 4.0: likewise, and not to make money")
    ZERO = "cc0-1.0", _("CC0 1.0: use it as you like")

    @property
    def url(self) -> str:
        """Where its words stand."""
        if self is Licence.ZERO:
            return "https://creativecommons.org/publicdomain/zero/1.0/"
        kind, version = self.value.removeprefix("cc-").rsplit("-", 1)
        return f"https://creativecommons.org/licenses/{kind}/{version}/"


class Coalition(models.Model):
    """How the coalition that keeps this record has agreed to work. There is one row, made when it is first saved."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE, editable=False)
    may_publish_own = models.BooleanField(
        _("reviewers may publish what they wrote themselves"),
        default=False,
        help_text=_("For a coalition with one reviewer. Otherwise a second pair of eyes sees everything first."),
    )
    months_until_due = models.PositiveSmallIntegerField(
        _("months after which a recommendation waits for a new assessment"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text=_("Counted from the situation that was judged last."),
    )
    licence = models.CharField(
        _("licence of the data"),
        max_length=20,
        choices=Licence.choices,
        blank=True,
        help_text=_("Under which others may use it. While it is empty, the site says: not stated yet."),
    )
    neutral_titles = models.BooleanField(
        _("neutral titles"),
        default=False,
        help_text=_(
            "Pages and shared links then carry a title that says nothing, so that the history of a phone or a shared"
            " screen does not tell what was read."
        ),
    )
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    history = History()

    class Meta:
        verbose_name = _("settings of the coalition")
        verbose_name_plural = _("settings of the coalition")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(pk=THE_ONE),
                name="there_is_one_coalition",
                violation_error_message=_("The coalition has its settings already. Change those."),
            ),
        ]

    def __str__(self) -> str:
        return str(_("settings of the coalition"))

    def clean_links(self, **links: Any) -> None:
        """It has none."""

    @property
    def licensed(self) -> Licence | None:
        return Licence(self.licence) if self.licence else None

    @classmethod
    def current(cls) -> "Coalition":
        """The settings as they are, or as they are before anybody changed them."""
        return cls.objects.filter(pk=THE_ONE).first() or cls()

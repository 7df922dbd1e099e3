from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from upr_tracker.publishing.history import History

THE_ONE = 1


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

    @classmethod
    def current(cls) -> "Coalition":
        """The settings as they are, or as they are before anybody changed them."""
        return cls.objects.filter(pk=THE_ONE).first() or cls()

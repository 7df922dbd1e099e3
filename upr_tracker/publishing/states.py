"""How far a row has come, and who may read it once it is published (docs/domain.md, "Who may read")."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublicationState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in-review", _("In review")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Audience(models.TextChoices):
    PRIVATE = "private", _("Private: its author, reviewers and administrators")
    COALITION = "coalition", _("The coalition: everybody with an account")
    PUBLIC = "public", _("The public")

    def reaches(self, other: str) -> bool:
        """Whether it takes in everybody whom the other takes in."""
        ladder = list(Audience)
        return ladder.index(self) >= ladder.index(Audience(other))

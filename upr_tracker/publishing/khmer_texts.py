"""Which texts of a row lack their Khmer, and whose Khmer is older than the English."""

from collections.abc import Collection

from django.db import models


def texts_of(model: type[models.Model]) -> list[str]:
    """The names of a model's texts in two languages: "title" for title_en and title_km."""
    names = [field.name for field in model._meta.concrete_fields]
    stems = [name.removesuffix("_en") for name in names if name.endswith("_en")]
    return [stem for stem in stems if f"{stem}_km" in names]


def lacks_khmer(*names: str) -> models.Q:
    """The rows of which at least one of these texts is written in English only."""
    rule = models.Q(pk__in=[])
    for name in names:
        rule |= ~models.Q(**{f"{name}_en": ""}) & models.Q(**{f"{name}_km": ""})
    return rule


def is_khmer(column: str) -> bool:
    """Whether a column, by its name, holds the Khmer of a text."""
    return column.endswith("_km")


def missing_khmer(row: models.Model) -> list[str]:
    """The names of those texts that are written in English only."""
    return [name for name in texts_of(type(row)) if getattr(row, f"{name}_en") and not getattr(row, f"{name}_km")]


def stale_columns(row: models.Model) -> list[str]:
    """The columns whose Khmer is older than the English."""
    stale: Collection[str] = row.stale_khmer  # type: ignore[attr-defined]
    return [f"{name}_km" for name in texts_of(type(row)) if name in stale]


def stale_after(row: models.Model, changed: Collection[str]) -> list[str]:
    """Whose Khmer is stale once these columns were typed anew: the English was, and the Khmer was not."""
    return [
        name
        for name in texts_of(type(row))
        if getattr(row, f"{name}_km")
        and f"{name}_km" not in changed
        and (f"{name}_en" in changed or name in row.stale_khmer)  # type: ignore[attr-defined]
    ]

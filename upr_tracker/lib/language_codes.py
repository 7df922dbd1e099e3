"""Which languages there are, by the codes of ISO 639 that CLDR knows."""

from functools import cache

from babel import Locale
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

NOT_A_LANGUAGE = _(
    "“%(value)s” is not a code of a language that is known here. Write en, km, fr or the like (ISO 639)."
)


@cache
def codes() -> frozenset[str]:
    """Of two letters, or of three where a language has none of two; without regions and scripts."""
    known = map(str, Locale("en").languages)
    return frozenset(code for code in known if len(code) <= 3 and code.islower())


def check_language_code(value: str) -> None:
    """A validator. Raises ValidationError for what is not the code of a language."""
    if value not in codes():
        raise ValidationError(NOT_A_LANGUAGE, code="language", params={"value": value})

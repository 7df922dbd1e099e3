"""One text in two languages: which one a reader gets, and how it is marked when it is not theirs."""

from typing import Any

from django.utils.translation import get_language

ENGLISH = "en"
KHMER = "km"


class Text(str):
    """A text that knows its own language, so that a page can mark it with `lang`."""

    lang: str
    __slots__ = ("lang",)

    def __new__(cls, value: str, lang: str) -> "Text":
        text = super().__new__(cls, value)
        text.lang = lang
        return text

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        """What a copy is made of."""
        return str(self), self.lang

    @property
    def is_translated(self) -> bool:
        """Whether the reader's own language was found. An empty text lacks nothing."""
        return not self or self.lang == current_language()

    def lines(self) -> list["Text"]:
        """The non-empty lines of a field in which each line is a point of its own."""
        return [Text(line.strip(), self.lang) for line in self.splitlines() if line.strip()]


def current_language() -> str:
    """ "km" or "en"; anything else that Django may have active counts as English."""
    return KHMER if (get_language() or "").startswith(KHMER) else ENGLISH


def localized(english: str, khmer: str) -> Text:
    """The Khmer text for a Khmer reader where there is one, else the English, marked as what it is."""
    if current_language() == KHMER and khmer:
        return Text(khmer, KHMER)
    return Text(english, ENGLISH) if english or not khmer else Text(khmer, KHMER)


class Localized:
    """`name = Localized()` beside the fields `name_en` and `name_km` reads whichever the reader gets."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, instance: Any, owner: type) -> Any:
        if instance is None:
            return self
        return localized(getattr(instance, f"{self.name}_en"), getattr(instance, f"{self.name}_km"))

"""How a page is called from outside: its whole address, and the same page in each language."""

from dataclasses import dataclass

from django.conf import settings

from upr_tracker.lib.languages import ENGLISH, KHMER

LANGUAGES = (ENGLISH, KHMER)


@dataclass(frozen=True)
class InLanguage:
    language: str
    url: str


@dataclass(frozen=True)
class PageAddress:
    """A public page under a language, named by its path without the language, such as "cambodia-3/states/".

    What filters or sorts a list is left out: it is the same page.
    """

    path: str

    @property
    def in_languages(self) -> list[InLanguage]:
        return [InLanguage(language, self.in_language(language)) for language in LANGUAGES]

    @property
    def default(self) -> str:
        """For whoever reads neither language; the first page finds out which one they read."""
        return self.in_language(ENGLISH) if self.path else f"{settings.SITE_ADDRESS}/"

    def in_language(self, language: str) -> str:
        return f"{settings.SITE_ADDRESS}/{language}/{self.path}"


def page_address(path: str) -> PageAddress | None:
    """Of a path of this site, as "/en/cambodia-3/"; None of one that has no language."""
    start, _, rest = path.removeprefix("/").partition("/")
    return PageAddress(rest) if start in LANGUAGES else None

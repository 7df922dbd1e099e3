"""A draft as it would be if it were published now, and its files: for whoever writes it, and for nobody else."""

from reports.actions import LANGUAGES, as_frozen_data, refuse_empty
from reports.builders import Content, build
from reports.builders.frozen import canonical, sha256_of
from reports.models import Edition
from reports.models.edition import Format
from reports.renderers import RENDERERS
from upr_tracker.accounts.models import STRANGER, User
from upr_tracker.lib.languages import ENGLISH
from upr_tracker.publishing.actions import fetched, move_companions
from upr_tracker.publishing.rehearsals import rehearsal
from upr_tracker.publishing.states import PublicationState

LONG = 300
"""Recommendations. A report of more is drawn in a process of its own."""


def draft_of(edition: Edition, by: User | None) -> dict[str, Content]:
    """What it would say to a stranger in each language, marked as a draft, with those who would sign it along with it.

    Raises ActRefused where those cannot be published as they are.
    """
    with rehearsal():
        row = fetched(edition)
        move_companions(row, PublicationState.PUBLISHED, by, "published")
        return {language: build(row, reader=STRANGER, language=language, is_draft=True) for language in LANGUAGES}


def draft_file(told: dict[str, Content], language: str, format_: Format) -> bytes:
    """Raises EditionRefused where there is nothing to tell, and lib.pdf.PdfUnavailable."""
    refuse_empty(told)
    return RENDERERS[format_](told[language], canonical(as_frozen_data(told)))


def hash_of(told: dict[str, Content]) -> str:
    """Of what the draft would freeze: whether it has changed since."""
    return sha256_of(as_frozen_data(told))


def is_long(told: dict[str, Content]) -> bool:
    return told[ENGLISH].progress.total > LONG

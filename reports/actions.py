"""What is done with editions."""

import hashlib
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from reports.builders import build_midterm
from reports.builders.frozen import as_data, canonical, sha256_of
from reports.builders.shapes import MidtermReport
from reports.models import Edition, EditionFile, Endorsement
from reports.models.edition import Format
from reports.renderers.pdf import render_pdf
from upr_tracker.accounts.models import STRANGER, User
from upr_tracker.lib.languages import ENGLISH, KHMER
from upr_tracker.publishing.actions import ActRefused, locked, require_to_publish, stamp_history
from upr_tracker.publishing.states import PublicationState

LANGUAGES = (ENGLISH, KHMER)
RENDERERS = {Format.PDF: render_pdf}
FILES = tuple((language, Format.PDF) for language in LANGUAGES)
"""What an edition is published as: each a language and a format."""


class EditionRefused(ActRefused):
    """An edition cannot be published as it stands."""


def publish_edition(*, edition: Edition, by: User | None, files: Sequence[tuple[str, Format]] = FILES) -> Edition:
    """Freezes what a stranger may read into the edition, for good: its data, its hash, and the bytes of its files.

    The audience stays as it is. The files are made before anything is written, because that takes seconds; if the
    record changes meanwhile, the act is refused. Raises ActRefused, or lib.pdf.PdfUnavailable; then nothing is
    changed. `by` is None for the command that loads a record, which asks nobody.
    """
    refuse_unfit(edition)
    if by is not None:
        require_to_publish(edition, by)
    frozen = freeze(edition)
    rendered = [render(edition, frozen, language, format_) for language, format_ in files]
    with transaction.atomic():
        row = locked(edition)
        refuse_unfit(row)
        data = as_frozen_data(freeze(row))
        if data != as_frozen_data(frozen):
            raise EditionRefused(_("The record was changed while the edition was being made. Publish it again."))
        EditionFile.objects.bulk_create(rendered)
        return seal(row, data, by)


def freeze_edition(edition: Edition, *, by: User | None) -> Edition:
    """Publishes it without files, as a preview does. Raises EditionRefused."""
    refuse_unfit(edition)
    return seal(edition, as_frozen_data(freeze(edition)), by)


def refuse_unfit(edition: Edition) -> None:
    if edition.state in (PublicationState.PUBLISHED, PublicationState.WITHDRAWN):
        raise EditionRefused(_("This edition was published already, and an edition never changes. Add a new edition."))
    if edition.report.is_outside:
        raise EditionRefused(_("A report published elsewhere has no editions here."))
    if edition.published_on and edition.published_on > timezone.localdate():
        raise EditionRefused(_("“Published on” is a day ahead of us. Publish the edition on that day, or change it."))


def freeze(edition: Edition) -> dict[str, MidtermReport]:
    """What the edition says to a stranger, in each language. Raises EditionRefused where it cannot say anything."""
    if not edition.as_of or not edition.published_on:
        raise EditionRefused(_("Fill in “situation as of” and “published on” before you publish the edition."))
    told = {
        language: build_midterm(
            edition.report,
            reader=STRANGER,
            language=language,
            as_of=edition.as_of,
            on=edition.published_on,
            number=edition.number,
            signed=Endorsement.objects.under(edition, STRANGER),
        )
        for language in LANGUAGES
    }
    if not told[ENGLISH].progress.total:
        raise EditionRefused(_("The public could not read one recommendation in this edition. Publish some first."))
    return told


def as_frozen_data(frozen: dict[str, MidtermReport]) -> dict[str, Any]:
    return {language: as_data(midterm) for language, midterm in frozen.items()}


def render(edition: Edition, frozen: dict[str, MidtermReport], language: str, format_: Format) -> EditionFile:
    content = RENDERERS[format_](frozen[language], data=canonical(as_frozen_data(frozen)))
    digest = hashlib.sha256(content).hexdigest()
    return EditionFile(edition=edition, language=language, format=format_, content=content, sha256=digest)


def seal(edition: Edition, data: dict[str, Any], by: User | None) -> Edition:
    edition.data, edition.data_sha256 = data, sha256_of(data)
    edition.state = PublicationState.PUBLISHED
    edition.version += 1
    stamp_history(edition, by, "published")
    edition.save()
    return edition

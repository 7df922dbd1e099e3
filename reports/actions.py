"""What is done with editions."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from reports.builders import Content, build
from reports.builders.frozen import UNREADABLE, as_data, canonical, from_data, sha256_of
from reports.models import Edition, EditionFile
from reports.models.edition import Format
from reports.models.submission_text import why_not_to_publish
from reports.renderers import RENDERERS
from upr_tracker.accounts.models import STRANGER, User
from upr_tracker.lib import pdf
from upr_tracker.lib.languages import ENGLISH, KHMER
from upr_tracker.publishing.actions import (
    ActRefused,
    fetched,
    locked,
    move_companions,
    refuse_own_companions,
    require_to_publish,
    stamp_history,
    withhold,
)
from upr_tracker.publishing.keeping import forget_forms_of
from upr_tracker.publishing.rehearsals import rehearsal
from upr_tracker.publishing.states import PublicationState

LANGUAGES = (ENGLISH, KHMER)
Files = Sequence[tuple[str, Format]]
"""What an edition is published as: each a language and a format."""


class EditionRefused(ActRefused):
    """An edition cannot be published as it stands."""


def in_silence(done: int, total: int) -> None:
    """Tells nobody how far it is."""


def all_files() -> Files:
    """Every language and format that this machine can make: without its Debian packages it draws no PDF."""
    return every_file([each for each in Format if each != Format.PDF or pdf.pdf_is_available()])


def every_file(formats: Iterable[Format]) -> Files:
    return list(product(LANGUAGES, formats))


def publish_edition(
    *, edition: Edition, by: User | None, files: Files | None = None, told: Callable[[int, int], None] = in_silence
) -> Edition:
    """Freezes what a stranger may read into the edition, for good: its data, its hash, and the bytes of its files.

    The audience stays as it is. The files are made before anything is written, because that takes seconds; if the
    record changes meanwhile, the act is refused. Raises ActRefused; then nothing is changed. `by` is None for the
    command that loads a record, which asks nobody. Without `files` all are made; `told` hears before each file how many
    there are already, and how many there will be.
    """
    refuse_unfit(edition)
    if by is not None:
        require_to_publish(edition, by)
        refuse_own_companions(edition, by)
    with rehearsal():
        frozen = freeze(fetched(edition), by)
    made = rendered(edition, frozen, files or all_files(), told)
    with transaction.atomic():
        row = locked(edition)
        refuse_unfit(row)
        data = as_frozen_data(freeze(row, by))
        if data != as_frozen_data(frozen):
            raise EditionRefused(_("The record was changed while the edition was being made. Publish it again."))
        EditionFile.objects.bulk_create(made)
        return seal(row, data, by)


def add_missing_files(*, edition: Edition, told: Callable[[int, int], None] = in_silence) -> list[EditionFile]:
    """Draws from its frozen data the files that a published edition lacks, as where Pango was missing, and no other.

    Raises EditionRefused where there is nothing to draw them from, and lib.pdf.PdfUnavailable.
    """
    if (
        edition.state != PublicationState.PUBLISHED
        or not edition.data
        or sha256_of(edition.data) != edition.data_sha256
    ):
        raise EditionRefused(_("Only a published edition has frozen data, from which a file can be drawn."))
    there = set(edition.files.values_list("language", "format"))
    try:
        frozen = {language: from_data(edition.data[language]) for language in LANGUAGES}
    except UNREADABLE as error:
        raise EditionRefused(
            _("The data of this edition has an older shape, from which no file can be drawn.")
        ) from error
    wanted = [file for file in every_file(Format) if file not in there]
    made = rendered(edition, frozen, wanted, told)
    with transaction.atomic():
        # What was withheld meanwhile stays destroyed.
        locked(edition)
        return EditionFile.objects.bulk_create(made)


def freeze_edition(edition: Edition, *, by: User | None) -> Edition:
    """Publishes it without files, as a preview does. Raises EditionRefused."""
    refuse_unfit(edition)
    return seal(edition, as_frozen_data(freeze(edition, by)), by)


def refuse_unfit(edition: Edition) -> None:
    if edition.state in (PublicationState.PUBLISHED, PublicationState.WITHDRAWN):
        raise EditionRefused(_("This edition was published already, and an edition never changes. Add a new edition."))
    if not edition.as_of or not edition.published_on:
        raise EditionRefused(_("Fill in “situation as of” and “published on” before you publish the edition."))
    if edition.published_on > timezone.localdate():
        raise EditionRefused(_("“Published on” is a day ahead of us. Publish the edition on that day, or change it."))
    before = Edition.objects.before(edition, STRANGER)
    if before is not None and before.published_on and edition.published_on < before.published_on:
        raise EditionRefused(_("“Published on” is a day before that of the edition before this one. Change it."))
    try:
        edition.clean()
    except ValidationError as error:
        raise EditionRefused(" ".join(error.messages)) from error
    if reason := why_not_to_publish(edition):
        raise EditionRefused(reason)


def freeze(edition: Edition, by: User | None) -> dict[str, Content]:
    """What the edition says to a stranger, in each language, once those who sign it are published with it.

    Raises EditionRefused where it cannot say anything.
    """
    move_companions(edition, PublicationState.PUBLISHED, by, "published")
    told = {language: build(edition, reader=STRANGER, language=language) for language in LANGUAGES}
    refuse_empty(told)
    return told


def refuse_empty(told: Mapping[str, Content]) -> None:
    if not told[ENGLISH].progress.total:
        raise EditionRefused(_("The public could not read one recommendation in this edition. Publish some first."))


def as_frozen_data(frozen: Mapping[str, Content]) -> dict[str, Any]:
    return {language: as_data(content) for language, content in frozen.items()}


def rendered(
    edition: Edition, frozen: Mapping[str, Content], wanted: Files, told: Callable[[int, int], None]
) -> list[EditionFile]:
    made: list[EditionFile] = []
    for language, format_ in wanted:
        told(len(made), len(wanted))
        made.append(render(edition, frozen, language, format_))
    return made


def render(edition: Edition, frozen: Mapping[str, Content], language: str, format_: Format) -> EditionFile:
    content = RENDERERS[format_](frozen[language], canonical(as_frozen_data(frozen)))
    digest = hashlib.sha256(content).hexdigest()
    return EditionFile(edition=edition, language=language, format=format_, content=content, sha256=digest)


def seal(edition: Edition, data: dict[str, Any], by: User | None) -> Edition:
    edition.data, edition.data_sha256 = data, sha256_of(data)
    edition.state = PublicationState.PUBLISHED
    edition.version += 1
    stamp_history(edition, by, "published")
    edition.save()
    return edition


@transaction.atomic
def withhold_edition(*, thing: Edition, by: User, reason: str) -> Edition:
    """Takes an edition that does harm from everybody at once. Of one that was published nothing is left but its number,
    its two dates, and the hashes of its data and of its files: whatever it said is destroyed, in its history too. Who
    stood by it stays for staff, and is erased row by row.
    """
    withhold(thing=thing, by=by, reason=reason)
    edition = fetched(thing)
    if edition.is_sealed:
        destroy(edition)
    return edition


def destroy(edition: Edition) -> None:
    nothing = dict.fromkeys(("text_en", "text_km", "mends_en", "mends_km"), "")
    edition.files.update(content=b"")
    edition.makings.all().delete()
    edition.history.update(**nothing)
    Edition.objects.filter(pk=edition.pk).update(data=None, **nothing)
    forget_forms_of([edition])
    edition.refresh_from_db()

"""Files made in a process of their own, because drawing them takes longer than anybody waits for a page."""

import contextlib
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from reports.actions import EditionRefused, all_files, publish_edition
from reports.drafts import draft_file, draft_of, hash_of
from reports.models import Edition, Making
from reports.models.edition import Format
from reports.models.making import BEING_MADE
from upr_tracker.accounts.models import User
from upr_tracker.lib.pdf import PdfUnavailable, telling_pages
from upr_tracker.publishing.actions import ActRefused

OFTEN = timedelta(seconds=0.5)
"""How long the database is left in peace between two words about progress."""


def start_making(
    *,
    edition: Edition,
    by: User,
    language: str = "",
    format_: str = "",
    launched: Callable[[Making], None] | None = None,
) -> Making:
    """Begins a publication, or one file of a draft. Raises EditionRefused while another is under way."""
    Making.objects.expired().delete()
    making = Making(
        edition=edition,
        version=edition.version,
        started_by=by,
        publishes=not format_,
        language=language,
        format=format_,
        total=1 if format_ else len(all_files()),
    )
    try:
        making.full_clean()
        with transaction.atomic():
            making.save()
    except (ValidationError, IntegrityError) as refusal:
        words = refusal.messages if isinstance(refusal, ValidationError) else [str(BEING_MADE)]
        raise EditionRefused(" ".join(words)) from refusal
    try:
        (launched or launch)(making)
    except OSError:
        making.delete()
        raise
    return making


def launch(making: Making) -> None:
    """By the same interpreter and settings. It goes on when the server that started it is stopped."""
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "render_report", "--making", str(making.uid)]
    nowhere = subprocess.DEVNULL
    subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True)


def carry_out(making: Making) -> None:
    """Makes what was asked for, and tells how far it is. A problem is kept in words for whoever asked."""
    try:
        with telling_pages(lambda page: tell(making, page=page)):
            make(making)
    except (ActRefused, PdfUnavailable) as refusal:
        finish(making, problem=str(refusal))
    except ValidationError as refusal:
        finish(making, problem=" ".join(refusal.messages))
    except Exception:
        finish(making, problem=_("It could not be made: something went wrong here. Nothing was changed."))
        raise
    else:
        finish(making)


def make(making: Making) -> None:
    edition = making.edition
    if making.publishes:
        edition.version = making.version
        publish_edition(
            edition=edition,
            by=making.started_by,
            told=lambda done, total: tell(making, done=done, total=total, page=0),
        )
    else:
        told = draft_of(edition, making.started_by)
        making.content = draft_file(told, making.language, Format(making.format))
        making.data_sha256 = hash_of(told)


def tell(making: Making, **words: int) -> None:
    """At most twice a second, so that the database is left in peace."""
    for name, value in words.items():
        setattr(making, name, value)
    if timezone.now() - making.heard_at < OFTEN:
        return
    making.heard_at = timezone.now()
    # A word about progress is no reason to stop.
    with contextlib.suppress(DatabaseError), transaction.atomic():
        making.save(update_fields=["done", "total", "page", "heard_at"])


def finish(making: Making, problem: str = "") -> None:
    making.problem, making.heard_at, making.finished_at = problem, timezone.now(), timezone.now()
    if not problem:
        making.done = making.total
    if Making.objects.filter(pk=making.pk).exists():
        making.save()

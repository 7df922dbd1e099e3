"""manage.py render_report cambodia-3/mid-term-report/2 --format pdf --out report.pdf: a file of an edition.

It says how far it is: by a bar on a terminal, by lines elsewhere.
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from reports.actions import add_missing_files, publish_edition
from reports.drafts import draft_file, draft_of
from reports.makings import carry_out
from reports.models import Edition, Making
from reports.models.edition import Format
from upr_tracker.lib.pdf import PdfUnavailable, telling_pages
from upr_tracker.lib.progress_bar import ProgressBar
from upr_tracker.publishing.actions import ActRefused
from upr_tracker.publishing.management.commands.act import find_person


class Command(BaseCommand):
    help = "Draws a file of an edition, a draft or published, or publishes an edition with all its files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        languages = [code for code, _name in settings.LANGUAGES]
        parser.add_argument("report", nargs="?", default="", help="review/report, or review/report/number")
        parser.add_argument("--language", choices=languages, default=languages[0])
        parser.add_argument("--format", choices=Format.values, default=Format.PDF)
        parser.add_argument("--out", type=Path, help="the file to write")
        parser.add_argument("--publish", action="store_true", help="publish the edition, which is in review")
        parser.add_argument("--by", default="", help="the e-mail address of whoever publishes it")
        parser.add_argument("--missing", action="store_true", help="add the files that a published edition lacks")
        parser.add_argument("--making", default="", help="what the workbench asked for, by its uid")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["making"]:
            carry_out(find_making(options["making"]))
            return
        edition = find_edition(options["report"])
        try:
            with ProgressBar(self.stderr) as bar, telling_pages(bar.page):
                words = self.do(edition, bar, options)
        except (ActRefused, PdfUnavailable) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(words)

    def do(self, edition: Edition, bar: ProgressBar, options: dict[str, Any]) -> str:
        if options["publish"]:
            if not options["by"]:
                raise CommandError("Say with --by who publishes it: the e-mail address of an account.")
            publish_edition(edition=edition, by=find_person(options["by"]), told=bar.files)
            return f"{edition}: published."
        if options["missing"]:
            made = add_missing_files(edition=edition, told=bar.files)
            return f"{edition}: {', '.join(f'{file.format} ({file.language})' for file in made) or 'nothing'} added."
        if not options["out"]:
            raise CommandError("Say with --out which file to write, or --publish, or --missing.")
        refuse_folder(options["out"])
        content = file_of(edition, options["language"], Format(options["format"]))
        options["out"].write_bytes(content)
        return f"{options['out']}: {len(content)} bytes."


def refuse_folder(file: Path) -> None:
    """Before anything is drawn, which may take a minute."""
    if file.is_dir() or not file.parent.is_dir():
        raise CommandError(f"{file} cannot be written: name a file in a folder that is there.")


def file_of(edition: Edition, language: str, format_: Format) -> bytes:
    """As it was frozen, or of a draft as it would be now."""
    if edition.is_withheld:
        raise CommandError("This edition is withheld, and its files are destroyed.")
    kept = edition.files.filter(language=language, format=format_).first()
    if kept is not None:
        return bytes(kept.content)
    if edition.is_sealed:
        raise CommandError("This edition has no such file. --missing draws what it lacks from its frozen data.")
    return draft_file(draft_of(edition, None), language, format_)


def find_edition(path: str) -> Edition:
    """The one that is named, or else the report's newest."""
    review, report, number, *more = [*path.split("/"), "", ""][:4]
    if any(more) or not report or (number and not number.isdecimal()):
        raise CommandError("Name the report as cambodia-3/mid-term-report, or one edition of it with /2 behind that.")
    rows = Edition.objects.filter(report__review__slug=review, report__slug=report).order_by("-number")
    found = (rows.filter(number=number) if number else rows).first()
    if found is None:
        raise CommandError(f"There is no edition {path}.")
    return found


def find_making(uid: str) -> Making:
    try:
        return Making.objects.select_related("edition__report", "started_by").get(uid=uid)
    except (Making.DoesNotExist, ValidationError) as error:
        raise CommandError(f"Nothing that the workbench asked for has the uid {uid}.") from error

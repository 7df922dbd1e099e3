"""Loads a country's record, and says how many rows of each kind."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reports.models import Edition
from upr_tracker.lib import pdf
from upr_tracker.publishing.models import Row
from upr_tracker.site.record import RecordExists, RecordRefused, load_record

NO_PDF = (
    f"Its editions have no PDF yet, for that needs three Debian packages: apt-get install {pdf.PACKAGES}, "
    "then manage.py render_report <review>/<report> --missing for each. All other formats are there."
)


class Command(BaseCommand):
    help = "Loads the record in fixtures/<name>/ into a database without a review: all of it, or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the folder of the record, such as cambodia")
        parser.add_argument("--if-empty", action="store_true", help="do nothing where there is a review already")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            rows = load_record(name=options["name"])
        except RecordExists as error:
            if not options["if_empty"]:
                raise CommandError(str(error)) from error
        except RecordRefused as error:
            raise CommandError(f"Nothing was loaded. {error}") from error
        else:
            self.stdout.write(f"Loaded {options['name']}: {counted(rows)}.")
            if any(isinstance(row, Edition) and row.is_sealed for row in rows) and not pdf.pdf_is_available():
                self.stderr.write(NO_PDF)


def counted(rows: list[Row]) -> str:
    """As in "1 review, 3 themes", in the order in which the kinds first come."""
    kinds = Counter(type(row)._meta for row in rows)
    return ", ".join(
        f"{number} {kind.verbose_name if number == 1 else kind.verbose_name_plural}" for kind, number in kinds.items()
    )

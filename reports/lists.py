"""What pages show of this room: rows that a reader may see, each with those of its parts that the reader may see."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Prefetch, QuerySet, Value, When
from django.db.models.functions import Length

from recommendations.models import Review
from reports.builders.changes import frozen_since
from reports.builders.shapes_of_editions import Since
from reports.models import Edition, EditionFile, Endorsement, Report, ReportLink
from reports.models.edition import Format
from reports.models.endorsement import STANDING
from upr_tracker.accounts.models import Reader
from upr_tracker.lib.languages import current_language


@dataclass(frozen=True)
class Remains:
    """What is left of an edition that was public and is withheld: that it was, and what its data can be known by."""

    number: int
    published_on: dt.date
    data_sha256: str


@dataclass(frozen=True)
class Told:
    """An edition as its own page and that of its report show it, with what the other editions have to do with it."""

    edition: Edition
    since: Since | None
    replaces: Edition | Remains | None
    replaced_by: Sequence[Edition]

    @property
    def number(self) -> int:
        return self.edition.number

    @property
    def lacks_pdf(self) -> bool:
        """It was published where no PDF can be drawn."""
        formats = {file.format for file in self.edition.files.all()}
        return bool(formats) and Format.PDF not in formats


def reports_of(review: Review, reader: Reader) -> QuerySet[Report]:
    """With the links, editions and signatures that the reader may see."""
    return report_rows(review, reader).prefetch_related(Prefetch("editions", queryset=editions_of(review, reader)))


def report_rows(review: Review, reader: Reader) -> QuerySet[Report]:
    """The same without the editions."""
    return (
        Report.objects.visible_to(reader)
        .filter(review=review)
        .select_related("review")
        .prefetch_related(
            Prefetch("links", queryset=ReportLink.objects.visible_to(reader)),
            Prefetch("endorsements", queryset=signatures(reader)),
        )
    )


def editions_of(review: Review, reader: Reader) -> QuerySet[Edition]:
    """Published editions with their signatures and the hashes of their files, not the bytes. The newest comes first.

    `others` are those who neither prepared nor endorsed it, and agreed that this is shown.
    """
    return (
        Edition.objects.visible_to(reader)
        .filter(report__review=review)
        .published()
        .select_related("report__review")
        .defer("data")
        .prefetch_related(
            Prefetch("files", queryset=files_for(reader)),
            Prefetch("endorsements", queryset=signatures(reader)),
            Prefetch("endorsements", queryset=others(reader), to_attr="others"),
        )
        .order_by("-number", "report__order", "report")
    )


def files_for(reader: Reader) -> QuerySet[EditionFile]:
    """By language, in the order in which formats are offered, each with its size in bytes."""
    places = [When(format=format_, then=Value(place)) for place, format_ in enumerate(Format)]
    rows: QuerySet[EditionFile] = EditionFile.objects.visible_to(reader).defer("content")
    return rows.annotate(size=Length("content")).order_by("language", Case(*places))


def signatures(reader: Reader) -> QuerySet[Endorsement]:
    """Those who prepared it first, each role in its printed order."""
    rows: QuerySet[Endorsement] = Endorsement.objects.visible_to(reader).standing().select_related("organisation")
    return rows.order_by("-role", "order", "pk")


def others(reader: Reader) -> QuerySet[Endorsement]:
    rows = Endorsement.objects.visible_to(reader).shown().exclude(role__in=STANDING)
    found: QuerySet[Endorsement] = rows.select_related("organisation")
    return found


def told_of(report: Report, reader: Reader) -> list[Told | Remains]:
    """All that was ever published of a series for this reader, the newest first; of what is withheld, the remains."""
    editions = {row.pk: row for row in editions_of(report.review, reader).filter(report=report)}
    left = remains_of(report, reader)
    known: dict[Any, Edition | Remains] = {**left, **editions}
    since = since_of(editions)
    told = [
        Told(
            edition=row,
            since=since[key],
            replaces=known.get(row.replaces_id),
            replaced_by=[other for other in editions.values() if other.replaces_id == key],
        )
        for key, row in editions.items()
    ]
    return sorted([*told, *left.values()], key=lambda each: each.number, reverse=True)


def remains_of(report: Report, reader: Reader) -> dict[int, Remains]:
    """By the key of each withheld edition that everybody could read, if the reader may see the report."""
    reports = Report.objects.visible_to(reader).filter(pk=report.pk)
    rows = Edition.objects.filter(report__in=reports).withheld_from_the_public()
    found: Iterable[Any] = rows.values_list("pk", "number", "published_on", "data_sha256")
    return {key: Remains(*what_is_left) for key, *what_is_left in found}


def since_of(editions: Iterable[int]) -> dict[int, Since | None]:
    """What changed since the edition before, as each of these froze it in the reader's language."""
    found = Edition.objects.filter(pk__in=list(editions)).values_list("pk", f"data__{current_language()}__since")
    return {key: frozen_since(data) for key, data in found}

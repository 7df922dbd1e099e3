"""What pages show of this room: rows that a reader may see, each with those of its parts that the reader may see."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from django.db.models import Case, Prefetch, QuerySet, Value, When
from django.db.models.functions import Length

from recommendations.models import Review
from reports.builders.frozen import part_from_data
from reports.builders.shapes_of_editions import Signatory, Since
from reports.models import Edition, EditionFile, Endorsement, Report, ReportLink
from reports.models.edition import Format
from reports.models.endorsement import STANDING
from upr_tracker.accounts.models import Reader
from upr_tracker.lib.languages import Text, current_language


@dataclass(frozen=True)
class Remains:
    """What is left of an edition that was public and is withheld: that it was, and what its data can be known by."""

    number: int
    published_on: dt.date
    data_sha256: str


@dataclass(frozen=True)
class Front:
    """What an edition froze of its first page, in the reader's language; None where it froze that in another shape."""

    title: Text | None
    origin: Text | None
    signatories: tuple[Signatory, ...] | None
    since: Since | None


@dataclass(frozen=True)
class Signed:
    """A signatory by the name that the edition froze, with its row, which the reader may see."""

    name: Text
    row: Endorsement


@dataclass(frozen=True)
class Told:
    """An edition as its own page and that of its report show it, with what the other editions have to do with it.

    `unseen` counts signatories of the edition that this reader may not see any more.
    """

    edition: Edition
    title: Text
    origin: Text
    signed: Sequence[Signed]
    unseen: int
    since: Since | None
    replaces: Edition | Remains | None
    replaced_by: Sequence[Edition]

    @property
    def number(self) -> int:
        return self.edition.number

    @property
    def number_signed(self) -> int:
        return len(self.signed) + self.unseen

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
    fronts = fronts_of(editions)
    told = [told_as(row, fronts[row.pk], known, editions.values()) for row in editions.values()]
    return sorted([*told, *left.values()], key=lambda each: each.number, reverse=True)


def told_as(row: Edition, front: Front, known: Mapping[Any, Edition | Remains], editions: Collection[Edition]) -> Told:
    signed = signed_by(row, front)
    return Told(
        edition=row,
        title=row.report.title if front.title is None else front.title,
        origin=row.report.origin if front.origin is None else front.origin,
        signed=signed,
        unseen=unseen_by(front, signed),
        since=front.since,
        replaces=known.get(row.replaces_id),
        replaced_by=[other for other in editions if other.replaces_id == row.pk],
    )


def remains_of(report: Report, reader: Reader) -> dict[int, Remains]:
    """By the key of each withheld edition that everybody could read, if the reader may see the report."""
    reports = Report.objects.visible_to(reader).filter(pk=report.pk)
    rows = Edition.objects.filter(report__in=reports).withheld_from_the_public()
    found: Iterable[Any] = rows.values_list("pk", "number", "published_on", "data_sha256")
    return {key: Remains(*what_is_left) for key, *what_is_left in found}


def fronts_of(editions: Iterable[int]) -> dict[int, Front]:
    """Of each of these, without the rest of its data."""
    shapes = {field.name: field.type for field in fields(Front)}
    parts = [f"data__{current_language()}__{name}" for name in shapes]
    found = Edition.objects.filter(pk__in=list(editions)).values_list("pk", *parts)
    return {key: Front(*map(part_from_data, values, shapes.values())) for key, *values in found}


def signed_by(edition: Edition, front: Front) -> list[Signed]:
    """Those who prepared it first, each role in its printed order."""
    rows: Any = edition.endorsements.all()
    if front.signatories is None:
        return [Signed(row.name, row) for row in rows]
    names = {each.uid: each.name for each in front.signatories}
    return [Signed(names.get(str(row.organisation.uid), row.name), row) for row in rows]


def unseen_by(front: Front, signed: Sequence[Signed]) -> int:
    seen = {str(each.row.organisation.uid) for each in signed}
    standing = [each for each in front.signatories or () if each.role in STANDING]
    return sum(each.uid not in seen for each in standing)

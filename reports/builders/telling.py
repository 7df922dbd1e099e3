"""What every kind of report is built from, and what all of them say of themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from recommendations import progress
from recommendations.models.source import Place
from reports.builders.progress import Labels, build_progress, build_sources
from reports.builders.scope import Scope
from reports.builders.shapes_of_editions import Logo, Replaced, Signatory
from reports.models import Edition, Endorsement
from reports.models.endorsement import STANDING
from upr_tracker.accounts.models import Reader


@dataclass(frozen=True)
class Telling:
    """An edition that is about to be told. `rows` are the review's recommendations, `labels` what each is called."""

    edition: Edition
    scope: Scope
    language: str
    is_draft: bool
    rows: Sequence[progress.Progress]
    labels: Labels

    def of_all_kinds(self, rows: Sequence[progress.Progress] | None = None) -> dict[str, Any]:
        """What Content wants, with the progress of these recommendations: all, unless some are given."""
        told = self.rows if rows is None else rows
        edition, scope = self.edition, self.scope
        return {
            "kind": edition.report.kind,
            "kind_name": edition.report.get_kind_display(),
            "language": self.language,
            "number": edition.number,
            "is_draft": self.is_draft,
            "title": edition.report.title,
            "origin": edition.report.origin,
            "signatories": signatories_of(self),
            "replaces": replaced_by(edition, scope.reader),
            "since": None,
            "state": scope.review.state_under_review.name,
            "review": str(scope.review.name),
            "review_date": scope.review.date,
            "next_expected": scope.review.next_expected,
            "as_of": scope.as_of,
            "published_on": scope.on,
            "assessed_as_of": progress.situation_of(told),
            "assessed_on": progress.publication_of(told),
            "sources": build_sources(scope, told),
            "contact": scope.passages(Place.CONTACT),
            "closing": scope.passages(Place.CLOSING),
            "progress": build_progress(scope, told, self.labels),
        }


def signatories_of(telling: Telling) -> tuple[Signatory, ...]:
    rows = Endorsement.objects.under(telling.edition, telling.scope.reader).select_related("organisation__logo")
    return tuple(Signatory(str(row.organisation.uid), row.role, row.name, logo_of(row)) for row in rows)


def logo_of(row: Endorsement) -> Logo | None:
    """Only of those who stand by the edition: a logo beside somebody's dissent would look like a signature."""
    logo = row.organisation.logo
    if logo is None or row.role not in STANDING:
        return None
    return Logo(logo.media_type, logo.as_base64, row.organisation.logo_text)


def replaced_by(edition: Edition, reader: Reader) -> Replaced | None:
    if edition.replaces_id is None:
        return None
    old = Edition.objects.visible_to(reader).filter(pk=edition.replaces_id).defer("data").first()
    return Replaced(old.number, old.published_on, edition.mends) if old and old.published_on else None

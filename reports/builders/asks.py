"""What civil society asks for, and the reports that it published elsewhere."""

from collections.abc import Iterable, Iterator

from django.db.models import Prefetch

from reports.builders.scope import Scope
from reports.builders.shapes import Ask, AskGroup, AskList, Elsewhere, Link, Spellings
from reports.models import Endorsement, Report, ReportLink
from reports.models.endorsement import EndorsementRole
from reports.models.report import ReportKind
from stakeholders.lists import ask_lists_of, asks_of
from stakeholders.models import Ask as AskRow
from stakeholders.models import AskList as AskListRow
from upr_tracker.lib.languages import Text, current_language


def build_asks(scope: Scope) -> tuple[AskList, ...]:
    asks = asks_of(scope.review, scope.reader)
    return tuple(build_list(row) for row in ask_lists_of(scope.review, scope.reader, asks))


def build_list(row: AskListRow) -> AskList:
    return AskList(
        addressee=row.get_addressee_display(),
        heading=row.heading,
        footnote=row.footnote,
        groups=tuple(build_groups(row.asks.all())),
    )


def build_groups(asks: Iterable[AskRow]) -> Iterator[AskGroup]:
    """A group ends where the theme changes or an ask has a preamble of its own."""
    groups: list[list[AskRow]] = []
    for ask in asks:
        if not groups or ask.preamble or ask.theme_id != groups[-1][0].theme_id:
            groups.append([])
        groups[-1].append(ask)
    for group in groups:
        told = tuple(Ask(ask.text, ask.continuation, ask.footnote) for ask in group)
        yield AskGroup(theme_of(group[0]), group[0].preamble, told)


def theme_of(ask: AskRow) -> Text:
    return ask.theme.name_in_asks if ask.theme else Text("", current_language())


def build_elsewhere(scope: Scope) -> tuple[Elsewhere, ...]:
    signed = Endorsement.objects.visible_to(scope.reader).select_related("organisation")
    links = ReportLink.objects.visible_to(scope.reader)
    rows = (
        Report.objects.visible_to(scope.reader)
        .filter(review=scope.review, kind=ReportKind.OUTSIDE)
        .prefetch_related(Prefetch("endorsements", queryset=signed), Prefetch("links", queryset=links))
    )
    return tuple(build_report_elsewhere(row) for row in rows)


def build_report_elsewhere(row: Report) -> Elsewhere:
    signed = list(row.endorsements.all())
    return Elsewhere(
        title=row.title,
        other_titles=tuple(row.other_titles.lines()),
        date=row.date,
        description=tuple(row.description.lines()),
        prepared=names_of(signed, EndorsementRole.PREPARED),
        endorsed=names_of(signed, EndorsementRole.ENDORSED),
        spellings=spellings_of(signed),
        links=tuple(Link(link.label, link.url) for link in row.links.all()),
    )


def names_of(signed: Iterable[Endorsement], role: EndorsementRole) -> tuple[Text, ...]:
    """As the report prints them, in its order."""
    return tuple(row.name for row in signed if row.role == role)


def spellings_of(signed: Iterable[Endorsement]) -> tuple[Spellings, ...]:
    return tuple(Spellings(row.name, tuple(row.organisation.spellings)) for row in signed if row.organisation.spellings)

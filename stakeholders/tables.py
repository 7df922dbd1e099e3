"""The lists of this room as tables, made of the very objects that the pages show."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from recommendations.models import Review
from stakeholders.models import Ask, Dialogue, Event, MediaCoverage, Organisation, Participant
from upr_tracker.lib.tables import Table
from upr_tracker.publishing.tables import Columns, language_of, on_lines, page_of, table_of


def table_of_events(review: Review, rows: Iterable[Event]) -> Table:
    """What hangs under an event stands in its row, as on the page."""
    columns: Columns = [
        (_("When"), lambda row: row.date),
        (_("What"), lambda row: row.text),
        (_("What hangs under it"), lambda row: on_lines(inner.text for inner in row.hanging.all())),
        (_("Language of the text"), lambda row: language_of(row.text)),
        (_("Note on the source"), lambda row: row.discrepancy_note),
        (_("Page"), lambda row: page_of(f"{reverse('timeline', args=[review.slug])}#event-{row.uid}")),
        ("UID", lambda row: row.uid),
    ]
    return table_of("timeline", _("Timeline"), columns, rows)


def table_of_dialogues(rows: Iterable[Dialogue]) -> Table:
    columns: Columns = [
        (_("Title"), lambda row: row.title),
        (_("When"), lambda row: row.date),
        (_("Planned"), lambda row: gettext("Yes") if row.is_planned else ""),
        (_("Kind"), lambda row: row.get_kind_display()),
        (_("Mode"), lambda row: row.get_mode_display() or gettext("mode not stated")),
        (_("With whom"), lambda row: row.get_counterpart_display()),
        (_("Part of"), lambda row: row.part_of.title if row.part_of else ""),
        (_("Introduction"), lambda row: row.introduction),
        (_("Organised by"), lambda row: on_lines(each.short_name for each in row.organisers.all())),
        (_("Objectives"), lambda row: row.objectives),
        (_("Words before the participants"), lambda row: row.participants_lead),
        (_("Participants"), lambda row: on_lines(map(words_of_participant, row.participants.all()))),
        (_("Key points discussed"), lambda row: row.key_points),
        (_("What was answered"), lambda row: row.answers),
        (_("Recommendations raised"), lambda row: on_lines(each.label for each in row.recommendations_raised.all())),
        (_("Language of the text"), lambda row: language_of(row.introduction or row.key_points or row.title)),
        (_("Note on the source"), lambda row: row.discrepancy_note),
        (_("Page"), lambda row: page_of(row.get_absolute_url())),
        ("UID", lambda row: row.uid),
    ]
    return table_of("dialogues", _("Dialogues"), columns, rows)


def words_of_participant(participant: Participant) -> str:
    planned = gettext("planned")
    return f"{participant.name} ({planned})" if participant.is_planned else str(participant.name)


def table_of_asks(review: Review, rows: Iterable[Ask]) -> Table:
    columns: Columns = [
        (_("To whom"), lambda row: row.ask_list.get_addressee_display()),
        (_("Theme"), lambda row: row.theme.name_in_asks if row.theme else ""),
        (_("Preamble"), lambda row: row.preamble),
        (_("Text"), lambda row: row.text),
        (_("Continuation"), lambda row: row.continuation),
        (_("Language of the text"), lambda row: language_of(row.text)),
        (_("Institutions named"), lambda row: on_lines(each.name for each in row.institutions.all())),
        (_("Footnote"), lambda row: row.footnote),
        (_("Heading of the list"), lambda row: row.ask_list.heading),
        (_("Page"), lambda row: page_of(f"{reverse('asks', args=[review.slug])}#ask-{row.uid}")),
        ("UID", lambda row: row.uid),
    ]
    return table_of("asks", _("Civil society’s recommendations"), columns, rows)


def table_of_media(rows: Iterable[MediaCoverage]) -> Table:
    columns: Columns = [
        (_("Title"), lambda row: row.title),
        (_("Language of the title"), lambda row: row.get_language_display()),
        (_("Outlet"), lambda row: row.outlet),
        (_("Date"), lambda row: row.date),
        (_("Links"), lambda row: on_lines(link.url for link in row.links.all())),
        ("UID", lambda row: row.uid),
    ]
    return table_of("media", _("Media coverage"), columns, rows)


def table_of_organisations(rows: Iterable[Organisation]) -> Table:
    columns: Columns = [
        (_("Kind"), lambda row: row.get_kind_display()),
        (_("Name"), lambda row: row.name),
        (_("Acronym"), lambda row: row.acronym),
        (_("Represents"), lambda row: row.represents.name if row.represents else ""),
        (_("Seat as printed"), lambda row: row.seat),
        (_("Also printed as"), lambda row: on_lines(row.spellings)),
        (_("Public contact"), lambda row: row.public_contact),
        ("UID", lambda row: row.uid),
    ]
    return table_of("organisations", _("Organisations"), columns, rows)

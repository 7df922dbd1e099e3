"""What waits in the talks with those who can act: next steps that are due, and States with no meeting on record."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext as _

from recommendations.models import Recommendation, State
from recommendations.progress import Progress
from stakeholders.lists import meetings_on_record
from stakeholders.models import FollowUp, Organisation
from upr_tracker.accounts.models import Reader
from upr_tracker.lib.languages import ENGLISH, Text
from upr_tracker.publishing.rules import can_edit, can_revise
from upr_tracker.publishing.states import PublicationState
from upr_tracker.publishing.templatetags.record import in_words
from upr_tracker.site.queues.names import listed, names_of
from upr_tracker.site.queues.shapes import Line, Queue

SOON = dt.timedelta(days=30)


def follow_ups_due(reader: Reader, on: dt.date) -> Queue:
    """Next steps that should be done by now, or within thirty days. Those that waited longest come first."""
    rows = FollowUp.objects.visible_to(reader).to_be_done().due_by(on + SOON).select_related("author")
    due = [row for row in rows.order_by("by_when") if can_edit(reader, row) or can_revise(reader, row)]
    lines = [follow_up_line(row, on) for row in due]
    return Queue("steps", _("Next steps that are due"), "clock", lines, len(lines))


def follow_up_line(row: FollowUp, on: dt.date) -> Line:
    address = admin.site.get_model_admin(FollowUp).form_address(row)  # type: ignore[attr-defined]
    words = _("Was due: %(date)s") if row.by_when.has_passed(on) else _("Due: %(date)s")
    return Line(
        title=Text(str(row), ENGLISH),
        url=address,
        why=words % {"date": in_words(row.by_when)},
        verb=_("Say what came of it"),
        verb_url=address,
    )


def states_without_meeting(promises: Sequence[Progress], reader: Reader) -> Queue:
    """Recommending States with no meeting on record under the review of their recommendations."""
    met = meetings_on_record(reader)
    groups: dict[tuple[int, State], list[Recommendation]] = {}
    for row in promises:
        recommendation: Any = row.recommendation
        for state in recommendation.recommending_states.all():
            if (recommendation.review_id, state.pk) not in met:
                groups.setdefault((recommendation.review_id, state), []).append(recommendation)
    embassies = embassies_of({state.pk for _review, state in groups}, reader)
    lines = [state_line(state, rows, embassies.get(state.pk, [])) for (_review, state), rows in groups.items()]
    return Queue("meetings", _("No meeting recorded with a recommending State"), "talk", lines, len(lines))


def embassies_of(states: set[int], reader: Reader) -> dict[int, list[int]]:
    """By the key of the State: the keys of the embassies known to represent it."""
    rows = Organisation.objects.visible_to(reader).filter(represents__in=states)
    found: dict[int, list[int]] = {}
    for key, state in rows.exclude(state=PublicationState.WITHDRAWN).values_list("pk", "represents"):
        found.setdefault(state, []).append(key)
    return found


def state_line(state: State, rows: Sequence[Recommendation], embassies: Sequence[int]) -> Line:
    keys = {"with": embassies, "recommendations": [row.pk for row in rows]}
    asked = urlencode({name: ",".join(map(str, found)) for name, found in keys.items() if found}, safe=",")
    return Line(
        title=state.name,
        url=reverse("admin:recommendations_state_change", args=[state.pk]),
        why=_("%(names)s · A gap in the record, for staff only. It does not mean that nobody was met.")
        % {"names": listed(list(names_of(rows).values()))},
        verb=_("Log a dialogue"),
        verb_url=f"{reverse('admin:stakeholders_dialogue_add')}?{asked}",
    )

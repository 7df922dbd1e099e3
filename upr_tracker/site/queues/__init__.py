"""What waits for a person: queues by urgency, each of what this reader may see and do."""

import datetime as dt

from upr_tracker.accounts.models import Reader
from upr_tracker.accounts.rules import is_contributor
from upr_tracker.site.queues.engagement import follow_ups_due, states_without_meeting
from upr_tracker.site.queues.khmer import missing_khmer, stale_khmer
from upr_tracker.site.queues.links import links_of_the_record
from upr_tracker.site.queues.mistakes import reported_mistakes
from upr_tracker.site.queues.promises import dates_passed, not_assessed, promises_of, updates_under_way
from upr_tracker.site.queues.shapes import Line, Queue
from upr_tracker.site.queues.work import for_review, sent, things_of, unfinished

__all__ = ["Line", "Queue", "queues_for"]


def queues_for(reader: Reader, *, on: dt.date) -> list[Queue]:
    """By urgency, and without those that are empty. Nothing waits for a person without a role."""
    if not is_contributor(reader):
        return []
    things = things_of(reader)
    promises, under_way = promises_of(reader, on), updates_under_way(reader)
    found = [
        for_review(things, reader),
        unfinished(things, reader),
        reported_mistakes(reader),
        dates_passed(promises, under_way),
        not_assessed(promises, under_way, on),
        follow_ups_due(reader, on),
        states_without_meeting(promises, reader),
        missing_khmer(reader),
        stale_khmer(reader),
        links_of_the_record(reader),
        sent(things, reader),
    ]
    return [queue for queue in found if queue.total]

"""Rows and revisions on their way: what others sent for review, and what the reader has not finished."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from recommendations.models import Assessment, Evidence, Recommendation
from upr_tracker.accounts.models import Reader
from upr_tracker.lib.languages import ENGLISH, Text
from upr_tracker.publishing.acts import ACTS
from upr_tracker.publishing.khmer_texts import missing_khmer
from upr_tracker.publishing.models import Publishable, Revision
from upr_tracker.publishing.preview import row_of
from upr_tracker.publishing.rules import UNPUBLISHED, can_publish
from upr_tracker.publishing.snapshots import labels_of, names_in
from upr_tracker.publishing.states import PublicationState
from upr_tracker.publishing.templatetags.record import in_words
from upr_tracker.site.kinds import publishable_kinds, shown_with
from upr_tracker.site.queues.names import listed, with_states
from upr_tracker.site.queues.shapes import Line, Queue


def things_of(reader: Reader) -> list[Any]:
    """Rows and revisions that this reader may see: all in review, and the reader's own drafts. Oldest first."""
    rows = [row for model in publishable_kinds() for row in rows_waiting(model, reader)]
    found = [*rows, *revisions_waiting(reader)]
    return sorted(found, key=lambda thing: (thing.sent_at is not None, thing.sent_at or timezone.now()))


def for_review(things: Sequence[Any], reader: Reader) -> Queue:
    """What this reader may publish."""
    found = [thing for thing in things if thing.state == PublicationState.IN_REVIEW]
    lines = [review_line(thing) for thing in those_to_publish(found, reader)]
    return Queue("review", _("Waits for your review"), "eye", lines, len(lines))


def unfinished(things: Iterable[Any], reader: Reader) -> Queue:
    """What this reader drafts, and what was returned to them."""
    own = [thing for thing in things if thing.state == PublicationState.DRAFT and thing.author == reader]
    lines = [draft_line(thing) for thing in sorted(own, key=lambda thing: not thing.decided_because)]
    return Queue("mine", _("Yours, not finished"), "pen", lines, len(lines))


def sent(things: Iterable[Any], reader: Reader) -> Queue:
    """What this reader sent, and somebody else publishes or returns."""
    found = [thing for thing in things if thing.state == PublicationState.IN_REVIEW and thing.author == reader]
    theirs = those_to_publish(found, reader)
    lines = [sent_line(thing) for thing in found if thing not in theirs]
    return Queue("sent", _("Yours, with a reviewer"), "clock", lines, len(lines), is_to_do=False)


def those_to_publish(things: Iterable[Any], reader: Reader) -> list[Any]:
    """By can_publish, which asks for the coalition's settings where the reader wrote it: that is asked once."""
    found = list(things)
    own = [thing for thing in found if thing.author == reader]
    may_publish_own = bool(own) and can_publish(reader, own[0])
    return [thing for thing in found if (may_publish_own if thing in own else can_publish(reader, thing))]


# Fetching


def rows_waiting(model: Any, reader: Reader) -> QuerySet[Any]:
    """With the day on which each was sent. What is written with another row comes along with that one."""
    rows = with_words(model.objects.visible_to(reader).waiting_for(reader), model, reader)
    if whole := written_with(model):
        rows = rows.exclude(**{f"{whole}__state__in": UNPUBLISHED})
    entries = model.history.model.objects.filter(id=OuterRef("pk"), history_change_reason="submitted")
    return rows.annotate(sent_at=Subquery(entries.order_by("-history_date").values("history_date")[:1]))


def revisions_waiting(reader: Reader) -> Iterator[Any]:
    """Of rows that are published and that the reader may see, each with its row."""
    found: Any = Revision.objects.visible_to(reader).waiting_for(reader).select_related("author")
    for key, revisions in groupby(found.order_by("content_type"), key=lambda revision: revision.content_type_id):
        model: Any = ContentType.objects.get_for_id(key).model_class()
        group = list(revisions)
        rows = with_words(model.objects.visible_to(reader).published(), model, reader)
        there = rows.in_bulk([revision.object_id for revision in group])
        for revision in group:
            if revision.object_id in there:
                revision.row = there[revision.object_id]
                revision.sent_at = revision.saved_at
                yield revision


def with_words(rows: QuerySet[Any], model: Any, reader: Reader) -> QuerySet[Any]:
    """With what a line says of each."""
    rows = rows.select_related("author", *shown_with(model))
    if model is not Assessment:
        return rows
    covered = Recommendation.objects.visible_to(reader).with_links_for(reader)
    return rows.prefetch_related(
        Prefetch("covers", queryset=covered), Prefetch("evidence", queryset=Evidence.objects.visible_to(reader))
    )


def written_with(model: Any) -> str:
    """The link to the row as whose companion one of this model is sent and published; empty for most models."""
    for whole in publishable_kinds():
        for relation in (whole._meta.get_field(name) for name in whole.companions):
            if relation.related_model is model:
                return str(relation.field.name)  # type: ignore[union-attr]
    return ""


# Lines


def review_line(thing: Any) -> Line:
    keeper: Any = admin.site.get_model_admin(type(row_of(thing)))
    why = [written_by(thing), *told_of(thing)]
    return Line(
        title=title_of(row_of(thing)),
        url=keeper.form_address(thing),
        why=" · ".join(words for words in why if words),
        verb=str(ACTS["publish"].label),
        verb_url=keeper.act_address("publish", [thing]),
        kind=kind_of(thing),
    )


def draft_line(thing: Any) -> Line:
    address = admin.site.get_model_admin(type(row_of(thing))).form_address(thing)  # type: ignore[attr-defined]
    was_returned = bool(thing.decided_because)
    return Line(
        title=title_of(row_of(thing)),
        url=address,
        why=f"“{thing.decided_because}”" if was_returned else _("Only you and reviewers see it."),
        verb=_("Continue"),
        verb_url=address,
        kind=kind_of(thing),
        tag=_("returned") if was_returned else _("draft"),
    )


def sent_line(thing: Any) -> Line:
    address = admin.site.get_model_admin(type(row_of(thing))).form_address(thing)  # type: ignore[attr-defined]
    return Line(
        title=title_of(row_of(thing)),
        url=address,
        why=sent_on(thing),
        verb=_("Look"),
        verb_url=address,
        kind=kind_of(thing),
    )


def kind_of(thing: Any) -> str:
    name = capfirst(row_of(thing)._meta.verbose_name)
    return _("Revision: %(kind)s") % {"kind": name} if isinstance(thing, Revision) else str(name)


def title_of(row: Publishable) -> str:
    """An assessment is called by what it judges."""
    if isinstance(row, Assessment) and row.covers.all():
        return listed([with_states(covered) for covered in row.covers.all()])
    return Text(str(row), ENGLISH)


def written_by(thing: Any) -> str:
    if thing.author is None:
        return ""
    if thing.sent_at is None:
        return _("Written by %(who)s") % {"who": thing.author}
    return _("Written by %(who)s, sent on %(day)s") % {"who": thing.author, "day": day_sent(thing)}


def sent_on(thing: Any) -> str:
    return _("Sent on %(day)s") % {"day": day_sent(thing)} if thing.sent_at else ""


def day_sent(thing: Any) -> str:
    return in_words(timezone.localdate(thing.sent_at))


def told_of(thing: Any) -> Iterator[str]:
    """What a reviewer wants to know before they open it."""
    if isinstance(thing, Revision):
        yield _("Changes: %(names)s") % {"names": ", ".join(labels_of(row_of(thing), names_in(thing.changes)))}
        return
    if isinstance(thing, Assessment):
        yield _("Evidence: %(number)d") % {"number": len(thing.evidence.all())}
    if missing_khmer(thing):
        yield _("Khmer: missing")

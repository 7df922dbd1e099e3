"""What changed since the edition before, found in what both editions froze and in nothing else.

Who left is not told, nor evidence that is no longer cited.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from reports.builders.contents import Content
from reports.builders.frozen import UNREADABLE, from_data
from reports.builders.shapes import Assessment, Evidence, Group, Promise
from reports.builders.shapes_of_editions import Change, Since
from reports.models import Edition
from upr_tracker.accounts.models import Reader
from upr_tracker.lib.languages import Text

Told = Mapping[str, Group]
"""By the uid of each recommendation that an edition tells: the group in which it stands."""


def changes_since(edition: Edition, content: Content, reader: Reader) -> Since | None:
    """Against the newest earlier edition that the reader may read; None where there is none."""
    before = Edition.objects.before(edition, reader)
    if before is None or before.published_on is None:
        return None
    try:
        old = from_data((before.data or {})[content.language])
    except UNREADABLE:
        return Since(before.number, before.published_on, None)
    return Since(before.number, before.published_on, changes_between(old, content))


def changes_between(old: Content, new: Content) -> tuple[Change, ...]:
    """In the order of the report: steps of the scale, new evidence, new signatories."""
    told = {promise.uid: group for group in old.groups for promise in group.promises}
    return (*new_steps(told, new), *new_evidence(told, new), *new_signatories(old, new))


# Steps of the scale


def new_steps(told: Told, new: Content) -> Iterator[Change]:
    """One a judgement: recommendations of different themes that went the same way by one assessment stand together."""
    found: dict[tuple[str, ...], Change] = {}
    for group in new.groups:
        for promise in group.promises:
            change = step_of(promise, group, told.get(promise.uid), new.language)
            if change:
                judged_by = group.assessment.uid if group.assessment else ""
                add(found, (change.kind, change.before, judged_by), change)
    yield from found.values()


def step_of(promise: Promise, now: Group, before: Group | None, language: str) -> Change | None:
    """A recommendation that the edition before did not tell comes from nothing. A correction is told even where it
    leaves the step as it was."""
    is_correction = before is not None and corrects_what_was_told(now.assessment, before.assessment)
    if before is not None and before.grade.code == now.grade.code and not is_correction:
        return None
    kind = "correction" if is_correction else "status"
    return Change(kind, (promise.label,), before.grade.short if before else "", now.grade.short, Text("", language))


def corrects_what_was_told(now: Assessment | None, before: Assessment | None) -> bool:
    """Whether the edition before was wrong. A mistake that was made and mended after it is none of its own."""
    if now is None or before is None or now.corrects is None or now.uid == before.uid:
        return False
    return now.corrects.uid == before.uid or now.corrects.as_of.start <= before.as_of.start


# Evidence and signatories


def new_evidence(told: Told, new: Content) -> Iterator[Change]:
    """Of recommendations that were told before: the evidence of a new one comes with it."""
    known = {each.uid for group in told.values() for each in evidence_of(group)}
    found: dict[tuple[str, ...], Change] = {}
    for group in new.groups:
        about = tuple(promise.label for promise in group.promises if promise.uid in told)
        for each in evidence_of(group):
            if about and each.uid not in known:
                add(found, (each.uid,), Change("evidence", about, "", "", each.title))
    yield from found.values()


def evidence_of(group: Group) -> Iterable[Evidence]:
    return group.assessment.evidence if group.assessment else ()


def new_signatories(old: Content, new: Content) -> Iterator[Change]:
    """Organisations that stand by this edition and did not stand by the one before."""
    known = {each.uid for each in (*old.prepared, *old.endorsed)}
    for each in (*new.prepared, *new.endorsed):
        if each.uid not in known:
            yield Change("signatory", (), "", "", each.name)


def add(found: dict[tuple[str, ...], Change], key: tuple[str, ...], change: Change) -> None:
    earlier = found.get(key)
    found[key] = replace(earlier, about=earlier.about + change.about) if earlier else change

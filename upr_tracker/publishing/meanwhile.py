"""What others saved while somebody was typing into the form of a row, or of a revision of it."""

import datetime as dt
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from upr_tracker.publishing.models import Revision, Row
from upr_tracker.publishing.savings import Saving, savings_of
from upr_tracker.publishing.snapshots import KINDS, Snapshot, changes_between, snapshot_of, with_changes

UNCHANGED: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}


class Author(NamedTuple):
    who: Any
    when: dt.datetime | None


@dataclass(frozen=True)
class Revised:
    """A published row whose form shows a revision, as it is without the revision."""

    version: int
    published: Snapshot
    revision: Revision | None


@dataclass(frozen=True)
class Meanwhile:
    began: Snapshot | None
    """What the row said in the version that somebody began with; None where that cannot be told."""
    now: Snapshot
    last: Author
    by: dict[str, Author] = field(default_factory=dict)
    """Who saved each of the fields, links and lines that changed since."""

    def has_changed(self, name: str) -> bool:
        return self.began is None or name in self.by

    def author_of(self, name: str) -> Author:
        return self.by.get(name, self.last)


def names_that_differ(before: Snapshot, after: Snapshot) -> list[str]:
    return [name for changes in changes_between(before, after).values() for name in changes]


def meanwhile(row: Row, began: int | None, revised: Revised | None) -> Meanwhile:
    """Since the version that somebody began with. `row` is as it is stored now, its revision rehearsed."""
    if revised is not None:
        return meanwhile_revised(row, began, revised)
    savings = savings_of(row)
    if not savings:
        return Meanwhile(None, snapshot_of(row), Author(None, None))
    last = author_in(savings[-1])
    start = next((index for index, saving in enumerate(savings) if saving.version == began), None)
    if start is None:
        return Meanwhile(None, savings[-1].snapshot, last)
    return Meanwhile(savings[start].snapshot, savings[-1].snapshot, last, who_changed(savings[start:]))


def author_in(saving: Saving) -> Author:
    return Author(saving.who, saving.when)


def who_changed(savings: list[Saving]) -> dict[str, Author]:
    """By the name of what changed from one saving to the next, who changed it last."""
    return {
        name: author_in(after)
        for before, after in pairwise(savings)
        for name in names_that_differ(before.snapshot, after.snapshot)
    }


def meanwhile_revised(row: Row, began: int | None, revised: Revised) -> Meanwhile:
    """Two may have changed it: who saved the revision, and who published another one."""
    now, revision = snapshot_of(row), revised.revision
    own = [saving for saving in savings_of(row) if saving.version <= revised.version]
    saved = Author(revision.editor, revision.saved_at) if revision else None
    published = author_in(own[-1]) if own else Author(None, None)
    found = version_begun_with(own, revision, began)
    if found is None:
        return Meanwhile(None, now, saved or published)
    start, changes = found
    was = revised.published if start is own[-1] else start.snapshot
    by = dict.fromkeys(names_that_differ(with_changes(was, changes), now), saved or published)
    by |= {name: author for name, author in who_changed(own[own.index(start) :]).items() if name in by}
    authors = [*by.values(), *([] if by else [saved or published])]
    return Meanwhile(with_changes(was, changes), now, max(authors, key=moment), by)


def moment(author: Author) -> dt.datetime:
    return author.when or dt.datetime.min.replace(tzinfo=dt.UTC)


def version_begun_with(own: list[Saving], revision: Revision | None, began: int | None) -> tuple[Saving, Any] | None:
    """A form of a revision counts the versions of both: which of each it showed."""
    changes = {0: UNCHANGED}
    if revision is not None:
        changes |= {entry.version: entry.changes for entry in revision.history.all()}
    for saving in reversed(own):
        if began is not None and began - saving.version in changes:
            return saving, changes[began - saving.version]
    return None

"""What a report says of its edition: who signed it, what it mends, and what changed since the one before."""

import datetime as dt
from dataclasses import dataclass

from upr_tracker.lib.languages import Text


@dataclass(frozen=True)
class Logo:
    """A picture as base64, PNG or JPEG, and what it shows."""

    media_type: str
    base64: str
    text: Text


@dataclass(frozen=True)
class Signatory:
    """An organisation's stand on this edition. `role` is a value of EndorsementRole; `uid` is the organisation's."""

    uid: str
    role: str
    name: Text
    logo: Logo | None


@dataclass(frozen=True)
class Replaced:
    """The edition that this one mends, and what it mends."""

    number: int
    published_on: dt.date
    mends: Text


@dataclass(frozen=True)
class Change:
    """One thing that is different from the edition before. `about` names the recommendations that it concerns.

    `kind` is "status", "correction", "evidence" or "signatory". `before` and `after` are the short words of two steps
    of the scale, the same where a correction left the step as it was; `what` is a title or a name. Where one of these
    says nothing of such a change, it is empty: a recommendation that was not told before comes from nothing.
    """

    kind: str
    about: tuple[str, ...]
    before: str
    after: str
    what: Text


@dataclass(frozen=True)
class Since:
    """What changed since the edition before. `changes` is None where that one cannot be read any more."""

    number: int
    published_on: dt.date
    changes: tuple[Change, ...] | None

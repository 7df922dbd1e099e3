"""What is done with a row of the record, or with a revision of one: the same acts for buttons, lists and commands.

Each act takes the thing as it was read, and refuses when somebody changed it since. A row's companions (publishing/
models/rows.py) go along when it is sent for review, returned and published, but for those that whoever acts may not
see. Every act raises ActRefused with a sentence for the editor, and then leaves everything as it was.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from upr_tracker.accounts.models import User
from upr_tracker.publishing.keeping import forget_kept
from upr_tracker.publishing.khmer_texts import is_khmer
from upr_tracker.publishing.models import Coalition, Publishable, Revision, Row
from upr_tracker.publishing.rehearsals import rehearsal
from upr_tracker.publishing.rules import (
    UNPUBLISHED,
    Thing,
    can_erase,
    can_publish,
    can_return,
    can_submit,
    can_withdraw,
    can_withhold,
)
from upr_tracker.publishing.snapshots import (
    apply_snapshot,
    clashes,
    in_words_of,
    labels_of,
    names_in,
    sentences_of,
    snapshot_of,
    with_changes,
)
from upr_tracker.publishing.states import PublicationState
from upr_tracker.publishing.stored_files import forget_unused

AThing = TypeVar("AThing", bound=Publishable | Revision)

WHO = {
    "submit": gettext_lazy("Only a draft can be sent for review, by whoever wrote it or by a reviewer."),
    "publish": gettext_lazy("Only what is in review can be published, by a reviewer who did not write it."),
    "return": gettext_lazy("Only a reviewer returns what is in review, or takes up what was withdrawn."),
    "withdraw": gettext_lazy(
        "Only a reviewer withdraws what is published; authors, what they wrote and is not published yet."
    ),
    "withhold": gettext_lazy("Only an administrator withholds, and a row only once."),
}
"""What each act is refused with where the rules do not allow it."""


class ActRefused(Exception):
    """Something cannot be done as things stand. The message says to the editor why, and what to do."""


@transaction.atomic
def submit(*, thing: AThing, by: User, effect: Callable[..., Any] | None = None) -> AThing:
    """Sends a draft for review. What could not be published is refused here already, while its author is at it.

    `effect` is what publishing changes, where that is not take_effect.
    """
    thing = locked(thing)
    require(can_submit(by, thing), WHO["submit"])
    with rehearsal():
        (effect or take_effect)(fetched(thing), by=by)
    thing.decided_because = ""
    return moved(thing, PublicationState.IN_REVIEW, by, "submitted")


@transaction.atomic
def return_with_reason(*, thing: AThing, by: User, reason: str) -> AThing:
    """Gives what is in review back to its author, or takes up again as a draft what was withdrawn."""
    thing = locked(thing)
    require(can_return(by, thing), WHO["return"])
    thing.decided_because = given(reason)
    if isinstance(thing, Publishable):
        thing.is_withheld = False
        forget_publication(thing)
    return moved(thing, PublicationState.DRAFT, by, "returned")


@transaction.atomic
def publish(*, thing: AThing, by: User) -> AThing:
    """Publishes what is in review for the audience that it names. A revision takes the place of its row."""
    thing = locked(thing)
    require_to_publish(thing, by)
    refuse_own_companions(thing, by)
    take_effect(thing, by=by)
    return thing


def refuse_own_companions(thing: Thing, by: User) -> None:
    """Nobody publishes what they wrote by publishing what it belongs to, unless the coalition agreed that they may."""
    if not isinstance(thing, Publishable):
        return
    own = [
        row
        for name in thing.companions
        for row in thing.companions_for(by, name).filter(state__in=UNPUBLISHED, author=by)
    ]
    if own and not Coalition.current().may_publish_own:
        names = ", ".join(f"“{row}”" for row in own)
        raise ActRefused(
            _("You wrote %(rows)s, which would be published with this. Somebody else publishes it.") % {"rows": names}
        )


@transaction.atomic
def withdraw(*, thing: AThing, by: User, reason: str) -> AThing:
    """Takes a row from every public door, on whatever day somebody asks for. It stays in the record, for staff."""
    thing = locked(thing)
    require(can_withdraw(by, thing), (isinstance(thing, Publishable) and thing.stays_because) or WHO["withdraw"])
    thing.decided_because = given(reason)
    return moved(thing, PublicationState.WITHDRAWN, by, "withdrawn", along=False)


@transaction.atomic
def withhold(*, thing: Publishable, by: User, reason: str) -> Publishable:
    """Takes a row that does harm from everybody but administrators, at once."""
    thing = locked(thing)
    require(can_withhold(by, thing), WHO["withhold"])
    thing.is_withheld, thing.decided_because = True, given(reason)
    return moved(thing, PublicationState.WITHDRAWN, by, "withheld", along=False)


@transaction.atomic
def erase(*, row: Row, by: User) -> None:
    """Destroys a row with its parts, revisions, history and what was typed into its forms, for good."""
    require(can_erase(by), _("Only an administrator erases."))
    require(not row.stays_because, row.stays_because)
    try:
        forget_kept(row)
        row.delete()
        forget_unused()
    except ProtectedError as error:
        others = ", ".join(sorted({f"{kept._meta.verbose_name} “{kept}”" for kept in error.protected_objects}))
        raise ActRefused(
            _("Other rows name this one: %(others)s. Change or erase those first.") % {"others": others}
        ) from error


def take_effect(thing: Thing, *, by: User | None) -> None:
    """What publishing changes, whoever may do it. Raises ActRefused where a rule of the row forbids it."""
    try:
        if isinstance(thing, Revision):
            replace_row(thing, by)
        else:
            become_published(thing, by)
    except ValidationError as error:
        row: Any = thing.row if isinstance(thing, Revision) else thing
        raise ActRefused(" ".join(sentences_of(row, error))) from error


def become_published(row: Any, by: User | None) -> None:
    row.state, row.decided_because = PublicationState.PUBLISHED, ""
    row.prepare_publication(timezone.localdate())
    row.full_clean()
    row.clean_links(**{link.name: list(getattr(row, link.name).all()) for link in row._meta.many_to_many})
    row.check_publication(by)
    moved(row, PublicationState.PUBLISHED, by, "published")


def replace_row(revision: Revision, by: User | None) -> None:
    """The row becomes what the revision says, notes what was revised and when, and the revision is gone."""
    rows: Any = revision.content_type.model_class()._base_manager  # type: ignore[union-attr]
    row = rows.order_by("pk").select_for_update().get(pk=revision.object_id)
    if row.state != PublicationState.PUBLISHED:
        raise ActRefused(_("What this revises is not published any more."))
    if row.never_revised and not (row.khmer_may_follow and all(map(is_khmer, names_in(revision.changes)))):
        raise ActRefused(_("This stays as it was published. Only its Khmer can be added or mended."))
    there = snapshot_of(row)
    if clashing := clashes(there, revision.changes):
        raise ActRefused(
            _("Something was revised meanwhile: %(names)s. Open the revision, compare, and save it again.")
            % {"names": ", ".join(labels_of(row, clashing))}
        )
    if names := names_in(revision.changes):
        row.revised = [*row.revised, {"on": timezone.localdate().isoformat(), "fields": names}]
    # Beyond every version that a form may have seen of the row with its revision beside it.
    row.version += revision.version + 1
    stamp_history(row, by, "revised")
    apply_snapshot(with_changes(there, revision.changes), row)
    row.check_publication(by)
    revision.delete()
    # A file that the row named until now.
    forget_unused()


def moved(thing: AThing, state: PublicationState, by: User | None, act: str, *, along: bool = True) -> AThing:
    """The thing in its new state, saved, with those companions that had come as far as it and that `by` may see."""
    thing.state = state
    thing.version += 1
    if state == PublicationState.PUBLISHED and isinstance(thing, Publishable):
        thing.shown_since = timezone.localdate()
    stamp_history(thing, by, act)
    thing.save()
    if along and isinstance(thing, Publishable):
        move_companions(thing, state, by, act)
    return thing


def move_companions(thing: Publishable, state: PublicationState, by: User | None, act: str) -> None:
    for name in thing.companions:
        for row in thing.companions_for(by, name).filter(state__in=UNPUBLISHED):
            move_along(row, state, by, act)


def move_along(companion: Any, state: PublicationState, by: User | None, act: str) -> None:
    """A companion is published by the same rules as if it were published by itself."""
    if state != PublicationState.PUBLISHED:
        moved(companion, state, by, act)
        return
    with in_words_of(companion):
        become_published(companion, by)


def forget_publication(row: Any) -> None:
    """A row that is taken up again is published anew, so that no earlier day shows what was withdrawn."""
    row.shown_since = None
    if hasattr(row, "published_on"):
        row.published_on = None


def stamp_history(thing: Any, by: User | None, act: str) -> None:
    thing._history_user = by
    thing._change_reason = act


def locked(thing: AThing) -> AThing:
    """The thing as it is stored, which nobody else can change until this act ends."""
    stored = type(thing)._base_manager.select_for_update().order_by("pk").filter(pk=thing.pk).first()
    if stored is None or stored.version != thing.version:
        raise ActRefused(_("This was changed since you read it. Look at it again, then decide."))
    return stored  # type: ignore[return-value]


def fetched(thing: AThing) -> AThing:
    return type(thing)._base_manager.get(pk=thing.pk)  # type: ignore[return-value]


def require(allowed: bool, sentence: str | Promise) -> None:
    if not allowed:
        raise ActRefused(str(sentence))


def require_to_publish(thing: Thing, by: User) -> None:
    require(can_publish(by, thing), WHO["publish"])


def given(reason: str) -> str:
    require(bool(reason.strip()), _("Say why, in a sentence."))
    return reason.strip()

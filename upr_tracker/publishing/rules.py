"""Who may do what to a row of the record, or to a revision of one: both have a state and an author."""

from upr_tracker.accounts.models import Reader
from upr_tracker.accounts.rules import is_administrator, is_contributor, is_reviewer
from upr_tracker.publishing.khmer_texts import texts_of
from upr_tracker.publishing.models import Coalition, Publishable, Revision
from upr_tracker.publishing.states import PublicationState

Thing = Publishable | Revision

UNPUBLISHED = (PublicationState.DRAFT, PublicationState.IN_REVIEW)


def can_draft(reader: Reader) -> bool:
    return is_contributor(reader)


def is_own(reader: Reader, thing: Thing) -> bool:
    return is_contributor(reader) and thing.author == reader


def can_edit(reader: Reader, thing: Thing) -> bool:
    """Contributors change their own drafts, reviewers every draft. What is published is revised, never edited."""
    return thing.state in UNPUBLISHED and (is_own(reader, thing) or is_reviewer(reader))


def can_revise(reader: Reader, row: Publishable) -> bool:
    """Whoever drafts may propose a change of a published row that they see; of some kinds, of its Khmer only."""
    has_what_changes = not row.never_revised or (row.khmer_may_follow and bool(texts_of(type(row))))
    return is_contributor(reader) and row.state == PublicationState.PUBLISHED and has_what_changes


def can_submit(reader: Reader, thing: Thing) -> bool:
    return thing.state == PublicationState.DRAFT and (is_own(reader, thing) or is_reviewer(reader))


def can_return(reader: Reader, thing: Thing) -> bool:
    """Back to a draft: what is in review; and what was withdrawn, if it was withheld by an administrator only.

    What was sealed never becomes a draft again.
    """
    if isinstance(thing, Publishable) and thing.state == PublicationState.WITHDRAWN:
        if thing.is_sealed:
            return False
        return is_administrator(reader) if thing.is_withheld else is_reviewer(reader)
    return thing.state == PublicationState.IN_REVIEW and is_reviewer(reader)


def can_publish(reader: Reader, thing: Thing) -> bool:
    """What is in review, by a reviewer who did not write it, unless the coalition agreed otherwise."""
    if thing.state != PublicationState.IN_REVIEW or not is_reviewer(reader):
        return False
    return thing.author != reader or Coalition.current().may_publish_own


def can_withdraw(reader: Reader, thing: Thing) -> bool:
    """Reviewers withdraw; authors what was not published yet. Some rows stay as they were published."""
    if thing.state == PublicationState.WITHDRAWN or (isinstance(thing, Publishable) and thing.stays_because):
        return False
    return is_reviewer(reader) or (is_own(reader, thing) and thing.state in UNPUBLISHED)


def can_withhold(reader: Reader, thing: Thing) -> bool:
    return is_administrator(reader) and isinstance(thing, Publishable) and not thing.is_withheld


def can_erase(reader: Reader) -> bool:
    return is_administrator(reader)

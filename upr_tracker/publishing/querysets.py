"""The one question for the one door: what may this reader see?"""

from typing import Any, Self, TypeVar

from django.db.models import Model, Q, QuerySet

from upr_tracker.accounts.models import Reader
from upr_tracker.accounts.rules import is_administrator, is_coalition, is_reviewer
from upr_tracker.publishing.khmer_texts import lacks_khmer, texts_of
from upr_tracker.publishing.newest import last_change
from upr_tracker.publishing.states import Audience, PublicationState

Row = TypeVar("Row", bound=Model, covariant=True)


def own_rule(reader: Reader, prefix: str) -> Q:
    """Who may read a row by its own state and audience. An empty Q is no restriction."""
    if is_administrator(reader):
        return Q()
    not_withheld = Q(**{f"{prefix}is_withheld": False})
    if is_reviewer(reader):
        return not_withheld
    published = not_withheld & Q(**{f"{prefix}state": PublicationState.PUBLISHED})
    if is_coalition(reader):
        for_coalition = Q(**{f"{prefix}audience__in": [Audience.COALITION, Audience.PUBLIC]})
        return (published & for_coalition) | (not_withheld & Q(**{f"{prefix}author": reader}))
    return published & Q(**{f"{prefix}audience": Audience.PUBLIC})


def readable_by(reader: Reader, model: Any, prefix: str = "", inner: type[Model] | None = None) -> Q:
    """The rule for a row and, since a part is as narrow as the narrower of itself and its parents, for those.

    A row may be part of one of its own kind, one level deep: whatever hangs deeper is hidden.
    """
    rule = own_rule(reader, prefix) if model.has_audience else Q()
    for name in model.parents:
        field = model._meta.get_field(name)
        if rule and field.related_model is inner:
            rule &= Q(**{f"{prefix}{name}__isnull": True})
        if field.related_model is inner:
            continue
        parent_rule = readable_by(reader, field.related_model, f"{prefix}{name}__", model)
        if parent_rule and field.null:
            parent_rule |= Q(**{f"{prefix}{name}__isnull": True})
        rule &= parent_rule
    return rule


def waiting_rule(reader: Reader) -> Q:
    """What is in review, and what this reader drafts. An empty list of authors stands for a stranger."""
    own = Q(state=PublicationState.DRAFT, author__in=[] if reader.pk is None else [reader.pk])
    return Q(state=PublicationState.IN_REVIEW) | own


class VisibleQuerySet(QuerySet[Row]):
    def visible_to(self, reader: Reader) -> Self:
        """The rows that this reader may see, whatever the page, count, feed, API route or file.

        Strangers read what is published and public. The coalition (active accounts) also reads what is published
        for the coalition, and each person what they wrote themselves. Reviewers read everything but what was withheld,
        administrators that too.
        """
        return self.filter(readable_by(reader, self.model))

    def published(self) -> Self:
        """Of rows that have a state: those that are published, for whomever."""
        return self.filter(state=PublicationState.PUBLISHED)

    def waiting_for(self, reader: Reader) -> Self:
        """Of rows that have a state: what is in review, and this reader's own drafts."""
        return self.filter(waiting_rule(reader))

    def open_to_change(self) -> Self:
        """Of rows that have a state: drafts, and what is published and may be revised.

        Together with visible_to: what a contributor sees and may change (publishing/rules.py), for they see no drafts
        but their own.
        """
        rows = self.exclude(state=PublicationState.WITHDRAWN)
        model: Any = self.model
        stays = model.never_revised and not (model.khmer_may_follow and texts_of(model))
        return rows.exclude(state=PublicationState.PUBLISHED) if stays else rows

    def lacking_khmer(self) -> Self:
        """Those of which at least one text is written in English only."""
        return self.filter(lacks_khmer(*texts_of(self.model)))

    def with_stale_khmer(self) -> Self:
        """Those of which the English of a text was changed after its Khmer."""
        return self.exclude(stale_khmer=[])

    def changed_last(self, since: str = "shown_since") -> Self:
        """Of rows that have a state: those that were published or revised here, the newest first, with that day.

        `since` is the column that says when a row was published.
        """
        return self.annotate(changed_on=last_change(since)).exclude(changed_on="").order_by("-changed_on", "-pk")

    def get_by_natural_key(self, uid: str) -> Row:
        return self.get(uid=uid)

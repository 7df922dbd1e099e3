"""What pages show of this room: rows that a reader may see, each with those of its parts that the reader may see."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Prefetch, QuerySet

from recommendations.models import Recommendation, Review, State, ThemeWording
from stakeholders.models import (
    Ask,
    AskList,
    Dialogue,
    Event,
    FollowUp,
    MediaCoverage,
    MediaLink,
    Organisation,
    Participant,
    Statement,
)
from upr_tracker.accounts.models import Reader
from upr_tracker.publishing.states import PublicationState


def seen(name: str, rows: QuerySet[Any]) -> "Prefetch[Any, Any, Any]":
    """A link of which only these rows are fetched: what the reader may not see is absent, and not counted."""
    return Prefetch(name, queryset=rows)


def of_review(model: type[Model], review: Review, reader: Reader) -> QuerySet[Any]:
    return model._default_manager.visible_to(reader).filter(review=review)  # type: ignore[attr-defined]


def dialogues_of(review: Review, reader: Reader) -> QuerySet[Dialogue]:
    """With organisers, participants, statements, next steps and recommendations raised."""
    return (
        of_review(Dialogue, review, reader)
        .select_related("review", "part_of__review")
        .prefetch_related(
            seen("organisers", Organisation.objects.visible_to(reader)),
            seen("participants", Participant.objects.visible_to(reader).select_related("organisation")),
            seen("statements", statements_of(review, reader)),
            seen("recommendations_raised", Recommendation.objects.visible_to(reader).with_links_for(reader)),
            seen("follow_ups", next_steps_of(review, reader)),
        )
    )


def with_parts(dialogues: QuerySet[Dialogue], review: Review, reader: Reader) -> QuerySet[Dialogue]:
    """Each with the titles of the dialogues that are parts of it."""
    return dialogues.prefetch_related(seen("dialogues", dialogue_titles_of(review, reader)))


def parts_after_their_series(dialogues: Iterable[Dialogue]) -> list[Dialogue]:
    """In the order given, but for the parts of a series that is among them: they come right after it."""
    rows = list(dialogues)
    there = {row.pk for row in rows}
    tops = [row for row in rows if row.part_of_id not in there]
    return [row for top in tops for row in (top, *(part for part in rows if part.part_of_id == top.pk))]


def dialogue_titles_of(review: Review, reader: Reader) -> QuerySet[Dialogue]:
    """Without their parts, for links to them."""
    return of_review(Dialogue, review, reader).select_related("review")


def meetings_with(state: State, review: Review, reader: Reader) -> QuerySet[Dialogue]:
    """The dialogues held in which an embassy of the State is known to have taken part, with that embassy as printed.

    That none is found never means that nobody was met: sources list participants as "including".
    """
    embassies = Participant.objects.visible_to(reader).select_related("organisation")
    embassies = embassies.filter(organisation__represents=state, is_planned=False)
    rows = dialogue_titles_of(review, reader).filter(participants__in=embassies, is_planned=False).distinct()
    return rows.prefetch_related(seen("participants", embassies))


def meetings_on_record(reader: Reader) -> set[tuple[int, int]]:
    """The keys of (review, State) for which a dialogue held with an embassy of the State is on record, also as a draft.

    What is missing here is a gap in the record. It never means that nobody was met.
    """
    met = Participant.objects.visible_to(reader).filter(is_planned=False, dialogue__is_planned=False)
    met = met.exclude(dialogue__state=PublicationState.WITHDRAWN).filter(organisation__represents__isnull=False)
    return set(met.values_list("dialogue__review", "organisation__represents"))


def statements_of(review: Review, reader: Reader) -> QuerySet[Statement]:
    named = Recommendation.objects.visible_to(reader).with_links_for(reader)
    rows = of_review(Statement, review, reader)
    return rows.prefetch_related(seen("recommendations", named))


def ask_lists_of(review: Review, reader: Reader, asks: QuerySet[Ask]) -> QuerySet[AskList]:
    """The lists with those of their asks that are among `asks`."""
    rows = of_review(AskList, review, reader)
    return rows.prefetch_related(seen("asks", asks)).filter(asks__in=asks).distinct()


def asks_of(review: Review, reader: Reader) -> QuerySet[Ask]:
    rows = Ask.objects.visible_to(reader).filter(ask_list__review=review).select_related("theme", "ask_list")
    return rows.prefetch_related(
        seen("institutions", Organisation.objects.visible_to(reader)),
        seen("theme__wordings", ThemeWording.objects.visible_to(reader)),
    )


def events_of(review: Review, reader: Reader) -> QuerySet[Event]:
    """The entries at the top, each with what hangs under it."""
    hanging = of_review(Event, review, reader)
    return of_review(Event, review, reader).filter(under=None).prefetch_related(seen("hanging", hanging))


def media_of(review: Review, reader: Reader) -> QuerySet[MediaCoverage]:
    """With the links and the recommendations that each names."""
    named = Recommendation.objects.visible_to(reader).with_links_for(reader)
    return of_review(MediaCoverage, review, reader).prefetch_related(
        seen("links", MediaLink.objects.visible_to(reader)), seen("recommendations", named)
    )


def next_steps_of(review: Review, reader: Reader) -> QuerySet[FollowUp]:
    return of_review(FollowUp, review, reader).prefetch_related(seen("who", Organisation.objects.visible_to(reader)))


def organisations_for(reader: Reader) -> QuerySet[Organisation]:
    represented = seen("represents", State.objects.visible_to(reader))
    return Organisation.objects.visible_to(reader).prefetch_related(represented)

"""What the rows of this room look like in the API. Why a person is named, and who agreed to what, stays inside."""

from typing import Any, ClassVar

from rest_framework import serializers

from recommendations.serializers import ReviewBrief, StateBrief, ThemeBrief
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
from upr_tracker.publishing.serializers import Link, PagesField, RowSerializer, TextField, links


class OrganisationBrief(RowSerializer):
    name = TextField()

    class Meta:
        model = Organisation
        fields: ClassVar = ["uid", "slug", "name", "acronym"]


class OrganisationSerializer(OrganisationBrief):
    represents = StateBrief(read_only=True, allow_null=True)
    seat = TextField()
    other_spellings = serializers.ListField(child=serializers.CharField(), source="spellings", read_only=True)

    class Meta(OrganisationBrief.Meta):
        fields: ClassVar = [
            *("uid", "slug", "kind", "name", "acronym", "other_spellings", "represents", "seat"),
            *("public_contact", "order"),
        ]


class EventSerializer(RowSerializer):
    review = ReviewBrief(read_only=True)
    text = TextField()
    under = Link()
    discrepancy_note = TextField()
    source: Any = Link()

    class Meta:
        model = Event
        fields: ClassVar = ["uid", "review", "date", "text", "under", "discrepancy_note", "source", "order"]


class ParticipantPart(RowSerializer):
    organisation = OrganisationBrief(read_only=True)
    printed = TextField()

    class Meta:
        model = Participant
        fields: ClassVar = ["uid", "organisation", "printed", "is_planned", "order"]


class DialogueSerializer(RowSerializer):
    review = ReviewBrief(read_only=True)
    title = TextField()
    part_of = Link()
    organisers = OrganisationBrief(many=True, read_only=True)
    introduction = TextField()
    participants_lead = TextField()
    participants = ParticipantPart(many=True, read_only=True)
    objectives = TextField()
    key_points = TextField()
    answers = TextField()
    recommendations_raised = links()
    discrepancy_note = TextField()
    source: Any = Link()
    pages = PagesField()

    class Meta:
        model = Dialogue
        fields: ClassVar = [
            *("uid", "review", "slug", "title", "kind", "part_of", "counterpart", "date", "is_planned", "mode"),
            *("organisers", "introduction", "participants_lead", "participants", "objectives", "key_points", "answers"),
            *("recommendations_raised", "discrepancy_note", "source", "order", "pages"),
        ]


class StatementSerializer(RowSerializer):
    review = ReviewBrief(read_only=True)
    text = TextField()
    speaker = TextField()
    office = TextField()
    organisation = OrganisationBrief(read_only=True, allow_null=True)
    occasion = TextField()
    dialogue = Link()
    recommendations = links()
    source: Any = Link()

    class Meta:
        model = Statement
        fields: ClassVar = [
            *("uid", "review", "kind", "text", "side", "speaker", "office", "organisation", "occasion", "date"),
            *("dialogue", "recommendations", "source", "order"),
        ]


class FollowUpSerializer(RowSerializer):
    review = ReviewBrief(read_only=True)
    dialogue = Link()
    horizon = TextField()
    text = TextField()
    who = OrganisationBrief(read_only=True, allow_null=True)
    source: Any = Link()

    class Meta:
        model = FollowUp
        fields: ClassVar = [
            *("uid", "review", "dialogue", "horizon", "text", "who", "by_when", "is_done", "source", "order"),
        ]


class AskListSerializer(RowSerializer):
    review = ReviewBrief(read_only=True)
    heading = TextField()
    footnote = TextField()
    source: Any = Link()

    class Meta:
        model = AskList
        fields: ClassVar = ["uid", "review", "addressee", "heading", "footnote", "source", "order"]


class AskSerializer(RowSerializer):
    ask_list = Link()
    theme = ThemeBrief(read_only=True, allow_null=True)
    preamble = TextField()
    text = TextField()
    continuation = TextField()
    footnote = TextField()
    institutions = OrganisationBrief(many=True, read_only=True)

    class Meta:
        model = Ask
        fields: ClassVar = [
            *("uid", "ask_list", "theme", "preamble", "text", "continuation", "footnote", "institutions", "order"),
        ]


class MediaLinkPart(RowSerializer):
    class Meta:
        model = MediaLink
        fields: ClassVar = ["uid", "url", "order"]


class MediaCoverageSerializer(RowSerializer):
    """The title stands in the language in which it appeared."""

    review = ReviewBrief(read_only=True)
    title = serializers.CharField(source="printed_title", read_only=True)
    event = Link()
    recommendations = links()
    links = MediaLinkPart(many=True, read_only=True)
    source: Any = Link()

    class Meta:
        model = MediaCoverage
        fields: ClassVar = [
            *("uid", "review", "outlet", "title", "language", "date", "event", "recommendations", "links"),
            *("source", "order"),
        ]

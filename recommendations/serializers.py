"""What the rows of this room look like in the API."""

from typing import Any, ClassVar

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from recommendations.models import (
    Assessment,
    Evidence,
    Passage,
    Recommendation,
    Review,
    SourceDocument,
    State,
    Theme,
    ThemeWording,
)
from recommendations.status import NOT_ASSESSED, NOT_ASSESSED_LABEL, Status
from upr_tracker.lib.languages import ENGLISH
from upr_tracker.publishing.serializers import (
    EdtfField,
    Json,
    Link,
    PagesField,
    RowSerializer,
    Text,
    TextField,
    in_both,
    links,
)

DEFINITION_NOTE = _("working definition, not in the 2022 report")
ASSESSED_BY = _("civil society")
STANDING_CHOICES = [*Status.choices, (NOT_ASSESSED, NOT_ASSESSED_LABEL)]


class StateBrief(RowSerializer):
    name = TextField()

    class Meta:
        model = State
        fields: ClassVar = ["uid", "slug", "iso_code", "name"]


class ReviewBrief(RowSerializer):
    class Meta:
        model = Review
        fields: ClassVar = ["uid", "slug"]


class ThemeBrief(RowSerializer):
    name = TextField()

    class Meta:
        model = Theme
        fields: ClassVar = ["uid", "slug", "name"]


class StateSerializer(StateBrief):
    pass


class ReviewSerializer(RowSerializer):
    state_under_review = StateBrief(read_only=True)
    pages = PagesField()

    class Meta:
        model = Review
        fields: ClassVar = [
            *("uid", "slug", "state_under_review", "cycle", "session", "date", "next_expected", "order", "pages"),
        ]


class SourceDocumentSerializer(RowSerializer):
    title = TextField()

    class Meta:
        model = SourceDocument
        fields: ClassVar = ["uid", "title", "date", "symbol", "url"]


class PassageSerializer(RowSerializer):
    review = ReviewBrief(read_only=True)
    source: Any = Link()
    text = TextField()
    discrepancy_note = TextField()

    class Meta:
        model = Passage
        fields: ClassVar = ["uid", "review", "source", "place", "order", "text", "discrepancy_note"]


class ThemeWordingSerializer(RowSerializer):
    source: Any = Link()
    text = TextField()

    class Meta:
        model = ThemeWording
        fields: ClassVar = ["uid", "source", "place", "order", "text"]


class ThemeSerializer(ThemeBrief):
    review = ReviewBrief(read_only=True)
    wordings = ThemeWordingSerializer(many=True, read_only=True)

    class Meta(ThemeBrief.Meta):
        fields: ClassVar = ["uid", "review", "slug", "name", "order", "wordings"]


class Scale(serializers.Serializer[Any]):
    """A step of the coalition's scale. Two of its labels stand in the joint report of 2022, no definition does."""

    value = serializers.ChoiceField(choices=Status.choices, read_only=True)
    label: Any = Text(read_only=True)
    definition = Text(read_only=True)
    definition_note = Text(read_only=True)


class Standing(serializers.Serializer[Any]):
    """Where a recommendation stands today: never a status without its two dates, its reason and who says it."""

    value = serializers.ChoiceField(choices=STANDING_CHOICES, read_only=True)
    label: Any = Text(read_only=True)
    definition = Text(read_only=True, allow_null=True)
    definition_note = Text(read_only=True, allow_null=True)
    as_of = EdtfField(read_only=True, allow_null=True)
    published_on = serializers.DateField(read_only=True, allow_null=True)
    assessed_by = Text(read_only=True, allow_null=True)
    reason = Text(read_only=True, allow_null=True)
    assessment = serializers.UUIDField(read_only=True, allow_null=True)


def scale_of(assessment: Assessment) -> Json:
    return {
        "value": assessment.status,
        "label": in_both(assessment.scale.label),
        "definition": in_both(assessment.scale.definition),
        "definition_note": in_both(DEFINITION_NOTE),
    }


def standing_of(assessment: Assessment | None) -> Json:
    if assessment is None:
        nothing = dict.fromkeys(Standing().fields)
        return {**nothing, "value": NOT_ASSESSED, "label": in_both(NOT_ASSESSED_LABEL)}
    return {
        **scale_of(assessment),
        "as_of": str(assessment.as_of),
        "published_on": assessment.published_on,
        "assessed_by": in_both(ASSESSED_BY),
        "reason": {"en": assessment.narrative_en or None, "km": assessment.narrative_km or None},
        "assessment": assessment.uid,
    }


class RecommendationSerializer(RowSerializer):
    """The status is that of today, or of the day that `on` asks for; `assessments` are all that cover it."""

    review = ReviewBrief(read_only=True)
    text = TextField()
    discrepancy_note = TextField()
    recommending_states = StateBrief(many=True, read_only=True)
    theme = ThemeBrief(read_only=True)
    position_source = Link()
    source: Any = Link()
    status = serializers.SerializerMethodField()
    assessments = links()
    pages = PagesField()

    class Meta:
        model = Recommendation
        fields: ClassVar = [
            *("uid", "review", "slug", "paragraph_number", "text", "discrepancy_note", "recommending_states"),
            *("theme", "position", "position_as_printed", "position_source", "position_date"),
            *("named_date", "named_date_words", "source", "accepted_order", "order"),
            *("status", "assessments", "pages"),
        ]

    @extend_schema_field(Standing)
    def get_status(self, recommendation: Any) -> Json:
        seen = {assessment.pk: assessment for assessment in recommendation.assessments.all()}
        return standing_of(seen.get(recommendation.assessment_id))


class FileOfEvidence(serializers.Serializer[Any]):
    """A file that everybody may have. Its hash is that of the bytes at this address."""

    address = serializers.URLField(read_only=True)
    name = serializers.CharField(read_only=True)
    media_type = serializers.CharField(read_only=True)
    size = serializers.IntegerField(read_only=True, help_text="In bytes.")
    sha256 = serializers.CharField(read_only=True)


class EvidencePart(RowSerializer):
    title = TextField()
    file = serializers.SerializerMethodField()

    class Meta:
        model = Evidence
        fields: ClassVar = [
            *("uid", "title", "publisher", "date", "language", "url", "archived_url", "accessed_on", "file", "order"),
        ]

    @extend_schema_field(FileOfEvidence(allow_null=True))
    def get_file(self, evidence: Evidence) -> Json | None:
        if not evidence.shows_file or evidence.file is None:
            return None
        with override(ENGLISH):
            address = f"{settings.SITE_ADDRESS}{evidence.get_file_url()}"
        file = evidence.file
        return {
            "address": address,
            "name": evidence.file_name,
            "media_type": file.media_type,
            "size": file.size,
            "sha256": file.sha256,
        }


class EvidenceSerializer(EvidencePart):
    assessment = Link()

    class Meta(EvidencePart.Meta):
        fields: ClassVar = [*EvidencePart.Meta.fields, "assessment"]


class AssessmentSerializer(RowSerializer):
    review = ReviewBrief(read_only=True)
    covers = links()
    status = serializers.SerializerMethodField()
    reason = TextField(columns="narrative")
    evidence = EvidencePart(many=True, read_only=True)
    no_evidence_reason = TextField()
    corrects = Link()
    source: Any = Link()

    class Meta:
        model = Assessment
        fields: ClassVar = [
            *("uid", "review", "covers", "status", "reason", "as_of", "published_on"),
            *("evidence", "no_evidence_reason", "corrects", "source"),
        ]

    @extend_schema_field(Scale)
    def get_status(self, assessment: Assessment) -> Json:
        return scale_of(assessment)

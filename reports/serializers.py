"""What the rows of this room look like in the API. Of a file they give the hash and the address, never the bytes."""

from typing import Any, ClassVar

from django.conf import settings
from rest_framework import serializers

from recommendations.serializers import ReviewBrief
from reports.models import Edition, EditionFile, Endorsement, Report, ReportLink
from stakeholders.serializers import OrganisationBrief
from upr_tracker.publishing.serializers import Link, PagesField, RowSerializer, TextField


class ReportLinkPart(RowSerializer):
    label: Any = TextField()

    class Meta:
        model = ReportLink
        fields: ClassVar = ["uid", "label", "url", "order"]


class ReportSerializer(RowSerializer):
    review = ReviewBrief(read_only=True)
    title = TextField()
    other_titles = TextField()
    description = TextField()
    origin = TextField()
    links = ReportLinkPart(many=True, read_only=True)
    source: Any = Link()
    pages = PagesField()

    class Meta:
        model = Report
        fields: ClassVar = [
            *("uid", "review", "slug", "kind", "title", "other_titles", "description", "origin", "date"),
            *("links", "source", "order", "pages"),
        ]


class ReportBrief(RowSerializer):
    review = ReviewBrief(read_only=True)

    class Meta:
        model = Report
        fields: ClassVar = ["uid", "slug", "review"]


class EditionFilePart(RowSerializer):
    url = serializers.SerializerMethodField()

    class Meta:
        model = EditionFile
        fields: ClassVar = ["uid", "language", "format", "sha256", "url"]
        never: ClassVar = ["content"]

    def get_url(self, file: EditionFile) -> str:
        return f"{settings.SITE_ADDRESS}{file.get_file_url()}"


class EditionBrief(RowSerializer):
    class Meta:
        model = Edition
        fields: ClassVar = ["uid", "number"]
        never: ClassVar = ["data"]


class EditionSerializer(RowSerializer):
    report = ReportBrief(read_only=True)
    replaces = EditionBrief(read_only=True, allow_null=True)
    mends = TextField()
    files = EditionFilePart(many=True, read_only=True)
    pages = PagesField()

    class Meta:
        model = Edition
        fields: ClassVar = [
            *("uid", "report", "number", "as_of", "published_on", "replaces", "mends", "data_sha256", "files"),
            "pages",
        ]
        never: ClassVar = ["data"]

    def to_representation(self, instance: Any) -> Any:
        """What it mends is not told to whoever may not see the edition that had the mistake."""
        told = super().to_representation(instance)
        return told if told["replaces"] else {**told, "mends": None}


class EndorsementSerializer(RowSerializer):
    """Of an outside report or of an edition: one of the two is null."""

    report = Link()
    edition = Link()
    organisation = OrganisationBrief(read_only=True)
    printed = TextField()

    class Meta:
        model = Endorsement
        fields: ClassVar = ["uid", "report", "edition", "organisation", "role", "printed", "order"]

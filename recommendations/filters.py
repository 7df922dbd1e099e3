"""The filters of this room's lists. Those of rows that belong to a review begin with ReviewedFilter."""

from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from recommendations.doors import today
from recommendations.models import Assessment, Evidence, Passage, Recommendation, Review, State, Theme
from recommendations.models.source import Place
from recommendations.querysets import RecommendationQuerySet
from recommendations.status import NOT_ASSESSED, NOT_ASSESSED_LABEL, Status
from upr_tracker.publishing.filters import (
    AnyFilter,
    ChoiceFilter,
    Choices,
    ListFilter,
    UidFilter,
    WordsFilter,
    YesFilter,
)

STATUS_CHOICES = [*((status.value, status.short) for status in Status), (NOT_ASSESSED, NOT_ASSESSED_LABEL)]


class ReviewFilter(ChoiceFilter):
    """Rows of one review, by its slug. Hidden in a page's form: there the address names the review already."""

    def __init__(self, field_name: str, **kwargs: Any) -> None:
        super().__init__(field_name, **{"label": _("Review"), "widget": forms.HiddenInput, **kwargs})


class ReviewedFilter(ListFilter):
    review = ReviewFilter("review__slug")

    def choices_of_review(self) -> Choices:
        """Every review that the reader may see, also one without rows in this list."""
        reviews = Review.objects.visible_to(self.reader).select_related("state_under_review")
        return [(review.slug, str(review)) for review in reviews]


def themes_of(rows: QuerySet[Any]) -> Choices:
    """The themes of these rows by slug, under which two reviews may have the same theme."""
    themes = Theme.objects.filter(pk__in=rows.order_by().values("theme"))
    return list({theme.slug: (theme.slug, theme.name) for theme in themes}.values())


class StateFilter(ReviewedFilter):
    review = ReviewFilter("recommendations__review__slug", method="recommending_in")
    q = WordsFilter("name_en", "name_km", label=_("Name"))

    class Meta:
        model = State
        fields: list[str] = []

    def recommending_in(self, rows: QuerySet[State], name: str, value: str) -> QuerySet[State]:
        made = Recommendation.objects.visible_to(self.reader).filter(review__slug=value)
        return rows.filter(pk__in=made.order_by().values("recommending_states"))


class ThemeFilter(ReviewedFilter):
    class Meta:
        model = Theme
        fields: list[str] = []


class RecommendationFilter(ReviewedFilter):
    """Its rows carry `with_status_for` the reader, on the day that the list is of."""

    theme = AnyFilter("theme__slug", label=_("Theme"))
    status = AnyFilter(choices=STATUS_CHOICES, label=_("Progress"), method="with_any_status")
    state = AnyFilter("recommending_states__slug", label=_("Recommending State"), method="of_any_state")
    q = WordsFilter(label=_("Words in the text, or a paragraph number"), method="with_words")
    date_passed = YesFilter(label=_("The date named in the text has passed"), method="with_date_passed")

    class Meta:
        model = Recommendation
        fields: list[str] = []

    def choices_of_theme(self) -> Choices:
        return themes_of(self.queryset)

    def choices_of_state(self) -> Choices:
        """The States that recommended what is in the list."""
        made = self.queryset.order_by().values("recommending_states")
        return [(state.slug, state.name) for state in State.objects.visible_to(self.reader).filter(pk__in=made)]

    def with_any_status(self, rows: RecommendationQuerySet, name: str, value: list[str]) -> RecommendationQuerySet:
        return rows.having_status(*value)

    def of_any_state(self, rows: RecommendationQuerySet, name: str, value: list[str]) -> RecommendationQuerySet:
        made = Recommendation.objects.filter(recommending_states__slug__in=value)
        return rows.filter(pk__in=made.order_by().values("pk"))

    def with_words(self, rows: RecommendationQuerySet, name: str, value: str) -> RecommendationQuerySet:
        for word in value.split():
            rows = rows.with_text(word)
        return rows

    def with_date_passed(self, rows: RecommendationQuerySet, name: str, value: str) -> RecommendationQuerySet:
        return rows.date_passed(today())


class AssessmentFilter(ReviewedFilter):
    recommendation = UidFilter(label=_("Recommendation"), method="covering")
    status = ChoiceFilter(choices=STATUS_CHOICES[:-1], label=_("Progress"))

    class Meta:
        model = Assessment
        fields: list[str] = []

    def covering(self, rows: QuerySet[Assessment], name: str, value: UUID) -> QuerySet[Assessment]:
        """Those that cover a recommendation which the reader may see."""
        return rows.filter(covers__in=Recommendation.objects.visible_to(self.reader).filter(uid=value))


class EvidenceFilter(ReviewedFilter):
    review = ReviewFilter("assessment__review__slug")
    assessment = UidFilter("assessment__uid", label=_("Assessment"))

    class Meta:
        model = Evidence
        fields: list[str] = []


class PassageFilter(ReviewedFilter):
    place = ChoiceFilter(choices=Place.choices, label=_("Where it stands"))

    class Meta:
        model = Passage
        fields: list[str] = []

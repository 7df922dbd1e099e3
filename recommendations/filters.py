"""The filters of this room's lists. Those of rows that belong to a review begin with ReviewedFilter."""

import datetime as dt
from typing import Any
from uuid import UUID

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from recommendations.doors import read_day, today
from recommendations.models import Assessment, Evidence, Passage, Recommendation, Review, State, Theme
from recommendations.models.source import Place
from recommendations.querysets import RecommendationQuerySet
from recommendations.status import NOT_ASSESSED, NOT_ASSESSED_LABEL, Status
from upr_tracker.lib.languages import current_language
from upr_tracker.lib.partial_dates import PartialDate
from upr_tracker.publishing.filter_fields import YES
from upr_tracker.publishing.filters import (
    AnyFilter,
    ChoiceFilter,
    Choices,
    ListFilter,
    SortFilter,
    UidFilter,
    WordsFilter,
    YesFilter,
)

STATUS_CHOICES = [*((status.value, status.short) for status in Status), (NOT_ASSESSED, NOT_ASSESSED_LABEL)]


class ReviewFilter(ChoiceFilter):
    """Rows of one review, by its slug. Hidden in a page's form: there the address names the review already."""

    def __init__(self, field_name: str, **kwargs: Any) -> None:
        super().__init__(field_name, **{"label": _("Review"), "widget": forms.HiddenInput, **kwargs})


class Day(forms.DateField):
    widget = forms.DateInput({"type": "date"})

    def to_python(self, value: Any) -> dt.date | None:
        text = str(value or "").strip()
        try:
            return read_day(text) if text else None
        except ValidationError as error:
            raise ValidationError(f"{self.label}: {error.messages[0]}") from error

    def bound_data(self, data: Any, initial: Any) -> Any:
        """A browser's field for dates shows none that cannot be; the sentence above the list says which it was."""
        try:
            return self.to_python(data)
        except ValidationError:
            return None


class DayFilter(django_filters.DateFilter):
    """The day of which the list tells. It leaves out nothing: it decides what each row is said to be."""

    field_class = Day

    def filter(self, qs: QuerySet[Any], value: dt.date | None) -> QuerySet[Any]:
        return qs


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
    sort = SortFilter(
        ("name", _("Name")),
        number=(_("Number of recommendations"), lambda rows, reader: rows.by_number_of_recommendations(reader)),
    )

    class Meta:
        model = State
        fields: list[str] = []

    def counted(self, shown: int, total: int) -> str:
        return ngettext("%(shown)s of %(n)s State", "%(shown)s of %(n)s States", total) % {"shown": shown, "n": total}

    def recommending_in(self, rows: QuerySet[State], name: str, value: str) -> QuerySet[State]:
        made = Recommendation.objects.visible_to(self.reader).filter(review__slug=value)
        return rows.filter(pk__in=made.order_by().values("recommending_states"))


class ThemeFilter(ReviewedFilter):
    class Meta:
        model = Theme
        fields: list[str] = []


class RecommendationFilter(ReviewedFilter):
    """It gives its rows the status that they have for the reader on the day that the list tells of."""

    theme = AnyFilter("theme__slug", label=_("Theme"))
    status = AnyFilter(choices=STATUS_CHOICES, label=_("Progress"), method="with_any_status")
    state = AnyFilter("recommending_states__slug", label=_("Recommending State"), method="of_any_state")
    q = WordsFilter(label=_("Words in the text, or a paragraph number"), method="with_words")
    date_passed = YesFilter(label=_("The date named in the text has passed"), method="with_date_passed")
    on = DayFilter(label=_("This site as published on"))
    sort = SortFilter(
        ("source", _("Theme, in the order of the source")),
        number=(_("Paragraph number"), lambda rows, reader: rows.by_number()),
        progress=(_("Progress"), lambda rows, reader: rows.by_progress()),
        newest=(_("Newest assessment first"), lambda rows, reader: rows.newest_assessment_first()),
    )

    class Meta:
        model = Recommendation
        fields: list[str] = []

    @property
    def day(self) -> dt.date:
        return self.day_asked or today()

    @property
    def rows(self) -> RecommendationQuerySet:
        rows: RecommendationQuerySet = self.queryset.with_status_for(self.reader, on=self.day)
        return rows

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
        return rows.date_passed(self.day)

    def numbers_of_status(self) -> dict[str, int]:
        rows = self.narrowed(without="status").order_by().values_list("status")
        return {status or NOT_ASSESSED: number for status, number in rows.annotate(number=Count("pk"))}

    def numbers_of_date_passed(self) -> dict[str, int]:
        return {YES: self.narrowed(without="date_passed").date_passed(self.day).count()}

    def words_for(self, name: str, value: str) -> Any:
        if name == "on":
            return _("as published on %(day)s") % {"day": PartialDate(value).display(current_language())}
        return super().words_for(name, value)

    def icon_for(self, name: str, value: str) -> str:
        if name != "status":
            return ""
        return "blank" if value == NOT_ASSESSED else Status(value).icon

    def counted(self, shown: int, total: int) -> str:
        words = ngettext("%(shown)s of %(n)s recommendation", "%(shown)s of %(n)s recommendations", total)
        return words % {"shown": shown, "n": total}


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

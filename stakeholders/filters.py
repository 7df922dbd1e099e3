"""The filters of this room's lists."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from recommendations.filters import ReviewedFilter, ReviewFilter, themes_of
from stakeholders.models import (
    Ask,
    AskList,
    Dialogue,
    Event,
    FollowUp,
    MediaCoverage,
    Organisation,
    Statement,
)
from stakeholders.models.ask import Addressee
from stakeholders.models.dialogue import Counterpart
from stakeholders.models.organisation import OrganisationKind
from stakeholders.models.statement import Side, StatementKind
from upr_tracker.accounts.models import Reader
from upr_tracker.publishing.filters import (
    AnyFilter,
    ChoiceFilter,
    Choices,
    ListFilter,
    SortFilter,
    WordsFilter,
    YesOrNoFilter,
    newest_first,
)

LANGUAGES = [("en", _("English")), ("km", _("Khmer"))]


def columns(*names: str) -> list[str]:
    """The columns of both languages."""
    return [f"{name}_{language}" for name in names for language, _words in LANGUAGES]


def by_name(rows: QuerySet[Any], reader: Reader) -> QuerySet[Any]:
    return rows.order_by("name_en", "pk")


def in_source_or_newest_first() -> SortFilter:
    return SortFilter(("source", _("In the order of the source")), newest=(_("Newest first"), newest_first))


class OrganisationFilter(ListFilter):
    kind = ChoiceFilter(choices=OrganisationKind.choices, label=_("Kind"))
    q = WordsFilter(*columns("name"), "acronym", "other_spellings", label=_("Name"))
    sort = SortFilter(("kind", _("Kind")), name=(_("Name"), by_name))

    class Meta:
        model = Organisation
        fields: list[str] = []

    def counted(self, shown: int, total: int) -> str:
        words = ngettext("%(shown)s of %(n)s organisation", "%(shown)s of %(n)s organisations", total)
        return words % {"shown": shown, "n": total}


class DialogueFilter(ReviewedFilter):
    with_ = ChoiceFilter("counterpart", choices=Counterpart.choices, label=_("With whom"))
    q = WordsFilter(*columns("title", "introduction", "participants_lead", "objectives", "key_points", "answers"))
    sort = in_source_or_newest_first()

    class Meta:
        model = Dialogue
        fields: list[str] = []

    def counted(self, shown: int, total: int) -> str:
        words = ngettext("%(shown)s of %(n)s dialogue", "%(shown)s of %(n)s dialogues", total)
        return words % {"shown": shown, "n": total}


class StatementFilter(ReviewedFilter):
    kind = ChoiceFilter(choices=StatementKind.choices, label=_("Kind"))
    side = ChoiceFilter(choices=Side.choices, label=_("Side"))

    class Meta:
        model = Statement
        fields: list[str] = []


class FollowUpFilter(ReviewedFilter):
    done = YesOrNoFilter("is_done", label=_("Done"))

    class Meta:
        model = FollowUp
        fields: list[str] = []


class AskListFilter(ReviewedFilter):
    to = ChoiceFilter("addressee", choices=Addressee.choices, label=_("To whom"))

    class Meta:
        model = AskList
        fields: list[str] = []


class AskFilter(ReviewedFilter):
    review = ReviewFilter("ask_list__review__slug")
    to = ChoiceFilter("ask_list__addressee", choices=Addressee.choices, label=_("To whom"))
    theme = AnyFilter("theme__slug", label=_("Theme"))
    q = WordsFilter(*columns("preamble", "text", "continuation", "footnote"))

    class Meta:
        model = Ask
        fields: list[str] = []

    def choices_of_theme(self) -> Choices:
        return themes_of(self.queryset)


class EventFilter(ReviewedFilter):
    q = WordsFilter(*columns("text"))
    sort = in_source_or_newest_first()

    class Meta:
        model = Event
        fields: list[str] = []


class MediaFilter(ReviewedFilter):
    language = ChoiceFilter(choices=LANGUAGES, label=_("Language of the title"))
    outlet = ChoiceFilter(label=_("Outlet"))
    q = WordsFilter("outlet", "printed_title", label=_("Words in the title"))
    sort = in_source_or_newest_first()

    class Meta:
        model = MediaCoverage
        fields: list[str] = []

    def choices_of_outlet(self) -> Choices:
        outlets = self.queryset.order_by("outlet").values_list("outlet", flat=True).distinct()
        return [(outlet, outlet) for outlet in outlets]

"""The filters of this room's lists."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from recommendations.filters import ReviewedFilter, ReviewFilter
from reports.models import Edition, Endorsement, Report
from reports.models.endorsement import STANDING
from reports.models.report import ReportKind
from upr_tracker.publishing.filters import ChoiceFilter, UidFilter

PUBLIC_ROLES = [(role.value, role.label) for role in STANDING]


class ReportFilter(ReviewedFilter):
    kind = ChoiceFilter(choices=ReportKind.choices, label=_("Kind"))

    class Meta:
        model = Report
        fields: list[str] = []

    def counted(self, shown: int, total: int) -> str:
        return ngettext("%(shown)s of %(n)s report", "%(shown)s of %(n)s reports", total) % {"shown": shown, "n": total}


class EditionFilter(ReviewedFilter):
    review = ReviewFilter("report__review__slug")
    report = UidFilter("report__uid", label=_("Report"))

    class Meta:
        model = Edition
        fields: list[str] = []


class EndorsementFilter(ReviewedFilter):
    """An endorsement is of an outside report, or of an edition of one of ours."""

    review = ReviewFilter("report__review__slug", method="of_review")
    report = UidFilter("report__uid", label=_("Report"))
    edition = UidFilter("edition__uid", label=_("Edition"))
    role = ChoiceFilter(choices=PUBLIC_ROLES, label=_("Role"))

    class Meta:
        model = Endorsement
        fields: list[str] = []

    def of_review(self, rows: QuerySet[Endorsement], name: str, value: str) -> QuerySet[Endorsement]:
        return rows.filter(Q(report__review__slug=value) | Q(edition__report__review__slug=value))

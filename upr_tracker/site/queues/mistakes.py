"""What readers say is wrong, for reviewers."""

from django.urls import reverse
from django.utils.translation import gettext as _

from upr_tracker.accounts.models import Reader
from upr_tracker.accounts.rules import is_reviewer
from upr_tracker.lib.languages import ENGLISH, Text
from upr_tracker.publishing.models import ReportedMistake
from upr_tracker.publishing.templatetags.record import in_words
from upr_tracker.site.queues.shapes import Line, Queue


def reported_mistakes(reader: Reader) -> Queue:
    rows = ReportedMistake.objects.filter(is_settled=False) if is_reviewer(reader) else ReportedMistake.objects.none()
    lines = [line_of(row) for row in rows]
    return Queue("mistakes", _("Readers say this is wrong"), "note", lines, len(lines))


def line_of(row: ReportedMistake) -> Line:
    address = reverse("admin:publishing_reportedmistake_change", args=[row.pk])
    day = in_words(row.received_on)
    why = _("Sent on %(day)s") % {"day": day}
    return Line(Text(str(row), ENGLISH), address, f"{row.page} · {why}".lstrip(" ·"), _("Look"), address)

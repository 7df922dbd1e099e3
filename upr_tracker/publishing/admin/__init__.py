"""What the workbench does alike for every row of the record: rights, links, conflicts, columns."""

from upr_tracker.publishing.admin.base import PartAdmin, RecordAdmin
from upr_tracker.publishing.admin.columns import ReadableRows, date_column, text_column
from upr_tracker.publishing.admin.forms import PublishableForm, RecordForm, VersionedForm
from upr_tracker.publishing.admin.inlines import PartInline, PublishableFormSet, PublishableInline
from upr_tracker.publishing.admin.publishable import PublishableAdmin

__all__ = [
    "PartAdmin",
    "PartInline",
    "PublishableAdmin",
    "PublishableForm",
    "PublishableFormSet",
    "PublishableInline",
    "ReadableRows",
    "RecordAdmin",
    "RecordForm",
    "VersionedForm",
    "date_column",
    "text_column",
]

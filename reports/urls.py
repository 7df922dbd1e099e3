from django.urls import path, register_converter

from reports import views
from reports.models.edition import Format
from upr_tracker.publishing.tables import page_and_table


class FileFormat:
    """The part of an address that says in which format a report is wanted."""

    regex = "|".join(Format.values)

    def to_python(self, value: str) -> Format:
        return Format(value)

    def to_url(self, value: str) -> str:
        return value


register_converter(FileFormat, "file")

urlpatterns = [
    *page_and_table("reports", views.reports),
    path("reports/<slug:slug>/", views.report, name="report"),
    path("reports/<slug:slug>/report.<file:format>", views.latest_file, name="latest-file"),
    path("reports/<slug:slug>/<int:number>/", views.edition, name="edition"),
    path("reports/<slug:slug>/<int:number>/report.<file:format>", views.edition_file, name="edition-file"),
]

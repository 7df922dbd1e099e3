from django.urls import path

from reports import views
from upr_tracker.publishing.tables import page_and_table

urlpatterns = [
    *page_and_table("reports", views.reports),
    path("reports/<slug:slug>/", views.report, name="report"),
    path("reports/<slug:slug>/report.pdf", views.latest_file, name="latest-file"),
    path("reports/<slug:slug>/<int:number>/", views.edition, name="edition"),
    path("reports/<slug:slug>/<int:number>/report.pdf", views.edition_file, name="edition-file"),
]

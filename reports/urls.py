from django.urls import path

from reports import views

urlpatterns = [
    path("reports/", views.reports, name="reports"),
    path("reports/<slug:slug>/", views.report, name="report"),
    path("reports/<slug:slug>/report.pdf", views.latest_file, name="latest-file"),
    path("reports/<slug:slug>/<int:number>/", views.edition, name="edition"),
    path("reports/<slug:slug>/<int:number>/report.pdf", views.edition_file, name="edition-file"),
]

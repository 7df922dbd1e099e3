from django.urls import path

from recommendations import views
from upr_tracker.publishing.tables import page_and_table

urlpatterns = [
    *page_and_table("recommendations", views.recommendations),
    *page_and_table("states", views.states),
    path("evidence/<uuid:uid>/file/", views.evidence_file, name="evidence-file"),
]

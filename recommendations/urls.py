from django.urls import path

from recommendations import views

urlpatterns = [
    path("recommendations/", views.recommendations, name="recommendations"),
    path("states/", views.states, name="states"),
    path("evidence/<uuid:uid>/file/", views.evidence_file, name="evidence-file"),
]

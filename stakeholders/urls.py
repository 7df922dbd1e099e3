from django.urls import path

from stakeholders import views
from upr_tracker.publishing.tables import page_and_table

urlpatterns = [
    *page_and_table("dialogues", views.dialogues),
    path("dialogues/<slug:slug>/", views.dialogue, name="dialogue"),
    *page_and_table("asks", views.asks),
    *page_and_table("media", views.media),
    *page_and_table("organisations", views.organisations),
    path("organisations/<slug:slug>/logo/", views.organisation_logo, name="organisation-logo"),
]

from django.urls import path

from upr_tracker.publishing.tables import page_and_table
from upr_tracker.site import views

urlpatterns = [
    path("", views.home, name="home"),
    path("recommendations/<slug:slug>/", views.recommendation, name="recommendation"),
    path("states/<slug:slug>/", views.state, name="state"),
    *page_and_table("timeline", views.timeline),
]

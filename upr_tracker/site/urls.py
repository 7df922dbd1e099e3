from django.urls import path

from upr_tracker.publishing.tables import page_and_table
from upr_tracker.site import mistakes, views

urlpatterns = [
    path("", views.home, name="home"),
    path("recommendations/<slug:slug>/", views.recommendation, name="recommendation"),
    path("states/<slug:slug>/", views.state, name="state"),
    *page_and_table("timeline", views.timeline),
    path("about/", views.about, name="about"),
    path("mistake/", mistakes.mistake, name="mistake"),
    path("mistake/sent/", mistakes.mistake_sent, name="mistake-sent"),
]

from django.urls import path

from upr_tracker.publishing.tables import page_and_table
from upr_tracker.site import dataset, feeds, mistakes, sharing, views

urlpatterns = [
    path("", views.home, name="home"),
    path("recommendations/<slug:slug>/", views.recommendation, name="recommendation"),
    path("recommendations/<slug:slug>/share.png", sharing.share_image, name="share-image"),
    path("recommendations/<slug:slug>/badge.svg", sharing.badge, name="badge"),
    path("states/<slug:slug>/", views.state, name="state"),
    *page_and_table("timeline", views.timeline),
    path("about/", views.about, name="about"),
    path("mistake/", mistakes.mistake, name="mistake"),
    path("mistake/sent/", mistakes.mistake_sent, name="mistake-sent"),
    path("changes.atom", feeds.changes_feed, name="changes-feed"),
    path("themes/<slug:slug>.atom", feeds.theme_feed, name="theme-feed"),
    path("states/<slug:slug>.atom", feeds.state_feed, name="state-feed"),
    path("dataset.jsonld", dataset.dataset_data, name="dataset-data"),
]

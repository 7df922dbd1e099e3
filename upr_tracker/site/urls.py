from django.urls import path

from upr_tracker.site import views

urlpatterns = [
    path("", views.home, name="home"),
    path("recommendations/<slug:slug>/", views.recommendation, name="recommendation"),
    path("states/<slug:slug>/", views.state, name="state"),
    path("timeline/", views.timeline, name="timeline"),
]

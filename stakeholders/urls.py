from django.urls import path

from stakeholders import views

urlpatterns = [
    path("dialogues/", views.dialogues, name="dialogues"),
    path("dialogues/<slug:slug>/", views.dialogue, name="dialogue"),
    path("asks/", views.asks, name="asks"),
    path("media/", views.media, name="media"),
    path("organisations/", views.organisations, name="organisations"),
]

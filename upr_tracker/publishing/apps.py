from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """What every row of the record shares. It has no tables of its own."""

    name = "upr_tracker.publishing"

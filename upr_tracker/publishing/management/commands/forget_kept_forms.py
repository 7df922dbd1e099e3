"""Deletes what was typed into forms, could not be saved, and was not fetched within an hour. For cron."""

from typing import Any

from django.core.management.base import BaseCommand

from upr_tracker.publishing.keeping import forget_expired


class Command(BaseCommand):
    help = "Deletes forms that were kept for an hour because a session had ended."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{forget_expired()} deleted")

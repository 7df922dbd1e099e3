"""For cron, once an hour: destroys files of drafts that were made for somebody and kept for an hour."""

from typing import Any

from django.core.management.base import BaseCommand

from reports.models import Making


class Command(BaseCommand):
    help = "Destroys files of drafts that were made an hour ago, and forgets makings that died."

    def handle(self, *_args: Any, **_options: Any) -> None:
        number, _of_each = Making.objects.expired().delete()
        self.stdout.write(f"{number} deleted")

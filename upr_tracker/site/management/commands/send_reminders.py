"""Mails each person what waits for them. For cron, once a week."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from recommendations.doors import today
from upr_tracker.site.reminders import digests, send_reminders


class Command(BaseCommand):
    help = "Mails each person with a role one list of what waits for them: names of queues and numbers only."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="show the mails, and send none")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Accounts are named by key, since what cron writes is read and kept by others."""
        if options["dry_run"]:
            for person, message in digests(on=today()):
                self.stdout.write(f"To account {person.pk}: {message.subject}\n\n{message.body}")
            return
        sent = send_reminders(on=today())
        self.stdout.write(f"Sent: {len(sent.to)}. Failed: {len(sent.failed)}.")
        if sent.failed:
            troubles = ", ".join(f"account {person.pk} ({trouble})" for person, trouble in sent.failed)
            raise CommandError(f"Not sent to {troubles}.")

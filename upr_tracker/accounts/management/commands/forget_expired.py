"""For cron, once a day: forgets the sessions that have run out, and what was counted on another day."""

from typing import Any

from django.core.management.base import BaseCommand

from upr_tracker.accounts.limits import forget_yesterday
from upr_tracker.accounts.sessions import SessionStore


class Command(BaseCommand):
    help = "Forgets sessions that have run out, and the counts of tries to sign in once their day is over."

    def handle(self, *args: Any, **options: Any) -> None:
        SessionStore.clear_expired()
        forget_yesterday()

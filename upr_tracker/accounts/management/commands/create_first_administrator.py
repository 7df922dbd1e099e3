"""Makes the first account where there is none, and prints its password once."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from upr_tracker.accounts.actions import AccountsExist, create_first_administrator


class Command(BaseCommand):
    help = "Creates a first administrator with a random password, unless somebody has an account already."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", default="administrator@localhost.localdomain")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            user, password = create_first_administrator(email=options["email"])
        except AccountsExist:
            return
        self.stdout.write(
            f"\nFirst administrator: {user.email}\nPassword (shown this once): {password}\n"
            "Sign in at /admin/ and change both.\n"
        )

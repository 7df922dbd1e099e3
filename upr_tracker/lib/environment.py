"""Strict readers of environment variables: a value is understood or refused, never guessed."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import environ
from django.core.exceptions import ImproperlyConfigured

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off"})
MAIL = {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465, "consolemail": None, "filemail": None, "dummymail": None}
"""Ways for mail to go out, and the port that each uses unless the address names another."""

DATABASES = ("sqlite://", "postgres://", "postgresql://")


class Environment:
    """Typed access to a mapping of strings such as `os.environ`. An empty value counts as unset."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values = values

    def text(self, name: str, *, default: str) -> str:
        return self.values.get(name, "").strip() or default

    def flag(self, name: str, *, default: bool) -> bool:
        value = self.text(name, default="").lower()
        if value and value not in YES | NO:
            raise ImproperlyConfigured(f"{name}={value} is neither yes nor no. Write True or False.")
        return value in YES if value else default

    def names(self, name: str) -> list[str]:
        """A comma-separated list, without its empty parts."""
        return [part.strip() for part in self.text(name, default="").split(",") if part.strip()]

    def time_zone(self, name: str, *, default: str) -> str:
        value = self.text(name, default=default)
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ImproperlyConfigured(f"{name}={value} is not a time zone such as {default}.") from error
        return value

    def database(self, name: str, *, default: str) -> dict[str, Any]:
        """Django's settings for a database address; `sqlite:///path` or `postgres://user:password@host/name`."""
        value = self.text(name, default=default)
        if not value.startswith(DATABASES):
            raise ImproperlyConfigured(f"{name} must begin with sqlite:// or postgres://.")
        return environ.Env.db_url_config(value)

    def mail(self, name: str, *, default: str) -> dict[str, Any]:
        """Django's settings for where mail goes out, as `smtp+tls://user:password@host`."""
        value = self.text(name, default=default)
        way = value.partition("://")[0]
        if way not in MAIL or "://" not in value:
            raise ImproperlyConfigured(
                f"Set {name} to where mail goes out, as in smtp+tls://user:password@mail.example.org."
            )
        found = environ.Env.email_url_config(value)
        return {**found, "EMAIL_PORT": found["EMAIL_PORT"] or MAIL[way]}

"""manage.py check_links: asks each address that the record names whether it is still there. For cron, once a week."""

import datetime as dt
import logging
import time
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from upr_tracker.lib import links
from upr_tracker.lib.addresses import host_of
from upr_tracker.publishing.link_checks import (
    addresses_of_the_record,
    forget_all_but,
    remember,
)
from upr_tracker.publishing.models import Health, LinkCheck

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Checks the links of the record, one after the other, and records what was found. Stop it at any time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--older-than-days", type=int, default=0, help="Leave those checked since then.")
        parser.add_argument(
            "--limit", type=int, help="Check at most so many, those never checked or longest ago first."
        )
        parser.add_argument("--pause", type=float, default=1.0, help="Seconds between two questions to one site.")

    def handle(self, *args: Any, **options: Any) -> None:
        urls = addresses_of_the_record()
        forget_all_but(urls)
        found: Counter[str] = Counter()
        try:
            for url in chosen(urls, options["older_than_days"], options["limit"]):
                found[self.check_link(url, options["pause"])] += 1
        except KeyboardInterrupt:
            self.stdout.write("Stopped; what was found until now is kept.")
        self.stdout.write(summary(found, len(urls)))

    def check_link(self, url: str, pause: float) -> str:
        self.wait(url, pause)
        try:
            health = links.check(url)
        except Exception:
            # Whatever one address does, the others are checked.
            logger.exception("The check of a link failed.")
            health = links.Health(links.Finding.CANNOT)
        return str(remember(url, health, at=timezone.now()).health)

    def wait(self, url: str, pause: float) -> None:
        """Sites are asked one at a time, and the same one not too soon again."""
        asked: dict[str, float] = self.__dict__.setdefault("asked", {})
        now, host = time.monotonic(), host_of(url)
        if (rest := asked.get(host, -pause) + pause - now) > 0:
            time.sleep(rest)
        asked[host] = time.monotonic()


def chosen(urls: Any, older_than_days: int, limit: int | None) -> list[str]:
    """Those never checked first, then those checked longest ago."""
    last = dict(LinkCheck.objects.values_list("url", "checked_at"))
    until = timezone.now() - dt.timedelta(days=older_than_days)
    due = [url for url in urls if url not in last or last[url] <= until]
    never = dt.datetime.min.replace(tzinfo=dt.UTC)
    return sorted(due, key=lambda url: (last.get(url, never), url))[:limit]


def summary(found: Counter[str], total: int) -> str:
    words = ", ".join(f"{health.label}: {found[health.value]}" for health in Health)
    return f"{found.total()} of {total} addresses checked. {words}."

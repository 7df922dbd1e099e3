"""A digest by e-mail of what waits for each person: names of queues and numbers, and nothing of the record."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from upr_tracker.accounts.models import User
from upr_tracker.site.queues import queues_for
from upr_tracker.site.rules import can_use_workbench

FAILURES = (SMTPException, OSError, ValueError)
"""What a mail server refuses, a line that breaks, and an address that no mail can carry."""


@dataclass(frozen=True)
class Sent:
    """To whom a digest went, and to whom it could not be sent, with the kind of trouble."""

    to: Sequence[User]
    failed: Sequence[tuple[User, str]]


def send_reminders(*, on: dt.date) -> Sent:
    """One digest for each person for whom something waits. Trouble with one never keeps the others from theirs."""
    to: list[User] = []
    failed: list[tuple[User, str]] = []
    for person, message in digests(on=on):
        try:
            message.send()
        except FAILURES as trouble:
            failed.append((person, type(trouble).__name__))
        else:
            to.append(person)
    return Sent(to, failed)


def digests(*, on: dt.date) -> Iterator[tuple[User, EmailMessage]]:
    """In each person's language. Whoever has no role, or nothing waiting, gets none."""
    for person in User.objects.all():
        if not can_use_workbench(person):
            continue
        with override(person.language):
            if queues := [queue for queue in queues_for(person, on=on) if queue.is_to_do]:
                context = {"queues": queues, "address": settings.SITE_ADDRESS + reverse("admin:index")}
                words = render_to_string("mail/reminder.txt", context)
                # A mailbox is seen by others, so that the subject says nothing of what this is about.
                yield person, EmailMessage(_("Your list for this week"), words, to=[person.email])

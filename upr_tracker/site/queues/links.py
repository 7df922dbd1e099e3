"""Links of the record that lead nowhere any more, that lead elsewhere, or that nobody has looked at."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from typing import Any, Protocol

from django.contrib import admin
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from upr_tracker.accounts.models import Reader
from upr_tracker.lib.languages import ENGLISH, Text
from upr_tracker.publishing.link_checks import addresses_of_the_record
from upr_tracker.publishing.models import LinkCheck, Publishable
from upr_tracker.publishing.templatetags.record import in_words
from upr_tracker.site.queues.shapes import Line, Queue


class Checked(Protocol):
    """What was found when a link was followed."""

    health: str
    status_code: int | None
    moved_to: str
    checked_at: dt.datetime


def links_of_the_record(reader: Reader) -> Queue:
    """Of the rows that this reader may see. The form of a link is that of the row to which it belongs."""
    named = addresses_of_the_record(reader)
    held = {address: form_holder(rows[0]) for address, rows in named.items()}
    checks = {check.url: check for check in LinkCheck.objects.filter(url__in=held)}
    return links_to_mend(held, checks)


def form_holder(row: Any) -> Any:
    return row if isinstance(row, Publishable) else getattr(row, row.parents[0])


def links_to_mend(held: Mapping[str, Any], checks: Mapping[str, Checked]) -> Queue:
    """`held` says which row of the record holds each address, `checks` what was found there last.

    An address that could not be checked is no line, for that says nothing of the page. Those never looked at are a
    line a kind of row.
    """
    wrong = [(address, row, what_is_wrong(checks[address])) for address, row in held.items() if address in checks]
    unseen = Counter(type(row) for address, row in held.items() if address not in checks)
    lines = [link_line(address, row, why) for address, row, why in wrong if why]
    lines += [unseen_line(kind, number) for kind, number in unseen.items()]
    return Queue("links", _("Links to look at"), "link", lines, len(lines) - len(unseen) + unseen.total())


def what_is_wrong(check: Checked) -> str:
    """Empty where nothing is."""
    day = in_words(check.checked_at.date())
    if check.health == "gone":
        return _("Gone when it was checked on %(day)s") % {"day": day}
    if check.health == "moved":
        return _("Moved to %(address)s, as of %(day)s") % {"address": check.moved_to, "day": day}
    return ""


def link_line(address: str, row: Any, why: str) -> Line:
    form = admin.site.get_model_admin(type(row)).form_address(row)  # type: ignore[attr-defined]
    return Line(
        kind=str(capfirst(row._meta.verbose_name)),
        title=Text(str(row), ENGLISH),
        url=form,
        why=f"{address} · {why}",
        verb=_("Mend the link"),
        verb_url=form,
    )


def unseen_line(kind: type[Any], number: int) -> Line:
    address = admin.site.get_model_admin(kind).list_address()  # type: ignore[attr-defined]
    words = ngettext("%(number)d link was never checked", "%(number)d links were never checked", number)
    return Line(
        title=str(capfirst(kind._meta.verbose_name_plural)),
        url=address,
        why=words % {"number": number},
        verb=_("Look at them"),
        verb_url=address,
    )

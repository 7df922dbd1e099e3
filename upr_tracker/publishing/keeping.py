"""Forms that are kept for whoever typed into them and could not save, because their session had ended.

Who typed, and where, is known by a signed token in a hidden field of the form, never by the session: without a valid
token nothing is kept. Files are not kept, passwords never.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from django.conf import settings
from django.core import signing
from django.db import models, transaction
from django.http import HttpRequest, QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.encoding import escape_uri_path

from upr_tracker.accounts.models import Reader, User
from upr_tracker.lib.sealing import opened, sealed
from upr_tracker.publishing.models import KeptForm, Revision, Row
from upr_tracker.publishing.models.kept import KEPT_FOR, LONGEST_ADDRESS

TYPED_BY = "typed_by"
"""The hidden field that holds the token."""
SALT = "publishing.keeping"
LARGEST = 1_000_000
"""Characters of one form, written as JSON."""
NOT_IN_THE_ADDRESS = {"_changelist_filters"}
NOT_TYPED = {"csrfmiddlewaretoken", TYPED_BY}
BUTTONS_KEPT = {"_popup", "_to_field"}
"""Which window the form stands in. Which button was pressed is not kept."""


class TooLong(Exception):
    """More was typed than is kept."""


@dataclass(frozen=True)
class Typed:
    """What was typed into one form: texts by the names of their fields, and the names of fields that held files."""

    texts: dict[str, list[str]]
    files: list[str]
    kept_at: dt.datetime

    @property
    def kept_until(self) -> dt.datetime:
        return self.kept_at + KEPT_FOR

    def text(self, name: str) -> str:
        return next(iter(self.texts.get(name, [])), "")

    def as_sent(self) -> QueryDict:
        data = QueryDict(mutable=True)
        for name, values in self.texts.items():
            data.setlist(name, values)
        return data


def address_of(request: HttpRequest) -> str:
    """The form's address, without what only says from which list its reader came."""
    query = parse_qsl(request.META.get("QUERY_STRING", ""), keep_blank_values=True)
    kept = urlencode([(name, value) for name, value in query if name not in NOT_IN_THE_ADDRESS])
    path = escape_uri_path(request.path)
    return f"{path}?{kept}" if kept else path


def token_for(person: User, address: str) -> str:
    return signing.dumps([person.pk, address], salt=SALT)


def typist_of(token: str, address: str) -> User | None:
    """Who opened the form at this address, if they may still use the workbench."""
    try:
        key, where = signing.loads(token, salt=SALT, max_age=settings.SESSION_COOKIE_AGE)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    return User.objects.filter(pk=key, is_active=True, is_staff=True).first() if where == address else None


def texts_in(data: QueryDict) -> dict[str, list[str]]:
    return {name: values for name, values in data.lists() if is_typed(name)}


def is_typed(name: str) -> bool:
    if name.startswith("_"):
        return name in BUTTONS_KEPT
    return name not in NOT_TYPED and "password" not in name.lower()


@transaction.atomic
def keep(*, person: User, address: str, texts: Mapping[str, list[str]], files: Iterable[str] = ()) -> None:
    """Keeps what this person typed last at this address. Raises TooLong, and then keeps nothing."""
    forget_expired()
    words = json.dumps({"texts": texts, "files": sorted(files)}, ensure_ascii=False)
    if len(words) > LARGEST or len(address) > LONGEST_ADDRESS:
        raise TooLong
    KeptForm.objects.update_or_create(
        person=person,
        address=address,
        defaults={"sealed": sealed(words, purpose_of(person, address)), "kept_at": timezone.now()},
    )


def kept_for(person: Reader, address: str) -> Typed | None:
    """What this person typed at this address within the last hour and did not save."""
    row = KeptForm.objects.current().filter(person_id=person.pk, address=address).first() if person.pk else None
    words = opened(row.sealed, purpose_of(person, address), int(KEPT_FOR.total_seconds())) if row else None
    return Typed(**json.loads(words), kept_at=row.kept_at) if row and words is not None else None


def purpose_of(person: Reader, address: str) -> str:
    """So that a text that was put beside another person or address cannot be opened there."""
    return f"kept form {person.pk} {address}"


def forget(person: User, address: str) -> None:
    KeptForm.objects.filter(person=person, address=address).delete()


def forget_expired() -> int:
    return KeptForm.objects.expired().delete()[0]


def forget_kept(row: Row) -> None:
    """Destroys what was typed into the forms of a row that is erased, of its lines, and of what it is a line of."""
    gone = {row, *rows_that_go_with(row)}
    forget_forms_of(gone | {whole for part in gone for whole in wholes_of(part)})


def forget_forms_of(rows: Iterable[Row]) -> None:
    about = list(rows)
    for form in KeptForm.objects.defer("sealed"):
        if any(is_about(row, form.address) for row in about):
            form.delete()


def rows_that_go_with(row: models.Model) -> set[Row]:
    collector = models.deletion.Collector(using=row._state.db or "default", origin=row)
    collector.collect([row], fail_on_restricted=False)
    found = [*collector.data.values(), *collector.fast_deletes]
    return {gone for rows in found for gone in rows if isinstance(gone, Row)}


def wholes_of(part: Row) -> list[Row]:
    return [whole for name in part.parents if (whole := getattr(part, name)) is not None]


def is_about(row: Row, address: str) -> bool:
    """Whether it is the address of the row's form, or of a page about an act on the row or on a revision of it."""
    parts, name = urlsplit(address), f"admin:{row._meta.app_label}_{row._meta.model_name}"
    try:
        form, acts = reverse(f"{name}_change", args=[row.pk]), reverse(f"{name}_changelist") + "act/"
    except NoReverseMatch:
        return False
    if not parts.path.startswith(acts):
        return parts.path == form
    named = {kind: ",".join(keys).split(",") for kind, keys in parse_qs(parts.query).items()}
    revisions = map(str, Revision.objects.of(row).values_list("pk", flat=True))
    return str(row.pk) in named.get("rows", []) or not {*revisions}.isdisjoint(named.get("revisions", []))

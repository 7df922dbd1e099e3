"""Searching the lists of the workbench: every word, in the row itself and in linked rows that the reader may see."""

from typing import Any

from django.db.models import Q
from django.db.models.constants import LOOKUP_SEP
from django.utils.text import smart_split, unescape_string_literal

MOST_WORDS = 20
LONGEST_SEARCH = 1_000
"""Characters."""


def words_to_search(search_term: str) -> list[str]:
    """Words and quoted phrases, as many as a database takes. NUL, which PostgreSQL refuses, is left out."""
    bits = list(smart_split(search_term.replace("\0", "")[:LONGEST_SEARCH]))[:MOST_WORDS]
    return [unescape_string_literal(bit) if bit[0] in "\"'" and bit[0] == bit[-1] else bit for bit in bits]


def saying(model: Any, path: str, word: str, reader: Any) -> Q:
    """The rows with this word in a field, or in a field of linked rows that this reader may see."""
    link, _to, field = path.partition(LOOKUP_SEP)
    if not field:
        return Q(**{f"{path}__icontains": word})
    linked: Any = model._meta.get_field(link).related_model
    seen = linked._default_manager.visible_to(reader).filter(saying(linked, field, word, reader))
    return Q(pk__in=model._base_manager.filter(**{f"{link}__in": seen.values("pk")}).values("pk"))

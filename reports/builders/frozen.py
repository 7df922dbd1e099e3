"""A report kept as JSON, and read again as the same dataclass years later.

Canonical JSON has sorted keys, no spaces and UTF-8 as it is, so that the same data has the same SHA-256 everywhere.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from typing import Any

import cattrs

from reports.builders.contents import SHAPES, Content
from upr_tracker.lib.languages import Text
from upr_tracker.lib.partial_dates import PartialDate

UNREADABLE = (cattrs.BaseValidationError, KeyError, TypeError, AttributeError)
"""What structuring data of another shape raises."""


def make_converter() -> cattrs.Converter:
    """Texts with their language, dates as ISO and EDTF; a key that no dataclass knows is refused."""
    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_unstructure_hook(Text, lambda text: {"lang": text.lang, "text": str(text)})
    converter.register_structure_hook(Text, lambda value, _: Text(value["text"], value["lang"]))
    converter.register_unstructure_hook(PartialDate, str)
    converter.register_structure_hook(PartialDate, lambda value, _: PartialDate.parse(value))
    converter.register_unstructure_hook(dt.date, dt.date.isoformat)
    converter.register_structure_hook(dt.date, lambda value, _: dt.date.fromisoformat(value))
    return converter


CONVERTER = make_converter()


def as_data(content: Content) -> dict[str, Any]:
    """What JSON can hold of it: dicts, lists, texts, numbers."""
    data: dict[str, Any] = CONVERTER.unstructure(content)
    return data


def from_data(data: Mapping[str, Any]) -> Content:
    """The reverse of as_data; raises cattrs.BaseValidationError for what as_data never wrote, KeyError for no kind."""
    return CONVERTER.structure(data, SHAPES[data["kind"]])


def part_from_data(data: Any, shape: Any) -> Any:
    """One value of what as_data wrote, as this shape; None where it was written in a shape of before."""
    try:
        return CONVERTER.structure(data, shape)
    except UNREADABLE:
        return None


def canonical(data: Any) -> bytes:
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def sha256_of(data: Any) -> str:
    return hashlib.sha256(canonical(data)).hexdigest()

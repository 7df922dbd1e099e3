"""A report that was kept as JSON is read again as what it was."""

import dataclasses
import datetime as dt
import hashlib
import json

import cattrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.builders.frozen import CONVERTER, as_data, canonical, from_data, sha256_of
from reports.builders.shapes import AskList, Definition, Elsewhere, Source, Theme
from reports.builders.shapes_of_engagement import Dialogue, Event, Media, Steps, Timeline
from reports.models import Edition
from upr_tracker.lib.languages import Text
from upr_tracker.lib.partial_dates import PartialDate

KEPT_TYPES = (str, int, dt.date, PartialDate, tuple, type(None))

dates = st.sampled_from(["2018", "2018-07", "2021-12-10", "2018-08/2019-01"]).map(PartialDate)
st.register_type_strategy(PartialDate, dates)
# Dialogues hold dialogues, and events events; one level is what the record has.
inner = st.builds(Dialogue, parts=st.just(()), statements=st.just(()), participants=st.just(()))
st.register_type_strategy(Dialogue, st.builds(Dialogue, parts=st.tuples(inner)))
st.register_type_strategy(Event, st.builds(Event, hanging=st.tuples(st.builds(Event, hanging=st.just(())))))
st.register_type_strategy(Text, st.builds(Text, st.text(max_size=9), st.sampled_from(["en", "km"])))


def values_in(value):
    """The value and all that it holds."""
    yield value
    if isinstance(value, tuple):
        parts = value
    elif isinstance(value, PartialDate) or not dataclasses.is_dataclass(value):
        parts = ()
    else:
        parts = [getattr(value, field.name) for field in dataclasses.fields(value)]
    for part in parts:
        yield from values_in(part)


@pytest.fixture(params=["en", "km"])
def kept(request, record):
    """The data of the record's edition in one language, as the database gives it back."""
    return Edition.objects.get(report__kind="dialogues").data[request.param]


@pytest.mark.parametrize("part", [Theme, AskList, Elsewhere, Dialogue, Steps, Timeline, Media, Source, Definition])
@given(st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
def test_part_kept_as_json_is_read_again_as_it_was(part, data):
    told = data.draw(st.from_type(part))
    kept = canonical(CONVERTER.unstructure(told))
    again = CONVERTER.structure(json.loads(kept), part)
    # Texts in two languages are equal as strings, so the JSON is compared too.
    assert (again, canonical(CONVERTER.unstructure(again))) == (told, kept)


@pytest.mark.django_db
def test_record_kept_as_json_is_read_again_as_it_was(kept):
    assert canonical(as_data(from_data(kept))) == canonical(kept)


@pytest.mark.django_db
def test_report_holds_frozen_values_and_no_row(kept):
    strangers = {
        type(value)
        for value in values_in(from_data(kept))
        if not isinstance(value, KEPT_TYPES) and not type(value).__module__.startswith("reports.builders.")
    }
    assert strangers == set()


@pytest.mark.django_db
def test_report_cannot_be_changed(kept):
    with pytest.raises(dataclasses.FrozenInstanceError):
        from_data(kept).title = "Another"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        {"unknown": 1},
        {"as_of": "the winter of 2022"},
        {"published_on": "yesterday"},
        {"title": "no language"},
        {"progress": None},
    ],
)
def test_what_was_never_written_is_refused(kept, change):
    with pytest.raises(cattrs.BaseValidationError):
        from_data({**kept, **change})


def test_canonical_json_has_sorted_keys_no_spaces_and_its_own_letters():
    assert canonical({"b": [1, None], "a": "ខ្ញុំ"}) == '{"a":"ខ្ញុំ","b":[1,null]}'.encode()


def test_hash_is_that_of_the_canonical_json():
    data = {"b": 1, "a": "ខ្ញុំ"}
    assert sha256_of(data) == hashlib.sha256('{"a":"ខ្ញុំ","b":1}'.encode()).hexdigest()

"""The page about the record: the scale with whose words it is, who is behind it, and nothing that is not public."""

import pytest

from recommendations.status import Status
from tests.factories import (
    PUBLIC,
    make_endorsement,
    make_organisation,
    make_report,
    make_review,
)

pytestmark = pytest.mark.django_db


def text_of(client, review):
    return " ".join(client.get(f"/en/{review.slug}/about/").content.decode().split())


def test_every_step_of_the_scale_stands_with_its_definition(client):
    text = text_of(client, make_review(**PUBLIC))
    for status in Status:
        definition = str(status.definition)
        assert f"<b>{status.label}</b></dt><dd>{definition[0].upper()}{definition[1:]}." in text
    assert text.count("Label from the 2022 report; working definition of ours") == 2
    assert text.count("Label and working definition of ours") == 3


def test_who_prepared_the_report_is_named_and_who_is_hidden_is_not_counted(client):
    review = make_review(**PUBLIC)
    report = make_report(review=review, kind="outside", title_en="Joint report", **PUBLIC)
    for name, role, visible in [
        ("Alpha", "prepared", PUBLIC),
        ("Hidden house", "prepared", {}),
        ("Beta", "endorsed", PUBLIC),
        ("Hidden room", "endorsed", {}),
    ]:
        make_endorsement(report=report, role=role, organisation=make_organisation(name_en=name, **visible), **PUBLIC)
    text = text_of(client, review)
    assert "Alpha" in text
    assert "1 more organisation endorsed it." in text
    assert [name for name in ("Hidden house", "Hidden room", "Beta") if name in text] == []


def test_page_without_a_report_says_nothing_of_who_is_behind_it(client):
    assert 'id="who"' not in text_of(client, make_review(**PUBLIC))

import datetime as dt
from types import SimpleNamespace

import pytest

from tests.factories import PUBLIC, make_evidence, make_source
from upr_tracker.site.queues.links import links_to_mend

pytestmark = pytest.mark.django_db


def check(health, moved_to=""):
    at = dt.datetime(2022, 6, 1, 12, tzinfo=dt.UTC)
    return SimpleNamespace(health=health, status_code=None, moved_to=moved_to, checked_at=at)


def test_dead_and_moved_links_wait_each_and_those_never_checked_by_kind():
    evidence = [make_evidence(title_en=f"Evidence {number}", **PUBLIC) for number in range(1, 5)]
    source = make_source(**PUBLIC)
    held = dict(zip(["gone", "moved", "fine", "unsure"], evidence, strict=True))
    held |= {"new": source, "newer": source}
    checks = {
        "gone": check("gone"),
        "moved": check("moved", "https://example.org/there"),
        "fine": check("reachable"),
        "unsure": check("cannot be checked"),
    }
    queue = links_to_mend(held, checks)
    assert [(line.kind, line.title, line.why, line.verb) for line in queue.lines] == [
        ("Evidence", "Evidence 1", "gone · Gone when it was checked on 1 June 2022", "Mend the link"),
        ("Evidence", "Evidence 2", "moved · Moved to https://example.org/there, as of 1 June 2022", "Mend the link"),
        ("", "Source documents", "2 links were never checked", "Look at them"),
    ]
    assert queue.total == 4
    assert queue.lines[0].verb_url == f"/admin/recommendations/evidence/{evidence[0].pk}/change/"
    assert queue.lines[2].verb_url == "/admin/recommendations/sourcedocument/"

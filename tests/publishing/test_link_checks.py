"""Which addresses are checked, what is remembered of them, and how the command goes on whatever they do."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.factories import (
    DRAFT,
    PUBLIC,
    WITHDRAWN,
    make_assessment,
    make_coverage,
    make_dialogue,
    make_evidence,
    make_media_link,
    make_report_link,
    make_source,
)
from upr_tracker.lib import links
from upr_tracker.lib.links import Finding
from upr_tracker.publishing.link_checks import (
    addresses_of_the_record,
    models_with_addresses,
    remember,
)
from upr_tracker.publishing.models import Health, LinkCheck

pytestmark = pytest.mark.django_db

A, B, C = (f"https://{name}.example.org/" for name in "abc")


@pytest.fixture
def site(monkeypatch):
    """What each address answers, and which were asked. What is not listed is reachable."""

    class Answers(dict):
        asked: list = []

        def check(self, url):
            self.asked.append(url)
            answer = self.get(url, links.Health(Finding.REACHABLE, 200))
            if isinstance(answer, BaseException):
                raise answer
            return answer

    answers = Answers()
    answers.asked = []
    monkeypatch.setattr(links, "check", answers.check)
    return answers


def run(capsys, **options):
    call_command("check_links", **{"pause": 0, **options})
    return capsys.readouterr().out.strip()


def healths():
    return dict(LinkCheck.objects.values_list("url", "health"))


# Addresses


def test_address_is_told_with_every_row_that_names_it():
    first, second = make_evidence(url=A, archived_url=B), make_evidence(url=A)
    source = make_source(url=A)
    found = addresses_of_the_record()
    assert {url: {*rows} for url, rows in found.items()} == {A: {first, second, source}, B: {first}}


def test_address_that_a_row_names_twice_is_told_once():
    row = make_evidence(url=A, archived_url=A)
    assert addresses_of_the_record() == {A: [row]}


def test_every_model_with_addresses_is_looked_at():
    names = {model.__name__: fields for model, fields in models_with_addresses()}
    assert {"Evidence": ["url", "archived_url"], "MediaLink": ["url"], "ReportLink": ["url"]}.items() <= names.items()


def test_drafts_are_looked_at_and_what_is_withdrawn_is_not():
    draft = make_evidence(url=A, **DRAFT)
    make_evidence(url=B, **WITHDRAWN)
    make_evidence(url=C, assessment=make_assessment(**WITHDRAWN), **PUBLIC)
    assert addresses_of_the_record() == {A: [draft]}


def test_link_of_what_is_withdrawn_is_not_looked_at():
    make_media_link(url=A, coverage=make_coverage(**WITHDRAWN))
    kept = make_media_link(url=B, coverage=make_coverage(**DRAFT))
    report = make_report_link(url=C)
    assert addresses_of_the_record() == {B: [kept], C: [report]}


def test_row_that_is_part_of_nothing_is_looked_at():
    assert make_dialogue().part_of is None
    row = make_source(url=A)
    assert addresses_of_the_record() == {A: [row]}


def test_reader_gets_the_addresses_of_rows_that_they_may_see(contributor, reviewer):
    hidden, seen = make_evidence(url=A, **DRAFT), make_evidence(url=A, **PUBLIC)
    assert addresses_of_the_record(contributor) == {A: [seen]}
    assert addresses_of_the_record(reviewer) == {A: [hidden, seen]}


# The command


def test_what_was_found_is_remembered_and_told(site, capsys):
    for url in (A, B, C, f"{C}x"):
        make_evidence(url=url)
    site[A] = links.Health(Finding.GONE, 404)
    site[B] = links.Health(Finding.MOVED, 200, "https://new.example.org/")
    site[C] = links.Health(Finding.CANNOT)
    told = run(capsys)
    assert told == "4 of 4 addresses checked. Reachable: 1, Gone: 1, Moved: 1, Cannot be checked: 1."
    rows = LinkCheck.objects.values_list("url", "health", "status_code", "moved_to")
    assert list(rows) == [
        (A, Health.GONE, 404, ""),
        (B, Health.MOVED, 200, "https://new.example.org/"),
        (C, Health.CANNOT, None, ""),
        (f"{C}x", Health.REACHABLE, 200, ""),
    ]


def test_address_is_asked_once_however_many_rows_name_it(site, capsys):
    make_evidence(url=A)
    make_evidence(url=A, archived_url=A)
    run(capsys)
    assert site.asked == [A]


def test_later_finding_takes_the_place_of_the_earlier(site, capsys):
    make_evidence(url=A)
    run(capsys)
    site[A] = links.Health(Finding.GONE, 410)
    run(capsys)
    assert healths() == {A: Health.GONE}


def test_address_that_fails_does_not_stop_the_others(site, capsys):
    for url in (A, B):
        make_evidence(url=url)
    site[A] = RuntimeError("of a kind that nobody thought of")
    run(capsys)
    assert healths() == {A: Health.CANNOT, B: Health.REACHABLE}


def test_interrupted_run_keeps_what_it_found(site, capsys):
    for url in (A, B, C):
        make_evidence(url=url)
    site[B] = KeyboardInterrupt()
    told = run(capsys)
    assert told.splitlines() == [
        "Stopped; what was found until now is kept.",
        "1 of 3 addresses checked. Reachable: 1, Gone: 0, Moved: 0, Cannot be checked: 0.",
    ]
    assert healths() == {A: Health.REACHABLE}


def checked(url, days_ago):
    remember(url, links.Health(Finding.REACHABLE, 200), at=timezone.now() - dt.timedelta(days=days_ago))


def test_only_what_was_not_checked_lately_is_asked(site, capsys):
    for url in (A, B, C):
        make_evidence(url=url)
    checked(A, days_ago=3)
    checked(B, days_ago=10)
    run(capsys, older_than_days=7)
    assert site.asked == [C, B]


def test_limit_takes_those_that_waited_longest(site, capsys):
    for url in (A, B, C):
        make_evidence(url=url)
    checked(A, days_ago=3)
    checked(B, days_ago=10)
    assert run(capsys, limit=2).startswith("2 of 3 addresses checked.")
    assert site.asked == [C, B]


def test_address_that_no_row_names_any_more_is_forgotten(site, capsys):
    checked(A, days_ago=1)
    checked(B, days_ago=1)
    make_evidence(url=B)
    run(capsys)
    assert list(healths()) == [B]


def test_one_site_is_not_asked_too_soon_again(site, capsys, monkeypatch):
    slept = []
    monkeypatch.setattr("time.sleep", slept.append)
    for url in (A, f"{A}second", B):
        make_evidence(url=url)
    run(capsys, pause=100)
    assert [round(seconds, -1) for seconds in slept] == [100]

"""Long editions are made in a process of their own, which tells how far it is and leaves nothing half made."""

import datetime as dt
import sys
from subprocess import DEVNULL
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.utils import timezone

from reports import actions, makings
from reports.actions import EditionRefused
from reports.makings import carry_out, start_making
from reports.models import Edition, Making
from reports.models.edition import Format
from tests.factories import PUBLIC, make_edition, make_recommendation, make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    row = make_recommendation(**PUBLIC)
    report = make_report(review=row.review, **PUBLIC)
    words = {"as_of": "2022-01", "published_on": "2022-05-01", "data": None, "data_sha256": ""}
    return make_edition(report=report, audience="public", state="in-review", **words)


@pytest.fixture
def drawn(monkeypatch):
    """Bytes instead of the seconds that drawing takes."""
    for each in Format:
        monkeypatch.setitem(actions.RENDERERS, each, lambda content, data: f"{content.language}".encode())


def nobody(making):
    """Starts no process."""


def test_making_is_carried_out_by_a_command_of_its_own(edition, reviewer, monkeypatch):
    started = []
    launching = SimpleNamespace(Popen=lambda command, **given: started.append((command, given)), DEVNULL=DEVNULL)
    monkeypatch.setattr(makings, "subprocess", launching)
    making = start_making(edition=edition, by=reviewer)
    ((command, given),) = started
    assert command[0] == sys.executable
    assert command[2:] == ["render_report", "--making", str(making.uid)]
    assert given["start_new_session"] is True


def test_publication_in_a_process_of_its_own_is_that_of_the_workbench(edition, reviewer, drawn):
    making = start_making(edition=edition, by=reviewer, launched=nobody)
    assert (making.done, making.total) == (0, 10)
    call_command("render_report", making=str(making.uid))
    making.refresh_from_db()
    assert (making.done, making.total, making.problem, making.is_over) == (10, 10, "", True)
    assert (Edition.objects.get().state, edition.files.count()) == ("published", 10)
    assert edition.history.first().history_user == reviewer


def test_rights_are_asked_again_in_the_process(edition, contributor, drawn):
    making = start_making(edition=edition, by=contributor, launched=nobody)
    carry_out(making)
    assert making.problem == "Only what is in review can be published, by a reviewer who did not write it."
    assert (Edition.objects.get().state, edition.files.count()) == ("in-review", 0)


def test_edition_that_was_changed_since_it_was_asked_for_is_not_published(edition, reviewer, drawn):
    making = start_making(edition=edition, by=reviewer, launched=nobody)
    Edition.objects.update(version=edition.version + 1, mends_en="")
    call_command("render_report", making=str(making.uid))
    making.refresh_from_db()
    assert making.problem == "This was changed since you read it. Look at it again, then decide."
    assert (Edition.objects.get().state, edition.files.count()) == ("in-review", 0)


def test_word_about_progress_that_cannot_be_written_stops_nothing(edition, reviewer, drawn, monkeypatch):
    making = start_making(edition=edition, by=reviewer, launched=nobody)
    making.heard_at = timezone.now() - dt.timedelta(seconds=1)
    Making.objects.all().delete()
    carry_out(making)
    assert (Edition.objects.get().state, Making.objects.count()) == ("published", 0)


def test_making_whose_process_cannot_be_started_is_forgotten(edition, reviewer):
    def fail(making):
        raise OSError("no memory")

    with pytest.raises(OSError, match="no memory"):
        start_making(edition=edition, by=reviewer, launched=fail)
    assert not Making.objects.exists()


def test_second_making_that_comes_at_the_same_moment_is_refused_in_words(edition, reviewer, monkeypatch):
    start_making(edition=edition, by=reviewer, launched=nobody)
    monkeypatch.setattr(Making, "full_clean", lambda making: None)
    with pytest.raises(EditionRefused, match="are being made already"):
        start_making(edition=edition, by=reviewer, launched=nobody)


def test_making_that_fails_says_so_and_leaves_no_half_edition(edition, reviewer, drawn, monkeypatch):
    def fail(content, data):
        raise RuntimeError("no ink")

    monkeypatch.setitem(actions.RENDERERS, Format.JSON, fail)
    making = start_making(edition=edition, by=reviewer, launched=nobody)
    with pytest.raises(RuntimeError, match="no ink"):
        carry_out(making)
    making.refresh_from_db()
    assert making.problem == "It could not be made: something went wrong here. Nothing was changed."
    assert (Edition.objects.get().state, edition.files.count()) == ("in-review", 0)


def test_draft_is_kept_for_whoever_asked_for_it(edition, reviewer, drawn):
    making = start_making(edition=edition, by=reviewer, language="km", format_="pdf", launched=nobody)
    carry_out(making)
    assert (bytes(making.content), Edition.objects.get().state) == (b"km", "in-review")


def test_one_making_of_an_edition_at_a_time(edition, reviewer):
    start_making(edition=edition, by=reviewer, launched=nobody)
    with pytest.raises(EditionRefused, match="are being made already"):
        start_making(edition=edition, by=reviewer, launched=nobody)


def test_making_that_fell_silent_has_died_and_makes_room(edition, reviewer):
    making = start_making(edition=edition, by=reviewer, launched=nobody)
    Making.objects.update(heard_at=timezone.now() - dt.timedelta(minutes=3))
    making.refresh_from_db()
    assert making.has_died
    assert start_making(edition=edition, by=reviewer, launched=nobody).has_died is False


def test_what_nobody_took_is_destroyed_after_an_hour(edition, reviewer):
    old = start_making(edition=edition, by=reviewer, language="en", format_="pdf", launched=nobody)
    Making.objects.update(heard_at=timezone.now() - dt.timedelta(hours=1), content=b"draft")
    start_making(edition=edition, by=reviewer, launched=nobody)
    assert not Making.objects.filter(pk=old.pk).exists()


def test_command_for_cron_destroys_what_was_made_an_hour_ago(edition, reviewer, capsys):
    start_making(edition=edition, by=reviewer, language="en", format_="pdf", launched=nobody)
    call_command("forget_makings")
    Making.objects.update(heard_at=timezone.now() - dt.timedelta(hours=1), content=b"draft")
    call_command("forget_makings")
    assert capsys.readouterr().out == "0 deleted\n1 deleted\n"
    assert not Making.objects.exists()


def test_progress_is_written_down_at_most_twice_a_second(edition, reviewer):
    making = start_making(edition=edition, by=reviewer, launched=nobody)
    making.heard_at = timezone.now() - dt.timedelta(seconds=1)
    makings.tell(making, done=3, total=10, page=0)
    makings.tell(making, page=7)
    kept = Making.objects.get()
    assert (kept.done, kept.total, kept.page, making.page) == (3, 10, 0, 7)


@pytest.mark.parametrize(("name", "seen"), [("reviewer", 1), ("another_contributor", 0), ("administrator", 1)])
def test_making_is_seen_by_whoever_asked_for_it_and_by_administrators(edition, reviewer, name, seen, request):
    start_making(edition=edition, by=reviewer, launched=nobody)
    assert Making.objects.visible_to(request.getfixturevalue(name)).count() == seen


def test_making_is_seen_by_no_stranger(edition, reviewer, visitor):
    start_making(edition=edition, by=reviewer, launched=nobody)
    assert Making.objects.visible_to(visitor).count() == 0

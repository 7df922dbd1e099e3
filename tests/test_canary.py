"""The canary: hidden rows of every model lie in the database, and a stranger walks through every door.

Nothing that is hidden may be read, and nothing may tell that it is there: each answer must be the same to the byte
as before the hidden rows were made, and a hidden row must be answered as one that does not exist. First the canary
is shown to sing: a reviewer reads the marks, and so does whoever reads an API or a PDF that was made for one.
"""

import re

import pytest
from django.apps import apps
from django.test import Client
from django.urls import get_resolver, reverse

from recommendations.models import Recommendation, Review, State
from reports.actions import publish_edition
from reports.models import Edition, EditionFile, Making
from stakeholders.models import FollowUp
from tests.canary_doors import (
    addresses,
    answer,
    hidden_addresses,
    in_both_languages,
    marks_in,
    marks_seen,
    nobody,
    text_of,
    walk,
    workbench_addresses,
)
from tests.canary_rows import MARK, add_hidden, build_public, make_public, point_required_links_at_hidden_rows
from tests.factories import MAKERS
from tests.lib.reading_pdf import read_with
from upr_tracker.accounts.calendar_links import make_calendar_link
from upr_tracker.accounts.models import CalendarLink, Session, User
from upr_tracker.publishing.models import Coalition, KeptForm, LinkCheck, ReportedMistake, Revision, StoredFile

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unchecked")]

OUR_APPS = ("accounts", "publishing", "recommendations", "stakeholders", "reports", "site")
API = "/api/v1/"
NOT_READ_BY_THEMSELVES = {
    *(User, Session, CalendarLink, Coalition, KeptForm),
    *(LinkCheck, ReportedMistake, Revision, StoredFile, Making),
}
"""A file is read through the row that names it: each piece of evidence here has one.
Checks of links and what readers report are for staff."""


@pytest.fixture
def world():
    return build_public()


def pages(world):
    return [address for address in addresses(world) if not address.startswith(API)]


def api(world):
    return [address for address in addresses(world) if address.startswith(API)]


def test_canary_knows_every_model_of_ours():
    ours = {model for model in apps.get_models() if model._meta.app_label in OUR_APPS}
    histories = {model for model in ours if model.__name__.startswith("Historical")}
    assert ours - histories - NOT_READ_BY_THEMSELVES == set(MAKERS)


def test_every_door_opens_where_there_is_something_public(world):
    answers = walk(Client(), addresses(world))
    leads_on = {address for address in answers if re.search(r"reports/[^/]+/report\.\w+$", address)}
    assert {answers[address][0] for address in leads_on} == {302}
    assert {address: found[0] for address, found in answers.items() if found[0] != 200} == dict.fromkeys(leads_on, 302)


def test_stranger_reads_the_same_whether_there_are_hidden_rows_or_not(world):
    before = walk(Client(), addresses(world))
    add_hidden(world)
    after = walk(Client(), addresses(world))
    assert marks_in(after) == {}
    assert [address for address in before if before[address] != after[address]] == []


def test_stranger_reads_nothing_of_a_hidden_row_that_a_public_one_cannot_lack(world):
    add_hidden(world)
    point_required_links_at_hidden_rows(world)
    assert marks_in(walk(Client(), addresses(world))) == {}


def test_hidden_row_is_answered_as_one_that_does_not_exist(world):
    add_hidden(world)
    client, told = Client(), {}
    for hidden, absent in hidden_addresses(world):
        for one, other in zip(in_both_languages(hidden), in_both_languages(absent), strict=True):
            found, expected = answer(client, one), answer(client, other)
            if found[0] != 404 or found != (expected[0], expected[1], as_if(other, one, expected[2])):
                told[one] = found[0]
    assert told == {}


def as_if(asked, instead, content):
    """A page names the address that was asked for: what it would say had another been asked for."""
    return content.replace(asked[3:].encode(), instead[3:].encode())


def file_address(world, row):
    return reverse("evidence-file", args=[world.public[Review].slug, row.uid])


def test_file_that_is_narrower_than_its_citation_is_answered_as_none(world, as_member, as_reviewer):
    add_hidden(world)
    addresses = {audience: file_address(world, row) for audience, row in world.bare.items()}
    answers = {audience: walk(Client(), [address]) for audience, address in addresses.items()}
    assert {found[0] for each in answers.values() for found in each.values()} == {404}
    assert [marks_in(each) for each in answers.values()] == [{}, {}]
    heard = [[client.get(address).status_code for address in addresses.values()] for client in (as_member, as_reviewer)]
    assert heard == [[404, 200], [200, 200]]


@pytest.mark.parametrize("doors", [pages, api])
def test_nothing_can_be_found_out_by_filtering(world, doors):
    """Every filter of every list, asked for words, slugs, dates and uids of hidden rows."""
    add_hidden(world)
    client, told = Client(), []
    for address in doors(world):
        for name, form in filters_of(client, address).items():
            words = words_of_hidden_rows(world, form)
            expected = asked_for(client, address, name, nobody(words[0]))
            told += [f"{address}?{name}={word}" for word in words if asked_for(client, address, name, word) != expected]
    assert told == []


def asked_for(client, address, name, word):
    """The answer, with the word that was asked for left out."""
    status, location, content = answer(client, f"{address}?{name}={word}")
    return status, location, content.replace(word.encode(), b"...")


def filters_of(client, address):
    """Names of fields in the form of a page, or of parameters that the schema gives a route, with their form."""
    if address.startswith(API):
        paths = client.get("/api/v1/schema/?format=json").json()["paths"]
        parameters = paths.get(address, {}).get("get", {}).get("parameters", [])
        return {each["name"]: each["schema"].get("format", "") for each in parameters}
    if re.search(r"\.(pdf|png|xlsx|json)$|/logo/$", address):
        return {}
    page = client.get(address.replace(".csv", "/")).content.decode()
    return dict.fromkeys(sorted(set(re.findall(r'<(?:input|select)[^>]* name="(\w+)"', page))), "")


def words_of_hidden_rows(world, form):
    """Of each model the one that hides itself, and one that is hidden by what it is part of."""
    rows = [row for model in MAKERS for row in world.hidden_rows(model)[:: len(world.hidden_rows(model)) - 1 or 1]]
    if form == "uuid":
        return [str(row.uid) for row in rows]
    return ["1777-07-07"] if form == "date" else [MARK, *(row.slug for row in rows if hasattr(row, "slug"))]


def test_filters_are_found(world):
    client = Client()
    assert list(filters_of(client, f"/en/{world.public[Review].slug}/recommendations/")) == [
        "date_passed",
        "on",
        "q",
        "sort",
        "state",
        "status",
        "theme",
    ]
    assert "q" in filters_of(client, "/api/v1/recommendations/")


def test_canary_sings_for_a_reviewer(world, as_reviewer):
    """Of an edition's file a page shows no words but the hash."""
    add_hidden(world)
    point_required_links_at_hidden_rows(world)
    heard = marks_seen(world, walk(as_reviewer, pages(world)))
    assert set(MAKERS) - heard == {EditionFile}


def test_member_reads_of_hidden_rows_only_what_is_for_the_coalition(world, member, as_member):
    add_hidden(world)
    text = text_of(walk(as_member, addresses(world)))
    read = [row for row in world.hidden if row.mark in text]
    assert read != []
    assert [row for row in read if not type(row).objects.visible_to(member).filter(pk=row.pk).exists()] == []


def test_api_answers_everyone_as_a_stranger(world, as_reviewer):
    add_hidden(world)
    assert walk(as_reviewer, api(world)) == walk(Client(), api(world))


def test_canary_sings_in_an_api_made_for_a_reviewer(world, reviewer, monkeypatch):
    add_hidden(world)
    monkeypatch.setattr("upr_tracker.publishing.api.STRANGER", reviewer)
    heard = marks_seen(world, walk(Client(), api(world)))
    assert heard == set(MAKERS)


@pytest.fixture
def pdf_text(world, tmp_path):
    """The words of the PDFs of a new edition, published with hidden rows around it and served to a stranger."""

    def published():
        add_hidden(world)
        point_required_links_at_hidden_rows(world)
        edition = make_public(world, Edition, state="draft", replaces=world.public[Edition])
        edition.text_en = edition.text_km = ""  # which only a submission has
        edition.save()
        publish_edition(edition=edition, by=None)
        addresses = in_both_languages(edition.get_absolute_url())
        files = [Client().get(f"{address}report.pdf").content for address in addresses]
        tools = [("pdftotext", "-layout", "FILE", "-"), ("pdfinfo", "FILE")]
        words = "".join(read_with(*tool, content=file, folder=tmp_path) for file in files for tool in tools)
        return {"edition": (200, "", words.encode()), "page": answer(Client(), edition.get_absolute_url())}

    return published


def test_edition_is_published_as_a_stranger_would_read_it(world, pdf_text):
    answers = pdf_text()
    assert f"{world.public[Recommendation].text_en}" in text_of(answers)
    assert marks_in(answers) == {}


def test_canary_sings_in_an_edition_made_for_a_reviewer(world, pdf_text, reviewer, monkeypatch):
    monkeypatch.setattr("reports.actions.STRANGER", reviewer)
    assert {Recommendation, State} <= marks_seen(world, pdf_text())


def admin_addresses(world):
    for pattern in admin_routes(get_resolver().url_patterns, ""):
        text = re.sub(r"\(\?P<url>[^)]*\)|\(\?P<app_label>(\w+)[^)]*\)", lambda found: found[1] or "", pattern)
        yield "/" + re.sub(r"<(?:\w+:)?\w+>", str(world.public[Review].pk), text).replace("^", "").replace("$", "")


def admin_routes(patterns, prefix, inside=False):
    for pattern in patterns:
        text = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from admin_routes(pattern.url_patterns, text, inside or pattern.app_name == "admin")
        elif inside:
            yield text


def test_workbench_opens_to_nobody_who_is_not_signed_in(world, as_member):
    add_hidden(world)
    found = sorted(admin_addresses(world))
    assert len(found) > 50
    for client in (Client(), as_member):
        answers = {address: answer(client, address) for address in found}
        assert marks_in(answers) == {}
        open_to_all = {address for address, (status, *_) in answers.items() if status == 200}
        assert open_to_all <= {"/admin/login/", "/admin/jsi18n/"}


def test_workbench_shows_a_contributor_only_what_they_may_read(world, contributor, as_contributor, as_reviewer):
    """That a State exists is no secret there: it must be found before anything can be said of it."""
    add_hidden(world)
    found = list(workbench_addresses(world))
    text = text_of({address: answer(as_contributor, address) for address in found})
    read = [row for row in world.hidden if row.mark in text and type(row) is not State]
    assert [row for row in read if not type(row).objects.visible_to(contributor).filter(pk=row.pk).exists()] == []
    assert read != []
    for_reviewer = {address: answer(as_reviewer, address) for address in found if "/change/" in address}
    assert marks_seen(world, for_reviewer) == set(MAKERS)


def test_calendar_shows_its_person_only_what_they_may_read(world, contributor, reviewer):
    """It says no words of the record; what it has are the uids of rows, and those are marked."""
    add_hidden(world)
    text = {
        person: answer(Client(), reverse("calendar", args=[make_calendar_link(by=person)]))[2].decode()
        for person in (contributor, reviewer)
    }
    assert {type(row) for row in world.hidden if str(row.uid) in text[reviewer]} == {FollowUp, Recommendation, Review}
    read = [row for row in world.hidden if str(row.uid) in text[contributor]]
    assert read != []
    assert [row for row in read if not type(row).objects.visible_to(contributor).filter(pk=row.pk).exists()] == []
    assert [row.mark for row in world.hidden if row.mark in text[reviewer] + text[contributor]] == []


def test_calendar_opens_to_nobody_without_its_link(world, reviewer, as_reviewer):
    make_calendar_link(by=reviewer)
    for client in (Client(), as_reviewer):
        assert answer(client, reverse("calendar", args=["no-such-token"]))[0] == 404


def test_index_of_the_workbench_shows_a_contributor_only_what_they_may_read(world, contributor, as_contributor):
    """That a State exists is no secret there."""
    add_hidden(world)
    text = answer(as_contributor, reverse("admin:index"))[2].decode()
    read = [row for row in world.hidden if row.mark in text and type(row) is not State]
    assert [row for row in read if not type(row).objects.visible_to(contributor).filter(pk=row.pk).exists()] == []


def test_marks_stand_nowhere_by_chance(world):
    assert MARK not in text_of(walk(Client(), pages(world)))

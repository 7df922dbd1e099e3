"""Two people at one revision, and a revision of what was revised meanwhile."""

import pytest

from stakeholders.models import Organisation
from tests.admin_pages import address_of, filled_in, messages_of, notes, save, sent, typed
from tests.conftest import signed_in
from tests.factories import PUBLIC, WITHDRAWN, make_event, make_organisation, make_source
from upr_tracker.publishing.actions import erase, publish, submit
from upr_tracker.publishing.models import Revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def revised(contributor):
    """A published row with a revision by the contributor, its form's address, and what its reviewer typed."""
    row = make_organisation(name_en="Published", acronym="OLD", **PUBLIC)
    save(signed_in(contributor), address_of(row), name_en="First", acronym="OLDER")
    revision = Revision.objects.get()
    return row, revision, f"{address_of(row)}?revision={revision.pk}"


def test_second_to_save_a_revision_is_told(revised, contributor, as_reviewer, reviewer):
    row, revision, address = revised
    mine = typed(as_reviewer, address, name_en="Mine")
    save(signed_in(contributor), address_of(row), name_en="Theirs", name_km="ឈ្មោះ")
    response = as_reviewer.post(address, mine)
    assert messages_of(response)[0].startswith("contributor@example.org saved this")
    assert filled_in(response)["name_en"] == "Mine"
    assert list(notes(response)) == ["name_en", "name_km"]
    revision.refresh_from_db()
    assert revision.changes["fields"]["name_en"] == ["Published", "Theirs"]
    assert as_reviewer.post(address, filled_in(response)).status_code == 302
    revision.refresh_from_db()
    assert (revision.changes["fields"]["name_en"], revision.editor) == (["Published", "Mine"], reviewer)


def test_what_is_typed_into_a_revision_that_is_published_meanwhile_is_not_lost(revised, as_reviewer, administrator):
    _row, revision, address = revised
    mine = typed(as_reviewer, address, name_en="Mine")
    publish(thing=submit(thing=revision, by=revision.author), by=administrator)
    response = as_reviewer.post(address, mine)
    assert "administrator@example.org saved this" in messages_of(response)[0]
    assert notes(response) == {"name_en": "Saved meanwhile by administrator@example.org, then: First"}
    as_reviewer.post(address, filled_in(response))
    assert Revision.objects.get().changes["fields"] == {"name_en": ["First", "Mine"]}


@pytest.mark.parametrize("end", ["published", "erased"])
def test_nothing_is_left_of_what_a_revision_once_said(revised, administrator, end):
    row, revision, _address = revised
    if end == "published":
        publish(thing=submit(thing=revision, by=revision.author), by=administrator)
    else:
        erase(row=row, by=administrator)
    assert (Revision.objects.count(), Revision.history.count()) == (0, 0)


def test_what_is_typed_into_a_draft_that_is_published_meanwhile_becomes_a_revision(contributor, reviewer):
    row = make_organisation(name_en="Draft", author=contributor)
    client = signed_in(contributor)
    mine = typed(client, address_of(row), name_en="Mine")
    publish(thing=submit(thing=row, by=contributor), by=reviewer)
    response = client.post(address_of(row), mine)
    assert messages_of(response)[0].startswith("reviewer@example.org saved this")
    client.post(address_of(row), filled_in(response))
    row.refresh_from_db()
    assert (row.name_en, Revision.objects.get().changes["fields"]) == ("Draft", {"name_en": ["Draft", "Mine"]})


def test_stale_revision_shows_what_is_published_now(revised, as_administrator, administrator, reviewer, as_contributor):
    row = revised[0]
    save(as_administrator, address_of(row), name_en="Published since", name_km="ឈ្មោះ")
    publish(thing=submit(thing=Revision.objects.get(author=administrator), by=administrator), by=reviewer)
    page = as_contributor.get(address_of(row))
    assert filled_in(page)["name_en"] == "First"
    assert (page.context["clashing"], notes(page)) == (["Name"], {"name_en": "Published meanwhile: Published since"})
    as_contributor.post(address_of(row), filled_in(page))
    assert Revision.objects.get().changes["fields"] == {
        "name_en": ["Published since", "First"],
        "acronym": ["OLD", "OLDER"],
    }
    assert notes(as_contributor.get(address_of(row))) == {}


def test_revision_of_a_row_that_is_withdrawn_meanwhile_is_given_back(revised, as_contributor):
    row = revised[0]
    mine = sent(as_contributor, address_of(row), name_en="Mine")
    Organisation.objects.update(**WITHDRAWN)
    response = as_contributor.post(address_of(row), mine)
    assert (response.status_code, dict(response.context["texts"])["Name"]) == (404, "Mine")
    assert Revision.objects.get().changes["fields"]["name_en"] == ["Published", "First"]


def test_stale_revision_tells_nothing_of_what_is_out_of_sight(as_contributor, as_administrator, reviewer):
    secret, mine = make_source(title_en="Hidden paper"), make_source(title_en="Mine", **PUBLIC)
    row = make_event(**PUBLIC)
    save(as_contributor, address_of(row), source=str(mine.pk), text_en="Mine")
    save(as_administrator, address_of(row), source=str(secret.pk), text_en="Published since")
    theirs = Revision.objects.get(author__email="administrator@example.org")
    publish(thing=submit(thing=theirs, by=theirs.author), by=reviewer)
    page = as_contributor.get(address_of(row))
    assert notes(page) == {"text_en": "Published meanwhile: Published since"}
    assert "Hidden paper" not in page.content.decode()

"""Erasing reaches whatever was kept of a row, Django's own log of the workbench among it."""

import pytest
from django.apps import apps
from django.core.serializers import serialize

from stakeholders.models import Organisation, Participant
from tests.admin_pages import address_of, save
from tests.factories import PUBLIC, make_dialogue, make_organisation, make_participant

pytestmark = pytest.mark.django_db

HARM = "zzharmful"


def kept_of(words):
    """The tables in which these words stand."""
    return {model._meta.label for model in apps.get_models() if words in serialize("json", model._base_manager.all())}


def test_erased_row_leaves_no_word_behind(as_administrator):
    row = make_organisation(name_en=HARM)
    save(as_administrator, address_of(row), acronym="ZZ")
    Organisation.objects.filter(pk=row.pk).update(state="published", audience="public")
    save(as_administrator, address_of(row), name_km=f"{HARM} ខ្មែរ")
    before = {"stakeholders.Organisation", "stakeholders.HistoricalOrganisation"}
    assert kept_of(HARM) == before | {"publishing.Revision", "publishing.HistoricalRevision"}
    as_administrator.post(address_of(row, "delete"), {"post": "yes"})
    assert kept_of(HARM) - {"accounts.Session"} == set()


def test_changes_of_a_revision_tell_its_author_no_line_out_of_sight(as_contributor, as_reviewer):
    dialogue = make_dialogue(**PUBLIC)
    make_participant(dialogue=dialogue, organisation=make_organisation(), printed_en="Hidden house")
    words = {"participants-TOTAL_FORMS": "1", "participants-0-order": "1", "participants-0-printed_en": "Open house"}
    organisation = make_organisation(**PUBLIC)
    answer = save(
        as_contributor,
        address_of(dialogue),
        **words,
        **{"participants-0-organisation": organisation.pk, "_preview": "1"},
    )
    told = [client.get(answer["Location"]).content.decode() for client in (as_contributor, as_reviewer)]
    assert [("Open house" in page, "Hidden house" in page) for page in told] == [(True, False), (True, False)]
    assert Participant.objects.count() == 1


@pytest.mark.parametrize("from_list", [False, True])
def test_row_that_was_named_meanwhile_is_not_erased(as_administrator, monkeypatch, from_list):
    row, other = make_organisation(name_en="Klahaan"), make_organisation()
    address, words = address_of(row, "delete"), {"post": "yes"}
    if from_list:
        address = address_of(Organisation, "changelist")
        words |= {"action": "delete_selected", "_selected_action": [other.pk, row.pk]}

    def looked_before(*args):
        return [], {}, set(), []

    monkeypatch.setattr("django.contrib.admin.options.ModelAdmin.get_deleted_objects", looked_before)
    make_participant(organisation=row)
    page = as_administrator.post(address, words, follow=True)
    (message,) = [str(said) for said in page.context["messages"]]
    assert message.startswith("Other rows name this one: ")
    assert Organisation.objects.filter(pk__in=[row.pk, other.pk]).count() == 2


def test_page_about_erasing_says_what_goes_and_what_stands_in_the_way(as_administrator):
    row = make_organisation(name_en="Klahaan")
    assert "Erasing is for good." in as_administrator.get(address_of(row, "delete")).content.decode()
    make_participant(organisation=row)
    words = {"action": "delete_selected", "_selected_action": [row.pk]}
    pages = [
        as_administrator.get(address_of(row, "delete")),
        as_administrator.post(address_of(Organisation, "changelist"), words),
    ]
    for page in pages:
        assert "This cannot be erased while other rows name it." in page.content.decode()

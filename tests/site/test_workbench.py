import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from simple_history.models import HistoricalChanges

from tests import factories
from tests.admin_pages import address_of, messages_of, save, typed

OURS = ("accounts", "publishing", "recommendations", "stakeholders", "reports", "site")
MAKERS = {
    "User": factories.make_user,
    "State": factories.make_state,
    "SourceDocument": factories.make_source,
    "Review": factories.make_review,
    "Passage": factories.make_passage,
    "Theme": factories.make_theme,
    "ThemeWording": factories.make_wording,
    "Recommendation": factories.make_recommendation,
    "Assessment": factories.make_assessment,
    "Evidence": factories.make_evidence,
    "Organisation": factories.make_organisation,
    "Event": factories.make_event,
    "Dialogue": factories.make_dialogue,
    "Participant": factories.make_participant,
    "Statement": factories.make_statement,
    "FollowUp": factories.make_follow_up,
    "AskList": factories.make_ask_list,
    "Ask": factories.make_ask,
    "MediaCoverage": factories.make_coverage,
    "MediaLink": factories.make_media_link,
    "Report": factories.make_report,
    "ReportLink": factories.make_report_link,
    "Edition": factories.make_edition,
    "EditionFile": factories.make_edition_file,
    "Endorsement": factories.make_endorsement,
}
PARTS = {"ThemeWording", "Participant", "MediaLink", "ReportLink", "EditionFile"}
WITHOUT_A_PAGE = {
    *("CalendarLink", "Coalition", "KeptForm", "LinkCheck", "Making"),
    *("ReportedMistake", "Revision", "Session", "StoredFile"),
}
"""What is made and ended on pages of other rows, or by commands; and the settings, with tests of their own."""
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", re.IGNORECASE)
LOADED = re.compile(r"""<(?:link|script|img|form)\b[^>]*(?:src|href|action)=["']?(?:https?:)?//""")


def our_models():
    models = [model for model in apps.get_models() if model._meta.app_label in OURS]
    ours = {model for model in models if not issubclass(model, HistoricalChanges)}
    return {model for model in ours if model.__name__ not in WITHOUT_A_PAGE}


@pytest.fixture(params=sorted(our_models(), key=lambda model: model.__name__), ids=lambda model: model.__name__)
def model(request):
    return request.param


def make(model, **fields):
    return MAKERS[model.__name__](**fields)


def loads_nothing_from_elsewhere(response):
    html = response.content.decode()
    return INLINE.findall(html) + LOADED.findall(html)


def test_every_model_of_ours_is_registered():
    assert our_models() - set(admin.site._registry) == set()


def test_every_model_can_be_searched(model):
    assert admin.site.get_model_admin(model).search_fields


def test_every_link_to_another_row_is_looked_up_by_typing(model):
    chosen = admin.site.get_model_admin(model).autocomplete_fields
    links = [f for f in (*model._meta.fields, *model._meta.many_to_many) if f.is_relation and f.editable]
    not_lists = {"groups", "user_permissions"}
    assert {link.name for link in links} - set(chosen) - not_lists == set()


def test_every_model_has_a_maker():
    assert {model.__name__ for model in our_models()} == set(MAKERS)


def test_list_opens(as_superuser, model):
    make(model)
    response = as_superuser.get(address_of(model, "changelist"), {"q": "a"})
    assert (response.status_code, loads_nothing_from_elsewhere(response)) == (200, [])


def test_add_page_opens(as_superuser, model):
    response = as_superuser.get(address_of(model, "add"))
    if model.__name__ in PARTS:
        assert response.status_code == 403
    else:
        assert (response.status_code, loads_nothing_from_elsewhere(response)) == (200, [])


def test_page_of_a_row_opens(as_superuser, model):
    response = as_superuser.get(address_of(make(model)))
    assert (response.status_code, loads_nothing_from_elsewhere(response)) == (200, [])


def test_history_of_a_row_opens(as_superuser, model):
    row = make(model)
    row.save()
    response = as_superuser.get(address_of(row, "history"))
    expected = 403 if model.__name__ == "EditionFile" else 200
    assert (response.status_code, loads_nothing_from_elsewhere(response)) == (expected, [])


def test_page_that_erases_opens(as_superuser, model):
    response = as_superuser.get(address_of(make(model), "delete"))
    assert (response.status_code, loads_nothing_from_elsewhere(response)) == (200, [])


def queries_for(client, address):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_list_asks_the_database_as_often_for_three_rows_as_for_one(as_superuser, model):
    make(model)
    queries_for(as_superuser, address_of(model, "changelist"))  # content types are remembered from here on
    for_one = queries_for(as_superuser, address_of(model, "changelist"))
    make(model)
    make(model)
    assert queries_for(as_superuser, address_of(model, "changelist")) == for_one


def test_index_lists_the_rooms_in_their_order(as_superuser):
    rooms = as_superuser.get("/admin/").context["app_list"]
    assert [str(room["name"]) for room in rooms] == [
        "What was promised, and what came of it",
        "Who acts, and what they said",
        "What is told",
        "Who works here",
        "How we work",
    ]


def test_index_begins_with_what_editors_want_most(as_superuser):
    rooms = as_superuser.get("/admin/").context["app_list"]
    assert [str(room["models"][0]["name"]) for room in rooms] == [
        "Recommendations",
        "Dialogues",
        "Reports",
        "Accounts",
        "Settings of the coalition",
    ]


def test_index_leaves_out_what_is_edited_with_another_row(as_superuser):
    rooms = as_superuser.get("/admin/").context["app_list"]
    listed = {entry["object_name"] for room in rooms for entry in room["models"]}
    assert listed == {model.__name__ for model in our_models()} - PARTS | {"Coalition", "ReportedMistake"}


def test_contributor_is_not_shown_the_accounts(as_contributor):
    rooms = as_contributor.get("/admin/").context["app_list"]
    assert [room["app_label"] for room in rooms] == ["recommendations", "stakeholders", "reports"]


def test_list_is_called_by_what_it_lists(as_superuser):
    assert as_superuser.get("/admin/stakeholders/followup/").context["title"] == "Next steps"


def test_nonsense_is_refused_in_words(as_superuser, model):
    if model.__name__ in PARTS:
        pytest.skip("is not added on a page of its own")
    address = address_of(model, "add")
    response = save(as_superuser, address, **dict.fromkeys(typed(as_superuser, address), "\0<script>2022-99"))
    assert messages_of(response) != []

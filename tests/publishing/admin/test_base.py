"""Who may do what in the workbench, shown on organisations."""

import pytest
from django.urls import reverse

from stakeholders.models import Organisation
from tests.admin_pages import address_of, save
from tests.factories import (
    DRAFT,
    FOR_COALITION,
    IN_REVIEW,
    MAKERS,
    PUBLIC,
    WITHDRAWN,
    make_follow_up,
    make_organisation,
)

pytestmark = pytest.mark.django_db

ADD_ORGANISATION = reverse("admin:stakeholders_organisation_add")
STATES = {"draft": DRAFT, "in-review": IN_REVIEW, "published": PUBLIC, "withdrawn": WITHDRAWN}


def rows_listed(client, model):
    return set(client.get(address_of(model, "changelist")).context["cl"].queryset)


def shown_fields(client, row):
    form = client.get(address_of(row)).context["adminform"]
    return set(form.form.fields), set(form.readonly_fields)


@pytest.mark.parametrize("page", ["changelist", "add"])
def test_stranger_is_asked_to_sign_in(client, db, page):
    address = address_of(Organisation, page)
    assert client.get(address).headers["Location"] == f"/admin/login/?next={address}"


@pytest.mark.parametrize("who", ["as_member", "inactive"])
def test_account_without_access_is_asked_to_sign_in(request, client, who):
    reader = request.getfixturevalue(who)
    if who == "inactive":
        client.force_login(reader)
        reader = client
    assert reader.get(address_of(Organisation, "changelist")).status_code == 302


def test_staff_without_a_role_find_nothing(member, as_member):
    make_organisation(**PUBLIC)
    member.is_staff = True
    member.save()
    pages = [address_of(Organisation, "changelist"), ADD_ORGANISATION]
    assert [as_member.get(page).status_code for page in [*pages, "/admin/"]] == [302, 302, 302]


def test_contributor_lists_what_visible_to_gives(as_contributor, contributor):
    own = make_organisation(author=contributor)
    shared, public = make_organisation(**FOR_COALITION), make_organisation(**PUBLIC)
    make_organisation()
    assert rows_listed(as_contributor, Organisation) == {own, shared, public}


def test_reviewer_lists_every_row(as_reviewer, contributor):
    rows = {make_organisation(author=contributor), make_organisation(), make_organisation(**PUBLIC)}
    assert rows_listed(as_reviewer, Organisation) == rows


@pytest.mark.parametrize("page", ["change", "delete", "history"])
def test_row_out_of_sight_is_not_there(as_contributor, page):
    row = make_organisation(name_en="Hidden house")
    response = as_contributor.get(address_of(row, page), follow=True)
    assert "Hidden house" not in response.content.decode()


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(
    ("who", "owned", "may_edit"),
    [
        ("contributor", True, {"draft", "in-review"}),
        ("contributor", False, set()),
        ("reviewer", False, {"draft", "in-review"}),
        ("administrator", False, {"draft", "in-review"}),
    ],
)
def test_row_is_edited_by_whom_the_rules_allow(request, who, owned, may_edit, state):
    author = request.getfixturevalue(who) if owned else None
    row = make_organisation(author=author, **STATES[state])
    client = request.getfixturevalue(f"as_{who}")
    client.post(address_of(row), {**words_for(row), "name_en": "Renamed"})
    row.refresh_from_db()
    assert (row.name_en == "Renamed") is (state in may_edit)


def words_for(row):
    return {
        "kind": row.kind,
        "name_en": row.name_en,
        "order": "0",
        "state": row.state,
        "audience": row.audience,
        "version_seen": row.version,
    }


@pytest.mark.parametrize("who", ["contributor", "reviewer", "administrator"])
def test_form_offers_the_audience_and_never_the_state(request, who):
    row = make_organisation(author=request.getfixturevalue(who))
    client = request.getfixturevalue(f"as_{who}")
    response = client.post(address_of(row), {**words_for(row), "state": "published", "audience": "public"})
    row.refresh_from_db()
    assert (response.status_code, row.state, row.audience) == (302, "draft", "public")
    assert "state" not in shown_fields(client, row)[0]


@pytest.mark.parametrize("who", ["contributor", "reviewer", "administrator"])
def test_new_row_is_its_authors_private_draft(request, who):
    client, author = request.getfixturevalue(f"as_{who}"), request.getfixturevalue(who)
    response = save(client, ADD_ORGANISATION, kind="other", name_en="A new house")
    row = Organisation.objects.get()
    assert (response.status_code, row.author, row.state, row.audience) == (302, author, "draft", "private")


@pytest.mark.parametrize(("who", "status"), [("contributor", 403), ("reviewer", 403), ("administrator", 302)])
def test_only_administrators_erase(request, who, status):
    row = make_organisation(author=request.getfixturevalue(who))
    response = request.getfixturevalue(f"as_{who}").post(address_of(row, "delete"), {"post": "yes"})
    assert (response.status_code, Organisation.objects.filter(pk=row.pk).exists()) == (status, status == 403)


@pytest.mark.parametrize(
    ("who", "actions"), [("contributor", []), ("reviewer", []), ("administrator", ["delete_selected"])]
)
def test_only_administrators_erase_several(request, who, actions):
    make_organisation(**PUBLIC)
    response = request.getfixturevalue(f"as_{who}").get(address_of(Organisation, "changelist"))
    offered = [name for name, _ in response.context["action_form"].fields["action"].choices[1:]]
    assert [name for name in offered if not name.startswith("act_")] == actions


def test_editing_leaves_the_author(as_reviewer, contributor):
    row = make_organisation(author=contributor)
    save(as_reviewer, address_of(row), name_en="Renamed")
    row.refresh_from_db()
    assert (row.name_en, row.author) == ("Renamed", contributor)


def test_follow_up_without_dialogue_is_listed(as_contributor):
    row = make_follow_up(**PUBLIC)
    assert rows_listed(as_contributor, type(row)) == {row}


# What a list may be asked


@pytest.mark.parametrize(
    "question",
    [
        "endorsements__isnull=False",
        "participations__isnull=False",
        "revisions__isnull=False",
        "author__email__startswith=r",
        "author__in=" + "9" * 30,
        "author=" + "9" * 30,
        "id__in=" + "9" * 30,
        "version__in=" + "9" * 30,
        "audience__regex=[",
        "is_withheld=1",
        "nonsense=1",
    ],
)
def test_list_answers_only_what_its_filters_ask(as_contributor, question):
    row = make_organisation(**PUBLIC)
    response = as_contributor.get(f"{address_of(row, 'changelist')}?{question}")
    assert (response.status_code, response.headers.get("Location")) == (302, f"{address_of(row, 'changelist')}?e=1")
    assert as_contributor.get(response.headers["Location"]).status_code == 200


@pytest.mark.parametrize("model", MAKERS)
def test_list_answers_what_its_filters_ask(as_superuser, model):
    for _number in range(2):
        MAKERS[model]()
    address = address_of(model, "changelist")
    changes = as_superuser.get(address).context["cl"]
    links = {choice["query_string"] for spec in changes.filter_specs for choice in spec.choices(changes)}
    assert [link for link in links if as_superuser.get(f"{address}{link}").status_code != 200] == []


@pytest.mark.parametrize("question", ["p=" + "9" * 30, "o=" + "9" * 30, "review__id__exact=" + "9" * 30, "all=["])
def test_number_that_is_too_large_in_the_address_of_a_list_is_ignored(as_contributor, question):
    response = as_contributor.get(f"{address_of(make_follow_up(**PUBLIC), 'changelist')}?{question}", follow=True)
    assert response.status_code == 200


@pytest.mark.parametrize("key", ["9" * 30, "-1", "abc", "\0", "", "²"])
@pytest.mark.parametrize("act", ["act_publish", "delete_selected"])
def test_what_is_no_key_is_not_chosen_from_a_list(as_administrator, key, act):
    row = make_organisation(**PUBLIC)
    words = {"action": act, "_selected_action": [key], "index": "0"}
    response = as_administrator.post(address_of(row, "changelist"), words)
    assert (response.status_code, Organisation.objects.count()) == (302, 1)


def test_key_beside_what_is_none_is_chosen(as_reviewer):
    row = make_organisation(**IN_REVIEW)
    words = {"action": "act_publish", "_selected_action": ["9" * 30, str(row.pk)], "index": "0"}
    response = as_reviewer.post(address_of(row, "changelist"), words)
    assert f"rows={row.pk}&" in response.headers["Location"]

"""A session that ends while somebody types: what they typed is shown to them again, unsaved."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recommendations.models import State
from stakeholders.models import Organisation
from tests.admin_pages import address_of, ended, filled_in, send_after_the_end, sent, text_there, token_in
from tests.conftest import signed_in
from tests.factories import (
    IN_REVIEW,
    PUBLIC,
    WITHDRAWN,
    make_organisation,
    make_source,
    make_state,
    make_theme,
    make_user,
    make_wording,
)
from upr_tracker.accounts.roles import Role
from upr_tracker.publishing.keeping import LARGEST, TYPED_BY, kept_for
from upr_tracker.publishing.models import KeptForm, Revision

pytestmark = pytest.mark.django_db

ADD = reverse("admin:stakeholders_organisation_add")
KHMER = "សមាគម\u200bឥន្ទធនូកម្ពុជា"


@pytest.fixture
def draft(contributor):
    return make_organisation(author=contributor, name_en="As it was")


# Kept and shown again


def test_form_is_kept_and_leads_to_sign_in(contributor, draft):
    response = send_after_the_end(contributor, address_of(draft), name_en="Typed", name_km=KHMER)
    assert (response.status_code, response.headers["Location"]) == (302, f"/admin/login/?next={address_of(draft)}")
    draft.refresh_from_db()
    assert (draft.name_en, KeptForm.objects.get().person) == ("As it was", contributor)


@pytest.mark.parametrize("address", ["add", "change", "revision"])
def test_form_is_shown_as_it_was_typed_and_not_saved(contributor, draft, address):
    if address == "revision":
        type(draft).objects.update(**PUBLIC)
    address = ADD if address == "add" else address_of(draft)
    send_after_the_end(contributor, address, kind="other", name_en="Typed", name_km=KHMER)
    page = signed_in(contributor).get(address)
    words = filled_in(page)
    assert (words["name_en"], words["name_km"]) == ("Typed", KHMER)
    assert "nothing of it is saved yet" in page.content.decode()
    assert (Organisation.objects.get().name_en, Revision.objects.count()) == ("As it was", 0)


def test_form_that_was_shown_again_is_saved_and_forgotten(contributor, draft):
    send_after_the_end(contributor, address_of(draft), name_en="Typed")
    client = signed_in(contributor)
    response = client.post(address_of(draft), sent(client, address_of(draft)))
    draft.refresh_from_db()
    assert (response.status_code, draft.name_en, KeptForm.objects.count()) == (302, "Typed", 0)
    assert "nothing of it is saved" not in client.get(address_of(draft)).content.decode()


def test_revision_that_was_shown_again_is_kept_beside_the_row(contributor):
    row = make_organisation(name_en="As it was", **PUBLIC)
    send_after_the_end(contributor, address_of(row), name_en="Typed")
    client = signed_in(contributor)
    client.post(address_of(row), sent(client, address_of(row)))
    row.refresh_from_db()
    changes = Revision.objects.get().changes["fields"]
    assert (row.name_en, changes["name_en"], KeptForm.objects.count()) == ("As it was", ["As it was", "Typed"], 0)


def test_lines_that_were_added_are_there_again(contributor):
    theme = make_theme(author=contributor)
    source = make_source(**PUBLIC)
    make_wording(theme=theme, source=source, text_en="First")
    lines = {"wordings-TOTAL_FORMS": "2", "wordings-1-source": source.pk, "wordings-1-place": "asks"}
    texts = {"wordings-0-text_en": "First, mended", "wordings-1-text_en": "Second", "wordings-1-text_km": KHMER}
    send_after_the_end(contributor, address_of(theme), **lines, **texts, **{"wordings-1-order": "1"})
    client = signed_in(contributor)
    again = filled_in(client.get(address_of(theme)))
    assert {name: again[name] for name in texts} == texts
    assert [wording.text_en for wording in theme.wordings.all()] == ["First"]
    assert client.post(address_of(theme), sent(client, address_of(theme))).status_code == 302
    assert sorted(wording.text_en for wording in theme.wordings.all()) == ["First, mended", "Second"]


def test_state_is_kept_as_well(reviewer):
    state = make_state(name_en="Uruguay")
    send_after_the_end(reviewer, address_of(state), name_km=KHMER)
    assert text_there(signed_in(reviewer), address_of(state), "name_km") == KHMER
    assert State.objects.get(pk=state.pk).name_km == ""


def test_reason_for_an_act_is_kept(reviewer, contributor):
    row = make_organisation(author=contributor, **IN_REVIEW)
    address = f"{reverse('admin:stakeholders_organisation_act', args=['return'])}?rows={row.pk}"
    client = signed_in(reviewer)
    words = {TYPED_BY: token_in(client.get(address)), "reason": "Name the source.", f"version_{row.pk}": row.version}
    ended(client).post(address, words)
    row.refresh_from_db()
    assert row.state == "in-review"
    page = signed_in(reviewer).get(address)
    assert page.context["reason"] == "Name the source."
    client = signed_in(reviewer)
    assert client.post(address, words).status_code == 302
    row.refresh_from_db()
    assert (row.decided_because, KeptForm.objects.count()) == ("Name the source.", 0)


def test_form_typed_twice_is_kept_as_it_was_typed_last(contributor, draft):
    for name in ("First", "Last"):
        send_after_the_end(contributor, address_of(draft), name_en=name)
        KeptForm.objects.update(kept_at=timezone.now() - dt.timedelta(minutes=1))
    assert text_there(signed_in(contributor), address_of(draft), "name_en") == "Last"
    assert KeptForm.objects.count() == 1


def test_discarded_form_is_as_it_is_stored(contributor, draft):
    send_after_the_end(contributor, address_of(draft), name_en="Typed")
    client = signed_in(contributor)
    assert client.post(address_of(draft), {"_discard": "1"}).headers["Location"] == address_of(draft)
    assert (text_there(client, address_of(draft), "name_en"), KeptForm.objects.count()) == ("As it was", 0)


def test_row_that_changed_meanwhile_is_told_at_once(contributor, reviewer, draft):
    send_after_the_end(contributor, address_of(draft), name_en="Typed")
    client = signed_in(reviewer)
    client.post(address_of(draft), sent(client, address_of(draft), name_en="Theirs"))
    page = signed_in(contributor).get(address_of(draft))
    assert filled_in(page)["name_en"] == "Typed"
    assert "while you were editing it" in page.content.decode()


def test_list_from_which_the_reader_came_does_not_matter(contributor, draft):
    send_after_the_end(contributor, f"{address_of(draft)}?_changelist_filters=q%3Da", name_en="Typed")
    assert text_there(signed_in(contributor), address_of(draft), "name_en") == "Typed"


def test_file_is_not_kept_and_the_form_says_so(contributor, draft):
    client = signed_in(contributor)
    data = sent(client, address_of(draft), name_en="Typed")
    ended(client).post(address_of(draft), {**data, "file": SimpleUploadedFile("a.pdf", b"secret bytes")})
    assert kept_for(contributor, address_of(draft)).files == ["file"]
    assert "choose them again" in signed_in(contributor).get(address_of(draft)).content.decode()


# What was typed in another tab's session


@pytest.fixture
def checking(contributor):
    """A browser in which forgery is checked for, as everywhere outside tests."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(contributor)
    return client


def test_form_from_before_another_sign_in_is_kept(checking, contributor, draft):
    data = sent(checking, address_of(draft), name_en="Typed")
    response = checking.post(address_of(draft), {**data, "csrfmiddlewaretoken": "x" * 64})
    assert response.headers["Location"] == address_of(draft)
    draft.refresh_from_db()
    assert (draft.name_en, text_there(checking, address_of(draft), "name_en")) == ("As it was", "Typed")


def test_form_without_check_or_session_leads_to_sign_in(checking, draft):
    data = sent(checking, address_of(draft), name_en="Typed")
    response = ended(checking).post(address_of(draft), data)
    assert response.headers["Location"] == f"/admin/login/?next={address_of(draft)}"
    assert KeptForm.objects.count() == 1


def test_failing_check_without_a_token_is_told_on_a_plain_page(checking, draft):
    response = checking.post(address_of(draft), {"name_en": "Secret words"})
    assert (response.status_code, KeptForm.objects.count()) == (403, 0)
    page = response.content.decode()
    assert ("This was not saved" in page, "Secret words" in page) == (True, False)


# What cannot be kept or saved is given back


def test_too_long_a_form_is_given_back_to_be_copied(contributor, draft):
    long = "word " * (LARGEST // 5)
    response = send_after_the_end(contributor, address_of(draft), other_spellings=long)
    assert (response.status_code, KeptForm.objects.count()) == (413, 0)
    assert dict(response.context["texts"])["Other spellings"] == long


@pytest.mark.parametrize("when", ["while typing", "after the session"])
def test_row_that_may_not_be_changed_any_more_gives_the_text_back(contributor, draft, when):
    client = signed_in(contributor)
    data = sent(client, address_of(draft), name_en="Typed")
    if when == "after the session":
        ended(client).post(address_of(draft), data)
    type(draft).objects.update(**WITHDRAWN)
    client = signed_in(contributor)
    response = client.get(address_of(draft)) if when == "after the session" else client.post(address_of(draft), data)
    assert (response.status_code, dict(response.context["texts"])["Name"]) == (403, "Typed")


def test_row_that_is_gone_gives_the_text_back(contributor, draft):
    client = signed_in(contributor)
    address = address_of(draft)
    data = sent(client, address, name_en="Typed")
    draft.delete()
    response = client.post(address, data)
    assert (response.status_code, dict(response.context["texts"])["Name"]) == (404, "Typed")


def test_form_of_an_account_carries_no_token(as_administrator, contributor):
    for page in (reverse("admin:accounts_user_add"), address_of(contributor)):
        assert TYPED_BY not in as_administrator.get(page).content.decode()


def test_password_is_never_kept(contributor, draft):
    send_after_the_end(contributor, address_of(draft), name_en="Typed", password="nine", new_password1="nine")
    assert {name for name in kept_for(contributor, address_of(draft)).texts if "password" in name} == set()


# Any text


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.text(), st.sampled_from(["\0", "😀👩‍👩‍👧", KHMER * 500, "a\r\nb\n", "<script>", " "])))
def test_any_text_survives(text):
    person = make_user(roles=[Role.CONTRIBUTOR])
    draft = make_organisation(author=person)
    client = signed_in(person)
    data = sent(client, address_of(draft))
    ended(client).post(address_of(draft), {**data, "other_spellings": text})
    sent_text = text.encode("utf-8", "replace").decode("utf-8")
    page = signed_in(person).get(address_of(draft))
    assert page.context["adminform"].form["other_spellings"].value() == sent_text

"""Forms that are kept: for whom, for how long, and what erases them."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from tests.admin_pages import address_of, send_after_the_end, sent, text_there
from tests.conftest import signed_in
from tests.factories import make_assessment, make_evidence, make_organisation
from upr_tracker.publishing.actions import erase
from upr_tracker.publishing.keeping import TYPED_BY, keep, kept_for, token_for
from upr_tracker.publishing.keeping import address_of as address_in
from upr_tracker.publishing.models import KeptForm

pytestmark = pytest.mark.django_db

ADD = reverse("admin:stakeholders_organisation_add")


@pytest.fixture
def draft(contributor):
    return make_organisation(author=contributor, name_en="As it was")


# Nobody else's


@pytest.mark.parametrize("who", ["another_contributor", "reviewer", "administrator", "superuser"])
def test_nobody_else_sees_what_was_typed(request, contributor, draft, who):
    send_after_the_end(contributor, address_of(draft), name_en="Private words")
    page = signed_in(request.getfixturevalue(who)).get(address_of(draft), follow=True)
    assert "Private words" not in page.content.decode()


def test_somebody_else_who_has_signed_in_neither_sees_nor_saves_it(contributor, reviewer, draft):
    data = sent(signed_in(contributor), address_of(draft), name_en="Private words")
    response = signed_in(reviewer).post(address_of(draft), data)
    draft.refresh_from_db()
    assert (response.status_code, draft.name_en) == (403, "As it was")
    assert "Private words" not in response.content.decode()
    assert text_there(signed_in(contributor), address_of(draft), "name_en") == "Private words"


@pytest.mark.parametrize("token", ["", "forged", "WzEsIi8iXQ:1abc:forged", "\0", "ក"])
def test_forged_token_keeps_nothing(client, draft, token):
    response = client.post(address_of(draft), {"name_en": "Typed", TYPED_BY: token})
    assert (response.status_code, KeptForm.objects.count()) == (302, 0)


def test_token_of_another_address_keeps_nothing(client, contributor, draft):
    token = token_for(contributor, ADD)
    client.post(address_of(draft), {"name_en": "Typed", TYPED_BY: token})
    assert KeptForm.objects.count() == 0


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False}])
def test_token_of_somebody_who_left_keeps_nothing(client, contributor, draft, change):
    token = token_for(contributor, address_of(draft))
    type(contributor).objects.update(**change)
    client.post(address_of(draft), {"name_en": "Typed", TYPED_BY: token})
    assert KeptForm.objects.count() == 0


def test_token_of_long_ago_keeps_nothing(client, contributor, draft, monkeypatch):
    then = dt.datetime.now().timestamp() - 15 * 24 * 3600
    with monkeypatch.context() as past:
        past.setattr("django.core.signing.time.time", lambda: then)
        token = token_for(contributor, address_of(draft))
    client.post(address_of(draft), {"name_en": "Typed", TYPED_BY: token})
    assert KeptForm.objects.count() == 0


def test_form_is_gone_after_an_hour(contributor, draft):
    send_after_the_end(contributor, address_of(draft), name_en="Typed")
    KeptForm.objects.update(kept_at=timezone.now() - dt.timedelta(hours=1))
    assert text_there(signed_in(contributor), address_of(draft), "name_en") == "As it was"


def test_form_whose_date_was_put_forward_is_gone_after_an_hour_too(contributor, draft, monkeypatch):
    then = dt.datetime.now().timestamp() - 3601
    with monkeypatch.context() as past:
        past.setattr("cryptography.fernet.time.time", lambda: then)
        keep(person=contributor, address=address_of(draft), texts={"name_en": ["Typed"]})
    assert kept_for(contributor, address_of(draft)) is None


def test_form_that_was_given_to_somebody_else_in_the_database_stays_sealed(contributor, reviewer, draft):
    send_after_the_end(contributor, address_of(draft), name_en="Typed")
    KeptForm.objects.update(person=reviewer)
    assert kept_for(reviewer, address_of(draft)) is None


def test_database_holds_no_word_of_it(contributor, draft):
    send_after_the_end(contributor, address_of(draft), name_en="Private words")
    assert "Private" not in KeptForm.objects.get().sealed


def test_old_forms_go_when_one_is_kept_and_by_a_command(contributor, draft, capsys):
    keep(person=contributor, address="/admin/old/", texts={})
    KeptForm.objects.update(kept_at=timezone.now() - dt.timedelta(hours=2))
    keep(person=contributor, address="/admin/new/", texts={})
    assert [form.address for form in KeptForm.objects.all()] == ["/admin/new/"]
    call_command("forget_kept_forms")
    assert KeptForm.objects.count() == 1
    KeptForm.objects.update(kept_at=timezone.now() - dt.timedelta(hours=2))
    call_command("forget_kept_forms")
    assert (KeptForm.objects.count(), capsys.readouterr().out) == (0, "0 deleted\n1 deleted\n")


# Erasing


def test_erasing_a_row_reaches_what_was_typed_into_its_forms(contributor, administrator):
    assessment = make_assessment(author=contributor)
    evidence = make_evidence(assessment=assessment)
    other = make_assessment()
    act = reverse("admin:recommendations_assessment_act", args=["return"])
    mine = [address_of(assessment), f"{address_of(assessment)}?revision=1", f"{act}?rows=0,{assessment.pk}"]
    others = [address_of(other), f"{act}?rows={other.pk}", address_of(assessment, "add")]
    for address in [*mine, address_of(evidence), *others]:
        keep(person=contributor, address=address, texts={})
    erase(row=assessment, by=administrator)
    assert {form.address for form in KeptForm.objects.all()} == set(others)


def test_erasing_a_line_reaches_the_form_of_its_row(contributor, administrator):
    evidence = make_evidence()
    keep(person=contributor, address=address_of(evidence.assessment), texts={})
    erase(row=evidence, by=administrator)
    assert KeptForm.objects.count() == 0


def test_address_is_told_apart_by_what_it_names(rf):
    addresses = [
        address_in(rf.get(f"/admin/a/{query}")) for query in ("", "?", "?revision=1", "?_changelist_filters=q")
    ]
    assert addresses == ["/admin/a/", "/admin/a/", "/admin/a/?revision=1", "/admin/a/"]


@pytest.mark.parametrize("name", ["%00", "%E1%9E%80", "a%2Fb"])
def test_address_of_a_form_that_is_nowhere_leads_back(as_reviewer, name):
    assert as_reviewer.get(f"/admin/stakeholders/organisation/{name}/change/").headers["Location"] == "/admin/"

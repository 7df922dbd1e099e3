"""Addresses and forms that were tampered with, or mistyped: each gets an answer in words, and nothing typed is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models

from recommendations.models import Assessment, Evidence
from reports.models import Edition
from stakeholders.models import Dialogue
from tests.admin_pages import address_of, filled_in, messages_of, save
from tests.factories import (
    IN_REVIEW,
    MAKERS,
    PUBLIC,
    make_assessment,
    make_dialogue,
    make_recommendation,
    make_statement,
)
from upr_tracker.publishing.models import Publishable, Revision

pytestmark = pytest.mark.django_db

ACT = "/admin/stakeholders/dialogue/act/{}/?{}"
PREVIEW = "/admin/stakeholders/dialogue/preview/{}/?{}"
EDITABLE = {model for model in MAKERS if issubclass(model, Publishable)} - {Assessment, Edition}
"""A published assessment and edition stay as they are."""
NO_ROWS = ["", "rows=", "rows=0", "rows=x", "rows=-1", "rows=%00", "rows=9" + "9" * 30, "rows=²", "revisions=1", "x=1"]


@pytest.fixture
def dialogue(contributor):
    return make_dialogue(author=contributor, **IN_REVIEW)


@pytest.mark.parametrize("query", [*NO_ROWS, "revisions=x", "revisions=" + "9" * 30])
@pytest.mark.parametrize("address", [ACT.format("publish", "{}"), PREVIEW.format("en", "{}")])
def test_address_that_names_no_row_is_not_found(as_reviewer, dialogue, address, query):
    assert as_reviewer.get(address.format(query)).status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_unknown_act_is_not_found(as_reviewer, dialogue, method):
    answer = getattr(as_reviewer, method)(ACT.format("nonsense", f"rows={dialogue.pk}"))
    assert answer.status_code == 404


def test_preview_in_no_language_of_the_site_is_not_found(as_reviewer, dialogue):
    assert as_reviewer.get(PREVIEW.format("fr", f"rows={dialogue.pk}")).status_code == 404


def test_row_named_twice_is_shown_once(as_reviewer, dialogue):
    page = as_reviewer.get(ACT.format("publish", f"rows={dialogue.pk},{dialogue.pk}"))
    assert [candidate.thing for candidate in page.context["candidates"]] == [dialogue]


def test_row_of_another_kind_is_not_found(as_reviewer, contributor):
    statement = make_statement(author=contributor, **IN_REVIEW)
    assert as_reviewer.get(ACT.format("publish", f"rows={statement.pk}")).status_code == 404


def test_row_out_of_sight_is_not_found(as_another_contributor, dialogue):
    for address in (ACT.format("withdraw", "{}"), PREVIEW.format("en", "{}")):
        assert as_another_contributor.get(address.format(f"rows={dialogue.pk}")).status_code == 404


@pytest.mark.parametrize("state", ["draft", "published"])
def test_revision_out_of_sight_is_not_found(as_another_contributor, contributor, state):
    """Somebody else's revision, of a row that is hidden and of one that everybody reads."""
    row = make_dialogue(author=contributor, state=state, audience="public")
    revision = Revision.objects.create(row=row, author=contributor, changes={"fields": {}})
    for address in (ACT.format("publish", "{}"), PREVIEW.format("en", "{}")):
        assert as_another_contributor.get(address.format(f"revisions={revision.pk}")).status_code == 404


@pytest.mark.parametrize("version", [None, "", "x", "-1", "0", "²", "9" * 40])
def test_act_without_the_version_that_was_read_changes_nothing(as_reviewer, dialogue, version):
    words = {} if version is None else {f"version_{dialogue.pk}": version}
    answer = as_reviewer.post(ACT.format("publish", f"rows={dialogue.pk}"), words)
    dialogue.refresh_from_db()
    assert (answer.status_code, dialogue.state) == (200, "in-review")
    assert "This was changed since you read it." in answer.content.decode()


def test_act_on_two_rows_does_what_it_may_and_says_what_it_may_not(as_reviewer, reviewer, dialogue):
    own = make_dialogue(author=reviewer, **IN_REVIEW)
    versions = {f"version_{row.pk}": row.version for row in (dialogue, own)}
    answer = as_reviewer.post(ACT.format("publish", f"rows={dialogue.pk},{own.pk}&from=list"), versions, follow=True)
    told = [str(message) for message in answer.context["messages"]]
    assert sorted(told) == sorted(
        [
            f"{dialogue}: Published.",
            f"{own}: Only what is in review can be published, by a reviewer who did not write it.",
        ]
    )
    assert {row.pk: row.state for row in Dialogue.objects.all()} == {dialogue.pk: "published", own.pk: "in-review"}


def test_reason_that_was_typed_survives_a_refusal(as_reviewer, dialogue):
    answer = as_reviewer.post(ACT.format("return", f"rows={dialogue.pk}"), {"reason": "Which ministry?"})
    assert answer.context["reason"] == "Which ministry?"


SCRIPT = "<script>alert(1)</script>"
CHOICES = {"counterpart", "mode", "agreement", "kind", "state", "audience"}
NOT_TYPED = {"slug", "decided_because"}
TEXTS = {field.name for field in Dialogue._meta.fields if isinstance(field, models.CharField | models.TextField)}


@pytest.mark.parametrize("name", sorted(TEXTS - CHOICES - NOT_TYPED))
def test_script_in_any_text_of_a_dialogue_is_refused_and_stays_as_typed(as_contributor, contributor, name):
    row = make_dialogue(author=contributor)
    answer = save(as_contributor, address_of(row), **{name: SCRIPT})
    assert (len(messages_of(answer)), filled_in(answer)[name]) == (1, SCRIPT)
    assert SCRIPT not in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "content"),
    [("decree.pdf", b"MZ\x90\x00 a program"), ("decree.exe", b"MZ\x90\x00"), ("large.pdf", b"%PDF-1.7 " * 5_900_000)],
)
def test_file_that_is_refused_leaves_the_text_as_typed(as_contributor, contributor, name, content):
    assessment = make_assessment(author=contributor)
    words = {"assessment": str(assessment.pk), "title_en": "A decree", "upload": SimpleUploadedFile(name, content)}
    answer = save(as_contributor, address_of(Evidence, "add"), **words)
    assert (len(messages_of(answer)), filled_in(answer)["title_en"]) == (1, "A decree")


def test_assessment_cannot_correct_itself(as_contributor, contributor):
    row = make_assessment(author=contributor, covers=[make_recommendation(**PUBLIC)])
    answer = save(as_contributor, address_of(row), corrects=str(row.pk), narrative_en="As typed.")
    assert (len(messages_of(answer)) >= 1, filled_in(answer)["narrative_en"]) == (True, "As typed.")
    assert Assessment.objects.get(pk=row.pk).corrects is None


@pytest.mark.parametrize("model", sorted(EDITABLE, key=lambda model: model.__name__))
def test_form_of_a_published_row_that_comes_back_empty_is_shown_again(as_administrator, model):
    row = MAKERS[model](**PUBLIC)
    answer = as_administrator.post(address_of(row), {"version": "1"})
    assert answer.status_code == 200

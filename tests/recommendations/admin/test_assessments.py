import pytest

from recommendations.models import Assessment, Evidence, Recommendation
from tests.admin_pages import address_of, filled_in, messages_of, save, typed
from tests.factories import (
    FOR_COALITION,
    PUBLIC,
    make_assessment,
    make_evidence,
    make_recommendation,
    make_review,
)
from upr_tracker.publishing.actions import ActRefused, publish
from upr_tracker.publishing.models import Revision

pytestmark = pytest.mark.django_db

ADD = address_of(Assessment, "add")
UNTOUCHED_LINE = {
    "evidence-TOTAL_FORMS": "1",
    "evidence-0-order": "0",
    "evidence-0-audience": "private",
    "evidence-0-file_audience": "private",
}
FIRST_LINE = {**UNTOUCHED_LINE, "evidence-0-title_en": "A decree", "evidence-0-publisher": "A ministry"}
NO_DATE = "is not a date. Write 2022, 2022-03 or 2022-03-14, or a span as 2022-03/2022-04."


@pytest.fixture
def promise():
    return make_recommendation(review=make_review(**PUBLIC), paragraph_number="110.54", **PUBLIC)


@pytest.fixture
def judgement(promise):
    """What an editor types into an assessment, but for evidence or the reason for having none."""
    return {
        "review": promise.review_id,
        "covers": [promise.pk],
        "status": "some-progress",
        "narrative_en": "A draft law was read.",
        "as_of": "2022-01",
        "published_on": "2022-03-03",
        "audience": "public",
    }


# The ledger: an assessment once published


def test_published_assessment_is_read_and_its_khmer_is_written(as_administrator):
    page = as_administrator.get(address_of(make_assessment(**PUBLIC)))
    assert set(page.context["adminform"].form.fields) == {"narrative_km", "no_evidence_reason_km", "version_seen"}
    assert "This assessment is published, so it stays as it is." in page.content.decode()


@pytest.mark.parametrize("who", ["as_contributor", "as_reviewer", "as_administrator"])
def test_published_assessment_is_not_edited(request, who):
    row = make_assessment(narrative_en="As published.", **PUBLIC)
    save(request.getfixturevalue(who), address_of(row), narrative_en="Otherwise.", status="fully-implemented")
    row.refresh_from_db()
    assert (row.narrative_en, row.status, Revision.objects.count()) == ("As published.", "some-progress", 0)


def test_judgement_is_not_changed_by_a_revision_either(contributor, reviewer):
    row = make_assessment(narrative_en="As published.", **PUBLIC)
    changes = {"fields": {"narrative_en": ["As published.", "Otherwise."]}, "links": {}, "parts": {}}
    revision = Revision.objects.create(row=row, author=contributor, changes=changes, state="in-review")
    with pytest.raises(ActRefused, match="Only its Khmer can be added or mended"):
        publish(thing=revision, by=reviewer)
    row.refresh_from_db()
    assert row.narrative_en == "As published."


def test_khmer_of_a_published_assessment_is_added_by_a_revision(client, as_contributor, contributor, reviewer):
    row = make_assessment(narrative_en="As published.", **PUBLIC)
    save(as_contributor, address_of(row), narrative_km="ដូចបានផ្សាយ។", _submit="1")
    publish(thing=Revision.objects.get(), by=reviewer)
    row.refresh_from_db()
    page = client.get(row.get_absolute_url()).content.decode()
    assert (row.narrative_en, row.narrative_km, "Revised on" in page) == ("As published.", "ដូចបានផ្សាយ។", True)


def test_evidence_of_a_published_assessment_is_shown_and_left(as_reviewer):
    line = make_evidence(assessment=make_assessment(**PUBLIC), title_en="A decree", **PUBLIC)
    (inline,) = as_reviewer.get(address_of(line.assessment)).context["inline_admin_formsets"]
    rights = (inline.has_add_permission, inline.has_change_permission, inline.has_delete_permission)
    assert (rights, len(inline.formset.forms)) == ((False, False, False), 1)


# What it needs before it is sent for review


def sent(client, **words):
    """Where the form leads that is saved and sent for review, and the message there."""
    response = save(client, ADD, **words, _submit="1")
    return response.headers["Location"], [str(message) for message in response.wsgi_request._messages][-1]


def test_assessment_is_sent_with_its_evidence(as_contributor, judgement):
    assert sent(as_contributor, **judgement, **{**FIRST_LINE, "evidence-0-audience": "public"})[0] == "/admin/"
    row = Assessment.objects.get()
    assert [(thing.state, str(thing)) for thing in (row, *row.evidence.all())] == [
        ("in-review", "Some progress made, 2022-01"),
        ("in-review", "A decree"),
    ]


def test_assessment_is_sent_with_a_reason_for_having_no_evidence(as_contributor, judgement):
    assert sent(as_contributor, **judgement, no_evidence_reason_en="The source has none.")[0] == "/admin/"


@pytest.mark.parametrize(
    ("lines", "narrower"),
    [
        ({}, ""),
        (UNTOUCHED_LINE, ""),
        (FIRST_LINE, " “A decree” is for fewer people than the assessment: choose who may read it."),
    ],
)
def test_assessment_is_not_sent_without_grounds_that_its_readers_have_too(as_contributor, judgement, lines, narrower):
    where, message = sent(as_contributor, **judgement, **lines)
    row = Assessment.objects.get()
    assert (where, row.state) == (address_of(row), "draft")
    assert message.endswith(
        "Saved, and not sent for review yet. Reason for having no evidence: List at least one piece of evidence that "
        f"the same people may read, or say why there is none.{narrower}"
    )


def test_draft_needs_no_grounds(as_contributor, judgement):
    assert save(as_contributor, ADD, **judgement).status_code == 302
    assert Assessment.objects.get().state == "draft"


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ("as_of", "As of: Say the day or month whose situation is judged."),
        ("narrative_en", "Reason: Give the reason for the status."),
    ],
)
def test_assessment_is_not_sent_without_a_date_and_a_reason(as_contributor, judgement, missing, words):
    where, message = sent(as_contributor, **{**judgement, missing: ""}, no_evidence_reason_en="None.")
    assert where == address_of(Assessment.objects.get())
    assert message.endswith(f"Saved, and not sent for review yet. {words}")
    assert message.startswith("110.54: Some progress made")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            {"as_of": "2022-99"},
            "“2022-99” is not a date. Write 2022, 2022-03 or 2022-03-14, or a span as 2022-03/2022-04.",
        ),
        (
            {"as_of": "2022/2021"},
            "“2022/2021” is not a date. Write 2022, 2022-03 or 2022-03-14, or a span as 2022-03/2022-04.",
        ),
        ({"as_of": "2023"}, "The situation judged cannot be later than the day of publication."),
        ({"published_on": "2022-02-30"}, "Enter a valid date."),
        ({"narrative_en": "It is <b>bold</b>."}, "Write plain text. This looks like HTML: <b>bold"),
        ({"covers": []}, "This field is required."),
        ({"status": "excellent"}, "Select a valid choice. excellent is not one of the available choices."),
    ],
)
def test_mistake_is_told_in_words(as_reviewer, judgement, words, message):
    response = save(as_reviewer, ADD, **{**judgement, **words}, **FIRST_LINE)
    assert message in messages_of(response)
    assert Assessment.objects.count() == 0


def test_recommendation_of_another_review_is_not_covered(as_reviewer, judgement, promise):
    other = make_recommendation(**PUBLIC)
    response = save(as_reviewer, ADD, **{**judgement, "covers": [promise.pk, other.pk]}, **FIRST_LINE)
    assert messages_of(response) == ["One of these belongs to another review."]


def test_correction_covers_what_it_corrects(as_reviewer, judgement, promise):
    wrong = make_assessment(covers=[promise], **PUBLIC)
    more = make_recommendation(review=promise.review, **PUBLIC)
    response = save(as_reviewer, ADD, **{**judgement, "covers": [more.pk]}, corrects=wrong.pk, **FIRST_LINE)
    assert messages_of(response) == ["A correction covers the same recommendations as what it corrects."]
    assert save(as_reviewer, ADD, **judgement, corrects=wrong.pk, **FIRST_LINE).status_code == 302


def test_assessment_does_not_correct_itself(as_reviewer):
    row = make_assessment()
    response = save(as_reviewer, address_of(row), corrects=str(row.pk))
    assert "An assessment cannot correct itself." in messages_of(response)


# Evidence under an assessment


def test_evidence_has_the_author_who_adds_it(as_contributor, contributor, judgement):
    save(as_contributor, ADD, **judgement, **FIRST_LINE)
    line = Evidence.objects.get()
    assert (line.author, line.state, line.audience, line.version) == (contributor, "draft", "private", 1)


def test_contributor_leaves_evidence_of_others(as_contributor, contributor):
    row = make_assessment(author=contributor)
    theirs = make_evidence(assessment=row, title_en="Theirs", **FOR_COALITION)
    forged = save(as_contributor, address_of(row), narrative_en="Forged.", **{"evidence-0-title_en": "Mine"})
    saved = save(as_contributor, address_of(row), narrative_en="Anew.")
    row.refresh_from_db()
    theirs.refresh_from_db()
    assert (forged.status_code, saved.status_code) == (409, 302)
    assert (row.narrative_en, theirs.title_en, theirs.version) == ("Anew.", "Theirs", 1)


def test_contributor_does_not_erase_evidence(as_contributor, contributor):
    row = make_assessment(author=contributor)
    make_evidence(assessment=row, author=contributor)
    save(as_contributor, address_of(row), **{"evidence-0-DELETE": "on"})
    assert row.evidence.count() == 1


def test_evidence_changed_on_its_own_page_is_not_overwritten(as_reviewer, as_administrator):
    line = make_evidence(assessment=make_assessment(), title_en="Old")
    mine = typed(as_reviewer, address_of(line.assessment))
    save(as_administrator, address_of(line), title_en="Theirs")
    response = as_reviewer.post(address_of(line.assessment), mine)
    assert "while you were editing it" in messages_of(response)[0]
    line.refresh_from_db()
    assert (line.title_en, filled_in(response)["evidence-0-title_en"]) == ("Theirs", "Old")
    assert as_reviewer.post(address_of(line.assessment), filled_in(response)).status_code == 302


# Lists


def found(client, model, words):
    return list(client.get(address_of(model, "changelist"), {"q": words}).context["cl"].queryset)


@pytest.mark.parametrize("words", ["110.54", "equal treatment"])
def test_assessment_is_found_by_what_it_covers(as_contributor, promise, words):
    Recommendation.objects.update(text_en="Ensure equal treatment.")
    row = make_assessment(covers=[promise], **PUBLIC)
    make_assessment(**PUBLIC)
    assert found(as_contributor, Assessment, words) == [row]


def test_assessment_is_not_found_by_what_is_out_of_sight(as_contributor, as_reviewer):
    row = make_assessment(covers=[make_recommendation(text_en="Hidden words")], **PUBLIC)
    assert (found(as_contributor, Assessment, "hidden"), found(as_reviewer, Assessment, "hidden")) == ([], [row])


def test_list_of_assessments_names_what_is_in_sight(as_contributor, promise):
    hidden = make_recommendation(review=promise.review, paragraph_number="999.99")
    make_assessment(covers=[promise, hidden], **PUBLIC)
    page = as_contributor.get(address_of(Assessment, "changelist")).content.decode()
    assert [number in page for number in ("110.54", "999.99")] == [True, False]

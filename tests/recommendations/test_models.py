import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from recommendations.models import Assessment, Recommendation
from recommendations.rules import check_grounds
from recommendations.status import Status
from tests.factories import (
    PUBLIC,
    make_assessment,
    make_evidence,
    make_passage,
    make_recommendation,
    make_review,
    make_state,
    make_theme,
    make_wording,
)

pytestmark = pytest.mark.django_db

DATES_AND_REASON = "A published assessment needs the date of the situation, the date of publication and a reason."
DATE_AND_WORDS = "Give the date named in the text together with its words, or neither."


def same_state_and_cycle():
    first = make_review()
    return make_review(state_under_review=first.state_under_review)


def same_theme_address():
    return make_theme(review=make_theme(slug="laws").review, slug="laws")


def same_recommendation_address():
    return make_recommendation(review=make_recommendation(slug="110-54").review, slug="110-54")


def same_wording():
    first = make_wording()
    return make_wording(theme=first.theme, source=first.source)


BROKEN = [
    (same_state_and_cycle, "This State already has a review in this cycle."),
    (same_theme_address, "Another theme of this review has this address."),
    (same_recommendation_address, "Another recommendation of this review has this address."),
    (same_wording, "This source's wording of the theme in this place is recorded already."),
    (lambda: make_recommendation(named_date="2023"), DATE_AND_WORDS),
    (lambda: make_recommendation(named_date_words="Adopt"), DATE_AND_WORDS),
    (lambda: make_assessment(as_of=None, **PUBLIC), "Say the day or month whose situation is judged."),
    (lambda: make_assessment(published_on=None, **PUBLIC), DATES_AND_REASON),
    (lambda: make_assessment(narrative_en="", **PUBLIC), "Give the reason for the status."),
]


@pytest.mark.parametrize(("make", "message"), BROKEN)
def test_editor_is_told_which_rule_is_broken(make, message):
    with pytest.raises(ValidationError) as refusal:
        make()
    assert refusal.value.messages == [message]


@pytest.mark.parametrize(("make", "message"), BROKEN)
def test_database_refuses_what_must_never_be(unchecked, make, message):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


def test_assessment_does_not_correct_itself():
    row = make_assessment()
    row.corrects = row
    with pytest.raises(ValidationError) as refusal:
        row.full_clean()
    assert set(refusal.value.messages) == {"An assessment cannot correct itself."}
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_assessments_do_not_correct_each_other_in_a_circle():
    first = make_assessment()
    covers = list(first.covers.all())
    second = make_assessment(covers=covers, corrects=first)
    first.corrects = make_assessment(covers=covers, corrects=second)
    with pytest.raises(ValidationError) as refusal:
        first.full_clean()
    assert list(refusal.value.message_dict) == ["corrects"]


def test_draft_assessment_may_lack_dates_and_reason():
    row = make_assessment(as_of=None, published_on=None, narrative_en="")
    assert str(row) == "Some progress made, no date yet"


def test_reason_in_khmer_alone_is_a_reason():
    assert make_assessment(narrative_en="", narrative_km="មូលហេតុ", **PUBLIC).narrative == "មូលហេតុ"


def test_situation_judged_is_not_later_than_its_publication():
    with pytest.raises(ValidationError) as refusal:
        make_assessment(as_of="2022-03-04", published_on="2022-03-03")
    assert refusal.value.message_dict == {
        "as_of": ["The situation judged cannot be later than the day of publication."]
    }
    assert make_assessment(as_of="2022-03", published_on="2022-03-03").pk


def test_assessment_covers_something_of_its_own_review():
    for covers, message in [
        ([], "Choose at least one recommendation."),
        ([make_recommendation()], "One of these belongs to another review."),
    ]:
        with pytest.raises(ValidationError) as refusal:
            make_assessment(review=make_review(), covers=covers)
        assert refusal.value.message_dict == {"covers": [message]}


def test_correction_covers_what_it_corrects():
    review = make_review()
    first, second = (make_recommendation(review=review) for _ in range(2))
    mistake = make_assessment(covers=[first, second])
    assert make_assessment(covers=[second, first], corrects=mistake).pk
    with pytest.raises(ValidationError) as refusal:
        make_assessment(covers=[first], corrects=mistake)
    assert refusal.value.messages == ["A correction covers the same recommendations as what it corrects."]


@pytest.mark.parametrize(
    ("state", "has_evidence", "reason", "is_grounded"),
    [
        ("published", False, "", False),
        ("published", True, "", True),
        ("published", False, "The source gives none.", True),
        ("draft", False, "", True),
    ],
)
def test_published_assessment_has_evidence_or_says_why_not(state, has_evidence, reason, is_grounded):
    row = Assessment(state=state, no_evidence_reason_en=reason)
    if is_grounded:
        check_grounds(row, has_evidence=has_evidence)
        return
    with pytest.raises(ValidationError) as refusal:
        check_grounds(row, has_evidence=has_evidence)
    assert list(refusal.value.message_dict) == ["no_evidence_reason_en"]


def test_evidence_goes_with_its_assessment():
    evidence = make_evidence(title_en="A law", assessment=make_assessment())
    evidence.assessment.delete()
    assert type(evidence).objects.count() == 0


def test_two_recommendations_may_have_one_number_or_none():
    review = make_review()
    for number in ("110.54", "110.54", "", ""):
        make_recommendation(review=review, paragraph_number=number)
    assert [row.paragraph_number for row in Recommendation.objects.order_by("pk")] == ["110.54", "110.54", "", ""]


def test_one_address_may_stand_in_two_reviews():
    for make in (make_theme, make_recommendation):
        make(slug="same")
        assert make(slug="same").slug == "same"


def test_words_of_the_named_date_stand_in_the_text():
    text = "Introduce, by the end of 2023, a law."
    row = make_recommendation(text_en=text, named_date="2023", named_date_words="by the end of 2023")
    assert [row.named_date_has_passed(dt.date(year, month, 31)) for year, month in ((2023, 12), (2024, 1))] == [
        False,
        True,
    ]
    with pytest.raises(ValidationError) as refusal:
        make_recommendation(text_en=text, named_date="2023", named_date_words="before 2023")
    assert refusal.value.message_dict == {"named_date_words": ["These words do not stand in the text."]}


def test_recommendation_names_no_date_that_could_pass():
    assert make_recommendation().named_date_has_passed(dt.date(2999, 1, 1)) is False


def test_recommendation_stands_under_a_theme_of_its_review():
    with pytest.raises(ValidationError) as refusal:
        make_recommendation(review=make_review(), theme=make_theme())
    assert refusal.value.message_dict == {"theme": ["This belongs to another review."]}


def test_recommendation_comes_from_one_or_several_states():
    with pytest.raises(ValidationError) as refusal:
        make_recommendation(states=[])
    assert refusal.value.message_dict == {"recommending_states": ["Name at least one recommending State."]}
    several = [make_state(), make_state()]
    assert set(make_recommendation(states=several).recommending_states.all()) == set(several)


def test_rows_tell_their_names():
    state = make_state(name_en="Iceland")
    review = make_review(state_under_review=make_state(name_en="Cambodia"), cycle=3)
    row = make_recommendation(paragraph_number="110.54", text_en="Introduce a gender recognition law.", states=[state])
    assert str(row) == "110.54 Introduce a gender recognition law."
    name = "third Universal Periodic Review"
    assert (str(state), str(review), str(review.name)) == ("Iceland", f"Cambodia, {name}", name)
    assert str(make_passage(place="closing", text_en="Thank you.")) == "closing line: Thank you."


# The coalition's scale, word for word.

SCALE = [
    ("Not yet implemented", "Not yet implemented", "no significant concrete action towards what is asked", True),
    (
        "Some progress made, but further concrete actions remain to be taken to guarantee full implementation",
        "Some progress made",
        "concrete steps taken, not what is asked in full",
        True,
    ),
    (
        "Fully implemented",
        "Fully implemented",
        "what is asked is in law or policy, and applied where the text asks for it",
        False,
    ),
    ("Moved backwards", "Moved backwards", "protection is weaker than at the review", False),
    ("Cannot be assessed", "Cannot be assessed", "the information is insufficient", False),
]


def test_scale_has_five_steps_with_their_definitions():
    told = [(str(step.label), str(step.short), str(step.definition), step.is_in_source) for step in Status]
    assert told == SCALE


def test_each_step_of_the_scale_has_its_own_sign():
    assert len({step.icon for step in Status}) == len(Status)


def test_three_steps_find_that_what_is_asked_was_not_done_in_full():
    left = [step.value for step in Status if step not in Status.unfulfilled()]
    assert left == ["fully-implemented", "cannot-be-assessed"]


def test_assessment_knows_its_step_of_the_scale():
    assert make_assessment(status="moved-backwards").scale is Status.BACKWARDS

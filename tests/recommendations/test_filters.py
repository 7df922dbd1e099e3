import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.test import RequestFactory

from recommendations.filters import AssessmentFilter, RecommendationFilter, StateFilter
from recommendations.models import Assessment, Recommendation, State
from tests.factories import (
    DRAFT,
    PUBLIC,
    make_assessment,
    make_recommendation,
    make_review,
    make_state,
    make_theme,
)

pytestmark = pytest.mark.django_db


def request_of(reader):
    request = RequestFactory().get("/")
    request.user = reader
    return request


def recommendations(query, reader=None, review=None):
    """As a page asks with a review, and the API without one."""
    reader = reader or AnonymousUser()
    rows = Recommendation.objects.visible_to(reader)
    rows = rows.for_review(review) if review else rows
    return RecommendationFilter(QueryDict(query), queryset=rows, request=request_of(reader))


def numbers(filtered):
    return [row.paragraph_number for row in filtered.qs]


def choices(filtered, name):
    return [(value, str(words)) for value, words in filtered.form.fields[name].choices]


@pytest.fixture
def review():
    return make_review(slug="cambodia-3", **PUBLIC)


@pytest.fixture
def promised(review):
    """Three recommendations: two of Iceland, one of Canada and Mexico together; one of the three is assessed."""
    marriage = make_theme(review=review, slug="marriage", name_en="Marriage", order=1, **PUBLIC)
    laws = make_theme(review=review, slug="laws", name_en="Laws", order=2, **PUBLIC)
    iceland, canada, mexico = (
        make_state(name_en=name, slug=name.lower(), name_km=khmer)
        for name, khmer in [("Iceland", "អ៊ីស្លង់"), ("Canada", "កាណាដា"), ("Mexico", "ម៉ិកស៊ិក")]
    )
    first = make_recommendation(
        theme=marriage, states=[iceland], paragraph_number="110.47", text_en="Amend the Constitution.", **PUBLIC
    )
    make_recommendation(
        theme=laws, states=[canada, mexico], paragraph_number="110.100", text_en="Adopt a law.", **PUBLIC
    )
    make_recommendation(
        theme=laws,
        states=[iceland],
        paragraph_number="110.54",
        text_en="Introduce, by the end of 2023, a law.",
        named_date="2023",
        named_date_words="by the end of 2023",
        **PUBLIC,
    )
    make_assessment(covers=[first], status="not-yet-implemented", **PUBLIC)
    return review


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["110.47", "110.100", "110.54"]),
        ("theme=laws", ["110.100", "110.54"]),
        ("theme=laws&theme=marriage", ["110.47", "110.100", "110.54"]),
        ("status=not-yet-implemented", ["110.47"]),
        ("status=not-assessed", ["110.100", "110.54"]),
        ("status=not-yet-implemented&status=not-assessed", ["110.47", "110.100", "110.54"]),
        ("status=fully-implemented", []),
        ("state=iceland", ["110.47", "110.54"]),
        ("state=canada&state=mexico", ["110.100"]),
        ("state=iceland&theme=laws&status=not-assessed", ["110.54"]),
        ("q=law", ["110.100", "110.54"]),
        ("q=law+introduce", ["110.54"]),
        ("q=110.54", ["110.54"]),
        ("q=110", []),
        ("date_passed=yes", ["110.54"]),
        ("review=cambodia-3", ["110.47", "110.100", "110.54"]),
        ("utm_source=x&page=banana", ["110.47", "110.100", "110.54"]),
    ],
)
def test_recommendations_are_filtered_by_the_address(promised, query, expected):
    assert numbers(recommendations(query)) == expected
    assert recommendations(query).problems == []


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("theme=banana", "Theme: “banana” is not one of the choices."),
        ("theme=laws&theme=%00", "Theme: “�” is not one of the choices."),
        ("status=done", "Progress: “done” is not one of the choices."),
        ("state=france", "Recommending State: “france” is not one of the choices."),
        ("date_passed=1", "The date named in the text has passed: “1” is not one of the choices."),
        ("review=banana", "Review: “banana” is not one of the choices."),
    ],
)
def test_a_nonsense_value_is_said_and_left_out(promised, query, problem):
    filtered = recommendations(query)
    assert filtered.problems == [problem]
    assert numbers(filtered) == ["110.47", "110.100", "110.54"]


def test_choices_are_those_of_the_list(promised):
    other = make_review(slug="other-3", **PUBLIC)
    make_recommendation(review=other, theme=make_theme(review=other, name_en="Water", **PUBLIC), **PUBLIC)
    filtered = recommendations("", review=promised)
    assert choices(filtered, "theme") == [("marriage", "Marriage"), ("laws", "Laws")]
    assert choices(filtered, "state") == [("canada", "Canada"), ("iceland", "Iceland"), ("mexico", "Mexico")]


def test_choices_do_not_tell_of_what_the_reader_may_not_see(promised, reviewer):
    hidden = make_theme(review=promised, slug="secret-theme", name_en="Secret theme", order=3, **DRAFT)
    draft = {**DRAFT, "states": [make_state(name_en="Norway", slug="norway")]}
    make_recommendation(review=promised, theme=hidden, **draft)
    make_review(slug="secret-review", **DRAFT)
    stranger, staff = recommendations(""), recommendations("", reviewer)
    for name, secret in [("theme", "secret-theme"), ("state", "norway"), ("review", "secret-review")]:
        assert secret not in dict(choices(stranger, name))
        assert secret in dict(choices(staff, name))


def test_two_reviews_may_have_a_theme_of_the_same_slug(promised):
    other = make_review(slug="other-3", **PUBLIC)
    theme = make_theme(review=other, slug="laws", name_en="Laws", order=3, **PUBLIC)
    make_recommendation(theme=theme, paragraph_number="99.1", **PUBLIC)
    assert numbers(recommendations("theme=laws&review=other-3")) == ["99.1"]
    assert [value for value, _ in choices(recommendations(""), "theme")] == ["marriage", "laws"]


def test_a_page_shows_every_filter_but_the_review(promised):
    fields = [field.name for field in recommendations("").form.visible_fields()]
    assert fields == ["theme", "status", "state", "q", "date_passed", "on", "sort"]


def test_the_box_keeps_what_the_address_says(promised):
    assert "checked" in str(recommendations("date_passed=yes").form["date_passed"])
    assert "checked" not in str(recommendations("").form["date_passed"])


def test_states_are_found_by_name_in_both_languages(promised):
    rows = State.objects.visible_to(AnonymousUser())
    for query in ("q=icel", "q=អ៊ីស្លង់", "q=ICEL"):
        assert [row.slug for row in StateFilter(QueryDict(query), queryset=rows).qs] == ["iceland"]


def test_states_of_a_review_recommended_something_public_in_it(promised):
    make_recommendation(review=promised, states=[promised.state_under_review], **DRAFT)
    rows = State.objects.visible_to(AnonymousUser())
    filtered = StateFilter(QueryDict("review=cambodia-3"), queryset=rows)
    assert [row.slug for row in filtered.qs] == ["canada", "iceland", "mexico"]


def test_assessments_of_a_recommendation_that_nobody_may_see_are_not_found(promised):
    seen = Recommendation.objects.get(paragraph_number="110.100")
    hidden = make_recommendation(review=promised, **DRAFT)
    both = make_assessment(covers=[seen, hidden], **PUBLIC)
    rows = Assessment.objects.visible_to(AnonymousUser())
    found = [AssessmentFilter(QueryDict(f"recommendation={row.uid}"), queryset=rows).qs for row in (seen, hidden)]
    assert [list(assessments) for assessments in found] == [[both], []]


def test_a_uid_that_is_none_is_named():
    filtered = AssessmentFilter(QueryDict("recommendation=110.54"), queryset=Assessment.objects.all())
    assert filtered.problems == ["Recommendation: “110.54” is not a uid."]

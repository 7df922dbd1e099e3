import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from tests.factories import (
    DRAFT,
    FOR_COALITION,
    PUBLIC,
    make_assessment,
    make_evidence,
    make_passage,
    make_recommendation,
    make_review,
    make_source,
    make_state,
    make_theme,
    make_wording,
)

pytestmark = pytest.mark.django_db


def read(client, prefix, row):
    return client.get(reverse(f"api-{prefix}-detail", args=[row.uid])).json()


def english(text):
    return {"en": text, "km": None}


def ours(text):
    """Words of this site, which has them in Khmer too."""
    with translation.override("km"):
        return {"en": text, "km": gettext(text)}


def brief(review):
    return {"uid": str(review.uid), "slug": review.slug}


def test_a_review_reads_as_what_the_source_gives(client):
    cambodia = make_state(name_en="Cambodia", name_km="កម្ពុជា", slug="cambodia", iso_code="KH")
    review = make_review(
        state_under_review=cambodia, slug="cambodia-3", date="2019", next_expected="2024", order=1, **PUBLIC
    )
    state = {
        "uid": str(cambodia.uid),
        "slug": "cambodia",
        "iso_code": "KH",
        "name": {"en": "Cambodia", "km": "កម្ពុជា"},
    }
    assert read(client, "states", cambodia) == state
    assert read(client, "reviews", review) == {
        **brief(review),
        "state_under_review": state,
        "cycle": 3,
        "session": None,
        "date": "2019",
        "next_expected": "2024",
        "order": 1,
        "pages": {
            "en": "http://127.0.0.1:8000/en/cambodia-3/",
            "km": "http://127.0.0.1:8000/km/cambodia-3/",
        },
    }


def test_a_theme_holds_each_wording_and_where_it_stands(client):
    theme = make_theme(name_en="Marriage", name_km="អាពាហ៍ពិពាហ៍", slug="marriage", order=1, **PUBLIC)
    source, hidden = make_source(**PUBLIC), make_source(**DRAFT)
    wording = make_wording(theme=theme, source=source, place="progress", order=1, text_en="Marriage Equality")
    make_wording(theme=theme, source=hidden, place="asks", order=2)
    assert read(client, "themes", theme) == {
        "uid": str(theme.uid),
        "review": brief(theme.review),
        "slug": "marriage",
        "name": {"en": "Marriage", "km": "អាពាហ៍ពិពាហ៍"},
        "order": 1,
        "wordings": [
            {
                "uid": str(wording.uid),
                "source": str(source.uid),
                "place": "progress",
                "order": 1,
                "text": english("Marriage Equality"),
            }
        ],
    }


def test_a_recommendation_is_word_for_word_and_says_where_it_stands(client):
    iceland = make_state(name_en="Iceland", slug="iceland")
    source = make_source(**PUBLIC)
    recommendation = make_recommendation(
        states=[iceland],
        source=source,
        paragraph_number="110.54",
        text_en="Introduce, by the end of 2023, a law.",
        discrepancy_note_en="The source prints this number twice.",
        position_as_printed="accepted",
        position_source=source,
        position_date="2019",
        named_date="2023",
        named_date_words="by the end of 2023",
        accepted_order=8,
        order=3,
        slug="110-54-iceland",
        **PUBLIC,
    )
    review, theme = recommendation.review, recommendation.theme
    assessment = make_assessment(
        covers=[recommendation], status="not-yet-implemented", narrative_en="No steps.", **PUBLIC
    )
    page = f"/{review.slug}/recommendations/110-54-iceland/"
    assert read(client, "recommendations", recommendation) == {
        "uid": str(recommendation.uid),
        "review": brief(review),
        "slug": "110-54-iceland",
        "paragraph_number": "110.54",
        "text": english("Introduce, by the end of 2023, a law."),
        "discrepancy_note": english("The source prints this number twice."),
        "recommending_states": [read(client, "states", iceland)],
        "theme": {"uid": str(theme.uid), "slug": theme.slug, "name": english(theme.name_en)},
        "position": "supported",
        "position_as_printed": "accepted",
        "position_source": str(source.uid),
        "position_date": "2019",
        "named_date": "2023",
        "named_date_words": "by the end of 2023",
        "source": str(source.uid),
        "accepted_order": 8,
        "order": 3,
        "status": {
            "value": "not-yet-implemented",
            "label": ours("Not yet implemented"),
            "definition": ours("no significant concrete action towards what is asked"),
            "definition_note": ours("working definition, not in the 2022 report"),
            "as_of": "2022-01",
            "published_on": "2022-03-03",
            "assessed_by": ours("civil society"),
            "reason": english("No steps."),
            "assessment": str(assessment.uid),
        },
        "assessments": [str(assessment.uid)],
        "pages": {
            "en": f"http://127.0.0.1:8000/en{page}",
            "km": f"http://127.0.0.1:8000/km{page}",
        },
    }


def test_what_is_not_assessed_says_so_and_nothing_else(client):
    recommendation = make_recommendation(paragraph_number="", position="", **PUBLIC)
    for hidden in (DRAFT, FOR_COALITION):
        make_assessment(covers=[recommendation], **hidden)
    answer = read(client, "recommendations", recommendation)
    assert answer["status"] == {
        "value": "not-assessed",
        "label": ours("Not assessed yet"),
        **dict.fromkeys(
            ["definition", "definition_note", "as_of", "published_on", "assessed_by", "reason", "assessment"]
        ),
    }
    assert [answer["assessments"], answer["paragraph_number"], answer["position"]] == [[], None, None]


def test_the_status_is_that_of_the_ledger(unchecked, client):
    recommendation = make_recommendation(**PUBLIC)
    older = make_assessment(covers=[recommendation], as_of="2022-01", published_on="2024-01-01", **PUBLIC)
    newer = make_assessment(
        covers=[recommendation], as_of="2023-06", status="moved-backwards", published_on="2023-07-01", **PUBLIC
    )
    answer = read(client, "recommendations", recommendation)
    assert answer["status"]["value"] == "moved-backwards"
    assert answer["assessments"] == [str(newer.uid), str(older.uid)]
    make_assessment(covers=[recommendation], as_of="2024-01", published_on="9999-01-01", **PUBLIC)
    assert read(client, "recommendations", recommendation)["status"] == answer["status"]


def test_an_assessment_names_what_it_covers_and_rests_on(client):
    seen = make_recommendation(**PUBLIC)
    assessment = make_assessment(covers=[seen], status="not-yet-implemented", narrative_en="No steps.", **PUBLIC)
    correction = make_assessment(covers=[seen], corrects=assessment, source=make_source(**PUBLIC), **PUBLIC)
    evidence = make_evidence(
        assessment=assessment, title_en="A circular", date="2021-06", url="https://a.example", **PUBLIC
    )
    make_evidence(assessment=assessment, **DRAFT)
    assert read(client, "assessments", assessment) == {
        "uid": str(assessment.uid),
        "review": brief(seen.review),
        "covers": [str(seen.uid)],
        "status": {
            "value": "not-yet-implemented",
            "label": ours("Not yet implemented"),
            "definition": ours("no significant concrete action towards what is asked"),
            "definition_note": ours("working definition, not in the 2022 report"),
        },
        "reason": english("No steps."),
        "as_of": "2022-01",
        "published_on": "2022-03-03",
        "evidence": [
            {
                "uid": str(evidence.uid),
                "title": english("A circular"),
                "publisher": "A publisher",
                "date": "2021-06",
                "language": None,
                "url": "https://a.example",
                "archived_url": None,
                "accessed_on": None,
                "file": None,
                "order": 0,
            }
        ],
        "no_evidence_reason": english("The source refers to the full report."),
        "corrects": None,
        "source": None,
    }
    assert read(client, "assessments", correction)["corrects"] == str(assessment.uid)
    assert read(client, "evidence", evidence)["assessment"] == str(assessment.uid)


def test_rows_that_nobody_may_see_are_absent_where_others_name_them(client):
    source = make_source(**DRAFT)
    shown = make_recommendation(source=source, position_source=source, **PUBLIC)
    hidden = make_recommendation(review=shown.review, **FOR_COALITION)
    corrected = make_assessment(covers=[shown, hidden], **DRAFT)
    assessment = make_assessment(covers=[shown, hidden], corrects=corrected, source=source, **PUBLIC)
    recommendation = read(client, "recommendations", shown)
    assert [recommendation["source"], recommendation["position_source"]] == [None, None]
    assert recommendation["assessments"] == [str(assessment.uid)]
    answer = read(client, "assessments", assessment)
    assert [answer["covers"], answer["corrects"], answer["source"]] == [[str(shown.uid)], None, None]


@pytest.mark.parametrize("narrow", [DRAFT, FOR_COALITION])
def test_a_part_of_something_narrower_is_as_narrow(client, narrow):
    evidence = make_evidence(assessment=make_assessment(**narrow), **PUBLIC)
    passage = make_passage(source=make_source(**narrow), **PUBLIC)
    recommendation = make_recommendation(theme=make_theme(**narrow), **PUBLIC)
    for prefix, row in [("evidence", evidence), ("passages", passage), ("recommendations", recommendation)]:
        assert client.get(reverse(f"api-{prefix}-detail", args=[row.uid])).status_code == 404


def rich_recommendation(review, theme):
    source = make_source(**PUBLIC)
    row = make_recommendation(
        review=review, theme=theme, source=source, position_source=source, states=[make_state(), make_state()], **PUBLIC
    )
    earlier = make_assessment(covers=[row], source=source, **PUBLIC)
    assessment = make_assessment(covers=[row], corrects=earlier, source=source, **PUBLIC)
    make_evidence(assessment=assessment, **PUBLIC)
    make_wording(theme=theme, source=source)
    make_passage(review=review, source=source, **PUBLIC)


QUERIES = {
    "reviews": 3,
    "states": 2,
    "themes": 5,
    "recommendations": 8,
    "assessments": 7,
    "evidence": 3,
    "source-documents": 2,
    "passages": 4,
}


@pytest.mark.parametrize("prefix", QUERIES)
def test_a_longer_list_asks_no_more_of_the_database(client, django_assert_num_queries, prefix):
    for rows in (1, 3):
        while client.get(reverse(f"api-{prefix}-list")).json()["count"] < rows:
            review = make_review(**PUBLIC)
            rich_recommendation(review, make_theme(review=review, **PUBLIC))
        with django_assert_num_queries(QUERIES[prefix]):
            client.get(reverse(f"api-{prefix}-list"))

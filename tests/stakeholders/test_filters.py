import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict

from stakeholders.filters import (
    AskFilter,
    AskListFilter,
    DialogueFilter,
    MediaFilter,
    OrganisationFilter,
    StatementFilter,
)
from tests.factories import (
    DRAFT,
    PUBLIC,
    make_ask,
    make_ask_list,
    make_coverage,
    make_dialogue,
    make_organisation,
    make_review,
    make_statement,
    make_theme,
)

pytestmark = pytest.mark.django_db


def filtered(kind, query):
    rows = kind.Meta.model.objects.visible_to(AnonymousUser())
    return kind(QueryDict(query), queryset=rows)


def found(kind, query, column):
    return [getattr(row, column) for row in filtered(kind, query).qs]


def test_dialogues_are_filtered_by_whom_they_were_with_and_by_words():
    make_dialogue(title_en="Ministries", counterpart="government", key_points_en="A working group", **PUBLIC)
    make_dialogue(title_en="Agencies", counterpart="united-nations", **PUBLIC)
    assert found(DialogueFilter, "with=united-nations", "title_en") == ["Agencies"]
    assert found(DialogueFilter, "q=working+group", "title_en") == ["Ministries"]
    assert filtered(DialogueFilter, "with=un").problems == ["With whom: “un” is not one of the choices."]


def test_asks_are_filtered_by_addressee_theme_and_words():
    review = make_review(**PUBLIC)
    theme = make_theme(review=review, slug="marriage", **PUBLIC)
    government = make_ask_list(review=review, order=1, **PUBLIC)
    others = make_ask_list(review=review, addressee="others", order=2, **PUBLIC)
    make_ask(ask_list=government, theme=theme, text_en="Take steps.", **PUBLIC)
    make_ask(ask_list=government, text_en="Train teachers.", **PUBLIC)
    make_ask(ask_list=others, text_en="Continue.", continuation_en="In addition, fund.", **PUBLIC)
    assert found(AskFilter, "to=government", "text_en") == ["Take steps.", "Train teachers."]
    assert found(AskFilter, "theme=marriage", "text_en") == ["Take steps."]
    assert found(AskFilter, "q=fund", "text_en") == ["Continue."]
    assert found(AskFilter, f"review={review.slug}&to=others", "text_en") == ["Continue."]
    assert list(filtered(AskListFilter, "to=others").qs) == [others]


def test_themes_of_asks_are_those_of_the_list():
    make_ask(theme=None, text_en="Seen.", **PUBLIC)
    make_ask(ask_list=make_ask_list(**PUBLIC), text_en="Hidden.", **DRAFT)
    [seen] = filtered(AskFilter, "").qs
    choices = filtered(AskFilter, "").form.fields["theme"].choices
    assert [value for value, _ in choices] == [seen.theme.slug]


def test_media_are_filtered_by_outlet_language_and_words():
    make_coverage(outlet="RFI", printed_title="កញ្ញា លី ពិសី", language="km", order=1, **PUBLIC)
    make_coverage(outlet="RFI", printed_title="Sixteen NGOs", order=2, **PUBLIC)
    make_coverage(outlet="Khmer Times", printed_title="Sixteen NGOs ask", order=3, **PUBLIC)
    make_coverage(outlet="Secret Times", **DRAFT)
    assert found(MediaFilter, "outlet=RFI", "order") == [1, 2]
    assert found(MediaFilter, "language=km", "order") == [1]
    assert found(MediaFilter, "q=sixteen&outlet=RFI", "order") == [2]
    outlets = [value for value, _ in filtered(MediaFilter, "").form.fields["outlet"].choices if value]
    assert outlets == ["Khmer Times", "RFI"]
    assert filtered(MediaFilter, "outlet=Secret Times").problems == [
        "Outlet: “Secret Times” is not one of the choices."
    ]


def test_organisations_are_found_by_any_of_their_names():
    make_organisation(name_en="Klahaan Organization", other_spellings="Klahan Organization", **PUBLIC)
    make_organisation(name_en="Ministry of Interior", acronym="MoI", kind="government", **PUBLIC)
    assert found(OrganisationFilter, "q=klahan", "name_en") == ["Klahaan Organization"]
    assert found(OrganisationFilter, "q=moi", "name_en") == ["Ministry of Interior"]
    assert found(OrganisationFilter, "kind=government", "name_en") == ["Ministry of Interior"]


def test_statements_are_filtered_by_kind_and_side():
    make_statement(text_en="Said.", side="government", **PUBLIC)
    make_statement(text_en="Quoted.", kind="direct", side="united-nations", **PUBLIC)
    assert found(StatementFilter, "kind=direct", "text_en") == ["Quoted."]
    assert found(StatementFilter, "side=government", "text_en") == ["Said."]

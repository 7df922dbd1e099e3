import pytest
from django.utils.translation import gettext_lazy

from stakeholders.models import Statement
from stakeholders.serializers import OrganisationSerializer
from tests.factories import PUBLIC, make_organisation
from upr_tracker.publishing.serializers import RowSerializer, in_both


def test_words_without_a_translation_are_not_passed_off_as_khmer():
    assert in_both("Words that nobody translated") == {"en": "Words that nobody translated", "km": None}


def test_our_words_come_in_both_languages():
    words = in_both(gettext_lazy("Khmer"))
    assert words["en"] == "Khmer"
    assert words["km"] not in (None, "Khmer")


@pytest.mark.django_db
def test_a_text_is_null_where_neither_language_has_it():
    row = OrganisationSerializer(make_organisation(name_en="RoCK", name_km="រ៉ក", **PUBLIC)).data
    assert [row["name"], row["seat"], row["acronym"]] == [{"en": "RoCK", "km": "រ៉ក"}, None, None]


def test_a_link_that_is_not_declared_as_one_is_refused():
    class Careless(RowSerializer):
        class Meta:
            model = Statement
            fields = ["author"]

    with pytest.raises(TypeError, match=r"Careless\.author: declare it as a Link"):
        Careless().fields  # noqa: B018

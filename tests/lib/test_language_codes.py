import pytest
from django.core.exceptions import ValidationError

from upr_tracker.lib.language_codes import check_language_code, codes


def test_codes_are_those_of_languages_without_regions_and_scripts():
    assert {"en", "km", "fr", "fil"} <= codes()
    assert [code for code in codes() if not (code.isascii() and code.islower() and len(code) in (2, 3))] == []


@pytest.mark.parametrize("code", ["xx", "en_GB", "EN", "root", "ខ្", "en\n"])
def test_what_is_no_code_is_refused(code):
    with pytest.raises(ValidationError):
        check_language_code(code)

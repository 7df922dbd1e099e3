"""manage.py act: the same acts, by the same rules, without a browser."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import PUBLIC, make_organisation, make_theme, make_wording

pytestmark = pytest.mark.django_db


def act(*words, **options):
    said = StringIO()
    call_command("act", *words, **options, stdout=said)
    return said.getvalue()


def test_administrator_withholds_a_row_by_its_uid(administrator):
    row = make_organisation(name_en="A house", **PUBLIC)
    words = ("withhold", "stakeholders.organisation", str(row.uid))
    assert act(*words, by=administrator.email.upper(), reason="It does harm.") == "A house: Withheld.\n"
    row.refresh_from_db()
    assert (row.is_withheld, row.decided_because, row.history.first().history_user) == (
        True,
        "It does harm.",
        administrator,
    )


def test_command_refuses_what_the_rules_refuse(reviewer):
    row = make_organisation(**PUBLIC)
    with pytest.raises(CommandError, match="Only an administrator withholds"):
        act("withhold", "stakeholders.organisation", str(row.uid), by=reviewer.email, reason="It does harm.")
    row.refresh_from_db()
    assert row.is_withheld is False


@pytest.mark.parametrize(
    ("model", "uid", "message"),
    [
        ("nothing", "1", "There is no kind of row named nothing"),
        ("stakeholders.nothing", "1", "There is no kind of row named stakeholders.nothing"),
        ("accounts.user", "1", "accounts.user is no kind of row that is published"),
        ("stakeholders.organisation", "1", "There is no stakeholders.organisation with the uid 1"),
    ],
)
def test_command_says_what_it_cannot_find(administrator, model, uid, message):
    with pytest.raises(CommandError, match=message):
        act("withhold", model, uid, by=administrator.email, reason="It does harm.")


def test_command_acts_for_somebody(inactive):
    row = make_organisation(**PUBLIC)
    with pytest.raises(CommandError, match="Nobody with an active account has the address"):
        act("withhold", "stakeholders.organisation", str(row.uid), by=inactive.email, reason="It does harm.")


def test_parts_have_no_acts_of_their_own(administrator):
    part = make_wording(theme=make_theme(**PUBLIC))
    with pytest.raises(CommandError, match="themewording is no kind of row that is published"):
        act("withhold", "recommendations.themewording", str(part.uid), by=administrator.email, reason="Harm.")

"""Who may do what with a row in which state: for each act, the readers that it is for. All others are refused.

Each cell is tried three ways: by the rule, by the act, and through the workbench; the API has no way to write at all.
"""

import pytest
from django.urls import get_resolver, reverse

from stakeholders.models import Organisation
from tests.conftest import signed_in
from tests.factories import make_organisation, make_user
from upr_tracker.accounts.roles import Role
from upr_tracker.publishing.actions import ActRefused
from upr_tracker.publishing.acts import ACTS
from upr_tracker.publishing.models import Coalition

pytestmark = pytest.mark.django_db

AUTHOR, CONTRIBUTOR, MEMBER = "author", "contributor", "member"
REVIEWER, OWN_REVIEWER, ADMINISTRATOR = "reviewer", "author who reviews", "administrator"
READERS = [AUTHOR, CONTRIBUTOR, MEMBER, REVIEWER, OWN_REVIEWER, ADMINISTRATOR]
REVIEWERS = {REVIEWER, OWN_REVIEWER, ADMINISTRATOR}
WRITERS = {AUTHOR, *REVIEWERS}
STATES = ["draft", "in-review", "published", "withdrawn", "withheld"]

MATRIX = {
    ("submit", "draft"): WRITERS,
    ("publish", "in-review"): {REVIEWER, ADMINISTRATOR},
    ("return", "in-review"): REVIEWERS,
    ("return", "withdrawn"): REVIEWERS,
    ("return", "withheld"): {ADMINISTRATOR},
    ("withdraw", "draft"): WRITERS,
    ("withdraw", "in-review"): WRITERS,
    ("withdraw", "published"): REVIEWERS,
    ("withhold", "draft"): {ADMINISTRATOR},
    ("withhold", "in-review"): {ADMINISTRATOR},
    ("withhold", "published"): {ADMINISTRATOR},
    ("withhold", "withdrawn"): {ADMINISTRATOR},
}
BECOMES = {
    "submit": ("in-review", False),
    "publish": ("published", False),
    "return": ("draft", False),
    "withdraw": ("withdrawn", False),
    "withhold": ("withdrawn", True),
}
CELLS = [
    pytest.param(act, state, reader, reader in MATRIX.get((act, state), ()), id=f"{act}-{state}-{reader}")
    for act in ACTS
    for state in STATES
    for reader in READERS
]


def make_reader(name):
    roles = {
        AUTHOR: [Role.CONTRIBUTOR],
        CONTRIBUTOR: [Role.CONTRIBUTOR],
        MEMBER: [],
        REVIEWER: [Role.REVIEWER],
        OWN_REVIEWER: [Role.REVIEWER],
        ADMINISTRATOR: [Role.ADMINISTRATOR],
    }
    return make_user(roles=roles[name])


def make_row(state, reader, name):
    author = reader if name in (AUTHOR, OWN_REVIEWER) else make_user()
    is_withheld = state == "withheld"
    state = "withdrawn" if is_withheld else state
    return make_organisation(author=author, state=state, audience="public", is_withheld=is_withheld)


def stored(row):
    again = Organisation.objects.get(pk=row.pk)
    return again.state, again.is_withheld


def why(act):
    return {"reason": "Because."} if act.asks_why else {}


@pytest.mark.parametrize(("name", "state", "who", "allowed"), CELLS)
def test_rule_and_act_agree(name, state, who, allowed):
    act, reader = ACTS[name], make_reader(who)
    row = make_row(state, reader, who)
    before = stored(row)
    assert act.is_allowed(reader, row) is allowed
    if allowed:
        act.do(thing=row, by=reader, **why(act))
        assert stored(row) == BECOMES[name]
    else:
        with pytest.raises(ActRefused) as refusal:
            act.do(thing=row, by=reader, **why(act))
        assert (str(refusal.value), stored(row)) == (str(act.who), before)


@pytest.mark.parametrize(("name", "state", "who", "allowed"), CELLS)
def test_workbench_does_what_the_act_does(name, state, who, allowed):
    reader = make_reader(who)
    row = make_row(state, reader, who)
    before = stored(row)
    address = f"{reverse('admin:stakeholders_organisation_act', args=[name])}?rows={row.pk}"
    answer = signed_in(reader).post(address, {f"version_{row.pk}": row.version, **why(ACTS[name])})
    assert stored(row) == (BECOMES[name] if allowed else before)
    assert (answer.headers.get("Location") == "/admin/") is allowed
    if not allowed:
        assert answer.status_code in (302, 403, 404)


@pytest.mark.parametrize(("who", "status"), [(REVIEWER, 403), (CONTRIBUTOR, 403), (ADMINISTRATOR, 302)])
def test_only_administrators_erase(who, status):
    row = make_organisation(state="published", audience="public")
    answer = signed_in(make_reader(who)).post(
        reverse("admin:stakeholders_organisation_delete", args=[row.pk]), {"post": "yes"}
    )
    assert (answer.status_code, Organisation.objects.filter(pk=row.pk).exists()) == (status, status == 403)


def test_coalition_may_agree_that_reviewers_publish_their_own():
    reviewer = make_reader(OWN_REVIEWER)
    row = make_row("in-review", reviewer, OWN_REVIEWER)
    assert ACTS["publish"].is_allowed(reviewer, row) is False
    Coalition(may_publish_own=True).save()
    ACTS["publish"].do(thing=row, by=reviewer)
    assert stored(row) == ("published", False)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_no_route_of_the_api_writes(as_administrator, method):
    row = make_organisation(state="published", audience="public")
    routes = [pattern for pattern in get_resolver("upr_tracker.api").url_patterns if pattern.name]
    assert len(routes) > 35
    for pattern in routes:
        kwargs = dict.fromkeys(pattern.pattern.converters, row.uid) or (
            {"uid": row.uid} if "uid" in str(pattern.pattern) else {}
        )
        answer = getattr(as_administrator, method)(reverse(pattern.name, kwargs=kwargs), {"state": "draft"})
        assert answer.status_code in (404, 405, 415), pattern.name
    row.refresh_from_db()
    assert row.state == "published"

"""Who signs an edition: before it is published, in their order, once, and for that edition only."""

import pytest
from django.core.exceptions import ValidationError

from reports import actions
from reports.actions import EditionRefused, publish_edition
from reports.builders.frozen import from_data
from reports.models import Edition, Endorsement
from tests.admin_pages import address_of, messages_of, save
from tests.factories import PUBLIC, make_edition, make_endorsement, make_organisation, make_report, make_theme
from tests.reports.midterms import promised
from upr_tracker.publishing.actions import ActRefused, erase, submit, withdraw, withhold

pytestmark = pytest.mark.django_db

STAYS = (
    "This edition is published, so those who signed it stay as they are. Whoever signs later signs the next edition."
)
ROLES = ["invited", "endorsed", "abstained", "prepared", "dissented"]


@pytest.fixture(autouse=True)
def quickly(monkeypatch):
    monkeypatch.setattr(actions, "all_files", list)


@pytest.fixture
def draft(review):
    promised(make_theme(review=review, **PUBLIC))
    return make_edition(report=make_report(review=review, **PUBLIC), state="in-review", audience="public")


def sign(edition, name, role="endorsed", **fields):
    organisation = make_organisation(name_en=name, **PUBLIC)
    return make_endorsement(edition=edition, organisation=organisation, role=role, **{"audience": "public", **fields})


def told(edition):
    return from_data(edition.data["en"])


# Before it is published


def test_signatories_are_published_with_their_edition_in_their_order(draft, reviewer):
    for order, name in ((2, "Second"), (1, "First")):
        sign(draft, name, order=order)
    edition = publish_edition(edition=draft, by=reviewer)
    assert [(row.name, row.state) for row in edition.endorsements.all()] == [
        ("First", "published"),
        ("Second", "published"),
    ]
    assert [each.name for each in told(edition).signatories] == ["First", "Second"]


def test_invitation_and_dissent_are_told_only_of_those_who_agree_and_are_no_signatures(draft, reviewer, client):
    for order, role in enumerate(ROLES):
        sign(draft, f"{role} silently", role, order=order, **({} if role in SIGNING else {"audience": "private"}))
        sign(draft, f"{role} openly", role, order=order, may_be_shown=True)
    content = told(publish_edition(edition=draft, by=reviewer))
    assert {each.name for each in content.signatories} == {
        *("endorsed silently", "prepared silently"),
        *(f"{role} openly" for role in ROLES),
    }
    assert {each.role for each in (*content.prepared, *content.endorsed)} == {"prepared", "endorsed"}
    page = client.get(draft.get_absolute_url()).content.decode()
    signed, others = page.split("Who did not sign it, and agreed that this is shown")
    assert [name in signed for name in ("invited openly", "endorsed openly")] == [False, True]
    assert [f"{role} openly" in others for role in ROLES] == [True, False, True, False, True]
    assert [f"{role} silently" in page for role in ROLES] == [False, True, False, True, False]


SIGNING = ("endorsed", "prepared")


def test_edition_that_only_others_are_shown_under_is_not_signed(draft, reviewer, client):
    sign(draft, "Guest", "invited", may_be_shown=True)
    edition = publish_edition(edition=draft, by=reviewer)
    assert told(edition).is_signed is False
    pages = [draft.get_absolute_url(), draft.report.get_absolute_url()]
    for page in pages:
        assert "This edition has no signatories of its own." in client.get(page).content.decode()


def test_organisation_signs_an_edition_once(draft):
    row = sign(draft, "Twice")
    with pytest.raises(ValidationError) as refusal:
        make_endorsement(edition=draft, organisation=row.organisation, role="prepared")
    assert refusal.value.messages == ["This organisation is recorded for this edition already."]


def test_nobody_signs_the_next_edition_by_having_signed_this(draft, reviewer, client):
    sign(draft, "Rainbow")
    publish_edition(edition=draft, by=reviewer)
    following = make_edition(report=draft.report, number=2, state="in-review", audience="public")
    edition = publish_edition(edition=following, by=reviewer)
    assert (list(edition.endorsements.all()), told(edition).signatories) == ([], ())
    assert "This edition has no signatories of its own." in client.get(edition.get_absolute_url()).content.decode()


# Once it is published


@pytest.fixture
def signed(draft, reviewer):
    sign(draft, "Rainbow")
    return publish_edition(edition=draft, by=reviewer)


def test_nobody_signs_a_published_edition(signed):
    with pytest.raises(ValidationError) as refusal:
        Endorsement(edition=signed, organisation=make_organisation(), role="endorsed").full_clean()
    assert refusal.value.message_dict == {"edition": [STAYS]}


def test_workbench_says_why_nobody_signs_a_published_edition(as_reviewer, signed, review):
    row = sign(make_edition(report=signed.report, number=2), "Late")
    response = save(as_reviewer, address_of(row), edition=str(signed.pk))
    assert messages_of(response) == [STAYS]


def test_signature_under_a_published_edition_is_not_revised(as_reviewer, signed):
    response = save(as_reviewer, address_of(signed.endorsements.get()), printed_en="Another name")
    assert messages_of(response) == [STAYS]


def test_draft_that_was_left_beside_a_published_edition_is_not_published(signed, reviewer):
    late = make_endorsement(edition=signed, state="draft", audience="public")
    with pytest.raises(ActRefused, match="stay as they are"):
        submit(thing=late, by=reviewer)


def withdrawn(row, by):
    withdraw(thing=row, by=by, reason="They left.")


def erased(row, by):
    erase(row=row, by=by)


@pytest.mark.parametrize("act", [withdrawn, erased])
def test_signature_under_a_published_edition_is_not_taken_away(signed, administrator, act):
    row = signed.endorsements.get()
    with pytest.raises(ActRefused) as refusal:
        act(row, administrator)
    assert (str(refusal.value), signed.endorsements.get().state) == (STAYS, "published")


def test_signature_that_does_harm_is_withheld(signed, administrator, client):
    withhold(thing=signed.endorsements.get(), by=administrator, reason="They are in danger.")
    assert "Rainbow" not in client.get(signed.get_absolute_url()).content.decode()


# What it replaces


def replacing(old, **fields):
    words = {"report": old.report, "number": 2, "replaces": old, "mends_en": "A date was wrong."}
    return make_edition(**{**words, "state": "in-review", "audience": "public", **fields})


def test_edition_that_replaces_another_and_the_other_say_so(signed, reviewer, client):
    new = publish_edition(edition=replacing(signed), by=reviewer)
    pages = [" ".join(client.get(row.get_absolute_url()).content.decode().split()) for row in (signed, new)]
    assert ["Replaced by edition 2</a></strong>: A date was wrong." in page for page in pages] == [True, False]
    assert ["This edition replaces edition 1</strong>: A date was wrong." in page for page in pages] == [False, True]
    assert (told(new).replaces.number, told(new).replaces.mends) == (1, "A date was wrong.")


def test_edition_replaces_only_what_is_published(draft):
    with pytest.raises(ValidationError) as refusal:
        replacing(draft)
    assert refusal.value.message_dict == {
        "replaces": ["Only a published edition is replaced. A draft is changed itself."]
    }


def test_edition_replaces_only_an_earlier_one_of_its_report(signed):
    for fields in ({"report": make_report(review=signed.report.review, **PUBLIC, order=7)}, {"number": 1}):
        with pytest.raises(ValidationError) as refusal:
            replacing(signed, **fields)
        assert refusal.value.message_dict["replaces"] == ["Choose an earlier edition of the same report."]


def test_edition_says_what_it_mends_together_with_what_it_replaces(signed):
    for fields in ({"mends_en": ""}, {"replaces": None}):
        with pytest.raises(ValidationError) as refusal:
            replacing(signed, **fields)
        assert list(refusal.value.message_dict) == ["mends_en"]


def test_edition_whose_forerunner_was_withheld_meanwhile_is_refused(signed, reviewer, administrator):
    new = replacing(signed)
    actions.withhold_edition(thing=signed, by=administrator, reason="It names somebody.")
    with pytest.raises(EditionRefused, match="Only a published edition is replaced"):
        publish_edition(edition=Edition.objects.get(pk=new.pk), by=reviewer)


def test_public_edition_tells_nothing_of_a_hidden_one_that_it_replaces(signed, reviewer, client):
    Edition.objects.filter(pk=signed.pk).update(audience="coalition")
    new = publish_edition(edition=replacing(signed), by=reviewer)
    assert told(new).replaces is None
    assert "replaces edition" not in client.get(new.get_absolute_url()).content.decode()

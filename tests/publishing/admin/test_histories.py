"""What was written when and by whom, for staff; and an earlier text taken up again."""

import pytest

from stakeholders.models import Dialogue, Organisation
from tests.admin_pages import address_of, filled_in, save, sent
from tests.conftest import signed_in
from tests.factories import (
    PUBLIC,
    make_assessment,
    make_dialogue,
    make_evidence,
    make_organisation,
    make_participant,
    make_recommendation,
    make_review,
    make_source,
    make_state,
    make_statement,
    make_theme,
    make_wording,
)
from upr_tracker.publishing.actions import publish, return_with_reason, submit
from upr_tracker.publishing.models import Revision

pytestmark = pytest.mark.django_db

LONG = "The draft law of the Ministry was shown to civil society in the spring, and withdrawn in the autumn."


def told(client, row, **query):
    return client.get(address_of(row, "history"), query).context["told"]


def acts(client, row):
    return [(entry.saving.act_in_words, str(entry.saving.who)) for entry in told(client, row)]


def changes(client, row, number=0):
    """Of the saving that is told first: labels, with what was taken out, put in, and left."""
    return [(one.label, [tuple(piece) for piece in one.pieces]) for one in told(client, row)[number].differences]


def entry_of(row, number=0):
    return row.history.order_by("history_date", "history_id")[number].pk


# Who may see it


@pytest.mark.parametrize(("who", "status"), [("reviewer", 200), ("administrator", 200), ("contributor", 403)])
def test_history_of_a_row_of_somebody_else_is_for_reviewers(request, who, status):
    row = make_organisation(**PUBLIC)
    client = request.getfixturevalue(f"as_{who}")
    assert client.get(address_of(row, "history")).status_code == status
    assert ("historylink" in client.get(address_of(row)).content.decode()) is (status == 200)


def test_author_sees_the_history_of_what_they_wrote(as_contributor, contributor):
    row = make_organisation(author=contributor)
    assert as_contributor.get(address_of(row, "history")).status_code == 200
    assert "historylink" in as_contributor.get(address_of(row)).content.decode()


def test_history_of_a_row_out_of_sight_is_not_there(as_contributor):
    row = make_organisation(name_en="Hidden house")
    response = as_contributor.get(address_of(row, "history"), follow=True)
    assert "Hidden house" not in response.content.decode()


# What it tells


def test_each_act_is_told_in_words(as_reviewer, reviewer, contributor):
    row = make_organisation(author=contributor, kind="other")
    save(signed_in(contributor), address_of(row), name_en="Renamed")
    row = submit(thing=Organisation.objects.get(), by=contributor)
    row = return_with_reason(thing=row, by=reviewer, reason="Name the source.")
    row = publish(thing=submit(thing=row, by=contributor), by=reviewer)
    assert acts(as_reviewer, row) == [
        ("Published", "reviewer@example.org"),
        ("Sent for review", "contributor@example.org"),
        ("Returned", "reviewer@example.org"),
        ("Sent for review", "contributor@example.org"),
        ("Saved", "contributor@example.org"),
        ("Written", "None"),
    ]
    assert [entry.saving.because for entry in told(as_reviewer, row)] == ["", "", "Name the source.", "", "", ""]


def test_revision_that_was_published_is_told(as_reviewer, reviewer, contributor):
    row = make_organisation(name_en="Old house", **PUBLIC)
    save(signed_in(contributor), address_of(row), name_en="New house")
    publish(thing=submit(thing=Revision.objects.get(), by=contributor), by=reviewer)
    assert acts(as_reviewer, row)[0] == ("Revised", "reviewer@example.org")
    assert changes(as_reviewer, row) == [("Name", [("del", "Old house"), ("ins", "New house")])]


def test_short_text_is_told_before_and_after(as_reviewer):
    row = make_organisation(name_en="Old house", acronym="OLD")
    save(as_reviewer, address_of(row), name_en="New house", acronym="", name_km="ផ្ទះ")
    assert changes(as_reviewer, row) == [
        ("Name", [("del", "Old house"), ("ins", "New house")]),
        ("Name in Khmer", [("ins", "ផ្ទះ")]),
        ("Acronym", [("del", "OLD")]),
    ]


def test_long_text_is_told_word_by_word_without_colour(as_reviewer):
    row = make_statement(text_en=LONG)
    save(as_reviewer, address_of(row), text_en=LONG.replace("withdrawn", "adopted"))
    start, end = LONG.split("withdrawn")
    pieces = [("same", start), ("del", "withdrawn"), ("ins", "adopted"), ("same", end)]
    assert changes(as_reviewer, row) == [("What was said", pieces)]
    page = as_reviewer.get(address_of(row, "history")).content.decode()
    for tag, words in (("del", "taken out: </span>withdrawn"), ("ins", "put in: </span>adopted")):
        assert f'<{tag}><span class="told">{words}</{tag}>' in page


def test_choices_links_and_dates_are_told_in_words(as_reviewer):
    review = make_review(**PUBLIC)
    old, new = (make_organisation(name_en=name, **PUBLIC) for name in ("Old house", "New house"))
    row = make_dialogue(review=review, organisers=[old], date="2021", counterpart="government", is_planned=False)
    save(as_reviewer, address_of(row), organisers=[str(new.pk)], date="2022-03", counterpart="several", is_planned="on")
    assert dict(changes(as_reviewer, row)) == {
        "Organisers": [("del", "Old house"), ("ins", "New house")],
        "When": [("del", "2021"), ("ins", "2022-03")],
        "With whom": [("del", "Government"), ("ins", "Several kinds of stakeholders")],
        "Planned, not held yet": [("del", "no"), ("ins", "yes")],
    }


def test_lines_are_told_with_their_row(as_reviewer):
    theme = make_theme(name_en="Law")
    make_wording(theme=theme, source=make_source(title_en="Report", **PUBLIC), text_en="First")
    lines = {"wordings-TOTAL_FORMS": "2", "wordings-1-source": theme.wordings.get().source_id}
    lines |= {"wordings-0-text_en": "First, mended", "wordings-1-text_en": "Second", "wordings-1-place": "asks"}
    assert save(as_reviewer, address_of(theme), **lines, **{"wordings-1-order": "1"}).status_code == 302
    mended, added = changes(as_reviewer, theme)
    assert mended == ("Wording of a theme: Wording", [("del", "First"), ("ins", "First, mended")])
    assert added == ("Wording of a theme", [("ins", "Second · Report · civil society's recommendations")])


def test_links_out_of_sight_are_absent_from_what_the_author_is_told(contributor, as_contributor, as_reviewer):
    seen, hidden = make_organisation(name_en="Seen", **PUBLIC), make_organisation(name_en="Hidden house")
    row = make_dialogue(author=contributor, organisers=[seen], title_en="Before")
    save(as_reviewer, address_of(row), organisers=[str(hidden.pk)], title_en="After")
    make_participant(dialogue=row, organisation=hidden, printed_en="Hidden line")
    save(as_reviewer, address_of(row), objectives_en="Later")
    assert "Hidden" not in as_contributor.get(address_of(row, "history")).content.decode()
    assert changes(as_contributor, row, 1) == [
        ("Title", [("del", "Before"), ("ins", "After")]),
        ("Organisers", [("del", "Seen")]),
    ]
    assert ("Organisers", [("del", "Seen"), ("ins", "Hidden house")]) in changes(as_reviewer, row, 1)


def test_companions_are_linked(as_reviewer):
    assessment = make_assessment()
    evidence = make_evidence(assessment=assessment, title_en="A law")
    context = as_reviewer.get(address_of(assessment, "history")).context
    assert context["companions"] == [(str(evidence), address_of(evidence, "history"))]


def test_state_without_versions_has_a_history(as_reviewer):
    state = make_state(name_en="Uruguay")
    save(as_reviewer, address_of(state), name_km="អ៊ុយរូហ្គាយ")
    assert changes(as_reviewer, state) == [("Name in Khmer", [("ins", "អ៊ុយរូហ្គាយ")])]


def test_long_history_has_pages(as_reviewer):
    row = make_organisation()
    for number in range(30):
        row.name_en, row.version = f"House {number}", number + 2
        row.save()
    assert [len(told(as_reviewer, row, p=page)) for page in ("1", "2")] == [25, 6]


# Taking an earlier text up again


@pytest.fixture
def renamed(as_reviewer):
    row = make_organisation(name_en="First", acronym="ONE")
    save(as_reviewer, address_of(row), name_en="Second", acronym="TWO", audience="coalition")
    row.refresh_from_db()
    return row


def test_every_earlier_entry_can_be_taken_up(as_reviewer, renamed):
    addresses = [entry.take_up for entry in told(as_reviewer, renamed)]
    assert addresses == ["", f"{address_of(renamed)}?entry={entry_of(renamed)}"]


def test_text_that_is_taken_up_fills_the_form_and_saves_nothing(as_reviewer, renamed):
    page = as_reviewer.get(address_of(renamed), {"entry": entry_of(renamed)})
    words = filled_in(page)
    assert (words["name_en"], words["acronym"], words["version_seen"]) == ("First", "ONE", str(renamed.version))
    assert "Nothing is saved yet" in page.content.decode()
    renamed.refresh_from_db()
    assert (renamed.name_en, renamed.version, renamed.history.count()) == ("Second", 2, 2)


def test_who_may_read_is_not_taken_up(as_reviewer, renamed):
    page = as_reviewer.get(address_of(renamed), {"entry": entry_of(renamed)})
    assert filled_in(page)["audience"] == "coalition"


def test_draft_is_saved_as_it_once_was(as_reviewer, renamed):
    address = f"{address_of(renamed)}?entry={entry_of(renamed)}"
    assert as_reviewer.post(address, sent(as_reviewer, address)).status_code == 302
    renamed.refresh_from_db()
    assert (renamed.name_en, renamed.acronym, renamed.version) == ("First", "ONE", 3)


def test_published_row_gets_a_revision(as_contributor, as_reviewer, contributor, renamed):
    Organisation.objects.update(author=contributor, **PUBLIC)
    address = f"{address_of(renamed)}?entry={entry_of(renamed)}"
    as_contributor.post(address, sent(as_contributor, address))
    renamed.refresh_from_db()
    changed = Revision.objects.get().changes["fields"]
    assert (renamed.name_en, changed["name_en"], changed["acronym"]) == ("Second", ["Second", "First"], ["TWO", "ONE"])


def test_links_are_taken_up(as_reviewer):
    review = make_review(**PUBLIC)
    first, second = (make_recommendation(review=review, **PUBLIC) for _ in range(2))
    row = make_statement(review=review, recommendations=[first])
    entry = row.history.first().pk
    save(as_reviewer, address_of(row), recommendations=[str(second.pk)])
    page = as_reviewer.get(address_of(row), {"entry": entry})
    assert [int(key) for key in page.context["adminform"].form["recommendations"].value()] == [first.pk]


def test_link_out_of_sight_is_not_taken_up(as_contributor, as_reviewer, contributor):
    seen, hidden = make_organisation(name_en="Seen", **PUBLIC), make_organisation(name_en="Hidden house")
    row = make_dialogue(author=contributor, organisers=[hidden], title_en="Before")
    entry = row.history.first().pk
    save(as_reviewer, address_of(row), organisers=[str(seen.pk)], title_en="After")
    page = as_contributor.get(address_of(row), {"entry": entry})
    assert filled_in(page)["title_en"] == "Before"
    assert "Hidden house" not in page.content.decode()
    as_contributor.post(address_of(row), filled_in(page))
    assert [str(one) for one in Dialogue.objects.get().organisers.all()] == ["Seen"]


def test_of_a_published_assessment_only_the_khmer_is_taken_up(as_administrator):
    row = make_assessment(narrative_en="As judged.", narrative_km="មុន", **PUBLIC)
    row.narrative_en, row.narrative_km, row.version = "Otherwise.", "ក្រោយ", 2
    row.save()
    (_, first) = told(as_administrator, row)
    words = as_administrator.get(first.take_up).context["adminform"].form
    assert {name: words[name].value() for name in words.fields if name.startswith("narrative")} == {
        "narrative_km": "មុន"
    }


@pytest.mark.parametrize("entry", ["0", "nonsense", "", "99999999999999999999"])
def test_entry_that_is_none_of_this_row_is_not_there(as_reviewer, renamed, entry):
    assert as_reviewer.get(address_of(renamed), {"entry": entry}).status_code == 404


def test_entry_of_another_row_is_not_there(as_reviewer, renamed):
    other = make_organisation(name_en="Other")
    assert as_reviewer.get(address_of(renamed), {"entry": entry_of(other)}).status_code == 404


def test_entry_is_not_there_for_whoever_may_not_see_the_history(as_contributor, renamed):
    Organisation.objects.update(**PUBLIC)
    assert as_contributor.get(address_of(renamed), {"entry": entry_of(renamed)}).status_code == 404


@pytest.mark.parametrize("who", ["contributor", "reviewer", "administrator"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nothing_is_reverted_from_history_itself(request, who, method):
    row = make_organisation(name_en="Now", **PUBLIC)
    words = {"kind": "other", "name_en": "Then", "order": "0", "version_seen": "1"}
    address = f"/admin/stakeholders/organisation/{row.pk}/history/{row.history.first().pk}/"
    client = request.getfixturevalue(f"as_{who}")
    assert getattr(client, method)(address, words).status_code == 403
    row.refresh_from_db()
    assert row.name_en == "Now"

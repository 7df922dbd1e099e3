"""A published row is changed by a revision beside it, and previewed as the public will see it."""

import pytest
from django.urls import reverse

from recommendations.models import ThemeWording
from stakeholders.models import Organisation
from tests.admin_pages import address_of, save, typed
from tests.conftest import signed_in
from tests.factories import (
    IN_REVIEW,
    PUBLIC,
    make_assessment,
    make_event,
    make_evidence,
    make_organisation,
    make_recommendation,
    make_review,
    make_source,
    make_theme,
    make_user,
    make_wording,
)
from upr_tracker.accounts.roles import Role
from upr_tracker.publishing.actions import ActRefused, publish, submit
from upr_tracker.publishing.models import Revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return make_event(review=make_review(**PUBLIC), text_en="As published.", **PUBLIC)


def timeline(client, row, language="en"):
    return client.get(f"/{language}/{row.review.slug}/timeline/").content.decode()


def preview_of(client, thing, language="en"):
    kind = "revisions" if isinstance(thing, Revision) else "rows"
    row = thing.row if isinstance(thing, Revision) else thing
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}_preview"
    return client.get(f"{reverse(name, args=[language])}?{kind}={thing.pk}")


def published(revision, author, reviewer):
    submit(thing=revision, by=author)
    publish(thing=Revision.objects.get(pk=revision.pk), by=reviewer)


def test_public_row_stands_until_its_revision_is_published(client, as_contributor, contributor, reviewer, event):
    save(as_contributor, address_of(event), text_en="As revised.")
    assert ("As published." in timeline(client, event), "As revised." in timeline(client, event)) == (True, False)
    published(Revision.objects.get(), contributor, reviewer)
    event.refresh_from_db()
    assert (event.text_en, event.author, Revision.objects.count()) == ("As revised.", None, 0)
    page = timeline(client, event)
    assert ("As revised." in page, "As published." in page, "Revised on" in page) == (True, False, True)
    assert [entry["fields"] for entry in event.revised] == [["text_en"]]


def test_form_shows_ones_own_revision_again(as_contributor, event):
    save(as_contributor, address_of(event), text_en="As revised.")
    assert typed(as_contributor, address_of(event))["text_en"] == "As revised."
    save(as_contributor, address_of(event), text_en="As revised twice.")
    assert [row.changes["fields"]["text_en"] for row in Revision.objects.all()] == [
        ["As published.", "As revised twice."]
    ]


def test_nothing_is_kept_where_nothing_was_changed(as_contributor, event):
    save(as_contributor, address_of(event))
    assert Revision.objects.count() == 0


def test_revision_is_read_by_its_author_and_reviewers(as_contributor, as_another_contributor, as_reviewer, event):
    save(as_contributor, address_of(event), text_en="As revised.")
    address = f"{address_of(event)}?revision={Revision.objects.get().pk}"
    readers = (as_contributor, as_another_contributor, as_reviewer)
    assert [reader.get(address).status_code for reader in readers] == [200, 404, 200]
    assert "As revised." not in as_another_contributor.get(address_of(event)).content.decode()


def test_lines_are_revised_with_their_row(as_contributor, contributor, reviewer):
    theme, source = make_theme(**PUBLIC), make_source(**PUBLIC)
    gone = make_wording(theme=theme, source=source, place="asks")
    words = {"wordings-0-DELETE": "on", "wordings-TOTAL_FORMS": "2", "wordings-1-source": source.pk}
    line = {"wordings-1-text_en": "Another wording", "wordings-1-place": "accepted", "wordings-1-order": "0"}
    save(as_contributor, address_of(theme), **words, **line)
    assert list(theme.wordings.all()) == [gone]
    # The line that is new in the revision is found again by its form, and changed there.
    save(as_contributor, address_of(theme), **{"wordings-0-text_en": "A third wording"})
    published(Revision.objects.get(), contributor, reviewer)
    assert [row.text_en for row in ThemeWording.objects.all()] == ["A third wording"]


def revise(row, **words):
    """A revision by somebody, through the form, sent for review."""
    author = make_user(roles=[Role.CONTRIBUTOR])
    assert save(signed_in(author), address_of(row), **words, _submit="1").status_code == 302
    return Revision.objects.get(author=author)


def test_revisions_of_different_fields_come_together(reviewer):
    row = make_organisation(name_en="Old", acronym="OLD", **PUBLIC)
    first, second = revise(row, name_en="New"), revise(row, acronym="NEW")
    for revision in (first, second):
        publish(thing=revision, by=reviewer)
    row.refresh_from_db()
    assert (row.name_en, row.acronym) == ("New", "NEW")


def test_revision_of_what_was_revised_meanwhile_is_refused(reviewer):
    row = make_organisation(name_en="Old", **PUBLIC)
    first, second = revise(row, name_en="One"), revise(row, name_en="Another")
    publish(thing=first, by=reviewer)
    with pytest.raises(ActRefused, match="Something was revised meanwhile: name"):
        publish(thing=second, by=reviewer)
    assert Organisation.objects.get(pk=row.pk).name_en == "One"


@pytest.mark.parametrize("language", ["en", "km"])
def test_preview_is_the_public_page_and_leaves_nothing(client, as_reviewer, event, language):
    draft = make_event(review=event.review, text_en="A draft of words.", **IN_REVIEW)
    before = timeline(client, event, language)
    page = preview_of(as_reviewer, draft, language)
    assert ("A draft of words." in page.content.decode(), f'<html lang="{language}"' in page.content.decode()) == (
        True,
        True,
    )
    assert timeline(client, event, language) == before
    draft.refresh_from_db()
    assert (draft.state, draft.version, draft.history.count()) == ("in-review", 1, 1)
    assert "frame-ancestors 'self'" in page["Content-Security-Policy"]
    assert ("script" in page["Content-Security-Policy"], page["X-Frame-Options"]) == (False, "SAMEORIGIN")


def test_preview_of_a_published_draft_is_what_comes(client, as_reviewer, reviewer, event):
    """To the letter: the page that strangers get afterwards is the one that was shown before."""
    draft = make_event(review=event.review, text_en="A draft of words.", **IN_REVIEW)
    shown = preview_of(as_reviewer, draft).content.decode()
    publish(thing=draft, by=reviewer)
    assert timeline(client, event) == shown


def test_preview_of_a_revision_shows_it_and_what_it_changes(as_reviewer, event):
    revision = revise(event, text_en="As revised.")
    assert "As revised." in preview_of(as_reviewer, revision).content.decode()
    address = f"{reverse('admin:stakeholders_event_act', args=['publish'])}?revisions={revision.pk}"
    (candidate,) = as_reviewer.get(address).context["candidates"]
    told = [(change.label, [(piece.kind, piece.text) for piece in change.pieces]) for change in candidate.changes]
    assert told == [("What", [("del", "As published."), ("ins", "As revised.")])]


def test_preview_says_where_the_public_will_see_nothing(as_reviewer):
    row = make_organisation(state="in-review", audience="coalition")
    assert "The public will see nothing of this" in preview_of(as_reviewer, row).content.decode()


def test_preview_says_what_is_missing(as_reviewer):
    fields = {**IN_REVIEW, "no_evidence_reason_en": ""}
    row = make_assessment(covers=[make_recommendation(**PUBLIC)], **fields)
    assert "List at least one piece of evidence" in preview_of(as_reviewer, row).content.decode()


def test_preview_takes_no_companion_along_that_its_reader_may_not_see(as_contributor, contributor, as_reviewer):
    covered = make_recommendation(**PUBLIC)
    draft = make_assessment(covers=[covered], author=contributor, audience="public", published_on=None)
    make_evidence(assessment=draft, title_en="SECRET", audience="public")
    assert "SECRET" in preview_of(as_reviewer, draft).content.decode()
    page = preview_of(as_contributor, draft).content.decode()
    assert (draft.narrative_en in page, "SECRET" in page) == (True, False)


def test_revision_with_a_line_that_names_an_erased_row_is_refused_in_words(as_reviewer):
    theme, source = make_theme(**PUBLIC), make_source(**PUBLIC)
    line = {"wordings-0-source": source.pk, "wordings-0-text_en": "Another wording", "wordings-0-place": "accepted"}
    line |= {"wordings-0-order": "0", "wordings-TOTAL_FORMS": "1"}
    assert as_reviewer.post(address_of(theme), {**typed(as_reviewer, address_of(theme)), **line}).status_code == 302
    source.delete()
    page = preview_of(as_reviewer, Revision.objects.get())
    assert "Wording of a theme: Source: source document instance with id" in page.content.decode()


def test_preview_is_for_whoever_may_read_the_draft(client, as_contributor, as_another_contributor, contributor, event):
    draft = make_event(review=event.review, author=contributor, **IN_REVIEW)
    readers = (client, as_another_contributor, as_contributor)
    assert [preview_of(reader, draft).status_code for reader in readers] == [302, 404, 200]

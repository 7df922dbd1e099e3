"""The logo of an organisation: in the workbench, at its address, and where the organisation signs an edition."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from stakeholders.models import Organisation
from tests.admin_pages import address_of, filled_in, messages_of, save
from tests.factories import (
    FOR_COALITION,
    PUBLIC,
    make_edition,
    make_endorsement,
    make_file,
    make_organisation,
    make_report,
    make_review,
)
from tests.lib.uploads.files import SECRET, picture, telling_png
from tests.lib.uploads.test_images import bomb_of_pixels
from tests.stakeholders.logos import make_logo
from upr_tracker.lib.uploads import check_and_clean_logo
from upr_tracker.publishing.actions import publish, submit
from upr_tracker.publishing.models import Coalition, Revision, StoredFile
from upr_tracker.publishing.stored_files import forget_unused

pytestmark = pytest.mark.django_db

CHOOSE_AGAIN = "Nothing is saved yet. What you typed is still here; a browser forgets files, so choose them again."
SAY_WHAT_IT_SHOWS = "Say what the logo shows, for whoever does not see it: “Logo of …”."
WORDS = {"logo_text_en": "Logo of RoCK"}


def upload(content, name="logo.png"):
    return SimpleUploadedFile(name, content)


def logo_in(row):
    row.refresh_from_db()
    return bytes(row.logo.content) if row.logo else None


# In the workbench


def test_logo_is_drawn_anew_and_kept(as_reviewer):
    row = make_organisation()
    assert save(as_reviewer, address_of(row), upload=upload(telling_png()), **WORDS).status_code == 302
    assert logo_in(row) == check_and_clean_logo(telling_png()).content
    assert (row.logo.media_type, row.logo_text_en, SECRET.encode() in logo_in(row)) == (
        "image/png",
        "Logo of RoCK",
        False,
    )


def test_new_organisation_comes_with_its_logo(as_contributor):
    words = {"kind": "civil-society", "name_en": "RoCK", **WORDS}
    save(as_contributor, address_of(Organisation, "add"), upload=upload(picture("JPEG"), "logo.jpg"), **words)
    assert Organisation.objects.get().logo.media_type == "image/jpeg"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b'<svg xmlns="http://www.w3.org/2000/svg"/>',
            "“logo.png” is not a plain PNG or JPEG picture, whatever its name says. Save the logo as PNG.",
        ),
        (
            bomb_of_pixels(50_000, 50_000),
            "“logo.png” has more than 16 million pixels. A logo is printed small: 480 pixels across are enough.",
        ),
    ],
    ids=["svg", "bomb"],
)
def test_refused_logo_is_a_message_and_what_was_typed_stays(as_reviewer, content, message):
    row = make_organisation(name_en="Before")
    response = save(as_reviewer, address_of(row), name_en="Typed with care", upload=upload(content), **WORDS)
    assert response.context["adminform"].form.errors == {"upload": [message]}
    assert (filled_in(response)["name_en"], [str(each) for each in response.context["messages"]]) == (
        "Typed with care",
        [CHOOSE_AGAIN],
    )
    row.refresh_from_db()
    assert (row.name_en, row.logo, StoredFile.objects.count()) == ("Before", None, 0)


def test_logo_without_words_asks_what_it_shows(as_reviewer):
    row = make_organisation()
    response = save(as_reviewer, address_of(row), upload=upload(picture()))
    assert response.context["adminform"].form.errors == {"logo_text_en": [SAY_WHAT_IT_SHOWS]}
    assert ("None yet." in response.content.decode(), StoredFile.objects.count()) == (True, 0)


def test_words_of_a_logo_are_not_taken_out_while_it_stays(as_reviewer):
    row = make_organisation(logo=make_logo(), **WORDS)
    assert messages_of(save(as_reviewer, address_of(row), logo_text_en="")) == [SAY_WHAT_IT_SHOWS]


def test_database_refuses_a_logo_without_words():
    row = make_organisation(logo=make_logo(), **WORDS)
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.filter(pk=row.pk).update(logo_text_en="")


def test_another_logo_takes_the_place_of_the_first(as_reviewer):
    row = make_organisation(logo=make_logo(), **WORDS)
    save(as_reviewer, address_of(row), upload=upload(picture()))
    assert logo_in(row) == check_and_clean_logo(picture()).content
    assert list(StoredFile.objects.all()) == [row.logo]


def test_logo_is_taken_away_and_destroyed(as_reviewer):
    row = make_organisation(logo=make_logo(), **WORDS)
    save(as_reviewer, address_of(row), take_file_away="on", logo_text_en="")
    assert (logo_in(row), StoredFile.objects.count()) == (None, 0)


def test_logo_stays_when_other_things_change(as_reviewer):
    row = make_organisation(logo=make_logo(), **WORDS)
    before = logo_in(row)
    save(as_reviewer, address_of(row), name_en="Anew")
    assert (logo_in(row), row.name_en) == (before, "Anew")


def test_page_shows_the_logo_with_its_words(as_reviewer):
    row = make_organisation(logo=make_logo(), **WORDS)
    page = as_reviewer.get(address_of(row)).content.decode()
    assert f'<img class="logo" src="data:image/png;base64,{row.logo.as_base64}" alt="Logo of RoCK">' in page


def test_words_are_suggested_with_the_name(as_reviewer):
    page = as_reviewer.get(address_of(make_organisation(name_en="Rainbow", acronym="RoCK"))).content.decode()
    assert "For whoever hears the page: “Logo of RoCK”, and what else it shows." in page


def test_whoever_may_not_change_the_organisation_is_offered_no_upload(as_contributor):
    page = as_contributor.get(address_of(make_organisation(logo=make_logo(), **WORDS, **FOR_COALITION)))
    assert page.status_code == 200
    withdrawn = make_organisation(logo=make_logo(), state="withdrawn", audience="public", **WORDS)
    assert 'name="upload"' not in as_contributor.get(address_of(withdrawn)).content.decode()


def test_logo_of_a_published_organisation_is_revised(as_reviewer, reviewer):
    """The old one stands until the revision is published, and the new one is kept meanwhile."""
    row = make_organisation(logo=make_logo(), **WORDS, **PUBLIC)
    before = logo_in(row)
    save(as_reviewer, address_of(row), upload=upload(picture()))
    assert (logo_in(row), forget_unused(), StoredFile.objects.count()) == (before, 0, 2)
    after = check_and_clean_logo(picture()).content
    assert StoredFile.objects.get(logos=None).as_base64 in as_reviewer.get(address_of(row)).content.decode()
    submit(thing=Revision.objects.get(), by=reviewer)
    Coalition(may_publish_own=True).save()
    publish(thing=Revision.objects.get(), by=reviewer)
    assert (logo_in(row), list(StoredFile.objects.all())) == (after, [row.logo])


def test_logo_of_a_published_organisation_is_taken_away_by_a_revision(as_reviewer, reviewer):
    row = make_organisation(logo=make_logo(), **WORDS, **PUBLIC)
    save(as_reviewer, address_of(row), take_file_away="on", _submit="1")
    Coalition(may_publish_own=True).save()
    publish(thing=Revision.objects.get(), by=reviewer)
    assert (logo_in(row), StoredFile.objects.count()) == (None, 0)


def test_history_of_an_organisation_whose_logo_is_gone_can_be_read(as_reviewer):
    row = make_organisation(logo=make_logo(), **WORDS)
    save(as_reviewer, address_of(row), take_file_away="on")
    assert as_reviewer.get(address_of(row, "history")).status_code == 200


def test_erased_organisation_leaves_no_logo(as_administrator):
    row = make_organisation(logo=make_logo(), **WORDS)
    as_administrator.post(address_of(row, "delete"), {"post": "yes"})
    assert (Organisation.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_logo_that_another_organisation_has_stays():
    first, second = (make_organisation(logo=make_file(b"shared"), **WORDS) for _ in range(2))
    first.delete()
    assert StoredFile.objects.get() == second.logo


# At its address


@pytest.fixture
def review():
    return make_review(**PUBLIC)


def logo_address(review, row):
    return reverse("organisation-logo", args=[review.slug, row.slug])


def test_logo_is_shown_as_what_it_is_and_asked_for_anew(client, review):
    row = make_organisation(logo=make_logo(), **WORDS, **PUBLIC)
    answer = client.get(logo_address(review, row))
    expected = {
        "Content-Type": "image/png",
        "Content-Length": str(row.logo.size),
        "Content-Disposition": "inline",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "ETag": f'"{row.logo.sha256}"',
        "Cache-Control": "public, no-cache",
    }
    assert (answer.status_code, answer.content) == (200, bytes(row.logo.content))
    assert {name: answer.headers[name] for name in expected} == expected
    again = client.get(logo_address(review, row), headers={"If-None-Match": expected["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.post(logo_address(review, row)).status_code == 405


def test_logo_of_an_organisation_out_of_sight_is_answered_as_none(client, as_member, review):
    hidden = make_organisation(logo=make_logo(), **WORDS, **FOR_COALITION)
    bare = make_organisation(**PUBLIC)
    assert [client.get(logo_address(review, row)).status_code for row in (hidden, bare)] == [404, 404]
    seen = as_member.get(logo_address(review, hidden))
    assert (seen.status_code, seen.headers["Cache-Control"]) == (200, "private, no-store")


def test_logo_has_no_address_under_a_review_out_of_sight(client):
    row = make_organisation(logo=make_logo(), **WORDS, **PUBLIC)
    assert client.get(logo_address(make_review(), row)).status_code == 404


# Where the organisation signs


def signed(review, *organisations):
    edition = make_edition(report=make_report(review=review, **PUBLIC), **PUBLIC)
    for order, organisation in enumerate(organisations):
        make_endorsement(edition=edition, organisation=organisation, order=order, **PUBLIC)
    return edition


def test_page_of_an_edition_shows_the_logos_of_its_signatories(client, review):
    words = {"logo_text_en": "Logo of “A & B”", "logo_text_km": "និមិត្តសញ្ញា"}
    row = make_organisation(name_en="A and B", logo=make_logo(), **words, **PUBLIC)
    edition = signed(review, row, make_organisation(name_en="Without", **PUBLIC))
    page = client.get(edition.get_absolute_url()).content.decode()
    image = f'<img class="logo" src="{logo_address(review, row)}" alt="Logo of “A &amp; B”" loading="lazy">'
    assert f"<li>A and B {image}</li><li>Without</li>" in page
    khmer = client.get(edition.get_absolute_url().replace("/en/", "/km/")).content.decode()
    assert 'alt="និមិត្តសញ្ញា" loading="lazy"' in khmer


def test_page_of_an_outside_report_shows_no_logos(client, review):
    row = make_organisation(logo=make_logo(), **WORDS, **PUBLIC)
    outside = make_report(review=review, kind="outside", **PUBLIC)
    make_endorsement(report=outside, organisation=row, **PUBLIC)
    assert "/logo/" not in client.get(outside.get_absolute_url()).content.decode()

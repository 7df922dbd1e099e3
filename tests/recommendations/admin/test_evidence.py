"""Uploading, replacing and taking away a file in the workbench, on the page of the evidence and of the assessment."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from recommendations.models import Assessment, Evidence
from tests.admin_pages import address_of, filled_in, messages_of, save, typed
from tests.factories import PUBLIC, make_assessment, make_evidence, make_file
from tests.lib.uploads.files import SECRET, telling_jpeg, telling_pdf
from upr_tracker.lib.uploads import LARGEST, check_and_clean
from upr_tracker.lib.uploads.receiving import MOST_IN_A_REQUEST
from upr_tracker.publishing.actions import publish, submit
from upr_tracker.publishing.models import Coalition, Revision, StoredFile
from upr_tracker.publishing.stored_files import forget_unused

pytestmark = pytest.mark.django_db

CHOOSE_AGAIN = "Nothing is saved yet. What you typed is still here; a browser forgets files, so choose them again."


def upload(content, name="law.pdf"):
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def warnings_of(response):
    return [str(message) for message in response.context["messages"]]


def on_line(**fields):
    return {f"evidence-0-{name}": value for name, value in fields.items()}


def test_upload_is_cleaned_and_kept(as_reviewer):
    row = make_evidence()
    response = save(as_reviewer, address_of(row), upload=upload(telling_pdf(), r"C:\Users\x\ច្បាប់.pdf"))
    row.refresh_from_db()
    content = bytes(row.file.content)
    assert (response.status_code, content) == (302, check_and_clean(telling_pdf()).content)
    assert SECRET.encode() not in content
    assert (row.file_name, row.file_audience, row.file.size) == ("ច្បាប់.pdf", "private", len(content))


def test_kind_is_that_of_the_content(as_reviewer):
    row = make_evidence()
    save(as_reviewer, address_of(row), upload=upload(telling_jpeg(), "photograph.pdf"))
    row.refresh_from_db()
    assert (row.file.media_type, row.file_name) == ("image/jpeg", "photograph.jpg")


def test_upload_under_an_assessment_is_kept(as_contributor, contributor):
    row = make_assessment(author=contributor)
    lines = on_line(title_en="A decree", order="0", audience="private", upload=upload(telling_pdf()))
    response = save(as_contributor, address_of(row), **{"evidence-TOTAL_FORMS": "1"}, **lines)
    line = Evidence.objects.get()
    assert (response.status_code, line.file_name, line.file_audience) == (302, "law.pdf", "private")


def test_line_with_nothing_but_a_file_asks_for_its_title(as_reviewer):
    lines = on_line(upload=upload(telling_pdf()), state="draft", audience="private", order="0")
    response = save(as_reviewer, address_of(make_assessment()), **{"evidence-TOTAL_FORMS": "1"}, **lines)
    assert messages_of(response) == ["This field is required."]
    assert (warnings_of(response), StoredFile.objects.count()) == ([CHOOSE_AGAIN], 0)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"MZ\x90 a program",
            "“law.pdf” is not a PDF, PNG, JPEG or DOCX file, whatever its name says. Save it as one of these.",
        ),
        (
            b"<script>alert(1)</script>",
            "“law.pdf” is not a PDF, PNG, JPEG or DOCX file, whatever its name says. Save it as one of these.",
        ),
        (b"%PDF-1.7 nonsense", "“law.pdf” is damaged or cut short: it cannot be read to its end."),
        (b"", "The submitted file is empty."),
    ],
)
def test_refused_upload_is_a_message_and_what_was_typed_stays(as_reviewer, content, message):
    row = make_evidence(title_en="Before")
    response = save(as_reviewer, address_of(row), title_en="Typed with care", upload=upload(content))
    assert response.context["adminform"].form.errors == {"upload": [message]}
    assert (filled_in(response)["title_en"], warnings_of(response)) == ("Typed with care", [CHOOSE_AGAIN])
    row.refresh_from_db()
    assert (row.title_en, row.file, StoredFile.objects.count()) == ("Before", None, 0)


@pytest.mark.parametrize("size", [LARGEST + 1, 50 * 1024 * 1024])
def test_upload_that_is_too_large_is_a_message_on_the_form(as_reviewer, size):
    row = make_evidence()
    response = save(as_reviewer, address_of(row), title_en="Typed", upload=upload(b"%PDF-" + bytes(size - 5)))
    assert response.context["adminform"].form.errors == {"upload": ["“law.pdf” is larger than 15 MB."]}
    assert filled_in(response)["title_en"] == "Typed"


def test_uploads_of_one_form_are_bounded_together():
    """What comes to too much is dropped, and is a message like any other."""
    count = MOST_IN_A_REQUEST // LARGEST + 1
    files = {f"file-{number}": io.BytesIO(b"x" * LARGEST) for number in range(count)}
    request = RequestFactory().post("/admin/", files)
    kept = [len(file.read()) for file in request.FILES.values()]
    assert (sum(kept), kept[-1]) == (MOST_IN_A_REQUEST, 0)
    assert request.FILES[f"file-{count - 1}"].size == LARGEST + 1


def test_good_upload_beside_a_mistake_is_not_kept(as_reviewer):
    row = make_evidence()
    response = save(as_reviewer, address_of(row), title_en="", upload=upload(telling_pdf()))
    assert messages_of(response) == ["This field is required."]
    assert (warnings_of(response), StoredFile.objects.count()) == ([CHOOSE_AGAIN], 0)
    assert "None yet." in response.content.decode()


def test_form_without_a_file_warns_of_nothing(as_reviewer):
    assert warnings_of(save(as_reviewer, address_of(make_evidence()), title_en="")) == []


def test_another_upload_takes_the_place_of_the_first(as_reviewer):
    row = make_evidence(file=make_file(b"old"))
    save(as_reviewer, address_of(row), upload=upload(telling_pdf()))
    row.refresh_from_db()
    assert list(StoredFile.objects.all()) == [row.file]
    assert bytes(row.file.content) != b"old"


def test_same_upload_again_changes_nothing(as_reviewer):
    row = make_evidence()
    for _ in range(2):
        assert save(as_reviewer, address_of(row), upload=upload(telling_pdf())).status_code == 302
    row.refresh_from_db()
    assert list(StoredFile.objects.all()) == [row.file]


def test_file_is_taken_away_and_destroyed(as_reviewer):
    row = make_evidence(file=make_file(b"old"))
    save(as_reviewer, address_of(row), take_file_away="on")
    row.refresh_from_db()
    assert (row.file, row.file_name, StoredFile.objects.count()) == (None, "", 0)


def test_file_stays_when_other_things_change(as_reviewer):
    row = make_evidence(file=make_file(b"old"))
    save(as_reviewer, address_of(row), title_en="Anew", file_audience="public")
    row.refresh_from_db()
    assert (row.title_en, row.file_name, row.file_audience) == ("Anew", "law.pdf", "public")
    assert bytes(row.file.content) == b"old"


def publish_revision(client, author, row, **words):
    """Saves the form of a published row, and publishes the revision that this makes, in its author's name."""
    Coalition(may_publish_own=True).save()
    assert save(client, address_of(row), **words, _submit="1").headers["Location"] == "/admin/"
    publish(thing=Revision.objects.get(), by=author)


def test_file_of_a_revision_outlives_its_draft(as_reviewer, reviewer):
    row = make_evidence(file=make_file(b"old"), **PUBLIC)
    save(as_reviewer, address_of(row), upload=upload(telling_pdf()))
    assert (forget_unused(), StoredFile.objects.count()) == (0, 2)
    row.refresh_from_db()
    assert bytes(row.file.content) == b"old"
    as_reviewer.get(address_of(row))
    submit(thing=Revision.objects.get(), by=reviewer)
    Coalition(may_publish_own=True).save()
    publish(thing=Revision.objects.get(), by=reviewer)
    row.refresh_from_db()
    assert (row.file_name, list(StoredFile.objects.all())) == ("law.pdf", [row.file])


def test_published_evidence_may_rest_on_an_upload_alone(as_reviewer, reviewer):
    row = make_evidence(**PUBLIC)
    assert messages_of(save(as_reviewer, address_of(row), publisher="")) == [
        "Published evidence can be found: give a link, a file, its publisher or its date."
    ]
    publish_revision(as_reviewer, reviewer, row, publisher="", upload=upload(telling_pdf()))
    row.refresh_from_db()
    assert (row.file_name, row.file.media_type) == ("law.pdf", "application/pdf")
    refused = save(as_reviewer, address_of(row), take_file_away="on")
    assert messages_of(refused) == ["Published evidence can be found: give a link, a file, its publisher or its date."]
    assert ">law.pdf</a>, PDF" in refused.content.decode()


def test_author_proposes_who_may_read_a_file(as_contributor, contributor, client):
    row = make_evidence(file=make_file(), author=contributor, audience="public")
    save(as_contributor, address_of(row), file_audience="public")
    row.refresh_from_db()
    assert (
        row.file_audience,
        client.get(f"/en/{row.assessment.review.slug}/evidence/{row.uid}/file/").status_code,
    ) == (
        "public",
        404,
    )


def test_page_leads_to_the_file_with_its_kind_size_and_hash(as_reviewer):
    row = make_evidence(file=make_file(b"%PDF-1.7"))
    page = as_reviewer.get(address_of(row)).content.decode()
    address = f"/en/{row.assessment.review.slug}/evidence/{row.uid}/file/"
    assert f'<a href="{address}">law.pdf</a>, PDF, 8\xa0bytes<br>SHA-256 <code>{row.file.sha256}</code>' in page
    assert as_reviewer.get(address).content == b"%PDF-1.7"


def test_page_tells_whom_the_file_is_not_for_only_that_there_is_one(as_contributor):
    row = make_evidence(file=make_file(), **PUBLIC)
    page = as_contributor.get(address_of(row)).content.decode()
    assert "There is one, which you may not read." in page
    assert ("law.pdf" in page, row.file.sha256 in page) == (False, False)


def test_frozen_assessment_shows_the_file_and_takes_none(as_reviewer):
    row = make_evidence(assessment=make_assessment(**PUBLIC), file=make_file(), **PUBLIC)
    page = as_reviewer.get(address_of(row.assessment)).content.decode()
    assert (">law.pdf</a>" in page, 'name="evidence-0-upload"' in page) == (True, False)


def test_erased_evidence_leaves_no_file(as_administrator):
    row = make_evidence(file=make_file())
    as_administrator.post(address_of(row, "delete"), {"post": "yes"})
    assert (Evidence.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_evidence_erased_from_the_list_leaves_no_file(as_administrator):
    row = make_evidence(file=make_file())
    chosen = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    as_administrator.post(address_of(Evidence, "changelist"), chosen)
    assert (Evidence.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_history_of_a_row_whose_file_is_gone_can_be_read(as_reviewer):
    row = make_evidence(file=make_file())
    save(as_reviewer, address_of(row), take_file_away="on")
    assert as_reviewer.get(address_of(row, "history")).status_code == 200


def test_form_is_sent_with_its_files(as_reviewer):
    for address in (address_of(Evidence, "add"), address_of(Assessment, "add")):
        assert 'enctype="multipart/form-data"' in as_reviewer.get(address).content.decode()


def test_untouched_form_changes_nothing_but_the_version(as_reviewer):
    row = make_evidence(file=make_file())
    assert as_reviewer.post(address_of(row), typed(as_reviewer, address_of(row))).status_code == 302
    fields = ("title_en", "file_name", "file_audience", "file_id", "publisher")
    assert {name: getattr(Evidence.objects.get(), name) for name in fields} == {
        name: getattr(row, name) for name in fields
    }

"""Evidence whose file is for fewer people than the evidence itself."""

import pytest

from recommendations.models import Evidence
from tests.admin_pages import address_of, save
from tests.factories import PUBLIC, make_assessment, make_evidence, make_file
from tests.lib.uploads.files import telling_pdf
from tests.recommendations.admin.test_evidence import on_line, upload
from upr_tracker.publishing.models import Revision, StoredFile

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("who", "offered"), [("contributor", False), ("another_contributor", True), ("reviewer", True)]
)
def test_file_is_replaced_and_taken_away_by_those_who_may_read_it(request, who, offered):
    row = make_evidence(file=make_file(), author=request.getfixturevalue("another_contributor"), **PUBLIC)
    form = request.getfixturevalue(f"as_{who}").get(address_of(row)).context["adminform"].form
    assert [not form[name].is_hidden for name in ("upload", "take_file_away")] == [offered, offered]


def test_file_out_of_sight_stays_whatever_is_sent(as_contributor):
    row = make_evidence(file=make_file(), **PUBLIC)
    save(as_contributor, address_of(row), title_en="Anew", take_file_away="on", upload=upload(telling_pdf()))
    assert (Revision.objects.get().changes["fields"].keys(), StoredFile.objects.count()) == ({"title_en"}, 1)


def test_file_out_of_sight_stays_on_the_line_of_a_draft(as_contributor, contributor):
    assessment = make_assessment(author=contributor)
    row = make_evidence(assessment=assessment, file=make_file(), **PUBLIC)
    response = save(as_contributor, address_of(assessment), **on_line(take_file_away="on"), narrative_en="Anew.")
    row.refresh_from_db()
    assert (response.status_code, row.file_name) == (302, "law.pdf")


def test_file_of_ones_own_revision_is_replaced_and_taken_away(as_contributor):
    row = make_evidence(**PUBLIC)
    save(as_contributor, address_of(row), upload=upload(telling_pdf()))
    save(as_contributor, address_of(row), take_file_away="on")
    assert Revision.objects.get().changes["fields"] == {}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"take_file_away": "on"}, [("File", [("del", "a file")])]),
        ({"upload": True}, [("File", [("del", "a file"), ("ins", "another file")])]),
    ],
)
def test_revision_tells_of_a_file_out_of_sight_only_what_is_done_with_it(as_contributor, words, told):
    """It was in sight when the revision was written, and is for fewer people since."""
    row = make_evidence(file=make_file(), file_name="secret.pdf", file_audience="coalition", **PUBLIC)
    words = {"upload": upload(telling_pdf())} if "upload" in words else words
    save(as_contributor, address_of(row), **words)
    assert changes_told(as_contributor, row) != told
    Evidence.objects.update(file_audience="private")
    assert changes_told(as_contributor, row) == told


def test_revision_tells_a_reviewer_which_file_goes(as_contributor, as_reviewer):
    file = make_file()
    row = make_evidence(file=file, file_name="secret.pdf", file_audience="coalition", **PUBLIC)
    save(as_contributor, address_of(row), take_file_away="on")
    Evidence.objects.update(file_audience="private")
    told = [("File", [("del", file.sha256)]), ("Name of the file", [("del", "secret.pdf")])]
    assert changes_told(as_reviewer, row) == told


def test_other_name_of_a_file_out_of_sight_is_not_told(as_contributor, contributor):
    row = make_evidence(file=make_file(), file_name="secret.pdf", **PUBLIC)
    changes = {"fields": {"file_name": ["secret.pdf", "new.pdf"]}, "links": {}, "parts": {}}
    Revision.objects.create(row=row, author=contributor, changes=changes)
    assert changes_told(as_contributor, row) == [("File", [("del", "a file"), ("ins", "another file")])]


def changes_told(client, row):
    """On the page about publishing the revision."""
    address = f"/admin/recommendations/evidence/act/publish/?revisions={Revision.objects.get().pk}"
    (candidate,) = client.get(address).context["candidates"]
    return [(one.label, [tuple(piece) for piece in one.pieces]) for one in candidate.changes]

import pytest

from recommendations.models import Evidence
from tests.factories import make_evidence, make_file
from upr_tracker.lib.uploads import CleanFile
from upr_tracker.lib.uploads.kinds import Kind
from upr_tracker.publishing.models import StoredFile
from upr_tracker.publishing.stored_files import forget_unused, keep

pytestmark = pytest.mark.django_db


def contents():
    return sorted(bytes(file.content) for file in StoredFile.objects.all())


def test_same_content_is_stored_once():
    clean = CleanFile.of(Kind.PDF, b"%PDF-1.7")
    assert keep(clean) == keep(clean)
    stored = StoredFile.objects.get()
    assert (bytes(stored.content), stored.size, stored.media_type, stored.kind) == (
        b"%PDF-1.7",
        8,
        "application/pdf",
        "PDF",
    )
    assert StoredFile.objects.get_by_natural_key(*stored.natural_key()) == stored


def test_file_that_no_row_names_is_destroyed():
    named, loose = make_file(b"named"), make_file(b"loose")
    make_evidence(file=named)
    assert forget_unused() == 1
    assert contents() == [b"named"]
    assert loose.pk not in StoredFile.objects.values_list("pk", flat=True)


def test_only_the_files_asked_for_are_looked_at():
    first, second = make_file(b"first"), make_file(b"second")
    assert forget_unused(first.pk, None) == 1
    assert contents() == [b"second"]
    assert forget_unused(None) == 0
    assert second.pk == StoredFile.objects.get().pk


def test_erased_row_takes_its_file_along():
    make_evidence(file=make_file(b"gone")).delete()
    assert contents() == []


def test_file_that_another_row_names_stays():
    first, second = (make_evidence(file=make_file(b"shared")) for _ in range(2))
    first.delete()
    assert contents() == [b"shared"]
    second.delete()
    assert contents() == []


def test_rows_erased_together_take_their_files_along():
    first = make_evidence(file=make_file(b"first"))
    make_evidence(file=make_file(b"second"), assessment=first.assessment)
    Evidence.objects.all().delete()
    assert contents() == []


def test_erased_assessment_takes_the_files_of_its_evidence_along():
    make_evidence(file=make_file(b"gone")).assessment.delete()
    assert contents() == []


def test_history_keeps_no_file_alive():
    row = make_evidence(file=make_file(b"old"))
    row.file = make_file(b"new")
    row.save()
    old = row.history.last().file_id
    assert forget_unused(old) == 1
    assert contents() == [b"new"]
    assert row.history.count() == 2

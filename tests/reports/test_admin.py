import pytest

from reports.models import Edition, EditionFile, Endorsement
from tests.admin_pages import address_of, messages_of, save
from tests.factories import (
    PDF,
    PUBLIC,
    make_edition,
    make_edition_file,
    make_endorsement,
    make_organisation,
    make_report,
    make_report_link,
)

pytestmark = pytest.mark.django_db


def inlines_of(client, row):
    return {
        inline.opts.model.__name__: inline for inline in client.get(address_of(row)).context["inline_admin_formsets"]
    }


@pytest.mark.parametrize("who", ["as_contributor", "as_reviewer", "as_administrator"])
def test_published_edition_is_not_edited(request, who):
    row, client = make_edition(**PUBLIC), request.getfixturevalue(who)
    assert "This edition is published, so it stays as it is." in client.get(address_of(row)).content.decode()
    assert client.post(address_of(row), {"number": "2"}).status_code == 403
    row.refresh_from_db()
    assert row.number == 1


def test_nobody_signs_a_published_edition_in_the_workbench(as_administrator):
    lines = inlines_of(as_administrator, make_endorsement(edition=make_edition(**PUBLIC)).edition)["Endorsement"]
    assert (lines.has_add_permission, lines.has_change_permission, lines.has_delete_permission) == (False,) * 3


def test_draft_edition_is_saved_without_touching_its_data(as_reviewer):
    row = make_edition(data={"drafted": "data"})
    assert save(as_reviewer, address_of(row), number="7").status_code == 302
    again = Edition.objects.get(pk=row.pk)
    assert (again.number, again.data, again.data_sha256) == (7, {"drafted": "data"}, "")


def test_number_of_an_edition_is_its_own(as_reviewer):
    first = make_edition()
    row = make_edition(report=first.report, number=2)
    response = save(as_reviewer, address_of(row), number="1")
    assert messages_of(response) == ["This report already has an edition with this number."]


def test_report_published_elsewhere_has_no_editions(as_reviewer):
    row, outside = make_edition(), make_report(kind="outside", **PUBLIC)
    response = save(as_reviewer, address_of(row), report=str(outside.pk))
    assert messages_of(response) == ["A report published elsewhere has no editions here."]


def test_bytes_of_a_file_are_not_in_the_workbench(as_administrator, django_assert_num_queries):
    row = make_edition_file()
    pages = [address_of(row), address_of(row.edition), address_of(EditionFile, "changelist")]
    found = [PDF in as_administrator.get(page).content for page in pages]
    assert (found, row.sha256 in as_administrator.get(pages[1]).content.decode()) == ([False] * 3, True)


@pytest.mark.parametrize("who", ["as_contributor", "as_reviewer", "as_administrator"])
def test_file_of_an_edition_is_only_read(request, who):
    row, client = make_edition_file(), request.getfixturevalue(who)
    assert client.post(address_of(row), {"sha256": "0" * 64}).status_code == 403
    assert client.get(address_of(EditionFile, "add")).status_code == 403


@pytest.mark.parametrize(
    ("kind", "lines"), [("outside", {"ReportLink", "Endorsement"}), ("mid-term", {"ReportLink", "Edition"})]
)
def test_report_lists_what_its_kind_has(as_reviewer, kind, lines):
    assert set(inlines_of(as_reviewer, make_report(kind=kind, **PUBLIC))) == lines


def test_endorsement_is_added_under_an_outside_report(as_reviewer, reviewer):
    report, organisation = make_report(kind="outside"), make_organisation(**PUBLIC)
    words = {"organisation": organisation.pk, "role": "endorsed", "order": "1", "audience": "public"}
    lines = {f"endorsements-0-{name}": value for name, value in words.items()}
    assert save(as_reviewer, address_of(report), **lines, **{"endorsements-TOTAL_FORMS": "1"}).status_code == 302
    row = Endorsement.objects.get()
    assert (row.report, row.organisation, row.author) == (report, organisation, reviewer)
    assert (row.state, row.audience) == ("draft", "public")


def test_organisation_stands_once_under_a_report(as_reviewer):
    row = make_endorsement(report=make_report(kind="outside"))
    words = {"organisation": row.organisation_id, "role": "endorsed", "order": "1", "audience": "public"}
    lines = {f"endorsements-1-{name}": value for name, value in words.items()}
    response = save(as_reviewer, address_of(row.report), **lines, **{"endorsements-TOTAL_FORMS": "2"})
    assert "This organisation is recorded for this report already." in messages_of(response)


@pytest.mark.parametrize("role", ["invited", "abstained", "dissented"])
def test_dissent_is_not_made_public(as_reviewer, role):
    response = save(as_reviewer, address_of(make_endorsement()), role=role, audience="public")
    assert messages_of(response) == [
        "Invitations, abstentions and dissent are for staff only, unless the organisation agrees to show them: keep"
        " them private."
    ]


def test_endorsement_is_of_an_edition_or_of_an_outside_report(as_reviewer):
    row, edition = make_endorsement(), make_edition()
    response = save(as_reviewer, address_of(row), edition=str(edition.pk))
    assert messages_of(response) == ["Choose either an edition or an outside report."]


def test_link_of_a_report_is_edited_with_the_report(as_reviewer):
    row = make_report_link(report=make_report(kind="outside"))
    response = save(as_reviewer, address_of(row.report), **{"links-0-url": "https://reports.example.org/new"})
    row.refresh_from_db()
    assert (response.status_code, row.url) == (302, "https://reports.example.org/new")

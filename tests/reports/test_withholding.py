"""An edition stays as it was published. Where it does harm it is withheld, and then nothing of what it said is left."""

import datetime as dt

import pytest
from django.apps import apps
from django.core.serializers import serialize
from django.urls import reverse

from reports import actions
from reports.actions import publish_edition, withhold_edition
from reports.lists import Remains, remains_of, told_of
from reports.models import Edition, EditionFile, Making
from reports.models.edition import Format
from tests.admin_pages import address_of
from tests.canary_doors import text_of, walk
from tests.factories import (
    DRAFT,
    FOR_COALITION,
    PUBLIC,
    make_edition,
    make_edition_file,
    make_endorsement,
    make_organisation,
    make_report,
    make_theme,
)
from tests.reports.midterms import promised
from upr_tracker.accounts.models import STRANGER
from upr_tracker.publishing.actions import ActRefused, erase, return_with_reason, withdraw
from upr_tracker.publishing.models import Revision

pytestmark = pytest.mark.django_db

HARM = "zzharmful"
STAYS = "A published edition stays as it is. A mistake is mended by a new edition"
WHY = {"reason": "It names somebody."}


@pytest.fixture(autouse=True)
def quickly(monkeypatch):
    for format in (Format.PDF, Format.DOCX):
        monkeypatch.setitem(actions.RENDERERS, format, lambda content, data: f"%PDF {HARM}".encode())


@pytest.fixture
def report(review):
    promised(make_theme(review=review, name_en="Theme", **PUBLIC))
    return make_report(review=review, kind="submission", title_en="Mid-term report", slug="mid-term", **PUBLIC)


def published(report, number=1, **fields):
    usual = {"as_of": "2022-01", "published_on": dt.date(2022, 3, 3), "audience": "public"}
    text = {"text_en": "A text."} if report.kind == "submission" else {}
    row = make_edition(report=report, number=number, state="in-review", **{**usual, **text, **fields})
    return publish_edition(edition=row, by=None)


@pytest.fixture
def edition(report):
    """The second, with harm in whatever an editor can write."""
    published(report)
    row = published(report, 2, replaces=Edition.objects.get(), mends_en=HARM, mends_km=HARM, text_en=HARM, text_km=HARM)
    assert HARM in str(row.data)
    return row


# It stays


def withdrawn(edition, by):
    withdraw(thing=edition, by=by, **WHY)


def erased(edition, by):
    erase(row=edition, by=by)


def file_erased(edition, by):
    erase(row=edition.files.first(), by=by)


@pytest.mark.parametrize("act", [withdrawn, erased, file_erased])
def test_no_act_takes_a_published_edition_away(edition, administrator, act):
    with pytest.raises(ActRefused, match=STAYS):
        act(edition, administrator)
    row = Edition.objects.get(pk=edition.pk)
    assert (row.state, row.version, row.files.count()) == ("published", edition.version, 10)


def test_published_edition_is_not_taken_up_again(edition, administrator):
    with pytest.raises(ActRefused):
        return_with_reason(thing=edition, by=administrator, **WHY)
    assert Edition.objects.get(pk=edition.pk).state == "published"


def test_workbench_erases_no_published_edition_and_none_of_its_files(as_administrator, edition):
    for row in (edition, edition.files.first()):
        page = as_administrator.post(address_of(row, "delete"), {"post": "yes"}, follow=True)
        assert STAYS in page.content.decode()
    assert edition.files.count() == 10


def test_workbench_offers_an_administrator_no_other_act_than_withholding(as_administrator, edition):
    offered = [label for label, _ in as_administrator.get(address_of(edition)).context["act_links"]]
    assert offered == ["Withhold"]


def test_published_edition_is_not_revised(as_administrator, edition):
    assert as_administrator.post(address_of(edition), {"mends_km": "ថ្មី"}).status_code == 403
    assert Revision.objects.count() == 0


def test_draft_is_withdrawn_and_erased(report, administrator):
    row = withdraw(thing=make_edition(report=report), by=administrator, **WHY)
    assert row.state == "withdrawn"
    erase(row=row, by=administrator)
    assert not Edition.objects.exists()


# It is withheld


@pytest.fixture
def withheld(edition, administrator):
    return withhold_edition(thing=edition, by=administrator, **WHY)


def kept_of(words):
    """The tables in which these words stand."""
    return {model._meta.label for model in apps.get_models() if words in serialize("json", model._base_manager.all())}


def test_files_of_its_draft_go_with_a_withheld_edition(edition, administrator):
    Making.objects.create(edition=edition, started_by=administrator, language="en", format="pdf", content=b"%PDF")
    withhold_edition(thing=edition, by=administrator, **WHY)
    assert Making.objects.count() == 0


def test_file_that_is_drawn_while_its_edition_is_withheld_is_not_kept(edition, administrator, monkeypatch):
    edition.files.filter(format="pdf").delete()

    def draw_while_somebody_withholds(content, data):
        if not Edition.objects.get(pk=edition.pk).is_withheld:
            withhold_edition(thing=edition, by=administrator, **WHY)
        return b"%PDF"

    monkeypatch.setitem(actions.RENDERERS, Format.PDF, draw_while_somebody_withholds)
    with pytest.raises(ActRefused):
        actions.add_missing_files(edition=Edition.objects.get(pk=edition.pk))
    assert {bytes(file.content) for file in edition.files.all()} == {b""}


def test_nothing_is_left_of_what_a_withheld_edition_said(edition, administrator):
    assert kept_of(HARM) == {"reports.Edition", "reports.HistoricalEdition"}
    row = withhold_edition(thing=edition, by=administrator, **WHY)
    assert (kept_of(HARM), row.data, row.state, row.is_withheld) == (set(), None, "withdrawn", True)
    assert {bytes(file.content) for file in EditionFile.objects.filter(edition=row)} == {b""}


def test_number_dates_and_hashes_of_a_withheld_edition_stay(edition, administrator):
    kept = ("number", "as_of", "published_on", "data_sha256", "audience", "replaces_id")
    before = [getattr(edition, name) for name in kept], list(edition.files.values_list("language", "format", "sha256"))
    row = withhold_edition(thing=edition, by=administrator, **WHY)
    after = [getattr(row, name) for name in kept], list(row.files.values_list("language", "format", "sha256"))
    assert (after, len(after[1])) == (before, 10)


def test_who_withheld_an_edition_and_why_is_for_staff(withheld, administrator):
    latest = withheld.history.first()
    assert (withheld.decided_because, latest.history_user, latest.history_change_reason) == (
        WHY["reason"],
        administrator,
        "withheld",
    )


def test_only_an_administrator_withholds_and_says_why(edition, reviewer, administrator):
    with pytest.raises(ActRefused, match="Only an administrator withholds"):
        withhold_edition(thing=edition, by=reviewer, **WHY)
    with pytest.raises(ActRefused, match="Say why"):
        withhold_edition(thing=edition, by=administrator, reason=" ")
    assert Edition.objects.get(pk=edition.pk).data == edition.data


def test_withheld_edition_stays_withheld(withheld, administrator):
    for act in (withhold_edition, return_with_reason, withdraw):
        with pytest.raises(ActRefused):
            act(thing=withheld, by=administrator, **WHY)
    with pytest.raises(ActRefused, match=STAYS):
        erase(row=withheld, by=administrator)


def test_administrator_withholds_in_the_workbench(as_administrator, edition):
    address = f"{reverse('admin:reports_edition_act', args=['withhold'])}?rows={edition.pk}"
    as_administrator.post(address, {f"version_{edition.pk}": edition.version, **WHY})
    row = Edition.objects.get(pk=edition.pk)
    assert (row.is_withheld, row.data, kept_of(HARM)) == (True, None, set())
    assert as_administrator.get(address_of(row)).status_code == 200


def test_draft_is_withheld_as_any_other_row(report, administrator):
    draft = make_edition(report=report, mends_en="", text_en="A text.", audience="public")
    row = withhold_edition(thing=draft, by=administrator, **WHY)
    assert (row.text_en, remains_of(report, STRANGER)) == ("A text.", {})
    assert return_with_reason(thing=row, by=administrator, **WHY).state == "draft"


# What the public sees of it


def test_page_of_a_withheld_edition_says_what_remains(withheld, client, report):
    page = client.get(withheld.get_absolute_url())
    text = page.content.decode()
    remains = ["Edition 2 is withheld", withheld.data_sha256, "3 March 2022", "Mid-term report"]
    assert (page.status_code, [words in text for words in remains]) == (410, [True] * 4)
    assert WHY["reason"] not in text


@pytest.mark.parametrize("format", Format.values)
@pytest.mark.parametrize("language", ["en", "km"])
def test_file_of_a_withheld_edition_is_gone(withheld, client, language, format):
    page = client.get(f"/{language}{withheld.get_absolute_url()[3:]}report.{format}")
    assert (page.status_code, page["Content-Type"]) == (410, "text/html; charset=utf-8")


def test_latest_file_is_that_of_the_newest_edition_that_is_not_withheld(withheld, client, report):
    address = f"{report.get_absolute_url()}report.pdf"
    assert client.get(address)["Location"] == f"{report.get_absolute_url()}1/report.pdf"


def test_report_lists_the_remains_among_its_editions(withheld, report, client):
    shown = told_of(report, STRANGER)
    assert [type(each) is Remains for each in shown] == [True, False]
    assert shown[0] == Remains(2, dt.date(2022, 3, 3), withheld.data_sha256)
    assert shown[1].replaced_by == []
    assert "Withheld: its text and its files are destroyed" in client.get(report.get_absolute_url()).content.decode()


def test_reader_of_any_role_sees_the_same_remains(withheld, report, member, reviewer, administrator):
    (expected,) = remains_of(report, STRANGER).values()
    for reader in (member, reviewer, administrator):
        assert list(remains_of(report, reader).values()) == [expected]
        assert [each.number for each in told_of(report, reader)] == [2, 1]


def test_no_other_door_tells_of_a_withheld_edition(withheld, review, client):
    doors = ["reports/", "", "changes/", "changes.atom", "dataset.jsonld", "reports.csv", "reports.json"]
    addresses = [f"/en/{review.slug}/{door}" for door in doors] + ["/api/v1/editions/", "/sitemap.xml"]
    answers = walk(client, addresses)
    told = text_of(answers)
    assert {status for status, *_ in answers.values()} <= {200, 404}
    assert [withheld.data_sha256 in told, str(withheld.uid) in told, "mid-term/2/" in told] == [False] * 3
    assert client.get(reverse("api-editions-detail", args=[withheld.uid])).status_code == 404


def hidden_editions(report):
    yield published(report, 11, audience="coalition")
    yield published(report, 12, audience="private")
    yield make_edition(report=report, number=13, audience="public", text_en=HARM)
    for number, hidden in ((14, FOR_COALITION), (15, DRAFT)):
        other = make_report(review=report.review, order=number, **PUBLIC)
        row = published(other, number)
        type(other).objects.filter(pk=other.pk).update(**hidden)
        yield row


def test_nothing_remains_of_what_was_never_public(report, administrator, client):
    for row in list(hidden_editions(report)):
        withhold_edition(thing=row, by=administrator, **WHY)
        hidden = [client.get(row.get_absolute_url() + name) for name in ("", "report.pdf")]
        never = [client.get(f"{report.get_absolute_url()}99/{name}") for name in ("", "report.pdf")]
        assert [page.status_code for page in hidden] == [page.status_code for page in never] == [404, 404]


def test_edition_after_a_withheld_one_keeps_what_it_said(edition, report, administrator, client):
    third = published(report, 3)
    before = client.get(f"{third.get_absolute_url()}report.json").content
    withhold_edition(thing=edition, by=administrator, **WHY)
    assert Edition.objects.get(pk=third.pk).data["en"]["since"]["number"] == 2
    assert client.get(f"{third.get_absolute_url()}report.json").content == before


# Those who signed it


def test_signatory_of_a_withheld_edition_is_erased(edition, administrator):
    row = make_endorsement(edition=edition, organisation=make_organisation(**PUBLIC), **PUBLIC)
    withhold_edition(thing=edition, by=administrator, **WHY)
    row.refresh_from_db()
    erase(row=type(row).objects.get(pk=row.pk), by=administrator)
    assert edition.endorsements.count() == 0


def test_file_of_a_draft_goes_with_it(administrator):
    row = make_edition_file(edition=make_edition()).edition
    erase(row=row, by=administrator)
    assert EditionFile.objects.count() == 0

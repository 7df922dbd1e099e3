"""Loading a record: all of it or nothing, once, and a refusal in words. What is in it is tested in tests/record/."""

import shutil
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings as project
from django.core.management import CommandError, call_command

from recommendations.models import Review, Theme
from reports.actions import EditionRefused
from reports.models import Edition, EditionFile
from tests.factories import make_review
from upr_tracker.lib import pdf
from upr_tracker.publishing.models import Row
from upr_tracker.site import record

pytestmark = pytest.mark.django_db

COUNTS = (
    "Loaded cambodia: 1 source document, 8 States, 1 review, 12 passages, 3 themes, 9 wordings of themes, "
    "9 recommendations, 4 assessments, 39 organisations, 5 dialogues, 15 participants, 3 statements, 3 next steps, 2 "
    "lists of asks, 10 asks, 11 events, 12 media coverage, 13 links, 3 reports, 2 links, 19 endorsements, 2 editions.\n"
)


@pytest.fixture
def fixture(tmp_path, settings):
    """A copy of the Cambodian fixture that a test may spoil; it is what the command loads."""
    shutil.copytree(Path(project.FIXTURE_DIRS[0]) / "cambodia", tmp_path / "cambodia")
    settings.FIXTURE_DIRS = [tmp_path]
    return tmp_path / "cambodia"


@pytest.fixture
def unfrozen(monkeypatch):
    """Leaves editions as drafts: freezing costs seconds and is tested with the rooms of reports."""
    monkeypatch.setattr(record, "publish_edition", lambda *, edition, by: edition)


def spoil(fixture, number, found, instead):
    """Changes a text wherever it is found in the file of that number."""
    (file,) = fixture.glob(f"{number:02}-*.yaml")
    text = file.read_text(encoding="utf-8")
    assert found in text
    file.write_text(text.replace(found, instead), encoding="utf-8")


def refusal(name="cambodia", **options):
    with pytest.raises(CommandError) as refused:
        call_command("load_record", name, **options)
    return str(refused.value)


def kept():
    """The rows of the record and of its history, by table, where there are any."""
    rows = [model for model in apps.get_models() if issubclass(model, Row) or hasattr(model, "history_date")]
    return {model.__name__: number for model in rows if (number := model._default_manager.count())}


def test_record_is_loaded_and_counted_in_one_line(unfrozen, capsys):
    call_command("load_record", "cambodia")
    assert capsys.readouterr() == (COUNTS, "")


def test_edition_is_published_with_a_file_in_each_language():
    call_command("load_record", "cambodia", verbosity=0)
    published = [(edition.state, str(edition.published_on)) for edition in Edition.objects.all()]
    assert published == [("published", "2026-11-23")] * 2
    assert [(file.language, bytes(file.content[:5])) for file in EditionFile.objects.filter(format="pdf")] == [
        ("en", b"%PDF-"),
        ("km", b"%PDF-"),
    ] * 2


def test_public_draft_of_an_edition_is_published_by_nobody(monkeypatch):
    published = []
    monkeypatch.setattr(record, "publish_edition", lambda **given: published.append(given))
    call_command("load_record", "cambodia", verbosity=0)
    assert published == [{"edition": edition, "by": None} for edition in Edition.objects.order_by("pk")]


def test_private_draft_of_an_edition_stays_one(fixture, monkeypatch):
    monkeypatch.setattr(record, "publish_edition", None)
    spoil(fixture, 11, "state: draft\n    audience: public", "state: draft\n    audience: private")
    call_command("load_record", "cambodia")
    assert {edition.state for edition in Edition.objects.all()} == {"draft"}


def test_record_is_not_loaded_twice(unfrozen):
    call_command("load_record", "cambodia")
    Theme.objects.update(name_en="A name that somebody edited")
    before = kept()
    assert refusal() == "This database has a review already. A record is loaded only where there is none."
    assert kept() == before
    assert set(Theme.objects.values_list("name_en", flat=True)) == {"A name that somebody edited"}


def test_record_is_not_loaded_beside_another_review():
    make_review()
    assert refusal() == "This database has a review already. A record is loaded only where there is none."
    assert Review.objects.count() == 1


def test_if_empty_passes_over_a_database_with_a_review_in_silence(capsys):
    make_review()
    before = kept()
    call_command("load_record", "cambodia", if_empty=True)
    assert (kept(), capsys.readouterr()) == (before, ("", ""))


def test_if_empty_loads_into_an_empty_database(unfrozen, capsys):
    call_command("load_record", "cambodia", if_empty=True)
    assert capsys.readouterr().out == COUNTS


@pytest.mark.parametrize("options", [{}, {"if_empty": True}])
@pytest.mark.parametrize("name", ["atlantis", "", "../fixtures/cambodia", "."])
def test_unknown_name_is_refused_with_those_there_are(fixture, name, options):
    there = f"There is no record named {name} in {fixture.parent}; there is cambodia."
    assert refusal(name, **options) == f"Nothing was loaded. {there}"


def test_rows_are_loaded_in_the_order_of_the_files(fixture, unfrozen):
    # The States' file after the review that names one of them.
    (file,) = fixture.glob("01-*.yaml")
    file.rename(fixture / "99-source-and-review.yaml")
    assert refusal() == (
        "Nothing was loaded. 02-recommendations.yaml, recommendations.theme "
        "(uid 96f3a8ee-fc14-56e8-be6c-0f772c8b0977): It names a row that does not stand before it: "
        "9cf26059-1bee-5687-a910-991369473cda."
    )


# What an editor would be told, for a rule of each kind: of a field, of a row, of its links, of the database.
BROKEN = {
    "a field's own rule": (
        (2, '110-51-netherlands"', '110/51 netherlands"'),
        "02-recommendations.yaml, recommendation “110.51 Amend article 45 of the Constitution so as to enable legal "
        "marriage equality wit” (uid a3507f0a-c0f1-5b03-b40f-c44314b5331b): address: Enter a valid “slug” consisting "
        "of letters, numbers, underscores or hyphens.",
    ),
    "a date": (
        (2, 'named_date: "2023"', "named_date: the end of 2023"),
        "02-recommendations.yaml, recommendations.recommendation (uid 1a4ed273-c9a2-536b-93f8-cd69aa8bce78): "
        "“the end of 2023” is not a date. Write 2022, 2022-03 or 2022-03-14, or a span as 2022-03/2022-04.",
    ),
    "a row's rule": (
        (2, "named_date_words: by the end of 2023", "named_date_words: before the end of 2023"),
        "02-recommendations.yaml, recommendation “110.54 Introduce, by the end of 2023, an anti-discrimination law "
        "that guarantees equali” (uid 1a4ed273-c9a2-536b-93f8-cd69aa8bce78): its words: These words do not stand in "
        "the text.",
    ),
    "a constraint": (
        (6, "agreement: already-public", "agreement: not-asked"),
        "06-dialogues.yaml, dialogue “Dialogues with key stakeholders on the Universal Periodic Review (UPR) mid-term "
        "reporting period on SOGIESC –SRHR in Cambodia” (uid f0e18a31-6931-5ae9-9084-4c39fe926247): Before a dialogue "
        "becomes public, record that those who were met agree, or that it stands in a published document.",
    ),
    "a link": (
        (10, "detail&id=110518", "detail&id=110518&fbclid=IwAR2"),
        "10-media.yaml, link “https://thmeythmey.com/?page=detail&id=110518&fbclid=IwAR2” "
        "(uid a4267d16-cb7f-5e2e-8380-d807040c9e4e): link: This link carries a tracking parameter. Leave out what "
        "follows fbclid= or utm_.",
    ),
    "rows linked": (
        (3, "    covers:\n      - [0e05104f-1a55-5e44-ad76-f34f47e11422]  # 110-54-iceland", "    covers: []"),
        "03-assessments.yaml, assessment “Not yet implemented, 2022-01” (uid 0be788cd-1d2a-53e6-af25-3812e7b54f94): "
        "recommendations covered: Choose at least one recommendation.",
    ),
    "grounds": (
        (3, "The assessment cites no evidence of its own. The source refers to the full civil society report.", ""),
        "03-assessments.yaml, assessment “Not yet implemented, 2022-01” (uid f2f1d450-45bf-5b46-91b5-2ddf121ee511): "
        "reason for having no evidence: List at least one piece of evidence that the same people may read, or say why "
        "there is none.",
    ),
    "an unknown field": (
        (9, "    text_en: Roundtable", "    words_en: Roundtable"),
        "09-timeline.yaml, stakeholders.event (uid 54f717d9-69c1-5625-9112-4eeb75e0b8f0): Event has no field named "
        "'words_en'",
    ),
    "an unknown row": (
        (
            11,
            "organisation: [897a394c-1d7c-5794-b226-336c9b84f818]",
            "organisation: [00000000-0000-0000-0000-000000000000]",
        ),
        "11-reports.yaml, reports.endorsement (uid c52340ef-6d49-59f5-90f8-d65c98971cd1): It names a row that does not "
        "stand before it: 00000000-0000-0000-0000-000000000000.",
    ),
    "an unknown row among links": (
        (7, "      - [42255bc1-7d3a-5ac4-8282-f28799553d1c]", "      - [00000000-0000-0000-0000-000000000000]"),
        "07-statements-and-next-steps.yaml, stakeholders.statement (uid 04503e5d-9f12-5b0b-b56f-251fca5b412f): It "
        "names a row that does not stand before it: 00000000-0000-0000-0000-000000000000.",
    ),
    "no row at all": (
        (11, "    report: [d41ad800-d232-56fb-a577-5561a216f1e8]", "    report: null"),
        "11-reports.yaml, edition (uid 154d2c49-52b4-555c-87d5-c7640d5d78ed): report: This field cannot be null.",
    ),
    "a uid given twice": (
        (1, "uid: 551ff4a8-063f-51e0-8547-5dc5dea46785", "uid: 2e8ebcae-d676-5721-b488-94a501cd383f"),
        "01-source-and-review.yaml, State “Australia” (uid 2e8ebcae-d676-5721-b488-94a501cd383f): Another row has this "
        "uid already.",
    ),
    "a row without a uid": (
        (1, "    uid: 551ff4a8-063f-51e0-8547-5dc5dea46785\n", ""),
        "01-source-and-review.yaml is no list of rows with a model and fields, a uid among these.",
    ),
    "an unknown kind": (
        (
            9,
            "model: stakeholders.event\n  fields:\n    <<: &listed",
            "model: stakeholders.party\n  fields:\n    <<: &listed",
        ),
        "09-timeline.yaml, stakeholders.party (uid 922b96e7-9fdb-5b37-9491-3fee6a12b9ec): Invalid model identifier: "
        "stakeholders.party",
    ),
}


@pytest.mark.parametrize(("spoilt", "words"), BROKEN.values(), ids=BROKEN)
def test_broken_rule_is_said_and_nothing_is_half_loaded(fixture, unfrozen, spoilt, words):
    spoil(fixture, *spoilt)
    assert refusal() == f"Nothing was loaded. {words}"
    assert kept() == {}


def test_row_of_no_record_is_refused(fixture):
    row = "- model: auth.group\n  fields: {uid: 1, name: everybody}\n"
    (fixture / "12-accounts.yaml").write_text(row, encoding="utf-8")
    assert refusal() == ("Nothing was loaded. 12-accounts.yaml, auth.group (uid 1): Group has no field named 'uid'")
    assert kept() == {}


def test_file_that_is_no_yaml_is_refused(fixture):
    spoil(fixture, 1, "cycle: 3", "cycle: [3")
    assert refusal().startswith("Nothing was loaded. 01-source-and-review.yaml cannot be read as YAML: while parsing")
    assert kept() == {}


def test_record_is_loaded_without_the_libraries_that_draw_pdf(monkeypatch, capsys):
    monkeypatch.setattr(pdf, "pdf_is_available", lambda: False)
    call_command("load_record", "cambodia")
    assert capsys.readouterr() == (
        COUNTS,
        "Its editions have no PDF yet, for that needs three Debian packages: apt-get install libpango-1.0-0 "
        "libpangoft2-1.0-0 libharfbuzz-subset0, then manage.py render_report <review>/<report> --missing for each. "
        "All other formats are there.\n",
    )
    assert {edition.state for edition in Edition.objects.all()} == {"published"}
    assert set(EditionFile.objects.values_list("format", flat=True)) == {"docx", "html", "csv", "json"}


def test_record_without_an_edition_to_publish_says_nothing_of_pdf(fixture, monkeypatch, capsys):
    monkeypatch.setattr(pdf, "pdf_is_available", lambda: False)
    spoil(fixture, 11, "state: draft\n    audience: public", "state: draft\n    audience: private")
    call_command("load_record", "cambodia")
    assert capsys.readouterr() == (COUNTS, "")


def test_edition_that_cannot_be_frozen_is_said_and_nothing_is_half_loaded(monkeypatch):
    error = EditionRefused("Publish some first.")

    def publish_edition(**_given):
        raise error

    monkeypatch.setattr(record, "publish_edition", publish_edition)
    assert refusal() == (
        "Nothing was loaded. 11-reports.yaml, edition “Mid-term report: nine recommendations that Cambodia accepted in "
        f"2019, and what came of them, 1” (uid 154d2c49-52b4-555c-87d5-c7640d5d78ed): {error}"
    )
    assert kept() == {}

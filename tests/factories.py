"""One plain function per model: `make_theme(review=review, **PUBLIC)` saves a row that a form would accept.

- A row is a draft and private, as the models have it, unless a test says otherwise: `**PUBLIC` and the like.
- What stands around it and was not given is made afresh and is public, so that only what a test states
  decides what a reader may see. Rows that belong together are given together: `make_theme(review=review)`.
- Optional links stay empty unless given. Dates are given as text: `as_of="2022-01"`.
- Each row passes full_clean() and clean_links(); for one that breaks a rule, use `Model.objects.create()`.
"""

import hashlib
from itertools import count

from django.contrib.auth.models import Group

from recommendations.models import (
    Assessment,
    Evidence,
    Passage,
    Recommendation,
    Review,
    SourceDocument,
    State,
    Theme,
    ThemeWording,
)
from reports.models import Edition, EditionFile, Endorsement, Report, ReportLink
from stakeholders.models import (
    Ask,
    AskList,
    Dialogue,
    Event,
    FollowUp,
    MediaCoverage,
    MediaLink,
    Organisation,
    Participant,
    Statement,
)
from upr_tracker.accounts.models import User
from upr_tracker.lib.uploads import CleanFile
from upr_tracker.lib.uploads.kinds import Kind
from upr_tracker.publishing.stored_files import keep

PUBLIC = {"state": "published", "audience": "public"}
FOR_COALITION = {"state": "published", "audience": "coalition"}
PUBLISHED_PRIVATELY = {"state": "published", "audience": "private"}
DRAFT = {"state": "draft", "audience": "public"}
IN_REVIEW = {"state": "in-review", "audience": "public"}
WITHDRAWN = {"state": "withdrawn", "audience": "public"}

PDF = b"%PDF-1.7 a page"
LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789"

numbers = count(1)


def saved(row, **links):
    """The row with its many-to-many links, held to every rule that a form would hold it to."""
    check(row, links)
    row.save()
    for name, rows in links.items():
        getattr(row, name).set(rows)
    return row


def check(row, links):
    row.full_clean()
    row.clean_links(**links)


def make_user(*, email=None, roles=(), password=None, is_staff=True, **fields):
    """Without a password nobody can sign in with one; `client.force_login(user)` needs none."""
    email = email or f"person-{next(numbers)}@example.org"
    user = User.objects.create_user(email, password, is_staff=is_staff, **fields)
    # Made by a migration, but a test that flushes the database takes them away.
    user.groups.set([Group.objects.get_or_create(name=role)[0] for role in roles])
    return user


# What was promised, and what came of it


def make_state(**fields):
    """Codes are in lower case, so that they never meet those of the record."""
    number = next(numbers)
    code = LETTERS_AND_DIGITS[number // 36 % 26] + LETTERS_AND_DIGITS[number % 36]
    return saved(State(**{"name_en": f"State {number}", "iso_code": code, "slug": f"state-{number}", **fields}))


def make_source(**fields):
    return saved(SourceDocument(**{"title_en": f"Document {next(numbers)}", **fields}))


def make_review(*, state_under_review=None, **fields):
    fields = {"cycle": 3, "slug": f"review-{next(numbers)}", **fields}
    return saved(Review(state_under_review=state_under_review or make_state(), **fields))


def make_passage(*, review=None, source=None, **fields):
    fields = {"place": "closing", "text_en": f"Passage {next(numbers)}.", **fields}
    return saved(Passage(review=review or make_review(**PUBLIC), source=source or make_source(**PUBLIC), **fields))


def make_theme(*, review=None, **fields):
    number = next(numbers)
    fields = {"name_en": f"Theme {number}", "slug": f"theme-{number}", **fields}
    return saved(Theme(review=review or make_review(**PUBLIC), **fields))


def make_wording(*, theme=None, source=None, **fields):
    fields = {"place": "accepted", "text_en": f"Wording {next(numbers)}", **fields}
    return saved(ThemeWording(theme=theme or make_theme(**PUBLIC), source=source or make_source(**PUBLIC), **fields))


def make_recommendation(*, review=None, theme=None, source=None, states=None, **fields):
    number = next(numbers)
    fields = {
        "text_en": f"Adopt law {number}.",
        "slug": f"recommendation-{number}",
        "position": "supported",
        **fields,
    }
    review = review or (theme.review if theme else make_review(**PUBLIC))
    theme = theme or make_theme(review=review, **PUBLIC)
    row = Recommendation(review=review, theme=theme, source=source or make_source(**PUBLIC), **fields)
    return saved(row, recommending_states=[make_state()] if states is None else states)


def make_assessment(*, review=None, covers=None, **fields):
    """Of one new recommendation of the review, or of those given in `covers`."""
    fields = {
        "status": "some-progress",
        "narrative_en": f"Reason {next(numbers)}.",
        "as_of": "2022-01",
        "published_on": "2022-03-03",
        "no_evidence_reason_en": "The source refers to the full report.",
        **fields,
    }
    if covers is None:
        covers = [make_recommendation(review=review, **PUBLIC)]
    return saved(Assessment(review=review or covers[0].review, **fields), covers=covers)


def make_evidence(*, assessment=None, **fields):
    """Without a file; give one by file=make_file(), and say who may read it by file_audience."""
    fields = {"title_en": f"Evidence {next(numbers)}", "publisher": "A publisher", **fields}
    if fields.get("file"):
        fields = {"file_name": "law.pdf", **fields}
    return saved(Evidence(assessment=assessment or make_assessment(**PUBLIC), **fields))


def make_file(content=None):
    """A stored file of this content, or of its own."""
    return keep(CleanFile.of(Kind.PDF, content or f"%PDF-1.7 file {next(numbers)}".encode()))


# Who acts on it, and what they said


def make_organisation(**fields):
    number = next(numbers)
    defaults = {
        "kind": "civil-society",
        "name_en": f"Organisation {number}",
        "slug": f"organisation-{number}",
    }
    return saved(Organisation(**{**defaults, **fields}))


def make_event(*, review=None, **fields):
    fields = {"text_en": f"Event {next(numbers)}", "date": "2021-12-10", **fields}
    return saved(Event(review=review or make_review(**PUBLIC), **fields))


def make_dialogue(*, review=None, organisers=(), recommendations_raised=(), **fields):
    """Agreed to by those who were met, so that a test may make it public."""
    number = next(numbers)
    defaults = {"title_en": f"Dialogue {number}", "slug": f"dialogue-{number}", "counterpart": "government"}
    row = Dialogue(review=review or make_review(**PUBLIC), **{**defaults, "agreement": "agreed", **fields})
    return saved(row, organisers=organisers, recommendations_raised=recommendations_raised)


def make_participant(*, dialogue=None, organisation=None, **fields):
    dialogue = dialogue or make_dialogue(**PUBLIC)
    return saved(Participant(dialogue=dialogue, organisation=organisation or make_organisation(**PUBLIC), **fields))


def make_statement(*, review=None, recommendations=(), **fields):
    """Without a speaker; name one by speaker_en, kind="direct" and naming_basis="in-office"."""
    fields = {"kind": "unattributed", "text_en": f"Statement {next(numbers)}.", **fields}
    return saved(Statement(review=review or make_review(**PUBLIC), **fields), recommendations=recommendations)


def make_follow_up(*, review=None, **fields):
    fields = {"text_en": f"Next step {next(numbers)}", **fields}
    return saved(FollowUp(review=review or make_review(**PUBLIC), **fields))


def make_ask_list(*, review=None, source=None, **fields):
    fields = {"addressee": "government", "heading_en": f"Asks {next(numbers)}", **fields}
    return saved(AskList(review=review or make_review(**PUBLIC), source=source or make_source(**PUBLIC), **fields))


def make_ask(*, ask_list=None, theme=None, institutions=(), **fields):
    """To the Government under a new theme, unless the list is addressed to others."""
    ask_list = ask_list or make_ask_list(**PUBLIC)
    if ask_list.addressee == "government":
        theme = theme or make_theme(review=ask_list.review, **PUBLIC)
    row = Ask(ask_list=ask_list, theme=theme, **{"text_en": f"Ask {next(numbers)}.", **fields})
    return saved(row, institutions=institutions)


def make_coverage(*, review=None, recommendations=(), **fields):
    defaults = {
        "outlet": "Outlet",
        "printed_title": f"Title {next(numbers)}",
        "language": "en",
        "date": "2022-03-03",
    }
    row = MediaCoverage(review=review or make_review(**PUBLIC), **{**defaults, **fields})
    return saved(row, recommendations=recommendations)


def make_media_link(*, coverage=None, **fields):
    fields = {"url": f"https://news.example.org/{next(numbers)}", **fields}
    return saved(MediaLink(coverage=coverage or make_coverage(**PUBLIC), **fields))


# What is told


def make_report(*, review=None, **fields):
    """A series that the site makes; kind="outside" is a document published elsewhere."""
    number = next(numbers)
    defaults = {"kind": "mid-term", "title_en": f"Report {number}", "slug": f"report-{number}"}
    return saved(Report(review=review or make_review(**PUBLIC), **{**defaults, **fields}))


def make_report_link(*, report=None, **fields):
    fields = {"url": f"https://reports.example.org/{next(numbers)}", **fields}
    return saved(ReportLink(report=report or make_report(kind="outside", **PUBLIC), **fields))


def make_edition(*, report=None, **fields):
    """With its dates; one that is published, with data that cannot be rendered, and a hash."""
    frozen = {"data": {}, "data_sha256": "0" * 64} if fields.get("state") == "published" else {}
    defaults = {"number": 1, "as_of": "2022-01", "published_on": "2022-03-03", **frozen}
    return saved(Edition(report=report or make_report(**PUBLIC), **{**defaults, **fields}))


def make_edition_file(*, edition=None, content=PDF, **fields):
    fields = {"language": "en", "format": "pdf", "sha256": hashlib.sha256(content).hexdigest(), **fields}
    return saved(EditionFile(edition=edition or make_edition(**PUBLIC), content=content, **fields))


def make_endorsement(*, report=None, edition=None, organisation=None, **fields):
    """Of a new outside report, unless a report or an edition is given. Of a published edition: as if of its draft."""
    if not report and not edition:
        report = make_report(kind="outside", **PUBLIC)
    organisation = organisation or make_organisation(**PUBLIC)
    row = Endorsement(report=report, edition=edition, organisation=organisation, **{"role": "endorsed", **fields})
    if edition is None or not edition.is_sealed:
        return saved(row)
    row.save()
    return row


MAKERS = {
    State: make_state,
    SourceDocument: make_source,
    Review: make_review,
    Passage: make_passage,
    Theme: make_theme,
    ThemeWording: make_wording,
    Recommendation: make_recommendation,
    Assessment: make_assessment,
    Evidence: make_evidence,
    Organisation: make_organisation,
    Event: make_event,
    Dialogue: make_dialogue,
    Participant: make_participant,
    Statement: make_statement,
    FollowUp: make_follow_up,
    AskList: make_ask_list,
    Ask: make_ask,
    MediaCoverage: make_coverage,
    MediaLink: make_media_link,
    Report: make_report,
    ReportLink: make_report_link,
    Edition: make_edition,
    EditionFile: make_edition_file,
    Endorsement: make_endorsement,
}

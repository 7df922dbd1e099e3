"""What a draft edition lacks: each thing in a line that leads to the form that settles it. None of it is forbidden."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise as Promised
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from recommendations.form_addresses import update_address
from recommendations.models import Assessment, Recommendation
from reports.builders import Content
from reports.builders.shapes import Assessment as Judgement
from reports.builders.shapes import Promise
from reports.models import Edition, Endorsement
from reports.models.endorsement import EndorsementRole
from upr_tracker.accounts.models import Reader
from upr_tracker.lib import pdf
from upr_tracker.lib.languages import ENGLISH, KHMER, Text

MOST_LINES = 12
"""Of one kind; the rest is told as a number."""

PARTS = {
    "state": _("State under review"),
    "about": _("Recommending State"),
    "title": _("Title"),
    "origin": _("What it was compiled from"),
    "replaces": _("What it mends"),
    "signatories": _("Signatories"),
    "progress": _("Recommendations and assessments"),
    "accepted": _("What was accepted"),
    "asks": _("Civil society's recommendations"),
    "sections": _("Text of the submission"),
    "endnotes": _("Endnotes"),
    "dialogues": _("Dialogues"),
    "statements": _("Statements"),
    "next_steps": _("Next steps"),
    "timeline": _("Timeline"),
    "media": _("Media coverage"),
    "elsewhere": _("Published elsewhere"),
    "introduction": _("Introduction"),
    "sources": _("Source documents"),
    "contact": _("Contact"),
    "closing": _("Closing line"),
}
"""What editors call the parts of a content."""

OTHER_PARTS = _("Other parts")


@dataclass(frozen=True)
class Missing:
    """`what` is lacking, and why that matters; `verb` is the link to where it is settled, if there is one."""

    what: str | Promised
    why: str | Promised
    verb: str | Promised = ""
    url: str = ""


def missing_from(edition: Edition, told: Mapping[str, Content], reader: Reader) -> list[Missing]:
    """`told` is the draft in each language, as a stranger would read it."""
    english = told[ENGLISH]
    return [
        *what_is_refused(edition),
        *shortened(without_assessment(english, reader)),
        *shortened(without_grounds(english, reader)),
        *without_khmer(told[KHMER]),
        *without_signatures(edition, english, reader),
        *dated_back(edition),
        *without_pdf(),
    ]


def shortened(lines: Iterable[Missing]) -> list[Missing]:
    all_lines = list(lines)
    rest = len(all_lines) - MOST_LINES
    if rest <= 0:
        return all_lines
    more = ngettext("%(number)s more like these", "%(number)s more like these", rest) % {"number": rest}
    return [*all_lines[:MOST_LINES], Missing(more, "")]


def what_is_refused(edition: Edition) -> Iterator[Missing]:
    """What would keep it from being published, in the words of the form."""
    try:
        edition.full_clean(validate_constraints=False)
        edition.check_publication(None)
    except ValidationError as error:
        for message in error.messages:
            yield Missing(message, _("It cannot be published so."))
    if not edition.as_of or not edition.published_on:
        yield Missing(_("“Situation as of” and “published on” are empty"), _("It cannot be published so."))


def without_assessment(content: Content, reader: Reader) -> Iterator[Missing]:
    promises = {each.uid: each for group in content.groups if not group.assessment for each in group.promises}
    rows = Recommendation.objects.visible_to(reader).filter(uid__in=promises)
    for row in rows:
        yield Missing(
            named(promises[str(row.uid)]),
            _("No assessment that the public may read tells of it."),
            _("Update progress"),
            update_address([row]),
        )


def named(promise: Promise) -> str:
    return f"{promise.label}, {', '.join(promise.states)}"


def without_grounds(content: Content, reader: Reader) -> Iterator[Missing]:
    judged = [group.assessment for group in content.groups if group.assessment]
    bare = {each.uid: each for each in judged if not each.evidence and not each.no_evidence_reason}
    for row in Assessment.objects.visible_to(reader).filter(uid__in=bare):
        yield Missing(
            name_of(bare[str(row.uid)]),
            _("The public sees neither evidence for this assessment nor a reason for having none."),
            _("Open the assessment"),
            reverse("admin:recommendations_assessment_change", args=[row.pk]),
        )


def name_of(judgement: Judgement) -> str:
    return f"{', '.join(judgement.judges)}: {judgement.grade.short}"


def without_khmer(content: Content) -> Iterator[Missing]:
    """The Khmer edition shows these in English, and marks them as what they are."""
    untold = Counter(name for name, text in texts_in(content) if text and text.lang == ENGLISH)
    for name, number in untold.items():
        words = ngettext("%(number)s text without Khmer", "%(number)s texts without Khmer", number)
        yield Missing(
            f"{PARTS.get(name, OTHER_PARTS)}: {words % {'number': number}}",
            _("The Khmer edition shows the English."),
            _("Translate"),
            reverse("admin:index") + "#queue-missing",
        )


def texts_in(content: Content) -> Iterator[tuple[str, Text]]:
    """Each text of the record in it, with the part of the content in which it stands."""
    for field in fields(content):
        for text in texts_under(getattr(content, field.name)):
            yield field.name, text


def texts_under(value: Any) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts_under(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_under(getattr(value, field.name))


def without_signatures(edition: Edition, content: Content, reader: Reader) -> Iterator[Missing]:
    rows = Endorsement.objects.visible_to(reader).filter(edition=edition)
    here = f"{reverse('admin:reports_edition_change', args=[edition.pk])}#endorsements-group"
    yield from unseen_signatures(rows.standing(), content, here)
    invited = rows.filter(role=EndorsementRole.INVITED).count()
    if invited:
        words = ngettext("%(number)s invitation without an answer", "%(number)s invitations without an answer", invited)
        yield Missing(
            words % {"number": invited},
            _("Signatures cannot be added once it is published."),
            _("Record the answers"),
            here,
        )
    elif not rows.standing().exists():
        yield Missing(
            _("Nobody signs it"), _("It will say that it has no signatories of its own."), _("Record who signs"), here
        )


def unseen_signatures(rows: Any, content: Content, here: str) -> Iterator[Missing]:
    """New signatures are private. An edition would be frozen without them, and nothing is added to it later."""
    told = [each.uid for each in content.signed]
    for row in rows.exclude(organisation__uid__in=told).select_related("organisation"):
        yield Missing(
            _("The public will not see that %(name)s signs it") % {"name": row.name},
            _(
                "Signatures cannot be added once it is published. The signature and the organisation must both be for"
                " the public."
            ),
            _("Record who signs"),
            here,
        )


def dated_back(edition: Edition) -> Iterator[Missing]:
    if edition.published_on and edition.published_on < timezone.localdate():
        yield Missing(
            _("“Published on” is a day that has passed"),
            _("Assessments that were published after it would be left out. Change it to the day of publication."),
        )


def without_pdf() -> Iterator[Missing]:
    if not pdf.pdf_is_available():
        line = f"apt-get install {pdf.PACKAGES}"
        yield Missing(_("No PDF can be made here"), _("This machine lacks what draws it: %(line)s") % {"line": line})

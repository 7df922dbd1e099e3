"""What must hold of the text of a submission: that its endnotes can be told, and that it keeps to its limit."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reports.models.report import ReportKind
from upr_tracker.lib.languages import ENGLISH, KHMER
from upr_tracker.lib.numbered_text import BadBrackets, Fault, count_words, parse

if TYPE_CHECKING:
    from reports.models.edition import Edition

WHERE = {ENGLISH: _("in English"), KHMER: _("in Khmer")}
FAULTS = {
    Fault.NOT_CLOSED: _("An endnote begins with (( and is not closed by )) in its paragraph: “%(excerpt)s”"),
    Fault.NOT_OPENED: _("Here )) closes an endnote, but no (( opens it: “%(excerpt)s”"),
    Fault.INSIDE_ANOTHER: _("An endnote begins with (( inside another one: “%(excerpt)s”"),
    Fault.EMPTY: _("There is nothing in this endnote: “%(excerpt)s”"),
}


def texts_of(edition: "Edition") -> dict[str, str]:
    """What was typed, by language."""
    texts = {ENGLISH: edition.text_en, KHMER: edition.text_km}
    return {language: text for language, text in texts.items() if text.strip()}


def check_text(edition: "Edition") -> None:
    """Raises ValidationError where the text has no place, or its endnotes cannot be told. A draft may be too long."""
    texts = texts_of(edition)
    if texts and edition.report_id and edition.report.kind != ReportKind.SUBMISSION:
        no_place = _("Only a submission has a text of its own: leave this empty.")
        raise ValidationError({f"text_{language}": no_place for language in texts})
    faults = {f"text_{language}": fault for language, text in texts.items() if (fault := fault_in(text))}
    if faults:
        raise ValidationError(faults)


def fault_in(text: str) -> ValidationError | None:
    try:
        parse(text)
    except BadBrackets as bad:
        return ValidationError(FAULTS[bad.fault], params={"excerpt": bad.excerpt})
    return None


def why_not_to_publish(edition: "Edition") -> str:
    """In an editor's words why this text of a submission is not fit to be published; empty where it is."""
    if edition.report.kind != ReportKind.SUBMISSION:
        return ""
    texts = texts_of(edition)
    if not any(section.paragraphs for text in texts.values() for section in parse(text).sections):
        return gettext("This is an edition with nothing in it. Write the text of the submission before you publish it.")
    return " ".join(too_long(language, text, edition.word_limit) for language, text in texts.items()).strip()


def too_long(language: str, text: str, limit: int | None) -> str:
    words = count_words(text)
    if limit is None or words <= limit:
        return ""
    message = gettext(
        "The submission has %(words)s words %(where)s, and its limit is %(limit)s. Shorten it before you publish it."
    )
    return message % {"words": grouped(words), "where": WHERE[language], "limit": grouped(limit)}


def grouped(number: int) -> str:
    """As "5,630"."""
    return number_format(number, force_grouping=True)

"""Every door of the site, found through its resolver, and what comes out when somebody walks through it."""

import io
import re
import zipfile

from django.urls import URLPattern, get_resolver, reverse
from django.utils.http import urlencode

from recommendations.models import Evidence, Recommendation, Review, State, Theme
from reports.models import Edition, Report
from reports.models.edition import Format
from stakeholders.models import Dialogue, Organisation
from tests.canary_rows import MARK, MARKS
from tests.factories import MAKERS
from upr_tracker.lib.tables import MEDIA_TYPES

LANGUAGES = ("en", "km")
PLACE = re.compile(r"<(?:\w+:)?(\w+)>")
NAMED_BY = {
    "recommendation": Recommendation,
    "share-image": Recommendation,
    "badge": Recommendation,
    "state": State,
    "state-feed": State,
    "theme-feed": Theme,
    "dialogue": Dialogue,
    "organisation-logo": Organisation,
    "report": Report,
    "latest-file": Report,
    "edition": Report,
    "edition-file": Report,
}
"""Which row the slug in a page's address names."""

TABLE = "<table:form>"
"""The place in an address that says in which form a list is taken away."""

FILE = "<file:format>"
FILES = (Format.PDF, Format.HTML)
"""The place that says in which format a report is, and two of the formats: all have one door."""

NAMED_BY_UID = {"evidence-file": Evidence}


WITH_A_KEY = {"calendar"}
"""Routes that open only to whoever holds a secret address, and then show what its person may read."""


def routes(patterns=None, prefix=""):
    """Every route as (its whole text, its pattern).

    But for those with a key; the admin's, which ask to sign in; and those of accounts, which read no row.
    """
    for pattern in patterns or get_resolver().url_patterns:
        text = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            if pattern.name not in WITH_A_KEY:
                yield from ((in_form, pattern) for in_form in forms_of(text))
        elif pattern.app_name != "admin" and text != "accounts/":
            yield from routes(pattern.url_patterns, text)


def forms_of(text):
    """The address once for each form in which what stands there can be had."""
    forms = {TABLE: MEDIA_TYPES, FILE: FILES}
    return [text.replace(place, form) for place in forms if place in text for form in forms[place]] or [text]


def models_named_in(text, pattern):
    """The model whose row stands at each place of an address. A place that is not known here is an error."""
    collection = getattr(getattr(pattern.callback, "cls", None), "queryset", None)
    known = {
        "review": Review,
        "slug": NAMED_BY.get(pattern.name),
        "number": Edition,
        "uid": NAMED_BY_UID.get(pattern.name) if collection is None else collection.model,
    }
    found = {place: known.get(place) for place in PLACE.findall(text)}
    assert all(found.values()), f"The canary cannot build the address {text} ({pattern.name})."
    return found


def word_of(row, place):
    """What stands for a row in an address: its slug, its number or its uid."""
    return str(getattr(row, "slug" if place == "review" else place))


def written(text, words):
    return "/" + PLACE.sub(lambda found: words[found[1]], text)


def addresses(world):
    """Of each route, naming public rows."""
    for text, pattern in routes():
        places = models_named_in(text, pattern)
        words = {place: word_of(world.public[model], place) for place, model in places.items()}
        yield written(text, words)
        for row in world.also_public:
            if places.get("slug") is type(row) and "number" not in places and pattern.name != "latest-file":
                yield written(text, {**words, "slug": row.slug})


def hidden_addresses(world):
    """(address, the same of a row that does not exist), for every hidden row in each place where it could be named."""
    for text, pattern in routes():
        places = models_named_in(text, pattern)
        words = {place: word_of(world.public[model], place) for place, model in places.items()}
        for place, model in places.items():
            for row in world.hidden_rows(model):
                hidden = word_of(row, place)
                yield [written(text, {**words, place: word}) for word in (hidden, nobody(hidden))]


def nobody(word):
    """A word of the same form that names nothing."""
    if word.isdigit():
        return str(int(word) + 20_000)
    return word.replace("cafecafe", "deaddead").replace("zxcanary", "zxnobody").replace("1777-", "1888-")


def in_both_languages(address):
    rest = address.removeprefix("/en/")
    return [address] if rest == address else [f"/{language}/{rest}" for language in LANGUAGES]


def answer(client, address):
    """Status, where it leads, and the bytes; of a workbook those that are packed in it too."""
    found = client.get(address)
    content = found.content + (unpacked(found.content) if found.content.startswith(b"PK") else b"")
    return found.status_code, found.headers.get("Location", ""), content


def unpacked(archive):
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return b"".join(opened.read(name) for name in opened.namelist())


def walk(client, found):
    return {each: answer(client, each) for one in found for each in in_both_languages(one)}


def text_of(answers):
    return "\n".join(f"{location} {content.decode(errors='replace')}" for _, location, content in answers.values())


def marks_in(answers):
    """Where there are marks, with what stands around the first."""
    found = {}
    for address, (_, location, content) in answers.items():
        text = f"{location} {content.decode(errors='replace')}".lower()
        if places := [text.index(mark.lower()) for mark in MARKS if mark.lower() in text]:
            found[address] = text[max(min(places) - 80, 0) : min(places) + 80]
    return found


def marks_seen(world, answers):
    """The models of hidden rows whose own mark can be read."""
    text = text_of(answers)
    return {type(row) for row in world.hidden if row.mark in text}


def workbench_addresses(world):
    """Lists, searches and choices of every kind of row, and every page of each row that the canary made."""
    for model in MAKERS:
        name = f"{model._meta.app_label}_{model._meta.model_name}"
        yield from (reverse(f"admin:{name}_changelist") + query for query in ("", f"?q={MARK}", "?o=1"))
        for row in (world.public[model], *world.hidden_rows(model)):
            yield from (reverse(f"admin:{name}_{page}", args=[row.pk]) for page in ("change", "delete"))
        for link in [*model._meta.fields, *model._meta.many_to_many]:
            if link.related_model in MAKERS:
                asked = {"app_label": model._meta.app_label, "model_name": model._meta.model_name}
                yield f"{reverse('admin:autocomplete')}?{urlencode({**asked, 'field_name': link.name, 'term': ''})}"

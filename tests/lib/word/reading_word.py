"""What is read in a Word document, by python-docx and by the names of its markup."""

import io
import zipfile

import docx
from docx.oxml.ns import qn
from lxml import etree

from upr_tracker.lib.word import Look, word_of

LOOK = Look(
    paragraphs={"note": "Note", "status": "Status"},
    accents={"s-full": "14573F"},
    shades={"judged": "F6F2E9"},
    lines=frozenset({"line"}),
    left_out=frozenset({"icon"}),
    numbered=frozenset({"para"}),
    wide=frozenset({"annex"}),
)


def written(body, *, lang="en", head=""):
    page = f'<!doctype html><html lang="{lang}"><head><title>A report</title>{head}</head><body>{body}</body></html>'
    return word_of(page, LOOK)


def opened(body, **options):
    return docx.Document(io.BytesIO(written(body, **options)))


def part_of(content, name):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(f"word/{name}.xml"))


def names_in(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return set(archive.namelist())


def all_of(root, tag):
    return list(root.iter(qn(f"w:{tag}")))


def value_of(element, name="val"):
    return element.get(qn(f"w:{name}"))


def letters_in(root):
    """All its text, without the codes of fields. A line break is one here too."""
    found = []
    for each in root.iter(qn("w:t"), qn("w:br"), qn("w:p")):
        found.append(each.text or "" if each.tag == qn("w:t") else "\n")
    return "".join(found)


def told(body, **options):
    """Each paragraph outside tables as its style and its text."""
    return [(each.style.name, each.text) for each in opened(body, **options).paragraphs]


def runs_in(paragraph):
    """Each run as its text, language, complex-script language where it is Khmer, and what else is set."""
    return [(each.text, *properties_of(each._r.rPr)) for each in paragraph.runs]


def properties_of(properties):
    lang = properties.find(qn("w:lang"))
    is_khmer = properties.find(qn("w:cs")) is not None
    named = {etree.QName(each).localname for each in properties} & {"b", "i", "vertAlign", "color"}
    return value_of(lang, "bidi") if is_khmer else value_of(lang), named

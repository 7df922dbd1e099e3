"""Word documents: which parts are kept, and what of them is written anew.

Only kinds of part that we know are kept. Those that tell of the people and machines behind a document are left out,
those that can run or load something refuse the whole file: it can be saved as PDF instead.
"""

import posixpath
from typing import Any

from upr_tracker.lib.uploads.archives import Parts, packed, unpacked
from upr_tracker.lib.uploads.docx_words import without_people
from upr_tracker.lib.uploads.images import clean_jpeg, clean_png
from upr_tracker.lib.uploads.kinds import Kind
from upr_tracker.lib.uploads.refusals import Reason, UploadRefused
from upr_tracker.lib.uploads.xml import read_xml, written_xml

TYPES = "[Content_Types].xml"
PACKAGE_LINKS = "_rels/.rels"
IN_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
IN_LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

TELLING_FOLDERS = (
    *("docprops/", "docmetadata/", "customxml/", "_xmlsignatures/", "[trash]/"),
    *("word/printersettings/", "word/webextensions/"),
)
TELLING_PARTS = {"people", "commentsextensible", "commentsids", "thumbnail"}
TELLING_LINKS = {
    *("core-properties", "extended-properties", "custom-properties", "customXml", "customXmlProps", "thumbnail"),
    *("people", "commentsExtensible", "commentsIds", "printerSettings", "attachedTemplate", "webextension"),
    *("webextensiontaskpanes", "mailMergeSource", "mailMergeHeaderSource", "recipientData", "keyMapCustomizations"),
    *("origin", "classificationlabels"),
}
"""The last words of the types of links to such parts."""

PROGRAMS = ("vbaproject", "vbadata", "macroenabled", "activex", "customui")
LEADS_SOMEWHERE = ("http://", "https://", "mailto:")
NOWHERE = "about:blank"
PICTURES = {"png": (Kind.PNG, clean_png), "jpg": (Kind.JPEG, clean_jpeg), "jpeg": (Kind.JPEG, clean_jpeg)}
FONT = "odttf"


def clean_docx(content: bytes) -> bytes:
    parts = unpacked(content)
    check_is_document(parts)
    kept = {name: part for name, part in parts.items() if not tells(name)}
    return packed({name: cleaned(name, part, kept) for name, part in kept.items()}, first=TYPES)


def check_is_document(parts: Parts) -> None:
    """Raises UploadRefused for other archives, as workbooks, and for documents with programs in them."""
    if TYPES not in parts or PACKAGE_LINKS not in parts:
        raise UploadRefused(Reason.UNKNOWN)
    types = read_xml(parts[TYPES])
    said = [str(each.get("ContentType")) for each in types]
    if any(word in text.lower() for word in PROGRAMS for text in (*parts, *said)):
        raise UploadRefused(Reason.MACROS)
    mains = [each for each in types if each.get("ContentType") == DOCUMENT]
    if len(mains) != 1 or str(mains[0].get("PartName", "")).lstrip("/") not in parts:
        raise UploadRefused(Reason.UNKNOWN)


def tells(name: str) -> bool:
    """Whether a part only tells of who made the document, when and with what."""
    stem = posixpath.basename(name).partition(".")[0].lower()
    return name.lower().startswith(TELLING_FOLDERS) or stem in TELLING_PARTS


def cleaned(name: str, part: bytes, kept: Parts) -> bytes:
    """Raises UploadRefused for a kind of part that we do not know."""
    extension = name.rpartition(".")[2].lower()
    if name == TYPES:
        return written_xml(kept_types(read_xml(part), kept))
    if extension == "rels":
        return written_xml(kept_links(read_xml(part), name))
    if extension == "xml":
        return written_xml(without_people(read_xml(part)))
    if extension in PICTURES and part.startswith(PICTURES[extension][0].first_bytes):
        return PICTURES[extension][1](part)
    if extension == FONT:
        return part
    raise UploadRefused(Reason.HOLDS_FILES)


def kept_types(types: Any, kept: Parts) -> Any:
    for each in types.findall(f"{IN_TYPES}Override"):
        if str(each.get("PartName")).lstrip("/") not in kept:
            types.remove(each)
    return types


def kept_links(links: Any, name: str) -> Any:
    folder = posixpath.dirname(posixpath.dirname(name))
    for link in links.findall(f"{IN_LINKS}Relationship"):
        is_outside = link.get("TargetMode") == "External"
        if last_word(link) in TELLING_LINKS or (not is_outside and tells(target_of(link, folder))):
            links.remove(link)
        elif is_outside:
            mend_outside(link)
    return links


def last_word(link: Any) -> str:
    return str(link.get("Type")).rpartition("/")[2]


def target_of(link: Any, folder: str) -> str:
    target = str(link.get("Target")).partition("#")[0]
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def mend_outside(link: Any) -> None:
    """A link that a reader clicks on may lead to a page, not into a folder of its author. None loads by itself."""
    if last_word(link) != "hyperlink":
        raise UploadRefused(Reason.LOADS)
    if not str(link.get("Target")).strip().lower().startswith(LEADS_SOMEWHERE):
        link.set("Target", NOWHERE)

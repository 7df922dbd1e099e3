"""What the XML of a Word document tells of people: authors of comments and changes, days, paths, identifiers."""

import re
from typing import Any

from upr_tracker.lib.uploads.refusals import Reason, UploadRefused

AUTHOR, INITIALS, PICTURE = "Author", "A", "Picture"
"""What stands where a name must stand; Word writes the same."""

PUT_IN_PLACE = {"author": AUTHOR, "initials": INITIALS}
LEFT_OUT = {
    *("date", "dateUtc", "ed", "edGrp", "userId", "providerId"),
    *("rsidR", "rsidRPr", "rsidDel", "rsidP", "rsidRDefault", "rsidSect", "rsidTr"),
}
"""Attributes, in the namespaces of Word only."""

ELEMENTS_LEFT_OUT = {
    *("rsids", "attachedTemplate", "docId", "docVars", "mailMerge", "dataBinding", "printerSettings", "presenceInfo"),
    *("savePreviewPicture", "saveThroughXslt"),
}
OF_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/",
    "{http://schemas.microsoft.com/office/word/",
    "{http://purl.oclc.org/ooxml/wordprocessingml/",
)
"""How its namespaces begin."""

PATH = re.compile(r"^\s*([a-zA-Z]:[\\/]|\\\\|/(Users|home)/|file:)", re.IGNORECASE)

OLD_DRAWING = "{urn:schemas-microsoft-com:"
ADDRESSES_IN_OLD_DRAWINGS = {"src", "href", "althref"}
RELATIONSHIP = "relationships}"

RUNS_OR_LOADS = {"altChunk", "object", "control", "subDoc", "movie", "frame"}
LOADING_FIELD = re.compile(
    r"\x01\s*(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|EMBED|MACROBUTTON|GOTOBUTTON|RD)\b",
    re.IGNORECASE,
)
FIELD_BEGINS = "\x01"


def local(name: Any) -> str:
    return str(name).rpartition("}")[2]


def is_of_word(name: Any) -> bool:
    return str(name).startswith(OF_WORD)


def without_people(root: Any) -> Any:
    """The same tree. Raises UploadRefused where something in it runs or loads when the document is opened."""
    check_fields(root)
    for element in list(root.iter()):
        if is_of_word(element.tag) and local(element.tag) in RUNS_OR_LOADS:
            raise UploadRefused(Reason.HOLDS_FILES)
        if is_of_word(element.tag) and local(element.tag) in ELEMENTS_LEFT_OUT and element.getparent() is not None:
            element.getparent().remove(element)
        else:
            mend_attributes(element)
    return root


def mend_attributes(element: Any) -> None:
    for name in list(element.attrib):
        if is_of_word(name) and local(name) in PUT_IN_PLACE:
            element.set(name, PUT_IN_PLACE[local(name)])
        elif is_of_word(name) and local(name) in LEFT_OUT:
            del element.attrib[name]
        elif local(name) in ("descr", "title", "alt") and PATH.match(element.get(name)):
            element.set(name, "")
        elif element.tag.startswith(OLD_DRAWING) and mends_old_drawing(name):
            del element.attrib[name]
    if local(element.tag) == "cNvPr" and "name" in element.attrib:
        # The name of the file that the picture was made from.
        element.set("name", PICTURE)


def mends_old_drawing(name: Any) -> bool:
    """Whether an attribute of a drawing loads a picture by its address, or names the file that it was made from."""
    is_address = local(name) in ADDRESSES_IN_OLD_DRAWINGS and RELATIONSHIP not in str(name)
    return is_address or (local(name) == "title" and str(name).startswith(OLD_DRAWING))


def check_fields(root: Any) -> None:
    """Raises UploadRefused for a field that fetches something when it is brought up to date."""
    if LOADING_FIELD.search("".join(instructions(root))):
        raise UploadRefused(Reason.LOADS)


def instructions(root: Any) -> Any:
    """The instructions of all fields, each behind a mark. Word may cut one into several runs."""
    for element in root.iter():
        name = local(element.tag)
        if name == "fldChar" and any(value == "begin" for value in element.attrib.values()):
            yield FIELD_BEGINS
        elif name == "fldSimple":
            yield FIELD_BEGINS + "".join(value for key, value in element.attrib.items() if local(key) == "instr")
        elif name == "instrText":
            yield element.text or ""

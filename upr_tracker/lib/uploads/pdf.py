"""PDF: written anew from its pages. What is not part of a page, or of the ways between pages, is left out.

Gone are author, program and days (Info, XMP), earlier revisions, attachments, scripts and everything that starts by
itself, forms of the XFA kind, signatures, thumbnails, names and days of comments, and EXIF inside pictures. The words
of comments stay, since they are read.
"""

import io
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Object, Stream

from upr_tracker.lib.uploads.pdf_streams import check_unpacking, clean_picture
from upr_tracker.lib.uploads.refusals import Reason, UploadRefused

MOST_PAGES = 2_000
MOST_OBJECTS = 300_000
END, NEAR_THE_END = b"%%EOF", 2_048
ZIP_MARKS = (b"PK\x05\x06", b"PK\x03\x04")

OF_THE_WHOLE = {"/Info", "/ID"}
KEPT_OF_CATALOG = {
    *("/Type", "/Version", "/Extensions", "/Pages", "/PageLabels", "/PageLayout", "/PageMode", "/ViewerPreferences"),
    *("/Names", "/Dests", "/Outlines", "/AcroForm", "/StructTreeRoot", "/MarkInfo", "/Lang", "/OCProperties"),
}
KEPT_OF_NAMES = {"/Dests"}
KEPT_OF_PAGE = {
    *("/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Contents"),
    *("/Rotate", "/Group", "/Annots", "/Tabs", "/UserUnit", "/StructParents"),
}
LEFT_OUT = {
    *("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/OpenAction", "/JS", "/XFA", "/AF", "/EF", "/OPI"),
    *("/Alternates", "/CreatorInfo", "/User", "/NM", "/CreationDate", "/M", "/RC", "/SigFlags", "/Threads", "/Thumb"),
}
"""Keys that go wherever they stand."""

OF_TEX = "/PTEX."
"""How the keys begin under which TeX notes the paths and authors of files that it took in."""

OF_ANNOTATIONS_ONLY = {"/M", "/CreationDate", "/NM", "/RC"}
SAFE_ACTIONS = {"/GoTo", "/URI", "/Named"}
UNSAFE_ACTIONS = {
    *("/JavaScript", "/Launch", "/GoToR", "/GoToE", "/GoToDp", "/SubmitForm", "/ImportData", "/ResetForm", "/Hide"),
    *("/Rendition", "/Movie", "/Sound", "/SetOCGState", "/Trans", "/GoTo3DView", "/RichMediaExecute", "/Thread"),
}
ACTION_KEYS = ("/A", "/PA", "/Next")
SAFE_ADDRESSES = ("http://", "https://", "mailto:")
FILES_AND_FILMS = {"/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D"}


def clean_pdf(content: bytes) -> bytes:
    check_ends(content)
    try:
        pdf = pikepdf.open(io.BytesIO(content), inherit_page_attributes=True)
    except pikepdf.PasswordError as error:
        raise UploadRefused(Reason.ENCRYPTED) from error
    with pdf:
        check_size(pdf)
        for key in OF_THE_WHOLE & set(pdf.trailer.keys()):
            del pdf.trailer[key]
        keep_only(pdf.Root, KEPT_OF_CATALOG)
        keep_only(pdf.Root.get("/Names"), KEPT_OF_NAMES)
        for page in pdf.pages:
            clean_page(page.obj)
        for found in pdf.objects:
            clean_object(found)
        clean = written(pdf)
    check_readable(clean)
    return clean


def check_readable(clean: bytes) -> None:
    """Raises pikepdf.PdfError where the library read what a damage left, and could not write it so that it is read."""
    with pikepdf.open(io.BytesIO(clean)) as again:
        if not again.pages:
            raise UploadRefused(Reason.DAMAGED)


def check_ends(content: bytes) -> None:
    """Raises UploadRefused for a file that is cut short, or that a reader of archives would also take."""
    if END not in content[-NEAR_THE_END:]:
        raise UploadRefused(Reason.DAMAGED)
    if all(mark in content for mark in ZIP_MARKS) and ZIP_MARKS[0] in content[-0x10100:]:
        raise UploadRefused(Reason.TWO_IN_ONE)


def check_size(pdf: pikepdf.Pdf) -> None:
    """Raises UploadRefused. The number of objects comes first: counting pages walks through them."""
    if pdf.is_encrypted:
        raise UploadRefused(Reason.ENCRYPTED)
    if len(pdf.objects) > MOST_OBJECTS:
        raise UploadRefused(Reason.TOO_MUCH)
    pages = len(pdf.pages)
    if pages == 0:
        raise UploadRefused(Reason.NO_PAGES)
    if pages > MOST_PAGES:
        raise UploadRefused(Reason.TOO_MANY_PAGES)
    check_unpacking(pdf)


def keep_only(found: Any, keys: set[str]) -> None:
    if isinstance(found, Dictionary):
        for key in set(found.keys()) - keys:
            del found[key]


def clean_page(page: Any) -> None:
    keep_only(page, KEPT_OF_PAGE)
    if isinstance(page.get("/Annots"), Array):
        kept = [each for each in page.Annots if isinstance(each, Dictionary) and not holds_a_file(each)]
        page.Annots = Array(kept)


def holds_a_file(annotation: Any) -> bool:
    return str(annotation.get("/Subtype")) in FILES_AND_FILMS


def clean_object(found: Any) -> None:
    """An object of the file, and what stands directly in it. What it refers to is cleaned in its own turn."""
    waiting = [found]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Stream):
            clean_picture(each)
        if isinstance(each, Dictionary | Stream):
            clean_dictionary(each)
            waiting += [value for _, value in each.items() if is_inside(value)]
        elif isinstance(each, Array):
            waiting += [value for value in each if is_inside(value)]


def is_inside(value: Any) -> bool:
    return isinstance(value, Object) and isinstance(value, Dictionary | Array) and not value.is_indirect


def clean_dictionary(found: Any) -> None:
    if is_unsafe_action(found):
        return keep_only(found, set())
    if is_signature(found):
        # It names a person, and holds no more once the file is written anew.
        return keep_only(found, {"/Type"})
    if is_annotation(found):
        clean_annotation(found)
    if not is_list_by_name(found):
        for key in set(found.keys()):
            if key in LEFT_OUT - OF_ANNOTATIONS_ONLY or key.startswith(OF_TEX):
                del found[key]
    if isinstance(found, Stream) and "/Ref" in found:
        # A page of another file, to be shown in place of this one.
        del found["/Ref"]
    for key in ACTION_KEYS:
        if any(starts_something(each) for each in one_or_several(found.get(key))):
            del found[key]
    return None


def one_or_several(value: Any) -> list[Any]:
    return list(value) if isinstance(value, Array) else [value]


def starts_something(action: Any) -> bool:
    """Of what stands where an action stands, and is one: the attributes of a table's cell have no S."""
    if not isinstance(action, Dictionary) or "/S" not in action:
        return False
    return str(action.S) not in SAFE_ACTIONS or is_unsafe_action(action)


def is_list_by_name(found: Any) -> bool:
    """Fonts, pictures and places by names that the file chose, which may be any."""
    return isinstance(found, Dictionary) and all(
        isinstance(value, Dictionary | Stream | Array) for _, value in found.items()
    )


def is_annotation(found: Any) -> bool:
    return "/Subtype" in found and ("/Rect" in found or str(found.get("/Type")) == "/Annot")


def clean_annotation(found: Any) -> None:
    if holds_a_file(found):
        # It may still be reached from the tree of the page's structure.
        keep_only(found, {"/Type", "/Subtype", "/Rect"})
    author = {"/T"} if str(found.Subtype) != "/Widget" else set()  # Of a field in a form it is the field's name.
    for key in (OF_ANNOTATIONS_ONLY | author) & set(found.keys()):
        del found[key]


def is_signature(found: Any) -> bool:
    return "/ByteRange" in found or str(found.get("/Type")) in ("/Sig", "/DocTimeStamp")


def is_unsafe_action(found: Any) -> bool:
    """Whether it does more than lead to a page of this file or to a site. A part of the structure has a parent (P)."""
    kind = str(found.get("/S", ""))
    if kind == "/URI":
        return not str(found.get("/URI", "")).strip().lower().startswith(SAFE_ADDRESSES)
    if str(found.get("/Type")) == "/Action":
        return kind not in SAFE_ACTIONS
    return kind in UNSAFE_ACTIONS and "/P" not in found


def written(pdf: pikepdf.Pdf) -> bytes:
    """Only what the pages reach, in one revision. The identifier is made of the content, so that it tells nothing."""
    buffer = io.BytesIO()
    pdf.save(
        buffer,
        deterministic_id=True,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return buffer.getvalue()

"""Why a file is not taken, said to whoever uploads it."""

from enum import Enum, auto

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Reason(Enum):
    """The name crosses from the process that opens the file to ours; the sentence is for people."""

    EMPTY = auto()
    TOO_LARGE = auto()
    UNKNOWN = auto()
    TWO_IN_ONE = auto()
    DAMAGED = auto()
    ENCRYPTED = auto()
    TOO_MUCH = auto()
    TOO_MANY_PIXELS = auto()
    TOO_MANY_PAGES = auto()
    NO_PAGES = auto()
    MACROS = auto()
    HOLDS_FILES = auto()
    LOADS = auto()
    NOT_A_LOGO = auto()
    TOO_MANY_PIXELS_FOR_A_LOGO = auto()

    @property
    def sentence(self) -> Promise:
        return SENTENCES[self]


SENTENCES = {
    Reason.EMPTY: gettext_lazy("“%(name)s” is empty."),
    Reason.TOO_LARGE: gettext_lazy("“%(name)s” is larger than 15 MB."),
    Reason.UNKNOWN: gettext_lazy(
        "“%(name)s” is not a PDF, PNG, JPEG or DOCX file, whatever its name says. Save it as one of these."
    ),
    Reason.TWO_IN_ONE: gettext_lazy("“%(name)s” is two kinds of file in one. Save it anew as PDF."),
    Reason.DAMAGED: gettext_lazy("“%(name)s” is damaged or cut short: it cannot be read to its end."),
    Reason.ENCRYPTED: gettext_lazy("“%(name)s” is encrypted or protected by a password. Save it without protection."),
    Reason.TOO_MUCH: gettext_lazy("“%(name)s” unpacks to more than can be opened safely."),
    Reason.TOO_MANY_PIXELS: gettext_lazy("“%(name)s” has more than 60 million pixels. Make the picture smaller."),
    Reason.TOO_MANY_PAGES: gettext_lazy("“%(name)s” has more than 2,000 pages. Upload the part that matters."),
    Reason.NO_PAGES: gettext_lazy("“%(name)s” has no page that can be shown."),
    Reason.MACROS: gettext_lazy("“%(name)s” holds macros or other programs. Save it as PDF."),
    Reason.HOLDS_FILES: gettext_lazy(
        "“%(name)s” holds other files, as a workbook or a drawing, that cannot be cleaned. Save it as PDF."
    ),
    Reason.LOADS: gettext_lazy(
        "“%(name)s” loads something from elsewhere when opened, as a linked picture. Save it as PDF."
    ),
    Reason.NOT_A_LOGO: gettext_lazy(
        "“%(name)s” is not a plain PNG or JPEG picture, whatever its name says. Save the logo as PNG."
    ),
    Reason.TOO_MANY_PIXELS_FOR_A_LOGO: gettext_lazy(
        "“%(name)s” has more than 16 million pixels. A logo is printed small: 480 pixels across are enough."
    ),
}


class UploadRefused(Exception):
    """`str()` of it is a sentence for people, in the language that is switched on."""

    def __init__(self, reason: Reason, *, name: str = "") -> None:
        super().__init__(reason, name)
        self.reason = reason
        self.name = name

    def __str__(self) -> str:
        return str(self.reason.sentence) % {"name": self.name or _("The file")}

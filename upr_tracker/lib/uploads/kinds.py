"""Which kinds of file are taken, and how each is told by its first bytes. A name or a browser's word counts nothing."""

import hashlib
from dataclasses import dataclass
from enum import Enum

from upr_tracker.lib.uploads.refusals import Reason, UploadRefused

MEGABYTE = 1024 * 1024
LARGEST = 15 * MEGABYTE
"""Bytes of a file that is taken, and of what is made of it."""

PDF_HEADER = b"%PDF-"
WHERE_READERS_LOOK = 1024
"""Many readers take a file for a PDF if its header stands anywhere in this many bytes."""


class Kind(Enum):
    """Media type, extension, first bytes."""

    PDF = ("application/pdf", "pdf", PDF_HEADER)
    PNG = ("image/png", "png", b"\x89PNG\r\n\x1a\n")
    JPEG = ("image/jpeg", "jpg", b"\xff\xd8\xff")
    DOCX = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", b"PK\x03\x04")

    def __init__(self, media_type: str, extension: str, first_bytes: bytes) -> None:
        self.media_type = media_type
        self.extension = extension
        self.first_bytes = first_bytes


PICTURES = (Kind.PNG, Kind.JPEG)
LOGO = "LOGO"
"""What the process that opens a file is told beside its kind, for a picture that is to be a logo."""


@dataclass(frozen=True)
class CleanFile:
    """A file as we wrote it. The hash is that of these bytes, not of those that were uploaded."""

    content: bytes
    media_type: str
    extension: str
    sha256: str

    @classmethod
    def of(cls, kind: Kind, content: bytes) -> "CleanFile":
        return cls(content, kind.media_type, kind.extension, hashlib.sha256(content).hexdigest())


def kind_of(content: bytes) -> Kind:
    """Raises UploadRefused for an empty file, a kind that is not taken, and what could be read as two kinds."""
    if not content:
        raise UploadRefused(Reason.EMPTY)
    kind = next((kind for kind in Kind if content.startswith(kind.first_bytes)), None)
    if kind is None:
        raise UploadRefused(Reason.UNKNOWN)
    if content.find(PDF_HEADER, 1, WHERE_READERS_LOOK) > 0:
        raise UploadRefused(Reason.TWO_IN_ONE)
    return kind

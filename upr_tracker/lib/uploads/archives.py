"""ZIP archives, looked at before anything of them is unpacked, and written so that equal content gives equal bytes."""

import io
import zipfile

from upr_tracker.lib.uploads.kinds import MEGABYTE
from upr_tracker.lib.uploads.refusals import Reason, UploadRefused

Parts = dict[str, bytes]
"""Content by name."""

MOST_MEMBERS = 2_000
LARGEST_UNPACKED = 200 * MEGABYTE
SMALL = MEGABYTE
HIGHEST_RATIO = 200
"""A member larger than SMALL is not packed tighter than this. Long tables of Word reach about 50."""

END_RECORD = b"PK\x05\x06"
END_RECORD_SIZE = 22
ENCRYPTED = 0x1
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
FIXED_DATE = (1980, 1, 1, 0, 0, 0)
READABLE_BY_ALL = 0o644 << 16


def unpacked(content: bytes) -> Parts:
    """Raises UploadRefused for a bomb, for names that lead elsewhere and for what is before or behind the archive."""
    if content[-END_RECORD_SIZE:-18] != END_RECORD:
        raise UploadRefused(Reason.DAMAGED if END_RECORD not in content else Reason.TWO_IN_ONE)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        check_names(members)
        check_sizes(members, len(content))
        return {member.filename: archive.read(member) for member in members if not member.is_dir()}


def check_names(members: list[zipfile.ZipInfo]) -> None:
    names = [member.filename for member in members]
    if len(names) > MOST_MEMBERS:
        raise UploadRefused(Reason.TOO_MUCH)
    if len({name.lower() for name in names}) < len(names) or any(leads_elsewhere(name) for name in names):
        raise UploadRefused(Reason.DAMAGED)


def leads_elsewhere(name: str) -> bool:
    return name.startswith("/") or ".." in name.split("/") or any(letter in name for letter in "\\:\0")


def check_sizes(members: list[zipfile.ZipInfo], size: int) -> None:
    """By what the archive says of itself: reading stops at the size that is said, and checks the sum over it."""
    if any(member.flag_bits & ENCRYPTED for member in members):
        raise UploadRefused(Reason.ENCRYPTED)
    if any(member.compress_type not in PACKINGS for member in members):
        raise UploadRefused(Reason.DAMAGED)
    overlap = sum(member.compress_size for member in members) > size
    too_tight = any(
        member.file_size > SMALL and member.file_size > HIGHEST_RATIO * member.compress_size for member in members
    )
    if overlap or too_tight or sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise UploadRefused(Reason.TOO_MUCH)


def packed(parts: Parts, *, first: str) -> bytes:
    """With fixed dates and in a fixed order, beginning with the part that readers look for at the start."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != first, name)):
            member = zipfile.ZipInfo(name, FIXED_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            member.external_attr = READABLE_BY_ALL
            archive.writestr(member, parts[name], compresslevel=6)
    return buffer.getvalue()

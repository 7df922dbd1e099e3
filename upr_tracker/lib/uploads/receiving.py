"""How a file reaches us: in memory, since what it tells must not lie on a disk before it is cleaned, and bounded."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from upr_tracker.lib.uploads.kinds import LARGEST

MOST_IN_A_REQUEST = 4 * LARGEST


class BoundedUploadHandler(FileUploadHandler):
    """Keeps no byte of what is too large; the form is told the size, and says so to the person."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.kept_before = 0
        self.is_dropped = False
        self.file = BytesIO()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.file, self.is_dropped = BytesIO(), False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        size = start + len(raw_data)
        if size > LARGEST or self.kept_before + size > MOST_IN_A_REQUEST:
            self.file, self.is_dropped = BytesIO(), True
        if not self.is_dropped:
            self.file.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.kept_before += self.file.tell()
        self.file.seek(0)
        return InMemoryUploadedFile(
            self.file,
            self.field_name,
            str(self.file_name),
            self.content_type,
            # Also one that was dropped for the sake of the others counts as too large.
            max(file_size, LARGEST + 1) if self.is_dropped else file_size,
            self.charset,
            self.content_type_extra,
        )

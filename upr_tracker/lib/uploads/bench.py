"""The process in which a file is opened: `python -m upr_tracker.lib.uploads.bench PDF < file`. See workshop.py.

With a second word, `PNG LOGO`, the file is made a logo.
"""

import resource
import sys
from functools import partial

from upr_tracker.lib.uploads.docx import clean_docx
from upr_tracker.lib.uploads.images import clean_jpeg, clean_png
from upr_tracker.lib.uploads.kinds import LARGEST, LOGO, MEGABYTE, PICTURES, Kind
from upr_tracker.lib.uploads.logos import clean_logo
from upr_tracker.lib.uploads.pdf import clean_pdf
from upr_tracker.lib.uploads.refusals import Reason, UploadRefused

LARGEST_MEMORY = 1024 * MEGABYTE
MOST_SECONDS = 30
"""Of computing."""

CLEANERS = {Kind.PDF: clean_pdf, Kind.PNG: clean_png, Kind.JPEG: clean_jpeg, Kind.DOCX: clean_docx}
LOGO_MAKERS = {kind: partial(clean_logo, kind) for kind in PICTURES}


def limit_resources() -> None:
    """Set once the libraries are loaded. No file can be written, and none of what is in memory falls into a dump."""
    limits = {
        resource.RLIMIT_AS: LARGEST_MEMORY,
        resource.RLIMIT_CPU: MOST_SECONDS,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 32,
    }
    for which, most in limits.items():
        resource.setrlimit(which, (most, most))


def answer(kind: Kind, content: bytes, *, is_logo: bool = False) -> bytes:
    cleaners = LOGO_MAKERS if is_logo else CLEANERS
    try:
        clean = cleaners[kind](content)
    except UploadRefused as refused:
        return refused.reason.name.encode()
    except (MemoryError, RecursionError):
        return Reason.TOO_MUCH.name.encode()
    except Exception:
        # Whatever a library says of a file that it cannot read, the file is not one that we can vouch for.
        return Reason.DAMAGED.name.encode()
    return b"CLEAN\n" + clean if len(clean) <= LARGEST else Reason.TOO_MUCH.name.encode()


if __name__ == "__main__":
    limit_resources()
    sys.stdout.buffer.write(b"READY\n")
    sys.stdout.buffer.flush()
    sys.stdout.buffer.write(answer(Kind[sys.argv[1]], sys.stdin.buffer.read(), is_logo=LOGO in sys.argv[2:]))

"""Files are opened in a process of their own, which may use little memory and time and sees none of our secrets.

Whatever a file does to the library that reads it, this process goes on and the file is refused.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

from upr_tracker.lib.uploads.kinds import LARGEST, LOGO, PICTURES, CleanFile, Kind, kind_of
from upr_tracker.lib.uploads.refusals import Reason, UploadRefused

PROJECT = Path(__file__).resolve().parents[3]
BENCH = "upr_tracker.lib.uploads.bench"
SECONDS = 40
"""By the clock. Less than a minute, after which the servers before us give up."""

Upload = bytes | IO[bytes]


def check_and_clean(content: Upload, *, name: str = "") -> CleanFile:
    """The file without what tells of its makers. Raises UploadRefused with a sentence about the file of this name."""
    try:
        found = read(content)
        kind = kind_of(found)
        return CleanFile.of(kind, cleaned(kind, found))
    except UploadRefused as refused:
        raise UploadRefused(refused.reason, name=name) from refused.__cause__


def check_and_clean_logo(content: Upload, *, name: str = "") -> CleanFile:
    """The picture as small as a logo is printed, drawn anew. Raises UploadRefused for all but a PNG or a JPEG."""
    try:
        found = read(content)
        kind = kind_of_logo(found)
        return CleanFile.of(kind, cleaned(kind, found, LOGO))
    except UploadRefused as refused:
        raise UploadRefused(refused.reason, name=name) from refused.__cause__


def kind_of_logo(content: bytes) -> Kind:
    try:
        kind = kind_of(content)
    except UploadRefused as refused:
        reason = Reason.EMPTY if refused.reason is Reason.EMPTY else Reason.NOT_A_LOGO
        raise UploadRefused(reason) from refused
    if kind not in PICTURES:
        raise UploadRefused(Reason.NOT_A_LOGO)
    return kind


def read(content: Upload) -> bytes:
    """The bytes, unless they are too many: a file that tells its size is then not read at all."""
    if isinstance(content, bytes):
        found = content
    elif getattr(content, "size", 0) > LARGEST:
        raise UploadRefused(Reason.TOO_LARGE)
    else:
        content.seek(0)
        found = content.read(LARGEST + 1)
    if len(found) > LARGEST:
        raise UploadRefused(Reason.TOO_LARGE)
    return found


def cleaned(kind: Kind, content: bytes, *purpose: str) -> bytes:
    answer = asked(content, kind.name, *purpose)
    ready, _, said = answer.stdout.partition(b"\n")
    if ready != b"READY":
        raise RuntimeError(f"Files cannot be opened here: {answer.stderr.decode(errors='replace')}")
    verdict, _, rest = said.partition(b"\n")
    if answer.returncode != 0:
        # Killed, out of memory or out of time: there was more in it than can be opened safely.
        raise UploadRefused(Reason.TOO_MUCH)
    if verdict != b"CLEAN":
        raise UploadRefused(Reason[verdict.decode()])
    return rest


def asked(content: bytes, *words: str) -> "subprocess.CompletedProcess[bytes]":
    """What the other process answers: "READY", then "CLEAN" and the bytes, or the name of a reason."""
    command = [sys.executable, "-m", BENCH, *words]
    try:
        return subprocess.run(
            command, input=content, capture_output=True, timeout=SECONDS, cwd=PROJECT, env=environment(), check=False
        )
    except subprocess.TimeoutExpired as error:
        raise UploadRefused(Reason.TOO_MUCH) from error


def environment() -> dict[str, str]:
    """No secret key and no database address; only what Python needs to start."""
    kept = ("PATH", "VIRTUAL_ENV", "LD_LIBRARY_PATH")
    return {"LC_ALL": "C.UTF-8", **{name: os.environ[name] for name in kept if name in os.environ}}

"""The product as it runs on a database of its own, for scripts that use it through a browser."""

import base64
import hashlib
import hmac
import os
import re
import socket
import struct
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ADMINISTRATOR = "administrator@example.org"


def manage(command: str, *arguments: str) -> str:
    line = [sys.executable, str(ROOT / "manage.py"), command, *arguments]
    return subprocess.run(line, check=True, capture_output=True, text=True, cwd=ROOT).stdout


@contextmanager
def running_product(folder: Path) -> Iterator[tuple[str, str]]:
    """Its address, and the password of the first administrator. All that it writes lies in the folder."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    os.environ.update(
        DEBUG="True",
        DATABASE_URL=f"sqlite:///{folder / 'db.sqlite3'}",
        EMAIL_URL=f"filemail:///{folder / 'mail'}",
        SITE_ADDRESS=address,
        SECOND_FACTOR_REQUIRED="True",
    )
    manage("migrate")
    manage("createcachetable")
    manage("load_record", "cambodia")
    password = re.findall(r"shown this once\): (\S+)", manage("create_first_administrator", "--email", ADMINISTRATOR))
    with (folder / "log").open("w") as log:
        line = [sys.executable, str(ROOT / "manage.py"), "runserver", "--noreload", str(port)]
        server = subprocess.Popen(line, stdout=log, stderr=log, cwd=ROOT)
        try:
            wait_for(address)
            yield address, password[0]
        finally:
            server.terminate()
            server.wait()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(address: str) -> None:
    for _second in range(60):
        try:
            urllib.request.urlopen(f"{address}/accounts/login/").close()  # noqa: S310  an address of ours
        except urllib.error.URLError:
            time.sleep(1)
        else:
            return
    sys.exit("The product did not start within a minute.")


def link_mailed_to(email: str, folder: Path) -> str:
    mails = [path.read_text() for path in (folder / "mail").iterdir()]
    [mail] = [mail for mail in mails if f"To: {email}" in mail]
    return re.findall(r"https?://\S+", mail)[0]


def code_of(secret: str) -> str:
    """What an app for sign-in codes shows now (RFC 6238)."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"

"""Whether an address still leads to what it led to: asked once, briefly, and without saying who asks.

A site that answers oddly is not dead. What was asked for in vain *cannot be checked*, and a person has to look; only a
site that says so itself (404, 410) makes an address *gone*.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from upr_tracker.lib.addresses import host_of, is_facebook, without_tracking

SECONDS_TO_WAIT = 8.0
"""For a connection, and for each piece of an answer."""

SECONDS_IN_ALL = 15.0
"""For one question, however slowly its answer drips."""

MOST_REDIRECTS = 8
GONE = {404, 410}
PERMANENT = {301, 308}
REDIRECTS = {*PERMANENT, 302, 303, 307}
HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; link check)", "Accept": "*/*", "Connection": "close"}
"""Nothing of this site, no cookie and no referrer."""

ODD_SITES = ("instagram.com", "x.com", "twitter.com", "linkedin.com", "tiktok.com")
"""Beside Facebook: they answer machines with walls and errors, whatever is there."""

WALLS = (
    "/login",
    "/signin",
    "/sign-in",
    "/sign_in",
    "/checkpoint",
    "/accounts/login",
    "/auth/",
    "/captcha",
    "/consent",
)
TROUBLE = (OSError, http.client.HTTPException, ValueError)
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Finding(StrEnum):
    REACHABLE = "reachable"
    GONE = "gone"
    MOVED = "moved"
    CANNOT = "cannot-be-checked"


@dataclass(frozen=True)
class Health:
    """What was found, the last status that a site answered (None where none did), and where an address has moved."""

    finding: Finding
    status_code: int | None = None
    moved_to: str = ""


@dataclass(frozen=True)
class Answer:
    status_code: int
    leads_to: str = ""


def check(url: str, *, allow_private: bool = False) -> Health:
    """Never raises. Addresses of machines near us are not asked unless `allow_private`."""
    here, moved_to, seen = url, "", 0
    only_permanent = True
    try:
        while (answer := ask(here, allow_private)).leads_to and seen < MOST_REDIRECTS:
            only_permanent = only_permanent and answer.status_code in PERMANENT
            here, seen = answer.leads_to, seen + 1
            moved_to = here if only_permanent else moved_to
            if is_wall(here, url):
                return Health(Finding.CANNOT, answer.status_code)
    except TROUBLE:
        return Health(Finding.CANNOT)
    return judged(url, answer, without_tracking(moved_to))


def judged(url: str, answer: Answer, moved_to: str) -> Health:
    """By the last answer on the way."""
    status = answer.status_code
    if status in GONE:
        return Health(Finding.CANNOT if is_odd(url) else Finding.GONE, status)
    if answer.leads_to or not 200 <= status < 300:
        return Health(Finding.CANNOT, status)
    return (
        Health(Finding.MOVED, status, moved_to) if moved_to and moved_to != url else Health(Finding.REACHABLE, status)
    )


def is_odd(url: str) -> bool:
    host = host_of(url)
    return is_facebook(url) or any(host == name or host.endswith(f".{name}") for name in ODD_SITES)


def is_wall(here: str, url: str) -> bool:
    """Whether a site led from a page to its door, or to its front, which is how some hide that the page is gone."""
    path, asked = urlsplit(here).path.lower(), urlsplit(url).path
    is_door = any(path.startswith(wall) or f"{wall}/" in path for wall in WALLS)
    return is_door or (path in ("", "/") and asked not in ("", "/"))


def ask(url: str, allow_private: bool) -> Answer:
    """The header alone first; some sites answer that wrongly, so that a refusal is asked again for the page itself."""
    answer = asked("HEAD", url, allow_private)
    return answer if answer.status_code < 400 else asked("GET", url, allow_private)


def asked(method: str, url: str, allow_private: bool) -> Answer:
    """Raises one of TROUBLE. The body is not read."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise ValueError(f"{url} is not the address of a page.")
    host, port = parts.hostname.encode("idna").decode(), parts.port or (443 if parts.scheme == "https" else 80)
    # To the very machine that was looked at: a name that is asked twice can give two answers.
    address = public_address(host, port, allow_private)
    with within_time(socket.create_connection((address, port), timeout=SECONDS_TO_WAIT)) as line:
        connection = http.client.HTTPConnection(host if port in (80, 443) else f"{host}:{port}")
        connection.sock = secured(line, host) if parts.scheme == "https" else line
        connection.request(method, target_of(parts), headers=HEADERS)
        response = connection.getresponse()
        leads_to = response.headers.get("Location", "") if response.status in REDIRECTS else ""
        return Answer(response.status, urljoin(url, leads_to.strip()) if leads_to else "")


def secured(line: socket.socket, host: str) -> ssl.SSLSocket:
    return ssl.create_default_context().wrap_socket(line, server_hostname=host)


def target_of(parts: SplitResult) -> str:
    query = f"?{parts.query}" if parts.query else ""
    return quote(f"{parts.path or '/'}{query}", safe="/?:@!$&'()*+,;=-._~%")


def public_address(host: str, port: int, allow_private: bool) -> str:
    """The first address of a host. Raises ValueError if any of its addresses is that of a machine near us."""
    found = [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not allow_private and not all(is_public(each) for each in found):
        raise ValueError(f"{host} is not on the public network.")
    return found[0]


def is_public(address: str) -> bool:
    """Also of addresses that carry another inside them, which is the one that would be asked."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


@contextmanager
def within_time(line: socket.socket) -> Iterator[socket.socket]:
    """Cuts the line to a site that answers too slowly, and closes it in any case."""
    # The line itself is given up when it is made secure; a copy can be cut in both cases.
    copy = line.dup()
    scissors = threading.Timer(SECONDS_IN_ALL, cut, [copy])
    scissors.daemon = True
    scissors.start()
    try:
        yield line
    finally:
        scissors.cancel()
        cut(copy)
        copy.close()
        line.close()


def cut(line: socket.socket) -> None:
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        # The site closed it before us.
        return

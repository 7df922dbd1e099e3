"""Addresses are asked of a server of this test's own; nothing else on any network is asked."""

import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upr_tracker.lib import links
from upr_tracker.lib.links import Finding, Health, check, is_public


class Site(BaseHTTPRequestHandler):
    """Each path answers as it is called: /301/there is moved to /there."""

    protocol_version = "HTTP/1.1"
    asked: list = []
    let_go = threading.Event()

    def answer(self):
        self.asked.append((self.command, self.path, dict(self.headers)))
        status, _, rest = self.path.lstrip("/").partition("/")
        if status == "slow":
            self.let_go.wait(20)
            status = "200"
        if status == "drip":
            self.drip()
        elif status == "no-head":
            self.send(405 if self.command == "HEAD" else 200)
        elif status == "head-lies":
            self.send(404 if self.command == "HEAD" else 200)
        elif status == "hangs-up":
            self.close_connection = True
        elif status == "nonsense":
            self.wfile.write(b"this is not HTTP\r\n\r\n")
            self.close_connection = True
        else:
            self.send(int(status) if status.isdigit() else 200, rest)

    def send(self, status, location=""):
        self.send_response(status)
        if 300 <= status < 400:
            self.send_header("Location", location if "://" in location else f"/{location}")
        self.send_header("Content-Length", "5")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(b"hello")

    def drip(self):
        try:
            while not self.let_go.wait(0.02):
                self.wfile.write(b"H")
        except OSError:
            self.close_connection = True

    do_HEAD = do_GET = answer

    def log_message(self, *args):
        """Nothing on the screen."""


@pytest.fixture
def site():
    Site.asked, Site.let_go = [], threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    Site.let_go.set()
    server.shutdown()
    server.server_close()


def found(url):
    return check(url, allow_private=True)


CANNOT = Finding.CANNOT


@pytest.mark.parametrize(
    ("path", "health"),
    [
        ("/200", Health(Finding.REACHABLE, 200)),
        ("/204", Health(Finding.REACHABLE, 204)),
        ("/404", Health(Finding.GONE, 404)),
        ("/410", Health(Finding.GONE, 410)),
        ("/no-head", Health(Finding.REACHABLE, 200)),
        ("/head-lies", Health(Finding.REACHABLE, 200)),
        ("/302/200", Health(Finding.REACHABLE, 200)),
        ("/302/302/200", Health(Finding.REACHABLE, 200)),
        ("/302/404", Health(Finding.GONE, 404)),
        ("/301/410", Health(Finding.GONE, 410)),
        ("/301/500", Health(CANNOT, 500)),
        ("/301", Health(CANNOT, 301)),
        ("/400", Health(CANNOT, 400)),
        ("/401", Health(CANNOT, 401)),
        ("/403", Health(CANNOT, 403)),
        ("/429", Health(CANNOT, 429)),
        ("/500", Health(CANNOT, 500)),
        ("/503", Health(CANNOT, 503)),
        ("/302/login/?next=page", Health(CANNOT, 302)),
        ("/301/en/login/", Health(CANNOT, 301)),
        ("/302/checkpoint/", Health(CANNOT, 302)),
        ("/hangs-up", Health(CANNOT)),
        ("/nonsense", Health(CANNOT)),
    ],
)
def test_answer_of_a_site_is_told_for_what_it_is(site, path, health):
    assert found(f"{site}{path}") == health


@pytest.mark.parametrize(
    ("path", "moved_to"),
    [
        ("/301/there", "/there"),
        ("/308/there", "/there"),
        ("/301/301/there", "/there"),
        ("/301/302/there", "/302/there"),
        ("/301/there?page=1&utm_source=x", "/there?page=1"),
    ],
)
def test_address_has_moved_as_far_as_the_site_says_for_good(site, path, moved_to):
    assert found(f"{site}{path}") == Health(Finding.MOVED, 200, f"{site}{moved_to}")


def test_page_that_leads_to_the_front_of_its_site_has_to_be_looked_at(site):
    """Many sites send a page that they took down to their front."""
    assert found(f"{site}/301/") == Health(CANNOT, 301)
    assert found(f"{site}/") == Health(Finding.REACHABLE, 200)


def test_redirects_that_never_end_are_given_up(site):
    loop = f"{site}/301/" + "301/" * 40 + "there"
    assert found(loop) == Health(CANNOT, 301)
    assert len(Site.asked) == links.MOST_REDIRECTS + 1


def test_slow_site_cannot_be_checked(site, monkeypatch):
    monkeypatch.setattr(links, "SECONDS_TO_WAIT", 0.05)
    assert found(f"{site}/slow") == Health(CANNOT)


def test_site_that_drips_is_cut_off(site, monkeypatch):
    """Each drop comes in time; all of them together do not."""
    monkeypatch.setattr(links, "SECONDS_IN_ALL", 0.2)
    assert found(f"{site}/drip") == Health(CANNOT)


def test_site_learns_nothing_of_who_asks(site):
    found(f"{site}/404")
    assert [(method, path) for method, path, _ in Site.asked] == [("HEAD", "/404"), ("GET", "/404")]
    for _, _, headers in Site.asked:
        assert set(headers) == {"Host", "Accept-Encoding", "User-Agent", "Accept", "Connection"}
        assert headers["User-Agent"] == "Mozilla/5.0 (compatible; link check)"


def test_address_in_khmer_is_asked_in_ascii(site):
    assert found(f"{site}/ច្បាប់?q=ក ខ").finding == Finding.REACHABLE
    assert Site.asked[0][1].isascii()


def test_plain_answer_to_a_secure_question_cannot_be_checked(site):
    assert found(site.replace("http://", "https://")) == Health(CANNOT)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nonsense",
        "ftp://example.org/law.pdf",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http://[::1",
        "http://127.0.0.1:99999/",
        "http://user:password@127.0.0.1/",
        "http://" + "a" * 70 + ".example/",
    ],
)
def test_what_is_no_address_of_a_page_cannot_be_checked(url):
    assert found(url) == Health(CANNOT)


@given(st.text(max_size=60))
def test_no_text_makes_the_check_fail(text):
    assert check(f"http://127.0.0.1:1/{text}").finding == CANNOT


# Machines near us


def test_machine_near_us_is_not_asked(site):
    assert check(f"{site}/200") == Health(CANNOT)
    assert Site.asked == []


def test_site_that_leads_to_a_machine_near_us_is_not_followed(site, monkeypatch):
    """The first address counts as public here, what it leads to does not."""
    real = links.public_address
    monkeypatch.setattr(links, "public_address", lambda *asked: real(*asked[:2], "localhost" not in asked[0]))
    port = site.rpartition(":")[2]
    assert check(f"{site}/301/http://localhost:{port}/200") == Health(CANNOT)
    assert len(Site.asked) == 1


def test_name_with_one_private_address_is_not_asked(monkeypatch):
    answers = [(None, None, None, "", (address, 80)) for address in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *asked, **options: answers)
    assert check("http://rebinding.example.org/") == Health(CANNOT)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "0.0.0.0",  # noqa: S104
            "100.64.0.1",
            "224.0.0.1",
        ),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::a00:1"),
    ],
)
def test_address_of_a_machine_near_us_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f::1", "::ffff:93.184.215.14"])
def test_address_on_the_open_network_is_public(address):
    assert is_public(address)


# Sites behind a wall


@pytest.mark.parametrize("host", ["www.facebook.com", "m.facebook.com", "fb.watch", "x.com", "www.instagram.com"])
@pytest.mark.parametrize("status", [400, 404, 410])
def test_site_behind_a_wall_is_never_said_to_be_gone(monkeypatch, host, status):
    monkeypatch.setattr(links, "asked", lambda *asked: links.Answer(status))
    assert check(f"https://{host}/watch/?v=1") == Health(CANNOT, status)


def test_login_of_a_site_is_no_page(monkeypatch):
    wall = links.Answer(302, "https://www.facebook.com/login/?next=page")
    monkeypatch.setattr(links, "asked", lambda *asked: wall)
    assert check("https://www.facebook.com/watch/?v=1") == Health(CANNOT, 302)

import pytest
from django.core.exceptions import ValidationError

from upr_tracker.lib.addresses import host_of, is_facebook, refuse_tracking, without_tracking


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("https://news.example/a?fbclid=IwAR0", "https://news.example/a"),
        ("https://news.example/a?utm_source=x&utm_medium=y&id=7", "https://news.example/a?id=7"),
        ("https://news.example/a?id=7&fbclid=IwAR0#top", "https://news.example/a?id=7#top"),
        ("https://news.example/a?id=&fbclid=IwAR0", "https://news.example/a?id="),
        ("https://news.example/a?FBCLID=IwAR0&Utm_Source=x", "https://news.example/a"),
        (
            "https://news.example/?q=ខ្មែរ&gclid=1",
            "https://news.example/?q=%E1%9E%81%E1%9F%92%E1%9E%98%E1%9F%82%E1%9E%9A",
        ),
    ],
)
def test_link_loses_what_tells_who_shared_it(printed, kept):
    assert without_tracking(printed) == kept


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/a?id=7&b=%20x+y",
        "https://news.example/a?;odd=1&&",
        "https://news.example/utm_source/fbclid",
        "https://news.example/a#fbclid=1",
        "",
    ],
)
def test_link_without_tracking_stays_as_it_is(url):
    assert without_tracking(url) == url


def test_link_with_tracking_is_refused():
    refuse_tracking("https://news.example/a?id=7")
    with pytest.raises(ValidationError) as refusal:
        refuse_tracking("https://news.example/a?id=7&utm_source=x")
    message = "This link carries a tracking parameter. Leave out what follows fbclid= or utm_."
    assert refusal.value.messages == [message]


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.voacambodia.com/a/1.html", "voacambodia.com"),
        ("https://WWW.Example.org:8000/", "example.org"),
        ("https://m.facebook.com/watch", "m.facebook.com"),
        ("no address", ""),
    ],
)
def test_host_is_the_site_without_www(url, host):
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("url", "leads_there"),
    [
        ("https://www.facebook.com/watch/?v=1", True),
        ("https://m.facebook.com/a", True),
        ("https://fb.watch/a/", True),
        ("https://fb.com/a", True),
        ("https://notfacebook.com/", False),
        ("https://facebook.com.example.org/", False),
        ("https://example.org/facebook.com", False),
    ],
)
def test_facebook_is_known_by_its_host(url, leads_there):
    assert is_facebook(url) is leads_there

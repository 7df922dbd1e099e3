"""Links to other sites: what of them we republish, and what we say of where they lead."""

from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

TRACKING = ("fbclid", "gclid", "igshid", "mc_cid", "mc_eid")
TRACKED = _("This link carries a tracking parameter. Leave out what follows fbclid= or utm_.")
FACEBOOK = ("facebook.com", "fb.watch", "fb.com")


def split(url: str) -> SplitResult:
    """The parts of an address; one that cannot be read has none."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def is_tracking(name: str) -> bool:
    return name.lower() in TRACKING or name.lower().startswith("utm_")


def without_tracking(url: str) -> str:
    """The same address without parameters that tell who shared it. Other addresses come back as they are."""
    parts = split(url)
    parameters = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in parameters if not is_tracking(name)]
    return url if len(kept) == len(parameters) else urlunsplit(parts._replace(query=urlencode(kept)))


def refuse_tracking(url: str) -> None:
    """A validator of links that are shown to the public."""
    if url != without_tracking(url):
        raise ValidationError(TRACKED, code="tracking")


def host_of(url: str) -> str:
    """The site that a link leads to, without "www."."""
    return (split(url).hostname or "").removeprefix("www.")


def is_facebook(url: str) -> bool:
    """Facebook learns who follows a link to it, so a page says where such a link leads."""
    host = host_of(url)
    return any(host == name or host.endswith(f".{name}") for name in FACEBOOK)

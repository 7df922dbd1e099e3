"""Keys of what is counted: who tries to sign in too often, without anybody's address being kept.

The library that counts names its keys after network addresses, e-mail addresses, accounts and codes. Each such key
is replaced by an HMAC under a salt that is random, is renewed each day and is kept nowhere but in the shared cache.
A key of yesterday cannot be told from any other, not even by whoever knows SECRET_KEY.
"""

import hashlib
import hmac
import secrets

from django.core.cache import cache

SALT = "salt of the day"
ONE_DAY = 24 * 3600


def blinded(key: str, key_prefix: str, version: int) -> str:
    """The cache's KEY_FUNCTION."""
    if key == SALT:
        return f"{key_prefix}:{version}:{SALT.replace(' ', '-')}"
    digest = hmac.new(bytes.fromhex(salt_of_the_day()), key.encode(), hashlib.sha256).hexdigest()
    return f"{key_prefix}:{version}:{digest}"


def salt_of_the_day() -> str:
    """A new day begins with an empty cache. Of two workers that meet it at once, the second takes the first's salt."""
    salt = cache.get(SALT)
    if salt is None:
        cache.clear()
        cache.add(SALT, secrets.token_hex(32), ONE_DAY)
        salt = cache.get(SALT)
    return str(salt)


def forget_yesterday() -> None:
    """Once the salt has run out, what was counted under it says nothing and is of no use."""
    if cache.get(SALT) is None:
        cache.clear()

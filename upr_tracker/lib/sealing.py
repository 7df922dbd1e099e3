"""Texts that the database keeps sealed: whoever reads a copy of it learns nothing from them.

The key of each purpose is derived from SECRET_KEY, so that a text sealed for one cannot be opened for another.
Whoever changes SECRET_KEY names the old one in SECRET_KEY_FALLBACKS for as long as what it sealed is needed.
"""

import base64
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def sealed(text: str, purpose: str) -> str:
    """The text as a token of letters, digits, "-", "_" and "="; another one each time."""
    return encrypt(text.encode(), purpose=purpose).decode("ascii")


def opened(token: str, purpose: str, max_age_seconds: int | None = None) -> str | None:
    """The text; None if it was sealed for another purpose, with another key, too long ago, or never."""
    content = decrypt(token.encode(), purpose=purpose, max_age_seconds=max_age_seconds)
    return None if content is None else content.decode()


def encrypt(content: bytes, *, purpose: str) -> bytes:
    return cipher(purpose).encrypt(content)


def decrypt(token: bytes, *, purpose: str, max_age_seconds: int | None = None) -> bytes | None:
    try:
        return cipher(purpose).decrypt(token, ttl=max_age_seconds)
    except InvalidToken:
        return None


def cipher(purpose: str) -> MultiFernet:
    """Seals with the key of today's secret, and opens what was sealed with that of an earlier one."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(key_for(secret, purpose)) for secret in secrets])


@lru_cache(maxsize=64)
def key_for(secret: str, purpose: str) -> bytes:
    derivation = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"upr-tracker: {purpose}".encode())
    return base64.urlsafe_b64encode(derivation.derive(secret.encode()))

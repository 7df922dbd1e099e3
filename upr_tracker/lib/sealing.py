"""Texts that are kept for a while and that nobody reads from the database: sealed with a key made of SECRET_KEY."""

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def sealed(text: str, purpose: str) -> str:
    return _fernet(purpose).encrypt(text.encode()).decode()


def opened(token: str, purpose: str, max_age_seconds: int) -> str | None:
    """The text; None where the token is too old, was tampered with, or was sealed for another purpose."""
    try:
        return _fernet(purpose).decrypt(token.encode(), ttl=max_age_seconds).decode()
    except InvalidToken:
        return None


def _fernet(purpose: str) -> Fernet:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(key))

import pytest
from cryptography.fernet import Fernet

from upr_tracker.lib.sealing import decrypt, encrypt, key_for, opened, sealed

TEXT = "សួស្តី, a secret"


def test_sealed_text_is_opened_for_its_purpose_only():
    token = sealed(TEXT, "stash")
    assert (opened(token, "stash"), opened(token, "calendar"), opened(token, "")) == (TEXT, None, None)


def test_sealed_text_does_not_show_and_is_another_each_time():
    tokens = {sealed(TEXT, "stash") for _ in range(3)}
    assert len(tokens) == 3
    assert not any("secret" in token for token in tokens)


@pytest.mark.parametrize("token", ["", "nonsense", "ខ្មែរ", "\0", "gAAAAA=="])
def test_nonsense_is_not_opened(token):
    assert opened(token, "stash") is None


def test_changed_token_is_not_opened():
    token = sealed(TEXT, "stash")
    changed = token[:-10] + ("A" if token[-10] != "A" else "B") + token[-9:]
    assert opened(changed, "stash") is None


def test_bytes_are_sealed_as_they_are():
    content = bytes(range(256))
    assert decrypt(encrypt(content, purpose="file"), purpose="file") == content


def test_sealed_text_is_not_opened_after_its_time(settings):
    long_ago = Fernet(key_for(settings.SECRET_KEY, "stash")).encrypt_at_time(TEXT.encode(), 1_000_000).decode()
    assert (opened(long_ago, "stash"), opened(long_ago, "stash", 3600)) == (TEXT, None)
    assert opened(sealed(TEXT, "stash"), "stash", 3600) == TEXT


def test_another_secret_opens_nothing_unless_it_is_named_as_the_one_before(settings):
    token = sealed(TEXT, "stash")
    before, settings.SECRET_KEY = settings.SECRET_KEY, "another secret"
    assert opened(token, "stash") is None
    settings.SECRET_KEY_FALLBACKS = [before]
    assert opened(token, "stash") == TEXT

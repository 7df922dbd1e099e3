"""What tests of signing in share: the steps of a person at a browser, and all that is kept afterwards."""

import base64
import hashlib
import hmac
import pickle
import re
import struct
import time

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.apps import apps
from django.core.serializers import serialize
from django.db import connection

from upr_tracker.accounts.models import Session

PASSWORD = "nine green lanterns"
ADDRESS = "203.0.113.77"
DEVICE = "Canary/1.0 (a device that nobody else has)"


def sign_in(client, email, password=PASSWORD, **more):
    return client.post("/accounts/login/", {"login": email, "password": password}, **more)


def give_app(user):
    """A second factor, as if the person had set one up; its secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def code_of(secret):
    """What an app shows now (RFC 6238)."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def recovery_codes_of(user):
    return RecoveryCodes.activate(user).get_unused_codes()


def link_in(mail):
    """The path of the only link in a mail."""
    [link] = re.findall(r"https?://\S+", mail.body)
    return "/" + link.split("/", 3)[3]


def choose_password(client, mail, password=PASSWORD):
    """Opens the link of a mail and chooses a password: the last answer."""
    form = client.get(link_in(mail), follow=True)
    address = form.redirect_chain[-1][0] if form.redirect_chain else link_in(mail)
    return client.post(address, {"password1": password, "password2": password})


def cached():
    """(key, value) of everything in the shared cache."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM counted")
        return [(key, pickle.loads(base64.b64decode(value))) for key, value in cursor.fetchall()]  # noqa: S301


def everything_kept():
    """All that database and cache hold, sessions opened, as one text."""
    rows = [serialize("json", model._base_manager.all()) for model in apps.get_models(include_auto_created=True)]
    return "\n".join([*rows, *(str(opened.get_decoded()) for opened in Session.objects.all()), str(cached())])

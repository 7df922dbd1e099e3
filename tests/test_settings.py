"""The settings as a process of its own meets them: strict, and safe in production."""

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = (
    *("DEBUG", "SECRET_KEY", "SECRET_KEY_FALLBACKS", "ALLOWED_HOSTS", "SITE_ADDRESS", "DATABASE_URL", "TIME_ZONE"),
    *("EMAIL_URL", "MAIL_FROM", "SECOND_FACTOR_REQUIRED"),
)
PRODUCTION = {
    "DEBUG": "False",
    "SECRET_KEY": "x" * 60,
    "ALLOWED_HOSTS": "upr.example.org, www.upr.example.org",
    "EMAIL_URL": "smtp+tls://upr:secret@mail.example.org",
}
NO_MAIL = "Set EMAIL_URL to where mail goes out, as in smtp+tls://user:password@mail.example.org."


def python(code, **environment):
    """What Python says in an environment that holds these of our variables and no others."""
    inherited = {name: value for name, value in os.environ.items() if name not in OURS}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**inherited, "DJANGO_SETTINGS_MODULE": "upr_tracker.settings", **environment},
        capture_output=True,
        text=True,
    )


def settings_of(*names, **environment):
    code = f"from django.conf import settings as s; print([getattr(s, name, None) for name in {names!r}])"
    done = python(code, **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def refusal(**environment):
    done = python("from django.conf import settings; settings.DEBUG", **environment)
    assert done.returncode != 0
    return done.stderr.strip().splitlines()[-1].removeprefix("django.core.exceptions.ImproperlyConfigured: ")


def test_empty_environment_is_development():
    assert settings_of("DEBUG", "SITE_ADDRESS", "TIME_ZONE", "ALLOWED_HOSTS") == str(
        [True, "http://127.0.0.1:8000", "Asia/Phnom_Penh", []]
    )


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("SECRET_KEY", "Set SECRET_KEY to a long random text, or DEBUG=True for development."),
        ("ALLOWED_HOSTS", "Set ALLOWED_HOSTS to the names this site answers to, as in upr.example.org."),
        ("EMAIL_URL", NO_MAIL),
    ],
)
@pytest.mark.parametrize("value", [None, "", "  "])
def test_production_refuses_to_start_without_its_secret_hosts_and_mail(missing, sentence, value):
    environment = {**PRODUCTION, missing: value}
    assert refusal(**{name: text for name, text in environment.items() if text is not None}) == sentence


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"DEBUG": "maybe"}, "DEBUG=maybe is neither yes nor no. Write True or False."),
        ({"TIME_ZONE": "Phnom Penh"}, "TIME_ZONE=Phnom Penh is not a time zone such as Asia/Phnom_Penh."),
        ({"EMAIL_URL": "mail.example.org"}, NO_MAIL),
        ({"EMAIL_URL": "telnet://mail.example.org"}, NO_MAIL),
        (
            {"SECOND_FACTOR_REQUIRED": "sometimes"},
            "SECOND_FACTOR_REQUIRED=sometimes is neither yes nor no. Write True or False.",
        ),
        ({"DATABASE_URL": "mysql://u:p@h/n"}, "DATABASE_URL must begin with sqlite:// or postgres://."),
    ],
)
def test_nonsense_is_refused_with_a_sentence(environment, sentence):
    assert refusal(**environment) == sentence


def test_production_is_safe_with_nothing_but_what_it_must_be_told():
    names = (
        "DEBUG",
        "ALLOWED_HOSTS",
        "SITE_ADDRESS",
        "SECURE_SSL_REDIRECT",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SECOND_FACTOR_REQUIRED",
    )
    assert settings_of(*names, **PRODUCTION) == str(
        [False, ["upr.example.org", "www.upr.example.org"], "https://upr.example.org", True, True, True, True]
    )


def test_development_writes_mail_to_the_console_and_asks_for_no_second_factor():
    assert settings_of("EMAIL_BACKEND", "SECOND_FACTOR_REQUIRED") == str(
        ["django.core.mail.backends.console.EmailBackend", False]
    )


def test_mail_goes_out_where_its_address_says_from_a_sender_of_this_site():
    names = ("EMAIL_HOST", "EMAIL_PORT", "EMAIL_USE_TLS", "EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD")
    sender = "no-reply@upr.example.org"
    assert settings_of(*names, "DEFAULT_FROM_EMAIL", "SERVER_EMAIL", **PRODUCTION) == str(
        ["mail.example.org", 587, True, "upr", "secret", sender, sender]
    )


def test_sender_of_mail_can_be_named():
    assert settings_of("DEFAULT_FROM_EMAIL", **PRODUCTION, MAIL_FROM="office@example.org") == "['office@example.org']"


def test_site_address_is_given_without_its_last_stroke():
    assert settings_of("SITE_ADDRESS", **PRODUCTION, SITE_ADDRESS="https://a.example/") == "['https://a.example']"


def test_secret_of_development_is_not_the_one_of_production():
    assert settings_of("SECRET_KEY", **PRODUCTION) == str(["x" * 60])


def test_postgres_is_used_where_its_address_is_given():
    code = (
        "from django.conf import settings; d = settings.DATABASES['default']; print(d['ENGINE'], d['NAME'], d['HOST'])"
    )
    done = python(code, DATABASE_URL="postgres://upr:secret@db.example/tracker")
    assert done.stdout.split() == ["django.db.backends.postgresql", "tracker", "db.example"]


WRITER = """
import django; django.setup()
from django.db import transaction
from django.contrib.auth.models import Group
for number in range(25):
    with transaction.atomic():
        count = Group.objects.count()
        Group.objects.create(name=f"{NAME} {number}")
"""


@pytest.fixture
def database(tmp_path):
    """A SQLite file with our tables, in a folder that was not there before."""
    path = tmp_path / "new" / "db.sqlite3"
    done = python(
        "import django; django.setup(); from django.core.management import call_command as c; c('migrate', 'auth')",
        DATABASE_URL=f"sqlite:///{path}",
    )
    assert done.returncode == 0, done.stderr
    return path


def test_sqlite_lets_writers_queue_instead_of_failing(database):
    """Each act reads before it writes, which fails at once where a transaction begins as a reader."""
    writers = [WRITER.replace("{NAME}", name) for name in "abcd"]
    with ThreadPoolExecutor() as pool:
        done = list(pool.map(lambda code: python(code, DATABASE_URL=f"sqlite:///{database}"), writers))
    assert [each.stderr for each in done] == [""] * 4
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("pragma journal_mode").fetchone() == ("wal",)
        assert connection.execute("select count(*) from auth_group where name like '_ %'").fetchone() == (100,)

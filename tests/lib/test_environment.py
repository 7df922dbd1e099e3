import pytest
from django.core.exceptions import ImproperlyConfigured

from upr_tracker.lib.environment import Environment


@pytest.mark.parametrize("value", ["True", "true", "1", "yes", "ON", " True "])
def test_flag_reads_yes(value):
    assert Environment({"DEBUG": value}).flag("DEBUG", default=False) is True


@pytest.mark.parametrize("value", ["False", "false", "0", "no", "Off"])
def test_flag_reads_no(value):
    assert Environment({"DEBUG": value}).flag("DEBUG", default=True) is False


@pytest.mark.parametrize("values", [{}, {"DEBUG": ""}, {"DEBUG": "  "}])
@pytest.mark.parametrize("default", [True, False])
def test_flag_that_is_not_set_is_its_default(values, default):
    assert Environment(values).flag("DEBUG", default=default) is default


@pytest.mark.parametrize("value", ["maybe", "2", "tru", "None", "t"])
def test_flag_refuses_nonsense(value):
    with pytest.raises(ImproperlyConfigured) as refusal:
        Environment({"DEBUG": value}).flag("DEBUG", default=True)
    assert str(refusal.value) == f"DEBUG={value.lower()} is neither yes nor no. Write True or False."


@pytest.mark.parametrize(("value", "text"), [(" key ", "key"), ("", "unset"), ("  ", "unset")])
def test_text_that_is_empty_counts_as_unset(value, text):
    assert Environment({"SECRET_KEY": value}).text("SECRET_KEY", default="unset") == text


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("", []),
        ("a.example", ["a.example"]),
        ("a.example, b.example,,", ["a.example", "b.example"]),
        (" , ", []),
    ],
)
def test_names_are_separated_by_commas(value, names):
    assert Environment({"ALLOWED_HOSTS": value}).names("ALLOWED_HOSTS") == names


def test_time_zone_is_one_that_exists():
    assert Environment({"TIME_ZONE": "Europe/Zurich"}).time_zone("TIME_ZONE", default="UTC") == "Europe/Zurich"


@pytest.mark.parametrize("value", ["Phnom Penh", "Asia/Nowhere", "../etc/passwd", "/etc/passwd", "Asia", "x" * 5000])
def test_time_zone_refuses_nonsense(value):
    with pytest.raises(ImproperlyConfigured):
        Environment({"TIME_ZONE": value}).time_zone("TIME_ZONE", default="Asia/Phnom_Penh")


def test_database_reads_a_postgres_address():
    address = "postgres://upr:secret@db.example:5433/tracker"
    found = Environment({"DATABASE_URL": address}).database("DATABASE_URL", default="sqlite:///x")
    named = {name: found[name] for name in ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT")}
    assert named == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "tracker",
        "USER": "upr",
        "PASSWORD": "secret",
        "HOST": "db.example",
        "PORT": 5433,
    }


def test_database_reads_a_sqlite_path():
    found = Environment({}).database("DATABASE_URL", default="sqlite:////var/lib/upr/db.sqlite3")
    assert (found["ENGINE"], found["NAME"]) == ("django.db.backends.sqlite3", "/var/lib/upr/db.sqlite3")


@pytest.mark.parametrize(
    "value", ["mysql://root@localhost/x", "db.sqlite3", "nonsense", "https://example.org", "postgres:"]
)
def test_database_refuses_nonsense(value):
    with pytest.raises(ImproperlyConfigured):
        Environment({"DATABASE_URL": value}).database("DATABASE_URL", default="sqlite:///x")


def test_database_refuses_without_showing_a_password():
    with pytest.raises(ImproperlyConfigured) as refusal:
        Environment({"DATABASE_URL": "mysql://upr:secret@host/x"}).database("DATABASE_URL", default="sqlite:///x")
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize(
    ("address", "port", "tls", "ssl"),
    [
        ("smtp+tls://upr:s%20e@mail.example", 587, True, None),
        ("smtp+ssl://upr:s%20e@mail.example", 465, None, True),
        ("smtp://upr:s%20e@mail.example", 25, None, None),
        ("smtp+tls://upr:s%20e@mail.example:2525", 2525, True, None),
    ],
)
def test_mail_reads_the_address_of_a_server(address, port, tls, ssl):
    found = Environment({"EMAIL_URL": address}).mail("EMAIL_URL", default="")
    names = ("EMAIL_HOST", "EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD", "EMAIL_PORT", "EMAIL_USE_TLS", "EMAIL_USE_SSL")
    assert [found.get(name) for name in names] == ["mail.example", "upr", "s e", port, tls, ssl]


@pytest.mark.parametrize("value", ["", "mail.example", "smtp", "telnet://mail.example", "://", "smtps"])
def test_mail_refuses_nonsense(value):
    with pytest.raises(ImproperlyConfigured) as refusal:
        Environment({"EMAIL_URL": value}).mail("EMAIL_URL", default="")
    assert str(refusal.value).startswith("Set EMAIL_URL to where mail goes out, as in smtp+tls://")

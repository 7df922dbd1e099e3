"""The project's commands: the Makefile, its scripts and the lock file. Nothing here needs a network."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BASH = shutil.which("bash")
SCRIPTS = [*sorted((ROOT / "scripts").glob("*.sh")), ROOT / ".ci" / "run"]

# The programs that scripts/debian.sh asks, as shell. An act becomes a line in "$log" and is not carried out.
FAKE_PROGRAMS = {
    "id": 'echo "${FAKE_USER:-1000}"',
    "sudo": '[ -n "${FAKE_SUDO:-}" ] || exit 1; shift; exec "$@"',
    "dpkg": 'echo "dpkg $*" >> "$log"',
    "dpkg-query": 'case " ${FAKE_INSTALLED:-} " in *" ${!#} "*) echo installed;; *) exit 1;; esac',
    "apt-get": 'echo "apt-get ${@:4}" >> "$log"; [ -z "${FAKE_NO_LISTS:-}" ] || [ "$5" != --simulate ]',
}

FAKE_PYTHON = """
case "$*" in
    *version_info*11*) exit "${FAKE_TOO_OLD:-0}" ;;
    *"import ensurepip"*) exit "${FAKE_NO_ENSUREPIP:-0}" ;;
    *-venv*) echo python3.11-venv ;;
    "-m venv --clear .venv") rm -rf .venv; install -D "$0" .venv/bin/python; echo venv >> "$log" ;;
    "-m pip install "*) echo pip >> "$log"; exit "${FAKE_PIP_FAILS:-0}" ;;
esac
"""


def program(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!{BASH}\n{text}\n")
    path.chmod(0o755)
    return path


def run(*command, cwd=ROOT, **environment):
    """The command's result, in an environment that no surrounding make has left its settings in."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(list(map(str, command)), cwd=cwd, env=inherited | environment, capture_output=True, text=True)


def taken_from(log):
    """The lines written to the log since it was last asked for."""
    lines = log.read_text().splitlines() if log.exists() else []
    log.unlink(missing_ok=True)
    return lines


@pytest.fixture
def debian(tmp_path):
    """Runs scripts/debian.sh on a pretended Debian: the result, and the acts that were done."""
    for name, text in FAKE_PROGRAMS.items():
        program(tmp_path / "bin" / name, text)

    def install(*packages, **environment):
        path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
        log = tmp_path / "log"
        result = run("scripts/debian.sh", *packages, PATH=path, log=str(log), **environment)
        return result, taken_from(log)

    return install


@pytest.fixture
def checkout(tmp_path):
    """Runs scripts/install.sh in a folder of its own with a pretended Python: the result, and the acts."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    program(tmp_path / "scripts" / "debian.sh", 'echo "debian $*" >> "$log"')
    python = program(tmp_path / "python", FAKE_PYTHON)
    (tmp_path / "requirements.lock").write_text("django==5.2.0\n")

    def install(*packages, **environment):
        log = tmp_path / "log"
        result = run("scripts/install.sh", *packages, cwd=tmp_path, PYTHON=str(python), log=str(log), **environment)
        return result, taken_from(log)

    return install


LIBRARIES = "debian libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_script_is_executable_and_well_formed(script):
    result = run(BASH, "-n", script)
    assert (result.returncode, result.stderr, os.access(script, os.X_OK)) == (0, "", True)


def test_make_alone_lists_every_command():
    listed = run("make").stdout
    assert re.findall(r"^make (\S+) ", listed, re.MULTILINE) == [
        "help", "run", "setup", "test", "test-postgres", "check", "format", "messages", "pictures", "bench",
        "lock", "clean",
    ]  # fmt: skip


def test_make_run_serves_where_it_is_told():
    last = run("make", "-n", "run", "PORT=8010").stdout.splitlines()[-1]
    assert last == ".venv/bin/python manage.py runserver 127.0.0.1:8010"


def test_lock_names_no_address():
    lock = (ROOT / "requirements.lock").read_text()
    addresses = r"^.*(?:://|file:|--index|--extra-index|--find-links|--trusted-host).*$"
    assert re.findall(addresses, lock, re.MULTILINE) == []


def test_lock_pins_and_hashes_every_package():
    lines = (ROOT / "requirements.lock").read_text().splitlines()
    packages = [number for number, line in enumerate(lines) if line and not line.startswith((" ", "#"))]
    loose = [
        lines[number]
        for number in packages
        if "==" not in lines[number] or not lines[number + 1].startswith("    --hash=sha256:")
    ]
    assert (len(packages) > 0, loose) == (True, [])


def test_debian_leaves_installed_packages_alone(debian):
    result, acts = debian("qpdf", "chromium", FAKE_INSTALLED="qpdf chromium", FAKE_USER="0")
    assert (result.returncode, result.stdout, result.stderr, acts) == (0, "", "", [])


def test_debian_without_root_or_sudo_prints_the_line_to_type(debian):
    result, acts = debian("qpdf", "python3.11-venv", "chromium", FAKE_INSTALLED="qpdf")
    assert result.stderr.splitlines()[-1] == (
        "sudo apt-get update && sudo apt-get install --no-install-recommends python3.11-venv chromium"
    )
    assert (result.returncode, result.stdout, acts) == (1, "", [])


@pytest.mark.parametrize("right", [{"FAKE_USER": "0"}, {"FAKE_SUDO": "yes"}], ids=["root", "sudo"])
def test_debian_installs_what_is_missing_and_says_so(debian, right):
    result, acts = debian("qpdf", "chromium", FAKE_INSTALLED="qpdf", **right)
    assert acts == [
        "dpkg --configure -a",
        "apt-get install --simulate chromium",
        "apt-get install --no-install-recommends chromium",
    ]
    assert (result.returncode, result.stdout) == (0, "Installing Debian packages: chromium\n")


def test_debian_fetches_package_lists_only_when_there_are_none(debian):
    _, acts = debian("qpdf", FAKE_USER="0", FAKE_NO_LISTS="yes")
    assert acts == [
        "dpkg --configure -a",
        "apt-get install --simulate qpdf",
        "apt-get update",
        "apt-get install --no-install-recommends qpdf",
    ]


def test_debian_elsewhere_names_the_packages_and_goes_on(tmp_path):
    result = run(BASH, "scripts/debian.sh", "qpdf", "chromium", PATH=str(tmp_path))
    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr == (
        "This is not Debian. Please see to it that the system has what Debian calls: qpdf chromium\n"
    )


def test_install_makes_venv_once(checkout):
    _, first = checkout("qpdf")
    _, second = checkout("qpdf")
    assert first == [f"{LIBRARIES} qpdf", "venv", "pip"]
    assert second == [f"{LIBRARIES} qpdf"]


def test_install_follows_a_changed_lock(checkout, tmp_path):
    checkout()
    (tmp_path / "requirements.lock").write_text("django==5.2.1\n")
    _, changed = checkout()
    _, after = checkout()
    assert (changed, after) == ([LIBRARIES, "pip"], [LIBRARIES])


def test_install_that_was_stopped_begins_anew(checkout):
    stopped, _ = checkout(FAKE_PIP_FAILS="1")
    repaired, acts = checkout()
    assert (stopped.returncode, repaired.returncode) == (1, 0)
    assert acts == [LIBRARIES, "venv", "pip"]


def test_install_whose_python_has_gone_begins_anew(checkout, tmp_path):
    checkout()
    (tmp_path / ".venv" / "bin" / "python").unlink()
    _, acts = checkout()
    assert acts == [LIBRARIES, "venv", "pip"]


def test_install_asks_for_the_venv_package_that_python_lacks(checkout):
    _, acts = checkout("qpdf", FAKE_NO_ENSUREPIP="1")
    assert acts == [f"{LIBRARIES} qpdf python3.11-venv", "venv", "pip"]


def test_install_refuses_an_old_python(checkout, tmp_path):
    result, acts = checkout(FAKE_TOO_OLD="1")
    assert result.stderr == (
        f"UPR Tracker needs Python 3.11 or newer, and {tmp_path / 'python'} is not that. "
        "Install it, or say where it is: make run PYTHON=/path/to/python3.11\n"
    )
    assert (result.returncode, acts) == (1, [])


def test_with_postgres_keeps_a_database_that_was_named():
    address = "postgres://someone@db.example.org/upr"
    result = run("scripts/with_postgres.sh", "printenv", "DATABASE_URL", DATABASE_URL=address)
    assert (result.returncode, result.stdout) == (0, f"{address}\n")


def set_up(database):
    """`make setup` without its installation, on a database file; what it printed."""
    address = f"sqlite:///{database}"
    result = run("make", "-o", "install", "setup", f"VENV_PYTHON={sys.executable}", DATABASE_URL=address)
    assert result.returncode == 0, result.stderr
    return result.stdout


def contents(database):
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.iterdump())


def edit_first_recommendation(database):
    with closing(sqlite3.connect(database)) as connection:
        edited = connection.execute(
            "UPDATE recommendations_recommendation SET discrepancy_note_en = 'Edited by hand.'"
            " WHERE id = (SELECT min(id) FROM recommendations_recommendation)"
        ).rowcount
        connection.commit()
    return edited


def test_setup_run_again_changes_nothing(tmp_path):
    database = tmp_path / "db.sqlite3"
    first = set_up(database)
    assert edit_first_recommendation(database) == 1
    before = contents(database)
    second = set_up(database)
    assert contents(database) == before
    assert ("password" in first.lower(), "password" in second.lower()) == (True, False)

"""Writes the examples of the API's page anew, from the record of Cambodia: `.venv/bin/python scripts/api_examples.py`.

To be run after a change of what the API shows; tests/test_api_examples.py says when. It loads the record into a
database of its own in memory.
"""

import json
import os
import sys
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "fixtures" / "cambodia" / "examples"
COLLECTIONS = [
    *("reviews", "states", "themes", "recommendations", "assessments", "organisations", "dialogues", "statements"),
    *("asks", "events", "media", "reports"),
]


def main() -> None:
    sys.path.insert(0, str(ROOT))
    environment = {"DATABASE_URL": "sqlite://:memory:", "SITE_ADDRESS": "https://upr.example.org"}
    os.environ.update(environment, DJANGO_SETTINGS_MODULE="upr_tracker.settings")
    django.setup()
    load()
    for name in COLLECTIONS:
        text = json.dumps(first_of(name), ensure_ascii=False, indent=2)
        (EXAMPLES / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")


def load() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("load_record", "cambodia", verbosity=0)


def first_of(name: str) -> object:
    from django.test import Client

    return Client(SERVER_NAME="localhost").get(f"/api/v1/{name}/").json()["results"][0]


if __name__ == "__main__":
    main()

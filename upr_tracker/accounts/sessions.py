"""How sessions are kept: sealed, with whose they are, since when, and the last day of use.

No address and no device name is kept: neither beside a session nor in it.
"""

import json
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from upr_tracker.accounts.models import Session
from upr_tracker.lib.sealing import opened, sealed

BEGUN_AT = "begun_at"
USED_ON = "used_on"


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def encode(self, session_dict: dict[str, Any]) -> str:
        return sealed(json.dumps(session_dict, separators=(",", ":")), "session")

    def decode(self, session_data: Any) -> dict[str, Any]:
        """Empty for what was sealed with a secret that is gone: its person signs in again."""
        text = opened(str(session_data), "session")
        return json.loads(text) if text else {}

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        now = timezone.now()
        data.setdefault(BEGUN_AT, now.isoformat())
        data.setdefault(USED_ON, timezone.localdate(now).isoformat())
        row: Any = super().create_model_instance(data)
        row.user_id = data.get(SESSION_KEY)
        row.begun_at = parse_datetime(data[BEGUN_AT])
        row.used_on = parse_date(data[USED_ON])
        return row


def record_day_of_use(request: HttpRequest) -> None:
    """Once a day, which also keeps a session that is used from running out."""
    today = timezone.localdate().isoformat()
    if request.session.get(USED_ON) != today:
        request.session[USED_ON] = today

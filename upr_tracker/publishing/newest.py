"""When a row was changed last, asked of the database so that only the newest are fetched."""

from typing import Any

from django.db.models import CharField, F, Func, Value
from django.db.models.functions import Cast, Coalesce, Greatest


class LastRevision(Func):
    """The day of the last entry of a row's `revised`, as text; null where it has none."""

    output_field = CharField()
    template = "JSON_EXTRACT(%(expressions)s, '$[#-1].on')"

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="(%(expressions)s -> -1 ->> 'on')", **context)


def last_change(since: str) -> Greatest:
    """The later of the day in the column `since` and of the last revision, as ISO text; empty without either."""
    published = Coalesce(Cast(F(since), CharField()), Value(""))
    revised = Coalesce(LastRevision(F("revised")), Value(""))
    return Greatest(published, revised, output_field=CharField())

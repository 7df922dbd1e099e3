"""Who wrote what, and when, of every row that editors change."""

from typing import Any

from django.db.models import Model
from simple_history.models import HistoricalRecords


class History(HistoricalRecords):
    """The history of a row, erased together with it: what did harm must not live on in what was kept of it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(cascade_delete_history=True, **options)

    def post_delete(self, instance: Model, using: str | None = None, **kwargs: Any) -> None:
        """The library forgets the links that an entry holds."""
        entries = getattr(instance, self.manager_name).using(using)
        for field in entries.model._history_m2m_fields:
            links = self.m2m_models[field]._default_manager.using(using)
            links.filter(history__in=entries.values("history_id")).delete()
        super().post_delete(instance, using, **kwargs)

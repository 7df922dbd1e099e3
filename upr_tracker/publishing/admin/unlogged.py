"""Django's own log of the workbench would keep the name of a row that was erased, so none is kept."""

from typing import Any

from django.http import HttpRequest


class Unlogged:
    """For every page of the workbench. History tells who changed what, and is erased with its row."""

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Nothing."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Nothing."""

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """Nothing."""

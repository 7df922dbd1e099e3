import re
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request

NUMBER = re.compile(r"[1-9][0-9]{0,8}")


def at_home(link: str | None) -> str | None:
    """The same address at this site, whatever name the request gave it."""
    return link and f"{settings.SITE_ADDRESS}{urlsplit(link)._replace(scheme='', netloc='').geturl()}"


class Pages(PageNumberPagination):
    """A hundred rows a page, or as many as `page_size` asks for, up to 500."""

    page_size_query_param = "page_size"
    page_size_query_description = "Rows on a page: 100 unless said otherwise, and never more than 500."
    max_page_size = 500

    def get_page_size(self, request: Request) -> int | None:
        """Raises ValidationError for what is not a number of rows."""
        asked = request.query_params.get(self.page_size_query_param, "")
        if asked and not NUMBER.fullmatch(asked):
            raise ValidationError({self.page_size_query_param: [_("The page size is a number from 1 to 500.")]})
        return super().get_page_size(request)

    def get_next_link(self) -> str | None:
        return at_home(super().get_next_link())

    def get_previous_link(self) -> str | None:
        return at_home(super().get_previous_link())

    def get_paginated_response_schema(self, schema: Any) -> dict[str, Any]:
        """With examples that fit those of rows (publishing/api.py)."""
        whole = super().get_paginated_response_schema(schema)
        examples = {"count": 1, "next": None, "previous": None}
        for name, example in examples.items():
            whole["properties"][name]["example"] = example
        return whole

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        parameters = super().get_schema_operation_parameters(view)
        return [{**each, "schema": {**each["schema"], "minimum": 1}} for each in parameters]

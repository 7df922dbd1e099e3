from rest_framework.pagination import PageNumberPagination


class Pages(PageNumberPagination):
    """A hundred rows a page, or as many as `page_size` asks for, up to 500."""

    page_size_query_param = "page_size"
    max_page_size = 500

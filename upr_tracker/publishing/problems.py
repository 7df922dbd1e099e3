"""What the API answers when it cannot answer: problem details (RFC 9457), a sentence for whoever asked.

`type` leads to the paragraph of the API's page that tells more, `title` is the same for each problem of a type,
`detail` is about this one, `instance` is the address that was asked for without its query, and `errors` says what is
wrong with each filter, under its name. Titles and sentences are in the reader's language (Accept-Language).
"""

from collections.abc import Mapping
from http import HTTPStatus
from math import ceil
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers
from rest_framework.exceptions import APIException, NotFound, Throttled, ValidationError

MEDIA_TYPE = "application/problem+json"
Errors = dict[str, list[str]]

TITLES: dict[int, str | Promise] = {
    HTTPStatus.BAD_REQUEST: gettext_lazy("The request cannot be used"),
    HTTPStatus.NOT_FOUND: gettext_lazy("There is nothing at this address"),
    HTTPStatus.METHOD_NOT_ALLOWED: gettext_lazy("The data can only be read"),
    HTTPStatus.NOT_ACCEPTABLE: gettext_lazy("The data is not to be had in this form"),
    HTTPStatus.TOO_MANY_REQUESTS: gettext_lazy("Too many requests"),
    HTTPStatus.INTERNAL_SERVER_ERROR: gettext_lazy("Something went wrong on our side"),
}
SENTENCES: dict[int, str | Promise] = {
    HTTPStatus.BAD_REQUEST: gettext_lazy("Something in it is not what this site expects."),
    HTTPStatus.NOT_FOUND: gettext_lazy("The address may be mistyped, or what stood here is not public."),
    HTTPStatus.METHOD_NOT_ALLOWED: gettext_lazy("Only GET and HEAD are answered."),
    HTTPStatus.NOT_ACCEPTABLE: gettext_lazy("The data is JSON: ask for application/json."),
    HTTPStatus.TOO_MANY_REQUESTS: gettext_lazy("Please wait as many seconds as Retry-After says, and ask again."),
    HTTPStatus.INTERNAL_SERVER_ERROR: gettext_lazy("Nothing was lost. Please try again in a moment."),
}


class ProblemSerializer(serializers.Serializer[Any]):
    """A problem detail (RFC 9457). `errors` is there where a filter cannot be used."""

    type = serializers.URLField(help_text="Where the kind of problem is explained.")
    title = serializers.CharField(help_text="The kind of problem, in the reader's language.")
    status = serializers.IntegerField(help_text="The status of the answer.")
    detail = serializers.CharField(help_text="What is the matter this time, in the reader's language.")
    instance = serializers.CharField(help_text="The address that was asked for, without its query.")
    errors: Any = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()),
        required=False,
        help_text="Sentences about each filter that cannot be used, under its name.",
    )


def type_of(status: int) -> str:
    return f"{settings.SITE_ADDRESS}{reverse('api-docs')}#problem-{status}"


def content_of(status: int, instance: str, errors: Errors | None = None) -> dict[str, Any]:
    content: dict[str, Any] = {
        "type": type_of(status),
        "title": str(TITLES[status]),
        "status": status,
        "detail": sentence_about(errors) if errors else str(SENTENCES[status]),
        "instance": instance,
    }
    return {**content, "errors": errors} if errors else content


def problem(
    request: HttpRequest,
    status: int,
    *,
    errors: Errors | None = None,
    headers: Mapping[str, str] | None = None,
) -> JsonResponse:
    content = content_of(status, iri_to_uri(request.path), errors)
    return JsonResponse(content, status=status, content_type=MEDIA_TYPE, headers=headers or {})


def exception_handler(error: Exception, context: dict[str, Any]) -> JsonResponse | None:
    """The EXCEPTION_HANDLER. None lets what we did not foresee go on to the handler of errors (site/errors.py)."""
    if isinstance(error, Http404):
        error = NotFound()
    if not isinstance(error, APIException) or error.status_code not in TITLES:
        return None
    errors = errors_of(error)
    return problem(context["request"], error.status_code, errors=errors, headers=headers_of(error))


def sentence_about(errors: Errors) -> str:
    return _("These parts of the request cannot be used: %(names)s.") % {"names": ", ".join(errors)}


def errors_of(error: APIException) -> Errors:
    if not isinstance(error, ValidationError) or not isinstance(error.detail, dict):
        return {}
    return {name: [str(sentence) for sentence in sentences] for name, sentences in error.detail.items()}


def headers_of(error: APIException) -> dict[str, str]:
    """Whole seconds, and never none: who comes back at once would be refused again."""
    if not isinstance(error, Throttled):
        return {}
    return {"Retry-After": str(max(ceil(getattr(error, "wait", None) or 0), 1))}

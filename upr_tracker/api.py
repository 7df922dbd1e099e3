"""The one router. Public, read-only, the same for everybody: /api/v1/ lists the collections, /api/v1/docs/ explains."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiJsonRenderer2, OpenApiYamlRenderer
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import SimpleRouter
from rest_framework.views import APIView

from recommendations import api as recommendations
from reports import api as reports
from stakeholders import api as stakeholders
from upr_tracker.publishing.api import ONLY_READS
from upr_tracker.publishing.problems import SENTENCES, TITLES

COLLECTIONS = {
    "reviews": recommendations.ReviewViewSet,
    "states": recommendations.StateViewSet,
    "themes": recommendations.ThemeViewSet,
    "recommendations": recommendations.RecommendationViewSet,
    "assessments": recommendations.AssessmentViewSet,
    "evidence": recommendations.EvidenceViewSet,
    "organisations": stakeholders.OrganisationViewSet,
    "dialogues": stakeholders.DialogueViewSet,
    "statements": stakeholders.StatementViewSet,
    "follow-ups": stakeholders.FollowUpViewSet,
    "ask-lists": stakeholders.AskListViewSet,
    "asks": stakeholders.AskViewSet,
    "events": stakeholders.EventViewSet,
    "media": stakeholders.MediaCoverageViewSet,
    "reports": reports.ReportViewSet,
    "editions": reports.EditionViewSet,
    "endorsements": reports.EndorsementViewSet,
    "source-documents": recommendations.SourceDocumentViewSet,
    "passages": recommendations.PassageViewSet,
}


class CollectionsView(APIView):
    http_method_names = ONLY_READS

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        """The address of every collection, at this site whatever name the request gave it."""
        return Response({prefix: f"{settings.SITE_ADDRESS}{reverse(f'api-{prefix}-list')}" for prefix in COLLECTIONS})


router = SimpleRouter(use_regex_path=False)
for prefix, viewset in COLLECTIONS.items():
    router.register(prefix, viewset, basename=f"api-{prefix}")


@cache
def schema() -> Any:
    """The same for everybody and made once: it takes a while, and nothing that a request says should change it."""
    with override("en"):
        return SchemaGenerator().get_schema(request=None, public=True)


class SchemaView(APIView):
    http_method_names = ONLY_READS
    renderer_classes = [OpenApiJsonRenderer2, OpenApiJsonRenderer, OpenApiYamlRenderer]

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        return Response(schema())


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """The one public page with a script, which is ours and is served from here."""
    problems = [(status, TITLES[status], SENTENCES[status]) for status in TITLES]
    asked = {"problems": problems, "limit": settings.API_REQUESTS_A_MINUTE, "address": settings.SITE_ADDRESS}
    return render(request, "api/docs.html", asked)


urlpatterns = [
    path("", CollectionsView.as_view(), name="api-root"),
    path("schema/", SchemaView.as_view(), name="api-schema"),
    path("docs/", docs, name="api-docs"),
    *router.urls,
]

"""Reports, their editions, and the files of these. A file is served as it was frozen, or not at all."""

from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from recommendations.doors import visible_review
from recommendations.models import Review
from recommendations.passages import passages_of
from reports.filters import ReportFilter
from reports.models import Edition, EditionFile, Endorsement, Report, ReportLink
from reports.models.edition import Format
from upr_tracker.accounts.models import Reader
from upr_tracker.lib.languages import current_language
from upr_tracker.publishing.states import PublicationState


def reports_of(review: Review, reader: Reader) -> QuerySet[Report]:
    """With the links, editions and endorsements that the reader may see."""
    signed = Endorsement.objects.visible_to(reader).select_related("organisation")
    return (
        Report.objects.visible_to(reader)
        .filter(review=review)
        .select_related("review")
        .prefetch_related(
            Prefetch("links", queryset=ReportLink.objects.visible_to(reader)),
            Prefetch("editions", queryset=editions_of(review, reader)),
            Prefetch("endorsements", queryset=signed),
        )
    )


def editions_of(review: Review, reader: Reader) -> QuerySet[Edition]:
    """Published editions with the names and hashes of their files, not the bytes. The newest comes first."""
    files = EditionFile.objects.visible_to(reader).defer("content")
    signed = Endorsement.objects.visible_to(reader).select_related("organisation")
    return (
        Edition.objects.visible_to(reader)
        .filter(report__review=review, state=PublicationState.PUBLISHED)
        .select_related("report__review")
        .defer("data")
        .prefetch_related(Prefetch("files", queryset=files), Prefetch("endorsements", queryset=signed))
        .order_by("-number")
    )


def reports(request: HttpRequest, review: str) -> HttpResponse:
    here = visible_review(request, review)
    filtered = ReportFilter(request.GET, queryset=reports_of(here, request.user), request=request)
    passages = passages_of(here, request.user)
    page = {"review": here, "filter": filtered, "reports": filtered.qs, "passages": passages}
    return render(request, "reports/reports.html", page)


def report(request: HttpRequest, review: str, slug: str) -> HttpResponse:
    here = visible_review(request, review)
    row = get_object_or_404(reports_of(here, request.user), slug=slug)
    return render(request, "reports/report.html", {"review": here, "report": row})


def edition(request: HttpRequest, review: str, slug: str, number: int) -> HttpResponse:
    here = visible_review(request, review)
    row = get_object_or_404(editions_of(here, request.user), report__slug=slug, number=number)
    return render(request, "reports/edition.html", {"review": here, "edition": row})


def latest_file(request: HttpRequest, review: str, slug: str) -> HttpResponse:
    """Leads to the file of the newest edition, whose own address never changes its content."""
    here = visible_review(request, review)
    newest = editions_of(here, request.user).filter(report__slug=slug).first()
    if newest is None:
        raise Http404
    return HttpResponseRedirect(reverse("edition-file", args=[here.slug, slug, newest.number]))


def edition_file(request: HttpRequest, review: str, slug: str, number: int) -> HttpResponse:
    here = visible_review(request, review)
    row = get_object_or_404(editions_of(here, request.user), report__slug=slug, number=number)
    files = EditionFile.objects.visible_to(request.user)
    file = get_object_or_404(files, edition=row, language=current_language(), format=Format.PDF)
    name = f"{here.slug}-{slug}-{number}-{file.language}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"', "ETag": f'"{file.sha256}"'}
    return HttpResponse(bytes(file.content), content_type="application/pdf", headers=headers)

"""Reports, their editions, and the files of these. A file is served as it was frozen, or not at all."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from recommendations.doors import visible_review
from recommendations.passages import passages_of
from reports.filters import ReportFilter
from reports.lists import Remains, Told, editions_of, remains_of, report_rows, reports_of, told_of
from reports.models import Edition, EditionFile, Report
from reports.models.edition import Format
from reports.renderers.screen import policy_of
from reports.tables import table_of_reports
from upr_tracker.lib.languages import current_language
from upr_tracker.lib.pdf import PACKAGES
from upr_tracker.publishing.listing import Listing
from upr_tracker.publishing.tables import answer_with_table


@require_safe
def reports(request: HttpRequest, review: str, form: str = "") -> HttpResponse:
    here = visible_review(request, review)
    filtered = ReportFilter(request.GET, queryset=reports_of(here, request.user), request=request)
    shown = list(filtered.qs)
    listing = Listing(filtered, len(shown))
    if form:
        return answer_with_table(request, listing, table_of_reports(shown), form)
    page = {"review": here, "list": listing, "reports": shown, "passages": passages_of(here, request.user)}
    return render(request, "reports/reports.html", page)


@require_safe
def report(request: HttpRequest, review: str, slug: str) -> HttpResponse:
    here = visible_review(request, review)
    row = get_object_or_404(report_rows(here, request.user), slug=slug)
    page = {"review": here, "report": row, "editions": told_of(row, request.user)}
    return render(request, "reports/report.html", page)


@require_safe
def edition(request: HttpRequest, review: str, slug: str, number: int) -> HttpResponse:
    here = visible_review(request, review)
    row = get_object_or_404(report_rows(here, request.user), slug=slug)
    shown = next((each for each in told_of(row, request.user) if each.number == number), None)
    if not isinstance(shown, Told):
        return nothing_left(request, row, shown)
    return render(request, "reports/edition.html", {"review": here, "told": shown, "edition": shown.edition})


def nothing_left(request: HttpRequest, report: Report, remains: Remains | None) -> HttpResponse:
    """Of a withheld edition, and of each of its files: that it was. Of any other that is not there, nothing."""
    if remains is None:
        raise Http404
    page = {"review": report.review, "report": report, "remains": remains}
    return render(request, "reports/withheld.html", page, status=410)


@require_safe
def latest_file(request: HttpRequest, review: str, slug: str, format: Format) -> HttpResponse:
    """Leads to the file of the newest edition, whose own address never changes its content."""
    here = visible_review(request, review)
    newest = editions_of(here, request.user).filter(report__slug=slug).first()
    if newest is None:
        raise Http404
    return HttpResponseRedirect(reverse("edition-file", args=[here.slug, slug, newest.number, format]))


@require_safe
def edition_file(request: HttpRequest, review: str, slug: str, number: int, format: Format) -> HttpResponse:
    here = visible_review(request, review)
    row = editions_of(here, request.user).filter(report__slug=slug, number=number).first()
    if row is None:
        of = get_object_or_404(report_rows(here, request.user), slug=slug)
        left = remains_of(of, request.user).values()
        return nothing_left(request, of, next((each for each in left if each.number == number), None))
    files = EditionFile.objects.visible_to(request.user).filter(edition=row)
    file = files.filter(language=current_language(), format=format).first()
    if file is None:
        return missing_file(request, row, format)
    headers = {"Content-Disposition": f'{disposition_of(format)}; filename="{file.name}"', "ETag": f'"{file.sha256}"'}
    if format == Format.HTML:
        headers["Content-Security-Policy"] = policy_of(bytes(file.content))
    return HttpResponse(bytes(file.content), content_type=format.media_type, headers=headers)


def missing_file(request: HttpRequest, row: Edition, format: Format) -> HttpResponse:
    """A PDF that could not be drawn when the edition was published can be, once the machine has what it lacks."""
    if format != Format.PDF or not row.files.all():
        raise Http404
    page = {"review": row.report.review, "edition": row, "packages": PACKAGES}
    return render(request, "reports/no_pdf.html", page, status=503)


def disposition_of(format: Format) -> str:
    """What a browser can show is shown."""
    return "inline" if format in (Format.PDF, Format.HTML) else "attachment"

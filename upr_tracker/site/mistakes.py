"""How a reader reports a mistake without saying who they are: a form without a cookie, and nothing of the sender."""

from typing import Any

from allauth.core import ratelimit
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from recommendations.doors import visible_review
from upr_tracker.publishing.models import ReportedMistake
from upr_tracker.publishing.models.reported_mistake import LONGEST_WORDS

LONGEST_PAGE = 300


class MistakeForm(forms.Form):
    page = forms.CharField(required=False, max_length=LONGEST_PAGE, widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("What is wrong, and how do you know?"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": _("Please write what is wrong.")},
    )
    website = forms.CharField(
        required=False,
        label=_("Leave this empty"),
        widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean_page(self) -> str:
        """A path of this site, without what was searched for there; empty for anything else."""
        path: str = self.cleaned_data["page"].partition("?")[0]
        return path if path.startswith(("/en/", "/km/")) else ""

    def clean_website(self) -> None:
        """People do not see this field; programs that fill in every form do."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Please leave the last field empty."))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def mistake(request: HttpRequest, review: str) -> HttpResponse:
    """Without a CSRF cookie: whoever posts here has no rights that could be borrowed, whichever page sent them."""
    here = visible_review(request, review)
    form = MistakeForm(request.POST or None, initial={"page": page_before(request)})
    status = 200
    if request.method == "POST":
        if not form.is_valid():
            status = 400
        elif not ratelimit.consume(request, action="report_mistake"):
            form.add_error(None, _("Too much was sent from here within an hour. Please try again later."))
            status = 429
        else:
            keep(form.cleaned_data)
            return redirect("mistake-sent", review)
    return render(request, "site/mistake.html", {"review": here, "form": form}, status=status)


def page_before(request: HttpRequest) -> str:
    """The page of this site from which the reader came, as far as the browser tells."""
    came_from = request.headers.get("Referer", "").partition("?")[0]
    path = came_from.removeprefix(f"{request.scheme}://{request.get_host()}")
    return path[:LONGEST_PAGE] if path not in (came_from, request.path) else ""


def keep(said: dict[str, Any]) -> None:
    ReportedMistake.objects.create(page=said["page"], words=said["words"])


@require_safe
def mistake_sent(request: HttpRequest, review: str) -> HttpResponse:
    return render(request, "site/mistake-sent.html", {"review": visible_review(request, review)})

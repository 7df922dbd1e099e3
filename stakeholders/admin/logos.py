"""The form of an organisation, and its logo."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stakeholders.models import Organisation
from upr_tracker.lib.uploads import check_and_clean_logo
from upr_tracker.publishing.admin.uploading import UPLOADING, UploadForm

LOGO_LINES = ("stored_logo", UPLOADING, ("logo_text_en", "logo_text_km"))


class OrganisationForm(UploadForm):
    column = "logo"
    cleaner = staticmethod(check_and_clean_logo)

    upload = forms.FileField(
        label=gettext_lazy("Upload a logo (PNG or JPEG)"),
        required=False,
        widget=forms.FileInput({"accept": ".png,.jpg,.jpeg"}),
        help_text=gettext_lazy(
            "It is drawn anew, at most 480 pixels wide and 240 high, and what the file tells besides the picture is "
            "left out. Upload it only if the organisation agrees. It takes the place of a logo given earlier."
        ),
    )
    take_file_away = forms.BooleanField(label=gettext_lazy("Take the logo away"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "logo_text_en" in self.fields and self.instance.name_en:
            self.fields["logo_text_en"].help_text = _(
                "For whoever hears the page: “Logo of %(name)s”, and what else it shows."
            ) % {"name": self.instance.short_name}


class ShowsLogo:
    def get_readonly_fields(self, request: Any, obj: Any = None) -> tuple[str, ...]:
        return (*super().get_readonly_fields(request, obj), "stored_logo")  # type: ignore[misc]

    def stored_logo(self, row: Organisation) -> str | SafeString:
        """The picture itself, since that of a draft has no address."""
        if row.logo is None:
            return _("None yet.")
        return format_html(
            '<img class="logo" src="data:{};base64,{}" alt="{}">',
            row.logo.media_type,
            row.logo.as_base64,
            row.logo_text,
        )

    stored_logo.short_description = gettext_lazy("logo")  # type: ignore[attr-defined]

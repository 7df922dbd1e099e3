"""Khmer that is older than its English: whoever finds that it still fits can say so on the form."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from upr_tracker.publishing.khmer_texts import stale_columns
from upr_tracker.publishing.snapshots import labels_of

STILL_FITS = "khmer_still_fits"


class KhmerForm(forms.ModelForm):
    khmer_still_fits = forms.BooleanField(label=gettext_lazy("The Khmer still says the same"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_whether_it_fits(self.instance):
            del self.fields[STILL_FITS]
            return
        names = ", ".join(labels_of(self.instance, stale_columns(self.instance)))
        self.fields[STILL_FITS].help_text = _(
            "The English was changed after this was translated: %(names)s. Tick this where the Khmer needs no change."
        ) % {"names": names}


def asks_whether_it_fits(row: Any) -> list[str]:
    """The field to be shown, where the row has Khmer that is older than its English."""
    return [STILL_FITS] if row is not None and stale_columns(row) else []


def says_it_fits(form: Any) -> bool:
    return bool(form.cleaned_data.get(STILL_FITS))

"""What this room asks of the machine."""

from typing import Any

from django.core.checks import CheckMessage, Warning

from upr_tracker.lib import pdf

NO_PDF = Warning(
    "PDFs are not made here, for the libraries that draw them are missing; all other formats of reports work.",
    hint=f"apt-get install {pdf.PACKAGES}",
    id="reports.W001",
)


def check_pdf(**_given: Any) -> list[CheckMessage]:
    return [] if pdf.pdf_is_available() else [NO_PDF]

"""The logos of signatories on paper, from the upload to the tags that are read aloud."""

import pytest
from PIL import Image

from reports.actions import publish_edition
from reports.models.edition import Format
from tests.factories import PUBLIC, make_edition, make_endorsement, make_organisation, make_recommendation, make_report
from tests.lib.reading_pdf import failures_of, objects_of
from tests.lib.uploads.files import picture
from tests.lib.uploads.test_logos import written
from upr_tracker.lib.uploads import check_and_clean_logo
from upr_tracker.publishing.stored_files import keep

pytestmark = pytest.mark.django_db


def transparent_picture():
    image = Image.new("RGBA", (600, 300), (0, 0, 0, 0))
    image.paste((120, 20, 90, 180), (50, 50, 550, 250))
    return written(image)


def uploaded(content, text):
    logo = keep(check_and_clean_logo(content))
    return make_organisation(name_en=text.removeprefix("Logo of "), logo=logo, logo_text_en=text, **PUBLIC)


@pytest.fixture
def paper(review, theme):
    """The PDF of an edition that three have signed: with a transparent PNG, with a photograph, with no logo."""
    make_recommendation(theme=theme, **PUBLIC)
    report = make_report(review=review, title_en="Mid-term report", **PUBLIC)
    edition = make_edition(report=report, data=None, data_sha256="", state="in-review", audience="public")
    first = uploaded(transparent_picture(), "Logo of “A & B”")
    second = uploaded(picture("JPEG", (300, 600)), "Logo of C")
    for order, organisation in enumerate([first, second, make_organisation(**PUBLIC)]):
        make_endorsement(edition=edition, organisation=organisation, order=order, **PUBLIC)
    publish_edition(edition=edition, by=None, files=[("en", Format.PDF)])
    return bytes(edition.files.get().content)


def test_logos_are_read_aloud_by_what_they_show_in_a_file_that_stays_valid(paper, tmp_path):
    figures = [item for item in objects_of(paper, tmp_path) if isinstance(item, dict) and item.get("/S") == "/Figure"]
    texts = [figure.get("/Alt", "").removeprefix("u:") for figure in figures]
    assert [text for text in texts if text.startswith("Logo")] == ["Logo of “A & B”", "Logo of C"]
    assert failures_of(paper) == []

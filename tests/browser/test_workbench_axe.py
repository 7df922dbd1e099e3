"""Every kind of page of the workbench, as axe sees it: by day on a phone in English, by night on a desk in Khmer."""

import pytest
from django.contrib import admin

from tests.browser.conftest import faults, too_wide
from tests.factories import MAKERS, PUBLIC, make_assessment, make_dialogue, make_user
from upr_tracker.accounts.roles import Role
from upr_tracker.publishing.actions import submit
from upr_tracker.publishing.models import Publishable, Revision

pytestmark = pytest.mark.django_db(transaction=True)

LOOKS = {"en": (360, "light"), "km": (1280, "dark")}
WIDTHS = (360, 1280)
EVERYBODYS = [
    *("", "calendar/", "stakeholders/", "recommendations/assessment/?q=law", "recommendations/assessment/?q=nothing"),
    *("../accounts/sessions/", "../accounts/password/", "../accounts/security/"),
]


@pytest.fixture
def look(signed_in, served):
    """Goes to pages of the workbench as an administrator, and says what is wrong with each: axe at the language's look,
    and what reaches over the window's edge at every width.
    """

    def found(language, addresses):
        looked_at, scheme = LOOKS[language]
        page = signed_in(Role.ADMINISTRATOR, locale=language, reduced_motion="reduce", color_scheme=scheme)
        wrong = []
        for address in addresses:
            assert page.goto(f"{served}/admin/{address}").status == 200, address
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                found = faults(page) if width == looked_at else too_wide(page)
                wrong += [(address, width, *fault) for fault in found]
        assert page.get_attribute("html", "lang") == language
        return wrong

    return found


def models_of_the_workbench():
    return [model for model in MAKERS if admin.site.get_model_admin(model)]


def pages_of(model, key):
    """The list, the empty form, and the form, the history and the erasing of the row with this key."""
    pages = ["", f"{key}/change/", f"{key}/delete/"]
    pages += ["add/"] if issubclass(model, Publishable) else []
    pages += [f"{key}/history/"] if hasattr(model, "history") else []
    return [f"{model._meta.app_label}/{model._meta.model_name}/{page}" for page in pages]


@pytest.mark.parametrize("language", ["en", "km"])
def test_lists_and_forms_have_no_fault(look, language):
    """Of each model, with the row that has come furthest: a published one, whose form is that of a revision."""
    rows = {model: model.objects.first() or MAKERS[model](**PUBLIC) for model in models_of_the_workbench()}
    addresses = [address for model, row in rows.items() for address in pages_of(model, row.pk)]
    assert look(language, addresses) == []


def acts_on(assessment, revised):
    place = "recommendations/assessment/act/"
    return [
        *(f"{place}{act}/?rows={assessment.pk}" for act in ("publish", "return", "withhold")),
        f"stakeholders/dialogue/act/publish/?revisions={revised.pk}",
        f"recommendations/assessment/{assessment.pk}/change/",
        f"stakeholders/dialogue/{revised.row.pk}/change/?revision={revised.pk}",
    ]


@pytest.mark.parametrize("language", ["en", "km"])
def test_other_pages_have_no_fault(look, served, language):
    """Acts with their previews, a row in review, a revision, the calendar, the account."""
    author = make_user(roles=[Role.CONTRIBUTOR])
    assessment = make_assessment(author=author, audience="public", published_on=None)
    submit(thing=assessment, by=author)
    dialogue = make_dialogue(**PUBLIC)
    changes = {"fields": {"title_en": [dialogue.title_en, "Another title"]}, "links": {}, "parts": {}}
    revision = Revision.objects.create(row=dialogue, author=author, changes=changes)
    submit(thing=revision, by=author)
    assert look(language, [*acts_on(assessment, revision), *EVERYBODYS]) == []

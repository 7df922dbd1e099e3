"""How a test fills in a form of the workbench: as the page gives it, but for what the test types."""

import html
import re

from django.urls import reverse

from tests.conftest import signed_in
from upr_tracker.publishing.keeping import TYPED_BY


def address_of(row, page="change"):
    """A row's page, or a model's "changelist" or "add" page."""
    pages = {"changelist": [], "add": []}
    args = pages.get(page, [getattr(row, "pk", None)])
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=args)


def filled_in(response):
    """What a browser would send if the form of this page were saved untouched."""
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *(inline.formset.forms if inline.has_change_permission else [])]
    return {name: value for form in forms for name, value in sent_by(form)}


def sent_by(form):
    for bound in form:
        value = bound.value()
        if value is None or value is False or bound.field.disabled:
            continue
        yield bound.html_name, value if isinstance(value, list | bool) else str(value)


def typed(client, address, **words):
    """What a browser would send once these words are typed into the form at this address."""
    response = client.get(address)
    assert response.status_code == 200
    return {**filled_in(response), **words}


def save(client, address, **words):
    return client.post(address, typed(client, address, **words))


def messages_of(response):
    """Every message of a form that was refused, as an editor reads them."""
    assert response.status_code == 200, "the form was taken"
    forms = [response.context["adminform"].form]
    found = []
    for inline in response.context["inline_admin_formsets"]:
        forms += inline.formset.forms
        found += inline.formset.non_form_errors()
    return [*found, *(message for form in forms for messages in form.errors.values() for message in messages)]


def token_in(page):
    """The token by which a form says who opened it."""
    return re.search(r'name="typed_by" value="([^"]+)"', page.content.decode())[1]


def sent(client, address, **words):
    """What a browser would send from this form, its token too."""
    return {**typed(client, address, **words), TYPED_BY: token_in(client.get(address))}


def ended(client):
    """The browser once the server has forgotten its session."""
    client.session.flush()
    return client


def text_there(client, address, name):
    return filled_in(client.get(address))[name]


def send_after_the_end(user, address, **words):
    client = signed_in(user)
    data = sent(client, address, **words)
    return ended(client).post(address, data)


def notes(response):
    """What stands beside each field of a form, in words."""
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += inline.formset.forms
    bound = [(field.html_name, field.help_text) for form in forms for field in form]
    return {name: note_in_words(note) for name, note in bound if "meanwhile" in str(note)}


def note_in_words(note):
    text = re.sub(r"<details>.*?</details>", "", note.partition("</div>")[0], flags=re.DOTALL)
    text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())
    return re.sub(r"20[0-9-]+, [0-9]+:[0-9]+", "then", text)

"""Three hundred of everything: each row of the database copied with what hangs on it, in a second or two.

A copy is linked to the copies of what its original is linked to, so that each has parts of its own. What stands at the
top is kept as it is: reviews, source documents, and what is given in `keep`.
"""

import uuid

from recommendations.models import Review, SourceDocument
from tests.factories import MAKERS


def multiply(times, keep=()):
    """Leaves `times` rows where there was one, besides those that are kept."""
    copies = {}
    for model in MAKERS:
        if model not in (Review, SourceDocument):
            rows = [row for row in model._base_manager.order_by("pk") if row not in keep]
            for among in (is_at_the_top, is_under_another):
                copy([row for row in rows if among(row)], times - 1, copies)
    for model in MAKERS:
        for link in model._meta.many_to_many:
            copy_links(link.remote_field.through, times - 1, copies)


def links_to_its_own_kind(row):
    return [field.attname for field in row._meta.fields if field.related_model is type(row)]


def is_at_the_top(row):
    return all(getattr(row, name) is None for name in links_to_its_own_kind(row))


def is_under_another(row):
    return not is_at_the_top(row)


def copy(rows, times, copies):
    made = [(row, number, copy_of(row, number, copies)) for row in rows for number in range(times)]
    if made:
        type(rows[0])._base_manager.bulk_create([new for _, _, new in made], batch_size=500)
    copies |= {(type(row), row.pk, number): new.pk for row, number, new in made}


def copy_of(row, number, copies):
    values = {field.attname: getattr(row, field.attname) for field in row._meta.fields if not field.primary_key}
    for field in row._meta.fields:
        if field.is_relation:
            values[field.attname] = copies.get(
                (field.related_model, values[field.attname], number), values[field.attname]
            )
    values["uid"] = uuid.uuid4()
    if "slug" in values:
        values["slug"] = f"{values['slug']}-{number}"
    if "iso_code" in values:
        values["iso_code"] = f"{values['iso_code'][0]}{chr(0x1000 + 400 * ord(values['iso_code'][1]) + number)}"
    return type(row)(**values)


def copy_links(through, times, copies):
    ends = [field for field in through._meta.fields if field.is_relation]
    made = []
    for row in through._base_manager.all():
        keys = [(field.related_model, getattr(row, field.attname)) for field in ends]
        for number in range(times):
            found = [copies.get((*key, number), key[1]) for key in keys]
            if found != [key[1] for key in keys]:
                made.append(through(**{field.attname: key for field, key in zip(ends, found, strict=True)}))
    through._base_manager.bulk_create(made, batch_size=500)

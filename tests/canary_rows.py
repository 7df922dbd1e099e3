"""What the canary puts into the database: a public row of every model, and beside it rows that no stranger may see.

Whatever can hold a text, a date, an address or bytes is marked in every hidden row, and whoever wrote any of them
has a marked name. So a mark in an answer to a stranger is a leak, and so is an answer that hidden rows change.
"""

import datetime as dt
from dataclasses import dataclass, field
from itertools import count, product
from uuid import UUID

from django.db import models

from recommendations.models import (
    Assessment,
    Evidence,
    Recommendation,
    Review,
    SourceDocument,
    State,
    Theme,
)
from reports.models import Edition, EditionFile, Endorsement, Report, ReportLink
from reports.models.edition import Format
from stakeholders.models import Ask, Dialogue, Event, Organisation, Statement
from tests.factories import (
    DRAFT,
    FOR_COALITION,
    IN_REVIEW,
    MAKERS,
    PUBLIC,
    PUBLISHED_PRIVATELY,
    WITHDRAWN,
    make_file,
    make_user,
)
from tests.stakeholders.logos import make_logo
from upr_tracker.lib.fields import PartialDateField
from upr_tracker.publishing.rules import UNPUBLISHED

MARK = "zxcanary"
MARKS = (MARK, "cafecafe-cafe", "1777-07-07", "July 1777", "កក្កដា 1777")
HIDDEN = [DRAFT, IN_REVIEW, WITHDRAWN, PUBLISHED_PRIVATELY, FOR_COALITION]
TOO_SHORT_TO_MARK = {"iso_code", "language"}
MAKES_A_STATE_VISIBLE = {"recommending_states", "state_under_review"}
BY_KIND = {"about_state"}
"""Links that only rows of one kind may have."""


@dataclass
class World:
    """A public row of each model and a few more, the hidden ones, and organisations that nothing else names.

    `bare` are public pieces of evidence to which a file is given that no stranger may have.
    """

    public: dict = field(default_factory=dict)
    bare: dict = field(default_factory=dict)
    also_public: list = field(default_factory=list)
    hidden: list = field(default_factory=list)
    spare: list = field(default_factory=list)
    author: object = None
    numbers: object = field(default_factory=lambda: count(1))

    def hidden_rows(self, model):
        return [row for row in self.hidden if type(row) is model]

    def keep(self, row, number):
        """Among the hidden rows, with the mark that only this row has."""
        row.mark = f"{MARK}{number}x"
        self.hidden.append(row)
        return row


def filling(model, number, word, date, uid):
    """A value for every column that can tell something; a kind of column that is not known here is an error."""
    values = {"uid": uid}
    for column in model._meta.concrete_fields:
        if column.name == "uid" or column.choices or column.primary_key or column.name in TOO_SHORT_TO_MARK:
            continue
        if isinstance(column, PartialDateField):
            values[column.name] = date
        elif isinstance(column, models.DateField):
            values[column.name] = dt.date.fromisoformat(date)
        elif isinstance(column, models.SlugField):
            values[column.name] = f"{word}{number}x"
        elif isinstance(column, models.URLField):
            values[column.name] = f"https://{word}{number}x.example.org/"
        elif isinstance(column, models.EmailField):
            values[column.name] = f"{word}{number}x@example.org"
        elif isinstance(column, models.CharField | models.TextField):
            values[column.name] = f"{word}{number}x"
        elif column.name == "revised":
            values[column.name] = [{"on": date, "fields": []}]
        elif column.name == "stale_khmer":
            values[column.name] = [f"{word}{number}x"]
        elif isinstance(column, models.JSONField):
            values[column.name] = {word: f"{word}{number}x"}
        elif isinstance(column, models.BinaryField):
            values[column.name] = f"%PDF {word}{number}x".encode()
        elif not isinstance(column, models.ForeignKey | models.IntegerField | models.BooleanField):
            raise AssertionError(f"The canary does not know how to mark {column}.")
    return values


def fill(world, row, number, word, date, uid):
    values = filling(type(row), number, word, date, uid)
    if isinstance(row, Edition) and row.state in UNPUBLISHED:
        values["data_sha256"] = ""
    if hasattr(row, "author_id"):
        values["author"] = world.author
    if getattr(row, "file_id", None):
        values["file"] = make_file(f"%PDF {word}{number}x".encode())
    if getattr(row, "logo_id", None):
        values["logo"] = make_logo(f"{word}{number}x")
    type(row).objects.filter(pk=row.pk).update(**values)
    row.refresh_from_db()
    return row


SPEAKS = {"kind": "direct", "naming_basis": "in-office", "speaker_en": "Somebody"}


def fields_for(world, model, given):
    """The public rows that one more row of this model stands under, and what keeps it from being the same row."""
    needed = {name: world.public.get(model._meta.get_field(name).related_model) for name in model.parents}
    needed = {name: row for name, row in needed.items() if row and not model._meta.get_field(name).null}
    number = next(world.numbers)
    own = {
        Recommendation: {"source": world.public.get(SourceDocument)},
        Statement: SPEAKS,
        Edition: {"number": 100 + number},
        Assessment: {"covers": [world.public.get(Recommendation)], "status": "fully-implemented"},
        Ask: {"theme": world.public.get(Theme)},
        Evidence: {"file": make_file() if model is Evidence else None, "file_audience": "public"},
        Organisation: {"logo": make_logo() if model is Organisation else None, "logo_text_en": "A logo"},
        Endorsement: {} if given.keys() & {"report", "edition"} else {"report": next(iter(world.also_public), None)},
    }
    if model is Endorsement and "organisation" not in given:
        needed["organisation"] = world.spare.pop()
    return {**needed, **own.get(model, {}), **given}


def make(world, model, given):
    return MAKERS[model](**fields_for(world, model, given))


def make_public(world, model, **given):
    row = make(world, model, {**(PUBLIC if model.has_audience else {}), **given})
    number = next(world.numbers)
    return fill(world, row, number, "public", "2021-12-10", UUID(int=number, version=4))


def make_hidden(world, model, **given):
    row = make(world, model, given)
    number = next(world.numbers)
    uid = UUID(f"cafecafe-cafe-4caf-8afe-{number:012}")
    return world.keep(fill(world, row, number, MARK, "1777-07-07", uid), number)


def build_public():
    """One row of each model, and more where a page has branches: a dialogue with a part, an event under another."""
    world = World(author=make_user(email=f"{MARK}@example.org", name=MARK))
    public = world.public
    public[State] = make_public(world, State)
    for model in (SourceDocument, Review, Theme):
        given = {"state_under_review": public[State], "order": 1} if model is Review else {}
        public[model] = make_public(world, model, **given)
    public[Recommendation] = make_public(world, Recommendation, states=[public[State]])
    public[Assessment] = make_public(world, Assessment, covers=[public[Recommendation]], status="some-progress")
    public[Organisation] = make_public(world, Organisation, kind="embassy")
    world.spare = [make_public(world, Organisation) for _ in range(10)]
    outside = make_public(world, Report, kind="outside")
    world.also_public = [outside]
    for model in MAKERS:
        if model not in public:
            public[model] = make_public(world, model)
    make_public(world, Event, under=public[Event])
    world.also_public.append(make_public(world, Dialogue, part_of=public[Dialogue]))
    make_public(world, ReportLink, report=outside)
    make_public(world, Endorsement, edition=public[Edition])
    for language, format in product(("en", "km"), (Format.PDF, Format.HTML)):
        if (language, format) != ("en", Format.PDF):
            make_public(world, EditionFile, edition=public[Edition], language=language, format=format)
    world.also_public.append(make_public(world, Report, kind="briefing", about_state=public[State]))
    world.bare = {audience: make_public(world, Evidence, file=None) for audience in ("private", "coalition")}
    link_many(public, {model: [row] for model, row in public.items()})
    return world


def links_of(model):
    """Links between rows that are not those of a part to its whole."""
    return [
        relation
        for relation in [*model._meta.fields, *model._meta.many_to_many]
        if relation.related_model in MAKERS and relation.name not in {*model.parents, *MAKES_A_STATE_VISIBLE, *BY_KIND}
    ]


def link_many(public, targets):
    for model in MAKERS:
        for relation in links_of(model):
            if relation.many_to_many:
                getattr(public[model], relation.name).add(*targets[relation.related_model])


def link_one(public, targets, *, null):
    for model in MAKERS:
        for relation in links_of(model):
            if relation.many_to_one and relation.null is null:
                rows = model.objects.filter(pk=public[model].pk)
                rows.update(**{relation.name: targets[relation.related_model][0]})


def add_hidden(world):
    """Hidden by their own state or audience, by each of what they are part of, and as what a public row names."""
    for model in MAKERS:
        if model is State:
            make_hidden(world, State)
            continue
        for state in HIDDEN if model.has_audience else []:
            make_hidden(world, model, **state)
        for name in model.parents:
            whole = make_hidden(world, model._meta.get_field(name).related_model, **whole_for(model, name))
            make_hidden(world, model, **{name: whole}, **(PUBLIC if model.has_audience else {}))
    make_hidden(world, Recommendation, states=world.hidden_rows(State))
    correction = make_hidden(world, Assessment, corrects=world.public[Assessment], **PUBLISHED_PRIVATELY)
    make_hidden(world, Evidence, assessment=correction, **PUBLIC)
    for audience, row in world.bare.items():
        name = f"{MARK}{audience}x"
        file = make_file(f"%PDF {name}".encode())
        Evidence.objects.filter(pk=row.pk).update(file=file, file_name=f"{name}.pdf", file_audience=audience)
    Report.objects.filter(kind="briefing", about_state=world.public[State]).update(
        about_state=world.hidden_rows(State)[0]
    )
    hidden = {model: world.hidden_rows(model) for model in MAKERS}
    link_many(world.public, hidden)
    link_one(world.public, hidden, null=True)


def whole_for(model, name):
    return {**DRAFT, **({"kind": "outside"} if (model, name) == (Endorsement, "report") else {})}


def point_required_links_at_hidden_rows(world):
    """What a row cannot lack may be hidden while the row is not: the source of a recommendation."""
    link_one(world.public, {model: world.hidden_rows(model) for model in MAKERS}, null=False)

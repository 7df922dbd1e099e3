"""Which way the arrows point (docs/architecture.md, "Rooms"), read from the code itself.

Three ways lead from a lower room to a higher one: an import, wherever it stands; a relation of a model, which
may be written as a string; and the name by which a higher room's foreign key can be reached from below.
"""

import ast
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent
LAYERS = [
    ["upr_tracker.lib"],
    ["upr_tracker.accounts"],
    ["upr_tracker.publishing"],
    ["recommendations"],
    ["stakeholders"],
    ["reports"],
    ["upr_tracker.site", "upr_tracker.api", "upr_tracker.urls", "upr_tracker.wsgi", "upr_tracker.settings"],
]
RELATION_CALLS = {"filter", "exclude", "get", "Q", "annotate", "aggregate", "alias"}
NAME_CALLS = {
    *("select_related", "prefetch_related", "Prefetch", "values", "values_list", "order_by", "only", "defer"),
    *("F", "OuterRef", "Count", "Exists", "get_field", "getattr", "attrgetter"),
}


def height(module):
    """How high a module's room lies; None for what is not ours."""
    for level, rooms in enumerate(LAYERS):
        if any(module == room or module.startswith(f"{room}.") for room in rooms):
            return level
    return None


def module_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def our_files():
    folders = ("upr_tracker", "recommendations", "stakeholders", "reports")
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def imported(tree, module, is_package=False):
    """Every module that the code imports, at the top or not, with `from . import x` written out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            here = module.split(".")
            base = here[: len(here) - node.level + is_package] if node.level else []
            source = ".".join([*base, *([node.module] if node.module else [])])
            yield source
            yield from (f"{source}.{alias.name}" for alias in node.names)


def room_names():
    return {label.rpartition(".")[2]: label for rooms in LAYERS for label in rooms}


def named_in_strings(tree):
    """Modules and models named by a text, as in apps.get_model("stakeholders.Dialogue")."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            first, dot, rest = node.value.partition(".")
            if dot and rest.isidentifier() and first in room_names():
                yield room_names()[first]
            elif height(node.value) is not None and "." in node.value:
                yield node.value


def upward_imports(source, module, is_package=False):
    tree = ast.parse(source)
    reached = {*imported(tree, module, is_package), *named_in_strings(tree)}
    return sorted(name for name in reached if (height(name) or 0) > height(module))


def our_models():
    return [model for model in apps.get_models(include_auto_created=True) if height(model.__module__) is not None]


def lent_downwards(level):
    """Names that relations of higher rooms lend to models up to this level, but for those that are ours too."""
    lent, own = set(), set()
    for model in our_models():
        if height(model.__module__) > level:
            continue
        for field in model._meta.get_fields():
            is_lent = field.auto_created and not field.concrete
            names = {field.get_accessor_name(), field.name} if is_lent else {field.name}
            from_above = is_lent and (height(field.related_model.__module__) or 0) > level
            (lent if from_above else own).update(names)
    return lent - own - {None}


def called(node):
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def reached_by_name(tree, lent):
    """Lent names used as attributes, in lookups ("dialogues__kind"), or as a relation named in a call."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in lent:
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "__" in node.value:
            yield from lent & set(node.value.lstrip("-").split("__"))
        elif isinstance(node, ast.Call):
            keywords = {part for word in node.keywords if word.arg for part in lookup_parts(node, word.arg)}
            values = {arg.value for arg in node.args if isinstance(arg, ast.Constant)}
            yield from lent & (keywords | (values if called(node) in NAME_CALLS else set()))


def lookup_parts(call, keyword):
    return keyword.split("__") if "__" in keyword or called(call) in RELATION_CALLS else []


def test_every_file_lies_in_a_room():
    homeless = [str(path) for path in our_files() if path.read_text() and height(module_of(path)) is None]
    assert homeless == []


def test_no_import_points_upwards():
    found = {
        module_of(path): upward_imports(path.read_text(), module_of(path), path.name == "__init__.py")
        for path in our_files()
        if path.read_text()
    }
    assert {module: names for module, names in found.items() if names} == {}


def test_lib_knows_no_model_and_no_user():
    files = [path for path in our_files() if module_of(path).startswith("upr_tracker.lib")]
    known = {name for path in files for name in imported(ast.parse(path.read_text()), module_of(path))}
    assert [name for name in sorted(known) if name.startswith(("django.contrib.auth", "django.apps"))] == []


def points_upwards(field):
    # A key to rows of any kind names no model.
    target = field.related_model.__module__ if field.is_relation and field.related_model else ""
    return (height(target) or 0) > height(field.model.__module__)


def test_no_relation_of_a_model_points_upwards():
    fields = [field for model in our_models() for field in model._meta.get_fields() if not field.auto_created]
    assert [str(field) for field in fields if points_upwards(field)] == []


def test_the_relation_test_sees_a_foreign_key_upwards():
    review, report = apps.get_model("recommendations.Review"), apps.get_model("reports.Report")
    assert points_upwards(SimpleNamespace(is_relation=True, model=review, related_model=report))
    assert not points_upwards(report._meta.get_field("review"))


def test_no_room_reaches_a_higher_one_by_a_name_lent_to_it():
    found = {}
    for path in our_files():
        lent = lent_downwards(height(module_of(path)) or 0)
        found[str(path.relative_to(ROOT))] = sorted(set(reached_by_name(ast.parse(path.read_text()), lent)))
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "source",
    [
        "from stakeholders.models import Dialogue",
        "import stakeholders.models",
        "import stakeholders",
        "def late():\n    from reports import actions",
        "if TYPE_CHECKING:\n    from reports.models import Edition",
        "from upr_tracker.site import views",
        "from upr_tracker import api",
        "apps.get_model('stakeholders.Dialogue')",
        "ForeignKey('reports.Report', on_delete=PROTECT)",
        "import_string('upr_tracker.site.views')",
    ],
)
def test_the_import_test_sees_every_way_upwards(source):
    assert upward_imports(source, "recommendations.querysets") != []


@pytest.mark.parametrize("source", ["from .. import stakeholders", "from ..site import views"])
def test_the_import_test_sees_relative_imports(source):
    assert upward_imports(source, "upr_tracker.publishing.rules") == (
        ["upr_tracker.site", "upr_tracker.site.views"] if "site" in source else []
    )


def test_the_import_test_lets_arrows_point_down():
    source = "from recommendations.models import State\nfrom upr_tracker.lib import khmer\nimport stakeholders"
    assert upward_imports(source, "stakeholders.models.event") == []


@pytest.mark.parametrize(
    "source",
    [
        "review.dialogues.all()",
        "Review.objects.filter(dialogues__kind='series')",
        "Review.objects.filter(dialogues=None)",
        "Q(**{'statements__side': 'government'})",
        "Recommendation.objects.order_by('-dialogues__date')",
        "Recommendation.objects.prefetch_related('statements')",
        "Recommendation.objects.annotate(raised=Count('dialogues'))",
        "getattr(state, 'embassies')",
        "review.reports.count()",
    ],
)
def test_the_name_test_sees_every_way_upwards(source):
    assert list(reached_by_name(ast.parse(source), lent_downwards(height("recommendations")))) != []


def test_the_name_test_lets_a_room_use_its_own_names():
    source = "review.recommendations.filter(assessments__status='some', theme__wordings__place='asks')"
    assert list(reached_by_name(ast.parse(source), lent_downwards(height("recommendations")))) == []

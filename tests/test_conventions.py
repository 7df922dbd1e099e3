"""The conventions of this code base that a machine can hold (docs/architecture.md)."""

import ast
import inspect
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib import admin
from django.db.models import CheckConstraint, URLField
from django.template import engines
from django.template.loaders.app_directories import Loader
from django.urls import URLPattern, get_resolver

from upr_tracker.lib.fields import PublicURLField
from upr_tracker.publishing.models import Publishable, Row
from upr_tracker.publishing.querysets import VisibleQuerySet

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("upr_tracker", "recommendations", "stakeholders", "reports")
WRITTEN_BY_HAND = {".py", ".html", ".txt", ".css", ".js", ".sh", ".md", ".toml"}
NOT_COUNTED = ("migrations", "fixtures", "locale", "node_modules", "build", "var")
MAY_IMPORT_LATE = {
    # A model that takes long to load; and what fails to load where Debian's packages for PDF are missing.
    ("upr_tracker/lib/khmer.py", "khmercut"),
    ("upr_tracker/lib/pdf.py", "weasyprint"),
    ("upr_tracker/lib/pdf.py", "upr_tracker"),
}
HAS_A_SCRIPT = {
    "api/docs.html",
    # Browsers ask for a security key by script.
    "accounts/key_scripts.html",
    "mfa/authenticate.html",
    "mfa/webauthn/add_form.html",
    "mfa/webauthn/reauthenticate.html",
}
IS_PAPER = {"reports/paper/report.html"}


def files(*suffixes, under=""):
    """Files of ours, hidden folders and what machines write left out."""
    found = (path for path in (ROOT / under).rglob("*") if path.suffix in suffixes and path.is_file())
    for path in sorted(found):
        parts = path.relative_to(ROOT).parts
        if not any(part in NOT_COUNTED or part.startswith(".") or part.endswith(".egg-info") for part in parts):
            yield path


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def python_of_the_rooms():
    return [path for room in ROOMS for path in files(".py", under=room)]


def functions_in(path):
    tree = ast.parse(path.read_text())
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def our_models():
    return [model for model in apps.get_models() if issubclass(model, Row)]


def public_templates():
    for path in files(".html", ".txt", under="templates"):
        if path.relative_to(ROOT / "templates").parts[0] not in ("admin", "simple_history"):
            yield path


def public_routes(patterns=None):
    """Of pages, with a view of ours: signing in is a library's."""
    for pattern in patterns or get_resolver().url_patterns:
        if isinstance(pattern, URLPattern):
            if pattern.callback.__module__.startswith(ROOMS):
                yield pattern
        elif pattern.app_name != "admin" and "api/" not in str(pattern.pattern):
            yield from public_routes(pattern.url_patterns)


def test_files_stay_short():
    lengths = {name_of(path): len(path.read_text().splitlines()) for path in files(*WRITTEN_BY_HAND)}
    assert len(lengths) > 100
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_functions_stay_short():
    found = {
        f"{name_of(path)}:{function.name}": function.end_lineno - function.lineno + 1
        for path in files(".py")
        if "tests" not in path.relative_to(ROOT).parts  # a test may spell out a whole answer
        for function in functions_in(path)
    }
    assert len(found) > 300
    assert {name: length for name, length in found.items() if length > 40} == {}


def test_public_views_are_paragraphs():
    lengths = {route.name: len(inspect.getsource(route.callback).splitlines()) for route in public_routes()}
    assert len(lengths) > 10
    assert {name: length for name, length in lengths.items() if length > 25} == {}


def test_files_are_named_after_what_they_hold():
    assert [name_of(path) for path in files(".py") if path.stem in ("utils", "helpers", "misc", "common")] == []


def test_address_view_and_template_share_one_name():
    for route in public_routes():
        renders = re.findall(r'render\(\s*request, "(\S+)\.html"', inspect.getsource(route.callback))
        assert route.callback.__name__ == route.name.replace("-", "_")
        assert route.name == "front" or {Path(name).stem for name in renders} <= {route.name}


def imports_inside_functions(path):
    for function in functions_in(path):
        for node in ast.walk(function):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield node.module


def test_imports_stand_at_the_top():
    late = {(name_of(path), name) for path in python_of_the_rooms() for name in imports_inside_functions(path)}
    assert {(path, name) for path, name in late if (path, name.split(".")[0]) not in MAY_IMPORT_LATE} == set()


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model.__name__)
def test_row_is_read_through_its_rule_and_kept_in_the_workbench(model):
    assert isinstance(model.objects.all(), VisibleQuerySet)
    assert isinstance(model._default_manager.all(), VisibleQuerySet)
    assert model in registered_models()
    assert hasattr(model, "history") or not issubclass(model, Publishable)


def test_link_to_another_site_carries_no_tracking():
    fields = [field for model in our_models() for field in model._meta.fields if isinstance(field, URLField)]
    assert len(fields) >= 5
    assert [str(field) for field in fields if not isinstance(field, PublicURLField)] == []


def registered_models():
    inlines = {inline.model for each in admin.site._registry.values() for inline in each.inlines}
    return set(admin.site._registry) | inlines


def constraints():
    for model in our_models():
        yield from ((model, constraint) for constraint in model._meta.constraints)


@pytest.mark.parametrize(("model", "constraint"), [pytest.param(*pair, id=pair[1].name) for pair in constraints()])
def test_constraint_is_a_sentence_with_a_message_for_people(model, constraint):
    assert re.fullmatch(r"[a-z]+(_[a-z]+){2,}", constraint.name)
    message = str(constraint.violation_error_message)
    assert message != str(CheckConstraint.default_violation_error_message)
    assert message[0].isupper()
    assert message.endswith(".")


def templates_used():
    """Names of templates written in code and in other templates, also as f"folder/{name}.html"."""
    texts = [path.read_text() for path in [*python_of_the_rooms(), *files(".html", ".txt", under="templates")]]
    text = "\n".join(texts)
    words = set(re.findall(r"[\"'](\w+)[\"']", text))
    folders = re.findall(r"f\"([\w/-]+)/\{[^}]+\}\.html\"", text)
    named = {f"{folder}/{word}.html" for folder in folders for word in words}
    return named | set(re.findall(r"[\"']([\w/-]+\.(?:html|txt))[\"']", text))


def replaces_a_template_of_a_library(name):
    """Django's handlers look for 404.html and the like; the admin's templates stand in for its own."""
    if re.fullmatch(r"(400|403|404|429|500)\.html", name):
        return True
    if form := re.fullmatch(r"admin/(\w+)/(\w+)/change_form\.html", name):
        return admin.site.is_registered(apps.get_model(form[1], form[2]))
    theirs = Loader(engines["django"].engine).get_template_sources(name)
    return any(Path(source.name).exists() for source in theirs)


def test_every_template_is_used():
    names = {path.relative_to(ROOT / "templates").as_posix() for path in files(".html", ".txt", under="templates")}
    unused = names - templates_used()
    assert {name for name in unused if not replaces_a_template_of_a_library(name)} == set()


def found_in_templates(pattern, allowed=frozenset()):
    for path in public_templates():
        name = path.relative_to(ROOT / "templates").as_posix()
        for line, text in enumerate(path.read_text().splitlines(), 1):
            if name not in allowed and re.search(pattern, text, re.IGNORECASE):
                yield f"{name}:{line}"


def test_public_pages_have_no_script():
    assert list(found_in_templates(r"<script|javascript:|\son[a-z]+\s*=", HAS_A_SCRIPT)) == []


def test_public_pages_have_no_style_of_their_own():
    assert list(found_in_templates(r"<style|<\w[^<>]*\sstyle\s*=", IS_PAPER)) == []


def test_public_pages_load_nothing_from_elsewhere():
    assert (
        list(found_in_templates(r"(\bsrc|srcset|poster)\s*=\s*[\"'](https?:)?//|<link[^>]*href=[\"'](https?:)?//"))
        == []
    )
    styles = [
        name_of(path)
        for path in files(".css", ".js", under="static")
        if re.search(r"url\([\"']?(https?:)?//", path.read_text())
    ]
    assert styles == []


def test_templates_escape_what_they_print():
    assert list(found_in_templates(r"\|\s*safe\b|autoescape off|safeseq")) == []
    code = [name_of(path) for path in python_of_the_rooms() if re.search(r"\bmark_safe\b|html_safe", path.read_text())]
    assert code == []


def test_every_whole_page_names_its_language():
    whole = [path for path in public_templates() if "<html" in path.read_text()]
    assert len(whole) > 0
    assert [name_of(path) for path in whole if not re.search(r"<html[^>]* lang=\"", path.read_text())] == []


def test_components_are_included_with_only_what_they_are_given():
    loose = r"{%\s*include (?!\S+\.css)(?!.*?\bonly %})"
    assert list(found_in_templates(loose)) == []

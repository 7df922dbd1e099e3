"""Measures how long a mid-term report takes to become a PDF, and how much memory: `make bench`.

Three ways of drawing the same page, each in a process of its own from start to end, one after the other and in turn:

- ours: from the frozen data, as an edition is made (templates, Khmer word breaks, PDF/UA-1 and PDF/A-3a, attachments);
- WeasyPrint alone on the finished page, without tags or any standard;
- Chromium printing that page.

The page has its fonts inside, so that all three draw the same letters. Prints a table of medians and ratios, and writes
it to docs/benchmarks.md.
"""

import argparse
import datetime as dt
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIZES = {9: 5, 90: 5, 900: 3}
"""How many recommendations, and how often each is drawn."""

OURS, ALONE, CHROMIUM = "ours", "WeasyPrint alone", "Chromium"
OFTEN = 0.1
"""Seconds between two looks at the memory. To look at much memory takes time from the process that has it."""


INTRODUCTION = """\
Written by `make bench`; nothing here is typed by hand. A mid-term report of 9, 90 and 900 recommendations under 3, 3
and 30 themes becomes a PDF: as an edition is made, by WeasyPrint alone on the same finished page (without tags,
standards, attachments), and by Chromium printing that page. Each time a whole process, from its start to its end, in
turn with the others. Memory is the peak of the process and all that it started. *Ratio* is our median by that of the
line."""


@dataclass(frozen=True)
class Run:
    seconds: float
    megabytes: float
    """At its peak, of the process and all that it started: pages that several share are counted once (PSS)."""


# What is drawn


def prepare(folder: Path) -> None:
    """The frozen data and the finished page of each size, made of the Cambodian record in a database of its own."""
    import django
    from django.core.management import call_command

    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "upr_tracker.settings",
        "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
    }
    django.setup()
    from reports.builders.frozen import as_data, canonical, from_data
    from reports.models import Edition
    from reports.renderers.html import html_of
    from reports.renderers.pdf import ready_for_lines
    from tests.reports.paper.contents import multiplied

    call_command("migrate", verbosity=0)
    call_command("load_record", "cambodia", verbosity=0)
    edition = Edition.objects.get(report__kind="mid-term")
    told = from_data((edition.data or {})["en"])
    for size in SIZES:
        content = multiplied(told, size // told.progress.total)
        data = canonical({"en": as_data(content)})
        (folder / f"{size}.json").write_bytes(data)
        page = ready_for_lines(html_of(content, data)).replace("<style>", f"<style>{font_faces()}", 1)
        (folder / f"{size}.html").write_text(page, encoding="utf-8")


def font_faces() -> str:
    import fontpkg

    from upr_tracker.lib.pdf_fonts import FACES, SIGNS

    rule = '@font-face{{font-family:"{}";font-style:{};src:url("{}")}}'
    return "".join(
        rule.format(family, style, fontpkg.path(family, style=style).as_uri())
        for address, (family, style) in FACES.items()
        if address != SIGNS
    )


# How it is drawn


def draw_ours(folder: Path, size: int) -> None:
    import django

    os.environ |= {"DJANGO_SETTINGS_MODULE": "upr_tracker.settings"}
    django.setup()
    import json

    from reports.builders.frozen import from_data
    from reports.renderers.pdf import render_pdf

    data = (folder / f"{size}.json").read_bytes()
    (folder / "ours.pdf").write_bytes(render_pdf(from_data(json.loads(data)["en"]), data))


def draw_alone(folder: Path, size: int) -> None:
    import weasyprint

    weasyprint.HTML(filename=folder / f"{size}.html").write_pdf(folder / "alone.pdf")


def commands_for(folder: Path, size: int) -> dict[str, list[str]]:
    this = [sys.executable, str(Path(__file__).resolve()), "--folder", str(folder), "--size", str(size), "--draw"]
    chromium = ["/usr/bin/chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    printing = [f"--print-to-pdf={folder}/chromium.pdf", "--no-pdf-header-footer", f"file://{folder}/{size}.html"]
    return {OURS: [*this, OURS], ALONE: [*this, ALONE], CHROMIUM: [*chromium, *quiet, *printing]}


# How it is measured


def measured(command: Sequence[str]) -> Run:
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, sum(memory_of(pid) for pid in family_of(process.pid)))
        time.sleep(OFTEN)
    if process.returncode:
        raise SystemExit(f"{command[0]} failed with {process.returncode}: {' '.join(command)}")
    return Run(time.perf_counter() - began, peak / 1024)


def family_of(pid: int) -> Iterator[int]:
    """The process and all that it started, as far as they live."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from family_of(int(child))


def memory_of(pid: int) -> int:
    """In kilobytes; 0 of a process that is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def runs_of(folder: Path, size: int) -> dict[str, list[Run]]:
    """In turn, so that whatever else the machine does falls on all alike."""
    commands = commands_for(folder, size)
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(SIZES[size]):
        for name, command in commands.items():
            runs[name].append(measured(command))
            sys.stderr.write(f"{size} recommendations, {number + 1} of {SIZES[size]}, {name}: {runs[name][-1]}\n")
    return runs


# What is told


def lines_for(size: int, runs: dict[str, list[Run]]) -> Iterator[str]:
    ours = statistics.median(run.seconds for run in runs[OURS])
    for name, measured_runs in runs.items():
        seconds = [run.seconds for run in measured_runs]
        median, memory = statistics.median(seconds), statistics.median(run.megabytes for run in measured_runs)
        yield (
            f"| {size} | {name} | {median:.2f} s | {min(seconds):.2f}–{max(seconds):.2f} s "
            f"| {ours / median:.2f} | {memory:.0f} MB |"
        )


def told(table: Sequence[str]) -> str:
    from importlib.metadata import version

    chromium = subprocess.run(["/usr/bin/chromium", "--version"], capture_output=True, text=True, check=True).stdout
    runs = ", ".join(f"{number} at {size}" for size, number in SIZES.items())
    return "\n".join(
        [
            "# Benchmarks",
            "",
            INTRODUCTION,
            "",
            "| recommendations | drawn by | median | from–to | ratio | peak memory |",
            "|-|-|-|-|-|-|",
            *table,
            "",
            f"{dt.date.today().isoformat()} · {platform.system()} {platform.machine()}, {os.cpu_count()} processors · "
            f"Python {platform.python_version()} · WeasyPrint {version('weasyprint')} · {chromium.strip()} · "
            f"runs: {runs}",
            "",
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--size", type=int)
    parser.add_argument("--draw", choices=[OURS, ALONE])
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    if options.draw:
        {OURS: draw_ours, ALONE: draw_alone}[options.draw](options.folder, options.size)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        table = [line for size in SIZES for line in lines_for(size, runs_of(folder, size))]
    words = told(table)
    (ROOT / "docs" / "benchmarks.md").write_text(words, encoding="utf-8")
    sys.stdout.write(words)


if __name__ == "__main__":
    main()

"""The record's own reports, made long and made difficult without a row in any database."""

import datetime as dt
import io
from base64 import b64encode
from dataclasses import replace
from itertools import count

from PIL import Image

from reports.builders.shapes import Correction, Evidence
from reports.builders.shapes_of_editions import Change, Logo, Replaced, Signatory, Since
from upr_tracker.lib.languages import Text
from upr_tracker.lib.partial_dates import PartialDate

UNBROKEN = "Nondiscriminationlegislation" * 85
"""As long as 300 words, without a space."""

PARAGRAPH = "Nobody may be discriminated against in law or in practice. " * 150
"""Longer than a page, in a column of a table."""

HOSTILE = "<b>&amp; \u0000\ufffe “quoted” </td></table><script> \uf0b7\u0378e\u0301\u2028a"


def multiplied(content, times):
    """So many times the recommendations, under so many times the themes once those have ten times as many each.

    Each has a number of its own, and each assessment has evidence of its own.
    """
    if times == 1:
        return content
    numbers, inside = count(1), min(times, 10)
    themes = tuple(
        multiplied_theme(theme, inside, numbers, copy)
        for copy in range(1, times // inside + 1)
        for theme in content.progress.themes
    )
    counts = tuple(replace(each, number=each.number * times) for each in content.progress.counts)
    return replace(content, progress=replace(content.progress, themes=themes, counts=counts))


def multiplied_theme(theme, times, numbers, copy):
    return replace(
        theme,
        name=Text(f"{theme.name} {copy}", theme.name.lang),
        groups=tuple(renumbered(group, numbers) for _ in range(times) for group in theme.groups),
        counts=tuple(replace(each, number=each.number * times) for each in theme.counts),
    )


def renumbered(group, numbers):
    labels = tuple(f"110.{next(numbers)}" for _ in group.promises)
    promises = [
        replace(each, uid=f"{each.uid}-{label}", number=label, label=label)
        for each, label in zip(group.promises, labels, strict=True)
    ]
    cited = evidence(int(labels[0].removeprefix("110.")))
    judged = group.assessment and replace(group.assessment, judges=labels, evidence=(cited,))
    return replace(group, promises=tuple(promises), assessment=judged)


def cited(content):
    """Its first assessment cites two pieces of evidence."""
    theme, *themes = content.progress.themes
    group, *groups = theme.groups
    judged = replace(group.assessment, evidence=(evidence(1), evidence(2)))
    changed = replace(theme, groups=(replace(group, assessment=judged), *groups))
    return replace(content, progress=replace(content.progress, themes=(changed, *themes)))


def cited_twice(content):
    """One assessment with one piece of evidence stands for recommendations of two themes."""
    first, *themes, last = cited(content).progress.themes
    judged = replace(first.groups[0].assessment, evidence=(evidence(1),))
    both = [
        replace(each, groups=(replace(each.groups[0], assessment=judged), *each.groups[1:])) for each in (first, last)
    ]
    return replace(content, progress=replace(content.progress, themes=(both[0], *themes, both[1])))


def evidence(number, **fields):
    told = {
        "uid": f"evidence-{number}",
        "title": Text(f"Report {number} on the situation", "en"),
        "publisher": "A publisher",
        "date": PartialDate("2021-12"),
        "url": f"https://example.org/reports/{number}/",
        "archived_url": f"https://archive.example.org/{number}",
    }
    return Evidence(number=number, **{**told, **fields})


def difficult(content):
    """Texts that no line can take, one that no page can take, and what would be markup."""
    theme, *themes = content.progress.themes
    group, *groups = theme.groups
    name = Text(("Antidiscrimination" * 23)[:400], "en")
    changed = replace(theme, name=name, in_asks=name, groups=(difficult_group(group), *groups))
    return replace(
        content,
        title=name,
        origin=Text(UNBROKEN, "en"),
        progress=replace(content.progress, themes=(changed, *themes)),
    )


def difficult_group(group):
    """Judged by an assessment that is longer than a page."""
    first, second, *promises = group.promises
    words = Text(HOSTILE + "ខ្ញុំទទួលយក" * 60, "en")
    unbroken = replace(
        first, number="A/HRC/41/17-110.47", states=(Text("Guinea-Bissau-" * 9, "en"),) * 2, text=Text(UNBROKEN, "en")
    )
    long = replace(second, text=Text(PARAGRAPH, "en"), note=words)
    judged = replace(
        group.assessment,
        judges=("110.47 (Bosnia-Herzegovina)",) * 60,
        narrative=Text(f"{UNBROKEN} {PARAGRAPH}", "en"),
        evidence=(evidence(1, title=words), evidence(2, url="https://example.org/" + "x" * 400)),
        corrects=Correction("mistake", group.grade, PartialDate("2021"), dt.date(2022, 1, 1)),
    )
    return replace(group, promises=(unbroken, long, *promises), assessment=judged)


# What an edition can say of itself


def signed(content, *, prepared=4, endorsed=15, logos=0):
    """By so many organisations, the first of which have logos, in the order in which they are printed."""
    roles = ["prepared"] * prepared + ["endorsed"] * endorsed
    signatories = [signatory(number, role, logo() if number <= logos else None) for number, role in enumerate(roles, 1)]
    return replace(content, signatories=tuple(signatories))


def signatory(number, role="endorsed", picture=None):
    name = f"Organisation {number} for the rights of everybody in every province of the country"
    return Signatory(f"organisation-{number}", role, Text(name, "en"), picture)


def logo(size=(320, 120), text="A blue field"):
    written = io.BytesIO()
    Image.new("RGBA", size, (27, 90, 142, 200)).save(written, "PNG")
    return Logo("image/png", b64encode(written.getvalue()).decode(), Text(text, "en"))


def mending(content, mends="The number of a recommendation was wrong."):
    replaced = Replaced(1, dt.date(2026, 11, 23), Text(mends, "en"))
    return replace(content, number=2, replaces=replaced, since=since(*CHANGES))


def since(*changes):
    return Since(1, dt.date(2026, 11, 23), changes)


NOTHING = Text("", "en")
CHANGES = [
    Change("status", ("110.47", "110.51"), "Not yet implemented", "Some progress made", NOTHING),
    Change("status", ("110.99",), "", "Not assessed yet", NOTHING),
    Change("correction", ("110.45",), "Fully implemented", "Not yet implemented", NOTHING),
    Change("evidence", ("110.50",), "", "", Text("Prakas 7", "en")),
    Change("signatory", (), "", "", Text("Organisation 1", "en")),
]

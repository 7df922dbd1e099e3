"""PDFs to test with, and what tools that know nothing of WeasyPrint read in them."""

import datetime as dt
import json
import shutil
import subprocess

import page as validator
import pytest

from upr_tracker.lib.khmer import break_words, without_breaks
from upr_tracker.lib.pdf import Attachment, render_pdf

CAMPAIGN = "ខ្ញុំទទួលយក"
MEDIA_TITLES = [
    "កញ្ញា លី ពិសី៖ អាពាហ៍ពិពាហ៍ស្របច្បាប់សំខាន់ក្នុងការបង្ការភាពងាយរងគ្រោះរបស់អ្នកស្រឡាញ់ភេទដូចគ្នា",
    "សហគមន៍អ្នកស្រឡាញ់ភេទដូចគ្នាចង់មានច្បាប់រៀបការ ខណៈប្រធានសិទ្ធិមនុស្សកម្ពុជាគាំទ្រ",
    "យុទ្ធនាការ “ខ្ញុំទទួលយក” បំណងចង់ឱ្យមានសមភាពច្បាប់អាពាហ៍ពិពាហ៍អ្នកស្រឡាញ់ភេទដូចគ្នា",
    "ឯកឧត្តម កែវ រ៉េមី ៖ ខ្ញុំមិនទុកឱ្យអ្នកស្រឡាញ់ភេទដូចគ្នារស់នៅឯកនោះទេ",
    "មេសិទ្ធិមនុស្សកម្ពុជា ទទួលស្គាល់ថាសង្គមកម្ពុជា មានការរើសអើងការស្រឡាញ់ភេទដូចគ្នា ពីសំណាក់ក្រុមគ្រួសារ សហគមន៍ និងមនុស្សនៅជុំវិញខ្លួន",
    "ទិវាសិទ្ធិមនុស្សអន្តរជាតិ “ខ្ញុំទទួលយក”",
    "យុទ្ធនាការ “ខ្ញុំទទួលយក” ដើម្បីសមភាពច្បាប់រៀបការ ដល់អ្នកស្រឡាញ់ភេទដូចគ្នា",
    "ទិវាសិទ្ធិមនុស្សអន្តរជាតិរបស់ស្រឡាញ់ភេទដូចគ្នា ២០២១",
    "អង្គការសមាគមចំនួន១៦ដែលធ្វើការលើកកម្ពស់សិទ្ធិអ្នកស្រឡាញ់ភេទដូចគ្នា",
]
DATA = Attachment("data.json", b'{"edition": 1}', "application/json", "The data of this edition")
TABLE = Attachment("progress.csv", b"paragraph,status\r\n", "text/csv", "Progress")


def written(body, *, style="", title="A report", lang="en", **options):
    head = f'<!doctype html><html lang="{lang}"><title>{title}</title><style>{style}</style>'
    html = f"{head}<body>{body}</body></html>"
    return render_pdf(html, **({"created": dt.date(2022, 3, 3), "identifier": "edition-1"} | options))


def wide(texts, style=""):
    """One paragraph a text, on a page so wide that each is a single line."""
    paragraphs = "".join(f"<p>{break_words(text)}</p>" for text in texts)
    return written(paragraphs, style="@page{size:A2 landscape}" + style)


def read_with(tool, *arguments, content, folder):
    """What a Debian tool says of the PDF; `FILE` among the arguments stands for it."""
    if not shutil.which(tool):
        pytest.fail(f"{tool} is missing: apt-get install {'qpdf' if tool == 'qpdf' else 'poppler-utils'}")
    path = folder / "read.pdf"
    path.write_bytes(content)
    command = [tool, *(str(path) if argument == "FILE" else argument for argument in arguments)]
    return subprocess.run(command, check=True, capture_output=True, cwd=folder).stdout.decode()


def lines_of(content, folder):
    text = read_with("pdftotext", "FILE", "-", content=content, folder=folder)
    return [line for line in without_breaks(text).replace("\f", "").split("\n") if line]


def objects_of(content, folder):
    """The values of all objects in the file, as qpdf reads them."""
    objects = json.loads(read_with("qpdf", "--json=2", "FILE", content=content, folder=folder))["qpdf"][1]
    return [item.get("value", item.get("stream", {}).get("dict")) for item in objects.values()]


def uncompressed(content, folder):
    read_with("qpdf", "--qdf", "--object-streams=disable", "FILE", "plain.pdf", content=content, folder=folder)
    return (folder / "plain.pdf").read_bytes()


def fonts_of(content, folder):
    """Each font in the file as (its name without the subset's prefix, is it embedded?, has it ToUnicode?)."""
    rows = read_with("pdffonts", "FILE", content=content, folder=folder).splitlines()[2:]
    cells = [row.split() for row in rows]
    return {(row[0].partition("+")[2], row[-5], row[-3]) for row in cells}


def failures_of(content):
    profiles = (validator.ValidationProfile.PDF_UA_1, validator.ValidationProfile.PDF_A_3A)
    reports = [validator.validate_pdf_bytes(content, profile=profile) for profile in profiles]
    return [(report.profile.name, fail.rule_id, fail.message) for report in reports for fail in report.failures]


def long_table(rows):
    cells = "".join(f'<tr><th scope="row">110.{row}</th><td>{break_words(CAMPAIGN)} {row}</td></tr>' for row in rows)
    head = '<thead><tr><th scope="col">Paragraph</th><th scope="col">Answer</th></tr></thead>'
    return f"<h1>Progress</h1><table><caption>Answers</caption>{head}<tbody>{cells}</tbody></table>"

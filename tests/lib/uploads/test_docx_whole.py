"""What is left of a document is whole: every link in it leads somewhere, every part has a kind, every word is there."""

import io
import os
import posixpath
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.lib.uploads.files import PLAIN_TEXT, telling_docx
from upr_tracker.lib.uploads import check_and_clean

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SAMPLES = sorted(Path(os.environ.get("UPR_SAMPLE_DATA", "/nowhere")).glob("*.docx"))


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read(part):
    return ElementTree.fromstring(part)  # noqa: S314


def words_of(parts):
    return [each.text for each in read(parts["word/document.xml"]).iter(f"{W}t")]


def links_of(parts, name):
    """The links of a part by their id, with the part that each leads to, or None outside."""
    rels = f"{posixpath.dirname(name)}/_rels/{posixpath.basename(name)}.rels".lstrip("/")
    if rels not in parts:
        return {}
    found = {}
    for link in read(parts[rels]):
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), link.get("Target"))).lstrip("/")
        found[link.get("Id")] = None if link.get("TargetMode") == "External" else target
    return found


def check_is_whole(parts):
    xml = [name for name in parts if name.endswith(".xml") and name != "[Content_Types].xml"]
    for name in [*xml, ""]:
        links = links_of(parts, name)
        assert {target for target in links.values() if target} <= set(parts), name
        used = (
            {value for each in read(parts[name]).iter() for key, value in each.items() if key.startswith(R)}
            if name
            else set()
        )
        assert used <= set(links), name
    types = read(parts["[Content_Types].xml"])
    named = {each.get("PartName", "").lstrip("/") for each in types} - {""}
    by_ending = {each.get("Extension") for each in types}
    assert named <= set(parts)
    assert [name for name in parts if name not in named and name.rpartition(".")[2] not in by_ending] == []


def test_document_is_whole():
    parts = parts_of(check_and_clean(telling_docx()).content)
    check_is_whole(parts)
    assert words_of(parts) == [PLAIN_TEXT]


@pytest.mark.skipif(not SAMPLES, reason="UPR_SAMPLE_DATA names no folder with real documents")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_real_document_is_whole_and_keeps_every_word(path):
    before, parts = parts_of(path.read_bytes()), parts_of(check_and_clean(path.read_bytes()).content)
    check_is_whole(parts)
    assert words_of(parts) == words_of(before)
    assert len(words_of(parts)) > 1_000
    assert [name for name in parts if name.startswith(("docProps/", "customXml/"))] == []
    assert [name for name, part in parts.items() if b"w:rsidR=" in part] == []

"""XML of strangers: no entities, no document type, nothing fetched."""

from typing import Any

from lxml import etree

from upr_tracker.lib.uploads.refusals import Reason, UploadRefused


def read_xml(content: bytes) -> Any:
    """The root element. Raises UploadRefused for a document type, which no part of an Office file has."""
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UploadRefused(Reason.DAMAGED) from error
    if root.getroottree().docinfo.doctype:
        raise UploadRefused(Reason.LOADS)
    return root


def written_xml(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))

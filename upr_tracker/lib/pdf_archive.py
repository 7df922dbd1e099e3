"""A PDF that stands alone and says so: PDF/A-3a and PDF/UA-1 in one file, the same bytes every time.

WeasyPrint 70.0 writes either standard. `pdf/a-3a` is tagged already; what PDF/UA-1 wants besides is its own
mark in the metadata, and PDF/A wants that mark described. Nothing comes from outside: no network, no file,
no font of the machine.
"""

import datetime as dt
import functools
from collections.abc import Sequence
from typing import Any

import pydyf
import weasyprint
from fontTools.ttLib import TTFont
from weasyprint.document import Document
from weasyprint.pdf import fonts as weasyprint_fonts
from weasyprint.text.ffi import ffi, fontconfig, gobject, pangoft2
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from upr_tracker.lib import pdf_fonts

ADDRESS = "document:"
"""The page's own address, which leads nowhere: a relative link to a stylesheet is refused, not overlooked."""

FONTS = 'html{font-family:"Noto Sans","Noto Sans Khmer"}'
PICTURES = "img{image-rendering:pixelated}"
"""PDF/A lets nobody smooth a picture that is shown larger than it is (ISO 19005-3, 6.2.8)."""

UA_IDENTIFICATION = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
  <pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>The part of ISO 14289 that this file follows</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""PDF/UA-1 (ISO 14289-1, 5) and, for PDF/A-3 (ISO 19005-3, 6.6.2.3), the description of its property."""

ffi.cdef("FcConfig * FcConfigCreate (void);")  # WeasyPrint declares only the one that loads the machine's fonts


@functools.cache
def install() -> None:
    """Wrap two things that WeasyPrint uses, once. Two threads may not make the first call together."""
    # fontTools stamps each font that is saved with the hour.
    weasyprint_fonts.TTFont = functools.partial(TTFont, recalcTimestamp=False)
    pydyf.Stream.data = _with_certain_end(pydyf.Stream.data)


def _with_certain_end(data: property) -> property:
    """A compressed stream may end in the byte of a carriage return, which reads as one line end together
    with the line feed before "endstream": the stream then looks a byte too short, and PDF/A refuses it. One
    in 256 does, and is left uncompressed.
    """

    def data_with_certain_end(stream: pydyf.Stream) -> bytes:
        written: bytes = data.__get__(stream)
        if stream.compress and written.endswith(b"\r\nendstream"):
            stream.compress = False
            written = data.__get__(stream)
        return written

    return property(data_with_certain_end)


class NoMachineFonts(FontConfiguration):
    """A font configuration that begins empty: only what @font-face brings in can be found."""

    def __init__(self) -> None:
        self._config = fontconfig.FcConfigCreate()
        self.font_map = ffi.gc(pangoft2.pango_ft2_font_map_new(), gobject.g_object_unref)
        pangoft2.pango_fc_font_map_set_config(ffi.cast("PangoFcFontMap *", self.font_map), self._config)
        fontconfig.FcConfigDestroy(self._config)  # the map keeps its own reference
        self.strut_layouts: dict[Any, Any] = {}
        self.font_features: dict[Any, Any] = {}


class NothingFromOutside(URLFetcher):
    """Fetches our fonts and what the page itself holds as `data:`. Anything else is refused and remembered,
    because WeasyPrint goes on without it.
    """

    def __init__(self, page: str) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False)
        self._page = page
        self.refused: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url == pdf_fonts.SIGNS:
            return URLFetcherResponse(url, pdf_fonts.signs_for(self._page))
        if url in pdf_fonts.FACES:
            return URLFetcherResponse(url, pdf_fonts.noto(url))
        if not url.lower().startswith("data:"):
            self.refused.append(url)
        return super().fetch(url, headers)


def lay_out(html: str) -> Document:
    """The pages, not yet written. Raises ValueError for a page without what PDF/UA-1 cannot do without."""
    font_config, fetcher = NoMachineFonts(), NothingFromOutside(html)
    rules = pdf_fonts.font_faces() + FONTS + PICTURES
    faces = weasyprint.CSS(string=rules, font_config=font_config, url_fetcher=fetcher)
    page = weasyprint.HTML(string=html, base_url=ADDRESS, url_fetcher=fetcher)
    document = page.render(font_config=font_config, stylesheets=[faces], pdf_variant="pdf/a-3a")
    if not document.metadata.title:
        raise ValueError("A PDF needs a <title>, by which readers announce it.")
    if not document.metadata.lang:
        raise ValueError("A PDF needs <html lang>, in which readers read it aloud.")
    return document


def write(
    document: Document, *, created: dt.date, identifier: bytes, attachments: Sequence[weasyprint.Attachment]
) -> bytes:
    document.metadata.created = document.metadata.modified = f"{created:%Y-%m-%d}"
    return document.write_pdf(
        finisher=_identify, pdf_variant="pdf/a-3a", pdf_identifier=identifier, attachments=list(attachments)
    )


def _identify(_: Document, pdf: pydyf.PDF) -> None:
    metadata = _object(pdf, pdf.catalog["Metadata"])
    metadata.stream = [b"".join(metadata.stream).replace(b"</rdf:RDF>", UA_IDENTIFICATION + b"</rdf:RDF>")]
    metadata.compress = False  # PDF/A wants it readable to programs that know nothing of PDF
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))  # WeasyPrint lists each file twice


def _object(pdf: pydyf.PDF, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]

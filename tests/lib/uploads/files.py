"""Files as people have them, made by the libraries that others use: each tells of a person who must not be told of."""

import io
import zipfile

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, PngImagePlugin

SECRET = "Somebody-Who-Wrote-This"
PLAIN_TEXT = "What the document says"
GENERALIZED = pikepdf.StreamDecodeLevel.generalized


def picture(kind="PNG", size=(8, 4), mode="RGB", **options):
    """The left half is red, the right half blue."""
    image = Image.new(mode, size, "blue" if mode == "RGB" else 0)
    image.paste("red" if mode == "RGB" else 1, (0, 0, size[0] // 2, size[1]))
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def telling_exif(orientation=1):
    exif = Image.Exif()
    exif[0x010F], exif[0x013B], exif[0x0112] = SECRET, SECRET, orientation
    exif.get_ifd(0x8825)[2] = (11.0, 33.0, 0.0)
    return exif


def telling_png():
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", SECRET)
    texts.add_itxt("XML:com.adobe.xmp", f"<x>{SECRET}</x>")
    return picture("PNG", pnginfo=texts, exif=telling_exif())


def telling_jpeg(**options):
    options = {"exif": telling_exif(), "comment": SECRET, "quality": 95, "subsampling": 0, **options}
    return picture("JPEG", (16, 8), **options)


def pdf_of(pages=1):
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(200, 200))
    pdf.pages[0].Contents = pdf.make_stream(f"BT /F1 12 Tf 10 100 Td ({PLAIN_TEXT}) Tj ET".encode())
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[0].Resources = Dictionary(Font=Dictionary(F1=font))
    return pdf


def bytes_of(pdf, **options):
    buffer = io.BytesIO()
    pdf.save(buffer, **options)
    return buffer.getvalue()


def annotation(subtype, **fields):
    return Dictionary(Type=Name.Annot, Subtype=Name(f"/{subtype}"), Rect=Array([0, 0, 10, 10]), **fields)


def telling_pdf():
    """With the author in every place where a PDF keeps one, and a script wherever one can start."""
    pdf = pdf_of()
    script = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{SECRET}')"))
    pdf.docinfo["/Author"] = SECRET
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        xmp["dc:creator"] = [SECRET]
    pdf.attachments["notes.txt"] = pikepdf.AttachedFileSpec(pdf, SECRET.encode(), filename=f"{SECRET}.txt")
    pdf.Root.OpenAction = script
    pdf.Root.AA = Dictionary(WC=script)
    pdf.Root.Names.JavaScript = Dictionary(Names=Array([String("a"), script]))
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=pdf.make_stream(SECRET.encode()), SigFlags=3)
    pdf.Root.PieceInfo = Dictionary(App=Dictionary(Private=String(SECRET)))
    page = pdf.pages[0].obj
    page.AA = Dictionary(O=script)
    page.Metadata = pdf.make_stream(SECRET.encode())
    page.Thumb = pdf.make_stream(SECRET.encode())
    comment = annotation("Text", Contents=String("A comment"), T=String(SECRET), NM=String(SECRET), M=String("D:2022"))
    launch = annotation("Link", A=Dictionary(S=Name.Launch, F=String(f"C:\\{SECRET}\\run.exe")))
    scripted = annotation("Link", A=Dictionary(S=Name.URI, URI=String("https://example.org/"), Next=script))
    folder = annotation("Link", A=Dictionary(S=Name.URI, URI=String(f"file:///home/{SECRET}/")))
    attached = annotation("FileAttachment", FS=Dictionary(Type=Name.Filespec, F=String(f"{SECRET}.doc")))
    signature = Dictionary(Type=Name.Sig, Name=String(SECRET), ByteRange=Array([0, 1, 2, 3]))
    signed = annotation("Widget", FT=Name.Sig, T=String("field"), V=signature)
    found = [pdf.make_indirect(each) for each in (comment, launch, scripted, folder, attached, signed)]
    page.Annots = Array(found)
    pdf.Root.AcroForm.Fields = Array(found[-1:])
    image = pdf.make_stream(telling_jpeg())
    image.Subtype, image.Width, image.Height, image.BitsPerComponent = Name.Image, 16, 8, 8
    image.ColorSpace, image.Filter = Name.DeviceRGB, Name.DCTDecode
    image["/PTEX.FileName"] = String(f"/home/{SECRET}/figure.pdf")
    image.Ref = Dictionary(F=String(f"/home/{SECRET}/figure.pdf"))
    page.Resources.XObject = Dictionary(Im0=image)
    return bytes_of(pdf, fix_metadata_version=False)


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
ONE_PAGE = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"


def objects(*bodies, root=1):
    """A PDF of these objects, written by hand, since no library writes it."""
    content, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(bodies, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(bodies) + 1, table)
    return bytes(content) + b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(bodies) + 1,
        root,
        start,
    )


def all_of_pdf(content):
    """Every object and every stream of a PDF, unpacked and as it stands, as one text."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        raw = b"".join(each.read_raw_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream))
        loose = pikepdf.ObjectStreamMode.disable
        return raw + bytes_of(
            pdf, compress_streams=False, object_stream_mode=loose, stream_decode_level=GENERALIZED, static_id=True
        )


MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LINKED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'


def links(**by_type):
    """Relationships: their type's last words, with targets; a target with a scheme lies outside."""
    lines = [
        f'<Relationship Id="{name}" Type="{LINKED}/{name}" Target="{target}"'
        + (' TargetMode="External"' if ":" in target else "")
        + "/>"
        for name, target in by_type.items()
    ]
    return f"<Relationships {RELATIONS}>{''.join(lines)}</Relationships>"


def document(body=f"<w:p><w:r><w:t>{PLAIN_TEXT}</w:t></w:r></w:p>"):
    return f"<w:document {WORD} xmlns:r='{LINKED}'><w:body>{body}</w:body></w:document>"


def types(main=MAIN, more=""):
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="jpeg" ContentType="image/jpeg"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>{more}</Types>'
    )


def docx(parts=None, *, main=MAIN, names=(), **options):
    """A document of these parts beside the ones that each has; None leaves one out."""
    whole = {
        "[Content_Types].xml": types(main),
        "_rels/.rels": links(officeDocument="word/document.xml"),
        "word/document.xml": document(),
        **(parts or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in whole.items():
            if content is not None:
                archive.writestr(name, content)
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), b"<a/>")
    return buffer.getvalue()


def telling_docx():
    """With the author in every place where Word keeps one."""
    who = f'w:author="{SECRET}" w:date="2022-01-01T00:00:00Z"'
    body = (
        f'<w:p w:rsidR="00AA11BB"><w:ins w:id="1" {who}><w:r><w:t>{PLAIN_TEXT}</w:t></w:r></w:ins>'
        f'<w:del w:id="2" {who}><w:r><w:delText>gone</w:delText></w:r></w:del>'
        f'<w:permStart w:id="3" w:ed="{SECRET}"/><w:hyperlink r:id="hyperlink"/></w:p>'
    )
    comment = f'<w:comment w:id="0" w:initials="{SECRET}" {who}><w:p/></w:comment>'
    settings = (
        f'<w:rsids><w:rsid w:val="00AA11BB"/></w:rsids><w:docVars><w:docVar w:name="a" w:val="{SECRET}"/></w:docVars>'
    )
    return docx(
        {
            "_rels/.rels": links(
                **{"officeDocument": "word/document.xml", "core-properties": "docProps/core.xml"},
                **{"extended-properties": "docProps/app.xml", "thumbnail": "docProps/thumbnail.jpeg"},
            ),
            "docProps/core.xml": f"<a>{SECRET}</a>",
            "docProps/app.xml": f"<a>{SECRET}</a>",
            "docProps/thumbnail.jpeg": telling_jpeg(),
            "customXml/item1.xml": f"<a>{SECRET}</a>",
            "word/document.xml": document(body),
            "word/comments.xml": f"<w:comments {WORD}>{comment}</w:comments>",
            "word/people.xml": f"<a>{SECRET}</a>",
            "word/settings.xml": f"<w:settings {WORD}><w:attachedTemplate/>{settings}</w:settings>",
            "word/media/image1.jpeg": telling_jpeg(),
            "word/_rels/settings.xml.rels": links(attachedTemplate=f"file:///C:/Users/{SECRET}/Normal.dotm"),
            "word/_rels/document.xml.rels": links(
                comments="comments.xml",
                people="people.xml",
                settings="settings.xml",
                image="media/image1.jpeg",
                customXml="../customXml/item1.xml",
                hyperlink=f"file:///C:/Users/{SECRET}/report.docx",
            ),
        }
    )

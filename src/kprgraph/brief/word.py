"""A brief as a Word document in the type that Thai offices write in."""

from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kprgraph.brief.model import Brief, Row, Section
from kprgraph.draw.missing import needs
from kprgraph.errors import Text

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

# The face of official letters; its letters are small, so that 14 points read like 10 of another.
_FACE, _BODY, _SMALL, _HEADING, _TITLE = "TH Sarabun New", 14, 12, 16, 24
_INK, _SOFT = "332288", "4A4A4A"
_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline",
    "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w",
    "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign",
    "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath",
)  # fmt: skip
"""What a run may say of itself, in the order that the schema of WordprocessingML demands."""
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""What a ZIP file says where it may say nothing of time."""


def docx(brief: Brief) -> bytes:
    """The brief as DOCX; the same bytes every time.

    Raises:
        UsageError: If python-docx is not installed.
    """
    with needs(Text(th="การสร้าง DOCX", en="Making DOCX")):
        from docx import Document as new_document  # noqa: N813, PLC0415 - its name for its function
        from docx.shared import Mm  # noqa: PLC0415

    document = new_document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(19)
    section.top_margin = section.bottom_margin = Mm(17)
    _styles(document, brief.lang)
    document.core_properties.title = brief.title
    document.core_properties.author = "kprgraph"
    document.core_properties.comments = brief.version
    document.core_properties.language = brief.lang
    document.add_heading(brief.title, level=0)
    if brief.kind:
        _run(document.add_paragraph(), brief.kind, soft=True)
    for name, value in brief.facts:
        paragraph = document.add_paragraph()
        _run(paragraph, f"{name}: ", soft=True)
        _run(paragraph, value)
    for each in brief.sections:
        _section(document, each, brief)
    for line in (brief.source, *brief.caveats, brief.more, brief.version):
        if line:
            _run(document.add_paragraph(), line, small=True, soft=True)
    buffer = BytesIO()
    document.save(buffer)
    return _timeless(buffer.getvalue())


def _section(document: "Document", section: Section, brief: Brief) -> None:
    document.add_heading(section.heading, level=1)
    if section.note:
        _run(document.add_paragraph(), section.note, small=True, soft=True)
    if section.columns:
        _table(document, section, brief)
    else:
        for row in section.rows:
            _item(document, row, brief)
    if section.hidden:
        _run(document.add_paragraph(), brief.words["more"].format(section.hidden), small=True, soft=True)


def _item(document: "Document", row: Row, brief: Brief) -> None:
    paragraph = document.add_paragraph(style="List Bullet")
    if row.planned:
        _run(paragraph, f"[{brief.words['planned']}] ", small=True, soft=True)
    _run(paragraph, row.cells[0])
    if row.cite:
        _run(paragraph, f" ({row.cite})", small=True, soft=True)


def _table(document: "Document", section: Section, brief: Brief) -> None:
    heads = (*section.columns, brief.words["stated"])
    table = document.add_table(rows=1, cols=len(heads))
    table.style = "Light List"
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        _run(cell.paragraphs[0], text, small=True)
    for row in section.rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, (*row.cells, row.cite), strict=True):
            _run(cell.paragraphs[0], text, small=True, soft=text is row.cite)


def _run(paragraph: "Paragraph", text: str, *, small: bool = False, soft: bool = False) -> None:
    """Add text; sizes are set for Thai as well, which Word takes from a property of its own."""
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    run = paragraph.add_run(text)
    if soft:
        run.font.color.rgb = RGBColor.from_string(_SOFT)
    if small:
        run.font.size = Pt(_SMALL)
        _complex(run._element.get_or_add_rPr(), size=_SMALL)


def _styles(document: "Document", lang: str) -> None:
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    for name, size in (("Normal", _BODY), ("List Bullet", _BODY), ("Heading 1", _HEADING), ("Title", _TITLE)):
        style: Any = document.styles[name]
        style.font.name, style.font.size = _FACE, Pt(size)
        style.paragraph_format.space_after = Pt(2)
        style.paragraph_format.space_before = Pt(8 if name == "Heading 1" else 0)
        properties = style.element.get_or_add_rPr()
        _complex(properties, size=size, face=_FACE, bold=name in ("Heading 1", "Title"), lang=lang)
    for name in ("Heading 1", "Title"):
        style = document.styles[name]
        style.font.color.rgb = RGBColor.from_string(_INK if name == "Heading 1" else "1A1A1A")
        style.font.bold = True


def _complex(properties: Any, *, size: int, face: str = "", bold: bool = False, lang: str = "") -> None:
    """Set what Word uses for complex scripts, of which Thai is one: face, size, weight and language."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    def child(tag: str, **attributes: str) -> None:
        element = properties.find(qn(tag))
        if element is None:
            element = OxmlElement(tag)
            properties.append(element)
        for name, value in attributes.items():
            element.set(qn(f"w:{name}"), value)

    if face:
        child("w:rFonts", ascii=face, hAnsi=face, cs=face, eastAsia=face)
        for theme in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
            properties.find(qn("w:rFonts")).attrib.pop(qn(f"w:{theme}"), None)
    if bold:
        child("w:bCs")
    child("w:szCs", val=str(size * 2))
    if lang:
        child("w:lang", val="en-GB", bidi="th-TH")
    properties[:] = sorted(properties, key=lambda element: _rank(element.tag))


def _rank(tag: str) -> int:
    name = tag.rpartition("}")[2]
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _timeless(content: bytes) -> bytes:
    """The same package without the time at which it was packed."""
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(packed, "w") as after:
        for name in before.namelist():
            entry = ZipInfo(name, _FIRST_DAY)
            entry.compress_type = ZIP_DEFLATED
            after.writestr(entry, before.read(name))
    return packed.getvalue()

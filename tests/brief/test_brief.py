"""Briefs in each form: what they say, where that stands in the report, and that nothing is fetched."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO

import pytest
from docx import Document

from kprgraph import brief
from kprgraph.brief.illustration import illustrate
from kprgraph.brief.model import Brief, Row, Section
from kprgraph.brief.page import html
from kprgraph.errors import UsageError
from kprgraph.namespaces import expand
from kprgraph.store import Store
from tests.draw.conftest import pdf, squeezed, text_of

ABOUT = ["service:star-permit", "agency:north-star", "committee:north-star", "platform:one-star"]


class Asking(HTMLParser):
    """Collects what a browser would fetch, and which elements there are."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name in ("src", "srcset", "data", "poster", "action", "xlink:href"):
                self.asked.append(f"{tag} {name} {value}")
            if name == "href" and not (value or "").startswith("#"):
                self.asked.append(f"{tag} {name} {value}")
            if name == "id" and value:
                self.ids.append(value)


def read(content: bytes) -> Asking:
    parser = Asking()
    parser.feed(content.decode())
    return parser


def everything(given: Brief) -> list[str]:
    """All that a brief says in words."""
    rows = [text for section in given.sections for row in section.rows for text in (*row.cells, row.cite)]
    return [given.title, given.source, *(section.heading for section in given.sections), *filter(None, rows)]


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("about", ABOUT)
def test_every_fact_says_where_it_is_from(toy_store: Store, about: str, lang: str) -> None:
    given = brief.gather(toy_store, about, lang)
    assert given.sections
    for section in given.sections:
        for row in section.rows:
            assert row.cite, row
    assert "2599" in given.source


@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_service_says_who_stands_behind_it(toy_store: Store, lang: str) -> None:
    said = everything(brief.gather(toy_store, "service:star-permit", lang))
    wanted = {
        "th": ("กรมดาวเหนือ: เจ้าของงาน · ปีงบประมาณ 2599", "บรรทัด 29 · หน้า 7–10"),
        "en": ("Department of the North Star: owner · FY B.E. 2599", "line 29 · pp. 7–10"),
    }
    assert set(wanted[lang]) <= set(said)


@pytest.mark.parametrize("about", ABOUT)
def test_english_briefs_hold_no_thai_but_names(toy_store: Store, about: str) -> None:
    given = brief.gather(toy_store, about, "en")
    for text in everything(given):
        assert not re.search("[\u0e00-\u0e7f]", text), text


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("about", ABOUT)
def test_pdf_has_one_or_two_pages_with_all_of_it(toy_store: Store, about: str, lang: str) -> None:
    given = brief.gather(toy_store, about, lang)
    content = brief.write(toy_store, given, "pdf")
    assert len(pdf(content)) in (1, 2)
    text = text_of(content)
    for said in everything(given):
        assert squeezed(said) in text, said


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("about", ABOUT)
def test_docx_opens_and_holds_all_of_it(toy_store: Store, about: str, lang: str) -> None:
    given = brief.gather(toy_store, about, lang)
    document = Document(BytesIO(brief.write(toy_store, given, "docx")))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    for said in everything(given):
        assert said in text, said
    assert document.core_properties.title == given.title
    assert document.styles["Normal"].font.name == "TH Sarabun New"


def test_docx_says_its_properties_in_the_order_of_the_schema(toy_store: Store) -> None:
    given = brief.gather(toy_store, "service:star-permit")
    document = Document(BytesIO(brief.write(toy_store, given, "docx")))
    order = ["rFonts", "b", "bCs", "color", "sz", "szCs", "lang"]
    for name in ("Normal", "Heading 1", "Title"):
        tags = [element.tag.rpartition("}")[2] for element in document.styles[name].element.rPr]
        known = [tag for tag in tags if tag in order]
        assert known == sorted(known, key=order.index)
        assert {"rFonts", "szCs", "lang"} <= set(known)


@pytest.mark.parametrize("form", brief.FORMS)
def test_the_same_brief_is_the_same_file(toy_store: Store, form: str) -> None:
    first, second = (
        brief.write(toy_store, brief.gather(toy_store, "service:star-permit"), form) for _ in range(2)
    )
    assert first == second


def test_html_holds_picture_and_table_and_asks_for_nothing(toy_store: Store) -> None:
    given = brief.gather(toy_store, "service:star-permit")
    content = brief.write(toy_store, given, "html")
    parsed = read(content)
    assert parsed.asked == []
    assert {"svg", "table", "title"} <= set(parsed.tags)
    assert not {"script", "link", "img", "iframe", "object", "embed", "base"} & set(parsed.tags)
    text = content.decode()
    assert "@import" not in text
    assert {start[:9] for start in text.split("url(")[1:]} == {"data:font"}
    assert "default-src 'none'" in text
    assert 'lang="th"' in text
    addresses = set(re.findall(r"https?://[^\"'\s<]+", text))
    assert addresses <= {"http://www.w3.org/2000/svg"}


def test_the_table_says_what_the_picture_shows(toy_store: Store) -> None:
    drawn = illustrate(toy_store, expand("service:star-permit"), "en", "1")
    assert len(drawn.table.rows) == drawn.svg.count('<g class="link">') == 6
    assert ("Department of the North Star", "2599") in {(r.cells[0], r.cells[4]) for r in drawn.table.rows}
    assert all(row.cite for row in drawn.table.rows)


def test_several_things_share_a_file(toy_store: Store) -> None:
    briefs = [brief.gather(toy_store, about) for about in ABOUT[:3]]
    content = brief.offline(toy_store, briefs)
    parsed = read(content)
    assert parsed.tags.count("article") == 3
    assert len(parsed.ids) == len(set(parsed.ids))
    assert parsed.asked == []
    assert {f"thing-{n}" for n in (1, 2, 3)} <= set(parsed.ids)


def test_a_thing_of_which_nothing_is_drawn_has_no_empty_picture(toy_store: Store) -> None:
    drawn = illustrate(toy_store, expand("agency:mist"), "th", "1")
    text = html([(brief.gather(toy_store, "agency:mist"), drawn)]).decode()
    assert ("<figure" in text) == bool(drawn.svg)


def test_labels_with_markup_are_text(toy_store: Store) -> None:
    evil = "<script>alert(1)</script>"
    given = brief.gather(toy_store, "service:star-permit")
    rows = (Row((evil,), evil),)
    bad = replace(given, title=evil, kind=evil, sections=[Section("x", evil, rows)])
    for form in brief.FORMS:
        content = brief.write(toy_store, bad, form)
        assert content
        if form == "html":
            assert "script" not in read(content).tags
            assert content.decode().count("&lt;script&gt;") >= 4


def test_a_long_brief_is_cut_and_says_so(toy_store: Store) -> None:
    from kprgraph.brief.budget import fit

    rows = tuple(Row((f"เรื่องที่ {n}",), "บรรทัด 1") for n in range(300))
    sections = [Section(code, code, rows) for code in ("a", "b", "c", "d", "e")]
    kept = fit(sections, 3)
    assert all(len(section.rows) + section.hidden == 300 for section in kept)
    assert min(len(section.rows) for section in kept) >= 2
    given = brief.gather(toy_store, "service:star-permit")
    long = replace(given, sections=kept)
    assert len(pdf(brief.write(toy_store, long, "pdf"))) == 2


def test_a_form_that_is_none_is_said(toy_store: Store) -> None:
    with pytest.raises(UsageError, match="odt"):
        brief.write(toy_store, brief.gather(toy_store, "service:star-permit"), "odt")

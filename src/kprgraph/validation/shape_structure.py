"""How shapes are put together: lists and paths without end, odd numbers, shapes that ask themselves.

Engines differ on each of these: one raises, one hangs, one passes over it.
"""

from collections.abc import Iterator

from kprgraph.errors import Text
from kprgraph.lexical import known
from kprgraph.namespaces import PREFIXES, compress
from kprgraph.validation.compiled.reading import Reader
from kprgraph.validation.compiled.terms import is_iri, is_literal, lexical, plain, sh
from kprgraph.validation.shape_terms import CONSTRAINTS, LINKS, LISTS

Slip = tuple[str, str, str, Text]
"""Node, rule, what is wrong there, and why it matters."""

_RDF, _XSD, _OWL = PREFIXES["rdf"], PREFIXES["xsd"], PREFIXES["owl"]
_FIRST, _REST, _NIL = f"<{_RDF}first>", f"<{_RDF}rest>", f"<{_RDF}nil>"
_IMPORTS = f"<{_OWL}imports>"
_NUMBERS = ("minCount", "maxCount", "minLength", "maxLength", "qualifiedMinCount", "qualifiedMaxCount")
_IN_LISTS = (*sorted(LISTS), "in", "languageIn", "ignoredProperties", "alternativePath")
_PATHS = ("inversePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath", "alternativePath")
_LONGEST_CHAIN = 14


def slips(reader: Reader) -> Iterator[Slip]:
    """What is wrong with how the shapes are put together."""
    about = reader.described
    if not any(sh(name) in said for said in about.values() for name in CONSTRAINTS):
        yield "", "shape-without-target", "sh:targetClass", _NOTHING
    yield from _lists(reader)
    yield from _values(reader)
    yield from _paths(reader)
    yield from _chains(reader)


def _lists(reader: Reader) -> Iterator[Slip]:
    for node in reader.described:
        for name in _IN_LISTS:
            for members in reader.all(node, name):
                if (why := _list_fault(reader.described, members)) is not None:
                    yield node, "shape-list", f"sh:{name}", why


def _values(reader: Reader) -> Iterator[Slip]:
    for node, said in reader.described.items():
        for name in _NUMBERS:
            for term in reader.all(node, name):
                if not (is_literal(term) and lexical(term).isascii() and lexical(term).isdigit()):
                    yield node, "shape-number", f"sh:{name} {plain(term)}", _NUMBER
        for term in reader.all(node, "datatype"):
            if plain(term).startswith(_XSD) and not known(plain(term)):
                yield node, "shape-unknown-datatype", compress(plain(term)), _NO_DATATYPE
        for term in said.get(_IMPORTS, ()):
            yield node, "shape-unused-feature", f"owl:imports {plain(term)}", _IMPORT


def _paths(reader: Reader) -> Iterator[Slip]:
    about = reader.described
    for node in sorted({term for said in about.values() for term in said.get(sh("property"), ())}):
        if len(reader.all(node, "path")) != 1:
            yield node, "shape-path", str(len(reader.all(node, "path"))), _ONE_PATH
    for node in about:
        for path in reader.all(node, "path"):
            if _turns(about, path, ()):
                yield node, "shape-path", "sh:path", _PATH_TURNS


def _list_fault(about: "dict[str, dict[str, list[str]]]", members: str) -> Text | None:
    seen: set[str] = set()
    while members != _NIL:
        said = about.get(members, {})
        if members in seen:
            return _LIST_TURNS
        if len(said.get(_REST, ())) != 1 or len(said.get(_FIRST, ())) != 1:
            return _LIST_OPEN
        seen.add(members)
        members = said[_REST][0]
    return None


def _turns(about: "dict[str, dict[str, list[str]]]", path: str, above: tuple[str, ...]) -> bool:
    """Whether a path leads into itself."""
    if path in above:
        return True
    said = about.get(path, {}) if not is_iri(path) else {}
    inner = [term for name in (*map(sh, _PATHS), _FIRST, _REST) for term in said.get(name, ())]
    return any(_turns(about, term, (*above, path)) for term in inner)


def _chains(reader: Reader) -> Iterator[Slip]:
    """Shapes that ask themselves, and chains of shapes longer than an engine follows."""
    asks = {
        node: sorted({term for name in sorted(LINKS - {"property"}) for term in reader.all(node, name)})
        for node in reader.described
    }
    lengths: dict[str, int] = {}

    def longest(node: str, above: tuple[str, ...]) -> int:
        if node in above or len(above) > _LONGEST_CHAIN + 1:
            return _LONGEST_CHAIN + 1
        if node not in lengths:
            lengths[node] = 1 + max((longest(term, (*above, node)) for term in asks.get(node, ())), default=0)
        return lengths[node]

    for node in sorted(asks):
        if asks[node] and longest(node, ()) > _LONGEST_CHAIN:
            yield node, "shape-recursion", compress(plain(node)), _RECURSION
            return


_NOTHING = Text(
    th="ไม่มีกฎใด จึงไม่มีสิ่งใดได้รับการตรวจ", en="no shape asks for anything, so that nothing is checked"
)
_LIST_TURNS = Text(th="รายการวนกลับหาตัวเอง", en="the list runs in a circle")
_LIST_OPEN = Text(th="รายการขาดตอนหรือแตกแขนง", en="the list has no end or more than one")
_NUMBER = Text(th="ต้องเป็นจำนวนเต็มไม่ติดลบ", en="must be a whole number, not negative")
_NO_DATATYPE = Text(th="XML Schema ไม่มีชนิดข้อมูลนี้", en="XML Schema has no such datatype")
_IMPORT = Text(th="ไม่อ่านไฟล์อื่น กฎจึงไม่มีผล", en="nothing is imported, so that it has no effect")
_ONE_PATH = Text(th="sh:property ต้องมี sh:path หนึ่งค่า พบ", en="sh:property needs exactly one sh:path; found")
_PATH_TURNS = Text(th="เส้นทางวนกลับหาตัวเอง", en="the path runs in a circle")
_RECURSION = Text(th="กฎอ้างถึงตัวเองหรือซ้อนกันเกิน 14 ชั้น", en="shapes ask themselves or are nested deeper than 14")

"""The figures as an RDF Data Cube (W3C Recommendation, 2014): a reconciled view, made from the records.

A cube may hold only one observation for the same dimensions (its integrity constraint IC-12), and a report
may print two values. Figures that agree become one observation, with all of them as its sources. Figures that
disagree are left out of the cube and named on the data set: none of them is preferred, and none is averaged.
They stay in every other format, and the audit asks about them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

import pyoxigraph as ox

from kprgraph.errors import Text
from kprgraph.export.describing import Node, about, linked, names, node, texts
from kprgraph.namespaces import BASE, PREFIXES, expand, split
from kprgraph.store import Store
from kprgraph.terms import python_value
from kprgraph.turtle import serialize

NAME = "qb"
FILE_NAME = "kprgraph.qb.ttl"
MEDIA_TYPE = "text/turtle"
TITLE = Text(th="ตัวเลขเป็น RDF Data Cube", en="The figures as an RDF Data Cube")

CUBE = f"{BASE}cube/figures"
_OWN = f"{CUBE}#"
_MEASURE = "http://purl.org/linked-data/sdmx/2009/measure#obsValue"
_UNIT = expand("sdmx-attribute:unitMeasure")
_PREFIXES = PREFIXES | {"sdmx-measure": split(_MEASURE)[0], "figures": _OWN}

_TITLE = Text(th="ตัวเลขของรายงาน", en="Figures of the report")
_ABOUT = Text(
    th="มุมมองที่ประสานแล้ว: ตัวเลขที่ตรงกันเป็นค่าเดียว ตัวเลขที่ขัดกันไม่อยู่ในนี้ ดูที่ rdfs:seeAlso",
    en="A reconciled view: figures that agree are one value; figures that disagree are not in it, "
    "see rdfs:seeAlso.",
)


@dataclass(frozen=True)
class _Dimension:
    """One dimension of the cube.

    Attributes:
        name: Last part of its IRI.
        of: The property of a figure that it is read from.
        title: What it is called.
        codes: The scheme that its values are from, or None.
        empty: The value of a figure that has none, or None where every figure has one.
    """

    name: str
    of: str
    title: Text
    codes: str | None = None
    empty: Text | None = None

    @property
    def iri(self) -> str:
        """Its IRI; a dimension is ours, because the property may be missing or repeated on a figure."""
        return f"{_OWN}{self.name}"


DIMENSIONS = (
    _Dimension("indicator", "kpr:indicator", Text(th="ตัวชี้วัด", en="Indicator")),
    _Dimension("about", "kpr:about", Text(th="เกี่ยวกับ", en="About")),
    _Dimension("period", "kpr:forPeriod", Text(th="ช่วงเวลา", en="Period")),
    _Dimension("role", "kpr:figureRole", Text(th="บทบาทของตัวเลข", en="Role of the figure"), "vocab:figrole"),
    _Dimension("unit", "kpr:unit", Text(th="หน่วย", en="Unit"), "vocab:unit"),
    _Dimension("group", "kpr:dimension", Text(th="กลุ่มย่อย", en="Group"), empty=Text(th="ทั้งหมด", en="all")),
    _Dimension(
        "compared-with",
        "kpr:comparedWith",
        Text(th="เทียบกับ", en="Compared with"),
        empty=Text(th="ไม่เทียบ", en="not compared"),
    ),
)


@dataclass(frozen=True)
class _Figure:
    """One figure.

    Attributes:
        iri: Its record.
        values: Value of each dimension, by its name; several of one dimension are one combined value.
        value: The number.
    """

    iri: str
    values: Mapping[str, tuple[str, ...]]
    value: ox.Literal

    @property
    def key(self) -> tuple[tuple[str, ...], ...]:
        """What IC-12 compares."""
        return tuple(self.values[dimension.name] for dimension in DIMENSIONS)


def write(store: Store, stream: BinaryIO) -> None:
    """Write structure, code lists and observations."""
    stream.write(serialize(_triples(store), prefixes=_PREFIXES).encode())


def _triples(store: Store) -> Iterator[ox.Triple]:
    groups: dict[tuple[tuple[str, ...], ...], list[_Figure]] = {}
    for figure in _figures(store):
        groups.setdefault(figure.key, []).append(figure)
    agreed = [figures for figures in groups.values() if _agree(figures)]
    disputed = [figure.iri for figures in groups.values() if figures not in agreed for figure in figures]
    yield from _structure(store)
    yield from about(CUBE, "rdf:type", node("qb:DataSet"))
    yield from about(CUBE, "dct:title", *texts(_TITLE))
    yield from about(CUBE, "dct:description", *texts(_ABOUT))
    yield from about(CUBE, "qb:structure", node(f"{_OWN}structure"))
    yield from about(CUBE, "rdfs:seeAlso", *map(node, sorted(disputed)))
    mentioned: set[str] = set()
    for figures in agreed:
        yield from _observation(store, figures)
        mentioned |= {iri for values in figures[0].key for iri in values}
    for iri in sorted(mentioned):
        yield from about(iri, "skos:prefLabel", *names(store, iri))


def _agree(figures: Iterable[_Figure]) -> bool:
    """Whether all have one value: 4 and 4.0 are the same."""
    return len({python_value(figure.value) for figure in figures}) == 1


def _figures(store: Store) -> Iterator[_Figure]:
    for iri in store.subjects("rdf:type", node("kpr:Figure")):
        values = {dimension.name: tuple(linked(store, iri, dimension.of)) for dimension in DIMENSIONS}
        numbers = [term for term in store.objects(iri, "kpr:value") if isinstance(term, ox.Literal)]
        missing = [one for one in DIMENSIONS if not one.empty and not values[one.name]]
        if len(numbers) == 1 and not missing:
            yield _Figure(iri, values, numbers[0])


def _observation(store: Store, figures: list[_Figure]) -> Iterator[ox.Triple]:
    first = figures[0]
    observation = f"{CUBE}/{first.iri.removeprefix(f'{BASE}id/')}"
    yield from about(observation, "rdf:type", node("qb:Observation"))
    yield from about(observation, "qb:dataSet", node(CUBE))
    for dimension in DIMENSIONS:
        value, made = _value(store, dimension, first.values[dimension.name])
        yield from about(observation, dimension.iri, value)
        yield from made
    yield from about(observation, _MEASURE, first.value)
    yield from about(observation, _UNIT, *map(node, first.values["unit"]))
    yield from about(observation, "dct:source", *(node(figure.iri) for figure in figures))


def _value(
    store: Store, dimension: _Dimension, iris: tuple[str, ...]
) -> tuple[ox.NamedNode, Iterable[ox.Triple]]:
    """The one value of a dimension, and what there is to say of it: none and several have nodes of ours."""
    if len(iris) == 1:
        return node(iris[0]), ()
    if not iris:
        assert dimension.empty is not None  # `_figures` leaves out what lacks another
        none = f"{_OWN}{dimension.name}-none"
        return node(none), about(none, "skos:prefLabel", *texts(dimension.empty))
    several = f"{_OWN}{dimension.name}-{'-'.join(split(iri)[1] for iri in iris)}"
    words = Text(*(" + ".join(store.label(iri, lang) for iri in iris) for lang in ("th", "en")))
    return node(several), [
        *about(several, "skos:prefLabel", *texts(words)),
        *about(several, "rdfs:member", *map(node, iris)),
    ]


def _structure(store: Store) -> Iterator[ox.Triple]:
    """The data structure definition, with the code lists that its dimensions refer to."""
    structure = f"{_OWN}structure"
    yield from about(structure, "rdf:type", node("qb:DataStructureDefinition"))
    for order, dimension in enumerate(DIMENSIONS, start=1):
        yield from _component(structure, "qb:dimension", dimension.iri, ox.Literal(order))
        kinds = ["rdf:Property", "qb:DimensionProperty", *(["qb:CodedProperty"] if dimension.codes else [])]
        yield from about(dimension.iri, "rdf:type", *map(node, kinds))
        yield from about(dimension.iri, "rdfs:label", *texts(dimension.title))
        yield from about(
            dimension.iri, "rdfs:range", node("skos:Concept" if dimension.codes else "rdfs:Resource")
        )
        yield from about(dimension.iri, "qb:concept", node(dimension.of))
        if dimension.codes:
            yield from about(dimension.iri, "qb:codeList", node(dimension.codes))
            yield from _codes(store, dimension.codes)
    yield from _component(structure, "qb:measure", _MEASURE)
    yield from about(_MEASURE, "rdf:type", node("rdf:Property"), node("qb:MeasureProperty"))
    yield from _component(structure, "qb:attribute", _UNIT)
    yield from about(f"{_OWN}component-{split(_UNIT)[1]}", "qb:componentRequired", ox.Literal(True))
    yield from about(_UNIT, "rdf:type", node("rdf:Property"), node("qb:AttributeProperty"))


def _component(structure: str, kind: str, of: str, *order: Node) -> Iterator[ox.Triple]:
    component = f"{_OWN}component-{split(of)[1]}"
    yield from about(structure, "qb:component", node(component))
    yield from about(component, "rdf:type", node("qb:ComponentSpecification"))
    yield from about(component, kind, node(of))
    yield from about(component, "qb:order", *order)


def _codes(store: Store, scheme: str) -> Iterator[ox.Triple]:
    yield from about(scheme, "rdf:type", node("skos:ConceptScheme"))
    for concept in store.subjects("skos:inScheme", node(scheme)):
        yield from about(concept, "rdf:type", node("skos:Concept"))
        yield from about(concept, "skos:inScheme", node(scheme))
        yield from about(concept, "skos:prefLabel", *names(store, concept))

"""Write triples as Turtle in one fixed order, readable and quick to write.

The form is that of the curated files, so it must not move with the version of a library, and no library at
hand gives it: pyoxigraph's serializer keeps the order of its input, orders prefixes by chance and never
breaks a long list; rdflib's `longturtle` sorts by IRI text (fig-10 before fig-2), breaks every list, and
takes seconds where this takes tenths of one. So pyoxigraph parses and, where there are blank nodes, labels
them (RDFC-1.0); only the writing is done here.

The order: subjects by natural order of their CURIEs (fig-2 before fig-10); of each subject first its type,
then labels and identifiers, then domain properties by CURIE, last what ties a record to period and passage;
objects by natural order, Thai before English.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

import pyoxigraph as ox

from kprgraph.namespaces import PREFIXES
from kprgraph.turtle.terms import RDF_TYPE, TermWriter

WIDTH = 110

_FIRST = (
    "a",
    "skos:prefLabel",
    "skos:altLabel",
    "skos:hiddenLabel",
    "rdfs:label",
    "dct:title",
    "dct:identifier",
    "skos:notation",
    "skos:definition",
    "dct:description",
)
_LAST = (
    "kpr:forPeriod",
    "kpr:asOf",
    "kpr:asPrinted",
    "kpr:implied",
    "kpr:evidenceNote",
    "kpr:externalSource",
    "kpr:support",
    "kpr:statedIn",
)
_RANKS = {curie: rank for rank, curie in enumerate(_FIRST)} | {c: 100 + rank for rank, c in enumerate(_LAST)}
# An end follows its start, against the alphabet.
_SORTED_AS = {
    "kpr:lineEnd": "kpr:lineStart+",
    "kpr:pageEnd": "kpr:pageStart+",
    "oa:end": "oa:start+",
    "dcat:endDate": "dcat:startDate+",
}
_LANGUAGES = {"th": 1, "en": 2}
_NUMBER = re.compile(r"([0-9]+)")

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
NaturalKey = tuple[tuple[str | int, ...], str]


@cache
def natural_key(text: str) -> NaturalKey:
    """Sort key in which numbers inside a text count as numbers.

    >>> sorted(["L10", "L9", "L9-12"], key=natural_key)
    ['L9', 'L9-12', 'L10']
    """
    parts = _NUMBER.split(text)
    return tuple(int(part) if index % 2 else part for index, part in enumerate(parts)), text


def serialize(
    triples: Iterable[ox.Triple],
    *,
    prefixes: Mapping[str, str] = PREFIXES,
    header: str = "",
    comments: Mapping[str, str] | None = None,
) -> str:
    """Triples as Turtle; the same set of triples gives the same text.

    Args:
        triples: In any order, repeated or not.
        prefixes: Prefix -> namespace IRI; only those in use are declared.
        header: Comment lines to stand at the top.
        comments: Subject IRI -> comment lines to stand directly above it.

    Returns:
        The text, with one final newline; "" for no triples and no header.
    """
    writer = TermWriter(prefixes)
    by_subject = _grouped(_canonical_blanks(list(triples)))
    blocks = []
    for subject in sorted(by_subject, key=lambda node: natural_key(writer.term(node))):
        comment = (comments or {}).get(subject.value, "") if isinstance(subject, ox.NamedNode) else ""
        block = _block(writer.term(subject), by_subject[subject], writer)
        blocks.append(f"{comment}\n{block}" if comment else block)
    declarations = "\n".join(f"@prefix {prefix}: <{writer.used[prefix]}> ." for prefix in sorted(writer.used))
    parts = [part for part in (_joined(header, declarations), *blocks) if part]
    return "\n\n".join(parts) + "\n" if parts else ""


def _joined(header: str, declarations: str) -> str:
    return "\n\n".join(part for part in (header, declarations) if part)


def _canonical_blanks(triples: list[ox.Triple]) -> Iterable[ox.Triple]:
    if not any(isinstance(term, ox.BlankNode | ox.Triple) for t in triples for term in (t.subject, t.object)):
        return triples
    dataset = ox.Dataset(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return [quad.triple for quad in dataset]


Properties = dict[str, set[Node]]


def _grouped(triples: Iterable[ox.Triple]) -> dict[Node, Properties]:
    by_subject: dict[Node, Properties] = {}
    for triple in triples:
        properties = by_subject.setdefault(triple.subject, {})
        properties.setdefault(triple.predicate.value, set()).add(triple.object)
    return by_subject


def _block(subject: str, properties: Properties, writer: TermWriter) -> str:
    named = {"a" if iri == RDF_TYPE else writer.iri(iri): nodes for iri, nodes in properties.items()}
    lines: list[str] = []
    for name in sorted(named, key=_rank):
        objects = [text for _, text in sorted(_ordered(node, writer) for node in named[name])]
        lines.append(_line(name, objects, WIDTH if lines else WIDTH - len(subject)))
    return f"{subject} " + " ;\n    ".join(lines) + " ."


def _line(name: str, objects: list[str], width: int) -> str:
    line = f"{name} {', '.join(objects)}"
    if len(objects) == 1 or len(line) + 6 <= width:
        return line
    return f"{name}\n        " + ",\n        ".join(objects)


@cache
def _rank(curie: str) -> tuple[int, NaturalKey]:
    return _RANKS.get(curie, 50), natural_key(_SORTED_AS.get(curie, curie))


def _ordered(node: Node, writer: TermWriter) -> tuple[tuple[int, NaturalKey], str]:
    written = writer.term(node)
    group = _LANGUAGES.get(node.language or "", 3) if isinstance(node, ox.Literal) else 0
    return (group, natural_key(written)), written

"""Names, classes and passages that were fetched from an endpoint, many at once, and are kept."""

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from kprgraph.endpoint.answers import Ask
from kprgraph.namespaces import PREFIXES, compress
from kprgraph.store import PassageRef

BATCH = 200
"""How many IRIs one query asks about; servers bound the length of a query."""

_TYPE = f"{PREFIXES['rdf']}type"
_PREFERRED = f"{PREFIXES['skos']}prefLabel"
_LABELS = (_PREFERRED, f"{PREFIXES['rdfs']}label")
_LANGUAGES = ("th", "en")
_ABOUT = """SELECT ?thing ?property ?value {{
  VALUES ?thing {{ {iris} }}
  ?thing ?property ?value .
  FILTER(?property IN (skos:prefLabel, rdfs:label, rdf:type))
}}"""
_STATED = """SELECT ?record ?passage ?a ?b ?section ?first ?last {{
  VALUES ?record {{ {iris} }}
  ?record kpr:statedIn ?passage . ?passage a kpr:Passage ; kpr:lineStart ?a ; kpr:lineEnd ?b .
  OPTIONAL {{ ?passage kpr:inSection ?place . ?place skos:notation ?section }}
  OPTIONAL {{ ?passage kpr:pageStart ?first ; kpr:pageEnd ?last }}
}}"""


class Notes:
    """What has been asked about things and records so far.

    Args:
        ask: Puts a query to the endpoint.
    """

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._labels: dict[str, dict[str, dict[str, str]]] = {}  # thing -> property -> language -> text
        self._types: dict[str, set[str]] = {}
        self._passages: dict[str, list[PassageRef]] = {}

    def fetch(self, things: Iterable[str], records: Iterable[str] = ()) -> None:
        """Ask about the things and records that nothing is known of yet, then about the classes."""
        self._fetch_things(things)
        self._fetch_things([name for names in list(self._types.values()) for name in names])
        self._fetch_passages(records)

    def label(self, iri: str, lang: str) -> str:
        """The preferred label in `lang`, else in the other language, else the CURIE."""
        self._fetch_things([iri])
        known = self._labels[iri]
        labels = known.get(_LABELS[1], {}) | known.get(_PREFERRED, {})
        return next(
            (labels[tag] for tag in (lang, *_LANGUAGES, *sorted(labels)) if tag in labels), compress(iri)
        )

    def types(self, iri: str) -> set[str]:
        """IRIs of the classes of a thing."""
        self._fetch_things([iri])
        return self._types[iri]

    def named(self, iris: Iterable[str]) -> set[str]:
        """Those of `iris` that have a preferred label."""
        asked = set(iris)
        self._fetch_things(asked)
        return {iri for iri in asked if _PREFERRED in self._labels[iri]}

    def passages(self, records: Iterable[str]) -> list[PassageRef]:
        """Where the records are stated, each passage once, in the order of the text."""
        asked = set(records)
        self._fetch_passages(asked)
        return sorted({ref for record in asked for ref in self._passages[record]})

    def _fetch_things(self, things: Iterable[str]) -> None:
        unknown = sorted(set(things) - self._labels.keys())
        for iri in unknown:
            self._labels[iri], self._types[iri] = {}, set()
        for batch in batches(unknown):
            for row in self._ask(_ABOUT.format(iris=batch)):
                thing, name, value = _text(row["thing"]), _text(row["property"]), row["value"]
                if name == _TYPE:
                    self._types[thing].add(_text(value))
                elif isinstance(value, ox.Literal):
                    texts, tag = self._labels[thing].setdefault(name, {}), value.language or ""
                    texts[tag] = min(texts.get(tag, value.value), value.value)

    def _fetch_passages(self, records: Iterable[str]) -> None:
        unknown = sorted(set(records) - self._passages.keys())
        self._passages |= {record: [] for record in unknown}
        for batch in batches(unknown):
            found: dict[tuple[str, str], PassageRef] = {}
            for row in self._ask(_STATED.format(iris=batch)):
                text = {name: _text(term) for name, term in row.items()}
                first, last = text.get("first", ""), text.get("last", "")
                pages = first if first == last else f"{first}-{last}"
                ref = PassageRef(int(text["a"]), int(text["b"]), text.get("section", ""), pages)
                key = text["record"], text["passage"]
                found[key] = min(found.get(key, ref), ref)
            for (record, _), ref in found.items():
                self._passages[record].append(ref)


def batches(iris: Sequence[str], size: int = BATCH) -> Iterator[str]:
    """IRIs as SPARQL writes them, some at a time; what is no IRI is left out."""
    written = [str(node) for node in map(_iri, iris) if node is not None]
    for start in range(0, len(written), size):
        yield " ".join(written[start : start + size])


def _iri(text: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(text)
    except ValueError:
        return None


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else str(term)

"""Names, classes and passages that were fetched from an endpoint, many at once, and are kept."""

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from kprgraph.endpoint.answers import Ask
from kprgraph.namespaces import compress
from kprgraph.store import PassageRef

_BATCH = 200
_BATCH_LENGTH = 12_000
"""How many IRIs one query asks about, and how long they are together; servers bound the length of a query."""

_LANGUAGES = ("th", "en")

# One branch per property, each a look-up by subject: with a list of properties beside the list of things,
# Oxigraph reads the whole graph.
_ABOUT = """SELECT ?thing ?preferred ?label ?type {{
  VALUES ?thing {{ {iris} }}
  {{ ?thing skos:prefLabel ?preferred }} UNION {{ ?thing rdfs:label ?label }} UNION {{ ?thing a ?type }}
}}"""
_STATED = """SELECT ?record ?passage {{
  VALUES ?record {{ {iris} }}
  ?record kpr:statedIn ?passage
}}"""
_PLACES = """SELECT ?passage ?a ?b ?section ?first ?last {{
  VALUES ?passage {{ {iris} }}
  {{ ?passage kpr:lineStart ?a ; kpr:lineEnd ?b }}
  UNION {{ ?passage kpr:inSection ?place . ?place skos:notation ?section }}
  UNION {{ ?passage kpr:pageStart ?first ; kpr:pageEnd ?last }}
}}"""


class Notes:
    """What has been asked about things and records so far.

    Args:
        ask: Puts a query to the endpoint.
    """

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._preferred: dict[str, dict[str, str]] = {}  # thing -> language -> name
        self._labels: dict[str, dict[str, str]] = {}
        self._types: dict[str, set[str]] = {}
        self._stated: dict[str, set[str]] = {}  # record -> passages
        self._places: dict[str, PassageRef | None] = {}

    def fetch(self, things: Iterable[str], records: Iterable[str] = ()) -> None:
        """Ask about the things and records that nothing is known of yet, then about the classes."""
        self._fetch_things(things)
        self._fetch_things([name for names in list(self._types.values()) for name in names])
        self._fetch_passages(records)

    def label(self, iri: str, lang: str) -> str:
        """The preferred label in `lang`, else in the other language, else the CURIE."""
        self._fetch_things([iri])
        labels = self._labels[iri] | self._preferred[iri]
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
        return {iri for iri in asked if self._preferred[iri]}

    def passages(self, records: Iterable[str]) -> list[PassageRef]:
        """Where the records are stated, each passage once, in the order of the text."""
        asked = set(records)
        self._fetch_passages(asked)
        places = (self._places[passage] for record in asked for passage in self._stated[record])
        return sorted({place for place in places if place is not None})

    def _fetch_things(self, things: Iterable[str]) -> None:
        unknown = sorted(set(things) - self._labels.keys())
        for iri in unknown:
            self._preferred[iri], self._labels[iri], self._types[iri] = {}, {}, set()
        for batch in batches(unknown):
            for row in self._ask(_ABOUT.format(iris=batch)):
                thing = _text(row["thing"])
                if thing not in self._types:
                    continue  # nobody asked
                if "type" in row:
                    self._types[thing].add(_text(row["type"]))
                for name, texts in (("preferred", self._preferred[thing]), ("label", self._labels[thing])):
                    term = row.get(name)
                    if isinstance(term, ox.Literal):
                        tag = term.language or ""
                        texts[tag] = min(texts.get(tag, term.value), term.value)

    def _fetch_passages(self, records: Iterable[str]) -> None:
        unknown = sorted(set(records) - self._stated.keys())
        self._stated |= {record: set() for record in unknown}
        for batch in batches(unknown):
            for row in self._ask(_STATED.format(iris=batch)):
                self._stated.setdefault(_text(row["record"]), set()).add(_text(row["passage"]))
        cited = {passage for record in unknown for passage in self._stated[record]}
        self._fetch_places(sorted(cited - self._places.keys()))

    def _fetch_places(self, passages: Sequence[str]) -> None:
        found: dict[str, dict[str, str]] = {passage: {} for passage in passages}
        for batch in batches(passages):
            for row in self._ask(_PLACES.format(iris=batch)):
                place = found.setdefault(_text(row["passage"]), {})
                for name, term in row.items():  # of several sections the first, as in a store
                    place[name] = min(place.get(name, _text(term)), _text(term))
        for passage, place in found.items():
            first, last = place.get("first", ""), place.get("last", "")
            pages = first if first == last else f"{first}-{last}"
            self._places[passage] = (
                PassageRef(int(place["a"]), int(place["b"]), place.get("section", ""), pages)
                if _is_line(place.get("a")) and _is_line(place.get("b"))
                else None
            )


def batches(iris: Iterable[str]) -> Iterator[str]:
    """IRIs as SPARQL writes them, some at a time; what is no IRI is left out."""
    batch: list[str] = []
    length = 0
    for node in map(_iri, iris):
        if node is None:
            continue
        if len(batch) == _BATCH or length + len(str(node)) > _BATCH_LENGTH:
            yield " ".join(batch)
            batch, length = [], 0
        batch.append(str(node))
        length += len(batch[-1]) + 1
    if batch:
        yield " ".join(batch)


def _iri(text: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(text)
    except ValueError:
        return None


def _is_line(number: str | None) -> bool:
    return number is not None and number.isascii() and number.isdigit() and len(number) < 10


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else str(term)

"""Find a thing of the graph by what a user types: IRI, CURIE, slug, any of its names, or part of one.

Names are compared by their search key (`thai.fold`), so that missing tone marks, dots, spaces and the two
digit systems make no difference, nor do the usual misspellings of some words (`thai.respell`).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from heapq import nsmallest
from typing import TypeAlias

import pyoxigraph as ox

from kprgraph import thai
from kprgraph.errors import AmbiguousEntity, Text, UnknownEntity
from kprgraph.matching import RESEMBLES, KeyIndex
from kprgraph.names import Name, Rank, Thing, named_things
from kprgraph.names.exact import as_iri, is_of, node
from kprgraph.namespaces import PREFIXES, compress, expand
from kprgraph.store import Graph, Store
from kprgraph.terms import python_value

_SUGGESTED = 5
_RANK_STEP = 3.0  # off the score of an alternative name; twice off that of a hidden one

_NO_KIND = Text(th="", en="")

_Candidate: TypeAlias = tuple[Rank, bool, str]  # rank of the name, whether it is a record, IRI: best first

# Classes that many things have beside a more telling one.
_GENERAL = frozenset(
    expand(curie) for curie in ("org:FormalOrganization", "org:Organization", "skos:Concept")
)


@dataclass(frozen=True)
class Entry:
    """A named thing as the directory lists it.

    Attributes:
        thing: The thing with its names.
        kind: Name of its class.
        ministry: IRI of the ministry it belongs to, or None.
    """

    thing: Thing
    kind: Text = _NO_KIND
    ministry: str | None = None

    def is_of(self, kinds: Collection[str] | None) -> bool:
        """Whether it is of one of `kinds`: parts of the IRI before the slug (`agency`), or classes."""
        return is_of(self.thing.iri, self.thing.types, kinds)


@dataclass(frozen=True)
class Hit:
    """One result of a search.

    Attributes:
        entity: IRI of what was found.
        label: Its preferred name.
        kind: Name of its class.
        score: 0 to 100. A name that equals the text has 100, one that begins with it at most 90, one that
            contains it at most 78, one that resembles it at most 65; less for names that are not preferred.
        matched: The name that fits the text best.
        ministry: IRI of the ministry it belongs to, or None.
    """

    entity: str
    label: str
    kind: str
    score: float
    matched: str
    ministry: str | None = None


class Directory:
    """Everything that has a name, and the ways to find it.

    Attributes:
        entries: IRI -> entry.
    """

    def __init__(self, entries: Iterable[Entry], is_node: Callable[[str], bool] = lambda _: False) -> None:
        """List `entries`; `is_node` tells of any other IRI whether it can be asked for, as records can."""
        self.entries = {entry.thing.iri: entry for entry in entries}
        self._is_node = is_node

    @classmethod
    def build(cls, graph: Graph) -> "Directory":
        """The directory of the registry and of the records with a name in `graph`."""
        store = graph.directory()
        ministry = ox.NamedNode(expand("kpr:ministry"))
        ministries = {
            quad.subject.value: quad.object.value
            for quad in store.quads.quads_for_pattern(None, ministry, None)
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
        }
        kinds: dict[tuple[str, ...], Text] = {}
        entries = []
        records = ox.NamedNode(expand("kpr:support"))
        is_record = {quad.subject for quad in store.quads.quads_for_pattern(None, records, None)}
        for thing in named_things(store):
            # The report's own apparatus, such as its sections, is asked for by IRI alone.
            if not thing.in_registry and ox.NamedNode(thing.iri) not in is_record:
                continue
            if thing.types not in kinds:
                kinds[thing.types] = _kind(store, thing.types)
            entries.append(
                Entry(_with_gregorian_year(store, thing), kinds[thing.types], ministries.get(thing.iri))
            )
        return cls(entries, lambda iri: node(graph, iri) is not None)

    def resolve(self, text: str, kinds: Collection[str] | None = None) -> str:
        """The IRI of the one thing that `text` means.

        An IRI or CURIE is that node. Otherwise a name in either language is looked for, then a slug, then a
        name by its search key. Where several things go by it, an official name comes before an abbreviation
        before an OCR spelling, and a thing of the registry before a record.

        Args:
            text: IRI, CURIE, slug or name.
            kinds: Only things of these kinds, see `Entry.is_of`.

        Raises:
            UnknownEntity: If nothing is meant; `candidates` are the nearest names.
            AmbiguousEntity: If several things are meant; `candidates` are their CURIEs.
        """
        text = text.strip()
        iri = as_iri(text)
        if iri is not None and (iri in self.entries or self._is_node(iri)):
            return iri
        key = thai.fold(text)
        by_key = self._by_key.get(key) or self._by_key.get(thai.respell(key))
        for found in (self._by_name.get(text), self._by_slug.get(text), by_key):
            meant = self._best(found or (), kinds)
            if len(meant) == 1:
                return meant[0]
            if meant:
                raise AmbiguousEntity(text, [compress(iri) for iri in meant])
        raise UnknownEntity(text, self.nearest(text, kinds))

    def search(
        self, text: str, limit: int = 20, kinds: Collection[str] | None = None, lang: str = "th"
    ) -> list[Hit]:
        """Things with a name like `text`, best first, each once with its best name.

        Args:
            text: Part of a name, in any spelling; one character will do.
            limit: How many at most.
            kinds: Only things of these kinds, see `Entry.is_of`.
            lang: Language of `label` and `kind`.
        """
        best: dict[str, tuple[float, str, Name]] = {}
        for position, score in self._fitting(text):
            iri, name = self._names[position]
            fit = (round(_RANK_STEP * name.rank - score, 1), name.text, name)
            if iri not in best or fit < best[iri]:
                best[iri] = fit
        fitting = ((fit, iri) for iri, fit in best.items() if self.entries[iri].is_of(kinds))
        return [self._hit(iri, -loss, name, lang) for (loss, _, name), iri in nsmallest(limit, fitting)]

    def nearest(self, text: str, kinds: Collection[str] | None = None, lang: str = "th") -> list[str]:
        """At most five names that a user who typed `text` may have meant, best first; namesakes as CURIEs."""
        hits = self.search(text, _SUGGESTED, kinds, lang)
        shown = Counter(hit.label for hit in hits)
        return [hit.label if shown[hit.label] == 1 else compress(hit.entity) for hit in hits]

    def _fitting(self, text: str) -> Iterator[tuple[int, float]]:
        key = thai.fold(text)
        usual = thai.respell(key)
        yield from self._index.search(usual)
        if usual != key:  # names that are printed with the misspelling, but nothing that only resembles it
            yield from (found for found in self._index.search(key) if found[1] > RESEMBLES)

    def _best(self, found: Iterable[_Candidate], kinds: Collection[str] | None) -> list[str]:
        fitting = sorted(one for one in set(found) if self.entries[one[-1]].is_of(kinds))
        return [iri for rank, is_record, iri in fitting if (rank, is_record) == fitting[0][:2]]

    def _hit(self, iri: str, score: float, name: Name, lang: str) -> Hit:
        entry = self.entries[iri]
        return Hit(iri, entry.thing.label(lang), entry.kind.say(lang), score, name.text, entry.ministry)

    @cached_property
    def _names(self) -> list[tuple[str, Name]]:
        return [(iri, name) for iri, entry in self.entries.items() for name in entry.thing.names]

    @cached_property
    def _index(self) -> KeyIndex:
        return KeyIndex([thai.fold(name.text) for _, name in self._names])

    @cached_property
    def _by_name(self) -> dict[str, list[_Candidate]]:
        return self._grouped((name.text, name.rank, iri) for iri, name in self._names)

    @cached_property
    def _by_slug(self) -> dict[str, list[_Candidate]]:
        return self._grouped((entry.thing.slug, Rank.PREFERRED, iri) for iri, entry in self.entries.items())

    @cached_property
    def _by_key(self) -> dict[str, list[_Candidate]]:
        keyed = zip(self._index.keys, self._names, strict=True)
        return self._grouped((key, name.rank, iri) for key, (iri, name) in keyed if key)

    def _grouped(self, rows: Iterable[tuple[str, Rank, str]]) -> dict[str, list[_Candidate]]:
        grouped: dict[str, list[_Candidate]] = defaultdict(list)
        for text, rank, iri in rows:
            grouped[text].append((rank, not self.entries[iri].thing.in_registry, iri))
        return dict(grouped)


def _kind(store: Store, types: Collection[str]) -> Text:
    telling = [name for name in types if name not in _GENERAL] or list(types)
    if not telling:
        return _NO_KIND
    # Own classes are the most telling ones.
    name = min(telling, key=lambda iri: (not iri.startswith(PREFIXES["kpr"]), iri))
    return Text(th=store.label(name, "th"), en=store.label(name, "en"))


def _with_gregorian_year(store: Store, thing: Thing) -> Thing:
    """A year can be asked for as 2566 and as 2023."""
    terms = store.objects(thing.iri, "kpr:beYear")
    years = {value for value in map(python_value, terms) if isinstance(value, int)}
    added = tuple(Name(Rank.HIDDEN, str(year - 543), "") for year in sorted(years))
    return replace(thing, names=thing.names + added) if added else thing

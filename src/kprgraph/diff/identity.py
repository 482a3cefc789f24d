"""Which new IRI stands for which old one, so that a new name tag is not told as a loss and a gain.

Said outright (`dct:isReplacedBy`), or found: nodes of one kind that are alone on either side in saying all
the same, or, for named things, alone in bearing the same Thai name. Found identities make more records
alike, so the search goes on until nothing new is found.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping
from functools import partial

import pyoxigraph as ox

from kprgraph.diff.content import Node, moved
from kprgraph.namespaces import expand

_REPLACED_BY = expand("dct:isReplacedBy")
_PREF_LABEL = expand("skos:prefLabel")

Key = Callable[[Node], Hashable | None]


def successors(old: Mapping[str, Node], new: Mapping[str, Node]) -> dict[str, str]:
    """Old IRI -> new IRI, for what only changed its IRI."""
    found = _declared(old, new)
    while True:
        gone = [node for iri, node in old.items() if iri not in new and iri not in found]
        come = [node for iri, node in new.items() if iri not in old and iri not in found.values()]
        more = _paired(gone, come, partial(_content, known=found), partial(_content, known={}))
        more = more or _paired(gone, come, _name, _name)
        if not more:
            return found
        found |= more


def _declared(old: Mapping[str, Node], new: Mapping[str, Node]) -> dict[str, str]:
    """What the new side says of IRIs that it keeps only to point on."""
    pairs = ((iri, term) for iri in old if iri in new for term in new[iri].values(_REPLACED_BY))
    return {
        iri: term.value
        for iri, term in pairs
        if isinstance(term, ox.NamedNode) and term.value in new and term.value not in old
    }


def _paired(gone: Collection[Node], come: Collection[Node], before: Key, after: Key) -> dict[str, str]:
    """Nodes with the same key, where each side has only one of them."""
    befores, afters = _by_key(gone, before), _by_key(come, after)
    return {
        nodes[0].iri: afters[key][0].iri
        for key, nodes in befores.items()
        if len(nodes) == 1 and len(afters.get(key, ())) == 1
    }


def _by_key(nodes: Collection[Node], key: Key) -> dict[Hashable, list[Node]]:
    found: dict[Hashable, list[Node]] = defaultdict(list)
    for node in nodes:
        value = key(node)
        if value is not None:
            found[value].append(node)
    return found


def _content(node: Node, known: Mapping[str, str]) -> Hashable:
    """All that a node says, with its own IRI left open."""
    facts = moved(node.facts, {**known, node.iri: "urn:self"})
    return node.kind, facts, tuple(sorted(node.passages.values()))


def _name(node: Node) -> Hashable | None:
    """Kind and Thai name of a thing."""
    names = [
        term.value
        for term in node.values(_PREF_LABEL)
        if isinstance(term, ox.Literal) and term.language == "th"
    ]
    return (node.kind, names[0]) if names and not node.kind[0] else None

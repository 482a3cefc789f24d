"""Which queries the axioms of the ontology cannot touch, so that they may run on the store as it is.

The shapes are held against the data without the axioms (what `kpr.ttl` and the alignments say of classes and
properties). A store without them has to be made first, which takes as long as all the queries together. Most
queries do not need it: no triple pattern of theirs can match an axiom.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kprgraph.namespaces import GRAPH_ONTOLOGY, PREFIXES
from kprgraph.validation.compiled.patterns import Pattern, patterns_of
from kprgraph.validation.compiled.queries import Query
from kprgraph.validation.compiled.terms import RDF_TYPE

_VOCAB = f"<{PREFIXES['vocab']}"
_PREFIX = re.compile(r"PREFIX (\S*): <(\S*)>")
_COUNTING = {"GROUP", "COUNT", "SUM", "AVG", "MIN", "MAX", "SAMPLE", "GROUP_CONCAT", "HAVING"}


@dataclass(frozen=True)
class Axioms:
    """What the axioms say, as far as a pattern can match it.

    Attributes:
        subjects: What they are about.
        predicates: Their properties, without `rdf:type`.
        classes: What their subjects are typed with.
        apart: Whether nothing else is said of their subjects.
    """

    subjects: frozenset[str]
    predicates: frozenset[str]
    classes: frozenset[str]
    apart: bool

    @classmethod
    def of(cls, quads: ox.Store) -> "Axioms":
        """The axioms in the graph of the ontology: all but what is about a concept of a scheme."""
        ontology = ox.NamedNode(GRAPH_ONTOLOGY)
        found = [
            quad
            for quad in quads.quads_for_pattern(None, None, None, ontology)
            if not str(quad.subject).startswith(_VOCAB)
        ]
        about = {quad.subject for quad in found}
        return cls(
            subjects=frozenset(map(str, about)),
            predicates=frozenset({str(quad.predicate) for quad in found} - {RDF_TYPE}),
            classes=frozenset(str(quad.object) for quad in found if str(quad.predicate) == RDF_TYPE),
            apart=all(
                quad.graph_name == ontology
                for subject in about
                for quad in quads.quads_for_pattern(subject, None, None)
            ),
        )

    def spared(self, query: Query, quads: ox.Store) -> frozenset[str] | None:
        """The values to leave out when the query runs with the axioms in the data; None: it must not.

        - No pattern can match an axiom; or what could is about a variable that another pattern, which every
          solution meets and no axiom, is about as well. Then nothing has to be left out.
        - All patterns are about the value. Then what is about the subjects of axioms is left out.

        The store repeats a triple that stands in two graphs; that must not matter to a query that counts.
        """
        words = {token.upper() for token in (*query.head, *query.body, *query.tail)}
        patterns = patterns_of(query.body)
        if not self.apart or patterns is None or query.names_this:
            return None
        namespaces = dict(_PREFIX.findall(query.prologue))
        if words & _COUNTING and not _is_once(quads, patterns, namespaces):
            return None
        risky = [pattern for pattern in patterns if self._may_match(pattern, namespaces)]
        sure = [
            pattern
            for pattern in patterns
            if pattern.outermost and len(pattern.path) == 1 and pattern not in risky
        ]
        anchored = {pattern.subject for pattern in sure}
        bound = anchored | {pattern.object for pattern in sure}
        if any({"*", "?"} & set(pattern.path) and pattern.subject not in bound for pattern in patterns):
            return None  # a path of no steps leads from any term to itself, from those of axioms as well
        if all(pattern.subject in anchored and len(pattern.path) == 1 for pattern in risky):
            return frozenset()
        if {pattern.subject for pattern in patterns} == {"?value"} and _are_plain(patterns):
            return self.subjects
        return None

    def _may_match(self, pattern: Pattern, namespaces: dict[str, str]) -> bool:
        names = {_expanded(token, namespaces) for token in pattern.path}
        if RDF_TYPE in names and (len(names) > 1 or pattern.object[0] == "?"):
            return True
        if RDF_TYPE in names:
            return _expanded(pattern.object, namespaces) in self.classes
        return bool(names & self.predicates) or any(name[0] == "?" and len(name) > 1 for name in names)


def _are_plain(patterns: Iterable[Pattern]) -> bool:
    return all(len(pattern.path) == 1 for pattern in patterns)


def _is_once(quads: ox.Store, patterns: Iterable[Pattern], namespaces: dict[str, str]) -> bool:
    """Whether no triple that a pattern may match stands in two graphs."""
    for pattern in patterns:
        name = _expanded(pattern.path[0], namespaces)
        term = _expanded(pattern.object, namespaces)
        if len(pattern.path) > 1 or name[0] != "<":
            return False
        wanted = ox.NamedNode(term[1:-1]) if term[0] == "<" else None
        found = [quad.triple for quad in quads.quads_for_pattern(None, ox.NamedNode(name[1:-1]), wanted)]
        if len(found) != len(set(found)):
            return False
    return True


def _expanded(token: str, namespaces: dict[str, str]) -> str:
    """The IRI of a prefixed name, `a` spelt out; any other token as it is."""
    if token == "a":
        return RDF_TYPE
    prefix, colon, local = token.partition(":")
    return f"<{namespaces[prefix]}{local}>" if colon and prefix in namespaces else token

"""Shapes from their triples.

Whatever is not understood to the letter marks the shape as unsupported, and pySHACL judges it: an engine that
passes over what it does not know would report that all is well.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from kprgraph.namespaces import PREFIXES
from kprgraph.validation.compiled.builders import BUILDERS
from kprgraph.validation.compiled.model import Shape, Target
from kprgraph.validation.compiled.paths import (
    Alternative,
    Inverse,
    Path,
    Predicate,
    Repeated,
    Sequence,
)
from kprgraph.validation.compiled.queries import Unsupported
from kprgraph.validation.compiled.terms import (
    RDF_TYPE,
    is_iri,
    is_literal,
    lexical,
    plain,
    sh,
)

_SH = PREFIXES["sh"]
_RDF = PREFIXES["rdf"]
_FIRST, _REST, _NIL = (f"<{_RDF}{name}>" for name in ("first", "rest", "nil"))
_WORDS = {sh("name"), sh("description"), sh("message")}
_RDFS_CLASS = f"<{PREFIXES['rdfs']}Class>"
_REPEATS = {"zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}
_MOST_DEEP = 20


class Reader:
    """A shapes graph.

    Args:
        triples: Its triples, of terms of pyoxigraph or of strings as N-Triples writes them.

    Attributes:
        described: Subject -> predicate -> objects, without what is only said to people.
        shapes: The shapes read so far, by node.
    """

    def __init__(self, triples: Iterable[Iterable[object]]) -> None:
        described: dict[str, dict[str, list[str]]] = defaultdict(dict)
        known: dict[object, str] = {}
        for triple in triples:
            subject, predicate, term = (
                known.get(part) or known.setdefault(part, str(part)) for part in triple
            )
            if predicate not in _WORDS:
                found = described[subject].setdefault(predicate, [])
                if term not in found:
                    found.append(term)
        self.described = described
        self.shapes: dict[str, Shape] = {}
        self._parents = self._property_parents()
        self._custom = self._custom_parameters()

    def targeted(self) -> list[Shape]:
        """The shapes that have targets, in the order of their nodes."""
        nodes = [node for node in self.described if self._targets(node)]
        return [self.shape(node) for node in sorted(nodes)]

    def all(self, subject: str, predicate: str) -> list[str]:
        """The objects of a term of SHACL."""
        return self.described.get(subject, {}).get(sh(predicate), [])

    def one(self, subject: str, predicate: str) -> str | None:
        """The only object, or None.

        Raises:
            Unsupported: If there are several.
        """
        found = self.all(subject, predicate)
        if len(found) > 1:
            raise Unsupported(f"more than one sh:{predicate}")
        return found[0] if found else None

    def needed(self, subject: str, predicate: str) -> str:
        """The only object, which must be there."""
        found = self.one(subject, predicate)
        if found is None:
            raise Unsupported(f"no sh:{predicate}")
        return found

    def flag(self, subject: str, predicate: str) -> bool:
        """Whether a boolean is true; False where it is not given."""
        found = self.one(subject, predicate)
        if found is None:
            return False
        if not is_literal(found) or lexical(found) not in ("true", "false", "1", "0"):
            raise Unsupported(f"sh:{predicate} that is no boolean")
        return lexical(found) in ("true", "1")

    def number(self, subject: str, predicate: str) -> int:
        """A whole number."""
        found = self.needed(subject, predicate)
        if not is_literal(found) or not re.fullmatch("[0-9]+", lexical(found)):
            raise Unsupported(f"sh:{predicate} that is no whole number")
        return int(lexical(found))

    def items(self, node: str) -> list[str]:
        """The members of a list.

        Raises:
            Unsupported: If it is no well-formed list.
        """
        found, seen = [], set()
        while node != _NIL:
            first, rest = (self.described.get(node, {}).get(name, []) for name in (_FIRST, _REST))
            if node in seen or len(first) != 1 or len(rest) != 1:
                raise Unsupported("a list that is not well-formed")
            seen.add(node)
            found.append(first[0])
            node = rest[0]
        return found

    def shape(self, node: str, depth: int = 0) -> Shape:
        """The shape that a node is."""
        found = self.shapes.get(node)
        if found is None:
            found = self.shapes[node] = Shape(node, unsupported="a shape that refers to itself")
            reason = ""
            try:
                if depth > _MOST_DEEP:
                    raise Unsupported("shapes nested too deep")
                self._fill(found, depth)
            except Unsupported as error:
                reason = str(error)
            found.unsupported = reason
        return found

    def sound(self, node: str, depth: int, *, property_shape: bool | None = None) -> Shape:
        """A shape that another one refers to.

        Raises:
            Unsupported: If it cannot be used, and so neither the one that refers to it.
        """
        if not self.described.get(node):
            raise Unsupported(f"{node} is no shape")
        found = self.shape(node, depth + 1)
        if found.unsupported:
            raise Unsupported(found.unsupported)
        if property_shape is not None and (found.path is not None) != property_shape:
            raise Unsupported(f"{node} is a shape of the wrong kind")
        return found

    def _fill(self, shape: Shape, depth: int) -> None:
        node = shape.id
        about = self.described[node]
        if self._custom & about.keys():
            raise Unsupported("a constraint component of its own")
        path = self.one(node, "path")
        if path is None and sh("PropertyShape") in about.get(RDF_TYPE, ()):
            raise Unsupported("a property shape without a path")
        shape.path = self.path(path) if path is not None else None
        shape.severity = plain(self.one(node, "severity") or sh("Violation")).removeprefix(_SH)
        shape.deactivated = self.flag(node, "deactivated")
        shape.targets = self._targets(node)
        for name in about:
            build = BUILDERS.get(name)
            if build is not None:
                shape.constraints += build(self, node, depth)
        for child in self.all(node, "property"):
            shape.properties.append(self.sound(child, depth, property_shape=True))

    def path(self, node: str, depth: int = 0) -> Path:
        """The property path that a node is."""
        if is_iri(node) and node not in self.described:
            return Predicate(node)
        about = self.described.get(node, {})
        if depth > _MOST_DEEP:
            raise Unsupported("a path nested too deep")
        if _FIRST in about:
            return Sequence(tuple(self.path(step, depth + 1) for step in self.items(node)))
        if found := self.one(node, "inversePath"):
            return Inverse(self.path(found, depth + 1))
        if found := self.one(node, "alternativePath"):
            return Alternative(tuple(self.path(way, depth + 1) for way in self.items(found)))
        for name, sign in _REPEATS.items():
            if found := self.one(node, name):
                return Repeated(self.path(found, depth + 1), sign)
        if is_iri(node):
            return Predicate(node)
        raise Unsupported("a path that is not well-formed")

    def _targets(self, node: str) -> tuple[Target, ...]:
        found = [
            Target(kind, term)
            for kind in ("Class", "Node", "SubjectsOf", "ObjectsOf")
            for term in self.all(node, f"target{kind}")
        ]
        types = self.described[node].get(RDF_TYPE, ())
        if _RDFS_CLASS in types and {sh("NodeShape"), sh("PropertyShape")} & set(types):
            found.append(Target("Class", node))
        return tuple(found)

    def _property_parents(self) -> dict[str, list[str]]:
        parents = defaultdict(list)
        for node, about in self.described.items():
            for child in about.get(sh("property"), ()):
                parents[child].append(node)
        return parents

    def _custom_parameters(self) -> set[str]:
        """The properties that a constraint component of the shapes graph is asked for by, and `sh:js`."""
        found = {sh("js")}
        for about in self.described.values():
            for parameter in about.get(sh("parameter"), ()):
                found.update(self.all(parameter, "path"))
        return found

    def siblings(self, node: str) -> list[str]:
        """The qualified shapes of the other properties of the shapes that a property shape belongs to."""
        own = self.all(node, "qualifiedValueShape")
        found = {
            sibling
            for parent in self._parents[node]
            for child in self.all(parent, "property")
            for sibling in self.all(child, "qualifiedValueShape")
        }
        return sorted(found - set(own))

"""Property paths: from a node to the values that shapes speak of."""

from collections.abc import Callable, Collection, Iterable, Set
from dataclasses import dataclass

from kprgraph.validation.compiled.data import Data


class Path:
    """A property path; `str` gives its text in SPARQL."""

    def values(self, data: Data, node: str) -> Collection[str]:
        """Where the path leads from `node`, each value once."""
        raise NotImplementedError

    def back(self, data: Data, node: str) -> Collection[str]:
        """From where the path leads to `node`."""
        raise NotImplementedError

    def gathered(self, data: Data, nodes: Set[str]) -> dict[str, Collection[str]]:
        """The values of each of `nodes` that has any."""
        found = ((node, self.values(data, node)) for node in nodes)
        return {node: values for node, values in found if values}


@dataclass(frozen=True)
class Predicate(Path):
    """One property."""

    name: str

    def values(self, data: Data, node: str) -> Collection[str]:
        """See `Path`."""
        return data.objects(node, self.name)

    def back(self, data: Data, node: str) -> Collection[str]:
        """See `Path`."""
        return data.subjects(self.name, node)

    def gathered(self, data: Data, nodes: Set[str]) -> dict[str, Collection[str]]:
        """See `Path`."""
        return dict(data.having(self.name, nodes))

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Inverse(Path):
    """The other way round."""

    of: Path

    def values(self, data: Data, node: str) -> Collection[str]:
        """See `Path`."""
        return set(self.of.back(data, node))

    def back(self, data: Data, node: str) -> Collection[str]:
        """See `Path`."""
        return self.of.values(data, node)

    def __str__(self) -> str:
        return f"^{_grouped(self.of)}"


@dataclass(frozen=True)
class Sequence(Path):
    """One path after the other."""

    steps: tuple[Path, ...]

    def values(self, data: Data, node: str) -> Collection[str]:
        """See `Path`."""
        found: Collection[str] = (node,)
        for step in self.steps:
            found = {value for place in found for value in step.values(data, place)}
        return found

    def back(self, data: Data, node: str) -> Collection[str]:
        """See `Path`."""
        found: Collection[str] = (node,)
        for step in reversed(self.steps):
            found = {value for place in found for value in step.back(data, place)}
        return found

    def __str__(self) -> str:
        return "/".join(map(_grouped, self.steps))


@dataclass(frozen=True)
class Alternative(Path):
    """Any of several paths."""

    ways: tuple[Path, ...]

    def values(self, data: Data, node: str) -> Collection[str]:
        """See `Path`."""
        return {value for way in self.ways for value in way.values(data, node)}

    def back(self, data: Data, node: str) -> Collection[str]:
        """See `Path`."""
        return {value for way in self.ways for value in way.back(data, node)}

    def __str__(self) -> str:
        return "|".join(map(_grouped, self.ways))


@dataclass(frozen=True)
class Repeated(Path):
    """A path any number of times: `*`, `+`, or at most once `?`."""

    of: Path
    sign: str

    def values(self, data: Data, node: str) -> Collection[str]:
        """See `Path`."""
        return self._closure(node, lambda place: self.of.values(data, place))

    def back(self, data: Data, node: str) -> Collection[str]:
        """See `Path`."""
        return self._closure(node, lambda place: self.of.back(data, place))

    def _closure(self, node: str, step: Callable[[str], Collection[str]]) -> Collection[str]:
        found = set(step(node))
        frontier: Iterable[str] = () if self.sign == "?" else list(found)
        while frontier:
            new = {value for place in frontier for value in step(place)} - found
            found |= new
            frontier = new
        return found if self.sign == "+" else found | {node}

    def __str__(self) -> str:
        return f"{_grouped(self.of)}{self.sign}"


def _grouped(path: Path) -> str:
    return str(path) if isinstance(path, Predicate) else f"({path})"

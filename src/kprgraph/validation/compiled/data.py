"""What constraints ask of the data."""

from collections.abc import Collection, Iterator, Sequence, Set
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from kprgraph.validation.compiled.queries import Query

Row: TypeAlias = tuple[str, str, str]
"""Focus node, value and path; "" for what is not bound."""


class Data(Protocol):
    """What constraints ask of the data; terms are strings as N-Triples writes them."""

    def objects(self, subject: str, predicate: str) -> Sequence[str]:
        """What `subject` has as `predicate`, each term once."""

    def subjects(self, predicate: str, term: str) -> Collection[str]:
        """What has `term` as `predicate`."""

    def having(self, predicate: str, nodes: Set[str]) -> Iterator[tuple[str, Sequence[str]]]:
        """Those of `nodes` that have the predicate, with their values."""

    def predicates(self, subject: str) -> Set[str]:
        """The predicates of `subject`."""

    def instances(self, of_class: str, among: Set[str] | None) -> Set[str]:
        """The nodes of a class or of one below it; only those in `among`, where it is given."""

    def with_predicate(self, predicate: str, among: Set[str] | None) -> Set[str]:
        """The nodes that have the predicate; only those in `among`, where it is given."""

    def with_inverse(self, predicate: str, among: Set[str] | None) -> Set[str]:
        """The nodes that something has as the predicate; only those in `among`, where it is given."""

    def rows(self, query: "Query", text: str) -> set[Row]:
        """The answer to `text`, which `query` gave.

        Raises:
            Unsupported: If Oxigraph does not run it.
        """

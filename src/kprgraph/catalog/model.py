"""What a query file says: a question, its parameters and columns, and the SPARQL that answers it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kprgraph.errors import Text

EVIDENCE = ("record", "records")
"""Projected variables that hold record IRIs: they become `stated_in` and need no heading."""


@dataclass(frozen=True)
class Param:
    """One parameter of a query: a variable of its projection that may be bound before it runs.

    Attributes:
        name: Name of the variable.
        type: `iri`, `integer`, `string`, or `fy` (a Buddhist-Era fiscal year such as 2566).
        of_class: CURIE of the class that an `iri` belongs to, or None for any.
        title: What to ask the user for.
    """

    name: str
    type: str
    of_class: str | None
    title: Text


@dataclass(frozen=True)
class Column:
    """One column of the answer.

    Attributes:
        name: Name of the variable.
        title: Heading.
        entity: True if it holds IRIs of things with a label.
        scheme: Prefix of the concept scheme whose notations it holds, such as `linkstatus`, or None.
        values: Code -> words, for a column of other codes.
        several: True if it holds several values, which the query joins with a space.
    """

    name: str
    title: Text
    entity: bool = False
    scheme: str | None = None
    values: Mapping[str, Text] = field(default_factory=dict)
    several: bool = False

    @property
    def labelled(self) -> bool:
        """Whether a column `{name}_label` with words for people goes with it."""
        return self.entity or bool(self.scheme or self.values)


@dataclass(frozen=True)
class QueryFile:
    """A question and the SPARQL that answers it.

    Attributes:
        name: Path below `queries/` without suffix, for example `feeds` or `networks/dependency`.
        title: Short name for lists.
        question: The question in words.
        row: What one row of the answer means.
        params: Parameters in the order of the header.
        columns: Columns in the order of the header.
        empty: Why an answer without rows is right, or None if there must be rows.
        text: The whole file; valid SPARQL.
        path: Where it was read from.
    """

    name: str
    title: Text
    question: Text
    row: Text
    params: tuple[Param, ...]
    columns: tuple[Column, ...]
    empty: Text | None
    text: str
    path: Path

    @cached_property
    def column(self) -> Mapping[str, Column]:
        """Columns by name."""
        return MappingProxyType({column.name: column for column in self.columns})

    def keep(self) -> dict[str, Any]:
        """The file in JSON terms, all but where it lies; `kept` reads it back."""
        return {
            "text": self.text,
            "words": [_say(self.title), _say(self.question), _say(self.row), self.empty and _say(self.empty)],
            "params": [[param.name, param.type, param.of_class, _say(param.title)] for param in self.params],
            "columns": [
                [
                    column.name,
                    _say(column.title),
                    column.entity,
                    column.scheme,
                    {code: _say(text) for code, text in column.values.items()},
                    column.several,
                ]
                for column in self.columns
            ],
        }

    @classmethod
    def kept(cls, kept: Mapping[str, Any], name: str, path: Path) -> "QueryFile":
        """The query file that `keep` put into JSON terms."""
        title, question, row, empty = kept["words"]
        return cls(
            name=name,
            title=Text(*title),
            question=Text(*question),
            row=Text(*row),
            params=tuple(
                Param(key, kind, of_class, Text(*words)) for key, kind, of_class, words in kept["params"]
            ),
            columns=tuple(
                Column(
                    key,
                    Text(*words),
                    entity,
                    scheme,
                    MappingProxyType({code: Text(*meaning) for code, meaning in values.items()}),
                    several,
                )
                for key, words, entity, scheme, values, several in kept["columns"]
            ),
            empty=Text(*empty) if empty else None,
            text=kept["text"],
            path=path,
        )


def _say(text: Text) -> tuple[str, str]:
    return text.th, text.en

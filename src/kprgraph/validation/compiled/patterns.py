"""The triple patterns of a query, found without a parser of SPARQL; None where that is not safe to say."""

from collections.abc import Sequence
from dataclasses import dataclass, field

_KEYWORDS = {"FILTER", "OPTIONAL", "UNION", "BIND", "EXISTS", "NOT", "AS"}
_OPERATORS = {"/", "|", "*", "+", "?"}


@dataclass(frozen=True)
class Pattern:
    """One triple pattern.

    Attributes:
        subject: A term or variable.
        path: The tokens of the predicate or path.
        object: A term or variable.
        outermost: Whether it stands in the outermost group, so that every solution meets it.
    """

    subject: str
    path: tuple[str, ...]
    object: str
    outermost: bool


@dataclass
class _Group:
    """Where the scan is in a pair of braces, or of parentheses around an expression."""

    expression: bool
    outermost: bool
    state: str = "subject"
    subject: str = ""
    path: list[str] = field(default_factory=list)


class _UnclearError(ValueError):
    """Something that this scan does not understand."""


def patterns_of(tokens: Sequence[str]) -> list[Pattern] | None:
    """The triple patterns in the tokens of a group, its braces included; None if not all are understood."""
    said = [token for token in tokens if not token.isspace()]
    found: list[Pattern] = []
    groups: list[_Group] = []
    try:
        for place, token in enumerate(said):
            after = said[place + 1] if place + 1 < len(said) else ""
            _step(groups, token, after, found)
    except (_UnclearError, IndexError):
        return None
    return found if not groups else None


def _step(groups: list[_Group], token: str, after: str, found: list[Pattern]) -> None:
    if token == "{":
        if groups and groups[-1].state not in ("subject", "after") and not groups[-1].expression:
            raise _UnclearError
        if groups:
            groups[-1].state = "subject"
        groups.append(_Group(expression=False, outermost=not groups))
        return
    group = groups[-1]
    if token == "}":
        if group.expression:
            raise _UnclearError
        groups.pop()
    elif group.expression or (token == "(" and group.state in ("subject", "after")):
        _expression(groups, token)
    elif token in ("[", "]") or (token in ("(", ")") and group.state == "object"):
        raise _UnclearError
    elif token.upper() in _KEYWORDS:
        if group.state not in ("subject", "after"):
            raise _UnclearError
        group.state = "subject"
    else:
        _STATES[group.state](group, token, after, found)


def _expression(groups: list[_Group], token: str) -> None:
    """Inside parentheses only braces matter: those of EXISTS."""
    if token == "(":
        if not groups[-1].expression:
            groups[-1].state = "subject"
        groups.append(_Group(expression=True, outermost=False))
    elif token == ")":
        groups.pop()


def _subject(group: _Group, token: str, after: str, _: list[Pattern]) -> None:
    if token == "." or (after == "(" and token.isalpha()):  # the end of a pattern, or the name of a function
        return
    if not _is_term(token) or (after == "(" and token[0] != "?"):
        raise _UnclearError
    group.subject, group.path, group.state = token, [], "path"


def _path(group: _Group, token: str, after: str, _: list[Pattern]) -> None:
    if token in ";." and not group.path:
        group.state = "subject" if token == "." else "path"
        return
    group.path.append(token)
    ends = token == "a" or _is_term(token) or token in (")", "*", "+", "?")
    deep = group.path.count("(") - group.path.count(")")
    if ends and deep == 0 and after not in _OPERATORS:
        group.state = "object"


def _object(group: _Group, token: str, _: str, found: list[Pattern]) -> None:
    if not _is_term(token):
        raise _UnclearError
    found.append(Pattern(group.subject, tuple(group.path), token, group.outermost))
    group.state = "after"


def _after(group: _Group, token: str, _: str, __: list[Pattern]) -> None:
    if token == ".":
        group.state = "subject"
    elif token == ";":
        group.state, group.path = "path", []
    elif token == ",":
        group.state = "object"
    else:
        raise _UnclearError


_STATES = {"subject": _subject, "path": _path, "object": _object, "after": _after}


def _is_term(token: str) -> bool:
    if token[0] in "?<\"'":
        return len(token) > 1
    return ":" in token or token.isdigit() or token in ("true", "false")

"""What a check found: issues, and the report that gathers them.

An issue names the rule, the node, the file and line where the node is written, and the remedy, so that a
curator can go there and mend it. Only violations stop a build; warnings and notes are listed.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from kprgraph.errors import NonConformant, Text
from kprgraph.namespaces import compress
from kprgraph.store import Store

_SHOWN = 10


class Severity(StrEnum):
    """How grave an issue is, in the words of SHACL."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


@dataclass(frozen=True)
class Issue:
    """One thing that breaks one rule.

    Attributes:
        rule: Identifier of the rule: local name of a shape, id of an expected count, name of a check.
        severity: How grave it is.
        message: The rule, and what to do.
        node: IRI of what breaks it, or None where it is about a whole file or the whole graph.
        path: File that has to be mended, relative to the workspace, or None.
        line: Line of that file, counted from 1, or None.
        hint: The remedy, where the message does not name it already.
    """

    rule: str
    severity: Severity
    message: Text
    node: str | None = None
    path: str | None = None
    line: int | None = None
    hint: Text | None = None

    @property
    def where(self) -> str:
        """`file:line`, or as much of it as is known, else the CURIE of the node, else ""."""
        if self.path is None:
            return compress(self.node) if self.node else ""
        return self.path if self.line is None else f"{self.path}:{self.line}"

    @classmethod
    def at(
        cls,
        store: Store,
        node: str,
        rule: str,
        message: Text,
        *,
        severity: Severity = Severity.VIOLATION,
        hint: Text | None = None,
    ) -> "Issue":
        """An issue about a node, with the file and line where the node is written."""
        origin = store.origin(node) if "://" in node else None  # not written by us: an IRI of another kind
        path = store.workspace.relative(origin.path) if origin else None
        return cls(rule, severity, message, node, path, origin.line if origin else None, hint)

    def say(self, lang: str = "th") -> str:
        """The issue as lines of text in `lang`: place, node, message, rule; then the hint."""
        node = compress(self.node) if self.node and self.path else ""
        first = ": ".join(part for part in (self.where, node, self.message.say(lang)) if part)
        first += f" [{self.rule}]"
        return f"{first}\n{self.hint.say(lang)}" if self.hint else first

    def as_dict(self) -> dict[str, str | int | None]:
        """The form in JSON rows."""
        return {
            "rule": self.rule,
            "severity": self.severity.value,
            "node": self.node,
            "path": self.path,
            "line": self.line,
            "message_th": self.message.th,
            "message_en": self.message.en,
            "hint_th": self.hint.th if self.hint else None,
            "hint_en": self.hint.en if self.hint else None,
        }

    def sort_key(self) -> tuple[int, str, int, str, str, str]:
        """Gravest first, then by place, rule and node: a total order."""
        return (
            self.severity.rank,
            self.path or "",
            self.line or 0,
            self.rule,
            self.node or "",
            self.message.en,
        )


@dataclass(frozen=True)
class Report:
    """All issues of a validation, each once, in the order of `Issue.sort_key`.

    Attributes:
        issues: What was found.
        checks: Names of the checks that ran; an empty report of no checks says nothing.
    """

    issues: tuple[Issue, ...] = ()
    checks: tuple[str, ...] = field(default=())

    @classmethod
    def of(cls, issues: Iterable[Issue], checks: Sequence[str] = ()) -> "Report":
        """A report of these issues, sorted and without repetition."""
        return cls(tuple(sorted(set(issues), key=Issue.sort_key)), tuple(checks))

    @property
    def conforms(self) -> bool:
        """True if there is no violation; warnings and notes do not count."""
        return not self.of_severity(Severity.VIOLATION)

    @property
    def counts(self) -> dict[Severity, int]:
        """Number of issues of each severity, gravest first, zeros included."""
        found = Counter(issue.severity for issue in self.issues)
        return {severity: found[severity] for severity in Severity}

    def of_severity(self, severity: Severity) -> tuple[Issue, ...]:
        """The issues of one severity."""
        return tuple(issue for issue in self.issues if issue.severity is severity)

    def raise_for_violations(self) -> None:
        """Stop where the data does not conform.

        Raises:
            NonConformant: If there is a violation; the message counts them, the hint shows the first ones.
        """
        violations = self.of_severity(Severity.VIOLATION)
        if not violations:
            return
        shown, rest = violations[:_SHOWN], len(violations) - _SHOWN
        more = Text(th=f"… และอีก {rest} ข้อ", en=f"… and {rest} more") if rest > 0 else None
        raise NonConformant(
            Text(
                th=f"ข้อมูลไม่ผ่านการตรวจ {len(violations)} ข้อ",
                en=f"the data breaks the rules in {len(violations)} place{'s'[: len(violations) > 1]}",
            ),
            hint=Text(th=_listed(shown, more, "th"), en=_listed(shown, more, "en")),
        )


def _listed(issues: Sequence[Issue], more: Text | None, lang: str) -> str:
    lines = [issue.say(lang) for issue in issues]
    return "\n".join([*lines, more.say(lang)] if more else lines)

"""What does not agree in the report, what cannot be told, and what to ask its authors."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kprgraph import audit
from kprgraph.errors import Text
from kprgraph.terms import Value
from kprgraph.web.asked import asked, choice, form, query_of
from kprgraph.web.blocks import Query
from kprgraph.web.chrome import head
from kprgraph.web.explorer import FINDINGS_ON_ONE_PAGE, Explorer
from kprgraph.web.facts import node_part, sentence
from kprgraph.web.page import Control, QuestionPage, View
from kprgraph.web.parts import Part, Sentence, number_text, plain_text
from kprgraph.web.quotation import TextLine, quoted
from kprgraph.web.tabulate import from_table

if TYPE_CHECKING:
    from kprgraph.audit import Finding

NAME = "audit"
TEMPLATE = "audit.html"
PARAMS = ("verdict", "kind", "check", "part", "card", "sort")

OPEN = "open"
_HOLDS = "holds"
_ALL = "all"
_MOST_SIDES = 6


@dataclass(frozen=True, slots=True)
class Side:
    """One of the statements that are held against each other.

    Attributes:
        fact: The statement with its lines.
        text: The lines themselves, where the server was given them.
    """

    fact: Sentence
    text: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class FindingCard:
    """One finding.

    Attributes:
        id: Its identifier, also the place on the page.
        title: What was checked.
        kind: Kind of finding, in words.
        verdict: Code of the verdict.
        verdict_text: The verdict in words.
        nature: Nature of the difference, or "".
        subject: What it is about, linked, or None.
        question: What to ask the authors, or "".
        stated: What the report prints, or "".
        computed: What the check gives, or "".
        formula: How it was computed, or "".
        sides: The statements that are held against each other.
        hidden: How many more there are.
        query: The rule.
    """

    id: str
    title: str
    kind: str
    verdict: str
    verdict_text: str
    nature: str
    subject: Part | None
    question: str
    stated: str
    computed: str
    formula: str
    sides: tuple[Side, ...]
    hidden: int
    query: Query | None


@dataclass(frozen=True)
class AuditPage(QuestionPage):
    """The findings.

    Attributes:
        findings: The findings, gravest first.
        first: Number of the first one that is shown, from 1.
        total: How many there are.
        earlier_href: The ones before, or None.
        later_href: The ones after, or None.
    """

    findings: tuple[FindingCard, ...]
    first: int
    total: int
    earlier_href: str | None
    later_href: str | None


def build(view: View) -> AuditPage:
    """The findings, narrowed as the address says; without a word, those that leave a question."""
    every = view.site.findings
    chosen = [found for found in every if _fits(view, found)]
    counts = Counter(found.verdict for found in every)
    part = _part(view, len(chosen))
    first, last = (part - 1) * FINDINGS_ON_ONE_PAGE, part * FINDINGS_ON_ONE_PAGE
    answer = view.say(
        "audit_answer",
        count=len(every),
        contradictions=counts["contradiction"],
        questions=counts["question"],
        holds=counts[_HOLDS],
    )
    title = view.say("page_audit")
    # the whole table stands, and can be taken away, on the first part
    table = audit.audit_rows(view.site.store, chosen if part == 1 else chosen[first:last], view.lang)
    hide = () if view.here.param("verdict") in (_ALL, "") else ("verdict",)
    return AuditPage(
        head=head(view, title, view.say("audit_lead")),
        asked=asked(view, view.say("audit_question"), answer, [view.say("audit_caveat")]),
        table=from_table(view, table, "findings", title, (*hide, "id")),
        form=form(view, _controls(view, every)),
        findings=tuple(_card(view, found) for found in chosen[first:last]),
        first=first + 1,
        total=len(chosen),
        earlier_href=view.same(part=str(max(part - 1, 1))) if first else None,
        later_href=view.same(part=str(part + 1)) if last < len(chosen) else None,
    )


def states(site: Explorer) -> Iterator[tuple[Sequence[str], Mapping[str, str]]]:
    """What leaves a question, each verdict and each kind, in parts, and a card."""
    yield (), {"card": "1"}
    narrowed: list[dict[str, str]] = [{}, *({"verdict": verdict} for verdict in audit.VERDICTS)]
    narrowed += [{"kind": kind} for kind in sorted({found.kind for found in site.findings})]
    for params in narrowed:
        verdict, kind = params.get("verdict", OPEN), params.get("kind", "")
        total = sum(_is(found, verdict, kind, "") for found in site.findings)
        yield (), params
        for part in range(2, -(-total // FINDINGS_ON_ONE_PAGE) + 1):
            yield (), {**params, "part": str(part)}


def _part(view: View, total: int) -> int:
    """Which forty findings are wanted."""
    wanted = view.here.param("part")
    most = max(-(-total // FINDINGS_ON_ONE_PAGE), 1)
    return min(max(int(wanted), 1), most) if wanted.isdecimal() and len(wanted) < 6 else 1


def _fits(view: View, found: "Finding") -> bool:
    params = view.here.param
    return _is(found, params("verdict") or OPEN, params("kind"), params("check"))


def _is(found: "Finding", verdict: str, kind: str, check: str) -> bool:
    of_verdict = found.verdict != _HOLDS if verdict == OPEN else verdict in (_ALL, found.verdict)
    return of_verdict and kind in ("", found.kind) and check in ("", found.check)


def _card(view: View, found: "Finding") -> FindingCard:
    records = [r for r in found.figures if view.site.is_record(r)]
    records += [r for r in found.records if r not in records]
    return FindingCard(
        id=found.id,
        title=found.title.say(view.lang),
        kind=view.label(f"findingkind:{found.kind}"),
        verdict=found.verdict,
        verdict_text=view.label(f"verdict:{found.verdict}"),
        nature=audit.NATURES[found.nature].say(view.lang) if found.nature else "",
        subject=node_part(view, found.subject) if found.subject else None,
        question=found.question.say(view.lang) if found.question else "",
        stated=_said(found.stated, view),
        computed=_said(found.computed, view),
        formula=_said(found.formula, view),
        sides=tuple(Side(sentence(view, r), quoted(view, r)) for r in records[:_MOST_SIDES]),
        hidden=max(len(records) - _MOST_SIDES, 0),
        query=query_of(view, f"audit/{found.check}"),
    )


def _said(value: Value | Text, view: View) -> str:
    if isinstance(value, Text):
        return value.say(view.lang)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number_text(value)
    return plain_text(value, view.lang)


def _controls(view: View, every: Sequence["Finding"]) -> list[Control]:
    kinds = sorted({found.kind for found in every})
    checks = sorted({found.check: found.title.say(view.lang) for found in every}.items(), key=lambda c: c[1])
    verdicts = [(v, view.label(f"verdict:{v}")) for v in audit.VERDICTS]
    return [
        choice(
            view, "verdict", view.say("verdict"), [*verdicts, (_ALL, view.say("all"))], view.say("open_ones")
        ),
        choice(
            view,
            "kind",
            view.say("kind"),
            [(k, view.label(f"findingkind:{k}")) for k in kinds],
            view.say("all"),
        ),
        choice(view, "check", view.say("check"), checks, view.say("all")),
    ]

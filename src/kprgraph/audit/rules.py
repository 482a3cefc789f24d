"""Audit rules: query files under `queries/audit/`, and the findings that their rows become.

A rule is a query file with these columns; its other columns are what its templates talk about:

| column | what |
| --- | --- |
| `subject` | what the finding is about |
| `kind`, `verdict` | notations of `findingkind:` and `verdict:` |
| `class` | one of `finding.NATURES`, or `none` |
| `ask` | code of a question; its `values` in the header are the questions, as templates over the columns |
| `formula`, `stated`, `computed` | values, or codes of templates in their `values`; each may be left out |
| `figures` | IRIs of what is compared, with a space between |
| `record` or `records` | the evidence; without it, the first record that speaks of each of `figures` |

So a rule says what is compared (`question`), what a row means (`row`) and what to ask the authors (`ask`),
and it holds no number of any report. For the words of templates see `audit.words`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from kprgraph import catalog, query
from kprgraph.audit import merges, names
from kprgraph.audit.finding import Finding, identifier
from kprgraph.audit.words import words
from kprgraph.catalog import QueryFile
from kprgraph.errors import Text, UnknownQuery
from kprgraph.namespaces import expand
from kprgraph.store import Store
from kprgraph.terms import Value
from kprgraph.workspace import Workspace

FOLDER = "audit"
HOLDS = "holds"

Row = Mapping[str, Any]
"""A row of a rule; a proposal on names also holds its `judgement`."""

_PREFIX = f"{FOLDER}/"


def checks(workspace: Workspace) -> list[str]:
    """Names of all checks, sorted."""
    return [name.removeprefix(_PREFIX) for name in catalog.names(workspace) if name.startswith(_PREFIX)]


def find(workspace: Workspace, check: str) -> QueryFile:
    """The rule file of a check.

    Raises:
        UnknownQuery: If there is no such check; carries the nearest names.
        UnreadableInput: If the file breaks the rules of query files.
    """
    try:
        return catalog.find(workspace, f"{_PREFIX}{check}")
    except UnknownQuery as error:
        raise UnknownQuery(check, [name.removeprefix(_PREFIX) for name in error.candidates]) from None


def findings(store: Store, rule: QueryFile) -> Iterator[Finding]:
    """What a rule finds: one finding per row of its answer; rows that are names or pairs of names are judged.

    Raises:
        UnreadableInput: If the judgements on names cannot be read.
    """
    rows: Iterable[Row] = query.run(store, rule).rows
    if names.is_list_of_names(rule):
        rows = names.near_pairs(list(rows), within="title" in rule.column["ask"].values)
    elif not names.is_proposal(rule):
        yield from (finding(store, rule, row) for row in rows)
        return
    judgements = merges.read(store.workspace)
    yield from (finding(store, rule, names.judged(row, judgements)) for row in rows)


def finding(store: Store, rule: QueryFile, row: Row) -> Finding:
    """The finding that one row of a rule stands for."""
    check = rule.name.removeprefix(_PREFIX)
    if not (row.get("records") or row.get("record")):
        row = {**row, "records": evidence(store, _iris(row.get("figures")))}
    verdict, nature = str(row["verdict"]), str(row["class"])
    stated, computed = (_said(store, rule, row, name) for name in ("stated", "computed"))
    figures, records = _iris(row.get("figures")), _iris(row.get("records") or row.get("record"))
    subject = row.get("subject")
    values = (value.th if isinstance(value, Text) else str(value) for value in (stated, computed))
    return Finding(
        id=identifier(check, [*figures, *records, str(subject), *values]),
        check=check,
        title=rule.title,
        kind=str(row["kind"]),
        verdict=verdict,
        nature=None if nature == "none" else nature,
        subject=str(subject) if subject else None,
        stated=stated,
        computed=computed,
        formula=row["judgement"].text if "judgement" in row else _text(_said(store, rule, row, "formula")),
        question=None if verdict == HOLDS else _text(_said(store, rule, row, "ask")),
        figures=figures or records,
        records=records,
    )


def evidence(store: Store, things: Iterable[str]) -> list[str]:
    """What to cite for things that are no records: of each, the first record that speaks of it, by IRI."""
    found = set()
    for thing in things:
        speaking = {quad.subject.value for quad in _pointing(store, thing) if _is_record(store, quad.subject)}
        found |= {thing} if store.objects(thing, "kpr:statedIn") else set(sorted(speaking)[:1])
    return sorted(found)


def _pointing(store: Store, thing: str) -> Iterable[Any]:
    return store.quads.quads_for_pattern(None, None, ox.NamedNode(thing))


def _is_record(store: Store, subject: Any) -> bool:
    """Whether it is stated in a report; an earlier finding is no evidence."""
    if not isinstance(subject, ox.NamedNode) or not store.objects(subject.value, "kpr:statedIn"):
        return False
    return expand("kpr:Finding") not in store.types(subject.value)


def _said(store: Store, rule: QueryFile, row: Row, name: str) -> Value | Text:
    """The value of a column; where it is the code of a template, what that says of the row."""
    value = row.get(name)
    templates = rule.column[name].values if name in rule.column else {}
    if value is None or not templates:
        return value
    template = templates[str(value)]
    return Text(
        th=template.th.format_map(words(store, row, "th")), en=template.en.format_map(words(store, row, "en"))
    )


def _text(value: Value | Text) -> Text | None:
    if value is None or isinstance(value, Text):
        return value
    return Text(th=str(value), en=str(value))


def _iris(value: Value) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(sorted(map(str, value))) if isinstance(value, list) else (str(value),)

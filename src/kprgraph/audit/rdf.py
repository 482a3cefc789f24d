"""The findings of the audit as RDF, for a named graph of their own: what was computed, never curated."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

import pyoxigraph as ox

from kprgraph.audit.finding import Finding
from kprgraph.errors import Text
from kprgraph.namespaces import BASE, PREFIXES, expand, report_graph, split
from kprgraph.store import Store
from kprgraph.terms import Value
from kprgraph.turtle import serialize

GRAPH = report_graph("audit")
"""The named graph of findings."""

FILE_NAME = "findings.ttl"
MEDIA_TYPE = "text/turtle"
TITLE = Text(th="ข้อค้นพบจากการตรวจรายงาน", en="Findings of the audit of the report")

_HEADER = """\
# ข้อค้นพบจากการตรวจสอบรายงาน คำนวณขึ้น ไม่แก้ด้วยมือ · Findings of the audit; computed, not written by hand.
# SPDX-License-Identifier: CC-BY-4.0"""
_REPORTS = f"{BASE}id/report-"
_XSD = PREFIXES["xsd"]
_LONGEST_FORMULA = 300


def iri(finding: Finding) -> str:
    """The IRI of a finding: among the records of the report that it is about, else in the registry."""
    spaces = (split(record)[0] for record in finding.records)
    space = next((each for each in spaces if each.startswith(_REPORTS)), PREFIXES["reg"])
    return f"{space}finding-{finding.id}"


def quads(store: Store, findings: Iterable[Finding]) -> Iterator[ox.Quad]:
    """The findings as quads of the graph `GRAPH`.

    A finding carries the passages of its records, so that it is evidence of its own; one that rests on no
    record of a report says instead that it was found in the registry.
    """
    graph = ox.NamedNode(GRAPH)
    for finding in findings:
        for triple in _triples(store, finding):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def turtle(store: Store, findings: Iterable[Finding]) -> str:
    """The findings as Turtle in canonical order; the same findings give the same text."""
    triples = (quad.triple for quad in quads(store, findings))
    return serialize(triples, header=_HEADER)


def _triples(store: Store, finding: Finding) -> Iterator[ox.Triple]:
    subject = ox.NamedNode(iri(finding))
    passages = sorted(
        {term for record in finding.records for term in store.objects(record, "kpr:statedIn")}, key=str
    )
    pairs: list[tuple[str, object]] = [
        ("rdf:type", _node("kpr:Finding")),
        ("kpr:check", ox.Literal(finding.check)),
        ("kpr:findingKind", _node(f"findingkind:{finding.kind}")),
        ("kpr:verdict", _node(f"verdict:{finding.verdict}")),
        *(("kpr:stated", literal) for literal in _literals(finding.stated)),
        *(("kpr:computed", literal) for literal in _literals(finding.computed)),
        *(("kpr:question", literal) for literal in _literals(finding.question)),
        *(("oa:hasTarget", ox.NamedNode(iri)) for iri in finding.figures),
    ]
    if finding.nature:
        pairs.append(("kpr:nature", _node(f"nature:{finding.nature}")))
    if finding.formula:
        pairs.append(("kpr:formula", ox.Literal(_short(finding.formula.en))))
    if passages:
        pairs += [("kpr:support", _node("support:computed")), *(("kpr:statedIn", term) for term in passages)]
    else:
        pairs += [("kpr:support", _node("support:external")), *_REGISTRY]
    for predicate, term in pairs:
        yield ox.Triple(subject, _node(predicate), term)  # type: ignore[arg-type]


_REGISTRY = (
    ("kpr:externalSource", ox.Literal("พบในทะเบียน ไม่ใช่ในบรรทัดของรายงาน", language="th")),
    ("kpr:externalSource", ox.Literal("Found in the registry, not on lines of the report", language="en")),
)


def _literals(value: Value | Text) -> Iterator[ox.Literal]:
    if isinstance(value, Text):
        yield ox.Literal(value.th, language="th")
        yield ox.Literal(value.en, language="en")
    elif isinstance(value, Decimal):
        yield ox.Literal(f"{value:f}", datatype=ox.NamedNode(f"{_XSD}decimal"))
    elif isinstance(value, date):
        yield ox.Literal(value.isoformat(), datatype=ox.NamedNode(f"{_XSD}date"))
    elif isinstance(value, int):
        yield ox.Literal(value)
    elif value is not None:
        yield ox.Literal(str(value))


def _short(formula: str) -> str:
    line = " ".join(formula.split())
    return line if len(line) <= _LONGEST_FORMULA else f"{line[: _LONGEST_FORMULA - 1].rstrip()}…"


def _node(curie: str) -> ox.NamedNode:
    return ox.NamedNode(expand(curie))

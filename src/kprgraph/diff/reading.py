"""What can be compared: a workspace, a build folder, or a file with a graph, each as a store."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kprgraph import store as stores
from kprgraph.errors import Text, UnreadableInput
from kprgraph.export import nquads, turtle
from kprgraph.namespaces import (
    BASE,
    GRAPH_DERIVED,
    GRAPH_ONTOLOGY,
    GRAPH_REGISTRY,
    KINDS,
    expand,
    report_graph,
)
from kprgraph.store import Store
from kprgraph.turtle import foreign
from kprgraph.workspace import Workspace

_REPORT = re.compile(re.escape(BASE) + r"(?:id/report-|src/)(\d{4})(?:/.*)?")
_IN_REGISTRY = tuple(f"{BASE}id/{kind}/" for kind in (*KINDS, "registry"))

DERIVED = frozenset(
    map(
        expand,
        (
            *(
                "kpr:canProduce",
                "kpr:chairedBy",
                "kpr:chairs",
                "kpr:dependsOnDirectly",
                "kpr:developedBy",
                "kpr:develops",
            ),
            *("kpr:directlyRequiredBy", "kpr:fedBy", "kpr:feeds", "kpr:hasCommitteeMember", "kpr:hasPower"),
            *(
                "kpr:hasSecretariat",
                "kpr:hostedOn",
                "kpr:hosts",
                "kpr:inIllustration",
                "kpr:inSection",
                "kpr:includedIn",
            ),
            *("kpr:includes", "kpr:memberOfCommittee", "kpr:ministry", "kpr:ministryOf", "kpr:operatedBy"),
            *("kpr:operates", "kpr:ownedBy", "kpr:owns", "kpr:supports"),
            *("org:heldBy", "org:holds", "org:subOrganizationOf"),
        ),
    )
)
"""Properties that only the derive rules write; a file without named graphs does not tell them apart."""


def read(path: Path) -> Store:
    """The graph at `path`.

    Args:
        path: A workspace (a folder with `data/` and `ontology/`), a build folder, or a file of N-Quads, TriG,
            Turtle, N-Triples, JSON-LD or RDF/XML.

    Raises:
        UnreadableInput: If it is none of these, or cannot be read.
    """
    if path.is_dir():
        if (path / "data").is_dir() and (path / "ontology").is_dir():
            return stores.load(Workspace(path))
        built = [path / name for name in (nquads.FILE_NAME, turtle.FILE_NAME) if (path / name).is_file()]
        if not built:
            raise _unknown(path)
        path = built[0]
    if path.suffix not in foreign.FORMATS:
        raise _unknown(path)
    store = Store(Workspace(path.parent))
    store.quads.extend(_homes(foreign.quads(path)))
    return store


def _homes(quads: Iterator[ox.Quad]) -> Iterator[ox.Quad]:
    """Quads in named graphs: where a file has none, each goes where the curated files would keep it."""
    for quad in quads:
        if isinstance(quad.graph_name, ox.NamedNode):
            yield quad
        else:
            yield ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(_home(quad)))


def _home(quad: ox.Quad) -> str:
    subject = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else ""
    if quad.predicate.value in DERIVED:
        return GRAPH_DERIVED
    if subject.startswith(_IN_REGISTRY):
        return GRAPH_REGISTRY
    report = _REPORT.fullmatch(subject)
    return report_graph(f"report-{report[1]}") if report else GRAPH_ONTOLOGY


def _unknown(path: Path) -> UnreadableInput:
    return UnreadableInput(
        Text(th="ไม่พบกราฟที่จะเทียบ", en="there is no graph to compare"),
        where=path.as_posix(),
        hint=Text(
            th="ให้โฟลเดอร์ของพื้นที่ทำงาน โฟลเดอร์ build หรือไฟล์ .nq .trig .ttl .nt .jsonld .rdf",
            en="Give the folder of a workspace, a build folder, or a file .nq .trig .ttl .nt .jsonld .rdf",
        ),
    )

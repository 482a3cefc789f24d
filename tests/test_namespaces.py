import json
import subprocess
import sys

import pytest

from kprgraph import turtle
from kprgraph.errors import UsageError
from kprgraph.namespaces import BASE, PREFIXES, SCHEMES, compress, expand, report_graph, split
from kprgraph.workspace import Workspace


@pytest.mark.parametrize(
    ("curie", "iri"),
    [
        ("kpr:statedIn", "https://w3id.org/kprgraph/onto#statedIn"),
        ("agency:fda", "https://w3id.org/kprgraph/id/agency/fda"),
        ("r66:fig-1", "https://w3id.org/kprgraph/id/report-2566/fig-1"),
        ("src66:s-2.1", "https://w3id.org/kprgraph/src/2566/s-2.1"),
        ("vocab:role", "https://w3id.org/kprgraph/vocab/role"),
        ("role:chair", "https://w3id.org/kprgraph/vocab/role/chair"),
        ("cv:PublicOrganisation", "http://data.europa.eu/m8g/PublicOrganisation"),
        ("eli-dl:Decision", "http://data.europa.eu/eli/eli-draft-legislation-ontology#Decision"),
        ("schema:name", "https://schema.org/name"),
        ("locn:address", "http://www.w3.org/ns/locn#address"),
    ],
)
def test_expand_and_compress_undo_each_other(curie: str, iri: str) -> None:
    assert expand(curie) == iri
    assert compress(iri) == curie


@pytest.mark.parametrize("curie", ["nobody:x", "plain", "", "https://example.org/x"])
def test_unknown_prefix_is_refused(curie: str) -> None:
    with pytest.raises(UsageError) as caught:
        expand(curie)
    assert "kpr" in caught.value.say("en")


@pytest.mark.parametrize(
    "iri", ["https://example.org/x", f"{BASE}id/report-2599/fig", "https://w3id.org/kprgraph/onto#"]
)
def test_what_no_prefix_fits_stays_an_iri(iri: str) -> None:
    assert compress(iri) == iri


def test_split_cuts_at_the_last_mark() -> None:
    assert split("http://a/b#c/d") == ("http://a/b#c/", "d")


def test_namespaces_are_distinct_and_end_where_a_name_begins() -> None:
    assert len(set(PREFIXES.values())) == len(PREFIXES)
    assert all(namespace[-1] in "/#" for namespace in PREFIXES.values())


def test_graph_of_a_report() -> None:
    assert report_graph("report-2566") == expand("graph:report-2566")


def test_importing_the_table_loads_no_rdf_library() -> None:
    code = "import sys, json, kprgraph.namespaces; print(json.dumps(sorted(sys.modules)))"
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
    assert not {"rdflib", "pyoxigraph", "networkx", "pyshacl"} & set(json.loads(output))


@pytest.mark.curated
def test_every_scheme_of_the_ontology_has_its_prefix(workspace: Workspace) -> None:
    files = {path.stem for path in workspace.vocab.glob("*.ttl")}
    assert files
    assert not files - set(SCHEMES), "schemes without a prefix"


@pytest.mark.curated
def test_files_use_the_common_prefixes(workspace: Workspace) -> None:
    files = [*workspace.ontology_files(), *workspace.curated_files()]
    assert files
    wrong = [
        f"{path.name}: {prefix}"
        for path in files
        for prefix, namespace in turtle.read(path).prefixes.items()
        if PREFIXES.get(prefix) != namespace
    ]
    assert not wrong

"""Sizes, places and kinds that a workspace or a target should not have, and what is made of them."""

from contextlib import suppress
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from kprgraph import turtle
from kprgraph.build import page
from kprgraph.build.contents import Contents
from kprgraph.build.metadata import Release
from kprgraph.errors import UnreadableInput
from kprgraph.export import gexf, graphml, rdfxml
from kprgraph.namespaces import GRAPH_REGISTRY, PREFIXES, expand
from kprgraph.store import load
from kprgraph.validation import literals, shape_lint, shapes
from kprgraph.validation.report import Report
from kprgraph.web.explorer import Explorer
from kprgraph.web.server import application
from kprgraph.workspace import Workspace
from tests.cli.conftest import Kpr
from tests.robustness.test_foreign import listener  # noqa: F401 - a fixture

PROLOGUE = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())


def test_two_hundred_thousand_prefixes_are_only_slow_reading(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text(
        "".join(f"@prefix p{n}: <https://example.org/{n}/> .\n" for n in range(200_000)) + "p1:a a p2:b .\n"
    )
    assert len(turtle.read(path).triples()) == 1


def test_a_literal_of_twenty_megabytes_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text(f'<a:a> <a:b> "{"x" * 20_000_000}" .\n')
    with pytest.raises(UnreadableInput) as caught:
        turtle.read(path).triples()
    assert caught.value.where is not None
    assert len(caught.value.say("en")) < 2000


def test_a_file_that_disappears_is_named(kpr: Kpr, toy_copy: Workspace) -> None:
    (toy_copy.registry / "gone.ttl").symlink_to(toy_copy.root / "nowhere.ttl")
    outcome = kpr("feeds", "--root", str(toy_copy.root), "--lang", "en")
    assert (outcome.code, "gone.ttl" in outcome.err) == (2, True)


def test_names_beyond_measure_are_named_by_the_gate_and_break_no_page(toy_copy: Workspace) -> None:
    many = ", ".join(f'"ชื่อที่ {n}"@th' for n in range(300))
    name = "ก" * 5000
    (toy_copy.registry / "long.ttl").write_text(
        f"{PROLOGUE}agency:long a org:FormalOrganization ; skos:altLabel {many} ;\n"
        f'  skos:prefLabel "{name}"@th .\n',
        encoding="utf-8",
    )
    store = load(toy_copy)
    (issue,) = [issue for issue in literals.check(store) if issue.rule == "long-name"]
    assert issue.node == expand("agency:long")
    with TestClient(application(Explorer(store)), "http://localhost") as browser:
        for path in ("/thing/agency/long", "/names", "/search?q=กกกก", "/thing/agency/long.ttl"):
            assert browser.get(path).status_code == 200, path


def test_a_thing_with_thousands_of_neighbours_has_a_page_and_a_picture(toy_copy: Workspace) -> None:
    feeds = "".join(
        f"r99:feed-x{n} a kpr:DataFeed ; kpr:feedFrom agency:x{n} ; kpr:feedTo service:star-permit ;"
        f" kpr:linkStatus linkstatus:completed ; kpr:statedIn src99:L32 ; kpr:support support:stated .\n"
        f'agency:x{n} a cv:PublicOrganisation ; skos:prefLabel "กรมที่ {n}"@th .\n'
        for n in range(600)
    )
    prefixes = "@prefix r99: <https://w3id.org/kprgraph/id/report-2599/> .\n"
    prefixes += "@prefix src99: <https://w3id.org/kprgraph/src/2599/> .\n"
    (toy_copy.root / "data" / "report-2599" / "many.ttl").write_text(
        PROLOGUE + prefixes + feeds, encoding="utf-8"
    )
    with TestClient(application(Explorer(load(toy_copy))), "http://localhost") as browser:
        assert browser.get("/thing/service/star-permit").status_code == 200
        layers = browser.get("/layers/service/star-permit")
        assert layers.status_code == 200
        assert layers.text.count("<g ") < 600, "a picture is cut where nobody could read it"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT $this { SERVICE <LISTENER> { $this ?p ?o } }",
        "SELECT $this { SERVICE#x\\n<LISTENER> { $this ?p ?o } }",
        "SELECT $this { \\\\u0053ERVICE <LISTENER> { $this ?p ?o } }",
        "SELECT $this FROM <LISTENER> { $this ?p ?o }",
        "SELECT $this FROM <file:///etc/passwd> { $this ?p ?o }",
    ],
)
def test_shapes_of_the_workspace_ask_nothing_elsewhere(
    tmp_path: Path,
    listener: tuple[str, list[str]],  # noqa: F811 - the fixture
    query: str,
) -> None:
    address, asked = listener
    constraint = f'sh:sparql [ sh:select "{query.replace("LISTENER", address)}" ]'
    for name, text in {
        "ontology/shapes/01_x.ttl": f"<a:x> a sh:NodeShape ; sh:targetClass kpr:Figure ; {constraint} .",
        "data/report-2599/x.ttl": "<a:f> a kpr:Figure .",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text(PROLOGUE + text, encoding="utf-8")
    store = load(Workspace(tmp_path))
    assert "shape-query" in [issue.rule for issue in shape_lint.check(store)]
    with suppress(UnreadableInput):
        list(shapes.check(store))
    assert not asked


def test_markup_in_a_finding_is_text_in_the_report_of_a_build(kpr: Kpr, toy_copy: Workspace) -> None:
    (toy_copy.registry / "odd.ttl").write_text(
        f"{PROLOGUE}agency:odd a cv:PublicOrganisation ; org:classification bodytype:department ;\n"
        '  skos:prefLabel "<script>alert(1)</script>\\u200B"@th , "odd"@en .\n',
        encoding="utf-8",
    )
    report = report_of(toy_copy)
    assert "&lt;script&gt;alert(1)" in report
    assert "<script>alert" not in report


def report_of(world: Workspace) -> str:
    """The page that a build writes, whatever the gate says."""
    store = load(world)
    found = Report(tuple(literals.check(store)))
    return page.html(page.report_page(found, Contents.of(store), [], Release.read(world), []))


@pytest.mark.parametrize("exporter", [graphml, gexf])
def test_control_characters_cannot_break_a_file_of_xml(toy_copy: Workspace, exporter: object) -> None:
    store = load(toy_copy)
    node, label = ox.NamedNode(expand("agency:north-star")), ox.NamedNode(expand("skos:prefLabel"))
    graph = ox.NamedNode(GRAPH_REGISTRY)
    for quad in list(store.quads.quads_for_pattern(node, label, None)):
        store.quads.remove(quad)
    store.quads.add(ox.Quad(node, label, ox.Literal("ก\x01\x1b\ufffe]]><&", language="th"), graph))
    stream = BytesIO()
    exporter.write(store, stream)  # type: ignore[attr-defined]
    text = "".join(ElementTree.fromstring(stream.getvalue()).itertext()) + stream.getvalue().decode()
    assert "\x01" not in text
    assert "\x1b" not in text


def test_a_property_that_xml_cannot_name_is_an_error_or_comes_back(toy_copy: Workspace) -> None:
    store = load(toy_copy)
    odd = ox.Quad(
        ox.NamedNode("a:s"),
        ox.NamedNode("https://example.org/1"),
        ox.Literal("x"),
        ox.NamedNode(GRAPH_REGISTRY),
    )
    store.quads.add(odd)
    stream = BytesIO()
    try:
        rdfxml.write(store, stream)
    except ValueError:
        return
    found = {quad.triple for quad in ox.parse(stream.getvalue(), ox.RdfFormat.RDF_XML)}
    assert odd.triple in found


@pytest.mark.parametrize("format_", ["ttl", "xlsx", "graphml"])
def test_a_target_that_is_a_folder_is_named_and_stays(kpr: Kpr, tmp_path: Path, format_: str) -> None:
    target = tmp_path / "out"
    target.mkdir()
    (target / "kept").write_text("kept")
    outcome = kpr("export", format_, "-o", str(target), "--lang", "en")
    assert (outcome.code, target.as_posix() in outcome.err) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert (target / "kept").read_text() == "kept"


def test_a_build_folder_that_is_a_file_is_named_and_stays(kpr: Kpr, toy_copy: Workspace) -> None:
    toy_copy.build.write_text("mine")
    outcome = kpr("build", "--no-site", "--no-pictures", "--root", str(toy_copy.root), "--lang", "en")
    assert (outcome.code, "build" in outcome.err) == (2, True)
    assert toy_copy.build.read_text() == "mine"


def test_foreign_files_in_a_build_folder_are_not_lost(kpr: Kpr, toy_copy: Workspace) -> None:
    toy_copy.build.mkdir()
    (toy_copy.build / "thesis.docx").write_text("mine")
    outcome = kpr("build", "--no-site", "--no-pictures", "--root", str(toy_copy.root), "--lang", "en")
    assert outcome.code == 2
    assert (toy_copy.build / "thesis.docx").read_text() == "mine"


def test_a_workspace_that_cannot_be_read_is_not_served(kpr: Kpr, toy_copy: Workspace) -> None:
    (toy_copy.registry / "agencies.ttl").write_text("<<<<<<< ours\n")
    outcome = kpr("serve", "--port", "0", "--root", str(toy_copy.root), "--lang", "en")
    assert (outcome.code, "data/registry/agencies.ttl" in outcome.err) == (2, True)


def test_thai_in_an_address_is_one_page_raw_and_encoded(toy_copy: Workspace) -> None:
    with TestClient(application(Explorer(load(toy_copy))), "http://localhost") as browser:
        encoded = "%E0%B8%81%E0%B8%A3%E0%B8%A1"
        assert browser.get("/search?q=กรม").text == browser.get(f"/search?q={encoded}").text
        assert browser.get("/กรม").status_code == browser.get(f"/{encoded}").status_code == 404
        assert browser.get("/thing/agency/" + "x" * 5000).status_code == 404

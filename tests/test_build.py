"""A build of the invented world: the same bytes each time, whole or not at all, described by its metadata."""

import hashlib
import os
import subprocess
import sys
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from shutil import copytree

import pytest
from rdflib import Graph, Literal, URIRef

from kprgraph import __version__
from kprgraph.build import Summary, build, dataset, page, run
from kprgraph.build.contents import Contents
from kprgraph.build.metadata import Release
from kprgraph.errors import NonConformant, Text, UnreadableInput
from kprgraph.export import BUILT
from kprgraph.export.profile import conform
from kprgraph.namespaces import expand
from kprgraph.store import load
from kprgraph.validation.report import Issue, Report, Severity
from kprgraph.workspace import Workspace

SERIES = URIRef("https://w3id.org/kprgraph/dataset")
DATASET = URIRef("https://w3id.org/kprgraph/release/0.0.0")
SPDX = "http://spdx.org/rdf/terms#"


def term(curie: str) -> URIRef:
    return URIRef(expand(curie))


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


Built = tuple[Workspace, Summary]

BUILD = """
import sys
from pathlib import Path
from kprgraph.build import build
from kprgraph.workspace import Workspace
build(Workspace(Path(sys.argv[1])), Path(sys.argv[2]))
"""


@pytest.fixture(scope="module")
def told() -> list[Text]:
    """What the build of `built` told of its progress."""
    return []


@pytest.fixture(scope="module")
def built(toy: Workspace, tmp_path_factory: pytest.TempPathFactory, told: list[Text]) -> Built:
    root = tmp_path_factory.mktemp("built")
    workspace = copied(toy, root)
    return workspace, build(workspace, root / "source.txt", told.append)


def copied(toy: Workspace, root: Path) -> Workspace:
    """The invented world in a folder of its own, with the real ontology and queries."""
    copytree(toy.data, root / "data")
    (root / "source.txt").write_bytes((toy.root / "source.txt").read_bytes())
    for name in ("ontology", "queries"):
        (root / name).symlink_to((toy.root / name).resolve(), target_is_directory=True)
    return Workspace(root)


def test_every_artefact_is_there_and_is_what_the_summary_says(built: Built) -> None:
    workspace, summary = built
    files = tree(workspace.build)
    assert [artefact.name for artefact in summary.artefacts] == sorted(files)
    for artefact in summary.artefacts:
        content = files[artefact.name]
        assert (artefact.size, artefact.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    wanted = {
        "kprgraph.ttl",
        "kprgraph.jsonld",
        "kprgraph.nq",
        "kprgraph.trig",
        "kprgraph.rdf",
        "kprgraph.graphml",
        "kprgraph.gexf",
        "kprgraph.cyjs",
        "kprgraph.xlsx",
    }
    wanted |= {
        "statements.csv",
        "dataset.ttl",
        "report.html",
        "tables/agency.csv",
        "tables/csv-metadata.json",
    }
    assert wanted <= set(files)


def test_the_same_input_gives_the_same_bytes(built: Built, toy: Workspace, tmp_path: Path) -> None:
    again = copied(toy, tmp_path)
    command = [sys.executable, "-c", BUILD, str(again.root), str(tmp_path / "source.txt")]
    subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": "7", "LC_ALL": "C"}, check=True)
    assert tree(again.build) == tree(built[0].build)


def test_the_summary_counts_what_the_graph_holds(built: Built) -> None:
    workspace, summary = built
    store = load(workspace)
    assert summary.contents.triples == len(store.quads)
    records = {count.name: count.number for count in summary.contents.records}
    assert records["DataFeed"] == 4
    assert summary.contents.passages > 10
    assert [count.name for count in summary.contents.graphs] == [
        "ontology",
        "registry",
        "report-2599",
        "derived",
    ]


def test_a_violation_stops_the_build_and_leaves_the_former_one_whole(
    built: Built, toy: Workspace, tmp_path: Path
) -> None:
    workspace = copied(toy, tmp_path)
    copytree(built[0].build, workspace.build)
    before = tree(workspace.build)
    services = workspace.registry / "services.ttl"
    services.write_text(
        services.read_text(encoding="utf-8").replace(" ;\n    ", " ;\n  ", 1), encoding="utf-8"
    )
    with pytest.raises(NonConformant, match=r"services\.ttl"):
        build(workspace)
    assert tree(workspace.build) == before
    assert {path.name for path in tmp_path.iterdir()} == {
        "build",
        "data",
        "ontology",
        "queries",
        "source.txt",
    }


def test_a_failing_exporter_leaves_the_former_build_whole(
    built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = built[0]
    before = tree(workspace.build)

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(run, "validate", lambda *_: Report())
    monkeypatch.setattr("kprgraph.export.xlsx.write", fail)
    with pytest.raises(OSError, match="disk full"):
        build(workspace)
    assert tree(workspace.build) == before


def test_a_file_that_cannot_be_read_stops_the_build(toy: Workspace, tmp_path: Path) -> None:
    workspace = copied(toy, tmp_path)
    (workspace.registry / "broken.ttl").write_text("a b", encoding="utf-8")
    with pytest.raises(UnreadableInput, match="broken"):
        build(workspace)
    assert not workspace.build.exists()


def test_progress_is_told(built: Built, told: list[Text]) -> None:
    assert len(told) > len(BUILT)
    assert all(text.th and text.en for text in told)


@pytest.fixture(scope="module")
def graph(built: Built) -> Graph:
    """The metadata of the build."""
    return Graph().parse(built[0].build / "dataset.ttl", format="turtle")


class TestMetadata:
    def test_each_file_is_a_distribution_with_its_checksum(self, graph: Graph, built: Built) -> None:
        files = {name: content for name, content in tree(built[0].build).items() if name != "dataset.ttl"}
        described = {}
        for distribution in graph.objects(DATASET, term("dcat:distribution")):
            checksum = graph.value(
                graph.value(distribution, URIRef(f"{SPDX}checksum")),
                URIRef(f"{SPDX}checksumValue"),
            )
            assert (distribution, term("rdf:type"), term("dcat:Distribution")) in graph
            assert graph.value(distribution, term("dcat:mediaType"))
            assert graph.value(distribution, term("dct:license"))
            assert graph.value(distribution, term("dcat:accessURL")) == DATASET
            assert graph.value(distribution, term("dcat:downloadURL")) == distribution
            size = graph.value(distribution, term("dcat:byteSize"))
            described[str(distribution).split("/release/0.0.0/")[1]] = (int(str(size)), str(checksum))
        assert described == {name: (len(c), hashlib.sha256(c).hexdigest()) for name, c in files.items()}

    def test_sizes_versions_and_sources(self, graph: Graph, built: Built) -> None:
        (triples,) = graph.objects(DATASET, term("void:triples"))
        dump = Graph().parse(built[0].build / "kprgraph.ttl", format="turtle")
        assert int(str(triples)) == len(dump)
        counts = {
            "void:distinctSubjects": len(set(dump.subjects())),
            "void:distinctObjects": len(set(dump.objects())),
            "void:properties": len(set(dump.predicates())),
            "void:classes": len(set(dump.objects(None, term("rdf:type")))),
        }
        assert {name: int(str(graph.value(DATASET, term(name)))) for name in counts} == counts
        for part in graph.objects(DATASET, term("void:propertyPartition")):
            found = dump.subject_objects(graph.value(part, term("void:property")))
            assert int(str(graph.value(part, term("void:triples")))) == len(list(found))
        for example in graph.objects(DATASET, term("void:exampleResource")):
            assert (example, None, None) in dump
        assert graph.value(DATASET, term("dcat:version")) == Literal("0.0.0")
        assert "https://w3id.org/kprgraph/onto/" in str(graph.value(DATASET, term("dct:conformsTo")))
        dumps = {str(dump).rsplit("/", 1)[1] for dump in graph.objects(DATASET, term("void:dataDump"))}
        assert dumps == {f"kprgraph.{suffix}" for suffix in ("ttl", "jsonld", "nq", "trig", "rdf")}
        assert len(list(graph.objects(DATASET, term("void:feature")))) == len(dumps)
        partitions = list(graph.objects(DATASET, term("void:classPartition")))
        assert len(partitions) == len(built[1].contents.records) + len(built[1].contents.sources)

    def test_the_dataset_is_one_of_a_series(self, graph: Graph) -> None:
        assert (SERIES, term("rdf:type"), term("dcat:DatasetSeries")) in graph
        assert graph.value(DATASET, term("dcat:inSeries")) == SERIES
        assert graph.value(SERIES, term("dcat:last")) == DATASET
        assert graph.value(DATASET, term("dcat:previousVersion")) is None
        for node in (SERIES, DATASET):
            for named in ("dct:title", "dct:description"):
                assert {text.language for text in graph.objects(node, term(named))} == {"th", "en"}  # type: ignore[attr-defined]
            assert graph.value(node, term("dct:publisher"))
            assert graph.value(node, term("dct:license"))

    def test_it_says_where_it_comes_from(self, graph: Graph, built: Built) -> None:
        edition = graph.value(DATASET, term("prov:wasDerivedFrom"))
        digest = graph.value(graph.value(edition, URIRef(f"{SPDX}checksum")), URIRef(f"{SPDX}checksumValue"))
        assert str(digest) == hashlib.sha256((built[0].root / "source.txt").read_bytes()).hexdigest()
        run = graph.value(DATASET, term("prov:wasGeneratedBy"))
        assert edition in set(graph.objects(run, term("prov:used")))
        software = graph.value(run, term("prov:wasAssociatedWith"))
        assert graph.value(software, term("schema:softwareVersion")) == Literal(__version__)
        ontology = graph.value(DATASET, term("dct:conformsTo"))
        assert str(graph.value(ontology, term("owl:versionInfo"))) == str(ontology).rsplit("/", 1)[1]
        period = graph.value(DATASET, term("dct:temporal"))
        assert graph.value(period, term("dcat:startDate"))

    def test_it_conforms_to_dcat_ap(self, built: Built) -> None:
        content = (built[0].build / "dataset.ttl").read_bytes()
        shapes = Path(__file__).parent / "build" / "dcat.ttl"
        assert conform(content, [shapes]) > 50
        for needed in (b"dcat:accessURL", b"dcat:mediaType", b"spdx:checksumValue", b"dcat:inSeries"):
            with pytest.raises(NonConformant):
                conform(content.replace(needed, b"rdfs:comment"), [shapes])

    def test_it_conforms_to_the_real_dcat_ap(self, built: Built) -> None:
        paths = [path for path in os.environ.get("KPRGRAPH_DCAT_SHAPES", "").split(os.pathsep) if path]
        if not paths:
            pytest.skip("KPRGRAPH_DCAT_SHAPES does not name the shape files of DCAT-AP (docs/profiles.md)")
        content = (built[0].build / "dataset.ttl").read_bytes()
        for path in paths:
            assert conform(content, [Path(path)]) > 50

    def test_nothing_says_when_it_was_made(self, graph: Graph, built: Built) -> None:
        period = graph.value(DATASET, term("dct:temporal"))
        dated = [
            o
            for s, o in graph.subject_objects()
            if s != period
            and isinstance(o, Literal)
            and o.datatype in (term("xsd:date"), term("xsd:dateTime"))
        ]
        assert dated == []
        today = date.today().isoformat().encode()
        assert [name for name, content in tree(built[0].build).items() if today in content] == []


class TestRelease:
    def test_version_and_date_come_from_the_data(self, built: Built, toy: Workspace, tmp_path: Path) -> None:
        workspace = copied(toy, tmp_path)
        path = workspace.data / "dataset.yml"
        path.write_text("version: 2599.1.0\nissued: 2024-01-31\n", encoding="utf-8")
        release = Release.read(workspace)
        graph = described(release, toy, built)
        node = URIRef("https://w3id.org/kprgraph/release/2599.1.0")
        assert graph.value(node, term("dcat:version")) == Literal("2599.1.0")
        assert graph.value(node, term("dct:issued")) == Literal(date(2024, 1, 31))
        assert "2599.1.0" in page.html(page.report_page(Report(), built[1].contents, [], release))

    @pytest.mark.parametrize(("previous", "of_another_report"), [("2599.0.0", False), ("2598.3.1", True)])
    def test_the_version_before(
        self, built: Built, toy: Workspace, tmp_path: Path, previous: str, *, of_another_report: bool
    ) -> None:
        workspace = copied(toy, tmp_path)
        text = f"version: 2599.1.0\nprevious: {previous}\n"
        (workspace.data / "dataset.yml").write_text(text, encoding="utf-8")
        graph = described(Release.read(workspace), toy, built)
        node = URIRef("https://w3id.org/kprgraph/release/2599.1.0")
        former = URIRef(f"https://w3id.org/kprgraph/release/{previous}")
        assert graph.value(node, term("dcat:previousVersion")) == former
        assert ((node, term("dcat:prev"), former) in graph) is of_another_report

    @pytest.mark.parametrize(
        "text", ["[]", "issued: 2024-01-31", "version: 1\nissued: soon", "version: [", "a: b: c"]
    )
    def test_a_description_that_cannot_be_used_is_named(
        self, toy: Workspace, tmp_path: Path, text: str
    ) -> None:
        workspace = copied(toy, tmp_path)
        (workspace.data / "dataset.yml").write_text(text, encoding="utf-8")
        with pytest.raises(UnreadableInput, match=r"data/dataset\.yml"):
            Release.read(workspace)


def described(release: Release, toy: Workspace, built: Built) -> Graph:
    """The metadata of a release, without files."""
    text = dataset.describe(load(toy), built[1].contents, [], release)
    return Graph().parse(data=text, format="turtle")


class Links(HTMLParser):
    """Everything an HTML page points to, and whether its tags are closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [str(value) for name, value in attrs if name in ("href", "src", "action")]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


class TestReport:
    def test_the_page_is_whole_and_needs_no_network(self, built: Built) -> None:
        text = (built[0].build / "report.html").read_text(encoding="utf-8")
        parsed = Links(text)
        assert parsed.open == []
        assert len(parsed.links) > 10
        assert all((built[0].build / link).is_file() for link in parsed.links)
        assert "<script" not in text

    def test_it_tells_validation_evidence_and_counts_in_both_languages(self, built: Built) -> None:
        text = (built[0].build / "report.html").read_text(encoding="utf-8")
        contents = built[1].contents
        assert "ข้อมูลเป็นไปตามกฎทุกข้อ" in text
        assert "The data conforms to all rules" in text
        for count in (*contents.graphs, *contents.records, *contents.supports):
            assert f"{count.title.th} <span" in text, count
            assert f'<td class="number">{count.number:,}</td>' in text, count
        assert "Every record was held against" in text

    def test_without_the_source_it_says_so(self, built: Built) -> None:
        contents = built[1].contents
        text = page.html(page.report_page(Report.of([], ["shapes"]), contents, [], Release()))
        assert "did not hold the records against the text" in text

    def test_what_stands_in_the_data_is_escaped(self, built: Built) -> None:
        evil = "<img src=x onerror=alert(1)>"
        issue = Issue(
            "rule", Severity.WARNING, Text(th=evil, en=evil), path=evil, hint=Text(th=evil, en=evil)
        )
        text = page.html(page.report_page(Report.of([issue]), built[1].contents, [], Release()))
        assert evil not in text
        assert text.count("&lt;img src=x") == 5


def test_an_empty_graph_can_be_counted(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "ontology").mkdir()
    contents = Contents.of(load(Workspace(tmp_path)))
    assert (contents.triples, contents.passages, contents.records) == (0, 0, ())

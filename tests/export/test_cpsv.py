"""Services and bodies conform to the European profiles: to a stand-in, and to the real shapes where given."""

import os
from pathlib import Path

import pyoxigraph as ox
import pytest

from kprgraph.errors import NonConformant, UnreadableInput
from kprgraph.export import cpsv
from kprgraph.export.profile import conform
from kprgraph.namespaces import expand
from kprgraph.store import Store
from tests.cli.conftest import Kpr
from tests.conftest import iri
from tests.export.writing import written

STANDIN = Path(__file__).parent / "profiles" / "standin.ttl"
REAL = "KPRGRAPH_PROFILE_SHAPES"


@pytest.fixture(scope="module")
def real() -> list[Path]:
    """The shape files of the profiles, which are not part of this repository."""
    paths = [Path(path) for path in os.environ.get(REAL, "").split(os.pathsep) if path]
    if not paths:
        pytest.skip(f"{REAL} does not name the shape files of CPSV-AP and CPOV (docs/profiles.md)")
    return paths


@pytest.fixture(scope="module")
def toy_export(toy_store: Store) -> bytes:
    return written(cpsv, toy_store)


@pytest.fixture(scope="module")
def curated_export(store: Store) -> bytes:
    return written(cpsv, store)


def graph(content: bytes) -> ox.Store:
    loaded = ox.Store()
    loaded.load(content, ox.RdfFormat.TURTLE)
    return loaded


def of_class(content: bytes, curie: str) -> set[str]:
    quads = graph(content).quads_for_pattern(
        None, ox.NamedNode(expand("rdf:type")), ox.NamedNode(expand(curie))
    )
    return {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}


def test_the_invented_world_conforms(toy_export: bytes) -> None:
    assert conform(toy_export, [STANDIN]) > 10


@pytest.mark.curated
def test_the_curated_data_conforms(curated_export: bytes) -> None:
    assert conform(curated_export, [STANDIN]) > 100


def test_the_invented_world_conforms_to_the_real_profiles(toy_export: bytes, real: list[Path]) -> None:
    for path in real:
        assert conform(toy_export, [path]) > 5


@pytest.mark.curated
def test_the_curated_data_conforms_to_the_real_profiles(curated_export: bytes, real: list[Path]) -> None:
    for path in real:
        assert conform(curated_export, [path]) > 100


def test_what_is_in_it(toy_export: bytes, toy_store: Store) -> None:
    assert of_class(toy_export, "cpsv:PublicService") == {iri("service:star-permit")}, (
        "the other has no owner"
    )
    public = set(toy_store.subjects("rdf:type", ox.NamedNode(iri("cv:PublicOrganisation"))))
    assert of_class(toy_export, "cv:PublicOrganisation") == public
    loaded = graph(toy_export)
    channel = ox.NamedNode(f"{iri('service:star-permit')}#channel-one-star")
    assert of_class(toy_export, "cv:Channel") == {channel.value}
    parts = of_class(toy_export, "cv:Participation")
    assert {part.rpartition("#")[2] for part in parts} == {
        "data-provider-light-shadow",
        "data-provider-testing",
    }
    owner = loaded.quads_for_pattern(
        ox.NamedNode(iri("service:star-permit")), ox.NamedNode(iri("cv:hasCompetentAuthority")), None
    )
    assert [quad.object for quad in owner] == [ox.NamedNode(iri("agency:north-star"))]
    assert not list(loaded.quads_for_pattern(None, ox.NamedNode(iri("org:hasMember")), None))


NEEDED = [
    ("cpsv:PublicService", "dct:identifier"),
    ("cpsv:PublicService", "dct:title"),
    ("cpsv:PublicService", "dct:description"),
    ("cpsv:PublicService", "cv:hasCompetentAuthority"),
    ("cv:PublicOrganisation", "skos:prefLabel"),
    ("cv:PublicOrganisation", "dct:spatial"),
    ("foaf:Agent", "dct:identifier"),
    ("foaf:Agent", "dct:title"),
    ("cv:Channel", "dct:identifier"),
    ("cv:Participation", "dct:identifier"),
    ("cv:Participation", "dct:description"),
    ("cv:Participation", "cv:role"),
    ("cv:Participation", "cv:hasParticipant"),
    ("dct:Location", "rdf:type"),
    ("skos:Concept", "rdf:type"),
]


@pytest.mark.parametrize(("of", "predicate"), NEEDED)
def test_without_any_of_it_the_export_does_not_conform(of: str, predicate: str, toy_export: bytes) -> None:
    subject = sorted(of_class(toy_export, of))[0]
    loaded = graph(toy_export)
    gone = list(loaded.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(expand(predicate)), None))
    assert gone
    for quad in gone:
        loaded.remove(quad)
    content = loaded.dump(format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph())
    assert content is not None
    with pytest.raises(NonConformant):
        conform(content, [STANDIN])


def test_nothing_checked_is_not_passed(tmp_path: Path) -> None:
    with pytest.raises(NonConformant, match="ไม่เกี่ยวกับสิ่งใด"):
        conform(b"<https://example.org/a> a <https://example.org/B> .", [STANDIN])
    with pytest.raises(UnreadableInput):
        conform(b"", [tmp_path / "missing.ttl"])


def test_the_command_line_checks_before_it_writes(kpr: Kpr, tmp_path: Path) -> None:
    target = tmp_path / "out.ttl"
    done = kpr("export", "cpsv-ap", "--shapes", str(STANDIN), "-o", str(target), "--lang", "en")
    assert (done.code, "nodes meet the shapes" in done.err) == (0, True), done.err
    assert target.exists()
    other = tmp_path / "other.ttl"
    done = kpr("export", "ttl", "--shapes", str(STANDIN), "-o", str(other), "--lang", "en")
    assert (done.code, "not met" in done.err, other.exists()) == (1, True, False)
    assert kpr("export", "xlsx", "--shapes", str(STANDIN), "-o", str(other)).code == 2

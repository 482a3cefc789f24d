"""What changed between two graphs: each kind of change, made in a copy of the invented world, told alone."""

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kprgraph import diff
from kprgraph import store as stores
from kprgraph.diff import Change, Difference
from kprgraph.diff.reading import DERIVED
from kprgraph.errors import UnreadableInput
from kprgraph.export import jsonld, nquads, rdfxml, trig, turtle
from kprgraph.namespaces import GRAPH_DERIVED, compress
from kprgraph.store import Store
from kprgraph.workspace import Workspace
from tests.cli.conftest import Kpr
from tests.conftest import TOY, iri

Edit = Callable[..., list[Difference]]


@pytest.fixture
def edit(toy_copy: Workspace, toy_store: Store) -> Edit:
    """Replace words in all curated files of a copy, and compare."""

    def change(*replacements: tuple[str, str], regex: bool = False) -> list[Difference]:
        hits: Counter[str] = Counter()
        for path in toy_copy.curated_files():
            text = path.read_text(encoding="utf-8")
            for old, new in replacements:
                found = len(re.findall(old, text)) if regex else text.count(old)
                hits[old] += found
                text = re.sub(old, new, text) if regex else text.replace(old, new)
            path.write_text(text, encoding="utf-8")
        assert all(hits[old] for old, _ in replacements), hits
        return diff.compare(toy_store, stores.load(toy_copy))

    return change


def told(found: list[Difference]) -> list[tuple[str, str | None, str | None, str | None]]:
    return [
        (
            one.change.value,
            one.former and compress(one.former),
            one.iri and compress(one.iri),
            one.predicate and compress(one.predicate),
        )
        for one in found
    ]


def test_the_same_graph_has_no_differences(toy_store: Store, toy: Workspace) -> None:
    assert diff.compare(toy_store, stores.load(toy)) == []


@pytest.mark.parametrize("exporter", [nquads, trig, turtle, jsonld, rdfxml], ids=lambda one: one.NAME)
def test_an_export_is_the_graph_it_was_made_from(exporter: object, toy_store: Store, tmp_path: Path) -> None:
    path = tmp_path / getattr(exporter, "FILE_NAME", "")
    with path.open("wb") as stream:
        exporter.write(toy_store, stream)  # type: ignore[attr-defined]
    for place in (path, tmp_path) if exporter in (nquads, turtle) else (path,):
        assert diff.compare(toy_store, diff.read(place)) == []
        assert diff.compare(diff.read(place), toy_store) == []


def test_the_properties_that_rules_derive_are_known(toy_store: Store) -> None:
    graph = ox.NamedNode(GRAPH_DERIVED)
    derived = {quad.predicate.value for quad in toy_store.quads.quads_for_pattern(None, None, None, graph)}
    pages = {iri("kpr:pageStart"), iri("kpr:pageEnd")}  # passages have them, which are not compared
    assert derived - pages <= DERIVED


@pytest.mark.curated
def test_the_properties_that_rules_derive_are_known_of_the_real_graph(store: Store) -> None:
    test_the_properties_that_rules_derive_are_known(store)


def test_another_name_is_a_renaming(edit: Edit) -> None:
    assert told(edit(('"กรมดาวเหนือ"@th', '"กรมดาวใต้"@th'))) == [
        ("renamed", "agency:north-star", "agency:north-star", "skos:prefLabel")
    ]


def test_another_iri_is_neither_loss_nor_gain(edit: Edit) -> None:
    found = edit(("agency:north-star", "agency:polaris"))
    assert told(found) == [("reidentified", "agency:north-star", "agency:polaris", None)], (
        "what links it is not told: nothing of it changed but the tag"
    )


def test_another_iri_of_a_record(edit: Edit) -> None:
    assert [
        (one.change, one.former, one.iri) for one in edit(("r99:own-star-permit", "r99:owner-of-permit"))
    ] == [(Change.REIDENTIFIED, iri("r99:own-star-permit"), iri("r99:owner-of-permit"))]


def test_another_iri_and_another_content_at_once(edit: Edit) -> None:
    """A thing is found again by its Thai name; what else changed of it is told."""
    found = edit(
        ("agency:north-star", "agency:polaris"),
        ("Department of the North Star", "Department of the Pole Star"),
    )
    assert [one.change for one in found] == [Change.RENAMED, Change.REIDENTIFIED]
    assert {one.iri for one in found} == {iri("agency:polaris")}


def test_a_changed_figure(edit: Edit, toy_store: Store) -> None:
    figure = toy_store.subjects("kpr:indicator", ox.NamedNode(iri("indicator:portal-users")))[0]
    (value,) = toy_store.objects(figure, "kpr:value")
    assert isinstance(value, ox.Literal)
    found = edit((f"(:value) {value.value} ;", r"\1 987654 ;"), regex=True)
    changed = [one for one in found if one.iri == figure]
    assert [one.change for one in changed] == [Change.FIGURE]
    (row,) = diff.diff_rows(toy_store, toy_store, changed, "en").rows
    assert (row["old"], row["new"]) == (value.value, "987654")
    assert row["stated_in"]


def test_added_and_removed(toy_copy: Workspace, toy_store: Store) -> None:
    path = toy_copy.data / "report-2599" / "services.ttl"
    text = path.read_text(encoding="utf-8")
    block = next(part for part in text.split("\n\n") if part.startswith("r99:feed-observatory-sea"))
    path.write_text(text.replace(block + "\n\n", ""), encoding="utf-8")
    shorter = stores.load(toy_copy)
    (gone,) = diff.compare(toy_store, shorter)
    assert (gone.change, gone.former, gone.iri) == (Change.REMOVED, iri("r99:feed-observatory-sea"), None)
    (come,) = diff.compare(shorter, toy_store)
    assert (come.change, come.former, come.iri) == (Change.ADDED, None, iri("r99:feed-observatory-sea"))


def test_a_changed_property(edit: Edit) -> None:
    (one,) = edit(("kpr:linkStatus linkstatus:tested", "kpr:linkStatus linkstatus:completed"))
    assert one.change is Change.CHANGED
    assert one.predicate == iri("kpr:linkStatus")
    assert [str(term) for term in (*one.old, *one.new)] == [
        f"<{iri('linkstatus:tested')}>",
        f"<{iri('linkstatus:completed')}>",
    ]


def test_words_on_other_lines(edit: Edit) -> None:
    """A line was put in before: the number changes and the digest does not."""
    found = edit((r"src99:L38\b", "src99:L99"), regex=True)
    assert {one.change for one in found} == {Change.MOVED}
    assert len(found) >= 2


def test_other_words_on_the_same_lines(edit: Edit, toy_store: Store) -> None:
    (digest,) = toy_store.objects(iri("src99:L38"), "kpr:spanSha256")
    assert isinstance(digest, ox.Literal)
    found = edit((digest.value, "0" * 64))
    assert {one.change for one in found} == {Change.REWORDED}


def test_another_passage(edit: Edit) -> None:
    found = edit((r"(r99:statement-one-star a (?:[^.]|\.\d)*?)src99:L38", r"\1src99:L31"), regex=True)
    assert [(one.change, one.iri) for one in found] == [(Change.CITED, iri("r99:statement-one-star"))]


def test_a_successor_said_outright(toy_copy: Workspace, toy_store: Store) -> None:
    path = toy_copy.registry / "agencies.ttl"
    text = path.read_text(encoding="utf-8")
    for other in toy_copy.curated_files():
        words = (
            other.read_text(encoding="utf-8")
            .replace("agency:mist ", "agency:fog ")
            .replace("agency:mist,", "agency:fog,")
        )
        other.write_text(words, encoding="utf-8")
    text = path.read_text(encoding="utf-8") + (
        "\nagency:mist <http://purl.org/dc/terms/isReplacedBy> agency:fog .\n"
    )
    path.write_text(text.replace('"กรมหมอก"@th', '"กรมหมอกควัน"@th'), encoding="utf-8")
    changes = {
        one.change for one in diff.compare(toy_store, stores.load(toy_copy)) if "agency" in (one.iri or "")
    }
    assert Change.REMOVED not in changes
    assert Change.ADDED not in changes
    assert Change.REIDENTIFIED in changes


def test_what_is_no_graph(tmp_path: Path) -> None:
    bad = tmp_path / "bad.ttl"
    bad.write_text("this is not Turtle", encoding="utf-8")
    for path in (tmp_path, tmp_path / "missing.nq", tmp_path / "x.txt", bad):
        with pytest.raises(UnreadableInput):
            diff.read(path)


def test_the_command_line(kpr: Kpr, toy_copy: Workspace) -> None:
    path = toy_copy.registry / "agencies.ttl"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"กรมดาวเหนือ"@th', '"กรม*ดาวใต้*"@th'), encoding="utf-8"
    )
    done = kpr("diff", str(TOY), str(toy_copy.root), "--format", "json")
    assert done.code == 0
    (row,) = json.loads(done.out)
    assert (row["change"], row["kind"], row["entity_label"]) == ("renamed", "agency", "กรม*ดาวใต้*")
    page = kpr("diff", str(TOY), str(toy_copy.root), "--format", "md", "--lang", "en").out
    assert "## Renamed (1)" in page
    assert r"กรมดาวเหนือ (th)" in page
    assert r"กรม\*ดาวใต้\*" in page
    assert "กรม" in kpr("diff", str(TOY), str(toy_copy.root)).out
    same = kpr("diff", str(TOY), str(TOY), "--format", "md", "--lang", "en")
    assert same.out == "# Changes\n\nNothing changed.\n"
    assert kpr("diff", str(TOY), "/nowhere").code == 2


def test_the_title_says_which_releases_are_compared(kpr: Kpr, toy_copy: Workspace, tmp_path: Path) -> None:
    (toy_copy.data / "dataset.yml").write_text("version: 2599.2.0\n", encoding="utf-8")
    assert diff.version(toy_copy.root) == "2599.2.0"
    built = tmp_path / "built"
    built.mkdir()
    (built / "kprgraph.nq").write_bytes(b"")
    assert diff.version(built) is None
    (built / "dataset.ttl").write_text(
        '<urn:a> <http://www.w3.org/ns/dcat#version> "2599.1.0" .', encoding="utf-8"
    )
    assert diff.version(built) == "2599.1.0"
    page = kpr("diff", str(built), str(toy_copy.root), "--format", "md", "--lang", "en").out
    assert page.startswith("# Changes: 2599.1.0 → 2599.2.0\n")
    (built / "dataset.ttl").write_text("no Turtle", encoding="utf-8")
    assert diff.version(built) is None
    for text in ("[", "[]", "issued: 2024-01-31"):
        (toy_copy.data / "dataset.yml").write_text(text, encoding="utf-8")
        assert diff.version(toy_copy.root) is None

import hashlib
from pathlib import Path

import pytest

from kprgraph import passages, turtle
from kprgraph import store as stores
from kprgraph.edition import Edition
from kprgraph.errors import NonConformant, UnreadableInput
from kprgraph.workspace import Workspace
from tests.conftest import iri

CITE = """@prefix kpr: <https://w3id.org/kprgraph/onto#> .
@prefix r99: <https://w3id.org/kprgraph/id/report-2599/> .
@prefix src99: <https://w3id.org/kprgraph/src/2599/> .

r99:x a kpr:Statement ;
    kpr:statedIn {} .
"""


def sealed(workspace: Workspace) -> Path:
    (path,) = passages.seal(workspace, Edition.read(workspace.root / "source.txt"))
    return path


def snapshot(workspace: Workspace) -> dict[Path, tuple[bytes, int]]:
    return {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in workspace.curated_files()}


def test_the_toy_world_is_sealed(toy_copy: Workspace) -> None:
    before = snapshot(toy_copy)
    path = sealed(toy_copy)
    assert path == toy_copy.data / "report-2599" / "passages.ttl"
    assert snapshot(toy_copy) == before, "nothing to do, nothing written"


def test_a_new_citation_is_sealed_and_nothing_else_touched(toy_copy: Workspace) -> None:
    (toy_copy.data / "report-2599" / "zz.ttl").write_text(CITE.format("src99:L2-3, src99:L60, src99:s-2.1"))
    before = snapshot(toy_copy)
    path = sealed(toy_copy)
    after = snapshot(toy_copy)
    assert {p for p in after if after[p] != before[p]} == {path}
    text = path.read_text(encoding="utf-8")
    assert turtle.canonical(text) == text
    store = stores.load(toy_copy)
    span = Edition.read(toy_copy.root / "source.txt").span(2, 3)
    values = {
        name: [getattr(term, "value", None) for term in store.objects(subject, name)]
        for subject, names in {
            "src99:L2-3": [
                "oa:hasSource",
                "oa:hasSelector",
                "kpr:lineStart",
                "kpr:lineEnd",
                "kpr:spanSha256",
            ],
            "src99:L2-3-pos": ["oa:start", "oa:end"],
        }.items()
        for subject in [iri(subject)]
        for name in names
    }
    assert values == {
        "oa:hasSource": [iri("src99:text")],
        "oa:hasSelector": [iri("src99:L2-3-pos")],
        "kpr:lineStart": ["2"],
        "kpr:lineEnd": ["3"],
        "kpr:spanSha256": [hashlib.sha256("สำนักงานพัฒนาดาวเหนือ (สดน.)\n".encode()).hexdigest()],
        "oa:start": [str(span.start)],
        "oa:end": [str(span.end)],
    }


def test_passages_no_longer_cited_go_and_wrong_digests_are_mended(toy_copy: Workspace) -> None:
    path = toy_copy.data / "report-2599" / "passages.ttl"
    right = path.read_bytes()
    (toy_copy.data / "report-2599" / "zz.ttl").write_text(CITE.format("src99:L1"))
    sealed(toy_copy)
    assert b"src99:L1 a" in path.read_bytes()
    (toy_copy.data / "report-2599" / "zz.ttl").unlink()
    sealed(toy_copy)
    assert path.read_bytes() == right
    path.write_bytes(b"not turtle at all")
    sealed(toy_copy)
    assert path.read_bytes() == right


def test_lines_stand_in_the_order_of_the_text(toy: Workspace) -> None:
    text = (toy.data / "report-2599" / "passages.ttl").read_text(encoding="utf-8")
    subjects = [line.split()[0] for line in text.split("\n") if line.startswith("src99:")]
    at = {
        name: subjects.index(name) for name in ("src99:L13", "src99:L13-14", "src99:L23-24", "src99:L29-30")
    }
    assert list(at.values()) == sorted(at.values())


def test_the_file_holds_no_text(toy: Workspace, toy_edition: Edition) -> None:
    text = (toy.data / "report-2599" / "passages.ttl").read_text(encoding="utf-8")
    lines = [line for line in toy_edition.lines if line]
    assert len(lines) > 40
    assert not [line for line in lines if line in text]


@pytest.mark.parametrize(
    "name", ["L0", "L12-12", "L13-12", "L60-61", "L61", "L012", "L12-", "L12-x", "L12–13"]
)
def test_citations_of_no_lines_are_refused_and_nothing_is_written(toy_copy: Workspace, name: str) -> None:
    (toy_copy.data / "report-2599" / "zz.ttl").write_text(
        CITE.format(f"<https://w3id.org/kprgraph/src/2599/{name}>"), encoding="utf-8"
    )
    before = snapshot(toy_copy)
    with pytest.raises(NonConformant) as caught:
        sealed(toy_copy)
    assert caught.value.where == "data/report-2599/zz.ttl:5"
    assert name in caught.value.say("th")
    assert caught.value.hint is not None
    assert snapshot(toy_copy) == before


def test_a_text_that_no_report_is_made_from(toy_copy: Workspace) -> None:
    source = toy_copy.root / "source.txt"
    source.write_bytes(source.read_bytes() + b"\n")
    before = snapshot(toy_copy)
    with pytest.raises(UnreadableInput) as caught:
        sealed(toy_copy)
    assert hashlib.sha256(source.read_bytes()).hexdigest() in caught.value.say("en")
    assert snapshot(toy_copy) == before


@pytest.mark.curated
@pytest.mark.source
def test_the_curated_passages_are_sealed(workspace: Workspace, edition: Edition, tmp_path: Path) -> None:
    copy = Workspace(tmp_path)
    for path in workspace.curated_files():
        target = tmp_path / path.relative_to(workspace.root)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    before = snapshot(copy)
    passages.seal(copy, edition)
    assert snapshot(copy) == before

"""The compiled graph: never stale, never half written, and never needed."""

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kprgraph import api
from kprgraph import store as stores
from kprgraph.api import KnowledgeGraph
from kprgraph.errors import UnreadableInput
from kprgraph.store import cache, compiling
from kprgraph.store.sources import Sources
from kprgraph.workspace import Workspace

QUESTIONS = ("star-permit", "กรมดาวเหนือ", "star-card")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the compiled graphs of one test lie."""
    place = tmp_path / "cache"
    monkeypatch.setenv(cache.ENVIRONMENT, str(place))
    return place


def answers(workspace: Workspace, *, cached: bool = True) -> str:
    """What a graph says to several questions, as one text."""
    graph = KnowledgeGraph.open(workspace.root, cache=cached)
    rows = [
        graph.feeds().rows,
        graph.query("networks/dependency").rows,
        graph.to_networkx("dependency").size(),
    ]
    rows += [graph.impact(name).rows for name in QUESTIONS]
    rows += [graph.show(name).rows for name in QUESTIONS]
    return json.dumps(rows, ensure_ascii=False, default=str)


def compiled(folder: Path) -> list[Path]:
    """The folders of the finished graphs."""
    return sorted(path.parent for path in folder.glob(f"*/*/{cache.CONTENTS}"))


def is_compiled(workspace: Workspace) -> bool:
    return type(KnowledgeGraph.open(workspace.root, cache=True).graph) is not stores.Store


def test_the_second_time_a_compiled_graph_answers_the_same(toy_copy: Workspace, folder: Path) -> None:
    plain = answers(toy_copy, cached=False)
    assert not folder.exists()
    assert answers(toy_copy) == plain
    assert len(compiled(folder)) == 1
    assert is_compiled(toy_copy)
    assert answers(toy_copy) == plain


def test_it_holds_every_statement_and_knows_where_each_is_written(toy_copy: Workspace) -> None:
    loaded = stores.load(toy_copy)
    KnowledgeGraph.open(toy_copy.root, cache=True)
    graph = KnowledgeGraph.open(toy_copy.root, cache=True).store
    assert set(graph.quads) == set(loaded.quads)
    assert [file.name for file, _ in graph.files] == [file.name for file, _ in loaded.files]
    assert graph.origin("agency:north-star") == loaded.origin("agency:north-star")


@pytest.mark.parametrize("keeping_times", [False, True])
def test_a_change_is_seen_at_once_even_with_the_old_size_and_time(
    toy_copy: Workspace, keeping_times: bool
) -> None:
    KnowledgeGraph.open(toy_copy.root, cache=True)
    path = next(path for path in toy_copy.curated_files() if "กรมดาวเหนือ" in path.read_text("utf-8"))
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace("กรมดาวเหนือ", "กรมดาวใต้้้"), encoding="utf-8")
    if keeping_times:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert path.stat().st_size == before.st_size
    graph = KnowledgeGraph.open(toy_copy.root, cache=True)
    assert graph.graph.label("agency:north-star") == "กรมดาวใต้้้"


def test_files_that_were_just_written_are_read_whatever_the_note_says(toy_copy: Workspace) -> None:
    sources = Sources.of(toy_copy)
    newest = max(int(time) for state in sources.states for time in state[2:4])
    assert not sources.settled(newest + 1_000_000)
    assert not sources.settled(newest - 3_600_000_000_000)  # the clock was set back
    assert sources.settled(newest + 3_600_000_000_000)


@pytest.mark.parametrize("change", ["added", "removed", "rule"])
def test_files_that_come_and_go_count(toy_copy: Workspace, change: str) -> None:
    before = Sources.of(toy_copy).digest()
    if change == "added":
        (toy_copy.registry / "zz.ttl").write_text("", encoding="utf-8")
    elif change == "removed":
        toy_copy.curated_files()[-1].unlink()
    else:
        rules = toy_copy.rules.resolve()
        toy_copy.ontology.unlink()
        shutil.copytree(rules.parent, toy_copy.ontology)
        (toy_copy.rules / "10_owns.rq").unlink()
    assert Sources.of(toy_copy).digest() != before


@pytest.mark.parametrize("fault", ["quads", "cut", "kept", "contents", "note", "gone", "empty"])
def test_a_damaged_or_vanished_cache_is_survived(toy_copy: Workspace, folder: Path, fault: str) -> None:
    plain = answers(toy_copy)
    (place,) = compiled(folder)
    tables = sorted((place / cache.QUADS).glob("*.sst"))
    if fault == "quads":
        for table in tables:
            table.write_bytes(bytes(byte ^ 255 for byte in table.read_bytes()))
    elif fault == "cut":
        tables[-1].write_bytes(tables[-1].read_bytes()[:-100])
    elif fault == "kept":
        content = (place / cache.KEPT).read_bytes()
        (place / cache.KEPT).write_bytes(content[: len(content) // 2] + b"\0" * 100)
    elif fault == "contents":
        (place / cache.CONTENTS).write_text("{", encoding="utf-8")
    elif fault == "note":
        (place.parent / cache.NOW).write_text("[1]", encoding="utf-8")
    elif fault == "gone":
        shutil.rmtree(folder)
    else:
        shutil.rmtree(place / cache.QUADS)
    assert answers(toy_copy) == plain
    assert answers(toy_copy) == plain


def test_a_database_that_vanishes_once_it_was_found_is_survived(toy_copy: Workspace, folder: Path) -> None:
    plain = answers(toy_copy)
    graph = KnowledgeGraph.open(toy_copy.root, cache=True)
    (place,) = compiled(folder)
    shutil.rmtree(place)
    assert len(list(graph.store.quads)) == len(stores.load(toy_copy).quads)
    assert answers(toy_copy) == plain


def test_a_cache_that_cannot_be_written_is_done_without(
    toy_copy: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write_text("a file where the folder should be", encoding="utf-8")
    assert answers(toy_copy) == answers(toy_copy, cached=False)
    folder.unlink()

    def full(*_: object) -> Iterator[str]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(compiling, "_sync", full)
    assert answers(toy_copy) == answers(toy_copy, cached=False)
    assert compiled(folder) == []
    assert [path for path in folder.glob("*/*") if path.is_dir()] == []


def test_a_crash_at_any_step_leaves_a_whole_graph_or_none(
    toy_copy: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = answers(toy_copy, cached=False)
    done = 0

    class Killed(BaseException):
        pass

    sync = compiling._sync
    for step in range(0, 40, 3):
        counter = iter(range(step))

        def dying(path: Path, counter: Iterator[int] = counter) -> None:
            if next(counter, None) is None:
                raise Killed
            sync(path)

        with monkeypatch.context() as patch:
            patch.setattr(compiling, "_sync", dying)
            try:
                answers(toy_copy)
                done += 1
            except Killed:
                assert compiled(folder) in ([], compiled(folder)[:1])
        assert answers(toy_copy) == plain
        shutil.rmtree(folder)
    assert done


def test_a_process_that_is_killed_leaves_no_half_graph(toy_copy: Workspace, folder: Path) -> None:
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom kprgraph.store import compiling\n"
        "from kprgraph.api import KnowledgeGraph\n"
        "compiling._sync = lambda path: os._exit(9) if path.name == 'contents' else None\n"
        "KnowledgeGraph.open(sys.argv[1], cache=True)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(toy_copy.root)], check=False)
    assert done.returncode == 9
    assert compiled(folder)[0].name.startswith(compiling.UNFINISHED)
    assert not is_compiled(toy_copy)
    assert is_compiled(toy_copy)


def test_two_at_once_both_get_the_whole_graph(toy_copy: Workspace, folder: Path) -> None:
    plain = answers(toy_copy, cached=False)
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(answers(toy_copy))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [plain] * 4
    assert len(compiled(folder)) == 1


def test_old_graphs_are_cleared_away_and_the_last_ones_stay(toy_copy: Workspace, folder: Path) -> None:
    extra = toy_copy.registry / "zz.ttl"
    for number in range(5):
        extra.write_text(f"# {number}\n", encoding="utf-8")
        KnowledgeGraph.open(toy_copy.root, cache=True)
    assert len(compiled(folder)) == 3
    assert is_compiled(toy_copy)


def test_a_fault_in_a_file_is_told_with_or_without_a_cache(toy_copy: Workspace) -> None:
    KnowledgeGraph.open(toy_copy.root, cache=True)
    (toy_copy.registry / "zz.ttl").write_text("agency:x a", encoding="utf-8")
    with pytest.raises(UnreadableInput, match=r"zz\.ttl"):
        KnowledgeGraph.open(toy_copy.root, cache=True)


def test_a_query_file_that_changed_is_read_anew(toy_copy: Workspace) -> None:
    queries = toy_copy.queries.resolve()
    toy_copy.queries.unlink()
    shutil.copytree(queries, toy_copy.queries)
    before = KnowledgeGraph.open(toy_copy.root, cache=True).feeds(lang="en").headings["agency_label"]
    path = toy_copy.queries / "feeds.rq"
    path.write_text(path.read_text("utf-8").replace("en: Agency or platform", "en: Body"), encoding="utf-8")
    graph = KnowledgeGraph.open(toy_copy.root, cache=True)
    assert (before, graph.feeds(lang="en").headings["agency_label"]) == ("Agency or platform", "Body")
    dependency = toy_copy.queries / "networks" / "dependency.rq"
    text = dependency.read_text("utf-8").replace("kpr:Ownership ;", "kpr:NoSuchClass ;")
    dependency.write_text(text, encoding="utf-8")
    kinds = {data["kind"] for *_, data in graph.to_networkx("dependency").edges(data=True)}
    assert "feed" in kinds
    assert "ownership" not in kinds


def test_what_is_kept_reads_back_as_it_was(toy_store: stores.Store) -> None:
    from kprgraph import catalog

    for name in api._HEADERS:
        file = catalog.find(toy_store.workspace, name)
        kept = json.loads(json.dumps(file.keep()))
        assert catalog.QueryFile.kept(kept, name, file.path) == file


def test_the_folder_can_be_named_or_switched_off(toy: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.ENVIRONMENT, "")
    assert cache.folder_of(toy) is None
    monkeypatch.delenv(cache.ENVIRONMENT)
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    place = cache.folder_of(toy)
    assert place is not None
    assert place.parent == Path("/somewhere/kprgraph")

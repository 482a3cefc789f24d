"""What holds for every export format."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from kprgraph import export
from kprgraph.export import BUILT, EXPORTERS, Exporter
from kprgraph.export.headings import KINDS
from kprgraph.namespaces import KINDS as KNOWN_KINDS
from kprgraph.store import load
from kprgraph.workspace import Workspace
from tests.cli.conftest import Kpr
from tests.export.writing import written

DIGESTS = """
import hashlib, io, sys
from pathlib import Path
from kprgraph.export import EXPORTERS
from kprgraph.store import load
from kprgraph.workspace import Workspace
store = load(Workspace(Path(sys.argv[1])))
for exporter in EXPORTERS:
    buffer = io.BytesIO()
    exporter.write(store, buffer)
    print(exporter.NAME, hashlib.sha256(buffer.getvalue()).hexdigest())
"""


def test_every_module_with_a_format_is_listed() -> None:
    folder = Path(export.__file__).parent
    formats = {
        path.stem for path in folder.glob("*.py") if "\nMEDIA_TYPE = " in path.read_text(encoding="utf-8")
    }
    assert {str(exporter.__name__).rpartition(".")[2] for exporter in EXPORTERS} == formats  # type: ignore[attr-defined]


def test_names_and_files_are_unique() -> None:
    assert len({exporter.NAME for exporter in EXPORTERS}) == len(EXPORTERS)
    assert len({exporter.FILE_NAME for exporter in EXPORTERS}) == len(EXPORTERS)


def test_every_kind_of_the_registry_has_a_heading() -> None:
    assert set(KINDS) == set(KNOWN_KINDS)


def test_a_build_writes_what_is_wanted_each_time() -> None:
    assert set(BUILT) < set(EXPORTERS)
    assert {exporter.NAME for exporter in EXPORTERS} - {exporter.NAME for exporter in BUILT} == {
        "entities",
        "parquet",
        "neo4j",
        "neptune",
    }


SEVERAL = [exporter for exporter in EXPORTERS if hasattr(exporter, "files")]


@pytest.mark.parametrize("exporter", SEVERAL, ids=lambda exporter: exporter.NAME)
def test_several_files_are_an_archive_or_a_folder(exporter: Exporter, kpr: Kpr, tmp_path: Path) -> None:
    folder, archive = tmp_path / "out", tmp_path / "out.zip"
    assert kpr("export", exporter.NAME, "-o", f"{folder}/").code == 0
    assert kpr("export", exporter.NAME, "-o", str(archive)).code == 0
    assert exporter.MEDIA_TYPE == "application/zip"
    with ZipFile(archive) as opened:
        packed = {name: opened.read(name) for name in opened.namelist()}
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    assert files == packed
    assert len(files) > 1


def test_a_single_file_is_no_folder(kpr: Kpr, tmp_path: Path) -> None:
    done = kpr("export", "ttl", "-o", f"{tmp_path}/", "--lang", "en")
    assert (done.code, "-o kprgraph.ttl" in done.err) == (2, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.NAME)
def test_an_empty_workspace_can_be_exported(exporter: Exporter, tmp_path: Path, toy: Workspace) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "ontology").mkdir()
    (tmp_path / "queries").symlink_to(toy.queries.resolve())
    (tmp_path / "ontology" / "context.jsonld").write_text('{"@context": {}}', encoding="utf-8")
    written(exporter, load(Workspace(tmp_path)))


def test_the_same_data_gives_the_same_bytes_in_every_process(toy: Workspace) -> None:
    def digests(seed: str) -> str:
        command = [sys.executable, "-c", DIGESTS, str(toy.root)]
        environment = os.environ | {"PYTHONHASHSEED": seed}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    first = digests("1")
    assert len(first.splitlines()) == len(EXPORTERS)
    assert first == digests("2")

"""The static site: the same pages as files, whole, linked, and without anything from outside."""

import hashlib
import json
import os
import posixpath
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

from kprgraph.edition import Edition
from kprgraph.store import Store
from kprgraph.web import assets, static_site
from kprgraph.web.address import HOME, Address, ServerLinks, file_name
from kprgraph.web.explorer import Explorer
from kprgraph.web.pages import PAGES
from kprgraph.web.publish import publish
from tests.web.conftest import built
from tests.web.reading import Reading


@pytest.fixture(scope="module")
def folder(toy_store: Store, toy_edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Written by a server that has the text, with two processes."""
    path = tmp_path_factory.mktemp("site")
    static_site.write(Explorer(toy_store, edition=toy_edition), path, workers=2)
    return path


@pytest.fixture(scope="module")
def readings(folder: Path) -> dict[str, Reading]:
    return {
        path.relative_to(folder).as_posix(): Reading.of(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }


def test_every_page_is_there_in_both_languages(
    site: Explorer, folder: Path, readings: dict[str, Reading]
) -> None:
    expected = {unquote(file_name(address)) for address in static_site.addresses(site)}
    assert expected == set(readings)
    thai = {name for name in readings if not name.startswith("en/")}
    assert {f"en/{name}" for name in thai} == set(readings) - thai
    assert (folder / "index.html").exists()


def test_every_link_leads_to_a_file_and_a_place_in_it(folder: Path, readings: dict[str, Reading]) -> None:
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    for name, page in readings.items():
        for tag, attributes in page.tags:
            href = attributes.get("href") or attributes.get("src") or attributes.get("action")
            if not href or href.startswith(("https://creativecommons.org/", "data:,")):
                continue
            assert "//" not in href, (name, tag, href)
            path, _, fragment = href.partition("#")
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path))) if path else name
            )
            assert target in files, (name, href)
            if fragment and target.endswith(".html"):
                assert unquote(fragment) in readings[target].ids, (name, href)


def test_nothing_is_asked_of_the_network_and_no_script_stands_in_a_page(readings: dict[str, Reading]) -> None:
    for name, page in readings.items():
        assert not page.by_tag.get("style"), name
        for tag, attributes in page.tags:
            assert tag != "iframe", name
            assert not (tag == "script" and "src" not in attributes), name
            assert "//" not in attributes.get("src", ""), name
            assert tag != "link" or "//" not in attributes["href"], name


def test_what_needs_a_server_is_left_out(readings: dict[str, Reading]) -> None:
    assert not [name for name in readings if name.split("/")[-1].startswith(("sparql", "path", "search"))]
    forms = [(name, form) for name, page in readings.items() for form in page.all("form")]
    assert {form["action"].rsplit("/", 1)[-1] for _, form in forms} == {"names.html"}
    assert not [t for p in readings.values() for t in p.all("a") if "?" in t.get("href", "")]


def test_the_text_of_the_report_is_not_in_it(toy_edition: Edition, readings: dict[str, Reading]) -> None:
    long = [line for line in toy_edition.lines if len(line) > 60]
    assert long
    for name, page in readings.items():
        assert not [line for line in long if line in page.text], name


def test_one_process_writes_the_same_bytes_as_two(toy_store: Store, folder: Path, tmp_path: Path) -> None:
    static_site.write(Explorer(toy_store), tmp_path)
    assert digests(tmp_path) == digests(folder)


def test_the_order_of_sets_makes_no_difference(folder: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from kprgraph.store import load; "
        "from kprgraph.web.explorer import Explorer; from kprgraph.web.static_site import write; "
        "from kprgraph.workspace import Workspace; "
        "write(Explorer(load(Workspace(Path(sys.argv[1])))), Path(sys.argv[2]))"
    )
    toy = Path(__file__).resolve().parents[1] / "toy"
    for seed in ("1", "2"):
        written = tmp_path / seed
        subprocess.run(
            [sys.executable, "-c", code, str(toy), str(written)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        )
        assert digests(written) == digests(folder)


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_tables_of_each_kind_of_page_are_known(site: Explorer) -> None:
    """The files of tables are listed beforehand, so the list has to be right."""
    for name, kind in PAGES.items():
        for parts, params in list(kind.states(site))[:4]:
            page = built(site, Address(name, tuple(parts)).with_params(**params))
            blocks = {table.id for table in page.tables() if table.plain}
            assert blocks <= set(static_site._BLOCKS.get(name, ())), name


def test_the_first_page_with_all_that_it_loads_is_small(folder: Path) -> None:
    """Page, styles, scripts and fonts; canvas and editor are loaded where they are wanted."""
    loaded = [*assets.STYLES, *assets.SCRIPTS]
    static = folder / "static"
    files = [static / name for name in loaded if (static / name).exists()] + list(static.rglob("*.woff2"))
    assert sum(path.stat().st_size for path in (folder / "index.html", *files)) < 200_000


@pytest.mark.parametrize("there", [False, True])
def test_the_bundle_is_used_where_it_was_built(
    toy_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    bundle = tmp_path / "_ui"
    if there:
        bundle.mkdir()
        for name in ("explorer.js", "explorer.css", "canvas.js", "sources.sha256"):
            (bundle / name).write_text(name, encoding="utf-8")
    monkeypatch.setattr(assets, "BUNDLE", bundle)
    page = Reading.of(publish(Explorer(toy_store), Address(HOME), ServerLinks()).content.decode())
    assert any(a["src"].endswith("ui/explorer.js") for a in page.all("script")) is there
    assert any(a["href"].endswith("ui/explorer.css") for a in page.all("link", rel="stylesheet")) is there
    names = {name for name, _ in assets.files()}
    assert {name for name in names if name.startswith("ui/")} == (
        {"ui/explorer.js", "ui/explorer.css", "ui/canvas.js"} if there else set()
    )


def test_scripts_lead_to_files_and_each_thing_has_what_stands_around_it(
    site: Explorer, folder: Path, readings: dict[str, Reading]
) -> None:
    around = json.loads(
        (folder / "en/api/graph/service/star-permit.js")
        .read_text(encoding="utf-8")
        .removeprefix('kprgraph.graph("service/star-permit",')
        .rstrip(";\n)")
    )
    for node in around["nodes"]:
        assert (folder / node["url"]).is_file()
        assert (folder / node["more"]).is_file()
    listed = json.loads(
        (folder / "api/names.js").read_text(encoding="utf-8").removeprefix("kprgraph.names(").rstrip(";\n)")
    )
    assert len(listed) == sum(map(len, site.things.values()))
    assert all((folder / href).is_file() for _, _, href, _, _ in listed)
    for name, page in readings.items():
        for tag, attributes in page.tags:
            place = attributes.get("data-canvas") or attributes.get("data-suggest")
            if place:
                assert (folder / posixpath.dirname(name) / place).is_file(), (name, tag, place)


@pytest.mark.curated
def test_the_real_site_has_a_page_for_everything(store: Store) -> None:
    site = Explorer(store)
    pages = {
        address for address in static_site.addresses(site) if address.lang == "th" and not address.params
    }
    kinds = {kind: sum(address.page == kind for address in pages) for kind in PAGES}
    assert kinds["thing"] == sum(map(len, site.things.values()))
    assert kinds["record"] == sum(map(len, site.records.values()))
    assert kinds["source"] > len(site.refs)

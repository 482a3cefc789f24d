"""The explorer as files: every page in both languages, linked relatively, readable from a disk.

What a server works out when asked is written beforehand where there are few enough states of a page; links to
other states are left out. Pictures, tables and downloads are the same. The text of the report is never in it.
"""

import multiprocessing
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from multiprocessing.process import BaseProcess
from pathlib import Path

from kprgraph.web import assets, card, interface
from kprgraph.web.address import DATA_FORMATS, HOME, Address, FileLinks, file_name
from kprgraph.web.explorer import Explorer
from kprgraph.web.page import View
from kprgraph.web.pages import PAGES
from kprgraph.web.publish import pages_and_files, publish

Progress = Callable[[int, int], None]

_DESCRIBED = ("thing",)
"""Kinds of pages whose subject is written as data too; records are part of what they are about."""
_TABLES = ("csv",)
_WORKBOOKS = ("matrix", "promises", "targets", "mandate", "audit")
_STEP = 500


def write(
    site: Explorer, folder: Path, workers: int = 1, progress: Progress = lambda _done, _all: None
) -> int:
    """Write the static site into a folder; the same graph gives the same bytes.

    Args:
        site: The graph; its edition, if it has one, is not used.
        folder: Where to write; created if it is not there.
        workers: How many processes to use where the system can fork.
        progress: Told now and then how many of how many pages are written, by the first process.

    Returns:
        The number of pages.

    Raises:
        OSError: If a file cannot be written.
    """
    site = _without_text(site)
    pages = list(addresses(site))
    scripts = list(interface.scripts(site, pages))
    known = {address: file_name(address) for address in (*pages, *scripts, *_data(pages), *_files(pages))}
    folder.mkdir(parents=True, exist_ok=True)
    shares = [(pages[shard::workers], scripts[shard::workers]) for shard in range(1, workers)]
    others = [_fork(site, folder, share, known) for share in shares] if _can_fork() else []
    share = workers if others else 1
    for number, address in enumerate(pages[::share]):
        if number % _STEP == 0:
            progress(number * share, len(pages))
        _write_page(site, folder, address, known)
    _write_scripts(site, folder, scripts[::share], known)
    for address in _data(pages):
        _put(folder, file_name(address), publish(site, address, FileLinks(file_name(address), known)).content)
    for name, path in assets.files():
        _put(folder, f"static/{name}", path.read_bytes())
    for process in others:
        process.join()
        if process.exitcode:
            raise OSError(f"a process that writes the site ended with {process.exitcode}")
    progress(len(pages), len(pages))
    return len(pages)


def _can_fork() -> bool:
    return "fork" in multiprocessing.get_all_start_methods() and sys.platform == "linux"


def _fork(
    site: Explorer, folder: Path, share: tuple[list[Address], list[Address]], known: Mapping[Address, str]
) -> BaseProcess:
    """A process that writes some of the pages and scripts; it has the whole graph from the beginning."""

    def run() -> None:
        for address in share[0]:
            _write_page(site, folder, address, known)
        _write_scripts(site, folder, share[1], known)

    process = multiprocessing.get_context("fork").Process(target=run)
    process.start()
    return process


def _write_page(site: Explorer, folder: Path, address: Address, known: Mapping[Address, str]) -> None:
    name = file_name(address)
    html, tables = pages_and_files(site, address, FileLinks(name, known), _wanted(address))
    _put(folder, name, html)
    for suffix, content in tables:
        _put(folder, file_name(address.file(suffix)), content)


def _write_scripts(
    site: Explorer, folder: Path, scripts: list[Address], known: Mapping[Address, str]
) -> None:
    links = FileLinks(".", known)  # a script is loaded by many pages: its links begin at the folder of all
    for address in scripts:
        _put(folder, file_name(address), interface.script(View(site, address, links)))


def _put(folder: Path, name: str, content: bytes) -> None:
    path = folder / name
    try:
        path.write_bytes(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def addresses(site: Explorer) -> Iterator[Address]:
    """The pages of a static site, Thai before English."""
    for lang in interface.LANGUAGES:
        for name, kind in PAGES.items():
            for parts, params in kind.states(site):
                yield Address(name, tuple(parts), lang=lang).with_params(**params)


def _data(pages: list[Address]) -> Iterator[Address]:
    """The subjects of pages as data; data has no language."""
    for address in pages:
        if address.page in _DESCRIBED and address.lang == "th" and not address.params:
            for suffix in DATA_FORMATS[:2]:
                yield replace(address, suffix=suffix)


def _files(pages: list[Address]) -> Iterator[Address]:
    """The addresses of all files that any page may offer."""
    for address in pages:
        if address.page in _PICTURES and address.parts and not address.param(card.PARAM):
            yield address.file(f"{_PICTURES[address.page]}.svg")
        for suffix in _wanted(address):
            for block in _BLOCKS.get(address.page, ()):
                yield address.file(f"{block}.{suffix}")


_BLOCKS = {
    "thing": ("facts",),
    "things": ("things",),
    "records": ("classes", "facts"),
    "matrix": ("matrix",),
    "layers": ("links",),
    "what-if": ("hits", "critical"),
    "sankey": ("streams",),
    "promises": ("promises",),
    "targets": ("targets",),
    "mandate": ("powers",),
    "timeline": ("dates",),
    "audit": ("findings",),
    "coverage": ("sections",),
    "queries": ("rows",),
}
"""The tables of each kind of page; a test holds the pages to it."""


_PICTURES = {"thing": "around", "layers": "layers", "what-if": "reached"}
"""The picture of each kind of page that is written as a file."""


def _wanted(address: Address) -> tuple[str, ...]:
    """The kinds of files for the tables of a page; none for its card."""
    if address.param(card.PARAM) or address.page == HOME:
        return ()
    return (*_TABLES, *(("xlsx",) if address.page in _WORKBOOKS else ()))


def _without_text(site: Explorer) -> Explorer:
    """The words of the report stay where they are."""
    return site if site.edition is None else Explorer(site.store, site.about)

"""A data folder may hold anything: every fault is named with file and line, and nothing hangs."""

import gzip
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from kprgraph import turtle
from kprgraph.errors import UnreadableInput
from kprgraph.store import load
from kprgraph.workspace import Workspace
from tests.cli.conftest import Kpr

PREFIX = "@prefix a: <https://example.org/> .\n\n"
GOOD = PREFIX + 'a:x a:label "กรมทดสอบ"@th .\n\na:y a a:Z .\n'


@dataclass(frozen=True)
class Fault:
    """A broken file and what its message must name."""

    content: bytes
    line: int
    th: str
    en: str


def fault(content: str | bytes, line: int, th: str, en: str) -> Fault:
    return Fault(content if isinstance(content, bytes) else content.encode(), line, th, en)


FAULTS = {
    "byte-order mark inside": fault(PREFIX + "a:x \ufeffa a:y .\n", 3, "U+FEFF", "Delete the invisible"),
    "utf-16": fault(GOOD.encode("utf-16"), 1, "UTF-16", "UTF-16"),
    "windows-874": fault(
        (PREFIX + 'a:x a:l "กรมทดสอบระบบราชการ" .').encode("cp874"), 3, "874", "save it as UTF-8"
    ),
    "invalid byte": fault(PREFIX.encode() + b'a:x a:l "\xff" .', 3, "ไบต์ที่ 46", "byte 46"),
    "cut in a triple": fault(PREFIX + "a:x a", 3, "Turtle", "Unexpected end"),
    "cut in a string": fault(PREFIX + 'a:x a:l "abc', 3, "Turtle", "Unexpected end"),
    "prefix of ours not declared": fault(
        "\nkpr:x a kpr:Y .", 2, "@prefix kpr: <https://w3id.org", "Add at the top"
    ),
    "prefix misspelt": fault(PREFIX + "agnecy:x a a:y .", 3, "agency:", "Did you mean: agency:"),
    "prefix twice": fault(
        PREFIX + "@prefix a: <https://other.example/> .\n", 3, "บรรทัด 1 และ 3", "lines 1 and 3"
    ),
    "unresolved merge": fault(
        PREFIX + "<<<<<<< ours\na:x a a:y .\n=======\n>>>>>>> b\n", 3, "รวมไฟล์", "merge"
    ),
    "error page": fault("<!DOCTYPE html>\n<html></html>", 1, "HTML", "HTML"),
    "xml": fault('<?xml version="1.0"?><rdf:RDF/>', 1, "XML", "XML"),
    "json": fault('{"@id": "a"}', 1, "JSON", "JSON"),
    "quads": fault("<https://a/s> <https://a/p> <https://a/o> <https://a/g> .", 1, ".nq", ".nq"),
    "named graph": fault(PREFIX + "a:g { a:x a a:y . }", 3, ".trig", ".trig"),
    "nested brackets": fault(PREFIX + "a:x a:p " + "[" * 1_000_000, 0, "1,000,000", "1,000,000 is over"),
    "long iri": fault(f"<https://a/{'x' * 10_000_000}> a <https://b> .", 1, "IRI", "length of an IRI"),
    "large file": fault(b"#" * 70_000_000, 0, "70,000,000", "over the limit (67,108,864)"),
    "space in an iri": fault("<https://a/b c> a <https://y/> .", 1, "%20", "%20"),
    "brace in an iri": fault("<https://a/b{c> a <https://y/> .", 1, "%XX", "%XX"),
    "escaped > in an iri": fault("<https://a/\\u003E> a <https://y/> .", 1, "%XX", "%XX"),
    "bad percent": fault("<https://a/%zz> a <https://y/> .", 1, "%zz", "%zz"),
    "host": fault("<http://[> a <https://y/> .", 1, "IRI", "IRI"),
    "relative iri": fault("<x> a <https://y/> .", 1, "IRI เต็ม", "whole IRI"),
    "null": fault(PREFIX + 'a:x a:l "a\0b" .', 3, "U+0000", "U+0000"),
    "escape character": fault(PREFIX + 'a:x a:l "a\x1b[31mb" .', 3, "U+001B", "U+001B"),
    "lone surrogate": fault(PREFIX + 'a:x a:l "\\uD800" .', 3, "D800", "D800"),
    "language tag": fault(PREFIX + 'a:x a:l "ก"@th_TH .', 3, "@th", "@th and @en"),
    "compressed": fault(gzip.compress(b"#" * 1_000_000), 1, "UTF-8", "UTF-8"),
}


def workspace(folder: Path) -> Path:
    (folder / "ontology").mkdir()
    (folder / "data" / "registry").mkdir(parents=True)
    return folder


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("name", FAULTS)
def test_a_broken_file_is_named_with_line_and_remedy(kpr: Kpr, tmp_path: Path, name: str, lang: str) -> None:
    broken = FAULTS[name]
    (workspace(tmp_path) / "data" / "registry" / "x.ttl").write_bytes(broken.content)
    outcome = kpr("feeds", "--root", str(tmp_path), "--lang", lang)
    assert outcome.code == 2
    place = f"data/registry/x.ttl:{broken.line}: " if broken.line else "data/registry/x.ttl: "
    assert place in outcome.err
    assert (broken.th if lang == "th" else broken.en) in outcome.err
    assert "Traceback" not in outcome.err
    assert len(outcome.err) < 2000, "the message does not repeat the file"


def test_every_broken_paragraph_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text(PREFIX + "\n\n".join(f"a:x{n} a {'a:y' if n % 50 else ''} ." for n in range(1, 1001)))
    with pytest.raises(UnreadableInput) as caught:
        turtle.read(path).triples()
    assert str(caught.value).startswith(f"{path.as_posix()}:101: ")
    assert "201, 301, 401" in caught.value.say("en")


@pytest.mark.parametrize(
    "content",
    ["\ufeff" + GOOD, GOOD.replace("\n", "\r\n"), GOOD.replace("\n", "\r"), GOOD.replace("\n\n", "\r\n\n")],
    ids=["byte-order mark", "windows", "old mac", "mixed"],
)
def test_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path, content: str) -> None:
    plain, other = tmp_path / "plain.ttl", tmp_path / "other.ttl"
    plain.write_bytes(GOOD.encode())
    other.write_bytes(content.encode())
    assert turtle.read(other).triples() == turtle.read(plain).triples()
    assert turtle.read(other).subject_lines == turtle.read(plain).subject_lines


@pytest.mark.parametrize("content", ["", "# only a remark\n"])
def test_a_file_without_statements_is_read(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.ttl").write_text(content)
    assert turtle.read(tmp_path / "x.ttl").triples() == []


def test_nothing_of_a_broken_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text(PREFIX + "a:x a a:y .\n" * 5000 + "a:z a .\n")
    store = load(Workspace(workspace(tmp_path)))
    with pytest.raises(UnreadableInput, match="5003"):
        turtle.read(path).load_into(store.quads, "https://example.org/graph")
    assert len(store.quads) == 0


def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ttl")
    (tmp_path / "loop.ttl").symlink_to(tmp_path / "loop.ttl")
    for path in (
        tmp_path / "pipe.ttl",
        tmp_path / "loop.ttl",
        tmp_path,
        tmp_path / "none.ttl",
        Path("/dev/zero"),
    ):
        with pytest.raises(UnreadableInput) as caught:
            turtle.read(path)
        assert caught.value.where == path.as_posix()


def test_a_folder_under_the_name_of_a_file_is_named(kpr: Kpr, tmp_path: Path) -> None:
    (workspace(tmp_path) / "data" / "registry" / "x.ttl").mkdir()
    outcome = kpr("feeds", "--root", str(tmp_path), "--lang", "en")
    assert (outcome.code, "data/registry/x.ttl: not a regular file" in outcome.err) == (2, True)


@pytest.mark.parametrize("name", ["a b.ttl", "ก.ttl", "a#b.ttl", "a%20b.ttl", "a?b+c.ttl"])
def test_names_of_files_may_hold_any_character(kpr: Kpr, tmp_path: Path, name: str) -> None:
    path = workspace(tmp_path) / "data" / "registry" / name
    path.write_text(GOOD)
    assert len(load(Workspace(tmp_path)).quads) == 2
    path.write_text("a:x")
    assert f"data/registry/{name}:1" in kpr("feeds", "--root", str(tmp_path)).err


def test_blank_nodes_of_two_files_are_kept_apart(tmp_path: Path) -> None:
    registry = workspace(tmp_path) / "data" / "registry"
    for name in ("a", "b"):
        (registry / f"{name}.ttl").write_text(f'{PREFIX}_:n a:label "{name}" .')
    assert len({quad.subject for quad in load(Workspace(tmp_path)).quads}) == 2


def test_two_files_that_define_one_thing_are_both_named(tmp_path: Path) -> None:
    registry = workspace(tmp_path) / "data" / "registry"
    for name in ("a", "b"):
        (registry / f"{name}.ttl").write_text(f'{PREFIX}a:n a:label "{name}" .')
    ((node, places),) = load(Workspace(tmp_path)).duplicates()
    assert node == "https://example.org/n"
    assert [place.path.name for place in places] == ["a.ttl", "b.ttl"]

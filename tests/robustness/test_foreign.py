"""Graphs that somebody else wrote, in any syntax of RDF: `kprgraph diff`, `export --shapes`."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pyoxigraph as ox
import pytest

from kprgraph.errors import UnreadableInput
from kprgraph.validation import apart
from tests.cli.conftest import Kpr
from tests.conftest import TOY

CLASS = "http://data.europa.eu/m8g/PublicOrganisation"
RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="https://example.org/">'
LAUGHS = "<!DOCTYPE x [<!ENTITY a0 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)
)


def rdf(content: str, doctype: str = "") -> str:
    return f'{doctype}{RDF}<rdf:Description rdf:about="https://example.org/x">{content}</rdf:Description></rdf:RDF>'


def entity(meaning: str) -> str:
    return f"<!DOCTYPE x [<!ENTITY a {meaning}>]>"


REFUSED = {
    "billion laughs": (".rdf", rdf("<a:p>&a11;</a:p>", LAUGHS + "]>"), "DOCTYPE"),
    "quadratic": (".rdf", rdf(f"<a:p>{'&a;' * 20_000}</a:p>", entity(f"'{'a' * 50_000}'")), "DOCTYPE"),
    "external entity": (".rdf", rdf("<a:p>&a;</a:p>", entity("SYSTEM 'LISTENER'")), "DOCTYPE"),
    "local entity": (".rdf", rdf("<a:p>&a;</a:p>", entity("SYSTEM 'file:///etc/passwd'")), "DOCTYPE"),
    "external document type": (".rdf", rdf("", "<!DOCTYPE x SYSTEM 'LISTENER'>"), "DOCTYPE"),
    "deep xml": (".rdf", RDF + "<a:C><a:p>" * 50_000 + "</a:p></a:C>" * 50_000 + "</rdf:RDF>", "100"),
    "cut xml": (".rdf", RDF, "no element found"),
    "deep json": (".jsonld", '{"https://example.org/p":' * 5000 + "1" + "}" * 5000, "100"),
    "deep json lists": (".jsonld", "[" * 100_000, "100"),
    "remote context": (".jsonld", '{"@context": "LISTENER", "@id": "a:x"}', "@context"),
    "local context": (".jsonld", '{"@context": "file:///etc/passwd", "@id": "a:x"}', "@context"),
    "relative context": (".jsonld", '{"@context": ["context.jsonld"], "@id": "a:x"}', "@context"),
    "import": (".jsonld", '{"@context": {"@version": 1.1, "@import": "LISTENER"}}', "@context"),
    "scoped context": (
        ".jsonld",
        '{"@context": {"p": "a:p"}, "p": {"@context": "LISTENER", "@id": "a:x"}}',
        "@context",
    ),
    "key twice": (".jsonld", '{"@id": "a:x", "a:p": 1, "a:p": 2}', "a:p"),
    "no number": (".jsonld", '{"@id": "a:x", "a:p": NaN}', "NaN"),
    "comma": (".jsonld", '{"@id": "a:x",\n "a:p": 1,}', ":2"),
    "unknown term": (".jsonld", '{"@context": {"p": "a:p"}, "@id": "a:x", "p": 1, "nmae": "x"}', "nmae"),
    "html": (".ttl", "<!DOCTYPE html><html>", "HTML"),
    "deep turtle": (".ttl", "<a:a> <a:b> " + "[<a:b>" * 100_000, "100"),
    "relative iri": (".nt", "<x> <a:b> <a:c> .", "IRI"),
}  # fmt: skip


@pytest.fixture(scope="module")
def listener() -> Iterator[tuple[str, list[str]]]:
    """An address that notes who asks."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/asked", asked
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_dangerous_or_would_be_lost_is_refused(
    kpr: Kpr, tmp_path: Path, listener: tuple[str, list[str]], name: str
) -> None:
    suffix, content, words = REFUSED[name]
    address, asked = listener
    path = tmp_path / f"x{suffix}"
    path.write_text(content.replace("LISTENER", address), encoding="utf-8")
    outcome = kpr("diff", str(TOY), str(path), "--lang", "en")
    assert outcome.code == 2
    assert f"{path.as_posix()}" in outcome.err
    assert words in outcome.err
    assert "Traceback" not in outcome.err
    assert "root:" not in outcome.err
    assert len(outcome.err) < 2000
    assert not asked, "nothing is fetched"


@pytest.mark.parametrize("format_", ["ttl", "nq", "trig", "jsonld", "rdfxml"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte-order mark"])
def test_what_is_exported_can_be_read(kpr: Kpr, tmp_path: Path, format_: str, mark: bytes) -> None:
    path = tmp_path / f"x.{'rdf' if format_ == 'rdfxml' else format_}"
    assert kpr("export", format_, "-o", str(path)).code == 0
    path.write_bytes(mark + path.read_bytes())
    outcome = kpr("diff", str(TOY), str(path), "--format", "json")
    assert (outcome.code, outcome.out.strip()) == (0, "[]"), outcome.err


def test_a_pickle_is_never_opened(kpr: Kpr, tmp_path: Path) -> None:
    content = b"cos\nsystem\n(S'touch HERE'\ntR.".replace(b"HERE", str(tmp_path / "ran").encode())
    for name in ("x.pickle", "x.gpickle", "x.ttl", "x.jsonld", "x.rdf", "x.nq"):
        (tmp_path / name).write_bytes(content)
        assert kpr("diff", str(TOY), str(tmp_path / name)).code == 2
    assert not (tmp_path / "ran").exists()


SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix cv: <http://data.europa.eu/m8g/> .
@prefix a: <https://example.org/> . @prefix dct: <http://purl.org/dc/terms/> .
a:s a sh:NodeShape ; sh:targetClass cv:PublicOrganisation ;
"""


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ('sh:sparql [ sh:select "SELECT $this { SERVICE <LISTENER> { $this ?p ?o } }" ] .', "SERVICE"),
        ('sh:sparql [ sh:select "SELECT $this { SERVICE#x\\n<LISTENER> { $this ?p ?o } }" ] .', "SERVICE"),
        ('sh:sparql [ sh:select "SELECT $this FROM <file:///etc/passwd> { $this ?p ?o }" ] .', "FROM"),
        ('sh:property [ sh:path dct:title ; sh:pattern "(" ] .', "cannot be used"),
        ("sh:property [ sh:minCount 1 ] .", "cannot be used"),
    ],
)
def test_shapes_of_others_ask_nothing_elsewhere(
    kpr: Kpr, tmp_path: Path, listener: tuple[str, list[str]], shape: str, words: str
) -> None:
    path = tmp_path / "shapes.ttl"
    path.write_text((SHAPES + shape).replace("LISTENER", listener[0]), encoding="utf-8")
    outcome = kpr("export", "cpsv-ap", "--shapes", str(path), "-o", str(tmp_path / "x.ttl"), "--lang", "en")
    assert outcome.code == 2
    assert words in outcome.err
    assert not listener[1]
    assert not (tmp_path / "x.ttl").exists()


@pytest.mark.parametrize(
    "shape",
    [
        'sh:property [ sh:path a:p ; sh:pattern "^(a+)+$" ] .',
        'sh:sparql [ sh:select "SELECT $this { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a = ?i) }" ] .',
    ],
)
def test_shapes_that_never_end_are_stopped(shape: str) -> None:
    about = "https://example.org/x"
    text = "a" * 40 + "!"
    lines = [f'<{about}> <https://example.org/p> "{text}" .', f"<{about}> a <{CLASS}> ."]
    lines += [f"<{about}> <https://example.org/q> <https://example.org/{n}> ." for n in range(400)]
    rules, data = (
        [quad.triple for quad in ox.parse(part.encode(), ox.RdfFormat.TURTLE)]
        for part in (SHAPES + shape, "\n".join(lines))
    )
    with pytest.raises(UnreadableInput, match="sh:pattern"):
        apart.results(rules, data, "x.ttl", seconds=4)


def test_shapes_in_another_format_are_named(kpr: Kpr, tmp_path: Path) -> None:
    (tmp_path / "shapes.txt").write_text("")
    outcome = kpr("export", "cpsv-ap", "--shapes", str(tmp_path / "shapes.txt"), "--lang", "en")
    assert (outcome.code, ".ttl" in outcome.err) == (2, True)

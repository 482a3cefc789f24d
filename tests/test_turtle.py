from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kprgraph import turtle
from kprgraph.errors import UnreadableInput
from kprgraph.namespaces import PREFIXES, expand
from kprgraph.turtle.terms import TermWriter
from kprgraph.turtle.writing import natural_key
from kprgraph.workspace import Workspace

PFX = """@prefix agency: <https://w3id.org/kprgraph/id/agency/> .
@prefix kpr: <https://w3id.org/kprgraph/onto#> .
@prefix r66: <https://w3id.org/kprgraph/id/report-2566/> .
@prefix src66: <https://w3id.org/kprgraph/src/2566/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <http://example.org/> .
"""


def parsed(text: str) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)}


def same(left: set[ox.Triple], right: set[ox.Triple]) -> bool:
    """Whether two sets of triples are the same graph, however blank nodes are called."""
    graphs = [ox.Dataset(ox.Quad(t.subject, t.predicate, t.object) for t in side) for side in (left, right)]
    for graph in graphs:
        graph.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return graphs[0] == graphs[1]


def body(text: str) -> str:
    return turtle.canonical(PFX + text).split("\n\n", 1)[1]


# ---- the canonical form


def test_form_of_a_file() -> None:
    text = f"""# Title
# Licence

{PFX}
<http://www.w3.org/2004/02/skos/core#x> a ex:Unused-elsewhere .
r66:fig-10 kpr:statedIn src66:L9, src66:L10 ; kpr:support ex:s ; kpr:value 1.50 ; a kpr:Figure ;
  kpr:asPrinted "๑ แห่ง" ; kpr:forPeriod ex:fy .
r66:fig-2 a kpr:Figure ; kpr:about agency:b , agency:a ; skos:prefLabel "Two"@en , "สอง"@th ; kpr:zero 0 ;
  <http://www.w3.org/2004/02/skos/core#notation> "2" .
"""
    assert (
        turtle.canonical(text)
        == """# Title
# Licence

@prefix agency: <https://w3id.org/kprgraph/id/agency/> .
@prefix ex: <http://example.org/> .
@prefix kpr: <https://w3id.org/kprgraph/onto#> .
@prefix r66: <https://w3id.org/kprgraph/id/report-2566/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix src66: <https://w3id.org/kprgraph/src/2566/> .

r66:fig-2 a kpr:Figure ;
    skos:prefLabel "สอง"@th, "Two"@en ;
    skos:notation "2" ;
    kpr:about agency:a, agency:b ;
    kpr:zero 0 .

r66:fig-10 a kpr:Figure ;
    kpr:value 1.50 ;
    kpr:forPeriod ex:fy ;
    kpr:asPrinted "๑ แห่ง" ;
    kpr:support ex:s ;
    kpr:statedIn src66:L9, src66:L10 .

skos:x a ex:Unused-elsewhere .
"""
    )


def test_long_lists_stand_one_per_line() -> None:
    names = [f"agency:{'x' * 30}-{number}" for number in range(1, 5)]
    assert body(f"r66:a kpr:party {', '.join(reversed(names))} .") == (
        "r66:a kpr:party\n        " + ",\n        ".join(names) + " .\n"
    )


def test_lines_keep_to_the_width_where_they_can() -> None:
    triples = [
        ox.Triple(
            ox.NamedNode(expand("r66:a")),
            ox.NamedNode(expand("kpr:party")),
            ox.NamedNode(expand(f"agency:{n}")),
        )
        for n in range(100, 130)
    ]
    for size in range(1, len(triples)):
        lines = turtle.serialize(triples[:size]).split("\n")
        assert max(map(len, lines)) <= 110


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("01", "01"),
        ("-5", "-5"),
        ("+5", "+5"),
        ("1.0", "1.0"),
        (".5", ".5"),
        ("1e3", "1e3"),
        ("true", "true"),
        ('"1"^^<http://www.w3.org/2001/XMLSchema#boolean>', '"1"^^xsd:boolean'),
        ('"1."^^<http://www.w3.org/2001/XMLSchema#decimal>', '"1."^^xsd:decimal'),
        ('"x"^^<http://www.w3.org/2001/XMLSchema#integer>', '"x"^^xsd:integer'),
        ('"2023-08-17"^^<http://www.w3.org/2001/XMLSchema#date>', '"2023-08-17"^^xsd:date'),
        ('"x"^^<http://www.w3.org/2001/XMLSchema#string>', '"x"'),
        ("'''a\"b'''", r'"a\"b"'),
        ('"a\\nb\\"\\"\\""', '"""a\nb\\""\\""""'),
        ('"a\\tb\\\\c\\r"', r'"a\tb\\c\r"'),
        ('"a\u200bb\u00a0c"', r'"a\u200Bb\u00A0c"'),
        ('"กำ ก\u0e4d\u0e32"', '"กำ ก\u0e4d\u0e32"'),
        ("<http://example.org/>", "ex:"),
        ("<http://example.org/a/b>", "<http://example.org/a/b>"),
        ("<http://example.org/กรม>", "ex:กรม"),
        ("<http://example.org/a%20b>", "ex:a%20b"),
        ("<http://example.org/a,b>", r"ex:a\,b"),
        ("<http://example.org/s-2.1>", "ex:s-2.1"),
        ("<http://example.org/-a>", r"ex:\-a"),
        ("<http://example.org/a.>", "<http://example.org/a.>"),
        ("<http://example.org/.a>", r"ex:\.a"),
        ("<http://elsewhere.org/x>", "<http://elsewhere.org/x>"),
    ],
)
def test_terms(written: str, form: str) -> None:
    text = body(f"ex:s ex:p {written} .")
    assert text == f"ex:s ex:p {form} .\n"
    whole = turtle.canonical(PFX + f"ex:s ex:p {written} .")
    assert turtle.canonical(whole) == whole
    assert parsed(whole) == parsed(PFX + f"ex:s ex:p {written} .")


def test_prefixes_of_the_file_are_kept_unless_they_contradict_the_table() -> None:
    text = """@prefix mine: <http://mine.example/> .
@prefix organisation: <http://www.w3.org/ns/org#> .
@prefix kpr: <http://other.example/> .
@prefix part: <http://parts.example/no-> .
mine:a organisation:role kpr:x , part:7 .
"""
    assert turtle.canonical(text) == (
        "@prefix mine: <http://mine.example/> .\n@prefix org: <http://www.w3.org/ns/org#> .\n"
        "@prefix part: <http://parts.example/no-> .\n\n"
        "mine:a org:role <http://other.example/x>, part:7 .\n"
    )


def test_natural_order() -> None:
    names = ["fig-10", "L10", "ก", "L9-pos", "L010", "L9", "fig-2", "L9-12"]
    ordered = ["L9", "L9-12", "L9-pos", "L010", "L10", "fig-2", "fig-10", "ก"]
    assert sorted(names, key=natural_key) == ordered


def test_empty_files() -> None:
    assert turtle.canonical("") == ""
    assert turtle.canonical("# only a title\n") == "# only a title\n"
    assert turtle.serialize([]) == ""


def test_blank_nodes_are_named_by_what_they_say() -> None:
    one = PFX + "ex:s ex:p [ ex:q 1 ] , [ ex:q 2 ; ex:r ( 1 2 ) ] ."
    other = PFX + "ex:s ex:p _:x , _:y . _:x ex:r ( 1 2 ) ; ex:q 2 . _:y ex:q 1 ."
    assert turtle.canonical(one) == turtle.canonical(other)
    assert same(parsed(turtle.canonical(one)), parsed(one))


# ---- comments


def test_comments_above_a_subject_move_with_it() -> None:
    text = f"""# Title

{PFX}
# about b
# and more

ex:b ex:p "# no comment" .
# about a
ex:a ex:p <http://example.org/#frag> .
"""
    form = turtle.canonical(text)
    assert form.endswith(
        "\n\n# about a\nex:a ex:p <http://example.org/#frag> ."
        '\n\n# about b\n# and more\nex:b ex:p "# no comment" .\n'
    )
    assert turtle.canonical(form) == form


@pytest.mark.parametrize(
    "text",
    [
        "ex:a ex:p 1 ; # why\n  ex:q 2 .",
        "ex:a ex:p 1 ;\n  # why\n  ex:q 2 .",
        "ex:a ex:p 1 . # why\n",
        "ex:a ex:p 1 .\n# the end\n",
        "ex:a ex:p 1 . # why\nex:b ex:p 1 .\n",
    ],
)
def test_comments_with_no_place_are_refused(text: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        turtle.canonical(PFX + text, "data/x.ttl")
    line = (PFX + text).split("# ")[0].count("\n") + 1
    assert caught.value.where == f"data/x.ttl:{line}"
    assert caught.value.hint is not None


# ---- reading


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("ex:a ex:p 1 .\nex:a ex:p nobody:x .\n", 2, "nobody"),
        ("ex:a ex:p 1\nex:b ex:p 2 .\n", 2, ";"),
        ('ex:a ex:p "open .\n\nex:b ex:p 2 .\n', 1, ";"),
        ("ex:a ex:p dct:x .", 1, "@prefix dct: <http://purl.org/dc/terms/> ."),
    ],
)
def test_errors_name_file_and_line_and_remedy(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = tmp_path / "x.ttl"
    path.write_text(PFX + text, encoding="utf-8")
    file = turtle.read(path, "data/x.ttl")
    for use in (file.triples, lambda: file.load_into(ox.Store(), "http://g")):
        with pytest.raises(UnreadableInput) as caught:
            use()
        assert caught.value.where == f"data/x.ttl:{PFX.count(chr(10)) + line}"
        for lang in ("th", "en"):
            assert words in caught.value.say(lang)


def test_unreadable_files(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"absent\.ttl"):
        turtle.read(tmp_path / "absent.ttl")
    (tmp_path / "x.ttl").write_bytes(b"# one\n# two \xff\n")
    with pytest.raises(UnreadableInput) as caught:
        turtle.read(tmp_path / "x.ttl")
    assert caught.value.where == f"{tmp_path.as_posix()}/x.ttl:2"


def test_lines_of_subjects(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    text = PFX + (
        "ex:a ex:p ex:b ;\n    ex:q ex:c .\n\n  ex:c ex:p 1 .\n<http://full.example/x> ex:p 2 .\n"
        'ex:a ex:p """two\nex:lines here""" .\nex:a\\,b ex:p 3 .\n'
    )
    path.write_text("\ufeff" + text, encoding="utf-8")
    file = turtle.read(path)
    first = PFX.count("\n") + 1
    subjects = {t.subject.value for t in file.triples() if isinstance(t.subject, ox.NamedNode)}
    assert {iri: line for iri, line in file.subject_lines.items() if iri in subjects} == {
        "http://example.org/a": first,
        "http://example.org/c": first + 3,
        "http://full.example/x": first + 4,
        "http://example.org/a,b": first + 7,
    }


def test_every_subject_of_a_canonical_file_is_found(toy: Workspace) -> None:
    files = [turtle.read(path) for path in toy.curated_files()]
    assert len(files) > 5
    for file in files:
        subjects = {t.subject.value for t in file.triples() if isinstance(t.subject, ox.NamedNode)}
        assert set(file.subject_lines) == subjects, file.path


# ---- properties


def is_iri(text: str) -> bool:
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True


SPECIAL = "-._~!$&'()*+,;=:@%#/ab09กำ\u0301\u00b7\u00d7\u203f😀"
LOCALS = st.text(st.sampled_from(SPECIAL), max_size=8) | st.sampled_from(
    ["fig-10", "a%20b", "%4", "L9-12", "a..b."]
)
IRIS = st.builds(
    lambda base, local: base + local,
    st.sampled_from(
        [expand("kpr:"), expand("r66:"), "http://example.org/", "http://example.org/no-", "urn:x:"]
    ),
    LOCALS,
).filter(is_iri)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.text(
    st.sampled_from('"\\\n\r\t ก\u200b#<'), max_size=8
)


LITERALS = st.one_of(
    st.builds(ox.Literal, TEXTS),
    st.builds(
        lambda text, tag: ox.Literal(text, language=tag), TEXTS, st.sampled_from(["th", "en", "de-at"])
    ),
    st.builds(
        lambda text, kind: ox.Literal(text, datatype=ox.NamedNode(kind)),
        TEXTS | st.sampled_from(["1", "-1.0", "1.", ".5", "1e3", "true", "1", "01", "๑"]),
        st.sampled_from(
            [expand(f"xsd:{name}") for name in ("integer", "decimal", "double", "boolean", "date")]
        )
        | st.just("http://example.org/no-type"),
    ),
)
NODES = st.builds(ox.NamedNode, IRIS)
BLANKS = st.sampled_from([ox.BlankNode("a"), ox.BlankNode("b"), ox.BlankNode("c14n0")])
PREDICATES = NODES | st.sampled_from(
    [ox.NamedNode(expand(c)) for c in ("rdf:type", "skos:prefLabel", "kpr:statedIn")]
)
GROUND = st.lists(st.builds(ox.Triple, NODES, PREDICATES, NODES | LITERALS), max_size=12)
GRAPHS = st.lists(st.builds(ox.Triple, NODES | BLANKS, PREDICATES, NODES | LITERALS | BLANKS), max_size=8)
OWN = {"ex": "http://example.org/", "no": "http://example.org/no-"} | PREFIXES


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(GRAPHS)
def test_same_triples_and_canonical_once_for_all(triples: list[ox.Triple]) -> None:
    text = turtle.serialize(triples, prefixes=OWN)
    assert same(parsed(text), set(triples))
    assert turtle.serialize(reversed(triples), prefixes=OWN) == text
    assert turtle.canonical(text) == text
    assert turtle.canonical(turtle.canonical(text)) == text


@pytest.mark.filterwarnings("ignore::UserWarning")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(GROUND)
@example([ox.Triple(*(ox.NamedNode("http://example.org/a.") for _ in range(3)))])
def test_rdflib_reads_what_is_written(triples: list[ox.Triple]) -> None:
    text = turtle.serialize(triples, prefixes=OWN)
    graph = rdflib.Graph().parse(data=text, format="turtle")
    subjects = {str(subject) for subject in graph.subjects()}
    assert subjects == {t.subject.value for t in triples if isinstance(t.subject, ox.NamedNode)}
    assert len(graph) == len(set(triples))


@given(LOCALS)
def test_local_names_read_back(local: str) -> None:
    iri = expand("kpr:") + local
    if is_iri(iri):
        written = TermWriter(PREFIXES).iri(iri)
        assert parsed(f"{PFX}<http://s> <http://p> {written} .").pop().object == ox.NamedNode(iri)


# ---- files


def test_rewriting_a_file(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_bytes((PFX + "ex:b ex:p 1 . ex:a ex:p 2 .").replace("\n", "\r\n").encode())
    assert turtle.write_canonical(path)
    assert path.read_bytes() == b"@prefix ex: <http://example.org/> .\n\nex:a ex:p 2 .\n\nex:b ex:p 1 .\n"
    before = path.stat().st_mtime_ns
    assert not turtle.write_canonical(path)
    assert path.stat().st_mtime_ns == before


def test_toy_files_are_canonical(toy: Workspace) -> None:
    files = toy.curated_files()
    assert files
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert turtle.canonical(text, str(path)) == text, path


def test_twenty_thousand_triples_come_back() -> None:
    node, label = ox.NamedNode, ox.Literal("ชื่อ", language="th")
    triples = {
        ox.Triple(
            node(expand(f"r66:feed-{n}")),
            node(expand(f"kpr:p{p}")),
            label if p % 2 else node(expand(f"agency:{n}")),
        )
        for n in range(4000)
        for p in range(5)
    }
    written = turtle.serialize(triples)
    read = ox.parse(written.encode() if isinstance(written, str) else written, format=ox.RdfFormat.TURTLE)
    assert {quad.triple for quad in read} == triples

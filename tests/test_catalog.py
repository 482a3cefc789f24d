from pathlib import Path

import pytest

from kprgraph import catalog
from kprgraph.errors import Text, UnknownQuery, UnreadableInput
from kprgraph.workspace import Workspace

HEADER = """\
#+ title: {th: หัว, en: Title}
#+ question: {th: ใคร, en: "Who?"}
#+ row: {th: แถว, en: A row}
#+ params:
#+   - {name: who, type: iri, class: "org:Organization", title: {th: ใคร, en: Who}}
#+ columns:
#+   who: {th: ใคร, en: Who, entity: true}
#+   state: {th: สถานะ, en: Status, scheme: linkstatus}
#+   role: {th: บทบาท, en: Role, list: true, values: {owner: {th: เจ้าของ, en: owner}}}
"""
BODY = """
PREFIX kpr: <https://w3id.org/kprgraph/onto#>
SELECT ?who ?state ?role ?record WHERE { ?record kpr:owner ?who ; kpr:x ?state ; kpr:y ?role } ORDER BY ?who
"""


def read(tmp_path: Path, text: str) -> catalog.QueryFile:
    path = tmp_path / "q.rq"
    path.write_text(text, encoding="utf-8")
    return catalog.read(path)


def test_a_complete_header_is_read(tmp_path: Path) -> None:
    file = read(tmp_path, HEADER + BODY)
    assert (file.name, file.title, file.question.en) == ("q", Text(th="หัว", en="Title"), "Who?")
    assert file.params == (catalog.Param("who", "iri", "org:Organization", Text(th="ใคร", en="Who")),)
    assert [column.name for column in file.columns] == ["who", "state", "role"]
    assert (file.column["who"].entity, file.column["state"].scheme) == (True, "linkstatus")
    assert (file.column["role"].several, file.column["role"].values["owner"].en) == (True, "owner")
    assert all(column.labelled for column in file.columns)
    assert file.empty is None
    assert file.text == HEADER + BODY, "the file stays SPARQL, header and all"


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("#+ title", "# title", 1, "no #+ header"),
        ("#+ row: {th: แถว, en: A row}\n", "", 1, "key row is missing"),
        ("en: Title", "en: ''", 1, "en must be a text"),
        ("{th: หัว, en: Title}", "{th: หัว}", 1, "key en is missing"),
        ("{th: หัว, en: Title}", "Title", 1, "mapping"),
        ("#+ row", "#+ colour: red\n#+ row", 3, "colour is not known"),
        ("#+ row", "#+ title: {th: ก, en: A}\n#+ row", 3, "title stands twice"),
        ("title: {th: ใคร, en: Who}}", "titel: {th: ใคร, en: Who}}", 5, "titel is not known"),
        ("type: iri", "type: uri", 5, "the type must be one of"),
        ("type: iri", "type: string", 5, "only a parameter of type iri"),
        ("- {name: who,", "- {name: whom,", 5, "?whom is not in the SELECT projection"),
        ("  - {name: who", "  name: {name: who", 5, "params must be a list"),
        ("#+   state:", "#+   status:", 7, "?status is not in the SELECT projection"),
        ("#+   state: {th: สถานะ, en: Status, scheme: linkstatus}\n", "", 7, "?state has no heading"),
        ("entity: true", "entity: maybe", 7, "must be true or false"),
        ("scheme: linkstatus", "scheme: nowhere", 8, "no concept scheme nowhere"),
        ("scheme: linkstatus", "scheme: linkstatus, entity: true", 8, "only one of"),
        ("values: {owner: {th: เจ้าของ, en: owner}}", "values: {owner: owner}", 9, "mapping"),
        ("#+ columns", "#+ {columns", 7, "no YAML"),
        ("SELECT ?who", "SELECT who", 12, "does not parse"),
        ("PREFIX kpr: <https://w3id.org/kprgraph/onto#>\n", "", 11, "does not parse"),
        ("ORDER", "ORDER BY ?x LIMIT 1 ORDER", 12, "does not parse"),
        ("{ ?record", "{ SERVICE <http://a.example/> { ?a ?b ?c } ?record", 12, "SERVICE is out"),
        ("{ ?record", "{ GRAPH ?g { ?a ?b ?c } ?record", 12, "GRAPH is out"),
        ("WHERE", "FROM <http://a.example/> WHERE", 12, "FROM is out"),
    ],
)
def test_what_breaks_a_rule_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    text = HEADER + BODY
    assert old in text
    with pytest.raises(UnreadableInput) as caught:
        read(tmp_path, text.replace(old, new, 1))
    assert message in caught.value.message.en
    assert caught.value.where == f"{tmp_path / 'q.rq'}:{line}"
    assert caught.value.message.th


@pytest.mark.parametrize("form", ["INSERT DATA { <a:a> <a:b> <a:c> }", "ASK { ?s ?p ?o }", "DROP ALL"])
def test_a_query_file_is_a_select(tmp_path: Path, form: str) -> None:
    with pytest.raises(UnreadableInput):
        read(tmp_path, HEADER + form)


def test_a_file_that_is_not_text_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnreadableInput):
        catalog.read(tmp_path / "q.rq")


def test_words_are_told_from_names_strings_and_comments() -> None:
    text = """
      # SERVICE GRAPH
      PREFIX service: <http://graph.example/FROM#SERVICE>
      SELECT ?GRAPH ('SERVICE' AS ?x) { ?GRAPH service:SERVICE :GRAPH ; a <FROM> . }
      FILTER(?a<?b || "FROM \\" GRAPH" = '''SERVICE ' GRAPH''')
    """
    assert catalog.words(text) == {"PREFIX", "SELECT", "AS", "A", "FILTER"}
    assert "SERVICE" in catalog.words("SELECT*{?s ?p ?o.service<http://a.example/>{?a ?b ?c}}")
    assert "SERVICE" in catalog.words("{ SERVICE :here { ?a ?b ?c } }")


def test_names_and_neighbours(toy: Workspace) -> None:
    names = catalog.names(toy)
    assert names == sorted(names)
    assert {"feeds", "networks/dependency"} <= set(names)
    assert catalog.find(toy, "feeds").name == "feeds"
    with pytest.raises(UnknownQuery) as caught:
        catalog.find(toy, "feed")
    assert "feeds" in caught.value.candidates
    assert list(catalog.load(toy)) == names

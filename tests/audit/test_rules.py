"""The rules: what they may hold, what their rows are, and that both engines agree on them."""

import re
import string

import pytest
import rdflib

from kprgraph import catalog, query
from kprgraph.audit import KINDS, NATURES, VERDICTS, audit, rules
from kprgraph.audit.names import is_list_of_names, is_proposal
from kprgraph.catalog import QueryFile
from kprgraph.errors import UnknownQuery
from kprgraph.namespaces import KINDS as ENTITIES
from kprgraph.store import Store
from kprgraph.workspace import Workspace
from tests.conftest import ROOT
from tests.twin import on_oxigraph, on_rdflib, to_rdflib

RULES = {name: rule for name, rule in catalog.load(Workspace(ROOT)).items() if name.startswith("audit/")}

# Hundred per cent, the distance of the Buddhist Era, half a unit and a unit of the last digit, powers of ten.
CONSTANTS = {"100", "543", "0.5", "0.05", "0.005", "0.0005", "0.00005", "0.01", "0.1", "10", "1000", "10000"}
LONGEST_PLAIN = 12
HOLDS_ONLY = "audit/repeated-measure"

every_rule = pytest.mark.parametrize("name", sorted(RULES))


def body(rule: QueryFile) -> str:
    """The SPARQL of a rule without header, comments and prefixes."""
    lines = [line.split(" #")[0] for line in rule.text.splitlines()]
    return "\n".join(line for line in lines if not re.match(r"\s*(#|PREFIX)", line))


def templates(rule: QueryFile) -> list[str]:
    return [
        text
        for column in rule.columns
        if column.name in ("ask", "formula", "stated", "computed")
        for values in column.values.values()
        for text in (values.th, values.en)
    ]


def test_there_are_many_rules() -> None:
    assert len(RULES) > 60


@every_rule
def test_no_rule_holds_a_figure_or_a_thing_of_a_report(name: str) -> None:
    text = body(RULES[name])
    if name == "audit/product":
        text = re.sub(r"\(-?\d+ [0-9.]+\)", "", text)  # powers of ten
    entities = re.findall(rf"\b(?:{'|'.join(ENTITIES)}|r\d\d|src\d\d):", text)
    numbers = re.findall(r'(?<![\w?."\[{^-])\d+(?:\.\d+)?(?![\w"\]])', re.sub(r'"[^"]*"', '""', text))
    assert not entities
    assert not {n for n in numbers if n not in CONSTANTS and not (n.isdigit() and int(n) <= LONGEST_PLAIN)}


@every_rule
def test_the_words_of_a_rule_are_about_its_columns(name: str) -> None:
    rule = RULES[name]
    known = {column.name for column in rule.columns} | {"other", "other_name", "records"}
    fields = {field for text in templates(rule) for _, field, _, _ in string.Formatter().parse(text) if field}
    assert fields <= known


@every_rule
def test_a_rule_says_what_it_asks_in_both_languages(name: str) -> None:
    ask = RULES[name].column["ask"].values
    assert ask
    for question in ask.values():
        assert re.search("[ก-๙]", question.th)
        assert question.en.endswith("?") or question.en.endswith(".")
        assert not re.search("[ก-๙]", re.sub(r"{[^}]*}", "", question.en))
        assert "ขอ" in question.th or name == HOLDS_ONLY, "a question asks, and accuses nobody"


@every_rule
def test_the_order_of_rows_is_fixed_by_the_rule(name: str) -> None:
    assert "ORDER BY" in RULES[name].text


def check_rows(store: Store, rule: QueryFile) -> None:
    for row in query.run(store, rule).rows:
        assert row["kind"] in KINDS
        assert row["verdict"] in VERDICTS
        assert row["class"] in (*NATURES, "none")
        assert row["verdict"] == "holds" or row["class"] != "none", "what is asked has a nature"
        assert row["ask"] in rule.column["ask"].values
        for name in ("formula", "stated", "computed"):
            column = rule.column.get(name)
            assert column is None or not column.values or row[name] is None or row[name] in column.values
        assert row.get("figures") or row.get("record") or row.get("records") or is_list_of_names(rule)


@every_rule
def test_rows_keep_the_contract_in_the_invented_world(name: str, world: Store) -> None:
    check_rows(world, RULES[name])


@pytest.mark.curated
@every_rule
def test_rows_keep_the_contract_on_the_curated_data(name: str, store: Store) -> None:
    check_rows(store, RULES[name])


@pytest.fixture(scope="module")
def world_twin(world: Store) -> rdflib.Graph:
    return to_rdflib(world)


@pytest.fixture(scope="module")
def curated_twin(store: Store) -> rdflib.Graph:
    return to_rdflib(store)


@every_rule
def test_both_engines_agree_in_the_invented_world(name: str, world: Store, world_twin: rdflib.Graph) -> None:
    assert on_oxigraph(world, RULES[name]) == on_rdflib(world_twin, RULES[name])


@pytest.mark.curated
@every_rule
def test_both_engines_agree_on_the_curated_data(name: str, store: Store, curated_twin: rdflib.Graph) -> None:
    assert on_oxigraph(store, RULES[name]) == on_rdflib(curated_twin, RULES[name])


def test_only_rules_on_names_are_judged() -> None:
    named = {name for name, rule in RULES.items() if is_list_of_names(rule) or is_proposal(rule)}
    assert named == {"audit/shared-names", "audit/similar-names", "audit/title-variants"}


def test_an_unknown_check_names_its_neighbours(world: Store) -> None:
    with pytest.raises(UnknownQuery) as error:
        audit(world, ["share-bas"])
    assert "share-base" in error.value.candidates
    assert "share" in rules.checks(world.workspace)

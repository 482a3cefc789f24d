"""The list of what must be survived is whole, and each test that it names is there."""

import ast
from functools import cache

import pytest

from tests.conftest import ROOT
from tests.robustness.catalogue import CASES, SECTIONS, counts, table

SIZES = {"A": 20, "B": 16, "C": 7, "D": 19, "E": 16, "F": 12, "G": 13, "H": 10, "I": 12, "J": 6}


@cache
def names_in(path: str) -> frozenset[str]:
    """The names of the tests of a file."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_every_case_is_listed() -> None:
    assert list(CASES) == [f"{section}{n}" for section in SIZES for n in range(1, SIZES[section] + 1)]
    assert len(CASES) == 131
    assert {section: states.total() for section, states in counts().items()} == SIZES
    assert list(SECTIONS) == list(SIZES)


@pytest.mark.parametrize("number", CASES)
def test_every_test_that_is_named_is_there(number: str) -> None:
    case = CASES[number]
    assert case.fault
    assert case.tests or case.but, "what is not covered says why"
    for node in case.tests:
        path, _, name = node.partition("::")
        assert name in names_in(path), node


@pytest.mark.parametrize("name", ["reliability.md", "reliability.th.md"])
def test_the_documentation_counts_them_right(name: str) -> None:
    numbers = [[cell.strip() for cell in row.split("|")[3:-1]] for row in table().splitlines()[2:]]
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ") and line.count("|") == 7]
    assert [[cell.strip() for cell in row.split("|")[3:-1]] for row in rows][-len(numbers) :] == numbers
    open_ones = [number for number, case in CASES.items() if case.state != "covered"]
    assert all(f"{number} " in text or f"{number}:" in text for number in open_ones)

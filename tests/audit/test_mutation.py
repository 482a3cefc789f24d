"""Errors planted one by one are found: in the invented world, where all adds up, and in the curated data.

The share that was found is kept per kind in the report of the run (`--junit-xml`); `python -m tests.audit`
prints
it for the curated data.
"""

import random
from collections.abc import Callable

import pytest

from kprgraph.audit import rules
from kprgraph.store import Store
from tests.audit.kinds import KINDS
from tests.audit.planting import Ground, planted, tried

FLOOR = 95.0
MOST = 40
MOST_CURATED = 12

every_kind = pytest.mark.parametrize("name", sorted(KINDS))
Record = Callable[[str, object], None]


@every_kind
def test_planted_errors_are_found(name: str, world: Store, record_property: Record) -> None:
    outcome = tried(world, KINDS[name], MOST)
    record_property(name, f"{outcome.found}/{outcome.tried}")
    assert outcome.tried, "the world has a place for each kind of errors"
    assert outcome.share >= FLOOR, "\n".join(outcome.missed)


@pytest.mark.curated
@every_kind
def test_errors_planted_in_the_curated_data_are_found(
    name: str, store: Store, record_property: Record
) -> None:
    outcome = tried(store, KINDS[name], MOST_CURATED)
    record_property(name, f"{outcome.found}/{outcome.tried}")
    assert not outcome.tried or outcome.share >= FLOOR, "\n".join(outcome.missed)


@pytest.mark.curated
def test_most_kinds_have_a_place_in_the_curated_data(store: Store) -> None:
    ground = Ground(store, random.Random(1))
    without = [name for name, wanted in KINDS.items() if next(wanted.plant(ground), None) is None]
    assert len(without) <= len(KINDS) / 5, without


def test_every_rule_is_tried(world: Store) -> None:
    holds_only = {"repeated-measure"}
    assert {check for wanted in KINDS.values() for check in wanted.checks} | holds_only == set(
        rules.checks(world.workspace)
    )


def test_a_planted_error_is_taken_out_again(world: Store) -> None:
    before = {str(quad) for quad in world.quads}
    ground = Ground(world, random.Random(1))
    for wanted in KINDS.values():
        error = next(wanted.plant(ground))
        with planted(world, error):
            assert {str(quad) for quad in world.quads} != before, wanted.name
        assert {str(quad) for quad in world.quads} == before, wanted.name

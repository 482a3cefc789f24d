"""A slip of the pen in any kind of record is found: one digit, one letter, one line number, one digest.

Every record of the invented world is changed in every way that applies to it, and every change has to be told
with the record, the thing or the passage it is about. Different statements are changed together, because each
change is looked for under its own name.
"""

import random
from collections import Counter
from collections.abc import Callable, Sequence

import pytest

from kprgraph.edition import Edition
from kprgraph.namespaces import expand
from kprgraph.store import Store
from kprgraph.validation import evidence, references
from tests.validation.mutations import KINDS, Mutation, Mutator, done

SEED = 2566
ALWAYS = {"line", "digest", "offset"}

# Records of records: what they are about is checked where it is recorded.
OF_RECORDS = {"kpr:Breakdown", "kpr:Comparison", "kpr:Product", "kpr:Share", "kpr:TargetComparison"}

Told = set[tuple[str, str | None, str]]


def found(store: Store, edition: Edition) -> Told:
    """What is said of which node. A name that nothing rests on is only warned of, so warnings count."""
    issues = [*evidence.check(store, edition), *references.check(store)]
    return {(issue.rule, issue.node, issue.message.en) for issue in issues}


def batches(mutations: Sequence[Mutation]) -> list[list[Mutation]]:
    """The mutations in groups in which no statement is changed twice."""
    groups: list[dict[object, Mutation]] = []
    for mutation in mutations:
        group = next((group for group in groups if mutation.remove not in group), None)
        if group is None:
            groups.append(group := {})
        group[mutation.remove] = mutation
    return [list(group.values()) for group in groups]


def tried_and_found(store: Store, edition: Edition, kind: str, rounds: int) -> dict[str, int]:
    """Class -> how many mutations of this kind were tried, all of which were found."""
    before = found(store, edition)
    tried: Counter[str] = Counter()
    missed: list[Mutation] = []
    for group in batches(Mutator(store, edition, random.Random(SEED)).mutations(kind))[:rounds]:
        with done(store, group):
            told = {node for _, node, _ in found(store, edition) - before}
        missed += [mutation for mutation in group if mutation.told.isdisjoint(told)]
        tried.update(mutation.record_class for mutation in group)
    assert not missed, "\n".join(map(str, missed))
    return dict(sorted(tried.items()))


@pytest.fixture(scope="module")
def tried(toy_store: Store, toy_edition: Edition) -> dict[str, dict[str, int]]:
    """Kind of mutation -> class of record -> how many were tried and found."""
    return {kind: tried_and_found(toy_store, toy_edition, kind, rounds=9) for kind in KINDS}


def test_every_mutation_of_the_invented_world_is_found(
    tried: dict[str, dict[str, int]], record_property: Callable[[str, object], None]
) -> None:
    """The table of what was tried is kept in the report of the run (`--junit-xml`)."""
    for kind, counts in tried.items():
        record_property(kind, ", ".join(f"{name}: {count}" for name, count in counts.items()))
    assert all(tried.values()), "each kind of mutation applies to something"


def test_every_kind_of_record_was_changed(
    toy_store: Store, toy_edition: Edition, tried: dict[str, dict[str, int]]
) -> None:
    mutator = Mutator(toy_store, toy_edition, random.Random(SEED))
    classes = {mutator.class_of(record) for record in mutator.records()}
    assert len(classes) > 40
    for kind in ALWAYS:
        assert set(tried[kind]) == classes, f"{kind}: every class cites passages"
    content = {name for kind in KINDS if kind not in ALWAYS for name in tried[kind]}
    assert classes - content <= OF_RECORDS


@pytest.mark.parametrize(
    ("kind", "classes"),
    [
        ("value", {"kpr:Figure", "kpr:StatedList", "kpr:Power", "kpr:ListEntry", "kpr:Membership"}),
        ("printed", {"kpr:Figure", "kpr:NameUsage", "kpr:TextCorrection"}),
        ("date", {"kpr:BillStage", "kpr:RenameEvent", "kpr:Membership"}),
        ("period", {"kpr:Figure", "kpr:DataFeed", "kpr:NextStep"}),
        ("link", {"kpr:DataFeed", "kpr:Ownership", "kpr:Conferral"}),
        ("name", {"kpr:DataFeed", "kpr:Ownership", "kpr:Conferral", "kpr:NameUsage"}),
    ],
)
def test_what_must_apply_was_tried(tried: dict[str, dict[str, int]], kind: str, classes: set[str]) -> None:
    assert classes <= set(tried[kind])


def test_a_mutation_is_undone(toy_store: Store, toy_edition: Edition) -> None:
    before = {str(quad) for quad in toy_store.quads}
    mutations = Mutator(toy_store, toy_edition, random.Random(1)).mutations("value")
    with done(toy_store, mutations):
        assert {str(quad) for quad in toy_store.quads} != before
    assert {str(quad) for quad in toy_store.quads} == before
    assert expand("kpr:value") in {mutation.remove.predicate.value for mutation in mutations}


@pytest.mark.curated
@pytest.mark.source
@pytest.mark.parametrize("kind", KINDS)
def test_every_mutation_of_the_curated_data_is_found(store: Store, edition: Edition, kind: str) -> None:
    """Two rounds: every record that shares its statement with no other, and a sample of the rest."""
    tried = tried_and_found(store, edition, kind, rounds=2)
    assert sum(tried.values()) > 20

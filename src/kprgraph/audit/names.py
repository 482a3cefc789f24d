"""Proposals on names: pairs that are near-identical, and what was judged of them.

What SPARQL cannot do: the distance of two spellings. A rule whose columns are `thing`, `name` and `key` gives
names; here they become pairs. A rule with `thing` and `other` gives pairs already. Both are then held against
the curated judgements of `audit.merges`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, groupby
from typing import Any

from rapidfuzz import fuzz

from kprgraph.audit import merges
from kprgraph.catalog import QueryFile
from kprgraph.thai import fold

NEAR = 88.0
"""Similarity from which two names are proposed, in per cent of the longer folded key that stays the same."""

Row = Mapping[str, Any]

_NUMBERS = re.compile(r"[0-9๐-๙]+")
_SETTLED = ("same", "different")


def is_list_of_names(rule: QueryFile) -> bool:
    """Whether the rows of a rule are names that have to be paired."""
    return {"thing", "name", "key", "family"} <= set(rule.column) and "other" not in rule.column


def is_proposal(rule: QueryFile) -> bool:
    """Whether the rows of a rule are pairs of things with names."""
    return {"thing", "other", "name", "other_name"} <= set(rule.column)


def near_pairs(rows: Sequence[Row], within: bool) -> Iterator[dict[str, Any]]:
    """Pairs of rows whose names are near-identical, in a fixed order; of two things each pair only once.

    Args:
        rows: Each with `thing`, `name`, `key`, `family` and `record`.
        within: True pairs the names of one thing, False those of different things of one family.

    Yields:
        The first row with `other`, `other_name`, `figures`, `records` and `score` added. Names that differ in
        their numbers, and of one thing those of which one is a part of the other, are no variants and are
        left out; so is one name of two things, which is another rule.
    """
    ordered = sorted(rows, key=lambda row: (str(row["family"]), str(row["thing"]), str(row["name"])))
    for _, family in groupby(ordered, key=lambda row: row["family"]):
        best: dict[tuple[str, ...], dict[str, Any]] = {}
        for pair in _pairs(list(family), within):
            mark = str(pair["thing"]), *(sorted(map(str, pair["keys"])) if within else [str(pair["other"])])
            if mark not in best or _score(best[mark]) < _score(pair):
                best[mark] = pair
        yield from (best[mark] for mark in sorted(best))


def judged(row: Row, judgements: Mapping[merges.Key, merges.Judgement]) -> dict[str, Any]:
    """A proposal with what was judged of it: what is settled holds."""
    names = {str(row["name"]), str(row["other_name"])}
    own = dict(row) | {"computed": row["other_name"]}
    judgement = judgements.get(merges.key_of({str(row["thing"]), str(row["other"])}, names))
    if judgement is None:
        return own
    verdict = {"verdict": "holds", "class": "none"} if judgement.judgement in _SETTLED else {}
    return own | verdict | {"judgement": judgement}


def _pairs(rows: list[Row], within: bool) -> Iterator[dict[str, Any]]:
    # Nearness counts with and without what the key leaves out.
    spelt = [(row, fold(str(row["key"])), fold(str(row["name"]))) for row in rows]
    for (row, key, name), (other, other_key, other_name) in combinations(spelt, 2):
        if (row["thing"] == other["thing"]) is not within or row["name"] == other["name"]:
            continue
        score = max(fuzz.ratio(key, other_key), fuzz.ratio(name, other_name))
        shortened = within and (key == other_key or len(name) != len(other_name))
        if score >= NEAR and _may_be_one(key, other_key, shortened):
            yield _pair(row, other, score) | {"keys": [key, other_key]}


def _may_be_one(one: str, two: str, shortened: bool) -> bool:
    """Whether two keys may be of one name: no number tells them apart, none is the other shortened."""
    if _NUMBERS.findall(one) != _NUMBERS.findall(two):
        return False
    return not (shortened and (one in two or two in one))


def _pair(row: Row, other: Row, score: float) -> dict[str, Any]:
    records = sorted({str(each["record"]) for each in (row, other) if each.get("record")})
    return dict(row) | {
        "other": other["thing"],
        "other_name": other["name"],
        "score": round(score, 1),
        "figures": sorted({str(row["thing"]), str(other["thing"])}),
        "records": records if len(records) > 1 else None,
    }


def _score(pair: Row) -> float:
    return float(pair["score"])

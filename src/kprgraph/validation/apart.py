"""Shapes that somebody else wrote, run in a process of their own with an end to time and memory.

A pattern that backtracks, or a constraint over every pair of nodes, never comes to an end, and pySHACL has no
limit; nor has it a switch that keeps the queries of shapes from asking elsewhere.
"""

import json
import multiprocessing as mp
from collections.abc import Iterable
from contextlib import suppress
from multiprocessing.connection import Connection

import pyoxigraph as ox

from kprgraph.errors import Text, UnreadableInput
from kprgraph.namespaces import PREFIXES
from kprgraph.validation.compiled.queries import tokens_of

SECONDS = 60.0
_MEMORY = 2_000_000_000
_QUERIES = frozenset(f"{PREFIXES['sh']}{name}" for name in ("select", "ask", "construct", "update"))
_OUTSIDE = frozenset({"SERVICE", "FROM", "LOAD"})


def results(
    shapes: Iterable[ox.Triple], data: Iterable[ox.Triple], where: str, seconds: float = SECONDS
) -> list[tuple[str, str, str]]:
    """What the shapes find in the data: node, path and value of each result, sorted.

    Args:
        shapes: The shapes.
        data: What they are held against.
        where: Where the shapes come from, for messages.
        seconds: How long it may take.

    Raises:
        UnreadableInput: If the shapes ask elsewhere, cannot be used, or need more time or memory.
    """
    rules = list(shapes)
    _refuse_outside(rules, where)
    context = mp.get_context("spawn")
    near, far = context.Pipe()
    process = context.Process(target=_run, args=(far,), daemon=True)
    process.start()
    far.close()
    try:
        for triples in (rules, data):
            near.send_bytes("".join(f"{triple} .\n" for triple in triples).encode())
        if not near.poll(seconds):
            raise _stopped(where, seconds)
        told = json.loads(near.recv_bytes())
    except (EOFError, BrokenPipeError, ConnectionResetError):
        raise _stopped(where, seconds) from None
    finally:
        process.kill()
        process.join()
        process.close()
        near.close()
    if "error" in told:
        raise UnreadableInput(Text(th=told["error"][0], en=told["error"][1]), where=where)
    return [(node, path, value) for node, path, value in told["results"]]


def _refuse_outside(rules: list[ox.Triple], where: str) -> None:
    for triple in rules:
        if triple.predicate.value in _QUERIES and isinstance(triple.object, ox.Literal):
            for word in sorted(_OUTSIDE & {token.upper() for token in tokens_of(triple.object.value)}):
                raise UnreadableInput(
                    Text(
                        th=f"กฎมีคำถามที่อ่านจากภายนอก ({word})",
                        en=f"a shape has a query that reads from outside ({word})",
                    ),
                    where=where,
                )


def _stopped(where: str, seconds: float) -> UnreadableInput:
    return UnreadableInput(
        Text(
            th=f"กฎใช้เวลาเกิน {seconds:.0f} วินาที หรือหน่วยความจำเกิน 2 GB",
            en=f"the shapes need more than {seconds:.0f} seconds or 2 GB of memory",
        ),
        where=where,
        hint=Text(
            th="ดู sh:pattern ที่ซ้อนตัวซ้ำ และ sh:sparql ที่จับคู่ทุกโหนด",
            en="Look for a repeat within a repeat in sh:pattern, and for every pair of nodes in sh:sparql",
        ),
    )


def _run(pipe: Connection) -> None:
    """In the other process: read shapes and data, tell the results."""
    from kprgraph.errors import KprgraphError  # noqa: PLC0415 - the parent may not need them
    from kprgraph.validation.shacl import Engine  # noqa: PLC0415

    rules, data = (
        [quad.triple for quad in ox.parse(pipe.recv_bytes(), ox.RdfFormat.N_TRIPLES)] for _ in "ab"
    )
    with suppress(ImportError, ValueError, OSError):  # not on every system
        import resource  # noqa: PLC0415 - POSIX only

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        found = Engine(rules).results(data)
        told: dict[str, object] = {"results": [[each.focus, each.path, each.value] for each in found]}
    except KprgraphError as error:
        told = {"error": [error.message.th, error.message.en]}
    pipe.send_bytes(json.dumps(told).encode())

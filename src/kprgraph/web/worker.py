"""Run a query from outside in a process of its own, so that none can take the server with it.

The engine has no time limit and cannot be stopped from within; only killing its process works. A worker is
spawned with limits on its memory, gets the graph once, answers query after query, and is killed and replaced
when one takes too long. What it sends back is plain data.
"""

import json
import multiprocessing as mp
import os
import queue
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock, Thread
from typing import Any

DEADLINE = 5.0
MOST_ROWS = 10_000
MOST_BYTES = 10_000_000
_MEMORY = 1_500_000_000
_WAIT = 2.0
_START = 30.0


class WorkerError(Exception):
    """A query was not answered."""


class TooSlow(WorkerError):  # noqa: N818 - named after what is wrong
    """It took longer than the deadline."""


class Died(WorkerError):  # noqa: N818
    """It needed more memory than a worker has, or broke the engine."""


class Busy(WorkerError):  # noqa: N818
    """All workers were busy for as long as a client should wait."""


class Invalid(WorkerError):  # noqa: N818
    """The engine does not take the query; the message says why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave.

    Attributes:
        kind: `rows`, `boolean` or `graph`.
        columns: Names of the variables.
        rows: One mapping a cell in the form of SPARQL results in JSON, None where nothing is bound.
        truth: The answer of ASK.
        triples: A graph as N-Triples.
        truncated: Whether there was more.
    """

    kind: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[dict[str, str] | None, ...], ...] = ()
    truth: bool = False
    triples: str = ""
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query is about (SPARQL 1.1 Protocol, section 2.1.4); without any, all of them.

    Attributes:
        default: Graphs that together are the default graph.
        named: Graphs that `GRAPH` names.
    """

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.default or self.named)


ALL = Dataset()


class Pool:
    """Workers that hold one graph.

    Args:
        quads: The graph as N-Quads.
        prefixes: Prefixes that queries need not declare.
        size: How many queries run at the same time.
        deadline: Seconds that a query may take.
    """

    def __init__(
        self, quads: bytes, prefixes: dict[str, str], size: int = 2, deadline: float = DEADLINE
    ) -> None:
        self._quads, self._prefixes, self.deadline = quads, prefixes, deadline
        self._free: queue.Queue[_Worker | None] = queue.Queue()
        self._lock = Lock()
        self._all: set[_Worker] = set()
        self._coming = 0
        self._closed = False
        for _ in range(size):
            self._free.put(None)  # spawned when first wanted

    def ask(self, sparql: str, dataset: Dataset = ALL) -> Answer:
        """The answer to a query.

        Args:
            sparql: The query.
            dataset: The graphs that it is about.

        Raises:
            Invalid: If the engine does not take it.
            TooSlow: If it takes longer than the deadline.
            Died: If the worker dies of it.
            Busy: If all workers are busy.
        """
        with self._worker() as worker:
            return worker.ask(sparql, dataset, self.deadline)

    def close(self) -> None:
        """End all workers."""
        with self._lock:
            self._closed = True
            for worker in self._all:
                worker.end()
            self._all.clear()

    @contextmanager
    def _worker(self) -> "Iterator[_Worker]":
        worker = self._next()
        try:
            if worker is None or not worker.alive:
                worker = self._spawn(worker)
            yield worker
        finally:
            if worker is None or worker.alive or self._closed:
                self._free.put(worker)
            else:  # who asks next should not have to wait for its successor
                with self._lock:
                    self._coming += 1
                Thread(target=self._replace, args=(worker,), daemon=True).start()

    def _next(self) -> "_Worker | None":
        try:
            return self._free.get(timeout=_WAIT)
        except queue.Empty:
            if not self._coming:
                raise Busy from None
        try:
            return self._free.get(timeout=_START)
        except queue.Empty:
            raise Busy from None

    def _replace(self, former: "_Worker") -> None:
        worker = former
        try:
            with suppress(Died, OSError):  # then whoever asks next tries again
                worker = self._spawn(former)
        finally:
            self._free.put(worker)
            with self._lock:
                self._coming -= 1

    def _spawn(self, former: "_Worker | None") -> "_Worker":
        worker = _Worker(self._quads, self._prefixes)
        with self._lock:
            if former is not None:
                self._all.discard(former)
            if not self._closed:
                self._all.add(worker)
                return worker
        worker.end()
        raise Died


class _Worker:
    """The near end of one worker process."""

    def __init__(self, quads: bytes, prefixes: dict[str, str]) -> None:
        context = mp.get_context("spawn")
        self._ended = False
        self._pipe, far = context.Pipe()
        self._process: BaseProcess = context.Process(target=_serve, args=(far, prefixes), daemon=True)
        self._process.start()
        far.close()
        try:
            self._pipe.send_bytes(quads)
            if not self._pipe.poll(_START):
                raise Died
            self._pipe.recv_bytes()
        except (EOFError, OSError) as error:
            self.end()
            raise Died from error

    @property
    def alive(self) -> bool:
        return not self._ended and self._process.is_alive()

    def ask(self, sparql: str, dataset: Dataset, deadline: float) -> Answer:
        try:
            self._pipe.send_bytes(json.dumps([sparql, dataset.default, dataset.named]).encode())
            if not self._pipe.poll(deadline):
                self.end()
                raise TooSlow
            return _answer(json.loads(self._pipe.recv_bytes()))
        except (EOFError, OSError) as error:
            self.end()
            raise Died from error

    def end(self) -> None:
        if self._ended:
            return
        self._ended = True
        with suppress(OSError):
            self._pipe.close()
        self._process.kill()
        self._process.join(1)
        with suppress(ValueError):  # it does not go; the system will see to it
            self._process.close()


def _answer(sent: dict[str, Any]) -> Answer:
    if sent["kind"] == "invalid":
        raise Invalid(sent["message"])
    if sent["kind"] == "rows":
        rows = tuple(tuple(row) for row in sent["rows"])
        return Answer("rows", tuple(sent["columns"]), rows, truncated=sent["truncated"])
    if sent["kind"] == "graph":
        return Answer("graph", triples=sent["triples"], truncated=sent["truncated"])
    return Answer("boolean", truth=bool(sent["truth"]))


# --- the far end ------------------------------------------------------------------------------------------


def _serve(pipe: Connection, prefixes: dict[str, str]) -> None:
    """Answer queries until the pipe closes."""
    os.environ["RUST_BACKTRACE"] = "0"
    sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115 - what an abort prints is nobody's answer
    os.dup2(sys.stderr.fileno(), 2)
    import pyoxigraph as ox  # noqa: PLC0415 - only the worker needs the engine here

    store = ox.Store()
    store.bulk_load(pipe.recv_bytes(), ox.RdfFormat.N_QUADS)
    _limit()
    pipe.send_bytes(b"ready")
    while True:
        try:
            sparql, *graphs = json.loads(pipe.recv_bytes())
        except (EOFError, OSError):
            return
        pipe.send_bytes(json.dumps(_asked(store, sparql, prefixes, *graphs), ensure_ascii=False).encode())


def _limit() -> None:
    """Memory for the engine, and no new files or connections."""
    with suppress(ImportError, ValueError, OSError):  # not on every system
        import resource  # noqa: PLC0415 - POSIX only

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _asked(
    store: Any, sparql: str, prefixes: dict[str, str], default: list[str], named: list[str]
) -> dict[str, Any]:
    import pyoxigraph as ox  # noqa: PLC0415 - only the worker needs the engine here

    try:
        about: dict[str, Any] = {"use_default_graph_as_union": True}
        if default or named:
            about = {
                "default_graph": [ox.NamedNode(iri) for iri in default],
                "named_graphs": [ox.NamedNode(iri) for iri in named],
            }
        answer = store.query(sparql, prefixes=prefixes, **about)
        if isinstance(answer, ox.QuerySolutions):
            return _rows(answer)
        if isinstance(answer, ox.QueryTriples):
            return _triples(answer)
        return {"kind": "boolean", "truth": bool(answer)}
    except (SyntaxError, RuntimeError, ValueError, OSError) as error:
        return {"kind": "invalid", "message": str(error)}


def _rows(answer: Any) -> dict[str, Any]:
    columns = [variable.value for variable in answer.variables]
    rows: list[list[dict[str, str] | None]] = []
    size, truncated = 0, False
    for solution in answer:
        if len(rows) >= MOST_ROWS or size > MOST_BYTES:
            truncated = True
            break
        row = [_cell(term) for term in solution]
        size += sum(len(cell["value"]) * 4 for cell in row if cell)
        rows.append(row)
    return {"kind": "rows", "columns": columns, "rows": rows, "truncated": truncated}


def _cell(term: Any) -> dict[str, str] | None:
    """A term in the form of SPARQL 1.1 Query Results JSON, section 3.2.2."""
    import pyoxigraph as ox  # noqa: PLC0415 - only the worker needs the engine here

    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if not isinstance(term, ox.Literal):
        return {"type": "literal", "value": str(term)}
    cell = {"type": "literal", "value": term.value}
    if term.language:
        cell["xml:lang"] = term.language
    elif term.datatype.value != "http://www.w3.org/2001/XMLSchema#string":
        cell["datatype"] = term.datatype.value
    return cell


def _triples(answer: Any) -> dict[str, Any]:
    lines: set[str] = set()
    size, truncated = 0, False
    for triple in answer:
        if len(lines) >= MOST_ROWS or size > MOST_BYTES:
            truncated = True
            break
        line = f"{triple} .\n"
        size += len(line) * 4
        lines.add(line)
    return {"kind": "graph", "triples": "".join(sorted(lines)), "truncated": truncated}

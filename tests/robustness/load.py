"""The explorer under load: `python -m tests.robustness.load --seconds 1800 --out build-load`.

Starts `kprgraph serve` on a port of its own, lets honest clients read pages (72 %), search (8 %) and query
(20 %), and one hostile client do harm every five seconds; `--swap N` has the server read the graph anew every
N seconds meanwhile. Writes `load.json` and `load.md`.
"""

import argparse
import json
import multiprocessing as mp
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from kprgraph import store as stores
from kprgraph.web.address import ServerLinks, address_of
from kprgraph.web.pages import PAGES
from kprgraph.workspace import Workspace
from tests.robustness.clients import Plan, Tally, Times, honest, hostile

ROOT = Path(__file__).resolve().parent.parent.parent
_EVERY = 5.0
# Pages that need to be told about what: they are asked for with a thing.
_OVERVIEWS = (
    "home",
    "matrix",
    "names",
    "sankey",
    "promises",
    "targets",
    "timeline",
    "records",
    "queries",
    "terms",
)


def plan_for(root: Path) -> Plan:
    """All pages of things and records in both languages, the overviews, their names and their IRIs."""
    store = stores.load(Workspace(root))
    links = ServerLinks()
    rows = [(row["s"].value, row["name"].value) for row in store.select(  # type: ignore[union-attr]
        "SELECT ?s ?name { ?s skos:prefLabel ?name FILTER(LANG(?name) = 'th') } ORDER BY ?s ?name"
    )]  # fmt: skip
    records = [row["s"].value for row in store.select("SELECT ?s { ?s kpr:support ?x } ORDER BY ?s")]  # type: ignore[union-attr]
    things = [iri for iri, _ in rows]
    addresses = {
        address for iri in (*things, *records) for lang in ("th", "en") if (address := address_of(iri, lang))
    }
    pages = {links.href(address) or "/" for address in addresses if not address.fragment}
    pages |= {
        f"{lang}/{name if name != 'home' else ''}"
        for lang in ("", "/en")
        for name in _OVERVIEWS
        if name in PAGES
    }
    return Plan(sorted(pages), sorted({name for _, name in rows}), things)


def family(pid: int) -> list[int]:
    """A process and all its descendants."""
    found, queue = [], [pid]
    while queue:
        one = queue.pop()
        found.append(one)
        try:
            tasks = Path(f"/proc/{one}/task").iterdir()
            for task in tasks:
                queue += [int(child) for child in (task / "children").read_text().split()]
        except OSError:
            continue
    return found


def measured(pid: int) -> dict[str, float]:
    """Memory in MB and open files of the server, its child processes, their memory."""

    def memory(one: int) -> float:
        try:
            pages = int(Path(f"/proc/{one}/statm").read_text().split()[1])
        except OSError:
            return 0.0
        return round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6, 1)

    def busy(one: int) -> float:
        try:
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    children = [one for one in family(pid) if one != pid]
    return {
        "server_cpu_seconds": busy(pid),
        "server_mb": memory(pid),
        "children": len(children),
        "children_mb": round(sum(map(memory, children)), 1),
        "descriptors": len(list(Path(f"/proc/{pid}/fd").iterdir())),
    }


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


def started(root: Path, port: int) -> "subprocess.Popen[bytes]":
    """The server, answering."""
    server = subprocess.Popen(
        [sys.executable, "-m", "kprgraph", "serve", "--port", str(port), "--root", str(root)],
        stdout=subprocess.DEVNULL, env={**os.environ, "KPRGRAPH_SOURCE": ""},
    )  # fmt: skip
    while server.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}/") as answer:
                if answer.status == 200:
                    return server
        except OSError:
            time.sleep(0.2)
    raise SystemExit(f"the server ended with {server.returncode}")


def run(root: Path, seconds: float, connections: int, swap: float = 0.0) -> dict[str, Any]:
    """Load a server for so many seconds; what came of it."""
    plan, port = plan_for(root), free_port()
    server = started(root, port)
    try:
        return _loaded(server, port, plan, seconds, connections, swap)
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()


def _loaded(  # noqa: PLR0917 - what `run` was told
    server: "subprocess.Popen[bytes]", port: int, plan: Plan, seconds: float, connections: int, swap: float
) -> dict[str, Any]:
    context = mp.get_context("spawn")
    stop = context.Event()
    for path in (plan.query(random.Random(0)), plan.pages[-1]):
        with urlopen(f"http://127.0.0.1:{port}{path}"):
            pass  # once it answers these, it has worked out what all pages need
    before = measured(server.pid)
    until = time.monotonic() + seconds
    ends, clients = [], []
    for number in range(connections):
        near, far = context.Pipe()
        clients.append(context.Process(target=honest, args=(port, plan, number, until, far)))
        ends.append(near)
    near_hostile, far_hostile = context.Pipe()
    clients.append(context.Process(target=hostile, args=(port, _EVERY, until, stop, far_hostile)))
    began = time.monotonic()
    for client in clients:
        client.start()
    samples, swaps = _watched(server, began, until, swap)
    tallies: list[Tally] = [near.recv() for near in ends]
    attacks = json.loads(near_hostile.recv())
    for client in clients:
        client.join(10)
    time.sleep(3)
    after = measured(server.pid)
    return _summary(tallies, attacks, samples, before, after, seconds, connections, swaps)


def _watched(
    server: "subprocess.Popen[bytes]", began: float, until: float, swap: float
) -> tuple[list[dict[str, float]], int]:
    samples, swaps, next_swap = [], 0, began + swap
    while (now := time.monotonic()) < until:
        if server.poll() is not None:
            raise SystemExit("the server has ended")
        samples.append({"second": round(now - began, 1), **measured(server.pid)})
        if swap and now >= next_swap and now + 10 < until:
            server.send_signal(signal.SIGHUP)
            swaps, next_swap = swaps + 1, next_swap + swap
        time.sleep(min(2.0, max(0.05, until - time.monotonic())))
    return samples, swaps


def _summary(  # noqa: PLR0917 - all that was measured
    tallies: list[Tally], attacks: dict[str, dict[str, int]], samples: list[dict[str, float]],
    before: dict[str, float], after: dict[str, float], seconds: float, connections: int, swaps: int,
) -> dict[str, Any]:  # fmt: skip
    pages, queries, everything = Times(), Times(), Times()
    failures: Counter[str] = Counter()
    for tally in tallies:
        pages.merge(tally.pages)
        queries.merge(tally.queries)
        failures.update(tally.failures)
    everything.merge(pages)
    everything.merge(queries)
    busy = samples[-1]["server_cpu_seconds"] - before["server_cpu_seconds"]
    settled = [s["server_mb"] for s in samples if s["second"] >= min(60.0, seconds / 2)]
    return {
        "seconds": seconds,
        "connections": connections,
        "cores": os.cpu_count(),
        "load_of_the_machine": os.getloadavg()[0],
        "requests": everything.counts.total(),
        "requests_per_second": round(everything.counts.total() / seconds, 1),
        "failed_honest_requests": dict(failures),
        "examples": [example for tally in tallies for example in tally.examples][:10],
        "milliseconds": {
            name: {
                "requests": times.counts.total(), "p50": times.share(0.5), "p95": times.share(0.95),
                "p99": times.share(0.99), "longest": round(times.longest * 1000, 1),
            }
            for name, times in (("all", everything), ("pages and search", pages), ("queries", queries))
        },
        "requests_per_cpu_second_of_the_server": round(
            everything.counts.total() / max(busy, 0.01), 1
        ),
        "hostile": attacks,
        "graphs_swapped": swaps,
        "before": before,
        "after": after,
        "memory_growth_percent": round((settled[-1] / settled[0] - 1) * 100, 1) if settled else 0.0,
        "samples": samples,
    }  # fmt: skip


def markdown(found: dict[str, Any]) -> str:
    """The figures for people."""
    lines = [
        f"# {found['seconds']:.0f} seconds of load", "",
        f"{found['connections']} connections on {found['cores']} cores, which clients and server share; "
        f"load of the machine at the end {found['load_of_the_machine']:.1f}.", "",
        f"- {found['requests']:,} honest requests, **{found['requests_per_second']:,} a second**; "
        f"{found['requests_per_cpu_second_of_the_server']:,} for each second that the server had a core",
        f"- failed: {found['failed_honest_requests'] or 'none'}",
        f"- graphs swapped while serving: {found['graphs_swapped']}",
        f"- memory of the server: {found['before']['server_mb']} MB before, "
        f"{found['after']['server_mb']} MB after; "
        f"{found['memory_growth_percent']:+} % once settled",
        f"- child processes: {found['before']['children']} before, {found['after']['children']} after; "
        f"open files: {found['before']['descriptors']} before, {found['after']['descriptors']} after", "",
        "| | requests | p50 ms | p95 ms | p99 ms | longest ms |", "|---|---:|---:|---:|---:|---:|",
    ]  # fmt: skip
    for name, times in found["milliseconds"].items():
        lines.append(
            f"| {name} | {times['requests']:,} | {times['p50']} | {times['p95']} | {times['p99']} "
            f"| {times['longest']} |"
        )
    lines += ["", "| hostile | answers |", "|---|---|"]
    for name, answers in found["hostile"].items():
        lines.append(f"| {name} | {', '.join(f'{answer} × {n}' for answer, n in answers.items())} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Read the command line, run, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--connections", type=int, default=12)
    parser.add_argument("--swap", type=float, default=0.0, help="seconds between two reloads of the graph")
    parser.add_argument("--root", type=Path, default=ROOT)
    parser.add_argument("--out", type=Path, help="folder for load.json and load.md")
    given = parser.parse_args()
    found = run(given.root, given.seconds, given.connections, given.swap)
    if given.out:
        given.out.mkdir(parents=True, exist_ok=True)
        (given.out / "load.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        (given.out / "load.md").write_text(markdown(found), encoding="utf-8")
    sys.stdout.write(markdown(found))
    if found["failed_honest_requests"]:
        sys.stdout.write("\n".join(found["examples"]) + "\n")
        raise SystemExit(1)


if __name__ == "__main__":
    main()

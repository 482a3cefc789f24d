"""What is compared with what: for each question the way kprgraph answers it, and the other ways."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import machine
from benchmarks.processes import Contender
from kprgraph.workspace import Workspace

Rows = Callable[[str], Any]

HERE = Path(__file__).resolve().parent
PYTHON = sys.executable
KPRGRAPH = str(Path(PYTHON).parent / "kprgraph")
SERVICE = "https://w3id.org/kprgraph/id/service/a09-hsss"
ENTITY = "https://w3id.org/kprgraph/id/agency/dopa"


@dataclass(frozen=True)
class Target:
    """What the first contender is to reach.

    Attributes:
        against: Name of the contender to compare with.
        factor: How many times faster (greater than 1), or at most how many times slower (`at_most`).
        at_most: True if `factor` is a limit on slowness.
    """

    against: str
    factor: float
    at_most: bool = False


@dataclass(frozen=True)
class Comparison:
    """One question and the ways to answer it, the way of kprgraph first.

    Attributes:
        name: Short name.
        title: What is done.
        contenders: The ways.
        targets: What is to be reached.
    """

    name: str
    title: str
    contenders: tuple[Contender, ...]
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True)
class Ground:
    """What the comparisons of one size run on.

    Attributes:
        scale: How many times the real graph.
        workspace: Its curated files.
        turtle: The built graph as one Turtle file, derived statements and all.
        triples: The same as N-Triples.
        database: The same in a database of Oxigraph's own.
        cache: Where kprgraph keeps its compiled graph.
    """

    scale: int
    workspace: Workspace
    turtle: Path
    triples: Path
    database: Path
    cache: Path

    @property
    def environment(self) -> dict[str, str]:
        """Environment of the processes of kprgraph."""
        return {
            "KPRGRAPH_HOME": str(self.workspace.root),
            "KPRGRAPH_CACHE": str(self.cache),
            "KPRGRAPH_LANG": "th",
        }

    @property
    def curated(self) -> list[str]:
        """The curated files and the one vocabulary that the scripts need."""
        files = [*self.workspace.curated_files(), self.workspace.vocab / "linkstatus.ttl"]
        return [str(path) for path in files]


def start() -> Comparison:
    """The start of the program."""
    return Comparison(
        "help",
        "`kprgraph --help`",
        (
            Contender("kprgraph", [KPRGRAPH, "--help"]),
            Contender("Python with click", [PYTHON, "-c", "import click"]),
            Contender("Python alone", [PYTHON, "-c", "pass"]),
        ),
        (Target("Python with click", 3, at_most=True),),
    )


def answers(ground: Ground) -> list[Comparison]:
    """Questions to a built graph and to the curated files, as whole processes."""
    small = ground.scale == 1
    most = 1000 if small else 2
    built, user, both = str(ground.turtle), "rdflib script", "rdflib and networkx script"

    def ours(name: str, rows: Rows, *arguments: str) -> Contender:
        command = [KPRGRAPH, *arguments, "--format", "json"]
        return Contender(name, command, rows, environment=ground.environment)

    def theirs(name: str, script: str, *arguments: str) -> Contender:
        return Contender(name, [PYTHON, _script(script), *arguments], script_rows, at_most=most)

    return [
        Comparison(
            "answer",
            "who keeps one service running, from a built graph",
            (
                ours("kprgraph", feeds_rows, "feeds", SERVICE),
                theirs(user, "feeds", SERVICE, built),
                *_oxigraph(ground),
                *_peers(ground),
            ),
            (Target(user, 20 if small else 100), Target("oxigraph query", 2.5, at_most=True)),
        ),
        Comparison(
            "impact",
            "what depends on one agency, from a built graph",
            (ours("kprgraph", impact_rows, "impact", ENTITY), theirs(both, "impact", ENTITY, built)),
            (Target(both, 35 if small else 200),),
        ),
        Comparison(
            "cold",
            "who keeps one service running, straight from the curated files",
            (
                ours("kprgraph --no-cache", feeds_rows, "feeds", SERVICE, "--no-cache"),
                theirs(user, "feeds", SERVICE, *ground.curated),
            ),
            (Target(user, 8),),
        ),
    ]


def gate(ground: Ground) -> Comparison:
    """The validation of everything; the referee is slow, so it runs once."""
    shapes = ground.turtle.with_name("shapes.ttl")
    files = sorted(ground.workspace.shapes.glob("*.ttl"))
    shapes.write_text("\n".join(path.read_text(encoding="utf-8") for path in files), encoding="utf-8")
    pyshacl = [str(Path(PYTHON).parent / "pyshacl"), "-s", str(shapes), str(ground.turtle)]
    return Comparison(
        "check",
        "hold everything to all rules (pySHACL: to the shapes alone)",
        (
            Contender("kprgraph check", [KPRGRAPH, "check"], environment=ground.environment),
            Contender("pyshacl", pyshacl, at_most=1),
        ),
        (Target("pyshacl", 40),),
    )


def insides(ground: Ground) -> list[Comparison]:
    """Reading and writing, measured inside the process."""
    root, built = str(ground.workspace.root), str(ground.turtle)
    most = 1000 if ground.scale == 1 else 1
    return [
        Comparison(
            "load",
            "curated files into the store (with checks of the files, without derived statements)",
            (
                _inside("kprgraph", "load-kprgraph", root),
                _inside("Oxigraph in Python", "load-oxigraph", root),
                _inside("rdflib", "load-rdflib", root, at_most=most),
            ),
            (Target("Oxigraph in Python", 2, at_most=True),),
        ),
        *(
            Comparison(
                form,
                title,
                (
                    _inside("kprgraph", "write-kprgraph", form, root),
                    _inside("rdflib", "write-rdflib", form, built, at_most=most),
                ),
                (Target("rdflib", factor),),
            )
            for form, title, factor in (
                ("turtle", "deterministic Turtle", 8),
                ("jsonld", "compact, deterministic JSON-LD", 4),
            )
        ),
    ]


LARGE = 100_000
"""From this number of nodes on an analysis runs once."""


def analyses(nodes: int) -> list[Comparison]:
    """The pure analyses on invented networks, beside plain networkx for the bare numbers."""
    return [
        Comparison(
            f"{what}-{nodes}",
            f"`{what}` on a network of {nodes:,} nodes",
            (
                _inside("kprgraph", "analyse-kprgraph", what, str(nodes), at_most=2 if nodes < LARGE else 1),
                *(
                    [_inside("networkx", "analyse-networkx", what, str(nodes), at_most=1)]
                    if what != "critical"  # one search from every node: hours
                    else []
                ),
            ),
        )
        for what in ("impact", "path", "critical")
    ]


def _inside(name: str, *arguments: str, at_most: int = 1000) -> Contender:
    command = [PYTHON, "-m", "benchmarks.inside", *arguments]
    return Contender(name, command, lambda text: text.splitlines()[0], inside=True, at_most=at_most)


def _script(name: str) -> str:
    return str(HERE / "opponents" / f"{name}.py")


def _oxigraph(ground: Ground) -> list[Contender]:
    command = machine.oxigraph(Path(PYTHON).parent)
    if command is None:
        return []
    query = str(HERE / "opponents" / "feeds.rq")
    arguments = [
        "query",
        "--location",
        str(ground.database),
        "--query-file",
        query,
        "--results-format",
        "json",
    ]
    return [Contender("oxigraph query", [command, *arguments], engine_rows)]


def _peers(ground: Ground) -> list[Contender]:
    installed = machine.versions()
    once = 1000 if ground.scale == 1 else 2
    return [
        Contender(name, [PYTHON, _script(f"with_{name}"), str(ground.triples)], engine_rows, at_most=once)
        for name in machine.PEERS
        if installed[name] != "not installed"
    ]


# --- the same rows of every contender -----------------------------------------------------------------------


def feeds_rows(text: str) -> Any:
    """Agency, role and status of each row that `kprgraph feeds` gives, with its evidence."""
    return _sorted(
        [row["agency"], row["role"], row["status"], row["fiscal_year"], row["via"], _passages(row)]
        for row in json.loads(text)
    )


def impact_rows(text: str) -> Any:
    """What `kprgraph impact` reaches, how far away, and the evidence of the last step."""
    return _sorted(
        [row["entity"], row["distance"], row["planned_only"], _last_step(row)] for row in json.loads(text)
    )


def script_rows(text: str) -> Any:
    """The rows of a script of the user."""
    rows = json.loads(text)
    if rows and "distance" in rows[0]:
        return _sorted(
            [row["entity"], row["distance"], row["planned_only"], row["stated_in"]] for row in rows
        )
    return _sorted(
        [row["agency"], row["role"], row["status"], row["fiscal_year"], row["via"], row["stated_in"]]
        for row in rows
    )


def engine_rows(text: str) -> Any:
    """The rows of a bare engine, put together from its bindings."""
    grouped: dict[tuple[Any, ...], tuple[set[str], set[tuple[Any, ...]]]] = {}
    for binding in json.loads(text)["results"]["bindings"]:
        row = {name: term["value"] for name, term in binding.items()}
        year = int(row["year"]) if "year" in row else None
        through, passages = grouped.setdefault(
            (row["agency"], row["role"], row["status"], year), (set(), set())
        )
        through.update([row["via"]] if "via" in row else [])
        pages = "-".join(dict.fromkeys(row[end] for end in ("page_start", "page_end") if end in row))
        passages.add((int(row["line_start"]), int(row["line_end"]), row.get("section", ""), pages))
    return _sorted(
        [*key, sorted(through), [list(passage) for passage in sorted(passages)]]
        for key, (through, passages) in grouped.items()
    )


def _passages(row: dict[str, Any]) -> list[list[Any]]:
    """The passages of a row; in a grown graph those of two reports may lie on the same lines."""
    found = {(p["line_start"], p["line_end"], p["section"], p["pages"]) for p in row["stated_in"]}
    return [list(passage) for passage in sorted(found)]


def _last_step(row: dict[str, Any]) -> list[list[Any]]:
    found = {tuple(passage) for link in row["hops"][-1]["links"] for passage in _passages(link)}
    return [list(passage) for passage in sorted(found)]


def _sorted(rows: Any) -> list[str]:
    return sorted(json.dumps(row, ensure_ascii=False) for row in rows)

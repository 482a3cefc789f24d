"""`python -m benchmarks`: grow the graph, run every comparison, write the results.

Whole processes and operations inside a process, in turns, with the rows of all contenders compared.
"""

import argparse
import compileall
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox

from benchmarks import comparisons, machine, report
from benchmarks.comparisons import Comparison, Ground
from benchmarks.generator import SEED, grow
from benchmarks.processes import compare
from benchmarks.report import Result
from kprgraph import api, store
from kprgraph.export import turtle
from kprgraph.workspace import Workspace

NETWORKS = (30_000, 300_000)
BEGIN = "<!-- results: python -m benchmarks --into docs/performance.md -->"
END = "<!-- end of results -->"
SLOW = 10
"""From this size on everything runs fewer times."""


def main() -> int:
    """Run what is asked for; 1 if contenders gave different rows."""
    options = _options()
    for name in ("src", "benchmarks"):  # a first run must not pay for compiling Python
        compileall.compile_dir(Path(__file__).resolve().parents[1] / name, quiet=2)
    real = Workspace.find()
    folder = options.folder or real.build / "benchmarks"
    results: list[Result] = []
    for comparison, scale, triples in _comparisons(real, folder / "work", options):
        repeats = options.repeats if (scale or 1) < SLOW else max(2, options.repeats // 2)
        print(f"{comparison.name} {f'x{scale}' if scale else ''}", file=sys.stderr, flush=True)
        measured, difference = compare(comparison.contenders, repeats)
        if difference:
            print(f"  rows differ: {difference}", file=sys.stderr)
        results.append(Result(comparison, scale, triples, measured, difference))
    about = {"machine": machine.machine(), "versions": machine.versions()}
    folder.mkdir(parents=True, exist_ok=True)
    everything = {
        **about,
        "seed": SEED,
        "results": [result.as_dict() for result in results],
        "targets": report.verdicts(results),
        "slopes": report.slopes(results),
    }
    (folder / "results.json").write_text(json.dumps(everything, ensure_ascii=False, indent=1) + "\n", "utf-8")
    text = report.markdown(about, results)
    (folder / "results.md").write_text(text, "utf-8")
    print(text)
    if options.into:
        _put(text, options.into)
    return 1 if any(result.difference for result in results) else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--scale", type=int, nargs="*", default=[1, 10], help="how many times the real graph")
    parser.add_argument("--repeats", type=int, default=7, help="runs of each contender (fewer when slow)")
    parser.add_argument("--only", nargs="*", default=[], help="names of comparisons")
    parser.add_argument(
        "--gate", action="store_true", help="also the validation, which takes pySHACL minutes"
    )
    parser.add_argument(
        "--into", type=Path, help="page whose results to replace, such as docs/performance.md"
    )
    parser.add_argument("--folder", type=Path, help="where to write (build/benchmarks)")
    return parser.parse_args()


def _put(text: str, page: Path) -> None:
    """Replace the results in a page, between the two comments that mark them."""
    before, begin, rest = page.read_text("utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if begin and end:
        page.write_text(f"{before}{begin}\n\n{text}\n{end}{after}", "utf-8")


def _comparisons(
    real: Workspace, folder: Path, options: argparse.Namespace
) -> Iterator[tuple[Comparison, int | None, int | None]]:
    """What to run, each with the size of its graph; a graph is grown when its turn comes."""

    def chosen(found: Sequence[Comparison]) -> list[Comparison]:
        return [one for one in found if not options.only or one.name in options.only]

    for one in chosen([comparisons.start()]):
        yield one, None, None
    for scale in options.scale:
        ground, triples = _ground(real, folder / f"x{scale}", scale)
        wanted = [*comparisons.answers(ground), *comparisons.insides(ground)]
        wanted += [comparisons.gate(ground)] if options.gate else []
        for one in chosen(wanted):
            yield one, scale, triples
    for nodes in NETWORKS:
        for one in chosen(comparisons.analyses(nodes)):
            yield one, None, None


def _ground(real: Workspace, folder: Path, scale: int) -> tuple[Ground, int]:
    """Grow the graph and build it in the forms that the contenders read."""
    print(f"preparing x{scale}", file=sys.stderr, flush=True)
    workspace = grow(real, folder / "workspace", scale)
    ground = Ground(
        scale,
        workspace,
        folder / "graph.ttl",
        folder / "graph.nt",
        folder / "database",
        folder / "cache",
    )
    loaded = store.load(workspace)
    with ground.turtle.open("wb") as stream:
        turtle.write(loaded, stream)
    ox.serialize({quad.triple for quad in loaded.quads}, str(ground.triples), format=ox.RdfFormat.N_TRIPLES)
    if not ground.database.exists() and (command := machine.oxigraph(Path(sys.executable).parent)):
        location = ["--location", str(ground.database)]
        machine.run(command, "load", *location, "--file", str(ground.triples))
        machine.run(command, "optimize", *location)
    os.environ["KPRGRAPH_CACHE"] = str(ground.cache)
    api.KnowledgeGraph.open(workspace.root, cache=True)
    return ground, len(loaded.quads)


if __name__ == "__main__":
    sys.exit(main())

"""The bare query of `feeds.rq` with maplib: `python with_maplib.py FILE.nt`; prints SPARQL JSON."""

import json
import sys
from pathlib import Path
from typing import Any

import maplib


def main() -> None:
    model = maplib.Model()
    model.read(sys.argv[1], format="ntriples")
    frame: Any = model.query((Path(__file__).parent / "feeds.rq").read_text(encoding="utf-8"))
    rows: list[dict[str, object]] = getattr(frame, "mappings", frame).to_dicts()
    bindings = [
        {name: {"value": _plain(value)} for name, value in row.items() if value is not None} for row in rows
    ]
    json.dump({"results": {"bindings": bindings}}, sys.stdout, ensure_ascii=False)


def _plain(value: object) -> str:
    """An IRI without its angle brackets, a literal without quotation marks and language."""
    if isinstance(value, dict):
        value = next(iter(value.values()))
    text = str(value)
    if text.startswith("<"):
        return text.strip("<>")
    return text[1 : text.rindex('"')] if text.startswith('"') else text


if __name__ == "__main__":
    main()

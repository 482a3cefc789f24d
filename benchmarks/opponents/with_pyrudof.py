"""The bare query of `feeds.rq` with rudof: `python with_pyrudof.py FILE.nt`; prints SPARQL JSON."""

import json
import sys
from pathlib import Path

import pyrudof


def main() -> None:
    rudof = pyrudof.Rudof(pyrudof.RudofConfig())
    rudof.read_data(sys.argv[1], format=pyrudof.RDFFormat.NTriples)
    rudof.read_query((Path(__file__).parent / "feeds.rq").read_text(encoding="utf-8"))
    results = rudof.run_query()
    bindings = [
        {name.strip("?"): {"value": _plain(str(text))} for name, text in row.items() if text}
        for row in results
    ]
    json.dump({"results": {"bindings": bindings}}, sys.stdout, ensure_ascii=False)


def _plain(text: str) -> str:
    """An IRI without its angle brackets, a literal without quotation marks and language."""
    if text.startswith("<"):
        return text.strip("<>")
    return text[1 : text.rindex('"')] if text.startswith('"') else text


if __name__ == "__main__":
    main()

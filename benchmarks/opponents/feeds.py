"""Who keeps a service running, with rdflib: `python feeds.py SERVICE FILE...`; prints the rows as JSON."""

# ruff: noqa: E501 - a query reads best with a pattern to a line

import json
import sys

from evidence import label, passages
from rdflib import Graph, URIRef

QUERY = """
PREFIX kpr: <https://w3id.org/kprgraph/onto#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?agency ?role ?status ?year ?via ?record WHERE {
  { ?record a kpr:Ownership ; kpr:owned ?service ; kpr:owner ?agency . BIND("owner" AS ?role) }
  UNION { ?record a kpr:DataFeed ; kpr:feedTo ?service ; kpr:feedFrom ?agency . BIND("feeder" AS ?role) }
  UNION { ?record a kpr:Development ; kpr:developed ?service ; kpr:developer ?agency . BIND("developer" AS ?role) }
  UNION { ?record a kpr:PlatformListing ; kpr:listed ?service ; kpr:onPlatform ?agency . BIND("platform" AS ?role) }
  ?record kpr:linkStatus/skos:notation ?status .
  OPTIONAL { ?record kpr:via ?via }
  OPTIONAL { ?record kpr:forPeriod ?period . ?period a kpr:FiscalYear ; kpr:beYear ?year }
}
"""


def main() -> None:
    service, *files = sys.argv[1:]
    graph = Graph()
    for file in files:
        graph.parse(file)
    grouped: dict[tuple[str, ...], tuple[set[URIRef], set[URIRef]]] = {}
    for agency, role, status, year, via, record in graph.query(
        QUERY, initBindings={"service": URIRef(service)}
    ):
        key = (str(agency), str(role), str(status), str(year or ""))
        records, through = grouped.setdefault(key, (set(), set()))
        records.add(record)
        if via:
            through.add(via)
    rows = [
        {
            "agency": agency,
            "agency_label": label(graph, URIRef(agency)),
            "role": role,
            "status": status,
            "fiscal_year": int(year) if year else None,
            "via": sorted(map(str, through)),
            "stated_in": passages(graph, sorted(records)),
        }
        for (agency, role, status, year), (records, through) in sorted(grouped.items())
    ]
    json.dump(rows, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()

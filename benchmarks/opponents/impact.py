"""What depends on a thing, with rdflib and networkx: `python impact.py ENTITY FILE...`; prints JSON."""

# ruff: noqa: E501 - a query reads best with a pattern to a line

import json
import sys

import networkx as nx
from evidence import label, passages
from rdflib import Graph, URIRef

QUERY = """
PREFIX cpsv: <http://purl.org/vocab/cpsv#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX kpr: <https://w3id.org/kprgraph/onto#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX lawrelation: <https://w3id.org/kprgraph/vocab/lawrelation/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?source ?target ?kind ?status ?record WHERE {
  { ?target eli:is_part_of ?source . BIND("provision" AS ?kind) }
  UNION {
  { ?record a kpr:Ownership ; kpr:owner ?source ; kpr:owned ?target . BIND("ownership" AS ?kind) }
  UNION { ?record a kpr:DataFeed ; kpr:feedFrom ?source ; kpr:feedTo ?target . BIND("feed" AS ?kind) }
  UNION { ?record a kpr:DataFeed ; kpr:via ?source ; kpr:feedTo ?target . BIND("via" AS ?kind) }
  UNION { ?record a kpr:Development ; kpr:developer ?source ; kpr:developed ?target . BIND("development" AS ?kind) }
  UNION { ?record a kpr:Operation ; kpr:operator ?source ; kpr:operated ?target . BIND("operation" AS ?kind) }
  UNION { ?record a kpr:PlatformListing ; kpr:onPlatform ?source ; kpr:listed ?target . BIND("listing" AS ?kind) }
  UNION { ?record a kpr:Dependency ; kpr:dependsOn ?source ; kpr:dependent ?target . BIND("dependency" AS ?kind) }
  UNION { ?record a kpr:Reliance ; kpr:reliesOn ?source ; kpr:relyingBody ?target . BIND("reliance" AS ?kind) }
  UNION { ?record a kpr:LegalRelation ; kpr:toLaw ?source ; kpr:fromLaw ?target ; kpr:lawRelation lawrelation:amends . BIND("amended-by" AS ?kind) }
  UNION { ?record a kpr:LegalRelation ; kpr:toLaw ?source ; kpr:fromLaw ?target ; kpr:lawRelation lawrelation:based-on . BIND("enabling" AS ?kind) }
  UNION { ?record a kpr:Establishment ; kpr:legalBasis ?source ; kpr:established ?target . BIND("establishment" AS ?kind) }
  UNION { ?record a kpr:Power ; kpr:legalBasis ?source ; kpr:powerOf ?target . BIND("power" AS ?kind) }
  UNION { ?record a kpr:Requirement ; kpr:requiredBy ?source ; kpr:requiredOf ?target . BIND("duty" AS ?kind) }
  UNION { ?record kpr:legalInstrument ?source ; org:resultingOrganization ?target . BIND("instrument" AS ?kind) }
  UNION { ?record a kpr:Funding ; kpr:funder ?source ; kpr:funded ?target . BIND("funding" AS ?kind) }
  UNION {
    { ?record a kpr:Requirement ; kpr:requiredBy ?source } UNION { ?record a kpr:Activity ; kpr:legalBasis ?source }
    ?record kpr:concerns ?target . ?target a ?class . BIND("ground" AS ?kind)
    VALUES ?class { kpr:Programme kpr:Pilot kpr:Trial kpr:AssessmentProgramme kpr:PolicyDocument kpr:Platform cpsv:PublicService }
  }
  UNION {
    { ?record a kpr:ListEntry ; kpr:inList ?source ; kpr:entry ?target }
    UNION { ?record a kpr:StatedList ; kpr:listOf ?source ; kpr:listMember ?target }
    ?source a ?whole . ?target a ?part . BIND("covers" AS ?kind)
    VALUES ?whole { kpr:Programme kpr:Pilot kpr:Trial kpr:AssessmentProgramme }
    VALUES ?part { kpr:Programme kpr:Pilot kpr:Trial kpr:AssessmentProgramme kpr:Platform cpsv:PublicService org:FormalOrganization }
  }
  OPTIONAL { ?record kpr:linkStatus/skos:notation ?status }
  }
}
"""
# A failure ends here: a body that uses a service suffers, but goes on with the rest of its work.
ENDS = {"reliance", "power", "duty", "instrument", "covers"}


def main() -> None:
    entity, *files = sys.argv[1:]
    graph = Graph()
    for file in files:
        graph.parse(file)
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_node(entity)
    for source, target, kind, status, record in graph.query(QUERY):
        network.add_edge(str(source), str(target), kind=str(kind), status=str(status), record=record)
    standing = nx.MultiDiGraph(
        (a, b, data) for a, b, data in network.edges(data=True) if data["status"] != "planned"
    )
    standing.add_node(entity)
    today = distances(standing, entity)
    ever = distances(network, entity) | today
    rows = [
        {
            "entity": node,
            "entity_label": label(graph, URIRef(node)),
            "distance": distance,
            "planned_only": node not in today,
            "stated_in": last_step(graph, standing if node in today else network, node, today, ever),
        }
        for node, distance in sorted(ever.items(), key=lambda found: (found[1], found[0]))
        if node != entity
    ]
    json.dump(rows, sys.stdout, ensure_ascii=False)


def distances(network: "nx.MultiDiGraph[str]", entity: str) -> dict[str, int]:
    """Steps to whatever fails; a link where a failure ends is only ever the last step."""
    onward = nx.DiGraph((a, b) for a, b, data in network.edges(data=True) if data["kind"] not in ENDS)
    onward.add_node(entity)
    found = dict(nx.single_source_shortest_path_length(onward, entity))
    last: dict[str, int] = {}
    for source, target, data in network.edges(data=True):
        if data["kind"] in ENDS and source in found and target not in found:
            last[target] = min(last.get(target, found[source] + 1), found[source] + 1)
    return found | last


def last_step(
    graph: Graph, network: "nx.MultiDiGraph[str]", node: str, today: dict[str, int], ever: dict[str, int]
) -> list[tuple[int, int, str, str]]:
    """The passages of the links by which the failure arrives: those from the first node of the step before."""
    reached = today if node in today else ever
    before = min(a for a, _ in network.in_edges(node) if reached.get(a, -1) == reached[node] - 1)
    records = {data["record"] for data in network.get_edge_data(before, node).values() if data["record"]}
    return passages(graph, sorted(records))


if __name__ == "__main__":
    main()

"""The one table of prefixes: plain strings, so that importing it costs nothing.

Curated files, queries, exports and the JSON-LD context all use these prefixes with these namespace IRIs.
"""

from types import MappingProxyType

from kprgraph.errors import Text, UsageError

BASE = "https://w3id.org/kprgraph/"
ONTOLOGY = f"{BASE}onto#"

GRAPH_ONTOLOGY = f"{BASE}graph/ontology"
GRAPH_REGISTRY = f"{BASE}graph/registry"
GRAPH_DERIVED = f"{BASE}graph/derived"

_STANDARD = {
    "adms": "http://www.w3.org/ns/adms#",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "dqv": "http://www.w3.org/ns/dqv#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "eli-dl": "http://data.europa.eu/eli/eli-draft-legislation-ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "locn": "http://www.w3.org/ns/locn#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "rov": "http://www.w3.org/ns/regorg#",
    "schema": "https://schema.org/",
    "sdgo": "http://metadata.un.org/sdg/ontology#",
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sosa": "http://www.w3.org/ns/sosa/",
    "time": "http://www.w3.org/2006/time#",
    "vann": "http://purl.org/vocab/vann/",
    "vivo": "http://vivoweb.org/ontology/core#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# Kinds of named things: `.../id/{kind}/{slug}`; the prefix is the kind.
KINDS = (
    "agency",
    "award",
    "committee",
    "component",
    "cy",
    "dataset",
    "document",
    "event",
    "fy",
    "group",
    "indicator",
    "law",
    "licence",
    "method",
    "period",
    "person",
    "place",
    "platform",
    "policy",
    "post",
    "programme",
    "service",
    "work",
)

# Concept schemes: `.../vocab/{scheme}/{concept}`; the prefix is the scheme.
SCHEMES = (
    "awardbranch",
    "awardcategory",
    "awardlevel",
    "billstage",
    "bodytype",
    "changetype",
    "claimkind",
    "completeness",
    "doctype",
    "elevel",
    "figrole",
    "findingkind",
    "fulfilment",
    "lawrelation",
    "linkstatus",
    "namekind",
    "nature",
    "participationrole",
    "placelevel",
    "qualifier",
    "role",
    "scale",
    "sdg",
    "seatkind",
    "support",
    "theme",
    "transferstatus",
    "unit",
    "unitkind",
    "verdict",
)

PREFIXES = MappingProxyType(
    _STANDARD
    | {"kpr": ONTOLOGY, "graph": f"{BASE}graph/", "vocab": f"{BASE}vocab/"}
    | {kind: f"{BASE}id/{kind}/" for kind in KINDS}
    | {scheme: f"{BASE}vocab/{scheme}/" for scheme in SCHEMES}
    | {"reg": f"{BASE}id/registry/", "r66": f"{BASE}id/report-2566/", "src66": f"{BASE}src/2566/"}
)
"""Prefix -> namespace IRI. Every namespace ends in `/` or `#`."""

_BY_NAMESPACE = {namespace: prefix for prefix, namespace in PREFIXES.items()}


def expand(curie: str) -> str:
    """The full IRI of a CURIE.

    >>> expand("fy:2566")
    'https://w3id.org/kprgraph/id/fy/2566'

    Raises:
        UsageError: If `curie` has no colon or its prefix is not in the table.
    """
    prefix, colon, local = curie.partition(":")
    if not colon or prefix not in PREFIXES:
        raise UsageError(
            Text(th=f"ไม่รู้จักคำนำหน้าของ “{curie}”", en=f"the prefix of “{curie}” is not known"),
            hint=Text(th=f"คำนำหน้าที่ใช้ได้: {', '.join(PREFIXES)}", en=f"Known prefixes: {', '.join(PREFIXES)}"),
        )
    return PREFIXES[prefix] + local


def split(iri: str) -> tuple[str, str]:
    """An IRI cut after its last `#` or `/`: namespace and local name.

    Of two prefixes that fit, this gives the longer one: every namespace of the table ends in one of the two.
    """
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    return iri[:cut], iri[cut:]


def compress(iri: str) -> str:
    """The CURIE of an IRI, or the IRI itself where no prefix of the table fits; undone by `expand`.

    >>> compress("https://w3id.org/kprgraph/src/2566/L1026-1028")
    'src66:L1026-1028'
    """
    namespace, local = split(iri)
    prefix = _BY_NAMESPACE.get(namespace)
    return f"{prefix}:{local}" if prefix and local else iri


def report_graph(folder: str) -> str:
    """The named graph of the report whose curated files lie in `data/{folder}`, for example `report-2566`."""
    return f"{BASE}graph/{folder}"

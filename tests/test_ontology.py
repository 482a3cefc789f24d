"""The ontology: every term is explained, every term in use is declared, and reasoning finds mistakes."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from kprgraph.namespaces import BASE, PREFIXES, SCHEMES

ROOT = Path(__file__).parents[1]
ONTOLOGY = ROOT / "ontology"
VOCAB = sorted((ONTOLOGY / "vocab").glob("*.ttl"))
KPR = Namespace(PREFIXES["kpr"])
IRI = URIRef(f"{BASE}onto")
TEXTS = (RDFS.label, SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, SKOS.definition, DCTERMS.description)

# Row of the concept table in docs/ontology.md -> the terms of our own that carry it.
COVERAGE = {
    1: "kpr:Committee",
    2: "kpr:Membership kpr:seatNumber kpr:asOf",
    3: "vocab:role role:chair role:member role:secretary role:assistant-secretary",
    4: "kpr:inPost kpr:exOfficioOf kpr:vacantSeat kpr:PostHolding kpr:post kpr:holder",
    5: "kpr:honorific",
    6: "kpr:Power kpr:powerOf kpr:clause kpr:legalBasis kpr:hasPower kpr:Mission",
    7: "bodytype:ministry bodytype:department bodytype:central-agency kpr:Affiliation kpr:ministry",
    8: "bodytype:public-organisation bodytype:sdu",
    9: "bodytype:state-enterprise",
    10: "placelevel:province",
    11: "bodytype:province bodytype:bangkok",
    12: "bodytype:local-authority bodytype:town-municipality",
    13: "bodytype:international-organisation bodytype:business-association kpr:Partnership kpr:party",
    14: "doctype:act doctype:royal-decree doctype:ministerial-regulation doctype:section kpr:LegalRelation",
    15: "kpr:CabinetResolution doctype:cabinet-resolution kpr:Requirement",
    16: "kpr:DraftBill kpr:BillStage kpr:bill vocab:billstage",
    17: "kpr:ChangeEvent kpr:RenameEvent kpr:TransferEvent kpr:MandateChange kpr:EstablishmentEvent"
    " kpr:DissolutionEvent kpr:legalInstrument kpr:legalInstrumentNotStated kpr:gazetted vocab:changetype",
    18: "kpr:ListEntry kpr:StatedList kpr:statedLength",
    19: "kpr:Ownership kpr:owner kpr:owned kpr:Operation kpr:Development",
    20: "kpr:DataFeed kpr:feedFrom kpr:feedTo kpr:via kpr:dataset kpr:linkStatus vocab:linkstatus",
    21: "kpr:Platform kpr:PlatformListing kpr:listed kpr:onPlatform kpr:Dependency kpr:Reliance",
    22: "kpr:LevelRating elevel:L1 elevel:L2 elevel:L3",
    23: "kpr:LicenceType kpr:LicenceOutput kpr:canProduce",
    24: "kpr:Award kpr:AwardCategory kpr:Conferral kpr:awardLevel kpr:recipient kpr:work kpr:Work"
    " vocab:awardbranch vocab:awardlevel vocab:awardcategory",
    25: "kpr:Indicator kpr:JointIndicator",
    26: "kpr:Figure kpr:value kpr:unit kpr:figureRole kpr:qualifier kpr:comparedWith kpr:Breakdown"
    " kpr:Comparison kpr:Share kpr:Product kpr:TargetComparison kpr:NotReported",
    27: "kpr:Unit kpr:unitKind unit:million-baht unit:percent unit:percent-change unit:score",
    28: "kpr:FiscalYear kpr:CalendarYear kpr:Period kpr:beYear",
    29: "kpr:Programme kpr:Pilot kpr:PilotSite kpr:Trial kpr:TrialArm",
    30: "kpr:PolicyDocument kpr:PolicyTheme kpr:themeOf kpr:PolicyLink",
    31: "kpr:Challenge kpr:NextStep kpr:responsible kpr:duePeriod kpr:notDated kpr:Fulfilment",
    32: "kpr:Passage kpr:lineStart kpr:lineEnd kpr:spanSha256 kpr:Section kpr:pageStart kpr:pageEnd",
    33: "kpr:statedIn kpr:support kpr:implied kpr:asPrinted",
    34: "kpr:Finding kpr:check kpr:findingKind kpr:verdict kpr:stated kpr:computed kpr:formula kpr:question",
    35: "kpr:Edition kpr:Report kpr:Release kpr:sha256",
}

# What the report needs said and the table has no row for.
BEYOND = (
    "kpr:FunctionTransfer kpr:transferStatus kpr:Delegation kpr:Assessment kpr:AssessmentProgramme"
    " kpr:AssessmentComponent kpr:scoreFigure kpr:Recommendation kpr:Activity kpr:Participation kpr:Funding"
    " kpr:Statement kpr:NameUsage kpr:TextCorrection kpr:LostContent kpr:Group kpr:Method kpr:Document"
)

# Each plants one contradiction on the node ex:{key}; reasoning has to name that node.
MISTAKES = {
    "person-body": "ex:person-body a foaf:Person, org:FormalOrganization .",
    "place-body": "ex:place-body a dct:Location, org:FormalOrganization .",
    "place-owns": "ex:x1 kpr:owner ex:place-owns . ex:place-owns a dct:Location .",
    "person-parent": "ex:x2 kpr:parentBody ex:person-parent . ex:person-parent a foaf:Person .",
    "service-platform": "ex:service-platform a cpsv:PublicService, kpr:Platform .",
    "service-listed-on": "ex:x3 kpr:onPlatform ex:service-listed-on .\n"
    "ex:service-listed-on a cpsv:PublicService .",
    "feed-ownership": "ex:feed-ownership a kpr:DataFeed ; kpr:owner ex:x4 .",
    "passage-record": "ex:passage-record a kpr:Passage ; kpr:statedIn ex:x5 .",
    "stated-in-section": "ex:x6 kpr:statedIn ex:stated-in-section . ex:stated-in-section a kpr:Section .",
    "year-year": "ex:year-year a kpr:FiscalYear, kpr:CalendarYear .",
    "year-as-unit": "ex:x7 kpr:forPeriod ex:year-as-unit . ex:year-as-unit a kpr:Work .",
    "event-derived": "ex:event-derived a kpr:RenameEvent ; prov:wasDerivedFrom ex:x8 .",
    "seat-of-figure": "ex:seat-of-figure a kpr:Figure ; kpr:seatNumber 3 .",
    "role-body": "ex:x9 org:role ex:role-body . ex:role-body a org:Organization .",
    "record-thing": "ex:record-thing a kpr:NextStep, kpr:Programme .",
}


def expand(curie: str) -> URIRef:
    prefix, _, local = curie.partition(":")
    return URIRef(PREFIXES[prefix] + local)


def parse(*paths: Path) -> Graph:
    graph = Graph()
    for path in paths:
        graph.parse(path, format="turtle")
    return graph


@pytest.fixture(scope="module")
def kpr() -> Graph:
    return parse(ONTOLOGY / "kpr.ttl")


@pytest.fixture(scope="module")
def everything() -> Graph:
    return parse(*sorted(ONTOLOGY.glob("*.ttl")), *VOCAB)


def own_terms(graph: Graph) -> list[URIRef]:
    return sorted({term for term in graph.subjects() if isinstance(term, URIRef) and term in KPR})


def test_header(kpr: Graph) -> None:
    assert (IRI, RDF.type, OWL.Ontology) in kpr
    version = str(kpr.value(IRI, OWL.versionInfo))
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    assert kpr.value(IRI, OWL.versionIRI) == URIRef(f"{IRI}/{version}")
    assert not list(kpr.objects(IRI, OWL.imports)), "the ontology has to load without a network"
    for predicate in (DCTERMS.title, DCTERMS.description):
        assert languages(kpr, IRI, predicate) == ["en", "th"]


def languages(graph: Graph, subject: Node, predicate: URIRef) -> list[str]:
    """Languages of the texts that `subject` has under `predicate`, sorted, with repetitions."""
    texts = (text for text in graph.objects(subject, predicate) if isinstance(text, Literal))
    return sorted(text.language or "" for text in texts if text.strip())


def test_every_own_term_is_typed_labelled_defined_and_placed(kpr: Graph) -> None:
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}
    faults = []
    for term in own_terms(kpr):
        if len(set(kpr.objects(term, RDF.type)) & kinds) != 1:
            faults.append(f"{term}: not exactly one of class, object property, datatype property")
        texts = [languages(kpr, term, predicate) for predicate in (RDFS.label, SKOS.definition)]
        if texts != [["en", "th"]] * 2:
            faults.append(f"{term}: label and definition, each once in Thai and once in English")
        if list(kpr.objects(term, RDFS.isDefinedBy)) != [IRI]:
            faults.append(f"{term}: isDefinedBy")
    assert not faults
    assert len(own_terms(kpr)) > 250


def test_ontology_has_no_blank_node(everything: Graph) -> None:
    assert {type(node) for triple in everything for node in triple} == {URIRef, Literal}


def test_what_own_terms_refer_to_is_declared(everything: Graph) -> None:
    used = {node for triple in everything for node in triple if isinstance(node, URIRef) and node in KPR}
    assert used <= set(everything.subjects(RDF.type))


def test_properties_fit_their_ranges(kpr: Graph) -> None:
    datatypes = (PREFIXES["xsd"], f"{PREFIXES['rdf']}langString")
    for term, target in kpr.subject_objects(RDFS.range):
        literal = str(target).startswith(datatypes)
        kind = OWL.DatatypeProperty if literal else OWL.ObjectProperty
        assert (term, RDF.type, kind) in kpr, term


@pytest.mark.parametrize("row", COVERAGE)
def test_concept_table_row_is_covered(everything: Graph, row: int) -> None:
    assert [term for term in COVERAGE[row].split() if (expand(term), None, None) not in everything] == []


def test_all_rows_and_what_goes_beyond_them(everything: Graph) -> None:
    assert list(COVERAGE) == list(range(1, 36))
    assert [term for term in BEYOND.split() if (expand(term), None, None) not in everything] == []


def test_every_record_class_is_a_record(kpr: Graph) -> None:
    for name in ("Membership", "TransferEvent", "DataFeed", "Finding", "Share", "NameUsage", "NextStep"):
        assert KPR.Record in set(kpr.transitive_objects(KPR[name], RDFS.subClassOf)), name


# -- terms in use


def turtle_files() -> list[Path]:
    folders = [ROOT / "data", ROOT / "tests" / "toy" / "data", ONTOLOGY / "shapes"]
    return [path for folder in folders for path in sorted(folder.rglob("*.ttl"))]


def query_files() -> list[Path]:
    folders = [ROOT / "queries", ROOT / "tests" / "toy" / "queries", ONTOLOGY / "rules"]
    return [path for folder in folders for path in sorted(folder.rglob("*.rq"))]


def terms_of_turtle(path: Path) -> set[URIRef]:
    nodes = {node for triple in parse(path) for node in triple if isinstance(node, URIRef)}
    return {node for node in nodes if node in KPR or str(node).startswith(PREFIXES["vocab"])}


def terms_of_query(path: Path) -> set[URIRef]:
    lines = path.read_text("utf-8").splitlines()
    body = "\n".join(line for line in lines if not line.startswith("#"))
    curie = rf"(?<![\w-])(?:kpr|{'|'.join(SCHEMES)}):[A-Za-z][\w-]*"
    return {expand(term) for term in re.findall(curie, body)}


def test_every_own_term_in_use_is_declared(everything: Graph) -> None:
    used = [(path, terms_of_turtle(path)) for path in turtle_files()]
    used += [(path, terms_of_query(path)) for path in query_files()]
    assert len(used) > 20
    declared = set(everything.subjects())
    assert {str(path): unknown for path, terms in used if (unknown := terms - declared)} == {}


def test_every_own_term_in_the_documentation_is_declared(everything: Graph) -> None:
    text = (ROOT / "docs" / "ontology.md").read_text("utf-8")
    curies = set(re.findall(rf"`((?:kpr|{'|'.join(SCHEMES)}):[A-Za-z][\w-]*)`", text))
    assert len(curies) > 100
    assert [curie for curie in sorted(curies) if (expand(curie), None, None) not in everything] == []


def test_the_documentation_names_every_class(kpr: Graph) -> None:
    text = (ROOT / "docs" / "ontology.md").read_text("utf-8")
    classes = [str(term).removeprefix(KPR) for term in own_terms(kpr) if (term, RDF.type, OWL.Class) in kpr]
    assert [name for name in classes if f"`kpr:{name}`" not in text] == []


# -- concept schemes


@pytest.mark.parametrize("path", VOCAB, ids=lambda path: path.stem)
def test_scheme_is_complete(path: Path) -> None:
    graph = parse(path)
    scheme = expand(f"vocab:{path.stem}")
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert concepts
    assert set(graph.subjects()) == concepts | {scheme}
    assert (scheme, RDF.type, SKOS.ConceptScheme) in graph
    for predicate in (DCTERMS.title, SKOS.definition):
        assert languages(graph, scheme, predicate) == ["en", "th"]
    for concept in concepts:
        assert str(concept).startswith(PREFIXES[path.stem]), concept
        assert list(graph.objects(concept, SKOS.inScheme)) == [scheme], concept
        for predicate in (SKOS.prefLabel, SKOS.definition):
            assert languages(graph, concept, predicate) == ["en", "th"], concept
        assert len(list(graph.objects(concept, SKOS.notation))) == 1, concept


@pytest.mark.parametrize("path", VOCAB, ids=lambda path: path.stem)
def test_concepts_of_a_scheme_hang_together(path: Path) -> None:
    graph = parse(path)
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    for concept in concepts:
        broader = set(graph.transitive_objects(concept, SKOS.broader)) - {concept}
        assert broader <= concepts, concept
        top = (concept, SKOS.topConceptOf, expand(f"vocab:{path.stem}")) in graph
        assert top != bool(broader), f"{concept} is a top concept or stands beneath one, not both"
    for predicate in (SKOS.prefLabel, SKOS.notation):
        values = [value for concept in concepts for value in graph.objects(concept, predicate)]
        assert len(values) == len(set(values)), f"two concepts share a {predicate}"


def test_every_scheme_has_a_prefix_and_a_file() -> None:
    assert {path.stem for path in VOCAB} == set(SCHEMES)


def test_units_tell_kind_and_scale(everything: Graph) -> None:
    for unit in everything.subjects(SKOS.inScheme, expand("vocab:unit")):
        kind = everything.value(unit, KPR.unitKind)
        assert (kind, SKOS.inScheme, expand("vocab:unitkind")) in everything, unit
        whole = everything.value(unit, KPR.wholeNumbersOnly)
        assert isinstance(whole, Literal), unit
        assert whole.toPython() or kind != expand("unitkind:count"), unit
        scaled = any("ล้าน" in str(label) for label in everything.objects(unit, SKOS.prefLabel))
        mult = everything.value(unit, expand("sdmx-attribute:unitMult"))
        assert scaled == (mult is not None), f"{unit}: a scale in print is told by unitMult"


def test_levels_are_in_order(everything: Graph) -> None:
    for scale in everything.subjects(SKOS.topConceptOf, expand("vocab:scale")):
        levels = list(everything.subjects(SKOS.broader, scale))
        ranks = {str(everything.value(level, KPR.rankOrder)) for level in levels}
        assert len(levels) == len(ranks) >= 3, scale


# -- reasoning


def contradictions(graph: Graph) -> list[str]:
    """What OWL 2 RL finds wrong, in the words of owlrl.

    Names and gists are taken out first: they are long, and no axiom speaks of them.
    """
    import owlrl

    for predicate in TEXTS:
        graph.remove((None, predicate, None))
    closure = owlrl.OWLRL_Semantics(graph, False, False, False)
    closure.closure()
    return sorted(str(message) for message in closure.error_messages)


def test_ontology_and_toy_data_are_consistent(everything: Graph) -> None:
    toy = parse(*sorted((ROOT / "tests" / "toy" / "data").rglob("*.ttl")))
    assert contradictions(everything + toy) == []


@pytest.mark.curated
def test_ontology_and_curated_data_are_consistent(everything: Graph) -> None:
    data = parse(*sorted((ROOT / "data").rglob("*.ttl")))
    assert contradictions(everything + data) == []


@pytest.fixture(scope="module")
def found() -> list[str]:
    """One closure for all planted mistakes; each sits on a node of its own."""
    graph = parse(ONTOLOGY / "kpr.ttl", ONTOLOGY / "alignments.ttl")
    head = "\n".join(f"@prefix {prefix}: <{iri}> ." for prefix, iri in prefixes())
    graph.parse(data=head + "\n".join(MISTAKES.values()), format="turtle")
    return contradictions(graph)


def prefixes() -> Iterator[tuple[str, str]]:
    yield from PREFIXES.items()
    yield "ex", "https://example.org/"


@pytest.mark.parametrize("mistake", MISTAKES)
def test_reasoning_finds_a_planted_mistake(found: list[str], mistake: str) -> None:
    assert any(re.search(rf"example\.org/{mistake}\b(?!-)", message) for message in found), found

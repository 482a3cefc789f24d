"""Metadata of a release as RDF: DCAT 3 for catalogues, VoID for who queries, PROV for where it comes from.

The dataset goes by the name of its release, and stands in a series that has one dataset per report. Data,
ontology and program have versions of their own. Every node has an IRI. The only date is that of the release,
where the data gives one.
"""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kprgraph import __version__, turtle
from kprgraph.build import void
from kprgraph.build.artefact import Artefact
from kprgraph.build.contents import Contents
from kprgraph.build.metadata import Release
from kprgraph.build.saying import PREFIXES, about, checksum, term, texts, typed
from kprgraph.errors import Text
from kprgraph.namespaces import BASE, ONTOLOGY, expand
from kprgraph.store import Store, Term

FILE_NAME = "dataset.ttl"
MEDIA_TYPE = "text/turtle"
TITLE = Text(th="ข้อมูลกำกับชุดข้อมูล", en="Metadata of the dataset")

SERIES = f"{BASE}dataset"
RELEASES = f"{BASE}release/"

_AUTHORS = f"{BASE}authors"
_AUTHORS_NAME = Text(th="คณะผู้จัดทำ kprgraph", en="The kprgraph authors")
_DESCRIPTION = Text(
    th="ข้อเท็จจริงจากรายงานประจำปีของสำนักงาน ก.พ.ร. ทุกระเบียนบอกบรรทัดของรายงานที่เป็นที่มา",
    en="Facts of the annual report of the OPDC; every record names the lines of the report that it rests on.",
)
_SERIES_DESCRIPTION = Text(
    th="หนึ่งชุดข้อมูลต่อรายงานประจำปีหนึ่งฉบับ รุ่นแก้ไขของฉบับเดียวกันต่อกันด้วย dcat:previousVersion",
    en="One dataset for each annual report; corrections of the same one follow by dcat:previousVersion.",
)
_ONTOLOGY_NAME = Text(th="ออนโทโลยี kprgraph", en="Ontology of kprgraph")
_KEYWORDS = (
    Text(th="การพัฒนาระบบราชการ", en="public-sector reform"),
    Text(th="กราฟความรู้", en="knowledge graph"),
    Text(th="งานบริการอิเล็กทรอนิกส์ภาครัฐ", en="e-government services"),
)
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"
_THEME_NAME = Text(th="ภาครัฐและการบริหารราชการ", en="Government and public sector")
_THEME = "http://publications.europa.eu/resource/authority/data-theme/GOVE"


def describe(store: Store, contents: Contents, artefacts: Iterable[Artefact], release: Release) -> str:
    """The metadata as Turtle.

    Args:
        store: Where the sources and the version of the ontology are looked up.
        contents: What the graph holds.
        artefacts: The files to list as distributions.
        release: Version, date and licence.
    """
    dataset = f"{RELEASES}{release.version}"
    files = [
        (f"{dataset}/{artefact.name}", artefact)
        for artefact in sorted(artefacts, key=lambda artefact: artefact.name)
    ]
    statements = [
        *_linked(release, files),
        *_series(release, dataset),
        *_dataset(release, dataset),
        *_origin(store, dataset),
        *void.describe(store, contents, dataset, files),
    ]
    for file, artefact in files:
        statements += _distribution(file, artefact, release, dataset)
    return turtle.serialize(statements, prefixes=PREFIXES)


def _series(release: Release, dataset: str) -> Iterator[ox.Triple]:
    yield from about(SERIES, "rdf:type", term("dcat:DatasetSeries"))
    yield from about(SERIES, "dct:title", *texts(release.title))
    yield from about(SERIES, "dct:description", *texts(_SERIES_DESCRIPTION))
    yield from about(SERIES, "dct:publisher", ox.NamedNode(_AUTHORS))
    yield from about(SERIES, "dct:license", ox.NamedNode(release.licence))
    yield from about(SERIES, "dcat:last", ox.NamedNode(dataset))


def _linked(release: Release, files: Iterable[tuple[str, Artefact]]) -> Iterator[ox.Triple]:
    """What the things are that others define: DCAT-AP wants it said, so that no catalogue has to look."""
    kinds = {
        release.licence: "dct:LicenseDocument",
        BASE: "foaf:Document",
        _THEME: "skos:Concept",
        **{_LANGUAGES + lang: "dct:LinguisticSystem" for lang in ("th", "en")},
        **{_MEDIA_TYPES + artefact.media_type: "dct:MediaType" for _, artefact in files},
    }
    for iri, kind in kinds.items():
        yield from about(iri, "rdf:type", term(kind))
    yield from about(_THEME, "skos:prefLabel", *texts(_THEME_NAME))


def _dataset(release: Release, dataset: str) -> Iterator[ox.Triple]:
    yield from about(dataset, "rdf:type", term("dcat:Dataset"))
    yield from about(dataset, "dcat:inSeries", ox.NamedNode(SERIES))
    title = Text(th=f"{release.title.th} {release.version}", en=f"{release.title.en} {release.version}")
    yield from about(dataset, "dct:title", *texts(title))
    yield from about(dataset, "dct:description", *texts(_DESCRIPTION))
    yield from about(dataset, "dct:identifier", ox.Literal(f"kprgraph-{release.version}"))
    yield from about(dataset, "dct:license", ox.NamedNode(release.licence))
    yield from about(dataset, "dcat:version", ox.Literal(release.version))
    if release.issued:
        yield from about(dataset, "dct:issued", typed(release.issued.isoformat(), "xsd:date"))
    if release.previous:
        former = ox.NamedNode(f"{RELEASES}{release.previous}")
        yield from about(dataset, "dcat:previousVersion", former)
        if release.previous.partition(".")[0] != release.version.partition(".")[0]:  # of another report
            yield from about(dataset, "dcat:prev", former)
    yield from about(dataset, "dcat:landingPage", ox.NamedNode(BASE))
    yield from about(dataset, "dcat:theme", ox.NamedNode(_THEME))
    for keyword in _KEYWORDS:
        yield from about(dataset, "dcat:keyword", *texts(keyword))
    yield from about(dataset, "dct:language", *(ox.NamedNode(_LANGUAGES + lang) for lang in ("th", "en")))
    for role in ("dct:creator", "dct:publisher"):
        yield from about(dataset, role, ox.NamedNode(_AUTHORS))
    yield from about(_AUTHORS, "rdf:type", term("foaf:Agent"))
    yield from about(_AUTHORS, "foaf:name", *texts(_AUTHORS_NAME))


def _origin(store: Store, dataset: str) -> Iterator[ox.Triple]:
    """From which text, by which ontology and by which program the dataset was made."""
    build, software = f"{dataset}#build", f"{BASE}software/{__version__}"
    editions = store.subjects("rdf:type", term("kpr:Edition"))
    ontologies = [
        version.value
        for version in store.objects(ONTOLOGY.rstrip("#"), "owl:versionIRI")
        if isinstance(version, ox.NamedNode)
    ]
    yield from about(dataset, "rdf:type", term("prov:Entity"))
    yield from about(dataset, "prov:wasDerivedFrom", *map(ox.NamedNode, editions))
    yield from about(dataset, "prov:wasGeneratedBy", ox.NamedNode(build))
    yield from about(dataset, "dct:conformsTo", *map(ox.NamedNode, ontologies))
    yield from about(build, "rdf:type", term("prov:Activity"))
    yield from about(build, "prov:used", *map(ox.NamedNode, (*editions, *ontologies)))
    yield from about(build, "prov:wasAssociatedWith", ox.NamedNode(software))
    yield from about(software, "rdf:type", term("prov:SoftwareAgent"))
    yield from about(software, "dct:title", ox.Literal("kprgraph"))
    yield from about(software, "schema:softwareVersion", ox.Literal(__version__))
    for ontology in ontologies:
        kinds = ("owl:Ontology", "dct:Standard", "prov:Entity")
        yield from about(ontology, "rdf:type", *map(term, kinds))
        yield from about(ontology, "dct:title", *texts(_ONTOLOGY_NAME))
        info = store.objects(ONTOLOGY.rstrip("#"), "owl:versionInfo")
        yield from about(ontology, "owl:versionInfo", *_literals(info))
    for edition in editions:
        yield from _edition(store, edition, dataset)


def _edition(store: Store, edition: str, dataset: str) -> Iterator[ox.Triple]:
    """The frozen text of one report, known by its digest; the text itself is not part of a release."""
    yield from about(edition, "rdf:type", term("prov:Entity"), term("dct:BibliographicResource"))
    yield from about(edition, "dct:title", *_literals(store.objects(edition, "skos:prefLabel")))
    for creator in store.objects(edition, "dct:creator"):
        if isinstance(creator, ox.NamedNode):
            yield from about(edition, "dct:creator", creator)
            yield from about(
                creator.value, "foaf:name", *_literals(store.objects(creator.value, "skos:prefLabel"))
            )
    yield from about(edition, "dct:format", *_literals(store.objects(edition, "dct:format")))
    for digest in _literals(store.objects(edition, "kpr:sha256")):
        yield from checksum(edition, digest.value)
    for period in store.objects(edition, "kpr:forPeriod"):
        if isinstance(period, ox.NamedNode):
            yield from about(dataset, "dct:temporal", period)
            yield from about(period.value, "rdf:type", term("dct:PeriodOfTime"))
            for bound in ("dcat:startDate", "dcat:endDate"):
                yield from about(period.value, bound, *_literals(store.objects(period.value, bound)))
    if store.describes(expand("place:th")):
        yield from about(dataset, "dct:spatial", term("place:th"))
        yield from about(expand("place:th"), "rdf:type", term("dct:Location"))


def _distribution(file: str, artefact: Artefact, release: Release, dataset: str) -> Iterator[ox.Triple]:
    yield from about(dataset, "dcat:distribution", ox.NamedNode(file))
    yield from about(file, "rdf:type", term("dcat:Distribution"))
    yield from about(file, "dct:title", *texts(artefact.title))
    yield from about(file, "dct:license", ox.NamedNode(release.licence))
    yield from about(file, "dcat:accessURL", ox.NamedNode(dataset))
    yield from about(file, "dcat:downloadURL", ox.NamedNode(file))
    yield from about(file, "dcat:mediaType", ox.NamedNode(_MEDIA_TYPES + artefact.media_type))
    yield from about(file, "dcat:byteSize", typed(str(artefact.size), "xsd:nonNegativeInteger"))
    yield from checksum(file, artefact.sha256)


def _literals(terms: Iterable[Term]) -> list[ox.Literal]:
    return [one for one in terms if isinstance(one, ox.Literal)]

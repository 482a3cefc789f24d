"""The graph as one object: everything the command line does, as documented methods.

>>> import kprgraph
>>> graph = kprgraph.open("tests/toy")
>>> [row["agency_label"] for row in graph.feeds("star-permit", lang="en") if row["role"] == "owner"]
['Department of the North Star']
"""

import importlib
from collections.abc import Collection
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kprgraph import catalog, query, terms, views
from kprgraph import store as stores
from kprgraph.catalog import QueryFile
from kprgraph.errors import Text, UnknownEntity, UnreadableInput, UsageError
from kprgraph.namespaces import PREFIXES
from kprgraph.query import Table
from kprgraph.store import Graph, Store
from kprgraph.terms import Value
from kprgraph.workspace import Workspace

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from kprgraph.lookup import Directory
    from kprgraph.validation import Report

_SEARCH = {
    "entity": Text(th="สิ่งที่พบ (IRI)", en="Found (IRI)"),
    "label": Text(th="สิ่งที่พบ", en="Found"),
    "kind": Text(th="ชนิด", en="Kind"),
    "ministry": Text(th="กระทรวง (IRI)", en="Ministry (IRI)"),
    "ministry_label": Text(th="กระทรวง", en="Ministry"),
    "matched": Text(th="ตรงกับชื่อ", en="Matched name"),
    "score": Text(th="คะแนน", en="Score"),
}

# The query files behind commands of their own.
_HEADERS = ("feeds", "figures-of-services", "mandate", "promises", "targets", "timeline")


class KnowledgeGraph:
    """A loaded graph and the questions that can be asked of it.

    Wherever a method takes an entity, it may be given by IRI, CURIE, slug, Thai or English name, abbreviation
    or a spelling as printed. Answers are `Table`s: `columns`, and `rows` that are plain dictionaries; where a
    row rests on the report, `stated_in` lists lines, section and pages.

    Attributes:
        graph: What is asked: a store in memory, or an endpoint on another server.
    """

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    @classmethod
    def open(
        cls, root: Path | str | None = None, endpoint: str | None = None, *, cache: bool = False
    ) -> "KnowledgeGraph":
        """The graph of the workspace at `root`, or of the nearest one (see `Workspace.find`).

        With `cache`, a graph that was compiled on disk is opened in milliseconds, and compiled first where
        there is none for the files as they are; see `store.cached`. It is asked there, which suits one
        question; for many, what lies in memory answers sooner.

        With `endpoint`, the graph at that SPARQL service is asked instead of the curated files; the workspace
        then only gives the query files. What walks through the graph statement by statement, such as the
        audit or an export, first takes a copy of all of it.

        Raises:
            UnreadableInput: If there is no workspace, or a curated file cannot be read.
            UsageError: If the address of the endpoint or the credentials in the environment cannot be used.
        """
        workspace = Workspace.find(Path(root) if root is not None else None)
        if endpoint is None:
            return cls(stores.cached(workspace, _tables) if cache else stores.load(workspace))
        from kprgraph.endpoint import Endpoint  # noqa: PLC0415 - only when another server is asked

        return cls(Endpoint(endpoint, workspace))

    @cached_property
    def store(self) -> Store:
        """The statements themselves, for SPARQL and for what this class does not offer; all in memory."""
        return self.graph.whole()

    @cached_property
    def _directory(self) -> "Directory":
        from kprgraph.lookup import Directory  # noqa: PLC0415 - only when something is looked up by name

        return Directory.build(self.graph)

    def entity(self, name: str, kinds: Collection[str] | None = None) -> str:
        """The IRI of the one thing that `name` means.

        >>> graph = KnowledgeGraph.open("tests/toy")
        >>> graph.entity("กรมดาวเหนือ") == graph.entity("agency:north-star") == graph.entity("ดน.")
        True

        Args:
            name: IRI, CURIE, slug or any name.
            kinds: Kinds (`agency`, `service` ...) or classes to prefer where several things have the name.

        Raises:
            UnknownEntity: If nothing is meant; carries the nearest names.
            AmbiguousEntity: If several things are meant; carries their CURIEs.
        """
        from kprgraph.names.exact import exact, node  # noqa: PLC0415 - only when something is looked up

        iri = node(self.graph, name) or exact(self.graph, name, kinds)
        if iri is not None:
            return iri
        if kinds:
            try:
                return self._directory.resolve(name, kinds)
            except UnknownEntity:  # a preference, no filter: the name may be that of something else
                pass
        return self._directory.resolve(name)

    def search(self, text: str, limit: int = 20, lang: str = "th") -> Table:
        """Things with a name like `text`, best first; misspelt and incomplete names are found too.

        Keys: `entity`, `label`, `kind`, `ministry`, `ministry_label`, `matched` (the name that fits best),
        `score` (0 to 100).

        >>> KnowledgeGraph.open("tests/toy").search("ดาวเหนอ", lang="en").rows[0]["label"]
        'Department of the North Star'
        """
        rows: list[dict[str, Value]] = [
            {
                "entity": hit.entity,
                "label": hit.label,
                "kind": hit.kind,
                "ministry": hit.ministry,
                "ministry_label": self.graph.label(hit.ministry, lang) if hit.ministry else None,
                "matched": hit.matched,
                "score": hit.score,
            }
            for hit in self._directory.search(text, limit, lang=lang)
        ]
        headings = {name: heading.say(lang) for name, heading in _SEARCH.items()}
        return Table("search", tuple(_SEARCH), rows, headings)

    def show(self, entity: str, lang: str = "th") -> Table:
        """Everything the graph holds about one thing; see `views.show_rows`.

        >>> rows = KnowledgeGraph.open("tests/toy").show("กรมดาวเหนือ", lang="en")
        >>> any(row["value_label"] == "Department of the North Star" for row in rows)
        True
        """
        iri = self.entity(entity)
        return views.show_rows(self.graph.around(iri), iri, lang)

    def feeds(self, service: str | None = None, lang: str = "th", **filters: Any) -> Table:
        """Who owns, feeds and develops a service, or every service, and the platforms it runs on.

        >>> rows = KnowledgeGraph.open("tests/toy").feeds("observatory-booking")
        >>> sorted({(row["role"], row["status"]) for row in rows})[:2]
        [('developer', 'stated'), ('feeder', 'planned')]

        Args:
            service: Only this service.
            lang: Language of labels and headings.
            filters: `agency`, `role`, `status` or `fiscal_year`; see `views.feeds_rows`.
        """
        if filters.get("agency"):
            filters["agency"] = self.entity(filters["agency"])
        chosen = self.entity(service, ["service"]) if service else None
        return views.feeds_rows(self.graph, chosen, lang, **filters)

    def impact(self, entity: str, lang: str = "th", max_hops: int | None = None) -> Table:
        """What is affected when one thing fails, nearest first; see `views.impact_rows`.

        >>> [row["entity_label"] for row in KnowledgeGraph.open("tests/toy").impact("agency:mist", lang="en")]
        []
        """
        return views.impact_rows(self.graph, self.entity(entity), lang, max_hops)

    def path(self, start: str, end: str, lang: str = "th", k: int = 3) -> Table:
        """The `k` strongest connections between two things, step by step; see `views.path_rows`.

        >>> KnowledgeGraph.open("tests/toy").path("star-permit", "star-card").rows[0]["kind"]
        'dependency'
        """
        return views.path_rows(self.graph, self.entity(start), self.entity(end), lang, k)

    def critical(self, lang: str = "th", limit: int | None = None, rows: str = "points") -> Table:
        """What most services depend on (`rows` is `points`), which `pairs` cut `services` off, and these.

        See `views.critical_rows`, `views.pair_rows` and `views.redundancy_rows`.

        >>> [row["ways"] for row in KnowledgeGraph.open("tests/toy").critical(rows="services")]
        [3, 6]
        """
        table = {"pairs": views.pair_rows, "services": views.redundancy_rows}.get(rows, views.critical_rows)
        return table(self.graph, lang, limit)

    def overlap(self, of: str | None = None, lang: str = "th", rows: str = "members") -> Table:
        """Who sits on several `committees`, which agencies are in several `programmes`, or both.

        `rows` are `members` (`views.overlap_rows`), or the pairs with `shared` ones (`views.shared_rows`).

        >>> len(KnowledgeGraph.open("tests/toy").overlap("committees"))
        0
        """
        shared = rows == "shared"
        return views.shared_rows(self.graph, of, lang) if shared else views.overlap_rows(self.graph, of, lang)

    def clusters(
        self, lang: str = "th", roles: Collection[str] = (), rows: str = "clusters", seed: int | None = None
    ) -> Table:
        """Which services share the agencies in these `roles` (owner, feeder, developer unless given).

        `rows` are `clusters` (`views.cluster_rows`), or weighted `pairs` (`views.cluster_pair_rows`).

        >>> len(KnowledgeGraph.open("tests/toy").clusters(rows="pairs"))
        1
        """
        counted = tuple(roles) or views.AGENCY_ROLES
        if rows == "pairs":
            return views.cluster_pair_rows(self.graph, lang, counted)
        return views.cluster_rows(self.graph, lang, counted, seed)

    def matrix(self, by: str = "agency", lang: str = "th") -> Table:
        """Agencies, or ministries, against the Agenda e-Services; see `views.matrix_rows`.

        >>> KnowledgeGraph.open("tests/toy").matrix().columns[:2]
        ('agency', 'agency_label')
        """
        return views.matrix_rows(self.graph, by, lang)

    def ministries(self, lang: str = "th") -> Table:
        """How many services each ministry owns, feeds and develops; see `views.ministry_rows`.

        >>> KnowledgeGraph.open("tests/toy").ministries().columns[:2]
        ('ministry', 'ministry_label')
        """
        return views.ministry_rows(self.graph, lang)

    def promises(self, lang: str = "th", due: int | str | None = None, owner: str | None = None) -> Table:
        """Everything the report says will be done, nearest date first; see `views.promises_rows`.

        >>> graph = KnowledgeGraph.open("tests/toy")
        >>> [row["due_years"] for row in graph.promises()]
        [[2600], []]
        >>> graph.promises("en", owner="กรมดาวเหนือ").rows[0]["due_label"]
        ['no date given in this report']

        Args:
            lang: Language of labels and headings.
            due: Only what is due in this Buddhist-Era year.
            owner: Only what this body is responsible for.
        """
        return views.promises_rows(self.store, lang, due, self.entity(owner) if owner else None)

    def mandate(self, committee: str | None = None, lang: str = "th") -> Table:
        """Each power of one or every committee and the activity reported for it; see `views.mandate_rows`.

        >>> rows = KnowledgeGraph.open("tests/toy").mandate("คณะกรรมการดาวเหนือ", lang="en")
        >>> [row["activity_label"] for row in rows]
        ['no activity reported in this report', 'activity reported in this report']
        """
        chosen = self.entity(committee, ["committee"]) if committee else None
        return views.mandate_rows(self.graph, chosen, lang)

    def targets(self, about: str | None = None, lang: str = "th") -> Table:
        """Each target value and what became of it; see `views.targets_rows`.

        >>> [row["verdict"] for row in KnowledgeGraph.open("tests/toy").targets()]
        ['met']
        """
        return views.targets_rows(self.graph, self.entity(about) if about else None, lang)

    def timeline(self, entity: str, lang: str = "th") -> Table:
        """Every date and span about one thing, earliest first; see `views.timeline_rows`.

        >>> [row["begins_label"] for row in KnowledgeGraph.open("tests/toy").timeline("agency:model-sea")][:1]
        ['5 มีนาคม 2598']
        """
        return views.timeline_rows(self.store, self.entity(entity), lang)

    def audit(
        self,
        lang: str = "th",
        kinds: Collection[str] = (),
        verdicts: Collection[str] = (),
        checks: Collection[str] = (),
    ) -> Table:
        """What does not add up, and what to ask the authors, gravest first; see `audit.audit_rows`.

        >>> rows = KnowledgeGraph.open("tests/toy").audit(checks=["breakdown-total", "target-result"]).rows
        >>> [(row["check"], row["verdict"]) for row in rows]
        [('breakdown-total', 'holds'), ('target-result', 'holds')]

        Args:
            lang: Language of labels, headings and questions.
            kinds: Only these (`audit.KINDS`); all if empty.
            verdicts: Only these (`audit.VERDICTS`); all if empty.
            checks: Run only these; all if empty.

        Raises:
            UnknownQuery: If there is no check of one of the names; carries the nearest ones.
            UnreadableInput: If a rule, or the judgements on names, cannot be read.
        """
        from kprgraph import audit  # noqa: PLC0415 - its own libraries are only for who audits

        found = audit.audit(self.store, checks or None)
        chosen = (each for each in found if each.kind in (kinds or audit.KINDS))
        shown = [each for each in chosen if each.verdict in (verdicts or audit.VERDICTS)]
        return audit.audit_rows(self.store, shown, lang)

    def query(self, question: str | Path, lang: str = "th", **params: object) -> Table:
        """Answer a ready-made question by its name, a query file by its path, or a SPARQL text.

        A parameter of type `iri` takes any name of the thing.

        >>> graph = KnowledgeGraph.open("tests/toy")
        >>> len(graph.query("feeds", service="ระบบขออนุญาตชมดาว")) > 3
        True
        >>> graph.query("SELECT (COUNT(*) AS ?feeds) { ?s a kpr:DataFeed }").rows
        [{'feeds': 4}]

        Raises:
            UnknownQuery: If there is no question of this name; carries the nearest names.
            UsageError: If a parameter is not known or does not fit, or the text does not parse.
            UnreadableInput: If the file cannot be read or its header breaks the rules.
        """
        found = self._question(question)
        if isinstance(found, QueryFile):
            params = {name: self._meant(found, name, value) for name, value in params.items()}
        return query.run(self.graph, found, params, lang)

    def _question(self, question: str | Path) -> QueryFile | str:
        if isinstance(question, str):
            return question if "{" in question else catalog.find(self.graph.workspace, question)
        try:
            text = question.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise UnreadableInput(
                Text(th="อ่านไฟล์คำถามไม่ได้", en="the query file cannot be read"), where=question.as_posix()
            ) from error
        return catalog.read(question) if text.startswith("#+") else text

    def _meant(self, question: QueryFile, name: str, value: object) -> object:
        """The value of a parameter, a name resolved where the parameter stands for a thing."""
        for param in question.params:
            if param.name == name and param.type == "iri" and value is not None:
                return self.entity(str(value), [param.of_class] if param.of_class else None)
        return value

    def check(self, source: Path | str | None = None, *, by_referee: bool = False) -> "Report":
        """All issues of the data; with the text of the report also of records and the lines they cite.

        With `by_referee`, pySHACL holds the shapes against the data too, and what only one of the two
        engines finds is an issue.

        >>> KnowledgeGraph.open("tests/toy").check("tests/toy/source.txt").conforms
        True

        Raises:
            UnreadableInput: If the text, a shape or a file of expected counts cannot be used.
        """
        from kprgraph.edition import Edition  # noqa: PLC0415 - the gate is not wanted by who only asks
        from kprgraph.validation import validate  # noqa: PLC0415

        edition = Edition.read(Path(source)) if source is not None else None
        return validate(self.store.workspace, self.store, edition, by_referee=by_referee)

    def to_rdflib(self) -> "rdflib.Graph":
        """All statements, derived ones too, as one rdflib graph with the prefixes bound.

        >>> graph = KnowledgeGraph.open("tests/toy").to_rdflib()
        >>> graph.qname("https://w3id.org/kprgraph/id/agency/mist")
        'agency:mist'
        """
        graph = terms.to_rdflib({quad.triple for quad in self.store.quads})
        for prefix, namespace in PREFIXES.items():
            graph.bind(prefix, namespace)
        return graph

    def to_networkx(self, projection: str | None = None) -> "nx.MultiDiGraph[str]":
        """The network of things: one projection (`dependency`, `membership` ...), or all of them together.

        >>> graph = KnowledgeGraph.open("tests/toy").to_networkx("dependency")
        >>> graph.nodes["https://w3id.org/kprgraph/id/service/star-permit"]["kind"]
        'service'

        Raises:
            UnknownQuery: If there is no such projection.
        """
        from kprgraph import network  # noqa: PLC0415 - networkx is slow to import

        return network.project(self.graph, projection) if projection else network.together(self.graph)

    @staticmethod
    def to_dataframe(table: Table) -> Any:
        """An answer as a pandas data frame; pandas is no dependency and has to be installed beside kprgraph.

        Raises:
            UsageError: If pandas is not installed.
        """
        try:
            pandas = importlib.import_module("pandas")
        except ImportError:
            raise UsageError(
                Text(th="ต้องติดตั้ง pandas ก่อน", en="pandas is not installed"),
                hint=Text(th="pip install pandas", en="pip install pandas"),
            ) from None
        return pandas.DataFrame(table.rows, columns=list(table.columns))


def _tables(store: Store) -> dict[str, object]:
    """What a compiled graph keeps beside its statements.

    The networks and the words about their nodes, so that an analysis need not open the database; and the
    headers of the query files that commands read.
    """
    from kprgraph import network  # noqa: PLC0415 - only to compile
    from kprgraph.network import projection  # noqa: PLC0415

    there = set(catalog.names(store.workspace))
    networks = [name for name in (*network.NETWORKS, *network.FAILURE) if f"{network.FOLDER}/{name}" in there]
    headers = (
        *(f"{network.FOLDER}/{name}" for name in networks),
        *(name for name in _HEADERS if name in there),
    )
    kept = {f"{projection.KEPT}{name}": projection.keep(store, name) for name in networks}
    words = stores.words(store, {node for table in kept.values() for node in table["nodes"]})
    return {
        **kept,
        stores.WORDS: words,
        **{f"{catalog.KEPT}{name}": catalog.find(store.workspace, name).keep() for name in headers},
    }

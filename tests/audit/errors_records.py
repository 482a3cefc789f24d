"""Errors in time, lists, seats, owners, links and statements."""

from collections.abc import Iterator
from datetime import date, timedelta

import pyoxigraph as ox

from kprgraph.terms import python_value
from tests.audit.planting import Error, Ground, Term, iri, kind, together


def text(words: str) -> ox.Literal:
    return ox.Literal(words)


def yes() -> ox.Literal:
    return ox.Literal(True)


NEXT_YEAR = """?x kpr:statedIn/oa:hasSource/kpr:reportYear ?y .
    BIND(?y + 1 AS ?n) ?next a kpr:FiscalYear ; kpr:beYear ?n"""
"""The fiscal year after that of the report that `?x` is stated in."""


@kind("years of a comparison exchanged", "comparison-order")
def _years(ground: Ground) -> Iterator[Error]:
    for row in ground.rows("?r a kpr:Comparison ; kpr:laterFigure ?x ; kpr:earlierFigure ?y"):
        yield ground.exchanged(row["x"], row["y"], "kpr:forPeriod")


@kind("figure of a relation moved to another year", "relation-periods")
def _moved(ground: Ground) -> Iterator[Error]:
    where = """?r ?link ?x . VALUES ?link { kpr:total kpr:part kpr:shareFigure kpr:productFigure kpr:factor
        kpr:targetFigure kpr:actualFigure }
        ?x kpr:forPeriod ?p . ?other a kpr:FiscalYear FILTER(?other != ?p)"""
    for row in ground.rows(where):
        yield ground.replaced(row["x"], "kpr:forPeriod", ox.NamedNode(row["other"]), told=[row["r"]])


@kind("result moved to the year after the report", "actual-after-year")
def _after(ground: Ground) -> Iterator[Error]:
    for row in ground.rows(f"""?x a kpr:Figure ; kpr:figureRole figrole:actual ; kpr:forPeriod ?p .
        {NEXT_YEAR}"""):
        yield ground.replaced(row["x"], "kpr:forPeriod", ox.NamedNode(row["next"]))


@kind("activity moved to the year after the report", "event-after-year")
def _activity(ground: Ground) -> Iterator[Error]:
    where = f"""?x a kpr:Activity ; kpr:actor|kpr:concerns ?s
        FILTER NOT EXISTS {{ ?s a kpr:Indicator }} {NEXT_YEAR}"""
    for row in ground.rows(where):
        yield ground.replaced(row["x"], "kpr:forPeriod", ox.NamedNode(row["next"]))


@kind("promise due in the year of the report", "promise-in-year")
def _promise(ground: Ground) -> Iterator[Error]:
    for row in ground.rows("""?x a kpr:NextStep ; kpr:concerns ?s .
        ?x kpr:statedIn/oa:hasSource/kpr:reportYear ?y . ?p a kpr:FiscalYear ; kpr:beYear ?y"""):
        yield ground.replaced(row["x"], "kpr:duePeriod", ox.NamedNode(row["p"]))


@kind("date moved out of the year", "date-in-year")
def _date(ground: Ground) -> Iterator[Error]:
    where = """?x kpr:asOf|kpr:gazetted|kpr:onDate ?d FILTER NOT EXISTS { ?x kpr:concerns/a kpr:Document }"""
    for row in ground.rows(where):
        for name in ("kpr:asOf", "kpr:gazetted", "kpr:onDate"):
            for quad in ground.quads(row["x"], name, row["d"]):
                yield ground.replaced(row["x"], name, _later(quad, 400))


@kind("date of publication in another year than the law", "law-year")
def _law(ground: Ground) -> Iterator[Error]:
    for row in ground.rows("?x kpr:gazetted ?d ; kpr:legalInstrument ?law . ?law kpr:beYear ?y"):
        quad = ground.quads(row["x"], "kpr:gazetted")[0]
        yield ground.replaced(row["x"], "kpr:gazetted", _later(quad, 366))


@kind("stamp before the letter", "receipt-before-letter")
def _stamp(ground: Ground) -> Iterator[Error]:
    where = """?x a kpr:Activity ; kpr:concerns ?d ; kpr:onDate ?day . ?d a kpr:Document .
        ?y a kpr:Activity ; kpr:concerns ?d ; kpr:asPrinted ?stamp FILTER(?x != ?y)"""
    for row in ground.rows(where):
        quad = ground.quads(row["x"], "kpr:onDate")[0]
        yield ground.replaced(row["x"], "kpr:onDate", _later(quad, 30))


def _later(quad: ox.Quad, days: int) -> ox.Literal:
    day = python_value(quad.object)
    assert isinstance(day, date)
    return ox.Literal((day + timedelta(days=days)).isoformat(), datatype=iri("xsd:date"))


@kind("first and last year of a period exchanged", "period-bounds")
def _period(ground: Ground) -> Iterator[Error]:
    where = """?x a kpr:Period ; kpr:beYearStart ?a ; kpr:beYearEnd ?b . ?r kpr:forPeriod ?x ;
        kpr:statedIn ?l FILTER(?a < ?b)"""
    for row in ground.rows(where):
        first, last = (
            ground.quads(row["x"], each)[0].object for each in ("kpr:beYearStart", "kpr:beYearEnd")
        )
        yield together(
            ground.replaced(row["x"], "kpr:beYearStart", last),
            ground.replaced(row["x"], "kpr:beYearEnd", first),
        )


@kind("member left out of a complete list", "list-length")
def _member(ground: Ground) -> Iterator[Error]:
    for row in ground.rows("""?x a kpr:StatedList ; kpr:completeness completeness:complete ;
        kpr:listMember ?m"""):
        yield ground.dropped(row["x"], "kpr:listMember", row["m"])


@kind("member too many in a complete list", "list-length")
def _intruder(ground: Ground) -> Iterator[Error]:
    things = ground.rows("?m a kpr:Programme")
    for row in ground.rows("?x a kpr:StatedList ; kpr:completeness completeness:complete"):
        members = {quad.object for quad in ground.quads(row["x"], "kpr:listMember")}
        other = next(each["m"] for each in things if ox.NamedNode(each["m"]) not in members)
        yield ground.added(row["x"], "kpr:listMember", ox.NamedNode(other))


@kind("digit of the length of a list", "list-length")
def _length(ground: Ground) -> Iterator[Error]:
    for row in ground.rows("""?x a kpr:StatedList ; kpr:statedLength ?n ;
        kpr:completeness completeness:complete"""):
        yield ground.misprint(row["x"], "kpr:statedLength")


@kind("all members of a list left out", "list-length")
def _unnamed(ground: Ground) -> Iterator[Error]:
    for row in ground.rows("?x a kpr:StatedList ; kpr:completeness ?c"):
        if ground.quads(row["x"], "kpr:listMember"):
            yield together(
                ground.dropped(row["x"], "kpr:listMember"),
                ground.replaced(row["x"], "kpr:completeness", iri("completeness:unnamed")),
            )


@kind("member of another level of place", "list-of-what")
def _places(ground: Ground) -> Iterator[Error]:
    where = """?x a kpr:StatedList ; kpr:asPrinted ?n ; kpr:listMember ?m . ?m cv:level ?level
        FILTER(REGEX(?n, "จังหวัด|อำเภอ|ภูมิภาค"))"""
    for row in ground.rows(where):
        other = "placelevel:region" if "region" not in row["level"] else "placelevel:province"
        yield ground.replaced(row["m"], "cv:level", iri(other), told=[row["x"]])


@kind("entry left out of a numbered list", "list-positions")
def _entry(ground: Ground) -> Iterator[Error]:
    where = """?x a kpr:ListEntry ; kpr:inList ?l ; kpr:position ?i . ?y a kpr:ListEntry ; kpr:inList ?l ;
        kpr:position ?j FILTER(?j > ?i)"""
    for row in ground.rows(where):
        yield ground.dropped(row["x"], "kpr:position", told=[row["y"]])


@kind("seat or clause left out", "numbering")
def _seat(ground: Ground) -> Iterator[Error]:
    where = """{ ?x a kpr:Membership ; org:organization ?c ; kpr:seatNumber ?i . ?y a kpr:Membership ;
        org:organization ?c ; kpr:seatNumber ?j }
        UNION { ?x a kpr:Power ; kpr:powerOf ?c ; kpr:clause ?i . ?y a kpr:Power ; kpr:powerOf ?c ;
        kpr:clause ?j } FILTER(?j > ?i)"""
    for row in ground.rows(where):
        yield ground.forgotten(row["x"], told=[row["y"]])


@kind("seat without a name", "vacant-seats")
def _vacant(ground: Ground) -> Iterator[Error]:
    where = """?x a kpr:Membership ; org:organization ?c ; org:member ?p . ?y org:organization ?c ;
        org:member ?q FILTER(?x != ?y)"""
    for row in ground.rows(where):
        yield together(
            ground.dropped(row["x"], "org:member"), ground.added(row["x"], "kpr:vacantSeat", yes())
        )


@kind("figure of one member left out", "series-of-members")
def _series(ground: Ground) -> Iterator[Error]:
    where = """?l kpr:completeness completeness:complete ; kpr:listMember ?m . ?x kpr:about ?m ;
        kpr:indicator ?i ; kpr:forPeriod ?p ; kpr:figureRole figrole:actual
        FILTER NOT EXISTS { ?y kpr:about ?m ; kpr:forPeriod ?p FILTER(?y != ?x) }
        FILTER NOT EXISTS { ?x kpr:dimension ?d }
        FILTER NOT EXISTS { ?l kpr:listMember ?o
        FILTER NOT EXISTS { ?z kpr:about ?o ; kpr:indicator ?i ; kpr:forPeriod ?p } }
        FILTER NOT EXISTS { ?l kpr:statedLength 2 }"""
    for row in ground.rows(where):
        yield ground.forgotten(row["x"], told=[row["l"]])


@kind("number of new members of a list", "list-change")
def _new(ground: Ground) -> Iterator[Error]:
    where = """?r a kpr:Comparison ; kpr:changeFigure ?x ; kpr:laterFigure ?l . ?l kpr:about ?s .
        ?x kpr:about ?s .
        ?b kpr:listOf ?s ; kpr:statedLength ?i . ?a kpr:listOf ?s ; kpr:statedLength ?j FILTER(?j > ?i)"""
    for row in ground.rows(where):
        yield ground.misprint(row["x"], told=[row["r"]])


@kind("owner in the table exchanged", "owner-table-paragraph")
def _owner(ground: Ground) -> Iterator[Error]:
    agencies = ground.rows("?a a org:FormalOrganization")
    where = """?x a kpr:Ownership ; kpr:owned ?s ; kpr:owner ?o ; kpr:statedIn ?l . ?y a kpr:Ownership ;
        kpr:owned ?s ; kpr:statedIn ?m .
        ?e a kpr:ListEntry ; kpr:entry ?s ; kpr:statedIn ?l FILTER(?x != ?y)
        FILTER NOT EXISTS { ?f a kpr:ListEntry ; kpr:entry ?s ; kpr:statedIn ?m }"""
    for row in ground.rows(where):
        owners = {quad.object for quad in ground.quads(row["x"], "kpr:owner")}
        other = next(each["a"] for each in agencies if ox.NamedNode(each["a"]) not in owners)
        yield ground.replaced(row["x"], "kpr:owner", ox.NamedNode(other))


@kind("link that goes back", "link-progress")
def _link(ground: Ground) -> Iterator[Error]:
    for row in ground.rows("""?x a kpr:DataFeed ; kpr:feedFrom ?a ; kpr:linkStatus ?s ; kpr:forPeriod ?p .
        ?n a kpr:FiscalYear . ?p kpr:beYear ?i . ?n kpr:beYear ?j FILTER(?j = ?i + 1)"""):
        later = {"kpr:linkStatus": iri("linkstatus:planned"), "kpr:forPeriod": ox.NamedNode(row["n"])}
        if "planned" not in row["s"]:
            yield ground.copied(row["x"], {**later})


@kind("two states of one transfer", "transfer-status")
def _transfer(ground: Ground) -> Iterator[Error]:
    for row in ground.rows("""?x a kpr:FunctionTransfer ; kpr:transferStatus ?s ; kpr:concerns ?t .
        ?o skos:inScheme ?all . ?s skos:inScheme ?all FILTER(?o != ?s)"""):
        yield ground.copied(row["x"], {"kpr:transferStatus": ox.NamedNode(row["o"])})


@kind("result given as a lower bound", "result-as-bound")
def _bound(ground: Ground) -> Iterator[Error]:
    for row in ground.rows("""?x a kpr:Figure ; kpr:figureRole figrole:actual
        FILTER NOT EXISTS { ?x kpr:qualifier ?q }"""):
        yield ground.added(row["x"], "kpr:qualifier", iri("qualifier:at-least"))


@kind("level printed as a change", "change-or-level")
def _change(ground: Ground) -> Iterator[Error]:
    for row in ground.rows("?x a kpr:Figure ; kpr:figureRole figrole:actual ; kpr:value ?v"):
        yield ground.replaced(row["x"], "kpr:asPrinted", text(f"เพิ่มขึ้น {row['v']}"))


@kind("second unit printed", "printed-units")
def _unit(ground: Ground) -> Iterator[Error]:
    for row in ground.rows("""?x a kpr:Figure ; kpr:value ?v ; kpr:asPrinted ?n
        FILTER(REGEX(REPLACE(?n, 'ร้อยละ', ''), '[ก-ฮ]'))"""):
        yield ground.added(row["x"], "kpr:asPrinted", text(f"{row['v']} ตะกร้า"))


@kind("running total taken for a year", "growth-of-running-total")
def _running(ground: Ground) -> Iterator[Error]:
    where = """?g kpr:unit unit:percent-change ; kpr:about ?s ; kpr:forPeriod ?p ;
        kpr:indicator/skos:prefLabel ?rise .
        ?x kpr:about ?s ; kpr:forPeriod ?p ; kpr:figureRole figrole:actual ;
        kpr:indicator/skos:prefLabel ?name
        FILTER(CONTAINS(?name, REPLACE(STR(?rise), "^การเพิ่มขึ้นของ(การ)?", "")))
        FILTER NOT EXISTS { ?r kpr:changeFigure ?g }
        FILTER NOT EXISTS { ?x kpr:qualifier ?q } FILTER NOT EXISTS { ?g kpr:qualifier ?q }"""
    for row in ground.rows(where):
        yield ground.added(row["x"], "kpr:cumulative", yes())


@kind("growth without its levels", "growth-without-levels")
def _levels(ground: Ground) -> Iterator[Error]:
    where = """?x kpr:unit unit:percent-change ; kpr:about ?s ; kpr:figureRole figrole:change .
        ?l kpr:about ?s ; kpr:figureRole figrole:actual"""
    for growth, subject in sorted({(row["x"], row["s"]) for row in ground.rows(where)}):
        others = ground.rows(f"?l kpr:about <{subject}> ; kpr:figureRole figrole:actual")
        relations = ground.rows(f"?r kpr:changeFigure <{growth}>")
        gone = [ground.forgotten(row["l"]) for row in others] + [
            ground.forgotten(row["r"]) for row in relations
        ]
        yield together(ground.dropped(growth, "kpr:nothing"), *gone)


@kind("percentage without its whole", "percentage-without-base")
def _base(ground: Ground) -> Iterator[Error]:
    where = """?x kpr:unit unit:percent ; kpr:figureRole figrole:actual ; kpr:about ?s ;
        kpr:indicator/skos:prefLabel ?n
        FILTER(REGEX(?n, "^(สัดส่วน|ความพึงพอใจ|ร้อยละของประชาชน)"))
        FILTER NOT EXISTS { ?x kpr:qualifier qualifier:at-least }"""
    for row in ground.rows(where):
        others = ground.rows(f"?l kpr:about <{row['s']}> ; kpr:unit ?u FILTER(?u != unit:percent)")
        relations = ground.rows(f"?r kpr:shareFigure <{row['x']}>")
        gone = [ground.forgotten(each["l"]) for each in others] + [
            ground.forgotten(each["r"]) for each in relations
        ]
        yield together(ground.dropped(row["x"], "kpr:nothing"), *gone)


@kind("level of another scale", "level-not-in-scale")
def _scale(ground: Ground) -> Iterator[Error]:
    where = """?x a kpr:Statement ; kpr:about ?s ; kpr:asPrinted ?n . ?s a kpr:AssessmentProgramme ;
        kpr:usesScale ?own .
        ?other skos:broader+ ?theirs ; skos:prefLabel ?label . ?p kpr:usesScale ?theirs
        FILTER(?theirs != ?own && LANG(?label) = "th" && CONTAINS(?label, " ("))
        BIND(STRBEFORE(STR(?label), " (") AS ?word)
        FILTER NOT EXISTS { ?mine skos:broader+ ?own ; skos:prefLabel|skos:altLabel ?l
        FILTER(CONTAINS(STR(?l), ?word)) }"""
    for row in ground.rows(where):
        yield ground.replaced(row["x"], "kpr:asPrinted", text(row["word"]))


@kind("result claimed, but not reported", "result-claim-open")
def _open(ground: Ground) -> Iterator[Error]:
    for row in ground.rows("?r a kpr:TargetComparison ; kpr:targetFigure/kpr:about ?s ; kpr:actualFigure ?a"):
        missing = f"{row['r']}-missing"
        yield together(
            ground.dropped(row["r"], "kpr:actualFigure"),
            ground.added(row["r"], "kpr:missingResult", ox.NamedNode(missing)),
            ground.record(missing, {"rdf:type": iri("kpr:NotReported"), "kpr:about": ox.NamedNode(row["s"])}),
            ground.record(
                f"{row['r']}-claim",
                {
                    "rdf:type": iri("kpr:Statement"),
                    "kpr:about": ox.NamedNode(row["s"]),
                    "kpr:claimKind": iri("claimkind:result"),
                },
            ),
        )


@kind("year of a figure unclear", "year-unclear")
def _unclear(ground: Ground) -> Iterator[Error]:
    for row in ground.rows("?x a kpr:Figure ; kpr:statedIn/kpr:inSection ?s"):
        yield ground.added(row["x"], "kpr:periodAmbiguous", yes())


@kind("figure only in the summary", "summary-only")
def _summary(ground: Ground) -> Iterator[Error]:
    where = """?x a kpr:Figure ; kpr:indicator ?i ; kpr:value ?v ; kpr:statedIn/kpr:inSection ?s
        FILTER NOT EXISTS { ?y a kpr:Figure ; kpr:indicator ?i FILTER(?y != ?x) }
        FILTER NOT EXISTS { ?z a kpr:Figure ; kpr:value ?v FILTER(?z != ?x) }"""
    summary = ground.rows('?s skos:prefLabel "บทสรุปผู้บริหาร"@th . ?p kpr:inSection ?s')
    for row in ground.rows(where):
        if summary:
            yield ground.replaced(row["x"], "kpr:statedIn", ox.NamedNode(summary[0]["p"]))
        else:
            label = ox.Literal("บทสรุปผู้บริหาร", language="th")
            yield ground.replaced(row["s"], "skos:prefLabel", label, told=[row["x"]])


@kind("content lost from the text", "lost-content")
def _lost(ground: Ground) -> Iterator[Error]:
    where = "{ SELECT ?section (MIN(?l) AS ?passage) { ?l kpr:inSection ?section } GROUP BY ?section }"
    for row in ground.rows(where):
        said: dict[str, Term] = {
            "rdf:type": iri("kpr:LostContent"),
            "dct:description": ox.Literal("ภาพหายไป", language="th"),
            "kpr:statedIn": ox.NamedNode(row["passage"]),
        }
        yield ground.record(f"{row['passage']}-lost", said)

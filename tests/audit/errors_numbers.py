"""Errors in numbers: what does not add up, what cannot be, what is printed twice and differs."""

from collections.abc import Iterator
from decimal import Decimal

import pyoxigraph as ox

from tests.audit.planting import KINDS, Error, Ground, Kind, Plant, Row, Term, iri, kind, together

MISPRINTS = {
    "part of a total": ("?r a kpr:Breakdown ; kpr:part ?x", "breakdown-total"),
    "total of parts": ("?r a kpr:Breakdown ; kpr:total ?x", "breakdown-total"),
    "share of a total": ("?r a kpr:Share ; kpr:shareFigure ?x", "share"),
    "count of a share": ("?r a kpr:Share ; kpr:part|kpr:total ?x", "share"),
    "share of all shares": (
        """?b a kpr:Breakdown ; kpr:part ?p ; kpr:total ?t . ?r a kpr:Share ; kpr:part ?p ; kpr:total ?t ;
        kpr:shareFigure ?x
        FILTER NOT EXISTS { ?b kpr:part ?o
        FILTER NOT EXISTS { ?other a kpr:Share ; kpr:part ?o ; kpr:total ?t } }""",
        "shares-to-hundred",
    ),
    "change": ("?r a kpr:Comparison ; kpr:changeFigure ?x", "comparison-change"),
    "level of a change": ("?r a kpr:Comparison ; kpr:laterFigure|kpr:earlierFigure ?x", "comparison-change"),
    "product": ("?r a kpr:Product ; kpr:productFigure ?x", "product"),
    "factor": ("?r a kpr:Product ; kpr:factor ?x", "product"),
    "weight": (
        "?x kpr:figureRole figrole:weight ; kpr:unit unit:percent ; kpr:about/kpr:componentOf ?p",
        "weights",
    ),
}
"""Kind -> what has a digit of its value changed, as a pattern in SPARQL, and the check that finds it."""


def _misprints(where: str) -> Plant:
    def plant(ground: Ground) -> Iterator[Error]:
        for figure in sorted({row["x"] for row in ground.rows(where)}):
            yield ground.misprint(figure)

    return plant


KINDS.update(
    {f"digit of a {name}": Kind(f"digit of a {name}", (check,), _misprints(where))
     for name, (where, check) in MISPRINTS.items()}
)  # fmt: skip


def number(value: Decimal | int | str) -> ox.Literal:
    return ox.Literal(f"{Decimal(value):f}", datatype=iri("xsd:decimal"))


@kind("bounds of levels exchanged", "level-bounds")
def _bounds(ground: Ground) -> Iterator[Error]:
    where = """?x kpr:figureRole figrole:threshold ; kpr:about ?p ; kpr:dimension ?a . ?a kpr:rankOrder ?i .
        ?y kpr:figureRole figrole:threshold ; kpr:about ?p ; kpr:dimension ?b . ?b kpr:rankOrder ?j .
        FILTER(?i <= ?j && ?x != ?y && EXISTS { ?x kpr:value ?v . ?y kpr:value ?w FILTER(?v < ?w) })"""
    for row in ground.rows(where):
        yield ground.exchanged(row["x"], row["y"], "kpr:value")


@kind("target missed", "target-result")
def _missed(ground: Ground) -> Iterator[Error]:
    for row in ground.rows("?r a kpr:TargetComparison ; kpr:targetFigure ?t ; kpr:actualFigure ?a"):
        target, actual = ground.value(row["t"]), ground.value(row["a"])
        yield ground.replaced(row["a"], "kpr:value", number(2 * target - actual - (actual == target)))


@kind("result of a target left out", "target-result")
def _no_result(ground: Ground) -> Iterator[Error]:
    for row in ground.rows("?r a kpr:TargetComparison ; kpr:actualFigure ?a"):
        yield ground.dropped(row["r"], "kpr:actualFigure")


@kind("values of two ranks exchanged", "rank-order")
def _ranks(ground: Ground) -> Iterator[Error]:
    where = """?x kpr:rank ?i ; kpr:indicator ?n ; kpr:forPeriod ?p ; kpr:unit ?u ; kpr:value ?v .
        ?y kpr:rank ?j ; kpr:indicator ?n ; kpr:forPeriod ?p ; kpr:unit ?u ; kpr:value ?w
        FILTER(?j > ?i && ?v > ?w)"""
    for row in ground.rows(where):
        yield ground.exchanged(row["x"], row["y"], "kpr:value")


@kind("ranked shares above a hundred", "ranked-shares")
def _ranked(ground: Ground) -> Iterator[Error]:
    for row in ground.rows("?x kpr:rank 1 ; kpr:unit unit:percent"):
        yield ground.replaced(row["x"], "kpr:value", number(99))


@kind("scores of lowest, mean and highest exchanged", "score-order")
def _scores(ground: Ground) -> Iterator[Error]:
    where = """?x kpr:about ?s ; kpr:forPeriod ?p ; kpr:unit ?u ; kpr:indicator/skos:prefLabel ?a ;
        kpr:value ?v ; kpr:figureRole figrole:actual .
        ?y kpr:about ?s ; kpr:forPeriod ?p ; kpr:unit ?u ; kpr:indicator/skos:prefLabel ?b ; kpr:value ?w ;
        kpr:figureRole figrole:actual .
        ?u kpr:unitKind unitkind:score .
        FILTER(REGEX(?a, "ต่ำสุด|เฉลี่ย") && REGEX(?b, "เฉลี่ย|สูงสุด") && ?v < ?w)"""
    for row in ground.rows(where):
        yield ground.exchanged(row["x"], row["y"], "kpr:value")


@kind("score outside its level", "level-of-score")
def _level(ground: Ground) -> Iterator[Error]:
    where = """?r a kpr:Assessment ; kpr:assessedUnder ?s ; kpr:scaleLevel ?level .
        ?from kpr:about ?s ; kpr:dimension ?level ; kpr:figureRole figrole:threshold ;
        kpr:qualifier qualifier:at-least ; kpr:value ?low .
        { ?r kpr:scoreFigure ?x } UNION { ?r kpr:assessed/a kpr:Group . ?x kpr:about ?s ;
        kpr:indicator/skos:prefLabel ?n .
        FILTER(CONTAINS(?n, "เฉลี่ย")) FILTER NOT EXISTS { ?r kpr:scoreFigure ?own } }"""
    for row in ground.rows(where):
        yield ground.replaced(row["x"], "kpr:value", number(Decimal(row["low"]) - Decimal("0.1")))


@kind("percentage above a hundred", "percent-range")
def _percent(ground: Ground) -> Iterator[Error]:
    where = """?x kpr:unit unit:percent ; kpr:value ?v ; kpr:figureRole ?role
        FILTER(?v > 10 && ?role NOT IN (figrole:change, figrole:weight))
        FILTER NOT EXISTS { ?x kpr:support support:computed }"""
    for row in ground.rows(where):
        yield ground.replaced(row["x"], "kpr:value", number(10 * Decimal(row["v"])))


@kind("last digit of a percentage of a stated whole", "share-reachable")
def _percentages(ground: Ground) -> Iterator[Error]:
    where = """?x kpr:unit unit:percent ; kpr:about ?s ; kpr:forPeriod ?p ; kpr:value ?v ;
        kpr:figureRole figrole:actual .
        ?n kpr:about ?s ; kpr:forPeriod ?p ; kpr:unit unit:household FILTER(CONTAINS(STR(?v), "."))"""
    for row in ground.rows(where):
        value = Decimal(row["v"])
        for steps in (-2, -1, 1, 2):
            last = steps * Decimal(1).scaleb(int(value.as_tuple().exponent))
            yield ground.replaced(row["x"], "kpr:value", number(value + last))


@kind("last digit of a growth", "growth-reachable")
def _growths(ground: Ground) -> Iterator[Error]:
    where = """?x kpr:unit unit:percent-change ; kpr:about ?s ; kpr:forPeriod ?p ; kpr:value ?v .
        ?n kpr:about ?s ; kpr:forPeriod ?p ; kpr:figureRole figrole:actual ;
        kpr:unit/kpr:wholeNumbersOnly true ; kpr:value ?after
        FILTER NOT EXISTS { ?r kpr:changeFigure ?x } FILTER(CONTAINS(STR(?v), "."))
        ?x kpr:indicator/skos:prefLabel ?rise . ?n kpr:indicator/skos:prefLabel ?name
        FILTER(CONTAINS(?name, REPLACE(STR(?rise), "^การเพิ่มขึ้นของ(การ)?", "")))"""
    for row in ground.rows(where):
        value = Decimal(row["v"])
        unit = Decimal(1).scaleb(int(value.as_tuple().exponent))
        base = Decimal(row["after"]) / (1 + value / 100)
        # From a large base every growth can be reached.
        for steps in (-2, -1, 1, 2) if 100 * Decimal(row["after"]) / base**2 > 3 * unit else ():
            yield ground.replaced(row["x"], "kpr:value", number(value + steps * unit))


@kind("digit of a count with a share but no total", "share-base", "share-bases-agree")
def _bases(ground: Ground) -> Iterator[Error]:
    where = """?s kpr:indicator ?si ; kpr:unit unit:percent ; kpr:about ?a ; kpr:forPeriod ?p .
        ?x kpr:indicator ?ci ; kpr:about ?a ; kpr:forPeriod ?p .
        ?si skos:prefLabel ?share . ?ci skos:prefLabel ?count .
        FILTER(STR(?share) = CONCAT("สัดส่วน", STRAFTER(STR(?count), "จำนวน")))
        FILTER NOT EXISTS { ?r a kpr:Share ; kpr:shareFigure ?s }
        FILTER NOT EXISTS { ?b a kpr:Breakdown ; kpr:part ?x }
        FILTER NOT EXISTS { ?x kpr:qualifier ?q } FILTER NOT EXISTS { ?s kpr:qualifier ?q }
        FILTER NOT EXISTS { ?x kpr:dimension ?d FILTER NOT EXISTS { ?s kpr:dimension ?d } }
        FILTER NOT EXISTS { ?s kpr:dimension ?d FILTER NOT EXISTS { ?x kpr:dimension ?d } }"""
    for row in ground.rows(where):
        yield ground.misprint(row["x"])


@kind("same measure with another value", "same-measure")
def _differs(ground: Ground) -> Iterator[Error]:
    for row in ground.rows("""?x a kpr:Figure ; kpr:indicator ?i ; kpr:figureRole ?role
        FILTER(?role != figrole:threshold)"""):
        again = ground.misprint(row["x"]).add[0].object
        yield ground.copied(row["x"], {"kpr:value": again})


@kind("long number with one digit changed, of another subject", "near-number")
def _near(ground: Ground) -> Iterator[Error]:
    things = ground.rows("?s a kpr:Programme")
    where = """?x a kpr:Figure ; kpr:about ?s ; kpr:value ?v
        FILTER(?v >= 1000 && ?v < 1000000 && !CONTAINS(STR(?v), '.'))"""
    for row in ground.rows(where):
        other = next(each["s"] for each in things if each["s"] != row["s"])
        digit = row["v"][-2]
        text = f"{row['v'][:-2]}{ground.chance.choice([d for d in '123456789' if d != digit])}{row['v'][-1]}"
        yield ground.copied(row["x"], {"kpr:value": number(text), "kpr:about": ox.NamedNode(other)})


@kind("one number for two measures of a subject", "one-number-two-meanings")
def _meanings(ground: Ground) -> Iterator[Error]:
    indicators = ground.rows("?i a kpr:Indicator")
    for row in ground.rows("""?x kpr:figureRole figrole:actual ; kpr:indicator ?i ; kpr:value ?v
        FILTER(?v > 9)"""):
        other = next(each["i"] for each in indicators if each["i"] != row["i"])
        yield ground.copied(row["x"], {"kpr:indicator": ox.NamedNode(other)})


@kind("one long number of two subjects", "one-number-two-meanings")
def _subjects(ground: Ground) -> Iterator[Error]:
    things = ground.rows("?s a kpr:Programme")
    for row in ground.rows("""?x kpr:figureRole figrole:actual ; kpr:about ?s ; kpr:value ?v
        FILTER(?v > 1000)"""):
        if len(row["v"].replace(".", "").strip("0")) >= 4:
            other = next(each["s"] for each in things if each["s"] != row["s"])
            yield ground.copied(row["x"], {"kpr:about": ox.NamedNode(other)})


@kind("plain number told vaguely elsewhere", "qualifier-differs")
def _vague(ground: Ground) -> Iterator[Error]:
    where = "?x a kpr:Figure ; kpr:value ?v FILTER(?v > 9) FILTER NOT EXISTS { ?x kpr:qualifier ?q }"
    for row in ground.rows(where):
        yield ground.copied(row["x"], {"kpr:qualifier": iri("qualifier:over")})


@kind("result told as a target elsewhere", "role-differs")
def _roles(ground: Ground) -> Iterator[Error]:
    for row in ground.rows("?x a kpr:Figure ; kpr:figureRole figrole:actual"):
        yield ground.copied(row["x"], {"kpr:figureRole": iri("figrole:target")})


@kind("amount of a whole not that of its members", "amount-of-members")
def _amounts(ground: Ground) -> Iterator[Error]:
    where = """?x kpr:about ?s ; kpr:unit ?u ; kpr:forPeriod ?p ; kpr:figureRole figrole:actual .
        ?u kpr:unitKind unitkind:money .
        ?s kpr:includes ?one . ?y kpr:about ?one ; kpr:unit ?u ; kpr:forPeriod ?p ;
        kpr:figureRole figrole:actual
        FILTER NOT EXISTS { ?s kpr:includes ?two
        FILTER NOT EXISTS { ?z kpr:about ?two ; kpr:unit ?u ; kpr:forPeriod ?p ;
        kpr:figureRole figrole:actual } }"""
    for figure in sorted({row["x"] for row in ground.rows(where)}):
        yield ground.misprint(figure)


@kind("percentage or score of a whole outside that of its members", "whole-within-members")
def _outside(ground: Ground) -> Iterator[Error]:
    where = """{ SELECT ?s ?i ?u ?p (MAX(?v) AS ?top) (COUNT(DISTINCT ?one) AS ?n) { ?s kpr:includes ?one .
        ?y kpr:about ?one ; kpr:indicator ?i ;
        kpr:unit ?u ; kpr:forPeriod ?p ; kpr:figureRole figrole:actual ; kpr:value ?v .
        ?u kpr:unitKind ?k FILTER(?k IN (unitkind:percent, unitkind:score)) }
        GROUP BY ?s ?i ?u ?p }
        ?x kpr:about ?s ; kpr:indicator ?i ; kpr:unit ?u ; kpr:forPeriod ?p ;
        kpr:figureRole figrole:actual FILTER(?n > 1)"""
    for row in ground.rows(where):
        yield ground.replaced(row["x"], "kpr:value", number(Decimal(row["top"]) + 3))


@kind("count of a whole not within those of its members", "count-of-members")
def _counts(ground: Ground) -> Iterator[Error]:
    where = """?l kpr:completeness completeness:complete ; kpr:listOf ?s ; kpr:listMember ?one .
        ?u kpr:wholeNumbersOnly true .
        ?x kpr:about ?s ; kpr:unit ?u ; kpr:forPeriod ?p ; kpr:indicator ?i ;
        kpr:figureRole figrole:actual ; kpr:value ?v .
        ?y kpr:about ?one ; kpr:unit ?u ; kpr:forPeriod ?p ; kpr:indicator ?i ; kpr:figureRole figrole:actual
        FILTER NOT EXISTS { ?x kpr:dimension ?d }
        FILTER NOT EXISTS { ?l kpr:listMember ?two
        FILTER NOT EXISTS { ?z kpr:about ?two ; kpr:indicator ?i ; kpr:forPeriod ?p } }"""
    for row in ground.rows(where):
        yield ground.replaced(row["x"], "kpr:value", number(100 * Decimal(row["v"])))


@kind("share at a level, without its counts", "share-at-level")
def _at_level(ground: Ground) -> Iterator[Error]:
    for row in ground.rows("""?r a kpr:Share ; kpr:shareFigure ?x . ?x kpr:dimension ?d . ?b kpr:part ?p .
        ?r kpr:part ?p . ?b a kpr:Breakdown"""):
        yield together(ground.misprint(row["x"]), ground.forgotten(row["r"]))


@kind("two sizes of one group", "group-counts")
def _sizes(ground: Ground) -> Iterator[Error]:
    things = ground.rows("?s a kpr:Programme")
    where = """?x kpr:dimension ?g ; kpr:about ?s ; kpr:unit/kpr:wholeNumbersOnly true . ?g a kpr:Group
        FILTER NOT EXISTS { ?x kpr:dimension ?other FILTER(?other != ?g) }"""
    for row in ground.rows(where):
        other = next(each["s"] for each in things if each["s"] != row["s"])
        again = ground.misprint(row["x"]).add[0].object
        yield ground.copied(row["x"], {"kpr:value": again, "kpr:about": ox.NamedNode(other)})


@kind("less than all", "claim-all")
def _all(ground: Ground) -> Iterator[Error]:
    for row in ground.rows("?c kpr:claimKind claimkind:all ; kpr:resultRecord ?x . ?x kpr:unit unit:percent"):
        yield ground.replaced(row["x"], "kpr:value", number("85.5"))


@kind("claimed on target, but missed", "claim-on-target")
def _claimed(ground: Ground) -> Iterator[Error]:
    where = """?c kpr:claimKind claimkind:on-target ; kpr:about ?s . ?s kpr:includes? ?one .
        ?r kpr:targetFigure ?t ; kpr:actualFigure ?x . ?t kpr:about ?one"""
    for row in ground.rows(where):
        target, actual = ground.value(row["t"]), ground.value(row["x"])
        yield ground.replaced(
            row["x"], "kpr:value", number(2 * target - actual - (actual == target)), told=[row["c"]]
        )


@kind("claimed on target, but no result", "claim-on-target", "result-claim-open")
def _unproved(ground: Ground) -> Iterator[Error]:
    where = """?c kpr:claimKind claimkind:on-target ; kpr:about ?s . ?s kpr:includes? ?one .
        ?r kpr:targetFigure ?t ; kpr:actualFigure ?x . ?t kpr:about ?one"""
    for row in ground.rows(where):
        yield ground.dropped(row["r"], "kpr:actualFigure", told=[row["c"]])


@kind("share of a level beside the whole, without its count", "level-share")
def _level_share(ground: Ground) -> Iterator[Error]:
    levels = ground.rows("?d skos:inScheme vocab:scale ; kpr:rankOrder ?i")
    where = """?x kpr:figureRole figrole:actual ; kpr:value ?v ; kpr:about ?s ;
        kpr:unit/kpr:wholeNumbersOnly true
        FILTER(?v > 9) FILTER NOT EXISTS { ?x kpr:dimension ?d }
        FILTER NOT EXISTS { ?l kpr:about ?s ; kpr:dimension/kpr:rankOrder ?i }"""
    for row in ground.rows(where):
        level = ox.NamedNode(ground.chance.choice(levels)["d"])
        changes: dict[str, Term | None] = {
            "kpr:value": number(42),
            "kpr:unit": iri("unit:percent"),
            "kpr:dimension": level,
        }
        yield ground.copied(row["x"], changes)


@kind("count of a whole whose members have other units", "whole-in-one-unit")
def _units(ground: Ground) -> Iterator[Error]:
    period, passage = (ground.rows(where)[0]["x"] for where in ("?x a kpr:FiscalYear", "?x a kpr:Passage"))
    where = """?l kpr:completeness completeness:complete ; kpr:listOf ?s ; kpr:statedLength ?n ;
        kpr:listMember ?one, ?two FILTER(?one != ?two && ?n > 1)
        FILTER NOT EXISTS { ?x kpr:about ?two ; kpr:unit unit:group }"""
    for row in ground.rows(where):
        placed = {**row, "p": period, "passage": passage}
        yield together(
            _count(ground, placed, "s", 30, "unit:group"),
            _count(ground, placed, "one", 20, "unit:group"),
            _count(ground, placed, "two", 12, "unit:work"),
        )


def _count(ground: Ground, row: Row, subject: str, value: int, unit: str) -> Error:
    said: dict[str, Term] = {
        "rdf:type": iri("kpr:Figure"),
        "kpr:about": ox.NamedNode(row[subject]),
        "kpr:figureRole": iri("figrole:actual"),
        "kpr:forPeriod": ox.NamedNode(row["p"]),
        "kpr:statedIn": ox.NamedNode(row["passage"]),
        "kpr:unit": iri(unit),
        "kpr:value": number(value),
    }
    return ground.record(f"{row[subject]}-count", said)

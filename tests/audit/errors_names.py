"""Errors in names: of people, of things that are two, and of things that have two."""

from collections.abc import Iterator
from itertools import pairwise

import pyoxigraph as ox

from kprgraph.thai import fold
from tests.audit.planting import Error, Ground, Row, Term, iri, kind

CONSONANTS = "กขคงจชซดตถทธนบปผพฟมยรลวสหอ"
LONG = 12
"""Letters from which a name with one letter changed is proposed as near-identical."""


def misspelt(ground: Ground, name: str) -> ox.Literal:
    """A Thai name with one consonant replaced."""
    place = ground.chance.choice([i for i, letter in enumerate(name) if letter in CONSONANTS])
    letter = ground.chance.choice([each for each in CONSONANTS if each != name[place]])
    return ox.Literal(f"{name[:place]}{letter}{name[place + 1 :]}", language="th")


def named(ground: Ground, families: str) -> Iterator[Row]:
    """Things of these families with a long Thai name of their own."""
    where = f"""?x skos:prefLabel ?n FILTER(LANG(?n) = "th" && REGEX(STR(?x), "/id/({families})/"))
        FILTER NOT EXISTS {{ ?x a eli:LegalResourceSubdivision }}"""
    for row in ground.rows(where):
        if len(fold(row["n"])) >= LONG and any(letter in CONSONANTS for letter in row["n"]):
            yield row


@kind("post with a second holder", "post-holders")
def _holder(ground: Ground) -> Iterator[Error]:
    people = ground.rows("?p a foaf:Person")
    where = """?x kpr:exOfficioOf|kpr:inPost ?post ; org:member ?held . ?post skos:prefLabel ?n
        FILTER(LANG(?n) = "th" && !REGEX(?n, "^(รอง|ผู้ช่วย|รัฐมนตรี)"))
        FILTER EXISTS { { ?y kpr:exOfficioOf|kpr:inPost ?post ;
        org:member ?other } UNION { ?y kpr:post ?post ; kpr:holder ?other } FILTER(?y != ?x) }"""
    for row in ground.rows(where):
        other = next(each["p"] for each in people if each["p"] != row["held"])
        yield ground.replaced(row["x"], "org:member", ox.NamedNode(other))


@kind("second thing with one letter changed", "similar-names")
def _double(ground: Ground) -> Iterator[Error]:
    for row in named(
        ground,
        "agency|award|committee|event|group|law|person|place|platform|policy|post|programme|service|work",
    ):
        yield ground.copied(row["x"], {"skos:prefLabel": misspelt(ground, row["n"])})


@kind("second title of one thing with one letter changed", "title-variants")
def _title(ground: Ground) -> Iterator[Error]:
    for row in named(ground, "agency|committee|law|platform|policy|programme"):
        if not row["n"].startswith(("กฎหมาย", "ร่างกฎหมาย")):
            yield ground.added(row["x"], "skos:altLabel", misspelt(ground, row["n"]))


@kind("one name of two things", "shared-names")
def _shared(ground: Ground) -> Iterator[Error]:
    rows = ground.rows("""?x skos:prefLabel ?n FILTER(LANG(?n) = "th" && REGEX(STR(?x),
        "/id/(agency|committee|platform|programme|service)/"))""")
    for row, other in pairwise(rows):
        if row["n"] != other["n"]:
            yield ground.added(row["x"], "skos:altLabel", ox.Literal(other["n"], language="th"))


def _usage(ground: Ground, row: Row, printed: ox.Literal, changes: bool, suffix: str = "") -> Error:
    said: dict[str, Term] = {
        "rdf:type": iri("kpr:NameUsage"),
        "kpr:nameOf": ox.NamedNode(row["x"]),
        "kpr:nameKind": iri("namekind:as-printed"),
        "kpr:asPrinted": ox.Literal(printed.value),
        "kpr:asMeant": ox.Literal(row["n"]),
        "kpr:changesMeaning": ox.Literal(changes),
        "kpr:statedIn": ox.NamedNode(row["l"]),
    }
    return ground.record(f"{row['x']}-usage{suffix}", said, told=[row["x"]])


def _spelt(ground: Ground, families: str) -> Iterator[Row]:
    (passage, *_) = ground.rows("?l a kpr:Passage")
    return ({**row, **passage} for row in named(ground, families))


@kind("name that means something else", "name-spellings")
def _meaning(ground: Ground) -> Iterator[Error]:
    for row in _spelt(ground, "agency|committee|programme"):
        yield _usage(ground, row, misspelt(ground, row["n"]), changes=True)


@kind("person printed under another spelling", "name-spellings")
def _person(ground: Ground) -> Iterator[Error]:
    for row in _spelt(ground, "person"):
        yield _usage(ground, row, misspelt(ground, row["n"]), changes=False)


@kind("thing with two misspellings", "several-spellings")
def _twice(ground: Ground) -> Iterator[Error]:
    for row in _spelt(ground, "agency|committee|programme"):
        one = _usage(ground, row, misspelt(ground, row["n"]), changes=False)
        two = _usage(ground, row, misspelt(ground, row["n"]), changes=False, suffix="-2")
        yield Error(one.told | two.told, (), one.add + two.add)


@kind("word that changes the meaning", "text-corrections")
def _slip(ground: Ground) -> Iterator[Error]:
    for row in ground.rows("?x a kpr:TextCorrection ; kpr:changesMeaning false"):
        yield ground.replaced(row["x"], "kpr:changesMeaning", ox.Literal(True))

"""Finding things by what a user types."""

import random

import pytest

from kprgraph import thai
from kprgraph.errors import AmbiguousEntity, Text, UnknownEntity
from kprgraph.lookup import Directory, Entry, Hit
from kprgraph.matching import KeyIndex
from kprgraph.names import Name, Rank, Thing
from kprgraph.namespaces import compress, expand
from kprgraph.store import Store
from tests.conftest import iri

DEPARTMENT = Text(th="หน่วยงานของรัฐ", en="Public organisation")


def entry(curie: str, *names: str, record: bool = False) -> Entry:
    """An entry from `th` names, preferred first; a leading `~` marks an alternative, `?` a hidden name."""
    ranks = {"~": Rank.ALTERNATIVE, "?": Rank.HIDDEN}
    listed = sorted(Name(ranks.get(n[0], Rank.PREFERRED), n.lstrip("~?"), "th") for n in names)
    thing = Thing(expand(curie), tuple(listed), (expand("cv:PublicOrganisation"),), in_registry=not record)
    return Entry(thing, DEPARTMENT)


SMALL = Directory(
    [
        entry("agency:fish", "กรมปลา", "~กป."),
        entry("agency:fish-farming", "กรมเพาะเลี้ยงปลา", "?กรมเพาะเลียงปลา"),
        entry("agency:civil", "สำนักงาน ก.พ.", "~ก.พ."),
        entry("agency:reform", "สำนักงาน ก.พ.ร.", "~ก.พ.ร."),
        entry("agency:nan", "จังหวัดน่าน"),
        entry("place:nan", "จังหวัดน่าน", "~น่าน"),
        entry("platform:way", "แอปพลิเคชัน “ทางรัฐ”", "~ทางรัฐ"),
        entry("service:way", "ระบบขอทางผ่านรัฐ"),
        entry("committee:water", "คณะกรรมการน้ำ"),
        entry("r66:power-01", "คณะกรรมการน้ำ", record=True),
        entry("law:a", "พระราชบัญญัติน้ำ พ.ศ. 2561"),
    ]
)


@pytest.mark.parametrize(
    ("text", "curie"),
    [
        ("https://w3id.org/kprgraph/id/agency/fish", "agency:fish"),
        ("<https://w3id.org/kprgraph/id/agency/fish>", "agency:fish"),
        ("agency:fish", "agency:fish"),
        ("fish-farming", "agency:fish-farming"),
        ("กรมปลา", "agency:fish"),
        ("  กรม ปลา ", "agency:fish"),
        ("กป", "agency:fish"),
        ("กรมเพาะเลียงปลา", "agency:fish-farming"),
        ("ก.พ.", "agency:civil"),
        ("กพ", "agency:civil"),
        ("กพร", "agency:reform"),
        ("สํานักงาน กพร.", "agency:reform"),
        ("ทางรัฐ", "platform:way"),
        ("พระราชบัญญัติน้ำ พ.ศ. ๒๕๖๑", "law:a"),
        ("คณะกรรมการน้ำ", "committee:water"),
    ],
)
def test_a_thing_is_found_by_any_of_its_names(text: str, curie: str) -> None:
    assert compress(SMALL.resolve(text)) == curie


def test_namesakes_are_ambiguous_until_the_kind_is_said() -> None:
    with pytest.raises(AmbiguousEntity) as raised:
        SMALL.resolve("จังหวัดน่าน")
    assert raised.value.candidates == ("agency:nan", "place:nan")
    with pytest.raises(AmbiguousEntity):
        SMALL.resolve("nan")
    assert compress(SMALL.resolve("จังหวัดน่าน", kinds=["place"])) == "place:nan"
    assert compress(SMALL.resolve("way", kinds={"service"})) == "service:way"
    assert compress(SMALL.resolve("กรมปลา", kinds=["cv:PublicOrganisation"])) == "agency:fish"


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("กรมปรา", "กรมปลา"),
        ("กรมปลา แห่งชาติ", "กรมปลา"),
        ("เพาะเลี้ยง", "กรมเพาะเลี้ยงปลา"),
        ("น่านจังหวัด", "agency:nan"),
        ("agency:fsh", None),
        ("ไม่มีอะไรเหมือน", None),
        ("", None),
        ("...", None),
    ],
)
def test_an_unknown_name_brings_the_nearest_ones(text: str, nearest: str | None) -> None:
    with pytest.raises(UnknownEntity) as raised:
        SMALL.resolve(text)
    assert raised.value.exit_code == 2
    assert len(raised.value.candidates) <= 5
    assert (raised.value.candidates[:1] == (nearest,)) if nearest else True


def test_what_has_no_name_is_found_by_its_iri_alone() -> None:
    directory = Directory([], lambda node: node == expand("r66:feed-1"))
    assert directory.resolve("r66:feed-1") == expand("r66:feed-1")
    with pytest.raises(UnknownEntity):
        directory.resolve("r66:feed-2")


def found(hits: list[Hit]) -> list[str]:
    return [compress(hit.entity) for hit in hits]


def test_the_best_results_come_first() -> None:
    directory = Directory(
        [
            entry("agency:a", "ดาว"),
            entry("agency:b", "กรมอื่น", "~ดาว"),
            entry("agency:c", "กรมนั้น", "?ดาว"),
            entry("agency:d", "ดาวเหนือ"),
            entry("agency:e", "ดาวเหนือและใต้"),
            entry("agency:f", "กรมโน้น", "~ดาวเหนือ"),
            entry("agency:g", "กรมดาว"),
            entry("agency:h", "สำนักงานดาว"),
        ]
    )
    hits = directory.search("ดาว")
    assert found(hits) == [f"agency:{letter}" for letter in "abcdefgh"]
    assert [hit.score for hit in hits[:3]] == [100, 97, 94]
    assert sorted((hit.score for hit in hits), reverse=True) == [hit.score for hit in hits]
    assert hits[1] == Hit(expand("agency:b"), "กรมอื่น", "หน่วยงานของรัฐ", 97.0, "ดาว")
    assert found(directory.search("ดาว", limit=2)) == ["agency:a", "agency:b"]


@pytest.mark.parametrize("text", ["ปลา", "ป", "กร", "ลี้ย", "ลีย", "กรมป ลา", "เพาะเลยงปลา", "ปลาเพาะเลี้ยง"])
def test_parts_and_slips_are_found(text: str) -> None:
    assert {"agency:fish", "agency:fish-farming"} & set(found(SMALL.search(text)))


@pytest.mark.parametrize("text", ["", " ", "-", "ฮฮ", "ยานอวกาศ", "spaceship", "๙๙๙"])
def test_nonsense_finds_nothing(text: str) -> None:
    assert SMALL.search(text) == []


@pytest.mark.parametrize("text", ["2561", "๒๕๖๑", "พ.ศ.2561"])
def test_both_digit_systems_are_found(text: str) -> None:
    assert found(SMALL.search(text)) == ["law:a"]


def test_the_directory_of_the_toy_world(toy_store: Store) -> None:
    directory = Directory.build(toy_store)
    assert directory.resolve("NSDO") == expand("agency:nsd")
    assert directory.resolve("กรมทดชอบ") == expand("agency:testing")
    assert directory.resolve("north star committee") == expand("committee:north-star")
    assert directory.resolve("fy:2599") == expand("fy:2599")
    assert directory.resolve(iri("r99:own-star-permit")) == iri("r99:own-star-permit")
    assert found(directory.search("2056")) == ["cy:2599", "fy:2599"], (
        "a year is found by its Gregorian number"
    )
    assert iri("r99:power-north-star-01") in directory.entries, "records with a name are listed"
    assert not any("/vocab/" in entity or "/onto#" in entity for entity in directory.entries)


@pytest.mark.curated
def test_kinds_are_named_in_both_languages(toy_store: Store) -> None:
    directory = Directory.build(toy_store)
    (hit, *_) = directory.search("กรมทดสอบ")
    assert hit.kind == toy_store.label("cv:PublicOrganisation", "th")
    (hit, *_) = directory.search("Department of Testing", lang="en")
    assert (hit.label, hit.kind) == ("Department of Testing", toy_store.label("cv:PublicOrganisation", "en"))
    assert hit.ministry is None or hit.ministry == expand("agency:wind-ministry")


@pytest.mark.curated
@pytest.mark.parametrize(
    ("text", "curie"),
    [
        ("กรมประมง", "agency:dof"),
        ("กรมวิชาการเกษตร", "agency:doa"),
        ("ก.พ.ร.", "committee:opdb"),
        ("สำนักงาน ก.พ.ร.", "agency:opdc"),
        ("ThaID", "platform:thaid"),
        ("thaid", "platform:thaid"),
        ("ทางรัฐ", "platform:thangrat"),
        ("HSSS", "service:a09-hsss"),
    ],
)
def test_real_names_are_resolved(store: Store, text: str, curie: str) -> None:
    assert compress(Directory.build(store).resolve(text)) == curie


@pytest.mark.curated
def test_every_real_name_finds_its_thing(store: Store) -> None:
    directory = Directory.build(store)
    lost = [
        (name.text, compress(iri_))
        for iri_, listed in directory.entries.items()
        for name in listed.thing.names
        if name.rank is Rank.PREFERRED and iri_ not in {hit.entity for hit in directory.search(name.text, 10)}
    ]
    assert not lost


SYLLABLES = [a + b + c for a in "กขจชดตทนปพมรลวสห" for b in ("า", "ี", "ุ", "ั") for c in "กงดนมยว"]


def made_up(count: int) -> list[str]:
    source = random.Random(2566)
    return ["".join(source.choices(SYLLABLES, k=source.randint(3, 9))) for _ in range(count)]


def slipped(name: str, source: random.Random) -> str:
    at = source.randrange(0, len(name), 3)
    return name[:at] + source.choice("ฆฌฎฐฒณภษฬฮ") + name[at + 1 :]


def test_a_slip_in_a_name_seldom_hides_it() -> None:
    names, source = made_up(1000), random.Random(1)
    index = KeyIndex([thai.fold(name) for name in names])

    def position(text: str, wanted: int) -> int:
        ranked = sorted(index.search(thai.fold(text)), key=lambda found: -found[1])
        return [place for place, _ in ranked].index(wanted) if wanted in dict(ranked) else 99

    tried = source.sample(range(len(names)), 100)
    slips = [position(slipped(names[one], source), one) for one in tried]
    swapped = [position(names[one][6:] + names[one][:6], one) for one in tried if len(names[one]) > 11]
    assert sum(place == 0 for place in slips) >= 97
    assert sum(place < 10 for place in swapped) >= 0.95 * len(swapped)

"""Put a brief together: who it is, what belongs together, and what two pages hold of it."""

from collections.abc import Iterable, Sequence

from kprgraph.brief import recorded, relations, tracked
from kprgraph.brief.budget import fit
from kprgraph.brief.model import Brief, Section
from kprgraph.draw.source import source_line
from kprgraph.errors import Text
from kprgraph.namespaces import compress
from kprgraph.store import Store
from kprgraph.views.words import kind_label

_VERSION = Text(th="kprgraph · ข้อมูลรุ่น {}", en="kprgraph · data version {}")
_MORE = Text(th="และอีก {} รายการ", en="and {} more")
_ALL = Text(th="ดูทั้งหมด: kprgraph show {}", en="All of it: kprgraph show {}")
_STATED = Text(th="ที่มา", en="Stated in")
_PLANNED = Text(th="แผน", en="planned")
_FACTS = {
    "other": Text(th="ชื่ออื่น", en="Also known as"),
    "identifier": Text(th="รหัส", en="Identifier"),
    "classification": Text(th="ประเภท", en="Type"),
}
_ABSENCE = Text(
    th="บอกเฉพาะที่รายงานกล่าวถึง ไม่มีในหน้านี้ไม่ได้แปลว่าไม่มีจริง",
    en="Only what the report tells; absence here is not absence in fact.",
)
_PAGES = Text(
    th="หน้าเป็นช่วงหน้าของหัวข้อตามสารบัญ บรรทัดเป็นบรรทัดของฉบับข้อความ",
    en="Pages are those of the section in the table of contents, lines those of the text edition.",
)


def assemble(store: Store, iri: str, lang: str, version: str) -> Brief:
    """Everything that a brief about a thing says.

    Args:
        store: The graph.
        iri: Full IRI of the thing.
        lang: Language of all words.
        version: Version of the data.
    """
    facts = list(_facts(store, iri, lang))
    sections = fit(_sections(store, iri, lang), len(facts))
    records = [record for section in sections for row in section.rows for record in row.records]
    return Brief(
        iri=iri,
        lang=lang,
        title=store.label(iri, lang),
        kind=kind_label(store, iri, lang),
        facts=facts,
        sections=sections,
        more=_ALL.say(lang).format(compress(iri)) if any(section.hidden for section in sections) else "",
        caveats=(_ABSENCE.say(lang), _PAGES.say(lang)),
        source=source_line(store, records, lang),
        version=_VERSION.say(lang).format(version),
        words={"more": _MORE.say(lang), "stated": _STATED.say(lang), "planned": _PLANNED.say(lang)},
    )


def _sections(store: Store, iri: str, lang: str) -> Sequence[Section]:
    done, changes, awards, missions, said = recorded.sections(store, iri, lang)
    return (
        relations.part_of(store, iri, lang),
        tracked.seats(store, iri, lang),
        relations.services(store, iri, lang),
        relations.impact(store, iri, lang),
        recorded.figures(store, iri, lang),
        done,
        changes,
        tracked.promises(store, iri, lang),
        awards,
        tracked.powers(store, iri, lang),
        missions,
        relations.holds(store, iri, lang),
        said,
        tracked.findings(store, iri, lang),
    )


def _facts(store: Store, iri: str, lang: str) -> Iterable[tuple[str, str]]:
    """Type, other names and identifiers of the thing itself."""
    types = [store.label(_value(term), lang) for term in store.objects(iri, "org:classification")]
    if types:
        yield _FACTS["classification"].say(lang), ", ".join(types)
    other = store.label(iri, "en" if lang == "th" else "th")
    alternatives = [_value(term) for term in store.objects(iri, "skos:altLabel")]
    names = [name for name in dict.fromkeys((other, *alternatives)) if name != store.label(iri, lang)]
    if names:
        yield _FACTS["other"].say(lang), " · ".join(names)
    codes = [_value(term) for term in store.objects(iri, "dct:identifier")]
    if codes:
        yield _FACTS["identifier"].say(lang), ", ".join(codes)


def _value(term: object) -> str:
    return str(getattr(term, "value", term))

"""Whether the names in the registry are those of the report: each stands in the text or is excused."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kprgraph.errors import Text
from kprgraph.mentions import key_of
from kprgraph.names import Name, Rank, Thing
from kprgraph.namespaces import expand
from kprgraph.store import Store
from kprgraph.validation.cited import Source
from kprgraph.validation.report import Issue, Severity

# Words that an official name adds to what the text prints: จังหวัดน่าน, มาตรา 9 แห่งพระราชบัญญัติ…
_ADDED = re.compile(r"จังหวัด|จ\.|อำเภอ|อ\.|ตำบล|แอปพลิเคชัน|แพลตฟอร์ม|เว็บไซต์|ระบบ|แห่ง|\(องค์การมหาชน\)|[“”\"()]")

_EXCUSE = Text(
    th="แก้ให้ตรงกับต้นฉบับ หรือเพิ่ม skos:hiddenLabel กับ kpr:NameUsage หรือระบุ kpr:nameSupport support:external",
    en="Spell it as printed, or add a skos:hiddenLabel with a kpr:NameUsage, or support:external",
)


def check_labels(store: Store, source: Source, things: Mapping[str, Thing]) -> Iterator[Issue]:
    """Issues of names: `hidden-label-not-in-text`, `label-not-in-text`, `name-support-not-needed`.

    A hidden label, or a Thai preferred one, that the text does not have is a violation; a Thai alternative
    one is a warning, since no record can rest on it. A Thai name is excused if it is put together from names
    that the text has, if a `kpr:NameUsage` says that some printed spelling means it, or if the thing has
    `kpr:nameSupport support:external`. English names are translations and are not looked for.
    """
    meant = _meant(store)
    external = set(store.subjects("kpr:nameSupport", ox.NamedNode(expand("support:external"))))
    for iri, thing in sorted(things.items()):
        if iri in external:
            if iri in source.first_named:
                yield _not_external(store, iri, source.first_named[iri])
            continue
        for name in thing.names:
            if source.prints_name(name.text) or (name.rank is not Rank.HIDDEN and name.lang != "th"):
                continue
            if name.rank is Rank.HIDDEN:
                yield _hidden(store, iri, name)
            elif name.text not in meant[iri] and not _is_composed(store, source, things, thing, name):
                yield _unsupported(store, iri, name)


def _meant(store: Store) -> dict[str, set[str]]:
    """Thing -> the names that printed spellings of it are meant as."""
    meant: dict[str, set[str]] = defaultdict(set)
    for usage in store.quads.quads_for_pattern(None, ox.NamedNode(expand("kpr:nameOf")), None):
        if isinstance(usage.subject, ox.NamedNode) and isinstance(usage.object, ox.NamedNode):
            for term in store.objects(usage.subject.value, "kpr:asMeant"):
                if isinstance(term, ox.Literal):
                    meant[usage.object.value].add(term.value)
    return meant


def _is_composed(store: Store, source: Source, things: Mapping[str, Thing], thing: Thing, name: Name) -> bool:
    """Whether the name is made of printed names of the thing, and of what it links, and words between."""
    linked = {
        quad.object.value
        for quad in store.quads.quads_for_pattern(ox.NamedNode(thing.iri), None, None)
        if isinstance(quad.object, ox.NamedNode) and quad.object.value in things
    }
    parts = {
        key_of(part.text)
        for whole in (thing, *(things[iri] for iri in linked))
        for part in whole.names
        if part != name and source.prints_name(part.text)
    }
    rest = key_of(name.text)
    for part in sorted(parts, key=len, reverse=True):
        rest = rest.replace(part, "", 1)
    return rest != key_of(name.text) and not _ADDED.sub("", rest)


def _hidden(store: Store, iri: str, name: Name) -> Issue:
    return Issue.at(
        store,
        iri,
        "hidden-label-not-in-text",
        Text(th=f"ต้นฉบับไม่มีรูปสะกด “{name.text}”", en=f"the text does not have the spelling “{name.text}”"),
        hint=Text(
            th="คัดลอก skos:hiddenLabel จากต้นฉบับตรงตามอักษร หรือลบออก",
            en="Copy the skos:hiddenLabel from the text letter by letter, or remove it",
        ),
    )


def _unsupported(store: Store, iri: str, name: Name) -> Issue:
    preferred = name.rank is Rank.PREFERRED
    return Issue.at(
        store,
        iri,
        "label-not-in-text",
        Text(th=f"ต้นฉบับไม่มีชื่อ “{name.text}”", en=f"the text does not have the name “{name.text}”"),
        severity=Severity.VIOLATION if preferred else Severity.WARNING,
        hint=_EXCUSE,
    )


def _not_external(store: Store, iri: str, line: int) -> Issue:
    return Issue.at(
        store,
        iri,
        "name-support-not-needed",
        Text(
            th=f"kpr:nameSupport support:external แต่ต้นฉบับมีชื่อนี้ เช่น บรรทัด {line}",
            en=f"kpr:nameSupport support:external, but the text has a name of it, as on line {line}",
        ),
        severity=Severity.WARNING,
        hint=Text(th="ลบ kpr:nameSupport", en="Remove kpr:nameSupport"),
    )

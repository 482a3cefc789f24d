"""Differences as rows and as a summary for people."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType

import pyoxigraph as ox

from kprgraph.diff.changes import Change, Difference
from kprgraph.errors import Text
from kprgraph.export.headings import KINDS, heading
from kprgraph.namespaces import compress
from kprgraph.query import Table, evidence
from kprgraph.store import Store, Term
from kprgraph.terms import Value
from kprgraph.views.gist import gist
from kprgraph.views.words import STATED_IN, headings

LONGEST_LIST = 50
"""How many entries of one kind of change and thing a summary lists; the rest is counted."""

_COLUMNS = MappingProxyType(
    {
        "change": Text(th="การเปลี่ยนแปลง (รหัส)", en="Change (code)"),
        "change_label": Text(th="การเปลี่ยนแปลง", en="Change"),
        "kind": Text(th="ชนิด (รหัส)", en="Kind (code)"),
        "kind_label": Text(th="ชนิด", en="Kind"),
        "entity": Text(th="รายการ (IRI)", en="What (IRI)"),
        "entity_label": Text(th="รายการ", en="What"),
        "predicate": Text(th="เรื่อง (IRI)", en="About (IRI)"),
        "predicate_label": Text(th="เรื่อง", en="About"),
        "old": Text(th="เดิม", en="Before"),
        "new": Text(th="ใหม่", en="Now"),
        "stated_in": STATED_IN,
    }
)
_TITLE = Text(th="สิ่งที่เปลี่ยน", en="Changes")
_NOTHING = Text(th="ไม่มีสิ่งใดเปลี่ยน", en="Nothing changed.")
_TOTAL = Text(th="รวม", en="In all")
_MORE = Text(th="และอีก {} รายการ (ดูทั้งหมดด้วย --format json)", en="and {} more (all of them: --format json)")


def diff_rows(before: Store, after: Store, found: Iterable[Difference], lang: str = "th") -> Table:
    """One row per difference.

    Keys: `change` (`renamed`, `figure`, `changed`, `added`, `removed`, `reidentified`, `cited`, `reworded`,
    `moved`), `kind` (`agency`, `kpr:Figure` ...), `entity` (its IRI now, or before where it is gone),
    `predicate`, `old` and `new` (values in words), `stated_in` (of the record now, or before), each with its
    label. Rows hold more than the columns: `former` (IRI before), `old_values` and `new_values` (as they
    are).
    """
    rows = [_row(before, after, one, lang) for one in found]
    return Table("diff", tuple(_COLUMNS), rows, headings(_COLUMNS, lang))


def summary(
    before: Store,
    after: Store,
    found: Sequence[Difference],
    lang: str = "th",
    versions: tuple[str | None, str | None] = (None, None),
) -> str:
    """The differences as a Markdown page: numbers by kind, then names, figures and the rest in words.

    Args:
        before: The one side.
        after: The other.
        found: What `compare` found.
        lang: Language of the page.
        versions: Which releases they are, for the title.
    """
    title = _TITLE.say(lang)
    if all(versions) and versions[0] != versions[1]:
        title = f"{title}: {' → '.join(str(version) for version in versions)}"
    return "\n".join([f"# {title}", "", *_parts(before, after, found, lang)]) + "\n"


def _parts(before: Store, after: Store, found: Sequence[Difference], lang: str) -> Iterator[str]:
    if not found:
        yield _NOTHING.say(lang)
        return
    yield from _numbers(after, found, lang)
    for change in Change:
        ours = [one for one in found if one.change is change]
        if not ours:
            continue
        yield from ("", f"## {change.title.say(lang)} ({len(ours)})")
        for kind in sorted({one.kind for one in ours}):
            entries = [_entry(_row(before, after, one, lang)) for one in ours if one.kind == kind]
            yield from ("", f"### {_kind(after, kind[1]).say(lang)} ({len(entries)})", "")
            yield from (f"- {entry}" for entry in entries[:LONGEST_LIST])
            if len(entries) > LONGEST_LIST:
                yield f"- … {_MORE.say(lang).format(len(entries) - LONGEST_LIST)}"


def _numbers(after: Store, found: Sequence[Difference], lang: str) -> Iterator[str]:
    """A table of how many changes there are, by kind of thing and of change."""
    changes = [change for change in Change if any(one.change is change for one in found)]
    counts = Counter((one.kind, one.change) for one in found)
    yield f"| | {' | '.join(change.title.say(lang) for change in changes)} |"
    yield f"|---|{'---:|' * len(changes)}"
    for kind in sorted({one.kind for one in found}):
        cells = (str(counts[kind, change] or "") for change in changes)
        yield f"| {_kind(after, kind[1]).say(lang)} | {' | '.join(cells)} |"
    totals = (sum(counts[kind, change] for kind in {one.kind for one in found}) for change in changes)
    yield f"| **{_TOTAL.say(lang)}** | {' | '.join(f'**{total}**' for total in totals)} |"


def _entry(row: dict[str, Value]) -> str:
    """One difference in one line of Markdown."""
    name = _plain(str(row["entity_label"]))
    change = row["change"]
    if change in (Change.ADDED.value, Change.REMOVED.value):
        return f"{name} (`{compress(str(row['entity']))}`)"
    about = "" if change == Change.RENAMED.value else f"{_plain(str(row['predicate_label'] or ''))}: "
    shown = (_plain(str(row[side] or "")) or "–" for side in ("old", "new"))
    if change == Change.RENAMED.value:
        return f"{' → '.join(shown)} (`{compress(str(row['entity']))}`)"
    return f"{name} · {about.removeprefix(': ')}{' → '.join(shown)}"


def _row(before: Store, after: Store, one: Difference, lang: str) -> dict[str, Value]:
    home, iri = (after, one.iri) if one.iri is not None else (before, one.former)
    assert iri is not None  # one of the two sides has it
    kind = one.kind[1]
    name = gist(home, iri, lang) if one.kind[0] else home.label(iri, lang)
    predicate = one.predicate
    return {
        "change": one.change.value,
        "change_label": one.change.title.say(lang),
        "kind": kind if kind in KINDS else compress(kind),
        "kind_label": _kind(home, kind).say(lang),
        "entity": iri,
        "entity_label": name or compress(iri),
        "predicate": predicate,
        "predicate_label": home.label(predicate, lang) if predicate else None,
        "old": "; ".join(_word(before, value, lang) for value in one.old) or None,
        "new": "; ".join(_word(after, value, lang) for value in one.new) or None,
        "stated_in": evidence(home, [iri]) if one.kind[0] else [],
        "former": one.former,
        "old_values": [str(value) for value in one.old],
        "new_values": [str(value) for value in one.new],
    }


def _kind(store: Store, kind: str) -> Text:
    return KINDS[kind] if kind in KINDS else heading(store, kind)


def _word(store: Store, value: Term | str, lang: str) -> str:
    if isinstance(value, str):
        return compress(value)
    if isinstance(value, ox.NamedNode):
        return store.label(value.value, lang)
    if isinstance(value, ox.Literal):
        return f"{value.value} ({value.language})" if value.language else value.value
    return str(value)


def _plain(text: str) -> str:
    """Text that Markdown leaves alone."""
    for mark in "\\`*_[]<>|#":
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())

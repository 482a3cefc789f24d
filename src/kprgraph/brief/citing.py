"""Where a fact is stated, in a few words."""

from collections.abc import Iterable

import pyoxigraph as ox

from kprgraph.draw.source import pages_of, ranges, said_lines, said_pages
from kprgraph.errors import Text
from kprgraph.namespaces import expand
from kprgraph.store import Store

_EXTERNAL = Text(th="นอกรายงาน", en="from outside the report")
_MOST = 3


def cite(store: Store, records: Iterable[str], lang: str) -> str:
    """Lines and pages of the records of one fact; says so where it is no statement of the report.

    Args:
        store: Where passages are looked up.
        records: IRIs of the records.
        lang: Language of the words.
    """
    known = sorted(set(records))
    passages = store.passages(*known) if known else []
    if not passages:
        return _EXTERNAL.say(lang) if any(_is_external(store, record) for record in known) else ""
    lines = ranges((passage.line_start, passage.line_end) for passage in passages)
    pages = ranges(filter(None, (pages_of(passage.pages) for passage in passages)))
    return " · ".join(filter(None, (said_lines(lines, lang, _MOST), said_pages(pages, lang, _MOST))))


def _is_external(store: Store, record: str) -> bool:
    return ox.NamedNode(expand("support:external")) in store.objects(record, "kpr:support")

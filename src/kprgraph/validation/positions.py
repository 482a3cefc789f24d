"""Whether places in a list follow the list: a seat number or a position that is seen, not printed.

Where the lines print no number, the place of an entry is the count of the entries before it. So the entries
of one list, in the order of the text, must have the numbers 1, 2, 3 and so on.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kprgraph.errors import Text
from kprgraph.namespaces import compress
from kprgraph.store import Store
from kprgraph.validation.report import Issue


@dataclass(frozen=True)
class Place:
    """A place in a list, as a record gives it.

    Attributes:
        record: IRI of the record.
        predicate: IRI of the property.
        of: IRI of the list, or of the body with the seats.
        number: The place.
        lines: The lines that the record cites.
        mention: Line and offset of the first mention of what stands at the place, or None.
        is_printed: Whether the lines print the number.
    """

    record: str
    predicate: str
    of: str
    number: int
    lines: frozenset[int]
    mention: tuple[int, int] | None
    is_printed: bool


def check_positions(store: Store, places: Sequence[Place]) -> Iterator[Issue]:
    """Issues `position-not-in-order`: unprinted places that are not the count of the entries before them."""
    lists: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        lists[place.predicate, place.of].append(place)
    for _, entries in sorted(lists.items()):
        counted = _counted(entries)
        for place in entries:
            if not place.is_printed and counted[place.record] != place.number:
                yield _issue(store, place, counted[place.record])


def _counted(entries: Sequence[Place]) -> Mapping[str, int]:
    """Record -> its place by the order of the text."""
    # Lines that several entries cite, such as a heading, tell nothing about their order.
    citing = Counter(line for place in entries for line in place.lines)

    def order(place: Place) -> tuple[int, int, int]:
        line, offset = place.mention or (0, 0)
        own = [line for line in place.lines if citing[line] == 1]
        return min(own, default=line), offset, place.number

    ranked = sorted(entries, key=order)
    return {place.record: number for number, place in enumerate(ranked, start=1)}


def _issue(store: Store, place: Place, counted: int) -> Issue:
    name, whole_th, whole_en = (
        compress(place.predicate),
        store.label(place.of, "th"),
        store.label(place.of, "en"),
    )
    return Issue.at(
        store,
        place.record,
        "position-not-in-order",
        Text(
            th=f"{name} เป็น {place.number} แต่ตามข้อความเป็นลำดับที่ {counted} ของ “{whole_th}”",
            en=f"{name} is {place.number}, but by the text it is number {counted} of “{whole_en}”",
        ),
        hint=Text(
            th="แก้เลขลำดับ หรืออ้างบรรทัดที่พิมพ์รายการนั้น",
            en="Mend the number, or cite the line that prints the entry",
        ),
    )

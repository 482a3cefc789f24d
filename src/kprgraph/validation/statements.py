"""The evidence rules for one record: what each of its statements must have in the lines it cites.

The rules go by what a statement holds (a named thing, a number, a date, a span of time, an as-printed form),
not by the class of the record, so that a new class of records is checked from its first day.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

import pyoxigraph as ox

from kprgraph import thai
from kprgraph.errors import Text
from kprgraph.names import Thing
from kprgraph.namespaces import GRAPH_DERIVED, GRAPH_ONTOLOGY, compress, expand
from kprgraph.store import Store
from kprgraph.terms import Term, python_value
from kprgraph.validation.cited import Lines, Source
from kprgraph.validation.positions import Place
from kprgraph.validation.report import Issue, Severity

_SUPPORT = expand("kpr:support")
_IMPLIED = expand("kpr:implied")
_AS_PRINTED = expand("kpr:asPrinted")
_AS_MEANT = expand("kpr:asMeant")
_NAME_OF = expand("kpr:nameOf")
_VALUE = expand("kpr:value")
_STATED_LENGTH = expand("kpr:statedLength")
_COMPUTED = expand("support:computed")
_EXTERNAL = expand("support:external")
_MONTH = expand("xsd:gYearMonth")

# Places in a list are seen, not printed. Beside each the property that tells of which list.
_POSITIONS = {
    expand("kpr:seatNumber"): expand("org:organization"),
    expand("kpr:position"): expand("kpr:inList"),
}
# A fall is a negative change, but it is printed without a sign.
_FALLING = ("ลด", "ติดลบ", "น้อยกว่า", "ต่ำกว่า")


@dataclass(frozen=True)
class World:
    """What all records are checked with.

    Attributes:
        store: The graph.
        source: The text and the names in it.
        records: IRI of each record with the lines it cites.
        named: IRI -> thing that has to be named where a record links it.
        spans: IRI of a span of time -> the Buddhist-Era years that bound it.
    """

    store: Store
    source: Source
    records: Mapping[str, Sequence[Lines]]
    named: Mapping[str, Thing]
    spans: Mapping[str, frozenset[int]]


class Statements:
    """The statements of one record, as the curated files have them."""

    def __init__(self, world: World, record: str) -> None:
        self.world = world
        self.record = record
        self.cited = world.source.cited(world.records[record])
        self.properties = properties_of(world.store, record)
        self.implied = set(self._terms(_IMPLIED))
        self.support = {term.value for term in self._terms(_SUPPORT) if isinstance(term, ox.NamedNode)}

    def _terms(self, predicate: str) -> list[Term]:
        return self.properties.get(predicate, [])

    @cached_property
    def linked(self) -> set[str]:
        """The named things that the record links."""
        terms = (term for terms in self.properties.values() for term in terms)
        return {term.value for term in terms if isinstance(term, ox.NamedNode)} & self.world.named.keys()

    def places(self) -> Iterator[Place]:
        """The places in lists that the record gives."""
        if not self.support.isdisjoint((_EXTERNAL, _COMPUTED)):
            return
        for predicate, of_list in _POSITIONS.items():
            for term in self._terms(predicate):
                number = python_value(term)
                for whole in self._terms(of_list):
                    if isinstance(number, int) and isinstance(whole, ox.NamedNode):
                        yield self._place(predicate, whole.value, number)

    def _place(self, predicate: str, whole: str, number: int) -> Place:
        offsets = [self.cited.named[iri] for iri in self.linked - {whole} if iri in self.cited.named]
        mention = (self.world.source.edition.line_at(min(offsets)), min(offsets)) if offsets else None
        lines = frozenset(line for first, last in self.cited.lines for line in range(first, last + 1))
        is_printed = Decimal(number) in self.cited.numbers
        return Place(self.record, predicate, whole, number, lines, mention, is_printed)

    def issues(self) -> Iterator[Issue]:
        """What breaks a rule; nothing for knowledge from outside the report."""
        if _EXTERNAL in self.support:
            return
        anchored = False
        for predicate, terms in self.properties.items():
            for term in terms if predicate != _IMPLIED else ():
                rule = self._rule(predicate, term)
                if rule is not None:
                    anchored = anchored or term not in self.implied
                    yield from rule
                elif self._shares_lines(term):
                    anchored = True
        yield from self._exemptions()
        if not anchored:
            yield self._nothing_to_check()

    def _rule(self, predicate: str, term: Term) -> Iterator[Issue] | None:
        """The rule for one statement, or None where nothing of it has to be printed."""
        if isinstance(term, ox.NamedNode):
            if term.value in self.world.spans:
                return self._period(term)
            return self._name(term) if term.value in self.world.named else None
        value = python_value(term)
        if predicate == _AS_PRINTED:
            return self._as_printed(str(value))
        if predicate == _AS_MEANT:
            return self._meant(str(value))
        if isinstance(term, ox.Literal) and term.datatype.value == _MONTH:
            month = date.fromisoformat(f"{term.value}-01")
            return self._date(
                f"{thai.MONTHS[month.month - 1][0]} {thai.be_year(month)}", thai.print_be_month(month)
            )
        if isinstance(value, date):
            shown = f"{value.day} {thai.MONTHS[value.month - 1][0]} {thai.be_year(value)}"
            return self._date(shown, thai.print_be_date(value))
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return self._number(predicate, Decimal(value))
        return None

    def _shares_lines(self, term: Term) -> bool:
        """Whether it is a record on some of the same lines: then those lines are about this record too."""
        others = self.world.records.get(term.value, ()) if isinstance(term, ox.NamedNode) else ()
        return any(
            first <= end and start <= last for first, last in others for start, end in self.cited.lines
        )

    def _name(self, thing: ox.NamedNode) -> Iterator[Issue]:
        if thing in self.implied or thing.value in self.cited.named:
            return
        label = self.world.named[thing.value].label
        longer = self.cited.covered.get(thing.value)
        nearest = self.world.source.lines_naming(thing.value, self.cited.lines)
        lines = ", ".join(map(str, nearest)) or "-"
        yield self._issue(
            "name-not-cited",
            Text(
                th=f"ไม่พบชื่อ “{label('th')}”" + (f" (มีเพียงใน “{longer}”)" if longer else ""),
                en=f"“{label('en')}” is not named" + (f" (only “{longer}” is)" if longer else ""),
            ),
            Text(
                th=f"อ้างบรรทัดที่เอ่ยชื่อ (ใกล้ที่สุด: {lines}) หรือใส่ใน kpr:implied พร้อม kpr:evidenceNote",
                en=f"Cite lines that name it (nearest: {lines}), or use kpr:implied and kpr:evidenceNote",
            ),
        )

    def _period(self, span: ox.NamedNode) -> Iterator[Issue]:
        years = self.world.spans[span.value]
        if span in self.implied or (years and years <= self.cited.years):
            return
        missing = ", ".join(map(str, sorted(years - self.cited.years))) or "?"
        yield self._issue(
            "period-not-cited",
            Text(
                th=f"ไม่พบปี พ.ศ. {missing} ของ {compress(span.value)}",
                en=f"the year {missing} of {compress(span.value)} is not printed",
            ),
            Text(
                th="อ้างบรรทัดที่พิมพ์ปีนั้นด้วย หรือใส่ใน kpr:implied พร้อม kpr:evidenceNote",
                en="Cite the line that prints it as well, or use kpr:implied and kpr:evidenceNote",
            ),
        )

    def _date(self, shown: str, forms: set[str]) -> Iterator[Issue]:
        if not any(map(self.cited.prints, sorted(forms))):
            yield self._issue(
                "date-not-cited",
                Text(th=f"ไม่พบวันที่ {shown}", en=f"the date {shown} is not printed"),
                Text(th="อ้างบรรทัดที่พิมพ์วันที่นั้นด้วย", en="Cite the line that prints the date as well"),
            )

    def _as_printed(self, form: str) -> Iterator[Issue]:
        if not self.cited.prints(form):
            yield self._issue(
                "as-printed-not-cited",
                Text(th=f"ไม่พบ “{form}”", en=f"“{form}” is not printed"),
                Text(
                    th="คัดลอก kpr:asPrinted จากบรรทัดที่อ้างตรงตามอักษร หรือแก้บรรทัดที่อ้าง",
                    en="Copy kpr:asPrinted letter by letter from the cited lines, or cite other lines",
                ),
            )

    def _number(self, predicate: str, value: Decimal) -> Iterator[Issue]:
        if _COMPUTED in self.support or predicate in _POSITIONS:
            return
        forms = [str(python_value(term)) for term in self._terms(_AS_PRINTED)]
        read = {form: number for form in forms if (number := _read(form)) is not None}
        if predicate == _VALUE or (predicate == _STATED_LENGTH and read):
            if not any(_equal(value, number, form) for form, number in read.items()):
                yield self._value_differs(predicate, value, read)
        elif value not in self.cited.numbers:
            name = compress(predicate)
            yield self._issue(
                "number-not-cited",
                Text(th=f"ไม่พบจำนวน {value} ({name})", en=f"the number {value} ({name}) is not printed"),
                Text(
                    th="อ้างบรรทัดที่พิมพ์จำนวนนั้น หรือถ้าคำนวณเอง ให้ระบุ kpr:support support:computed",
                    en="Cite the line that prints it, or say support:computed if it is calculated",
                ),
            )

    def _value_differs(self, predicate: str, value: Decimal, read: Mapping[str, Decimal]) -> Issue:
        name, forms = (
            compress(predicate),
            ", ".join(f"“{form}” = {number}" for form, number in read.items()) or "-",
        )
        return self._issue(
            "value-not-as-printed",
            Text(th=f"{name} เป็น {value} แต่พิมพ์ {forms}", en=f"{name} is {value}, but {forms} is printed"),
            Text(
                th="ให้ kpr:asPrinted มีจำนวนเดียวและเท่ากับค่า ตามหน่วยที่พิมพ์",
                en="Give a kpr:asPrinted that holds one number, the value in the unit as printed",
            ),
        )

    def _meant(self, meant: str) -> Iterator[Issue]:
        """What a spelling is meant as must be a name of the thing; a corrected word names nothing."""
        for term in self._terms(_NAME_OF):
            thing = self.world.named.get(term.value) if isinstance(term, ox.NamedNode) else None
            if thing is not None and meant not in {name.text for name in thing.names}:
                label = thing.label
                yield self._issue(
                    "meant-no-name",
                    Text(
                        th=f"kpr:asMeant “{meant}” ไม่ใช่ชื่อใดของ “{label('th')}” ที่สะกดไว้",
                        en=f"kpr:asMeant “{meant}” is no name of “{label('en')}”, which is spelt",
                    ),
                    Text(
                        th="ให้ kpr:asMeant ตรงกับชื่อหนึ่งใน data/registry/",
                        en="Make kpr:asMeant equal to one of its names in data/registry/",
                    ),
                )

    def _exemptions(self) -> Iterator[Issue]:
        """Warnings for what is declared as unsaid but said, or is not linked at all."""
        linked = {
            term for predicate, terms in self.properties.items() if predicate != _IMPLIED for term in terms
        }
        for term in sorted(self.implied, key=str):
            iri = term.value if isinstance(term, ox.NamedNode) else str(term)
            years = self.world.spans.get(iri, frozenset())
            if iri in self.cited.named or (years and years <= self.cited.years):
                reason = Text(th="พิมพ์ไว้แล้ว", en="is printed")
            elif term not in linked:
                reason = Text(th="ไม่ใช่สิ่งที่ระเบียนเชื่อมถึง", en="is nothing that the record links")
            else:
                continue
            name = compress(iri)
            yield self._issue(
                "exemption-not-needed",
                Text(th=f"{name} ใน kpr:implied {reason.th}", en=f"{name} of kpr:implied {reason.en}"),
                Text(th="ลบออกจาก kpr:implied", en="Remove it from kpr:implied"),
                Severity.WARNING,
            )

    def _nothing_to_check(self) -> Issue:
        return self._issue(
            "nothing-to-check",
            Text(
                th="ไม่มีชื่อ จำนวน วันที่ หรือรูปที่พิมพ์ของระเบียนให้ตรวจ",
                en="no name, number, date or as-printed form of the record can be looked for",
            ),
            Text(
                th="เพิ่ม kpr:asPrinted สั้น ๆ ที่คัดจากบรรทัดที่อ้าง",
                en="Add a short kpr:asPrinted copied from the cited lines",
            ),
            Severity.WARNING,
        )

    def _issue(self, rule: str, message: Text, hint: Text, severity: Severity = Severity.VIOLATION) -> Issue:
        """An issue whose message ends with the lines."""
        lines = self.cited.say()
        word = "line" if lines.isdecimal() else "lines"
        message = Text(th=f"{message.th} ในบรรทัด {lines}", en=f"{message.en} in {word} {lines}")
        return Issue.at(self.world.store, self.record, rule, message, severity=severity, hint=hint)


def properties_of(store: Store, record: str) -> dict[str, list[Term]]:
    """What the curated files say of a record, in a fixed order."""
    apart = {GRAPH_ONTOLOGY, GRAPH_DERIVED}
    properties: dict[str, list[Term]] = defaultdict(list)
    for quad in store.quads.quads_for_pattern(ox.NamedNode(record), None, None):
        if not (isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value in apart):
            properties[quad.predicate.value].append(quad.object)
    return {predicate: sorted(terms, key=str) for predicate, terms in sorted(properties.items())}


def _read(form: str) -> Decimal | None:
    try:
        return thai.read_number(form)
    except ValueError:
        return None


def _equal(value: Decimal, number: Decimal, form: str) -> bool:
    return value == number or (value == -number and any(word in form for word in _FALLING))

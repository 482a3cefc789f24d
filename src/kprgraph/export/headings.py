"""Thai and English headings of tables and columns: from the ontology; kinds of the registry from here."""

from collections.abc import Mapping
from types import MappingProxyType

from kprgraph.errors import Text
from kprgraph.store import Store

KINDS: Mapping[str, Text] = MappingProxyType(
    {
        "agency": Text(th="หน่วยงาน", en="Agencies"),
        "award": Text(th="รางวัล", en="Awards"),
        "committee": Text(th="คณะกรรมการ", en="Committees"),
        "component": Text(th="ส่วนประกอบ", en="Components"),
        "cy": Text(th="ปีปฏิทิน", en="Calendar years"),
        "dataset": Text(th="ชุดข้อมูล", en="Datasets"),
        "document": Text(th="เอกสาร", en="Documents"),
        "event": Text(th="กิจกรรมสาธารณะ", en="Public events"),
        "fy": Text(th="ปีงบประมาณ", en="Fiscal years"),
        "group": Text(th="กลุ่มคนและกลุ่มหน่วยงาน", en="Groups"),
        "indicator": Text(th="ตัวชี้วัด", en="Indicators"),
        "law": Text(th="กฎหมายและมติ", en="Laws and resolutions"),
        "licence": Text(th="ใบอนุญาต", en="Licences"),
        "method": Text(th="วิธีการ", en="Methods"),
        "period": Text(th="ช่วงเวลา", en="Periods"),
        "person": Text(th="บุคคล", en="Persons"),
        "place": Text(th="พื้นที่", en="Places"),
        "platform": Text(th="แพลตฟอร์มและระบบ", en="Platforms and systems"),
        "policy": Text(th="นโยบายและแผน", en="Policies and plans"),
        "post": Text(th="ตำแหน่ง", en="Posts"),
        "programme": Text(th="แผนงานและโครงการ", en="Programmes and projects"),
        "service": Text(th="งานบริการ", en="Services"),
        "work": Text(th="ผลงาน", en="Works"),
    }
)
"""Kind, as in `.../id/{kind}/{slug}`, and what its table is called."""


def heading(store: Store, iri: str) -> Text:
    """What a class or a property is called; its CURIE where the ontology does not name it."""
    return Text(th=store.label(iri, "th"), en=store.label(iri, "en"))

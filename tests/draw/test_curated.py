"""One of each kind from the report: it fits, and says what the report says."""

import pytest

from kprgraph import draw
from kprgraph.draw.album import subjects
from kprgraph.store import Store
from tests.draw.conftest import outside, overlapping, texts

pytestmark = pytest.mark.curated

PICTURES = [
    ("service", "service:a09-hsss"),
    ("service", "service:a12-acmecs-nsw"),
    ("agency", "agency:dof"),
    ("agency", "agency:opdc"),
    ("what-if", "agency:dof"),
    ("what-if", "platform:citizen-portal"),
    ("matrix", None),
    ("sankey", None),
    ("committees", None),
    ("committees", "committee:paec"),
    ("timeline", None),
    ("timeline", "agency:dof"),
]


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize(("kind", "iri"), PICTURES)
def test_nothing_is_cut_off_or_on_top_of_another(store: Store, kind: str, iri: str | None, lang: str) -> None:
    scene = draw.drawing(store, kind, iri, lang, "2566.1.0")
    assert overlapping(scene) == []
    assert outside(scene) == []
    assert min(words.size for words in scene.words()) >= 14


def test_all_services_of_the_agenda_are_drawn(store: Store) -> None:
    names = [subject.name for subject in subjects(store)]
    assert len(names) == 16
    assert len([name for name in names if name.startswith("service-a")]) == 12


def test_hsss_names_its_feeders_states_and_place_in_the_report(store: Store) -> None:
    said = texts(draw.service(store, "service:a09-hsss"))
    for name in (
        "กรมโรงงานอุตสาหกรรม",
        "กรมประมง",
        "กรมปศุสัตว์",
        "กรมวิชาการเกษตร",
        "สำนักงานคณะกรรมการอาหารและยา",
    ):
        assert name in said
    assert "ส่งข้อมูล · ทดสอบแล้ว · ปีงบประมาณ 2565" in said
    (source,) = (text for text in said if text.startswith("ที่มา"))
    assert source == "ที่มา: รายงานการพัฒนาระบบราชการ ประจำปี 2566 หน้า 47–52 (บรรทัด 997, 1026–1028)"


def test_the_planned_channel_of_gap_is_dashed(store: Store) -> None:
    picture = draw.service(store, "service:a10-gap", "en")
    (planned,) = [
        part for part in picture.split("<g ") if part.startswith('class="link"') and "planned" in part
    ]
    assert "GAP platform" in planned
    assert 'stroke-dasharray="9 7"' in planned

"""How relations and states look: each has a colour, a shape and a word, so that no one depends on colour.

The colours keep at least 3:1 on white and differ under simulated protanopia, deuteranopia and tritanopia; a
test holds them to that. The state of a link is told by the dashes of its line and by how its mark is filled.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kprgraph.errors import Text

INDIGO, BLUE, VERMILLION, WINE, PINK, BLACK = "#332288", "#3D5AFE", "#D55E00", "#882255", "#CC79A7", "#000000"
COLOURS = (INDIGO, VERMILLION, BLUE, WINE, PINK, BLACK)


@dataclass(frozen=True, slots=True)
class Role:
    """How one kind of link looks and is called.

    Attributes:
        shape: Name of the mark, see `marks`.
        colour: Of mark and line.
        does: What stands at the source of the link, from the view of the target.
        is_done: What the source does to the target, as a heading.
        lost: What the target loses with the source.
        thick: Width of the line.
    """

    shape: str
    colour: str
    does: Text
    is_done: Text
    lost: Text
    thick: float = 2.5


def _texts(does: str, is_done: str, lost: str) -> tuple[Text, Text, Text]:
    """Three texts, each with Thai and English parted by a bar."""
    one, two, three = (Text(*said.split(" | ")) for said in (does, is_done, lost))
    return one, two, three


ROLES: Mapping[str, Role] = MappingProxyType(
    {
        "ownership": Role(
            "square",
            INDIGO,
            *_texts("เจ้าของงาน | owner", "เป็นเจ้าของ | owns", "ขาดเจ้าของงาน | loses its owner"),
            thick=4,
        ),
        "feed": Role(
            "circle",
            VERMILLION,
            *_texts("ส่งข้อมูล | feeds data", "ส่งข้อมูลให้ | feeds data to", "ขาดผู้ส่งข้อมูล | loses a data feeder"),
        ),
        "development": Role(
            "diamond",
            WINE,
            *_texts("พัฒนาระบบ | developer", "พัฒนา | develops", "ขาดผู้พัฒนา | loses a developer"),
        ),
        "operation": Role(
            "triangle",
            PINK,
            *_texts("ดำเนินการ | operator", "ดำเนินการ | operates", "ขาดผู้ดำเนินการ | loses its operator"),
        ),
        "via": Role(
            "pentagon",
            VERMILLION,
            *_texts(
                "ส่งผ่านข้อมูล | passes data on",
                "ส่งผ่านข้อมูลให้ | passes data on to",
                "ขาดทางผ่านของข้อมูล | loses a way for data",
            ),
        ),
        "listing": Role(
            "hexagon",
            BLUE,
            *_texts(
                "ช่องทางให้บริการ | offers the service",
                "เป็นช่องทางของ | offers",
                "ขาดช่องทางให้บริการ | loses a channel",
            ),
        ),
        "dependency": Role(
            "arrow",
            BLACK,
            *_texts(
                "ระบบที่พึ่งพา | is depended on",
                "เป็นที่พึ่งพาของ | is depended on by",
                "ขาดระบบที่พึ่งพา | loses a system it depends on",
            ),
        ),
        "reliance": Role(
            "cross",
            BLACK,
            *_texts(
                "ระบบที่ใช้ | is relied on",
                "เป็นระบบที่ใช้โดย | is relied on by",
                "ขาดระบบที่ใช้ | loses a system it relies on",
            ),
        ),
    }
)
OTHER = Role(
    "dot",
    "#4A4A4A",
    *_texts("ตามหัวข้อ | as the heading says", "เกี่ยวข้องกับ | related to", "ขาดสิ่งที่อาศัย | loses a support"),
    thick=2,
)

DASHES: Mapping[str, str] = MappingProxyType({"tested": "16 5 3 5", "planned": "9 7"})
"""Status -> dashes of its line; every other state has a solid line."""

FILLS: Mapping[str, str] = MappingProxyType({"completed": "tick", "tested": "half", "planned": "hollow"})
"""Status -> how its mark is filled: ticked, with a core, empty; a mark without a state is full."""

STATUSES = ("completed", "tested", "planned", "stated")
"""Codes of the scheme `linkstatus:`, in the order of the legend."""

UNSAID = "stated"
"""The state of a link of which the report tells none; it goes without saying in pictures."""


def role(kind: str) -> Role:
    """How links of a kind look; kinds without a look of their own share one."""
    return ROLES.get(kind, OTHER)


def dash(status: str) -> str:
    """Dashes of the line of a link in this state, "" for a solid one."""
    return DASHES.get(status, "")

"""Texts of the page where the network is walked, step by step."""

from collections.abc import Mapping
from types import MappingProxyType

from kprgraph.errors import Text

EXPLORE_WORDS: Mapping[str, Text] = MappingProxyType(
    {
        "page_explore": Text(th="เดินดูความเชื่อมโยง", en="Walk the network"),
        "explore_lead": Text(
            th="เริ่มจากสิ่งหนึ่ง แล้วขยายไปทีละสิ่งที่เชื่อมกัน ลิงก์ของหน้านี้เปิดภาพเดิมให้ผู้อื่นเห็นได้",
            en="Begin with one thing and go on to what it is linked to. The address of this page shows the "
            "same picture to others.",
        ),
        "explore_pick": Text(th="เริ่มจาก", en="Begin with"),
        "explore_add": Text(th="เพิ่มสิ่งอื่นในภาพ", en="Add another thing"),
        "explore_title": Text(th="รอบ ๆ {name}", en="Around {name}"),
        "explore_question": Text(th="อะไรเชื่อมกับ {name} และอย่างไร", en="What is linked to {name}, and how?"),
        "explore_more": Text(th="ขยายจาก {name}", en="Go on from {name}"),
        "explore_caveat": Text(
            th="กล่องสีอ่อนคลิกเพื่อขยาย กล่องกรอบหนาคือสิ่งที่ขยายแล้ว คลิกเพื่อเปิดหน้าของสิ่งนั้น",
            en="A box with a thin frame goes on from there; one with a thick frame opens its page.",
        ),
        "canvas_summary": Text(
            th="{nodes} สิ่งเชื่อมกับ {name} ด้วย {edges} ความเชื่อมโยง",
            en="Things around {name}: {nodes}; links shown: {edges}.",
        ),
        "shown_things": Text(th="สิ่งที่ขยายแล้ว (คลิกเพื่อเอาออก)", en="Gone on from (click to take away)"),
        "shown_links": Text(
            th="ชนิดของความเชื่อมโยง (คลิกเพื่อซ่อนหรือแสดง)", en="Kinds of links (click to hide or show)"
        ),
        "picture_file": Text(th="ภาพนี้เป็นไฟล์", en="This picture as a file"),
        "slide": Text(th="ภาพสำหรับสไลด์ (16:9)", en="Picture for a slide (16:9)"),
        "take_away": Text(th="เอา {name} ออก", en="Take {name} away"),
        "which_links": Text(th="ความเชื่อมโยง", en="Links"),
        "links_all": Text(th="ทุกชนิด", en="all kinds"),
        "links_dependency": Text(th="เฉพาะการพึ่งพา", en="dependence only"),
        "every_section": Text(th="ทั้งรายงาน", en="the whole report"),
    }
)

"""Texts of the pages that answer a question, of the report by lines, and of the queries."""

# ruff: noqa: E501 - a text reads best in one piece

from collections.abc import Mapping
from types import MappingProxyType

from kprgraph.errors import Text

QUESTION_WORDS: Mapping[str, Text] = MappingProxyType(
    {
        # --- promises
        "promises_lead": Text(
            th="ทุกสิ่งที่รายงานบอกว่าจะทำต่อไป เรียงตามปีที่กำหนด",
            en="Everything that the report says is to be done, by the year it is due in.",
        ),
        "promises_question": Text(
            th="รายงานบอกว่าจะทำอะไร ใครรับผิดชอบ ภายในปีใด",
            en="What does the report say will be done, by whom, by which year?",
        ),
        "promises_answer": Text(
            th="{count} ข้อ ในจำนวนนี้ {undated} ข้อไม่บอกเวลา และ {unowned} ข้อไม่บอกผู้รับผิดชอบ",
            en="{count}; of these {undated} give no time and {unowned} name nobody responsible.",
        ),
        "promises_caveat": Text(
            th="ผลของแต่ละข้อต้องรอรายงานปีถัดไป", en="What came of each is for the next report to say."
        ),
        "due": Text(th="กำหนดเวลา", en="Due"),
        "due_year": Text(th="กำหนดในปี พ.ศ. {year}", en="Due in B.E. {year}"),
        "due_none": Text(th="ไม่บอกเวลา", en="No time given"),
        "responsible": Text(th="ผู้รับผิดชอบ", en="Responsible"),
        "challenges": Text(th="ความท้าทายที่มุ่งแก้", en="Challenges to be met"),
        "fulfilment": Text(th="ผลตามรายงานปีหลัง", en="What a later report says"),
        # --- targets
        "targets_lead": Text(
            th="เป้าหมายทุกค่าเทียบกับผลจริง สิ่งที่ไม่มีรายงานไม่ถือว่าบรรลุ",
            en="Every target against its actual value; what is not reported never counts as met.",
        ),
        "targets_question": Text(
            th="เป้าหมายใดมีผลเทียบได้ เป้าหมายใดยังไม่มีผล",
            en="Which targets can be held against a result, and which have none yet?",
        ),
        "targets_answer": Text(
            th="{count} เป้าหมาย มีค่าจริงเทียบได้ {actual} บรรลุ {met} รายงานบอกว่ายังไม่มีผล {not_reported} และไม่พบค่าจริง {no_actual}",
            en="{count} targets: {actual} with an actual value, {met} met, {not_reported} said to have no result yet, "
            "{no_actual} without an actual value.",
        ),
        "targets_caveat": Text(
            th="บรรลุหรือไม่บอกเฉพาะเมื่อหน่วยเดียวกันและรู้ว่ามากกว่าดีกว่าหรือน้อยกว่าดีกว่า",
            en="Met or not is told only where the units agree and it is known whether more or less is better.",
        ),
        "report_says": Text(th="รายงานเองว่า", en="The report says"),
        "result": Text(th="ผล", en="Result"),
        # --- mandate
        "mandate_lead": Text(
            th="อำนาจหน้าที่ตามกฎหมายทุกข้อ กับการดำเนินการที่รายงานผูกไว้กับข้อนั้น",
            en="Every legal power with the activities that the report ties to it.",
        ),
        "mandate_question": Text(
            th="อำนาจข้อใดของคณะกรรมการมีการดำเนินการในรายงาน ข้อใดไม่มี",
            en="Which powers of the committees saw reported activity, and which did not?",
        ),
        "mandate_answer": Text(
            th="{total} ข้อ มีการดำเนินการในรายงาน {exercised} ข้อ และไม่พบ {rest} ข้อ",
            en="{total} powers: activity is reported for {exercised}, none for {rest}.",
        ),
        "mandate_caveat": Text(
            th="ไม่พบในรายงานไม่ได้แปลว่าไม่ได้ทำ", en="None reported does not mean that nothing was done."
        ),
        "activity": Text(th="การดำเนินการ", en="Activity"),
        "exercised_of": Text(
            th="มีการดำเนินการในรายงาน {exercised} จาก {total} ข้อ",
            en="activity is reported for {exercised} of {total}",
        ),
        "reported_activity": Text(th="การดำเนินการในรายงาน", en="Reported activity"),
        # --- timeline
        "timeline_lead": Text(
            th="ทุกข้อเท็จจริงที่รายงานบอกวันที่หรือช่วงเวลา",
            en="Every fact for which the report gives a date or period.",
        ),
        "timeline_question": Text(th="อะไรเกิดหรือจะเกิดเมื่อใด", en="What happened or is to happen when?"),
        "timeline_answer": Text(th="{count} รายการที่มีเวลา", en="{count} entries with a time"),
        "timeline_caveat": Text(
            th="ปีงบประมาณเริ่ม 1 ตุลาคมของปีก่อน ตัวเลขแสดงในหน้าของแต่ละสิ่ง",
            en="A fiscal year begins on 1 October of the year before. Figures are on the pages of the things.",
        ),
        "years": Text(th="ปี", en="Years"),
        "year_title": Text(th="พ.ศ. {be}", en="B.E. {be} ({ce})"),
        "no_year": Text(th="ไม่มีปี", en="No year"),
        # --- audit
        "audit_lead": Text(
            th="คำนวณซ้ำและเทียบทุกค่าที่รายงานให้เทียบได้ แล้วเขียนเป็นคำถามถึงผู้จัดทำ",
            en="Every value that the report lets one re-compute or compare, as questions to its authors.",
        ),
        "audit_question": Text(
            th="ตัวเลขหรือชื่อใดในรายงานไม่ตรงกันหรือตรวจไม่ได้",
            en="Which figures or names do not agree, or cannot be checked?",
        ),
        "audit_answer": Text(
            th="ตรวจ {count} ข้อ ขัดกัน {contradictions} ควรถาม {questions} ตรงกัน {holds}",
            en="{count} checks: {contradictions} contradictions, {questions} questions, {holds} hold.",
        ),
        "audit_caveat": Text(
            th="ข้อค้นพบเป็นคำถาม ไม่ใช่คำตัดสินว่ารายงานผิด ความต่างอาจมาจากนิยาม ขอบเขต หรือการอ่านตัวอักษรจากภาพ",
            en="A finding is a question, not a judgement; definitions, scope or text recognition may explain it.",
        ),
        "open_ones": Text(th="ที่ควรถาม", en="with a question"),
        "verdict": Text(th="ผลการตรวจ", en="Verdict"),
        "check": Text(th="การตรวจ", en="Check"),
        "ask_authors": Text(th="คำถามถึงผู้จัดทำ", en="Question to the authors"),
        "stated_value": Text(th="ที่พิมพ์", en="Stated"),
        "computed_value": Text(th="ที่คำนวณหรือเทียบ", en="Computed or compared"),
        "formula": Text(th="วิธีคิด", en="Formula"),
        "side_by_side": Text(th="เทียบกัน", en="Side by side"),
        "block_findings": Text(th="ข้อที่ควรถามผู้จัดทำ", en="Questions to the authors"),
        # --- coverage
        "coverage_lead": Text(
            th="กราฟครอบคลุมรายงานเพียงใด และข้อความที่ใช้ขาดอะไร",
            en="How much of the report the graph holds, and what the text has lost.",
        ),
        "coverage_question": Text(
            th="บรรทัดใดของรายงานมีข้อเท็จจริงอ้างถึงแล้ว", en="Which lines of the report do facts cite?"
        ),
        "coverage_answer": Text(
            th="ข้อเท็จจริงอ้าง {cited} จาก {lines} บรรทัด (ร้อยละ {percent}) ข้อความขาดหาย {lost} แห่ง",
            en="Facts cite {cited} of {lines} lines ({percent} per cent); the text has lost {lost} things.",
        ),
        "coverage_caveat": Text(
            th="บรรทัดที่ถูกอ้างไม่ได้แปลว่าทุกคำในบรรทัดอยู่ในกราฟ",
            en="A cited line does not mean that every word of it is in the graph.",
        ),
        "coverage_without_text": Text(
            th="เมื่อเปิดเซิร์ฟเวอร์พร้อมข้อความรายงาน หน้านี้จะนับตัวเลขและชื่อด้วย",
            en="With the text of the report at hand, the server counts figures and names too.",
        ),
        "share_cited": Text(th="สัดส่วนบรรทัดที่ถูกอ้าง", en="Share of lines cited"),
        "cited_of": Text(th="{cited}/{lines} บรรทัด ({percent}%)", en="{cited}/{lines} lines ({percent}%)"),
        "lost_content": Text(th="สิ่งที่ข้อความขาดหาย", en="What the text has lost"),
        "lines_cited": Text(th="บรรทัดที่ถูกอ้าง", en="Lines cited"),
        "lines_reasoned": Text(th="บรรทัดที่มีเหตุผล", en="Lines explained"),
        "lines_open": Text(th="บรรทัดที่ค้าง", en="Lines open"),
        "figures": Text(th="ตัวเลข", en="Figures"),
        "figures_modelled": Text(th="ตัวเลขที่เก็บแล้ว", en="Figures modelled"),
        "figures_reasoned": Text(th="ตัวเลขที่มีเหตุผล", en="Figures explained"),
        "figures_open": Text(th="ตัวเลขที่ค้าง", en="Figures open"),
        "names": Text(th="ชื่อ", en="Names"),
        "names_modelled": Text(th="ชื่อที่เก็บแล้ว", en="Names modelled"),
        "names_reasoned": Text(th="ชื่อที่มีเหตุผล", en="Names explained"),
        "names_open": Text(th="ชื่อที่ค้าง", en="Names open"),
        # --- the report
        "report_title": Text(th="รายงานประจำปี {year}", en="Annual report B.E. {year}"),
        "source_lead": Text(
            th="เลือกหัวข้อหรือพิมพ์เลขบรรทัด แล้วดูข้อเท็จจริงทุกข้อที่อ้างบรรทัดนั้น",
            en="Choose a section or type line numbers and see every fact that cites them.",
        ),
        "lines_field": Text(th="บรรทัด", en="Lines"),
        "lines_hint": Text(th="เช่น 1026-1028", en="such as 1026-1028"),
        "lines_title": Text(th="บรรทัด {lines}", en="Lines {lines}"),
        "report_counts": Text(
            th="ข้อความทั้งหมดถูกอ้าง {facts} ครั้ง", en="Passages are cited {facts} times in all."
        ),
        "sections": Text(th="หัวข้อของรายงาน", en="Sections of the report"),
        "sections_inside": Text(th="หัวข้อย่อย", en="Sections inside"),
        "pages_of_section": Text(th="(หน้าของหัวข้อ)", en="(pages of the section)"),
        "the_text": Text(th="ข้อความในรายงาน", en="The text of the report"),
        "text_not_here": Text(
            th="ข้อความของรายงานไม่ได้เก็บไว้ในกราฟ จึงแสดงเฉพาะบรรทัด ข้อ และหน้า",
            en="The graph does not hold the words of the report; lines, section and pages are what it shows.",
        ),
        "facts_here": Text(th="ข้อเท็จจริงที่อ้างบรรทัดเหล่านี้", en="Facts that cite these lines"),
        "no_facts_here": Text(th="ยังไม่มีข้อเท็จจริงใดอ้างบรรทัดเหล่านี้", en="No fact cites these lines yet."),
        "turn_pages": Text(th="ช่วงก่อนและถัดไป", en="Passages before and after"),
        # --- queries and SPARQL
        "queries_lead": Text(
            th="{count} คำถามพร้อมคำตอบและที่มา", en="{count} questions with answers and evidence"
        ),
        "deeper_queries": Text(th="คำถามที่ใช้วิเคราะห์และตรวจสอบ", en="Questions behind analyses and checks"),
        "on_command_line": Text(th="ถามจากบรรทัดคำสั่ง", en="On the command line"),
        "sparql_lead": Text(
            th="ถามกราฟด้วย SPARQL อ่านอย่างเดียว คำนำหน้าทั้งหมดประกาศไว้แล้ว",
            en="Ask the graph in SPARQL, reading only; all prefixes are declared already.",
        ),
        "sparql_field": Text(th="คำถาม SPARQL", en="SPARQL query"),
        "run": Text(th="ถาม", en="Run"),
        "examples": Text(th="ตัวอย่างคำถาม", en="Example queries"),
        "known_prefixes": Text(th="คำนำหน้าที่ใช้ได้", en="Known prefixes"),
        "truncated": Text(
            th="คำตอบยาวกว่าที่แสดง ใช้ LIMIT และ OFFSET เพื่อดูส่วนที่เหลือ",
            en="The answer is longer than shown; use LIMIT and OFFSET for the rest.",
        ),
    }
)

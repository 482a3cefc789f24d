"""Texts of the pages that explore: home, lists, things, pictures; `words` joins all texts."""

# ruff: noqa: E501 - a text reads best in one piece

from collections.abc import Mapping
from types import MappingProxyType

from kprgraph.errors import Text

PAGE_WORDS: Mapping[str, Text] = MappingProxyType(
    {
        # --- home
        "home_lead": Text(
            th="ถามรายงานการพัฒนาระบบราชการได้ว่าใครเป็นเจ้าของ ใครส่งข้อมูล อะไรพึ่งพาอะไร และสัญญาอะไรไว้ พร้อมบรรทัดและหน้าที่อ้างได้",
            en="Ask the public-sector development report who owns, who feeds, what depends on what and what was "
            "promised, with the lines and pages to cite.",
        ),
        "begin_with": Text(th="เริ่มจากคำถาม", en="Begin with a question"),
        "ask_feeds": Text(th="ใครป้อนข้อมูลให้งานบริการใด", en="Who feeds which service?"),
        "ask_stop": Text(th="ถ้าหน่วยงานหยุดให้บริการ อะไรกระทบ", en="What is hit if an agency stops?"),
        "ask_mismatch": Text(th="ตัวเลขใดในรายงานไม่ตรงกัน", en="Which figures do not agree?"),
        "ask_promises": Text(th="รายงานสัญญาว่าจะทำอะไรต่อไป", en="What does the report promise next?"),
        "ask_powers": Text(th="อำนาจข้อใดยังไม่มีผลงานในรายงาน", en="Which powers saw no reported activity?"),
        "ask_targets": Text(th="เป้าหมายใดมีผลแล้ว เป้าหมายใดยังไม่รายงาน", en="Which targets have a result?"),
        "ask_flow": Text(
            th="กระทรวงใดอยู่เบื้องหลังงานบริการใด", en="Which ministries stand behind which services?"
        ),
        "ask_path": Text(th="สองสิ่งนี้เชื่อมโยงกันทางใด", en="How are two things connected?"),
        "agenda_services": Text(
            th="งานบริการ Agenda e-Service {count} งาน", en="The {count} Agenda e-Services"
        ),
        "fed_by": Text(th="ได้ข้อมูลจาก {count} แหล่ง", en="fed by {count} sources"),
        "fed_by_none": Text(th="รายงานไม่บอกว่าใครส่งข้อมูล", en="no feeder reported"),
        "and_planned": Text(th="และมีแผนอีก {count}", en="and {count} more planned"),
        "committees": Text(th="คณะกรรมการที่มีอำนาจตามกฎหมาย", en="Committees with legal powers"),
        "seats_powers": Text(th="{seats} ที่นั่ง · อำนาจหน้าที่ {powers} ข้อ", en="{seats} seats · {powers} powers"),
        "everything": Text(th="ทุกสิ่งในกราฟ", en="Everything in the graph"),
        "facts_count": Text(th="ข้อเท็จจริง {count} ข้อ", en="{count} facts"),
        "passages_count": Text(th="อ้างข้อความ {count} ช่วง", en="resting on {count} passages"),
        # --- lists and search
        "names_lead": Text(
            th="เรียงตามพจนานุกรม รวมชื่อย่อ ชื่ออังกฤษ และรูปสะกดที่พบในรายงาน",
            en="In Thai dictionary order, with abbreviations, English names and spellings as printed.",
        ),
        "letters": Text(th="ตัวอักษร", en="Letters"),
        "filter_names": Text(th="กรองชื่อ", en="Filter names"),
        "names_left": Text(th="เหลือ {} ชื่อ", en="{} names left"),
        "listing_lead": Text(th="ทั้งหมด {count} รายการ", en="{count} in all"),
        "records_lead": Text(
            th="ข้อเท็จจริง {count} ข้อ แต่ละข้อบอกที่มาเป็นบรรทัดของรายงาน",
            en="{count} facts, each with the lines of the report that it rests on.",
        ),
        "records_of_lead": Text(th="{count} ข้อ ตามลำดับในรายงาน", en="{count}, in the order of the report"),
        "search_title": Text(th="ค้นหา “{text}”", en="Search for “{text}”"),
        "search_found": Text(
            th="พบ {count} รายการที่มีชื่อตรงกับ “{text}”", en="{count} with a name that holds “{text}”"
        ),
        "search_near": Text(
            th="ไม่มีชื่อที่ตรงกับ “{text}” แสดง {count} รายการที่ใกล้เคียง",
            en="No name holds “{text}”; {count} resemble it",
        ),
        "columns_left": Text(
            th="อีก {count} คอลัมน์อยู่ในหน้าเต็ม ช่องว่างในตารางนี้จึงไม่ได้แปลว่าไม่เกี่ยวข้อง",
            en="{count} more columns are on the full page; a row that is empty here may have entries there.",
        ),
        "search_figures": Text(th="ตัวเลขที่พิมพ์ว่า {text}", en="Figures printed as {text}"),
        "name_in_other": Text(th="{role} (ภาษาอังกฤษ)", en="{role} (Thai)"),
        "search_none": Text(th="ไม่พบสิ่งใดที่ใกล้เคียง “{text}”", en="Nothing resembles “{text}”"),
        "search_help": Text(
            th="พิมพ์ส่วนใดของชื่อก็ได้ ไม่ต้องใส่วรรณยุกต์หรือเว้นวรรค ใช้เลขไทยหรืออารบิก ชื่อย่อ หรือรูปสะกดที่พิมพ์ผิด",
            en="Any part of a name will do, without tone marks or spaces, in Thai or Arabic digits, abbreviated or "
            "misprinted.",
        ),
        "matched": Text(th="ตรงกับชื่อ", en="matches"),
        "facts_named": Text(th="ข้อเท็จจริง {count} ข้อ", en="{count} facts"),
        # --- things, records, concepts
        "part_of": Text(th="อยู่ใน", en="Part of"),
        "block_names": Text(th="ชื่อและการสะกด", en="Names and spellings"),
        "block_around": Text(th="สิ่งที่อยู่รอบ ๆ", en="What stands around it"),
        "block_figures": Text(th="ตัวเลข", en="Figures"),
        "block_inverse": Text(th="สิ่งที่ชี้มาที่นี่", en="What points here"),
        "block_timeline": Text(th="ลำดับเวลา", en="Timeline"),
        "on_this_page": Text(th="ในหน้านี้", en="On this page"),
        "changes_meaning": Text(th="สะกดต่างจนความหมายเปลี่ยน", en="the spelling changes the meaning"),
        "points_here": Text(th="{name} (ของสิ่งเหล่านี้)", en="{name} (of these)"),
        "around_title": Text(th="สิ่งที่เชื่อมกับ {name}", en="What is linked to {name}"),
        "around_summary": Text(
            th="{before} สิ่งอยู่ต้นทาง และ {after} สิ่งอยู่ปลายทาง",
            en="{before} lead to it and {after} follow from it.",
        ),
        "do_layers": Text(th="แผนผังการพึ่งพา", en="Dependence map"),
        "do_what-if": Text(th="ถ้าสิ่งนี้หยุด อะไรกระทบ", en="What is hit if it stops?"),
        "do_path": Text(th="เชื่อมโยงกับสิ่งอื่นอย่างไร", en="How is it connected to another thing?"),
        "do_mandate": Text(th="อำนาจข้อใดมีผลงานในรายงาน", en="Which powers saw activity?"),
        "facts_as_table": Text(th="ข้อเท็จจริงทั้งหมดของหน้านี้เป็นตาราง", en="All facts of this page as a table"),
        "how_known": Text(th="รู้ได้อย่างไร", en="How it is known"),
        "all_properties": Text(th="ข้อมูลทั้งหมดของระเบียน", en="Everything the record holds"),
        "referring_facts": Text(th="ระเบียนที่อ้างถึงระเบียนนี้", en="Records that refer to it"),
        "same_passages": Text(th="ข้อเท็จจริงอื่นบนบรรทัดเดียวกัน", en="Other facts on the same lines"),
        "short_name": Text(th="ชื่อย่อสำหรับโปรแกรม", en="Short name for programs"),
        "written_in": Text(th="เก็บไว้ที่", en="kept in"),
        "same_list": Text(th="คำในชุดเดียวกัน", en="Words of the same list"),
        "marked_things": Text(th="สิ่งที่ใช้คำนี้", en="Things marked with it"),
        "marked_facts": Text(th="ข้อเท็จจริงที่ใช้คำนี้", en="Facts marked with it"),
        "see": Text(th="ดูด้วย", en="See also"),
        "terms_lead": Text(
            th="ชนิด คุณสมบัติ และชุดคำที่ใช้ในกราฟ พร้อมความหมาย",
            en="Classes, properties and lists of words that the graph uses, with what they mean.",
        ),
        "classes": Text(th="ชนิด", en="Classes"),
        "properties": Text(th="คุณสมบัติ", en="Properties"),
        "schemes": Text(th="ชุดคำ", en="Lists of words"),
        "kind_of": Text(th="เป็นชนิดหนึ่งของ", en="a kind of"),
        "said_of": Text(th="ใช้กับ", en="said of"),
        "leads_to": Text(th="ค่าคือ", en="leads to"),
        # --- matrix and evidence
        "matrix_lead": Text(
            th="แต่ละช่องคือบทบาทของหน่วยงานต่องานบริการ กดที่ช่องเพื่อดูหลักฐาน",
            en="Each cell is the role of an agency for a service; open it for the evidence.",
        ),
        "matrix_question": Text(
            th="หน่วยงานใดเป็นเจ้าของ ส่งข้อมูล หรือพัฒนางานบริการใด",
            en="Which agency owns, feeds or develops which service?",
        ),
        "matrix_answer": Text(
            th="{rows} หน่วยงานหรือกระทรวง เชื่อมกับ {services} งานบริการ รวม {links} บทบาท",
            en="Agencies or ministries: {rows}; services: {services}; roles: {links}.",
        ),
        "matrix_caveat": Text(
            th="สังกัดกระทรวงส่วนใหญ่เป็นความรู้จากนอกรายงาน",
            en="Most ministries are known from outside the report.",
        ),
        "rows_are": Text(th="แถวคือ", en="Rows are"),
        "by_agency": Text(th="หน่วยงาน", en="agencies"),
        "ministries": Text(th="กระทรวง", en="ministries"),
        "role_owner": Text(th="เจ้าของ", en="owner"),
        "role_feeder": Text(th="ส่งข้อมูล", en="feeder"),
        "role_developer": Text(th="พัฒนา", en="developer"),
        "row_order": Text(th="เรียงแถว", en="Order of rows"),
        "order_ministry": Text(th="ตามกระทรวง", en="by ministry"),
        "order_name": Text(th="ตามชื่อ", en="by name"),
        "order_count": Text(th="เชื่อมมากก่อน", en="most linked first"),
        "services_count": Text(th="จำนวนงาน", en="Services"),
        "rows_linked": Text(th="จำนวนแถวที่เชื่อม", en="Rows linked"),
        "evidence_title": Text(th="{first} กับ {second}", en="{first} and {second}"),
        "evidence_lead": Text(
            th="ทุกข้อเท็จจริงที่กล่าวถึงทั้งสองสิ่ง พร้อมบรรทัดที่เป็นที่มา",
            en="Every fact that names both, with the lines it rests on.",
        ),
        "links_between": Text(th="ความเชื่อมโยง", en="What links them"),
        "other_facts": Text(th="ข้อเท็จจริงอื่นที่กล่าวถึงทั้งสอง", en="Other facts that name both"),
        # --- layers
        "layers_lead": Text(
            th="เลือกสิ่งหนึ่ง แล้วดูว่าอะไรป้อนให้ และอะไรพึ่งพา",
            en="Choose a thing and see what feeds it and what depends on it.",
        ),
        "layers_pick": Text(th="งานบริการ หน่วยงาน หรือแพลตฟอร์ม", en="Service, agency or platform"),
        "layers_title": Text(th="การพึ่งพาของ {name}", en="Dependence of {name}"),
        "layers_question": Text(
            th="อะไรป้อนให้ {name} และอะไรพึ่งพา", en="What feeds {name}, and what depends on it?"
        ),
        "layers_question_any": Text(th="อะไรพึ่งพาอะไร", en="What depends on what?"),
        "layers_summary": Text(
            th="{before} สิ่งอยู่เบื้องหลัง {name} และ {after} สิ่งพึ่งพา {name}",
            en="{before} stand behind {name} and {after} depend on it.",
        ),
        "planned_dashed": Text(
            th="เส้นประคือความเชื่อมโยงที่เป็นเพียงแผน", en="Dashed lines are links that are only planned."
        ),
        "one_link": Text(th="หนึ่งความเชื่อมโยงที่รายงานกล่าวถึง", en="one link that the report tells of"),
        # --- what if
        "what-if_lead": Text(
            th="เลือกสิ่งหนึ่ง แล้วดูว่าถ้าหยุดจะกระทบอะไร ผ่านอะไร",
            en="Choose a thing and see what is hit if it stops, and through what.",
        ),
        "what-if_pick": Text(th="สิ่งที่หยุด", en="What stops"),
        "what-if_title": Text(th="ถ้า {name} หยุด", en="If {name} stops"),
        "what-if_question": Text(
            th="ถ้า {name} หยุด อะไรได้รับผลกระทบ และผ่านอะไร",
            en="If {name} stops, what is hit, and through what?",
        ),
        "what-if_question_any": Text(
            th="อะไรกระทบงานบริการมากที่สุดถ้าหยุด", en="What hits most services if it stops?"
        ),
        "what-if_answer": Text(th="กระทบ {count} สิ่ง", en="{count} would be hit."),
        "what-if_planned": Text(
            th="ในจำนวนนี้ {count} สิ่งกระทบเฉพาะเมื่อแผนที่เขียนไว้สำเร็จแล้ว",
            en="Of these, {count} only once a plan is carried out.",
        ),
        "what-if_none": Text(
            th="รายงานไม่ได้กล่าวถึงสิ่งใดที่พึ่งพา {name}", en="The report tells of nothing that depends on {name}."
        ),
        "what-if_summary": Text(
            th="กระทบ {count} สิ่ง ตามจำนวนขั้นจากซ้ายไปขวา",
            en="{count} would be hit, by steps from left to right.",
        ),
        "what-if_caveat": Text(
            th="การกระทบคือสิ่งที่ควรไปดู ไม่ใช่คำทำนายว่าจะล่ม และกราฟไม่รู้ว่าแหล่งอื่นแทนกันได้หรือไม่",
            en="A hit names what to look at; it does not predict a breakdown, and the graph does not know whether "
            "another source can stand in.",
        ),
        "what-if_table": Text(th="สิ่งที่ได้รับผล", en="What is hit"),
        "one_hit": Text(th="หนึ่งสิ่งที่ได้รับผล กับทางที่ผลไปถึง", en="one thing that is hit, with the way to it"),
        "affected": Text(th="สิ่งที่ได้รับผล", en="Affected"),
        "distance": Text(th="ขั้น", en="Steps"),
        "via": Text(th="ผ่าน", en="Via"),
        "through_what": Text(th="กระทบอะไร ผ่านอะไร", en="What is hit, and through what"),
        "critical_title": Text(th="สิ่งที่งานบริการพึ่งพามากที่สุด", en="What most services depend on"),
        "critical_lead": Text(
            th="วัดจากสิ่งที่รายงานกล่าวถึง ไม่ใช่ความสำคัญ",
            en="Measured by what the report tells of, not by importance.",
        ),
        "critical_caveat": Text(
            th="หน่วยงานที่รายงานไม่ได้กล่าวถึงจะไม่ปรากฏ",
            en="A body that the report does not mention does not appear.",
        ),
        # --- sankey
        "sankey_lead": Text(
            th="ความกว้างของสายคือจำนวนหน่วยงานในกระทรวงที่อยู่เบื้องหลังงานบริการ",
            en="The width of a stream is the number of a ministry's agencies behind a service.",
        ),
        "sankey_question": Text(
            th="กระทรวงใดอยู่เบื้องหลังงานบริการใด ผ่านกี่หน่วยงาน",
            en="Which ministries stand behind which services, through how many agencies?",
        ),
        "sankey_answer": Text(
            th="{agencies} หน่วยงานใน {ministries} กระทรวงอยู่เบื้องหลัง {services} งานบริการ",
            en="{agencies} agencies in {ministries} ministries stand behind {services} services.",
        ),
        "sankey_caveat": Text(
            th="หน่วยงานหนึ่งนับครั้งเดียวต่อหนึ่งงานบริการ สังกัดกระทรวงส่วนใหญ่เป็นความรู้จากนอกรายงาน",
            en="An agency counts once per service. Most ministries are known from outside the report.",
        ),
        "planned_links": Text(th="ความเชื่อมโยงที่มีแผน", en="Planned links"),
        "with_planned": Text(th="นับด้วย", en="counted"),
        "without_planned": Text(th="ไม่นับ", en="not counted"),
        "stream": Text(
            th="{ministry} สู่ {service}: {count} หน่วยงาน", en="{ministry} to {service}: {count} agencies"
        ),
        "one_stream": Text(th="กระทรวงหนึ่งกับงานบริการหนึ่ง", en="one ministry and one service"),
        # --- path
        "path_lead": Text(
            th="บอกสองสิ่ง แล้วดูทางที่เชื่อมกันแน่นที่สุดเป็นประโยคและภาพ",
            en="Name two things and see the strongest ways between them in sentences and as a picture.",
        ),
        "path_from": Text(th="จาก", en="From"),
        "path_to": Text(th="ถึง", en="To"),
        "find_path": Text(th="หาทาง", en="Find a way"),
        "path_title": Text(th="{start} กับ {end}", en="{start} and {end}"),
        "path_question": Text(
            th="{start} กับ {end} เชื่อมโยงกันทางใด", en="How are {start} and {end} connected?"
        ),
        "path_question_any": Text(th="สองสิ่งเชื่อมโยงกันทางใด", en="How are two things connected?"),
        "path_summary": Text(
            th="พบ {count} ทางที่เชื่อม {start} กับ {end}", en="{count} ways connect {start} and {end}."
        ),
        "path_none": Text(
            th="รายงานไม่ได้กล่าวถึงสิ่งที่เชื่อม {start} กับ {end}",
            en="The report tells of nothing that connects {start} and {end}.",
        ),
        "path_caveat": Text(
            th="ทางที่แน่นที่สุดคือทางที่ผ่านความสัมพันธ์น้อยขั้นและไม่ใช่เพียงแผน ไม่ได้บอกความสำคัญ",
            en="The strongest way takes few links that are not mere plans; it does not measure importance.",
        ),
        "way": Text(th="ทาง", en="Way"),
        "way_number": Text(th="ทางที่ {number}", en="Way {number}"),
        "step": Text(th="ขั้น", en="Step"),
    }
)

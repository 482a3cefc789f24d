"""How a record of each class reads as a sentence.

`{kpr:owner}` stands for what the record has there. A part in square brackets is left out where something in
it is missing; outside brackets, what is missing reads as an ellipsis. `{kpr:value!}` takes the words as printed.
"""

# ruff: noqa: E501 - a text reads best in one piece

from collections.abc import Mapping
from types import MappingProxyType

from kprgraph.errors import Text

GIST = "dct:description"

PATTERNS: Mapping[str, Text] = MappingProxyType(
    {
        # --- services and who stands behind them
        "kpr:Ownership": Text(th="{kpr:owner} เป็นเจ้าของ {kpr:owned}", en="{kpr:owner} owns {kpr:owned}"),
        "kpr:DataFeed": Text(
            th="{kpr:feedFrom} ส่งข้อมูลให้ {kpr:feedTo}[ ผ่าน {kpr:via}][ ชุดข้อมูล {kpr:dataset}]",
            en="{kpr:feedFrom} feeds {kpr:feedTo}[ through {kpr:via}][ with {kpr:dataset}]",
        ),
        "kpr:Development": Text(
            th="{kpr:developer} พัฒนา {kpr:developed}", en="{kpr:developer} develops {kpr:developed}"
        ),
        "kpr:PlatformListing": Text(
            th="{kpr:listed} ให้บริการบน {kpr:onPlatform}", en="{kpr:listed} is offered on {kpr:onPlatform}"
        ),
        "kpr:Dependency": Text(
            th="{kpr:dependent} พึ่งพา {kpr:dependsOn}", en="{kpr:dependent} depends on {kpr:dependsOn}"
        ),
        "kpr:Operation": Text(
            th="{kpr:operator} ดูแลระบบ {kpr:operated}", en="{kpr:operator} operates {kpr:operated}"
        ),
        "kpr:Reliance": Text(
            th="{kpr:relyingBody} อาศัย {kpr:reliesOn}", en="{kpr:relyingBody} relies on {kpr:reliesOn}"
        ),
        "kpr:LicenceOutput": Text(
            th="{kpr:issuingService} ออก {kpr:issuedLicence}[ โดย {kpr:issuer}]",
            en="{kpr:issuingService} issues {kpr:issuedLicence}[ by {kpr:issuer}]",
        ),
        "kpr:LevelRating": Text(th="{kpr:rated} อยู่ระดับ {kpr:level}", en="{kpr:rated} is at {kpr:level}"),
        "kpr:Funding": Text(
            th="{kpr:funder} สนับสนุนงบประมาณให้ {kpr:funded}", en="{kpr:funder} funds {kpr:funded}"
        ),
        # --- lists
        "kpr:ListEntry": Text(
            th="{kpr:entry} อยู่ลำดับที่ {kpr:position} ใน {kpr:inList}",
            en="{kpr:entry} is number {kpr:position} in {kpr:inList}",
        ),
        "kpr:StatedList": Text(
            th="{kpr:listOf} มี {kpr:asPrinted!}[ ได้แก่ {kpr:listMember}]",
            en="{kpr:listOf} has {kpr:asPrinted!}[, namely {kpr:listMember}]",
        ),
        # --- committees, posts, powers
        "kpr:Membership": Text(
            th="[{org:member} เป็น]{org:role} ใน {org:organization}[ โดยตำแหน่ง {kpr:exOfficioOf}]"
            "[ ในตำแหน่ง {kpr:inPost}][ มอบหมายโดย {kpr:designatedBy}][ (ที่นั่งที่ {kpr:seatNumber})]",
            en="[{org:member}, ]{org:role} on {org:organization}[ ex officio as {kpr:exOfficioOf}]"
            "[ as {kpr:inPost}][ designated by {kpr:designatedBy}][ (seat {kpr:seatNumber})]",
        ),
        "kpr:PostHolding": Text(
            th="{kpr:holder} ดำรงตำแหน่ง {kpr:post}", en="{kpr:holder} holds the post of {kpr:post}"
        ),
        "kpr:Affiliation": Text(
            th="{kpr:body} สังกัด {kpr:parentBody}", en="{kpr:body} belongs to {kpr:parentBody}"
        ),
        "kpr:Power": Text(
            th="{kpr:powerOf} มีอำนาจหน้าที่ข้อ {kpr:clause} {skos:prefLabel}[ ตาม {kpr:legalBasis}]",
            en="{kpr:powerOf} has power {kpr:clause}, {skos:prefLabel}[, under {kpr:legalBasis}]",
        ),
        "kpr:Mission": Text(
            th="{kpr:missionOf} มีพันธกิจข้อ {skos:notation} {skos:prefLabel}",
            en="{kpr:missionOf} has mission {skos:notation}, {skos:prefLabel}",
        ),
        "kpr:Establishment": Text(
            th="{kpr:established} จัดตั้งตาม {kpr:legalBasis}",
            en="{kpr:established} is established under {kpr:legalBasis}",
        ),
        "kpr:SecretariatDuty": Text(
            th="{kpr:secretariat} เป็นฝ่ายเลขานุการของ {kpr:secretariatOf}",
            en="{kpr:secretariat} is the secretariat of {kpr:secretariatOf}",
        ),
        "kpr:Delegation": Text(
            th="{kpr:delegatedBy} มอบอำนาจให้ {kpr:delegatedTo}[ เมื่อ {kpr:condition}]",
            en="{kpr:delegatedBy} delegates to {kpr:delegatedTo}[ where {kpr:condition}]",
        ),
        "kpr:Requirement": Text(
            th="[{kpr:requiredBy} ]กำหนดหน้าที่ให้ {kpr:requiredOf}[ เกี่ยวกับ {kpr:concerns}]",
            en="[{kpr:requiredBy}: ]an obligation of {kpr:requiredOf}[ about {kpr:concerns}]",
        ),
        # --- figures
        "kpr:Figure": Text(
            th="{kpr:about} – {kpr:indicator} {kpr:asPrinted!}",
            en="{kpr:about} – {kpr:indicator}: {kpr:asPrinted!}",
        ),
        "kpr:Breakdown": Text(
            th="{kpr:total} แจกแจงเป็น {kpr:part}", en="{kpr:total} is made up of {kpr:part}"
        ),
        "kpr:Comparison": Text(
            th="{kpr:changeFigure} จาก {kpr:earlierFigure} เป็น {kpr:laterFigure}",
            en="{kpr:changeFigure} from {kpr:earlierFigure} to {kpr:laterFigure}",
        ),
        "kpr:Share": Text(
            th="{kpr:shareFigure} คิดจาก {kpr:part} ใน {kpr:total}",
            en="{kpr:shareFigure} follows from {kpr:part} of {kpr:total}",
        ),
        "kpr:Product": Text(
            th="{kpr:productFigure} เป็นผลคูณของ {kpr:factor}",
            en="{kpr:productFigure} is the product of {kpr:factor}",
        ),
        "kpr:TargetComparison": Text(
            th="เป้าหมาย {kpr:targetFigure}[ ผลจริง {kpr:actualFigure}][ ผล: {kpr:missingResult}]",
            en="target {kpr:targetFigure}[, actual {kpr:actualFigure}][, result: {kpr:missingResult}]",
        ),
        "kpr:NotReported": Text(
            th="ยังไม่มีรายงานผลของ {kpr:indicator}[ เรื่อง {kpr:about}]",
            en="no result is reported yet for {kpr:indicator}[ of {kpr:about}]",
        ),
        # --- what was done, is to be done, is said
        "kpr:Activity": Text(
            th="[{kpr:actor}: ]{dct:description}[ · ร่วมกับ {kpr:partner}][ · เกี่ยวกับ {kpr:concerns}]"
            "[ · จัดทำ {kpr:produced}][ · ที่ {dct:spatial}][ · ใช้อำนาจ {kpr:exercisesPower}]",
            en="[{kpr:actor}: ]{dct:description}[ · with {kpr:partner}][ · about {kpr:concerns}]"
            "[ · produced {kpr:produced}][ · in {dct:spatial}][ · exercising {kpr:exercisesPower}]",
        ),
        "kpr:NextStep": Text(
            th="{dct:description}[ · ผู้รับผิดชอบ {kpr:responsible}][ · เกี่ยวกับ {kpr:concerns}]",
            en="{dct:description}[ · responsible: {kpr:responsible}][ · about {kpr:concerns}]",
        ),
        "kpr:Challenge": Text(
            th="{dct:description}[ · เกี่ยวกับ {kpr:concerns}]", en="{dct:description}[ · about {kpr:concerns}]"
        ),
        "kpr:Statement": Text(
            th="{dct:description}[ · เรื่อง {kpr:about}][ · เกี่ยวกับ {kpr:concerns}]",
            en="{dct:description}[ · on {kpr:about}][ · about {kpr:concerns}]",
        ),
        "kpr:Recommendation": Text(
            th="[{kpr:madeBy} เสนอ: ]{dct:description}[ · เสนอต่อ {kpr:madeTo}][ · เกี่ยวกับ {kpr:concerns}]",
            en="[{kpr:madeBy} proposes: ]{dct:description}[ · to {kpr:madeTo}][ · about {kpr:concerns}]",
        ),
        "kpr:Partnership": Text(
            th="{kpr:party} ร่วมมือกัน[เรื่อง {kpr:concerns}][ ตาม {kpr:instrument}]",
            en="{kpr:party} cooperate[ on {kpr:concerns}][ under {kpr:instrument}]",
        ),
        "kpr:Participation": Text(
            th="{kpr:participant} เข้าร่วม {kpr:participatesIn} ในฐานะ{kpr:participationRole}",
            en="{kpr:participant} takes part in {kpr:participatesIn} as {kpr:participationRole}",
        ),
        "kpr:PilotSite": Text(
            th="{kpr:ofPilot} นำร่อง[ใน {kpr:siteBody}][ที่ {dct:spatial}]",
            en="{kpr:ofPilot} is piloted[ in {kpr:siteBody}][ in {dct:spatial}]",
        ),
        "kpr:TrialArm": Text(
            th="กลุ่มที่ {kpr:armNumber} ของ {kpr:ofTrial} คือ {kpr:armGroup}",
            en="group {kpr:armNumber} of {kpr:ofTrial} is {kpr:armGroup}",
        ),
        "kpr:Conferral": Text(
            th="{kpr:recipient} ได้รับ {kpr:award}[ ประเภท{kpr:awardCategory}][ ระดับ{kpr:awardLevel}]"
            "[ จากผลงาน {kpr:work}][ มอบโดย {kpr:conferredBy}]",
            en="{kpr:recipient} received {kpr:award}[, {kpr:awardCategory}][, level {kpr:awardLevel}]"
            "[ for {kpr:work}][ from {kpr:conferredBy}]",
        ),
        "kpr:Assessment": Text(
            th="{kpr:assessed} ได้ระดับ {kpr:scaleLevel} ใน {kpr:assessedUnder}",
            en="{kpr:assessed} was rated {kpr:scaleLevel} in {kpr:assessedUnder}",
        ),
        "kpr:PolicyLink": Text(
            th="{kpr:aligned} สอดคล้องกับ {kpr:alignedWith}",
            en="{kpr:aligned} is in line with {kpr:alignedWith}",
        ),
        # --- changes of bodies and laws
        "kpr:ChangeEvent": Text(
            th="{org:originalOrganization} เปลี่ยนเป็น {org:resultingOrganization}[ ตาม {kpr:legalInstrument}]",
            en="{org:originalOrganization} became {org:resultingOrganization}[ under {kpr:legalInstrument}]",
        ),
        "kpr:RenameEvent": Text(
            th="{org:originalOrganization} เปลี่ยนชื่อเป็น {org:resultingOrganization}[ ตาม {kpr:legalInstrument}]",
            en="{org:originalOrganization} was renamed {org:resultingOrganization}[ under {kpr:legalInstrument}]",
        ),
        "kpr:TransferEvent": Text(
            th="{kpr:movedUnit} ย้ายจาก {kpr:fromBody} ไป {kpr:toBody}",
            en="{kpr:movedUnit} moved from {kpr:fromBody} to {kpr:toBody}",
        ),
        "kpr:MandateChange": Text(
            th="{org:originalOrganization} เปลี่ยนภารกิจ[ เกี่ยวกับ {kpr:concerns}]",
            en="{org:originalOrganization} changed its mandate[ about {kpr:concerns}]",
        ),
        "kpr:EstablishmentEvent": Text(
            th="ตั้ง {org:resultingOrganization}[ จาก {org:originalOrganization}]",
            en="{org:resultingOrganization} was set up[ from {org:originalOrganization}]",
        ),
        "kpr:DissolutionEvent": Text(
            th="{org:originalOrganization} ยุบเลิก", en="{org:originalOrganization} was dissolved"
        ),
        "kpr:FunctionTransfer": Text(
            th="[{kpr:fromBody} ]ถ่ายโอน {kpr:concerns} ให้ {kpr:toParty}[ เสนอโดย {kpr:proposedBy}]",
            en="[{kpr:fromBody} ]transfers {kpr:concerns} to {kpr:toParty}[, proposed by {kpr:proposedBy}]",
        ),
        "kpr:BillStage": Text(th="{kpr:bill} อยู่ในขั้น {adms:status}", en="{kpr:bill} stands at {adms:status}"),
        "kpr:LegalRelation": Text(
            th="{kpr:fromLaw} {kpr:lawRelation} {kpr:toLaw}", en="{kpr:fromLaw} {kpr:lawRelation} {kpr:toLaw}"
        ),
        # --- the text itself
        "kpr:NameUsage": Text(
            th="ชื่อของ {kpr:nameOf}[ พิมพ์ว่า “{kpr:asPrinted!}”][ หมายถึง “{kpr:asMeant!}”]",
            en="the name of {kpr:nameOf}[ is printed “{kpr:asPrinted!}”][, meant is “{kpr:asMeant!}”]",
        ),
        "kpr:TextCorrection": Text(
            th="พิมพ์ว่า “{kpr:asPrinted!}”[ หมายถึง “{kpr:asMeant!}”]",
            en="printed “{kpr:asPrinted!}”[, meant is “{kpr:asMeant!}”]",
        ),
        "kpr:LostContent": Text(
            th="{dct:description}[ (ตามที่พิมพ์ “{kpr:asPrinted!}”)][ · เกี่ยวกับ {kpr:concerns}]",
            en="{dct:description}[ (as printed “{kpr:asPrinted!}”)][ · about {kpr:concerns}]",
        ),
    }
)

NOTES = (
    "kpr:linkStatus",
    "kpr:figureRole",
    "kpr:qualifier",
    "kpr:dimension",
    "kpr:forPeriod",
    "kpr:sincePeriod",
    "kpr:duePeriod",
    "kpr:comparedWith",
    "kpr:asOf",
    "kpr:onDate",
    "kpr:gazetted",
    "kpr:completeness",
    "kpr:seatKind",
    "kpr:vacantSeat",
    "kpr:transferStatus",
    "kpr:claimKind",
    "kpr:nameKind",
    "kpr:notDated",
)
"""Told after the sentence, in this order."""

NAMED_NOTES = frozenset(
    {"kpr:sincePeriod", "kpr:duePeriod", "kpr:comparedWith", "kpr:asOf", "kpr:gazetted", "kpr:dimension"}
)
"""Notes that make no sense without the name of their property."""

"""What the report says, read from its lines by hand: the answers that the query files must give.

One block per query. A cell is the local name of a thing (`dopa` for กรมการปกครอง), a plain value, several
values with a space between, or `-` for nothing. `whole` answers are complete; of the others the rows given
here must come, in this order, among more, because other parts of the report add to them.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Answer:
    columns: str
    rows: str
    params: dict[str, object] = field(default_factory=dict)
    whole: bool = False
    lines: str = ""  # stated_in of the first row, as `first-last` numbers


ANSWERS: dict[str, Answer] = {
    "activities": Answer(
        "concerns actors years",
        """
        asset-register a02-land-building-tax | - | -
        a06-e-health-card vaccine-passport | - | 2565
        a09-hsss | diw | -
        a09-hsss | - | 2565
        agenda-e-service | opdc | -
        """,
    ),
    "agencies-in-several-services": Answer(
        "agency number services",
        """
        dld | 3 | a09-hsss a10-gap a11-farmer-registration
        doa | 3 | a09-hsss a10-gap a12-acmecs-nsw
        dof | 3 | a09-hsss a10-gap a11-farmer-registration
        dopa | 3 | a01-digital-id a12-acmecs-nsw p03-basic-data-check
        cgd | 2 | p06-welfare-check p07-medical-welfare-check
        doae | 2 | a10-gap a11-farmer-registration
        dol | 2 | a02-land-building-tax p04-land-plot-search
        fda | 2 | a09-hsss a12-acmecs-nsw
        qsds | 2 | a10-gap a11-farmer-registration
        """,
    ),
    "agencies-of-service": Answer(
        "agency ministry roles",
        """
        diw | industry | developer owner
        dld | moac | feeder
        doa | moac | feeder
        dof | moac | feeder
        fda | moph | feeder
        """,
        params={"service": "service:a09-hsss"},
        whole=True,
        lines="997 1026 1026-1028",
    ),
    "agenda-services": Answer(
        "position identifier service owners",
        """
        1 | A01 | a01-digital-id | dopa
        2 | A02 | a02-land-building-tax | dla dol
        3 | A03 | a03-welfare-alert | msdhs
        4 | A04 | a04-complaint-centre | pmo-ps
        5 | A05 | a05-ease-of-traveling | mots-ps
        6 | A06 | a06-e-health-card | moph
        7 | A07 | a07-jobseekers | doe
        8 | A08 | a08-sme-one-id | osmep
        9 | A09 | a09-hsss | diw
        10 | A10 | a10-gap | dld qsds
        11 | A11 | a11-farmer-registration | oae
        12 | A12 | a12-acmecs-nsw | customs
        """,
        whole=True,
    ),
    "bizportal-licence-agencies": Answer(
        "platform agency",
        """
        biz-portal | acfs
        biz-portal | cpd
        biz-portal | dcp
        biz-portal | dhss
        biz-portal | dlt
        biz-portal | dss
        biz-portal | nrct
        biz-portal | rfd
        """,
        params={"platform": "platform:biz-portal"},
        whole=True,
        lines="1046",
    ),
    "breakdowns": Answer(
        "about total sum_of_parts equal parts",
        """
        e-service-departments | 29 | 29 | True | 3
        a08-sme-one-id | 122634 | 122634 | True | 3
        """,
    ),
    "change-figures": Answer(
        "about value compared_with as_printed",
        """
        biz-portal | 754.33 | 2565 | ร้อยละ 754.33
        citizen-portal | 113.06 | 2565 | ร้อยละ 113.06
        a07-jobseekers | 10.04 | 2565 | ร้อยละ 10.04
        """,
    ),
    "citizen-portal-services": Answer(
        "service owner status",
        """
        a03-welfare-alert | msdhs | stated
        cp-djop-e-service | djop | stated
        cp-e-complaint | - | stated
        cp-land-building-tax | - | stated
        cp-marine-volunteers | - | stated
        cp-secondary-equivalence | - | stated
        cp-sports-clinic | - | stated
        disability-card | - | stated
        elderly-hardship-allowance | - | stated
        poor-child-allowance | - | stated
        """,
    ),
    "committee-members": Answer(
        "seat person_label roles post_label ex_officio as_of",
        """
        1 | ปานปรีย์ พหิทธานุกร | chair | รองนายกรัฐมนตรี | True | 2023-09-30
        2 | ปกรณ์ นิลประพันธ์ | member | เลขาธิการคณะกรรมการกฤษฎีกา | True | 2023-09-30
        3 | อนุชา พิชยนันท์ | member | เลขาธิการคณะกรรมการพัฒนาการเศรษฐกิจและสังคมแห่งชาติ | True | 2023-09-30
        4 | ณัฐฎ์จารี อนันตศิลป์ | member | เลขาธิการคณะรัฐมนตรี | True | 2023-09-30
        5 | เฉลิมพล เพ็ญสูตร | member | ผู้อำนวยการสำนักงบประมาณ | True | 2023-09-30
        6 | ณรงค์ศักดิ์ อังคะสุวพลา | member | - | False | 2023-09-30
        7 | ศักรินทร์ ภูมิรัตน | member | - | False | 2023-09-30
        8 | สุรพล นิตไกรพจน์ | member | - | False | 2023-09-30
        9 | ประสงค์ พูนธเนศ | member | - | False | 2023-09-30
        10 | ประสิทธิ์ เชื้อพานิช | member | - | False | 2023-09-30
        11 | วุฒิสาร ตันไชย | member | - | False | 2023-09-30
        12 | อ่อนฟ้า เวชชาชีวะ | member secretary | เลขาธิการคณะกรรมการพัฒนาระบบราชการ | True | 2023-09-30
        """,
        params={"committee": "committee:ppo"},
        whole=True,
        lines="254 258 271",
    ),
    "corrections-changing-meaning": Answer(
        "name_of as_printed as_meant",
        """
        a09-hsss | ระบบการอนุญาตวัตถุอันตราย ฉุกเฉิน จุดเดียว | ระบบการอนุญาตวัตถุอันตราย ณ จุดเดียว
        nesdc-sg-2566 | ตฤษา พิษยนันท์ | อนุชา พิชยนันท์
        - | มีได้อยู่ในกำกับ | มิได้อยู่ในกำกับ
        """,
    ),
    "dependencies-of": Answer(
        "dependent how status",
        """
        consumer-complaint | dependency | stated
        thangrat | dependency | stated
        vehicle-number-booking | dependency | stated
        online-registration | dependency | stated
        a01-digital-id | listing | stated
        """,
        params={"depends_on": "platform:thaid"},
    ),
    "eservices-by-level": Answer(
        "about level number examples",
        """
        e-service-departments | L1 | 10 | safety-model-workplace
        e-service-departments | L2 | 4 | public-company-e-registration
        e-service-departments | L3 | 15 | e-land
        """,
    ),
    "ex-officio-seats": Answer(
        "seat post body person",
        """
        1 | cabinet-appointed-minister | cabinet | -
        2 | ps-opm | pmo-ps | theerapat
        3 | ps-mof | mof | krisada
        4 | ps-moi | moi | suttipong
        5 | bb-director | bb | chalermpol
        6 | ocsc-sg | ocsc | piyawat
        7 | nesdc-sg | nesdc | nesdc-sg-2566
        8 | cgd-dg | cgd | kulaya
        17 | opdc-sg | opdc | onfa
        18 | opdc-dsg | opdc | surunglak
        """,
        params={"committee": "committee:paec"},
        whole=True,
    ),
    "external-facts": Answer(
        "kind body parent_body",
        """
        Affiliation | acfs | moac
        Affiliation | dof | moac
        Affiliation | opdc | opm
        """,
    ),
    "facts-on-lines": Answer(
        "line_start line_end kind",
        """
        997 | 997 | ListEntry
        997 | 997 | Ownership
        """,
        params={"from": 997, "to": 997},
    ),
    "feeds": Answer(
        "service agency role status fiscal_year via",
        """
        a01-digital-id | dopa | owner | stated | - | -
        a01-digital-id | thaid | platform | stated | - | -
        a02-land-building-tax | dla | owner | stated | - | -
        a02-land-building-tax | dol | owner | stated | - | -
        a02-land-building-tax | dla | feeder | stated | - | -
        a02-land-building-tax | dol | feeder | stated | - | -
        a02-land-building-tax | treasury | feeder | stated | - | -
        a02-land-building-tax | landsmaps | platform | stated | 2566 | -
        a02-land-building-tax | mobile-banking | platform | stated | 2566 | -
        a03-welfare-alert | msdhs | owner | stated | - | -
        a03-welfare-alert | citizen-portal | platform | stated | - | -
        a03-welfare-alert | thangrat | platform | stated | - | -
        a04-complaint-centre | pmo-ps | owner | stated | - | -
        a04-complaint-centre | bma | feeder | stated | - | 1111
        a04-complaint-centre | pmo-ps | developer | completed | - | -
        a04-complaint-centre | 1111 | platform | stated | - | -
        a05-ease-of-traveling | mots-ps | owner | stated | - | -
        a05-ease-of-traveling | oic | feeder | stated | - | entry-thailand
        a05-ease-of-traveling | rd | feeder | stated | - | entry-thailand
        a05-ease-of-traveling | tmd | feeder | stated | - | entry-thailand
        a05-ease-of-traveling | mots-ps | developer | completed | - | -
        a05-ease-of-traveling | entry-thailand | platform | completed | - | -
        a06-e-health-card | moph | owner | stated | - | -
        a06-e-health-card | ddc | developer | stated | 2565 | -
        a06-e-health-card | moph-ps | developer | stated | 2566 | -
        a06-e-health-card | h4u | platform | stated | 2566 | -
        a06-e-health-card | thangrat | platform | stated | 2566 | -
        a07-jobseekers | doe | owner | stated | - | -
        a07-jobseekers | doe | feeder | completed | - | doe-platform
        a07-jobseekers | mol | feeder | completed | - | mol-big-data
        a07-jobseekers | thai-mee-ngan-tham | platform | completed | - | -
        a08-sme-one-id | osmep | owner | stated | - | -
        a08-sme-one-id | dga | developer | completed | - | -
        a08-sme-one-id | osmep | developer | completed | - | -
        a09-hsss | diw | owner | stated | - | -
        a09-hsss | dld | feeder | completed | 2565 | -
        a09-hsss | doa | feeder | completed | 2566 | -
        a09-hsss | dof | feeder | completed | 2566 | -
        a09-hsss | dof | feeder | tested | 2565 | -
        a09-hsss | fda | feeder | completed | 2566 | -
        a09-hsss | diw | developer | completed | 2566 | -
        a10-gap | dld | owner | stated | - | -
        a10-gap | qsds | owner | stated | - | -
        a10-gap | acfs | developer | completed | - | -
        a10-gap | alro | developer | completed | - | -
        a10-gap | doa | developer | completed | - | -
        a10-gap | doae | developer | completed | - | -
        a10-gap | dof | developer | completed | - | -
        a10-gap | biz-portal | platform | completed | 2565 | -
        a10-gap | gap-platform | platform | planned | 2566 | -
        a10-gap | gap-platform | platform | planned | 2567 | -
        a11-farmer-registration | oae | owner | stated | - | -
        a11-farmer-registration | dld | developer | completed | 2565 | -
        a11-farmer-registration | doae | developer | completed | 2565 | -
        a11-farmer-registration | dof | developer | completed | 2565 | -
        a11-farmer-registration | oae | developer | completed | - | -
        a11-farmer-registration | qsds | developer | completed | 2565 | -
        a11-farmer-registration | one-stop-service | platform | planned | - | -
        a12-acmecs-nsw | customs | owner | stated | - | -
        a12-acmecs-nsw | dft | feeder | stated | - | nsw
        a12-acmecs-nsw | did | feeder | stated | - | nsw
        a12-acmecs-nsw | doa | feeder | stated | - | nsw
        a12-acmecs-nsw | dopa | feeder | stated | - | nsw
        a12-acmecs-nsw | fda | feeder | stated | - | nsw
        a12-acmecs-nsw | nsw | platform | stated | - | -
        """,
    ),
    "feeds-by-fiscal-year": Answer(
        "fiscal_year status number",
        """
        2565 | completed | 1
        2565 | tested | 1
        """,
        params={"fiscal_year": 2565},
        whole=True,
        lines="1026",
    ),
    "figures-by-indicator": Answer(
        "about value unit as_printed",
        """
        biz-portal | 81.4 | percent | ร้อยละ 81.40
        citizen-portal | 81.83 | percent | ร้อยละ 81.83
        """,
        params={"indicator": "indicator:user-satisfaction"},
    ),
    "figures-of": Answer(
        "indicator value unit qualifier period figure_role as_printed",
        """
        cost-saving | 10.6 | million-baht | over | 2566 | actual | 10.6 ล้านบาท
        licences-added | 32 | licence | - | 2566 | actual | 32 ใบอนุญาต
        licences-added-provinces | 5 | licence | - | 2566 | actual | 5 ใบอนุญาต
        licences-bangkok | 134 | licence | - | 2566 | actual | 134 ใบอนุญาต
        licences-provinces | 108 | licence | - | 2566 | actual | 108 ใบอนุญาต
        licensing-agencies | 8 | agency | - | 2566 | actual | 8 หน่วยงาน
        platform-use-growth | 754.33 | percent-change | - | 2566 | change | ร้อยละ 754.33
        platform-users | 20908 | person | - | 2566 | actual | 20,908 คน
        user-satisfaction | 81.4 | percent | - | 2566 | actual | ร้อยละ 81.40
        """,
        params={"about": "platform:biz-portal"},
        lines="1102-1103",
    ),
    "laws-founding-committees": Answer(
        "committee law document_type secretariat",
        """
        opdb | state-admin-act-2534 | act | opdc
        paec | audit-evaluation-reg-2548 | pm-office-regulation | opdc
        ppo | public-org-act-2542 | act | opdc
        """,
    ),
    "lost-content": Answer(
        "as_printed",
        """
        ภาพที่ 1
        ภาพที่ 16
        """,
    ),
    "names-as-printed": Answer(
        "name_of as_printed changes_meaning",
        """
        onfa | อ้นฟ้า เวชชาชีวะ | False
        thaid | แอปพลิเคชัน ThaiD | False
        bb-director | ผู้อำนวยการสำนักงานงบประมาณ | False
        a09-hsss | ระบบการอนุญาตวัตถุอันตราย ฉุกเฉิน จุดเดียว | True
        """,
    ),
    "networks/affiliation": Answer(
        "source target kind",
        """
        dof | moac | affiliation
        opdc | opdb | secretariat
        opdc-sg | opdc | post-in
        """,
    ),
    "networks/dependency": Answer(
        "source target kind status fiscal_years",
        """
        dof | a09-hsss | feed | tested | 2565
        dof | a09-hsss | feed | completed | 2566
        gap-platform | a10-gap | listing | planned | 2566 2567
        thaid | thangrat | dependency | stated | -
        a08-sme-one-id | rd | reliance | stated | -
        """,
    ),
    "networks/legal-basis": Answer(
        "source target kind",
        """
        public-org-act-2542 | ppo | establishment
        state-admin-act-5-2545 | state-admin-act-2534 | law
        state-admin-act-5-2545-s71-10 | opdb | power
        state-admin-act-5-2545-s71-10 | state-admin-act-5-2545 | part
        """,
    ),
    "networks/membership": Answer(
        "source target kind",
        """
        onfa | opdb | membership
        onfa | opdc-sg | post
        opdc-sg | ppo | seat
        """,
    ),
    "networks/work": Answer(
        "source target kind",
        """
        opdc | agenda-e-service | activity
        opdc | e-service | partnership
        a09-hsss | agenda-e-service | entry
        """,
    ),
    "next-steps": Answer(
        "fiscal_year concerns responsible",
        """
        - | e-service | opdc
        2566 | gap-platform a10-gap | dld qsds
        2566 | farmer-one one-stop-service a11-farmer-registration | oae
        2567 | a03-welfare-alert | msdhs
        2567 | a03-welfare-alert | msdhs
        2567 | gap-platform a10-gap | dld qsds
        2567 | farmer-one one-stop-service a11-farmer-registration | oae
        2567 | a12-acmecs-nsw | customs
        2567 | biz-portal citizen-portal | -
        2567 | digital-thailand-policy one-stop-service-centre | -
        2567 | service-centre-plan-2568-2570 | -
        2567 | - | -
        """,
    ),
    "owners-table-versus-paragraph": Answer(
        "service owner in_table in_paragraph",
        """
        a01-digital-id | dopa | True | True
        a02-land-building-tax | dla | True | True
        a02-land-building-tax | dol | True | True
        a03-welfare-alert | msdhs | True | True
        a04-complaint-centre | pmo-ps | True | True
        a05-ease-of-traveling | mots-ps | True | True
        a06-e-health-card | moph | True | True
        a07-jobseekers | doe | True | True
        a08-sme-one-id | osmep | True | True
        a09-hsss | diw | True | True
        a10-gap | dld | True | True
        a10-gap | qsds | True | True
        a11-farmer-registration | oae | True | True
        a12-acmecs-nsw | customs | True | True
        """,
        params={"programme": "programme:agenda-e-service"},
        whole=True,
        lines="953-958 989",
    ),
    "participations": Answer(
        "participant participation_role",
        """
        bma | payment-area
        nonthaburi-city | payment-area
        phuket-laos | payment-area
        """,
        params={"participates_in": "service:a02-land-building-tax"},
        whole=True,
        lines="1006",
    ),
    "partnerships": Answer(
        "parties concerns",
        """
        cgd dga etda opdc | e-service
        dga opdc | central-service-platforms
        """,
    ),
    "planned-links": Answer(
        "source target fiscal_year",
        """
        gap-platform | a10-gap | 2567
        farmer-one | a11-farmer-registration | 2567
        """,
        params={"fiscal_year": "๒๕๖๗"},
    ),
    "policy-alignment": Answer(
        "aligned_with part_of",
        """
        direction-2566-2570-advanced-government | direction-2566-2570
        direction-2566-2570-open-government | direction-2566-2570
        master-plan-20 | master-plan-revised
        master-plan-revised | -
        nesdp-13 | -
        nesdp-13-milestone-13 | nesdp-13
        psd-strategy-2564-2565 | -
        """,
        params={"aligned": "policy:direction-2566-2570"},
        whole=True,
        lines="359",
    ),
    "post-holders": Answer(
        "post person_label",
        """
        opdc-sg | อ่อนฟ้า เวชชาชีวะ
        opdc-dsg | อารีย์พันธ์ เจริญสุข
        opdc-dsg | สุรุ่งลักษณ์ เมฆะอำนวยชัย
        opdc-dsg | วิริยา เนตรน้อย
        opdc-dsg | ศิริเนตร กล้าทนาย
        opdc-asg | ดารุณีย์ เพ่าสุวรรณ
        """,
        params={"body": "agency:opdc"},
        whole=True,
        lines="327 331 343 355",
    ),
    "powers-of-committee": Answer(
        "clause provision law",
        "\n".join(f"{n} | audit-evaluation-reg-2548-c13 | audit-evaluation-reg-2548" for n in range(1, 9)),
        params={"committee": "committee:paec"},
        whole=True,
        lines="314 316 318",
    ),
    "provincial-eservices": Answer(
        "position service owner rank share",
        """
        1 | p01-driving-licence-queue | dlt | 4 | 8.75
        2 | p02-vehicle-number | - | - | -
        3 | p03-basic-data-check | dopa | 1 | 21.77
        4 | p04-land-plot-search | dol | 5 | 5.3
        5 | p05-case-tracking | - | - | -
        6 | p06-welfare-check | cgd | 2 | 11.69
        7 | p07-medical-welfare-check | cgd | 3 | 9.75
        8 | p08-saplings | - | - | -
        9 | p09-soil-activator | - | - | -
        10 | p10-disability-card-request | - | - | -
        11 | p11-income-tax | - | - | -
        12 | p12-water-provincial | - | - | -
        13 | p13-electricity-metropolitan | - | - | -
        14 | p14-electricity-provincial | - | - | -
        15 | p15-supplier-registration | - | - | -
        16 | p16-animal-epidemic | - | - | -
        17 | p17-unemployed-registration | - | - | -
        18 | p18-smart-job-center | - | - | -
        19 | p19-section-40-insured | - | - | -
        20 | p20-unemployment-benefit | - | - | -
        """,
        whole=True,
    ),
    "record-kinds": Answer(
        "kind support",
        """
        LevelRating | stated
        ListEntry | list-position
        Power | stated
        """,
    ),
    "reliance-on-services": Answer(
        "body status",
        """
        boi | stated
        cdd | stated
        dip | stated
        fti | stated
        industry-ps | stated
        rd | stated
        """,
        params={"service": "service:a08-sme-one-id"},
        whole=True,
        lines="1024",
    ),
    "services-by-ministry": Answer(
        "service bodies",
        """
        a09-hsss | dld doa dof
        a10-gap | acfs alro dld doa doae dof qsds
        a11-farmer-registration | dld doae dof oae qsds
        a12-acmecs-nsw | doa
        """,
        params={"ministry": "agency:moac"},
    ),
    "services-of-agency": Answer(
        "service role statuses",
        """
        a09-hsss | feeder | completed tested
        a10-gap | developer | completed
        a11-farmer-registration | developer | completed
        """,
        params={"agency": "agency:dof"},
    ),
    "services-on-platform": Answer(
        "service how status",
        """
        a03-welfare-alert | listing | stated
        a06-e-health-card | listing | stated
        cp-djop-e-service | listing | stated
        cp-e-complaint | listing | stated
        cp-land-building-tax | listing | stated
        cp-marine-volunteers | listing | stated
        cp-secondary-equivalence | listing | stated
        cp-sports-clinic | listing | stated
        disability-card | listing | stated
        elderly-hardship-allowance | listing | stated
        poor-child-allowance | listing | stated
        """,
        params={"platform": "platform:thangrat"},
    ),
    "services-without-owner": Answer(
        "service lists",
        """
        cp-e-complaint | citizen-portal
        disability-card | a03-welfare-alert
        p02-vehicle-number | e-service-provinces
        p20-unemployment-benefit | e-service-provinces
        """,
    ),
    "stated-lists": Answer(
        "list_of stated_length named completeness",
        """
        citizen-portal | 19 | 0 | unnamed
        a04-complaint-centre | 11 | 0 | unnamed
        a07-jobseekers | 3 | 0 | unnamed
        """,
        params={"completeness": "unnamed"},
    ),
    "tested-links": Answer(
        "agency service fiscal_year completed_later",
        "dof | a09-hsss | 2565 | True",
        lines="1026",
    ),
    "themes-of-direction": Answer(
        "position theme",
        """
        1 | direction-2566-2570-theme-1
        2 | direction-2566-2570-theme-2
        3 | direction-2566-2570-theme-3
        """,
        params={"policy": "policy:direction-2566-2570"},
        whole=True,
        lines="359",
    ),
    "vacant-seats": Answer(
        "committee seat roles",
        "paec | 1 | chair",
        lines="289 293 312",
    ),
    "who-sits-on-several-committees": Answer(
        "person_label number committees",
        """
        อ่อนฟ้า เวชชาชีวะ | 3 | opdb paec ppo
        เฉลิมพล เพ็ญสูตร | 2 | paec ppo
        อนุชา พิชยนันท์ | 2 | paec ppo
        ปกรณ์ นิลประพันธ์ | 2 | opdb ppo
        ปานปรีย์ พหิทธานุกร | 2 | opdb ppo
        ปิยวัฒน์ ศิวรักษ์ | 2 | opdb paec
        ประสิทธิ์ เชื้อพานิช | 2 | paec ppo
        ธีรภัทร ประยูรสิทธิ | 2 | opdb paec
        วรากรณ์ สามโกเศศ | 2 | opdb paec
        """,
    ),
}

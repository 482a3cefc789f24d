"""More of what the report says, read from its lines by hand: answers to the questions about its sections."""

from tests.answers import Answer

REPORT_ANSWERS: dict[str, Answer] = {
    "agencies-in-several-programmes": Answer(
        "agency number programmes",
        """
        dga | 3 | central-service-platforms e-service open-data-catalogue
        dhss | 2 | digital-prototypes government-40
        onwr | 2 | od-regulatory-sandbox onwr-iu-prototype
        ratchathewi | 2 | idea4gov-pilot nudge-bangkok
        """,
    ),
    "ambiguous-periods": Answer(
        "kind about periods as_printed",
        """
        Figure | eec | 2566 | 295,000 ล้านบาท
        Figure | hrdi | 2568 | ร้อยละ 73
        Figure | justice-fund | 2566 | 7 วัน
        Figure | justice-fund | 2566 | 34 วัน
        """,
        lines="700",
    ),
    "assessment-distribution": Answer(
        "level number unit",
        """
        province-quality | 49 | province
        province-standard-high | 24 | province
        province-standard-basic | 3 | province
        """,
        params={"programme": "programme:assessment-provinces"},
        whole=True,
        lines="1583",
    ),
    "assessment-weights": Answer(
        "component weight unit",
        """
        public-organisations-performance | 70 | percent
        public-organisations-potential | 30 | percent
        """,
        params={"programme": "programme:assessment-public-organisations"},
        whole=True,
        lines="1593",
    ),
    "award-counts": Answer(
        "level number unit",
        """
        - | 1 | agency
        best-of-the-best | 1 | work
        good | 57 | work
        outstanding | 37 | work
        """,
        params={"award": "award:participatory-governance"},
        whole=True,
        lines="1813",
    ),
    "award-winners": Answer(
        "award level category recipient work year conferred_by",
        """
        asocio | outstanding | digital-government | excise | - | 2565 | asocio
        honorary | honour | - | dmsc | - | 2566 | opdb
        honorary | honour | - | excise | - | 2566 | opdb
        honorary | honour | - | moph-ps | - | 2566 | opdb
        participatory-governance | best-of-the-best | - | hrdi | hrdi-community-forest | 2566 | opdb
        public-service | outstanding | - | rayong-hospital | rayong-emergency-medical | 2566 | opdb
        """,
        whole=True,
        lines="1767 1802",
    ),
    "before-and-after": Answer(
        "indicator before before_year after after_year difference",
        """
        assistance-decision-time | 34 | 2566 | 7 | 2566 | -27
        citizen-satisfaction-public-services | 81.69 | 2565 | 83.24 | 2566 | 1.55
        online-service-use-share | 31.85 | 2564 | 58.41 | 2566 | 26.56
        waste-to-collect | 1.17 | 2566 | 0.635 | 2566 | -0.535
        joint-kpi-issues | 3 | 2566 | 5 | 2567 | 2
        pm25-target-provinces | 17 | 2566 | 39 | 2567 | 22
        assistance-decision-time | 28 | 2566 | 6 | 2566 | -22
        """,
        lines="700",
    ),
    "bills": Answer(
        "bill stage document_type",
        """
        facilitation-bill | drafting | draft-act
        fish-farm-fee-draft | drafting | draft-notification
        modern-administration-bill | drafting | draft-act
        modern-administration-bill | consultation | draft-act
        modern-administration-bill | revision | draft-act
        """,
        whole=True,
        lines="1146",
    ),
    "bodies-by-type": Answer(
        "body",
        """
        hua-wiang
        """,
        params={"type": "subdistrict-municipality"},
    ),
    "challenges": Answer(
        "concerns",
        """
        biz-portal citizen-portal e-service
        """,
    ),
    "change-events": Answer(
        "kind originals resulting from_body to_body legal_instrument gazetted",
        """
        ChangeEvent | dcce | dcce | - | - | dcce-regulation-2566 | 2023-08-18
        EstablishmentEvent | onwr | onwr-basin-offices onwr-iu | - | - | - | -
        MandateChange | deqp | dcce | - | - | - | -
        MandateChange | mnre-ps pcd | mnre-ps pcd | - | - | - | -
        RenameEvent | deqp | dcce | - | - | dcce-rename-decree-2566 | 2023-08-17
        RenameEvent | regional-environment-offices | environment-pollution-offices | - | - | - | -
        TransferEvent | onep-coordination-division | deqp | onep | deqp | - | -
        TransferEvent | regional-environment-offices | environment-pollution-offices | mnre-ps | pcd | - | -
        """,
        whole=True,
        lines="662-666",
    ),
    "cumulative-figures": Answer(
        "about indicator value unit",
        """
        biz-portal | platform-users | 20908 | person
        citizen-portal | platform-uses | 8258165 | time
        open-data-centre | open-data-users | 3 | million-persons
        npr | finished-batches | 15 | cohort
        npr | finished-people | 507 | person
        """,
        whole=True,
        lines="1088-1089",
    ),
    "documents": Answer(
        "document document_type",
        """
        djop-cost-guideline-draft | guideline
        good-governance-on-the-move | -
        letter-0503-2350 | letter
        research-use-agreement | mou
        tm6 | -
        """,
        lines="596-598",
    ),
    "events": Answer(
        "event satisfaction participants organisers places",
        """
        my-better-country-hackathon-12 | 92.7 | 79 คน | dop msdhs-ps opdc pmo-ps | -
        opengovspace-2566 | 89.41 | - | - | -
        opengov-for-citizen-2566 | 87.75 | กว่า 150 คน | - | khon-kaen nakhon-sawan
        """,
    ),
    "facts-by-section": Answer(
        "kind number",
        """
        NotReported | 1
        TargetComparison | 3
        """,
        params={"section": "3.6"},
    ),
    "function-transfers": Answer(
        "status functions from_bodies proposed_by",
        """
        preparing | function-energy-person-test | dede | -
        preparing | function-fish-farm-certification | dof | -
        preparing | function-juvenile-education | djop | -
        proposed | function-tourism-food-standard | - | chamber-of-commerce
        proposed | function-tourism-gem-shop-standard | - | chamber-of-commerce
        proposed | function-tourism-shopping-centre-standard | - | chamber-of-commerce
        proposed | function-tourism-souvenir-shop-standard | - | chamber-of-commerce
        proposed | function-tourism-street-food-standard | - | chamber-of-commerce
        proposed | function-tourism-wellness-standard | - | chamber-of-commerce
        to-be-studied | function-art-hall-activities | art-hall | -
        to-be-studied | function-cultural-centre-shows | cultural-centre | -
        to-be-studied | function-disability-data | - | -
        to-be-studied | function-gmp-certification | - | -
        to-be-studied | function-goods-analysis | - | -
        to-be-studied | function-medical-device-advertising | - | -
        """,
        whole=True,
        lines="590-592",
    ),
    "government-40": Answer(
        "agency examples",
        """
        dmsc | aliss
        cdd | otop-big-data
        treasury | property-valuation-centre
        treasury | treasury-e-auction
        dmsc | ilab-plus
        dol | e-lands landsmaps
        ldd | soil-doctors
        led | enforcement-free-areas
        moj | community-justice-centres proactive-justice
        dlpw | -
        dhss | -
        rd | -
        treasury | -
        """,
    ),
    "hpp-provinces": Answer(
        "round agenda province methods",
        """
        hpp | hpp-bcg-agriculture | suphan-buri | bcg
        hpp | hpp-tourism | prachuap-khiri-khan | 3s
        hpp | hpp-waste | phitsanulok | 3r
        hpp | hpp-wastewater | phichit | three-leaders
        hpp-plus | hpp-plus-border-economy | ubon-ratchathani | -
        hpp-plus | hpp-plus-clean-air | chiang-mai | -
        hpp-plus | hpp-plus-debt-free | buri-ram | -
        hpp-plus | hpp-plus-digital | khon-kaen | -
        hpp-plus | hpp-plus-green | phetchaburi | -
        """,
        whole=True,
    ),
    "international-partners": Answer(
        "partner kind role",
        """
        asean-governance-network | Participation | participant
        asocio | Conferral | conferredBy
        edelman | NextStep | responsible
        oecd | Activity | partner
        opengov-asia | NextStep | responsible
        undp | Development | developer
        undp | Partnership | party
        world-bank | Partnership | party
        """,
        lines="1663",
    ),
    "joint-kpi-issues": Answer(
        "issue target actual not_reported agencies provinces indicators",
        """
        joint-kpi-greenhouse | ร้อยละ 4 | ร้อยละ 8.94 | False | 27 | 17 | 23
        joint-kpi-pm | - | - | False | - | - | -
        joint-kpi-sme-otop | - | - | False | - | - | -
        joint-kpi-tourism | 1,704,001.14 ล้านบาท | 1,737,904.54 ล้านบาท | False | 18 | 27 | 26
        joint-kpi-water | ระดับ 3.25 | - | True | 7 | 27 | 7
        joint-kpi-water-management | - | - | False | - | - | -
        """,
        whole=True,
    ),
    "laws-cited": Answer(
        "section law document_type",
        """
        1.7 | modern-administration-bill | draft-act
        1.7 | state-admin-act-2534 | act
        """,
        params={"section": "1.7"},
        whole=True,
    ),
    "mandate": Answer(
        "clause activity",
        "\n".join(f"{clause} | -" for clause in range(1, 12)),
        params={"committee": "committee:ppo"},
        whole=True,
        lines="273 275 277",
    ),
    "methods": Answer(
        "method users used_in",
        """
        3r | - | hpp-waste
        3s | - | hpp-tourism
        bcg | - | hpp-bcg-agriculture
        nudge | - | nudge-food-waste
        public-service-innovation | pea-north-1 | pea-power-map
        """,
        lines="734 759-761",
    ),
    "missions": Answer(
        "number under law",
        """
        1 | - | -
        2 | - | -
        2.1 | mission-opdc-2 | -
        2.2 | mission-opdc-2 | -
        2.3 | mission-opdc-2 | -
        2.4 | mission-opdc-2 | -
        3 | - | -
        3.1 | mission-opdc-3 | facilitation-act-2558
        3.2 | mission-opdc-3 | -
        3.3 | mission-opdc-3 | -
        3.4 | mission-opdc-3 | -
        3.5 | mission-opdc-3 | -
        4 | - | -
        4.1 | mission-opdc-4 | -
        4.2 | mission-opdc-4 | -
        4.3 | mission-opdc-4 | -
        4.4 | mission-opdc-4 | -
        4.5 | mission-opdc-4 | -
        5 | - | -
        5.1 | mission-opdc-5 | -
        5.2 | mission-opdc-5 | -
        5.3 | mission-opdc-5 | -
        5.4 | mission-opdc-5 | -
        5.5 | mission-opdc-5 | -
        """,
        params={"body": "agency:opdc"},
        whole=True,
        lines="1897 1899",
    ),
    "money": Answer(
        "indicator about value unit qualifier figure_role",
        """
        average-household-income | hrdi-community-forest | 65270 | baht-per-household-per-year | - | actual
        cost-saving | biz-portal | 10.6 | million-baht | over | actual
        cost-saving | central-service-platforms | 4219 | million-baht | over | actual
        covid-test-import-saving | dmsc | 250 | million-baht | - | actual
        gdp-value-added | ev-support-measures | 200000 | million-baht | at-least | actual
        health-business-income | th | 1.8 | hundred-thousand-million-baht | over | actual
        hidden-cost-saving | citizen-portal | 4219 | million-baht | over | actual
        hidden-cost-saving | central-service-platforms | 4229 | million-baht | over | actual
        infant-screening-saving | dmsc | 10600 | million-baht-per-year | over | actual
        investment-application-value | eec | 295000 | million-baht | over | actual
        public-health-saving | dmsc | 10600 | million-baht-per-year | over | actual
        rt-pcr-kit-export-income | dmsc | 2200 | million-baht-per-year | - | actual
        saving-per-transaction | digital-prototypes | 510.97 | baht-per-transaction | up-to | forecast
        saving-per-year | digital-prototypes | 3379 | million-baht-per-year | about | forecast
        tourism-income | joint-kpi-tourism | 1737904.54 | million-baht | - | actual
        tourism-income | joint-kpi-tourism | 1704001.14 | million-baht | - | target
        waste-cost-reduction | hpp-waste | 14625 | baht-per-month | - | change
        """,
        whole=True,
    ),
    "open-data": Answer(
        "platform indicator value unit qualifier",
        """
        data-catalogue | catalogued-datasets | 18418 | dataset | -
        gdx | exchange-agencies | 13 | agency | -
        gdx | exchangeable-data | 74 | data-type | -
        open-data-centre | open-data-users | 3 | million-persons | over
        open-data-centre | published-datasets | 10545 | dataset | -
        open-data-centre | publishing-agencies | 1362 | agency | -
        """,
        whole=True,
    ),
    "people-and-posts": Answer(
        "post body committee roles as_of",
        """
        opdc-dsg | opdc | paec | assistant-secretary member | 2023-09-30
        opdc-dsg | opdc | - | - | 2023-09-30
        """,
        params={"person": "person:surunglak"},
        whole=True,
        lines="289 310 312",
    ),
    "pilot-sites": Answer(
        "pilot place body years",
        """
        area-plan-budget-integration | chanthaburi | - | -
        area-plan-budget-integration | lamphun | - | -
        area-plan-budget-integration | narathiwat | - | -
        function-juvenile-education | - | kanchanaphisek-centre | 2567
        hpp-waste | phitsanulok | ban-mai | 2566
        idea4gov-pilot | ayutthaya | hua-wiang | -
        idea4gov-pilot | bangkok | ratchathewi | -
        idea4gov-pilot | chon-buri | saen-suk | -
        nudge-bangkok | - | nong-chok | -
        nudge-bangkok | - | ratchathewi | -
        nudge-food-waste | ayutthaya | ban-sang | 2566
        od-regulatory-sandbox | - | dmf | -
        od-regulatory-sandbox | - | onwr | -
        og-mp-pm25 | doi-suthep-pui | - | 2566
        og-mp-pm25 | lampang | - | 2564 2565
        og-mp-pm25 | mae-chaem | - | 2566
        og-mp-pm25 | sing-buri | - | 2564 2565
        """,
        lines="773-777",
    ),
    "places": Answer(
        "section kind concerns as_printed",
        """
        1.5 | PilotSite | hpp-plus-clean-air | -
        1.6 | Activity | og-mp-pm25 | -
        2.1 | Figure | e-service-users-province | 1,914 คน
        2.1 | Figure | e-service-users-province-share | ร้อยละ 11.24
        2.5 | Activity | pea-power-map | -
        4.3 | Activity | highland-royal-project-model | -
        """,
        params={"place": "place:chiang-mai"},
        lines="769-771",
    ),
    "platforms": Answer(
        "platform owners developers services",
        """
        biz-portal | - | - | 1
        citizen-portal | - | - | 10
        e-lands | dol | - | 0
        health-link | mdes | - | 0
        idea4gov | - | opdc undp | 0
        otop-big-data | cdd | - | 0
        treasury-e-auction | treasury | - | 0
        ves | - | rd | 0
        """,
        lines="1030",
    ),
    "programmes-of-agency": Answer(
        "programme how",
        """
        digital-prototypes | participant
        government-40 | actor
        """,
        params={"agency": "agency:dhss"},
        whole=True,
        lines="1403-1409",
    ),
    "promises": Answer(
        "responsible due_years concerns",
        """
        dld qsds | 2566 2567 | gap-platform a10-gap
        oae | 2566 2567 | farmer-one one-stop-service a11-farmer-registration
        customs | 2567 | a12-acmecs-nsw
        world-bank | 2569 | b-ready
        - | - | idea4gov thangrat
        """,
        lines="1030",
    ),
    "prototype-agencies": Answer(
        "agency ministry year",
        """
        alro | moac | 2566
        dep | msdhs | 2566
        dhss | moph | 2566
        dnp | mnre | 2566
        doa | moac | 2566
        dof | moac | 2566
        dop | msdhs | 2566
        dopa | moi | 2566
        msdhs-ps | msdhs | 2566
        oae | moac | 2566
        qsds | moac | 2566
        rfd | mnre | 2566
        """,
        whole=True,
        lines="1403-1409",
    ),
    "recommendations": Answer(
        "made_by made_to concerns",
        """
        - | all-state-bodies | -
        - | - | my-better-country-hackathon-12 1111 proposal-1111-back-office
        - | bma | ban-khrua
        - | hua-wiang | ayutthaya
        - | saen-suk | chon-buri
        """,
        lines="516 535-540",
    ),
    "requirements": Answer(
        "required_by required_of",
        """
        state-admin-act-2534-s3-1 | opdc
        state-admin-act-5-2545-s71-10-10 | opdb
        - | public-organisations
        cabinet-2565-10-11 | public-organisations
        cabinet-2565-10-11 | ppo
        """,
        lines="1895-1897",
    ),
    "said-about": Answer(
        "kind claim_kind",
        """
        NextStep | -
        NextStep | -
        Statement | method
        Statement | expected-benefit
        Statement | result
        """,
        params={"about": "platform:pas"},
        whole=True,
        lines="676",
    ),
    "sandbox-pilots": Answer(
        "body prototypes methods duration",
        """
        dmf | dmf-psc-prototype | agility-prototype project-base | 2 ปี
        onwr | onwr-iu-prototype | agility-prototype sdu-principles | 2 ปี
        """,
        whole=True,
        lines="614-616 616",
    ),
    "satisfaction": Answer(
        "indicator about year value",
        """
        event-satisfaction | my-better-country-hackathon-12 | 2566 | 92.7
        event-satisfaction | opengov-for-citizen-2566 | 2566 | 87.75
        event-satisfaction | opengovspace-2566 | 2566 | 89.41
        user-satisfaction | biz-portal | 2566 | 81.4
        user-satisfaction | citizen-portal | 2566 | 81.83
        user-satisfaction | central-service-platforms | 2566 | 81
        """,
        lines="853-855",
    ),
    "strategy-issues": Answer(
        "number issue goal",
        "\n".join(f"{n} | opdc-strategy-{n} | opdc-strategy-{n}-goal" for n in range(1, 6)),
        params={"policy": "policy:opdc-strategy"},
        whole=True,
    ),
    "targets": Answer(
        "about indicator target actual not_reported",
        """
        dmsc | organisation-rank-asia | 3 | - | False
        hrdi | highland-food-sufficiency | 73 | - | False
        tceb | business-tourism-value-growth | 10 | - | False
        joint-kpi-greenhouse | emission-cut | 4 | 8.94 | False
        joint-kpi-tourism | tourism-income | 1704001.14 | 1737904.54 | False
        joint-kpi-water | water-security-level | 3.25 | - | True
        a12-acmecs-nsw | linked-processes | 470 | - | False
        """,
        lines="1731",
    ),
    "timeline": Answer(
        "about kind date_kind day",
        """
        dcce | ChangeEvent | gazetted | 2023-08-18
        dcce | RenameEvent | gazetted | 2023-08-17
        """,
        params={"thing": "agency:dcce"},
        whole=True,
        lines="662-666",
    ),
    "trial-groups": Answer(
        "number group control result",
        """
        1 | nudge-1 | True | -
        2 | nudge-2 | False | -
        3 | nudge-3 | False | -
        4 | nudge-4 | False | 76
        """,
        params={"trial": "programme:nudge-food-waste"},
        whole=True,
        lines="1489",
    ),
    "undated-promises": Answer(
        "section responsible",
        "1.6 | -\n" * 6,
        params={"section": "1.6"},
        whole=True,
        lines="847",
    ),
}

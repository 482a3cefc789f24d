"""What the report says, read from its lines by hand: answers to the queries that the analyses rest on."""

from tests.answers import Answer

NETWORK_ANSWERS: dict[str, Answer] = {
    "figures-of-services": Answer(
        "about indicator value counted role qualifier as_printed",
        """
        biz-portal | licences-bangkok | 134 | licences | actual | - | 134 ใบอนุญาต
        biz-portal | platform-users | 20908 | people | actual | - | 20,908 คน
        open-data-centre | open-data-users | 3 | people | actual | over | 3 ล้านคน
        land-title-deeds | expected-beneficiaries-per-year | 23000 | people | forecast | about | 23,000 รายต่อปี
        """,
    ),
    "networks/feeds": Answer(
        "source target kind status fiscal_years",
        """
        bma | a04-complaint-centre | feed | stated | -
        dof | a09-hsss | feed | tested | 2565
        dof | a09-hsss | feed | completed | 2566
        1111 | a04-complaint-centre | via | stated | -
        hdc | health-link | feed | stated | -
        """,
        lines="1012",
    ),
    "networks/foundation": Answer(
        "source target kind fiscal_years",
        """
        de-fund | digital-prototypes | funding | 2566
        area-administration-decree-2565 | integrated-projects | ground | -
        cabinet-2564-08-03 | agenda-e-service | ground | -
        dcce-rename-decree-2566 | dcce | instrument | -
        public-org-act-2542 | ppo | establishment | -
        state-admin-act-2534 | state-admin-act-5-2545 | amended-by | -
        state-admin-act-2534-s3-1 | opdc | duty | -
        state-admin-act-5-2545 | state-admin-act-5-2545-s71-10 | provision | -
        state-admin-act-5-2545-s71-10 | opdb | power | -
        agenda-e-service | a09-hsss | covers | -
        """,
        lines="1403-1407",
    ),
    "networks/ministry": Answer(
        "source target kind",
        """
        dof | moac | ministry
        moac | moac | ministry
        """,
    ),
    "networks/ownership": Answer(
        "source target kind status fiscal_years",
        """
        boi | e-land | ownership | stated | -
        diw | a09-hsss | development | completed | 2566
        diw | a09-hsss | ownership | stated | -
        """,
        lines="900",
    ),
    "networks/partnership": Answer(
        "source target kind",
        """
        dga | etda | partner
        excise | moph | joint-activity
        excise | moph | partner
        opdc | undp | partner
        """,
        lines="889-891",
    ),
    "networks/platforms": Answer(
        "source target kind status fiscal_years",
        """
        biz-portal | a10-gap | listing | completed | 2565
        farmer-one | a11-farmer-registration | dependency | planned | 2566 2567
        thaid | thangrat | dependency | stated | -
        a08-sme-one-id | rd | reliance | stated | -
        """,
        lines="1030",
    ),
    "networks/seats": Answer(
        "source target kind",
        """
        onfa | opdb | member
        onfa | opdb | secretary
        panpree | opdb | chair
        panpree | ppo | chair
        deputy-pm | ppo | chair
        """,
    ),
    "networks/taking-part": Answer(
        "source target kind status",
        """
        dhss | biz-portal | licence-provider | -
        dhss | digital-prototypes | pilot-body | -
        dof | agenda-e-service | feeder | completed
        dof | digital-prototypes | pilot-body | -
        excise | honorary | recipient | -
        """,
        lines="1046",
    ),
}

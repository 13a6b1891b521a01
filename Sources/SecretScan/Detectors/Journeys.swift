extension TokenRule {
    /// Flights, houses, roads and postal addresses.
    static let journeys: [TokenRule] = [
        TokenRule("flightaware-key", "aeroapi.flightaware.com", beside: ["flightaware", "aeroapi"], ["<A32>"],
            finds: [["flighta", "ware_secret = \"", "CVftHLA0h2uK", "n8LUvnDYsSAG", "ax0xmErC\""]],
            passesOver: [
                ["flighta", "ware_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "CVftH", "LA0h2uKn8LUv", "nDYsSAGax0xm", "ErC\""],
            ]),
        TokenRule("airlabs-key", "airlabs.co", beside: ["airlabs"], ["<uuid>"],
            finds: [["airla", "bs_key = \"", "ed649acc-12a", "0-68bd-d26e-", "97549e83b009", "\""]],
            passesOver: [
                ["airla", "bs_key = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "ed649", "acc-12a0-68b", "d-d26e-97549", "e83b009\""],
            ]),
        TokenRule(
            "skyscanner-key", "partners.api.skyscanner.net",
            beside: ["skyscanner"],
            ["<A32>", "<A20-100>"], .opaque,
            finds: [["skysca", "nner_key = \"", "YNDtkm7dBr3L", "0r90vOvc9fFX", "gmlH7F1x\""]],
            passesOver: [
                ["skysca", "nner_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "YNDtk", "m7dBr3L0r90v", "Ovc9fFXgmlH7", "F1x\""],
            ]),
        TokenRule("tripadvisor-key", "api.content.tripadvisor.com", beside: ["tripadvisor"], ["<X32>"],
            finds: [["tripadv", "isor_api_key: \"", "E67AB0F528F9", "F8D9F6B682FB", "C7D0136E\""]],
            passesOver: [
                ["tripadv", "isor_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "E67AB", "0F528F9F8D9F", "6B682FBC7D01", "36E\""],
            ]),
        TokenRule("walkscore-key", "api.walkscore.com", beside: ["walkscore"], ["<h32>"],
            finds: [["walksc", "ore_api_key: \"", "2c62a9f6426e", "267806bc10d1", "2daaf744\""]],
            passesOver: [
                ["walksc", "ore_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "2c62a", "9f6426e26780", "6bc10d12daaf", "744\""],
            ]),
        TokenRule("zillow-key", "zillow.com", beside: ["zillow", "zwsid"], ["X1-ZWz<l14>_<l5>"],
            finds: [["zill", "ow_secret = \"", "X1-ZWz0sacvl", "3x41biot_qfj", "vy\""]],
            passesOver: [
                ["zill", "ow_secret = \"", "X1-ZWzxxxxxx", "xxxxxxxx_xxx", "xx\""],
                ["other_commit = \"", "X1-ZW", "z0sacvl3x41b", "iot_qfjvy\""],
            ]),
        TokenRule("rentcast-key", "api.rentcast.io", beside: ["rentcast"], ["<h32>"],
            finds: [["rentc", "ast_secret = \"", "2ca58e484a72", "c75910b3d7ae", "606cf9d8\""]],
            passesOver: [
                ["rentc", "ast_secret = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "2ca58", "e484a72c7591", "0b3d7ae606cf", "9d8\""],
            ]),
        TokenRule("attom-key", "api.gateway.attomdata.com", beside: ["attomdata", "attom_api"], ["<h32>"],
            finds: [["attomd", "ata_secret = \"", "8d3b5a12facc", "3e1c41afad98", "90b2a4ed\""]],
            passesOver: [
                ["attomd", "ata_secret = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "8d3b5", "a12facc3e1c4", "1afad9890b2a", "4ed\""],
            ]),
        TokenRule(
            "carbonintensity-key", "api.electricitymap.org",
            beside: ["electricitymap", "electricitymaps", "watttime"],
            ["<A20-100>"], .opaque,
            finds: [["ELECTRIC", "ITYMAP_TOKEN=\"", "FQ73v5sUyuyV", "ny3zy7yCSeSQ", "E3ONKmoq\""]],
            passesOver: [
                ["ELECTRIC", "ITYMAP_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "FQ73v", "5sUyuyVny3zy", "7yCSeSQE3ONK", "moq\""],
            ]),
        TokenRule("graphhopper-key", "graphhopper.com", beside: ["graphhopper"], ["<uuid>"],
            finds: [["graphho", "pper_api_key: \"", "e26bd217-de7", "b-393c-bd24-", "c35c5158c7b2", "\""]],
            passesOver: [
                ["graphho", "pper_api_key: \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "e26bd", "217-de7b-393", "c-bd24-c35c5", "158c7b2\""],
            ]),
        TokenRule(
            "openrouteservice-key", "api.openrouteservice.org",
            beside: ["openrouteservice", "ors_api", "ors_key"],
            ["<h56>"],
            finds: [[
                "openroute", "service_key = \"", "248b75a49bdc", "b636a98f72fb", "8d893dacca33",
                "e85a96768b6a", "4300a58e\""
            ]],
            passesOver: [
                [
                    "openroute", "service_key = \"", "000000000000", "000000000000", "000000000000",
                    "000000000000", "00000000\""
                ],
                [
                    "other_commit = \"", "248b7", "5a49bdcb636a", "98f72fb8d893", "dacca33e85a9", "6768b6a4300a",
                    "58e\""
                ],
            ]),
        TokenRule("mapillary-token", "graph.mapillary.com", beside: ["mapillary"], ["MLY|<d16-17>|<h32>"],
            finds: [[
                "MAPILL", "ARY_TOKEN=\"", "MLY|74373130", "54940049|c04", "513166bd2bb3",
                "291708adc6bc", "f7d12\""
            ]],
            passesOver: [
                [
                    "MAPILL", "ARY_TOKEN=\"", "MLY|00000000", "00000000|000", "000000000000", "000000000000",
                    "00000\""
                ],
                [
                    "other_commit = \"", "MLY|7", "437313054940", "049|c0451316", "6bd2bb329170", "8adc6bcf7d12",
                    "\""
                ],
            ]),
        TokenRule("nextbillion-key", "api.nextbillion.io", beside: ["nextbillion"], ["<h32>"],
            finds: [["nextbil", "lion_api_key: \"", "a0e63ce09245", "b3d6abbdf425", "e007e707\""]],
            passesOver: [
                ["nextbil", "lion_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "a0e63", "ce09245b3d6a", "bbdf425e007e", "707\""],
            ]),
        TokenRule("targomo-key", "api.targomo.com", beside: ["targomo", "route360"], ["<U20>"],
            finds: [["targo", "mo_api_key: \"", "O1YIDYKZ9F", "8IGVWU7KGS", "\""]],
            passesOver: [
                ["targo", "mo_api_key: \"", "XXXXXXXXXX", "XXXXXXXXXX", "\""],
                ["other_commit = \"", "O1YID", "YKZ9F8IGVW", "U7KGS\""],
            ]),
        TokenRule("geocodio-key", "api.geocod.io", beside: ["geocodio", "geocod_io"], ["<h39-40>"],
            finds: [["GEOCO", "DIO_TOKEN=\"", "e7fc222aff09", "ca16bad543de", "a81fae0a1111", "8b0\""]],
            passesOver: [
                ["GEOCO", "DIO_TOKEN=\"", "000000000000", "000000000000", "000000000000", "000\""],
                ["other_commit = \"", "e7fc2", "22aff09ca16b", "ad543dea81fa", "e0a11118b0\""],
            ]),
        TokenRule("geonames-token", "secure.geonames.net", beside: ["geonames_token"], ["<A20-100>"], .opaque,
            finds: [["geoname", "s_token = \"", "oz5WE7iawKl9", "METNjRhthRuw", "K5726dno\""]],
            passesOver: [
                ["geoname", "s_token = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "oz5WE", "7iawKl9METNj", "RhthRuwK5726", "dno\""],
            ]),
        TokenRule(
            "loqate-key", "api.addressy.com",
            beside: ["loqate", "addressy", "pcapredict"],
            ["<U4>-<U4>-<U4>-<U4>"],
            finds: [["loqat", "e_api_key: \"", "K3QB-XBP3-", "M9R3-OLVN\""]],
            passesOver: [
                ["loqat", "e_api_key: \"", "XXXX-XXXX-", "XXXX-XXXX\""],
                ["other_commit = \"", "K3QB-", "XBP3-M9R3-", "OLVN\""],
            ]),
        TokenRule("getaddress-key", "api.getaddress.io", beside: ["getaddress"], ["<w22>-<A5-12>", "<w27-32>"],
            finds: [["getadd", "ress_key = \"", "Rkisi4uU7Lp5", "fMNhM0gila-d", "O3ncxn8\""]],
            passesOver: [
                ["getadd", "ress_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxx-x", "xxxx\""],
                ["other_commit = \"", "Rkisi", "4uU7Lp5fMNhM", "0gila-dO3ncx", "n8\""],
            ]),
        TokenRule(
            "ideal-postcodes-key", "api.ideal-postcodes.co.uk",
            beside: ["ideal_postcodes", "idealpostcodes", "ideal-postcodes"],
            ["ak_<l26>"],
            finds: [["ideal_pos", "tcodes_key = \"", "ak_2qh79pofg", "81z8hhp2861o", "j32dk\""]],
            passesOver: [
                ["ideal_pos", "tcodes_key = \"", "ak_xxxxxxxxx", "xxxxxxxxxxxx", "xxxxx\""],
                ["other_commit = \"", "ak_2q", "h79pofg81z8h", "hp2861oj32dk", "\""],
            ]),
    ]
}

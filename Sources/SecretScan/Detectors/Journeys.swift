extension TokenRule {
    /// Flights, houses, roads and postal addresses.
    static let journeys: [TokenRule] = [
        TokenRule("flightaware-key", "aeroapi.flightaware.com", beside: ["flightaware", "aeroapi"], ["<A32>"],
            finds: [["flighta", "ware_secret = \"", "CVftHLA0h2uKn8LU", "vnDYsSAGax0xmErC", "\""]],
            passesOver: [
                ["flighta", "ware_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "CVftHLA0h2uKn8LU", "vnDYsSAGax0xmErC", "\""],
            ]),
        TokenRule("airlabs-key", "airlabs.co", beside: ["airlabs"], ["<uuid>"],
            finds: [["airla", "bs_key = \"", "ed649acc-12a0-68", "bd-d26e-97549e83", "b009\""]],
            passesOver: [
                ["airla", "bs_key = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "ed649acc-12a0-68", "bd-d26e-97549e83", "b009\""],
            ]),
        TokenRule(
            "skyscanner-key", "partners.api.skyscanner.net",
            beside: ["skyscanner"],
            ["<A32>", "<A20-100>"], .opaque,
            finds: [["skysca", "nner_key = \"", "YNDtkm7dBr3L0r90", "vOvc9fFXgmlH7F1x", "\""]],
            passesOver: [
                ["skysca", "nner_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "YNDtkm7dBr3L0r90", "vOvc9fFXgmlH7F1x", "\""],
            ]),
        TokenRule("tripadvisor-key", "api.content.tripadvisor.com", beside: ["tripadvisor"], ["<X32>"],
            finds: [["tripadv", "isor_api_key: \"", "E67AB0F528F9F8D9", "F6B682FBC7D0136E", "\""]],
            passesOver: [
                ["tripadv", "isor_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "E67AB0F528F9F8D9", "F6B682FBC7D0136E", "\""],
            ]),
        TokenRule("walkscore-key", "api.walkscore.com", beside: ["walkscore"], ["<h32>"],
            finds: [["walksc", "ore_api_key: \"", "2c62a9f6426e2678", "06bc10d12daaf744", "\""]],
            passesOver: [
                ["walksc", "ore_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "2c62a9f6426e2678", "06bc10d12daaf744", "\""],
            ]),
        TokenRule("zillow-key", "zillow.com", beside: ["zillow", "zwsid"], ["X1-ZWz<l14>_<l5>"],
            finds: [["zill", "ow_secret = \"", "X1-ZWz0sacvl3", "x41biot_qfjvy", "\""]],
            passesOver: [
                ["zill", "ow_secret = \"", "X1-ZWzxxxxxxx", "xxxxxxx_xxxxx", "\""],
                ["other_commit = \"", "X1-ZWz0sacvl3", "x41biot_qfjvy", "\""],
            ]),
        TokenRule("rentcast-key", "api.rentcast.io", beside: ["rentcast"], ["<h32>"],
            finds: [["rentc", "ast_secret = \"", "2ca58e484a72c759", "10b3d7ae606cf9d8", "\""]],
            passesOver: [
                ["rentc", "ast_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "2ca58e484a72c759", "10b3d7ae606cf9d8", "\""],
            ]),
        TokenRule("attom-key", "api.gateway.attomdata.com", beside: ["attomdata", "attom_api"], ["<h32>"],
            finds: [["attomd", "ata_secret = \"", "8d3b5a12facc3e1c", "41afad9890b2a4ed", "\""]],
            passesOver: [
                ["attomd", "ata_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "8d3b5a12facc3e1c", "41afad9890b2a4ed", "\""],
            ]),
        TokenRule(
            "carbonintensity-key", "api.electricitymap.org",
            beside: ["electricitymap", "electricitymaps", "watttime"],
            ["<A20-100>"], .opaque,
            finds: [["ELECTRIC", "ITYMAP_TOKEN=\"", "FQ73v5sUyuyVny3z", "y7yCSeSQE3ONKmoq", "\""]],
            passesOver: [
                ["ELECTRIC", "ITYMAP_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "FQ73v5sUyuyVny3z", "y7yCSeSQE3ONKmoq", "\""],
            ]),
        TokenRule("graphhopper-key", "graphhopper.com", beside: ["graphhopper"], ["<uuid>"],
            finds: [["graphho", "pper_api_key: \"", "e26bd217-de7b-39", "3c-bd24-c35c5158", "c7b2\""]],
            passesOver: [
                ["graphho", "pper_api_key: \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "e26bd217-de7b-39", "3c-bd24-c35c5158", "c7b2\""],
            ]),
        TokenRule(
            "openrouteservice-key", "api.openrouteservice.org",
            beside: ["openrouteservice", "ors_api", "ors_key"],
            ["<h56>"],
            finds: [[
                "openroute", "service_key = \"", "248b75a49bdcb636", "a98f72fb8d893dac", "ca33e85a96768b6a",
                "4300a58e\""
            ]],
            passesOver: [
                [
                    "openroute", "service_key = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "00000000\""
                ],
                ["other_commit = \"", "248b75a49bdcb636", "a98f72fb8d893dac", "ca33e85a96768b6a", "4300a58e\""],
            ]),
        TokenRule("mapillary-token", "graph.mapillary.com", beside: ["mapillary"], ["MLY|<d16-17>|<h32>"],
            finds: [["MAPILL", "ARY_TOKEN=\"", "MLY|743731305494", "0049|c04513166bd", "2bb3291708adc6bc", "f7d12\""]],
            passesOver: [
                ["MAPILL", "ARY_TOKEN=\"", "MLY|000000000000", "0000|00000000000", "0000000000000000", "00000\""],
                ["other_commit = \"", "MLY|743731305494", "0049|c04513166bd", "2bb3291708adc6bc", "f7d12\""],
            ]),
        TokenRule("nextbillion-key", "api.nextbillion.io", beside: ["nextbillion"], ["<h32>"],
            finds: [["nextbil", "lion_api_key: \"", "a0e63ce09245b3d6", "abbdf425e007e707", "\""]],
            passesOver: [
                ["nextbil", "lion_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "a0e63ce09245b3d6", "abbdf425e007e707", "\""],
            ]),
        TokenRule("targomo-key", "api.targomo.com", beside: ["targomo", "route360"], ["<U20>"],
            finds: [["targo", "mo_api_key: \"", "O1YIDYKZ9F", "8IGVWU7KGS", "\""]],
            passesOver: [
                ["targo", "mo_api_key: \"", "XXXXXXXXXX", "XXXXXXXXXX", "\""],
                ["other_commit = \"", "O1YIDYKZ9F", "8IGVWU7KGS", "\""],
            ]),
        TokenRule("geocodio-key", "api.geocod.io", beside: ["geocodio", "geocod_io"], ["<h39-40>"],
            finds: [["GEOCO", "DIO_TOKEN=\"", "e7fc222aff09ca16", "bad543dea81fae0a", "11118b0\""]],
            passesOver: [
                ["GEOCO", "DIO_TOKEN=\"", "0000000000000000", "0000000000000000", "0000000\""],
                ["other_commit = \"", "e7fc222aff09ca16", "bad543dea81fae0a", "11118b0\""],
            ]),
        TokenRule("geonames-token", "secure.geonames.net", beside: ["geonames_token"], ["<A20-100>"], .opaque,
            finds: [["geoname", "s_token = \"", "oz5WE7iawKl9METN", "jRhthRuwK5726dno", "\""]],
            passesOver: [
                ["geoname", "s_token = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "oz5WE7iawKl9METN", "jRhthRuwK5726dno", "\""],
            ]),
        TokenRule(
            "loqate-key", "api.addressy.com",
            beside: ["loqate", "addressy", "pcapredict"],
            ["<U4>-<U4>-<U4>-<U4>"],
            finds: [["loqat", "e_api_key: \"", "K3QB-XBP3-", "M9R3-OLVN\""]],
            passesOver: [
                ["loqat", "e_api_key: \"", "XXXX-XXXX-", "XXXX-XXXX\""],
                ["other_commit = \"", "K3QB-XBP3-", "M9R3-OLVN\""],
            ]),
        TokenRule("getaddress-key", "api.getaddress.io", beside: ["getaddress"], ["<w22>-<A5-12>", "<w27-32>"],
            finds: [["getadd", "ress_key = \"", "Rkisi4uU7Lp5fMNh", "M0gila-dO3ncxn8\""]],
            passesOver: [
                ["getadd", "ress_key = \"", "xxxxxxxxxxxxxx", "xxxxxxxx-xxxxx", "\""],
                ["other_commit = \"", "Rkisi4uU7Lp5fMNh", "M0gila-dO3ncxn8\""],
            ]),
        TokenRule(
            "ideal-postcodes-key", "api.ideal-postcodes.co.uk",
            beside: ["ideal_postcodes", "idealpostcodes", "ideal-postcodes"],
            ["ak_<l26>"],
            finds: [["ideal_pos", "tcodes_key = \"", "ak_2qh79pofg81z", "8hhp2861oj32dk\""]],
            passesOver: [
                ["ideal_pos", "tcodes_key = \"", "ak_xxxxxxxxxxxx", "xxxxxxxxxxxxxx\""],
                ["other_commit = \"", "ak_2qh79pofg81z", "8hhp2861oj32dk\""],
            ]),
    ]
}

extension TokenRule {
    /// Air, weather, addresses, companies and people, looked up one at a time.
    static let lookups: [TokenRule] = [
        TokenRule("airvisual-key", "api.airvisual.com", beside: ["airvisual", "iqair"], ["<uuid>"],
            finds: [["airvis", "ual_secret = \"", "58b2a20b-c55", "b-237f-7a46-", "c0bd066548bd", "\""]],
            passesOver: [
                ["airvis", "ual_secret = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "58b2a", "20b-c55b-237", "f-7a46-c0bd0", "66548bd\""],
            ]),
        TokenRule("waqi-token", "api.waqi.info", beside: ["waqi", "aqicn"], ["<h40>"],
            finds: [["WAQ", "I_TOKEN=\"", "28077efcfe3f", "b2c3ea935968", "0cbf9a0f4d4f", "7f3c\""]],
            passesOver: [
                ["WAQ", "I_TOKEN=\"", "000000000000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "28077", "efcfe3fb2c3e", "a9359680cbf9", "a0f4d4f7f3c\""],
            ]),
        TokenRule("ambee-key", "api.ambeedata.com", beside: ["ambee", "ambeedata"], ["<h64>"],
            finds: [[
                "AMBE", "E_TOKEN=\"", "c80175e3ff99", "18f219161611", "6c7655998523", "f8a6e768d370",
                "5797a86cb104", "7db2\""
            ]],
            passesOver: [
                [
                    "AMBE", "E_TOKEN=\"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "c8017", "5e3ff9918f21", "91616116c765", "5998523f8a6e", "768d3705797a",
                    "86cb1047db2\""
                ],
            ]),
        TokenRule("openuv-key", "api.openuv.io", beside: ["openuv"], ["<h32>", "openuv-<l10-24>-io"],
            finds: [["open", "uv_key = \"", "1a8912de18ea", "d32b53e40fb7", "3d93a3cb\""]],
            passesOver: [
                ["open", "uv_key = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "1a891", "2de18ead32b5", "3e40fb73d93a", "3cb\""],
            ]),
        TokenRule(
            "stormglass-key", "api.stormglass.io",
            beside: ["stormglass"],
            ["<uuid>-<uuid>", "<A20-100>"], .opaque,
            finds: [[
                "stormg", "lass_secret = \"", "99f7f6bf-7be", "a-996e-3070-", "4a689c2e6403",
                "-61a5fab2-78", "8c-ed4d-0f1c", "-a5a1c381e53", "e\""
            ]],
            passesOver: [
                [
                    "stormg", "lass_secret = \"", "00000000-000", "0-0000-0000-", "000000000000", "-00000000-00",
                    "00-0000-0000", "-00000000000", "0\""
                ],
                [
                    "other_commit = \"", "99f7f", "6bf-7bea-996", "e-3070-4a689", "c2e6403-61a5", "fab2-788c-ed",
                    "4d-0f1c-a5a1", "c381e53e\""
                ],
            ]),
        TokenRule("meteostat-key", "meteostat.p.rapidapi.com", beside: ["meteostat"], ["<A20-100>"], .opaque,
            finds: [["meteos", "tat_api_key: \"", "BTYt9NGl1iaJ", "dutEnCujAO7R", "Caalcxuo\""]],
            passesOver: [
                ["meteos", "tat_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "BTYt9", "NGl1iaJdutEn", "CujAO7RCaalc", "xuo\""],
            ]),
        TokenRule(
            "worldweather-key", "api.worldweatheronline.com",
            beside: ["worldweatheronline", "worldweather"],
            ["<h31>", "<l31>"],
            finds: [["WORLDWEATH", "ERONLINE_TOKEN=\"", "d5bc071f7022", "8e972f4e2359", "ffb74e8\""]],
            passesOver: [
                ["WORLDWEATH", "ERONLINE_TOKEN=\"", "000000000000", "000000000000", "0000000\""],
                ["other_commit = \"", "d5bc0", "71f70228e972", "f4e2359ffb74", "e8\""],
            ]),
        TokenRule("ipapi-key", "api.ipapi.com", beside: ["ipapi", "ip_api"], ["<h32>"],
            finds: [["ipap", "i_secret = \"", "00e927f7ff16", "909dea770a44", "231961c6\""]],
            passesOver: [
                ["ipap", "i_secret = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "00e92", "7f7ff16909de", "a770a4423196", "1c6\""],
            ]),
        TokenRule("iplocate-key", "iplocate.io", beside: ["iplocate", "ip2location"], ["<A20-100>"], .opaque,
            finds: [["iploc", "ate_key = \"", "htPNq18zPzRZ", "5YRBkYLXVbth", "5cmJTEvj\""]],
            passesOver: [
                ["iploc", "ate_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "htPNq", "18zPzRZ5YRBk", "YLXVbth5cmJT", "Evj\""],
            ]),
        TokenRule("ipregistry-key", "api.ipregistry.co", beside: ["ipregistry"], ["<l16>", "<A20-100>"], .opaque,
            finds: [["IPREGI", "STRY_TOKEN=\"", "3pto0ln7", "c5wdzsgx", "\""]],
            passesOver: [
                ["IPREGI", "STRY_TOKEN=\"", "xxxxxxxx", "xxxxxxxx", "\""],
                ["other_commit = \"", "3pto0", "ln7c5wdz", "sgx\""],
            ]),
        TokenRule(
            "ipqualityscore-key", "ipqualityscore.com",
            beside: ["ipqualityscore", "ipqs"],
            ["<A20-100>"], .opaque,
            finds: [["ipquality", "score_api_key: \"", "EVuT5HTpta4O", "KzpzVwIayh43", "vh7yViqP\""]],
            passesOver: [
                ["ipquality", "score_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "EVuT5", "HTpta4OKzpzV", "wIayh43vh7yV", "iqP\""],
            ]),
        TokenRule(
            "bigdatacloud-key", "api.bigdatacloud.net",
            beside: ["bigdatacloud"],
            ["bdc_<h32>", "<A20-100>"], .opaque,
            finds: [["BIGDATA", "CLOUD_TOKEN=\"", "bdc_d34819ba", "8bef839f922e", "66046cbadfad", "\""]],
            passesOver: [
                ["BIGDATA", "CLOUD_TOKEN=\"", "bdc_00000000", "000000000000", "000000000000", "\""],
                ["other_commit = \"", "bdc_d", "34819ba8bef8", "39f922e66046", "cbadfad\""],
            ]),
        TokenRule(
            "numverify-key", "apilayer.net",
            beside: [
                "numverify", "mailboxlayer", "mediastack", "marketstack", "coinlayer", "languagelayer", "pdflayer",
                "screenshotlayer", "userstack", "vatlayer", "scrapestack", "zenserp"
            ],
            ["<A20-100>"], .opaque,
            finds: [["numver", "ify_key = \"", "ync2lOch846I", "C4ZulAqpNx9D", "HG6HioLH\""]],
            passesOver: [
                ["numver", "ify_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "ync2l", "Och846IC4Zul", "AqpNx9DHG6Hi", "oLH\""],
            ]),
        TokenRule("whoisxml-key", "whoisxmlapi.com", beside: ["whoisxml", "whoisxmlapi"], ["at_<A29>"],
            finds: [["WHOIS", "XML_TOKEN=\"", "at_zr4WyMx1O", "tUz6QW3hqTJw", "wzZHhN8L\""]],
            passesOver: [
                ["WHOIS", "XML_TOKEN=\"", "at_xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "at_zr", "4WyMx1OtUz6Q", "W3hqTJwwzZHh", "N8L\""],
            ]),
        TokenRule("fullcontact-key", "api.fullcontact.com", beside: ["fullcontact"], ["<A20-100>"], .opaque,
            finds: [["FULLCON", "TACT_TOKEN=\"", "Tn6l7TrKLR9n", "8eLhM0d88n4W", "0JZloSiD\""]],
            passesOver: [
                ["FULLCON", "TACT_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "Tn6l7", "TrKLR9n8eLhM", "0d88n4W0JZlo", "SiD\""],
            ]),
        TokenRule("peopledatalabs-key", "api.peopledatalabs.com", beside: ["peopledatalabs", "pdl_api"], ["<h64>"],
            finds: [[
                "PEOPLEDA", "TALABS_TOKEN=\"", "d8b190af4c54", "f7ff870061c5", "9b0bc2d3c92b",
                "12758a755082", "e9ba8c81d13c", "4cad\""
            ]],
            passesOver: [
                [
                    "PEOPLEDA", "TALABS_TOKEN=\"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "d8b19", "0af4c54f7ff8", "70061c59b0bc", "2d3c92b12758", "a755082e9ba8",
                    "c81d13c4cad\""
                ],
            ]),
        TokenRule("proxycurl-key", "nubela.co", beside: ["proxycurl", "nubela"], ["<w22>", "<A20-100>"], .opaque,
            finds: [["proxyc", "url_api_key: \"", "Vk1LhtDNJKL", "PSQK9-QYakL", "\""]],
            passesOver: [
                ["proxyc", "url_api_key: \"", "xxxxxxxxxxx", "xxxxxxxxxxx", "\""],
                ["other_commit = \"", "Vk1Lh", "tDNJKLPSQK9", "-QYakL\""],
            ]),
        TokenRule("builtwith-key", "api.builtwith.com", beside: ["builtwith"], ["<uuid>"],
            finds: [["BUILTW", "ITH_TOKEN=\"", "fad38a30-a70", "5-42c0-3361-", "28c3bdefb404", "\""]],
            passesOver: [
                ["BUILTW", "ITH_TOKEN=\"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "fad38", "a30-a705-42c", "0-3361-28c3b", "defb404\""],
            ]),
        TokenRule("crunchbase-key", "api.crunchbase.com", beside: ["crunchbase"], ["<h32>"],
            finds: [["crunch", "base_key = \"", "83efe60202fa", "bfa4f329e135", "9523b5df\""]],
            passesOver: [
                ["crunch", "base_key = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "83efe", "60202fabfa4f", "329e1359523b", "5df\""],
            ]),
        TokenRule(
            "opencorporates-token", "api.opencorporates.com",
            beside: ["opencorporates"],
            ["<A20-100>"], .opaque,
            finds: [["opencorp", "orates_key = \"", "apfL86CjU4ui", "NHLvpBO9V2q2", "CWf84zga\""]],
            passesOver: [
                ["opencorp", "orates_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "apfL8", "6CjU4uiNHLvp", "BO9V2q2CWf84", "zga\""],
            ]),
        TokenRule(
            "companieshouse-key", "api.company-information.service.gov.uk",
            beside: ["companieshouse", "companies_house"],
            ["<uuid>", "<w40>"],
            finds: [["companie", "shouse_secret = \"", "79e89358-9e5", "b-08c0-3b2f-", "0f529d890393", "\""]],
            passesOver: [
                ["companie", "shouse_secret = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "79e89", "358-9e5b-08c", "0-3b2f-0f529", "d890393\""],
            ]),
        TokenRule("rocketreach-key", "api.rocketreach.co", beside: ["rocketreach"], ["<h39-40>"],
            finds: [["rocketr", "each_secret = \"", "954463474c8a", "db958af607e7", "7585db70bfde", "ea6\""]],
            passesOver: [
                ["rocketr", "each_secret = \"", "000000000000", "000000000000", "000000000000", "000\""],
                ["other_commit = \"", "95446", "3474c8adb958", "af607e77585d", "b70bfdeea6\""],
            ]),
        TokenRule("lusha-key", "api.lusha.com", beside: ["lusha_", "lushaapi"], ["<uuid>"],
            finds: [["lush", "a_key = \"", "4a423d61-867", "2-0060-d476-", "ea43ef18fe3f", "\""]],
            passesOver: [
                ["lush", "a_key = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "4a423", "d61-8672-006", "0-d476-ea43e", "f18fe3f\""],
            ]),
        TokenRule("snov-secret", "api.snov.io", beside: ["snovio", "snov_"], ["<h32>"],
            finds: [["snov", "io_secret = \"", "0ad442db86ff", "4304e4f041b1", "8dfa02e4\""]],
            passesOver: [
                ["snov", "io_secret = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "0ad44", "2db86ff4304e", "4f041b18dfa0", "2e4\""],
            ]),
        TokenRule("zoominfo-key", "api.zoominfo.com", beside: ["zoominfo"], ["<A20-100>"], .opaque,
            finds: [["zoomi", "nfo_secret = \"", "7sCioAbBtMdZ", "Z1L1pqxm6VrN", "JIy6Bc1m\""]],
            passesOver: [
                ["zoomi", "nfo_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "7sCio", "AbBtMdZZ1L1p", "qxm6VrNJIy6B", "c1m\""],
            ]),
        TokenRule("brandfetch-key", "api.brandfetch.io", beside: ["brandfetch"], ["<b43>=", "<A20-100>"], .opaque,
            finds: [[
                "brandf", "etch_secret = \"", "tmIVXwbEBnth", "Cgg7/ZUlb/Aw", "DLyk+LAthvuo",
                "Psmli5Z=\""
            ]],
            passesOver: [
                ["brandf", "etch_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx=\""],
                ["other_commit = \"", "tmIVX", "wbEBnthCgg7/", "ZUlb/AwDLyk+", "LAthvuoPsmli", "5Z=\""],
            ]),
        TokenRule("abstractapi-key", "abstractapi.com", beside: ["abstractapi", "abstract_api"], ["<h32>"],
            finds: [["abstrac", "tapi_api_key: \"", "072f49fc7741", "477d9105ccd4", "c468249d\""]],
            passesOver: [
                ["abstrac", "tapi_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "072f4", "9fc7741477d9", "105ccd4c4682", "49d\""],
            ]),
        TokenRule("api2pdf-key", "v2.api2pdf.com", beside: ["api2pdf"], ["<uuid>"],
            finds: [["api2p", "df_key = \"", "e143e25c-5af", "7-20c4-03cc-", "eed8082c97c7", "\""]],
            passesOver: [
                ["api2p", "df_key = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "e143e", "25c-5af7-20c", "4-03cc-eed80", "82c97c7\""],
            ]),
    ]
}

extension TokenRule {
    /// Air, weather, addresses, companies and people, looked up one at a time.
    static let lookups: [TokenRule] = [
        TokenRule("airvisual-key", "api.airvisual.com", beside: ["airvisual", "iqair"], ["<uuid>"],
            finds: [["airvis", "ual_secret = \"", "58b2a20b-c55b-23", "7f-7a46-c0bd0665", "48bd\""]],
            passesOver: [
                ["airvis", "ual_secret = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "58b2a20b-c55b-23", "7f-7a46-c0bd0665", "48bd\""],
            ]),
        TokenRule("waqi-token", "api.waqi.info", beside: ["waqi", "aqicn"], ["<h40>"],
            finds: [["WAQ", "I_TOKEN=\"", "28077efcfe3fb2c3", "ea9359680cbf9a0f", "4d4f7f3c\""]],
            passesOver: [
                ["WAQ", "I_TOKEN=\"", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "28077efcfe3fb2c3", "ea9359680cbf9a0f", "4d4f7f3c\""],
            ]),
        TokenRule("ambee-key", "api.ambeedata.com", beside: ["ambee", "ambeedata"], ["<h64>"],
            finds: [[
                "AMBE", "E_TOKEN=\"", "c80175e3ff9918f2", "191616116c765599", "8523f8a6e768d370", "5797a86cb1047db2",
                "\""
            ]],
            passesOver: [
                [
                    "AMBE", "E_TOKEN=\"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "c80175e3ff9918f2", "191616116c765599", "8523f8a6e768d370",
                    "5797a86cb1047db2", "\""
                ],
            ]),
        TokenRule("openuv-key", "api.openuv.io", beside: ["openuv"], ["<h32>", "openuv-<l10-24>-io"],
            finds: [["open", "uv_key = \"", "1a8912de18ead32b", "53e40fb73d93a3cb", "\""]],
            passesOver: [
                ["open", "uv_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "1a8912de18ead32b", "53e40fb73d93a3cb", "\""],
            ]),
        TokenRule(
            "stormglass-key", "api.stormglass.io",
            beside: ["stormglass"],
            ["<uuid>-<uuid>", "<A20-100>"], .opaque,
            finds: [[
                "stormg", "lass_secret = \"", "99f7f6bf-7bea-99", "6e-3070-4a689c2e", "6403-61a5fab2-78",
                "8c-ed4d-0f1c-a5a", "1c381e53e\""
            ]],
            passesOver: [
                [
                    "stormg", "lass_secret = \"", "00000000-0000-00", "00-0000-00000000", "0000-00000000-00",
                    "00-0000-0000-000", "000000000\""
                ],
                [
                    "other_commit = \"", "99f7f6bf-7bea-99", "6e-3070-4a689c2e", "6403-61a5fab2-78",
                    "8c-ed4d-0f1c-a5a", "1c381e53e\""
                ],
            ]),
        TokenRule("meteostat-key", "meteostat.p.rapidapi.com", beside: ["meteostat"], ["<A20-100>"], .opaque,
            finds: [["meteos", "tat_api_key: \"", "BTYt9NGl1iaJdutE", "nCujAO7RCaalcxuo", "\""]],
            passesOver: [
                ["meteos", "tat_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "BTYt9NGl1iaJdutE", "nCujAO7RCaalcxuo", "\""],
            ]),
        TokenRule(
            "worldweather-key", "api.worldweatheronline.com",
            beside: ["worldweatheronline", "worldweather"],
            ["<h31>", "<l31>"],
            finds: [["WORLDWEATH", "ERONLINE_TOKEN=\"", "d5bc071f70228e97", "2f4e2359ffb74e8\""]],
            passesOver: [
                ["WORLDWEATH", "ERONLINE_TOKEN=\"", "0000000000000000", "000000000000000\""],
                ["other_commit = \"", "d5bc071f70228e97", "2f4e2359ffb74e8\""],
            ]),
        TokenRule("ipapi-key", "api.ipapi.com", beside: ["ipapi", "ip_api"], ["<h32>"],
            finds: [["ipap", "i_secret = \"", "00e927f7ff16909d", "ea770a44231961c6", "\""]],
            passesOver: [
                ["ipap", "i_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "00e927f7ff16909d", "ea770a44231961c6", "\""],
            ]),
        TokenRule("iplocate-key", "iplocate.io", beside: ["iplocate", "ip2location"], ["<A20-100>"], .opaque,
            finds: [["iploc", "ate_key = \"", "htPNq18zPzRZ5YRB", "kYLXVbth5cmJTEvj", "\""]],
            passesOver: [
                ["iploc", "ate_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "htPNq18zPzRZ5YRB", "kYLXVbth5cmJTEvj", "\""],
            ]),
        TokenRule("ipregistry-key", "api.ipregistry.co", beside: ["ipregistry"], ["<l16>", "<A20-100>"], .opaque,
            finds: [["IPREGI", "STRY_TOKEN=\"", "3pto0ln7", "c5wdzsgx", "\""]],
            passesOver: [
                ["IPREGI", "STRY_TOKEN=\"", "xxxxxxxx", "xxxxxxxx", "\""],
                ["other_commit = \"", "3pto0ln7", "c5wdzsgx", "\""],
            ]),
        TokenRule(
            "ipqualityscore-key", "ipqualityscore.com",
            beside: ["ipqualityscore", "ipqs"],
            ["<A20-100>"], .opaque,
            finds: [["ipquality", "score_api_key: \"", "EVuT5HTpta4OKzpz", "VwIayh43vh7yViqP", "\""]],
            passesOver: [
                ["ipquality", "score_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "EVuT5HTpta4OKzpz", "VwIayh43vh7yViqP", "\""],
            ]),
        TokenRule(
            "bigdatacloud-key", "api.bigdatacloud.net",
            beside: ["bigdatacloud"],
            ["bdc_<h32>", "<A20-100>"], .opaque,
            finds: [["BIGDATA", "CLOUD_TOKEN=\"", "bdc_d34819ba8bef", "839f922e66046cba", "dfad\""]],
            passesOver: [
                ["BIGDATA", "CLOUD_TOKEN=\"", "bdc_000000000000", "0000000000000000", "0000\""],
                ["other_commit = \"", "bdc_d34819ba8bef", "839f922e66046cba", "dfad\""],
            ]),
        TokenRule(
            "numverify-key", "apilayer.net",
            beside: [
                "numverify", "mailboxlayer", "mediastack", "marketstack", "coinlayer", "languagelayer", "pdflayer",
                "screenshotlayer", "userstack", "vatlayer", "scrapestack", "zenserp"
            ],
            ["<A20-100>"], .opaque,
            finds: [["numver", "ify_key = \"", "ync2lOch846IC4Zu", "lAqpNx9DHG6HioLH", "\""]],
            passesOver: [
                ["numver", "ify_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "ync2lOch846IC4Zu", "lAqpNx9DHG6HioLH", "\""],
            ]),
        TokenRule("whoisxml-key", "whoisxmlapi.com", beside: ["whoisxml", "whoisxmlapi"], ["at_<A29>"],
            finds: [["WHOIS", "XML_TOKEN=\"", "at_zr4WyMx1OtUz6", "QW3hqTJwwzZHhN8L", "\""]],
            passesOver: [
                ["WHOIS", "XML_TOKEN=\"", "at_xxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "at_zr4WyMx1OtUz6", "QW3hqTJwwzZHhN8L", "\""],
            ]),
        TokenRule("fullcontact-key", "api.fullcontact.com", beside: ["fullcontact"], ["<A20-100>"], .opaque,
            finds: [["FULLCON", "TACT_TOKEN=\"", "Tn6l7TrKLR9n8eLh", "M0d88n4W0JZloSiD", "\""]],
            passesOver: [
                ["FULLCON", "TACT_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "Tn6l7TrKLR9n8eLh", "M0d88n4W0JZloSiD", "\""],
            ]),
        TokenRule("peopledatalabs-key", "api.peopledatalabs.com", beside: ["peopledatalabs", "pdl_api"], ["<h64>"],
            finds: [[
                "PEOPLEDA", "TALABS_TOKEN=\"", "d8b190af4c54f7ff", "870061c59b0bc2d3", "c92b12758a755082",
                "e9ba8c81d13c4cad", "\""
            ]],
            passesOver: [
                [
                    "PEOPLEDA", "TALABS_TOKEN=\"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "d8b190af4c54f7ff", "870061c59b0bc2d3", "c92b12758a755082",
                    "e9ba8c81d13c4cad", "\""
                ],
            ]),
        TokenRule("proxycurl-key", "nubela.co", beside: ["proxycurl", "nubela"], ["<w22>", "<A20-100>"], .opaque,
            finds: [["proxyc", "url_api_key: \"", "Vk1LhtDNJKL", "PSQK9-QYakL", "\""]],
            passesOver: [
                ["proxyc", "url_api_key: \"", "xxxxxxxxxxx", "xxxxxxxxxxx", "\""],
                ["other_commit = \"", "Vk1LhtDNJKL", "PSQK9-QYakL", "\""],
            ]),
        TokenRule("builtwith-key", "api.builtwith.com", beside: ["builtwith"], ["<uuid>"],
            finds: [["BUILTW", "ITH_TOKEN=\"", "fad38a30-a705-42", "c0-3361-28c3bdef", "b404\""]],
            passesOver: [
                ["BUILTW", "ITH_TOKEN=\"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "fad38a30-a705-42", "c0-3361-28c3bdef", "b404\""],
            ]),
        TokenRule("crunchbase-key", "api.crunchbase.com", beside: ["crunchbase"], ["<h32>"],
            finds: [["crunch", "base_key = \"", "83efe60202fabfa4", "f329e1359523b5df", "\""]],
            passesOver: [
                ["crunch", "base_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "83efe60202fabfa4", "f329e1359523b5df", "\""],
            ]),
        TokenRule(
            "opencorporates-token", "api.opencorporates.com",
            beside: ["opencorporates"],
            ["<A20-100>"], .opaque,
            finds: [["opencorp", "orates_key = \"", "apfL86CjU4uiNHLv", "pBO9V2q2CWf84zga", "\""]],
            passesOver: [
                ["opencorp", "orates_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "apfL86CjU4uiNHLv", "pBO9V2q2CWf84zga", "\""],
            ]),
        TokenRule(
            "companieshouse-key", "api.company-information.service.gov.uk",
            beside: ["companieshouse", "companies_house"],
            ["<uuid>", "<w40>"],
            finds: [["companie", "shouse_secret = \"", "79e89358-9e5b-08", "c0-3b2f-0f529d89", "0393\""]],
            passesOver: [
                ["companie", "shouse_secret = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "79e89358-9e5b-08", "c0-3b2f-0f529d89", "0393\""],
            ]),
        TokenRule("rocketreach-key", "api.rocketreach.co", beside: ["rocketreach"], ["<h39-40>"],
            finds: [["rocketr", "each_secret = \"", "954463474c8adb95", "8af607e77585db70", "bfdeea6\""]],
            passesOver: [
                ["rocketr", "each_secret = \"", "0000000000000000", "0000000000000000", "0000000\""],
                ["other_commit = \"", "954463474c8adb95", "8af607e77585db70", "bfdeea6\""],
            ]),
        TokenRule("lusha-key", "api.lusha.com", beside: ["lusha_", "lushaapi"], ["<uuid>"],
            finds: [["lush", "a_key = \"", "4a423d61-8672-00", "60-d476-ea43ef18", "fe3f\""]],
            passesOver: [
                ["lush", "a_key = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "4a423d61-8672-00", "60-d476-ea43ef18", "fe3f\""],
            ]),
        TokenRule("snov-secret", "api.snov.io", beside: ["snovio", "snov_"], ["<h32>"],
            finds: [["snov", "io_secret = \"", "0ad442db86ff4304", "e4f041b18dfa02e4", "\""]],
            passesOver: [
                ["snov", "io_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "0ad442db86ff4304", "e4f041b18dfa02e4", "\""],
            ]),
        TokenRule("zoominfo-key", "api.zoominfo.com", beside: ["zoominfo"], ["<A20-100>"], .opaque,
            finds: [["zoomi", "nfo_secret = \"", "7sCioAbBtMdZZ1L1", "pqxm6VrNJIy6Bc1m", "\""]],
            passesOver: [
                ["zoomi", "nfo_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "7sCioAbBtMdZZ1L1", "pqxm6VrNJIy6Bc1m", "\""],
            ]),
        TokenRule("brandfetch-key", "api.brandfetch.io", beside: ["brandfetch"], ["<b43>=", "<A20-100>"], .opaque,
            finds: [["brandf", "etch_secret = \"", "tmIVXwbEBnthCgg7", "/ZUlb/AwDLyk+LAt", "hvuoPsmli5Z=\""]],
            passesOver: [
                ["brandf", "etch_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxx=\""],
                ["other_commit = \"", "tmIVXwbEBnthCgg7", "/ZUlb/AwDLyk+LAt", "hvuoPsmli5Z=\""],
            ]),
        TokenRule("abstractapi-key", "abstractapi.com", beside: ["abstractapi", "abstract_api"], ["<h32>"],
            finds: [["abstrac", "tapi_api_key: \"", "072f49fc7741477d", "9105ccd4c468249d", "\""]],
            passesOver: [
                ["abstrac", "tapi_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "072f49fc7741477d", "9105ccd4c468249d", "\""],
            ]),
        TokenRule("api2pdf-key", "v2.api2pdf.com", beside: ["api2pdf"], ["<uuid>"],
            finds: [["api2p", "df_key = \"", "e143e25c-5af7-20", "c4-03cc-eed8082c", "97c7\""]],
            passesOver: [
                ["api2p", "df_key = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "e143e25c-5af7-20", "c4-03cc-eed8082c", "97c7\""],
            ]),
    ]
}

extension TokenRule {
    /// Builds, tests and flags, beside those of Builds and Quality.
    static let pipelines: [TokenRule] = [
        TokenRule("buddy-token", "api.buddy.works", beside: ["buddy_works", "buddy_token", "buddy_api"], ["<uuid>"],
            finds: [["buddy_w", "orks_api_key: \"", "81b48ca0-bc6", "9-a716-58b7-", "7e5ece5c7d09", "\""]],
            passesOver: [
                ["buddy_w", "orks_api_key: \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "81b48", "ca0-bc69-a71", "6-58b7-7e5ec", "e5c7d09\""],
            ]),
        TokenRule("wercker-token", "wercker.com", beside: ["wercker"], ["<h64>"],
            finds: [[
                "WERCK", "ER_TOKEN=\"", "3cfa8c842645", "8a61cbfad328", "94f98790005b", "82b8ce3f634d",
                "7d38b7b2b045", "7c22\""
            ]],
            passesOver: [
                [
                    "WERCK", "ER_TOKEN=\"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "3cfa8", "c8426458a61c", "bfad32894f98", "790005b82b8c", "e3f634d7d38b",
                    "7b2b0457c22\""
                ],
            ]),
        TokenRule("shippable-token", "api.shippable.com", beside: ["shippable"], ["<uuid>"],
            finds: [["shippa", "ble_secret = \"", "f6d7e610-35e", "0-8469-e477-", "e5d371416900", "\""]],
            passesOver: [
                ["shippa", "ble_secret = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "f6d7e", "610-35e0-846", "9-e477-e5d37", "1416900\""],
            ]),
        TokenRule("scrutinizer-token", "scrutinizer-ci.com", beside: ["scrutinizer"], ["<h64>"],
            finds: [[
                "SCRUTIN", "IZER_TOKEN=\"", "f96ae2e4a713", "f7c544389c46", "2d1894b9ed36",
                "7722b384fd0f", "dca3d967c12e", "842e\""
            ]],
            passesOver: [
                [
                    "SCRUTIN", "IZER_TOKEN=\"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "f96ae", "2e4a713f7c54", "4389c462d189", "4b9ed367722b", "384fd0fdca3d",
                    "967c12e842e\""
                ],
            ]),
        TokenRule("earthly-token", "earthly.dev", beside: ["earthly"], ["<A40-60>"],
            finds: [[
                "earth", "ly_key = \"", "HArCcFA6mpf8", "5EWfrLvxPDym", "DCxx0oHlz8I2", "YFtKSNMOFPkO",
                "Cm\""
            ]],
            passesOver: [
                ["earth", "ly_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "HArCc", "FA6mpf85EWfr", "LvxPDymDCxx0", "oHlz8I2YFtKS", "NMOFPkOCm\""],
            ]),
        TokenRule(
            "gradle-key", "scans.gradle.com",
            beside: ["develocity", "gradle_enterprise", "gradle_publish"],
            ["<l52>", "<A32>"],
            finds: [[
                "develo", "city_key = \"", "sjqdg1nxnd0f", "9c35aevhrtdl", "8524do6yve16",
                "lg6wog7qjhdk", "kwwv\""
            ]],
            passesOver: [
                [
                    "develo", "city_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxx\""
                ],
                ["other_commit = \"", "sjqdg", "1nxnd0f9c35a", "evhrtdl8524d", "o6yve16lg6wo", "g7qjhdkkwwv\""],
            ]),
        TokenRule("bazel-key", "buildbuddy.io", beside: ["buildbuddy"], ["<A20>"],
            finds: [["buildb", "uddy_secret = \"", "6iA3GiCSZD", "R0XpsJTCnN", "\""]],
            passesOver: [
                ["buildb", "uddy_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "6iA3G", "iCSZDR0Xps", "JTCnN\""],
            ]),
        TokenRule(
            "engflow-token", "engflow.com",
            beside: ["engflow"],
            ["eyJ<w10-60>.<w60-600>.<w40-600>"], .structured,
            finds: [[
                "engfl", "ow_secret = \"", "eyJrgpy3Xqhl", "meHGERouf6n0", "j.LZXTmI3r5y",
                "jJxjVzUJAujL", "9VI6GqTwStpP", "imL_aOr-0J-l", "FwAFZPz84af4", "aQ1oc7vzs_65",
                "c1.uR781Sjir", "2aOrODAyyTfC", "yqoxonLGbSDu", "JagAahKIo-GJ", "4_hVVTr\""
            ]],
            passesOver: [
                [
                    "engfl", "ow_secret = \"", "eyJxxxxxxxxx", "x.xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx.xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJrg", "py3XqhlmeHGE", "Rouf6n0j.LZX", "TmI3r5yjJxjV", "zUJAujL9VI6G",
                    "qTwStpPimL_a", "Or-0J-lFwAFZ", "Pz84af4aQ1oc", "7vzs_65c1.uR", "781Sjir2aOrO", "DAyyTfCyqoxo",
                    "nLGbSDuJagAa", "hKIo-GJ4_hVV", "Tr\""
                ],
            ]),
        TokenRule("namespace-token", "namespace.so", ["nsct_<w40-400>", "nscw_<w40-400>"], .structured,
            finds: [["nsct_", "MWAMmo77ktdF", "98VKfdaMHylq", "syef38QHNVZc", "g1H0gnIUC0L6", "mj4n"]],
            passesOver: [
                ["nsct", "_MWA"],
                ["nsct_", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx"],
            ]),
        TokenRule("blacksmith-token", "blacksmith.sh", beside: ["blacksmith_"], ["<A20-100>"], .opaque,
            finds: [["blacks", "mith_key = \"", "11vjHSTUdYyf", "XehdgOgmeyZF", "BDc1HiSy\""]],
            passesOver: [
                ["blacks", "mith_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "11vjH", "STUdYyfXehdg", "OgmeyZFBDc1H", "iSy\""],
            ]),
        TokenRule("cirrus-token", "api.cirrus-ci.com", beside: ["cirrus_"], ["<l52>"],
            finds: [[
                "cirr", "us_key = \"", "ze6bkdrh7h7w", "aa0pg9x6whlf", "bt63jm8h54tc", "1aw03lrfoq2u",
                "xsny\""
            ]],
            passesOver: [
                ["cirr", "us_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "ze6bk", "drh7h7waa0pg", "9x6whlfbt63j", "m8h54tc1aw03", "lrfoq2uxsny\""],
            ]),
        TokenRule("sauce-visual-key", "saucelabs.com", beside: ["sauce_visual", "sauce_password"], ["<uuid>"],
            finds: [["sauce_v", "isual_secret = \"", "97177c90-c07", "3-6b7d-59db-", "2cb8d2b3e6dc", "\""]],
            passesOver: [
                ["sauce_v", "isual_secret = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "97177", "c90-c073-6b7", "d-59db-2cb8d", "2b3e6dc\""],
            ]),
        TokenRule("testrail-key", "testrail.io", beside: ["testrail"], ["<b20>-<b20>", "<A20>"],
            finds: [["testr", "ail_secret = \"", "Q8bV5OYD62+D", "4/3UmIr1-7bp", "IYUfqy44KJ3g", "DLzQS\""]],
            passesOver: [
                ["testr", "ail_secret = \"", "xxxxxxxxxxxx", "xxxxxxxx-xxx", "xxxxxxxxxxxx", "xxxxx\""],
                ["other_commit = \"", "Q8bV5", "OYD62+D4/3Um", "Ir1-7bpIYUfq", "y44KJ3gDLzQS", "\""],
            ]),
        TokenRule("xray-secret", "xray.cloud.getxray.app", beside: ["xray_client", "xray_secret"], ["<h64>"],
            finds: [[
                "xray_cl", "ient_secret = \"", "3285792844c5", "05aa8f2716bf", "231f8c2348fe",
                "a886b51a630a", "cffa4c6e4a19", "9db7\""
            ]],
            passesOver: [
                [
                    "xray_cl", "ient_secret = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "32857", "92844c505aa8", "f2716bf231f8", "c2348fea886b", "51a630acffa4",
                    "c6e4a199db7\""
                ],
            ]),
        TokenRule("qase-token", "api.qase.io", beside: ["qase_"], ["<h64>"],
            finds: [[
                "qas", "e_key = \"", "e26501bf9345", "49674d56f974", "3280b08e3ee2", "0962875ec019",
                "d5ec762e6a92", "217f\""
            ]],
            passesOver: [
                [
                    "qas", "e_key = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "e2650", "1bf934549674", "d56f9743280b", "08e3ee209628", "75ec019d5ec7",
                    "62e6a92217f\""
                ],
            ]),
        TokenRule(
            "zephyr-token", "api.zephyrscale.smartbear.com",
            beside: ["zephyr_"],
            ["eyJ<w10-60>.<w60-900>.<w40-100>"], .structured,
            finds: [[
                "zephy", "r_api_key: \"", "eyJ6NdGBjliv", "7eSEQ-DVCBUt", "i.rbgNlymUrr",
                "F7UPdo8FARMM", "-FyiFvP6Z8a1", "8xemteVTt-G4", "EvTL0Q_HiBO0", "Efq2rhWEyZF4",
                "O9.XIR4zSBCh", "47jNGEr9iuo_", "YGSzd1pesNIn", "cAuPR96KxSp3", "OuU5WoI\""
            ]],
            passesOver: [
                [
                    "zephy", "r_api_key: \"", "eyJxxxxxxxxx", "x.xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx.xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJ6N", "dGBjliv7eSEQ", "-DVCBUti.rbg", "NlymUrrF7UPd", "o8FARMM-FyiF",
                    "vP6Z8a18xemt", "eVTt-G4EvTL0", "Q_HiBO0Efq2r", "hWEyZF4O9.XI", "R4zSBCh47jNG", "Er9iuo_YGSzd",
                    "1pesNIncAuPR", "96KxSp3OuU5W", "oI\""
                ],
            ]),
        TokenRule("practitest-token", "api.practitest.com", beside: ["practitest"], ["<h40>"],
            finds: [["PRACTI", "TEST_TOKEN=\"", "18ac68deb845", "a33bff0e58a4", "371d0c49734c", "c1ad\""]],
            passesOver: [
                ["PRACTI", "TEST_TOKEN=\"", "000000000000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "18ac6", "8deb845a33bf", "f0e58a4371d0", "c49734cc1ad\""],
            ]),
        TokenRule(
            "reportportal-key", "reportportal",
            beside: ["reportportal", "rp_api", "rp_uuid"],
            ["<uuid>", "<w90-150>"],
            finds: [["REPORTP", "ORTAL_TOKEN=\"", "a7c00018-48f", "c-4e19-bb61-", "43195dc8494d", "\""]],
            passesOver: [
                ["REPORTP", "ORTAL_TOKEN=\"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "a7c00", "018-48fc-4e1", "9-bb61-43195", "dc8494d\""],
            ]),
        TokenRule("testingbot-secret", "api.testingbot.com", beside: ["testingbot"], ["<h32>"],
            finds: [["testin", "gbot_secret = \"", "8eabcfb71e29", "63fd999b6895", "d7b7b234\""]],
            passesOver: [
                ["testin", "gbot_secret = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "8eabc", "fb71e2963fd9", "99b6895d7b7b", "234\""],
            ]),
        TokenRule("crossbrowsertesting-key", "crossbrowsertesting.com", beside: ["crossbrowsertesting"], ["<l16>"],
            finds: [["crossbrowse", "rtesting_key = \"", "ioxa7z4s", "iw2ywgix", "\""]],
            passesOver: [
                ["crossbrowse", "rtesting_key = \"", "xxxxxxxx", "xxxxxxxx", "\""],
                ["other_commit = \"", "ioxa7", "z4siw2yw", "gix\""],
            ]),
        TokenRule(
            "perfecto-token", "perfectomobile.com",
            beside: ["perfecto"],
            ["eyJ<w10-60>.<w60-900>.<w40-600>"], .structured,
            finds: [[
                "PERFE", "CTO_TOKEN=\"", "eyJdd3BxeJ0x", "b7fQT4Gx5vOK", "2.9G4J4MEJV3",
                "izVJB1yq8yq9", "weEmY-EP0Ind", "p-su5ZX9BaoX", "f6mRLSWirVbH", "yxEa9YvCJR88",
                "d6.5tYuSriog", "OtPLv7UNFEmm", "8rQZPxhkNjkY", "U0KiQ1GLGL-P", "HEiPzCm\""
            ]],
            passesOver: [
                [
                    "PERFE", "CTO_TOKEN=\"", "eyJxxxxxxxxx", "x.xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx.xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJdd", "3BxeJ0xb7fQT", "4Gx5vOK2.9G4", "J4MEJV3izVJB", "1yq8yq9weEmY",
                    "-EP0Indp-su5", "ZX9BaoXf6mRL", "SWirVbHyxEa9", "YvCJR88d6.5t", "YuSriogOtPLv", "7UNFEmm8rQZP",
                    "xhkNjkYU0KiQ", "1GLGL-PHEiPz", "Cm\""
                ],
            ]),
        TokenRule("kobiton-key", "api.kobiton.com", beside: ["kobiton"], ["<uuid>"],
            finds: [["kobit", "on_secret = \"", "75901f51-ce5", "6-3325-4eaf-", "c88c9bc3eeb8", "\""]],
            passesOver: [
                ["kobit", "on_secret = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "75901", "f51-ce56-332", "5-4eaf-c88c9", "bc3eeb8\""],
            ]),
        TokenRule("k6-cloud-token", "ingest.k6.io", beside: ["k6_cloud", "k6_api", "k6_token"], ["<h64>"],
            finds: [[
                "k6_cl", "oud_secret = \"", "85e959fe4995", "ae8364249844", "a8780c911f02",
                "8ab62f710734", "53eaae7dfd8e", "3103\""
            ]],
            passesOver: [
                [
                    "k6_cl", "oud_secret = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "85e95", "9fe4995ae836", "4249844a8780", "c911f028ab62", "f71073453eaa",
                    "e7dfd8e3103\""
                ],
            ]),
        TokenRule("loadimpact-token", "loadimpact.com", beside: ["loadimpact"], ["<h64>"],
            finds: [[
                "LOADIM", "PACT_TOKEN=\"", "86f7200e724e", "85f8ea759bac", "241540f57934",
                "0b79a1391cfe", "cd852f39994b", "3865\""
            ]],
            passesOver: [
                [
                    "LOADIM", "PACT_TOKEN=\"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "86f72", "00e724e85f8e", "a759bac24154", "0f579340b79a", "1391cfecd852",
                    "f39994b3865\""
                ],
            ]),
        TokenRule("blazemeter-secret", "a.blazemeter.com", beside: ["blazemeter"], ["<h80>", "<A80>"],
            finds: [[
                "BLAZEM", "ETER_TOKEN=\"", "225fb1aa0ddb", "f7001a0f5aa6", "816d352cb6ec",
                "8fb94a917afc", "50fb8928ff14", "abac73f257d5", "046736c3\""
            ]],
            passesOver: [
                [
                    "BLAZEM", "ETER_TOKEN=\"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "000000000000", "00000000\""
                ],
                [
                    "other_commit = \"", "225fb", "1aa0ddbf7001", "a0f5aa6816d3", "52cb6ec8fb94", "a917afc50fb8",
                    "928ff14abac7", "3f257d504673", "6c3\""
                ],
            ]),
        TokenRule("flagsmith-env-key", "edge.api.flagsmith.com", beside: ["flagsmith"], ["<A22>"],
            finds: [["flagsm", "ith_key = \"", "ioHs1wUe1wL", "SCOTJD8wmBW", "\""]],
            passesOver: [
                ["flagsm", "ith_key = \"", "xxxxxxxxxxx", "xxxxxxxxxxx", "\""],
                ["other_commit = \"", "ioHs1", "wUe1wLSCOTJ", "D8wmBW\""],
            ]),
        TokenRule("eppo-key", "fscdn.eppo.cloud", beside: ["eppo_"], ["<w43>.<w20-80>"],
            finds: [[
                "epp", "o_key = \"", "uIVwR4SwBBhV", "Qzn277H4a4ln", "_DifIoUHXf3X", "xSxk0xB.HsRm",
                "3BknY_wK7oDt", "ROoCCxa3kgai", "3nFc\""
            ]],
            passesOver: [
                [
                    "epp", "o_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx.xxxx",
                    "xxxxxxxxxxxx", "xxxx\""
                ],
                [
                    "other_commit = \"", "uIVwR", "4SwBBhVQzn27", "7H4a4ln_DifI", "oUHXf3XxSxk0", "xB.HsRm3BknY",
                    "_wK7oDtROoCC", "xa3kgai3nFc\""
                ],
            ]),
        TokenRule("hypertune-token", "edge.hypertune.com", beside: ["hypertune"], ["<b40-92>"],
            finds: [[
                "hypert", "une_key = \"", "uJKJWtADjWlu", "mIlmh3fLM27v", "QlDnD/bO/4h8",
                "wwvZ9C2rPmRC", "lYGa\""
            ]],
            passesOver: [
                ["hypert", "une_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "uJKJW", "tADjWlumIlmh", "3fLM27vQlDnD", "/bO/4h8wwvZ9", "C2rPmRClYGa\""],
            ]),
    ]
}

extension TokenRule {
    /// Builds, tests and flags, beside those of Builds and Quality.
    static let pipelines: [TokenRule] = [
        TokenRule("buddy-token", "api.buddy.works", beside: ["buddy_works", "buddy_token", "buddy_api"], ["<uuid>"],
            finds: [["buddy_w", "orks_secret = \"", "2a1e30c7-de6c-ec", "d6-ea83-a238316d", "d7ea\""]],
            passesOver: [
                ["buddy_w", "orks_secret = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "2a1e30c7-de6c-ec", "d6-ea83-a238316d", "d7ea\""],
            ]),
        TokenRule("wercker-token", "wercker.com", beside: ["wercker"], ["<h64>"],
            finds: [[
                "werck", "er_api_key: \"", "aa940b5ac18ec492", "debbf32c30149381", "c205515372a92e4e",
                "2ac770188be9d23a", "\""
            ]],
            passesOver: [
                [
                    "werck", "er_api_key: \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "aa940b5ac18ec492", "debbf32c30149381", "c205515372a92e4e",
                    "2ac770188be9d23a", "\""
                ],
            ]),
        TokenRule("shippable-token", "api.shippable.com", beside: ["shippable"], ["<uuid>"],
            finds: [["shippa", "ble_secret = \"", "66de3f7c-22a0-33", "a9-e060-ce4ceeea", "e2ee\""]],
            passesOver: [
                ["shippa", "ble_secret = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "66de3f7c-22a0-33", "a9-e060-ce4ceeea", "e2ee\""],
            ]),
        TokenRule("scrutinizer-token", "scrutinizer-ci.com", beside: ["scrutinizer"], ["<h64>"],
            finds: [[
                "SCRUTIN", "IZER_TOKEN=\"", "f09d783f67336e40", "3fb930bcd62707cc", "bff0f55cd8b1b48c",
                "a480bc62b9971da8", "\""
            ]],
            passesOver: [
                [
                    "SCRUTIN", "IZER_TOKEN=\"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "f09d783f67336e40", "3fb930bcd62707cc", "bff0f55cd8b1b48c",
                    "a480bc62b9971da8", "\""
                ],
            ]),
        TokenRule("earthly-token", "earthly.dev", beside: ["earthly"], ["<A40-60>"],
            finds: [["earth", "ly_api_key: \"", "4IMSZk4p2nXCQ3Kk", "WLCyVKIDJI8KTkzO", "Z5JoASXbWf0p7PsR", "Ki\""]],
            passesOver: [
                ["earth", "ly_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "4IMSZk4p2nXCQ3Kk", "WLCyVKIDJI8KTkzO", "Z5JoASXbWf0p7PsR", "Ki\""],
            ]),
        TokenRule(
            "gradle-key", "scans.gradle.com",
            beside: ["develocity", "gradle_enterprise", "gradle_publish"],
            ["<l52>", "<A32>"],
            finds: [["DEVELO", "CITY_TOKEN=\"", "159uqzrifnikr8vn", "dyx5u0geqt6j5tqo", "sbablwrfwrz37h5n", "gj1h\""]],
            passesOver: [
                ["DEVELO", "CITY_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "159uqzrifnikr8vn", "dyx5u0geqt6j5tqo", "sbablwrfwrz37h5n", "gj1h\""],
            ]),
        TokenRule("bazel-key", "buildbuddy.io", beside: ["buildbuddy"], ["<A20>"],
            finds: [["buildb", "uddy_secret = \"", "lxpxZew9bW", "Z44jY1VHUp", "\""]],
            passesOver: [
                ["buildb", "uddy_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "lxpxZew9bW", "Z44jY1VHUp", "\""],
            ]),
        TokenRule(
            "engflow-token", "engflow.com",
            beside: ["engflow"],
            ["eyJ<w10-60>.<w60-600>.<w40-600>"], .structured,
            finds: [[
                "engfl", "ow_key = \"", "eyJjDnkOkz2D6Bek", "-bpu7cpdN.FCGNpq", "EA4Chx3nFhthAKaz",
                "6bWJMyP7k4qRFgm9", "DYxrrnINYqyi2hIL", "tSM62nzCDkjUmHq9", "1Q.jZPo1KzDYek6I", "qig96P1I4f-0zFl9",
                "lIRU6Wy64VUCxZ-N", "-v5Wzeq\""
            ]],
            passesOver: [
                [
                    "engfl", "ow_key = \"", "eyJxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx.xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "eyJjDnkOkz2D6Bek", "-bpu7cpdN.FCGNpq", "EA4Chx3nFhthAKaz",
                    "6bWJMyP7k4qRFgm9", "DYxrrnINYqyi2hIL", "tSM62nzCDkjUmHq9", "1Q.jZPo1KzDYek6I",
                    "qig96P1I4f-0zFl9", "lIRU6Wy64VUCxZ-N", "-v5Wzeq\""
                ],
            ]),
        TokenRule("namespace-token", "namespace.so", ["nsct_<w40-400>", "nscw_<w40-400>"], .structured,
            finds: [["nsct_s3AUAg0le7_", "bjRoJNhx-59gCWQi", "3wmSDmGsohuuSS_L", "Ra4r1q47J"]],
            passesOver: [
                ["nsct", "_s3A"],
                ["nsct_xxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxx"],
            ]),
        TokenRule("blacksmith-token", "blacksmith.sh", beside: ["blacksmith_"], ["<A20-100>"], .opaque,
            finds: [["blacks", "mith_key = \"", "hCn76NDUwdh7mQB8", "y3Y3iQLdWfgcqqpk", "\""]],
            passesOver: [
                ["blacks", "mith_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "hCn76NDUwdh7mQB8", "y3Y3iQLdWfgcqqpk", "\""],
            ]),
        TokenRule("cirrus-token", "api.cirrus-ci.com", beside: ["cirrus_"], ["<l52>"],
            finds: [["cirr", "us_key = \"", "rg02rjezy6wgr1i2", "merlexmxrnkes4x7", "r3qiwlwjhueg7s5a", "ui55\""]],
            passesOver: [
                ["cirr", "us_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "rg02rjezy6wgr1i2", "merlexmxrnkes4x7", "r3qiwlwjhueg7s5a", "ui55\""],
            ]),
        TokenRule("sauce-visual-key", "saucelabs.com", beside: ["sauce_visual", "sauce_password"], ["<uuid>"],
            finds: [["sauce_vi", "sual_api_key: \"", "e567ca60-de03-4e", "5f-ee0a-7fdb224d", "0a46\""]],
            passesOver: [
                ["sauce_vi", "sual_api_key: \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "e567ca60-de03-4e", "5f-ee0a-7fdb224d", "0a46\""],
            ]),
        TokenRule("testrail-key", "testrail.io", beside: ["testrail"], ["<b20>-<b20>", "<A20>"],
            finds: [["testra", "il_api_key: \"", "PKIo+GJ4/hVVTTPI", "6YW2-imo77ktdF98", "VKfdaMHyj\""]],
            passesOver: [
                ["testra", "il_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxx-xxxxxxxxxxx", "xxxxxxxxx\""],
                ["other_commit = \"", "PKIo+GJ4/hVVTTPI", "6YW2-imo77ktdF98", "VKfdaMHyj\""],
            ]),
        TokenRule("xray-secret", "xray.cloud.getxray.app", beside: ["xray_client", "xray_secret"], ["<h64>"],
            finds: [[
                "xray_cl", "ient_key = \"", "51dfa89bc01d8d13", "8b7d9e32ed6a41c2", "2313362cfde14c33",
                "2051833b00d73bb2", "\""
            ]],
            passesOver: [
                [
                    "xray_cl", "ient_key = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "51dfa89bc01d8d13", "8b7d9e32ed6a41c2", "2313362cfde14c33",
                    "2051833b00d73bb2", "\""
                ],
            ]),
        TokenRule("qase-token", "api.qase.io", beside: ["qase_"], ["<h64>"],
            finds: [[
                "qas", "e_secret = \"", "ee463ff91d0bde58", "278eab961cc1d717", "7c9c90007ac37b7a",
                "6de9d15b6cb8d2b6", "\""
            ]],
            passesOver: [
                [
                    "qas", "e_secret = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "ee463ff91d0bde58", "278eab961cc1d717", "7c9c90007ac37b7a",
                    "6de9d15b6cb8d2b6", "\""
                ],
            ]),
        TokenRule(
            "zephyr-token", "api.zephyrscale.smartbear.com",
            beside: ["zephyr_"],
            ["eyJ<w10-60>.<w60-900>.<w40-100>"], .structured,
            finds: [[
                "ZEPH", "YR_TOKEN=\"", "eyJijW3v8bV5OYD6", "2-D4_3UmD.WbpIYU", "fqy44KJ3gDLzQAWB",
                "lHwDLkJqrYvbxOOG", "-iEhyT8joe8JYkpq", "G-5OGHASvgPzmcQX", "-v.SZy5sRfLM3Sxp", "E95jzuagV-NoturK",
                "AEq2wz9KEqmkHcSa", "I5p75i7\""
            ]],
            passesOver: [
                [
                    "ZEPH", "YR_TOKEN=\"", "eyJxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx.xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "eyJijW3v8bV5OYD6", "2-D4_3UmD.WbpIYU", "fqy44KJ3gDLzQAWB",
                    "lHwDLkJqrYvbxOOG", "-iEhyT8joe8JYkpq", "G-5OGHASvgPzmcQX", "-v.SZy5sRfLM3Sxp",
                    "E95jzuagV-NoturK", "AEq2wz9KEqmkHcSa", "I5p75i7\""
                ],
            ]),
        TokenRule("practitest-token", "api.practitest.com", beside: ["practitest"], ["<h40>"],
            finds: [["PRACTI", "TEST_TOKEN=\"", "b2875ec019d5ec76", "2e6a922174ef0690", "862225e7\""]],
            passesOver: [
                ["PRACTI", "TEST_TOKEN=\"", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "b2875ec019d5ec76", "2e6a922174ef0690", "862225e7\""],
            ]),
        TokenRule(
            "reportportal-key", "reportportal",
            beside: ["reportportal", "rp_api", "rp_uuid"],
            ["<uuid>", "<w90-150>"],
            finds: [["reportp", "ortal_secret = \"", "47b76b4a-6193-e4", "4b-7036-f99f7627", "5ae0\""]],
            passesOver: [
                ["reportp", "ortal_secret = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "47b76b4a-6193-e4", "4b-7036-f99f7627", "5ae0\""],
            ]),
        TokenRule("testingbot-secret", "api.testingbot.com", beside: ["testingbot"], ["<h32>"],
            finds: [["testing", "bot_api_key: \"", "651341bb4f8e75b9", "daf826ad714d41cc", "\""]],
            passesOver: [
                ["testing", "bot_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "651341bb4f8e75b9", "daf826ad714d41cc", "\""],
            ]),
        TokenRule("crossbrowsertesting-key", "crossbrowsertesting.com", beside: ["crossbrowsertesting"], ["<l16>"],
            finds: [["crossbrowse", "rtesting_api_key: \"", "eutr9frb", "1pwvsv8t", "\""]],
            passesOver: [
                ["crossbrowse", "rtesting_api_key: \"", "xxxxxxxx", "xxxxxxxx", "\""],
                ["other_commit = \"", "eutr9frb", "1pwvsv8t", "\""],
            ]),
        TokenRule(
            "perfecto-token", "perfectomobile.com",
            beside: ["perfecto"],
            ["eyJ<w10-60>.<w60-900>.<w40-600>"], .structured,
            finds: [[
                "perfe", "cto_secret = \"", "eyJTpYBXiuy89xWV", "dY6JKgoYb.rU5Wb9", "CBVgpWKm0pyWYIR4",
                "zSBCh47jNGEr9iuo", "_YGSzd1pesNIncAu", "PR96KxSp3OuU5Woj", "sv.EzH34SJtvPmoS", "89d4vGRqnEg2aZqN",
                "CnsWZfQrh1T9EXcc", "agEPIQ6\""
            ]],
            passesOver: [
                [
                    "perfe", "cto_secret = \"", "eyJxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx.xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "eyJTpYBXiuy89xWV", "dY6JKgoYb.rU5Wb9", "CBVgpWKm0pyWYIR4",
                    "zSBCh47jNGEr9iuo", "_YGSzd1pesNIncAu", "PR96KxSp3OuU5Woj", "sv.EzH34SJtvPmoS",
                    "89d4vGRqnEg2aZqN", "CnsWZfQrh1T9EXcc", "agEPIQ6\""
                ],
            ]),
        TokenRule("kobiton-key", "api.kobiton.com", beside: ["kobiton"], ["<uuid>"],
            finds: [["kobit", "on_key = \"", "3c3e114b-deb3-c9", "58-494d-97eabcfb", "71e6\""]],
            passesOver: [
                ["kobit", "on_key = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "3c3e114b-deb3-c9", "58-494d-97eabcfb", "71e6\""],
            ]),
        TokenRule("k6-cloud-token", "ingest.k6.io", beside: ["k6_cloud", "k6_api", "k6_token"], ["<h64>"],
            finds: [[
                "K6_CL", "OUD_TOKEN=\"", "8d999b6895d7b7b2", "3384c7b0cf94becb", "3414b3b0d6518d50",
                "e1abe85e5a91198e", "\""
            ]],
            passesOver: [
                [
                    "K6_CL", "OUD_TOKEN=\"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "8d999b6895d7b7b2", "3384c7b0cf94becb", "3414b3b0d6518d50",
                    "e1abe85e5a91198e", "\""
                ],
            ]),
        TokenRule("loadimpact-token", "loadimpact.com", beside: ["loadimpact"], ["<h64>"],
            finds: [[
                "loadim", "pact_secret = \"", "08bd26b86d64f64f", "5173cf7ad8303f45", "eccf603c1e3a9bc2",
                "4b086570fc578afa", "\""
            ]],
            passesOver: [
                [
                    "loadim", "pact_secret = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "08bd26b86d64f64f", "5173cf7ad8303f45", "eccf603c1e3a9bc2",
                    "4b086570fc578afa", "\""
                ],
            ]),
        TokenRule("blazemeter-secret", "a.blazemeter.com", beside: ["blazemeter"], ["<h80>", "<A80>"],
            finds: [[
                "BLAZEM", "ETER_TOKEN=\"", "fc5b4231a4a95eb9", "7733f4aca512922c", "bd92ad8989fa872a",
                "67f6ba5901f5271e", "e50c6832c357ea66", "\""
            ]],
            passesOver: [
                [
                    "BLAZEM", "ETER_TOKEN=\"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "fc5b4231a4a95eb9", "7733f4aca512922c", "bd92ad8989fa872a",
                    "67f6ba5901f5271e", "e50c6832c357ea66", "\""
                ],
            ]),
        TokenRule("flagsmith-env-key", "edge.api.flagsmith.com", beside: ["flagsmith"], ["<A22>"],
            finds: [["flagsm", "ith_secret = \"", "rqzJ9tGRwzP", "36ZhDDTx5iX", "\""]],
            passesOver: [
                ["flagsm", "ith_secret = \"", "xxxxxxxxxxx", "xxxxxxxxxxx", "\""],
                ["other_commit = \"", "rqzJ9tGRwzP", "36ZhDDTx5iX", "\""],
            ]),
        TokenRule("eppo-key", "fscdn.eppo.cloud", beside: ["eppo_"], ["<w43>.<w20-80>"],
            finds: [[
                "eppo", "_api_key: \"", "cx5NvL_5tLLvO6Hp", "BqiqMIrtPHCJaZNg", "g9ckHPSBj-N.fFos",
                "un4PO4D290H6ohbw", "Gp4JB_Cjac4Y\""
            ]],
            passesOver: [
                [
                    "eppo", "_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxx.xxxx",
                    "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "cx5NvL_5tLLvO6Hp", "BqiqMIrtPHCJaZNg", "g9ckHPSBj-N.fFos",
                    "un4PO4D290H6ohbw", "Gp4JB_Cjac4Y\""
                ],
            ]),
        TokenRule("hypertune-token", "edge.hypertune.com", beside: ["hypertune"], ["<b40-92>"],
            finds: [["HYPERT", "UNE_TOKEN=\"", "aHu9G7OFxMVRZktg", "wra9vFKosaTFMQfp", "NeZ95Z1Jvi/oKLKt", "VoHQ\""]],
            passesOver: [
                ["HYPERT", "UNE_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "aHu9G7OFxMVRZktg", "wra9vFKosaTFMQfp", "NeZ95Z1Jvi/oKLKt", "VoHQ\""],
            ]),
    ]
}

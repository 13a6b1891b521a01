extension TokenRule {
    /// More of ``productivity``.
    static let productivity3: [TokenRule] = [
        TokenRule("lokalise-token", "api.lokalise.com", beside: ["lokalise"], ["<h40>"],
            finds: [["LOKAL", "ISE", "_TO", "KEN = \"", "666764274ec02327717b", "8038ee45f49f4e8e2a63\""]],
            passesOver: [
                ["LOKAL", "ISE", "_TO", "KEN = \"", "0000000000000000000000000000000000000000\""],
                ["other_commit = \"", "666764274ec02327717b", "8038ee45f49f4e8e2a63\""],
            ]),
        TokenRule(
            "phrase-token", "api.phrase.com", beside: ["phrase_access", "phrase_token", "phraseapp", "phrase_api"],
            ["<h64>"],
            finds: [
                [
                    "PHRASE_", "ACCESS", "_KE", "Y: \"", "9291d47f229c641bbac61af623596079",
                    "c85d14cdd05313319cf8ddb259408729\""
                ],
            ],
            passesOver: [
                [
                    "PHRASE_", "ACCESS", "_KE", "Y: \"",
                    "0000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit: \"", "9291d47f229c641bbac61af623596079", "c85d14cdd05313319cf8ddb259408729\""],
            ]),
        TokenRule("crowdin-token", "api.crowdin.com", beside: ["crowdin"], ["<h80>", "<h32>"],
            finds: [
                [
                    "CROW", "DIN", "_TO", "KEN: \"", "b583539d981520e0218580a960dbca1e46430432",
                    "e110aad8c83fb73c76699ac87a62487e444e7198\""
                ],
            ],
            passesOver: [
                [
                    "CROW", "DIN", "_TO", "KEN: \"",
                    "0000000000000000000000000000000000000000000000000000000000000000000000", "0000000000\""
                ],
                [
                    "other_commit: \"", "b583539d981520e0218580a960dbca1e46430432",
                    "e110aad8c83fb73c76699ac87a62487e444e7198\""
                ],
            ]),
        TokenRule("transifex-token", "rest.api.transifex.com", beside: ["transifex"], ["1/<h40>"],
            finds: [["TRANS", "IFEX", "_KE", "Y = \"", "1/b122f532100f4fc1454", "23f4ed02f39678cffcde3\""]],
            passesOver: [
                ["TRANS", "IFEX", "_KE", "Y = \"", "000000000000000000000000000000000000000000\""],
                ["other_commit = \"", "1/b122f532100f4fc1454", "23f4ed02f39678cffcde3\""],
            ]),
        TokenRule("poeditor-token", "api.poeditor.com", beside: ["poeditor"], ["<h32>"],
            finds: [["poedi", "tor", "_to", "ken = \"", "0d793f9f862ac870", "083f18b856415122\""]],
            passesOver: [
                ["poedi", "tor", "_to", "ken = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "0d793f9f862ac870", "083f18b856415122\""],
            ]),
        TokenRule("weblate-token", "hosted.weblate.org", ["wlu_<A36-40>", "wlp_<A36-40>"],
            finds: [["wl", "u_", "av9nSaChtnY6Rw7Lu3eOvL8CKEgndqIbI5XD"]],
            passesOver: [["wl", "u_av9n"], ["wl", "u_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule(
            "quickbooks-secret", "oauth.platform.intuit.com", beside: ["quickbooks", "intuit", "qbo_client"],
            ["<A40>"],
            finds: [["QUICKB", "OOKS", "_SE", "CRET: \"", "VCDObQED2UlwJOcqvNgM", "QL2Oi5Zn0StPyZMy9ved\""]],
            passesOver: [
                ["QUICKB", "OOKS", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "VCDObQED2UlwJOcqvNgM", "QL2Oi5Zn0StPyZMy9ved\""],
            ]),
        TokenRule("xero-secret", "identity.xero.com", beside: ["xero"], ["<w48>"],
            finds: [["xer", "o", "_to", "ken: \"", "YQT5Yg45G0Nx8T5Rc74N7Cl4", "Iifb94UuiA-3dPwQUvN8Z9aV\""]],
            passesOver: [
                ["xer", "o", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "YQT5Yg45G0Nx8T5Rc74N7Cl4", "Iifb94UuiA-3dPwQUvN8Z9aV\""],
            ]),
        TokenRule("bamboohr-key", "api.bamboohr.com", beside: ["bamboohr", "bamboo_hr"], ["<h40>"],
            finds: [["BAMBO", "OHR", "_KE", "Y = \"", "320ee1b164efb3753c9c", "df66d3719dff96c7aa86\""]],
            passesOver: [
                ["BAMBO", "OHR", "_KE", "Y = \"", "0000000000000000000000000000000000000000\""],
                ["other_commit = \"", "320ee1b164efb3753c9c", "df66d3719dff96c7aa86\""],
            ]),
        TokenRule("greenhouse-key", "harvest.greenhouse.io", beside: ["greenhouse"], ["<h32>-<d1-2>"],
            finds: [["GREENH", "OUSE", "_SE", "CRET = \"", "0d932b2ead1030c1f", "049798ec958e9e4-1\""]],
            passesOver: [
                ["GREENH", "OUSE", "_SE", "CRET = \"", "0000000000000000000000000000000000\""],
                ["other_commit = \"", "0d932b2ead1030c1f", "049798ec958e9e4-1\""],
            ]),
        TokenRule("lever-key", "api.lever.co", beside: ["lever_api", "lever_key", "leverapi"], ["<b48>"],
            finds: [["LEVER", "_API", "_SE", "CRET = \"", "pot1V1/0DW1zG2eZsbXTPlGp", "T81fK3Jf/xaX4tEIm9Dip/hQ\""]],
            passesOver: [
                ["LEVER", "_API", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "pot1V1/0DW1zG2eZsbXTPlGp", "T81fK3Jf/xaX4tEIm9Dip/hQ\""],
            ]),
        TokenRule("workday-secret", "workday.com", beside: ["workday"], ["<A64>", "<l46>"],
            finds: [
                [
                    "WORK", "DAY", "_SE", "CRET = \"", "6sSazDZCHiqh8QzLCLP8RuNHv6a7xAL4",
                    "BS7eKtsrfbnZ5INAccHBSKIci8lsHB2o\""
                ],
            ],
            passesOver: [
                [
                    "WORK", "DAY", "_SE", "CRET = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                ["other_commit = \"", "6sSazDZCHiqh8QzLCLP8RuNHv6a7xAL4", "BS7eKtsrfbnZ5INAccHBSKIci8lsHB2o\""],
            ]),
        TokenRule("personio-secret", "api.personio.de", ["papi-<uuid>"],
            finds: [["pa", "pi-", "a5a127a4-4c69-a015-da74-981e722cb00b"]],
            passesOver: [["pa", "pi-a5a1"], ["pa", "pi-00000000-0000-0000-0000-000000000000"]]),
        TokenRule("apollo-io-key", "api.apollo.io", beside: ["apollo_io", "apollo_api", "apolloio"], ["<w22>"],
            finds: [["apoll", "o_io", "_to", "ken: \"", "lIaRN7SoM06", "fJR31pJnbVE\""]],
            passesOver: [
                ["apoll", "o_io", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "lIaRN7SoM06", "fJR31pJnbVE\""],
            ]),
        TokenRule(
            "productboard-token", "api.productboard.com", beside: ["productboard"],
            ["eyJ0eXAiOi<w10-60>.<w60-600>.<w40-400>"], .structured,
            finds: [
                [
                    "product", "board", "_se", "cret = \"",
                    "eyJ0eXAiOiYsW48-jtq2.3tA24phE27wSPxLKixUG_uy4-btv41MUa8WD-RaF",
                    "H97_eS50akbLOzu9tk3E.NIvOjnHDU0SF7a-2YDKRJRbmMakya3xm_s2m85Vx\""
                ],
            ],
            passesOver: [
                [
                    "product", "board", "_se", "cret = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJ0eXAiOiYsW48-jtq2.3tA24phE27wSPxLKixUG_uy4-btv41MUa8WD-RaF",
                    "H97_eS50akbLOzu9tk3E.NIvOjnHDU0SF7a-2YDKRJRbmMakya3xm_s2m85Vx\""
                ],
            ]),
        TokenRule("canny-key", "canny.io", beside: ["canny"], ["<uuid>"],
            finds: [["can", "ny", "_ke", "y = \"", "fc40031e-7595-56d0", "-eb02-c58bfe8b00ab\""]],
            passesOver: [
                ["can", "ny", "_ke", "y = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "fc40031e-7595-56d0", "-eb02-c58bfe8b00ab\""],
            ]),
        TokenRule("nango-key", "api.nango.dev", beside: ["nango"], ["<uuid>"],
            finds: [["NAN", "GO", "_SE", "CRET = \"", "9100a158-8be1-8a4d", "-992d-dc1383836f00\""]],
            passesOver: [
                ["NAN", "GO", "_SE", "CRET = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "9100a158-8be1-8a4d", "-992d-dc1383836f00\""],
            ]),
        TokenRule("guru-token", "api.getguru.com", beside: ["guru_api", "guru_token"], ["<uuid>"],
            finds: [["GURU_", "API", "_KE", "Y = \"", "94c9773b-41a6-4347", "-c69e-674236e7fe5f\""]],
            passesOver: [
                ["GURU_", "API", "_KE", "Y = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "94c9773b-41a6-4347", "-c69e-674236e7fe5f\""],
            ]),
        TokenRule("toggl-token", "api.track.toggl.com", beside: ["toggl"], ["<h32>"],
            finds: [["TOG", "GL", "_TO", "KEN: \"", "437140b31b86eb7e", "10b3c96ae6519107\""]],
            passesOver: [
                ["TOG", "GL", "_TO", "KEN: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "437140b31b86eb7e", "10b3c96ae6519107\""],
            ]),
        TokenRule("clockify-key", "api.clockify.me", beside: ["clockify"], ["<b48>", "<A16>"],
            finds: [["clock", "ify", "_ke", "y: \"", "mU4YYKRZRYhXbCvfHAlr6+Oy", "SF1dgWpd2p6+n/fy29wKsj1Z\""]],
            passesOver: [
                ["clock", "ify", "_ke", "y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "mU4YYKRZRYhXbCvfHAlr6+Oy", "SF1dgWpd2p6+n/fy29wKsj1Z\""],
            ]),
        TokenRule("harvest-token", "api.harvestapp.com", beside: ["harvest"], ["<d4-8>.pt.<w80-100>"],
            finds: [
                [
                    "HARV", "EST", "_TO", "KEN = \"", "9393.pt.yXv5SgOd0kMtwvjNiAm5i3QMRzlP0HGwgnSY",
                    "4nbNyOBgvmatebBjaCqlNjq-8x2pE2pbi4oqw4GuUxxZ\""
                ],
            ],
            passesOver: [
                [
                    "HARV", "EST", "_TO", "KEN = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "9393.pt.yXv5SgOd0kMtwvjNiAm5i3QMRzlP0HGwgnSY",
                    "4nbNyOBgvmatebBjaCqlNjq-8x2pE2pbi4oqw4GuUxxZ\""
                ],
            ]),
        TokenRule("kickbox-key", "api.kickbox.com", ["live_<h64>"],
            finds: [["li", "ve_", "30f687ca9c5ce0a46a1769c774e65b7b5720f0ccfe987033b66a7ea04a6e083c"]],
            passesOver: [
                ["li", "ve_30f6"],
                ["li", "ve_0000000000000000000000000000000000000000000000000000000000000000"],
            ]),
        TokenRule("teamwork-key", "teamwork.com", ["twp_<A28>"],
            finds: [["tw", "p_", "53Xz4kRUuPoMpOoCzyoPnUxx6zdM"]],
            passesOver: [["tw", "p_53Xz"], ["tw", "p_xxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("redmine-key", nil, beside: ["redmine"], ["<h40>"],
            finds: [["redm", "ine", "_se", "cret: \"", "3b34ba4b3abbce339868", "fd40b88dfcf4de9cb469\""]],
            passesOver: [
                ["redm", "ine", "_se", "cret: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "3b34ba4b3abbce339868", "fd40b88dfcf4de9cb469\""],
            ]),
        TokenRule(
            "youtrack-token", "youtrack.cloud",
            ["perm:<w8-60>.<w8-30>.<w30>", "perm-<w8-60>=.<w8-30>=.<w30>", "perm:<w8-60>=.<w8-30>=.<w30>",
                "perm:<w8-60>==.<w8-30>=.<w30>", "perm:<w8-60>.<w8-30>=.<w30>", "perm:<w8-60>=.<w8-30>.<w30>"],
            .structured,
            finds: [["pe", "rm:", "tMNrmsV9.zQ5Fb18D.6DG4BLMQrqZpkheGjGluOhnFm1ukn7"]],
            passesOver: [["pe", "rm:tMNr"], ["pe", "rm:xxxxxxxx.xxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("aha-key", "aha.io", beside: ["aha_api", "aha_key"], ["<h64>"],
            finds: [
                [
                    "AHA_", "API", "_SE", "CRET = \"", "c7d715d558c430876b67e32a7ea91658",
                    "3a8841f9d7e1f5dc1b968246a9fd9da8\""
                ],
            ],
            passesOver: [
                [
                    "AHA_", "API", "_SE", "CRET = \"",
                    "0000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit = \"", "c7d715d558c430876b67e32a7ea91658", "3a8841f9d7e1f5dc1b968246a9fd9da8\""],
            ]),
        TokenRule("basecamp-secret", "launchpad.37signals.com", beside: ["basecamp"], ["<h40>"],
            finds: [["basec", "amp", "_se", "cret = \"", "e136b6700f7f2003c7aa", "222aba71b8c12a0acdb6\""]],
            passesOver: [
                ["basec", "amp", "_se", "cret = \"", "0000000000000000000000000000000000000000\""],
                ["other_commit = \"", "e136b6700f7f2003c7aa", "222aba71b8c12a0acdb6\""],
            ]),
        TokenRule("typo3-key", nil, beside: ["encryptionkey", "encryption_key"], ["<h96>"],
            finds: [
                [
                    "ENCRYPT", "IONKEY", ": \"", "af8c269b49fe5e3ea7b6949d379f494255a232fb082ce6a1",
                    "052f848310fa5688f8b121f50e59a6800fef0ef87e02e940\""
                ],
            ],
            passesOver: [
                [
                    "ENCRYPT", "IONKEY", ": \"",
                    "0000000000000000000000000000000000000000000000000000000000000000000000",
                    "00000000000000000000000000\""
                ],
                [
                    "other_commit: \"", "af8c269b49fe5e3ea7b6949d379f494255a232fb082ce6a1",
                    "052f848310fa5688f8b121f50e59a6800fef0ef87e02e940\""
                ],
            ]),
    ]
}

extension TokenRule {
    /// Events, bookings, helpdesks and reviews.
    static let desks: [TokenRule] = [
        TokenRule("ticketmaster-key", "app.ticketmaster.com", beside: ["ticketmaster"], ["<A32>"],
            finds: [["ticketm", "aster_secret = \"", "BhrNApHz5otS", "oQu1uIl7nqjX", "jbaVpLNK\""]],
            passesOver: [
                ["ticketm", "aster_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "BhrNA", "pHz5otSoQu1u", "Il7nqjXjbaVp", "LNK\""],
            ]),
        TokenRule("seatgeek-secret", "api.seatgeek.com", beside: ["seatgeek"], ["<h64>"],
            finds: [[
                "SEATG", "EEK_TOKEN=\"", "9e36dd2843be", "b63f46918f23", "81aaf2d31183",
                "338d4a685b6d", "8b9531c3f9c4", "ed11\""
            ]],
            passesOver: [
                [
                    "SEATG", "EEK_TOKEN=\"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "9e36d", "d2843beb63f4", "6918f2381aaf", "2d31183338d4", "a685b6d8b953",
                    "1c3f9c4ed11\""
                ],
            ]),
        TokenRule("acuity-key", "acuityscheduling.com", beside: ["acuity_", "acuityscheduling"], ["<h32>"],
            finds: [["acui", "ty_secret = \"", "5a18fc2e3d15", "3316a8948a72", "a8732430\""]],
            passesOver: [
                ["acui", "ty_secret = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "5a18f", "c2e3d153316a", "8948a72a8732", "430\""],
            ]),
        TokenRule("cronofy-secret", "api.cronofy.com", beside: ["cronofy"], ["CRN_<w40-60>", "<w43>"],
            finds: [[
                "crono", "fy_secret = \"", "CRN_CmhDHWrl", "zSvWB9hC3cNz", "LA38wDLvmLlO",
                "1Cw-xuQ6vB9Z", "_fqSt4\""
            ]],
            passesOver: [
                ["crono", "fy_secret = \"", "CRN_xxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                [
                    "other_commit = \"", "CRN_C", "mhDHWrlzSvWB", "9hC3cNzLA38w", "DLvmLlO1Cw-x", "uQ6vB9Z_fqSt",
                    "4\""
                ],
            ]),
        TokenRule("savvycal-token", "api.savvycal.com", ["pt_secret_<h32>", "live_secret_<h32>"],
            finds: [["pt_se", "cret_c5f83d1", "69eb8b5c8e5a", "5a37cd631259", "8"]],
            passesOver: [
                ["pt_se", "cret_c", "5f"],
                ["pt_se", "cret_0000000", "000000000000", "000000000000", "0"],
            ]),
        TokenRule("simplybook-key", "user-api.simplybook.me", beside: ["simplybook"], ["<h64>"],
            finds: [[
                "simply", "book_secret = \"", "3926c0699454", "b5e5fbd278a9", "32ba79763f77",
                "f1455b80336f", "f4a72c14b459", "7519\""
            ]],
            passesOver: [
                [
                    "simply", "book_secret = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "3926c", "0699454b5e5f", "bd278a932ba7", "9763f77f1455", "b80336ff4a72",
                    "c14b4597519\""
                ],
            ]),
        TokenRule("mindbody-key", "api.mindbodyonline.com", beside: ["mindbody"], ["<h32>"],
            finds: [["mindb", "ody_secret = \"", "3d0cf854e43d", "894222dd70f1", "a7a812e1\""]],
            passesOver: [
                ["mindb", "ody_secret = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "3d0cf", "854e43d89422", "2dd70f1a7a81", "2e1\""],
            ]),
        TokenRule("kayako-secret", "kayako.com", beside: ["kayako"], ["<A20-100>"], .opaque,
            finds: [["KAYA", "KO_TOKEN=\"", "fm4vkG5RGGQP", "obHSsu2CxG4f", "LfpxU7cq\""]],
            passesOver: [
                ["KAYA", "KO_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "fm4vk", "G5RGGQPobHSs", "u2CxG4fLfpxU", "7cq\""],
            ]),
        TokenRule("gladly-token", "gladly.com", beside: ["gladly_"], ["<w32>"],
            finds: [["gladl", "y_api_key: \"", "QpEIccwgwWpv", "K3warQd-m83a", "HAh7tTf2\""]],
            passesOver: [
                ["gladl", "y_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "QpEIc", "cwgwWpvK3war", "Qd-m83aHAh7t", "Tf2\""],
            ]),
        TokenRule(
            "kustomer-key", "api.kustomerapp.com",
            beside: ["kustomer"],
            ["eyJ<w10-60>.<w60-600>.<w40-100>"], .structured,
            finds: [[
                "kustom", "er_api_key: \"", "eyJb_aG_9aAa", "eRA0iWneu9Zs", "K.cRo0gEBZEi",
                "TaDLaNvcLKyX", "tt1YwVdVnX0q", "pJcxByWRgXLt", "CNY9NiWQRs-O", "0CH11kOsmSrp",
                "55.SuUNMmCMd", "L1rJNveG7b53", "fyIJ9rY__gAO", "nxTanZdzUgHD", "oAMLQlL\""
            ]],
            passesOver: [
                [
                    "kustom", "er_api_key: \"", "eyJxxxxxxxxx", "x.xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx.xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJb_", "aG_9aAaeRA0i", "Wneu9ZsK.cRo", "0gEBZEiTaDLa", "NvcLKyXtt1Yw",
                    "VdVnX0qpJcxB", "yWRgXLtCNY9N", "iWQRs-O0CH11", "kOsmSrp55.Su", "UNMmCMdL1rJN", "veG7b53fyIJ9",
                    "rY__gAOnxTan", "ZdzUgHDoAMLQ", "lL\""
                ],
            ]),
        TokenRule("dixa-token", "dev.dixa.io", beside: ["dixa_"], ["<w86>", "<A20-100>"], .opaque,
            finds: [[
                "dixa", "_api_key: \"", "UWwWt3BwMSUi", "2XBX9i9uV9Uf", "mRTBdmAOYtaB", "qsiHcrl5d7X7",
                "xIRMVCQ0Eorg", "QKIqJWMNfbgo", "Oe7JV8yJhsZk", "co\""
            ]],
            passesOver: [
                [
                    "dixa", "_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx\""
                ],
                [
                    "other_commit = \"", "UWwWt", "3BwMSUi2XBX9", "i9uV9UfmRTBd", "mAOYtaBqsiHc", "rl5d7X7xIRMV",
                    "CQ0EorgQKIqJ", "WMNfbgoOe7JV", "8yJhsZkco\""
                ],
            ]),
        TokenRule(
            "livechat-token", "api.livechatinc.com",
            beside: ["livechat"],
            ["dal:<A20-40>", "fra:<A20-40>", "<h32>"],
            finds: [["livec", "hat_secret = \"", "dal:9AehRlmc", "Xwzhk56L0V1X", "4MMJyLyCpv\""]],
            passesOver: [
                ["livec", "hat_secret = \"", "dal:xxxxxxxx", "xxxxxxxxxxxx", "\""],
                ["other_commit = \"", "dal:9", "AehRlmcXwzhk", "56L0V1X4MMJy", "LyCpv\""],
            ]),
        TokenRule("tawk-key", "api.tawk.to", beside: ["tawkto", "tawk_"], ["<A20-100>"], .opaque,
            finds: [["TAWK", "TO_TOKEN=\"", "LTXv7kLz0z0q", "zve4vtTEnteZ", "FTToSUZJ\""]],
            passesOver: [
                ["TAWK", "TO_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "LTXv7", "kLz0z0qzve4v", "tTEnteZFTToS", "UZJ\""],
            ]),
        TokenRule("chatwoot-token", "app.chatwoot.com", beside: ["chatwoot"], ["<A24>"],
            finds: [["chatw", "oot_key = \"", "BFotA1PLqBJA", "2LfoocKxzUgF", "\""]],
            passesOver: [
                ["chatw", "oot_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "\""],
                ["other_commit = \"", "BFotA", "1PLqBJA2Lfoo", "cKxzUgF\""],
            ]),
        TokenRule("userlike-token", "userlike.com", beside: ["userlike"], ["<h64>"],
            finds: [[
                "userl", "ike_key = \"", "4fcff4b5e0a0", "7cdaa46cd755", "26652c4ebd78",
                "ae81ae4faaad", "d8a37c12e2a7", "092e\""
            ]],
            passesOver: [
                [
                    "userl", "ike_key = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "4fcff", "4b5e0a07cdaa", "46cd75526652", "c4ebd78ae81a", "e4faaadd8a37",
                    "c12e2a7092e\""
                ],
            ]),
        TokenRule("helpcrunch-key", "api.helpcrunch.com", beside: ["helpcrunch"], ["<A20-100>"], .opaque,
            finds: [["HELPCR", "UNCH_TOKEN=\"", "DPy9Iinf3tET", "0HbnSEv3g0bM", "jgxJzI0H\""]],
            passesOver: [
                ["HELPCR", "UNCH_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "DPy9I", "inf3tET0HbnS", "Ev3g0bMjgxJz", "I0H\""],
            ]),
        TokenRule("groove-token", "api.groovehq.com", beside: ["groovehq"], ["<h64>"],
            finds: [[
                "groove", "hq_api_key: \"", "d0aad1760945", "8f3af06b26c4", "b2c31dd6d90b",
                "db2d46ef432e", "00a39cd64f7e", "6c56\""
            ]],
            passesOver: [
                [
                    "groove", "hq_api_key: \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "d0aad", "17609458f3af", "06b26c4b2c31", "dd6d90bdb2d4", "6ef432e00a39",
                    "cd64f7e6c56\""
                ],
            ]),
        TokenRule("plain-key", "core-api.uk.plain.com", ["plainApiKey_<A30-60>"],
            finds: [["plain", "ApiKey_GybSO", "2GX3CMAlBFFd", "gaJst2vYZTsJ", "UQcR1vs8oycq", "D"]],
            passesOver: [
                ["plain", "ApiKey_", "Gyb"],
                ["plain", "ApiKey_xxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "x"],
            ]),
        TokenRule("uservoice-secret", "uservoice.com", beside: ["uservoice"], ["<A20-100>"], .opaque,
            finds: [["USERVO", "ICE_TOKEN=\"", "RDwst8Xyn37z", "6Jt4qEoScOMO", "VQ5dHkoz\""]],
            passesOver: [
                ["USERVO", "ICE_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "RDwst", "8Xyn37z6Jt4q", "EoScOMOVQ5dH", "koz\""],
            ]),
        TokenRule("nolt-token", "nolt.io", beside: ["nolt_"], ["<A20-100>"], .opaque,
            finds: [["NOL", "T_TOKEN=\"", "LN8bvzVlOxk5", "RhvK8foS1DAR", "DAYt6Q6c\""]],
            passesOver: [
                ["NOL", "T_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "LN8bv", "zVlOxk5RhvK8", "foS1DARDAYt6", "Q6c\""],
            ]),
        TokenRule("featurebase-key", "do.featurebase.app", beside: ["featurebase"], ["<A20-100>"], .opaque,
            finds: [["feature", "base_key = \"", "52PXVgjyg6H4", "544q4DgmZrZC", "s9594UkK\""]],
            passesOver: [
                ["feature", "base_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "52PXV", "gjyg6H4544q4", "DgmZrZCs9594", "UkK\""],
            ]),
        TokenRule("trustpilot-secret", "api.trustpilot.com", beside: ["trustpilot"], ["<A32>"],
            finds: [["trustp", "ilot_key = \"", "ZjBUlmuX6Cj5", "mn9c3uzwoAiH", "9Pjb7Tey\""]],
            passesOver: [
                ["trustp", "ilot_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "ZjBUl", "muX6Cj5mn9c3", "uzwoAiH9Pjb7", "Tey\""],
            ]),
        TokenRule("yotpo-secret", "api.yotpo.com", beside: ["yotpo"], ["<A40>"],
            finds: [["yotp", "o_key = \"", "Pmk8EgqKcFzn", "oyRTm0rl4AFr", "jWZfIUekWvPr", "SSic\""]],
            passesOver: [
                ["yotp", "o_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "Pmk8E", "gqKcFznoyRTm", "0rl4AFrjWZfI", "UekWvPrSSic\""],
            ]),
        TokenRule("birdeye-key", "api.birdeye.com", beside: ["birdeye"], ["<h32>", "<A20-100>"], .opaque,
            finds: [["birde", "ye_api_key: \"", "578faa9d6791", "6913a62c15de", "50abe728\""]],
            passesOver: [
                ["birde", "ye_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "578fa", "a9d67916913a", "62c15de50abe", "728\""],
            ]),
    ]
}

extension TokenRule {
    /// Events, bookings, helpdesks, notes and translations.
    static let desks: [TokenRule] = [
        TokenRule("ticketmaster-key", "app.ticketmaster.com", beside: ["ticketmaster"], ["<A32>"],
            finds: [["ticketm", "aster_key = \"", "kOkKexWxqWMKjXjI", "dKJKaBuTGz4073hC", "\""]],
            passesOver: [
                ["ticketm", "aster_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "kOkKexWxqWMKjXjI", "dKJKaBuTGz4073hC", "\""],
            ]),
        TokenRule("seatgeek-secret", "api.seatgeek.com", beside: ["seatgeek"], ["<h64>"],
            finds: [[
                "SEATG", "EEK_TOKEN=\"", "88d7c797aa568440", "075dd1e36dd2843b", "eb63f46918f2381a",
                "af2d31183338d4a5", "\""
            ]],
            passesOver: [
                [
                    "SEATG", "EEK_TOKEN=\"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "88d7c797aa568440", "075dd1e36dd2843b", "eb63f46918f2381a",
                    "af2d31183338d4a5", "\""
                ],
            ]),
        TokenRule("acuity-key", "acuityscheduling.com", beside: ["acuity_", "acuityscheduling"], ["<h32>"],
            finds: [["acui", "ty_key = \"", "5d8b9531c3f9c4ed", "1091b2a18fc2e3d3", "\""]],
            passesOver: [
                ["acui", "ty_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "5d8b9531c3f9c4ed", "1091b2a18fc2e3d3", "\""],
            ]),
        TokenRule("cronofy-secret", "api.cronofy.com", beside: ["cronofy"], ["CRN_<w40-60>", "<w43>"],
            finds: [["crono", "fy_key = \"", "CRN_UBRJKrIRCiPI", "Dmitopwb8smhDHWr", "lzSvWB9hC3cNzLA3", "8wDLvs\""]],
            passesOver: [
                ["crono", "fy_key = \"", "CRN_xxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxx\""],
                ["other_commit = \"", "CRN_UBRJKrIRCiPI", "Dmitopwb8smhDHWr", "lzSvWB9hC3cNzLA3", "8wDLvs\""],
            ]),
        TokenRule("savvycal-token", "api.savvycal.com", ["pt_secret_<h32>", "live_secret_<h32>"],
            finds: [["pt_secret_8d75f5", "5ae56fcf14b40edc", "5f83d169eb"]],
            passesOver: [
                ["pt_sec", "ret_8d", "7"],
                ["pt_secret_000000", "0000000000000000", "0000000000"],
            ]),
        TokenRule("simplybook-key", "user-api.simplybook.me", beside: ["simplybook"], ["<h64>"],
            finds: [[
                "simply", "book_key = \"", "0c8e5a5a37cd6312", "599c83926c069945", "4b5e5fbd278a932b",
                "a79763f77f1455b3", "\""
            ]],
            passesOver: [
                [
                    "simply", "book_key = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "0c8e5a5a37cd6312", "599c83926c069945", "4b5e5fbd278a932b",
                    "a79763f77f1455b3", "\""
                ],
            ]),
        TokenRule("mindbody-key", "api.mindbodyonline.com", beside: ["mindbody"], ["<h32>"],
            finds: [["MINDB", "ODY_TOKEN=\"", "dff4a72c14b45975", "1239f1d0cf854e48", "\""]],
            passesOver: [
                ["MINDB", "ODY_TOKEN=\"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "dff4a72c14b45975", "1239f1d0cf854e48", "\""],
            ]),
        TokenRule("kayako-secret", "kayako.com", beside: ["kayako"], ["<A20-100>"], .opaque,
            finds: [["kaya", "ko_secret = \"", "1eH14f8HeBIBoJG2", "3GbFZdupWvrc52fC", "\""]],
            passesOver: [
                ["kaya", "ko_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "1eH14f8HeBIBoJG2", "3GbFZdupWvrc52fC", "\""],
            ]),
        TokenRule("gladly-token", "gladly.com", beside: ["gladly_"], ["<w32>"],
            finds: [["glad", "ly_key = \"", "4e5KzQvDcKO5VllF", "VfrlGV8pEIccwgw8", "\""]],
            passesOver: [
                ["glad", "ly_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "4e5KzQvDcKO5VllF", "VfrlGV8pEIccwgw8", "\""],
            ]),
        TokenRule(
            "kustomer-key", "api.kustomerapp.com",
            beside: ["kustomer"],
            ["eyJ<w10-60>.<w60-600>.<w40-100>"], .structured,
            finds: [[
                "KUSTO", "MER_TOKEN=\"", "eyJEK3warQd-m83a", "HAh7tTft4.8aG_9a", "AaeRA0iWneu9Zsac",
                "wRo0gEBZEiTaDLaN", "vcLKyXtt1YwVdVnX", "0qpJcxByWRgXLtCN", "Yt.dWQRs-O0CH11k", "OsmSrp5me1uUNMmC",
                "MdL1rJNveG7b53fy", "IJ9rY_n\""
            ]],
            passesOver: [
                [
                    "KUSTO", "MER_TOKEN=\"", "eyJxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx.xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "eyJEK3warQd-m83a", "HAh7tTft4.8aG_9a", "AaeRA0iWneu9Zsac",
                    "wRo0gEBZEiTaDLaN", "vcLKyXtt1YwVdVnX", "0qpJcxByWRgXLtCN", "Yt.dWQRs-O0CH11k",
                    "OsmSrp5me1uUNMmC", "MdL1rJNveG7b53fy", "IJ9rY_n\""
                ],
            ]),
        TokenRule("dixa-token", "dev.dixa.io", beside: ["dixa_"], ["<w86>", "<A20-100>"], .opaque,
            finds: [[
                "dix", "a_key = \"", "txTanZdzUgHDoAML", "QlrEwWwWt3BwMSUi", "2XBX9i9uV9UfmRTB", "dmAOYtaBqsiHcrl5",
                "d7X7xIRMVCQ0Eorg", "QKIqJt\""
            ]],
            passesOver: [
                [
                    "dix", "a_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxx\""
                ],
                [
                    "other_commit = \"", "txTanZdzUgHDoAML", "QlrEwWwWt3BwMSUi", "2XBX9i9uV9UfmRTB",
                    "dmAOYtaBqsiHcrl5", "d7X7xIRMVCQ0Eorg", "QKIqJt\""
                ],
            ]),
        TokenRule(
            "livechat-token", "api.livechatinc.com",
            beside: ["livechat"],
            ["dal:<A20-40>", "fra:<A20-40>", "<h32>"],
            finds: [["livech", "at_api_key: \"", "dal:ea12dhucG6PD", "rxEmrdjzf6b1mUoj", "vh\""]],
            passesOver: [
                ["livech", "at_api_key: \"", "dal:xxxxxxxx", "xxxxxxxxxxxx", "\""],
                ["other_commit = \"", "dal:ea12dhucG6PD", "rxEmrdjzf6b1mUoj", "vh\""],
            ]),
        TokenRule("tawk-key", "api.tawk.to", beside: ["tawkto", "tawk_"], ["<A20-100>"], .opaque,
            finds: [["tawk", "to_secret = \"", "kcXwzhk56L0V1X4M", "MJyLyCpD9vAtTXvL", "\""]],
            passesOver: [
                ["tawk", "to_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "kcXwzhk56L0V1X4M", "MJyLyCpD9vAtTXvL", "\""],
            ]),
        TokenRule("chatwoot-token", "app.chatwoot.com", beside: ["chatwoot"], ["<A24>"],
            finds: [["CHATW", "OOT_TOKEN=\"", "Lz0qzve4vtTE", "nteZFTToSUZJ", "\""]],
            passesOver: [
                ["CHATW", "OOT_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "\""],
                ["other_commit = \"", "Lz0qzve4vtTE", "nteZFTToSUZJ", "\""],
            ]),
        TokenRule("userlike-token", "userlike.com", beside: ["userlike"], ["<h64>"],
            finds: [[
                "USERL", "IKE_TOKEN=\"", "d79d8dd2771bc3df", "18fcff4b5e0a07cd", "aa46cd75526652c4",
                "ebd78ae81ae4faad", "\""
            ]],
            passesOver: [
                [
                    "USERL", "IKE_TOKEN=\"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "d79d8dd2771bc3df", "18fcff4b5e0a07cd", "aa46cd75526652c4",
                    "ebd78ae81ae4faad", "\""
                ],
            ]),
        TokenRule("helpcrunch-key", "api.helpcrunch.com", beside: ["helpcrunch"], ["<A20-100>"], .opaque,
            finds: [["helpcru", "nch_api_key: \"", "PgLo86YzIdeYHWC7", "fVV8uoHaOseljChy", "\""]],
            passesOver: [
                ["helpcru", "nch_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "PgLo86YzIdeYHWC7", "fVV8uoHaOseljChy", "\""],
            ]),
        TokenRule("groove-token", "api.groovehq.com", beside: ["groovehq"], ["<h64>"],
            finds: [[
                "GROOV", "EHQ_TOKEN=\"", "029f06fa3043bcea", "70aad17609458f3a", "f06b26c4b2c31dd6",
                "d90bdb2d46ef4320", "\""
            ]],
            passesOver: [
                [
                    "GROOV", "EHQ_TOKEN=\"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "029f06fa3043bcea", "70aad17609458f3a", "f06b26c4b2c31dd6",
                    "d90bdb2d46ef4320", "\""
                ],
            ]),
        TokenRule("plain-key", "core-api.uk.plain.com", ["plainApiKey_<A30-60>"],
            finds: [["plainApiKey_bIsV", "85JzBOTTnSHiFpTD", "mzLH65X7Y1li248A", "1n6nUS"]],
            passesOver: [
                ["plainAp", "iKey_bI", "s"],
                ["plainApiKey_xxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxx"],
            ]),
        TokenRule("uservoice-secret", "uservoice.com", beside: ["uservoice"], ["<A20-100>"], .opaque,
            finds: [["uservo", "ice_secret = \"", "82GX3CMAlBFFdgaJ", "st2vYZTsJUQcR1vo", "\""]],
            passesOver: [
                ["uservo", "ice_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "82GX3CMAlBFFdgaJ", "st2vYZTsJUQcR1vo", "\""],
            ]),
        TokenRule("nolt-token", "nolt.io", beside: ["nolt_"], ["<A20-100>"], .opaque,
            finds: [["nolt", "_api_key: \"", "dqTGDdDwst8Xyn37", "z6Jt4qEoScOMOVQH", "\""]],
            passesOver: [
                ["nolt", "_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "dqTGDdDwst8Xyn37", "z6Jt4qEoScOMOVQH", "\""],
            ]),
        TokenRule("featurebase-key", "do.featurebase.app", beside: ["featurebase"], ["<A20-100>"], .opaque,
            finds: [["feature", "base_secret = \"", "YFRz2r6N8bvzVlOx", "k5RhvK8foS1DARDt", "\""]],
            passesOver: [
                ["feature", "base_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "YFRz2r6N8bvzVlOx", "k5RhvK8foS1DARDt", "\""],
            ]),
        TokenRule("trustpilot-secret", "api.trustpilot.com", beside: ["trustpilot"], ["<A32>"],
            finds: [["trustpi", "lot_api_key: \"", "9c57un2PXVgjyg6H", "4544q4DgmZrZCs94", "\""]],
            passesOver: [
                ["trustpi", "lot_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "9c57un2PXVgjyg6H", "4544q4DgmZrZCs94", "\""],
            ]),
        TokenRule("yotpo-secret", "api.yotpo.com", beside: ["yotpo"], ["<A40>"],
            finds: [["yotp", "o_secret = \"", "m5KfijBUlmuX6Cj5", "mn9c3uzwoAiH9Pjb", "7TeMZybk\""]],
            passesOver: [
                ["yotp", "o_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "m5KfijBUlmuX6Cj5", "mn9c3uzwoAiH9Pjb", "7TeMZybk\""],
            ]),
        TokenRule("birdeye-key", "api.birdeye.com", beside: ["birdeye"], ["<h32>", "<A20-100>"], .opaque,
            finds: [["birde", "ye_key = \"", "781fc67c685df842", "25a8410d78faa9d9", "\""]],
            passesOver: [
                ["birde", "ye_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "781fc67c685df842", "25a8410d78faa9d9", "\""],
            ]),
        TokenRule("slab-token", "api.slab.com", beside: ["slab_api", "slab_token"], ["<h40>", "<A20-100>"], .opaque,
            finds: [["slab_", "api_key = \"", "4913a62c15de50ab", "e72c587bf8f16714", "bab5c395\""]],
            passesOver: [
                ["slab_", "api_key = \"", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "4913a62c15de50ab", "e72c587bf8f16714", "bab5c395\""],
            ]),
        TokenRule("outline-key", "app.getoutline.com", ["ol_api_<A38>"],
            finds: [["ol_api_Z6NwDvREj", "r00pKrUPRMMIn9Cn", "s39TOhg3KrBNl"]],
            passesOver: [
                ["ol_ap", "i_Z6N"],
                ["ol_api_xxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxx"],
            ]),
        TokenRule("bookstack-secret", "bookstack", beside: ["bookstack"], ["<A32>"],
            finds: [["BOOKST", "ACK_TOKEN=\"", "GvA3JAijiO2B77SO", "zTTdBj8vUYtY04mj", "\""]],
            passesOver: [
                ["BOOKST", "ACK_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "GvA3JAijiO2B77SO", "zTTdBj8vUYtY04mj", "\""],
            ]),
        TokenRule("nuclino-key", "api.nuclino.com", beside: ["nuclino"], ["<uuid>"],
            finds: [["nucli", "no_key = \"", "46120c91-884b-a7", "5f-7e1e-786f9e86", "5474\""]],
            passesOver: [
                ["nucli", "no_key = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "46120c91-884b-a7", "5f-7e1e-786f9e86", "5474\""],
            ]),
        TokenRule("roam-token", "api.roamresearch.com", ["roam-graph-token-<w40-60>"],
            finds: [["roam-graph-token", "-w5qsImVMmsDSO9f", "BrX742uS3SvshJOh", "pJEIKQnDF0h9hV9r", "TJd"]],
            passesOver: [
                ["roam-graph", "-token-w5q"],
                ["roam-graph-token", "-xxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxx"],
            ]),
        TokenRule("raindrop-token", "api.raindrop.io", beside: ["raindrop"], ["<uuid>"],
            finds: [["raindr", "op_api_key: \"", "fd15f7d9-fed9-42", "41-b243-8f22c331", "a673\""]],
            passesOver: [
                ["raindr", "op_api_key: \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "fd15f7d9-fed9-42", "41-b243-8f22c331", "a673\""],
            ]),
        TokenRule("readwise-token", "readwise.io", beside: ["readwise"], ["<A50>"],
            finds: [["readwi", "se_api_key: \"", "0aYN9OvWgntJXnbX", "jilge1D4BDw0nr9J", "BEG7gbeEGPSIdgzs", "i1\""]],
            passesOver: [
                ["readwi", "se_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xx\""],
                ["other_commit = \"", "0aYN9OvWgntJXnbX", "jilge1D4BDw0nr9J", "BEG7gbeEGPSIdgzs", "i1\""],
            ]),
        TokenRule("instapaper-secret", "instapaper.com", beside: ["instapaper"], ["<A20-100>"], .opaque,
            finds: [["instapa", "per_api_key: \"", "QBaOiQnJRoJDmchs", "H7hilxFlYf2NtoFv", "\""]],
            passesOver: [
                ["instapa", "per_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "QBaOiQnJRoJDmchs", "H7hilxFlYf2NtoFv", "\""],
            ]),
        TokenRule(
            "pocket-token", "getpocket.com",
            beside: ["pocket_consumer", "pocket_access"],
            ["<uuid>", "<d5-6>-<h24>"],
            finds: [["POCKET_CO", "NSUMER_TOKEN=\"", "84cea455-3723-5a", "2c-8675-e59ab6a4", "8270\""]],
            passesOver: [
                ["POCKET_CO", "NSUMER_TOKEN=\"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "84cea455-3723-5a", "2c-8675-e59ab6a4", "8270\""],
            ]),
        TokenRule("evernote-secret", "evernote.com", beside: ["evernote"], ["<h16>"],
            finds: [["evern", "ote_secret = \"", "d90e1f0b", "0ea0f0f0", "\""]],
            passesOver: [
                ["evern", "ote_secret = \"", "00000000", "00000000", "\""],
                ["other_commit = \"", "d90e1f0b", "0ea0f0f0", "\""],
            ]),
        TokenRule("lucid-key", "api.lucid.co", beside: ["lucid_api", "lucidchart", "lucid_key"], ["key-<A100-200>"],
            finds: [[
                "LUCID_", "API_TOKEN=\"", "key-bHm5OJByUpqr", "YAZqJzDOeCLsN3xG", "Gu751AaoCAkHVyHw",
                "rqNWtehXdqqDafUp", "cn4yyFDP2PixSSGA", "En8C3F6JUHpF9O7H", "1JVMFcdAbzDJU4Fh", "pbIS\""
            ]],
            passesOver: [
                [
                    "LUCID_", "API_TOKEN=\"", "key-xxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""
                ],
                [
                    "other_commit = \"", "key-bHm5OJByUpqr", "YAZqJzDOeCLsN3xG", "Gu751AaoCAkHVyHw",
                    "rqNWtehXdqqDafUp", "cn4yyFDP2PixSSGA", "En8C3F6JUHpF9O7H", "1JVMFcdAbzDJU4Fh", "pbIS\""
                ],
            ]),
        TokenRule("whimsical-key", "whimsical.com", beside: ["whimsical"], ["<A20-100>"], .opaque,
            finds: [["WHIMSI", "CAL_TOKEN=\"", "bTXdklz0ds1OvHCT", "iiYzlPkY3D6H1yIf", "\""]],
            passesOver: [
                ["WHIMSI", "CAL_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "bTXdklz0ds1OvHCT", "iiYzlPkY3D6H1yIf", "\""],
            ]),
        TokenRule("invision-key", "invisionapp.com", beside: ["invisionapp"], ["<A20-100>"], .opaque,
            finds: [["invisio", "napp_key = \"", "rPQy8nvu5OuaJk6x", "PkvZx7ZhIhAbz4Bc", "\""]],
            passesOver: [
                ["invisio", "napp_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "rPQy8nvu5OuaJk6x", "PkvZx7ZhIhAbz4Bc", "\""],
            ]),
        TokenRule(
            "zeplin-token", "api.zeplin.dev",
            beside: ["zeplin"],
            ["eyJ<w10-60>.<w60-600>.<w40-100>"], .structured,
            finds: [[
                "ZEPL", "IN_TOKEN=\"", "eyJqpy2Fl8_mVqcA", "DAv8_aBZV.CppVdK", "M066AisyqfZaSZaw",
                "j_NB_VHePK7QdzyG", "wNwZA-2JcaDZziqE", "tdj5ZNu317PGTlT3", "ub.1mPlTsUcq4LZ5", "dbCDXFCAG3dlbacz",
                "k4vmQcoZRryh9J9K", "70wR9TS\""
            ]],
            passesOver: [
                [
                    "ZEPL", "IN_TOKEN=\"", "eyJxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx.xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "eyJqpy2Fl8_mVqcA", "DAv8_aBZV.CppVdK", "M066AisyqfZaSZaw",
                    "j_NB_VHePK7QdzyG", "wNwZA-2JcaDZziqE", "tdj5ZNu317PGTlT3", "ub.1mPlTsUcq4LZ5",
                    "dbCDXFCAG3dlbacz", "k4vmQcoZRryh9J9K", "70wR9TS\""
                ],
            ]),
        TokenRule("abstract-token", "api.goabstract.com", beside: ["goabstract"], ["<A20-100>"], .opaque,
            finds: [["goabst", "ract_key = \"", "AefiI4ZCQEDzq5vT", "F12FfoKlMI8HDbjz", "\""]],
            passesOver: [
                ["goabst", "ract_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "AefiI4ZCQEDzq5vT", "F12FfoKlMI8HDbjz", "\""],
            ]),
        TokenRule("localazy-token", "api.localazy.com", beside: ["localazy"], ["a<d18-21>-<h40>"],
            finds: [[
                "local", "azy_secret = \"", "a477190582589680", "6188-34ddfee6097", "a7dd3e1dabb123e3",
                "090dfad2c9199\""
            ]],
            passesOver: [
                [
                    "local", "azy_secret = \"", "a000000000000000", "000-000000000000", "0000000000000000",
                    "000000000000\""
                ],
                ["other_commit = \"", "a477190582589680", "6188-34ddfee6097", "a7dd3e1dabb123e3", "090dfad2c9199\""],
            ]),
        TokenRule("simplelocalize-key", "api.simplelocalize.io", beside: ["simplelocalize"], ["<A20-100>"], .opaque,
            finds: [["simpleloc", "alize_api_key: \"", "84Yx3ZybDSb7aWl1", "WhthI0DePaSENSTF", "\""]],
            passesOver: [
                ["simpleloc", "alize_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "84Yx3ZybDSb7aWl1", "WhthI0DePaSENSTF", "\""],
            ]),
        TokenRule(
            "smartling-secret", "api.smartling.com",
            beside: ["smartling"],
            ["<l20-30>^<A40-60>", "<A20-100>"], .opaque,
            finds: [[
                "smartl", "ing_secret = \"", "au83rl7thw6qd2bv", "wvp1v97ir^TcPi1e", "BOweoLnaALsvot9U",
                "FIJFAZpZxUjgh8S5", "4MLYhN3KDdyE\""
            ]],
            passesOver: [
                [
                    "smartl", "ing_secret = \"", "xxxxxxxxxxxxxxxx", "xxxx^xxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "au83rl7thw6qd2bv", "wvp1v97ir^TcPi1e", "BOweoLnaALsvot9U",
                    "FIJFAZpZxUjgh8S5", "4MLYhN3KDdyE\""
                ],
            ]),
        TokenRule("memsource-token", "cloud.memsource.com", beside: ["memsource"], ["<A80-90>", "<A20-100>"], .opaque,
            finds: [[
                "MEMSOU", "RCE_TOKEN=\"", "TR8dNLhqPNos7rpM", "adXAmLDphTmrlf4p", "Ufvh11AgKegdczhZ",
                "4seDrCDfQoeKzsk9", "ToBDPUrIaJv9p0J3", "Yar0y\""
            ]],
            passesOver: [
                [
                    "MEMSOU", "RCE_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "TR8dNLhqPNos7rpM", "adXAmLDphTmrlf4p", "Ufvh11AgKegdczhZ",
                    "4seDrCDfQoeKzsk9", "ToBDPUrIaJv9p0J3", "Yar0y\""
                ],
            ]),
        TokenRule("tolgee-key", "app.tolgee.io", ["tgpak_<l40-80>", "tgpat_<l40-80>"],
            finds: [["tgpak_nq9b6fpzc2", "735mnti95xf6oye3", "lv66an7l4q6rizrh", "mz9k34ps99"]],
            passesOver: [
                ["tgpa", "k_nq", "9"],
                ["tgpak_xxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxx"],
            ]),
    ]
}

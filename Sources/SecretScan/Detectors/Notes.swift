extension TokenRule {
    /// Notes, designs and translations.
    static let notes: [TokenRule] = [
        TokenRule("slab-token", "api.slab.com", beside: ["slab_api", "slab_token"], ["<h40>", "<A20-100>"], .opaque,
            finds: [["slab_", "api_secret = \"", "af8f16714bab", "5c39b453bbea", "f48786e69338", "df5d\""]],
            passesOver: [
                ["slab_", "api_secret = \"", "000000000000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "af8f1", "6714bab5c39b", "453bbeaf4878", "6e69338df5d\""],
            ]),
        TokenRule("outline-key", "app.getoutline.com", ["ol_api_<A38>"],
            finds: [["ol_ap", "i_mjiO2B77SO", "zTTdBj8vUYtY", "04mnGj57LsB6", "LG2c"]],
            passesOver: [
                ["ol_ap", "i_mji"],
                ["ol_ap", "i_xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx"],
            ]),
        TokenRule("bookstack-secret", "bookstack", beside: ["bookstack"], ["<A32>"],
            finds: [["BOOKST", "ACK_TOKEN=\"", "qLHeMb9T3zHJ", "sn5SLjdxriur", "OwfYpQkP\""]],
            passesOver: [
                ["BOOKST", "ACK_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "qLHeM", "b9T3zHJsn5SL", "jdxriurOwfYp", "QkP\""],
            ]),
        TokenRule("nuclino-key", "api.nuclino.com", beside: ["nuclino"], ["<uuid>"],
            finds: [["nucli", "no_secret = \"", "84e127e6-69e", "5-4710-8e43-", "e9347baf164e", "\""]],
            passesOver: [
                ["nucli", "no_secret = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "84e12", "7e6-69e5-471", "0-8e43-e9347", "baf164e\""],
            ]),
        TokenRule("roam-token", "api.roamresearch.com", ["roam-graph-token-<w40-60>"],
            finds: [[
                "roam-", "graph-token-", "mS3SvshJOhpJ", "EIKQnDF0h9hV", "9rTJiTh51gv-",
                "E1t8Lc629-Mr", "ki"
            ]],
            passesOver: [
                ["roam-", "graph-toke", "n-mS3"],
                ["roam-", "graph-token-", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx"],
            ]),
        TokenRule("raindrop-token", "api.raindrop.io", beside: ["raindrop"], ["<uuid>"],
            finds: [["raind", "rop_key = \"", "f4242b32-1c3", "a-3776-9a36-", "d44532edeb6f", "\""]],
            passesOver: [
                ["raind", "rop_key = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "f4242", "b32-1c3a-377", "6-9a36-d4453", "2edeb6f\""],
            ]),
        TokenRule("readwise-token", "readwise.io", beside: ["readwise"], ["<A50>"],
            finds: [[
                "READW", "ISE_TOKEN=\"", "neEGPSIdgzsi", "V01TU8kfBaOi", "QnJRoJDmchsH",
                "7hilxFlYf2Nt", "oQ\""
            ]],
            passesOver: [
                ["READW", "ISE_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx\""],
                ["other_commit = \"", "neEGP", "SIdgzsiV01TU", "8kfBaOiQnJRo", "JDmchsH7hilx", "FlYf2NtoQ\""],
            ]),
        TokenRule("instapaper-secret", "instapaper.com", beside: ["instapaper"], ["<A20-100>"], .opaque,
            finds: [["instap", "aper_key = \"", "JMvJ82Q3iz5P", "CuikWvr570lP", "oZp9fyXg\""]],
            passesOver: [
                ["instap", "aper_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "JMvJ8", "2Q3iz5PCuikW", "vr570lPoZp9f", "yXg\""],
            ]),
        TokenRule(
            "pocket-token", "getpocket.com",
            beside: ["pocket_consumer", "pocket_access"],
            ["<uuid>", "<d5-6>-<h24>"],
            finds: [["POCKET_CO", "NSUMER_TOKEN=\"", "7a2e5c5a-952", "a-86a2-bee4-", "00e1f0b0ea0f", "\""]],
            passesOver: [
                ["POCKET_CO", "NSUMER_TOKEN=\"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "7a2e5", "c5a-952a-86a", "2-bee4-00e1f", "0b0ea0f\""],
            ]),
        TokenRule("evernote-secret", "evernote.com", beside: ["evernote"], ["<h16>"],
            finds: [["EVERN", "OTE_TOKEN=\"", "90f76dc7", "88d8ce2b", "\""]],
            passesOver: [
                ["EVERN", "OTE_TOKEN=\"", "00000000", "00000000", "\""],
                ["other_commit = \"", "90f76", "dc788d8c", "e2b\""],
            ]),
        TokenRule("lucid-key", "api.lucid.co", beside: ["lucid_api", "lucidchart", "lucid_key"], ["key-<A100-200>"],
            finds: [[
                "lucid_", "api_secret = \"", "key-H51AaoCA", "kHVyHwrqNWte", "hXdqqDafUpcn",
                "4yyFDP2PixSS", "GAEn8C3F6JUH", "pF9O7H1JVMFc", "dAbzDJU4Fhpb", "IWbSvpTXdklz",
                "0ds1OvHCTiiY", "zlPkY3D1\""
            ]],
            passesOver: [
                [
                    "lucid_", "api_secret = \"", "key-xxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""
                ],
                [
                    "other_commit = \"", "key-H", "51AaoCAkHVyH", "wrqNWtehXdqq", "DafUpcn4yyFD", "P2PixSSGAEn8",
                    "C3F6JUHpF9O7", "H1JVMFcdAbzD", "JU4FhpbIWbSv", "pTXdklz0ds1O", "vHCTiiYzlPkY", "3D1\""
                ],
            ]),
        TokenRule("whimsical-key", "whimsical.com", beside: ["whimsical"], ["<A20-100>"], .opaque,
            finds: [["whimsi", "cal_secret = \"", "bMbfvqPQy8nv", "u5OuaJk6xPkv", "Zx7ZhIhz\""]],
            passesOver: [
                ["whimsi", "cal_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "bMbfv", "qPQy8nvu5Oua", "Jk6xPkvZx7Zh", "Ihz\""],
            ]),
        TokenRule("invision-key", "invisionapp.com", beside: ["invisionapp"], ["<A20-100>"], .opaque,
            finds: [["invisio", "napp_secret = \"", "XrcgwhmBZGp7", "UUfE95KFgQxi", "Xb1nonkN\""]],
            passesOver: [
                ["invisio", "napp_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "Xrcgw", "hmBZGp7UUfE9", "5KFgQxiXb1no", "nkN\""],
            ]),
        TokenRule(
            "zeplin-token", "api.zeplin.dev",
            beside: ["zeplin"],
            ["eyJ<w10-60>.<w60-600>.<w40-100>"], .structured,
            finds: [[
                "zepl", "in_secret = \"", "eyJ0BZRH9ppV", "dKM066Aisyqf", "N.oSZawj_NB_",
                "VHePK7QdzyGw", "NwZA-2JcaDZz", "iqEtdj5ZNu31", "7PGTlT3uc5c2", "mPlTsUcq4LZ5",
                "do.bFCAG3dlb", "aczk4vmQcoZR", "ryh9J9K70wR9", "TFKoilq586ZG", "Q__kDxj\""
            ]],
            passesOver: [
                [
                    "zepl", "in_secret = \"", "eyJxxxxxxxxx", "x.xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx.xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJ0B", "ZRH9ppVdKM06", "6AisyqfN.oSZ", "awj_NB_VHePK", "7QdzyGwNwZA-",
                    "2JcaDZziqEtd", "j5ZNu317PGTl", "T3uc5c2mPlTs", "Ucq4LZ5do.bF", "CAG3dlbaczk4", "vmQcoZRryh9J",
                    "9K70wR9TFKoi", "lq586ZGQ__kD", "xj\""
                ],
            ]),
        TokenRule("abstract-token", "api.goabstract.com", beside: ["goabstract"], ["<A20-100>"], .opaque,
            finds: [["GOABST", "RACT_TOKEN=\"", "PajCFe7KYaOZ", "xS0Jk0w75GMU", "RRBGdyhg\""]],
            passesOver: [
                ["GOABST", "RACT_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "PajCF", "e7KYaOZxS0Jk", "0w75GMURRBGd", "yhg\""],
            ]),
        TokenRule("localazy-token", "api.localazy.com", beside: ["localazy"], ["a<d18-21>-<h40>"],
            finds: [[
                "local", "azy_key = \"", "a52829668777", "88839048-3dd", "3e1dabb123e3",
                "090dfad2c919", "239dbc0e0053", "e\""
            ]],
            passesOver: [
                [
                    "local", "azy_key = \"", "a00000000000", "0000000-0000", "000000000000", "000000000000",
                    "000000000000", "\""
                ],
                [
                    "other_commit = \"", "a5282", "966877788839", "048-3dd3e1da", "bb123e3090df", "ad2c919239db",
                    "c0e0053e\""
                ],
            ]),
        TokenRule("simplelocalize-key", "api.simplelocalize.io", beside: ["simplelocalize"], ["<A20-100>"], .opaque,
            finds: [["simplelo", "calize_key = \"", "daSENSTS8FkU", "P3suIQD50r2l", "HthXwG2C\""]],
            passesOver: [
                ["simplelo", "calize_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "daSEN", "STS8FkUP3suI", "QD50r2lHthXw", "G2C\""],
            ]),
        TokenRule(
            "smartling-secret", "api.smartling.com",
            beside: ["smartling"],
            ["<l20-30>^<A40-60>", "<A20-100>"], .opaque,
            finds: [[
                "smartl", "ing_secret = \"", "owvp1v97ikar", "gcie1weona0s", "t^dUFIJFAZpZ",
                "xUjgh8S54MLY", "hN3KDdyZTECv", "R8dNLhqPNos7", "rpMX\""
            ]],
            passesOver: [
                [
                    "smartl", "ing_secret = \"", "xxxxxxxxxxxx", "xxxxxxxx^xxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "x\""
                ],
                [
                    "other_commit = \"", "owvp1", "v97ikargcie1", "weona0st^dUF", "IJFAZpZxUjgh", "8S54MLYhN3KD",
                    "dyZTECvR8dNL", "hqPNos7rpMX\""
                ],
            ]),
        TokenRule("memsource-token", "cloud.memsource.com", beside: ["memsource"], ["<A80-90>", "<A20-100>"], .opaque,
            finds: [[
                "memsou", "rce_secret = \"", "cLDphTmrlf4p", "Ufvh11AgKegd", "czhZ4seDrCDf",
                "QoeKzsk9ToBD", "PUrIaJv9p0J3", "Yar0QTy53StM", "HTqJbGQfLXLp", "C\""
            ]],
            passesOver: [
                [
                    "memsou", "rce_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""
                ],
                [
                    "other_commit = \"", "cLDph", "Tmrlf4pUfvh1", "1AgKegdczhZ4", "seDrCDfQoeKz", "sk9ToBDPUrIa",
                    "Jv9p0J3Yar0Q", "Ty53StMHTqJb", "GQfLXLpC\""
                ],
            ]),
        TokenRule("tolgee-key", "app.tolgee.io", ["tgpak_<l40-80>", "tgpat_<l40-80>"],
            finds: [["tgpak", "_7mnti95xf6o", "ye3lv66an7l4", "q6rizrhmz9k3", "4ps95n9hrorp", "y62gr"]],
            passesOver: [
                ["tgpa", "k_7m", "n"],
                ["tgpak", "_xxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxx"],
            ]),
    ]
}

extension TokenRule {
    /// Customers, sales and partners, beside those of Customers.
    static let selling: [TokenRule] = [
        TokenRule("insightly-key", "api.insightly.com", beside: ["insightly"], ["<uuid>"],
            finds: [["INSIGH", "TLY_TOKEN=\"", "6baf639b-083", "1-8614-0ee1-", "e505cfe43639", "\""]],
            passesOver: [
                ["INSIGH", "TLY_TOKEN=\"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "6baf6", "39b-0831-861", "4-0ee1-e505c", "fe43639\""],
            ]),
        TokenRule("capsule-token", "api.capsulecrm.com", beside: ["capsulecrm"], ["<w64>"],
            finds: [[
                "capsule", "crm_api_key: \"", "qTAsG0Bhggor", "nHppyPV-AMgJ", "lZw97BoPfQPz",
                "j9MU7KOY3IjD", "avorSXt0yZ3O", "clUw\""
            ]],
            passesOver: [
                [
                    "capsule", "crm_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxx\""
                ],
                [
                    "other_commit = \"", "qTAsG", "0BhggornHppy", "PV-AMgJlZw97", "BoPfQPzj9MU7", "KOY3IjDavorS",
                    "Xt0yZ3OclUw\""
                ],
            ]),
        TokenRule("agilecrm-key", "agilecrm.com", beside: ["agilecrm"], ["<l26>", "<A20-100>"], .opaque,
            finds: [["agilec", "rm_api_key: \"", "wkclzipm0gvo", "0qf5lu4cp3m2", "0c\""]],
            passesOver: [
                ["agilec", "rm_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx\""],
                ["other_commit = \"", "wkclz", "ipm0gvo0qf5l", "u4cp3m20c\""],
            ]),
        TokenRule("nimble-token", "api.nimble.com", beside: ["nimble_"], ["<A30>"],
            finds: [["NIMB", "LE_TOKEN=\"", "W6tQY1f0dlsk", "MJiIkC9dXjJG", "4e9oEj\""]],
            passesOver: [
                ["NIMB", "LE_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxx\""],
                ["other_commit = \"", "W6tQY", "1f0dlskMJiIk", "C9dXjJG4e9oE", "j\""],
            ]),
        TokenRule("streak-key", "streak.com", beside: ["streak_api", "streak_key"], ["<h32>"],
            finds: [["streak", "_api_key = \"", "aa1a3de99711", "c957f51afbc3", "58d6ab12\""]],
            passesOver: [
                ["streak", "_api_key = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "aa1a3", "de99711c957f", "51afbc358d6a", "b12\""],
            ]),
        TokenRule("attio-token", "api.attio.com", beside: ["attio"], ["<h64>"],
            finds: [[
                "atti", "o_api_key: \"", "7874e47a5680", "0bef7a953805", "fdcd89fbb2bd",
                "6baa1180ae45", "8ad74614bb64", "c3bc\""
            ]],
            passesOver: [
                [
                    "atti", "o_api_key: \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "7874e", "47a56800bef7", "a953805fdcd8", "9fbb2bd6baa1", "180ae458ad74",
                    "614bb64c3bc\""
                ],
            ]),
        TokenRule(
            "keap-token", "api.infusionsoft.com",
            beside: ["keap_", "infusionsoft"],
            ["KeapAK-<h80>", "<A20-100>"], .opaque,
            finds: [[
                "keap", "_api_key: \"", "KeapAK-7946a", "c7eaf022aa1d", "172c2e7d65e0", "7147804353ef",
                "482e334b9026", "2ba6ca9e15d2", "d843c5ce8837", "5fd\""
            ]],
            passesOver: [
                [
                    "keap", "_api_key: \"", "KeapAK-00000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "000000000000", "000000000000", "000\""
                ],
                [
                    "other_commit = \"", "KeapA", "K-7946ac7eaf", "022aa1d172c2", "e7d65e071478", "04353ef482e3",
                    "34b90262ba6c", "a9e15d2d843c", "5ce88375fd\""
                ],
            ]),
        TokenRule("ontraport-key", "api.ontraport.com", beside: ["ontraport"], ["<A15>"],
            finds: [["ONTRAP", "ORT_TOKEN=\"", "Z7jv7sNK", "dhbqR91\""]],
            passesOver: [
                ["ONTRAP", "ORT_TOKEN=\"", "xxxxxxxx", "xxxxxxx\""],
                ["other_commit = \"", "Z7jv7", "sNKdhbqR", "91\""],
            ]),
        TokenRule(
            "salesloft-key", "api.salesloft.com",
            beside: ["salesloft"],
            ["<A57>", "<A20-100>", "<h64>"], .opaque,
            finds: [[
                "SALESL", "OFT_TOKEN=\"", "aTZMoGFo4Lf9", "0eRldybfF3Mt", "jz36NDhIbdgS",
                "RDGXiyO1OAeF", "L1gSZFKGT\""
            ]],
            passesOver: [
                [
                    "SALESL", "OFT_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "aTZMo", "GFo4Lf90eRld", "ybfF3Mtjz36N", "DhIbdgSRDGXi", "yO1OAeFL1gSZ",
                    "FKGT\""
                ],
            ]),
        TokenRule(
            "outreach-secret", "api.outreach.io",
            beside: ["outreach_api", "outreach_client", "outreach_secret"],
            ["<w43>"],
            finds: [["OUTREAC", "H_API_TOKEN=\"", "6sSFSVAZHHcD", "8eGL3QLGDxCJ", "eNrjB-TfpCAd", "QpGGrMe\""]],
            passesOver: [
                ["OUTREAC", "H_API_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""],
                ["other_commit = \"", "6sSFS", "VAZHHcD8eGL3", "QLGDxCJeNrjB", "-TfpCAdQpGGr", "Me\""],
            ]),
        TokenRule(
            "gong-secret", "api.gong.io",
            beside: ["gong_access", "gong_api", "gong_secret"],
            ["<A20-100>"], .opaque,
            finds: [["gong_", "access = \"", "o3hkjsVyJLRz", "pxA254QaTO0F", "4szv3KZE\""]],
            passesOver: [
                ["gong_", "access = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "o3hkj", "sVyJLRzpxA25", "4QaTO0F4szv3", "KZE\""],
            ]),
        TokenRule("reply-io-key", "api.reply.io", beside: ["reply_io", "replyio"], ["<w24>"],
            finds: [["reply", "_io_key = \"", "fLJGoZLMI7lc", "3vaicjvyZmNj", "\""]],
            passesOver: [
                ["reply", "_io_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "\""],
                ["other_commit = \"", "fLJGo", "ZLMI7lc3vaic", "jvyZmNj\""],
            ]),
        TokenRule("mailshake-key", "api.mailshake.com", beside: ["mailshake"], ["<uuid>"],
            finds: [["mailsh", "ake_api_key: \"", "79e31b80-b11", "c-1522-276b-", "e7274509d19e", "\""]],
            passesOver: [
                ["mailsh", "ake_api_key: \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "79e31", "b80-b11c-152", "2-276b-e7274", "509d19e\""],
            ]),
        TokenRule(
            "woodpecker-key", "api.woodpecker.co",
            beside: ["woodpecker"],
            ["<d3-7>.<h64>", "<A20-100>"], .opaque,
            finds: [[
                "woodpec", "ker_api_key: \"", "81940.37e812", "9cafa2de191a", "f82ddf810830",
                "f4dadf2f755c", "8ec097841fda", "13c9760034\""
            ]],
            passesOver: [
                [
                    "woodpec", "ker_api_key: \"", "000.00000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "00000000\""
                ],
                [
                    "other_commit = \"", "81940", ".37e8129cafa", "2de191af82dd", "f810830f4dad", "f2f755c8ec09",
                    "7841fda13c97", "60034\""
                ],
            ]),
        TokenRule("instantly-key", "api.instantly.ai", beside: ["instantly_ai", "instantly_api"], ["<w40-80>=="],
            finds: [[
                "instant", "ly_ai_key = \"", "DUR6klWT364x", "9F2LYjovwpI6", "IGQVfpuYkr8i",
                "H-s1Bnegvugi", "ou7h==\""
            ]],
            passesOver: [
                ["instant", "ly_ai_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx==\""],
                [
                    "other_commit = \"", "DUR6k", "lWT364x9F2LY", "jovwpI6IGQVf", "puYkr8iH-s1B", "negvugiou7h=",
                    "=\""
                ],
            ]),
        TokenRule("smartlead-key", "server.smartlead.ai", beside: ["smartlead"], ["<uuid>_<l7>"],
            finds: [["SMARTL", "EAD_TOKEN=\"", "9008f340-99a", "5-308e-b8c0-", "6fcc423c954e", "_0nalcu8\""]],
            passesOver: [
                ["SMARTL", "EAD_TOKEN=\"", "00000000-000", "0-0000-0000-", "000000000000", "_xxxxxxx\""],
                ["other_commit = \"", "9008f", "340-99a5-308", "e-b8c0-6fcc4", "23c954e_0nal", "cu8\""],
            ]),
        TokenRule(
            "partnerstack-key", "api.partnerstack.com",
            beside: ["partnerstack"],
            ["<A64>", "<A20-100>"], .opaque,
            finds: [[
                "partner", "stack_key = \"", "e4AOAQOfOEeX", "g5qs2ZSh8Dxu", "XPZaBrnbF8Cl",
                "5IXwywCt4TdS", "BskdCg4jC8Pl", "iqVU\""
            ]],
            passesOver: [
                [
                    "partner", "stack_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxx\""
                ],
                [
                    "other_commit = \"", "e4AOA", "QOfOEeXg5qs2", "ZSh8DxuXPZaB", "rnbF8Cl5IXwy", "wCt4TdSBskdC",
                    "g4jC8PliqVU\""
                ],
            ]),
        TokenRule("rakuten-secret", "app.rakuten.co.jp", beside: ["rakuten"], ["<h64>", "<A20-100>"], .opaque,
            finds: [[
                "rakut", "en_api_key: \"", "1a3854e33cb0", "f726a6a264e6", "8ae7a2955849",
                "7879493d50ec", "ec95c9326871", "602d\""
            ]],
            passesOver: [
                [
                    "rakut", "en_api_key: \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "1a385", "4e33cb0f726a", "6a264e68ae7a", "295584978794", "93d50ecec95c",
                    "9326871602d\""
                ],
            ]),
        TokenRule("awin-token", "api.awin.com", beside: ["awin_"], ["<uuid>"],
            finds: [["awin", "_api_key: \"", "02e77980-72c", "e-75f3-343e-", "044ae7bfd27a", "\""]],
            passesOver: [
                ["awin", "_api_key: \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "02e77", "980-72ce-75f", "3-343e-044ae", "7bfd27a\""],
            ]),
        TokenRule(
            "amazon-associates-key", "webservices.amazon.com",
            beside: ["paapi", "associates_secret"],
            ["<b40>"],
            finds: [["paap", "i_secret = \"", "p80MrJAEEMBZ", "B4P726BIafmB", "rV4KgGMZtOXc", "DxXN\""]],
            passesOver: [
                ["paap", "i_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "p80Mr", "JAEEMBZB4P72", "6BIafmBrV4Kg", "GMZtOXcDxXN\""],
            ]),
    ]
}

extension TokenRule {
    /// Customers, sales and partners, beside those of Customers.
    static let selling: [TokenRule] = [
        TokenRule("insightly-key", "api.insightly.com", beside: ["insightly"], ["<uuid>"],
            finds: [["INSIGH", "TLY_TOKEN=\"", "6baf639b-0831-86", "14-0ee1-e505cfe4", "3639\""]],
            passesOver: [
                ["INSIGH", "TLY_TOKEN=\"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "6baf639b-0831-86", "14-0ee1-e505cfe4", "3639\""],
            ]),
        TokenRule("capsule-token", "api.capsulecrm.com", beside: ["capsulecrm"], ["<w64>"],
            finds: [[
                "capsule", "crm_api_key: \"", "qTAsG0BhggornHpp", "yPV-AMgJlZw97BoP", "fQPzj9MU7KOY3IjD",
                "avorSXt0yZ3OclUw", "\""
            ]],
            passesOver: [
                [
                    "capsule", "crm_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "qTAsG0BhggornHpp", "yPV-AMgJlZw97BoP", "fQPzj9MU7KOY3IjD",
                    "avorSXt0yZ3OclUw", "\""
                ],
            ]),
        TokenRule("agilecrm-key", "agilecrm.com", beside: ["agilecrm"], ["<l26>", "<A20-100>"], .opaque,
            finds: [["agilec", "rm_api_key: \"", "wkclzipm0gvo0", "qf5lu4cp3m20c", "\""]],
            passesOver: [
                ["agilec", "rm_api_key: \"", "xxxxxxxxxxxxx", "xxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "wkclzipm0gvo0", "qf5lu4cp3m20c", "\""],
            ]),
        TokenRule("nimble-token", "api.nimble.com", beside: ["nimble_"], ["<A30>"],
            finds: [["NIMB", "LE_TOKEN=\"", "W6tQY1f0dlskMJi", "IkC9dXjJG4e9oEj", "\""]],
            passesOver: [
                ["NIMB", "LE_TOKEN=\"", "xxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "W6tQY1f0dlskMJi", "IkC9dXjJG4e9oEj", "\""],
            ]),
        TokenRule("streak-key", "streak.com", beside: ["streak_api", "streak_key"], ["<h32>"],
            finds: [["streak", "_api_key = \"", "aa1a3de99711c957", "f51afbc358d6ab12", "\""]],
            passesOver: [
                ["streak", "_api_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "aa1a3de99711c957", "f51afbc358d6ab12", "\""],
            ]),
        TokenRule("attio-token", "api.attio.com", beside: ["attio"], ["<h64>"],
            finds: [[
                "atti", "o_api_key: \"", "7874e47a56800bef", "7a953805fdcd89fb", "b2bd6baa1180ae45",
                "8ad74614bb64c3bc", "\""
            ]],
            passesOver: [
                [
                    "atti", "o_api_key: \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "7874e47a56800bef", "7a953805fdcd89fb", "b2bd6baa1180ae45",
                    "8ad74614bb64c3bc", "\""
                ],
            ]),
        TokenRule(
            "keap-token", "api.infusionsoft.com",
            beside: ["keap_", "infusionsoft"],
            ["KeapAK-<h80>", "<A20-100>"], .opaque,
            finds: [[
                "keap", "_api_key: \"", "KeapAK-7946ac7ea", "f022aa1d172c2e7d", "65e07147804353ef",
                "482e334b90262ba6", "ca9e15d2d843c5ce", "88375fd\""
            ]],
            passesOver: [
                [
                    "keap", "_api_key: \"", "KeapAK-000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "0000000000000000", "0000000\""
                ],
                [
                    "other_commit = \"", "KeapAK-7946ac7ea", "f022aa1d172c2e7d", "65e07147804353ef",
                    "482e334b90262ba6", "ca9e15d2d843c5ce", "88375fd\""
                ],
            ]),
        TokenRule("ontraport-key", "api.ontraport.com", beside: ["ontraport"], ["<A15>"],
            finds: [["ONTRAP", "ORT_TOKEN=\"", "Z7jv7sNK", "dhbqR91\""]],
            passesOver: [
                ["ONTRAP", "ORT_TOKEN=\"", "xxxxxxxx", "xxxxxxx\""],
                ["other_commit = \"", "Z7jv7sNK", "dhbqR91\""],
            ]),
        TokenRule(
            "salesloft-key", "api.salesloft.com",
            beside: ["salesloft"],
            ["<A57>", "<A20-100>", "<h64>"], .opaque,
            finds: [["SALESL", "OFT_TOKEN=\"", "aTZMoGFo4Lf90eRl", "dybfF3Mtjz36NDhI", "bdgSRDGXiyO1OAeF", "L1gSZFKGT\""]],
            passesOver: [
                ["SALESL", "OFT_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxx\""],
                ["other_commit = \"", "aTZMoGFo4Lf90eRl", "dybfF3Mtjz36NDhI", "bdgSRDGXiyO1OAeF", "L1gSZFKGT\""],
            ]),
        TokenRule(
            "outreach-secret", "api.outreach.io",
            beside: ["outreach_api", "outreach_client", "outreach_secret"],
            ["<w43>"],
            finds: [["OUTREAC", "H_API_TOKEN=\"", "6sSFSVAZHHcD8eGL", "3QLGDxCJeNrjB-Tf", "pCAdQpGGrMe\""]],
            passesOver: [
                ["OUTREAC", "H_API_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxx\""],
                ["other_commit = \"", "6sSFSVAZHHcD8eGL", "3QLGDxCJeNrjB-Tf", "pCAdQpGGrMe\""],
            ]),
        TokenRule(
            "gong-secret", "api.gong.io",
            beside: ["gong_access", "gong_api", "gong_secret"],
            ["<A20-100>"], .opaque,
            finds: [["gong_", "access = \"", "o3hkjsVyJLRzpxA2", "54QaTO0F4szv3KZE", "\""]],
            passesOver: [
                ["gong_", "access = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "o3hkjsVyJLRzpxA2", "54QaTO0F4szv3KZE", "\""],
            ]),
        TokenRule("reply-io-key", "api.reply.io", beside: ["reply_io", "replyio"], ["<w24>"],
            finds: [["reply", "_io_key = \"", "fLJGoZLMI7lc", "3vaicjvyZmNj", "\""]],
            passesOver: [
                ["reply", "_io_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "\""],
                ["other_commit = \"", "fLJGoZLMI7lc", "3vaicjvyZmNj", "\""],
            ]),
        TokenRule("mailshake-key", "api.mailshake.com", beside: ["mailshake"], ["<uuid>"],
            finds: [["mailsh", "ake_api_key: \"", "79e31b80-b11c-15", "22-276b-e7274509", "d19e\""]],
            passesOver: [
                ["mailsh", "ake_api_key: \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "79e31b80-b11c-15", "22-276b-e7274509", "d19e\""],
            ]),
        TokenRule(
            "woodpecker-key", "api.woodpecker.co",
            beside: ["woodpecker"],
            ["<d3-7>.<h64>", "<A20-100>"], .opaque,
            finds: [[
                "woodpec", "ker_api_key: \"", "81940.37e8129caf", "a2de191af82ddf81", "0830f4dadf2f755c",
                "8ec097841fda13c9", "760034\""
            ]],
            passesOver: [
                [
                    "woodpec", "ker_api_key: \"", "000.000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "81940.37e8129caf", "a2de191af82ddf81", "0830f4dadf2f755c",
                    "8ec097841fda13c9", "760034\""
                ],
            ]),
        TokenRule("instantly-key", "api.instantly.ai", beside: ["instantly_ai", "instantly_api"], ["<w40-80>=="],
            finds: [["instant", "ly_ai_key = \"", "DUR6klWT364x9F2L", "YjovwpI6IGQVfpuY", "kr8iH-s1Bnegvugi", "ou7h==\""]],
            passesOver: [
                ["instant", "ly_ai_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx==\""],
                ["other_commit = \"", "DUR6klWT364x9F2L", "YjovwpI6IGQVfpuY", "kr8iH-s1Bnegvugi", "ou7h==\""],
            ]),
        TokenRule("smartlead-key", "server.smartlead.ai", beside: ["smartlead"], ["<uuid>_<l7>"],
            finds: [["SMARTL", "EAD_TOKEN=\"", "9008f340-99a5-30", "8e-b8c0-6fcc423c", "954e_0nalcu8\""]],
            passesOver: [
                ["SMARTL", "EAD_TOKEN=\"", "00000000-0000-00", "00-0000-00000000", "0000_xxxxxxx\""],
                ["other_commit = \"", "9008f340-99a5-30", "8e-b8c0-6fcc423c", "954e_0nalcu8\""],
            ]),
        TokenRule(
            "partnerstack-key", "api.partnerstack.com",
            beside: ["partnerstack"],
            ["<A64>", "<A20-100>"], .opaque,
            finds: [[
                "partner", "stack_key = \"", "e4AOAQOfOEeXg5qs", "2ZSh8DxuXPZaBrnb", "F8Cl5IXwywCt4TdS",
                "BskdCg4jC8PliqVU", "\""
            ]],
            passesOver: [
                [
                    "partner", "stack_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "e4AOAQOfOEeXg5qs", "2ZSh8DxuXPZaBrnb", "F8Cl5IXwywCt4TdS",
                    "BskdCg4jC8PliqVU", "\""
                ],
            ]),
        TokenRule("rakuten-secret", "app.rakuten.co.jp", beside: ["rakuten"], ["<h64>", "<A20-100>"], .opaque,
            finds: [[
                "rakut", "en_api_key: \"", "1a3854e33cb0f726", "a6a264e68ae7a295", "58497879493d50ec",
                "ec95c9326871602d", "\""
            ]],
            passesOver: [
                [
                    "rakut", "en_api_key: \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "1a3854e33cb0f726", "a6a264e68ae7a295", "58497879493d50ec",
                    "ec95c9326871602d", "\""
                ],
            ]),
        TokenRule("awin-token", "api.awin.com", beside: ["awin_"], ["<uuid>"],
            finds: [["awin", "_api_key: \"", "02e77980-72ce-75", "f3-343e-044ae7bf", "d27a\""]],
            passesOver: [
                ["awin", "_api_key: \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "02e77980-72ce-75", "f3-343e-044ae7bf", "d27a\""],
            ]),
        TokenRule(
            "amazon-associates-key", "webservices.amazon.com",
            beside: ["paapi", "associates_secret"],
            ["<b40>"],
            finds: [["paap", "i_secret = \"", "p80MrJAEEMBZB4P7", "26BIafmBrV4KgGMZ", "tOXcDxXN\""]],
            passesOver: [
                ["paap", "i_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "p80MrJAEEMBZB4P7", "26BIafmBrV4KgGMZ", "tOXcDxXN\""],
            ]),
    ]
}

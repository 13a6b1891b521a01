extension TokenRule {
    /// Tasks, time and staff.
    static let planning: [TokenRule] = [
        TokenRule("teamwork-desk-key", "api.teamwork.com", beside: ["teamworkdesk"], ["<A50>"],
            finds: [[
                "teamwor", "kdesk_key = \"", "URVzHmzCH6BZ", "MQXZQcJ0XKWf", "IniimWly4vQ1",
                "63SbMqqdXAME", "Ng\""
            ]],
            passesOver: [
                [
                    "teamwor", "kdesk_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xx\""
                ],
                ["other_commit = \"", "URVzH", "mzCH6BZMQXZQ", "cJ0XKWfIniim", "Wly4vQ163SbM", "qqdXAMENg\""],
            ]),
        TokenRule("airfocus-key", "app.airfocus.com", beside: ["airfocus"], ["<A20-100>"], .opaque,
            finds: [["airfo", "cus_secret = \"", "OJ2oNK9Ym89f", "9zEDe90qIYyV", "PDKMTV8o\""]],
            passesOver: [
                ["airfo", "cus_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "OJ2oN", "K9Ym89f9zEDe", "90qIYyVPDKMT", "V8o\""],
            ]),
        TokenRule(
            "pivotal-token", "pivotaltracker.com",
            beside: ["pivotal", "pivotaltracker", "tracker_token"],
            ["<h32>"],
            finds: [["pivot", "al_secret = \"", "fb5f18f91b4c", "da6b7401b9e4", "772c1f39\""]],
            passesOver: [
                ["pivot", "al_secret = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "fb5f1", "8f91b4cda6b7", "401b9e4772c1", "f39\""],
            ]),
        TokenRule("plane-key", "api.plane.so", ["plane_api_<h32>"],
            finds: [["plane", "_api_dd81d27", "c2f426b44d36", "29b3bd161725", "3"]],
            passesOver: [
                ["plane", "_api_d", "d8"],
                ["plane", "_api_0000000", "000000000000", "000000000000", "0"],
            ]),
        TokenRule("taiga-token", "api.taiga.io", beside: ["taiga_"], ["<A20-100>"], .opaque,
            finds: [["taig", "a_key = \"", "pzN5IujX4vO8", "VBZvjgtMfYfB", "T4PUKEOE\""]],
            passesOver: [
                ["taig", "a_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "pzN5I", "ujX4vO8VBZvj", "gtMfYfBT4PUK", "EOE\""],
            ]),
        TokenRule(
            "height-secret", "api.height.app",
            beside: ["height_api", "height_secret", "heightapp"],
            ["secret_<h64>"],
            finds: [[
                "HEIGHT", "_API_TOKEN=\"", "secret_75ffc", "4e5e1533dbb4", "853f602b18b5",
                "ad7c47d35aa4", "3cbbb422f01b", "c82853581c9\""
            ]],
            passesOver: [
                [
                    "HEIGHT", "_API_TOKEN=\"", "secret_00000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "00000000000\""
                ],
                [
                    "other_commit = \"", "secre", "t_75ffc4e5e1", "533dbb4853f6", "02b18b5ad7c4", "7d35aa43cbbb",
                    "422f01bc8285", "3581c9\""
                ],
            ]),
        TokenRule(
            "meistertask-token", "meistertask.com",
            beside: ["meistertask", "mindmeister"],
            ["<A20-100>"], .opaque,
            finds: [["meister", "task_key = \"", "uExYZl9wInOZ", "Zd62ypO6v9bs", "Oor5ZRhh\""]],
            passesOver: [
                ["meister", "task_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "uExYZ", "l9wInOZZd62y", "pO6v9bsOor5Z", "Rhh\""],
            ]),
        TokenRule("ticktick-secret", "api.ticktick.com", beside: ["ticktick"], ["<A20-100>"], .opaque,
            finds: [["tickt", "ick_key = \"", "BR7hBgzs3LhR", "VX5sAMsVwMXQ", "JPiGlhSY\""]],
            passesOver: [
                ["tickt", "ick_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "BR7hB", "gzs3LhRVX5sA", "MsVwMXQJPiGl", "hSY\""],
            ]),
        TokenRule("paymo-key", "app.paymoapp.com", beside: ["paymo_", "paymoapp"], ["<h44>"],
            finds: [["paym", "o_secret = \"", "bbdbdfb68e96", "e3ec7f47845f", "e57224543b49", "9cb35534\""]],
            passesOver: [
                ["paym", "o_secret = \"", "000000000000", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "bbdbd", "fb68e96e3ec7", "f47845fe5722", "4543b499cb35", "534\""],
            ]),
        TokenRule("everhour-key", "api.everhour.com", beside: ["everhour"], ["<h4>-<h4>-<h6>-<h6>-<h8>"],
            finds: [["everho", "ur_api_key: \"", "2d37-6d94-3b", "1e0e-dc7c76-", "c75336f1\""]],
            passesOver: [
                ["everho", "ur_api_key: \"", "0000-0000-00", "0000-000000-", "00000000\""],
                ["other_commit = \"", "2d37-", "6d94-3b1e0e-", "dc7c76-c7533", "6f1\""],
            ]),
        TokenRule("rescuetime-key", "rescuetime.com", beside: ["rescuetime"], ["B63<l39>", "<A20-100>"], .opaque,
            finds: [["rescue", "time_key = \"", "B634pvbkqrwh", "vqxjv1se045x", "o0pd7yuiygd4", "cd17o6\""]],
            passesOver: [
                ["rescue", "time_key = \"", "B63xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxx\""],
                ["other_commit = \"", "B634p", "vbkqrwhvqxjv", "1se045xo0pd7", "yuiygd4cd17o", "6\""],
            ]),
        TokenRule("wakatime-secret", "wakatime.com", ["waka_sec_<A80>", "waka_tok_<A80>", "waka_ref_<A80>"],
            finds: [[
                "waka_", "sec_Cs4kyF91", "dTzDE3OlLIci", "8F3H9HJxBrPi", "ECHWBLA6wwQj",
                "GeDtAMsSXqrs", "s5Cku7LDpFH3", "WxcY93zhvKq6"
            ]],
            passesOver: [
                ["waka_s", "ec_Cs4"],
                [
                    "waka_", "sec_xxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx"
                ],
            ]),
        TokenRule("hibob-token", "api.hibob.com", beside: ["hibob"], ["<l40>", "<A20-100>"], .opaque,
            finds: [["hibo", "b_api_key: \"", "fs54fmxw820s", "qqh6b5i2m29c", "kmldn6mpxy4i", "t3bh\""]],
            passesOver: [
                ["hibo", "b_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "fs54f", "mxw820sqqh6b", "5i2m29ckmldn", "6mpxy4it3bh\""],
            ]),
        TokenRule("gusto-token", "api.gusto.com", beside: ["gusto_"], ["<w43>"],
            finds: [["gust", "o_api_key: \"", "euZDiPPZgDva", "bzhKCA68bPSX", "9rYyWSiWpS4c", "Fd0OhNe\""]],
            passesOver: [
                ["gust", "o_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""],
                ["other_commit = \"", "euZDi", "PPZgDvabzhKC", "A68bPSX9rYyW", "SiWpS4cFd0Oh", "Ne\""],
            ]),
        TokenRule("rippling-key", "api.rippling.com", beside: ["rippling"], ["<A20-100>"], .opaque,
            finds: [["rippl", "ing_secret = \"", "qfOWrcPIjhAm", "yvQurwjSDrkz", "Zx2M97SW\""]],
            passesOver: [
                ["rippl", "ing_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "qfOWr", "cPIjhAmyvQur", "wjSDrkzZx2M9", "7SW\""],
            ]),
        TokenRule("deel-token", "api.letsdeel.com", beside: ["letsdeel", "deel_"], ["<A20-100>"], .opaque,
            finds: [["letsd", "eel_key = \"", "nB5V5tvyfpvC", "vMoMZgXgahZr", "WWvgZPKo\""]],
            passesOver: [
                ["letsd", "eel_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "nB5V5", "tvyfpvCvMoMZ", "gXgahZrWWvgZ", "PKo\""],
            ]),
        TokenRule("factorial-key", "api.factorialhr.com", beside: ["factorialhr"], ["<A20-100>"], .opaque,
            finds: [["FACTORI", "ALHR_TOKEN=\"", "IUUTg0otTsNm", "fNLlASrqZ2Ol", "0OSTIZs2\""]],
            passesOver: [
                ["FACTORI", "ALHR_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "IUUTg", "0otTsNmfNLlA", "SrqZ2Ol0OSTI", "Zs2\""],
            ]),
        TokenRule("workable-token", "workable.com", beside: ["workable"], ["<h64>", "<w43>"],
            finds: [[
                "WORKA", "BLE_TOKEN=\"", "8e5f21926951", "1327630b98bc", "0b780499021f",
                "efb8c6d7e537", "66787e58c261", "78cc\""
            ]],
            passesOver: [
                [
                    "WORKA", "BLE_TOKEN=\"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "8e5f2", "192695113276", "30b98bc0b780", "499021fefb8c", "6d7e53766787",
                    "e58c26178cc\""
                ],
            ]),
        TokenRule("recruitee-token", "api.recruitee.com", beside: ["recruitee"], ["<A20-100>"], .opaque,
            finds: [["recrui", "tee_secret = \"", "5HK5EAqEyxhC", "KGhpS6AFd6cU", "x6sIE7kc\""]],
            passesOver: [
                ["recrui", "tee_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "5HK5E", "AqEyxhCKGhpS", "6AFd6cUx6sIE", "7kc\""],
            ]),
        TokenRule(
            "smartrecruiters-key", "api.smartrecruiters.com",
            beside: ["smartrecruiters"],
            ["DCRA1-<h32>", "<A20-100>"], .opaque,
            finds: [["smartrecr", "uiters_api_key: \"", "DCRA1-be1357", "5b95bc992f4c", "67bdcc5c518c", "15\""]],
            passesOver: [
                ["smartrecr", "uiters_api_key: \"", "DCRA1-000000", "000000000000", "000000000000", "00\""],
                ["other_commit = \"", "DCRA1", "-be13575b95b", "c992f4c67bdc", "c5c518c15\""],
            ]),
        TokenRule("ashby-key", "api.ashbyhq.com", beside: ["ashbyhq", "ashby_"], ["<h64>"],
            finds: [[
                "ASHBY", "HQ_TOKEN=\"", "ab1264b8293a", "655a278a45b2", "63927a97b18b", "3ed14d4eb656",
                "a03ba78dcb4b", "dedf\""
            ]],
            passesOver: [
                [
                    "ASHBY", "HQ_TOKEN=\"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "ab126", "4b8293a655a2", "78a45b263927", "a97b18b3ed14", "d4eb656a03ba",
                    "78dcb4bdedf\""
                ],
            ]),
        TokenRule("breezy-token", "api.breezy.hr", beside: ["breezyhr", "breezy_"], ["<h32>"],
            finds: [["breez", "yhr_secret = \"", "b979433a47f4", "c178feff69d0", "c22663a3\""]],
            passesOver: [
                ["breez", "yhr_secret = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "b9794", "33a47f4c178f", "eff69d0c2266", "3a3\""],
            ]),
        TokenRule("jazzhr-key", "api.resumatorapi.com", beside: ["jazzhr", "resumator"], ["<A32>"],
            finds: [["jazz", "hr_secret = \"", "nh2d6D9QxdKF", "x0vo6N0Qfa7h", "iZb6IdLe\""]],
            passesOver: [
                ["jazz", "hr_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "nh2d6", "D9QxdKFx0vo6", "N0Qfa7hiZb6I", "dLe\""],
            ]),
    ]
}

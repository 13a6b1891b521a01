extension TokenRule {
    /// Tasks, time and staff.
    static let planning: [TokenRule] = [
        TokenRule("teamwork-desk-key", "api.teamwork.com", beside: ["teamworkdesk"], ["<A50>"],
            finds: [["teamwor", "kdesk_key = \"", "URVzHmzCH6BZMQXZ", "QcJ0XKWfIniimWly", "4vQ163SbMqqdXAME", "Ng\""]],
            passesOver: [
                ["teamwor", "kdesk_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xx\""],
                ["other_commit = \"", "URVzHmzCH6BZMQXZ", "QcJ0XKWfIniimWly", "4vQ163SbMqqdXAME", "Ng\""],
            ]),
        TokenRule("airfocus-key", "app.airfocus.com", beside: ["airfocus"], ["<A20-100>"], .opaque,
            finds: [["airfo", "cus_secret = \"", "OJ2oNK9Ym89f9zED", "e90qIYyVPDKMTV8o", "\""]],
            passesOver: [
                ["airfo", "cus_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "OJ2oNK9Ym89f9zED", "e90qIYyVPDKMTV8o", "\""],
            ]),
        TokenRule(
            "pivotal-token", "pivotaltracker.com",
            beside: ["pivotal", "pivotaltracker", "tracker_token"],
            ["<h32>"],
            finds: [["pivot", "al_secret = \"", "fb5f18f91b4cda6b", "7401b9e4772c1f39", "\""]],
            passesOver: [
                ["pivot", "al_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "fb5f18f91b4cda6b", "7401b9e4772c1f39", "\""],
            ]),
        TokenRule("plane-key", "api.plane.so", ["plane_api_<h32>"],
            finds: [["plane_api_dd81d2", "7c2f426b44d3629b", "3bd1617253"]],
            passesOver: [
                ["plane_", "api_dd", "8"],
                ["plane_api_000000", "0000000000000000", "0000000000"],
            ]),
        TokenRule("taiga-token", "api.taiga.io", beside: ["taiga_"], ["<A20-100>"], .opaque,
            finds: [["taig", "a_key = \"", "pzN5IujX4vO8VBZv", "jgtMfYfBT4PUKEOE", "\""]],
            passesOver: [
                ["taig", "a_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "pzN5IujX4vO8VBZv", "jgtMfYfBT4PUKEOE", "\""],
            ]),
        TokenRule(
            "height-secret", "api.height.app",
            beside: ["height_api", "height_secret", "heightapp"],
            ["secret_<h64>"],
            finds: [[
                "HEIGHT", "_API_TOKEN=\"", "secret_75ffc4e5e", "1533dbb4853f602b", "18b5ad7c47d35aa4",
                "3cbbb422f01bc828", "53581c9\""
            ]],
            passesOver: [
                [
                    "HEIGHT", "_API_TOKEN=\"", "secret_000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "0000000\""
                ],
                [
                    "other_commit = \"", "secret_75ffc4e5e", "1533dbb4853f602b", "18b5ad7c47d35aa4",
                    "3cbbb422f01bc828", "53581c9\""
                ],
            ]),
        TokenRule(
            "meistertask-token", "meistertask.com",
            beside: ["meistertask", "mindmeister"],
            ["<A20-100>"], .opaque,
            finds: [["meister", "task_key = \"", "uExYZl9wInOZZd62", "ypO6v9bsOor5ZRhh", "\""]],
            passesOver: [
                ["meister", "task_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "uExYZl9wInOZZd62", "ypO6v9bsOor5ZRhh", "\""],
            ]),
        TokenRule("ticktick-secret", "api.ticktick.com", beside: ["ticktick"], ["<A20-100>"], .opaque,
            finds: [["tickt", "ick_key = \"", "BR7hBgzs3LhRVX5s", "AMsVwMXQJPiGlhSY", "\""]],
            passesOver: [
                ["tickt", "ick_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "BR7hBgzs3LhRVX5s", "AMsVwMXQJPiGlhSY", "\""],
            ]),
        TokenRule("paymo-key", "app.paymoapp.com", beside: ["paymo_", "paymoapp"], ["<h44>"],
            finds: [["paym", "o_secret = \"", "bbdbdfb68e96e3ec", "7f47845fe5722454", "3b499cb35534\""]],
            passesOver: [
                ["paym", "o_secret = \"", "0000000000000000", "0000000000000000", "000000000000\""],
                ["other_commit = \"", "bbdbdfb68e96e3ec", "7f47845fe5722454", "3b499cb35534\""],
            ]),
        TokenRule("everhour-key", "api.everhour.com", beside: ["everhour"], ["<h4>-<h4>-<h6>-<h6>-<h8>"],
            finds: [["everho", "ur_api_key: \"", "2d37-6d94-3b1e0e", "-dc7c76-c75336f1", "\""]],
            passesOver: [
                ["everho", "ur_api_key: \"", "0000-0000-000000", "-000000-00000000", "\""],
                ["other_commit = \"", "2d37-6d94-3b1e0e", "-dc7c76-c75336f1", "\""],
            ]),
        TokenRule("rescuetime-key", "rescuetime.com", beside: ["rescuetime"], ["B63<l39>", "<A20-100>"], .opaque,
            finds: [["rescue", "time_key = \"", "B634pvbkqrwhvqxj", "v1se045xo0pd7yui", "ygd4cd17o6\""]],
            passesOver: [
                ["rescue", "time_key = \"", "B63xxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxx\""],
                ["other_commit = \"", "B634pvbkqrwhvqxj", "v1se045xo0pd7yui", "ygd4cd17o6\""],
            ]),
        TokenRule("wakatime-secret", "wakatime.com", ["waka_sec_<A80>", "waka_tok_<A80>", "waka_ref_<A80>"],
            finds: [[
                "waka_sec_Cs4kyF9", "1dTzDE3OlLIci8F3", "H9HJxBrPiECHWBLA", "6wwQjGeDtAMsSXqr", "ss5Cku7LDpFH3Wxc",
                "Y93zhvKq6"
            ]],
            passesOver: [
                ["waka_s", "ec_Cs4"],
                [
                    "waka_sec_xxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxx"
                ],
            ]),
        TokenRule("hibob-token", "api.hibob.com", beside: ["hibob"], ["<l40>", "<A20-100>"], .opaque,
            finds: [["hibo", "b_api_key: \"", "fs54fmxw820sqqh6", "b5i2m29ckmldn6mp", "xy4it3bh\""]],
            passesOver: [
                ["hibo", "b_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "fs54fmxw820sqqh6", "b5i2m29ckmldn6mp", "xy4it3bh\""],
            ]),
        TokenRule("gusto-token", "api.gusto.com", beside: ["gusto_"], ["<w43>"],
            finds: [["gust", "o_api_key: \"", "euZDiPPZgDvabzhK", "CA68bPSX9rYyWSiW", "pS4cFd0OhNe\""]],
            passesOver: [
                ["gust", "o_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxx\""],
                ["other_commit = \"", "euZDiPPZgDvabzhK", "CA68bPSX9rYyWSiW", "pS4cFd0OhNe\""],
            ]),
        TokenRule("rippling-key", "api.rippling.com", beside: ["rippling"], ["<A20-100>"], .opaque,
            finds: [["rippl", "ing_secret = \"", "qfOWrcPIjhAmyvQu", "rwjSDrkzZx2M97SW", "\""]],
            passesOver: [
                ["rippl", "ing_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "qfOWrcPIjhAmyvQu", "rwjSDrkzZx2M97SW", "\""],
            ]),
        TokenRule("deel-token", "api.letsdeel.com", beside: ["letsdeel", "deel_"], ["<A20-100>"], .opaque,
            finds: [["letsd", "eel_key = \"", "nB5V5tvyfpvCvMoM", "ZgXgahZrWWvgZPKo", "\""]],
            passesOver: [
                ["letsd", "eel_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "nB5V5tvyfpvCvMoM", "ZgXgahZrWWvgZPKo", "\""],
            ]),
        TokenRule("factorial-key", "api.factorialhr.com", beside: ["factorialhr"], ["<A20-100>"], .opaque,
            finds: [["FACTORI", "ALHR_TOKEN=\"", "IUUTg0otTsNmfNLl", "ASrqZ2Ol0OSTIZs2", "\""]],
            passesOver: [
                ["FACTORI", "ALHR_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "IUUTg0otTsNmfNLl", "ASrqZ2Ol0OSTIZs2", "\""],
            ]),
        TokenRule("workable-token", "workable.com", beside: ["workable"], ["<h64>", "<w43>"],
            finds: [[
                "WORKA", "BLE_TOKEN=\"", "8e5f219269511327", "630b98bc0b780499", "021fefb8c6d7e537",
                "66787e58c26178cc", "\""
            ]],
            passesOver: [
                [
                    "WORKA", "BLE_TOKEN=\"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "8e5f219269511327", "630b98bc0b780499", "021fefb8c6d7e537",
                    "66787e58c26178cc", "\""
                ],
            ]),
        TokenRule("recruitee-token", "api.recruitee.com", beside: ["recruitee"], ["<A20-100>"], .opaque,
            finds: [["recrui", "tee_secret = \"", "5HK5EAqEyxhCKGhp", "S6AFd6cUx6sIE7kc", "\""]],
            passesOver: [
                ["recrui", "tee_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "5HK5EAqEyxhCKGhp", "S6AFd6cUx6sIE7kc", "\""],
            ]),
        TokenRule(
            "smartrecruiters-key", "api.smartrecruiters.com",
            beside: ["smartrecruiters"],
            ["DCRA1-<h32>", "<A20-100>"], .opaque,
            finds: [["smartrecr", "uiters_api_key: \"", "DCRA1-be13575b95", "bc992f4c67bdcc5c", "518c15\""]],
            passesOver: [
                ["smartrecr", "uiters_api_key: \"", "DCRA1-0000000000", "0000000000000000", "000000\""],
                ["other_commit = \"", "DCRA1-be13575b95", "bc992f4c67bdcc5c", "518c15\""],
            ]),
        TokenRule("ashby-key", "api.ashbyhq.com", beside: ["ashbyhq", "ashby_"], ["<h64>"],
            finds: [[
                "ASHBY", "HQ_TOKEN=\"", "ab1264b8293a655a", "278a45b263927a97", "b18b3ed14d4eb656",
                "a03ba78dcb4bdedf", "\""
            ]],
            passesOver: [
                [
                    "ASHBY", "HQ_TOKEN=\"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "ab1264b8293a655a", "278a45b263927a97", "b18b3ed14d4eb656",
                    "a03ba78dcb4bdedf", "\""
                ],
            ]),
        TokenRule("breezy-token", "api.breezy.hr", beside: ["breezyhr", "breezy_"], ["<h32>"],
            finds: [["breez", "yhr_secret = \"", "b979433a47f4c178", "feff69d0c22663a3", "\""]],
            passesOver: [
                ["breez", "yhr_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "b979433a47f4c178", "feff69d0c22663a3", "\""],
            ]),
        TokenRule("jazzhr-key", "api.resumatorapi.com", beside: ["jazzhr", "resumator"], ["<A32>"],
            finds: [["jazz", "hr_secret = \"", "nh2d6D9QxdKFx0vo", "6N0Qfa7hiZb6IdLe", "\""]],
            passesOver: [
                ["jazz", "hr_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "nh2d6D9QxdKFx0vo", "6N0Qfa7hiZb6IdLe", "\""],
            ]),
    ]
}

extension TokenRule {
    /// Campaigns and mail, beside those of Mail.
    static let campaigns: [TokenRule] = [
        TokenRule("magicbell-secret", "api.magicbell.com", beside: ["magicbell"], ["<w40>", "<A20-100>"], .opaque,
            finds: [["magicb", "ell_key = \"", "iMPmhIozDZyX", "Q-xe-ngUhyPy", "8tgKCkLmOf3M", "mJEl\""]],
            passesOver: [
                ["magicb", "ell_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "iMPmh", "IozDZyXQ-xe-", "ngUhyPy8tgKC", "kLmOf3MmJEl\""],
            ]),
        TokenRule("engagespot-secret", "api.engagespot.co", beside: ["engagespot"], ["<A20-100>"], .opaque,
            finds: [["engages", "pot_api_key: \"", "Mr6pLuLNmrJL", "Fw5noGMUHZkX", "Jk9GKK6e\""]],
            passesOver: [
                ["engages", "pot_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "Mr6pL", "uLNmrJLFw5no", "GMUHZkXJk9GK", "K6e\""],
            ]),
        TokenRule("suprsend-key", "hub.suprsend.com", beside: ["suprsend"], ["SS.WSS.<w40-60>", "SS.<w43-60>"],
            finds: [[
                "suprse", "nd_api_key: \"", "SS.WSS.Koztz", "ZeC6O_F3_yl1", "2BX13wwqczfv",
                "KlAs-OOEf883", "AWN_BBEnK\""
            ]],
            passesOver: [
                ["suprse", "nd_api_key: \"", "SS.WSS.xxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxx\""],
                [
                    "other_commit = \"", "SS.WS", "S.KoztzZeC6O", "_F3_yl12BX13", "wwqczfvKlAs-", "OOEf883AWN_B",
                    "BEnK\""
                ],
            ]),
        TokenRule("vero-token", "api.getvero.com", beside: ["getvero", "vero_auth"], ["<b80-142>"],
            finds: [[
                "getve", "ro_secret = \"", "TnXuhAaKuOJc", "+smtqnMzBSuF", "xYEBCUAaQbhv",
                "9FNiMQk52GvF", "imJL2X8ziKBM", "QbHoxTFy6DZg", "ATWsoijHs2Ia", "T0ZIqN3N\""
            ]],
            passesOver: [
                [
                    "getve", "ro_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""
                ],
                [
                    "other_commit = \"", "TnXuh", "AaKuOJc+smtq", "nMzBSuFxYEBC", "UAaQbhv9FNiM", "Qk52GvFimJL2",
                    "X8ziKBMQbHox", "TFy6DZgATWso", "ijHs2IaT0ZIq", "N3N\""
                ],
            ]),
        TokenRule("sailthru-secret", "api.sailthru.com", beside: ["sailthru"], ["<h32>"],
            finds: [["sailth", "ru_api_key: \"", "050e4c619295", "00e26c403084", "57f47c14\""]],
            passesOver: [
                ["sailth", "ru_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "050e4", "c61929500e26", "c40308457f47", "c14\""],
            ]),
        TokenRule("blueshift-key", "api.getblueshift.com", beside: ["blueshift"], ["<h32>"],
            finds: [["bluesh", "ift_key = \"", "4a58c202e536", "515ed411cc84", "a13958fc\""]],
            passesOver: [
                ["bluesh", "ift_key = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "4a58c", "202e536515ed", "411cc84a1395", "8fc\""],
            ]),
        TokenRule("leanplum-key", "api.leanplum.com", beside: ["leanplum"], ["(dev|prod|exp)_<A43>"],
            finds: [[
                "leanpl", "um_api_key: \"", "dev_LPB7BpAN", "0Pf3Z1amrgfi", "Yt0QeNB8mhhM",
                "QGITYMQwhR0\""
            ]],
            passesOver: [
                ["leanpl", "um_api_key: \"", "dev_xxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxx\""],
                ["other_commit = \"", "dev_L", "PB7BpAN0Pf3Z", "1amrgfiYt0Qe", "NB8mhhMQGITY", "MQwhR0\""],
            ]),
        TokenRule("clevertap-passcode", "api.clevertap.com", beside: ["clevertap"], ["<U3>-<U3>-<U4>"],
            finds: [["clever", "tap_key = \"", "AZC-O4", "E-OTBE", "\""]],
            passesOver: [
                ["clever", "tap_key = \"", "XXX-XX", "X-XXXX", "\""],
                ["other_commit = \"", "AZC-O", "4E-OTB", "E\""],
            ]),
        TokenRule("moengage-secret", "api.moengage.com", beside: ["moengage"], ["<A20-100>"], .opaque,
            finds: [["moeng", "age_key = \"", "y5wR6YHWZHhi", "vcdrJ8OnxEu5", "deVEJDBj\""]],
            passesOver: [
                ["moeng", "age_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "y5wR6", "YHWZHhivcdrJ", "8OnxEu5deVEJ", "DBj\""],
            ]),
        TokenRule("webengage-key", "api.webengage.com", beside: ["webengage"], ["<uuid>"],
            finds: [["webeng", "age_key = \"", "0f5301eb-972", "0-f441-abfb-", "40b72b91de16", "\""]],
            passesOver: [
                ["webeng", "age_key = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "0f530", "1eb-9720-f44", "1-abfb-40b72", "b91de16\""],
            ]),
        TokenRule("batch-key", "api.batch.com", beside: ["batch_rest", "batch_api"], ["<h32>"],
            finds: [["BATCH_", "REST_TOKEN=\"", "e59fe3aeed25", "33409f9ae036", "fa2ed43e\""]],
            passesOver: [
                ["BATCH_", "REST_TOKEN=\"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "e59fe", "3aeed2533409", "f9ae036fa2ed", "43e\""],
            ]),
        TokenRule("ortto-key", "api.ap3api.com", beside: ["ortto"], ["PRIVATE-<A20-60>"],
            finds: [["ortt", "o_key = \"", "PRIVATE-IEez", "cy1SOzDs879Z", "1RguxJeY3qnG", "s5gW\""]],
            passesOver: [
                ["ortt", "o_key = \"", "PRIVATE-xxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "PRIVA", "TE-IEezcy1SO", "zDs879Z1Rgux", "JeY3qnGs5gW\""],
            ]),
        TokenRule("autopilot-key", "api2.autopilothq.com", beside: ["autopilothq"], ["<h32>"],
            finds: [["AUTOPIL", "OTHQ_TOKEN=\"", "b4d970daff4a", "e14ca80b215f", "6882daab\""]],
            passesOver: [
                ["AUTOPIL", "OTHQ_TOKEN=\"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "b4d97", "0daff4ae14ca", "80b215f6882d", "aab\""],
            ]),
        TokenRule("sender-token", "api.sender.net", beside: ["sender_net"], ["<A20-100>"], .opaque,
            finds: [["sender", "_net_key = \"", "ljQtAHLAoLp5", "n1w3zXRX2mU4", "kmRN6aQN\""]],
            passesOver: [
                ["sender", "_net_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "ljQtA", "HLAoLp5n1w3z", "XRX2mU4kmRN6", "aQN\""],
            ]),
        TokenRule("sendpulse-secret", "api.sendpulse.com", beside: ["sendpulse"], ["<h32>"],
            finds: [["sendpu", "lse_key = \"", "6ea6b0c42660", "07023d257948", "eb5a2935\""]],
            passesOver: [
                ["sendpu", "lse_key = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "6ea6b", "0c4266007023", "d257948eb5a2", "935\""],
            ]),
        TokenRule("mailmodo-key", "api.mailmodo.com", beside: ["mailmodo"], ["<U7>-<U7>-<U7>-<U7>"],
            finds: [["mailm", "odo_secret = \"", "HADJB0L-1BKU", "5YH-VVAMW8L-", "BCQD470\""]],
            passesOver: [
                ["mailm", "odo_secret = \"", "XXXXXXX-XXXX", "XXX-XXXXXXX-", "XXXXXXX\""],
                ["other_commit = \"", "HADJB", "0L-1BKU5YH-V", "VAMW8L-BCQD4", "70\""],
            ]),
        TokenRule("maileroo-key", "smtp.maileroo.com", beside: ["maileroo"], ["<h64>"],
            finds: [[
                "mailer", "oo_api_key: \"", "9f41c19efd88", "a346f3204acd", "4b36e6e7915e",
                "25c46a32ea12", "533a0540b4a8", "9258\""
            ]],
            passesOver: [
                [
                    "mailer", "oo_api_key: \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "9f41c", "19efd88a346f", "3204acd4b36e", "6e7915e25c46", "a32ea12533a0",
                    "540b4a89258\""
                ],
            ]),
        TokenRule("mailpace-token", "app.mailpace.com", beside: ["mailpace", "ohmysmtp"], ["<uuid>"],
            finds: [["MAILP", "ACE_TOKEN=\"", "5511924f-c8a", "c-c874-8bf7-", "1b55079ed03b", "\""]],
            passesOver: [
                ["MAILP", "ACE_TOKEN=\"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "55119", "24f-c8ac-c87", "4-8bf7-1b550", "79ed03b\""],
            ]),
        TokenRule("plunk-key", "api.useplunk.com", beside: ["useplunk", "plunk_"], ["pk_<h48>"],
            finds: [[
                "USEPL", "UNK_TOKEN=\"", "pk_108ba2e09", "e993ee5da20d", "d0b275032ef8",
                "e54c9e304723", "a62\""
            ]],
            passesOver: [
                ["USEPL", "UNK_TOKEN=\"", "pk_000000000", "000000000000", "000000000000", "000000000000", "000\""],
                ["other_commit = \"", "pk_10", "8ba2e09e993e", "e5da20dd0b27", "5032ef8e54c9", "e304723a62\""],
            ]),
        TokenRule("forwardemail-key", "api.forwardemail.net", beside: ["forwardemail"], ["<h24>"],
            finds: [["FORWARD", "EMAIL_TOKEN=\"", "5b13ba881b12", "4a1adf5c1ad7", "\""]],
            passesOver: [
                ["FORWARD", "EMAIL_TOKEN=\"", "000000000000", "000000000000", "\""],
                ["other_commit = \"", "5b13b", "a881b124a1ad", "f5c1ad7\""],
            ]),
        TokenRule("mailslurp-key", "api.mailslurp.com", beside: ["mailslurp"], ["<h64>"],
            finds: [[
                "MAILSL", "URP_TOKEN=\"", "e8ae9d7d05a1", "5b15849e9bbc", "ead6d70c7e95",
                "d820a80d02f1", "94f1b722abcb", "1ec9\""
            ]],
            passesOver: [
                [
                    "MAILSL", "URP_TOKEN=\"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "e8ae9", "d7d05a15b158", "49e9bbcead6d", "70c7e95d820a", "80d02f194f1b",
                    "722abcb1ec9\""
                ],
            ]),
        TokenRule("emailable-key", "api.emailable.com", beside: ["emailable"], ["live_<h20>", "test_<h20>"],
            finds: [["emaila", "ble_secret = \"", "live_85a0dcc", "af6593f6a41b", "7\""]],
            passesOver: [
                ["emaila", "ble_secret = \"", "live_0000000", "000000000000", "0\""],
                ["other_commit = \"", "live_", "85a0dccaf659", "3f6a41b7\""],
            ]),
        TokenRule(
            "neverbounce-key", "api.neverbounce.com",
            beside: ["neverbounce"],
            ["private_<h32>", "secret_<A24-40>"],
            finds: [["neverbo", "unce_secret = \"", "private_5cdf", "a55ccd4e1104", "cd499efdff09", "e30c\""]],
            passesOver: [
                ["neverbo", "unce_secret = \"", "private_0000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "priva", "te_5cdfa55cc", "d4e1104cd499", "efdff09e30c\""],
            ]),
        TokenRule("debounce-key", "api.debounce.io", beside: ["debounce_api", "debounce_key"], ["<h13>"],
            finds: [["debounce", "_api_api_key: \"", "cf86124", "e4f6c8\""]],
            passesOver: [
                ["debounce", "_api_api_key: \"", "0000000", "000000\""],
                ["other_commit = \"", "cf861", "24e4f6c", "8\""],
            ]),
        TokenRule("bouncer-key", "api.usebouncer.com", beside: ["usebouncer"], ["<A40>"],
            finds: [["usebou", "ncer_key = \"", "97EYoxDK8I3s", "SMK3Ujb9Mt62", "DKUA7zVtNMOo", "8pDG\""]],
            passesOver: [
                ["usebou", "ncer_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "97EYo", "xDK8I3sSMK3U", "jb9Mt62DKUA7", "zVtNMOo8pDG\""],
            ]),
        TokenRule("clearout-token", "api.clearout.io", beside: ["clearout"], ["<h32>:<h64>"],
            finds: [[
                "CLEAR", "OUT_TOKEN=\"", "aeca9aa53b96", "e97a8aa2059f", "b88be767:2a5",
                "e49a099eb6e7", "db3321bff8c4", "fc69a59c4116", "3418431ae70c", "609ae0c8bde4", "0\""
            ]],
            passesOver: [
                [
                    "CLEAR", "OUT_TOKEN=\"", "000000000000", "000000000000", "00000000:000", "000000000000",
                    "000000000000", "000000000000", "000000000000", "000000000000", "0\""
                ],
                [
                    "other_commit = \"", "aeca9", "aa53b96e97a8", "aa2059fb88be", "767:2a5e49a0", "99eb6e7db332",
                    "1bff8c4fc69a", "59c411634184", "31ae70c609ae", "0c8bde40\""
                ],
            ]),
        TokenRule("mailboxvalidator-key", "api.mailboxvalidator.com", beside: ["mailboxvalidator"], ["<U20>"],
            finds: [["mailboxval", "idator_api_key: \"", "J1QZAUIC8R", "1GDKGPNIPR", "\""]],
            passesOver: [
                ["mailboxval", "idator_api_key: \"", "XXXXXXXXXX", "XXXXXXXXXX", "\""],
                ["other_commit = \"", "J1QZA", "UIC8R1GDKG", "PNIPR\""],
            ]),
        TokenRule("sendlane-key", "api.sendlane.com", beside: ["sendlane"], ["<A20>", "<A20-100>"], .opaque,
            finds: [["sendl", "ane_secret = \"", "6u9pnr0Ufk", "CZ8AEWFF3s", "\""]],
            passesOver: [
                ["sendl", "ane_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "6u9pn", "r0UfkCZ8AE", "WFF3s\""],
            ]),
        TokenRule("aweber-secret", "api.aweber.com", beside: ["aweber"], ["<A32>", "<A20-100>"], .opaque,
            finds: [["awebe", "r_api_key: \"", "3QizDRYCbZKh", "d8793hZ2CuhF", "s6gf0v7f\""]],
            passesOver: [
                ["awebe", "r_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "3QizD", "RYCbZKhd8793", "hZ2CuhFs6gf0", "v7f\""],
            ]),
        TokenRule("drip-token", "api.getdrip.com", beside: ["getdrip", "drip_api", "drip_token"], ["<h32>"],
            finds: [["getdr", "ip_secret = \"", "110ec6a598da", "7e4f193fe016", "21839689\""]],
            passesOver: [
                ["getdr", "ip_secret = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "110ec", "6a598da7e4f1", "93fe01621839", "689\""],
            ]),
        TokenRule("beehiiv-key", "api.beehiiv.com", beside: ["beehiiv"], ["<A64>"],
            finds: [[
                "beehi", "iv_api_key: \"", "3mqbmWm2ObDU", "lc0Y8tQU0XDI", "F7OoWGkDn936",
                "qv5lrVMizjsN", "2BtnxxBaUQW7", "t0DN\""
            ]],
            passesOver: [
                [
                    "beehi", "iv_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxx\""
                ],
                [
                    "other_commit = \"", "3mqbm", "Wm2ObDUlc0Y8", "tQU0XDIF7OoW", "GkDn936qv5lr", "VMizjsN2Btnx",
                    "xBaUQW7t0DN\""
                ],
            ]),
        TokenRule("buttondown-key", "api.buttondown.email", beside: ["buttondown"], ["<uuid>"],
            finds: [["BUTTON", "DOWN_TOKEN=\"", "22717e4c-f66", "c-58fd-1b6f-", "870eb136098c", "\""]],
            passesOver: [
                ["BUTTON", "DOWN_TOKEN=\"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "22717", "e4c-f66c-58f", "d-1b6f-870eb", "136098c\""],
            ]),
        TokenRule("substack-token", "substack.com", beside: ["substack"], ["s%3A<w20-60>.<p40-60>"],
            finds: [[
                "substa", "ck_api_key: \"", "s%3APqdj_ZoL", "6nYPIFrGqTPj", "sR8bqdsqEL08",
                ".QEam7IR7lxx", "23PzEI2Zm8Ug", "WqZEmwoDwg62", "tWnPrIitqCgS", "T1M\""
            ]],
            passesOver: [
                [
                    "substa", "ck_api_key: \"", "s%3Axxxxxxxx", "xxxxxxxxxxxx", ".xxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxx\""
                ],
                [
                    "other_commit = \"", "s%3AP", "qdj_ZoL6nYPI", "FrGqTPjsR8bq", "dsqEL08.QEam", "7IR7lxx23PzE",
                    "I2Zm8UgWqZEm", "woDwg62tWnPr", "IitqCgST1M\""
                ],
            ]),
        TokenRule("flodesk-key", "api.flodesk.com", beside: ["flodesk"], ["<A50-70>"],
            finds: [[
                "flode", "sk_key = \"", "mjQjOXqaabDJ", "FwBAFvi3eAU2", "0HObNJ7mNoJw", "w7KFxDskhpfU",
                "6XZJHawsIgEj", "\""
            ]],
            passesOver: [
                ["flode", "sk_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx\""],
                [
                    "other_commit = \"", "mjQjO", "XqaabDJFwBAF", "vi3eAU20HObN", "J7mNoJww7KFx", "DskhpfU6XZJH",
                    "awsIgEj\""
                ],
            ]),
        TokenRule("elastic-email-smtp", "smtp.elasticemail.com", beside: ["elasticemail_smtp"], ["<X40>"],
            finds: [[
                "elasticema", "il_smtp_secret = \"", "D1A3483C07F7", "D176554FA218", "756E8B49D469",
                "2CA6\""
            ]],
            passesOver: [
                ["elasticema", "il_smtp_secret = \"", "000000000000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "D1A34", "83C07F7D1765", "54FA218756E8", "B49D4692CA6\""],
            ]),
        TokenRule("mixmax-token", "api.mixmax.com", beside: ["mixmax"], ["<uuid>"],
            finds: [["MIXM", "AX_TOKEN=\"", "b7bb88d2-d4b", "0-80ba-73b0-", "1765df4373cc", "\""]],
            passesOver: [
                ["MIXM", "AX_TOKEN=\"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "b7bb8", "8d2-d4b0-80b", "a-73b0-1765d", "f4373cc\""],
            ]),
    ]
}

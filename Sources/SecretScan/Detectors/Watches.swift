extension TokenRule {
    /// Logs, uptime and on-call, beside those of Logs.
    static let watches: [TokenRule] = [
        TokenRule(
            "humio-token", "cloud.humio.com",
            beside: ["humio", "logscale"],
            ["<uuid>~<A40-50>", "<A48>", "<uuid>"],
            finds: [[
                "humi", "o_api_key: \"", "fc9b3cac-5ab", "4-0ffb-f0e9-", "c121f8f563b0",
                "~0j9IDYjAga1", "EXThF7vgsTe3", "6VkUpMlYh3Og", "mpYa59s7mq\""
            ]],
            passesOver: [
                [
                    "humi", "o_api_key: \"", "00000000-000", "0-0000-0000-", "000000000000", "~xxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxx\""
                ],
                [
                    "other_commit = \"", "fc9b3", "cac-5ab4-0ff", "b-f0e9-c121f", "8f563b0~0j9I", "DYjAga1EXThF",
                    "7vgsTe36VkUp", "MlYh3OgmpYa5", "9s7mq\""
                ],
            ]),
        TokenRule("scalyr-key", "app.scalyr.com", beside: ["scalyr", "dataset_api"], ["<w45-47>"],
            finds: [["scaly", "r_api_key: \"", "rfKJ7nV8KwEu", "okDGgh0venFa", "0sYqP50fOIuh", "_7tynm_Zjt\""]],
            passesOver: [
                ["scaly", "r_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxx\""],
                ["other_commit = \"", "rfKJ7", "nV8KwEuokDGg", "h0venFa0sYqP", "50fOIuh_7tyn", "m_Zjt\""],
            ]),
        TokenRule("logentries-token", "data.logentries.com", beside: ["logentries"], ["<uuid>"],
            finds: [["logent", "ries_key = \"", "6f7d1cda-f97", "d-368f-3040-", "f1121983bfb9", "\""]],
            passesOver: [
                ["logent", "ries_key = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "6f7d1", "cda-f97d-368", "f-3040-f1121", "983bfb9\""],
            ]),
        TokenRule("timber-key", "logs.timber.io", beside: ["timber_"], ["<d3-6>_<h16>:<h64>"],
            finds: [[
                "timb", "er_key = \"", "1430_2399f89", "345c402b2:9a", "9cf088a5581f", "cd3a4d5c6686",
                "f1a72d4a3e38", "5fab45043598", "017d1a61559d", "e2\""
            ]],
            passesOver: [
                [
                    "timb", "er_key = \"", "000_00000000", "00000000:000", "000000000000", "000000000000",
                    "000000000000", "000000000000", "000000000000", "0\""
                ],
                [
                    "other_commit = \"", "1430_", "2399f89345c4", "02b2:9a9cf08", "8a5581fcd3a4", "d5c6686f1a72",
                    "d4a3e385fab4", "5043598017d1", "a61559de2\""
                ],
            ]),
        TokenRule("openobserve-token", "api.openobserve.ai", beside: ["openobserve"], ["<A16>", "<A20-100>"], .opaque,
            finds: [["openobs", "erve_secret = \"", "Q7PpEh2Q", "JXda7iZy", "\""]],
            passesOver: [
                ["openobs", "erve_secret = \"", "xxxxxxxx", "xxxxxxxx", "\""],
                ["other_commit = \"", "Q7PpE", "h2QJXda7", "iZy\""],
            ]),
        TokenRule("highlight-key", "pub.highlight.io", beside: ["highlight_api"], ["<h32>"],
            finds: [["highligh", "t_api_api_key: \"", "867ce9e21509", "0955db9fd284", "72b01dac\""]],
            passesOver: [
                ["highligh", "t_api_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "867ce", "9e215090955d", "b9fd28472b01", "dac\""],
            ]),
        TokenRule("logrocket-key", "api.logrocket.com", beside: ["logrocket"], ["<l6>:<l6-30>:<A20>"],
            finds: [["logroc", "ket_key = \"", "gmytqb:uwhcl", "g1z3s19ywhos", "g:D4DSD5pK9N", "3PSnVhEmm0\""]],
            passesOver: [
                ["logroc", "ket_key = \"", "xxxxxx:xxxxx", "x:xxxxxxxxxx", "xxxxxxxxxx\""],
                ["other_commit = \"", "gmytq", "b:uwhclg1z3s", "19ywhosg:D4D", "SD5pK9N3PSnV", "hEmm0\""],
            ]),
        TokenRule("last9-token", "last9.io", beside: ["last9"], ["<h32>"],
            finds: [["LAST", "9_TOKEN=\"", "9173241f4a37", "f353bbd39480", "5252158e\""]],
            passesOver: [
                ["LAST", "9_TOKEN=\"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "91732", "41f4a37f353b", "bd3948052521", "58e\""],
            ]),
        TokenRule("groundcover-token", "groundcover.com", ["gcsa_<w30-60>", "gcik_<w30-60>"],
            finds: [["gcsa_", "c3wq5U7AI1kU", "b-ReMQKTJ4tb", "cDIBI9dBGUin", "p8Itaj"]],
            passesOver: [
                ["gcsa", "_c3w"],
                ["gcsa_", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxx"],
            ]),
        TokenRule("chronosphere-token", "chronosphere.io", beside: ["chronosphere"], ["<h64>"],
            finds: [[
                "CHRONOS", "PHERE_TOKEN=\"", "15d9894c4cd2", "b91d91a2a756", "fa9e10a66230",
                "2d79912d1caa", "537faef5002c", "58e7\""
            ]],
            passesOver: [
                [
                    "CHRONOS", "PHERE_TOKEN=\"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "15d98", "94c4cd2b91d9", "1a2a756fa9e1", "0a662302d799", "12d1caa537fa",
                    "ef5002c58e7\""
                ],
            ]),
        TokenRule("instatus-key", "api.instatus.com", beside: ["instatus"], ["<h32>"],
            finds: [["insta", "tus_secret = \"", "5c5e3be829c4", "08f6846e8592", "87f4ca9a\""]],
            passesOver: [
                ["insta", "tus_secret = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "5c5e3", "be829c408f68", "46e859287f4c", "a9a\""],
            ]),
        TokenRule("statuscake-key", "api.statuscake.com", beside: ["statuscake"], ["<A24-40>"],
            finds: [["STATUS", "CAKE_TOKEN=\"", "0YhLNFElNXbT", "KoD08JwVHTrV", "cW0CN8c0\""]],
            passesOver: [
                ["STATUS", "CAKE_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "\""],
                ["other_commit = \"", "0YhLN", "FElNXbTKoD08", "JwVHTrVcW0CN", "8c0\""],
            ]),
        TokenRule("updown-key", "updown.io", beside: ["updown_"], ["<A20>"],
            finds: [["UPDO", "WN_TOKEN=\"", "3unlNHmmW6", "ez2Px9UAsS", "\""]],
            passesOver: [
                ["UPDO", "WN_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "3unlN", "HmmW6ez2Px", "9UAsS\""],
            ]),
        TokenRule("freshping-key", "freshping.io", beside: ["freshping"], ["<A40>"],
            finds: [["FRESHP", "ING_TOKEN=\"", "RJx2dv2ws0k6", "PktPVHs63cdC", "ZkLpafeUkCoj", "WYFK\""]],
            passesOver: [
                ["FRESHP", "ING_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "RJx2d", "v2ws0k6PktPV", "Hs63cdCZkLpa", "feUkCojWYFK\""],
            ]),
        TokenRule("pingpong-key", "pingpong.host", beside: ["pingpong_host"], ["<A20-100>"], .opaque,
            finds: [["pingpong", "_host_secret = \"", "u7Sxy6HpXN2v", "PbOQZqOZ2I4n", "MAhlmXjK\""]],
            passesOver: [
                ["pingpong", "_host_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "u7Sxy", "6HpXN2vPbOQZ", "qOZ2I4nMAhlm", "XjK\""],
            ]),
        TokenRule(
            "deadmanssnitch-key", "api.deadmanssnitch.com",
            beside: ["deadmanssnitch", "dead_mans_snitch"],
            ["<w32-40>"],
            finds: [["DEADMANS", "SNITCH_TOKEN=\"", "Pz9MIlWLwEPy", "xCijxDu3jCh3", "Is5HDYfbhfuZ", "\""]],
            passesOver: [
                ["DEADMANS", "SNITCH_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "Pz9MI", "lWLwEPyxCijx", "Du3jCh3Is5HD", "YfbhfuZ\""],
            ]),
        TokenRule(
            "incident-io-key", "api.incident.io",
            beside: ["incident_io", "incidentio", "incident.io"],
            ["inc_<h64>", "inc_live_<h64>"],
            finds: [[
                "INCIDEN", "T_IO_TOKEN=\"", "inc_c04639c2", "b85e0b1b9871", "a100f4a1e30c",
                "1271e69dc0cd", "1e60a87e3423", "8316dd7a\""
            ]],
            passesOver: [
                [
                    "INCIDEN", "T_IO_TOKEN=\"", "inc_00000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "00000000\""
                ],
                [
                    "other_commit = \"", "inc_c", "04639c2b85e0", "b1b9871a100f", "4a1e30c1271e", "69dc0cd1e60a",
                    "87e34238316d", "d7a\""
                ],
            ]),
        TokenRule("allquiet-key", "allquiet.app", beside: ["allquiet"], ["<uuid>"],
            finds: [["allqu", "iet_key = \"", "a9a940bc-48e", "9-bdef-02c1-", "39381c205517", "\""]],
            passesOver: [
                ["allqu", "iet_key = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "a9a94", "0bc-48e9-bde", "f-02c1-39381", "c205517\""],
            ]),
        TokenRule("zenduty-token", "zenduty.com", beside: ["zenduty"], ["<h40>"],
            finds: [["zendu", "ty_key = \"", "092e4e2ac770", "188be9d230aa", "576de3f726cf", "2a14\""]],
            passesOver: [
                ["zendu", "ty_key = \"", "000000000000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "092e4", "e2ac770188be", "9d230aa576de", "3f726cf2a14\""],
            ]),
        TokenRule("grafana-oncall-token", "oncall", beside: ["grafana_oncall"], ["<h64>"],
            finds: [[
                "GRAFANA_", "ONCALL_TOKEN=\"", "c639a064e09e", "4ceeeae2efce", "d309d783f673",
                "36e403fb930b", "cd62707ccbff", "0f5d\""
            ]],
            passesOver: [
                [
                    "GRAFANA_", "ONCALL_TOKEN=\"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "c639a", "064e09e4ceee", "ae2efced309d", "783f67336e40", "3fb930bcd627",
                    "07ccbff0f5d\""
                ],
            ]),
    ]
}

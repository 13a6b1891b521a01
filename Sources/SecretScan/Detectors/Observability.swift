extension TokenRule {
    /// Metrics, logs, errors, incidents.
    static let observability: [TokenRule] = [
        TokenRule(
            "datadog-key", "api.datadoghq.com", beside: ["datadog", "dd_api", "dd-api", "ddapi", "dd_client"],
            ["<h32>"],
            finds: [["data", "dog", "_to", "ken = \"", "35aa8f695fe34645", "56b9101da95c7f00\""]],
            passesOver: [
                ["data", "dog", "_to", "ken = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "35aa8f695fe34645", "56b9101da95c7f00\""],
            ]),
        TokenRule(
            "datadog-app-key", "api.datadoghq.com",
            beside: ["datadog", "dd_app", "dd-app", "dd-application", "dd_application", "ddapp"], ["<h40>"],
            finds: [["DATA", "DOG", "_TO", "KEN: \"", "5a09478a4ec8fe52f940", "ed601e388b5b8777a3fc\""]],
            passesOver: [
                ["DATA", "DOG", "_TO", "KEN: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "5a09478a4ec8fe52f940", "ed601e388b5b8777a3fc\""],
            ]),
        TokenRule("newrelic-key", "api.newrelic.com", ["NRAK-<U27>"],
            finds: [["NR", "AK-", "ZERPROFCBXPYV72ZSB2WRJUAEX0"]],
            passesOver: [["NR", "AK-ZERP"], ["NR", "AK-XXXXXXXXXXXXXXXXXXXXXXXXXXX"]]),
        TokenRule("newrelic-browser-key", "api.newrelic.com", ["NRJS-<h19>"],
            finds: [["NR", "JS-", "091b01d1c6962339996"]],
            passesOver: [["NR", "JS-091b"], ["NR", "JS-0000000000000000000"]]),
        TokenRule("newrelic-insert-key", "api.newrelic.com", ["NRII-<w32>", "NRIQ-<w32>"],
            finds: [["NR", "II-", "4QnkzJsGyGOI7GuogS8UQq96H_p9ypx3"]],
            passesOver: [["NR", "II-4Qnk"], ["NR", "II-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("newrelic-license-key", "newrelic.com", ["<h36>NRAL", "<h36>FFFFNRAL"],
            finds: [["ead37637826d256b45664a4a987465df1e9cNR", "AL"]],
            passesOver: [
                ["37637826d256b45664a4a987465df1e9cNR", "AL"],
                ["000000000000000000000000000000000000NR", "AL"],
            ]),
        TokenRule("newrelic-license-key", "newrelic.com", beside: ["newrelic", "new_relic"], ["<h40>", "<h32>"],
            finds: [["newre", "lic", "_to", "ken = \"", "fd970fc278b644555194", "14e156417fb03d177593\""]],
            passesOver: [
                ["newre", "lic", "_to", "ken = \"", "0000000000000000000000000000000000000000\""],
                ["other_commit = \"", "fd970fc278b644555194", "14e156417fb03d177593\""],
            ]),
        TokenRule("newrelic-key", "api.newrelic.com", ["NRRA-<h42>", "NRAA-<h27>"],
            finds: [["NR", "RA-", "c0d29a4658488b383321312bb1832b1802ee44935e"]],
            passesOver: [["NR", "RA-c0d2"], ["NR", "RA-000000000000000000000000000000000000000000"]]),
        TokenRule(
            "grafana-token", "grafana.net", ["glc_<b32-400>", "glsa_<A32>_<H8>", "eyJrIjoi<b60-400>"], .structured,
            finds: [["gl", "c_", "HqeK/QQ/97NBHrd2fwz8DNb1Twt/YPxC"]],
            passesOver: [["gl", "sa_short"], ["gl", "c_HqeK"], ["gl", "c_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule(
            "dynatrace-token", "live.dynatrace.com",
            ["dt0(c|s|e)01.<U24>.<U64>", "dt0s(02|03|04|06|08|09|16).<U8-24>.<U64>"],
            finds: [
                [
                    "d", "t0", "c01.OXUV3QRN40X1U3WANVFXV6QV.WWZ7HY33ZOV39DVUUMYUNT5ZBG4OP4NLBC8HFOP86",
                    "VHLR5ZIV58ERFCNZF0S7F8M"
                ],
            ],
            passesOver: [
                ["d", "t0c01."],
                [
                    "d", "t0c01.XXXXXXXXXXXXXXXXXXXXXXXX.XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX",
                    "XXXXXXXXXXXXXXXXXXXXXXXXX"
                ],
            ]),
        TokenRule(
            "sentry-token", "sentry.io", ["sntrys_<B60-400>", "sntryu_<h64>", "sntrya_<h64>", "sntryi_<h64>"],
            .structured,
            finds: [["snt", "rys_", "8FPuATGXtcQjwe5x0pQmm3heZHAts1L5zrZxQmz3KhmZQY2LtqfB1s05fYPv"]],
            passesOver: [
                ["snt", "rys_8FPu"],
                ["snt", "rys_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("sentry-token", "sentry.io", beside: ["sentry"], ["<h64>"],
            finds: [
                [
                    "SENT", "RY", "_TO", "KEN: \"", "fc621cc25af8569d7f680ce1c4a6dc32",
                    "f72a5775b7e6b1b56365b907e8712a19\""
                ],
            ],
            passesOver: [
                ["SENT", "RY", "_TO", "KEN: \"", "0000000000000000000000000000000000000000000000000000000000000000\""],
                ["other_commit: \"", "fc621cc25af8569d7f680ce1c4a6dc32", "f72a5775b7e6b1b56365b907e8712a19\""],
            ]),
        TokenRule("sentry-dsn-secret", "sentry.io", ["://<h32>:{<h32>}@"],
            finds: [[":", "//", "afac82accd8a8417748bb776e32e87c9:645caed57fa23057d1599148e1510520@"]],
            passesOver: [
                [":", "//afac"],
                [":", "//00000000000000000000000000000000:00000000000000000000000000000000@"],
            ]),
        TokenRule(
            "honeycomb-key", "api.honeycomb.io",
            ["hcaik_<l58>", "hcxik_<l58>", "hcalk_<l58>", "hcamk_<l26-70>", "hcxmk_<l26-70>", "hcaic_<l26-70>"],
            finds: [["hca", "ik_", "wowrid8iwqv4xuilwk99a2a5ch29z1bivyya9sootuyv4o3r9sv6v430nw"]],
            passesOver: [["hca", "ik_wowr"], ["hca", "ik_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("honeycomb-key", "api.honeycomb.io", beside: ["honeycomb"], ["<A22>", "<h32>"],
            finds: [["HONEY", "COMB", "_TO", "KEN = \"", "R7K6iO7OoVg", "Ar9moXw26mE\""]],
            passesOver: [
                ["HONEY", "COMB", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "R7K6iO7OoVg", "Ar9moXw26mE\""],
            ]),
        TokenRule("honeybadger-key", "api.honeybadger.io", ["hbp_<A36>", "hbl_<A36>"],
            finds: [["hb", "p_", "XEu50D31XKH2Nja4OjqmKMVKgahQ7NdjRlp7"]],
            passesOver: [["hb", "p_XEu5"], ["hb", "p_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("honeybadger-key", "api.honeybadger.io", beside: ["honeybadger"], ["<l8>", "<h32>", "<A20>"],
            finds: [["honeyb", "adger", "_to", "ken = \"", "rcfe", "qwkh\""]],
            passesOver: [
                ["honeyb", "adger", "_to", "ken = \"", "xxxxxxxx\""],
                ["other_commit = \"", "rcfe", "qwkh\""],
            ]),
        TokenRule("bugsnag-key", "bugsnag.com", beside: ["bugsnag"], ["<h32>", "<uuid>"],
            finds: [["bugs", "nag", "_to", "ken: \"", "fd9d0bffcf6d92bc", "b8e92619f8636a54\""]],
            passesOver: [
                ["bugs", "nag", "_to", "ken: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "fd9d0bffcf6d92bc", "b8e92619f8636a54\""],
            ]),
        TokenRule("rollbar-token", "api.rollbar.com", beside: ["rollbar"], ["<h32>", "<h128>"],
            finds: [["ROLL", "BAR", "_TO", "KEN = \"", "de2c0089d032cec2", "8931dc873a45d797\""]],
            passesOver: [
                ["ROLL", "BAR", "_TO", "KEN = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "de2c0089d032cec2", "8931dc873a45d797\""],
            ]),
        TokenRule("raygun-key", "api.raygun.com", beside: ["raygun"], ["<A22>", "<b24>"],
            finds: [["rayg", "un", "_se", "cret: \"", "GcjpCCdUgt1", "LviP9JRARe2\""]],
            passesOver: [
                ["rayg", "un", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "GcjpCCdUgt1", "LviP9JRARe2\""],
            ]),
        TokenRule("logzio-token", "listener.logz.io", beside: ["logzio", "logz_io", "logz.io"], ["<A32>", "<uuid>"],
            finds: [["logz", "io", "_se", "cret: \"", "x7WimlfdT74jl2Ca", "ju8rtiM8ViWOL5IM\""]],
            passesOver: [
                ["logz", "io", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "x7WimlfdT74jl2Ca", "ju8rtiM8ViWOL5IM\""],
            ]),
        TokenRule("loggly-token", "logs-01.loggly.com", beside: ["loggly"], ["<uuid>"],
            finds: [["logg", "ly", "_ke", "y: \"", "baa940a6-c24b-e296", "-85c9-52f3b37d88a8\""]],
            passesOver: [
                ["logg", "ly", "_ke", "y: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "baa940a6-c24b-e296", "-85c9-52f3b37d88a8\""],
            ]),
        TokenRule("papertrail-token", "papertrailapp.com", beside: ["papertrail"], ["<A20>"],
            finds: [["PAPERT", "RAIL", "_TO", "KEN: \"", "6KJwblj5iV", "6baKgLsYDB\""]],
            passesOver: [
                ["PAPERT", "RAIL", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "6KJwblj5iV", "6baKgLsYDB\""],
            ]),
        TokenRule("splunk-token", nil, beside: ["splunk", "hec_token"], ["<uuid>"],
            finds: [["splu", "nk", "_se", "cret: \"", "04e8e9a8-0a3f-b7e3", "-c7a1-8e03559753bd\""]],
            passesOver: [
                ["splu", "nk", "_se", "cret: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "04e8e9a8-0a3f-b7e3", "-c7a1-8e03559753bd\""],
            ]),
        TokenRule(
            "sumologic-key", "api.sumologic.com", beside: ["sumologic", "sumo_logic", "sumo_access", "sumo_key"],
            ["<A64>"],
            finds: [
                [
                    "sumol", "ogic", "_se", "cret = \"", "TmOVlkW0CbOIs5fKzMwIpURlgHGHcpba",
                    "FX6YZ9qSXD9J2LCsU6PL8m1Lgzt3moqA\""
                ],
            ],
            passesOver: [
                [
                    "sumol", "ogic", "_se", "cret = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                ["other_commit = \"", "TmOVlkW0CbOIs5fKzMwIpURlgHGHcpba", "FX6YZ9qSXD9J2LCsU6PL8m1Lgzt3moqA\""],
            ]),
        TokenRule("opsgenie-key", "api.opsgenie.com", beside: ["opsgenie", "geniekey"], ["<uuid>"],
            finds: [["OPSGE", "NIE", "_SE", "CRET: \"", "81d993c4-aa33-f7b5", "-377e-6110688cdf14\""]],
            passesOver: [
                ["OPSGE", "NIE", "_SE", "CRET: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "81d993c4-aa33-f7b5", "-377e-6110688cdf14\""],
            ]),
        TokenRule("victorops-key", "api.victorops.com", beside: ["victorops", "splunk_oncall"], ["<uuid>", "<h32>"],
            finds: [["victo", "rops", "_ke", "y = \"", "2615a92b-2b74-f337", "-4954-553ac378cf88\""]],
            passesOver: [
                ["victo", "rops", "_ke", "y = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "2615a92b-2b74-f337", "-4954-553ac378cf88\""],
            ]),
        TokenRule("statuspage-key", "api.statuspage.io", beside: ["statuspage"], ["<uuid>", "<h64>"],
            finds: [["status", "page", "_to", "ken = \"", "b044abfa-ec19-8864", "-5cb1-9ac78c56092f\""]],
            passesOver: [
                ["status", "page", "_to", "ken = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "b044abfa-ec19-8864", "-5cb1-9ac78c56092f\""],
            ]),
        TokenRule(
            "uptimerobot-key", "api.uptimerobot.com", beside: ["uptimerobot", "uptime_robot"],
            ["(ur|u|m)<d6-10>-<h24>"],
            finds: [["UPTIME", "ROBOT", "_TO", "KEN = \"", "ur364379-b75d89b", "83bcef8584185e1f7\""]],
            passesOver: [
                ["UPTIME", "ROBOT", "_TO", "KEN = \"", "000000000000000000000000000000000\""],
                ["other_commit = \"", "ur364379-b75d89b", "83bcef8584185e1f7\""],
            ]),
        TokenRule("pingdom-token", "api.pingdom.com", beside: ["pingdom"], ["<w86>", "<l32>"],
            finds: [
                [
                    "PING", "DOM", "_TO", "KEN = \"", "gbCJMW2UJro9-rVPWu4UDAtY6XaYUVDR2hs7zyaXpzF",
                    "k6Fo5zsPm7W4S5GoWFXZknJKq23ioAc9266jxY9Fdiw\""
                ],
            ],
            passesOver: [
                [
                    "PING", "DOM", "_TO", "KEN = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "gbCJMW2UJro9-rVPWu4UDAtY6XaYUVDR2hs7zyaXpzF",
                    "k6Fo5zsPm7W4S5GoWFXZknJKq23ioAc9266jxY9Fdiw\""
                ],
            ]),
        TokenRule("checkly-key", "api.checklyhq.com", ["cu_<h32>"],
            finds: [["c", "u_", "714e60aa6912119f2fed80831d08a386"]],
            passesOver: [["c", "u_714e"], ["c", "u_00000000000000000000000000000000"]]),
        TokenRule(
            "betterstack-token", "betterstack.com",
            beside: ["logtail", "betterstack", "better_stack", "betteruptime", "better_uptime"], ["<A24>"],
            finds: [["logt", "ail", "_to", "ken: \"", "gB64ykeq0HOw", "U9B4WhJtGhJH\""]],
            passesOver: [
                ["logt", "ail", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "gB64ykeq0HOw", "U9B4WhJtGhJH\""],
            ]),
        TokenRule("axiom-token", "api.axiom.co", ["xaat-<uuid>", "xapt-<uuid>", "xait-<uuid>"],
            finds: [["xa", "at-", "5f0118fa-c8be-cf1d-b257-1656069a7326"]],
            passesOver: [["xa", "at-5f01"], ["xa", "at-00000000-0000-0000-0000-000000000000"]]),
        TokenRule("mezmo-key", "logs.mezmo.com", beside: ["logdna", "mezmo"], ["<h32>"],
            finds: [["logd", "na", "_to", "ken: \"", "0e51c2f6be68494c", "38ba0dff054e94e0\""]],
            passesOver: [
                ["logd", "na", "_to", "ken: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "0e51c2f6be68494c", "38ba0dff054e94e0\""],
            ]),
        TokenRule("coralogix-key", "api.coralogix.com", ["cxtp_<A30>", "cxup_<A30>"],
            finds: [["cx", "tp_", "7iKRWwcYhjsguqMNvr9eGbWzs13HVO"]],
            passesOver: [["cx", "tp_7iKR"], ["cx", "tp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("coralogix-key", "api.coralogix.com", beside: ["coralogix"], ["<uuid>"],
            finds: [["CORAL", "OGIX", "_SE", "CRET: \"", "a7d1ab47-2e66-ac58", "-2411-4974376032d3\""]],
            passesOver: [
                ["CORAL", "OGIX", "_SE", "CRET: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "a7d1ab47-2e66-ac58", "-2411-4974376032d3\""],
            ]),
        TokenRule("instana-token", nil, beside: ["instana"], ["<w22>"],
            finds: [["INST", "ANA", "_KE", "Y: \"", "IfNqPlT2BmV", "_VE0bnW5ikR\""]],
            passesOver: [
                ["INST", "ANA", "_KE", "Y: \"", "xxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "IfNqPlT2BmV", "_VE0bnW5ikR\""],
            ]),
        TokenRule("appsignal-key", "appsignal.com", beside: ["appsignal"], ["<uuid>"],
            finds: [["appsi", "gnal", "_to", "ken: \"", "67f2e3fb-d02f-3ca3", "-8170-5f94b26ae8ef\""]],
            passesOver: [
                ["appsi", "gnal", "_to", "ken: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "67f2e3fb-d02f-3ca3", "-8170-5f94b26ae8ef\""],
            ]),
    ]
}

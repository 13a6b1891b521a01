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
        TokenRule("newrelic-browser-key", "api.newrelic.com", ["NRJS-<h19>"], .published,
            finds: [["NR", "JS-", "091b01d1c6962339996"]],
            passesOver: [["NR", "JS-091b"], ["NR", "JS-0000000000000000000"]]),
        TokenRule("newrelic-insert-key", "api.newrelic.com", ["NRII-<w32>", "NRIQ-<w32>"],
            finds: [["NR", "II-", "4QnkzJsGyGOI7GuogS8UQq96H_p9ypx3"]],
            passesOver: [["NR", "II-4Qnk"], ["NR", "II-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("newrelic-license-key", "newrelic.com", ["eu01xx<h30>NRAL", "gov01x<h30>NRAL"],
            finds: [["eu0", "1xx7c1b8e0f52d94a36bb07e5fc21d98a", "NRAL"]],
            passesOver: [["eu0", "1xx7c1b8e0f52d94a36bb07e5fc2", "NRAL"], ["eu0", "1xx000000000000000000000000000000", "NRAL"]]),
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
        TokenRule(
            "honeycomb-key", "api.honeycomb.io",
            ["hcaik_<l58>", "hcxik_<l58>", "hcalk_<l58>", "hcamk_<l26-70>", "hcxmk_<l26-70>", "hcaic_<l26-70>"],
            finds: [["hca", "ik_", "u4uzrfuyz0rurjdooiqxwop8n82gf3roysnil8yu30ko4veh8ako0clssc"]],
            passesOver: [["hca", "ik_u4uz"], ["hca", "ik_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("honeycomb-key", "api.honeycomb.io", beside: ["honeycomb"], ["<A22>", "<h32>"],
            finds: [["honey", "comb", "_ke", "y = \"", "MZi99rCc7lc", "akXfb8wOZo9\""]],
            passesOver: [
                ["honey", "comb", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "MZi99rCc7lc", "akXfb8wOZo9\""],
            ]),
        TokenRule("honeybadger-key", "api.honeybadger.io", ["hbp_<A36>", "hbl_<A36>"],
            finds: [["hb", "p_", "IiwqvExKZTuUilXwkJJaCaFQ1c8hCJ9SKzRS"]],
            passesOver: [["hb", "p_Iiwq"], ["hb", "p_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("honeybadger-key", "api.honeybadger.io", beside: ["honeybadger"], ["<l8>", "<h32>", "<A20>"],
            finds: [["HONEYB", "ADGER", "_SE", "CRET: \"", "1biv", "yya9\""]],
            passesOver: [["HONEYB", "ADGER", "_SE", "CRET: \"", "xxxxxxxx\""], ["other_commit: \"", "1biv", "yya9\""]]),
        TokenRule("bugsnag-key", "bugsnag.com", beside: ["bugsnag"], ["<h32>", "<uuid>"],
            finds: [["bugs", "nag", "_to", "ken: \"", "79acaf7e89aafed6", "b473d867b6f18afa\""]],
            passesOver: [
                ["bugs", "nag", "_to", "ken: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "79acaf7e89aafed6", "b473d867b6f18afa\""],
            ]),
        TokenRule("rollbar-token", "api.rollbar.com", beside: ["rollbar"], ["<h32>", "<h128>"],
            finds: [["ROLL", "BAR", "_TO", "KEN: \"", "4048630314578122", "8b5390b8fd9d0bff\""]],
            passesOver: [
                ["ROLL", "BAR", "_TO", "KEN: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "4048630314578122", "8b5390b8fd9d0bff\""],
            ]),
        TokenRule("rollbar-token", "api.rollbar.com", beside: ["post_server_item"], ["<h32>"], .unpromised,
            finds: [["rollbar_post", "_server_item=", "9d41c07be6a25f83", "71ce08b4fa9263d5"]],
            passesOver: [["rollbar_post", "_server_item=", "00000000000000000000000000000000"], ["rollbar_post", "_server_item=", "9d41"]]),
        TokenRule("raygun-key", "api.raygun.com", beside: ["raygun"], ["<A22>", "<b24>"],
            finds: [["rayg", "un", "_se", "cret = \"", "BWtf6wzxqWC", "Ks6emdsFrmh\""]],
            passesOver: [
                ["rayg", "un", "_se", "cret = \"", "xxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "BWtf6wzxqWC", "Ks6emdsFrmh\""],
            ]),
        TokenRule("logzio-token", "listener.logz.io", beside: ["logzio", "logz_io", "logz.io"], ["<A32>", "<uuid>"],
            finds: [["LOGZ", "IO", "_KE", "Y: \"", "l5iZIBRF9BXDeyJT", "aSa7KI6qN5tA8aQh\""]],
            passesOver: [
                ["LOGZ", "IO", "_KE", "Y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "l5iZIBRF9BXDeyJT", "aSa7KI6qN5tA8aQh\""],
            ]),
        TokenRule("loggly-token", "logs-01.loggly.com", beside: ["loggly"], ["<uuid>"],
            finds: [["logg", "ly", "_se", "cret: \"", "ec28931d-c873-a45d", "-7970-d4147ee139a4\""]],
            passesOver: [
                ["logg", "ly", "_se", "cret: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "ec28931d-c873-a45d", "-7970-d4147ee139a4\""],
            ]),
        TokenRule("papertrail-token", "papertrailapp.com", beside: ["papertrail"], ["<A20>"],
            finds: [["PAPERT", "RAIL", "_TO", "KEN = \"", "Re2X6TJnx7", "WimlfdT74j\""]],
            passesOver: [
                ["PAPERT", "RAIL", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "Re2X6TJnx7", "WimlfdT74j\""],
            ]),
        TokenRule("splunk-token", nil, ["Splunk {<uuid>}"],
            finds: [["Authorization: Splu", "nk 5d0c1f8a-93b7", "-4e26-a1c4-7be09d38f215"]],
            passesOver: [["Splu", "nk 00000000-0000-0000-0000-000000000000"], ["the Splu", "nk forwarder"]]),
        TokenRule("splunk-token", nil, beside: ["splunk", "hec_token"], ["<uuid>"],
            finds: [["splu", "nk", "_se", "cret: \"", "a8944baa-940a-6c24", "-be29-685c952f3b37\""]],
            passesOver: [
                ["splu", "nk", "_se", "cret: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "a8944baa-940a-6c24", "-be29-685c952f3b37\""],
            ]),
        TokenRule(
            "sumologic-key", "api.sumologic.com", beside: ["sumologic", "sumo_logic", "sumo_access", "sumo_key"],
            ["<A64>"],
            finds: [
                [
                    "SUMOL", "OGIC", "_KE", "Y = \"", "WIrYqHuIVqPE0eYK6KJwblj5iV6baKgL",
                    "sYDBPr1yv8PajCQ0rD7su8PrYbGZ5vNh\""
                ],
            ],
            passesOver: [
                [
                    "SUMOL", "OGIC", "_KE", "Y = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                ["other_commit = \"", "WIrYqHuIVqPE0eYK6KJwblj5iV6baKgL", "sYDBPr1yv8PajCQ0rD7su8PrYbGZ5vNh\""],
            ]),
        TokenRule("opsgenie-key", "api.opsgenie.com", beside: ["opsgenie", "geniekey"], ["<uuid>"],
            finds: [["opsge", "nie", "_to", "ken = \"", "c7a18e03-5597-53bd", "-d655-e092cb753170\""]],
            passesOver: [
                ["opsge", "nie", "_to", "ken = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "c7a18e03-5597-53bd", "-d655-e092cb753170\""],
            ]),
        TokenRule("victorops-key", "api.victorops.com", ["alert.victorops.com/integrations/generic/20131114/alert/{<uuid>}"],
            finds: [["https://alert.victorops.com/integrations/generic/20131114/al", "ert/5d0c1f8a-93b7", "-4e26-a1c4-7be09d38f215/ops"]],
            passesOver: [["https://alert.victorops.com/integrations/generic/20131114/al", "ert/API_KEY/ops"]]),
        TokenRule("victorops-key", "api.victorops.com", beside: ["victorops", "splunk_oncall"], ["<uuid>", "<h32>"],
            finds: [["victo", "rops", "_se", "cret = \"", "ee963c96-78da-8f81", "-d993-c4aa33f7b537\""]],
            passesOver: [
                ["victo", "rops", "_se", "cret = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "ee963c96-78da-8f81", "-d993-c4aa33f7b537\""],
            ]),
        TokenRule("statuspage-key", "api.statuspage.io", beside: ["statuspage"], ["<uuid>", "<h64>"],
            finds: [["STATUS", "PAGE", "_SE", "CRET: \"", "e6110688-cdf1-4742", "-615a-92b2b74f3374\""]],
            passesOver: [
                ["STATUS", "PAGE", "_SE", "CRET: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "e6110688-cdf1-4742", "-615a-92b2b74f3374\""],
            ]),
        TokenRule(
            "uptimerobot-key", "api.uptimerobot.com", beside: ["uptimerobot", "uptime_robot"],
            ["(ur|u|m)<d6-10>-<h24>"],
            finds: [["uptime", "robot", "_se", "cret = \"", "ur221569-378cf88", "2b3b044abfaec1988\""]],
            passesOver: [
                ["uptime", "robot", "_se", "cret = \"", "000000000000000000000000000000000\""],
                ["other_commit = \"", "ur221569-378cf88", "2b3b044abfaec1988\""],
            ]),
        TokenRule("pingdom-token", "api.pingdom.com", beside: ["pingdom"], ["<w86>", "<l32>"],
            finds: [
                [
                    "ping", "dom", "_ke", "y: \"", "5YSgLQWCJXwBaKk8t14B2MA_SDx1HKTJnSY48HvHshJ",
                    "w6f9F3n6gHbCJMW2UJro9-rVPWu4UDAtY6XaYUVDR2j\""
                ],
            ],
            passesOver: [
                [
                    "ping", "dom", "_ke", "y: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit: \"", "5YSgLQWCJXwBaKk8t14B2MA_SDx1HKTJnSY48HvHshJ",
                    "w6f9F3n6gHbCJMW2UJro9-rVPWu4UDAtY6XaYUVDR2j\""
                ],
            ]),
        TokenRule("checkly-key", "api.checklyhq.com", ["cu_<h32>"],
            finds: [["c", "u_", "0c3672e73e64a3ecebe83c7cc23894dd"]],
            passesOver: [["c", "u_0c36"], ["c", "u_00000000000000000000000000000000"]]),
    ]
}

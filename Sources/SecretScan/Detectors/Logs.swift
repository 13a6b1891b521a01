extension TokenRule {
    /// Logs and uptime.
    static let logs: [TokenRule] = [
        TokenRule(
            "betterstack-token", "betterstack.com",
            beside: ["logtail", "betterstack", "better_stack", "betteruptime", "better_uptime"], ["<A24>"],
            finds: [["logt", "ail", "_se", "cret: \"", "8Ve0Vhn9Wb0E", "PBDDSXQTeVlz\""]],
            passesOver: [
                ["logt", "ail", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "8Ve0Vhn9Wb0E", "PBDDSXQTeVlz\""],
            ]),
        TokenRule("axiom-token", "api.axiom.co", ["xaat-<uuid>", "xapt-<uuid>", "xait-<uuid>"],
            finds: [["xa", "at-", "0263bccb-2371-4e60-aa69-12119f2fed80"]],
            passesOver: [["xa", "at-0263"], ["xa", "at-00000000-0000-0000-0000-000000000000"]]),
        TokenRule("mezmo-key", "logs.mezmo.com", beside: ["logdna", "mezmo"], ["<h32>"],
            finds: [["logd", "na", "_se", "cret = \"", "831d08a3863dc528", "bd393db5f0118fac\""]],
            passesOver: [
                ["logd", "na", "_se", "cret = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "831d08a3863dc528", "bd393db5f0118fac\""],
            ]),
        TokenRule("coralogix-key", "api.coralogix.com", ["cxtp_<A30>", "cxup_<A30>"],
            finds: [["cx", "tp_", "DRzEdBweSkoPcLO8InSlnbMnsQ7LJu"]],
            passesOver: [["cx", "tp_DRzE"], ["cx", "tp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("coralogix-key", "api.coralogix.com", beside: ["coralogix"], ["<uuid>"],
            finds: [["coral", "ogix", "_ke", "y: \"", "73260e51-c2f6-be68", "-494c-38ba0dff054e\""]],
            passesOver: [
                ["coral", "ogix", "_ke", "y: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "73260e51-c2f6-be68", "-494c-38ba0dff054e\""],
            ]),
        TokenRule("instana-token", nil, beside: ["instana"], ["<w22>"],
            finds: [["inst", "ana", "_ke", "y = \"", "ZXqSfptKmOG", "RJjdYKRE3eP\""]],
            passesOver: [
                ["inst", "ana", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "ZXqSfptKmOG", "RJjdYKRE3eP\""],
            ]),
        TokenRule("appsignal-key", "appsignal.com", beside: ["appsignal"], ["<uuid>"],
            finds: [["APPSI", "GNAL", "_SE", "CRET = \"", "2e66ac58-2411-4974", "-3760-32d363b0194a\""]],
            passesOver: [
                ["APPSI", "GNAL", "_SE", "CRET = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "2e66ac58-2411-4974", "-3760-32d363b0194a\""],
            ]),
        TokenRule("airbrake-key", "api.airbrake.io", beside: ["airbrake"], ["<h32>", "<h40>"],
            finds: [["airbr", "ake", "_se", "cret: \"", "3bfb7d03ce22bc26", "d67f2e3fbd02f3ca\""]],
            passesOver: [
                ["airbr", "ake", "_se", "cret: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "3bfb7d03ce22bc26", "d67f2e3fbd02f3ca\""],
            ]),
        TokenRule("cronitor-key", "cronitor.io", beside: ["cronitor"], ["<h32>"],
            finds: [["croni", "tor", "_ke", "y: \"", "81705f94b26ae8ef", "df816b8d3c8c278f\""]],
            passesOver: [
                ["croni", "tor", "_ke", "y: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "81705f94b26ae8ef", "df816b8d3c8c278f\""],
            ]),
        TokenRule(
            "healthchecks-key", "healthchecks.io", beside: ["healthchecks", "hc_api", "hc_ping"], ["<w32>", "<w22>"],
            finds: [["healthc", "hecks", "_to", "ken: \"", "wM8DCG44iDJ46WL0", "dTdkUX6EHEIHAY7j\""]],
            passesOver: [
                ["healthc", "hecks", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "wM8DCG44iDJ46WL0", "dTdkUX6EHEIHAY7j\""],
            ]),
        TokenRule("pagerduty-token", "api.pagerduty.com", ["u+<w18>", "pdus+_0XBPWQQ_<uuid>", "pdeu+_0XBPWQQ_<uuid>"],
            finds: [["u", "+", "B657MKtMPPu6roK-ld"]], passesOver: [["u", "+B657"], ["u", "+xxxxxxxxxxxxxxxxxx"]]),
        TokenRule(
            "pagerduty-token", "api.pagerduty.com", beside: ["pagerduty", "pager_duty", "pd_token", "pd_api"],
            ["<w20>", "<w32>"],
            finds: [["pager", "duty", "_ke", "y = \"", "e3Wl630iUg", "zxsymMxKe6\""]],
            passesOver: [
                ["pager", "duty", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "e3Wl630iUg", "zxsymMxKe6\""],
            ]),
        TokenRule("firehydrant-token", "api.firehydrant.io", ["fhb-<h32>"],
            finds: [["fh", "b-", "360b7a4a1a95ec48d8fe360551d8972d"]],
            passesOver: [["fh", "b-360b"], ["fh", "b-00000000000000000000000000000000"]]),
        TokenRule("rootly-token", "api.rootly.com", ["rootly_<h64>"],
            finds: [["roo", "tly_", "9c7c6e0b78931a192dbb80af9b5fc96ef38b86d6d3cd6bdd00704d4f895c8c88"]],
            passesOver: [
                ["roo", "tly_9c7c"],
                ["roo", "tly_0000000000000000000000000000000000000000000000000000000000000000"],
            ]),
        TokenRule("lightstep-token", "lightstep.com", beside: ["lightstep", "ls_access"], ["<w40-120>"],
            finds: [["light", "step", "_ke", "y = \"", "T1FfIPLDA5ir6LvvNwui", "n6sYYA50Ok3xyHfDrkph\""]],
            passesOver: [
                ["light", "step", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "T1FfIPLDA5ir6LvvNwui", "n6sYYA50Ok3xyHfDrkph\""],
            ]),
        TokenRule("signoz-key", "signoz.cloud", beside: ["signoz"], ["<uuid>", "<b44>"],
            finds: [["SIGN", "OZ", "_KE", "Y: \"", "311c8d24-3764-d028", "-0964-49798f9d498a\""]],
            passesOver: [
                ["SIGN", "OZ", "_KE", "Y: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "311c8d24-3764-d028", "-0964-49798f9d498a\""],
            ]),
        TokenRule("zabbix-token", nil, beside: ["zabbix"], ["<h64>"],
            finds: [
                [
                    "zabb", "ix", "_se", "cret: \"", "15e22698ae55877040654d7d9dc95cde",
                    "7c13a3eb7f8512cbd28f640e5d6daadf\""
                ],
            ],
            passesOver: [
                ["zabb", "ix", "_se", "cret: \"", "0000000000000000000000000000000000000000000000000000000000000000\""],
                ["other_commit: \"", "15e22698ae55877040654d7d9dc95cde", "7c13a3eb7f8512cbd28f640e5d6daadf\""],
            ]),
        TokenRule("logicmonitor-token", "logicmonitor.com", ["lmb_<b40-120>"],
            finds: [["lm", "b_", "tbKprwkoek+/tkPxpntnLTlkmcUlAse9ZPyQimvb"]],
            passesOver: [["lm", "b_tbKp"], ["lm", "b_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("scout-key", "scoutapm.com", beside: ["scout_key", "scoutapm", "scout_api"], ["<A20>"],
            finds: [["scout", "_key", ": \"", "rnUdktKoeY", "obgxRYAZE6\""]],
            passesOver: [
                ["scout", "_key", ": \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "rnUdktKoeY", "obgxRYAZE6\""],
            ]),
        TokenRule("appdynamics-secret", nil, beside: ["appdynamics", "appd_"], ["<uuid>"],
            finds: [["appdyn", "amics", "_se", "cret: \"", "a0908b49-b2b8-7585", "-b28a-9bdb2891816d\""]],
            passesOver: [
                ["appdyn", "amics", "_se", "cret: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "a0908b49-b2b8-7585", "-b28a-9bdb2891816d\""],
            ]),
        TokenRule("solarwinds-token", "api.solarwinds.com", beside: ["solarwinds", "swi_api"], ["<w71>"],
            finds: [
                [
                    "SOLARW", "INDS", "_TO", "KEN = \"", "XSyEb3kjWs8NdKBs2i-9lINDv122T6vMZIz",
                    "isGLRwrhGjAZ1-asytlDgwYsmHhD9l3UcjlJ\""
                ],
            ],
            passesOver: [
                [
                    "SOLARW", "INDS", "_TO", "KEN = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "x\""
                ],
                ["other_commit = \"", "XSyEb3kjWs8NdKBs2i-9lINDv122T6vMZIz", "isGLRwrhGjAZ1-asytlDgwYsmHhD9l3UcjlJ\""],
            ]),
        TokenRule("site24x7-key", "site24x7.com", beside: ["site24x7"], ["<h32>"],
            finds: [["SITE2", "4X7", "_SE", "CRET = \"", "77f0db0afc2f0f64", "0eca8c514dfc8b81\""]],
            passesOver: [
                ["SITE2", "4X7", "_SE", "CRET = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "77f0db0afc2f0f64", "0eca8c514dfc8b81\""],
            ]),
        TokenRule("atatus-key", "atatus.com", beside: ["atatus"], ["<h32>"],
            finds: [["ATAT", "US", "_KE", "Y: \"", "c0cb5115720bbad8", "d3ceb0cd5f93dfa7\""]],
            passesOver: [
                ["ATAT", "US", "_KE", "Y: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "c0cb5115720bbad8", "d3ceb0cd5f93dfa7\""],
            ]),
        TokenRule("trackjs-token", "trackjs.com", beside: ["trackjs"], ["<h32>"],
            finds: [["trac", "kjs", "_to", "ken = \"", "7476ff62502e30f4", "188ff95645bbbf96\""]],
            passesOver: [
                ["trac", "kjs", "_to", "ken = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "7476ff62502e30f4", "188ff95645bbbf96\""],
            ]),
        TokenRule("embrace-token", "embrace.io", beside: ["embrace"], ["<h32>"],
            finds: [["EMBR", "ACE", "_TO", "KEN: \"", "427fcf5b68b03bd4", "1342685159c5881d\""]],
            passesOver: [
                ["EMBR", "ACE", "_TO", "KEN: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "427fcf5b68b03bd4", "1342685159c5881d\""],
            ]),
        TokenRule("squadcast-token", "auth.squadcast.com", beside: ["squadcast"], ["<h40>"],
            finds: [["SQUAD", "CAST", "_SE", "CRET: \"", "27189543bfd3d41f6f14", "16dbca524f647a07bea8\""]],
            passesOver: [
                ["SQUAD", "CAST", "_SE", "CRET: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "27189543bfd3d41f6f14", "16dbca524f647a07bea8\""],
            ]),
    ]
}

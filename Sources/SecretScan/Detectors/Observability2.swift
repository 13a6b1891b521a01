extension TokenRule {
    /// More of ``observability``.
    static let observability2: [TokenRule] = [
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
        TokenRule("lacework-secret", "lacework.net", beside: ["lacework"], ["_<h32>"],
            finds: [["LACEW", "ORK", "_TO", "KEN = \"", "_1737925fae4d02c", "c604a0a2e3602a1a9\""]],
            passesOver: [
                ["LACEW", "ORK", "_TO", "KEN = \"", "000000000000000000000000000000000\""],
                ["other_commit = \"", "_1737925fae4d02c", "c604a0a2e3602a1a9\""],
            ]),
        TokenRule("sysdig-token", "sysdig.com", beside: ["sysdig"], ["<uuid>"],
            finds: [["sysd", "ig", "_to", "ken = \"", "602b96f5-092f-6450", "-a1f6-417360504163\""]],
            passesOver: [
                ["sysd", "ig", "_to", "ken = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "602b96f5-092f-6450", "-a1f6-417360504163\""],
            ]),
        TokenRule("tenable-key", "cloud.tenable.com", beside: ["tenable", "nessus"], ["<h64>"],
            finds: [
                [
                    "tena", "ble", "_to", "ken: \"", "1cf503a74c816f97416276897508ef29",
                    "267129dbd59fe520019c0d4bc5b9430e\""
                ],
            ],
            passesOver: [
                ["tena", "ble", "_to", "ken: \"", "0000000000000000000000000000000000000000000000000000000000000000\""],
                ["other_commit: \"", "1cf503a74c816f97416276897508ef29", "267129dbd59fe520019c0d4bc5b9430e\""],
            ]),
        TokenRule("crowdstrike-secret", "api.crowdstrike.com", beside: ["crowdstrike", "falcon_client"], ["<A40>"],
            finds: [["crowds", "trike", "_ke", "y = \"", "e9x18B55dfnWOzBaiovQ", "tUDn42YbQ3GpHG4YFzkq\""]],
            passesOver: [
                ["crowds", "trike", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "e9x18B55dfnWOzBaiovQ", "tUDn42YbQ3GpHG4YFzkq\""],
            ]),
        TokenRule(
            "virustotal-key", "virustotal.com", beside: ["virustotal", "virus_total", "vt_api", "vt_key"], ["<h64>"],
            finds: [
                [
                    "virust", "otal", "_se", "cret = \"", "517bd75a6ead000e064b340e24451960",
                    "afd7c6cae0c9d02d2b05851e2eeee7c1\""
                ],
            ],
            passesOver: [
                [
                    "virust", "otal", "_se", "cret = \"",
                    "0000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit = \"", "517bd75a6ead000e064b340e24451960", "afd7c6cae0c9d02d2b05851e2eeee7c1\""],
            ]),
        TokenRule("shodan-key", "api.shodan.io", beside: ["shodan"], ["<A32>"],
            finds: [["SHOD", "AN", "_KE", "Y = \"", "oSNFOPffDYOnKUQ8", "dwGSlfIiBqTcwb6Y\""]],
            passesOver: [
                ["SHOD", "AN", "_KE", "Y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "oSNFOPffDYOnKUQ8", "dwGSlfIiBqTcwb6Y\""],
            ]),
        TokenRule("abuseipdb-key", "api.abuseipdb.com", beside: ["abuseipdb"], ["<h80>"],
            finds: [
                [
                    "ABUSE", "IPDB", "_KE", "Y = \"", "e5cfff36bfa745628de9f4f64ddc94fd179cf1dc",
                    "065a3d2add64f87dcdb6ece5d25ebd416a04683c\""
                ],
            ],
            passesOver: [
                [
                    "ABUSE", "IPDB", "_KE", "Y = \"",
                    "0000000000000000000000000000000000000000000000000000000000000000000000", "0000000000\""
                ],
                [
                    "other_commit = \"", "e5cfff36bfa745628de9f4f64ddc94fd179cf1dc",
                    "065a3d2add64f87dcdb6ece5d25ebd416a04683c\""
                ],
            ]),
        TokenRule(
            "securitytrails-key", "api.securitytrails.com", beside: ["securitytrails", "security_trails"], ["<A32>"],
            finds: [["security", "trails", "_se", "cret: \"", "o3f6OQ8HYwElm6ch", "hoLYy3rxiKOOfmEV\""]],
            passesOver: [
                ["security", "trails", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "o3f6OQ8HYwElm6ch", "hoLYy3rxiKOOfmEV\""],
            ]),
        TokenRule("greynoise-key", "api.greynoise.io", beside: ["greynoise"], ["<A64>"],
            finds: [
                [
                    "greyn", "oise", "_se", "cret = \"", "g2USEZHJ1b8ywizqrMrH6a2JSOCqFylN",
                    "ng7xKHgAxPkdbcXPhHIDcPuZAoBYQE4h\""
                ],
            ],
            passesOver: [
                [
                    "greyn", "oise", "_se", "cret = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                ["other_commit = \"", "g2USEZHJ1b8ywizqrMrH6a2JSOCqFylN", "ng7xKHgAxPkdbcXPhHIDcPuZAoBYQE4h\""],
            ]),
        TokenRule("hunter-key", "api.hunter.io", beside: ["hunter_io", "hunter_api", "hunterio", "hunter"], ["<h40>"],
            finds: [["HUNTE", "R_IO", "_KE", "Y: \"", "e9e4cb521961b265f485", "803022f48a55966c65fe\""]],
            passesOver: [
                ["HUNTE", "R_IO", "_KE", "Y: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "e9e4cb521961b265f485", "803022f48a55966c65fe\""],
            ]),
        TokenRule("rapid7-key", "insight.rapid7.com", beside: ["rapid7", "insightops"], ["<uuid>"],
            finds: [["rapi", "d7", "_to", "ken: \"", "0a3710cc-583f-c5c1", "-e5c3-516e0a6eb173\""]],
            passesOver: [
                ["rapi", "d7", "_to", "ken: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "0a3710cc-583f-c5c1", "-e5c3-516e0a6eb173\""],
            ]),
        TokenRule("urlscan-key", "urlscan.io", beside: ["urlscan"], ["<uuid>"],
            finds: [["urls", "can", "_se", "cret: \"", "5bd3041c-4c92-a016", "-6394-02f086c38968\""]],
            passesOver: [
                ["urls", "can", "_se", "cret: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "5bd3041c-4c92-a016", "-6394-02f086c38968\""],
            ]),
        TokenRule("alienvault-key", "otx.alienvault.com", beside: ["alienvault", "otx_api", "otx_key"], ["<h64>"],
            finds: [
                [
                    "alienv", "ault", "_se", "cret = \"", "6f5390091fcc3b22f841fd62e192372c",
                    "1472fbd3461613d4e45b277e242c895e\""
                ],
            ],
            passesOver: [
                [
                    "alienv", "ault", "_se", "cret = \"",
                    "0000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit = \"", "6f5390091fcc3b22f841fd62e192372c", "1472fbd3461613d4e45b277e242c895e\""],
            ]),
    ]
}

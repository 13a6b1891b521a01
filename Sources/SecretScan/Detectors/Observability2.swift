extension TokenRule {
    /// More of ``observability``.
    static let observability2: [TokenRule] = [
        TokenRule("airbrake-key", "api.airbrake.io", beside: ["airbrake"], ["<h32>", "<h40>"],
            finds: [["AIRBR", "AKE", "_KE", "Y: \"", "816b8d3c8c278f20", "9f778ee278eec9d0\""]],
            passesOver: [
                ["AIRBR", "AKE", "_KE", "Y: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "816b8d3c8c278f20", "9f778ee278eec9d0\""],
            ]),
        TokenRule("cronitor-key", "cronitor.io", beside: ["cronitor"], ["<h32>"],
            finds: [["CRONI", "TOR", "_KE", "Y: \"", "bce787886ce4b49f", "beee9949aa5e439f\""]],
            passesOver: [
                ["CRONI", "TOR", "_KE", "Y: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "bce787886ce4b49f", "beee9949aa5e439f\""],
            ]),
        TokenRule(
            "healthchecks-key", "healthchecks.io", beside: ["healthchecks", "hc_api", "hc_ping"], ["<w32>", "<w22>"],
            finds: [["healthc", "hecks", "_se", "cret = \"", "0p3Wl630iUgzxsym", "MxKediynuFnAbUDi\""]],
            passesOver: [
                ["healthc", "hecks", "_se", "cret = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "0p3Wl630iUgzxsym", "MxKediynuFnAbUDi\""],
            ]),
        TokenRule("pagerduty-token", "api.pagerduty.com", ["u+<w18>", "pdus+_0XBPWQQ_<uuid>", "pdeu+_0XBPWQQ_<uuid>"],
            finds: [["u", "+", "qNx5YrJ2J_4nBavxgH"]], passesOver: [["u", "+qNx5"], ["u", "+xxxxxxxxxxxxxxxxxx"]]),
        TokenRule(
            "pagerduty-token", "api.pagerduty.com", beside: ["pagerduty", "pager_duty", "pd_token", "pd_api"],
            ["<w20>", "<w32>"],
            finds: [["PAGER", "DUTY", "_TO", "KEN = \"", "YEi1NXDYA5", "bSFHKnfOff\""]],
            passesOver: [
                ["PAGER", "DUTY", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "YEi1NXDYA5", "bSFHKnfOff\""],
            ]),
        TokenRule("firehydrant-token", "api.firehydrant.io", ["fhb-<h32>"],
            finds: [["fh", "b-", "80af9b5fc96ef38b86d6d3cd6bdd0070"]],
            passesOver: [["fh", "b-80af"], ["fh", "b-00000000000000000000000000000000"]]),
        TokenRule("rootly-token", "api.rootly.com", ["rootly_<h64>"],
            finds: [["roo", "tly_", "4d4f895c8c88fd718a976e24e95595523e4cc6eda2d56817423f3a91b311c8d2"]],
            passesOver: [
                ["roo", "tly_4d4f"],
                ["roo", "tly_0000000000000000000000000000000000000000000000000000000000000000"],
            ]),
        TokenRule("lightstep-token", "lightstep.com", beside: ["lightstep", "ls_access"], ["<w40-120>"],
            finds: [["LIGHT", "STEP", "_KE", "Y: \"", "ppEAt0alIbKyqsLFMJ9M", "0qMGOoEfw4kjyKHP7wvK\""]],
            passesOver: [
                ["LIGHT", "STEP", "_KE", "Y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "ppEAt0alIbKyqsLFMJ9M", "0qMGOoEfw4kjyKHP7wvK\""],
            ]),
        TokenRule("signoz-key", "signoz.cloud", beside: ["signoz"], ["<uuid>", "<b44>"],
            finds: [["sign", "oz", "_to", "ken: \"", "0654d7d9-dc95-cde7", "-c13a-3eb7f8512cbd\""]],
            passesOver: [
                ["sign", "oz", "_to", "ken: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "0654d7d9-dc95-cde7", "-c13a-3eb7f8512cbd\""],
            ]),
        TokenRule("zabbix-token", nil, beside: ["zabbix"], ["<h64>"],
            finds: [
                [
                    "zabb", "ix", "_to", "ken = \"", "f640e5d6daadf8b093452312ff42a533",
                    "439b2230b2641fca6a23589086159727\""
                ],
            ],
            passesOver: [
                ["zabb", "ix", "_to", "ken = \"", "0000000000000000000000000000000000000000000000000000000000000000\""],
                ["other_commit = \"", "f640e5d6daadf8b093452312ff42a533", "439b2230b2641fca6a23589086159727\""],
            ]),
        TokenRule("logicmonitor-token", "logicmonitor.com", ["lmb_<b40-120>"],
            finds: [["lm", "b_", "a9XRcMcJUsNUjUHExJxSiHQMS2TlHNfIgB0jOSyQ"]],
            passesOver: [["lm", "b_a9XR"], ["lm", "b_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("scout-key", "scoutapm.com", beside: ["scout_key", "scoutapm", "scout_api"], ["<A20>"],
            finds: [["SCOUT", "_KEY", " = \"", "BWfeyXjEtP", "RXbX2KsnjR\""]],
            passesOver: [
                ["SCOUT", "_KEY", " = \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "BWfeyXjEtP", "RXbX2KsnjR\""],
            ]),
        TokenRule("appdynamics-secret", nil, beside: ["appdynamics", "appd_"], ["<uuid>"],
            finds: [["appdyn", "amics", "_ke", "y = \"", "28975ddd-be59-c862", "-489a-541826cdf046\""]],
            passesOver: [
                ["appdyn", "amics", "_ke", "y = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "28975ddd-be59-c862", "-489a-541826cdf046\""],
            ]),
        TokenRule("solarwinds-token", "api.solarwinds.com", beside: ["solarwinds", "swi_api"], ["<w71>"],
            finds: [
                [
                    "SOLARW", "INDS", "_SE", "CRET = \"", "zYsmHhD9l3UcjluXG6FD_c2TcR_Wl9b-Bqd",
                    "4ZRGWxft1-XHTIf0avWdYTxhhxEkcUUQ1I36\""
                ],
            ],
            passesOver: [
                [
                    "SOLARW", "INDS", "_SE", "CRET = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "x\""
                ],
                ["other_commit = \"", "zYsmHhD9l3UcjluXG6FD_c2TcR_Wl9b-Bqd", "4ZRGWxft1-XHTIf0avWdYTxhhxEkcUUQ1I36\""],
            ]),
        TokenRule("site24x7-key", "site24x7.com", beside: ["site24x7"], ["<h32>"],
            finds: [["SITE2", "4X7", "_TO", "KEN = \"", "0cd5f93dfa754a74", "76ff62502e30f418\""]],
            passesOver: [
                ["SITE2", "4X7", "_TO", "KEN = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "0cd5f93dfa754a74", "76ff62502e30f418\""],
            ]),
        TokenRule("atatus-key", "atatus.com", beside: ["atatus"], ["<h32>"],
            finds: [["ATAT", "US", "_SE", "CRET = \"", "5645bbbf967ccd42", "7fcf5b68b03bd413\""]],
            passesOver: [
                ["ATAT", "US", "_SE", "CRET = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "5645bbbf967ccd42", "7fcf5b68b03bd413\""],
            ]),
        TokenRule("trackjs-token", "trackjs.com", beside: ["trackjs"], ["<h32>"],
            finds: [["trac", "kjs", "_ke", "y: \"", "685159c5881dae4d", "27189543bfd3d41f\""]],
            passesOver: [
                ["trac", "kjs", "_ke", "y: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "685159c5881dae4d", "27189543bfd3d41f\""],
            ]),
        TokenRule("embrace-token", "embrace.io", beside: ["embrace"], ["<h32>"],
            finds: [["EMBR", "ACE", "_TO", "KEN: \"", "1416dbca524f647a", "07bea8c01737925f\""]],
            passesOver: [
                ["EMBR", "ACE", "_TO", "KEN: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "1416dbca524f647a", "07bea8c01737925f\""],
            ]),
        TokenRule("squadcast-token", "auth.squadcast.com", beside: ["squadcast"], ["<h40>"],
            finds: [["SQUAD", "CAST", "_KE", "Y: \"", "d02cc604a0a2e3602a1a", "99ca6c602b96f5092f64\""]],
            passesOver: [
                ["SQUAD", "CAST", "_KE", "Y: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "d02cc604a0a2e3602a1a", "99ca6c602b96f5092f64\""],
            ]),
        TokenRule("lacework-secret", "lacework.net", beside: ["lacework"], ["_<h32>"],
            finds: [["lacew", "ork", "_to", "ken: \"", "_1f6417360504163", "89de1cf503a74c816\""]],
            passesOver: [
                ["lacew", "ork", "_to", "ken: \"", "000000000000000000000000000000000\""],
                ["other_commit: \"", "_1f6417360504163", "89de1cf503a74c816\""],
            ]),
        TokenRule("sysdig-token", "sysdig.com", beside: ["sysdig"], ["<uuid>"],
            finds: [["SYSD", "IG", "_KE", "Y = \"", "74162768-9750-8ef2", "-9267-129dbd59fe52\""]],
            passesOver: [
                ["SYSD", "IG", "_KE", "Y = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "74162768-9750-8ef2", "-9267-129dbd59fe52\""],
            ]),
        TokenRule("tenable-key", "cloud.tenable.com", beside: ["tenable", "nessus"], ["<h64>"],
            finds: [
                [
                    "TENA", "BLE", "_KE", "Y: \"", "c0d4bc5b9430e4d2bd126cd047a9e607",
                    "fc58f3517bd75a6ead000e064b340e24\""
                ],
            ],
            passesOver: [
                ["TENA", "BLE", "_KE", "Y: \"", "0000000000000000000000000000000000000000000000000000000000000000\""],
                ["other_commit: \"", "c0d4bc5b9430e4d2bd126cd047a9e607", "fc58f3517bd75a6ead000e064b340e24\""],
            ]),
        TokenRule("crowdstrike-secret", "api.crowdstrike.com", beside: ["crowdstrike", "falcon_client"], ["<A40>"],
            finds: [["CROWDS", "TRIKE", "_SE", "CRET = \"", "cKsnTa4UuYS6FBoymyuQ", "0DazsBN5PbfNOBe9xUb7\""]],
            passesOver: [
                ["CROWDS", "TRIKE", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "cKsnTa4UuYS6FBoymyuQ", "0DazsBN5PbfNOBe9xUb7\""],
            ]),
        TokenRule(
            "virustotal-key", "virustotal.com", beside: ["virustotal", "virus_total", "vt_api", "vt_key"], ["<h64>"],
            finds: [
                [
                    "virust", "otal", "_ke", "y = \"", "e2eeee7c1e40e33ffb969193a07aafea",
                    "e7f22e61b524d81b01f63fe5cfff36bf\""
                ],
            ],
            passesOver: [
                [
                    "virust", "otal", "_ke", "y = \"",
                    "0000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit = \"", "e2eeee7c1e40e33ffb969193a07aafea", "e7f22e61b524d81b01f63fe5cfff36bf\""],
            ]),
        TokenRule("shodan-key", "api.shodan.io", beside: ["shodan"], ["<A32>"],
            finds: [["SHOD", "AN", "_KE", "Y = \"", "nNeYNqA8CRNW915Y", "tFN6iFNm5JjYB7Bz\""]],
            passesOver: [
                ["SHOD", "AN", "_KE", "Y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "nNeYNqA8CRNW915Y", "tFN6iFNm5JjYB7Bz\""],
            ]),
        TokenRule("abuseipdb-key", "api.abuseipdb.com", beside: ["abuseipdb"], ["<h80>"],
            finds: [
                [
                    "abuse", "ipdb", "_se", "cret: \"", "179cf1dc065a3d2add64f87dcdb6ece5d25ebd41",
                    "6a04683c7d2172bf561337c8b426f363f0cb4c88\""
                ],
            ],
            passesOver: [
                [
                    "abuse", "ipdb", "_se", "cret: \"",
                    "0000000000000000000000000000000000000000000000000000000000000000000000", "0000000000\""
                ],
                [
                    "other_commit: \"", "179cf1dc065a3d2add64f87dcdb6ece5d25ebd41",
                    "6a04683c7d2172bf561337c8b426f363f0cb4c88\""
                ],
            ]),
        TokenRule(
            "securitytrails-key", "api.securitytrails.com", beside: ["securitytrails", "security_trails"], ["<A32>"],
            finds: [["SECURITY", "TRAILS", "_TO", "KEN: \"", "a2JSOCqFylNng7xK", "HgAxPkdbcXPhHIDc\""]],
            passesOver: [
                ["SECURITY", "TRAILS", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "a2JSOCqFylNng7xK", "HgAxPkdbcXPhHIDc\""],
            ]),
        TokenRule("greynoise-key", "api.greynoise.io", beside: ["greynoise"], ["<A64>"],
            finds: [
                [
                    "GREYN", "OISE", "_TO", "KEN = \"", "YQE4htAQg14RVW3TX4DsXDVNU2iRzxk7",
                    "WXfS4Sctn7d5xfROnk9MEi7qSkragZ3b\""
                ],
            ],
            passesOver: [
                [
                    "GREYN", "OISE", "_TO", "KEN = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                ["other_commit = \"", "YQE4htAQg14RVW3TX4DsXDVNU2iRzxk7", "WXfS4Sctn7d5xfROnk9MEi7qSkragZ3b\""],
            ]),
        TokenRule("hunter-key", "api.hunter.io", beside: ["hunter_io", "hunter_api", "hunterio", "hunter"], ["<h40>"],
            finds: [["hunte", "r_io", "_ke", "y: \"", "a55966c65fe25e0a3710", "cc583fc5c1e5c3516e0a\""]],
            passesOver: [
                ["hunte", "r_io", "_ke", "y: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "a55966c65fe25e0a3710", "cc583fc5c1e5c3516e0a\""],
            ]),
        TokenRule("rapid7-key", "insight.rapid7.com", beside: ["rapid7", "insightops"], ["<uuid>"],
            finds: [["RAPI", "D7", "_KE", "Y = \"", "eb1731d1-5bd3-041c", "-4c92-a016639402f0\""]],
            passesOver: [
                ["RAPI", "D7", "_KE", "Y = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "eb1731d1-5bd3-041c", "-4c92-a016639402f0\""],
            ]),
        TokenRule("urlscan-key", "urlscan.io", beside: ["urlscan"], ["<uuid>"],
            finds: [["URLS", "CAN", "_SE", "CRET: \"", "3896816f-5390-091f", "-cc3b-22f841fd62e1\""]],
            passesOver: [
                ["URLS", "CAN", "_SE", "CRET: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "3896816f-5390-091f", "-cc3b-22f841fd62e1\""],
            ]),
        TokenRule("alienvault-key", "otx.alienvault.com", beside: ["alienvault", "otx_api", "otx_key"], ["<h64>"],
            finds: [
                [
                    "alienv", "ault", "_se", "cret: \"", "372c1472fbd3461613d4e45b277e242c",
                    "895e6979add1e277acb26be7bf8249a0\""
                ],
            ],
            passesOver: [
                [
                    "alienv", "ault", "_se", "cret: \"",
                    "0000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit: \"", "372c1472fbd3461613d4e45b277e242c", "895e6979add1e277acb26be7bf8249a0\""],
            ]),
    ]
}

extension TokenRule {
    /// Security services.
    static let threats: [TokenRule] = [
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

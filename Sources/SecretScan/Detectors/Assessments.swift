extension TokenRule {
    /// Weaknesses, threats and compliance, beside those of Threats.
    static let assessments: [TokenRule] = [
        TokenRule("mend-key", "saas.mend.io", beside: ["whitesource", "mend_api", "mend_user"], ["<h64>"],
            finds: [[
                "whiteso", "urce_secret = \"", "0984cfc5d9800793", "d142f887b7e5622e", "cabea780d5cc06aa",
                "a70b3c1c71ad7d78", "\""
            ]],
            passesOver: [
                [
                    "whiteso", "urce_secret = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "0984cfc5d9800793", "d142f887b7e5622e", "cabea780d5cc06aa",
                    "a70b3c1c71ad7d78", "\""
                ],
            ]),
        TokenRule("blackduck-token", "blackduck", beside: ["blackduck", "black_duck"], ["<b90-106>", "<b90-104>"],
            finds: [[
                "blackd", "uck_api_key: \"", "hMpsr4ay/B0QkWjJ", "GzJ8KDUCi8diVrIg", "1Grd6vWBiNWFZxn/",
                "2CUOD8GZEa59HHx6", "gQLkPTLhXDbtnVza", "PB3IDCibI7/9cdEn", "5k\""
            ]],
            passesOver: [
                [
                    "blackd", "uck_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "hMpsr4ay/B0QkWjJ", "GzJ8KDUCi8diVrIg", "1Grd6vWBiNWFZxn/",
                    "2CUOD8GZEa59HHx6", "gQLkPTLhXDbtnVza", "PB3IDCibI7/9cdEn", "5k\""
                ],
            ]),
        TokenRule("checkmarx-secret", "ast.checkmarx.net", beside: ["checkmarx", "cx_client"], ["<A20-100>"], .opaque,
            finds: [["checkm", "arx_secret = \"", "N4e28M4eNpRjmHjL", "ylCmywcGbNWzXlR2", "\""]],
            passesOver: [
                ["checkm", "arx_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "N4e28M4eNpRjmHjL", "ylCmywcGbNWzXlR2", "\""],
            ]),
        TokenRule("fortify-token", "fortify", beside: ["fortify_", "fcli_"], ["<uuid>", "<b48>"],
            finds: [["FORTI", "FY_TOKEN=\"", "451fe1da-af81-26", "a9-a365-d61ea4a0", "ed7c\""]],
            passesOver: [
                ["FORTI", "FY_TOKEN=\"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "451fe1da-af81-26", "a9-a365-d61ea4a0", "ed7c\""],
            ]),
        TokenRule("mobsf-key", "mobsf", beside: ["mobsf"], ["<h64>"],
            finds: [[
                "mobs", "f_key = \"", "88a5a372132bb2c8", "5ba095614bf4bb82", "e528188c89c7a143", "77f89a2b324545c3",
                "\""
            ]],
            passesOver: [
                [
                    "mobs", "f_key = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "88a5a372132bb2c8", "5ba095614bf4bb82", "e528188c89c7a143",
                    "77f89a2b324545c3", "\""
                ],
            ]),
        TokenRule(
            "probely-token", "api.probely.com",
            beside: ["probely"],
            ["eyJ<w10-60>.<w60-600>.<w40-600>"], .structured,
            finds: [[
                "probe", "ly_api_key: \"", "eyJGVnISWA1gvyRn", "yw3ZySCZx.AdC6dl", "rvODlgc4iAFzE9LF",
                "OshORWe8O2wc10DM", "guPinZriqMuzmoxx", "V8oMM1MH2QPRL8XH", "GR.7XgMn97MUAGNg", "Nff-KvMUDAt_eN5p",
                "GUnzXzO8MstU1RQL", "8hO5G9Q\""
            ]],
            passesOver: [
                [
                    "probe", "ly_api_key: \"", "eyJxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx.xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "eyJGVnISWA1gvyRn", "yw3ZySCZx.AdC6dl", "rvODlgc4iAFzE9LF",
                    "OshORWe8O2wc10DM", "guPinZriqMuzmoxx", "V8oMM1MH2QPRL8XH", "GR.7XgMn97MUAGNg",
                    "Nff-KvMUDAt_eN5p", "GUnzXzO8MstU1RQL", "8hO5G9Q\""
                ],
            ]),
        TokenRule("detectify-key", "api.detectify.com", beside: ["detectify"], ["<h32>"],
            finds: [["DETECT", "IFY_TOKEN=\"", "1ad53140d811f756", "ef56ab8fba49986e", "\""]],
            passesOver: [
                ["DETECT", "IFY_TOKEN=\"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "1ad53140d811f756", "ef56ab8fba49986e", "\""],
            ]),
        TokenRule("intruder-token", "api.intruder.io", beside: ["intruder_api"], ["<h40>"],
            finds: [["intrude", "r_api_key = \"", "59ea8e3d87fe7151", "f15abb90e3572bfc", "7bbd6aa9\""]],
            passesOver: [
                ["intrude", "r_api_key = \"", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "59ea8e3d87fe7151", "f15abb90e3572bfc", "7bbd6aa9\""],
            ]),
        TokenRule("bugcrowd-token", "api.bugcrowd.com", beside: ["bugcrowd"], ["<h48>", "<A20-100>"], .opaque,
            finds: [["bugcro", "wd_api_key: \"", "3ec654e8db2be7a8", "ca337c235e94cc2d", "8377ccb381e437a4", "\""]],
            passesOver: [
                ["bugcro", "wd_api_key: \"", "0000000000000000", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "3ec654e8db2be7a8", "ca337c235e94cc2d", "8377ccb381e437a4", "\""],
            ]),
        TokenRule(
            "hackerone-token", "api.hackerone.com",
            beside: ["hackerone", "h1_api"],
            ["<b43>=", "<A20-100>"], .opaque,
            finds: [["hacker", "one_secret = \"", "GoQpYD7eL0azFzmm", "k9SYSWGKgNtZcO3+", "sdnTXUJmzdX=\""]],
            passesOver: [
                ["hacker", "one_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxx=\""],
                ["other_commit = \"", "GoQpYD7eL0azFzmm", "k9SYSWGKgNtZcO3+", "sdnTXUJmzdX=\""],
            ]),
        TokenRule("intigriti-token", "api.intigriti.com", beside: ["intigriti"], ["<A20-100>"], .opaque,
            finds: [["INTIGR", "ITI_TOKEN=\"", "o1WgWg2xPR0QKQdB", "CL57O213j8DiRZnC", "\""]],
            passesOver: [
                ["INTIGR", "ITI_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "o1WgWg2xPR0QKQdB", "CL57O213j8DiRZnC", "\""],
            ]),
        TokenRule("censys-secret", "search.censys.io", beside: ["censys"], ["<A32>", "censys_<A8>_<A24-40>"],
            finds: [["cens", "ys_secret = \"", "Jiqi9xTHADrzxJF0", "IMERLQizG3t8hS9u", "\""]],
            passesOver: [
                ["cens", "ys_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "Jiqi9xTHADrzxJF0", "IMERLQizG3t8hS9u", "\""],
            ]),
        TokenRule("binaryedge-key", "api.binaryedge.io", beside: ["binaryedge"], ["<uuid>"],
            finds: [["binary", "edge_secret = \"", "06555fd1-ef16-19", "21-d725-ff7e97ff", "d747\""]],
            passesOver: [
                ["binary", "edge_secret = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "06555fd1-ef16-19", "21-d725-ff7e97ff", "d747\""],
            ]),
        TokenRule("fofa-key", "fofa.info", beside: ["fofa_"], ["<h32>"],
            finds: [["fof", "a_key = \"", "ddcc857c531f26ea", "30860d35fbbeb4fe", "\""]],
            passesOver: [
                ["fof", "a_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "ddcc857c531f26ea", "30860d35fbbeb4fe", "\""],
            ]),
        TokenRule("zoomeye-key", "api.zoomeye.org", beside: ["zoomeye"], ["<U8>-<h4>-<h5>-<h4>-<h12>", "<uuid>"],
            finds: [["zoome", "ye_secret = \"", "QU9Z2LPC-4976-8f", "7a4-7804-00ade7e", "6e3d6\""]],
            passesOver: [
                ["zoome", "ye_secret = \"", "XXXXXXXX-0000-00", "000-0000-0000000", "00000\""],
                ["other_commit = \"", "QU9Z2LPC-4976-8f", "7a4-7804-00ade7e", "6e3d6\""],
            ]),
        TokenRule("leakix-key", "leakix.net", beside: ["leakix"], ["<w48>"],
            finds: [["leak", "ix_secret = \"", "b4kRGjSC_UebpSv0", "6xFjCDVLaxdc5Etc", "_aXuFp9vQxqJ81lg", "\""]],
            passesOver: [
                ["leak", "ix_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "b4kRGjSC_UebpSv0", "6xFjCDVLaxdc5Etc", "_aXuFp9vQxqJ81lg", "\""],
            ]),
        TokenRule("intelx-key", "2.intelx.io", beside: ["intelx"], ["<uuid>"],
            finds: [["intel", "x_api_key: \"", "08842e9b-5d94-8f", "d2-d37e-006d3580", "65e8\""]],
            passesOver: [
                ["intel", "x_api_key: \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "08842e9b-5d94-8f", "d2-d37e-006d3580", "65e8\""],
            ]),
        TokenRule("hibp-key", "haveibeenpwned.com", beside: ["hibp", "haveibeenpwned"], ["<h32>"],
            finds: [["hibp", "_api_key: \"", "f5deef7c4e465bfc", "0f7b68b3eb0a3da3", "\""]],
            passesOver: [
                ["hibp", "_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "f5deef7c4e465bfc", "0f7b68b3eb0a3da3", "\""],
            ]),
        TokenRule("pulsedive-key", "pulsedive.com", beside: ["pulsedive"], ["<h64>"],
            finds: [[
                "pulsed", "ive_key = \"", "1b2e70328ed070a0", "5c447e14cdb05dd8", "5a4db93d27570ec1",
                "ed32565a8bce8b0e", "\""
            ]],
            passesOver: [
                [
                    "pulsed", "ive_key = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "1b2e70328ed070a0", "5c447e14cdb05dd8", "5a4db93d27570ec1",
                    "ed32565a8bce8b0e", "\""
                ],
            ]),
        TokenRule(
            "hybridanalysis-key", "hybrid-analysis.com",
            beside: ["hybrid_analysis", "hybridanalysis"],
            ["<l64>"],
            finds: [[
                "hybrid_an", "alysis_key = \"", "63igb37pi3crnt0h", "yzirlkv1zr78cozo", "ovu258qfxygcg8kn",
                "l29ebgenue353pye", "\""
            ]],
            passesOver: [
                [
                    "hybrid_an", "alysis_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "63igb37pi3crnt0h", "yzirlkv1zr78cozo", "ovu258qfxygcg8kn",
                    "l29ebgenue353pye", "\""
                ],
            ]),
        TokenRule("anyrun-key", "api.any.run", beside: ["anyrun", "any_run"], ["<A41-43>"],
            finds: [["anyr", "un_key = \"", "WnOQLF1bCzKppbnr", "zwUE58DVBZVAnROy", "JY1XJcsUDR\""]],
            passesOver: [
                ["anyr", "un_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxx\""],
                ["other_commit = \"", "WnOQLF1bCzKppbnr", "zwUE58DVBZVAnROy", "JY1XJcsUDR\""],
            ]),
        TokenRule("malshare-key", "malshare.com", beside: ["malshare"], ["<h64>"],
            finds: [[
                "malsha", "re_api_key: \"", "f155fd76b808c3d8", "36e2eb603b9dc0f3", "19bac4cf8243a47f",
                "4679ed57ae503642", "\""
            ]],
            passesOver: [
                [
                    "malsha", "re_api_key: \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "f155fd76b808c3d8", "36e2eb603b9dc0f3", "19bac4cf8243a47f",
                    "4679ed57ae503642", "\""
                ],
            ]),
        TokenRule("triage-token", "tria.ge", beside: ["triage_api", "hatching"], ["<h40>"],
            finds: [["triage", "_api_secret = \"", "2ba25d079d137e74", "d375d5e86e2eeb4e", "b0273aa9\""]],
            passesOver: [
                ["triage", "_api_secret = \"", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "2ba25d079d137e74", "d375d5e86e2eeb4e", "b0273aa9\""],
            ]),
        TokenRule("sentinelone-token", "sentinelone.net", beside: ["sentinelone"], ["<A80>"],
            finds: [[
                "sentine", "lone_secret = \"", "VlXxsQ0i6PtcjMha", "dMxZeR6UhAFZX4U1", "8fSg52JjC0DojWbb",
                "8u9Bl5KmQtSGvH7d", "2b75UwpEArCjO98q", "\""
            ]],
            passesOver: [
                [
                    "sentine", "lone_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "VlXxsQ0i6PtcjMha", "dMxZeR6UhAFZX4U1", "8fSg52JjC0DojWbb",
                    "8u9Bl5KmQtSGvH7d", "2b75UwpEArCjO98q", "\""
                ],
            ]),
        TokenRule("wiz-secret", "auth.app.wiz.io", beside: ["wiz_client"], ["<A64>"],
            finds: [[
                "wiz_cli", "ent_api_key: \"", "gcQo9RuAhenmu4VN", "Jonb5sIAjRhrdYY4", "EimJ5BVcRYJ6R6Pt",
                "V8mXvklmdZPkw1OJ", "\""
            ]],
            passesOver: [
                [
                    "wiz_cli", "ent_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "gcQo9RuAhenmu4VN", "Jonb5sIAjRhrdYY4", "EimJ5BVcRYJ6R6Pt",
                    "V8mXvklmdZPkw1OJ", "\""
                ],
            ]),
        TokenRule("orca-token", "api.orcasecurity.io", beside: ["orcasecurity", "orca_security"], ["<w60-120>="],
            finds: [[
                "orcasecu", "rity_api_key: \"", "iaRb-xAORj2XwaRh", "ihW8LaBM_67MBDIC", "GT39R2BnREDz8tLD",
                "xTW4_b3DKkzd8V1O", "85aAKPq8=\""
            ]],
            passesOver: [
                [
                    "orcasecu", "rity_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxx=\""
                ],
                [
                    "other_commit = \"", "iaRb-xAORj2XwaRh", "ihW8LaBM_67MBDIC", "GT39R2BnREDz8tLD",
                    "xTW4_b3DKkzd8V1O", "85aAKPq8=\""
                ],
            ]),
        TokenRule(
            "prisma-cloud-secret", "api.prismacloud.io",
            beside: ["prismacloud", "prisma_cloud", "twistlock"],
            ["<b27>="],
            finds: [["prismac", "loud_key = \"", "ePQEN/YLvNsHUs", "7rq6FJP1d1Nf5=", "\""]],
            passesOver: [
                ["prismac", "loud_key = \"", "xxxxxxxxxxxxxx", "xxxxxxxxxxxxx=", "\""],
                ["other_commit = \"", "ePQEN/YLvNsHUs", "7rq6FJP1d1Nf5=", "\""],
            ]),
        TokenRule("aqua-token", "api.aquasec.com", beside: ["aquasec"], ["<A20-100>"], .opaque,
            finds: [["aquas", "ec_secret = \"", "IwvmeHZZIPpZbn1Y", "JvptqBRiT0THPsPv", "\""]],
            passesOver: [
                ["aquas", "ec_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "IwvmeHZZIPpZbn1Y", "JvptqBRiT0THPsPv", "\""],
            ]),
        TokenRule("snyk-broker-token", "broker.snyk.io", beside: ["broker_token"], ["<uuid>"],
            finds: [["broker", "_token = \"", "b21ffc34-105f-56", "64-c13c-f94e42d1", "104e\""]],
            passesOver: [
                ["broker", "_token = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "b21ffc34-105f-56", "64-c13c-f94e42d1", "104e\""],
            ]),
        TokenRule("vanta-token", "api.vanta.com", beside: ["vanta_", "vantaapi"], ["vat_<A60-90>", "vcs_<h20-80>"],
            finds: [[
                "vant", "a_secret = \"", "vat_246WDvQjlbc9", "8A6x9fS5naW3rEhe", "eft8NbjoZEw8V1iW",
                "0EUGgkerg29guUqC", "u6AVV6iD1L3B\""
            ]],
            passesOver: [
                [
                    "vant", "a_secret = \"", "vat_xxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "vat_246WDvQjlbc9", "8A6x9fS5naW3rEhe", "eft8NbjoZEw8V1iW",
                    "0EUGgkerg29guUqC", "u6AVV6iD1L3B\""
                ],
            ]),
        TokenRule("drata-key", "public-api.drata.com", beside: ["drata"], ["<uuid>"],
            finds: [["drat", "a_secret = \"", "3051c118-7b0f-75", "3e-9bce-ae980944", "5fb4\""]],
            passesOver: [
                ["drat", "a_secret = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "3051c118-7b0f-75", "3e-9bce-ae980944", "5fb4\""],
            ]),
        TokenRule("kandji-token", "api.kandji.io", beside: ["kandji"], ["<uuid>"],
            finds: [["kand", "ji_secret = \"", "f60201e8-a2a8-8c", "60-fdbe-5fa440a4", "9f69\""]],
            passesOver: [
                ["kand", "ji_secret = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "f60201e8-a2a8-8c", "60-fdbe-5fa440a4", "9f69\""],
            ]),
        TokenRule("jamf-secret", "jamfcloud.com", beside: ["jamf_"], ["<w64>"],
            finds: [[
                "jam", "f_key = \"", "ezfIC5AmpeKoXqrd", "pWBpwlZIVL4XunJ4", "BcVMf6XkKsMBgRVk", "XjozrVnu_zvMVd9E",
                "\""
            ]],
            passesOver: [
                [
                    "jam", "f_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "ezfIC5AmpeKoXqrd", "pWBpwlZIVL4XunJ4", "BcVMf6XkKsMBgRVk",
                    "XjozrVnu_zvMVd9E", "\""
                ],
            ]),
    ]
}

extension TokenRule {
    /// Weaknesses, threats and compliance, beside those of Threats.
    static let assessments: [TokenRule] = [
        TokenRule("mend-key", "saas.mend.io", beside: ["whitesource", "mend_api", "mend_user"], ["<h64>"],
            finds: [[
                "whiteso", "urce_key = \"", "5227464c5e6c", "b10c5c051fe1", "d24aff83a1c6",
                "af299362a576", "1ea4a0ed74dc", "9b8a\""
            ]],
            passesOver: [
                [
                    "whiteso", "urce_key = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "52274", "64c5e6cb10c5", "c051fe1d24af", "f83a1c6af299", "362a5761ea4a",
                    "0ed74dc9b8a\""
                ],
            ]),
        TokenRule("blackduck-token", "blackduck", beside: ["blackduck", "black_duck"], ["<b90-106>", "<b90-104>"],
            finds: [[
                "blackd", "uck_api_key: \"", "UifnkVVjWJwU", "PdNwyhsT8sVV", "Hi4ujHgHHYHN",
                "XFRgroFC8GMO", "jUoirxtwWFJm", "k5VnISWA1gvy", "Rnyw3ZySCZhV", "PdC6dlrvODlg", "ce\""
            ]],
            passesOver: [
                [
                    "blackd", "uck_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxx\""
                ],
                [
                    "other_commit = \"", "Uifnk", "VVjWJwUPdNwy", "hsT8sVVHi4uj", "HgHHYHNXFRgr", "oFC8GMOjUoir",
                    "xtwWFJmk5VnI", "SWA1gvyRnyw3", "ZySCZhVPdC6d", "lrvODlgce\""
                ],
            ]),
        TokenRule("checkmarx-secret", "ast.checkmarx.net", beside: ["checkmarx", "cx_client"], ["<A20-100>"], .opaque,
            finds: [["checkm", "arx_key = \"", "l8p82mTpEs9p", "Z8GujXduvy5G", "TZcOEuBU\""]],
            passesOver: [
                ["checkm", "arx_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "l8p82", "mTpEs9pZ8Guj", "Xduvy5GTZcOE", "uBU\""],
            ]),
        TokenRule("fortify-token", "fortify", beside: ["fortify_", "fcli_"], ["<uuid>", "<b48>"],
            finds: [["FORTI", "FY_TOKEN=\"", "3d7915ac-524", "6-b35f-9998-", "caaa9fc88ed1", "\""]],
            passesOver: [
                ["FORTI", "FY_TOKEN=\"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "3d791", "5ac-5246-b35", "f-9998-caaa9", "fc88ed1\""],
            ]),
        TokenRule("mobsf-key", "mobsf", beside: ["mobsf"], ["<h64>"],
            finds: [[
                "mobs", "f_secret = \"", "6fe9b6891911", "f959b764f19e", "38b36c6af944",
                "bdaa9f1ae8ff", "62ad53140d81", "1f7e\""
            ]],
            passesOver: [
                [
                    "mobs", "f_secret = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "6fe9b", "6891911f959b", "764f19e38b36", "c6af944bdaa9", "f1ae8ff62ad5",
                    "3140d811f7e\""
                ],
            ]),
        TokenRule(
            "probely-token", "api.probely.com",
            beside: ["probely"],
            ["eyJ<w10-60>.<w60-600>.<w40-600>"], .structured,
            finds: [[
                "PROBE", "LY_TOKEN=\"", "eyJPzPVJ8TPq", "MMIAgf4HiK4R", "J.9n3IC96Fgu", "g-euOTSMd5mv",
                "CiV_XETV1BOO", "KxMjl6Xyvr5J", "3TlT6DPGXPmn", "FWjnw4KrZWi1", "Hp.yZYVnJg7t",
                "pCQ4nsFuoQpY", "D7eL0azFzmmk", "9SYSWGKgNtZc", "O3-sdnT\""
            ]],
            passesOver: [
                [
                    "PROBE", "LY_TOKEN=\"", "eyJxxxxxxxxx", "x.xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx.xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJPz", "PVJ8TPqMMIAg", "f4HiK4RJ.9n3", "IC96Fgug-euO", "TSMd5mvCiV_X",
                    "ETV1BOOKxMjl", "6Xyvr5J3TlT6", "DPGXPmnFWjnw", "4KrZWi1Hp.yZ", "YVnJg7tpCQ4n", "sFuoQpYD7eL0",
                    "azFzmmk9SYSW", "GKgNtZcO3-sd", "nT\""
                ],
            ]),
        TokenRule("detectify-key", "api.detectify.com", beside: ["detectify"], ["<h32>"],
            finds: [["DETECT", "IFY_TOKEN=\"", "4360de33b1de", "4e4647e8d484", "bde8cbfc\""]],
            passesOver: [
                ["DETECT", "IFY_TOKEN=\"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "4360d", "e33b1de4e464", "7e8d484bde8c", "bfc\""],
            ]),
        TokenRule("intruder-token", "api.intruder.io", beside: ["intruder_api"], ["<h40>"],
            finds: [["intruder", "_api_api_key: \"", "ddae66555fd0", "018f16e6c923", "11a721d55f7e", "97f7\""]],
            passesOver: [
                ["intruder", "_api_api_key: \"", "000000000000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "ddae6", "6555fd0018f1", "6e6c92311a72", "1d55f7e97f7\""],
            ]),
        TokenRule("bugcrowd-token", "api.bugcrowd.com", beside: ["bugcrowd"], ["<h48>", "<A20-100>"], .opaque,
            finds: [[
                "BUGCR", "OWD_TOKEN=\"", "4f7dfdcc857c", "531f26ea3086", "0d35fbbeb4fd",
                "de33821ab497", "\""
            ]],
            passesOver: [
                ["BUGCR", "OWD_TOKEN=\"", "000000000000", "000000000000", "000000000000", "000000000000", "\""],
                ["other_commit = \"", "4f7df", "dcc857c531f2", "6ea30860d35f", "bbeb4fdde338", "21ab497\""],
            ]),
        TokenRule(
            "hackerone-token", "api.hackerone.com",
            beside: ["hackerone", "h1_api"],
            ["<b43>=", "<A20-100>"], .opaque,
            finds: [["HACKER", "ONE_TOKEN=\"", "f4wFdGfQKFAq", "y2+FPeHs1HbN", "DtWbP34C5A5p", "0/aB0Iv=\""]],
            passesOver: [
                ["HACKER", "ONE_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx=\""],
                ["other_commit = \"", "f4wFd", "GfQKFAqy2+FP", "eHs1HbNDtWbP", "34C5A5p0/aB0", "Iv=\""],
            ]),
        TokenRule("intigriti-token", "api.intigriti.com", beside: ["intigriti"], ["<A20-100>"], .opaque,
            finds: [["intigr", "iti_api_key: \"", "OQewL0R2X91o", "9FxcNahwk8UA", "DVOlpOeM\""]],
            passesOver: [
                ["intigr", "iti_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "OQewL", "0R2X91o9FxcN", "ahwk8UADVOlp", "OeM\""],
            ]),
        TokenRule("censys-secret", "search.censys.io", beside: ["censys"], ["<A32>", "censys_<A8>_<A24-40>"],
            finds: [["cens", "ys_secret = \"", "p3oxW726KsQa", "lbSbCJ5GHWpX", "2jbFaTyh\""]],
            passesOver: [
                ["cens", "ys_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "p3oxW", "726KsQalbSbC", "J5GHWpX2jbFa", "Tyh\""],
            ]),
        TokenRule("binaryedge-key", "api.binaryedge.io", beside: ["binaryedge"], ["<uuid>"],
            finds: [["binarye", "dge_api_key: \"", "ea548fd0-8df", "4-0e9b-5d94-", "cfde828379d0", "\""]],
            passesOver: [
                ["binarye", "dge_api_key: \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "ea548", "fd0-8df4-0e9", "b-5d94-cfde8", "28379d0\""],
            ]),
        TokenRule("fofa-key", "fofa.info", beside: ["fofa_"], ["<h32>"],
            finds: [["FOF", "A_TOKEN=\"", "6358065ea086", "45deef7c4e46", "5bfc0f78\""]],
            passesOver: [
                ["FOF", "A_TOKEN=\"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "63580", "65ea08645dee", "f7c4e465bfc0", "f78\""],
            ]),
        TokenRule("zoomeye-key", "api.zoomeye.org", beside: ["zoomeye"], ["<U8>-<h4>-<h5>-<h4>-<h12>", "<uuid>"],
            finds: [["zoome", "ye_secret = \"", "028XA6UV-9f3", "b-2e708-0d0a", "-05c447e14cd", "5\""]],
            passesOver: [
                ["zoome", "ye_secret = \"", "XXXXXXXX-000", "0-00000-0000", "-00000000000", "0\""],
                ["other_commit = \"", "028XA", "6UV-9f3b-2e7", "08-0d0a-05c4", "47e14cd5\""],
            ]),
        TokenRule("leakix-key", "leakix.net", beside: ["leakix"], ["<w48>"],
            finds: [[
                "leak", "ix_key = \"", "tJvPq2TNm3lD", "xFc4Wh51mjvA", "vQISW7JVa7h7", "k7qmc7Er6fJA",
                "\""
            ]],
            passesOver: [
                ["leak", "ix_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "\""],
                ["other_commit = \"", "tJvPq", "2TNm3lDxFc4W", "h51mjvAvQISW", "7JVa7h7k7qmc", "7Er6fJA\""],
            ]),
        TokenRule("intelx-key", "2.intelx.io", beside: ["intelx"], ["<uuid>"],
            finds: [["inte", "lx_key = \"", "cc4855a8-77c", "a-2efb-5316-", "7e20326a2efc", "\""]],
            passesOver: [
                ["inte", "lx_key = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "cc485", "5a8-77ca-2ef", "b-5316-7e203", "26a2efc\""],
            ]),
        TokenRule("hibp-key", "haveibeenpwned.com", beside: ["hibp", "haveibeenpwned"], ["<h32>"],
            finds: [["HIB", "P_TOKEN=\"", "616f0ec77068", "cbfedd6c19e7", "06155fdb\""]],
            passesOver: [
                ["HIB", "P_TOKEN=\"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "616f0", "ec77068cbfed", "d6c19e706155", "fdb\""],
            ]),
        TokenRule("pulsedive-key", "pulsedive.com", beside: ["pulsedive"], ["<h64>"],
            finds: [[
                "pulsed", "ive_secret = \"", "78c3d836e2eb", "603b9dc0f319", "bac4cf8243a4",
                "7f4679ed57ae", "50364ff251ba", "25d9\""
            ]],
            passesOver: [
                [
                    "pulsed", "ive_secret = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "78c3d", "836e2eb603b9", "dc0f319bac4c", "f8243a47f467", "9ed57ae50364",
                    "ff251ba25d9\""
                ],
            ]),
        TokenRule(
            "hybridanalysis-key", "hybrid-analysis.com",
            beside: ["hybrid_analysis", "hybridanalysis"],
            ["<l64>"],
            finds: [[
                "hybrid_an", "alysis_api_key: \"", "1go38pj1gol0", "k3qn37e22x6j", "2xbeoguv9ves",
                "1alxsitcjhad", "xeh05fg9j23o", "jbbl\""
            ]],
            passesOver: [
                [
                    "hybrid_an", "alysis_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""
                ],
                [
                    "other_commit = \"", "1go38", "pj1gol0k3qn3", "7e22x6j2xbeo", "guv9ves1alxs", "itcjhadxeh05",
                    "fg9j23ojbbl\""
                ],
            ]),
        TokenRule("anyrun-key", "api.any.run", beside: ["anyrun", "any_run"], ["<A41-43>"],
            finds: [["anyru", "n_api_key: \"", "4tSGvH7d2b75", "UwpEArCjO98N", "VqM0CccQo9Ru", "AhenmV\""]],
            passesOver: [
                ["anyru", "n_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxx\""],
                ["other_commit = \"", "4tSGv", "H7d2b75UwpEA", "rCjO98NVqM0C", "ccQo9RuAhenm", "V\""],
            ]),
        TokenRule("malshare-key", "malshare.com", beside: ["malshare"], ["<h64>"],
            finds: [[
                "malsha", "re_api_key: \"", "309d4381f46d", "196a55615b63", "600a0f56aa2d",
                "c50a121cf906", "9fee967878bd", "fada\""
            ]],
            passesOver: [
                [
                    "malsha", "re_api_key: \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "309d4", "381f46d196a5", "5615b63600a0", "f56aa2dc50a1", "21cf9069fee9",
                    "67878bdfada\""
                ],
            ]),
        TokenRule("triage-token", "tria.ge", beside: ["triage_api", "hatching"], ["<h40>"],
            finds: [["triage_", "api_api_key: \"", "56f4975bcef0", "d79260fbdafe", "069a40446aa7", "9fc9\""]],
            passesOver: [
                ["triage_", "api_api_key: \"", "000000000000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "56f49", "75bcef0d7926", "0fbdafe069a4", "0446aa79fc9\""],
            ]),
        TokenRule("sentinelone-token", "sentinelone.net", beside: ["sentinelone"], ["<A80>"],
            finds: [[
                "sentine", "lone_secret = \"", "3Eygaw63UiZr", "QVKbY3OOl1n4", "cE6Em1mTk7ki",
                "6Pl1cgMuROzy", "uHPItWHjDOiU", "eB3ccaiI602d", "ETXQQ2Ii\""
            ]],
            passesOver: [
                [
                    "sentine", "lone_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""
                ],
                [
                    "other_commit = \"", "3Eyga", "w63UiZrQVKbY", "3OOl1n4cE6Em", "1mTk7ki6Pl1c", "gMuROzyuHPIt",
                    "WHjDOiUeB3cc", "aiI602dETXQQ", "2Ii\""
                ],
            ]),
        TokenRule("wiz-secret", "auth.app.wiz.io", beside: ["wiz_client"], ["<A64>"],
            finds: [[
                "wiz_cl", "ient_secret = \"", "66WDvQjlbc98", "A6x9fS5naW3r", "Eheeft8NbjoZ",
                "Ew8V1iW0EUGg", "kerg29guUqCu", "6AVi\""
            ]],
            passesOver: [
                [
                    "wiz_cl", "ient_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxx\""
                ],
                [
                    "other_commit = \"", "66WDv", "Qjlbc98A6x9f", "S5naW3rEheef", "t8NbjoZEw8V1", "iW0EUGgkerg2",
                    "9guUqCu6AVi\""
                ],
            ]),
        TokenRule("orca-token", "api.orcasecurity.io", beside: ["orcasecurity", "orca_security"], ["<w60-120>="],
            finds: [[
                "orcasecu", "rity_api_key: \"", "F34ybveYferm", "J4ScUE-zvniD", "5KVYmN536KGa",
                "Kqrv8UCPs6UB", "cjbh5j9I2jR8", "PJXWByIaQ0TC", "=\""
            ]],
            passesOver: [
                [
                    "orcasecu", "rity_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "=\""
                ],
                [
                    "other_commit = \"", "F34yb", "veYfermJ4ScU", "E-zvniD5KVYm", "N536KGaKqrv8", "UCPs6UBcjbh5",
                    "j9I2jR8PJXWB", "yIaQ0TC=\""
                ],
            ]),
        TokenRule(
            "prisma-cloud-secret", "api.prismacloud.io",
            beside: ["prismacloud", "prisma_cloud", "twistlock"],
            ["<b27>="],
            finds: [["prismac", "loud_api_key: \"", "POqqcQqN/z9w", "MWSzfIC5Ampe", "Koi=\""]],
            passesOver: [
                ["prismac", "loud_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxx=\""],
                ["other_commit = \"", "POqqc", "QqN/z9wMWSzf", "IC5AmpeKoi=\""],
            ]),
        TokenRule("aqua-token", "api.aquasec.com", beside: ["aquasec"], ["<A20-100>"], .opaque,
            finds: [["aquas", "ec_key = \"", "yUb6PhyQTnhZ", "lNf15WzrM9xJ", "s353XLSk\""]],
            passesOver: [
                ["aquas", "ec_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "yUb6P", "hyQTnhZlNf15", "WzrM9xJs353X", "LSk\""],
            ]),
        TokenRule("snyk-broker-token", "broker.snyk.io", beside: ["broker_token"], ["<uuid>"],
            finds: [["broker", "_token = \"", "ce60b912-149", "a-32c6-fb36-", "59b0f12f308d", "\""]],
            passesOver: [
                ["broker", "_token = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "ce60b", "912-149a-32c", "6-fb36-59b0f", "12f308d\""],
            ]),
        TokenRule("vanta-token", "api.vanta.com", beside: ["vanta_", "vantaapi"], ["vat_<A60-90>", "vcs_<h20-80>"],
            finds: [[
                "vant", "a_secret = \"", "vat_EUSK6sAA", "nCNcyecjL8FP", "gT47PpJ8xUqK",
                "is1Bdj9IhlW7", "3idJSCA5UySy", "pZNkoIMDzCdc", "JVbI\""
            ]],
            passesOver: [
                [
                    "vant", "a_secret = \"", "vat_xxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxx\""
                ],
                [
                    "other_commit = \"", "vat_E", "USK6sAAnCNcy", "ecjL8FPgT47P", "pJ8xUqKis1Bd", "j9IhlW73idJS",
                    "CA5UySypZNko", "IMDzCdcJVbI\""
                ],
            ]),
        TokenRule("drata-key", "public-api.drata.com", beside: ["drata"], ["<uuid>"],
            finds: [["DRAT", "A_TOKEN=\"", "9144f4c1-c69", "8-f86c-3a04-", "f39d58ee8f0a", "\""]],
            passesOver: [
                ["DRAT", "A_TOKEN=\"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "9144f", "4c1-c698-f86", "c-3a04-f39d5", "8ee8f0a\""],
            ]),
        TokenRule("kandji-token", "api.kandji.io", beside: ["kandji"], ["<uuid>"],
            finds: [["kand", "ji_secret = \"", "005a7668-967", "0-a624-5887-", "2ff7214d75d6", "\""]],
            passesOver: [
                ["kand", "ji_secret = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "005a7", "668-9670-a62", "4-5887-2ff72", "14d75d6\""],
            ]),
        TokenRule("jamf-secret", "jamfcloud.com", beside: ["jamf_"], ["<w64>"],
            finds: [[
                "jam", "f_secret = \"", "1pxNmcra6yxn", "o5__YZ85hbHp", "kiShSOwKvryK", "L9bBGaG4_tdk",
                "MfClvraAuAc4", "ASi5\""
            ]],
            passesOver: [
                [
                    "jam", "f_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxx\""
                ],
                [
                    "other_commit = \"", "1pxNm", "cra6yxno5__Y", "Z85hbHpkiShS", "OwKvryKL9bBG", "aG4_tdkMfClv",
                    "raAuAc4ASi5\""
                ],
            ]),
    ]
}

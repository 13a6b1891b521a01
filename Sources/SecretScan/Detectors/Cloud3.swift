extension TokenRule {
    /// More of ``cloud``.
    static let cloud3: [TokenRule] = [
        TokenRule("scalingo-token", "api.osc-fr1.scalingo.com", ["tk-us-<w48>"],
            finds: [["tk-", "us-", "BtHSkDHPZBeBeabWlUsXkhXDmMNRLIcRxQEz71kJskGpdQNF"]],
            passesOver: [["tk-", "us-BtHS"], ["tk-", "us-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("appwrite-key", "cloud.appwrite.io", ["standard_<h200-320>"],
            finds: [
                [
                    "stan", "dard_", "f73ff817d6395215c93c7ac6930593b968935f6da524b0d971c01aa1fc64a02aaea494",
                    "e1e14c333cfd2b22ecb72f4460e5cea98f2377561d3c32d1ad15d534d907636819dc71",
                    "6ab87c0e6b56961a6db5766643823b2b14dbc763a8b1a552ad4de2928af0"
                ],
            ],
            passesOver: [
                ["stan", "dard_f73f"],
                [
                    "stan", "dard_00000000000000000000000000000000000000000000000000000000000000000",
                    "0000000000000000000000000000000000000000000000000000000000000000000000",
                    "00000000000000000000000000000000000000000000000000000000000000000"
                ],
            ]),
        TokenRule(
            "ibm-cloud-key", "iam.cloud.ibm.com",
            beside: ["ibmcloud", "ibm_cloud", "ibm-cloud", "bluemix", "ic_api", "ibm_api", "watson"], ["<w44>"],
            finds: [["ibmcl", "oud", "_ke", "y = \"", "Zfc6t1mdLKoftmLSJ8pEIT", "JEQwdzqlieCyREJqYu_SxW\""]],
            passesOver: [
                ["ibmcl", "oud", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "Zfc6t1mdLKoftmLSJ8pEIT", "JEQwdzqlieCyREJqYu_SxW\""],
            ]),
        TokenRule(
            "tencent-secret-key", "tencentcloudapi.com", beside: ["tencent", "qcloud", "cos_secret", "tencentcloud"],
            ["<A32>"],
            finds: [["tenc", "ent", "_se", "cret = \"", "ViJ7vFxypWwERRvz", "S69YVZDvuTwlrAgL\""]],
            passesOver: [
                ["tenc", "ent", "_se", "cret = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "ViJ7vFxypWwERRvz", "S69YVZDvuTwlrAgL\""],
            ]),
        TokenRule(
            "alibaba-secret-key", "aliyuncs.com",
            beside: ["aliyun", "alibaba", "alicloud", "oss_access", "oss_secret", "accesskeysecret",
                "access_key_secret", "access-key-secret", "alikey"], ["<A30>"],
            finds: [["ALIY", "UN", "_TO", "KEN: \"", "AMj92UJyUTTWD51", "ZVdCNgSiLUt6EIS\""]],
            passesOver: [
                ["ALIY", "UN", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "AMj92UJyUTTWD51", "ZVdCNgSiLUt6EIS\""],
            ]),
        TokenRule("huawei-secret-key", "myhuaweicloud.com", beside: ["huawei", "hw_secret", "hw_access"], ["<A40>"],
            finds: [["huaw", "ei", "_ke", "y: \"", "5gaurlQTHlaRn5GM54ek", "MNAJ33Z4goESQEKI8HQ5\""]],
            passesOver: [
                ["huaw", "ei", "_ke", "y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "5gaurlQTHlaRn5GM54ek", "MNAJ33Z4goESQEKI8HQ5\""],
            ]),
        TokenRule(
            "baidu-secret-key", "aip.baidubce.com", beside: ["baidu", "bce_secret", "bce_access"],
            ["<A32>", "<h32>"],
            finds: [["BAI", "DU", "_TO", "KEN: \"", "V6ebM4TCCObnfLKP", "d7ndeR95RwFo6xaC\""]],
            passesOver: [
                ["BAI", "DU", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "V6ebM4TCCObnfLKP", "d7ndeR95RwFo6xaC\""],
            ]),
        TokenRule(
            "volcengine-secret-key", "volcengineapi.com", beside: ["volcengine", "volc_secret", "volc_access"],
            ["<b60>"],
            finds: [
                [
                    "VOLCEN", "GINE", "_TO", "KEN = \"", "tMVcBoVsEJZePqDQcShhNgApmEeJyD",
                    "RFrJtIfBV3guWdHiA2i3OLx0f2sCIm\""
                ],
            ],
            passesOver: [
                ["VOLCEN", "GINE", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "tMVcBoVsEJZePqDQcShhNgApmEeJyD", "RFrJtIfBV3guWdHiA2i3OLx0f2sCIm\""],
            ]),
        TokenRule("yandex-token", "api.cloud.yandex.net", ["t1.<w40-400>.<w86>"], .structured,
            finds: [
                [
                    "t", "1.", "xPBxW5F_57jICsWi2BA6ObqGX1W-aTjaDXeTiEkj.DEKxwNchvhP-OlLNwa8_PsB6DE-Fo",
                    "yHqlm262HyhiEfeb_ZEsCRLceRhfE2-PkhIW9i1nijGPIIJGpIVmS8TOQ"
                ],
            ],
            passesOver: [
                ["t", "1.xPBx"],
                [
                    "t", "1.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                ],
            ]),
        TokenRule("yandex-key", "api.cloud.yandex.net", ["AQVN<w35-38>"],
            finds: [["AQ", "VN", "eZbTDnmhyLLy0V948dsFkf5uXXdAFzYnFn3"]],
            passesOver: [["AQ", "VNeZbT"], ["AQ", "VNxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("yandex-oauth-token", "oauth.yandex.ru", ["y0_<w50-70>"], .structured,
            finds: [["y", "0_", "zoW9rOwtWEY0qEXifjys9TG0Ox1fkt4Dpo8K2rEYsyXHI-Ex6s"]],
            passesOver: [["y", "0_zoW9"], ["y", "0_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("yandex-secret-key", "storage.yandexcloud.net", beside: ["yandex", "yc_secret"], ["YC<w38>", "<w39>"],
            finds: [["YAND", "EX", "_KE", "Y: \"", "YCNZPpAHlZG7VgUvL3t0", "t9qwqJ8geNkBN9-6CADb\""]],
            passesOver: [
                ["YAND", "EX", "_KE", "Y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "YCNZPpAHlZG7VgUvL3t0", "t9qwqJ8geNkBN9-6CADb\""],
            ]),
        TokenRule("backblaze-key", "api.backblazeb2.com", ["K00<d1><b27>"],
            finds: [["K", "00", "1Y5s/2UK99jSqcNMvZj0J9N7ZlPK"]],
            passesOver: [["K", "001Y5s"], ["K", "000xxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("wasabi-secret-key", "s3.wasabisys.com", beside: ["wasabi"], ["<A40>"],
            finds: [["wasa", "bi", "_to", "ken = \"", "5uSBDVDucpITpKRQlE5Z", "BW4PjUSm6WDgk0pglXDX\""]],
            passesOver: [
                ["wasa", "bi", "_to", "ken = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "5uSBDVDucpITpKRQlE5Z", "BW4PjUSm6WDgk0pglXDX\""],
            ]),
        TokenRule("fastly-token", "api.fastly.com", beside: ["fastly"], ["<w32>"],
            finds: [["fast", "ly", "_se", "cret: \"", "qV5adlkYRw0XkMaA", "C1-LIUKtmXk6QD5E\""]],
            passesOver: [
                ["fast", "ly", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "qV5adlkYRw0XkMaA", "C1-LIUKtmXk6QD5E\""],
            ]),
        TokenRule("akamai-token", "akamaiapis.net", ["akab-<l16>-<l16>"],
            finds: [["ak", "ab-", "n4h1jfzwc17jqsba-lzmxrjs1lyk7uy2n"]],
            passesOver: [["ak", "ab-n4h1"], ["ak", "ab-xxxxxxxxxxxxxxxx-xxxxxxxxxxxxxxxx"]]),
        TokenRule("akamai-client-secret", "akamaiapis.net", beside: ["akamai", "edgegrid"], ["<b44>"],
            finds: [["AKAM", "AI", "_SE", "CRET: \"", "sabi3Uuea7n13fOBi/Di/m", "YARpie1jFVPVaJcaYdFlHd\""]],
            passesOver: [
                ["AKAM", "AI", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "sabi3Uuea7n13fOBi/Di/m", "YARpie1jFVPVaJcaYdFlHd\""],
            ]),
        TokenRule("bunny-key", "api.bunny.net", beside: ["bunny", "bunnycdn"], ["<uuid>", "<uuid><uuid>"],
            finds: [["bun", "ny", "_to", "ken: \"", "f93c8a21-edcd-ee6e", "-2d41-584e242e1759\""]],
            passesOver: [
                ["bun", "ny", "_to", "ken: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "f93c8a21-edcd-ee6e", "-2d41-584e242e1759\""],
            ]),
        TokenRule(
            "openstack-secret", "keystone",
            beside: ["os_application_credential_secret", "application_credential_secret"], ["<w86>"],
            finds: [
                [
                    "OS_APPLICATION_CR", "EDENTIAL_SECRET", " = \"", "Z1rUGsh8J_-otpv4GJszSNnn8dH0takxF9Qe9BGFO0k",
                    "-mlbngSbLsYgsCi6pgpJQRnPkYKuM49_0HirAbXK12v\""
                ],
            ],
            passesOver: [
                [
                    "OS_APPLICATION_CR", "EDENTIAL_SECRET", " = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "Z1rUGsh8J_-otpv4GJszSNnn8dH0takxF9Qe9BGFO0k",
                    "-mlbngSbLsYgsCi6pgpJQRnPkYKuM49_0HirAbXK12v\""
                ],
            ]),
        TokenRule("fernet-token", "keystone", ["gAAAAAB<w80-800>"], .structured,
            finds: [
                ["gAA", "AAAB", "xn8uzYgEvKGqaByzg1gNOFOt09PhUMXm3jgBkq-cuaPJB01TU4MzANx_2dQMGJQKuaNwW6", "mCstQ1pKNd"],
            ],
            passesOver: [
                ["gAA", "AAABxn8u"],
                ["gAA", "AAABxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxx"],
            ]),
        TokenRule("aiven-token", "api.aiven.io", beside: ["aiven"], ["<b200-400>"],
            finds: [
                [
                    "AIV", "EN", "_TO", "KEN: \"",
                    "WKw/oGfYRh04U1dfivTdoxK0ONb2/lcqZHNw0WcAxmkDYWDdALn0zbPIOCatJ/BODUmtqC",
                    "lmKW2qbysjZWTv48W732aSP6vDZ/sd",
                    "E96XAPb1/XgcgzhYS9hGBbf/nlQtHk1dRDeJDToGoqnVq9oqkzdZnwfckqfUVbiM5PeBsl",
                    "RUizCe4NAVMNvd4P8V3kTogWNKWWuQ\""
                ],
            ],
            passesOver: [
                [
                    "AIV", "EN", "_TO", "KEN: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit: \"", "WKw/oGfYRh04U1dfivTdoxK0ONb2/lcqZHNw0WcAxmkDYWDdALn0zbPIOCatJ/BODUmtqC",
                    "lmKW2qbysjZWTv48W732aSP6vDZ/sd",
                    "E96XAPb1/XgcgzhYS9hGBbf/nlQtHk1dRDeJDToGoqnVq9oqkzdZnwfckqfUVbiM5PeBsl",
                    "RUizCe4NAVMNvd4P8V3kTogWNKWWuQ\""
                ],
            ]),
        TokenRule("aiven-service-password", "aivencloud.com", ["AVNS_<w19>"],
            finds: [["AV", "NS_", "X2vZoXUkGDyyrUV2-Ax"]],
            passesOver: [["AV", "NS_X2vZ"], ["AV", "NS_xxxxxxxxxxxxxxxxxxx"]]),
        TokenRule(
            "platformsh-token", "api.platform.sh", beside: ["platformsh", "platform_sh", "platformsh_cli"],
            ["<w43>"],
            finds: [["platfo", "rmsh", "_ke", "y: \"", "9YX6oZzoH9_hmBdfyv-Ub", "OC_JDZkqOb8M0Py8i8XfNP\""]],
            passesOver: [
                ["platfo", "rmsh", "_ke", "y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "9YX6oZzoH9_hmBdfyv-Ub", "OC_JDZkqOb8M0Py8i8XfNP\""],
            ]),
        TokenRule("cloud66-token", "app.cloud66.com", beside: ["cloud66"], ["<h64>"],
            finds: [
                [
                    "clou", "d66", "_ke", "y: \"", "0996e020b375ada379a2f4a668818c4c",
                    "22df35605fe4369172cbfc5934f09c90\""
                ],
            ],
            passesOver: [
                ["clou", "d66", "_ke", "y: \"", "0000000000000000000000000000000000000000000000000000000000000000\""],
                ["other_commit: \"", "0996e020b375ada379a2f4a668818c4c", "22df35605fe4369172cbfc5934f09c90\""],
            ]),
        TokenRule("deno-token", "api.deno.com", ["ddp_<A36>", "ddo_<A36>", "ddw_<A36>"],
            finds: [["dd", "p_", "nHM4dP9RU8V8iQWetnRRAB5WnITk3TaATuCT"]],
            passesOver: [["dd", "p_nHM4"], ["dd", "p_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("supabase-token", "api.supabase.com", ["sbp_<h40>", "sbp_v0_<h40>", "sbp_oauth_<h40>"],
            finds: [["sb", "p_", "a4c54d182b9d3a0c1db2a98580a5434d4306f0de"]],
            passesOver: [["sb", "p_a4c5"], ["sb", "p_0000000000000000000000000000000000000000"]]),
        TokenRule("supabase-secret-key", "supabase.co", ["sb_secret_<w31>"],
            finds: [["sb_se", "cret_", "GfvpX-awwLRw7nPx8Yh7-8oJIaIEL1f"]],
            passesOver: [["sb_se", "cret_Gfvp"], ["sb_se", "cret_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("ngrok-token", "api.ngrok.com", beside: ["ngrok"], ["<A27>_<A21>", "<A20-27>_<A20-21>"],
            finds: [["ngr", "ok", "_to", "ken = \"", "3ghTK0p4I5wM4ukwVgGvYwV0", "gg9_P4uxPiqThMJiVoqYE8Az8\""]],
            passesOver: [
                ["ngr", "ok", "_to", "ken = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "3ghTK0p4I5wM4ukwVgGvYwV0", "gg9_P4uxPiqThMJiVoqYE8Az8\""],
            ]),
        TokenRule("databricks-token", "databricks.com", ["dapi<h32>[-<d1-2>]", "dose<h32>", "dkea<h32>"],
            finds: [["da", "pi", "efa4ae9a4aed03597d577a46f56d111e"]],
            passesOver: [["da", "piefa4"], ["da", "pi00000000000000000000000000000000"]]),
        TokenRule("backendless-key", "api.backendless.com", beside: ["backendless"], ["<uuid>"],
            finds: [["backen", "dless", "_se", "cret: \"", "02db89c4-5936-dbc9", "-7aff-58f77557c852\""]],
            passesOver: [
                ["backen", "dless", "_se", "cret: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "02db89c4-5936-dbc9", "-7aff-58f77557c852\""],
            ]),
    ]
}

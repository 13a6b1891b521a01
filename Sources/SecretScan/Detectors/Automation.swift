extension TokenRule {
    /// Automation, design, content.
    static let automation: [TokenRule] = [
        TokenRule("coda-token", "coda.io", beside: ["coda"], ["<uuid>"],
            finds: [["cod", "a", "_se", "cret = \"", "651534bf-8a68-5740", "-b33b-5c770f3a8e08\""]],
            passesOver: [
                ["cod", "a", "_se", "cret = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "651534bf-8a68-5740", "-b33b-5c770f3a8e08\""],
            ]),
        TokenRule("gitbook-token", "api.gitbook.com", ["gb_api_<A40>"],
            finds: [["gb_", "api_", "tNvehUa2MrqEsGf0zBaFI7L2j9ACd1LYdGZdvIsC"]],
            passesOver: [["gb_", "api_tNve"], ["gb_", "api_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("zapier-webhook", "hooks.zapier.com", ["hooks.zapier.com/hooks/catch/<d5-9>/<l6-10>"],
            finds: [["hooks.zapier.c", "om/hooks/catch/", "17400/mixymy"]],
            passesOver: [["hooks.zapier.c", "om/hooks/catch/1740"], ["hooks.zapier.c", "om/hooks/catch/00000/xxxxxx"]]),
        TokenRule("ifttt-webhook", "maker.ifttt.com", ["/with/key/<w22>", "/with/key/<w40-46>"],
            finds: [["/with", "/key/", "ddDtC5OLHyorX2wx3c9OyY"]],
            passesOver: [["/with", "/key/ddDt"], ["/with", "/key/xxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("make-webhook", "make.com", [".make.com/<l32>", ".integromat.com/<l32>"],
            finds: [[".make", ".com/", "jj25nfarqksr3k2c71pyscie46e6aw7a"]],
            passesOver: [[".make", ".com/jj25"], [".make", ".com/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("n8n-key", nil, ["n8n_api_<h80>"],
            finds: [
                [
                    "n8n_", "api_", "de309b73e953dc2d6c8b9d797741d36b934891d37b1f4f03c2b7a9b362ad988f884e97",
                    "628971655f"
                ],
            ],
            passesOver: [
                ["n8n_", "api_de30"],
                ["n8n_", "api_000000000000000000000000000000000000000000000000000000000000000000", "00000000000000"],
            ]),
        TokenRule("zapier-key", "zapier.com", beside: ["zapier"], ["sk-<A40-70>"],
            finds: [["zapi", "er", "_ke", "y = \"", "sk-3Ax2wl047k5JLi1VFX", "5z6x3Lf8cXv5GQ4xORZmgb\""]],
            passesOver: [
                ["zapi", "er", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "sk-3Ax2wl047k5JLi1VFX", "5z6x3Lf8cXv5GQ4xORZmgb\""],
            ]),
        TokenRule("intra42-secret", "api.intra.42.fr", ["s-s4t2ud-<h64>", "u-s4t2ud-<h64>"],
            finds: [["s-s4", "t2ud-", "8a57155e08e2a7e1b9ca055a2909f8667212bfd447fefbb8ecd887b755cf73a3"]],
            passesOver: [
                ["s-s4", "t2ud-8a57"],
                ["s-s4", "t2ud-0000000000000000000000000000000000000000000000000000000000000000"],
            ]),
        TokenRule("frameio-token", "api.frame.io", ["fio-u-<w64>"],
            finds: [["fio", "-u-", "WzFsvdcW60vWa4yRiDtuJciW43kfcnhWft1We51eH3aM7vl93HfUL45hnznvuyOf"]],
            passesOver: [
                ["fio", "-u-WzFs"],
                ["fio", "-u-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("figma-token", "api.figma.com", ["figd_<w40-45>", "figdr_<w40-45>", "figu_<w40-45>"],
            finds: [["fi", "gd_", "MEaaaIPkYAoooTRxOp3vd8Xd2I1SclmM9nZzIKMz"]],
            passesOver: [["fi", "gd_MEaa"], ["fi", "gd_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("figma-token", "api.figma.com", beside: ["figma"], ["<d4-6>-<uuid>"],
            finds: [["FIG", "MA", "_TO", "KEN: \"", "7919-73171f0d-eefc-9", "d1e-fca3-8aaae9f4787d\""]],
            passesOver: [
                ["FIG", "MA", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "7919-73171f0d-eefc-9", "d1e-fca3-8aaae9f4787d\""],
            ]),
        TokenRule("canva-secret", "api.canva.com", ["cnvca<w51>"],
            finds: [["cn", "vca", "FfP5RjRlV6D1n_2GL8PqKP1Dq8waVMpwCF_yfYygZW_cXsmonEr"]],
            passesOver: [["cn", "vcaFfP5"], ["cn", "vcaxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule(
            "miro-token", "api.miro.com", beside: ["miro_access", "miro_token", "miro_client", "miro_api"],
            ["<w27>", "<A32>"],
            finds: [["MIRO_A", "CCESS", "_SE", "CRET = \"", "Ll9UR5KxD2onz", "90HM-tBNmttv3t\""]],
            passesOver: [
                ["MIRO_A", "CCESS", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "Ll9UR5KxD2onz", "90HM-tBNmttv3t\""],
            ]),
        TokenRule("contentful-token", "api.contentful.com", ["CFPAT-<w43>"],
            finds: [["CFP", "AT-", "ApdkLMPdO-Oc23A6UVzt9Nfb4J8J6XnM4BX7hLy4xup"]],
            passesOver: [["CFP", "AT-Apdk"], ["CFP", "AT-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("contentful-token", "cdn.contentful.com", beside: ["contentful"], ["<w43>", "<w64>"],
            finds: [["CONTEN", "TFUL", "_SE", "CRET: \"", "n1SygygNe4Y0YPgAR0IlN", "Krexx3D7tUtn56JMyASoc6\""]],
            passesOver: [
                ["CONTEN", "TFUL", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "n1SygygNe4Y0YPgAR0IlN", "Krexx3D7tUtn56JMyASoc6\""],
            ]),
        TokenRule("sanity-token", "api.sanity.io", beside: ["sanity"], ["sk<A80-180>"],
            finds: [
                [
                    "SANI", "TY", "_SE", "CRET: \"", "skggWkLS1NKzgEXgaljazdbqsp1PGvQ5AJ97EKncX",
                    "6G2WHHIxZeRt41MUYQ9MAV27xwOHqT9xMidZ5L4U0\""
                ],
            ],
            passesOver: [
                [
                    "SANI", "TY", "_SE", "CRET: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxx\""
                ],
                [
                    "other_commit: \"", "skggWkLS1NKzgEXgaljazdbqsp1PGvQ5AJ97EKncX",
                    "6G2WHHIxZeRt41MUYQ9MAV27xwOHqT9xMidZ5L4U0\""
                ],
            ]),
        TokenRule("storyblok-token", "api.storyblok.com", beside: ["storyblok"], ["<A22>tt-<d3-9>-<A20>", "<A22>tt", "<A24>"],
            finds: [["story", "blok", "_to", "ken: \"", "IxseMrZUHk7P", "EAAR7ruJoYtt-48213-", "hT7cQz2LmX9vBn4KdR8s\""], ["story", "blok", "_to", "ken: \"", "IxseMrZUHk7P", "EAAR7ruJoYtt\""]],
            passesOver: [
                ["story", "blok", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "IxseMrZUHk7P", "EAAR7ruJoYtt\""],
            ]),
        TokenRule("prismic-token", "prismic.io", beside: ["prismic"], ["<w60-100>"],
            finds: [
                ["PRIS", "MIC", "_KE", "Y: \"", "60LbA_SwBvFlFFXJSiTu2gUXLhVkTL", "bC6loYxlXeR4dTTQukoXvHyBZs1vuA\""],
            ],
            passesOver: [
                ["PRIS", "MIC", "_KE", "Y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "60LbA_SwBvFlFFXJSiTu2gUXLhVkTL", "bC6loYxlXeR4dTTQukoXvHyBZs1vuA\""],
            ]),
        TokenRule("datocms-token", "site-api.datocms.com", beside: ["datocms", "dato_cms", "dato_api"], ["<h30>"],
            finds: [["dato", "cms", "_se", "cret = \"", "308fd9e932bc38b", "d06d6fe5080c581\""]],
            passesOver: [
                ["dato", "cms", "_se", "cret = \"", "000000000000000000000000000000\""],
                ["other_commit = \"", "308fd9e932bc38b", "d06d6fe5080c581\""],
            ]),
        TokenRule("buttercms-key", "api.buttercms.com", beside: ["buttercms", "butter_cms"], ["<h40>"],
            finds: [["BUTTE", "RCMS", "_SE", "CRET = \"", "b07095596f87d1cec343", "8b6066268610fed15180\""]],
            passesOver: [
                ["BUTTE", "RCMS", "_SE", "CRET = \"", "0000000000000000000000000000000000000000\""],
                ["other_commit = \"", "b07095596f87d1cec343", "8b6066268610fed15180\""],
            ]),
        TokenRule("webflow-token", "api.webflow.com", beside: ["webflow"], ["<h64>"],
            finds: [
                [
                    "webf", "low", "_ke", "y = \"", "ee3222c61da9448f1547e7d1768cfc6d",
                    "3c6499b2b93e2f206a0bb5eb1f190d81\""
                ],
            ],
            passesOver: [
                ["webf", "low", "_ke", "y = \"", "0000000000000000000000000000000000000000000000000000000000000000\""],
                ["other_commit = \"", "ee3222c61da9448f1547e7d1768cfc6d", "3c6499b2b93e2f206a0bb5eb1f190d81\""],
            ]),
        TokenRule("wix-key", "wixapis.com", ["IST.eyJ<w30-200>.<w100-1500>.<w100-500>"], .structured,
            finds: [
                [
                    "IST", ".eyJ", "pAz3nP_rPw60-N8pk5k0s416-6Ftip.vzl0UMTHzmjVcoIQpgC2UaNyEBAj9ArlEEe_FPK",
                    "7uZFZcAbkWF8EOtDDU1vtgtatljWvYWBlbxyfF6qLKVf6BXIQFoUlLbTmQQSX.H9Cyosz2",
                    "FPs27LEwwaM36hUia4NKM1qU4uyOUU1KAJc80oJ30_zSRc6skkyVWuW01w-eDEPwofk2oa", "bom62WqpXo4AqVodGU3IX5"
                ],
            ],
            passesOver: [
                ["IST", ".eyJpAz3"],
                [
                    "IST", ".eyJxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxx"
                ],
            ]),
        TokenRule("ghost-admin-key", nil, beside: ["ghost"], ["<h24>:<h64>"],
            finds: [
                [
                    "gho", "st", "_to", "ken: \"", "4a528f179c6e961bfef8bd00:a01145af3b9b52e88ee",
                    "9f8d4b025414495ad0b853b93984bccf111bdb379a870\""
                ],
            ],
            passesOver: [
                [
                    "gho", "st", "_to", "ken: \"",
                    "0000000000000000000000000000000000000000000000000000000000000000000000", "0000000000000000000\""
                ],
                [
                    "other_commit: \"", "4a528f179c6e961bfef8bd00:a01145af3b9b52e88ee",
                    "9f8d4b025414495ad0b853b93984bccf111bdb379a870\""
                ],
            ]),
        TokenRule("strapi-token", nil, beside: ["strapi"], ["<h256>"],
            finds: [
                [
                    "stra", "pi", "_ke", "y = \"",
                    "e14eb1acda279b99f75877aee9c6635e3fd048b4197ba57d6c2864c676eb97a5f18b6b",
                    "ea850f27db35bcebbe3d294bf5f87d1d53299046609c571a50db0ee961",
                    "f98409039e62135436980b380c6d1008b8e78f0f9b0d04f8b1d105e68efec5d7c1c055",
                    "6250862ec0a5d2b59267f774a02e64f5cd44cb7530b02344f2d36b523a\""
                ],
            ],
            passesOver: [
                [
                    "stra", "pi", "_ke", "y = \"",
                    "0000000000000000000000000000000000000000000000000000000000000000000000",
                    "0000000000000000000000000000000000000000000000000000000000000000000000",
                    "0000000000000000000000000000000000000000000000000000000000000000000000",
                    "0000000000000000000000000000000000000000000000\""
                ],
                [
                    "other_commit = \"", "e14eb1acda279b99f75877aee9c6635e3fd048b4197ba57d6c2864c676eb97a5f18b6b",
                    "ea850f27db35bcebbe3d294bf5f87d1d53299046609c571a50db0ee961",
                    "f98409039e62135436980b380c6d1008b8e78f0f9b0d04f8b1d105e68efec5d7c1c055",
                    "6250862ec0a5d2b59267f774a02e64f5cd44cb7530b02344f2d36b523a\""
                ],
            ]),
        TokenRule(
            "hygraph-token", "hygraph.com", beside: ["hygraph", "graphcms"],
            ["eyJhbGciOi<w10-100>.<w100-1000>.<w100-700>"], .structured,
            finds: [
                [
                    "HYGR", "APH", "_TO", "KEN = \"",
                    "eyJhbGciOiOyOu2SstRs.q56dcvr3MGjiCTT8DN8w9mAspb8AOIO0ZWWWAcEru_-8SKI5r",
                    "fBKpsQjXeVY6bporqE6zE0pw_JTZtyYJgfRrfiK1a",
                    "ri6TZ1JuTw.QQTtu9_uhYDbAn-B1kddUipe3ILZV4b27ZJwRTOToR-lhEP97MlGqhLOFBb",
                    "f_U-xB-GZybRcSGrhmdxE0ZEuHNtgCX3Pz3dd05Cz\""
                ],
            ],
            passesOver: [
                [
                    "HYGR", "APH", "_TO", "KEN = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJhbGciOiOyOu2SstRs.q56dcvr3MGjiCTT8DN8w9mAspb8AOIO0ZWWWAcEru_-8SKI5r",
                    "fBKpsQjXeVY6bporqE6zE0pw_JTZtyYJgfRrfiK1a",
                    "ri6TZ1JuTw.QQTtu9_uhYDbAn-B1kddUipe3ILZV4b27ZJwRTOToR-lhEP97MlGqhLOFBb",
                    "f_U-xB-GZybRcSGrhmdxE0ZEuHNtgCX3Pz3dd05Cz\""
                ],
            ]),
    ]
}

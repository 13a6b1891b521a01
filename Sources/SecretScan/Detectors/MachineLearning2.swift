extension TokenRule {
    /// More of ``machineLearning``.
    static let machineLearning2: [TokenRule] = [
        TokenRule("serpapi-key", "serpapi.com", beside: ["serpapi", "serp_api"], ["<h64>"],
            finds: [
                [
                    "SERP", "API", "_SE", "CRET = \"", "e1aa0ee0fa986d4687849a57043cfed7",
                    "ec42076c5fc03ae4c8d0e8875bd33c9d\""
                ],
            ],
            passesOver: [
                [
                    "SERP", "API", "_SE", "CRET = \"",
                    "0000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit = \"", "e1aa0ee0fa986d4687849a57043cfed7", "ec42076c5fc03ae4c8d0e8875bd33c9d\""],
            ]),
        TokenRule("firecrawl-key", "api.firecrawl.dev", ["fc-<h32>"],
            finds: [["f", "c-", "a75f356370a48eadb82a36a9fc9d7a68"]],
            passesOver: [["f", "c-a75f"], ["f", "c-00000000000000000000000000000000"]]),
        TokenRule("browserbase-key", "api.browserbase.com", ["bb_live_<w27>"],
            finds: [["bb_l", "ive_", "3oa49QPWPHjFZiCrsmzyVoDCovc"]],
            passesOver: [["bb_l", "ive_3oa4"], ["bb_l", "ive_xxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("e2b-key", "api.e2b.dev", ["e2b_<h40>"],
            finds: [["e2", "b_", "1b8e4f1de185f151b7af7bf8dae6c80bbca83219"]],
            passesOver: [["e2", "b_1b8e"], ["e2", "b_0000000000000000000000000000000000000000"]]),
        TokenRule(
            "helicone-key", "api.helicone.ai",
            ["sk-helicone-<l7>-<l7>-<l7>-<l7>", "pk-helicone-<l7>-<l7>-<l7>-<l7>", "sk-helicone-<A20-60>"], .oneCase,
            finds: [["sk-hel", "icone-", "tuldw61-4d5ue82-lbmqhqi-y1lg6iq"]],
            passesOver: [["sk-hel", "icone-tuld"], ["sk-hel", "icone-xxxxxxx-xxxxxxx-xxxxxxx-xxxxxxx"]]),
        TokenRule("zhipu-key", "open.bigmodel.cn", beside: ["zhipu", "glm_api", "bigmodel", "zai_api"], ["<h32>.<A16>"],
            finds: [["zhi", "pu", "_to", "ken = \"", "4a1dc463c87cd2d54d3790f0", "c7cb5d9f.OiZDNnznRgN1OGIB\""]],
            passesOver: [
                ["zhi", "pu", "_to", "ken = \"", "0000000000000000000000000000000000000000000000000\""],
                ["other_commit = \"", "4a1dc463c87cd2d54d3790f0", "c7cb5d9f.OiZDNnznRgN1OGIB\""],
            ]),
        TokenRule("dashscope-key", "dashscope.aliyuncs.com", beside: ["dashscope"], ["sk-<h32>"],
            finds: [["DASHS", "COPE", "_KE", "Y = \"", "sk-57cecb2e4985ce", "5e1dd2d21c48b77737\""]],
            passesOver: [
                ["DASHS", "COPE", "_KE", "Y = \"", "00000000000000000000000000000000000\""],
                ["other_commit = \"", "sk-57cecb2e4985ce", "5e1dd2d21c48b77737\""],
            ]),
        TokenRule("kaggle-key", "kaggle.com", ["KGAT_<h32>"],
            finds: [["KG", "AT_", "65e326d432c1be37c463e89aa071bfc1"]],
            passesOver: [["KG", "AT_65e3"], ["KG", "AT_00000000000000000000000000000000"]]),
        TokenRule("kaggle-key", "kaggle.com", beside: ["kaggle"], ["<h32>"],
            finds: [["KAGG", "LE", "_KE", "Y: \"", "a64e99606222d223", "b9b7518d5acf6ed3\""]],
            passesOver: [
                ["KAGG", "LE", "_KE", "Y: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "a64e99606222d223", "b9b7518d5acf6ed3\""],
            ]),
        TokenRule("apify-token", "api.apify.com", ["apify_api_<A36>"],
            finds: [["apify", "_api_", "ZfuaA4nGtnVdPfTyxLFsHnpMvL38BvCzCnP9"]],
            passesOver: [["apify", "_api_Zfua"], ["apify", "_api_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("friendli-token", "friendli.ai", ["flp_<A46>"],
            finds: [["fl", "p_", "f2h6RWoQr3pgDjXF5nCqsT6WCYy5dZ5gkEcsTwedA8gaoN"]],
            passesOver: [["fl", "p_f2h6"], ["fl", "p_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("deepl-key", "api.deepl.com", ["<uuid>:fx"],
            finds: [["02822864-36b7-b1b7-bad7-ba1a2641b20e:", "fx"]],
            passesOver: [
                ["22864-36b7-b1b7-bad7-ba1a2641b20e:", "fx"],
                ["00000000-0000-0000-0000-000000000000:", "fx"],
            ]),
        TokenRule("deepl-key", "api.deepl.com", beside: ["deepl"], ["<uuid>"],
            finds: [["dee", "pl", "_to", "ken: \"", "6c251bd0-8fbf-2ece", "-5dec-9458e88f5474\""]],
            passesOver: [
                ["dee", "pl", "_to", "ken: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "6c251bd0-8fbf-2ece", "-5dec-9458e88f5474\""],
            ]),
        TokenRule("deepinfra-key", "api.deepinfra.com", beside: ["deepinfra"], ["<A32>"],
            finds: [["DEEPI", "NFRA", "_TO", "KEN: \"", "2n7JArJg9lClFaIv", "a66nlso5uAL6geLh\""]],
            passesOver: [
                ["DEEPI", "NFRA", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "2n7JArJg9lClFaIv", "a66nlso5uAL6geLh\""],
            ]),
        TokenRule("private-ai-key", "api.private-ai.com", beside: ["private_ai", "privateai"], ["<l32>"],
            finds: [["PRIVAT", "E_AI", "_TO", "KEN = \"", "f3bw15vxoepdl1m3", "fijf98bv7pc50dcf\""]],
            passesOver: [
                ["PRIVAT", "E_AI", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "f3bw15vxoepdl1m3", "fijf98bv7pc50dcf\""],
            ]),
        TokenRule(
            "scale-key", "api.scale.com", beside: ["scale_api", "scaleapi", "scale_ai"],
            ["live_<h32>", "test_<h32>"],
            finds: [["scale", "_api", "_to", "ken = \"", "live_a5901689b080a", "3a10da48f8c0b8b5386\""]],
            passesOver: [
                ["scale", "_api", "_to", "ken = \"", "0000000000000000000000000000000000000\""],
                ["other_commit = \"", "live_a5901689b080a", "3a10da48f8c0b8b5386\""],
            ]),
        TokenRule("roboflow-key", "api.roboflow.com", beside: ["roboflow", "rf_api"], ["<A20>"],
            finds: [["robof", "low", "_to", "ken: \"", "St8AczbXuB", "evNMjiHohW\""]],
            passesOver: [
                ["robof", "low", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "St8AczbXuB", "evNMjiHohW\""],
            ]),
        TokenRule("dify-key", "api.dify.ai", beside: ["dify"], ["app-<A24>"],
            finds: [["dif", "y", "_to", "ken: \"", "app-KnsTGMyomc", "ej1vIMoMK2ba3H\""]],
            passesOver: [
                ["dif", "y", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "app-KnsTGMyomc", "ej1vIMoMK2ba3H\""],
            ]),
        TokenRule("lambda-cloud-key", "cloud.lambdalabs.com", ["secret_<l3-30>_<h32>.<A32>"],
            finds: [["sec", "ret_", "6tw_7fdb8419d926176a0ee1f262eb04c2d7.aaepT6LvZYpwmoWwgsHYVI3MzCcEjIWK"]],
            passesOver: [
                ["sec", "ret_6tw_"],
                ["sec", "ret_xxx_00000000000000000000000000000000.xxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxx"],
            ]),
        TokenRule("baseten-key", "api.baseten.co", beside: ["baseten"], ["<A8>.<A32>"],
            finds: [["BASE", "TEN", "_TO", "KEN: \"", "nBnnVyDz.9KnhMh3OcTg", "7PcPWLieUPUAueXB8mq1C\""]],
            passesOver: [
                ["BASE", "TEN", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "nBnnVyDz.9KnhMh3OcTg", "7PcPWLieUPUAueXB8mq1C\""],
            ]),
        TokenRule("nlpcloud-key", "api.nlpcloud.io", beside: ["nlpcloud", "nlp_cloud"], ["<h40>"],
            finds: [["NLPCL", "OUD", "_KE", "Y = \"", "d234b62b5d276fb1c230", "55065c93f87339b3e344\""]],
            passesOver: [
                ["NLPCL", "OUD", "_KE", "Y = \"", "0000000000000000000000000000000000000000\""],
                ["other_commit = \"", "d234b62b5d276fb1c230", "55065c93f87339b3e344\""],
            ]),
        TokenRule("cursor-key", "api.cursor.com", beside: ["cursor"], ["key_<h64>"],
            finds: [
                [
                    "CURS", "OR", "_KE", "Y = \"", "key_c9b523d49039a5ac4c81050ab44d23",
                    "a1c131e89045bc01ef2e88a0646a14f702\""
                ],
            ],
            passesOver: [
                [
                    "CURS", "OR", "_KE", "Y = \"",
                    "00000000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit = \"", "key_c9b523d49039a5ac4c81050ab44d23", "a1c131e89045bc01ef2e88a0646a14f702\""],
            ]),
        TokenRule("gooey-key", "api.gooey.ai", beside: ["gooey"], ["sk-<A48>"],
            finds: [["GOO", "EY", "_SE", "CRET: \"", "sk-XTZyu32xVkaeJjnB4nFEo0", "1DCp1AKVA6Mbyifna4meNtCcVl\""]],
            passesOver: [
                ["GOO", "EY", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "sk-XTZyu32xVkaeJjnB4nFEo0", "1DCp1AKVA6Mbyifna4meNtCcVl\""],
            ]),
        TokenRule("humeai-key", "api.hume.ai", beside: ["hume_api", "humeai"], ["<A48>"],
            finds: [["HUME_", "API", "_KE", "Y = \"", "MH0qOwy50TjsqmirsPrPNAoO", "8rXvHfQrHspqnFO7BlXj7YbH\""]],
            passesOver: [
                ["HUME_", "API", "_KE", "Y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "MH0qOwy50TjsqmirsPrPNAoO", "8rXvHfQrHspqnFO7BlXj7YbH\""],
            ]),
        TokenRule("leonardo-key", "cloud.leonardo.ai", beside: ["leonardo"], ["<uuid>"],
            finds: [["leona", "rdo", "_se", "cret = \"", "a4e1a815-e530-3737", "-2690-ede75fe3d6b7\""]],
            passesOver: [
                ["leona", "rdo", "_se", "cret = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "a4e1a815-e530-3737", "-2690-ede75fe3d6b7\""],
            ]),
        TokenRule("lakera-key", "api.lakera.ai", beside: ["lakera"], ["<h64>"],
            finds: [
                [
                    "lake", "ra", "_to", "ken: \"", "519b8eea5bace26101c1531b95dd8a13",
                    "d9fb97c0cca4b1ffbc8dd4599fa5bbe0\""
                ],
            ],
            passesOver: [
                ["lake", "ra", "_to", "ken: \"", "0000000000000000000000000000000000000000000000000000000000000000\""],
                ["other_commit: \"", "519b8eea5bace26101c1531b95dd8a13", "d9fb97c0cca4b1ffbc8dd4599fa5bbe0\""],
            ]),
        TokenRule("monkeylearn-key", "api.monkeylearn.com", beside: ["monkeylearn"], ["<h40>"],
            finds: [["monkey", "learn", "_ke", "y = \"", "5340813bf0230e692814", "68374373e34acc4ad157\""]],
            passesOver: [
                ["monkey", "learn", "_ke", "y = \"", "0000000000000000000000000000000000000000\""],
                ["other_commit = \"", "5340813bf0230e692814", "68374373e34acc4ad157\""],
            ]),
        TokenRule("scrapingbee-key", "app.scrapingbee.com", beside: ["scrapingbee", "scraping_bee"], ["<U80>"],
            finds: [
                [
                    "scrapi", "ngbee", "_ke", "y = \"", "32I39UFAIU89L2YP926U7PU748F3EGNJY5MCHFQ3",
                    "3UN4I49FSPWBGN8RSV6PCTYJQMF1LI3OAB4WEWG2\""
                ],
            ],
            passesOver: [
                [
                    "scrapi", "ngbee", "_ke", "y = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "32I39UFAIU89L2YP926U7PU748F3EGNJY5MCHFQ3",
                    "3UN4I49FSPWBGN8RSV6PCTYJQMF1LI3OAB4WEWG2\""
                ],
            ]),
        TokenRule("scraperapi-key", "api.scraperapi.com", beside: ["scraperapi", "scraper_api"], ["<h32>"],
            finds: [["SCRAPE", "RAPI", "_SE", "CRET = \"", "1c102d3e80225cc6", "71f81bbf1e03c57f\""]],
            passesOver: [
                ["SCRAPE", "RAPI", "_SE", "CRET = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "1c102d3e80225cc6", "71f81bbf1e03c57f\""],
            ]),
        TokenRule("zenrows-key", "api.zenrows.com", beside: ["zenrows"], ["<h40>"],
            finds: [["zenr", "ows", "_ke", "y: \"", "705bace47a20e619909d", "93c672d436e6cd0a824f\""]],
            passesOver: [
                ["zenr", "ows", "_ke", "y: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "705bace47a20e619909d", "93c672d436e6cd0a824f\""],
            ]),
        TokenRule("speechmatics-key", "asr.api.speechmatics.com", beside: ["speechmatics"], ["<A32>"],
            finds: [["speechm", "atics", "_se", "cret: \"", "FeMUEqQ5EAGjK9WS", "Uud4emW7y27juBD7\""]],
            passesOver: [
                ["speechm", "atics", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "FeMUEqQ5EAGjK9WS", "Uud4emW7y27juBD7\""],
            ]),
        TokenRule(
            "neptune-token", "app.neptune.ai", beside: ["neptune"], ["eyJhcGlfYWRkcmVzcyI6<b80-300>"], .structured,
            finds: [
                [
                    "NEPT", "UNE", "_TO", "KEN: \"", "eyJhcGlfYWRkcmVzcyI6d4Lo3KU3S/BtO9x2jW+AWR22zvFnsr",
                    "SkQaCH60nNGFjnR0P5Q5YTUd60S3uBRBsZD9NJLa2eWPdHuoVF\""
                ],
            ],
            passesOver: [
                [
                    "NEPT", "UNE", "_TO", "KEN: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit: \"", "eyJhcGlfYWRkcmVzcyI6d4Lo3KU3S/BtO9x2jW+AWR22zvFnsr",
                    "SkQaCH60nNGFjnR0P5Q5YTUd60S3uBRBsZD9NJLa2eWPdHuoVF\""
                ],
            ]),
    ]
}

extension TokenRule {
    /// More of ``machineLearning``.
    static let machineLearning2: [TokenRule] = [
        TokenRule("serpapi-key", "serpapi.com", beside: ["serpapi", "serp_api"], ["<h64>"],
            finds: [
                [
                    "SERP", "API", "_SE", "CRET: \"", "986d4687849a57043cfed7ec42076c5f",
                    "c03ae4c8d0e8875bd33c9deca7a75f35\""
                ],
            ],
            passesOver: [
                [
                    "SERP", "API", "_SE", "CRET: \"",
                    "0000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit: \"", "986d4687849a57043cfed7ec42076c5f", "c03ae4c8d0e8875bd33c9deca7a75f35\""],
            ]),
        TokenRule("firecrawl-key", "api.firecrawl.dev", ["fc-<h32>"],
            finds: [["f", "c-", "70a48eadb82a36a9fc9d7a68930efaac"]],
            passesOver: [["f", "c-70a4"], ["f", "c-00000000000000000000000000000000"]]),
        TokenRule("browserbase-key", "api.browserbase.com", ["bb_live_<w27>"],
            finds: [["bb_l", "ive_", "UHjFZiCrsmzyVoDCovPfgUG5q-W"]],
            passesOver: [["bb_l", "ive_UHjF"], ["bb_l", "ive_xxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("e2b-key", "api.e2b.dev", ["e2b_<h40>"],
            finds: [["e2", "b_", "de185f151b7af7bf8dae6c80bbca832199a51bdf"]],
            passesOver: [["e2", "b_de18"], ["e2", "b_0000000000000000000000000000000000000000"]]),
        TokenRule(
            "helicone-key", "api.helicone.ai",
            ["sk-helicone-<l7>-<l7>-<l7>-<l7>", "pk-helicone-<l7>-<l7>-<l7>-<l7>", "sk-helicone-<A20-60>"], .oneCase,
            finds: [["sk-hel", "icone-", "d5ue82l-bmqhqiy-1lg6iqj-ud17zim"]],
            passesOver: [["sk-hel", "icone-d5ue"], ["sk-hel", "icone-xxxxxxx-xxxxxxx-xxxxxxx-xxxxxxx"]]),
        TokenRule("zhipu-key", "open.bigmodel.cn", beside: ["zhipu", "glm_api", "bigmodel", "zai_api"], ["<h32>.<A16>"],
            finds: [["ZHI", "PU", "_TO", "KEN = \"", "3c87cd2d54d3790f0c7cb5d9", "f4e6c63d.f96AMw9I7lLLXozH\""]],
            passesOver: [
                ["ZHI", "PU", "_TO", "KEN = \"", "0000000000000000000000000000000000000000000000000\""],
                ["other_commit = \"", "3c87cd2d54d3790f0c7cb5d9", "f4e6c63d.f96AMw9I7lLLXozH\""],
            ]),
        TokenRule("dashscope-key", "dashscope.aliyuncs.com", beside: ["dashscope"], ["sk-<h32>"],
            finds: [["dashs", "cope", "_ke", "y = \"", "sk-2e4985ce5e1dd2", "d21c48b77737532e65\""]],
            passesOver: [
                ["dashs", "cope", "_ke", "y = \"", "00000000000000000000000000000000000\""],
                ["other_commit = \"", "sk-2e4985ce5e1dd2", "d21c48b77737532e65\""],
            ]),
        TokenRule("kaggle-key", "kaggle.com", ["KGAT_<h32>"],
            finds: [["KG", "AT_", "6d432c1be37c463e89aa071bfc1a64e9"]],
            passesOver: [["KG", "AT_6d43"], ["KG", "AT_00000000000000000000000000000000"]]),
        TokenRule("kaggle-key", "kaggle.com", beside: ["kaggle"], ["<h32>"],
            finds: [["kagg", "le", "_ke", "y = \"", "9606222d223b9b75", "18d5acf6ed330e2a\""]],
            passesOver: [
                ["kagg", "le", "_ke", "y = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "9606222d223b9b75", "18d5acf6ed330e2a\""],
            ]),
        TokenRule("apify-token", "api.apify.com", ["apify_api_<A36>"],
            finds: [["apify", "_api_", "nVdPfTyxLFsHnpMvL38BvCzCnP9f2h6RWoQr"]],
            passesOver: [["apify", "_api_nVdP"], ["apify", "_api_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("friendli-token", "friendli.ai", ["flp_<A46>"],
            finds: [["fl", "p_", "3pgDjXF5nCqsT6WCYy5dZ5gkEcsTwedA8gaoNbeG9rfW8H"]],
            passesOver: [["fl", "p_3pgD"], ["fl", "p_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("deepl-key", "api.deepl.com", ["<uuid>:fx"],
            finds: [["286436b7-b1b7-bad7-ba1a-2641b20e6c25:", "fx"]],
            passesOver: [
                ["436b7-b1b7-bad7-ba1a-2641b20e6c25:", "fx"],
                ["00000000-0000-0000-0000-000000000000:", "fx"],
            ]),
        TokenRule("deepl-key", "api.deepl.com", beside: ["deepl"], ["<uuid>"],
            finds: [["dee", "pl", "_ke", "y = \"", "1bd08fbf-2ece-5dec", "-9458-e88f5474d86d\""]],
            passesOver: [
                ["dee", "pl", "_ke", "y = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "1bd08fbf-2ece-5dec", "-9458-e88f5474d86d\""],
            ]),
        TokenRule("deepinfra-key", "api.deepinfra.com", beside: ["deepinfra"], ["<A32>"],
            finds: [["deepi", "nfra", "_to", "ken: \"", "lClFaIva66nlso5u", "AL6geLhGEvabRfDO\""]],
            passesOver: [
                ["deepi", "nfra", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "lClFaIva66nlso5u", "AL6geLhGEvabRfDO\""],
            ]),
        TokenRule("private-ai-key", "api.private-ai.com", beside: ["private_ai", "privateai"], ["<l32>"],
            finds: [["PRIVAT", "E_AI", "_KE", "Y: \"", "5vxoepdl1m3fijf9", "8bv7pc50dcfcxsyd\""]],
            passesOver: [
                ["PRIVAT", "E_AI", "_KE", "Y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "5vxoepdl1m3fijf9", "8bv7pc50dcfcxsyd\""],
            ]),
        TokenRule(
            "scale-key", "api.scale.com", beside: ["scale_api", "scaleapi", "scale_ai"],
            ["live_<h32>", "test_<h32>"],
            finds: [["SCALE", "_API", "_SE", "CRET: \"", "live_01689b080a3a1", "0da48f8c0b8b538606e\""]],
            passesOver: [
                ["SCALE", "_API", "_SE", "CRET: \"", "0000000000000000000000000000000000000\""],
                ["other_commit: \"", "live_01689b080a3a1", "0da48f8c0b8b538606e\""],
            ]),
        TokenRule("roboflow-key", "api.roboflow.com", beside: ["roboflow", "rf_api"], ["<A20>"],
            finds: [["ROBOF", "LOW", "_KE", "Y = \"", "3PsrkzcsrQ", "osQZzKhHKt\""]],
            passesOver: [
                ["ROBOF", "LOW", "_KE", "Y = \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "3PsrkzcsrQ", "osQZzKhHKt\""],
            ]),
        TokenRule("dify-key", "api.dify.ai", beside: ["dify"], ["app-<A24>"],
            finds: [["DIF", "Y", "_TO", "KEN: \"", "app-MKnsTGMyom", "cej1vIMoMK2ba3\""]],
            passesOver: [
                ["DIF", "Y", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "app-MKnsTGMyom", "cej1vIMoMK2ba3\""],
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

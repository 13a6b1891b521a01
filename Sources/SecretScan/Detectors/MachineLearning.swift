extension TokenRule {
    /// Model providers and the tools around them.
    static let machineLearning: [TokenRule] = [
        TokenRule(
            "openai-key", "api.openai.com",
            ["sk-proj-<w40-250>", "sk-svcacct-<w40-250>", "sk-admin-<w40-250>", "sk-None-<w40-250>",
                "sk-<A20>T3BlbkFJ<A20>", "sk-<A48>"],
            finds: [["sk-p", "roj-", "zqhJYz2ylFO8p4fV87lJRNFmfr7VZi5vd0wZWvDq"]],
            passesOver: [
                ["sk", "-learn"],
                ["sk", "-proj-your-key"],
                ["sk-p", "roj-zqhJ"],
                ["sk-p", "roj-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule(
            "anthropic-key", "api.anthropic.com",
            ["sk-ant-api<d2>-<w80-120>", "sk-ant-admin<d2>-<w80-120>", "sk-ant-oat<d2>-<w80-120>",
                "sk-ant-ort<d2>-<w80-120>", "sk-ant-<w80-120>"],
            finds: [
                [
                    "sk-an", "t-api", "02-ra_tBoD65oeqHCIaNxSTBigHE_jAaUUXHkydwoLw2u7Ns-OiaqOINhbbYm07ei3TeX3",
                    "D8lFmwTwUMlex"
                ],
            ],
            passesOver: [
                ["sk", "-ant-xxx"],
                ["sk-an", "t-api02-r"],
                [
                    "sk-an", "t-api00-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxx"
                ],
            ]),
        TokenRule("huggingface-token", "huggingface.co", ["hf_<A34-40>", "api_org_<A34-40>"],
            finds: [["h", "f_", "hrVG9csRby8KA7mereLN9j9kc0Vx471d8D"]],
            passesOver: [
                ["hf", "_transformers_cache"],
                ["h", "f_hrVG"],
                ["h", "f_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("replicate-token", "api.replicate.com", ["r8_<A37-40>"],
            finds: [["r", "8_", "2757u3Jk2oUbpylOUt80yt2SeCn5tu0rI7rnu"]],
            passesOver: [["r", "8_2757"], ["r", "8_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("groq-key", "api.groq.com", ["gsk_<A52>"],
            finds: [["gs", "k_", "fQgXnEU2nnEuhQhTvbIljBDTDC1CzyPbdnAaaZOwyP8PyK4lcpyD"]],
            passesOver: [["gs", "k_fQgX"], ["gs", "k_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("perplexity-key", "api.perplexity.ai", ["pplx-<A48-56>"],
            finds: [["pp", "lx-", "q04VQDp9G7FrFvh6IlYL4Aa2rookwHW3rTAsUPqeBjgVWr2T"]],
            passesOver: [["pp", "lx-q04V"], ["pp", "lx-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("xai-key", "api.x.ai", ["xai-<A80>"],
            finds: [
                ["xa", "i-", "RLTrHSFNh1upXMqEAVweqeheWxXkqGfhnuM8nZmnHBIdG9zNYHbc1fpOID5lQQ2jGuGUiZ", "LHsVydRT7O"],
            ],
            passesOver: [
                ["xa", "i-RLTr"],
                ["xa", "i-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxx"],
            ]),
        TokenRule("openrouter-key", "openrouter.ai", ["sk-or-v1-<h64>"],
            finds: [["sk-o", "r-v1-", "16c588846b71e96b8a120dc8beddb8a3521a11e1a8eb8c24dee4f01babdd2894"]],
            passesOver: [
                ["sk-o", "r-v1-16c5"],
                ["sk-o", "r-v1-0000000000000000000000000000000000000000000000000000000000000000"],
            ]),
        TokenRule("together-key", "api.together.xyz", ["tgp_v1_<w43>"],
            finds: [["tgp", "_v1_", "yJ0mQyHMx4SkTOcGebXW14D631Ic_m40H_XtRhY6Pfk"]],
            passesOver: [["tgp", "_v1_yJ0m"], ["tgp", "_v1_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("together-key", "api.together.xyz", beside: ["together"], ["<h64>"],
            finds: [
                [
                    "toget", "her", "_se", "cret: \"", "e65f709b80ed5ffc9118911f13c66952",
                    "97f828a48420ac37d253785c9aa0d526\""
                ],
            ],
            passesOver: [
                [
                    "toget", "her", "_se", "cret: \"",
                    "0000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit: \"", "e65f709b80ed5ffc9118911f13c66952", "97f828a48420ac37d253785c9aa0d526\""],
            ]),
        TokenRule("fireworks-key", "api.fireworks.ai", ["fw_<A22-24>"],
            finds: [["f", "w_", "2gu7OHyn5ROiq9wGMk4kLt"]],
            passesOver: [["f", "w_2gu7"], ["f", "w_xxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("nvidia-key", "integrate.api.nvidia.com", ["nvapi-<w60-70>"],
            finds: [["nva", "pi-", "8u5tfotiTnr8i9YMLZ74WN2pLzh1YolJbsZfyg7KRzDzPV8sxDC1jAxWapPn"]],
            passesOver: [
                ["nva", "pi-8u5t"],
                ["nva", "pi-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule(
            "langsmith-key", "api.smith.langchain.com", ["lsv2_pt_<h32>_<h10>", "lsv2_sk_<h32>_<h10>", "ls__<h32>"],
            finds: [["lsv2", "_pt_", "e018351056e5addc5b4ffd227b99973f_90aea723d5"]],
            passesOver: [["lsv2", "_pt_e018"], ["lsv2", "_pt_00000000000000000000000000000000_0000000000"]]),
        TokenRule("langfuse-secret-key", "cloud.langfuse.com", ["sk-lf-<uuid>"],
            finds: [["sk-", "lf-", "25e424fb-436b-21fe-4ded-91de99853e81"]],
            passesOver: [["sk-", "lf-25e4"], ["sk-", "lf-00000000-0000-0000-0000-000000000000"]]),
        TokenRule("pinecone-key", "api.pinecone.io", ["pcsk_<A4-7>_<A60-66>"],
            finds: [["pc", "sk_", "k9J2_savGohqRjkzugq5Qew3JfsNp61VRWwqv2era5CWyyExF2YAec6WURUMZh425"]],
            passesOver: [
                ["pc", "sk_k9J2"],
                ["pc", "sk_xxxx_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("pinecone-key", "api.pinecone.io", beside: ["pinecone"], ["<uuid>"],
            finds: [["pinec", "one", "_ke", "y: \"", "22289e50-b38d-c506", "-5a51-4fa0f20f020c\""]],
            passesOver: [
                ["pinec", "one", "_ke", "y: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "22289e50-b38d-c506", "-5a51-4fa0f20f020c\""],
            ]),
        TokenRule("deepseek-key", "api.deepseek.com", ["sk-<h32>"],
            finds: [["s", "k-", "89c34b8f0777f74fbfa4416903a6b237"]],
            passesOver: [["s", "k-89c3"], ["s", "k-00000000000000000000000000000000"]]),
        TokenRule("moonshot-key", "api.moonshot.cn", beside: ["moonshot", "kimi"], ["sk-<A48>"],
            finds: [["MOONS", "HOT", "_KE", "Y = \"", "sk-9bvsKX7YNaLm4e0DIVKvAa", "FRfS5GkqpohfgZUrSPtBRWBgg8\""]],
            passesOver: [
                ["MOONS", "HOT", "_KE", "Y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "sk-9bvsKX7YNaLm4e0DIVKvAa", "FRfS5GkqpohfgZUrSPtBRWBgg8\""],
            ]),
        TokenRule("cohere-key", "api.cohere.com", beside: ["cohere", "co_api"], ["<A40>"],
            finds: [["cohe", "re", "_to", "ken: \"", "CRBuvF22gelpfGjdXu6k", "vIAxl3WWZxW7uZOU0gr1\""]],
            passesOver: [
                ["cohe", "re", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "CRBuvF22gelpfGjdXu6k", "vIAxl3WWZxW7uZOU0gr1\""],
            ]),
        TokenRule("mistral-key", "api.mistral.ai", beside: ["mistral"], ["<A32>"],
            finds: [["MIST", "RAL", "_TO", "KEN = \"", "uzkzjACOuI2FgraK", "7khYgXfRzrbmFEDI\""]],
            passesOver: [
                ["MIST", "RAL", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "uzkzjACOuI2FgraK", "7khYgXfRzrbmFEDI\""],
            ]),
        TokenRule("stability-key", "api.stability.ai", beside: ["stability", "dreamstudio"], ["sk-<A48>"],
            finds: [["stabi", "lity", "_ke", "y: \"", "sk-gCDB5aEfPbTmD8pWcDEDdj", "u17ERL7xqaAIYYkXBKVmhtJ0B7\""]],
            passesOver: [
                ["stabi", "lity", "_ke", "y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "sk-gCDB5aEfPbTmD8pWcDEDdj", "u17ERL7xqaAIYYkXBKVmhtJ0B7\""],
            ]),
        TokenRule("voyage-key", "api.voyageai.com", ["pa-<w43>"],
            finds: [["p", "a-", "ywB5Aifxe_9Shw2_P9A6IQsbv_rC58sxuvRE47OGIuR"]],
            passesOver: [["p", "a-ywB5"], ["p", "a-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("jina-key", "api.jina.ai", ["jina_<A60>"],
            finds: [["ji", "na_", "LXvszy2UZ7s7MwFcYXfr1S10DZozHQLAwiZfBekeadQb3tBkbnOrCNF9IZN8"]],
            passesOver: [["ji", "na_LXvs"], ["ji", "na_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("elevenlabs-key", "api.elevenlabs.io", ["sk_<h48>"],
            finds: [["s", "k_", "ec0c13cf804923809fd22abf3c0416ed6dc7ee00d92479b4"]],
            passesOver: [["s", "k_ec0c"], ["s", "k_000000000000000000000000000000000000000000000000"]]),
        TokenRule(
            "elevenlabs-key", "api.elevenlabs.io", beside: ["elevenlabs", "eleven_labs", "eleven_api", "xi-api"],
            ["<h32>"],
            finds: [["eleven", "labs", "_se", "cret = \"", "0fef1b154e4a952c", "cbe35149651a65f0\""]],
            passesOver: [
                ["eleven", "labs", "_se", "cret = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "0fef1b154e4a952c", "cbe35149651a65f0\""],
            ]),
        TokenRule("assemblyai-key", "api.assemblyai.com", beside: ["assemblyai", "assembly_ai"], ["<h32>"],
            finds: [["ASSEMB", "LYAI", "_SE", "CRET: \"", "404cd7d3c6c18c9d", "2fe89035cdffd4e9\""]],
            passesOver: [
                ["ASSEMB", "LYAI", "_SE", "CRET: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "404cd7d3c6c18c9d", "2fe89035cdffd4e9\""],
            ]),
        TokenRule("deepgram-key", "api.deepgram.com", beside: ["deepgram"], ["<h40>"],
            finds: [["DEEPG", "RAM", "_KE", "Y = \"", "7eeefe1b47fdf7716cda", "0c6363d48c98da726c6f\""]],
            passesOver: [
                ["DEEPG", "RAM", "_KE", "Y = \"", "0000000000000000000000000000000000000000\""],
                ["other_commit = \"", "7eeefe1b47fdf7716cda", "0c6363d48c98da726c6f\""],
            ]),
        TokenRule("runpod-key", "api.runpod.io", ["rpa_<A40-50>"], .oneCase,
            finds: [["rp", "a_", "BZ4qImTrtzsg99w4R827hO6Zuma7WZ9qdQ6XNPFn"]],
            passesOver: [["rp", "a_BZ4q"], ["rp", "a_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("runpod-key", "api.runpod.io", beside: ["runpod"], ["<U40>"],
            finds: [["runp", "od", "_to", "ken = \"", "36ZHWGO434R08L7KEXCK", "ETET01A3Y2LFB186J4VG\""]],
            passesOver: [
                ["runp", "od", "_to", "ken = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "36ZHWGO434R08L7KEXCK", "ETET01A3Y2LFB186J4VG\""],
            ]),
        TokenRule("modal-token-secret", "api.modal.com", ["as-<A22>"],
            finds: [["a", "s-", "TstZwhjqZkFq9qmzOh6lZy"]],
            passesOver: [["a", "s-TstZ"], ["a", "s-xxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("cerebras-key", "api.cerebras.ai", ["csk-<l48>"],
            finds: [["cs", "k-", "uh1vf9qipp2yaixgtzby36br0jvd4x2et1roj0s77xcsuv7v"]],
            passesOver: [["cs", "k-uh1v"], ["cs", "k-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("sambanova-key", "api.sambanova.ai", beside: ["sambanova"], ["<uuid>"],
            finds: [["samba", "nova", "_ke", "y = \"", "54dbc271-7c98-9a84", "-6a7c-3a45f653b2ca\""]],
            passesOver: [
                ["samba", "nova", "_ke", "y = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "54dbc271-7c98-9a84", "-6a7c-3a45f653b2ca\""],
            ]),
        TokenRule("wandb-key", "api.wandb.ai", beside: ["wandb", "weights_and_biases"], ["<h40>"],
            finds: [["WAN", "DB", "_KE", "Y: \"", "679858914066ca9e66b2", "562feae5008c579beab0\""]],
            passesOver: [
                ["WAN", "DB", "_KE", "Y: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "679858914066ca9e66b2", "562feae5008c579beab0\""],
            ]),
        TokenRule("wandb-key", "api.wandb.ai", ["wandb_v1_<w77>"],
            finds: [
                ["wand", "b_v1_", "NnKI0Uf4m6KY872bxmffmK7KrBnrcm8l4bo73XN3K9WY8DqEnKfyq-9nEqcob6hPB8yMi5", "JoTUJzv"],
            ],
            passesOver: [
                ["wand", "b_v1_NnKI"],
                ["wand", "b_v1_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxx"],
            ]),
        TokenRule("comet-key", "comet.com", beside: ["comet_api", "comet_ml", "comet_key"], ["<A25>"],
            finds: [["COMET", "_API", "_SE", "CRET: \"", "ToLcMlYW5eHH", "oLNZkfjbDp7lj\""]],
            passesOver: [
                ["COMET", "_API", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "ToLcMlYW5eHH", "oLNZkfjbDp7lj\""],
            ]),
        TokenRule("clarifai-key", "api.clarifai.com", beside: ["clarifai"], ["<h32>"],
            finds: [["CLARI", "FAI", "_SE", "CRET = \"", "c2c76b5917cc17c8", "c1627223e3f94b88\""]],
            passesOver: [
                ["CLARI", "FAI", "_SE", "CRET = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "c2c76b5917cc17c8", "c1627223e3f94b88\""],
            ]),
        TokenRule("llamacloud-key", "api.cloud.llamaindex.ai", ["llx-<A48>"],
            finds: [["ll", "x-", "Mo8Au9cnqMBNqo7bKRAqC72i1PgX9rmYktfIfl2TLPAodQht"]],
            passesOver: [["ll", "x-Mo8A"], ["ll", "x-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule(
            "tavily-key", "api.tavily.com", ["tvly-<A32>", "tvly-dev-<A32>", "tvly-prod-<A32>", "tvly-dev-<w40-60>"],
            finds: [["tv", "ly-", "tv2ACNSiYiMUo3xLedHaFORHkwzUegqB"]],
            passesOver: [["tv", "ly-tv2A"], ["tv", "ly-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("exa-key", "api.exa.ai", beside: ["exa_api", "exa_key", "exaapi"], ["<uuid>"],
            finds: [["EXA_", "API", "_KE", "Y = \"", "6bf8f8dc-905e-081f", "-9785-2c57e9dabe05\""]],
            passesOver: [
                ["EXA_", "API", "_KE", "Y = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "6bf8f8dc-905e-081f", "-9785-2c57e9dabe05\""],
            ]),
        TokenRule("serper-key", "google.serper.dev", beside: ["serper"], ["<h40>"],
            finds: [["serp", "er", "_ke", "y = \"", "dfa351df59504126f765", "c82f92162e1c91b7c9cd\""]],
            passesOver: [
                ["serp", "er", "_ke", "y = \"", "0000000000000000000000000000000000000000\""],
                ["other_commit = \"", "dfa351df59504126f765", "c82f92162e1c91b7c9cd\""],
            ]),
    ]
}

extension TokenRule {
    /// Model providers.
    static let models: [TokenRule] = [
        TokenRule(
            "openai-key", "api.openai.com",
            ["sk-proj-<w40-250>", "sk-svcacct-<w40-250>", "sk-admin-<w40-250>", "sk-None-<w40-250>",
                "sk-<A20>T3BlbkFJ<A20>", "sk-<A48>"],
            finds: [["sk-p", "roj-", "3ZWvDxZHar-a_tBoD65oeqHCIaNxSTBigHE_jAax"]],
            passesOver: [
                ["sk", "-learn"],
                ["sk", "-proj-your-key"],
                ["sk-p", "roj-3ZWv"],
                ["sk-p", "roj-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule(
            "anthropic-key", "api.anthropic.com",
            ["sk-ant-api<d2>-<w80-120>", "sk-ant-admin<d2>-<w80-120>", "sk-ant-oat<d2>-<w80-120>",
                "sk-ant-ort<d2>-<w80-120>", "sk-ant-<w80-120>"],
            finds: [
                [
                    "sk-an", "t-api", "64-uydwoLw2u7Ns-Oi", "aqOINhbbYm07ei3TeX", "3D8lFmwTwUMleHJUoJ", "eLcX1zjJjsueVg7O",
                    "vDcFXxNWNi5A0"
                ],
            ],
            passesOver: [
                ["sk", "-ant-xxx"],
                ["sk-an", "t-api64-u"],
                [
                    "sk-an", "t-api00-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxx"
                ],
            ]),
        TokenRule("huggingface-token", "huggingface.co", ["hf_<A34-40>", "api_org_<A34-40>"],
            finds: [["h", "f_", "rI7rnufQgXnEU2nnEuhQhTvbIljBDTDC1C"]],
            passesOver: [
                ["hf", "_transformers_cache"],
                ["h", "f_rI7r"],
                ["h", "f_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("replicate-token", "api.replicate.com", ["r8_<A37-40>"],
            finds: [["r", "8_", "zyPbdnAaaZOwyP8PyK4lcpyDq04VQDp9G7FrF"]],
            passesOver: [["r", "8_zyPb"], ["r", "8_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("groq-key", "api.groq.com", ["gsk_<A52>"],
            finds: [["gs", "k_", "vh6IlYL4Aa2rookwHW3rTAsUPqeBjgVWr2TRLTrHSFNh1upXMqEA"]],
            passesOver: [["gs", "k_vh6I"], ["gs", "k_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("perplexity-key", "api.perplexity.ai", ["pplx-<A48-56>"],
            finds: [["pp", "lx-", "VweqeheWxXkqGfhnuM8nZmnHBIdG9zNYHbc1fpOID5lQQ2jG"]],
            passesOver: [["pp", "lx-Vweq"], ["pp", "lx-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("xai-key", "api.x.ai", ["xai-<A80>"],
            finds: [
                ["xa", "i-", "uGUiZLHsVydRT7OYcI6myNGlq9q0q5jmwpcYXDt6UmJwqMudfNbA29yQHrwWDK3TATBw2r", "3vgkWfcKIu"],
            ],
            passesOver: [
                ["xa", "i-uGUi"],
                ["xa", "i-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxx"],
            ]),
        TokenRule("openrouter-key", "openrouter.ai", ["sk-or-v1-<h64>"],
            finds: [["sk-o", "r-v1-", "11e1a8eb8c24dee4f01babdd2894e8d3a6895eb2ba0810ccde7edd80f3ed8fc4"]],
            passesOver: [
                ["sk-o", "r-v1-11e1"],
                ["sk-o", "r-v1-0000000000000000000000000000000000000000000000000000000000000000"],
            ]),
        TokenRule("together-key", "api.together.xyz", ["tgp_v1_<w43>"],
            finds: [["tgp", "_v1_", "NhY6Pf4Wv5Ax_CbLUJb73u98ZLhgIMhe9fmYAzLxkK3"]],
            passesOver: [["tgp", "_v1_NhY6"], ["tgp", "_v1_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("together-key", "api.together.xyz", beside: ["together"], ["<h64>"],
            finds: [
                [
                    "TOGET", "HER", "_SE", "CRET = \"", "f828a48420ac37d253785c9aa0d5263a",
                    "c648b559a5e41342b34f2fc99ceec9d3\""
                ],
            ],
            passesOver: [
                [
                    "TOGET", "HER", "_SE", "CRET = \"",
                    "0000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit = \"", "f828a48420ac37d253785c9aa0d5263a", "c648b559a5e41342b34f2fc99ceec9d3\""],
            ]),
        TokenRule("fireworks-key", "api.fireworks.ai", ["fw_<A22-24>"],
            finds: [["f", "w_", "U1Pzh5NfRraj99XJSzGP1c"]],
            passesOver: [["f", "w_U1Pz"], ["f", "w_xxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("nvidia-key", "integrate.api.nvidia.com", ["nvapi-<w60-70>"],
            finds: [["nva", "pi-", "Cg7KRzDzPV8sxDC1jAxWapP1A7cfHnufbxz4uP00XvUs_92jkFVNKNFm8LdW"]],
            passesOver: [
                ["nva", "pi-Cg7K"],
                ["nva", "pi-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule(
            "langsmith-key", "api.smith.langchain.com", ["lsv2_pt_<h32>_<h10>", "lsv2_sk_<h32>_<h10>", "ls__<h32>"],
            finds: [["lsv2", "_pt_", "a723d525e424fb436b21fe4ded91de99_853e81590a"]],
            passesOver: [["lsv2", "_pt_a723"], ["lsv2", "_pt_00000000000000000000000000000000_0000000000"]]),
        TokenRule("langfuse-secret-key", "cloud.langfuse.com", ["sk-lf-<uuid>"],
            finds: [["sk-", "lf-", "73845ca3-82b2-97b8-a280-eccfbfd21322"]],
            passesOver: [["sk-", "lf-7384"], ["sk-", "lf-00000000-0000-0000-0000-000000000000"]]),
        TokenRule("pinecone-key", "api.pinecone.io", ["pcsk_<A4-7>_<A60-66>"],
            finds: [["pc", "sk_", "fqsC_l4RbS83xgqBzVlZb7ml8vT034YlVKJ8IdLi7FM1XuYb01EeaXLS5S1R8EY3X"]],
            passesOver: [
                ["pc", "sk_fqsC"],
                ["pc", "sk_xxxx_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("pinecone-key", "api.pinecone.io", beside: ["pinecone"], ["<uuid>"],
            finds: [["pinec", "one", "_ke", "y: \"", "020c4608-9c34-b8f0", "-777f-74fbfa441690\""]],
            passesOver: [
                ["pinec", "one", "_ke", "y: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "020c4608-9c34-b8f0", "-777f-74fbfa441690\""],
            ]),
        TokenRule("deepseek-key", "api.deepseek.com", ["sk-<h32>"],
            finds: [["s", "k-", "a6b2370a9062ead0f2587732389dd33e"]],
            passesOver: [["s", "k-a6b2"], ["s", "k-00000000000000000000000000000000"]]),
        TokenRule("moonshot-key", "api.moonshot.cn", beside: ["moonshot", "kimi"], ["sk-<A48>"],
            finds: [["MOONS", "HOT", "_TO", "KEN = \"", "sk-Bfk4CRBuvF22gelpfGjdXu", "6kvIAxl3WWZxW7uZOU0gr19yDY\""]],
            passesOver: [
                ["MOONS", "HOT", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "sk-Bfk4CRBuvF22gelpfGjdXu", "6kvIAxl3WWZxW7uZOU0gr19yDY\""],
            ]),
        TokenRule("cohere-key", "api.cohere.com", beside: ["cohere", "co_api"], ["<A40>"],
            finds: [["cohe", "re", "_ke", "y = \"", "jACOuI2FgraK7khYgXfR", "zrbmFEDIporcjgCDB5aE\""]],
            passesOver: [
                ["cohe", "re", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "jACOuI2FgraK7khYgXfR", "zrbmFEDIporcjgCDB5aE\""],
            ]),
        TokenRule("mistral-key", "api.mistral.ai", beside: ["mistral"], ["<A32>"],
            finds: [["mist", "ral", "_to", "ken: \"", "D8pWcDEDdju17ERL", "7xqaAIYYkXBKVmht\""]],
            passesOver: [
                ["mist", "ral", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "D8pWcDEDdju17ERL", "7xqaAIYYkXBKVmht\""],
            ]),
        TokenRule("stability-key", "api.stability.ai", beside: ["stability", "dreamstudio"], ["sk-<A48>"],
            finds: [["STABI", "LITY", "_TO", "KEN: \"", "sk-Zg5yElnSCnecYlLcJUFEN2", "12wdlIBFH7uYE8M8RnNDWT86rV\""]],
            passesOver: [
                ["STABI", "LITY", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "sk-Zg5yElnSCnecYlLcJUFEN2", "12wdlIBFH7uYE8M8RnNDWT86rV\""],
            ]),
        TokenRule("voyage-key", "api.voyageai.com", ["pa-<w43>"],
            finds: [["p", "a-", "Q_rC58sxuvRE47OGIu1XRKZWKS_ekJ7CY1Tqk3jujab"]],
            passesOver: [["p", "a-Q_rC"], ["p", "a-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("jina-key", "api.jina.ai", ["jina_<w50-70>"],
            finds: [["ji", "na_", "3tBkbnOrCNF9IZN8D93KzMOQaUKGYydWP8g8zEraNXjGsKeY0IVXgqGQbsTE"]],
            passesOver: [["ji", "na_3tBk"], ["ji", "na_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("elevenlabs-key", "api.elevenlabs.io", ["sk_<h48>"],
            finds: [["s", "k_", "d22abf3c0416ed6dc7ee00d92479b40fef1b154e4a952ccb"]],
            passesOver: [["s", "k_d22a"], ["s", "k_000000000000000000000000000000000000000000000000"]]),
        TokenRule(
            "elevenlabs-key", "api.elevenlabs.io", beside: ["elevenlabs", "eleven_labs", "eleven_api", "xi-api"],
            ["<h32>"],
            finds: [["eleven", "labs", "_to", "ken = \"", "e35149651a65f0d5", "404cd7d3c6c18c9d\""]],
            passesOver: [
                ["eleven", "labs", "_to", "ken = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "e35149651a65f0d5", "404cd7d3c6c18c9d\""],
            ]),
        TokenRule("assemblyai-key", "api.assemblyai.com", beside: ["assemblyai", "assembly_ai"], ["<h32>"],
            finds: [["assemb", "lyai", "_se", "cret: \"", "89035cdffd4e9e8d", "7eeefe1b47fdf771\""]],
            passesOver: [
                ["assemb", "lyai", "_se", "cret: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "89035cdffd4e9e8d", "7eeefe1b47fdf771\""],
            ]),
        TokenRule("deepgram-key", "api.deepgram.com", beside: ["deepgram"], ["<h40>"],
            finds: [["DEEPG", "RAM", "_TO", "KEN = \"", "cda0c6363d48c98da726", "c6f7e55ad8689c93b3a6\""]],
            passesOver: [
                ["DEEPG", "RAM", "_TO", "KEN = \"", "0000000000000000000000000000000000000000\""],
                ["other_commit = \"", "cda0c6363d48c98da726", "c6f7e55ad8689c93b3a6\""],
            ]),
    ]
}

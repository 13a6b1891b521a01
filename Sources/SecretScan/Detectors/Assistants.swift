extension TokenRule {
    /// Language models and what serves and watches them, beside those of Models and ModelTools.
    static let assistants: [TokenRule] = [
        TokenRule("ai21-key", "api.ai21.com", beside: ["ai21"], ["<A32>", "<uuid>"],
            finds: [["ai2", "1_key = \"", "pBtPW4lsu2rRxnue", "SWp7Ebot6XQ2jq9Y", "\""]],
            passesOver: [
                ["ai2", "1_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "pBtPW4lsu2rRxnue", "SWp7Ebot6XQ2jq9Y", "\""],
            ]),
        TokenRule("anyscale-key", "api.endpoints.anyscale.com", ["esecret_<l26>"],
            finds: [["esecret_kd2a795l", "ivx803sdwcf7zmvw", "ye"]],
            passesOver: [
                ["esecr", "et_kd", "2"],
                ["esecret_xxxxxxxx", "xxxxxxxxxxxxxxxx", "xx"],
            ]),
        TokenRule("predibase-token", "api.app.predibase.com", beside: ["predibase"], ["pb_<w22>"],
            finds: [["predib", "ase_api_key: \"", "pb_uhvkbnWu2j", "sI5FBJRN5rkN\""]],
            passesOver: [
                ["predib", "ase_api_key: \"", "pb_xxxxxxxxxx", "xxxxxxxxxxxx\""],
                ["other_commit = \"", "pb_uhvkbnWu2j", "sI5FBJRN5rkN\""],
            ]),
        TokenRule("novita-key", "api.novita.ai", beside: ["novita"], ["sk_<w43>", "<uuid>"],
            finds: [["novi", "ta_key = \"", "sk_onu517Z2sObJN", "zpUTEk-3QiGVVwJK", "HPjHUCwDhHtBLd\""]],
            passesOver: [
                ["novi", "ta_key = \"", "sk_xxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxx\""],
                ["other_commit = \"", "sk_onu517Z2sObJN", "zpUTEk-3QiGVVwJK", "HPjHUCwDhHtBLd\""],
            ]),
        TokenRule(
            "hyperbolic-key", "api.hyperbolic.xyz",
            beside: ["hyperbolic"],
            ["eyJ<w10-60>.<w60-900>.<w40-100>"], .structured,
            finds: [[
                "hyperb", "olic_key = \"", "eyJqgVqdsirgv31Z", "UBgFxNgrw.6f1vJh", "oH-GCNFALjJ9z87J",
                "UbvNLAo7RsHbfvZt", "CSma_S0rJ9Ui9pQj", "kGMTC2R56ViAF8dF", "Q1.EKoYiNNpbB09z", "l5dMz1bZ6AnhOLsr",
                "z6-g0HLXtMxiE3-Z", "YLU_gjl\""
            ]],
            passesOver: [
                [
                    "hyperb", "olic_key = \"", "eyJxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx.xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "eyJqgVqdsirgv31Z", "UBgFxNgrw.6f1vJh", "oH-GCNFALjJ9z87J",
                    "UbvNLAo7RsHbfvZt", "CSma_S0rJ9Ui9pQj", "kGMTC2R56ViAF8dF", "Q1.EKoYiNNpbB09z",
                    "l5dMz1bZ6AnhOLsr", "z6-g0HLXtMxiE3-Z", "YLU_gjl\""
                ],
            ]),
        TokenRule(
            "nebius-key", "api.studio.nebius.ai",
            beside: ["nebius"],
            ["eyJ<w10-60>.<w60-900>.<w40-700>"], .structured,
            finds: [[
                "nebi", "us_key = \"", "eyJXFHru_D9Y7KTh", "ArrxWxmtG.XLJ37O", "b2BzFAlW2YYnpMEf",
                "9XHrt6u2_RDkzD4z", "X7sSIFFBXcjJzd5v", "c0wUv22A9eP5drvc", "iA.zjeG0jqKkUY0i", "v-wfZrN65mPBcaOT",
                "DoftbQ4DHoAfqBak", "FrlTkor\""
            ]],
            passesOver: [
                [
                    "nebi", "us_key = \"", "eyJxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx.xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "eyJXFHru_D9Y7KTh", "ArrxWxmtG.XLJ37O", "b2BzFAlW2YYnpMEf",
                    "9XHrt6u2_RDkzD4z", "X7sSIFFBXcjJzd5v", "c0wUv22A9eP5drvc", "iA.zjeG0jqKkUY0i",
                    "v-wfZrN65mPBcaOT", "DoftbQ4DHoAfqBak", "FrlTkor\""
                ],
            ]),
        TokenRule("featherless-key", "api.featherless.ai", beside: ["featherless"], ["rc_<h64>"],
            finds: [[
                "feather", "less_secret = \"", "rc_c0e7c2e3abc9e", "ab9ea26b2ba0c77e", "268f77b8441e1ff6",
                "0b32e083c04afe23", "c16\""
            ]],
            passesOver: [
                [
                    "feather", "less_secret = \"", "rc_0000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "000\""
                ],
                [
                    "other_commit = \"", "rc_c0e7c2e3abc9e", "ab9ea26b2ba0c77e", "268f77b8441e1ff6",
                    "0b32e083c04afe23", "c16\""
                ],
            ]),
        TokenRule(
            "writer-key", "api.writer.com",
            beside: ["writer_api", "writer_key"],
            ["<A40>", "<A20-100>"], .opaque,
            finds: [["writer_", "api_api_key: \"", "4BwjQLaDlHL4d2qc", "RVpmIvLCnct1KQmS", "fhefdvcy\""]],
            passesOver: [
                ["writer_", "api_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "4BwjQLaDlHL4d2qc", "RVpmIvLCnct1KQmS", "fhefdvcy\""],
            ]),
        TokenRule("mem0-key", "api.mem0.ai", beside: ["mem0_", "mem0ai"], ["m0-<A40>"],
            finds: [["MEM", "0_TOKEN=\"", "m0-WTipP5AFMrr1F", "VefgkuRVefbgdTcx", "rkZoDARDtVD\""]],
            passesOver: [
                ["MEM", "0_TOKEN=\"", "m0-xxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxx\""],
                ["other_commit = \"", "m0-WTipP5AFMrr1F", "VefgkuRVefbgdTcx", "rkZoDARDtVD\""],
            ]),
        TokenRule(
            "zep-key", "api.getzep.com",
            beside: ["getzep", "zep_api", "zep_cloud"],
            ["z_<w90-120>.<w60-200>.<w40-60>"],
            finds: [[
                "getz", "ep_secret = \"", "z_TD6rb_7-fYi1m3", "172tJIEDIj6Bm6Vz", "X6baYRh2zORymdy7",
                "O-ei0HSTwn3Ot4n8", "z8b0BdIZi9w6oDTt", "eLvC1lsBc2WwGE3t", "zfylNLLn.xD17sFV", "gl-RjOrcC7-m-8Q3",
                "wdhdSC1iXDf6FbbA", "mCGMOrbX0YCN58FM", "c93tTGrgttf9uITG", "y.E9uWeGMrwacnxM", "69Ub-JotyBjfo7s3",
                "tIPV3PwQgNMX5441", "-RWh\""
            ]],
            passesOver: [
                [
                    "getz", "ep_secret = \"", "z_xxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxx.xxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxx.xxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xx\""
                ],
                [
                    "other_commit = \"", "z_TD6rb_7-fYi1m3", "172tJIEDIj6Bm6Vz", "X6baYRh2zORymdy7",
                    "O-ei0HSTwn3Ot4n8", "z8b0BdIZi9w6oDTt", "eLvC1lsBc2WwGE3t", "zfylNLLn.xD17sFV",
                    "gl-RjOrcC7-m-8Q3", "wdhdSC1iXDf6FbbA", "mCGMOrbX0YCN58FM", "c93tTGrgttf9uITG",
                    "y.E9uWeGMrwacnxM", "69Ub-JotyBjfo7s3", "tIPV3PwQgNMX5441", "-RWh\""
                ],
            ]),
        TokenRule("portkey-key", "api.portkey.ai", beside: ["portkey"], ["<b28>", "<b27>="],
            finds: [["por", "tkey = \"", "e9V96zDT4zUEs+", "7rWEuk5jm4z81B", "\""]],
            passesOver: [
                ["por", "tkey = \"", "xxxxxxxxxxxxxx", "xxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "e9V96zDT4zUEs+", "7rWEuk5jm4z81B", "\""],
            ]),
        TokenRule("litellm-key", "litellm", beside: ["litellm"], ["sk-<w22>"],
            finds: [["litel", "lm_secret = \"", "sk-AEArNZtImy", "hRG_f3cQDsr6\""]],
            passesOver: [
                ["litel", "lm_secret = \"", "sk-xxxxxxxxxx", "xxxxxxxxxxxx\""],
                ["other_commit = \"", "sk-AEArNZtImy", "hRG_f3cQDsr6\""],
            ]),
        TokenRule("braintrust-key", "api.braintrust.dev", beside: ["braintrust"], ["sk-<A48>"],
            finds: [["braint", "rust_key = \"", "sk-05gofVtS5jw5m", "ZxiPhzn0CoVNcebE", "SZjzgWQgqLL01vJb", "aq6\""]],
            passesOver: [
                ["braint", "rust_key = \"", "sk-xxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""],
                ["other_commit = \"", "sk-05gofVtS5jw5m", "ZxiPhzn0CoVNcebE", "SZjzgWQgqLL01vJb", "aq6\""],
            ]),
        TokenRule("arize-key", "arize.com", beside: ["arize_"], ["ak-<uuid>-<w32>", "<h20>:<h7>"],
            finds: [[
                "ariz", "e_api_key: \"", "ak-49fe01d5-fd0e", "-2853-7179-90c9c", "7ffbeca-jq3yEH6l",
                "7KpQ_BoMUfH-mYNB", "OUPCcp-A\""
            ]],
            passesOver: [
                [
                    "ariz", "e_api_key: \"", "ak-00000000-0000", "-0000-0000-00000", "0000000-xxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxx\""
                ],
                [
                    "other_commit = \"", "ak-49fe01d5-fd0e", "-2853-7179-90c9c", "7ffbeca-jq3yEH6l",
                    "7KpQ_BoMUfH-mYNB", "OUPCcp-A\""
                ],
            ]),
        TokenRule("humanloop-key", "api.humanloop.com", ["hl_sk_<h40-64>"],
            finds: [["hl_sk_a1dfcd04d5", "bbcffae283cb565c", "c483f343ed895f6c", "c3cbb1d9b6"]],
            passesOver: [
                ["hl_s", "k_a1", "d"],
                ["hl_sk_0000000000", "0000000000000000", "00000000000000"],
            ]),
        TokenRule("promptlayer-key", "api.promptlayer.com", beside: ["promptlayer"], ["pl_<h32>"],
            finds: [["PROMPTL", "AYER_TOKEN=\"", "pl_ea4d405289619", "d20a84adafe197c7", "c68\""]],
            passesOver: [
                ["PROMPTL", "AYER_TOKEN=\"", "pl_0000000000000", "0000000000000000", "000\""],
                ["other_commit = \"", "pl_ea4d405289619", "d20a84adafe197c7", "c68\""],
            ]),
        TokenRule("agentops-key", "api.agentops.ai", beside: ["agentops"], ["<uuid>"],
            finds: [["AGENT", "OPS_TOKEN=\"", "8a9d93af-80b1-54", "a7-2b15-e6260fad", "963b\""]],
            passesOver: [
                ["AGENT", "OPS_TOKEN=\"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "8a9d93af-80b1-54", "a7-2b15-e6260fad", "963b\""],
            ]),
        TokenRule("wolfram-key", "api.wolframalpha.com", beside: ["wolfram"], ["<U6>-<U10>"],
            finds: [["wolfr", "am_api_key: \"", "LXZJ5S-4Z", "V6UW1TW9\""]],
            passesOver: [
                ["wolfr", "am_api_key: \"", "XXXXXX-XX", "XXXXXXXX\""],
                ["other_commit = \"", "LXZJ5S-4Z", "V6UW1TW9\""],
            ]),
        TokenRule("fal-key", "fal.run", beside: ["fal_key", "fal_api", "falai", "fal_ai"], ["<uuid>:<h32>"],
            finds: [[
                "fal", "_key = \"", "dc4bf752-8a51-79", "2a-8b64-a985ccb1", "6996:65c9e1f94b8", "dfc58d94eaa3a20a",
                "ed166\""
            ]],
            passesOver: [
                [
                    "fal", "_key = \"", "00000000-0000-00", "00-0000-00000000", "0000:00000000000",
                    "0000000000000000", "00000\""
                ],
                [
                    "other_commit = \"", "dc4bf752-8a51-79", "2a-8b64-a985ccb1", "6996:65c9e1f94b8",
                    "dfc58d94eaa3a20a", "ed166\""
                ],
            ]),
        TokenRule("ideogram-key", "api.ideogram.ai", beside: ["ideogram"], ["<w86>"],
            finds: [[
                "ideog", "ram_key = \"", "4V696i1Zh290X2Qu", "UqOzr4YS0J_iLum3", "fJB1o0HlUw0u_Uen",
                "uu3FvgZI8FU7SVK3", "dQoxIQuj-2-jsHhG", "TaioAX\""
            ]],
            passesOver: [
                [
                    "ideog", "ram_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxx\""
                ],
                [
                    "other_commit = \"", "4V696i1Zh290X2Qu", "UqOzr4YS0J_iLum3", "fJB1o0HlUw0u_Uen",
                    "uu3FvgZI8FU7SVK3", "dQoxIQuj-2-jsHhG", "TaioAX\""
                ],
            ]),
        TokenRule("runway-key", "api.dev.runwayml.com", beside: ["runwayml", "runway_"], ["key_<h128>"],
            finds: [[
                "RUNWA", "YML_TOKEN=\"", "key_a483cdc63666", "78df8075630d484a", "4e4fc1f73566e1b2",
                "50b73deaae63ac27", "6e26f5ae5d47399f", "8ad86d8162d1e2fd", "acb6c759ae735c35", "ae3828604effdbdf",
                "692d\""
            ]],
            passesOver: [
                [
                    "RUNWA", "YML_TOKEN=\"", "key_000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "key_a483cdc63666", "78df8075630d484a", "4e4fc1f73566e1b2",
                    "50b73deaae63ac27", "6e26f5ae5d47399f", "8ad86d8162d1e2fd", "acb6c759ae735c35",
                    "ae3828604effdbdf", "692d\""
                ],
            ]),
    ]
}

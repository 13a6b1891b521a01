extension TokenRule {
    /// Language models and what serves and watches them, beside those of Models and ModelTools.
    static let assistants: [TokenRule] = [
        TokenRule("ai21-key", "api.ai21.com", beside: ["ai21"], ["<A32>", "<uuid>"],
            finds: [["ai2", "1_key = \"", "aA7DJQBZjTrS", "O1HRU5rporeD", "ngDxRmyT\""]],
            passesOver: [
                ["ai2", "1_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "aA7DJ", "QBZjTrSO1HRU", "5rporeDngDxR", "myT\""],
            ]),
        TokenRule("anyscale-key", "api.endpoints.anyscale.com", ["esecret_<l26>"],
            finds: [["esecr", "et_jvd1muvmg", "bm3u5ce0qww9", "lg612"]],
            passesOver: [
                ["esecr", "et_jv", "d"],
                ["esecr", "et_xxxxxxxxx", "xxxxxxxxxxxx", "xxxxx"],
            ]),
        TokenRule("predibase-token", "api.app.predibase.com", beside: ["predibase"], ["pb_<w22>"],
            finds: [["predib", "ase_key = \"", "pb_A8z8b0BdI", "Zi9w6oDTteLv", "7\""]],
            passesOver: [
                ["predib", "ase_key = \"", "pb_xxxxxxxxx", "xxxxxxxxxxxx", "x\""],
                ["other_commit = \"", "pb_A8", "z8b0BdIZi9w6", "oDTteLv7\""],
            ]),
        TokenRule("novita-key", "api.novita.ai", beside: ["novita"], ["sk_<w43>", "<uuid>"],
            finds: [["novi", "ta_key = \"", "sk_WBc2WwGE3", "tzfylNLLcBRD", "17sFVgl-RjOr", "cC7-m-8Q3b\""]],
            passesOver: [
                ["novi", "ta_key = \"", "sk_xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxx\""],
                ["other_commit = \"", "sk_WB", "c2WwGE3tzfyl", "NLLcBRD17sFV", "gl-RjOrcC7-m", "-8Q3b\""],
            ]),
        TokenRule(
            "hyperbolic-key", "api.hyperbolic.xyz",
            beside: ["hyperbolic"],
            ["eyJ<w10-60>.<w60-900>.<w40-100>"], .structured,
            finds: [[
                "hyperb", "olic_secret = \"", "eyJKSC1iXDf6", "FbbAmCGMOrbX", "z.08oYX9V96z",
                "DT4zUEs-7rWE", "uk5jm4z81wi2", "zgEArNZtImyh", "RG_f3cQDsru1", "ZjnDlNtTyVqo",
                "ZC.Yejc9sYmm", "GRdaGDfYN-4d", "f1TrxH2di973", "GvGip7hFRCMe", "cZMZE9x\""
            ]],
            passesOver: [
                [
                    "hyperb", "olic_secret = \"", "eyJxxxxxxxxx", "x.xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx.xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJKS", "C1iXDf6FbbAm", "CGMOrbXz.08o", "YX9V96zDT4zU", "Es-7rWEuk5jm",
                    "4z81wi2zgEAr", "NZtImyhRG_f3", "cQDsru1ZjnDl", "NtTyVqoZC.Ye", "jc9sYmmGRdaG", "DfYN-4df1Trx",
                    "H2di973GvGip", "7hFRCMecZMZE", "9x\""
                ],
            ]),
        TokenRule(
            "nebius-key", "api.studio.nebius.ai",
            beside: ["nebius"],
            ["eyJ<w10-60>.<w60-900>.<w40-700>"], .structured,
            finds: [[
                "nebiu", "s_api_key: \"", "eyJqsNPTq3yE", "H6l7KpQ_BoMU", "I.4mYNBOUPCc",
                "p-Bt1AWh0-X3", "cs1vSSX9-P5k", "ImZSvzvZXqGm", "9mtn40JLx_AZ", "YnXUTg2LT3Oy",
                "Rj.MqaxlGMze", "L2lbQJqO2O-7", "eLFZEYzj7HMG", "RM2NnP4H86aS", "RHh5sPL\""
            ]],
            passesOver: [
                [
                    "nebiu", "s_api_key: \"", "eyJxxxxxxxxx", "x.xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx.xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJqs", "NPTq3yEH6l7K", "pQ_BoMUI.4mY", "NBOUPCcp-Bt1", "AWh0-X3cs1vS",
                    "SX9-P5kImZSv", "zvZXqGm9mtn4", "0JLx_AZYnXUT", "g2LT3OyRj.Mq", "axlGMzeL2lbQ", "JqO2O-7eLFZE",
                    "Yzj7HMGRM2Nn", "P4H86aSRHh5s", "PL\""
                ],
            ]),
        TokenRule("featherless-key", "api.featherless.ai", beside: ["featherless"], ["rc_<h64>"],
            finds: [[
                "feather", "less_api_key: \"", "rc_b6b1c2586", "260fad963eeb", "9ebc4f9591ca",
                "abd9b9f73c4b", "f756d23a5781", "79277a6\""
            ]],
            passesOver: [
                [
                    "feather", "less_api_key: \"", "rc_000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000000\""
                ],
                [
                    "other_commit = \"", "rc_b6", "b1c2586260fa", "d963eeb9ebc4", "f9591caabd9b", "9f73c4bf756d",
                    "23a578179277", "a6\""
                ],
            ]),
        TokenRule(
            "writer-key", "api.writer.com",
            beside: ["writer_api", "writer_key"],
            ["<A40>", "<A20-100>"], .opaque,
            finds: [["writer_", "api_api_key: \"", "TixsqTkX2SQR", "9ZzX9z50wdMn", "OK3LUs6Msa3u", "LWUU\""]],
            passesOver: [
                ["writer_", "api_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "Tixsq", "TkX2SQR9ZzX9", "z50wdMnOK3LU", "s6Msa3uLWUU\""],
            ]),
        TokenRule("mem0-key", "api.mem0.ai", beside: ["mem0_", "mem0ai"], ["m0-<A40>"],
            finds: [["MEM", "0_TOKEN=\"", "m0-JLkz2tDd5", "K9FRsKKiwqV9", "YALFyN3KlHY1", "JrAtjJu\""]],
            passesOver: [
                ["MEM", "0_TOKEN=\"", "m0-xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""],
                ["other_commit = \"", "m0-JL", "kz2tDd5K9FRs", "KKiwqV9YALFy", "N3KlHY1JrAtj", "Ju\""],
            ]),
        TokenRule(
            "zep-key", "api.getzep.com",
            beside: ["getzep", "zep_api", "zep_cloud"],
            ["z_<w90-120>.<w60-200>.<w40-60>"],
            finds: [[
                "getz", "ep_secret = \"", "z_qOicQ70fzK", "zB4PV696i1Zh", "290X2QuUqOzr",
                "4YS0J_iLum3f", "JB1o0HlUw0u_", "Uenuu3FvgZI8", "FU7SVK3dQoxI", "Quj-2-jsHhGT",
                "aioAWejg.r3Y", "ApAAyDJ09HdF", "vBod3sJsQr6t", "8Xe-CmuyA7eT", "jubUCp06QO4y",
                "mRZkFz4jy_uQ", "7v3qDnKLP.V0", "Hz1HgAi2f7j-", "2OXSBWDuMQ6F", "nuWnwR7mIlJA",
                "dr7993V19zNO", "\""
            ]],
            passesOver: [
                [
                    "getz", "ep_secret = \"", "z_xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx.xxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxx.xx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xx\""
                ],
                [
                    "other_commit = \"", "z_qOi", "cQ70fzKzB4PV", "696i1Zh290X2", "QuUqOzr4YS0J", "_iLum3fJB1o0",
                    "HlUw0u_Uenuu", "3FvgZI8FU7SV", "K3dQoxIQuj-2", "-jsHhGTaioAW", "ejg.r3YApAAy", "DJ09HdFvBod3",
                    "sJsQr6t8Xe-C", "muyA7eTjubUC", "p06QO4ymRZkF", "z4jy_uQ7v3qD", "nKLP.V0Hz1Hg", "Ai2f7j-2OXSB",
                    "WDuMQ6FnuWnw", "R7mIlJAdr799", "3V19zNO\""
                ],
            ]),
        TokenRule("portkey-key", "api.portkey.ai", beside: ["portkey"], ["<b28>", "<b27>="],
            finds: [["por", "tkey = \"", "U2Lud9XXFPhM", "mMVjD5gnp+zm", "qmae\""]],
            passesOver: [
                ["por", "tkey = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "U2Lud", "9XXFPhMmMVjD", "5gnp+zmqmae\""],
            ]),
        TokenRule("litellm-key", "litellm", beside: ["litellm"], ["sk-<w22>"],
            finds: [["litel", "lm_api_key: \"", "sk-U9DjsqTy3", "D-WazTRpb0tB", "M\""]],
            passesOver: [
                ["litel", "lm_api_key: \"", "sk-xxxxxxxxx", "xxxxxxxxxxxx", "x\""],
                ["other_commit = \"", "sk-U9", "DjsqTy3D-Waz", "TRpb0tBM\""],
            ]),
        TokenRule("braintrust-key", "api.braintrust.dev", beside: ["braintrust"], ["sk-<A48>"],
            finds: [[
                "braint", "rust_secret = \"", "sk-BvQ6Fs9wI", "sFVtu0zEi6nB", "hgeA19RbxItM",
                "lc96EcGaMQVt", "yxY\""
            ]],
            passesOver: [
                [
                    "braint", "rust_secret = \"", "sk-xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxx\""
                ],
                ["other_commit = \"", "sk-Bv", "Q6Fs9wIsFVtu", "0zEi6nBhgeA1", "9RbxItMlc96E", "cGaMQVtyxY\""],
            ]),
        TokenRule("arize-key", "arize.com", beside: ["arize_"], ["ak-<uuid>-<w32>", "<h20>:<h7>"],
            finds: [[
                "ariz", "e_key = \"", "ak-2da9b10a-", "aadf-921a-37", "04-7089ded56", "f89-a8t-T1N1",
                "BCuzq9D8VuxN", "K6SSuvlTrHo3", "\""
            ]],
            passesOver: [
                [
                    "ariz", "e_key = \"", "ak-00000000-", "0000-0000-00", "00-000000000", "000-xxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "ak-2d", "a9b10a-aadf-", "921a-3704-70", "89ded56f89-a", "8t-T1N1BCuzq",
                    "9D8VuxNK6SSu", "vlTrHo3\""
                ],
            ]),
        TokenRule("humanloop-key", "api.humanloop.com", ["hl_sk_<h40-64>"],
            finds: [["hl_sk", "_637f6abfb1d", "d24db4cfc4ce", "92d437407220", "d76138705430", "c684e"]],
            passesOver: [
                ["hl_s", "k_63", "7"],
                ["hl_sk", "_00000000000", "000000000000", "000000000000", "00000"],
            ]),
        TokenRule("promptlayer-key", "api.promptlayer.com", beside: ["promptlayer"], ["pl_<h32>"],
            finds: [["PROMPTL", "AYER_TOKEN=\"", "pl_6e379421e", "097a0152d8da", "7f1f8e93ba4\""]],
            passesOver: [
                ["PROMPTL", "AYER_TOKEN=\"", "pl_000000000", "000000000000", "00000000000\""],
                ["other_commit = \"", "pl_6e", "379421e097a0", "152d8da7f1f8", "e93ba4\""],
            ]),
        TokenRule("agentops-key", "api.agentops.ai", beside: ["agentops"], ["<uuid>"],
            finds: [["agento", "ps_api_key: \"", "c32fcb5e-768", "a-9f6f-be14-", "f96109aaf39b", "\""]],
            passesOver: [
                ["agento", "ps_api_key: \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "c32fc", "b5e-768a-9f6", "f-be14-f9610", "9aaf39b\""],
            ]),
        TokenRule("wolfram-key", "api.wolframalpha.com", beside: ["wolfram"], ["<U6>-<U10>"],
            finds: [["WOLFR", "AM_TOKEN=\"", "M2FZZD-1P", "6NP2X1V2\""]],
            passesOver: [
                ["WOLFR", "AM_TOKEN=\"", "XXXXXX-XX", "XXXXXXXX\""],
                ["other_commit = \"", "M2FZZ", "D-1P6NP2X", "1V2\""],
            ]),
        TokenRule("fal-key", "fal.run", beside: ["fal_key", "fal_api", "falai", "fal_ai"], ["<uuid>:<h32>"],
            finds: [[
                "fal", "_key = \"", "1a2ca2cc-f16", "f-4aaf-16c9-", "8cb2cf5a493d", ":0260685713c",
                "e21b954cba0d", "ce29e7ed8\""
            ]],
            passesOver: [
                [
                    "fal", "_key = \"", "00000000-000", "0-0000-0000-", "000000000000", ":00000000000",
                    "000000000000", "000000000\""
                ],
                [
                    "other_commit = \"", "1a2ca", "2cc-f16f-4aa", "f-16c9-8cb2c", "f5a493d:0260", "685713ce21b9",
                    "54cba0dce29e", "7ed8\""
                ],
            ]),
        TokenRule("ideogram-key", "api.ideogram.ai", beside: ["ideogram"], ["<w86>"],
            finds: [[
                "IDEOG", "RAM_TOKEN=\"", "tNTnZQAXV97g", "is820AFKf6oV", "rLc9ZgBm6SA9",
                "z2TRZnCDTGYe", "NsseMuzHAgk7", "TVxQLGuCfQQq", "3YzGyNZbAryw", "WQ\""
            ]],
            passesOver: [
                [
                    "IDEOG", "RAM_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx\""
                ],
                [
                    "other_commit = \"", "tNTnZ", "QAXV97gis820", "AFKf6oVrLc9Z", "gBm6SA9z2TRZ", "nCDTGYeNsseM",
                    "uzHAgk7TVxQL", "GuCfQQq3YzGy", "NZbArywWQ\""
                ],
            ]),
        TokenRule("runway-key", "api.dev.runwayml.com", beside: ["runwayml", "runway_"], ["key_<h128>"],
            finds: [[
                "runwa", "yml_secret = \"", "key_973f5a49", "5abb8860d199", "5485361dac0d",
                "34cead46090e", "ed7d61304678", "16382e51b21c", "7dff609e2977", "1271b6163767",
                "c3d880a7571d", "58ae21c1c281", "a90bf07f7f99", "\""
            ]],
            passesOver: [
                [
                    "runwa", "yml_secret = \"", "key_00000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "000000000000", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "\""
                ],
                [
                    "other_commit = \"", "key_9", "73f5a495abb8", "860d19954853", "61dac0d34cea", "d46090eed7d6",
                    "130467816382", "e51b21c7dff6", "09e29771271b", "6163767c3d88", "0a7571d58ae2", "1c1c281a90bf",
                    "07f7f99\""
                ],
            ]),
    ]
}

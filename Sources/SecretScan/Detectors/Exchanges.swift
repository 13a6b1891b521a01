extension TokenRule {
    /// Coins and chains, beside those of Chains.
    static let exchanges: [TokenRule] = [
        TokenRule("bitpay-token", "bitpay.com", beside: ["bitpay"], ["<A44>"],
            finds: [["bitp", "ay_key = \"", "Hl9jK9tnmmKkYa3r", "eyJAYbdNeMtvCrKc", "ioeWT2fIfo02\""]],
            passesOver: [
                ["bitp", "ay_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxx\""],
                ["other_commit = \"", "Hl9jK9tnmmKkYa3r", "eyJAYbdNeMtvCrKc", "ioeWT2fIfo02\""],
            ]),
        TokenRule("coinpayments-key", "coinpayments.net", beside: ["coinpayments"], ["<h64>"],
            finds: [[
                "coinpaym", "ents_api_key: \"", "02bb69015ee33294", "b89aea7a2e4ee6f6", "c46bbdef4dbdba11",
                "874653a00d9ce462", "\""
            ]],
            passesOver: [
                [
                    "coinpaym", "ents_api_key: \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "02bb69015ee33294", "b89aea7a2e4ee6f6", "c46bbdef4dbdba11",
                    "874653a00d9ce462", "\""
                ],
            ]),
        TokenRule("nowpayments-key", "api.nowpayments.io", beside: ["nowpayments"], ["<U7>-<U7>-<U7>-<U7>"],
            finds: [["nowpaym", "ents_key = \"", "DL12NRJ-N8I383C-", "QO3UO97-RQHPY5W\""]],
            passesOver: [
                ["nowpaym", "ents_key = \"", "XXXXXXX-XXXXXXX-", "XXXXXXX-XXXXXXX\""],
                ["other_commit = \"", "DL12NRJ-N8I383C-", "QO3UO97-RQHPY5W\""],
            ]),
        TokenRule("huobi-secret", "api.huobi.pro", beside: ["huobi"], ["<h8>-<h8>-<h8>-<h5>"],
            finds: [["HUOB", "I_TOKEN=\"", "f431f208-6f2af98", "0-e4a5d31c-746a3", "\""]],
            passesOver: [
                ["HUOB", "I_TOKEN=\"", "00000000-0000000", "0-00000000-00000", "\""],
                ["other_commit = \"", "f431f208-6f2af98", "0-e4a5d31c-746a3", "\""],
            ]),
        TokenRule("gateio-secret", "api.gateio.ws", beside: ["gateio", "gate_io"], ["<h64>", "<h32>"],
            finds: [[
                "gate", "io_key = \"", "77a6c1a5e89bc5cf", "fa2c353c8b2d319f", "ca129c70281cdcd1",
                "1513da72da8ae4da", "\""
            ]],
            passesOver: [
                [
                    "gate", "io_key = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "77a6c1a5e89bc5cf", "fa2c353c8b2d319f", "ca129c70281cdcd1",
                    "1513da72da8ae4da", "\""
                ],
            ]),
        TokenRule("bitstamp-secret", "bitstamp.net", beside: ["bitstamp"], ["<A32>"],
            finds: [["BITST", "AMP_TOKEN=\"", "CWU1dcpqiKq84cJV", "CcHv1EV4qexF1Mb2", "\""]],
            passesOver: [
                ["BITST", "AMP_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "CWU1dcpqiKq84cJV", "CcHv1EV4qexF1Mb2", "\""],
            ]),
        TokenRule("gemini-secret", "api.gemini.com", beside: ["gemini_secret", "gemini_exchange"], ["<A28>"],
            finds: [["gemini", "_secret = \"", "Z9nLE29jHXhTAu", "RyeObYmmyxHnVu", "\""]],
            passesOver: [
                ["gemini", "_secret = \"", "xxxxxxxxxxxxxx", "xxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "Z9nLE29jHXhTAu", "RyeObYmmyxHnVu", "\""],
            ]),
        TokenRule("mexc-secret", "api.mexc.com", beside: ["mexc_"], ["<h32>"],
            finds: [["mexc", "_api_key: \"", "b3abc91c6261a4c8", "e01ffae2ca85e73a", "\""]],
            passesOver: [
                ["mexc", "_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "b3abc91c6261a4c8", "e01ffae2ca85e73a", "\""],
            ]),
        TokenRule("bitget-secret", "api.bitget.com", beside: ["bitget"], ["<h64>"],
            finds: [[
                "bitg", "et_key = \"", "7359a4d6c1572f2d", "ded472c9ab904546", "f75667826f46e0d0",
                "f615b5443de29b53", "\""
            ]],
            passesOver: [
                [
                    "bitg", "et_key = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "7359a4d6c1572f2d", "ded472c9ab904546", "f75667826f46e0d0",
                    "f615b5443de29b53", "\""
                ],
            ]),
        TokenRule("deribit-secret", "deribit.com", beside: ["deribit"], ["<w43>"],
            finds: [["derib", "it_api_key: \"", "zu1-0rrDWBoWB9hM", "xwdUjESX-lQB9-b8", "SQnTXdswxDu\""]],
            passesOver: [
                ["derib", "it_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxx\""],
                ["other_commit = \"", "zu1-0rrDWBoWB9hM", "xwdUjESX-lQB9-b8", "SQnTXdswxDu\""],
            ]),
        TokenRule("poloniex-secret", "poloniex.com", beside: ["poloniex"], ["<h128>"],
            finds: [[
                "polon", "iex_secret = \"", "ce0f15bd426e7642", "9d3b33f3ccf842c0", "fdc7c4a0973e2792",
                "d3a570d3269652b9", "ea9c2b34397af6b0", "b847bc4f47e90a77", "4296895a0fc3b20d", "a1dd050f6b446049",
                "\""
            ]],
            passesOver: [
                [
                    "polon", "iex_secret = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "ce0f15bd426e7642", "9d3b33f3ccf842c0", "fdc7c4a0973e2792",
                    "d3a570d3269652b9", "ea9c2b34397af6b0", "b847bc4f47e90a77", "4296895a0fc3b20d",
                    "a1dd050f6b446049", "\""
                ],
            ]),
        TokenRule("bitvavo-secret", "api.bitvavo.com", beside: ["bitvavo"], ["<h128>", "<h64>"],
            finds: [[
                "BITVA", "VO_TOKEN=\"", "8b26d0514f8db9b5", "e4bfbeaf6e8a84d3", "4ebb713474efc446",
                "e2dc09b549bb3f75", "16b639f0bbd33c68", "53d29fc5870e2c1b", "4720730c53a80817", "f455f573657238ad",
                "\""
            ]],
            passesOver: [
                [
                    "BITVA", "VO_TOKEN=\"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "8b26d0514f8db9b5", "e4bfbeaf6e8a84d3", "4ebb713474efc446",
                    "e2dc09b549bb3f75", "16b639f0bbd33c68", "53d29fc5870e2c1b", "4720730c53a80817",
                    "f455f573657238ad", "\""
                ],
            ]),
        TokenRule("ankr-key", "rpc.ankr.com", beside: ["ankr_"], ["<h64>"],
            finds: [[
                "ank", "r_key = \"", "f06f2f460a2223ed", "aa39a5df22b3bc38", "10a26e6a900acd97", "e1cb1af4da87055a",
                "\""
            ]],
            passesOver: [
                [
                    "ank", "r_key = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "f06f2f460a2223ed", "aa39a5df22b3bc38", "10a26e6a900acd97",
                    "e1cb1af4da87055a", "\""
                ],
            ]),
        TokenRule("chainstack-key", "core.chainstack.com", beside: ["chainstack"], ["<h32>"],
            finds: [["chains", "tack_secret = \"", "ebb414dc84596fba", "739b3fd03a2c5f55", "\""]],
            passesOver: [
                ["chains", "tack_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "ebb414dc84596fba", "739b3fd03a2c5f55", "\""],
            ]),
        TokenRule("getblock-key", "go.getblock.io", beside: ["getblock"], ["<h32>"],
            finds: [["getbl", "ock_secret = \"", "94d7edf47cc8b954", "946a08bb2b80e170", "\""]],
            passesOver: [
                ["getbl", "ock_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "94d7edf47cc8b954", "946a08bb2b80e170", "\""],
            ]),
        TokenRule("bitquery-key", "graphql.bitquery.io", beside: ["bitquery"], ["BQY<A29>", "ory_at_<w43>.<w43>"],
            finds: [["BITQU", "ERY_TOKEN=\"", "BQYbWG9ePcwWlxuG", "MTRUDhwnlDA03wFC", "\""]],
            passesOver: [
                ["BITQU", "ERY_TOKEN=\"", "BQYxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "BQYbWG9ePcwWlxuG", "MTRUDhwnlDA03wFC", "\""],
            ]),
        TokenRule("opensea-key", "api.opensea.io", beside: ["opensea"], ["<h32>"],
            finds: [["opens", "ea_api_key: \"", "344cb766ed62d96e", "73c38764de080522", "\""]],
            passesOver: [
                ["opens", "ea_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "344cb766ed62d96e", "73c38764de080522", "\""],
            ]),
        TokenRule("nftport-key", "api.nftport.xyz", beside: ["nftport"], ["<uuid>"],
            finds: [["nftpo", "rt_api_key: \"", "24e1efc1-28fd-88", "9a-ebd3-e4be6bdd", "d599\""]],
            passesOver: [
                ["nftpo", "rt_api_key: \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "24e1efc1-28fd-88", "9a-ebd3-e4be6bdd", "d599\""],
            ]),
        TokenRule(
            "web3storage-token", "api.web3.storage",
            beside: ["web3storage", "web3_storage", "nft_storage"],
            ["eyJ<w10-60>.<w60-900>.<w40-100>"], .structured,
            finds: [[
                "web3sto", "rage_secret = \"", "eyJ5_BJnuGFZ_R0X", "rdZq17B56.WH7kNo", "Me9thYNnVyVVoMrU",
                "fdfFvjvTzG4xcJ4U", "2-3vyb9lpURqclwh", "rEnGwLzlD-yhDcZp", "Om.UJaX3YDbxclV-", "5uvwetOqTqHvTgos",
                "xaNilgCas3GuATOM", "iNcKDui\""
            ]],
            passesOver: [
                [
                    "web3sto", "rage_secret = \"", "eyJxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx.xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "eyJ5_BJnuGFZ_R0X", "rdZq17B56.WH7kNo", "Me9thYNnVyVVoMrU",
                    "fdfFvjvTzG4xcJ4U", "2-3vyb9lpURqclwh", "rEnGwLzlD-yhDcZp", "Om.UJaX3YDbxclV-",
                    "5uvwetOqTqHvTgos", "xaNilgCas3GuATOM", "iNcKDui\""
                ],
            ]),
        TokenRule("lighthouse-key", "lighthouse.storage", beside: ["lighthouse_api"], ["<h8>.<h32>"],
            finds: [["lighthous", "e_api_api_key: \"", "8156b51b.7ee613d", "c807d998d7d6cd63", "b0730d9c2\""]],
            passesOver: [
                ["lighthous", "e_api_api_key: \"", "00000000.0000000", "0000000000000000", "000000000\""],
                ["other_commit = \"", "8156b51b.7ee613d", "c807d998d7d6cd63", "b0730d9c2\""],
            ]),
    ]
}

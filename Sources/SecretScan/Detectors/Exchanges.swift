extension TokenRule {
    /// Coins and chains, beside those of Chains.
    static let exchanges: [TokenRule] = [
        TokenRule("bitpay-token", "bitpay.com", beside: ["bitpay"], ["<A44>"],
            finds: [["bitp", "ay_key = \"", "70RCOf2ByP1a", "tLwIliswMVwV", "hFokc3mwngtF", "96b4VRwB\""]],
            passesOver: [
                ["bitp", "ay_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "70RCO", "f2ByP1atLwIl", "iswMVwVhFokc", "3mwngtF96b4V", "RwB\""],
            ]),
        TokenRule("coinpayments-key", "coinpayments.net", beside: ["coinpayments"], ["<h64>"],
            finds: [[
                "coinpay", "ments_key = \"", "ac6853d29fc5", "870e2c1b4720", "730c53a80817",
                "f455f5736572", "38a98d9106f2", "f462\""
            ]],
            passesOver: [
                [
                    "coinpay", "ments_key = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "ac685", "3d29fc5870e2", "c1b4720730c5", "3a80817f455f", "573657238a98",
                    "d9106f2f462\""
                ],
            ]),
        TokenRule("nowpayments-key", "api.nowpayments.io", beside: ["nowpayments"], ["<U7>-<U7>-<U7>-<U7>"],
            finds: [["NOWPAYM", "ENTS_TOKEN=\"", "SG21VUU-W604", "E9G-66ZGRDU-", "AN3NUTB\""]],
            passesOver: [
                ["NOWPAYM", "ENTS_TOKEN=\"", "XXXXXXX-XXXX", "XXX-XXXXXXX-", "XXXXXXX\""],
                ["other_commit = \"", "SG21V", "UU-W604E9G-6", "6ZGRDU-AN3NU", "TB\""],
            ]),
        TokenRule("huobi-secret", "api.huobi.pro", beside: ["huobi"], ["<h8>-<h8>-<h8>-<h5>"],
            finds: [["HUOB", "I_TOKEN=\"", "1d97e1ca-54d", "a8706-4a3cbb", "4d-6845f\""]],
            passesOver: [
                ["HUOB", "I_TOKEN=\"", "00000000-000", "00000-000000", "00-00000\""],
                ["other_commit = \"", "1d97e", "1ca-54da8706", "-4a3cbb4d-68", "45f\""],
            ]),
        TokenRule("gateio-secret", "api.gateio.ws", beside: ["gateio", "gate_io"], ["<h64>", "<h32>"],
            finds: [[
                "gate", "io_secret = \"", "6739b3fd03a2", "c5f57e5dc4d7", "edf47cc8b954",
                "946a08bb2b80", "e17d90e21b5b", "ae35\""
            ]],
            passesOver: [
                [
                    "gate", "io_secret = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "6739b", "3fd03a2c5f57", "e5dc4d7edf47", "cc8b954946a0", "8bb2b80e17d9",
                    "0e21b5bae35\""
                ],
            ]),
        TokenRule("bitstamp-secret", "bitstamp.net", beside: ["bitstamp"], ["<A32>"],
            finds: [["bitsta", "mp_api_key: \"", "D03wFBbCtvMO", "iiPyxpn7nC7B", "79nfBsVZ\""]],
            passesOver: [
                ["bitsta", "mp_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "D03wF", "BbCtvMOiiPyx", "pn7nC7B79nfB", "sVZ\""],
            ]),
        TokenRule("gemini-secret", "api.gemini.com", beside: ["gemini_secret", "gemini_exchange"], ["<A28>"],
            finds: [["gemini", "_secret = \"", "Vy7hSqJonUiX", "BCbqNbkexgUf", "jhj4\""]],
            passesOver: [
                ["gemini", "_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "Vy7hS", "qJonUiXBCbqN", "bkexgUfjhj4\""],
            ]),
        TokenRule("mexc-secret", "api.mexc.com", beside: ["mexc_"], ["<h32>"],
            finds: [["mexc", "_api_key: \"", "defcc2188f82", "d48978a7bd4e", "354be6bd\""]],
            passesOver: [
                ["mexc", "_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "defcc", "2188f82d4897", "8a7bd4e354be", "6bd\""],
            ]),
        TokenRule("bitget-secret", "api.bitget.com", beside: ["bitget"], ["<h64>"],
            finds: [[
                "bitge", "t_api_key: \"", "d9e955518c92", "a3cda8b71712", "3b667db8fa7c",
                "879a3095bbf7", "20fa1ff68358", "7cfc\""
            ]],
            passesOver: [
                [
                    "bitge", "t_api_key: \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "d9e95", "5518c92a3cda", "8b717123b667", "db8fa7c879a3", "095bbf720fa1",
                    "ff683587cfc\""
                ],
            ]),
        TokenRule("deribit-secret", "deribit.com", beside: ["deribit"], ["<w43>"],
            finds: [["DERIB", "IT_TOKEN=\"", "rZq17B5noH7k", "NoMe9thYNnVy", "VVoMrUfdfFvj", "vTzG4xC\""]],
            passesOver: [
                ["DERIB", "IT_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""],
                ["other_commit = \"", "rZq17", "B5noH7kNoMe9", "thYNnVyVVoMr", "UfdfFvjvTzG4", "xC\""],
            ]),
        TokenRule("poloniex-secret", "poloniex.com", beside: ["poloniex"], ["<h128>"],
            finds: [[
                "poloni", "ex_api_key: \"", "9fd560f23ba4", "025147385962", "7f6170c3a26c",
                "80cdc70502bf", "e55514a4b485", "b13450922170", "4d856ba92909", "7534de156b51",
                "18b8ee613dc8", "07d998d7d6cd", "63b0730c\""
            ]],
            passesOver: [
                [
                    "poloni", "ex_api_key: \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "000000000000", "000000000000", "000000000000", "000000000000", "000000000000",
                    "00000000\""
                ],
                [
                    "other_commit = \"", "9fd56", "0f23ba402514", "73859627f617", "0c3a26c80cdc", "70502bfe5551",
                    "4a4b485b1345", "09221704d856", "ba929097534d", "e156b5118b8e", "e613dc807d99", "8d7d6cd63b07",
                    "30c\""
                ],
            ]),
        TokenRule("bitvavo-secret", "api.bitvavo.com", beside: ["bitvavo"], ["<h128>", "<h64>"],
            finds: [[
                "bitva", "vo_api_key: \"", "f24f1b16c7de", "12881ea35f38", "dd07a9d60bc3",
                "d61ab47210f9", "ea38cd3215f4", "35d1f87fb346", "55cb41ed9dcd", "c676306aec42",
                "c04fa0e10a0d", "003f81dbc110", "0b474c36\""
            ]],
            passesOver: [
                [
                    "bitva", "vo_api_key: \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "000000000000", "000000000000", "000000000000", "000000000000", "000000000000",
                    "00000000\""
                ],
                [
                    "other_commit = \"", "f24f1", "b16c7de12881", "ea35f38dd07a", "9d60bc3d61ab", "47210f9ea38c",
                    "d3215f435d1f", "87fb34655cb4", "1ed9dcdc6763", "06aec42c04fa", "0e10a0d003f8", "1dbc1100b474",
                    "c36\""
                ],
            ]),
        TokenRule("ankr-key", "rpc.ankr.com", beside: ["ankr_"], ["<h64>"],
            finds: [[
                "ank", "r_secret = \"", "4246d39b586e", "826e0185de12", "ba97e5aa64db", "4f0d8b2e071e",
                "2a7a31bbabd4", "8abf\""
            ]],
            passesOver: [
                [
                    "ank", "r_secret = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "4246d", "39b586e826e0", "185de12ba97e", "5aa64db4f0d8", "b2e071e2a7a3",
                    "1bbabd48abf\""
                ],
            ]),
        TokenRule("chainstack-key", "core.chainstack.com", beside: ["chainstack"], ["<h32>"],
            finds: [["CHAINS", "TACK_TOKEN=\"", "28fe4efae149", "cff523e22f7b", "10c35676\""]],
            passesOver: [
                ["CHAINS", "TACK_TOKEN=\"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "28fe4", "efae149cff52", "3e22f7b10c35", "676\""],
            ]),
        TokenRule("getblock-key", "go.getblock.io", beside: ["getblock"], ["<h32>"],
            finds: [["GETBL", "OCK_TOKEN=\"", "8ee8539a7be2", "4c32eed1b311", "13b14e0a\""]],
            passesOver: [
                ["GETBL", "OCK_TOKEN=\"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "8ee85", "39a7be24c32e", "ed1b31113b14", "e0a\""],
            ]),
        TokenRule("bitquery-key", "graphql.bitquery.io", beside: ["bitquery"], ["BQY<A29>", "ory_at_<w43>.<w43>"],
            finds: [["BITQU", "ERY_TOKEN=\"", "BQYzKf38i0od", "ASDvxLrUF7aE", "d9nS7I4m\""]],
            passesOver: [
                ["BITQU", "ERY_TOKEN=\"", "BQYxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "BQYzK", "f38i0odASDvx", "LrUF7aEd9nS7", "I4m\""],
            ]),
        TokenRule("opensea-key", "api.opensea.io", beside: ["opensea"], ["<h32>"],
            finds: [["OPENS", "EA_TOKEN=\"", "8f741dbd1116", "77c4c906c045", "2f5ab206\""]],
            passesOver: [
                ["OPENS", "EA_TOKEN=\"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "8f741", "dbd111677c4c", "906c0452f5ab", "206\""],
            ]),
        TokenRule("nftport-key", "api.nftport.xyz", beside: ["nftport"], ["<uuid>"],
            finds: [["nftpo", "rt_secret = \"", "4d67e433-603", "d-329d-56bf-", "416a2ac50da5", "\""]],
            passesOver: [
                ["nftpo", "rt_secret = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "4d67e", "433-603d-329", "d-56bf-416a2", "ac50da5\""],
            ]),
        TokenRule(
            "web3storage-token", "api.web3.storage",
            beside: ["web3storage", "web3_storage", "nft_storage"],
            ["eyJ<w10-60>.<w60-900>.<w40-100>"], .structured,
            finds: [[
                "web3sto", "rage_key = \"", "eyJl7rLKPStW", "V83gZ9GBlHKj", "9.nYzP__qaYH",
                "lGc09P_EpdCy", "ERm0hgrbPO4q", "4C3AEtTSSoxb", "IFvt0GmVJUuF", "M6kc8LfWP-OX",
                "IP.7GOUuKVTC", "MiJEoEKslyQt", "NbsqeV6KOrg-", "9NcP-df6-bIQ", "R8MLX36\""
            ]],
            passesOver: [
                [
                    "web3sto", "rage_key = \"", "eyJxxxxxxxxx", "x.xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx.xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJl7", "rLKPStWV83gZ", "9GBlHKj9.nYz", "P__qaYHlGc09", "P_EpdCyERm0h",
                    "grbPO4q4C3AE", "tTSSoxbIFvt0", "GmVJUuFM6kc8", "LfWP-OXIP.7G", "OUuKVTCMiJEo", "EKslyQtNbsqe",
                    "V6KOrg-9NcP-", "df6-bIQR8MLX", "36\""
                ],
            ]),
        TokenRule("lighthouse-key", "lighthouse.storage", beside: ["lighthouse_api"], ["<h8>.<h32>"],
            finds: [[
                "lighthous", "e_api_api_key: \"", "fd918014.76a", "4cd97d6e3082", "3569aad5ada8",
                "854c7\""
            ]],
            passesOver: [
                ["lighthous", "e_api_api_key: \"", "00000000.000", "000000000000", "000000000000", "00000\""],
                ["other_commit = \"", "fd918", "014.76a4cd97", "d6e30823569a", "ad5ada8854c7", "\""],
            ]),
    ]
}

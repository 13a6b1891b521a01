extension TokenRule {
    /// Exchanges and chains.
    static let chains: [TokenRule] = [
        TokenRule("coinbase-secret", "api.coinbase.com", beside: ["coinbase"], ["<A64>", "<A32>", "<b88>"],
            finds: [
                [
                    "coinb", "ase", "_se", "cret: \"", "eqOiZUZXv3F527HvbPS1WjXkABd28v15",
                    "vmPrP1v966ZdW1MSTiAEJQRMBCwjU8LM\""
                ],
            ],
            passesOver: [
                [
                    "coinb", "ase", "_se", "cret: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                ["other_commit: \"", "eqOiZUZXv3F527HvbPS1WjXkABd28v15", "vmPrP1v966ZdW1MSTiAEJQRMBCwjU8LM\""],
            ]),
        TokenRule("binance-secret", "api.binance.com", beside: ["binance"], ["<A64>"],
            finds: [
                [
                    "bina", "nce", "_to", "ken = \"", "aXESIHE19rPGUziuDX0N1NzgY8r33W94",
                    "GUVuu0pFG5IKcwWyvSgBzf3ty26wlHdj\""
                ],
            ],
            passesOver: [
                [
                    "bina", "nce", "_to", "ken = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                ["other_commit = \"", "aXESIHE19rPGUziuDX0N1NzgY8r33W94", "GUVuu0pFG5IKcwWyvSgBzf3ty26wlHdj\""],
            ]),
        TokenRule("kraken-secret", "api.kraken.com", beside: ["kraken"], ["<b88>", "<b56>"],
            finds: [
                [
                    "krak", "en", "_ke", "y: \"", "e0n6Ujp1wBI8Fgv32Sml8Vp49RnyyW2kq6kAMgZfu3KS",
                    "vfPF7SNggfkuu8r3vOudi9ybAA0r4I8hWHaZrz6QJL7y\""
                ],
            ],
            passesOver: [
                [
                    "krak", "en", "_ke", "y: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit: \"", "e0n6Ujp1wBI8Fgv32Sml8Vp49RnyyW2kq6kAMgZfu3KS",
                    "vfPF7SNggfkuu8r3vOudi9ybAA0r4I8hWHaZrz6QJL7y\""
                ],
            ]),
        TokenRule("kucoin-key", "api.kucoin.com", beside: ["kucoin"], ["<h24>", "<uuid>"],
            finds: [["KUCO", "IN", "_SE", "CRET: \"", "d493b61efeec", "8af38e99cbb7\""]],
            passesOver: [
                ["KUCO", "IN", "_SE", "CRET: \"", "000000000000000000000000\""],
                ["other_commit: \"", "d493b61efeec", "8af38e99cbb7\""],
            ]),
        TokenRule("bittrex-key", "api.bittrex.com", beside: ["bittrex"], ["<l32>"],
            finds: [["BITT", "REX", "_KE", "Y: \"", "ymcyqt4141y7vjez", "j5po6se8p4tj0flr\""]],
            passesOver: [
                ["BITT", "REX", "_KE", "Y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "ymcyqt4141y7vjez", "j5po6se8p4tj0flr\""],
            ]),
        TokenRule("bybit-secret", "api.bybit.com", beside: ["bybit"], ["<A36>"],
            finds: [["byb", "it", "_to", "ken: \"", "1BWnfLjGLGUfGrxZBu", "sTcuJXMivEAzaf2cn7\""]],
            passesOver: [
                ["byb", "it", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "1BWnfLjGLGUfGrxZBu", "sTcuJXMivEAzaf2cn7\""],
            ]),
        TokenRule("bitfinex-secret", "api.bitfinex.com", beside: ["bitfinex"], ["<A43>"],
            finds: [["bitfi", "nex", "_ke", "y = \"", "A8fzPtvVcIr9uVuiEPGCw", "WuT0F65JGzwaBSGcknqQwp\""]],
            passesOver: [
                ["bitfi", "nex", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "A8fzPtvVcIr9uVuiEPGCw", "WuT0F65JGzwaBSGcknqQwp\""],
            ]),
        TokenRule("bitmex-secret", "bitmex.com", beside: ["bitmex"], ["<w48>"],
            finds: [["bitm", "ex", "_ke", "y = \"", "Cp5d19IaKB7OhBcv4gt4Oo_H", "PiP_zbWdzZmClmJo08wo5BTW\""]],
            passesOver: [
                ["bitm", "ex", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "Cp5d19IaKB7OhBcv4gt4Oo_H", "PiP_zbWdzZmClmJo08wo5BTW\""],
            ]),
        TokenRule("okx-secret", "okx.com", beside: ["okx_api", "okx_secret", "okex", "okx"], ["<X32>"],
            finds: [["OKX_", "API", "_TO", "KEN: \"", "AC8BB758B733D1D7", "71A919CA55DF648F\""]],
            passesOver: [
                ["OKX_", "API", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "AC8BB758B733D1D7", "71A919CA55DF648F\""],
            ]),
        TokenRule("polymarket-secret", "clob.polymarket.com", beside: ["polymarket", "clob"], ["<w43>=", "<uuid>"],
            finds: [["polyma", "rket", "_ke", "y = \"", "lsxm4GlTxqIiJR4vs47CNs", "3qXX4lhhQXiKVHLU4KwPD=\""]],
            passesOver: [
                ["polyma", "rket", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "lsxm4GlTxqIiJR4vs47CNs", "3qXX4lhhQXiKVHLU4KwPD=\""],
            ]),
        TokenRule("alchemy-key", "alchemy.com", beside: ["alchemy"], ["<w32>"],
            finds: [["alch", "emy", "_ke", "y = \"", "NX-CK0wqBUCkWBsk", "CQf1N2DRabtRkiBf\""]],
            passesOver: [
                ["alch", "emy", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "NX-CK0wqBUCkWBsk", "CQf1N2DRabtRkiBf\""],
            ]),
        TokenRule("alchemy-key", "alchemy.com", ["alchemy.com/v2/{<w32>}", "alchemyapi.io/v2/{<w32>}"],
            finds: [["alchemy", ".com/v2/", "nGW8uXkEe9M61ELWZOxrGTWdvlL_fzge"]],
            passesOver: [["alchemy", ".com/v2/nGW8"], ["alchemy", ".com/v2/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("infura-key", "infura.io", ["infura.io/v3/{<h32>}", "infura.io/ws/v3/{<h32>}"],
            finds: [["infura", ".io/v3/", "3a034f9d6d30447cca4800969b2b8858"]],
            passesOver: [["infura", ".io/v3/3a03"], ["infura", ".io/v3/00000000000000000000000000000000"]]),
        TokenRule("infura-key", "infura.io", beside: ["infura"], ["<h32>"],
            finds: [["infu", "ra", "_se", "cret: \"", "7c62cbb644a9099d", "ff773acb26bddb1b\""]],
            passesOver: [
                ["infu", "ra", "_se", "cret: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "7c62cbb644a9099d", "ff773acb26bddb1b\""],
            ]),
        TokenRule("quicknode-token", "quiknode.pro", [".quiknode.pro/{<h40>}"],
            finds: [[".quikno", "de.pro/", "d69e6e96e1810717da9c773bf35a3689e568d1f4"]],
            passesOver: [[".quikno", "de.pro/d69e"], [".quikno", "de.pro/0000000000000000000000000000000000000000"]]),
        TokenRule(
            "etherscan-key", "api.etherscan.io",
            beside: ["etherscan", "polygonscan", "bscscan", "arbiscan", "basescan", "snowtrace"], ["<U34>"],
            finds: [["ETHER", "SCAN", "_SE", "CRET = \"", "0VCQ4MZNOXRI58IFQ", "13FXVETUKIPCNXURV\""]],
            passesOver: [
                ["ETHER", "SCAN", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "0VCQ4MZNOXRI58IFQ", "13FXVETUKIPCNXURV\""],
            ]),
        TokenRule("moralis-key", "deep-index.moralis.io", beside: ["moralis"], ["<A64>"],
            finds: [
                [
                    "MORA", "LIS", "_TO", "KEN: \"", "k4RyxHYR8GRJXApU3jLow9uMHLjOBn0c",
                    "mtm7ZEnRXtfH96QUsRjQDRrLo4konoUD\""
                ],
            ],
            passesOver: [
                ["MORA", "LIS", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "k4RyxHYR8GRJXApU3jLow9uMHLjOBn0c", "mtm7ZEnRXtfH96QUsRjQDRrLo4konoUD\""],
            ]),
        TokenRule(
            "ethereum-private-key", nil,
            beside: ["private_key", "privatekey", "private-key", "wallet_key", "deployer_key", "pk_deployer",
                "eth_key", "signer_key", "walletkey", "deployerkey", "wallet_private"], ["0x<H64>"],
            finds: [
                ["privat", "e_key", ": \"", "0x5125a8ffa197ba52495c0e5f5abdb41", "a94d265db29baea1b1eefb6599ae3b99b\""],
            ],
            passesOver: [
                ["privat", "e_key", ": \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "0x5125a8ffa197ba52495c0e5f5abdb41", "a94d265db29baea1b1eefb6599ae3b99b\""],
            ]),
        TokenRule(
            "bitcoin-private-key", nil,
            beside: ["wif_key", "private_wif", "private_key", "privatekey", "bitcoin", "btc_key", "btc_private"],
            ["(5|K|L)<A50-51>"],
            finds: [["wif_", "key", ": \"", "5LMVOySFpUfu6vjEAGlBVyrFH", "U7tsewc5OA1B3puCFc5HtpUHOj\""]],
            passesOver: [
                ["wif_", "key", ": \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "5LMVOySFpUfu6vjEAGlBVyrFH", "U7tsewc5OA1B3puCFc5HtpUHOj\""],
            ]),
        TokenRule("bitcoin-private-key", nil, beside: ["wif"], ["(5|K|L)<A50-51>"], .unpromised,
            finds: [["btc_w", "if = ", "L5tRk7Wq2ZxVn9YbMd4HsGc8JpTf3EaUvQyN6LrXwBoSi1CzKhDe"]],
            passesOver: [["btc_w", "if = ", "L5tRk7Wq2ZxVn9"], ["wi", "fi = L5tRk7Wq2ZxVn9YbMd4HsGc8JpTf3EaUvQyN6LrXwBoSi1CzKhDe"]]),
        TokenRule("stellar-seed", "horizon.stellar.org", beside: ["stellar", "soroban"], ["S<t55>"], .unpromised,
            finds: [["stel", "lar: S", "BQ7ZMXK2LVJ5TWPEOAY6RDGN4CFH3UI2K7XQMZVB5TJLWAE6PYORKXT"]],
            passesOver: [["stel", "lar: S", "BQ7ZMXK2LVJ5TWPE"], ["other: S", "BQ7ZMXK2LVJ5TWPEOAY6RDGN4CFH3UI2K7XQMZVB5TJLWAE6PYORKXT"]]),
        TokenRule("nostr-key", nil, ["nsec1<l58>"],
            finds: [["ns", "ec1", "q7zmxk2lvj5twpe0ay6rdgn4cfh3u82k7xqmzv95tjlwae6py0rs3cd8hk"]],
            passesOver: [["ns", "ec1q7zm"], ["ns", "ec1", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("extended-private-key", nil, ["xprv<A107>", "zprv<A107>", "tprv<A107>"],
            finds: [
                [
                    "xp", "rv", "9BkfFpucTsR7O3csmiwL8DYwNw1L4ObJl5bLWTmGGinGfIWn2wQKxMFfeXccebO8nlwMQq",
                    "BNGKclEJyfO1HrHecuiWl2Cg4X4yFCsaxcZcH"
                ],
            ],
            passesOver: [
                ["xp", "rv9Bkf"],
                [
                    "xp", "rvxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                ],
            ]),
        TokenRule(
            "coinmarketcap-key", "pro-api.coinmarketcap.com", beside: ["coinmarketcap", "cmc_pro", "cmc_api"],
            ["<uuid>"],
            finds: [["COINMAR", "KETCAP", "_SE", "CRET = \"", "7adab6b2-7743-f714", "-65ab-8849452378de\""]],
            passesOver: [
                ["COINMAR", "KETCAP", "_SE", "CRET = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "7adab6b2-7743-f714", "-65ab-8849452378de\""],
            ]),
        TokenRule("coingecko-key", "pro-api.coingecko.com", ["CG-<A24>"],
            finds: [["C", "G-", "wkoHlMJefSJFq5tFvlCIIjrn"]],
            passesOver: [["C", "G-wkoH"], ["C", "G-xxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("cryptocompare-key", "min-api.cryptocompare.com", beside: ["cryptocompare"], ["<h64>"],
            finds: [
                [
                    "cryptoc", "ompare", "_ke", "y = \"", "096c49097ab55c2652a3065d38b18f98",
                    "43525acdc7c6a69f7176634df72d4eca\""
                ],
            ],
            passesOver: [
                [
                    "cryptoc", "ompare", "_ke", "y = \"",
                    "0000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit = \"", "096c49097ab55c2652a3065d38b18f98", "43525acdc7c6a69f7176634df72d4eca\""],
            ]),
        TokenRule("blockfrost-key", "blockfrost.io", ["mainnet<A32>", "preprod<A32>", "preview<A32>"],
            finds: [["mai", "nnet", "QmEj23lqtdYCGc75Bpo8cy4MJ57uGLgd"]],
            passesOver: [["mai", "nnetQmEj"], ["mai", "nnetxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("tatum-key", "api.tatum.io", beside: ["tatum"], ["t-<h24>-<h24>"],
            finds: [["tat", "um", "_se", "cret: \"", "t-7ba436f153f1e11530af314", "e-bd6c20068cbce64dd6352036\""]],
            passesOver: [
                ["tat", "um", "_se", "cret: \"", "000000000000000000000000000000000000000000000000000\""],
                ["other_commit: \"", "t-7ba436f153f1e11530af314", "e-bd6c20068cbce64dd6352036\""],
            ]),
        TokenRule("helius-key", "helius-rpc.com", beside: ["helius"], ["<uuid>"],
            finds: [["HELI", "US", "_KE", "Y: \"", "7472deda-2751-6f67", "-3d45-dfefa1eb066b\""]],
            passesOver: [
                ["HELI", "US", "_KE", "Y: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "7472deda-2751-6f67", "-3d45-dfefa1eb066b\""],
            ]),
        TokenRule("settlemint-token", "console.settlemint.com", ["sm_pat_<A16>", "sm_aat_<A16>", "sm_sat_<A16>"],
            finds: [["sm_", "pat_", "pDQlnWesTpRVw2Ww"]],
            passesOver: [["sm_", "pat_pDQl"], ["sm_", "pat_xxxxxxxxxxxxxxxx"]]),
        TokenRule("tenderly-key", "api.tenderly.co", beside: ["tenderly"], ["<w32>"],
            finds: [["tende", "rly", "_to", "ken: \"", "lrA9unxB1vFYvjoq", "7PXC3xhi9v8PW97V\""]],
            passesOver: [
                ["tende", "rly", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "lrA9unxB1vFYvjoq", "7PXC3xhi9v8PW97V\""],
            ]),
        TokenRule("dune-key", "api.dune.com", beside: ["dune_api", "dune_key", "duneapi"], ["<A32>"],
            finds: [["dune_", "api", "_to", "ken = \"", "atZYv83PBAShaOce", "SrZauNDCEBSympg5\""]],
            passesOver: [
                ["dune_", "api", "_to", "ken = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "atZYv83PBAShaOce", "SrZauNDCEBSympg5\""],
            ]),
    ]
}

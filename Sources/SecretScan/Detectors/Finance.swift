extension TokenRule {
    /// Banking, markets, exchanges and chains.
    static let finance: [TokenRule] = [
        TokenRule("coinbase-secret", "api.coinbase.com", beside: ["coinbase"], ["<A64>", "<A32>", "<b88>"],
            finds: [
                [
                    "COINB", "ASE", "_SE", "CRET = \"", "4VNBIlGv47E6H0OQTMBpDoVCZhC43TXl",
                    "eqOiZUZXv3F527HvbPS1WjXkABd28v15\""
                ],
            ],
            passesOver: [
                [
                    "COINB", "ASE", "_SE", "CRET = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                ["other_commit = \"", "4VNBIlGv47E6H0OQTMBpDoVCZhC43TXl", "eqOiZUZXv3F527HvbPS1WjXkABd28v15\""],
            ]),
        TokenRule("binance-secret", "api.binance.com", beside: ["binance"], ["<A64>"],
            finds: [
                [
                    "BINA", "NCE", "_SE", "CRET: \"", "1v966ZdW1MSTiAEJQRMBCwjU8LMX2S9z",
                    "aXESIHE19rPGUziuDX0N1NzgY8r33W94\""
                ],
            ],
            passesOver: [
                [
                    "BINA", "NCE", "_SE", "CRET: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                ["other_commit: \"", "1v966ZdW1MSTiAEJQRMBCwjU8LMX2S9z", "aXESIHE19rPGUziuDX0N1NzgY8r33W94\""],
            ]),
        TokenRule("kraken-secret", "api.kraken.com", beside: ["kraken"], ["<b88>", "<b56>"],
            finds: [
                [
                    "krak", "en", "_se", "cret = \"", "n/eSXQm3ZlNXSxhtlXUg0n6Ujp1wBI8Fgv32Sml8Vp49",
                    "RnyyW2kq6kAMgZfu3KSvfPF7SNggfkuu8r3vOudi9ybA\""
                ],
            ],
            passesOver: [
                [
                    "krak", "en", "_se", "cret = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "n/eSXQm3ZlNXSxhtlXUg0n6Ujp1wBI8Fgv32Sml8Vp49",
                    "RnyyW2kq6kAMgZfu3KSvfPF7SNggfkuu8r3vOudi9ybA\""
                ],
            ]),
        TokenRule("kucoin-key", "api.kucoin.com", beside: ["kucoin"], ["<h24>", "<uuid>"],
            finds: [["KUCO", "IN", "_SE", "CRET = \"", "f1c80c46ea89", "e22c5d493b61\""]],
            passesOver: [
                ["KUCO", "IN", "_SE", "CRET = \"", "000000000000000000000000\""],
                ["other_commit = \"", "f1c80c46ea89", "e22c5d493b61\""],
            ]),
        TokenRule("bittrex-key", "api.bittrex.com", beside: ["bittrex"], ["<l32>"],
            finds: [["bitt", "rex", "_ke", "y = \"", "3zqv74gq3t6tyww8", "oqzymcyqt4141y7v\""]],
            passesOver: [
                ["bitt", "rex", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "3zqv74gq3t6tyww8", "oqzymcyqt4141y7v\""],
            ]),
        TokenRule("bybit-secret", "api.bybit.com", beside: ["bybit"], ["<A36>"],
            finds: [["byb", "it", "_ke", "y: \"", "7jFTpoGseIp4EPU5tP", "9j8ANfNlOrY87ndS1B\""]],
            passesOver: [
                ["byb", "it", "_ke", "y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "7jFTpoGseIp4EPU5tP", "9j8ANfNlOrY87ndS1B\""],
            ]),
        TokenRule("bitfinex-secret", "api.bitfinex.com", beside: ["bitfinex"], ["<A43>"],
            finds: [["bitfi", "nex", "_to", "ken: \"", "GLGUfGrxZBusTcuJXMivE", "Azaf2cn7NbqYlA8fzPtvVc\""]],
            passesOver: [
                ["bitfi", "nex", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "GLGUfGrxZBusTcuJXMivE", "Azaf2cn7NbqYlA8fzPtvVc\""],
            ]),
        TokenRule("bitmex-secret", "bitmex.com", beside: ["bitmex"], ["<w48>"],
            finds: [["bitm", "ex", "_ke", "y: \"", "Wr95SO_ZSa2fvBGSE8nBp5d1", "9IaKB7OhBcv4gt4Oo_HPiP_a\""]],
            passesOver: [
                ["bitm", "ex", "_ke", "y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "Wr95SO_ZSa2fvBGSE8nBp5d1", "9IaKB7OhBcv4gt4Oo_HPiP_a\""],
            ]),
        TokenRule("okx-secret", "okx.com", beside: ["okx_api", "okx_secret", "okex", "okx"], ["<X32>"],
            finds: [["okx_", "api", "_to", "ken: \"", "C372383DF53E6BDE", "763AC8BB758B733D\""]],
            passesOver: [
                ["okx_", "api", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "C372383DF53E6BDE", "763AC8BB758B733D\""],
            ]),
        TokenRule("polymarket-secret", "clob.polymarket.com", beside: ["polymarket", "clob"], ["<w43>=", "<uuid>"],
            finds: [["polyma", "rket", "_to", "ken: \"", "iFfQNgNYPww29zrJ8dOi-s", "xm4GlTxqIiJR4vs47CNs7=\""]],
            passesOver: [
                ["polyma", "rket", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "iFfQNgNYPww29zrJ8dOi-s", "xm4GlTxqIiJR4vs47CNs7=\""],
            ]),
        TokenRule("alchemy-key", "alchemy.com", beside: ["alchemy"], ["<w32>"],
            finds: [["alch", "emy", "_se", "cret = \"", "2lhhQXiKVHLU4KwP", "qw6dyHX-CK0wqBUP\""]],
            passesOver: [
                ["alch", "emy", "_se", "cret = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "2lhhQXiKVHLU4KwP", "qw6dyHX-CK0wqBUP\""],
            ]),
        TokenRule("alchemy-key", "alchemy.com", ["alchemy.com/v2/{<w32>}", "alchemyapi.io/v2/{<w32>}"],
            finds: [["alchemy", ".com/v2/", "KskCQf1N2DRabtRkiBUkMhyGW8uXkEet"]],
            passesOver: [["alchemy", ".com/v2/KskC"], ["alchemy", ".com/v2/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("infura-key", "infura.io", ["infura.io/v3/{<h32>}", "infura.io/ws/v3/{<h32>}"],
            finds: [["infura", ".io/v3/", "ed79cca548bc0529f161f623a034f9d6"]],
            passesOver: [["infura", ".io/v3/ed79"], ["infura", ".io/v3/00000000000000000000000000000000"]]),
        TokenRule("infura-key", "infura.io", beside: ["infura"], ["<h32>"],
            finds: [["infu", "ra", "_ke", "y: \"", "d30447cca4800969", "b2b88587c62cbb64\""]],
            passesOver: [
                ["infu", "ra", "_ke", "y: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "d30447cca4800969", "b2b88587c62cbb64\""],
            ]),
        TokenRule("quicknode-token", "quiknode.pro", [".quiknode.pro/{<h40>}"],
            finds: [[".quikno", "de.pro/", "9099dff773acb26bddb1bd69e6e96e1810717da9"]],
            passesOver: [[".quikno", "de.pro/9099"], [".quikno", "de.pro/0000000000000000000000000000000000000000"]]),
        TokenRule(
            "etherscan-key", "api.etherscan.io",
            beside: ["etherscan", "polygonscan", "bscscan", "arbiscan", "basescan", "snowtrace"], ["<U34>"],
            finds: [["ETHER", "SCAN", "_SE", "CRET = \"", "ZO6OHW85GLUHNRS2L", "MQ0C85J0VCQ4MZNOX\""]],
            passesOver: [
                ["ETHER", "SCAN", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "ZO6OHW85GLUHNRS2L", "MQ0C85J0VCQ4MZNOX\""],
            ]),
        TokenRule("moralis-key", "deep-index.moralis.io", beside: ["moralis"], ["<A64>"],
            finds: [
                [
                    "mora", "lis", "_se", "cret = \"", "INNifq10B0DfxKveStukipZcRQn33Px8",
                    "urPvwc6Mjxk4RyxHYR8GRJXApU3jLow9\""
                ],
            ],
            passesOver: [
                [
                    "mora", "lis", "_se", "cret = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                ["other_commit = \"", "INNifq10B0DfxKveStukipZcRQn33Px8", "urPvwc6Mjxk4RyxHYR8GRJXApU3jLow9\""],
            ]),
        TokenRule(
            "ethereum-private-key", nil,
            beside: ["private_key", "privatekey", "private-key", "wallet_key", "deployer_key", "pk_deployer",
                "eth_key", "signer_key", "walletkey", "deployerkey", "wallet_private"], ["0x<H64>"],
            finds: [
                [
                    "PRIVAT", "E_KEY", " = \"", "0xd61696f69294e875767eda05125a8ff",
                    "a197ba52495c0e5f5abdb41a94d265db2\""
                ],
            ],
            passesOver: [
                ["PRIVAT", "E_KEY", " = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "0xd61696f69294e875767eda05125a8ff", "a197ba52495c0e5f5abdb41a94d265db2\""],
            ]),
        TokenRule(
            "bitcoin-private-key", nil, beside: ["wif", "private_key", "privatekey", "bitcoin", "btc_key"],
            ["(5|K|L)<A50-51>"],
            finds: [["wi", "f", "_se", "cret: \"", "5CuKZ4dw1VdDXDQ9Z34K1GF9w", "Tnlst9v3GDgGS3x9PNPtsxUcLe\""]],
            passesOver: [
                ["wi", "f", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "5CuKZ4dw1VdDXDQ9Z34K1GF9w", "Tnlst9v3GDgGS3x9PNPtsxUcLe\""],
            ]),
        TokenRule("extended-private-key", nil, ["xprv<A107>", "zprv<A107>", "tprv<A107>"],
            finds: [
                [
                    "xp", "rv", "SFpUfu6vjEAGlBVyrFHU7tsewc5OA1B3puCFc5HtpUHOj6W1Y9BkfFpucTsR7O3csmiwL8",
                    "DYwNw1L4ObJl5bLWTmGGinGfIWn2wQKxMFfeX"
                ],
            ],
            passesOver: [
                ["xp", "rvSFpU"],
                [
                    "xp", "rvxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                ],
            ]),
        TokenRule(
            "coinmarketcap-key", "pro-api.coinmarketcap.com", beside: ["coinmarketcap", "cmc_pro", "cmc_api"],
            ["<uuid>"],
            finds: [["COINMAR", "KETCAP", "_SE", "CRET = \"", "112065b8-d15f-c282", "-1a45-e3cfe90b117a\""]],
            passesOver: [
                ["COINMAR", "KETCAP", "_SE", "CRET = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "112065b8-d15f-c282", "-1a45-e3cfe90b117a\""],
            ]),
        TokenRule("coingecko-key", "pro-api.coingecko.com", ["CG-<A24>"],
            finds: [["C", "G-", "xSfpoihFMod0jmkQuVwLWHHr"]],
            passesOver: [["C", "G-xSfp"], ["C", "G-xxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("cryptocompare-key", "min-api.cryptocompare.com", beside: ["cryptocompare"], ["<h64>"],
            finds: [
                [
                    "cryptoc", "ompare", "_ke", "y = \"", "849452378ded6fb57522f89fa5e48609",
                    "6c49097ab55c2652a3065d38b18f9843\""
                ],
            ],
            passesOver: [
                [
                    "cryptoc", "ompare", "_ke", "y = \"",
                    "0000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit = \"", "849452378ded6fb57522f89fa5e48609", "6c49097ab55c2652a3065d38b18f9843\""],
            ]),
    ]
}

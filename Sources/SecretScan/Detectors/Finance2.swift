extension TokenRule {
    /// More of ``finance``.
    static let finance2: [TokenRule] = [
        TokenRule("blockfrost-key", "blockfrost.io", ["mainnet<A32>", "preprod<A32>", "preview<A32>"],
            finds: [["mai", "nnet", "yUA7yoymvnY9t2EMpdoLQnnRXHXgi5A2"]],
            passesOver: [["mai", "nnetyUA7"], ["mai", "nnetxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("tatum-key", "api.tatum.io", ["t-<h24>-<h24>"],
            finds: [["t", "-", "f72d4eca216f45891e1d771c-a317ba436f153f1e11530af3"]],
            passesOver: [["t", "-f72d"], ["t", "-000000000000000000000000-000000000000000000000000"]]),
        TokenRule("helius-key", "helius-rpc.com", beside: ["helius"], ["<uuid>"],
            finds: [["HELI", "US", "_TO", "KEN = \"", "14ebd6c2-0068-cbce", "-64dd-63520367472d\""]],
            passesOver: [
                ["HELI", "US", "_TO", "KEN = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "14ebd6c2-0068-cbce", "-64dd-63520367472d\""],
            ]),
        TokenRule("settlemint-token", "console.settlemint.com", ["sm_pat_<A16>", "sm_aat_<A16>", "sm_sat_<A16>"],
            finds: [["sm_", "pat_", "IlKcmETmH5KMoGT7"]],
            passesOver: [["sm_", "pat_IlKc"], ["sm_", "pat_xxxxxxxxxxxxxxxx"]]),
        TokenRule("tenderly-key", "api.tenderly.co", beside: ["tenderly"], ["<w32>"],
            finds: [["TENDE", "RLY", "_KE", "Y: \"", "E3qx0_4_Pg4TczAS", "flwiF7wAjKFTTlrk\""]],
            passesOver: [
                ["TENDE", "RLY", "_KE", "Y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "E3qx0_4_Pg4TczAS", "flwiF7wAjKFTTlrk\""],
            ]),
        TokenRule("dune-key", "api.dune.com", beside: ["dune_api", "dune_key", "duneapi"], ["<A32>"],
            finds: [["dune_", "api", "_to", "ken: \"", "KWG0ON0GAkpOVzkJ", "5Z4ehKiDJuyoBld9\""]],
            passesOver: [
                ["dune_", "api", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "KWG0ON0GAkpOVzkJ", "5Z4ehKiDJuyoBld9\""],
            ]),
        TokenRule("alphavantage-key", "alphavantage.co", beside: ["alphavantage", "alpha_vantage"], ["<U16>"],
            finds: [["ALPHAVA", "NTAGE", "_SE", "CRET: \"", "9K946UY4", "34L9RATV\""]],
            passesOver: [
                ["ALPHAVA", "NTAGE", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "9K946UY4", "34L9RATV\""],
            ]),
        TokenRule(
            "polygon-key", "api.polygon.io",
            beside: ["polygon_io", "polygon_api", "polygon_key", "polygonio", "polygon"], ["<w32>"],
            finds: [["POLYGO", "N_IO", "_SE", "CRET: \"", "oaeiIaP7492WyEn6", "ePaRzP1_e7twLZeq\""]],
            passesOver: [
                ["POLYGO", "N_IO", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "oaeiIaP7492WyEn6", "ePaRzP1_e7twLZeq\""],
            ]),
        TokenRule("finnhub-token", "finnhub.io", beside: ["finnhub"], ["<l20>", "<l40>"],
            finds: [["finn", "hub", "_ke", "y = \"", "nulmdpyf06", "0n3tmh3ckp\""]],
            passesOver: [
                ["finn", "hub", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "nulmdpyf06", "0n3tmh3ckp\""],
            ]),
        TokenRule("iex-token", "cloud.iexapis.com", ["Tsk_<h32>", "sk_<h32>"],
            finds: [["Ts", "k_", "d2f515cc124029428cf7e0a3f5ec458e"]],
            passesOver: [["Ts", "k_d2f5"], ["Ts", "k_00000000000000000000000000000000"]]),
        TokenRule("tiingo-token", "api.tiingo.com", beside: ["tiingo"], ["<h40>"],
            finds: [["tiin", "go", "_ke", "y: \"", "51ea6949998cb039ffb6", "13a7113f947ee0a8b467\""]],
            passesOver: [
                ["tiin", "go", "_ke", "y: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "51ea6949998cb039ffb6", "13a7113f947ee0a8b467\""],
            ]),
        TokenRule("quandl-key", "data.nasdaq.com", beside: ["quandl", "nasdaq"], ["<w20>"],
            finds: [["QUAN", "DL", "_TO", "KEN: \"", "SRfkqDpHG9", "_yvrCHedZz\""]],
            passesOver: [
                ["QUAN", "DL", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "SRfkqDpHG9", "_yvrCHedZz\""],
            ]),
        TokenRule("alpaca-secret", "api.alpaca.markets", beside: ["alpaca", "apca"], ["<A40>", "<A44>"],
            finds: [["ALPA", "CA", "_SE", "CRET: \"", "trQfeSzNwAr8Xio7jlUn", "G6OlkUhB5wyo47cXJM4W\""]],
            passesOver: [
                ["ALPA", "CA", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "trQfeSzNwAr8Xio7jlUn", "G6OlkUhB5wyo47cXJM4W\""],
            ]),
        TokenRule("finicity-key", "api.finicity.com", beside: ["finicity"], ["<h32>", "<A20>", "<l20>"],
            finds: [["finic", "ity", "_ke", "y = \"", "26eaddf2626582ef", "5fc6b3c7240400ef\""]],
            passesOver: [
                ["finic", "ity", "_ke", "y = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "26eaddf2626582ef", "5fc6b3c7240400ef\""],
            ]),
        TokenRule(
            "mercury-token", "api.mercury.com",
            ["secret-token:mercury_(production|sandbox)_(wma|rma)_<A30-60>_yrucrem"],
            finds: [["secret-tok", "en:mercury_", "production_wma_4XuBkpF4aT2VzMdyr2rapJbC4zzUCs_yrucrem"]],
            passesOver: [
                ["secret-tok", "en:mercury_prod"],
                ["secret-tok", "en:mercury_production_wma_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx_yrucrem"],
            ]),
        TokenRule("brex-token", "platform.brexapis.com", ["bxt_<A32-64>"],
            finds: [["bx", "t_", "tY8IIbfIyJfTLVptpnIAPIQyL3roLnXZ"]],
            passesOver: [["bx", "t_tY8I"], ["bx", "t_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("yodlee-secret", "api.yodlee.com", beside: ["yodlee"], ["<A16>"],
            finds: [["YODL", "EE", "_SE", "CRET: \"", "TfKgU4Nl", "02LcPx6L\""]],
            passesOver: [
                ["YODL", "EE", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "TfKgU4Nl", "02LcPx6L\""],
            ]),
        TokenRule("tradier-token", "api.tradier.com", beside: ["tradier"], ["<A28>"],
            finds: [["TRAD", "IER", "_TO", "KEN: \"", "VVKVikX5QmcCNI", "SYcmdlhNCl5YNi\""]],
            passesOver: [
                ["TRAD", "IER", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "VVKVikX5QmcCNI", "SYcmdlhNCl5YNi\""],
            ]),
        TokenRule(
            "fixer-key", "data.fixer.io", beside: ["fixer_io", "fixerio", "fixer_api", "fixer"], ["<l32>", "<A32>"],
            finds: [["fixer", "_io", "_se", "cret: \"", "i9rmtz0m6jqj8ewr", "qoeshuo3f7lu86ln\""]],
            passesOver: [
                ["fixer", "_io", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "i9rmtz0m6jqj8ewr", "qoeshuo3f7lu86ln\""],
            ]),
        TokenRule(
            "currencylayer-key", "api.currencylayer.com",
            beside: ["currencylayer", "currency_layer", "exchangerate", "exchange_rate", "apilayer"],
            ["<h32>", "<A32>", "<h24>"],
            finds: [["currenc", "ylayer", "_ke", "y = \"", "e20cd82368a8e1eb", "c0caf1693d856e8b\""]],
            passesOver: [
                ["currenc", "ylayer", "_ke", "y = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "e20cd82368a8e1eb", "c0caf1693d856e8b\""],
            ]),
        TokenRule(
            "openexchangerates-key", "openexchangerates.org", beside: ["openexchange", "open_exchange"], ["<h32>"],
            finds: [["openexc", "hange", "_to", "ken = \"", "7ad09e9d4df1080a", "c7fae741508aefc6\""]],
            passesOver: [
                ["openexc", "hange", "_to", "ken = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "7ad09e9d4df1080a", "c7fae741508aefc6\""],
            ]),
        TokenRule("twelvedata-key", "api.twelvedata.com", beside: ["twelvedata", "twelve_data"], ["<h32>"],
            finds: [["twelve", "data", "_se", "cret: \"", "f6356a53ec60e0d9", "ff24017463befaf4\""]],
            passesOver: [
                ["twelve", "data", "_se", "cret: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "f6356a53ec60e0d9", "ff24017463befaf4\""],
            ]),
        TokenRule(
            "fmp-key", "financialmodelingprep.com", beside: ["financialmodelingprep", "fmp_api", "fmp_key"],
            ["<h32>", "<A32>"],
            finds: [["financialmo", "delingprep", "_to", "ken: \"", "7610c674f2f210ec", "a0639cbf9d1f095c\""]],
            passesOver: [
                ["financialmo", "delingprep", "_to", "ken: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "7610c674f2f210ec", "a0639cbf9d1f095c\""],
            ]),
        TokenRule("bitly-token", "api-ssl.bitly.com", beside: ["bitly"], ["<h40>"],
            finds: [["bit", "ly", "_ke", "y: \"", "00a8da9ddd29bed8d1bf", "595eafdcd541a13a7835\""]],
            passesOver: [
                ["bit", "ly", "_ke", "y: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "00a8da9ddd29bed8d1bf", "595eafdcd541a13a7835\""],
            ]),
        TokenRule("truelayer-secret", "auth.truelayer.com", beside: ["truelayer"], ["<uuid>"],
            finds: [["truel", "ayer", "_to", "ken: \"", "41f0a364-7b29-7134", "-9289-4ab4b58abb44\""]],
            passesOver: [
                ["truel", "ayer", "_to", "ken: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "41f0a364-7b29-7134", "-9289-4ab4b58abb44\""],
            ]),
        TokenRule("circle-key", "api.circle.com", ["LIVE_API_KEY:<h32>:<h32>", "TEST_API_KEY:<h32>:<h32>"],
            finds: [["LIVE_A", "PI_KEY:", "8c45367a496dc537b5e90c87811def40:de0a4067edc9f9a73971c00a885cf25a"]],
            passesOver: [
                ["LIVE_A", "PI_KEY:8c45"],
                ["LIVE_A", "PI_KEY:00000000000000000000000000000000:000000000000000000000000000000", "00"],
            ]),
        TokenRule("covalent-key", "api.covalenthq.com", ["cqt_<A28>", "ckey_<h27>"],
            finds: [["cq", "t_", "7wRcBjfrBLkp9Fn0xrkoCYM94oRj"]],
            passesOver: [["cq", "t_7wRc"], ["cq", "t_xxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("thirdweb-secret", "thirdweb.com", beside: ["thirdweb"], ["<w86>"],
            finds: [
                [
                    "THIRD", "WEB", "_TO", "KEN = \"", "6lXeKXG2afFi2KmM_yM7aqUnHovASXcbJTUfzyoXTKQ",
                    "VekQC5-gcQOtgCHX7e0LycPzfMxOOdRcGDGhppc_XQ1\""
                ],
            ],
            passesOver: [
                [
                    "THIRD", "WEB", "_TO", "KEN = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "6lXeKXG2afFi2KmM_yM7aqUnHovASXcbJTUfzyoXTKQ",
                    "VekQC5-gcQOtgCHX7e0LycPzfMxOOdRcGDGhppc_XQ1\""
                ],
            ]),
        TokenRule("pinata-secret", "api.pinata.cloud", beside: ["pinata"], ["<h64>"],
            finds: [
                [
                    "pina", "ta", "_to", "ken = \"", "c3b50cec387ce8b165990fd414cfd4e4",
                    "d1eb823563b68e6d6bdb9ee885a3cc1a\""
                ],
            ],
            passesOver: [
                ["pina", "ta", "_to", "ken = \"", "0000000000000000000000000000000000000000000000000000000000000000\""],
                ["other_commit = \"", "c3b50cec387ce8b165990fd414cfd4e4", "d1eb823563b68e6d6bdb9ee885a3cc1a\""],
            ]),
    ]
}

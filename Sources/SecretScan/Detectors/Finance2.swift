extension TokenRule {
    /// More of ``finance``.
    static let finance2: [TokenRule] = [
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
        TokenRule("alphavantage-key", "alphavantage.co", beside: ["alphavantage", "alpha_vantage"], ["<U16>"],
            finds: [["alphava", "ntage", "_ke", "y = \"", "AVMU095C", "3JLSZCDO\""]],
            passesOver: [
                ["alphava", "ntage", "_ke", "y = \"", "xxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "AVMU095C", "3JLSZCDO\""],
            ]),
        TokenRule(
            "polygon-key", "api.polygon.io",
            beside: ["polygon_io", "polygon_api", "polygon_key", "polygonio", "polygon"], ["<w32>"],
            finds: [["polygo", "n_io", "_se", "cret = \"", "OOxygEXl01A6Nyo7", "fvEbE1i_vhwXWfl2\""]],
            passesOver: [
                ["polygo", "n_io", "_se", "cret = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "OOxygEXl01A6Nyo7", "fvEbE1i_vhwXWfl2\""],
            ]),
        TokenRule("finnhub-token", "finnhub.io", beside: ["finnhub"], ["<l20>", "<l40>"],
            finds: [["finn", "hub", "_ke", "y: \"", "i9fry5o2bv", "g4l2zikq3k\""]],
            passesOver: [
                ["finn", "hub", "_ke", "y: \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "i9fry5o2bv", "g4l2zikq3k\""],
            ]),
        TokenRule("iex-token", "cloud.iexapis.com", ["Tsk_<h32>", "sk_<h32>"],
            finds: [["Ts", "k_", "a6949998cb039ffb613a7113f947ee0a"]],
            passesOver: [["Ts", "k_a694"], ["Ts", "k_00000000000000000000000000000000"]]),
        TokenRule("tiingo-token", "api.tiingo.com", beside: ["tiingo"], ["<h40>"],
            finds: [["tiin", "go", "_ke", "y: \"", "8b46738ca1247388ff65", "47810c5ccf9822cbd847\""]],
            passesOver: [
                ["tiin", "go", "_ke", "y: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "8b46738ca1247388ff65", "47810c5ccf9822cbd847\""],
            ]),
        TokenRule("quandl-key", "data.nasdaq.com", beside: ["quandl", "nasdaq"], ["<w20>"],
            finds: [["quan", "dl", "_se", "cret: \"", "nvp3TWDfSw", "iy4Q30-lB0\""]],
            passesOver: [
                ["quan", "dl", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "nvp3TWDfSw", "iy4Q30-lB0\""],
            ]),
        TokenRule("alpaca-secret", "api.alpaca.markets", beside: ["alpaca", "apca"], ["<A40>", "<A44>"],
            finds: [["ALPA", "CA", "_TO", "KEN: \"", "fC6S5FkKFznxMg6zQoQf", "jbQj6bU8bWCLEbg7dOW4\""]],
            passesOver: [
                ["ALPA", "CA", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "fC6S5FkKFznxMg6zQoQf", "jbQj6bU8bWCLEbg7dOW4\""],
            ]),
        TokenRule("finicity-key", "api.finicity.com", beside: ["finicity"], ["<h32>", "<A20>", "<l20>"],
            finds: [["FINIC", "ITY", "_SE", "CRET: \"", "f0c1c88070ecce99", "02c27976dc876235\""]],
            passesOver: [
                ["FINIC", "ITY", "_SE", "CRET: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "f0c1c88070ecce99", "02c27976dc876235\""],
            ]),
        TokenRule(
            "mercury-token", "api.mercury.com",
            ["secret-token:mercury_(production|sandbox)_(wma|rma)_<A30-60>_yrucrem"],
            finds: [["secret-tok", "en:mercury_", "production_wma_x6LZTMFQVVKVikX5QmcCNISYcmdlhN_yrucrem"]],
            passesOver: [
                ["secret-tok", "en:mercury_prod"],
                ["secret-tok", "en:mercury_production_wma_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx_yrucrem"],
            ]),
        TokenRule("brex-token", "platform.brexapis.com", ["bxt_<A32-64>"],
            finds: [["bx", "t_", "Cl5YNiTatBfW2iJ2U6VrmNtzAWm52GjR"]],
            passesOver: [["bx", "t_Cl5Y"], ["bx", "t_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("yodlee-secret", "api.yodlee.com", beside: ["yodlee"], ["<A16>"],
            finds: [["yodl", "ee", "_to", "ken = \"", "qKZjIewr", "Yqoes0Zh\""]],
            passesOver: [
                ["yodl", "ee", "_to", "ken = \"", "xxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "qKZjIewr", "Yqoes0Zh\""],
            ]),
        TokenRule("tradier-token", "api.tradier.com", beside: ["tradier"], ["<A28>"],
            finds: [["TRAD", "IER", "_SE", "CRET = \"", "HlRWuPSIGlnHJ8", "ZMHFCfbzAOMqfh\""]],
            passesOver: [
                ["TRAD", "IER", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "HlRWuPSIGlnHJ8", "ZMHFCfbzAOMqfh\""],
            ]),
        TokenRule(
            "fixer-key", "data.fixer.io", beside: ["fixer_io", "fixerio", "fixer_api", "fixer"], ["<l32>", "<A32>"],
            finds: [["FIXER", "_IO", "_SE", "CRET = \"", "q2d2wza98z7v95dn", "9th1q76kn3qwdo7p\""]],
            passesOver: [
                ["FIXER", "_IO", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "q2d2wza98z7v95dn", "9th1q76kn3qwdo7p\""],
            ]),
        TokenRule(
            "currencylayer-key", "api.currencylayer.com",
            beside: ["currencylayer", "currency_layer", "exchangerate", "exchange_rate", "apilayer"],
            ["<h32>", "<A32>", "<h24>"],
            finds: [["currenc", "ylayer", "_se", "cret = \"", "9e9d4df1080ac7fa", "e741508aefc6690f\""]],
            passesOver: [
                ["currenc", "ylayer", "_se", "cret = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "9e9d4df1080ac7fa", "e741508aefc6690f\""],
            ]),
        TokenRule(
            "openexchangerates-key", "openexchangerates.org", beside: ["openexchange", "open_exchange"], ["<h32>"],
            finds: [["openexc", "hange", "_ke", "y: \"", "56a53ec60e0d9ff2", "4017463befaf4b57\""]],
            passesOver: [
                ["openexc", "hange", "_ke", "y: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "56a53ec60e0d9ff2", "4017463befaf4b57\""],
            ]),
        TokenRule("twelvedata-key", "api.twelvedata.com", beside: ["twelvedata", "twelve_data"], ["<h32>"],
            finds: [["TWELVE", "DATA", "_KE", "Y: \"", "0c674f2f210eca06", "39cbf9d1f095cdf7\""]],
            passesOver: [
                ["TWELVE", "DATA", "_KE", "Y: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "0c674f2f210eca06", "39cbf9d1f095cdf7\""],
            ]),
        TokenRule(
            "fmp-key", "financialmodelingprep.com", beside: ["financialmodelingprep", "fmp_api", "fmp_key"],
            ["<h32>", "<A32>"],
            finds: [["FINANCIALMO", "DELINGPREP", "_SE", "CRET: \"", "da9ddd29bed8d1bf", "595eafdcd541a13a\""]],
            passesOver: [
                ["FINANCIALMO", "DELINGPREP", "_SE", "CRET: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "da9ddd29bed8d1bf", "595eafdcd541a13a\""],
            ]),
        TokenRule("bitly-token", "api-ssl.bitly.com", beside: ["bitly"], ["<h40>"],
            finds: [["bit", "ly", "_ke", "y: \"", "358341f0a3647b297134", "92894ab4b58abb44a8c4\""]],
            passesOver: [
                ["bit", "ly", "_ke", "y: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "358341f0a3647b297134", "92894ab4b58abb44a8c4\""],
            ]),
        TokenRule("truelayer-secret", "auth.truelayer.com", beside: ["truelayer"], ["<uuid>"],
            finds: [["TRUEL", "AYER", "_SE", "CRET: \"", "7a496dc5-37b5-e90c", "-8781-1def40de0a40\""]],
            passesOver: [
                ["TRUEL", "AYER", "_SE", "CRET: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "7a496dc5-37b5-e90c", "-8781-1def40de0a40\""],
            ]),
        TokenRule("circle-key", "api.circle.com", ["LIVE_API_KEY:<h32>:<h32>", "TEST_API_KEY:<h32>:<h32>"],
            finds: [["LIVE_A", "PI_KEY:", "dc9f9a73971c00a885cf25ab1d428d57:f6b857e7492c19c8d0172d939f69e04b"]],
            passesOver: [
                ["LIVE_A", "PI_KEY:dc9f"],
                ["LIVE_A", "PI_KEY:00000000000000000000000000000000:000000000000000000000000000000", "00"],
            ]),
        TokenRule("covalent-key", "api.covalenthq.com", ["cqt_<A28>", "ckey_<h27>"],
            finds: [["cq", "t_", "gGSIq7hkT9ZKnwUy2bLNPaGQZrNw"]],
            passesOver: [["cq", "t_gGSI"], ["cq", "t_xxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("thirdweb-secret", "thirdweb.com", beside: ["thirdweb"], ["<w86>"],
            finds: [
                [
                    "THIRD", "WEB", "_SE", "CRET: \"", "JfzyoXTKQVekQC5-gcQOtgCHX7e0LycPzfMxOOdRcGD",
                    "Ghppc_XQ7PZmZpTxbW4XoGDZ7IUfAuMKb_2tgtZ-2q6\""
                ],
            ],
            passesOver: [
                [
                    "THIRD", "WEB", "_SE", "CRET: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit: \"", "JfzyoXTKQVekQC5-gcQOtgCHX7e0LycPzfMxOOdRcGD",
                    "Ghppc_XQ7PZmZpTxbW4XoGDZ7IUfAuMKb_2tgtZ-2q6\""
                ],
            ]),
        TokenRule("pinata-secret", "api.pinata.cloud", beside: ["pinata"], ["<h64>"],
            finds: [
                [
                    "pina", "ta", "_ke", "y: \"", "1eb823563b68e6d6bdb9ee885a3cc1a9",
                    "84418c6d627af3e1bfe28a97314ebc2e\""
                ],
            ],
            passesOver: [
                ["pina", "ta", "_ke", "y: \"", "0000000000000000000000000000000000000000000000000000000000000000\""],
                ["other_commit: \"", "1eb823563b68e6d6bdb9ee885a3cc1a9", "84418c6d627af3e1bfe28a97314ebc2e\""],
            ]),
    ]
}

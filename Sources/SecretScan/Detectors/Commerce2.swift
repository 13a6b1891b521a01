extension TokenRule {
    /// More of ``commerce``.
    static let commerce2: [TokenRule] = [
        TokenRule("flutterwave-encryption-key", "api.flutterwave.com", ["FLWSECK_TEST<h12>"],
            finds: [["FLWSEC", "K_TEST", "b9d676f3c9d7"]],
            passesOver: [["FLWSEC", "K_TESTb9d6"], ["FLWSEC", "K_TEST000000000000"]]),
        TokenRule("recurly-key", "v3.recurly.com", beside: ["recurly"], ["<h32>"],
            finds: [["recu", "rly", "_ke", "y = \"", "5cba3046f7789be8", "65440ca7729bd03a\""]],
            passesOver: [
                ["recu", "rly", "_ke", "y = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "5cba3046f7789be8", "65440ca7729bd03a\""],
            ]),
        TokenRule(
            "paddle-key", "api.paddle.com",
            ["pdl_live_apikey_<l26>_<A22>_<A3>", "pdl_sdbx_apikey_<l26>_<A22>_<A3>", "pdl_ntfset_<l26>_<b32>"],
            finds: [["pdl_live", "_api", "key_", "n8gp8k2ifna03dcfsl7g93jdv0_xnILEJ4GHkIupLsryS2Iog_JEC"]],
            passesOver: [
                ["pdl_live", "_api", "key_n8gp"],
                ["pdl_live", "_api", "key_xxxxxxxxxxxxxxxxxxxxxxxxxx_xxxxxxxxxxxxxxxxxxxxxx_xxx"],
            ]),
        TokenRule("paddle-key", "vendors.paddle.com", beside: ["paddle"], ["<h50>"],
            finds: [["PADD", "LE", "_KE", "Y = \"", "02d77a9c5c2938f2bbf60470e", "864c85af672706db4263aab5a\""]],
            passesOver: [
                ["PADD", "LE", "_KE", "Y = \"", "00000000000000000000000000000000000000000000000000\""],
                ["other_commit = \"", "02d77a9c5c2938f2bbf60470e", "864c85af672706db4263aab5a\""],
            ]),
        TokenRule("taxjar-token", "api.taxjar.com", beside: ["taxjar"], ["<h32>"],
            finds: [["taxj", "ar", "_se", "cret = \"", "8ddba36beb7e8ea8", "d1f0204b6bdaa5ca\""]],
            passesOver: [
                ["taxj", "ar", "_se", "cret = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "8ddba36beb7e8ea8", "d1f0204b6bdaa5ca\""],
            ]),
        TokenRule("shipengine-key", "api.shipengine.com", beside: ["shipengine"], ["<b43>", "TEST_<b43>"],
            finds: [["SHIPEN", "GINE", "_KE", "Y = \"", "W4zYb/nEeqDqq2u8Jq3qb", "ICO+RNhTFusYujlm2RTcbM\""]],
            passesOver: [
                ["SHIPEN", "GINE", "_KE", "Y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "W4zYb/nEeqDqq2u8Jq3qb", "ICO+RNhTFusYujlm2RTcbM\""],
            ]),
        TokenRule("shipstation-secret", "ssapi.shipstation.com", beside: ["shipstation"], ["<h32>"],
            finds: [["SHIPST", "ATION", "_KE", "Y: \"", "e29927c98ca71e2e", "680a572d8f4cf3d7\""]],
            passesOver: [
                ["SHIPST", "ATION", "_KE", "Y: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "e29927c98ca71e2e", "680a572d8f4cf3d7\""],
            ]),
        TokenRule("xendit-key", "api.xendit.co", ["xnd_production_<A40-100>", "xnd_development_<A40-100>"],
            finds: [["xnd_pro", "duction_", "yZsbmbhT4zqQ4q1bYQxsKeIOTlOhjvllVntqOhZs"]],
            passesOver: [["xnd_pro", "duction_yZsb"], ["xnd_pro", "duction_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("midtrans-key", "api.midtrans.com", ["Mid-server-<w24>"],
            finds: [["Mid-s", "erver-", "bF5y8EIMhAZe1A9QzCZqrR5K"]],
            passesOver: [["Mid-s", "erver-bF5y"], ["Mid-s", "erver-xxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("omise-key", "api.omise.co", ["skey_<l19>", "skey_test_<l19>"],
            finds: [["sk", "ey_", "6syyf0fcp91bt6oklip"]],
            passesOver: [["sk", "ey_6syy"], ["sk", "ey_xxxxxxxxxxxxxxxxxxx"]]),
        TokenRule(
            "mercadopago-token", "api.mercadopago.com",
            ["APP_USR-<d13-16>-<d6>-<h32>-<d6-12>", "TEST-<d13-16>-<d6>-<h32>-<d6-12>"],
            finds: [["APP_", "USR-", "6087611313933-472098-847065fbf832b58642e210f39c22ba0f-960581"]],
            passesOver: [
                ["APP_", "USR-6087"],
                ["APP_", "USR-0000000000000-000000-00000000000000000000000000000000-000000"],
            ]),
        TokenRule("cashfree-secret", "api.cashfree.com", ["cfsk_ma_prod_<h32>_<h8>", "cfsk_ma_test_<h32>_<h8>"],
            finds: [["cfsk_m", "a_prod_", "4a0694881fd9bb9eae0a18dd0e45d67a_cace0841"]],
            passesOver: [["cfsk_m", "a_prod_4a06"], ["cfsk_m", "a_prod_00000000000000000000000000000000_00000000"]]),
        TokenRule("conekta-key", "api.conekta.io", beside: ["conekta"], ["key_<A22-24>"],
            finds: [["CONE", "KTA", "_SE", "CRET: \"", "key_9x23JDfxj", "shpEdB9iXIs5k\""]],
            passesOver: [
                ["CONE", "KTA", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "key_9x23JDfxj", "shpEdB9iXIs5k\""],
            ]),
        TokenRule(
            "wise-token", "api.transferwise.com",
            beside: ["transferwise", "wise_api", "wise_token", "wise_access", "wise-api", "wiseapi"], ["<uuid>"],
            finds: [["TRANSFE", "RWISE", "_KE", "Y: \"", "3e3f48ba-6e84-1e58", "-4e65-7e3fdefa0fc0\""]],
            passesOver: [
                ["TRANSFE", "RWISE", "_KE", "Y: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "3e3f48ba-6e84-1e58", "-4e65-7e3fdefa0fc0\""],
            ]),
        TokenRule("dwolla-secret", "api.dwolla.com", beside: ["dwolla"], ["<A50>"],
            finds: [["DWOL", "LA", "_SE", "CRET = \"", "BD51JCosElquNxGfgzZpeEPKQ", "xp7uPQFycy4jUNtK8WXLKUoFA\""]],
            passesOver: [
                ["DWOL", "LA", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "BD51JCosElquNxGfgzZpeEPKQ", "xp7uPQFycy4jUNtK8WXLKUoFA\""],
            ]),
        TokenRule("printful-token", "api.printful.com", beside: ["printful"], ["<A40>"],
            finds: [["print", "ful", "_se", "cret = \"", "kIeZqGwZOtpNzRhEu5lv", "QF4d7OjZIUHxoYuockbt\""]],
            passesOver: [
                ["print", "ful", "_se", "cret = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "kIeZqGwZOtpNzRhEu5lv", "QF4d7OjZIUHxoYuockbt\""],
            ]),
        TokenRule("gumroad-token", "api.gumroad.com", beside: ["gumroad"], ["<w43>"],
            finds: [["GUMR", "OAD", "_TO", "KEN = \"", "IoxcIySpfS5-pFW2X0qDB", "uz5_l2TDYH4FK73nARIQ15\""]],
            passesOver: [
                ["GUMR", "OAD", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "IoxcIySpfS5-pFW2X0qDB", "uz5_l2TDYH4FK73nARIQ15\""],
            ]),
        TokenRule("avalara-key", "rest.avatax.com", beside: ["avalara", "avatax"], ["<X16>"],
            finds: [["AVAL", "ARA", "_TO", "KEN = \"", "170C4D65", "8820789A\""]],
            passesOver: [
                ["AVAL", "ARA", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "170C4D65", "8820789A\""],
            ]),
        TokenRule(
            "commercetools-secret", "auth.commercetools.com", beside: ["commercetools", "ctp_client", "ctp_secret"],
            ["<w32>"],
            finds: [["commerc", "etools", "_to", "ken = \"", "8lZCMKkvKm4p7E9l", "kHvUyQFO4bn4I1Uo\""]],
            passesOver: [
                ["commerc", "etools", "_to", "ken = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "8lZCMKkvKm4p7E9l", "kHvUyQFO4bn4I1Uo\""],
            ]),
        TokenRule("zuora-secret", "rest.zuora.com", beside: ["zuora"], ["<b32-48>"],
            finds: [["zuo", "ra", "_ke", "y: \"", "OtrObAZGgjjoj3pm", "/U/p4fPWdv9Xirz6\""]],
            passesOver: [
                ["zuo", "ra", "_ke", "y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "OtrObAZGgjjoj3pm", "/U/p4fPWdv9Xirz6\""],
            ]),
        TokenRule("payu-key", "secure.payu.com", beside: ["payu"], ["<h32>"],
            finds: [["pay", "u", "_to", "ken: \"", "c679467fb27c48c5", "9d2a5e7c50c23d6d\""]],
            passesOver: [
                ["pay", "u", "_to", "ken: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "c679467fb27c48c5", "9d2a5e7c50c23d6d\""],
            ]),
        TokenRule(
            "authorize-net-transaction-key", "api.authorize.net", beside: ["authorize_net", "authorizenet"],
            ["<A16>"],
            finds: [["AUTHORI", "ZE_NET", "_TO", "KEN = \"", "t0eMZvOm", "Lp1cj7Cb\""]],
            passesOver: [
                ["AUTHORI", "ZE_NET", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "t0eMZvOm", "Lp1cj7Cb\""],
            ]),
        TokenRule("worldpay-key", "api.worldpay.com", beside: ["worldpay"], ["(T|L)_S_<uuid>"],
            finds: [["WORLD", "PAY", "_KE", "Y = \"", "T_S_f6eb6834-b7d0-c0", "0e-ed98-624ba958e109\""]],
            passesOver: [
                ["WORLD", "PAY", "_KE", "Y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "T_S_f6eb6834-b7d0-c0", "0e-ed98-624ba958e109\""],
            ]),
        TokenRule("opayo-key", "pi-live.opayo.eu.elavon.com", beside: ["opayo", "sagepay"], ["<A32>"],
            finds: [["OPA", "YO", "_KE", "Y = \"", "NO3WWEUClclRYIPE", "7LpYM3HOnCyGhtET\""]],
            passesOver: [
                ["OPA", "YO", "_KE", "Y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "NO3WWEUClclRYIPE", "7LpYM3HOnCyGhtET\""],
            ]),
        TokenRule("afterpay-secret", "api.afterpay.com", beside: ["afterpay"], ["<h128>"],
            finds: [
                [
                    "AFTER", "PAY", "_KE", "Y = \"",
                    "39eeedca2720d707300bde8b6e02e41efcb55899c3d2aa84158b3db9c9561feb",
                    "14ab7bd783edda49a3ab87a4ba3ec3701e1ba5d42d1b9eeefde0b1ccafcc0f54\""
                ],
            ],
            passesOver: [
                [
                    "AFTER", "PAY", "_KE", "Y = \"",
                    "0000000000000000000000000000000000000000000000000000000000000000000000",
                    "0000000000000000000000000000000000000000000000000000000000\""
                ],
                [
                    "other_commit = \"", "39eeedca2720d707300bde8b6e02e41efcb55899c3d2aa84158b3db9c9561feb",
                    "14ab7bd783edda49a3ab87a4ba3ec3701e1ba5d42d1b9eeefde0b1ccafcc0f54\""
                ],
            ]),
        TokenRule(
            "lemonsqueezy-webhook", "api.lemonsqueezy.com", beside: ["lemonsqueezy", "lemon_squeezy"],
            ["eyJ0eXAiOiJKV1Qi<w20-60>.<w60-1000>.<w60-1000>"], .structured,
            finds: [
                [
                    "lemonsq", "ueezy", "_ke", "y: \"",
                    "eyJ0eXAiOiJKV1QiiWev2zfgQNUhDApFxQOP.LqaiaWvDBPOoEfbFWauRqGWpoLrTUQruQ", "dl0Psel_V",
                    "k4ezWfeR9brGOBYMcl.Atc8kbPZldRqcOlTJIobjRUx5x0mQShh6LNa8Hr7XBPT3PGiQk7", "MMZcyu8FZ\""
                ],
            ],
            passesOver: [
                [
                    "lemonsq", "ueezy", "_ke", "y: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit: \"", "eyJ0eXAiOiJKV1QiiWev2zfgQNUhDApFxQOP.LqaiaWvDBPOoEfbFWauRqGWpoLrTUQruQ",
                    "dl0Psel_V", "k4ezWfeR9brGOBYMcl.Atc8kbPZldRqcOlTJIobjRUx5x0mQShh6LNa8Hr7XBPT3PGiQk7",
                    "MMZcyu8FZ\""
                ],
            ]),
        TokenRule("polar-token", "api.polar.sh", ["polar_oat_<A40-60>", "polar_pat_<A40-60>"],
            finds: [["polar", "_oat_", "AwYJUP1qSGuq1QGPk4MwfFOHXfEZMsdtAqHVKUYx"]],
            passesOver: [["polar", "_oat_AwYJ"], ["polar", "_oat_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("creem-key", "api.creem.io", ["creem_<A16-30>"],
            finds: [["cre", "em_", "qcnLP3qmer9q7L5m"]],
            passesOver: [["cre", "em_qcnL"], ["cre", "em_xxxxxxxxxxxxxxxx"]]),
        TokenRule("sellfy-key", "sellfy.com", beside: ["sellfy"], ["<h40>"],
            finds: [["sell", "fy", "_ke", "y: \"", "42642a939505eeaf586c", "5270cc17793e51e1fa48\""]],
            passesOver: [
                ["sell", "fy", "_ke", "y: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "42642a939505eeaf586c", "5270cc17793e51e1fa48\""],
            ]),
    ]
}

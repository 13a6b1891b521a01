extension TokenRule {
    /// Shops and shipping.
    static let shops: [TokenRule] = [
        TokenRule("shippo-token", "api.goshippo.com", ["shippo_live_<h40>", "shippo_test_<h40>"],
            finds: [["shippo", "_live_", "8c4e1f06e0cbb1ac7d34b922e9c5838d7ebc31ca"]],
            passesOver: [["shippo", "_live_8c4e"], ["shippo", "_live_0000000000000000000000000000000000000000"]]),
        TokenRule("easypost-key", "api.easypost.com", ["EZAK<A54>", "EZTK<A54>"],
            finds: [["EZ", "AK", "B2yCHM3FBf3WlaR3ii8GtXhCVQgCwMxV3I2BUbGLENvruS6B4pIn5B"]],
            passesOver: [["EZ", "AKB2yC"], ["EZ", "AKxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("duffel-token", "api.duffel.com", ["duffel_live_<w43>", "duffel_test_<w43>"],
            finds: [["duffel", "_live_", "6HZT0m4t9ztu8r-QyBQsFetYI_ySgsu8g0exQuqjo9s"]],
            passesOver: [["duffel", "_live_6HZT"], ["duffel", "_live_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule(
            "shopify-token", "myshopify.com",
            ["shpat_<H32>", "shpca_<H32>", "shppa_<H32>", "shpss_<H32>", "shpua_<H32>", "shptka_<H32>"],
            finds: [["shp", "at_", "f5021df2c6808ab87c947e33797f93a8"]],
            passesOver: [["sh", "pat_zz"], ["shp", "at_f502"], ["shp", "at_00000000000000000000000000000000"]]),
        TokenRule("shopify-token", "myshopify.com", beside: ["shopify"], ["<h32>"],
            finds: [["shop", "ify", "_to", "ken = \"", "4146941b31f7310c", "4ec2372c3aa366b7\""]],
            passesOver: [
                ["shop", "ify", "_to", "ken = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "4146941b31f7310c", "4ec2372c3aa366b7\""],
            ]),
        TokenRule("etsy-key", "api.etsy.com", beside: ["etsy"], ["<l24>"],
            finds: [["ets", "y", "_ke", "y = \"", "g7owq77ws7d2", "tcz26ynbid3v\""]],
            passesOver: [
                ["ets", "y", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "g7owq77ws7d2", "tcz26ynbid3v\""],
            ]),
        TokenRule("ebay-secret", "api.ebay.com", ["PRD-<h12>-<h4>-<h4>-<h4>-<h4>", "SBX-<h12>-<h4>-<h4>-<h4>-<h4>"],
            finds: [["PR", "D-", "c8f1b21a0584-680f-1e50-b186-59e7"]],
            passesOver: [["PR", "D-c8f1"], ["PR", "D-000000000000-0000-0000-0000-0000"]]),
        TokenRule("bigcommerce-token", "api.bigcommerce.com", beside: ["bigcommerce"], ["<l31>"],
            finds: [["BIGCOM", "MERCE", "_TO", "KEN = \"", "03ozk8mvym8srsv", "kjd9nusa5waj9bkv\""]],
            passesOver: [
                ["BIGCOM", "MERCE", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "03ozk8mvym8srsv", "kjd9nusa5waj9bkv\""],
            ]),
        TokenRule("woocommerce-secret", nil, ["cs_<h40>"],
            finds: [["c", "s_", "a217172662bc592f608917f34ae8962bfc84c0e9"]],
            passesOver: [["c", "s_a217"], ["c", "s_0000000000000000000000000000000000000000"]]),
        TokenRule("woocommerce-key", nil, ["ck_<h40>"],
            finds: [["c", "k_", "56e32e5aafdc1454ff057a6d3250b7300ce6010c"]],
            passesOver: [["c", "k_56e3"], ["c", "k_0000000000000000000000000000000000000000"]]),
        TokenRule("magento-token", nil, beside: ["magento"], ["<l32>"],
            finds: [["MAGE", "NTO", "_SE", "CRET: \"", "84g2f1sltm6zgblo", "mb99ijgk1mffdqvf\""]],
            passesOver: [
                ["MAGE", "NTO", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "84g2f1sltm6zgblo", "mb99ijgk1mffdqvf\""],
            ]),
        TokenRule("squarespace-key", "api.squarespace.com", beside: ["squarespace"], ["<uuid>"],
            finds: [["SQUARE", "SPACE", "_SE", "CRET = \"", "7f8ec334-704c-d4b6", "-8d19-465dc25e43ea\""]],
            passesOver: [
                ["SQUARE", "SPACE", "_SE", "CRET = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "7f8ec334-704c-d4b6", "-8d19-465dc25e43ea\""],
            ]),
        TokenRule(
            "klarna-key", "api.klarna.com", ["klarna_live_api_<w40-400>", "klarna_test_api_<w40-400>"], .structured,
            finds: [["klarna_l", "ive_api_", "0T60kk3p94n-Fy", "Tf3PG8Jv5TbZyf", "KzeteQiuK5V1"]],
            passesOver: [
                ["klarna_l", "ive_api_0T60"],
                ["klarna_l", "ive_api_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("klarna-key", "api.klarna.com", beside: ["klarna"], ["<A16>"],
            finds: [["klar", "na", "_ke", "y = \"", "XGo0Wqxh", "S6DW4dQ4\""]],
            passesOver: [
                ["klar", "na", "_ke", "y = \"", "xxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "XGo0Wqxh", "S6DW4dQ4\""],
            ]),
        TokenRule("plaid-secret", "production.plaid.com", beside: ["plaid"], ["<h30>"],
            finds: [["PLA", "ID", "_KE", "Y = \"", "a534a48ba81d923", "477e368fae69507\""]],
            passesOver: [
                ["PLA", "ID", "_KE", "Y = \"", "000000000000000000000000000000\""],
                ["other_commit = \"", "a534a48ba81d923", "477e368fae69507\""],
            ]),
        TokenRule(
            "plaid-access-token", "production.plaid.com",
            ["access-production-<uuid>", "access-sandbox-<uuid>", "access-development-<uuid>"],
            finds: [["access-pr", "oduction-", "18cb31c7-12cf-69b1-95af-e9b96e0d3274"]],
            passesOver: [
                ["access-pr", "oduction-18cb"],
                ["access-pr", "oduction-00000000-0000-0000-0000-000000000000"],
            ]),
        TokenRule(
            "flutterwave-key", "api.flutterwave.com",
            ["FLWSECK-<h32>-X", "FLWSECK_TEST-<h32>-X", "FLWSECK-<A32>-<A3-12>-X", "FLWSECK_TEST-<A32>-X"], .oneCase,
            finds: [["FLWS", "ECK-", "51d1f8caa51ff8512a00f4aed33c10da-X"]],
            passesOver: [
                ["FLW", "PUBK-", "b9d676f3c9d75cba3046f7789be86544", "-X"],
                ["FLWS", "ECK-51d1"],
                ["FLWS", "ECK-00000000000000000000000000000000-X"],
            ]),
        TokenRule("flutterwave-encryption-key", "api.flutterwave.com", ["FLWSECK_TEST<h12>"],
            finds: [["FLWSEC", "K_TEST", "0ca7729bd03a"]],
            passesOver: [["FLWSEC", "K_TEST0ca7"], ["FLWSEC", "K_TEST000000000000"]]),
        TokenRule("recurly-key", "v3.recurly.com", beside: ["recurly"], ["<h32>"],
            finds: [["RECU", "RLY", "_SE", "CRET = \"", "216375e4260de112", "953e41adb6f5a798\""]],
            passesOver: [
                ["RECU", "RLY", "_SE", "CRET = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "216375e4260de112", "953e41adb6f5a798\""],
            ]),
        TokenRule(
            "paddle-key", "api.paddle.com",
            ["pdl_live_apikey_<l26>_<A22>_<A3>", "pdl_sdbx_apikey_<l26>_<A22>_<A3>", "pdl_ntfset_<l26>_<b32>"],
            finds: [["pdl_live", "_api", "key_", "9428be1pputz6kz7ethr4exw5m_2ajpbCrnZiyYXXrLWlu5Em_p8e"]],
            passesOver: [
                ["pdl_live", "_api", "key_9428"],
                ["pdl_live", "_api", "key_xxxxxxxxxxxxxxxxxxxxxxxxxx_xxxxxxxxxxxxxxxxxxxxxx_xxx"],
            ]),
        TokenRule("paddle-key", "vendors.paddle.com", beside: ["paddle"], ["<h50>"],
            finds: [["padd", "le", "_ke", "y: \"", "706db4263aab5a7248ddba36b", "eb7e8ea8d1f0204b6bdaa5ca0\""]],
            passesOver: [
                ["padd", "le", "_ke", "y: \"", "00000000000000000000000000000000000000000000000000\""],
                ["other_commit: \"", "706db4263aab5a7248ddba36b", "eb7e8ea8d1f0204b6bdaa5ca0\""],
            ]),
        TokenRule("taxjar-token", "api.taxjar.com", beside: ["taxjar"], ["<h32>"],
            finds: [["TAXJ", "AR", "_SE", "CRET = \"", "ae6c0f3714744d5f", "84d4087afa91b754\""]],
            passesOver: [
                ["TAXJ", "AR", "_SE", "CRET = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "ae6c0f3714744d5f", "84d4087afa91b754\""],
            ]),
        TokenRule("shipengine-key", "api.shipengine.com", beside: ["shipengine"], ["<b43>", "TEST_<b43>"],
            finds: [["shipen", "gine", "_se", "cret = \"", "hlm2RTcb9pHqqn7jMNjEW", "LIWQDh7j5yHbOuFl1G+qWO\""]],
            passesOver: [
                ["shipen", "gine", "_se", "cret = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "hlm2RTcb9pHqqn7jMNjEW", "LIWQDh7j5yHbOuFl1G+qWO\""],
            ]),
        TokenRule("shipstation-secret", "ssapi.shipstation.com", beside: ["shipstation"], ["<h32>"],
            finds: [["shipst", "ation", "_se", "cret = \"", "65c90603c880b925", "34a5569839f7e6f7\""]],
            passesOver: [
                ["shipst", "ation", "_se", "cret = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "65c90603c880b925", "34a5569839f7e6f7\""],
            ]),
        TokenRule("xendit-key", "api.xendit.co", ["xnd_production_<A40-100>", "xnd_development_<A40-100>"],
            finds: [["xnd_pro", "duction_", "UQZ47PKnYzcA2nRUQEvmoXWz7iHSivCqbKRGs4yy"]],
            passesOver: [["xnd_pro", "duction_UQZ4"], ["xnd_pro", "duction_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("midtrans-key", "api.midtrans.com", ["Mid-server-<w24>"],
            finds: [["Mid-s", "erver-", "s0leF2dNCvxqF2a62nmBjyzD"]],
            passesOver: [["Mid-s", "erver-s0le"], ["Mid-s", "erver-xxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("omise-key", "api.omise.co", ["skey_<l19>", "skey_test_<l19>"],
            finds: [["sk", "ey_", "ic8qjoaml48x5rgfw9k"]],
            passesOver: [["sk", "ey_ic8q"], ["sk", "ey_xxxxxxxxxxxxxxxxxxx"]]),
        TokenRule(
            "mercadopago-token", "api.mercadopago.com",
            ["APP_USR-<d13-16>-<d6>-<h32>-<d6-12>", "TEST-<d13-16>-<d6>-<h32>-<d6-12>"],
            finds: [["APP_", "USR-", "4938217189080-714681-2ba0fd0a24a0694881fd9bb9eae0a18d-896078"]],
            passesOver: [
                ["APP_", "USR-4938"],
                ["APP_", "USR-0000000000000-000000-00000000000000000000000000000000-000000"],
            ]),
        TokenRule("cashfree-secret", "api.cashfree.com", ["cfsk_ma_prod_<h32>_<h8>", "cfsk_ma_test_<h32>_<h8>"],
            finds: [["cfsk_m", "a_prod_", "45d67acace0841be2b4937f1d495583e_3f48ba6e"]],
            passesOver: [["cfsk_m", "a_prod_45d6"], ["cfsk_m", "a_prod_00000000000000000000000000000000_00000000"]]),
        TokenRule("conekta-key", "api.conekta.io", beside: ["conekta"], ["key_<A22-24>"],
            finds: [["CONE", "KTA", "_SE", "CRET: \"", "key_2qiQc4SC3", "XVkNrj5Cnl8pC\""]],
            passesOver: [
                ["CONE", "KTA", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "key_2qiQc4SC3", "XVkNrj5Cnl8pC\""],
            ]),
        TokenRule(
            "wise-token", "api.transferwise.com",
            beside: ["transferwise", "wise_api", "wise_token", "wise_access", "wise-api", "wiseapi"], ["<uuid>"],
            finds: [["TRANSFE", "RWISE", "_TO", "KEN: \"", "fdefa0fc-0d2b-9dee", "-79f5-8ab23c72fb7a\""]],
            passesOver: [
                ["TRANSFE", "RWISE", "_TO", "KEN: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "fdefa0fc-0d2b-9dee", "-79f5-8ab23c72fb7a\""],
            ]),
        TokenRule("dwolla-secret", "api.dwolla.com", beside: ["dwolla"], ["<A50>"],
            finds: [["DWOL", "LA", "_TO", "KEN: \"", "y4jUNtK8WXLKUoFAxTVbnkIeZ", "qGwZOtpNzRhEu5lvQF4d7OjZI\""]],
            passesOver: [
                ["DWOL", "LA", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "y4jUNtK8WXLKUoFAxTVbnkIeZ", "qGwZOtpNzRhEu5lvQF4d7OjZI\""],
            ]),
        TokenRule("printful-token", "api.printful.com", beside: ["printful"], ["<A40>"],
            finds: [["print", "ful", "_to", "ken: \"", "uockbtcTT4MHAZTZhlK8", "3brmwYhcw1SW7C9FKIh3\""]],
            passesOver: [
                ["print", "ful", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "uockbtcTT4MHAZTZhlK8", "3brmwYhcw1SW7C9FKIh3\""],
            ]),
        TokenRule("gumroad-token", "api.gumroad.com", beside: ["gumroad"], ["<w43>"],
            finds: [["gumr", "oad", "_to", "ken = \"", "Y0qDBuz5_l2TDYH4FK73n", "ARIQ1Ao9YKfEcWr0BwJGlo\""]],
            passesOver: [
                ["gumr", "oad", "_to", "ken = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "Y0qDBuz5_l2TDYH4FK73n", "ARIQ1Ao9YKfEcWr0BwJGlo\""],
            ]),
        TokenRule("avalara-key", "rest.avatax.com", beside: ["avalara", "avatax"], ["<X16>"],
            finds: [["AVAL", "ARA", "_KE", "Y: \"", "A9DE762C", "7992593E\""]],
            passesOver: [
                ["AVAL", "ARA", "_KE", "Y: \"", "xxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "A9DE762C", "7992593E\""],
            ]),
        TokenRule(
            "commercetools-secret", "auth.commercetools.com", beside: ["commercetools", "ctp_client", "ctp_secret"],
            ["<w32>"],
            finds: [["commerc", "etools", "_ke", "y: \"", "e9lkHvUyQFO4bn4I", "1UCDhM_trObAZGgh\""]],
            passesOver: [
                ["commerc", "etools", "_ke", "y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "e9lkHvUyQFO4bn4I", "1UCDhM_trObAZGgh\""],
            ]),
        TokenRule("zuora-secret", "rest.zuora.com", beside: ["zuora"], ["<b32-48>"],
            finds: [["zuo", "ra", "_to", "ken = \"", "Vpm/U/p4fPWdv9Xi", "rze5gWYADKrzD/U2\""]],
            passesOver: [
                ["zuo", "ra", "_to", "ken = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "Vpm/U/p4fPWdv9Xi", "rze5gWYADKrzD/U2\""],
            ]),
        TokenRule("payu-key", "secure.payu.com", beside: ["payu"], ["<h32>"],
            finds: [["PAY", "U", "_TO", "KEN = \"", "48c59d2a5e7c50c2", "3d6db992a6714e06\""]],
            passesOver: [
                ["PAY", "U", "_TO", "KEN = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "48c59d2a5e7c50c2", "3d6db992a6714e06\""],
            ]),
        TokenRule(
            "authorize-net-transaction-key", "api.authorize.net", beside: ["authorize_net", "authorizenet"],
            ["<A16>"],
            finds: [["authori", "ze_net", "_se", "cret = \"", "53nD257Y", "wnqH5hix\""]],
            passesOver: [
                ["authori", "ze_net", "_se", "cret = \"", "xxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "53nD257Y", "wnqH5hix\""],
            ]),
        TokenRule("worldpay-key", "api.worldpay.com", beside: ["worldpay"], ["(T|L)_S_<uuid>"],
            finds: [["world", "pay", "_se", "cret: \"", "T_S_0c00eed9-8624-ba", "95-8e10-972aefe515f7\""]],
            passesOver: [
                ["world", "pay", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "T_S_0c00eed9-8624-ba", "95-8e10-972aefe515f7\""],
            ]),
        TokenRule("opayo-key", "pi-live.opayo.eu.elavon.com", beside: ["opayo", "sagepay"], ["<A32>"],
            finds: [["opa", "yo", "_se", "cret = \"", "CyGhtETf6djDg85X", "1s7D17DCAZ6zvKUe\""]],
            passesOver: [
                ["opa", "yo", "_se", "cret = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "CyGhtETf6djDg85X", "1s7D17DCAZ6zvKUe\""],
            ]),
        TokenRule("afterpay-secret", "api.afterpay.com", beside: ["afterpay"], ["<h128>"],
            finds: [
                [
                    "after", "pay", "_ke", "y: \"", "0d707300bde8b6e02e41efcb55899c3d2aa84158b3db9c9561feb14ab7bd783e",
                    "dda49a3ab87a4ba3ec3701e1ba5d42d1b9eeefde0b1ccafcc0f545b3049c15d6\""
                ],
            ],
            passesOver: [
                [
                    "after", "pay", "_ke", "y: \"",
                    "0000000000000000000000000000000000000000000000000000000000000000000000",
                    "0000000000000000000000000000000000000000000000000000000000\""
                ],
                [
                    "other_commit: \"", "0d707300bde8b6e02e41efcb55899c3d2aa84158b3db9c9561feb14ab7bd783e",
                    "dda49a3ab87a4ba3ec3701e1ba5d42d1b9eeefde0b1ccafcc0f545b3049c15d6\""
                ],
            ]),
        TokenRule(
            "lemonsqueezy-webhook", "api.lemonsqueezy.com", beside: ["lemonsqueezy", "lemon_squeezy"],
            ["eyJ0eXAiOiJKV1Qi<w20-60>.<w60-1000>.<w60-1000>"], .structured,
            finds: [
                [
                    "LEMONSQ", "UEEZY", "_SE", "CRET: \"",
                    "eyJ0eXAiOiJKV1Qi8NUhDApFxQOTqcqaiaWo.zPOoEfbFWauRqGWpoLrTUQruQdl0Psel_", "Vk4ezWfeR",
                    "9brGOBYMcPxhtc8kb8.qdRqcOlTJIobjRUx5x0mQShh6LNa8Hr7XBPT3PGiQk7MMZcyu8F", "F1Tks0SG1\""
                ],
            ],
            passesOver: [
                [
                    "LEMONSQ", "UEEZY", "_SE", "CRET: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit: \"", "eyJ0eXAiOiJKV1Qi8NUhDApFxQOTqcqaiaWo.zPOoEfbFWauRqGWpoLrTUQruQdl0Psel_",
                    "Vk4ezWfeR", "9brGOBYMcPxhtc8kb8.qdRqcOlTJIobjRUx5x0mQShh6LNa8Hr7XBPT3PGiQk7MMZcyu8F",
                    "F1Tks0SG1\""
                ],
            ]),
        TokenRule("polar-token", "api.polar.sh", ["polar_oat_<A40-60>", "polar_pat_<A40-60>"],
            finds: [["polar", "_oat_", "MwfFOHXfEZMsdtAqHVKUYxqcnLP3qmer9q7L5m1K"]],
            passesOver: [["polar", "_oat_MwfF"], ["polar", "_oat_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("creem-key", "api.creem.io", ["creem_<A16-30>"],
            finds: [["cre", "em_", "ieNni3eNJ1vtgslb"]],
            passesOver: [["cre", "em_ieNn"], ["cre", "em_xxxxxxxxxxxxxxxx"]]),
        TokenRule("sellfy-key", "sellfy.com", beside: ["sellfy"], ["<h40>"],
            finds: [["sell", "fy", "_se", "cret = \"", "5eeaf586c5270cc17793", "e51e1fa486d5afd7e7e3\""]],
            passesOver: [
                ["sell", "fy", "_se", "cret = \"", "0000000000000000000000000000000000000000\""],
                ["other_commit = \"", "5eeaf586c5270cc17793", "e51e1fa486d5afd7e7e3\""],
            ]),
    ]
}

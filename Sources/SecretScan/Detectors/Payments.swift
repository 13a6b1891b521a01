extension TokenRule {
    /// Payments. A publishable key (`pk_live_`) is no secret.
    static let payments: [TokenRule] = [
        TokenRule("paystack-key", "api.paystack.co", ["sk_live_<h40>", "sk_test_<h40>"],
            finds: [["sk_l", "ive_", "fbdd0ff23d6ea0d0ef7ef422b13af2a37681754e"]],
            passesOver: [["sk_l", "ive_fbdd"], ["sk_l", "ive_0000000000000000000000000000000000000000"]]),
        TokenRule("stripe-key", "api.stripe.com", ["sk_live_<A24-250>", "rk_live_<A24-250>", "sk_org_live_<A24-250>"],
            finds: [["sk_l", "ive_", "Y2Xf3T3z7bm8OuYEYIlmlvrQ"]],
            passesOver: [
                ["sk", "_live_"],
                ["pk", "_live_51", "DBUfjt596GPSK4VGSLd0lUsJ"],
                ["sk_l", "ive_Y2Xf"],
                ["sk_l", "ive_xxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("stripe-test-key", "api.stripe.com", ["sk_test_<A24-250>", "rk_test_<A24-250>"],
            finds: [["sk_t", "est_", "aem0H4mI10XvG923mKLyTT5V"]],
            passesOver: [["sk_t", "est_aem0"], ["sk_t", "est_xxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("stripe-webhook-secret", "api.stripe.com", ["whsec_<b32-64>"],
            finds: [["whs", "ec_", "Ml9w6+LIAH76fIkAVY2MgwlG9WQ4Hpe7"]],
            passesOver: [["wh", "sec_..."], ["whs", "ec_Ml9w"], ["whs", "ec_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule(
            "paypal-braintree-token", "api.braintreegateway.com",
            ["access_token$production$<l16>$<h32>", "access_token$sandbox$<l16>$<h32>"],
            finds: [["access_token", "$production$", "aqcr5d2brm6vtozr$4303194c86f575a608ae77dc12130b7e"]],
            passesOver: [
                ["access_token", "$production$aqcr"],
                ["access_token", "$production$xxxxxxxxxxxxxxxx$00000000000000000000000000000000"],
            ]),
        TokenRule("paypal-secret", "api.paypal.com", beside: ["paypal"], ["E<w79>", "<w80>"],
            finds: [
                [
                    "payp", "al", "_to", "ken: \"", "EmI7r_84HK5j-fiTTC6LyH-i65zNxU0OQKaJWxlJ",
                    "ZOoZfm8s3Ap9bLP8OhLq4hyiCTJplvwE3qeza2Y7\""
                ],
            ],
            passesOver: [
                [
                    "payp", "al", "_to", "ken: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxx\""
                ],
                [
                    "other_commit: \"", "EmI7r_84HK5j-fiTTC6LyH-i65zNxU0OQKaJWxlJ",
                    "ZOoZfm8s3Ap9bLP8OhLq4hyiCTJplvwE3qeza2Y7\""
                ],
            ]),
        TokenRule("braintree-private-key", "api.braintreegateway.com", beside: ["braintree", "bt_private"], ["<h32>"],
            finds: [["brain", "tree", "_se", "cret: \"", "7fc7a9e86b30b74e", "e8757845f5ba2372\""]],
            passesOver: [
                ["brain", "tree", "_se", "cret: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "7fc7a9e86b30b74e", "e8757845f5ba2372\""],
            ]),
        TokenRule("square-token", "connect.squareup.com", ["sq0csp-<w43>", "sq0atp-<w22>", "EAAA<w60>"],
            finds: [["sq0", "csp-", "QK8qyA-vV9bdUqLYFGPvdDzYlhc-ft6S-JLoRyCpUcz"]],
            passesOver: [
                ["EA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"],
                ["sq0", "csp-QK8q"],
                ["sq0", "csp-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("adyen-key", "adyen.com", ["AQE<a1>hmf<b40-160>-<b20-80>-<v10-60>"], .oneCase,
            finds: [["A", "QE", "HhmfgR20rIo5Auh6e8E4PnjyOXXN4E6SwXOHHhMcJYSI-Agec1zd3CA58+qejym5s-yZL*", "HDKd_2"]],
            passesOver: [
                ["A", "QEHhmf"],
                ["A", "QExhmfxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-xxxxxxxxxxxxxxxxxxxx-xx", "xxxxxxxx"],
            ]),
        TokenRule("adyen-key", "adyen.com", beside: ["adyen"], ["AQE<a1>hmf<b40-300>"],
            finds: [["ADY", "EN", "_KE", "Y = \"", "AQEXhmfyJSEoXhqe+a8+Npl", "vE0D+r+2SCBScV/i4wURRwzo\""]],
            passesOver: [
                ["ADY", "EN", "_KE", "Y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "AQEXhmfyJSEoXhqe+a8+Npl", "vE0D+r+2SCBScV/i4wURRwzo\""],
            ]),
        TokenRule("checkout-key", "api.checkout.com", ["sk_sbox_<l26-30>", "sk_test_<uuid>", "sk_<uuid>"],
            finds: [["sk_s", "box_", "4w98b35n3o0xyghdm1vd2se8kg"]],
            passesOver: [["sk_s", "box_4w98"], ["sk_s", "box_xxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("checkout-key", "api.checkout.com", beside: ["checkout"], ["sk_<l26-32>"],
            finds: [["check", "out", "_se", "cret: \"", "sk_oss4zacf3dx", "o98byu30me2c8ue\""]],
            passesOver: [
                ["check", "out", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "sk_oss4zacf3dx", "o98byu30me2c8ue\""],
            ]),
        TokenRule("razorpay-key", "api.razorpay.com", ["rzp_live_<A14>", "rzp_test_<A14>"],
            finds: [["rzp_", "live_", "Fa1feFvWEfJGm4"]],
            passesOver: [["rzp_", "live_Fa1f"], ["rzp_", "live_xxxxxxxxxxxxxx"]]),
        TokenRule("razorpay-secret", "api.razorpay.com", beside: ["razorpay"], ["<A24>"],
            finds: [["razor", "pay", "_se", "cret: \"", "RiWccuMpNzdx", "a2VdhP7DBDIR\""]],
            passesOver: [
                ["razor", "pay", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "RiWccuMpNzdx", "a2VdhP7DBDIR\""],
            ]),
        TokenRule("mollie-key", "api.mollie.com", ["live_<A30>"],
            finds: [["li", "ve_", "cnbzGdiLP38wNROqxzLgCziZqVORUP"]],
            passesOver: [["li", "ve_cnbz"], ["li", "ve_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("mollie-key", "api.mollie.com", beside: ["mollie"], ["test_<A30>", "access_<A30-50>"],
            finds: [["moll", "ie", "_ke", "y = \"", "test_xhfqdxZAj2vV", "UgsLNgIMhWju5XxY1Z\""]],
            passesOver: [
                ["moll", "ie", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "test_xhfqdxZAj2vV", "UgsLNgIMhWju5XxY1Z\""],
            ]),
        TokenRule("gocardless-token", "api.gocardless.com", ["live_<w40>"],
            finds: [["li", "ve_", "QoRT5XKYiN9vUJ_7hNsRs9GhoNW68kpbii37xbMI"]],
            passesOver: [["li", "ve_QoRT"], ["li", "ve_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("gocardless-token", "api.gocardless.com", beside: ["gocardless"], ["sandbox_<w40>"],
            finds: [["GOCARD", "LESS", "_TO", "KEN: \"", "sandbox_6KP_x0FM9CkTWZwK", "BZSL_osYJbqbi-VyoKiTDl5i\""]],
            passesOver: [
                ["GOCARD", "LESS", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "sandbox_6KP_x0FM9CkTWZwK", "BZSL_osYJbqbi-VyoKiTDl5i\""],
            ]),
        TokenRule("lob-key", "api.lob.com", ["live_<h35>"],
            finds: [["li", "ve_", "19ab014f6e98a869ddaa736412c349b7a1d"]],
            passesOver: [["li", "ve_19ab"], ["li", "ve_00000000000000000000000000000000000"]]),
        TokenRule("lob-key", "api.lob.com", beside: ["lob"], ["test_<h35>"],
            finds: [["lo", "b", "_se", "cret: \"", "test_7341c8fb30d4dcb", "78c7340b35fe0ca96477\""]],
            passesOver: [
                ["lo", "b", "_se", "cret: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "test_7341c8fb30d4dcb", "78c7340b35fe0ca96477\""],
            ]),
        TokenRule("chargebee-key", "chargebee.com", beside: ["chargebee"], ["live_<A30-60>", "test_<A30-60>"],
            finds: [["charg", "ebee", "_ke", "y = \"", "live_Bc7qfbWuKAwy", "c3XNLjDZgyc55DhMtZ\""]],
            passesOver: [
                ["charg", "ebee", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "live_Bc7qfbWuKAwy", "c3XNLjDZgyc55DhMtZ\""],
            ]),
    ]
}

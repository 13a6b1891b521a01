extension TokenRule {
    /// Sign-in, verification, captchas.
    static let identity: [TokenRule] = [
        TokenRule("okta-token", "okta.com", beside: ["okta", "ssws"], ["00<w40>"],
            finds: [["OKT", "A", "_SE", "CRET = \"", "00tfD-4DjIlJMUwZ1RKO3", "aCX1P3rJ5E5iMiCpQWY_v\""]],
            passesOver: [
                ["OKT", "A", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "00tfD-4DjIlJMUwZ1RKO3", "aCX1P3rJ5E5iMiCpQWY_v\""],
            ]),
        TokenRule("auth0-client-secret", "auth0.com", beside: ["auth0"], ["<w64>"],
            finds: [
                [
                    "aut", "h0", "_to", "ken = \"", "aVp5tPVKxctf7Yrjfk-M06yyhuqBoPqc",
                    "rIffDoVzggVJs_M0hOWyoEx-b8fjD0z4\""
                ],
            ],
            passesOver: [
                ["aut", "h0", "_to", "ken = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "aVp5tPVKxctf7Yrjfk-M06yyhuqBoPqc", "rIffDoVzggVJs_M0hOWyoEx-b8fjD0z4\""],
            ]),
        TokenRule("onelogin-secret", "onelogin.com", beside: ["onelogin"], ["<h64>"],
            finds: [
                [
                    "ONELO", "GIN", "_TO", "KEN = \"", "fe865369eebb60a559a1e4d5c55c7190",
                    "ec399de66b800c204986a86b476eafb1\""
                ],
            ],
            passesOver: [
                [
                    "ONELO", "GIN", "_TO", "KEN = \"",
                    "0000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit = \"", "fe865369eebb60a559a1e4d5c55c7190", "ec399de66b800c204986a86b476eafb1\""],
            ]),
        TokenRule("fusionauth-key", nil, beside: ["fusionauth"], ["<w43-64>"],
            finds: [["FUSION", "AUTH", "_SE", "CRET: \"", "U9rwbnaUxPcogMI0Ut6ph", "DV3q3T3fC6zl4n4z996hrk\""]],
            passesOver: [
                ["FUSION", "AUTH", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "U9rwbnaUxPcogMI0Ut6ph", "DV3q3T3fC6zl4n4z996hrk\""],
            ]),
        TokenRule("clerk-key", "api.clerk.com", beside: ["clerk"], ["sk_live_<A40-50>", "sk_test_<A40-50>"],
            finds: [["CLE", "RK", "_KE", "Y = \"", "sk_live_vBVrAcApzvKiQfs5", "EXTOamBia1WsRKHwo4vDwGOX\""]],
            passesOver: [
                ["CLE", "RK", "_KE", "Y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "sk_live_vBVrAcApzvKiQfs5", "EXTOamBia1WsRKHwo4vDwGOX\""],
            ]),
        TokenRule(
            "workos-key", "api.workos.com", beside: ["workos"],
            ["sk_live_<A40-80>", "sk_test_<A40-80>", "sk_<b60-100>"],
            finds: [["work", "os", "_ke", "y = \"", "sk_live_cW4CjGvqAcywZLjO", "sVCK9W8rUaXwBlV12Vlcn4I5\""]],
            passesOver: [
                ["work", "os", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "sk_live_cW4CjGvqAcywZLjO", "sVCK9W8rUaXwBlV12Vlcn4I5\""],
            ]),
        TokenRule(
            "stytch-secret", "api.stytch.com",
            ["secret-live-<w36-48>=", "secret-test-<w36-48>=", "secret-live-<uuid>", "secret-test-<uuid>"],
            finds: [["secret", "-live-", "uoaKOT-JHb5eogc2Yh1RnssN9WlbmMaghH0L="]],
            passesOver: [["secret", "-live-uoaK"], ["secret", "-live-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx="]]),
        TokenRule("keycloak-client-secret", nil, beside: ["keycloak"], ["<A32>", "<uuid>"],
            finds: [["KEYCL", "OAK", "_SE", "CRET: \"", "Oup2NQVcgWSxdubF", "BcMo8fYVUoUTiHiA\""]],
            passesOver: [
                ["KEYCL", "OAK", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "Oup2NQVcgWSxdubF", "BcMo8fYVUoUTiHiA\""],
            ]),
        TokenRule(
            "ory-token", "api.console.ory.sh",
            ["ory_pat_<A32>", "ory_wak_<A32>", "ory_apikey_<A32>", "ory_at_<w43>.<w43>", "ory_rt_<w43>.<w43>",
                "ory_ac_<w43>.<w43>", "ory_st_<A32>"],
            finds: [["ory_", "pat_", "bKLQJO7uBn7KFkh7S5JV9OcGoa0rUeMu"]],
            passesOver: [["ory_", "pat_bKLQ"], ["ory_", "pat_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("persona-key", "withpersona.com", ["persona_production_<uuid>", "persona_sandbox_<uuid>"],
            finds: [["persona_p", "roduction_", "38cd73ae-bfd1-6f02-5751-333b8801b426"]],
            passesOver: [
                ["persona_p", "roduction_38cd"],
                ["persona_p", "roduction_00000000-0000-0000-0000-000000000000"],
            ]),
        TokenRule(
            "onfido-token", "api.onfido.com",
            ["api_live.<w11>.<w32>", "api_sandbox.<w11>.<w32>", "api_live_us.<w11>.<w32>",
                "api_live_ca.<w11>.<w32>"],
            finds: [["api_", "live.", "5pt3JUvSeQl.JItOmu8JYwNL-5r8uJok0h5xoUMQsvaO"]],
            passesOver: [["api_", "live.5pt3"], ["api_", "live.xxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("sumsub-token", "api.sumsub.com", ["prd:<A24>.<A32>", "sbx:<A24>.<A32>"],
            finds: [["pr", "d:", "BGNjde821lYnTth2AqDVCwfl.EDHWV6WSVeJWmq9tvCFmdn6tAW0XmXyG"]],
            passesOver: [["pr", "d:BGNj"], ["pr", "d:xxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("sumsub-secret", "api.sumsub.com", beside: ["sumsub"], ["<A32>"],
            finds: [["sums", "ub", "_se", "cret: \"", "iAOwyOmH9HRzat1G", "F3rohEDHLscJp9e1\""]],
            passesOver: [
                ["sums", "ub", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "iAOwyOmH9HRzat1G", "F3rohEDHLscJp9e1\""],
            ]),
        TokenRule("permit-key", "api.permit.io", ["permit_key_<A80-120>"],
            finds: [
                [
                    "permi", "t_key_", "F0Zq3VBi0Yo5lAGKGk", "0uWOZHFgQdpCOBAxIy", "Bmrfhp3kVzocnSBYp9", "BQLSCEY0BOszBJ1Q",
                    "vJlAOwq1JA"
                ],
            ],
            passesOver: [
                ["permi", "t_key_F0Zq"],
                ["permi", "t_key_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("magic-secret", "api.magic.link", ["sk_live_<X16>"],
            finds: [["sk_l", "ive_", "4D7F8C55D768393D"]],
            passesOver: [["sk_l", "ive_4D7F"], ["sk_l", "ive_0000000000000000"]]),
        TokenRule(
            "recaptcha-secret", "google.com", beside: ["recaptcha", "captcha_secret", "captcha_private"],
            ["6L<w38>"],
            finds: [["RECAP", "TCHA", "_TO", "KEN = \"", "6Lo3a6YGpazmWkG-r_9G", "SiLD4zQxlEqduC8iQki7\""]],
            passesOver: [
                ["RECAP", "TCHA", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "6Lo3a6YGpazmWkG-r_9G", "SiLD4zQxlEqduC8iQki7\""],
            ]),
        TokenRule("hcaptcha-secret", "hcaptcha.com", ["ES_<h32>"],
            finds: [["E", "S_", "5c16355377e1eb2db30a130dd37fa54b"]],
            passesOver: [["E", "S_5c16"], ["E", "S_00000000000000000000000000000000"]]),
        TokenRule("hcaptcha-secret", "hcaptcha.com", beside: ["hcaptcha"], ["0x<H40>"],
            finds: [["HCAPT", "CHA", "_KE", "Y: \"", "0x49d13510cc903abcb9d", "14acd913ce7478388e3bc\""]],
            passesOver: [
                ["HCAPT", "CHA", "_KE", "Y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "0x49d13510cc903abcb9d", "14acd913ce7478388e3bc\""],
            ]),
        TokenRule("turnstile-secret", "challenges.cloudflare.com", beside: ["turnstile"], ["0x4AAAAAA<w20-40>"],
            finds: [["turns", "tile", "_se", "cret: \"", "0x4AAAAAACHooZ", "I2anSfip6YFlZxp\""]],
            passesOver: [
                ["turns", "tile", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "0x4AAAAAACHooZ", "I2anSfip6YFlZxp\""],
            ]),
        TokenRule("frontegg-secret", "api.frontegg.com", beside: ["frontegg"], ["<uuid>"],
            finds: [["front", "egg", "_to", "ken = \"", "d2006be6-1151-724d", "-033d-043671108f08\""]],
            passesOver: [
                ["front", "egg", "_to", "ken = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "d2006be6-1151-724d", "-033d-043671108f08\""],
            ]),
        TokenRule("supertokens-key", nil, beside: ["supertokens"], ["<A28-30>"],
            finds: [["supert", "okens", "_ke", "y: \"", "Kn83QGQpuOAFNv", "BiKRyu6XJBflbH\""]],
            passesOver: [
                ["supert", "okens", "_ke", "y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "Kn83QGQpuOAFNv", "BiKRyu6XJBflbH\""],
            ]),
        TokenRule("zitadel-token", "zitadel.cloud", beside: ["zitadel"], ["<w71>"],
            finds: [
                [
                    "ZITA", "DEL", "_KE", "Y = \"", "OII3Fnioyl5CGYAq0CTI7hfnO2gk0kyodhv",
                    "XDQptHm6k0ty4hcuVc9HRdu5kDbL1DJBKhnj\""
                ],
            ],
            passesOver: [
                [
                    "ZITA", "DEL", "_KE", "Y = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "x\""
                ],
                ["other_commit = \"", "OII3Fnioyl5CGYAq0CTI7hfnO2gk0kyodhv", "XDQptHm6k0ty4hcuVc9HRdu5kDbL1DJBKhnj\""],
            ]),
        TokenRule("ping-secret", "auth.pingone.com", beside: ["pingone", "pingfederate"], ["<u64>"],
            finds: [
                [
                    "ping", "one", "_ke", "y = \"", "3nmMhLs1s821KnNbmQWNbCDjaQUk7lmF",
                    "uyxq6TA0MASw6EWK7Mt4TcV6hKnu3oi4\""
                ],
            ],
            passesOver: [
                ["ping", "one", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "3nmMhLs1s821KnNbmQWNbCDjaQUk7lmF", "uyxq6TA0MASw6EWK7Mt4TcV6hKnu3oi4\""],
            ]),
        TokenRule("arkose-key", "arkoselabs.com", beside: ["arkose", "funcaptcha"], ["<uuid>"],
            finds: [["arko", "se", "_to", "ken: \"", "63849a90-9496-4280", "-2d7e-fe1ae742e11e\""]],
            passesOver: [
                ["arko", "se", "_to", "ken: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "63849a90-9496-4280", "-2d7e-fe1ae742e11e\""],
            ]),
        TokenRule("fingerprint-secret", "api.fpjs.io", beside: ["fpjs"], ["<A20>"],
            finds: [["fpj", "s", "_se", "cret = \"", "DALn5aOK0n", "8Dk7qXHleu\""]],
            passesOver: [
                ["fpj", "s", "_se", "cret = \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "DALn5aOK0n", "8Dk7qXHleu\""],
            ]),
        TokenRule("cognito-client-secret", "amazonaws.com", beside: ["cognito"], ["<l50-52>"],
            finds: [["COGN", "ITO", "_TO", "KEN: \"", "ps0awpafgw3e3wz0zn509up4a", "hpw74qxhbpe1rcb9f1qh2ozf2\""]],
            passesOver: [
                ["COGN", "ITO", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "ps0awpafgw3e3wz0zn509up4a", "hpw74qxhbpe1rcb9f1qh2ozf2\""],
            ]),
        TokenRule("passage-key", "auth.passage.id", beside: ["passage_"], ["<A10>.<A64-120>"],
            finds: [
                [
                    "PASSA", "GE_", "_SE", "CRET: \"", "2MmXf2Umtp.dmx5i6FSQ2hiUuRrPTNBqV4nZt",
                    "xQLfAY5vTA92sUgzJws47tAcVFA4hQiGrraR4k\""
                ],
            ],
            passesOver: [
                [
                    "PASSA", "GE_", "_SE", "CRET: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxx\""
                ],
                [
                    "other_commit: \"", "2MmXf2Umtp.dmx5i6FSQ2hiUuRrPTNBqV4nZt",
                    "xQLfAY5vTA92sUgzJws47tAcVFA4hQiGrraR4k\""
                ],
            ]),
        TokenRule("veriff-key", "stationapi.veriff.com", beside: ["veriff"], ["<uuid>"],
            finds: [["veri", "ff", "_ke", "y: \"", "3d32a4c8-6be5-478b", "-2237-1fcb732ec015\""]],
            passesOver: [
                ["veri", "ff", "_ke", "y: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "3d32a4c8-6be5-478b", "-2237-1fcb732ec015\""],
            ]),
        TokenRule("trulioo-key", "api.globaldatacompany.com", beside: ["trulioo"], ["<h32>"],
            finds: [["trul", "ioo", "_se", "cret: \"", "7948f50587099126", "4705f8fe01911b52\""]],
            passesOver: [
                ["trul", "ioo", "_se", "cret: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "7948f50587099126", "4705f8fe01911b52\""],
            ]),
        TokenRule("hanko-key", "hanko.io", beside: ["hanko"], ["<A86>", "<b88>"],
            finds: [
                [
                    "han", "ko", "_to", "ken: \"", "gg2DyzyfAAqZr4bBdB20R7OC5PJ9mkHXxhv2ZfzSP0T",
                    "j4X1Ps7AuLcE5lyu1zxNNgx0XuhnP6GYlNjGtR5myKL\""
                ],
            ],
            passesOver: [
                [
                    "han", "ko", "_to", "ken: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit: \"", "gg2DyzyfAAqZr4bBdB20R7OC5PJ9mkHXxhv2ZfzSP0T",
                    "j4X1Ps7AuLcE5lyu1zxNNgx0XuhnP6GYlNjGtR5myKL\""
                ],
            ]),
    ]
}

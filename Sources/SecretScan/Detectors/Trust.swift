extension TokenRule {
    /// Certificates, vaults and logins, beside those of Identity.
    static let trust: [TokenRule] = [
        TokenRule("sslmate-key", "sslmate.com", beside: ["sslmate"], ["<d1-6>_<A20-24>", "k<A36>"],
            finds: [["sslma", "te_key = \"", "298_vr8Z49MXr", "QrCekghq860Bu", "\""]],
            passesOver: [
                ["sslma", "te_key = \"", "0_xxxxxxxxx", "xxxxxxxxxxx", "\""],
                ["other_commit = \"", "298_vr8Z49MXr", "QrCekghq860Bu", "\""],
            ]),
        TokenRule("digicert-key", "api.digicert.com", beside: ["digicert"], ["<U60-80>", "<U20>_<h60-64>"],
            finds: [[
                "digic", "ert_key = \"", "49IZVNF7NS8J1CYH", "W6GDXKF6UJUUIR4L", "4DU5R2OD58H62914",
                "PQYFLW90S5LLJL6L", "R3SQRH\""
            ]],
            passesOver: [
                [
                    "digic", "ert_key = \"", "XXXXXXXXXXXXXXXX", "XXXXXXXXXXXXXXXX", "XXXXXXXXXXXXXXXX",
                    "XXXXXXXXXXXX\""
                ],
                [
                    "other_commit = \"", "49IZVNF7NS8J1CYH", "W6GDXKF6UJUUIR4L", "4DU5R2OD58H62914",
                    "PQYFLW90S5LLJL6L", "R3SQRH\""
                ],
            ]),
        TokenRule("zerossl-key", "api.zerossl.com", beside: ["zerossl"], ["<h32>"],
            finds: [["ZEROS", "SL_TOKEN=\"", "2cd0ea112a7cdbd4", "80709080b719ab34", "\""]],
            passesOver: [
                ["ZEROS", "SL_TOKEN=\"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "2cd0ea112a7cdbd4", "80709080b719ab34", "\""],
            ]),
        TokenRule("sectigo-key", "sectigo.com", beside: ["sectigo"], ["<A20-100>"], .opaque,
            finds: [["SECTI", "GO_TOKEN=\"", "jr9Vxvxu53c80nFE", "8ETWJ1ihTgISwoZU", "\""]],
            passesOver: [
                ["SECTI", "GO_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "jr9Vxvxu53c80nFE", "8ETWJ1ihTgISwoZU", "\""],
            ]),
        TokenRule("venafi-key", "api.venafi.cloud", beside: ["venafi"], ["<uuid>"],
            finds: [["vena", "fi_key = \"", "376d15de-759d-66", "82-c224-8fa66eb5", "b20d\""]],
            passesOver: [
                ["vena", "fi_key = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "376d15de-759d-66", "82-c224-8fa66eb5", "b20d\""],
            ]),
        TokenRule(
            "smallstep-token", "smallstep.com",
            beside: ["smallstep"],
            ["eyJ<w10-100>.<w60-900>.<w40-700>"], .structured,
            finds: [[
                "smalls", "tep_api_key: \"", "eyJSbg-0AT5I9jfg", "_5u0JCHFg.ZGGSAb", "B8YcLwNr3Q2dDjZF",
                "T-9vO_NSBjgCuhEF", "nXpzI_9s-KI3l162", "28BwgcBVuRXbBYO8", "wZ.i4g8hjswMPGTJ", "jvrusMWLeU31yqLC",
                "gz3GLNuOgTlaWVOk", "llW9F_I\""
            ]],
            passesOver: [
                [
                    "smalls", "tep_api_key: \"", "eyJxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx.xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "eyJSbg-0AT5I9jfg", "_5u0JCHFg.ZGGSAb", "B8YcLwNr3Q2dDjZF",
                    "T-9vO_NSBjgCuhEF", "nXpzI_9s-KI3l162", "28BwgcBVuRXbBYO8", "wZ.i4g8hjswMPGTJ",
                    "jvrusMWLeU31yqLC", "gz3GLNuOgTlaWVOk", "llW9F_I\""
                ],
            ]),
        TokenRule("cyberark-key", "conjur", beside: ["conjur_"], ["<l52-56>"],
            finds: [["conj", "ur_secret = \"", "kwcstgz9cah68md3", "ehrgy4ivukg7p5o6", "ig8q343jq0u3z99g", "xeqd4c\""]],
            passesOver: [
                ["conj", "ur_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "kwcstgz9cah68md3", "ehrgy4ivukg7p5o6", "ig8q343jq0u3z99g", "xeqd4c\""],
            ]),
        TokenRule(
            "delinea-token", "secretservercloud.com",
            beside: ["delinea", "thycotic"],
            ["AgJ<w200-900>", "<A20-100>"], [.structured, .opaque],
            finds: [[
                "delin", "ea_api_key: \"", "AgJxc8miOQfP9PHq", "OXz2XgG-5qkpABHT", "ETK5i9zc7o34QHh6",
                "DOFViwUAKLKWY2x1", "kqXt_UcJ7HuDnwyD", "--Mz2CrWqDaNji-m", "PmtjSn0OgaIHTjpO", "Q4Hcsd5e3kaqYW0c",
                "OJQ_IFG_zSChf1a_", "WiAPFJ2iX9uMwuBr", "EL7VWVHWTHrgdcQJ", "4XE4H5dzLEJVJy70", "ajEJHDTmq1i8D4v0",
                "aiBualL\""
            ]],
            passesOver: [
                [
                    "delin", "ea_api_key: \"", "AgJxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "AgJxc8miOQfP9PHq", "OXz2XgG-5qkpABHT", "ETK5i9zc7o34QHh6",
                    "DOFViwUAKLKWY2x1", "kqXt_UcJ7HuDnwyD", "--Mz2CrWqDaNji-m", "PmtjSn0OgaIHTjpO",
                    "Q4Hcsd5e3kaqYW0c", "OJQ_IFG_zSChf1a_", "WiAPFJ2iX9uMwuBr", "EL7VWVHWTHrgdcQJ",
                    "4XE4H5dzLEJVJy70", "ajEJHDTmq1i8D4v0", "aiBualL\""
                ],
            ]),
        TokenRule(
            "keeper-token", "keepersecurity.com",
            beside: ["keepersecurity", "ksm_token", "ksm_one"],
            ["US:<w43>", "EU:<w43>"],
            finds: [["keepersec", "urity_api_key: \"", "US:cDVMo5aXw0EBu", "3TNzTVP-nriEUq1P", "BCB4a7alp_DiVY\""]],
            passesOver: [
                ["keepersec", "urity_api_key: \"", "US:xxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxx\""],
                ["other_commit = \"", "US:cDVMo5aXw0EBu", "3TNzTVP-nriEUq1P", "BCB4a7alp_DiVY\""],
            ]),
        TokenRule("lastpass-hash", "lastpass.com", beside: ["lastpass"], ["<h64>"],
            finds: [[
                "LASTP", "ASS_TOKEN=\"", "c66a5f705ab73429", "be0d3cb5cb2f315d", "a2fd501af1b8f460",
                "f79e3edd41359568", "\""
            ]],
            passesOver: [
                [
                    "LASTP", "ASS_TOKEN=\"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "c66a5f705ab73429", "be0d3cb5cb2f315d", "a2fd501af1b8f460",
                    "f79e3edd41359568", "\""
                ],
            ]),
        TokenRule("dashlane-token", "api.dashlane.com", ["dls_<A6-16>_<A60-600>"],
            finds: [[
                "dls_P25RNSApD0J_", "QanlMZEQc7qtL8hl", "Y4n2wJeMRk6CUKXl", "ekCGgb60XvWmu21z", "OePYRLnDlPsNxmlc",
                "jrQmGmvS"
            ]],
            passesOver: [
                ["dls_", "P25"],
                ["dls_xxxxxx_xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxx"],
            ]),
        TokenRule("stripe-link-key", "api.stripe.com", ["ek_live_<b40-200>"],
            finds: [["ek_live_TnvFKUAP", "tQ9p5Yxk9NIffbRT", "NHdGMVi0hTmUFXm0", "OiRSGukjvi+y"]],
            passesOver: [
                ["ek_li", "ve_Tn", "v"],
                ["ek_live_xxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("authy-key", "api.authy.com", beside: ["authy"], ["<A32>"],
            finds: [["auth", "y_secret = \"", "bHm2uo8LcwVIhiFO", "C71VGc3IC17UlJBU", "\""]],
            passesOver: [
                ["auth", "y_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "bHm2uo8LcwVIhiFO", "C71VGc3IC17UlJBU", "\""],
            ]),
        TokenRule("yubico-secret", "api.yubico.com", beside: ["yubico", "yubikey"], ["<b27>="],
            finds: [["yubic", "o_api_key: \"", "ie7vx3MzmOr3fj", "AYAYRySymQw7l=", "\""]],
            passesOver: [
                ["yubic", "o_api_key: \"", "xxxxxxxxxxxxxx", "xxxxxxxxxxxxx=", "\""],
                ["other_commit = \"", "ie7vx3MzmOr3fj", "AYAYRySymQw7l=", "\""],
            ]),
        TokenRule("descope-key", "api.descope.com", beside: ["descope"], ["K2<A24-60>:<A30-60>"],
            finds: [[
                "desco", "pe_key = \"", "K21MyG30VbG2iH9D", "tGgGGslIbRMzNyeQ", "Sk36Zs:2yqSFJbmD",
                "DGYSGQBn4D5LZhdH", "q29L4lRf3yPQoHgu", "w\""
            ]],
            passesOver: [
                ["desco", "pe_key = \"", "K2xxxxxxxxxxxxxx", "xxxxxxxxxx:xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxx\""],
                [
                    "other_commit = \"", "K21MyG30VbG2iH9D", "tGgGGslIbRMzNyeQ", "Sk36Zs:2yqSFJbmD",
                    "DGYSGQBn4D5LZhdH", "q29L4lRf3yPQoHgu", "w\""
                ],
            ]),
        TokenRule("kinde-secret", "kinde.com", beside: ["kinde_"], ["<A48-56>"],
            finds: [["kind", "e_key = \"", "o9F0rwSbf1djrMs2", "ujWXGJrcLtlaMS2n", "JpRvSzersZgec3A8", "Wvvc\""]],
            passesOver: [
                ["kind", "e_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "o9F0rwSbf1djrMs2", "ujWXGJrcLtlaMS2n", "JpRvSzersZgec3A8", "Wvvc\""],
            ]),
        TokenRule("logto-secret", "logto.io", beside: ["logto"], ["<A32>"],
            finds: [["logt", "o_api_key: \"", "YBRB18EIoLioLpQC", "dxBtauLzVqbAR3lY", "\""]],
            passesOver: [
                ["logt", "o_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "YBRB18EIoLioLpQC", "dxBtauLzVqbAR3lY", "\""],
            ]),
        TokenRule(
            "userfront-key", "api.userfront.com",
            ["uf_live_admin_<l4-12>_<h32>", "uf_test_admin_<l4-12>_<h32>"],
            finds: [["uf_live_admin_4i", "u8lvxw_29adb9400", "f8db1aa1caa3ba59", "7e3fd08"]],
            passesOver: [
                ["uf_live_", "admin_4i", "u"],
                ["uf_live_admin_xx", "xx_0000000000000", "0000000000000000", "000"],
            ]),
        TokenRule("propelauth-key", "propelauthtest.com", beside: ["propelauth"], ["<h128>"],
            finds: [[
                "propel", "auth_key = \"", "cb244ad115c2bc77", "5bff886014c48f3b", "81f85563d6e0f638",
                "671ca4c1d28c11bd", "096f919445c83641", "c3bb7ef5e4e727c1", "37f27742413339a1", "7ce0e1a5892c2fc3",
                "\""
            ]],
            passesOver: [
                [
                    "propel", "auth_key = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "cb244ad115c2bc77", "5bff886014c48f3b", "81f85563d6e0f638",
                    "671ca4c1d28c11bd", "096f919445c83641", "c3bb7ef5e4e727c1", "37f27742413339a1",
                    "7ce0e1a5892c2fc3", "\""
                ],
            ]),
    ]
}

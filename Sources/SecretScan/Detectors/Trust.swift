extension TokenRule {
    /// Certificates, vaults and logins, beside those of Identity.
    static let trust: [TokenRule] = [
        TokenRule("sslmate-key", "sslmate.com", beside: ["sslmate"], ["<d1-6>_<A20-24>", "k<A36>"],
            finds: [["sslma", "te_api_key: \"", "135_2cYPivJm", "n28vkE78pbk2", "uw\""]],
            passesOver: [
                ["sslma", "te_api_key: \"", "0_xxxxxxxxx", "xxxxxxxxxxx", "\""],
                ["other_commit = \"", "135_2", "cYPivJmn28vk", "E78pbk2uw\""],
            ]),
        TokenRule("digicert-key", "api.digicert.com", beside: ["digicert"], ["<U60-80>", "<U20>_<h60-64>"],
            finds: [[
                "DIGIC", "ERT_TOKEN=\"", "C9JFSX37B0HZ", "WLZX6E4HDK17", "UE651KBDV5DX",
                "R5JN7B4OT2H2", "10JCHKSKMPZ7", "RT0P39ANLQ\""
            ]],
            passesOver: [
                [
                    "DIGIC", "ERT_TOKEN=\"", "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXXXXXX",
                    "XXXXXXXXXXXX", "\""
                ],
                [
                    "other_commit = \"", "C9JFS", "X37B0HZWLZX6", "E4HDK17UE651", "KBDV5DXR5JN7", "B4OT2H210JCH",
                    "KSKMPZ7RT0P3", "9ANLQ\""
                ],
            ]),
        TokenRule("zerossl-key", "api.zerossl.com", beside: ["zerossl"], ["<h32>"],
            finds: [["zeros", "sl_api_key: \"", "356b25e525e3", "0a6ac26e59b6", "514866a5\""]],
            passesOver: [
                ["zeros", "sl_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "356b2", "5e525e30a6ac", "26e59b651486", "6a5\""],
            ]),
        TokenRule("sectigo-key", "sectigo.com", beside: ["sectigo"], ["<A20-100>"], .opaque,
            finds: [["secti", "go_key = \"", "rs5JOxH9nuYj", "Jv5EUhH7ICZz", "MlSKfEtX\""]],
            passesOver: [
                ["secti", "go_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "rs5JO", "xH9nuYjJv5EU", "hH7ICZzMlSKf", "EtX\""],
            ]),
        TokenRule("venafi-key", "api.venafi.cloud", beside: ["venafi"], ["<uuid>"],
            finds: [["vena", "fi_key = \"", "90ab980b-3d1", "b-ac32-2b82-", "f2f4c6a71b3e", "\""]],
            passesOver: [
                ["vena", "fi_key = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "90ab9", "80b-3d1b-ac3", "2-2b82-f2f4c", "6a71b3e\""],
            ]),
        TokenRule(
            "smallstep-token", "smallstep.com",
            beside: ["smallstep"],
            ["eyJ<w10-100>.<w60-900>.<w40-700>"], .structured,
            finds: [[
                "smalls", "tep_key = \"", "eyJ9x3dWve7v", "x3MzmOr3fjAY", "X.rRySymQw7W",
                "qxFXdq7MmLwd", "ZXjvLnXG_dz7", "72B6ohGxkWCn", "OnTkn_JSckht", "ILPsIeMwaBER",
                "Zs.zjf1RQDfg", "piL45WY16IrF", "N1iyfj229CrD", "E4hU3MbOZHc0", "w6BWXT0\""
            ]],
            passesOver: [
                [
                    "smalls", "tep_key = \"", "eyJxxxxxxxxx", "x.xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx.xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJ9x", "3dWve7vx3Mzm", "Or3fjAYX.rRy", "SymQw7WqxFXd", "q7MmLwdZXjvL",
                    "nXG_dz772B6o", "hGxkWCnOnTkn", "_JSckhtILPsI", "eMwaBERZs.zj", "f1RQDfgpiL45", "WY16IrFN1iyf",
                    "j229CrDE4hU3", "MbOZHc0w6BWX", "T0\""
                ],
            ]),
        TokenRule("cyberark-key", "conjur", beside: ["conjur_"], ["<l52-56>"],
            finds: [[
                "conj", "ur_key = \"", "592onyx3cjs8", "zykiu8lvx84w", "tt6u1xsja6a5", "q1xduvdyvugx",
                "vltp31\""
            ]],
            passesOver: [
                ["conj", "ur_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                [
                    "other_commit = \"", "592on", "yx3cjs8zykiu", "8lvx84wtt6u1", "xsja6a5q1xdu", "vdyvugxvltp3",
                    "1\""
                ],
            ]),
        TokenRule(
            "delinea-token", "secretservercloud.com",
            beside: ["delinea", "thycotic"],
            ["AgJ<w200-900>", "<A20-100>"], [.structured, .opaque],
            finds: [[
                "delin", "ea_key = \"", "AgJ2lJjSirsP", "3gfxYkVWDEwU", "_8HGzafsWqJ9", "pUIf8Hvuym0y",
                "4b8BmGAFfYRs", "Zg3iJYefV2aK", "z9NeMstvXImy", "rfZmUUE58x5t", "7FlCYfmE9lFF",
                "qjtfmooNReCX", "7a7eOuHNlZk_", "ZIYni8oIIRBR", "QzHAZBqnPfjq", "fLEfr_Wj7mgn",
                "wl2bXmuQKMcY", "44UNDyNFyysK", "aIQP9SPgsOnP", "Rc1BMNmf74g\""
            ]],
            passesOver: [
                [
                    "delin", "ea_key = \"", "AgJxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "AgJ2l", "JjSirsP3gfxY", "kVWDEwU_8HGz", "afsWqJ9pUIf8", "Hvuym0y4b8Bm",
                    "GAFfYRsZg3iJ", "YefV2aKz9NeM", "stvXImyrfZmU", "UE58x5t7FlCY", "fmE9lFFqjtfm", "ooNReCX7a7eO",
                    "uHNlZk_ZIYni", "8oIIRBRQzHAZ", "BqnPfjqfLEfr", "_Wj7mgnwl2bX", "muQKMcY44UND", "yNFyysKaIQP9",
                    "SPgsOnPRc1BM", "Nmf74g\""
                ],
            ]),
        TokenRule(
            "keeper-token", "keepersecurity.com",
            beside: ["keepersecurity", "ksm_token", "ksm_one"],
            ["US:<w43>", "EU:<w43>"],
            finds: [[
                "keeperse", "curity_key = \"", "US:GuLPdb0qS", "D8RjwNgYexzq", "nxRShd17qTC2",
                "pCExKAddlb\""
            ]],
            passesOver: [
                ["keeperse", "curity_key = \"", "US:xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxx\""],
                ["other_commit = \"", "US:Gu", "LPdb0qSD8Rjw", "NgYexzqnxRSh", "d17qTC2pCExK", "Addlb\""],
            ]),
        TokenRule("lastpass-hash", "lastpass.com", beside: ["lastpass"], ["<h64>"],
            finds: [[
                "LASTP", "ASS_TOKEN=\"", "3b96908f7948", "6d264b252221", "c08ce7817b1b",
                "08665f11c19d", "00d616a6d331", "06ed\""
            ]],
            passesOver: [
                [
                    "LASTP", "ASS_TOKEN=\"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "3b969", "08f79486d264", "b252221c08ce", "7817b1b08665", "f11c19d00d61",
                    "6a6d33106ed\""
                ],
            ]),
        TokenRule("dashlane-token", "api.dashlane.com", ["dls_<A6-16>_<A60-600>"],
            finds: [[
                "dls_6", "LvE7UwbjR1_j", "uHPfoiXZrrZ4", "4n4QdVLfcqYN", "1N4gwfkS4Q79",
                "oi33kWKvxI5y", "D9IMsxizfDwX", "R7wGgwtLsEZ"
            ]],
            passesOver: [
                ["dls_", "6Lv"],
                ["dls_x", "xxxxx_xxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxx"],
            ]),
        TokenRule("stripe-link-key", "api.stripe.com", ["ek_live_<b40-200>"],
            finds: [["ek_li", "ve_IgFywyuM9", "mM957HaeMUIK", "yCG3/VuoFqdl", "tr0XJ0lRCSFO", "Wv4+BH9"]],
            passesOver: [
                ["ek_li", "ve_Ig", "F"],
                ["ek_li", "ve_xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx"],
            ]),
        TokenRule("authy-key", "api.authy.com", beside: ["authy"], ["<A32>"],
            finds: [["auth", "y_api_key: \"", "2pudNRfOyIxk", "F59uyAPkYo4d", "OwzEiYVJ\""]],
            passesOver: [
                ["auth", "y_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "2pudN", "RfOyIxkF59uy", "APkYo4dOwzEi", "YVJ\""],
            ]),
        TokenRule("yubico-secret", "api.yubico.com", beside: ["yubico", "yubikey"], ["<b27>="],
            finds: [["YUBI", "CO_TOKEN=\"", "DymTUlHEZsy6", "NqqHOwk3BD4O", "MlR=\""]],
            passesOver: [
                ["YUBI", "CO_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxx=\""],
                ["other_commit = \"", "DymTU", "lHEZsy6NqqHO", "wk3BD4OMlR=\""],
            ]),
        TokenRule("descope-key", "api.descope.com", beside: ["descope"], ["K2<A24-60>:<A30-60>"],
            finds: [[
                "desco", "pe_key = \"", "K2CAP3iM1f5H", "ouXfMuUnDtmZ", "Yoo6cRCHIZkt", "0m:Blm00EAB3",
                "WxGwXJneI1aD", "r7ZCwUmdluup", "IdXhd3yQo\""
            ]],
            passesOver: [
                [
                    "desco", "pe_key = \"", "K2xxxxxxxxxx", "xxxxxxxxxxxx", "xx:xxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "K2CAP", "3iM1f5HouXfM", "uUnDtmZYoo6c", "RCHIZkt0m:Bl", "m00EAB3WxGwX",
                    "JneI1aDr7ZCw", "UmdluupIdXhd", "3yQo\""
                ],
            ]),
        TokenRule("kinde-secret", "kinde.com", beside: ["kinde_"], ["<A48-56>"],
            finds: [[
                "kind", "e_key = \"", "avTULxIQdMMQ", "TipogAitRoVv", "EgLdZ8NwxMsk", "96wyPj3ADyWE",
                "8Zld\""
            ]],
            passesOver: [
                ["kind", "e_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "\""],
                ["other_commit = \"", "avTUL", "xIQdMMQTipog", "AitRoVvEgLdZ", "8NwxMsk96wyP", "j3ADyWE8Zld\""],
            ]),
        TokenRule("logto-secret", "logto.io", beside: ["logto"], ["<A32>"],
            finds: [["logt", "o_api_key: \"", "Ngtauvb9sYJS", "moq8TfhLJX1G", "dEx528B2\""]],
            passesOver: [
                ["logt", "o_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "Ngtau", "vb9sYJSmoq8T", "fhLJX1GdEx52", "8B2\""],
            ]),
        TokenRule(
            "userfront-key", "api.userfront.com",
            ["uf_live_admin_<l4-12>_<h32>", "uf_test_admin_<l4-12>_<h32>"],
            finds: [["uf_li", "ve_admin_tlp", "0ru9c_f8d8ad", "0f9cefc65d7e", "53424f90b14e", "f4"]],
            passesOver: [
                ["uf_li", "ve_admin", "_tlp"],
                ["uf_li", "ve_admin_xxx", "x_0000000000", "000000000000", "0000000000"],
            ]),
        TokenRule("propelauth-key", "propelauthtest.com", beside: ["propelauth"], ["<h128>"],
            finds: [[
                "propel", "auth_secret = \"", "854b574c23c7", "495f9bd1fcfc", "72fe2718c09a",
                "6a359f12ee6e", "cf52b2d99c76", "da48b77c2558", "ca6463a302ad", "be730c9bd20c",
                "bf00f8a24838", "47675eff518d", "229641bb\""
            ]],
            passesOver: [
                [
                    "propel", "auth_secret = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "000000000000", "000000000000", "000000000000", "000000000000", "000000000000",
                    "00000000\""
                ],
                [
                    "other_commit = \"", "854b5", "74c23c7495f9", "bd1fcfc72fe2", "718c09a6a359", "f12ee6ecf52b",
                    "2d99c76da48b", "77c2558ca646", "3a302adbe730", "c9bd20cbf00f", "8a2483847675", "eff518d22964",
                    "1bb\""
                ],
            ]),
    ]
}

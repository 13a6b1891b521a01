extension TokenRule {
    /// Video, pictures and voices.
    static let studios: [TokenRule] = [
        TokenRule("vidyard-token", "api.vidyard.com", beside: ["vidyard"], ["<A20-100>"], .opaque,
            finds: [["vidya", "rd_key = \"", "46GgNWNdGP0j", "7pgcIhgRPXU8", "0NJgQuzH\""]],
            passesOver: [
                ["vidya", "rd_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "46GgN", "WNdGP0j7pgcI", "hgRPXU80NJgQ", "uzH\""],
            ]),
        TokenRule("brightcove-secret", "oauth.brightcove.com", beside: ["brightcove"], ["<w86>"],
            finds: [[
                "bright", "cove_secret = \"", "83xxgNZmm-Um", "MRxDBSYnm5Ip", "vQpGYqQ7rmv_",
                "e1j5fTsVgj1Q", "TP_7QJxu_bha", "xLwhsTAR3vLg", "vY45O-wXhqKA", "DV\""
            ]],
            passesOver: [
                [
                    "bright", "cove_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx\""
                ],
                [
                    "other_commit = \"", "83xxg", "NZmm-UmMRxDB", "SYnm5IpvQpGY", "qQ7rmv_e1j5f", "TsVgj1QTP_7Q",
                    "Jxu_bhaxLwhs", "TAR3vLgvY45O", "-wXhqKADV\""
                ],
            ]),
        TokenRule("kaltura-secret", "kaltura.com", beside: ["kaltura"], ["<h32>"],
            finds: [["kaltu", "ra_key = \"", "b3ffc879f7e7", "4af3e0be642b", "0052c76c\""]],
            passesOver: [
                ["kaltu", "ra_key = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "b3ffc", "879f7e74af3e", "0be642b0052c", "76c\""],
            ]),
        TokenRule("dacast-key", "developer.dacast.com", beside: ["dacast"], ["<A40-70>"],
            finds: [[
                "daca", "st_key = \"", "bzHop0bshfIz", "0buOtkT2ex9O", "Y2Urear0GAo9", "uMA7rPAphLPl",
                "eYTI\""
            ]],
            passesOver: [
                ["daca", "st_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "bzHop", "0bshfIz0buOt", "kT2ex9OY2Ure", "ar0GAo9uMA7r", "PAphLPleYTI\""],
            ]),
        TokenRule("shotstack-key", "api.shotstack.io", beside: ["shotstack"], ["<A40>"],
            finds: [["shotst", "ack_key = \"", "7tj1OwLLyxU8", "rSUzu44YI6Z4", "Da2qpOzTpnGg", "5rt1\""]],
            passesOver: [
                ["shotst", "ack_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "7tj1O", "wLLyxU8rSUzu", "44YI6Z4Da2qp", "OzTpnGg5rt1\""],
            ]),
        TokenRule("creatomate-key", "api.creatomate.com", beside: ["creatomate"], ["<h96>"],
            finds: [[
                "creato", "mate_secret = \"", "610b878b1555", "94b0cca754ab", "940e001ea1d4",
                "aa32d29a57be", "d1699e1fc7ba", "754283628d9d", "7f22209497f5", "24f41e1ecd34", "\""
            ]],
            passesOver: [
                [
                    "creato", "mate_secret = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "000000000000", "000000000000", "000000000000", "\""
                ],
                [
                    "other_commit = \"", "610b8", "78b155594b0c", "ca754ab940e0", "01ea1d4aa32d", "29a57bed1699",
                    "e1fc7ba75428", "3628d9d7f222", "09497f524f41", "e1ecd34\""
                ],
            ]),
        TokenRule(
            "bannerbear-key", "api.bannerbear.com",
            beside: ["bannerbear"],
            ["bb_pr_<h30>", "bb_ma_<h30>", "<A22>tt"],
            finds: [["bannerb", "ear_api_key: \"", "bb_pr_7c1014", "fd26e36a7867", "3d5f2f06960d", "\""]],
            passesOver: [
                ["bannerb", "ear_api_key: \"", "bb_pr_000000", "000000000000", "000000000000", "\""],
                ["other_commit = \"", "bb_pr", "_7c1014fd26e", "36a78673d5f2", "f06960d\""],
            ]),
        TokenRule("placid-token", "api.placid.app", ["placid-<l16>-<l16>"],
            finds: [["placi", "d-47uihc0pmg", "yajva1-9bibw", "i9vmg4vqv6m"]],
            passesOver: [
                ["placi", "d-47u"],
                ["placi", "d-xxxxxxxxxx", "xxxxxx-xxxxx", "xxxxxxxxxxx"],
            ]),
        TokenRule("cloudimage-token", "cloudimage.io", beside: ["cloudimage"], ["<A20-100>"], .opaque,
            finds: [["cloudi", "mage_secret = \"", "ZmBnyfOjLKIa", "97iSOc5yoFVO", "HZQFIU8d\""]],
            passesOver: [
                ["cloudi", "mage_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "ZmBny", "fOjLKIa97iSO", "c5yoFVOHZQFI", "U8d\""],
            ]),
        TokenRule("sirv-secret", "api.sirv.com", beside: ["sirv_"], ["<b86>=="],
            finds: [[
                "SIR", "V_TOKEN=\"", "KaO5LUu7E+hk", "OlR0aDiU07y8", "tlFqwGOVyJXZ", "kHw8UVrTf12t",
                "wQsR6LmA//qp", "G78Sxnfkdx37", "R02SNjN2RKqA", "Nc==\""
            ]],
            passesOver: [
                [
                    "SIR", "V_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx==\""
                ],
                [
                    "other_commit = \"", "KaO5L", "Uu7E+hkOlR0a", "DiU07y8tlFqw", "GOVyJXZkHw8U", "VrTf12twQsR6",
                    "LmA//qpG78Sx", "nfkdx37R02SN", "jN2RKqANc==\""
                ],
            ]),
        TokenRule("kraken-io-secret", "api.kraken.io", beside: ["kraken_io", "krakenio"], ["<h40>"],
            finds: [["kraken", "_io_secret = \"", "997bc7f52f58", "205777262d2f", "36aabc1da699", "4a57\""]],
            passesOver: [
                ["kraken", "_io_secret = \"", "000000000000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "997bc", "7f52f5820577", "7262d2f36aab", "c1da6994a57\""],
            ]),
        TokenRule("shortpixel-key", "api.shortpixel.com", beside: ["shortpixel"], ["<A20>"],
            finds: [["shortpi", "xel_api_key: \"", "lKYijCtLRo", "9eobm7r2WQ", "\""]],
            passesOver: [
                ["shortpi", "xel_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "lKYij", "CtLRo9eobm", "7r2WQ\""],
            ]),
        TokenRule("clipdrop-key", "clipdrop-api.co", beside: ["clipdrop"], ["<h128>"],
            finds: [[
                "clipdr", "op_api_key: \"", "dfc3a70ed087", "5419728fedc5", "cadd8960670b",
                "cae5fa0b5f20", "fa30baa10565", "c3ae62032aec", "e8bacb4205c2", "734b6679e7d3",
                "b3a1b5f0db13", "0cd10d8b1a03", "08fac1c9\""
            ]],
            passesOver: [
                [
                    "clipdr", "op_api_key: \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "000000000000", "000000000000", "000000000000", "000000000000", "000000000000",
                    "00000000\""
                ],
                [
                    "other_commit = \"", "dfc3a", "70ed08754197", "28fedc5cadd8", "960670bcae5f", "a0b5f20fa30b",
                    "aa10565c3ae6", "2032aece8bac", "b4205c2734b6", "679e7d3b3a1b", "5f0db130cd10", "d8b1a0308fac",
                    "1c9\""
                ],
            ]),
        TokenRule("photoroom-key", "sdk.photoroom.com", beside: ["photoroom"], ["<h40>"],
            finds: [["PHOTOR", "OOM_TOKEN=\"", "27c796e75250", "ecfe163d7540", "58f6aec6864b", "4348\""]],
            passesOver: [
                ["PHOTOR", "OOM_TOKEN=\"", "000000000000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "27c79", "6e75250ecfe1", "63d754058f6a", "ec6864b4348\""],
            ]),
        TokenRule("pexip-key", "pexip.com", beside: ["pexip"], ["<A20-100>"], .opaque,
            finds: [["pexi", "p_secret = \"", "3FHcdGKWdGwv", "bNqN4CRFLUSL", "SqZkPZWN\""]],
            passesOver: [
                ["pexi", "p_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "3FHcd", "GKWdGwvbNqN4", "CRFLUSLSqZkP", "ZWN\""],
            ]),
        TokenRule(
            "whereby-key", "api.whereby.dev",
            beside: ["whereby"],
            ["eyJ<w10-60>.<w60-600>.<w40-100>"], .structured,
            finds: [[
                "where", "by_secret = \"", "eyJ6pe9lSFHV", "zZ9kALp7ItKp", "J.5by4MTora7",
                "kKbit94BxENn", "jsvYSz2ZjQBe", "KdgJ1n4MZ3ZR", "B8X_t5N8NCzL", "1K0nmxhdsVjb",
                "Jf.QSt65dtNr", "r9kuDIiOiDvt", "UO-nEm5VbMP3", "CtspoPTAkvks", "lRm93vk\""
            ]],
            passesOver: [
                [
                    "where", "by_secret = \"", "eyJxxxxxxxxx", "x.xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx.xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJ6p", "e9lSFHVzZ9kA", "Lp7ItKpJ.5by", "4MTora7kKbit", "94BxENnjsvYS",
                    "z2ZjQBeKdgJ1", "n4MZ3ZRB8X_t", "5N8NCzL1K0nm", "xhdsVjbJf.QS", "t65dtNrr9kuD", "IiOiDvtUO-nE",
                    "m5VbMP3Ctspo", "PTAkvkslRm93", "vk\""
                ],
            ]),
        TokenRule("dolby-secret", "api.dolby.io", beside: ["dolby_", "dolbyio"], ["<w43>="],
            finds: [["dolb", "y_api_key: \"", "ng8m7x64oCP_", "f_6MQVyyhgqv", "P_GnXt43st92", "0QYcF01=\""]],
            passesOver: [
                ["dolb", "y_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx=\""],
                ["other_commit = \"", "ng8m7", "x64oCP_f_6MQ", "VyyhgqvP_GnX", "t43st920QYcF", "01=\""],
            ]),
        TokenRule("millicast-token", "api.millicast.com", beside: ["millicast"], ["<h64>"],
            finds: [[
                "millic", "ast_key = \"", "836d7dc0c441", "e959b52f7ac3", "0c7f5c9e2fe6",
                "24729424af39", "79067b40b1ae", "1cc8\""
            ]],
            passesOver: [
                [
                    "millic", "ast_key = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "836d7", "dc0c441e959b", "52f7ac30c7f5", "c9e2fe624729", "424af3979067",
                    "b40b1ae1cc8\""
                ],
            ]),
        TokenRule("vdocipher-secret", "dev.vdocipher.com", beside: ["vdocipher"], ["<A64>"],
            finds: [[
                "vdocip", "her_secret = \"", "QgGlpUDeG4nk", "yy6a5TVjihtE", "qXHcbWP6IeSg",
                "09les34bWDy6", "xixb1jyTa5l0", "q9f6\""
            ]],
            passesOver: [
                [
                    "vdocip", "her_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxx\""
                ],
                [
                    "other_commit = \"", "QgGlp", "UDeG4nkyy6a5", "TVjihtEqXHcb", "WP6IeSg09les", "34bWDy6xixb1",
                    "jyTa5l0q9f6\""
                ],
            ]),
        TokenRule("rev-ai-token", "api.rev.ai", beside: ["revai", "rev_ai"], ["02<w52-60>"],
            finds: [[
                "reva", "i_secret = \"", "02tWJSFNWSrW", "iP9UhPeWo8HG", "u_v_QcBqxJHh",
                "F6QMIrJt5qTP", "recQKtWK2Z\""
            ]],
            passesOver: [
                [
                    "reva", "i_secret = \"", "02xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxx\""
                ],
                [
                    "other_commit = \"", "02tWJ", "SFNWSrWiP9Uh", "PeWo8HGu_v_Q", "cBqxJHhF6QMI", "rJt5qTPrecQK",
                    "tWK2Z\""
                ],
            ]),
        TokenRule("gladia-key", "api.gladia.io", beside: ["gladia"], ["<uuid>"],
            finds: [["glad", "ia_secret = \"", "32ddca7b-c10", "e-05f6-6def-", "25f390fa63d4", "\""]],
            passesOver: [
                ["glad", "ia_secret = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "32ddc", "a7b-c10e-05f", "6-6def-25f39", "0fa63d4\""],
            ]),
        TokenRule("play-ht-key", "api.play.ht", beside: ["playht", "play_ht"], ["<h32>"],
            finds: [["PLAY", "HT_TOKEN=\"", "a4119494355d", "71497b83c624", "111da94e\""]],
            passesOver: [
                ["PLAY", "HT_TOKEN=\"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "a4119", "494355d71497", "b83c624111da", "94e\""],
            ]),
        TokenRule("murf-key", "api.murf.ai", beside: ["murf_"], ["ap2_<uuid>"],
            finds: [["mur", "f_key = \"", "ap2_28cdbaac", "-8959-ad50-3", "3e9-26b54225", "9ff2\""]],
            passesOver: [
                ["mur", "f_key = \"", "ap2_00000000", "-0000-0000-0", "000-00000000", "0000\""],
                ["other_commit = \"", "ap2_2", "8cdbaac-8959", "-ad50-33e9-2", "6b542259ff2\""],
            ]),
        TokenRule("cartesia-key", "api.cartesia.ai", ["sk_car_<A20-30>", "sk_car_<w20-40>"],
            finds: [["sk_ca", "r_xcxbm5iE2B", "JrHoAVJ6sxF1", "7av"]],
            passesOver: [
                ["sk_ca", "r_xcx"],
                ["sk_ca", "r_xxxxxxxxxx", "xxxxxxxxxx"],
            ]),
        TokenRule("rime-key", "users.rime.ai", beside: ["rime_api"], ["<w43>"],
            finds: [["rime_a", "pi_api_key: \"", "5tdG5lRMGBf_", "xt7h7JRfSacI", "lOp-jEEPmx2C", "CbTPb-n\""]],
            passesOver: [
                ["rime_a", "pi_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""],
                ["other_commit = \"", "5tdG5", "lRMGBf_xt7h7", "JRfSacIlOp-j", "EEPmx2CCbTPb", "-n\""],
            ]),
        TokenRule("resemble-token", "app.resemble.ai", beside: ["resemble_"], ["<A22>tt", "<A24>"],
            finds: [["resemb", "le_api_key: \"", "3BmcDut66GMb", "w5jiUAb5xGtt", "\""]],
            passesOver: [
                ["resemb", "le_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxtt", "\""],
                ["other_commit = \"", "3BmcD", "ut66GMbw5jiU", "Ab5xGtt\""],
            ]),
        TokenRule("heygen-key", "api.heygen.com", beside: ["heygen"], ["<b40-92>", "sk_V2_hgu_<w40-60>"],
            finds: [[
                "heyg", "en_secret = \"", "XrbJK5vJWpzB", "6mlalfCnVmlr", "IrjHcg3Itzce",
                "Zr6ZhincseRT", "O6Cq\""
            ]],
            passesOver: [
                ["heyg", "en_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "XrbJK", "5vJWpzB6mlal", "fCnVmlrIrjHc", "g3ItzceZr6Zh", "incseRTO6Cq\""],
            ]),
        TokenRule("d-id-key", "api.d-id.com", beside: ["d_id_api", "did_api"], ["<b30-60>:<w21>"],
            finds: [[
                "d_id_", "api_key = \"", "I7RhPOGFQCKL", "o78PRgW74uHV", "LAImIxc499BU",
                "qjTf89:WcBnS", "2w4H0NXNdJho", "9rQb\""
            ]],
            passesOver: [
                ["d_id_", "api_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxx:xxxxx", "xxxxxxxxxxxx", "xxxx\""],
                [
                    "other_commit = \"", "I7RhP", "OGFQCKLo78PR", "gW74uHVLAImI", "xc499BUqjTf8", "9:WcBnS2w4H0",
                    "NXNdJho9rQb\""
                ],
            ]),
        TokenRule("synthesia-key", "api.synthesia.io", beside: ["synthesia"], ["<h32>"],
            finds: [["synthe", "sia_key = \"", "0ad9b4d83da2", "41a10ed9a417", "51d8fbee\""]],
            passesOver: [
                ["synthe", "sia_key = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "0ad9b", "4d83da241a10", "ed9a41751d8f", "bee\""],
            ]),
        TokenRule("tavus-key", "tavusapi.com", beside: ["tavus"], ["<h32>"],
            finds: [["tavu", "s_api_key: \"", "352e33c29826", "d347244a6c58", "2eaf8273\""]],
            passesOver: [
                ["tavu", "s_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "352e3", "3c29826d3472", "44a6c582eaf8", "273\""],
            ]),
        TokenRule("vapi-key", "api.vapi.ai", beside: ["vapi_"], ["<uuid>"],
            finds: [["VAP", "I_TOKEN=\"", "79e3a97e-8c8", "0-d060-83fb-", "4cb745a89133", "\""]],
            passesOver: [
                ["VAP", "I_TOKEN=\"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "79e3a", "97e-8c80-d06", "0-83fb-4cb74", "5a89133\""],
            ]),
        TokenRule("retell-key", "api.retellai.com", beside: ["retell"], ["key_<h28-32>"],
            finds: [["retel", "l_api_key: \"", "key_ab6a639d", "bb29068cbbdf", "220109fa21\""]],
            passesOver: [
                ["retel", "l_api_key: \"", "key_00000000", "000000000000", "00000000\""],
                ["other_commit = \"", "key_a", "b6a639dbb290", "68cbbdf22010", "9fa21\""],
            ]),
        TokenRule(
            "bland-key", "api.bland.ai",
            beside: ["bland_ai", "bland_api"],
            ["org_<h80-100>", "sk-<l60-70>-<l2>"],
            finds: [[
                "BLAND", "_AI_TOKEN=\"", "org_1b6cb54c", "46a6d7dd688b", "c16b4b192820",
                "80cde7e83550", "eb5687975510", "9442f2b52bd9", "0cc56704e8c4", "ee0e2e296c\""
            ]],
            passesOver: [
                [
                    "BLAND", "_AI_TOKEN=\"", "org_00000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "000000000000", "000000000000", "\""
                ],
                [
                    "other_commit = \"", "org_1", "b6cb54c46a6d", "7dd688bc16b4", "b19282080cde", "7e83550eb568",
                    "79755109442f", "2b52bd90cc56", "704e8c4ee0e2", "e296c\""
                ],
            ]),
    ]
}

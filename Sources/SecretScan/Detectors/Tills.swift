extension TokenRule {
    /// Payments and bank data, beside those of Payments and Finance.
    static let tills: [TokenRule] = [
        TokenRule("rapyd-secret", "api.rapyd.net", beside: ["rapyd"], ["rsk_<h96-100>", "<h80-96>"],
            finds: [[
                "RAPY", "D_TOKEN=\"", "rsk_7e1174e6", "24574813642b", "47cb198e7151", "46d39cc8080f",
                "966360d80e7c", "342ef3ab0e3b", "cc46af7a755f", "d131a5ab7ad8", "619d22\""
            ]],
            passesOver: [
                [
                    "RAPY", "D_TOKEN=\"", "rsk_00000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "000000000000", "000000000000", "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "rsk_7", "e1174e624574", "813642b47cb1", "98e715146d39", "cc8080f96636",
                    "0d80e7c342ef", "3ab0e3bcc46a", "f7a755fd131a", "5ab7ad8619d2", "2\""
                ],
            ]),
        TokenRule(
            "mpesa-secret", "api.safaricom.co.ke",
            beside: ["mpesa", "daraja", "safaricom"],
            ["<A16>", "<A32>", "<A64>", "<h64>"],
            finds: [["mpes", "a_api_key: \"", "IRpmyoSF", "95RcTXeU", "\""]],
            passesOver: [
                ["mpes", "a_api_key: \"", "xxxxxxxx", "xxxxxxxx", "\""],
                ["other_commit = \"", "IRpmy", "oSF95RcT", "XeU\""],
            ]),
        TokenRule("payfast-key", "payfast.co.za", beside: ["payfast"], ["<l13>"],
            finds: [["payfa", "st_secret = \"", "0e8za71", "5gsz5o\""]],
            passesOver: [
                ["payfa", "st_secret = \"", "xxxxxxx", "xxxxxx\""],
                ["other_commit = \"", "0e8za", "715gsz5", "o\""],
            ]),
        TokenRule("paytm-key", "securegw.paytm.in", beside: ["paytm"], ["<v16>"],
            finds: [["payt", "m_key = \"", "Nk6u6R3F", "yIby2oMA", "\""]],
            passesOver: [
                ["payt", "m_key = \"", "xxxxxxxx", "xxxxxxxx", "\""],
                ["other_commit = \"", "Nk6u6", "R3FyIby2", "oMA\""],
            ]),
        TokenRule("phonepe-salt", "api.phonepe.com", beside: ["phonepe"], ["<uuid>"],
            finds: [["phone", "pe_secret = \"", "68d88afd-4f2", "2-ac3b-f056-", "fde7fbf25051", "\""]],
            passesOver: [
                ["phone", "pe_secret = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "68d88", "afd-4f22-ac3", "b-f056-fde7f", "bf25051\""],
            ]),
        TokenRule("instamojo-token", "instamojo.com", beside: ["instamojo"], ["<h32>", "test_<h32>"],
            finds: [["INSTAM", "OJO_TOKEN=\"", "9e27152477da", "a453ae2d4bc7", "761b47ed\""]],
            passesOver: [
                ["INSTAM", "OJO_TOKEN=\"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "9e271", "52477daa453a", "e2d4bc7761b4", "7ed\""],
            ]),
        TokenRule("ccavenue-key", "ccavenue.com", beside: ["ccavenue"], ["<X32>"],
            finds: [["ccaven", "ue_api_key: \"", "979939468615", "5BF7DFC2B68D", "A0CF924B\""]],
            passesOver: [
                ["ccaven", "ue_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "97993", "94686155BF7D", "FC2B68DA0CF9", "24B\""],
            ]),
        TokenRule("billplz-key", "billplz.com", beside: ["billplz"], ["<uuid>"],
            finds: [["billp", "lz_secret = \"", "b78ea674-288", "2-b261-d40e-", "76bd2d471168", "\""]],
            passesOver: [
                ["billp", "lz_secret = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "b78ea", "674-2882-b26", "1-d40e-76bd2", "d471168\""],
            ]),
        TokenRule("toyyibpay-key", "toyyibpay.com", beside: ["toyyibpay"], ["<l8>-<l4>-<l4>-<l4>-<l12>"],
            finds: [["TOYYIB", "PAY_TOKEN=\"", "k2t2vh29-q8b", "u-zz7o-2wj1-", "b1sf2s6fdygg", "\""]],
            passesOver: [
                ["TOYYIB", "PAY_TOKEN=\"", "xxxxxxxx-xxx", "x-xxxx-xxxx-", "xxxxxxxxxxxx", "\""],
                ["other_commit = \"", "k2t2v", "h29-q8bu-zz7", "o-2wj1-b1sf2", "s6fdygg\""],
            ]),
        TokenRule("iyzico-secret", "api.iyzipay.com", beside: ["iyzico", "iyzipay"], ["<A32>", "sandbox-<A32>"],
            finds: [["iyzi", "co_secret = \"", "GiQdremHKqbT", "e5QLv0SSY3wH", "MnBmL7rT\""]],
            passesOver: [
                ["iyzi", "co_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "GiQdr", "emHKqbTe5QLv", "0SSY3wHMnBmL", "7rT\""],
            ]),
        TokenRule(
            "paymob-key", "accept.paymob.com",
            beside: ["paymob"],
            ["<b80-300>", "egy_sk_live_<h64>", "egy_sk_test_<h64>"],
            finds: [[
                "paym", "ob_key = \"", "Rr+VcBf3YuPz", "xVdwAemkAeBg", "MH240ta0AZFW", "VZzBmLsyJ91+",
                "Hy0lKeJbk0e5", "zYYZ25uQ49WB", "s1ru/Rtd7WCq", "wlqRfApl\""
            ]],
            passesOver: [
                [
                    "paym", "ob_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""
                ],
                [
                    "other_commit = \"", "Rr+Vc", "Bf3YuPzxVdwA", "emkAeBgMH240", "ta0AZFWVZzBm", "LsyJ91+Hy0lK",
                    "eJbk0e5zYYZ2", "5uQ49WBs1ru/", "Rtd7WCqwlqRf", "Apl\""
                ],
            ]),
        TokenRule(
            "tap-secret", "api.tap.company",
            beside: ["tap_secret", "tap_api", "tappayments"],
            ["sk_(live|test)_<A24>"],
            finds: [["tap_s", "ecret = \"", "sk_live_tSN7", "uk1Aamq6jLYl", "5is8zt6r\""]],
            passesOver: [
                ["tap_s", "ecret = \"", "sk_live_xxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "sk_li", "ve_tSN7uk1Aa", "mq6jLYl5is8z", "t6r\""],
            ]),
        TokenRule("moyasar-key", "api.moyasar.com", beside: ["moyasar"], ["sk_(live|test)_<A40>"],
            finds: [[
                "moyas", "ar_secret = \"", "sk_live_9QNs", "5lMlkrC4PaNz", "TnRt7FTWi9Tf",
                "cvX25Ob1E5Ok", "\""
            ]],
            passesOver: [
                ["moyas", "ar_secret = \"", "sk_live_xxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "\""],
                ["other_commit = \"", "sk_li", "ve_9QNs5lMlk", "rC4PaNzTnRt7", "FTWi9TfcvX25", "Ob1E5Ok\""],
            ]),
        TokenRule("paymongo-key", "api.paymongo.com", beside: ["paymongo"], ["sk_(live|test)_<A24>"],
            finds: [["paymo", "ngo_key = \"", "sk_live_IaJt", "xqoFRFKxj5qy", "ArtK78jj\""]],
            passesOver: [
                ["paymo", "ngo_key = \"", "sk_live_xxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "sk_li", "ve_IaJtxqoFR", "FKxj5qyArtK7", "8jj\""],
            ]),
        TokenRule("payway-key", "api.payway.com.au", beside: ["payway"], ["T<d5>_SEC_<l40-60>", "Q<d5>_SEC_<l40-60>"],
            finds: [[
                "payw", "ay_key = \"", "T54906_SEC_5", "qgn3yoq83m77", "xdprndisqjxy", "ulp18s041lxn",
                "i446l51ll2mz", "u\""
            ]],
            passesOver: [
                ["payw", "ay_key = \"", "T00000_SEC_x", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxx\""],
                [
                    "other_commit = \"", "T5490", "6_SEC_5qgn3y", "oq83m77xdprn", "disqjxyulp18", "s041lxni446l",
                    "51ll2mzu\""
                ],
            ]),
        TokenRule("bluesnap-password", "bluesnap.com", beside: ["bluesnap"], ["<A20-100>"], .opaque,
            finds: [["BLUES", "NAP_TOKEN=\"", "XiKORCWC0EMF", "CG8dzTZjh5xu", "ltZpVx1x\""]],
            passesOver: [
                ["BLUES", "NAP_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "XiKOR", "CWC0EMFCG8dz", "TZjh5xultZpV", "x1x\""],
            ]),
        TokenRule("fastspring-password", "api.fastspring.com", beside: ["fastspring"], ["<A22>"],
            finds: [["fastsp", "ring_secret = \"", "jmj3dDRxLOf", "wF6U0OPO4FJ", "\""]],
            passesOver: [
                ["fastsp", "ring_secret = \"", "xxxxxxxxxxx", "xxxxxxxxxxx", "\""],
                ["other_commit = \"", "jmj3d", "DRxLOfwF6U0", "OPO4FJ\""],
            ]),
        TokenRule("helcim-token", "api.helcim.com", beside: ["helcim"], ["<v60-64>"],
            finds: [[
                "helci", "m_api_key: \"", "Xz%1Ipz+9aJw", "ui7BF3zBY!-M", "SnHwa,8rrLuf",
                "nzF#7PR6-htj", "F9m-b9e,4J.w", "sW\""
            ]],
            passesOver: [
                [
                    "helci", "m_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "Xz%1I", "pz+9aJwui7BF", "3zBY!-MSnHwa", ",8rrLufnzF#7", "PR6-htjF9m-b",
                    "9e,4J.wsW\""
                ],
            ]),
        TokenRule("moov-secret", "api.moov.io", beside: ["moov_"], ["<w40-43>"],
            finds: [["moo", "v_key = \"", "p1ni0NKaE_PD", "8Nqk75W-_IJY", "j3Q0yhtcTTeY", "0EXrw\""]],
            passesOver: [
                ["moo", "v_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "p1ni0", "NKaE_PD8Nqk7", "5W-_IJYj3Q0y", "htcTTeY0EXrw", "\""],
            ]),
        TokenRule("increase-key", "api.increase.com", beside: ["increase_api", "increase_key"], ["<A40>"],
            finds: [["increas", "e_api_key = \"", "FMpfMjLAas31", "rFrE4W4mAb6N", "qVUuXLmwuFbK", "vnIS\""]],
            passesOver: [
                ["increas", "e_api_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "FMpfM", "jLAas31rFrE4", "W4mAb6NqVUuX", "LmwuFbKvnIS\""],
            ]),
        TokenRule("lithic-key", "api.lithic.com", beside: ["lithic", "privacy_com"], ["<uuid>"],
            finds: [["lith", "ic_key = \"", "e0b65efc-2c0", "9-4703-8c8b-", "09e365496668", "\""]],
            passesOver: [
                ["lith", "ic_key = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "e0b65", "efc-2c09-470", "3-8c8b-09e36", "5496668\""],
            ]),
        TokenRule("marqeta-token", "marqeta.com", beside: ["marqeta"], ["<uuid>"],
            finds: [["marqe", "ta_key = \"", "8d0129a1-272", "7-b19b-590e-", "733294b89aea", "\""]],
            passesOver: [
                ["marqe", "ta_key = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "8d012", "9a1-2727-b19", "b-590e-73329", "4b89aea\""],
            ]),
        TokenRule("unit-token", "api.s.unit.sh", ["v2.public.eyJ<w100-900>"], .structured,
            finds: [[
                "v2.pu", "blic.eyJ2s76", "z9BZryVU378q", "3T3VQheHFrBw", "mRab1KZ4rAfa",
                "lDTw24BJGhsX", "q762BeWD6OCo", "HgGpFX_DISiO", "smf-kbn9GJ9l", "R_KJ_zafqRw3",
                "mfX7WatzRoD5"
            ]],
            passesOver: [
                ["v2.pu", "blic.eyJ", "2s7"],
                [
                    "v2.pu", "blic.eyJxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx"
                ],
            ]),
        TokenRule("column-key", "api.column.com", beside: ["column_api"], ["(test|live)_<A27>"],
            finds: [["column", "_api_secret = \"", "test_l6JUw9D", "oIvLnyc38ukC", "qtx7MNIz\""]],
            passesOver: [
                ["column", "_api_secret = \"", "test_xxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "test_", "l6JUw9DoIvLn", "yc38ukCqtx7M", "NIz\""],
            ]),
        TokenRule(
            "modern-treasury-key", "app.moderntreasury.com",
            beside: ["moderntreasury", "modern_treasury"],
            ["(live|test|publishable)-<A60-80>"],
            finds: [[
                "MODERNTR", "EASURY_TOKEN=\"", "live-eIPEv9f", "yTUg0SlhyPqw", "eANhd4sW3HWF",
                "yudetUS5yUpb", "f9Wqdy9BzAcL", "Rc5kMcg0IJA5", "VvB\""
            ]],
            passesOver: [
                [
                    "MODERNTR", "EASURY_TOKEN=\"", "live-xxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxx\""
                ],
                [
                    "other_commit = \"", "live-", "eIPEv9fyTUg0", "SlhyPqweANhd", "4sW3HWFyudet", "US5yUpbf9Wqd",
                    "y9BzAcLRc5kM", "cg0IJA5VvB\""
                ],
            ]),
        TokenRule("stitch-money-secret", "api.stitch.money", beside: ["stitch_client"], ["<b60-90>"],
            finds: [[
                "stitch_c", "lient_api_key: \"", "lR5t1sCRhphe", "EGrGf4eR9HiV", "+d5MA9tp1OXi",
                "dyyXUA3OHOmO", "UYLhYAlBhRrX", "I7de88R6kZPD", "\""
            ]],
            passesOver: [
                [
                    "stitch_c", "lient_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "lR5t1", "sCRhpheEGrGf", "4eR9HiV+d5MA", "9tp1OXidyyXU", "A3OHOmOUYLhY",
                    "AlBhRrXI7de8", "8R6kZPD\""
                ],
            ]),
        TokenRule("tink-secret", "api.tink.com", beside: ["tink_"], ["<h32>"],
            finds: [["tink", "_api_key: \"", "0aba52359a4d", "6c1572f2dded", "472c9ab4\""]],
            passesOver: [
                ["tink", "_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "0aba5", "2359a4d6c157", "2f2dded472c9", "ab4\""],
            ]),
        TokenRule("saltedge-secret", "saltedge.com", beside: ["saltedge", "salt_edge"], ["<w43>"],
            finds: [["salted", "ge_api_key: \"", "Xz_DxAyDGiy9", "ty4b0c_AgxVv", "trm15jMTxvEm", "mgu1-0i\""]],
            passesOver: [
                ["salted", "ge_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""],
                ["other_commit = \"", "Xz_Dx", "AyDGiy9ty4b0", "c_AgxVvtrm15", "jMTxvEmmgu1-", "0i\""],
            ]),
        TokenRule("nordigen-secret", "bankaccountdata.gocardless.com", beside: ["nordigen"], ["<h128>"],
            finds: [[
                "nordi", "gen_key = \"", "e63c6f19550b", "27bcf2a6ff0f", "ba3bc045570c",
                "a44e0f15bd42", "6e76429d3b33", "f3ccf842c0fd", "c7c4a0973e27", "92d3a570d326",
                "9652b9ea9c2b", "34397af6b0b8", "47bc4f49\""
            ]],
            passesOver: [
                [
                    "nordi", "gen_key = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "000000000000", "000000000000", "000000000000", "000000000000", "000000000000",
                    "00000000\""
                ],
                [
                    "other_commit = \"", "e63c6", "f19550b27bcf", "2a6ff0fba3bc", "045570ca44e0", "f15bd426e764",
                    "29d3b33f3ccf", "842c0fdc7c4a", "0973e2792d3a", "570d3269652b", "9ea9c2b34397", "af6b0b847bc4",
                    "f49\""
                ],
            ]),
        TokenRule("yapily-secret", "api.yapily.com", beside: ["yapily"], ["<uuid>"],
            finds: [["yapi", "ly_secret = \"", "97742965-30f", "b-10dd-f056-", "244604dc9f06", "\""]],
            passesOver: [
                ["yapi", "ly_secret = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "97742", "965-30fb-10d", "d-f056-24460", "4dc9f06\""],
            ]),
        TokenRule("belvo-secret", "belvo.com", beside: ["belvo"], ["<w41>", "<w40-50>"],
            finds: [["belv", "o_api_key: \"", "9vgq-J2SNSv6", "tV-V5P-A5HOJ", "s1mq7VVDfntF", "t59Wi\""]],
            passesOver: [
                ["belv", "o_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxx\""],
                ["other_commit = \"", "9vgq-", "J2SNSv6tV-V5", "P-A5HOJs1mq7", "VVDfntFt59Wi", "\""],
            ]),
    ]
}

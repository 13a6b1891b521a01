extension TokenRule {
    /// Payments and bank data, beside those of Payments and Finance.
    static let tills: [TokenRule] = [
        TokenRule("rapyd-secret", "api.rapyd.net", beside: ["rapyd"], ["rsk_<h96-100>", "<h80-96>"],
            finds: [[
                "RAPY", "D_TOKEN=\"", "rsk_6a491e8d8ad0", "f9cefc65d7e53424", "f90b14ef2f4e54b5", "74c23c7495f9bd1f",
                "cfc72fe2718c09a6", "a359f12ee6ecf52b", "2d99cd\""
            ]],
            passesOver: [
                [
                    "RAPY", "D_TOKEN=\"", "rsk_000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "0000000000000000", "0000000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "rsk_6a491e8d8ad0", "f9cefc65d7e53424", "f90b14ef2f4e54b5",
                    "74c23c7495f9bd1f", "cfc72fe2718c09a6", "a359f12ee6ecf52b", "2d99cd\""
                ],
            ]),
        TokenRule(
            "mpesa-secret", "api.safaricom.co.ke",
            beside: ["mpesa", "daraja", "safaricom"],
            ["<A16>", "<A32>", "<A64>", "<h64>"],
            finds: [["mpes", "a_key = \"", "51v68LnN", "jMnhK0uh", "\""]],
            passesOver: [
                ["mpes", "a_key = \"", "xxxxxxxx", "xxxxxxxx", "\""],
                ["other_commit = \"", "51v68LnN", "jMnhK0uh", "\""],
            ]),
        TokenRule("payfast-key", "payfast.co.za", beside: ["payfast"], ["<l13>"],
            finds: [["payfa", "st_key = \"", "fu0w3og", "ay7sw6\""]],
            passesOver: [
                ["payfa", "st_key = \"", "xxxxxxx", "xxxxxx\""],
                ["other_commit = \"", "fu0w3og", "ay7sw6\""],
            ]),
        TokenRule("paytm-key", "securegw.paytm.in", beside: ["paytm"], ["<v16>"],
            finds: [["payt", "m_secret = \"", "r89vf%I3", "liKzreTw", "\""]],
            passesOver: [
                ["payt", "m_secret = \"", "xxxxxxxx", "xxxxxxxx", "\""],
                ["other_commit = \"", "r89vf%I3", "liKzreTw", "\""],
            ]),
        TokenRule("phonepe-salt", "api.phonepe.com", beside: ["phonepe"], ["<uuid>"],
            finds: [["phone", "pe_key = \"", "523ece50-1870-e9", "0e-0203-14f801a8", "97ad\""]],
            passesOver: [
                ["phone", "pe_key = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "523ece50-1870-e9", "0e-0203-14f801a8", "97ad\""],
            ]),
        TokenRule("instamojo-token", "instamojo.com", beside: ["instamojo"], ["<h32>", "test_<h32>"],
            finds: [["instam", "ojo_api_key: \"", "220828f9b682bb9d", "747cd865ebc4a77b", "\""]],
            passesOver: [
                ["instam", "ojo_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "220828f9b682bb9d", "747cd865ebc4a77b", "\""],
            ]),
        TokenRule("ccavenue-key", "ccavenue.com", beside: ["ccavenue"], ["<X32>"],
            finds: [["CCAVE", "NUE_TOKEN=\"", "5C7BC0BE57D49EC3", "A19212F27DE9AFD6", "\""]],
            passesOver: [
                ["CCAVE", "NUE_TOKEN=\"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "5C7BC0BE57D49EC3", "A19212F27DE9AFD6", "\""],
            ]),
        TokenRule("billplz-key", "billplz.com", beside: ["billplz"], ["<uuid>"],
            finds: [["billp", "lz_api_key: \"", "7679f2bd-ed56-75", "8b-689f-12cd1151", "c7a7\""]],
            passesOver: [
                ["billp", "lz_api_key: \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "7679f2bd-ed56-75", "8b-689f-12cd1151", "c7a7\""],
            ]),
        TokenRule("toyyibpay-key", "toyyibpay.com", beside: ["toyyibpay"], ["<l8>-<l4>-<l4>-<l4>-<l12>"],
            finds: [["toyyib", "pay_secret = \"", "0c5wow3b-cifc-aa", "69-318r-91x5gc7a", "xgtm\""]],
            passesOver: [
                ["toyyib", "pay_secret = \"", "xxxxxxxx-xxxx-xx", "xx-xxxx-xxxxxxxx", "xxxx\""],
                ["other_commit = \"", "0c5wow3b-cifc-aa", "69-318r-91x5gc7a", "xgtm\""],
            ]),
        TokenRule("iyzico-secret", "api.iyzipay.com", beside: ["iyzico", "iyzipay"], ["<A32>", "sandbox-<A32>"],
            finds: [["iyzi", "co_secret = \"", "PMeeNbTkcBlWrm01", "Y5tkFT6hDTTHX1Sd", "\""]],
            passesOver: [
                ["iyzi", "co_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "PMeeNbTkcBlWrm01", "Y5tkFT6hDTTHX1Sd", "\""],
            ]),
        TokenRule(
            "paymob-key", "accept.paymob.com",
            beside: ["paymob"],
            ["<b80-300>", "egy_sk_live_<h64>", "egy_sk_test_<h64>"],
            finds: [[
                "paymo", "b_api_key: \"", "E4w3XIrNCOfqwWZP", "0zappPWdDCw3cAei", "c4AHhOou0ndA5h/u",
                "tONxbBzTprv+HXqq", "TmVWG6pi8+S26Q2G", "GJyaNERt6uzN\""
            ]],
            passesOver: [
                [
                    "paymo", "b_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "E4w3XIrNCOfqwWZP", "0zappPWdDCw3cAei", "c4AHhOou0ndA5h/u",
                    "tONxbBzTprv+HXqq", "TmVWG6pi8+S26Q2G", "GJyaNERt6uzN\""
                ],
            ]),
        TokenRule(
            "tap-secret", "api.tap.company",
            beside: ["tap_secret", "tap_api", "tappayments"],
            ["sk_(live|test)_<A24>"],
            finds: [["tap_s", "ecret = \"", "sk_live_O4i5sYTo", "KKJLWqyQiNnmGQ5q", "\""]],
            passesOver: [
                ["tap_s", "ecret = \"", "sk_live_xxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "sk_live_O4i5sYTo", "KKJLWqyQiNnmGQ5q", "\""],
            ]),
        TokenRule("moyasar-key", "api.moyasar.com", beside: ["moyasar"], ["sk_(live|test)_<A40>"],
            finds: [["moyas", "ar_api_key: \"", "sk_live_2SzDAl2N", "m60oKmhvJtKlrpYo", "LbCR3Zn8tYaiZLuD", "\""]],
            passesOver: [
                ["moyas", "ar_api_key: \"", "sk_live_xxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "sk_live_2SzDAl2N", "m60oKmhvJtKlrpYo", "LbCR3Zn8tYaiZLuD", "\""],
            ]),
        TokenRule("paymongo-key", "api.paymongo.com", beside: ["paymongo"], ["sk_(live|test)_<A24>"],
            finds: [["PAYMO", "NGO_TOKEN=\"", "sk_live_2CRKKh2s", "HAUy0GWJPnf0jLZT", "\""]],
            passesOver: [
                ["PAYMO", "NGO_TOKEN=\"", "sk_live_xxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "sk_live_2CRKKh2s", "HAUy0GWJPnf0jLZT", "\""],
            ]),
        TokenRule("payway-key", "api.payway.com.au", beside: ["payway"], ["T<d5>_SEC_<l40-60>", "Q<d5>_SEC_<l40-60>"],
            finds: [["payw", "ay_secret = \"", "T00572_SEC_ltz9g", "2gzwj5eo9ym38u7y", "5kjdxx2akx7th1uc", "4vakcr4hj6b9l\""]],
            passesOver: [
                ["payw", "ay_secret = \"", "T00000_SEC_xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""],
                ["other_commit = \"", "T00572_SEC_ltz9g", "2gzwj5eo9ym38u7y", "5kjdxx2akx7th1uc", "4vakcr4hj6b9l\""],
            ]),
        TokenRule("bluesnap-password", "bluesnap.com", beside: ["bluesnap"], ["<A20-100>"], .opaque,
            finds: [["bluesn", "ap_api_key: \"", "8GrqO35vooRl5OQx", "4pDJgqfpWPNPWg2M", "\""]],
            passesOver: [
                ["bluesn", "ap_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "8GrqO35vooRl5OQx", "4pDJgqfpWPNPWg2M", "\""],
            ]),
        TokenRule("fastspring-password", "api.fastspring.com", beside: ["fastspring"], ["<A22>"],
            finds: [["fastsp", "ring_secret = \"", "SPN96uGO1IE", "uabMjs8jvQu", "\""]],
            passesOver: [
                ["fastsp", "ring_secret = \"", "xxxxxxxxxxx", "xxxxxxxxxxx", "\""],
                ["other_commit = \"", "SPN96uGO1IE", "uabMjs8jvQu", "\""],
            ]),
        TokenRule("helcim-token", "api.helcim.com", beside: ["helcim"], ["<v60-64>"],
            finds: [["helc", "im_key = \"", "vhgCq6AirvEtHemy", "tiUqEWShKG6Cgwgs", "B0nKYY,GaHd9MByp", "zb0Jd4CYpsj78w\""]],
            passesOver: [
                ["helc", "im_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxx\""],
                ["other_commit = \"", "vhgCq6AirvEtHemy", "tiUqEWShKG6Cgwgs", "B0nKYY,GaHd9MByp", "zb0Jd4CYpsj78w\""],
            ]),
        TokenRule("moov-secret", "api.moov.io", beside: ["moov_"], ["<w40-43>"],
            finds: [["moo", "v_key = \"", "9pSYZtyQ8EOFuu90", "epgOuPTDP1GyfN0j", "NClVFzWC5\""]],
            passesOver: [
                ["moo", "v_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "9pSYZtyQ8EOFuu90", "epgOuPTDP1GyfN0j", "NClVFzWC5\""],
            ]),
        TokenRule("increase-key", "api.increase.com", beside: ["increase_api", "increase_key"], ["<A40>"],
            finds: [["increas", "e_api_key = \"", "BXevIUnh02QKeIza", "HBMXMFgPsZRz87Fh", "RQ4AoTE5\""]],
            passesOver: [
                ["increas", "e_api_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "BXevIUnh02QKeIza", "HBMXMFgPsZRz87Fh", "RQ4AoTE5\""],
            ]),
        TokenRule("lithic-key", "api.lithic.com", beside: ["lithic", "privacy_com"], ["<uuid>"],
            finds: [["lith", "ic_secret = \"", "05ead766-d391-88", "da-b16f-5f420c3b", "ab67\""]],
            passesOver: [
                ["lith", "ic_secret = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "05ead766-d391-88", "da-b16f-5f420c3b", "ab67\""],
            ]),
        TokenRule("marqeta-token", "marqeta.com", beside: ["marqeta"], ["<uuid>"],
            finds: [["marqe", "ta_key = \"", "20de7fb5-154d-1e", "25-d47a-7453ae2d", "4bc6\""]],
            passesOver: [
                ["marqe", "ta_key = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "20de7fb5-154d-1e", "25-d47a-7453ae2d", "4bc6\""],
            ]),
        TokenRule("unit-token", "api.s.unit.sh", ["v2.public.eyJ<w100-900>"], .structured,
            finds: [[
                "v2.public.eyJPtF", "7VM3NwFNNmMtBJAg", "wvV9C18WkVAJ3QbX", "8KisPLVsGFH5OyFP", "TtFHJjij4iybSg2s",
                "bO14szU0i1qEgfyf", "CG_-FQzqQivam4M4", "Qo5nuYduHPQYZ"
            ]],
            passesOver: [
                ["v2.publi", "c.eyJPtF"],
                [
                    "v2.public.eyJxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "x"
                ],
            ]),
        TokenRule("column-key", "api.column.com", beside: ["column_api"], ["(test|live)_<A27>"],
            finds: [["column", "_api_secret = \"", "test_2zoz5w7TjTG", "CBABs6fQCsGfdygT", "\""]],
            passesOver: [
                ["column", "_api_secret = \"", "test_xxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "test_2zoz5w7TjTG", "CBABs6fQCsGfdygT", "\""],
            ]),
        TokenRule(
            "modern-treasury-key", "app.moderntreasury.com",
            beside: ["moderntreasury", "modern_treasury"],
            ["(live|test|publishable)-<A60-80>"],
            finds: [[
                "moderntre", "asury_api_key: \"", "live-bgsciQdremH", "KqbTe5QLv0SSY3wH", "MnBmL7rwGTGHOE7d",
                "UiFZKxbSQ5ncBzkS", "uYmlPYxMH6l\""
            ]],
            passesOver: [
                [
                    "moderntre", "asury_api_key: \"", "live-xxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "x\""
                ],
                [
                    "other_commit = \"", "live-bgsciQdremH", "KqbTe5QLv0SSY3wH", "MnBmL7rwGTGHOE7d",
                    "UiFZKxbSQ5ncBzkS", "uYmlPYxMH6l\""
                ],
            ]),
        TokenRule("stitch-money-secret", "api.stitch.money", beside: ["stitch_client"], ["<b60-90>"],
            finds: [[
                "stitch_c", "lient_key = \"", "KmkAeBgMH240ta0A", "ZFWVZzBmLsyJ91+H", "y0lKeJbk0e5zYYZ2",
                "5uQ49WBs1ru/Rtd7", "WCqwlqRn\""
            ]],
            passesOver: [
                [
                    "stitch_c", "lient_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "KmkAeBgMH240ta0A", "ZFWVZzBmLsyJ91+H", "y0lKeJbk0e5zYYZ2",
                    "5uQ49WBs1ru/Rtd7", "WCqwlqRn\""
                ],
            ]),
        TokenRule("tink-secret", "api.tink.com", beside: ["tink_"], ["<h32>"],
            finds: [["TIN", "K_TOKEN=\"", "2536a5d0684549c9", "988495558e0c69f1", "\""]],
            passesOver: [
                ["TIN", "K_TOKEN=\"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "2536a5d0684549c9", "988495558e0c69f1", "\""],
            ]),
        TokenRule("saltedge-secret", "saltedge.com", beside: ["saltedge", "salt_edge"], ["<w43>"],
            finds: [["SALTE", "DGE_TOKEN=\"", "d8v3HbNUHD--UsHW", "1INsFsiLgvOYmGmA", "7WDH7zVhEJi\""]],
            passesOver: [
                ["SALTE", "DGE_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxx\""],
                ["other_commit = \"", "d8v3HbNUHD--UsHW", "1INsFsiLgvOYmGmA", "7WDH7zVhEJi\""],
            ]),
        TokenRule("nordigen-secret", "bankaccountdata.gocardless.com", beside: ["nordigen"], ["<h128>"],
            finds: [[
                "nordi", "gen_key = \"", "94bca57d9dfd5b64", "ff5fd55e6c8fa34e", "effe1c43ba597b3b",
                "9641eb2bff4c46d8", "36f08552e67d66cf", "9b3850f44951367f", "eaae1427f30f1e85", "4c53d32d9907fa74",
                "\""
            ]],
            passesOver: [
                [
                    "nordi", "gen_key = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "94bca57d9dfd5b64", "ff5fd55e6c8fa34e", "effe1c43ba597b3b",
                    "9641eb2bff4c46d8", "36f08552e67d66cf", "9b3850f44951367f", "eaae1427f30f1e85",
                    "4c53d32d9907fa74", "\""
                ],
            ]),
        TokenRule("yapily-secret", "api.yapily.com", beside: ["yapily"], ["<uuid>"],
            finds: [["YAPI", "LY_TOKEN=\"", "2ecff88d-4d60-db", "17-b411-d724d098", "f8f0\""]],
            passesOver: [
                ["YAPI", "LY_TOKEN=\"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "2ecff88d-4d60-db", "17-b411-d724d098", "f8f0\""],
            ]),
        TokenRule("belvo-secret", "belvo.com", beside: ["belvo"], ["<w41>", "<w40-50>"],
            finds: [["belv", "o_api_key: \"", "DyTO-cRAA-ihcVAv", "68E4YjZcclL5Dcar", "nzXHQHSsg\""]],
            passesOver: [
                ["belv", "o_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxx\""],
                ["other_commit = \"", "DyTO-cRAA-ihcVAv", "68E4YjZcclL5Dcar", "nzXHQHSsg\""],
            ]),
    ]
}

extension TokenRule {
    /// Shops, parcels and deliveries, beside those of Shops.
    static let commerce: [TokenRule] = [
        TokenRule("crystallize-secret", "api.crystallize.com", beside: ["crystallize"], ["<h40>"],
            finds: [["CRYSTAL", "LIZE_TOKEN=\"", "18a6ebfb13ca64a2", "5ceb62c5bae727a0", "20372950\""]],
            passesOver: [
                ["CRYSTAL", "LIZE_TOKEN=\"", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "18a6ebfb13ca64a2", "5ceb62c5bae727a0", "20372950\""],
            ]),
        TokenRule("swell-key", "api.swell.store", beside: ["swell_"], ["sk_<A32>"],
            finds: [["swel", "l_secret = \"", "sk_dywYg5y0Gxmj7", "MxZi3k5g2eiKpuZX", "ArJ\""]],
            passesOver: [
                ["swel", "l_secret = \"", "sk_xxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""],
                ["other_commit = \"", "sk_dywYg5y0Gxmj7", "MxZi3k5g2eiKpuZX", "ArJ\""],
            ]),
        TokenRule("medusa-key", "medusajs", beside: ["medusa_"], ["sk_<h64>"],
            finds: [[
                "medus", "a_api_key: \"", "sk_eccf17ce29bf2", "ad6d720e5aa81b8e", "bf09dd571c3f7b4b",
                "b9b40100741ca4ff", "b7b\""
            ]],
            passesOver: [
                [
                    "medus", "a_api_key: \"", "sk_0000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "000\""
                ],
                [
                    "other_commit = \"", "sk_eccf17ce29bf2", "ad6d720e5aa81b8e", "bf09dd571c3f7b4b",
                    "b9b40100741ca4ff", "b7b\""
                ],
            ]),
        TokenRule("saleor-token", "saleor", beside: ["saleor"], ["<A30>"],
            finds: [["sale", "or_secret = \"", "8qf9Ybh58wFOCzQ", "T3bAO5myJ4WzUqF", "\""]],
            passesOver: [
                ["sale", "or_secret = \"", "xxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "8qf9Ybh58wFOCzQ", "T3bAO5myJ4WzUqF", "\""],
            ]),
        TokenRule("vendure-token", "vendure", beside: ["vendure"], ["<h64>"],
            finds: [[
                "vendu", "re_secret = \"", "44ec01d7f1a41e96", "1f7c5868ae97ae79", "b91fe91efefde5d3",
                "a5836d7eb0a4c1a8", "\""
            ]],
            passesOver: [
                [
                    "vendu", "re_secret = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "44ec01d7f1a41e96", "1f7c5868ae97ae79", "b91fe91efefde5d3",
                    "a5836d7eb0a4c1a8", "\""
                ],
            ]),
        TokenRule(
            "snipcart-secret", "app.snipcart.com",
            beside: ["snipcart"],
            ["ST_<b60-80>", "S_<w40-60>", "<w60-80>"],
            finds: [[
                "snipca", "rt_api_key: \"", "ST_eyUHWFEqNUCPA", "fJkYGzW4xkE8XfMM", "yuBXMZm8sMMWklZC",
                "9dOAPS8g9i/i1cIn", "Dx0tkZ9TY\""
            ]],
            passesOver: [
                [
                    "snipca", "rt_api_key: \"", "ST_xxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "ST_eyUHWFEqNUCPA", "fJkYGzW4xkE8XfMM", "yuBXMZm8sMMWklZC",
                    "9dOAPS8g9i/i1cIn", "Dx0tkZ9TY\""
                ],
            ]),
        TokenRule("chec-key", "api.chec.io", beside: ["commercejs", "chec_"], ["sk_<h40>"],
            finds: [["commerc", "ejs_api_key: \"", "sk_2a175ebef66cb", "11dad24266b7e59e", "d5fc631e108\""]],
            passesOver: [
                ["commerc", "ejs_api_key: \"", "sk_0000000000000", "0000000000000000", "00000000000\""],
                ["other_commit = \"", "sk_2a175ebef66cb", "11dad24266b7e59e", "d5fc631e108\""],
            ]),
        TokenRule("ecwid-token", "app.ecwid.com", beside: ["ecwid"], ["secret_<A32>"],
            finds: [["ecwi", "d_key = \"", "secret_l1iFbjd6a", "tUGjBM6HDxHTi1by", "vv6jI27\""]],
            passesOver: [
                ["ecwi", "d_key = \"", "secret_xxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxx\""],
                ["other_commit = \"", "secret_l1iFbjd6a", "tUGjBM6HDxHTi1by", "vv6jI27\""],
            ]),
        TokenRule(
            "printify-token", "api.printify.com",
            beside: ["printify"],
            ["eyJ<w10-60>.<w60-900>.<w40-700>"], .structured,
            finds: [[
                "print", "ify_secret = \"", "eyJNhcQjk5S9XvuE", "h91wqu0uL.t72BAs", "dU_9t-kHZ3kCGxKq",
                "BsLFM4LHoEWN_KNY", "pnp94Sw_NZ4zmh7F", "7TiKinEQVACPm8AF", "lH.gTkVXMPq9Bn4z", "wLzTTZ0zkS-mHWqd",
                "KQc8oLsOA0R35tOR", "LA6zCrG\""
            ]],
            passesOver: [
                [
                    "print", "ify_secret = \"", "eyJxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx.xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "eyJNhcQjk5S9XvuE", "h91wqu0uL.t72BAs", "dU_9t-kHZ3kCGxKq",
                    "BsLFM4LHoEWN_KNY", "pnp94Sw_NZ4zmh7F", "7TiKinEQVACPm8AF", "lH.gTkVXMPq9Bn4z",
                    "wLzTTZ0zkS-mHWqd", "KQc8oLsOA0R35tOR", "LA6zCrG\""
                ],
            ]),
        TokenRule("gelato-key", "order.gelatoapis.com", beside: ["gelato_", "gelatoapis"], ["<uuid>-<uuid>:<uuid>"],
            finds: [[
                "GELA", "TO_TOKEN=\"", "fee20cb2-2ca6-25", "ac-3f60-316a417b", "425c-7fedda69-16",
                "4b-0c9f-5e3a-4c4", "e066ee4fa:f3f342", "ed-71af-368b-1bd", "e-d0b27515c327\""
            ]],
            passesOver: [
                [
                    "GELA", "TO_TOKEN=\"", "00000000-0000-00", "00-0000-00000000", "0000-00000000-00",
                    "00-0000-0000-000", "000000000:000000", "00-0000-0000-000", "0-000000000000\""
                ],
                [
                    "other_commit = \"", "fee20cb2-2ca6-25", "ac-3f60-316a417b", "425c-7fedda69-16",
                    "4b-0c9f-5e3a-4c4", "e066ee4fa:f3f342", "ed-71af-368b-1bd", "e-d0b27515c327\""
                ],
            ]),
        TokenRule("shiphero-token", "public-api.shiphero.com", beside: ["shiphero"], ["<A20-100>"], .opaque,
            finds: [["shiph", "ero_key = \"", "vSdLDLj46uPEN4Yg", "HNFdQTI372K6iyaJ", "\""]],
            passesOver: [
                ["shiph", "ero_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "vSdLDLj46uPEN4Yg", "HNFdQTI372K6iyaJ", "\""],
            ]),
        TokenRule("shipbob-token", "api.shipbob.com", beside: ["shipbob"], ["<X64>"],
            finds: [[
                "shipb", "ob_key = \"", "56025916F96D81E7", "C6074501858085A5", "83D0190C5AEC5CB9",
                "7DB84848E4474374", "\""
            ]],
            passesOver: [
                [
                    "shipb", "ob_key = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "56025916F96D81E7", "C6074501858085A5", "83D0190C5AEC5CB9",
                    "7DB84848E4474374", "\""
                ],
            ]),
        TokenRule("sendcloud-secret", "panel.sendcloud.sc", beside: ["sendcloud"], ["<h32>"],
            finds: [["sendcl", "oud_api_key: \"", "d8314625a10ee004", "8a542b4cecc55915", "\""]],
            passesOver: [
                ["sendcl", "oud_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "d8314625a10ee004", "8a542b4cecc55915", "\""],
            ]),
        TokenRule(
            "easyship-token", "api.easyship.com",
            beside: ["easyship"],
            ["(prod|sand)_<b44>", "(prod|sand)_<w43>="],
            finds: [["EASYS", "HIP_TOKEN=\"", "prod_Pl9Jrt39wAX", "1ndVHzx8dl8t8VPC", "tdE+3dw/+AaBky27", "N\""]],
            passesOver: [
                ["EASYS", "HIP_TOKEN=\"", "prod_xxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "x\""],
                ["other_commit = \"", "prod_Pl9Jrt39wAX", "1ndVHzx8dl8t8VPC", "tdE+3dw/+AaBky27", "N\""],
            ]),
        TokenRule("aftership-key", "api.aftership.com", ["asat_<h32>"],
            finds: [["asat_cd9ca30efee", "3feb6618e671a93b", "3c681"]],
            passesOver: [
                ["asat", "_cd9"],
                ["asat_00000000000", "0000000000000000", "00000"],
            ]),
        TokenRule(
            "trackingmore-key", "api.trackingmore.com",
            beside: ["trackingmore"],
            ["<l8>-<l4>-<l4>-<l4>-<l12>", "<A20-100>"], .opaque,
            finds: [["tracking", "more_api_key: \"", "veutr64p-dx3k-fa", "6x-t344-ovamcxxk", "si67\""]],
            passesOver: [
                ["tracking", "more_api_key: \"", "xxxxxxxx-xxxx-xx", "xx-xxxx-xxxxxxxx", "xxxx\""],
                ["other_commit = \"", "veutr64p-dx3k-fa", "6x-t344-ovamcxxk", "si67\""],
            ]),
        TokenRule("seventeentrack-key", "api.17track.net", beside: ["17track"], ["<X32>"],
            finds: [["17tra", "ck_key = \"", "4D9B2A32F2620AC4", "E3CDEF8290BD54CF", "\""]],
            passesOver: [
                ["17tra", "ck_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "4D9B2A32F2620AC4", "E3CDEF8290BD54CF", "\""],
            ]),
        TokenRule("postnl-key", "api.postnl.nl", beside: ["postnl"], ["<A20-100>"], .opaque,
            finds: [["post", "nl_key = \"", "Ff5vgKSYQztZSXPm", "aUOZsEFdKAKo3yXM", "\""]],
            passesOver: [
                ["post", "nl_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "Ff5vgKSYQztZSXPm", "aUOZsEFdKAKo3yXM", "\""],
            ]),
        TokenRule("dhl-key", "api.dhl.com", beside: ["dhl_api", "dhl_key", "dhl_secret"], ["<A32>", "<A16>"],
            finds: [["dhl_a", "pi_api_key: \"", "hygvzMFVrggUurWQ", "a7Z2Vahdm8kZc0TD", "\""]],
            passesOver: [
                ["dhl_a", "pi_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "hygvzMFVrggUurWQ", "a7Z2Vahdm8kZc0TD", "\""],
            ]),
        TokenRule("fedex-secret", "apis.fedex.com", beside: ["fedex"], ["<h32>", "<A25>"],
            finds: [["FEDE", "X_TOKEN=\"", "8f3c3bc79ac0c5e5", "bf29fea377a03c03", "\""]],
            passesOver: [
                ["FEDE", "X_TOKEN=\"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "8f3c3bc79ac0c5e5", "bf29fea377a03c03", "\""],
            ]),
        TokenRule(
            "ups-secret", "onlinetools.ups.com",
            beside: ["ups_client", "ups_access", "ups_api"],
            ["<A64>", "<X16>"],
            finds: [[
                "ups_cli", "ent_api_key: \"", "wbrPW35y8R2tjWaK", "wrJkefHO8CVtq4Rp", "yziUrp32IiubXfFQ",
                "LIa5juCHoDJURHte", "\""
            ]],
            passesOver: [
                [
                    "ups_cli", "ent_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "wbrPW35y8R2tjWaK", "wrJkefHO8CVtq4Rp", "yziUrp32IiubXfFQ",
                    "LIa5juCHoDJURHte", "\""
                ],
            ]),
        TokenRule(
            "usps-key", "apis.usps.com",
            beside: ["usps_api", "usps_consumer", "usps_client"],
            ["<A48>", "<A20-100>"], .opaque,
            finds: [["usps_a", "pi_api_key: \"", "2u1FlglAajSTiGwt", "13jSNXme8tBf6Kqv", "l2oUHKgigqPD063r", "\""]],
            passesOver: [
                ["usps_a", "pi_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "2u1FlglAajSTiGwt", "13jSNXme8tBf6Kqv", "l2oUHKgigqPD063r", "\""],
            ]),
        TokenRule("bringg-key", "developer-api.bringg.com", beside: ["bringg"], ["<w20>"],
            finds: [["brin", "gg_secret = \"", "l4avip-zQ3", "NlEGYGWxS8", "\""]],
            passesOver: [
                ["brin", "gg_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "l4avip-zQ3", "NlEGYGWxS8", "\""],
            ]),
        TokenRule("onfleet-key", "onfleet.com", beside: ["onfleet"], ["<h32>"],
            finds: [["onfle", "et_secret = \"", "bf0e7ae175f60510", "fd1a82d0f46afd1b", "\""]],
            passesOver: [
                ["onfle", "et_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "bf0e7ae175f60510", "fd1a82d0f46afd1b", "\""],
            ]),
        TokenRule("doordash-secret", "openapi.doordash.com", beside: ["doordash"], ["<w43>"],
            finds: [["doorda", "sh_api_key: \"", "M75dDBhAanhBOLQ-", "wRCGSVoWAGxrEbwy", "AJDDCNhqD0V\""]],
            passesOver: [
                ["doorda", "sh_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxx\""],
                ["other_commit = \"", "M75dDBhAanhBOLQ-", "wRCGSVoWAGxrEbwy", "AJDDCNhqD0V\""],
            ]),
        TokenRule(
            "uber-secret", "api.uber.com",
            beside: ["uber_client", "uber_server", "uber_secret", "uber_api"],
            ["<w40>"],
            finds: [["uber_cl", "ient_secret = \"", "3hWSfefq1LL48vDW", "gRFJW8fR5yZngGOD", "Pt0RVF4k\""]],
            passesOver: [
                ["uber_cl", "ient_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "3hWSfefq1LL48vDW", "gRFJW8fR5yZngGOD", "Pt0RVF4k\""],
            ]),
        TokenRule("lyft-secret", "api.lyft.com", beside: ["lyft_"], ["<w32>"],
            finds: [["lyf", "t_key = \"", "hgJSdx9hQ3tAy3Ox", "tAqYkIPfVSvR5dCa", "\""]],
            passesOver: [
                ["lyf", "t_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "hgJSdx9hQ3tAy3Ox", "tAqYkIPfVSvR5dCa", "\""],
            ]),
    ]
}

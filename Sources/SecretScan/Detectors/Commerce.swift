extension TokenRule {
    /// Shops, parcels and deliveries, beside those of Shops.
    static let commerce: [TokenRule] = [
        TokenRule("crystallize-secret", "api.crystallize.com", beside: ["crystallize"], ["<h40>"],
            finds: [["crystal", "lize_secret = \"", "84751810a22e", "bfc5571fd545", "d588ed6640bf", "f4fc\""]],
            passesOver: [
                ["crystal", "lize_secret = \"", "000000000000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "84751", "810a22ebfc55", "71fd545d588e", "d6640bff4fc\""],
            ]),
        TokenRule("swell-key", "api.swell.store", beside: ["swell_"], ["sk_<A32>"],
            finds: [["swel", "l_key = \"", "sk_eC9OGwlFt", "z6CZXmJW4gdD", "KpDU9RV2SWs\""]],
            passesOver: [
                ["swel", "l_key = \"", "sk_xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxx\""],
                ["other_commit = \"", "sk_eC", "9OGwlFtz6CZX", "mJW4gdDKpDU9", "RV2SWs\""],
            ]),
        TokenRule("medusa-key", "medusajs", beside: ["medusa_"], ["sk_<h64>"],
            finds: [[
                "medu", "sa_key = \"", "sk_47ab67a3f", "672c92b2bc9a", "4f63e6596bbc", "d62bf38c409a",
                "0f394a6dade4", "aa96e69\""
            ]],
            passesOver: [
                [
                    "medu", "sa_key = \"", "sk_000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000000\""
                ],
                [
                    "other_commit = \"", "sk_47", "ab67a3f672c9", "2b2bc9a4f63e", "6596bbcd62bf", "38c409a0f394",
                    "a6dade4aa96e", "69\""
                ],
            ]),
        TokenRule("saleor-token", "saleor", beside: ["saleor"], ["<A30>"],
            finds: [["SALE", "OR_TOKEN=\"", "zzMeDC5e7b1W", "WzSw4fEYH2G5", "I3fKJu\""]],
            passesOver: [
                ["SALE", "OR_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxx\""],
                ["other_commit = \"", "zzMeD", "C5e7b1WWzSw4", "fEYH2G5I3fKJ", "u\""],
            ]),
        TokenRule("vendure-token", "vendure", beside: ["vendure"], ["<h64>"],
            finds: [[
                "vendu", "re_secret = \"", "e655a92c6f61", "30716a417b42", "553c5fedda6f",
                "7946411bac9b", "0f2e355a6c4e", "0664\""
            ]],
            passesOver: [
                [
                    "vendu", "re_secret = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "e655a", "92c6f6130716", "a417b42553c5", "fedda6f79464", "11bac9b0f2e3",
                    "55a6c4e0664\""
                ],
            ]),
        TokenRule(
            "snipcart-secret", "app.snipcart.com",
            beside: ["snipcart"],
            ["ST_<b60-80>", "S_<w40-60>", "<w60-80>"],
            finds: [[
                "snipc", "art_secret = \"", "ST_IsRrm+ntk", "5E82phQEE/Ly", "HCnVjU0fe5Ad",
                "VjDueuYpjU3D", "Suh7sO9n/hrX", "bRg1AakxNhz+", "m\""
            ]],
            passesOver: [
                [
                    "snipc", "art_secret = \"", "ST_xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "ST_Is", "Rrm+ntk5E82p", "hQEE/LyHCnVj", "U0fe5AdVjDue", "uYpjU3DSuh7s",
                    "O9n/hrXbRg1A", "akxNhz+m\""
                ],
            ]),
        TokenRule("chec-key", "api.chec.io", beside: ["commercejs", "chec_"], ["sk_<h40>"],
            finds: [["commerc", "ejs_api_key: \"", "sk_41e7c6074", "501858085a58", "3d0190c5aec5", "cb97db8\""]],
            passesOver: [
                ["commerc", "ejs_api_key: \"", "sk_000000000", "000000000000", "000000000000", "0000000\""],
                ["other_commit = \"", "sk_41", "e7c607450185", "8085a583d019", "0c5aec5cb97d", "b8\""],
            ]),
        TokenRule("ecwid-token", "app.ecwid.com", beside: ["ecwid"], ["secret_<A32>"],
            finds: [["ecwi", "d_api_key: \"", "secret_0DjOY", "io0jSPhokkI7", "iLfgqgdZjn5W", "fLK\""]],
            passesOver: [
                ["ecwi", "d_api_key: \"", "secret_xxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxx\""],
                ["other_commit = \"", "secre", "t_0DjOYio0jS", "PhokkI7iLfgq", "gdZjn5WfLK\""],
            ]),
        TokenRule(
            "printify-token", "api.printify.com",
            beside: ["printify"],
            ["eyJ<w10-60>.<w60-900>.<w40-700>"], .structured,
            finds: [[
                "PRINT", "IFY_TOKEN=\"", "eyJcfc75acrG", "QvtiSqZ4WZvu", "d.Ovvyl9Jrt3",
                "9wAX1ndVHzx8", "dl8t8VPCtdE-", "3dw_-AaBky27", "ILi0MYOmc6_6", "6m96VByfI7yD",
                "gt.mTnXBJrZg", "GiOMI9YQEAU6", "BgvBb7lVA79c", "M9UcuUA3QKRk", "TJPlDRc\""
            ]],
            passesOver: [
                [
                    "PRINT", "IFY_TOKEN=\"", "eyJxxxxxxxxx", "x.xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx.xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJcf", "c75acrGQvtiS", "qZ4WZvud.Ovv", "yl9Jrt39wAX1", "ndVHzx8dl8t8",
                    "VPCtdE-3dw_-", "AaBky27ILi0M", "YOmc6_66m96V", "ByfI7yDgt.mT", "nXBJrZgGiOMI", "9YQEAU6BgvBb",
                    "7lVA79cM9Ucu", "UA3QKRkTJPlD", "Rc\""
                ],
            ]),
        TokenRule("gelato-key", "order.gelatoapis.com", beside: ["gelato_", "gelatoapis"], ["<uuid>-<uuid>:<uuid>"],
            finds: [[
                "gela", "to_key = \"", "d5946749-22a", "f-a62c-de3e-", "f8290bd54cf3", "-92a3c96f-c1",
                "d3-316a-3f8a", "-f00316513e7", "3:03bc79ac-f", "e52-3fe7-ca0", "0-8839a08c94", "05\""
            ]],
            passesOver: [
                [
                    "gela", "to_key = \"", "00000000-000", "0-0000-0000-", "000000000000", "-00000000-00",
                    "00-0000-0000", "-00000000000", "0:00000000-0", "000-0000-000", "0-0000000000", "00\""
                ],
                [
                    "other_commit = \"", "d5946", "749-22af-a62", "c-de3e-f8290", "bd54cf3-92a3", "c96f-c1d3-31",
                    "6a-3f8a-f003", "16513e73:03b", "c79ac-fe52-3", "fe7-ca00-883", "9a08c9405\""
                ],
            ]),
        TokenRule("shiphero-token", "public-api.shiphero.com", beside: ["shiphero"], ["<A20-100>"], .opaque,
            finds: [["shiphe", "ro_api_key: \"", "uHO8CVtq4Rpy", "ziUrp32IiubX", "fFQLIa5C\""]],
            passesOver: [
                ["shiphe", "ro_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "uHO8C", "Vtq4RpyziUrp", "32IiubXfFQLI", "a5C\""],
            ]),
        TokenRule("shipbob-token", "api.shipbob.com", beside: ["shipbob"], ["<X64>"],
            finds: [[
                "shipb", "ob_api_key: \"", "59B27AF535D0", "44B94629D28A", "573438E877E0",
                "523F6AD9278C", "8C5B45DAF0E7", "AE1F\""
            ]],
            passesOver: [
                [
                    "shipb", "ob_api_key: \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "59B27", "AF535D044B94", "629D28A57343", "8E877E0523F6", "AD9278C8C5B4",
                    "5DAF0E7AE1F\""
                ],
            ]),
        TokenRule("sendcloud-secret", "panel.sendcloud.sc", beside: ["sendcloud"], ["<h32>"],
            finds: [["sendcl", "oud_api_key: \"", "3510fd1a82d0", "f46afd12bbef", "ee076161\""]],
            passesOver: [
                ["sendcl", "oud_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "3510f", "d1a82d0f46af", "d12bbefee076", "161\""],
            ]),
        TokenRule(
            "easyship-token", "api.easyship.com",
            beside: ["easyship"],
            ["(prod|sand)_<b44>", "(prod|sand)_<w43>="],
            finds: [[
                "easysh", "ip_api_key: \"", "prod_ELQ+wRC", "GSVoWAGxrEbw", "yAJDDCNhqD0i",
                "vKhWSfefq1LL", "k\""
            ]],
            passesOver: [
                ["easysh", "ip_api_key: \"", "prod_xxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "x\""],
                ["other_commit = \"", "prod_", "ELQ+wRCGSVoW", "AGxrEbwyAJDD", "CNhqD0ivKhWS", "fefq1LLk\""],
            ]),
        TokenRule("aftership-key", "api.aftership.com", ["asat_<h32>"],
            finds: [["asat_", "51a78cf1ae6c", "318a7a4dab7e", "b5e718bf"]],
            passesOver: [
                ["asat", "_51a"],
                ["asat_", "000000000000", "000000000000", "00000000"],
            ]),
        TokenRule(
            "trackingmore-key", "api.trackingmore.com",
            beside: ["trackingmore"],
            ["<l8>-<l4>-<l4>-<l4>-<l12>", "<A20-100>"], .opaque,
            finds: [["trackin", "gmore_key = \"", "9v71jnmu-ijn", "z-xruw-ov2e-", "bn5j3xq2qwt5", "\""]],
            passesOver: [
                ["trackin", "gmore_key = \"", "xxxxxxxx-xxx", "x-xxxx-xxxx-", "xxxxxxxxxxxx", "\""],
                ["other_commit = \"", "9v71j", "nmu-ijnz-xru", "w-ov2e-bn5j3", "xq2qwt5\""],
            ]),
        TokenRule("seventeentrack-key", "api.17track.net", beside: ["17track"], ["<X32>"],
            finds: [["17tra", "ck_secret = \"", "0EB923BD0788", "5FBC59B4C844", "ED09622D\""]],
            passesOver: [
                ["17tra", "ck_secret = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "0EB92", "3BD07885FBC5", "9B4C844ED096", "22D\""],
            ]),
        TokenRule("postnl-key", "api.postnl.nl", beside: ["postnl"], ["<A20-100>"], .opaque,
            finds: [["postn", "l_api_key: \"", "f1Fz10jWrYTr", "agwCpYT3kjGq", "VHpDHY0d\""]],
            passesOver: [
                ["postn", "l_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "f1Fz1", "0jWrYTragwCp", "YT3kjGqVHpDH", "Y0d\""],
            ]),
        TokenRule("dhl-key", "api.dhl.com", beside: ["dhl_api", "dhl_key", "dhl_secret"], ["<A32>", "<A16>"],
            finds: [["DHL_A", "PI_TOKEN=\"", "cTXBGvEBrdtu", "2nLaott0MbYn", "UtL9Hc2z\""]],
            passesOver: [
                ["DHL_A", "PI_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "cTXBG", "vEBrdtu2nLao", "tt0MbYnUtL9H", "c2z\""],
            ]),
        TokenRule("fedex-secret", "apis.fedex.com", beside: ["fedex"], ["<h32>", "<A25>"],
            finds: [["FEDE", "X_TOKEN=\"", "f490dfe7e7d1", "28cf318bee3f", "daf4e7c5\""]],
            passesOver: [
                ["FEDE", "X_TOKEN=\"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "f490d", "fe7e7d128cf3", "18bee3fdaf4e", "7c5\""],
            ]),
        TokenRule(
            "ups-secret", "onlinetools.ups.com",
            beside: ["ups_client", "ups_access", "ups_api"],
            ["<A64>", "<X16>"],
            finds: [[
                "ups_cl", "ient_secret = \"", "ha2ZZvFPQW3M", "5CV05R2eAwiA", "5Qgj13Ll38Ki",
                "ihltUaCElFdk", "0Va4Mqo8BqNl", "YeYD\""
            ]],
            passesOver: [
                [
                    "ups_cl", "ient_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxx\""
                ],
                [
                    "other_commit = \"", "ha2ZZ", "vFPQW3M5CV05", "R2eAwiA5Qgj1", "3Ll38KiihltU", "aCElFdk0Va4M",
                    "qo8BqNlYeYD\""
                ],
            ]),
        TokenRule(
            "usps-key", "apis.usps.com",
            beside: ["usps_api", "usps_consumer", "usps_client"],
            ["<A48>", "<A20-100>"], .opaque,
            finds: [[
                "usps_", "api_secret = \"", "K5LjxfMjOhgy", "28NNqCj2ikEn", "lMipV4SvpgRm",
                "R1btNTJhiLog", "\""
            ]],
            passesOver: [
                ["usps_", "api_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "\""],
                ["other_commit = \"", "K5Ljx", "fMjOhgy28NNq", "Cj2ikEnlMipV", "4SvpgRmR1btN", "TJhiLog\""],
            ]),
        TokenRule("bringg-key", "developer-api.bringg.com", beside: ["bringg"], ["<w20>"],
            finds: [["bring", "g_api_key: \"", "m8iSpQvu1w", "mt_kdD4oxw", "\""]],
            passesOver: [
                ["bring", "g_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "m8iSp", "Qvu1wmt_kd", "D4oxw\""],
            ]),
        TokenRule("onfleet-key", "onfleet.com", beside: ["onfleet"], ["<h32>"],
            finds: [["onfle", "et_key = \"", "f523c6179c88", "e981bac7481c", "a7f1490a\""]],
            passesOver: [
                ["onfle", "et_key = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "f523c", "6179c88e981b", "ac7481ca7f14", "90a\""],
            ]),
        TokenRule("doordash-secret", "openapi.doordash.com", beside: ["doordash"], ["<w43>"],
            finds: [["DOORD", "ASH_TOKEN=\"", "nNtTMaXBuihd", "fZo5n4AJUrTV", "BpuLh7IbT9zV", "ghZL3ew\""]],
            passesOver: [
                ["DOORD", "ASH_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""],
                ["other_commit = \"", "nNtTM", "aXBuihdfZo5n", "4AJUrTVBpuLh", "7IbT9zVghZL3", "ew\""],
            ]),
        TokenRule(
            "uber-secret", "api.uber.com",
            beside: ["uber_client", "uber_server", "uber_secret", "uber_api"],
            ["<w40>"],
            finds: [["uber_cl", "ient_api_key: \"", "DorVI7z1sToA", "0FgZ2Z2hHgzi", "oJD8277YnN1C", "2a88\""]],
            passesOver: [
                ["uber_cl", "ient_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "DorVI", "7z1sToA0FgZ2", "Z2hHgzioJD82", "77YnN1C2a88\""],
            ]),
        TokenRule("lyft-secret", "api.lyft.com", beside: ["lyft_"], ["<w32>"],
            finds: [["LYF", "T_TOKEN=\"", "ZV63KOE9osin", "tlHcKTgBylN4", "YkFgqpfH\""]],
            passesOver: [
                ["LYF", "T_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "ZV63K", "OE9osintlHcK", "TgBylN4YkFgq", "pfH\""],
            ]),
    ]
}

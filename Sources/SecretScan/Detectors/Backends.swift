extension TokenRule {
    /// Backends and content, ready made.
    static let backends: [TokenRule] = [
        TokenRule(
            "vercel-edge-config", "edge-config.vercel.com",
            ["edge-config.vercel.com/ecfg_<l20-40>?token={<uuid>}"],
            finds: [[
                "edge-", "config.verce", "l.com/ecfg_p", "nvwdl6lz18rz", "g9l2fp2pdlk2",
                "rp20f?token=", "f0f39688-693", "d-14d5-c795-", "f837320c1fa4"
            ]],
            passesOver: [
                ["edge-", "config.verce", "l.com/ecfg_p", "nv"],
                [
                    "edge-", "config.verce", "l.com/ecfg_x", "xxxxxxxxxxxx", "xxxxxxx?toke", "n=00000000-0",
                    "000-0000-000", "0-0000000000", "00"
                ],
            ]),
        TokenRule(
            "convex-key", "convex.cloud",
            beside: ["convex_"],
            ["prod:<l3-20>-<l3-20>-<d1-4>|{<b40-200>}", "dev:<l3-20>-<l3-20>-<d1-4>|{<b40-200>}"], .structured,
            finds: [[
                "conv", "ex_secret = \"", "prod:rwkj2ps", "j8gl-nmqhka5", "w82p-38|2rAp",
                "C6LNOsOJ5ayJ", "jm/jAfR9+8Vy", "rh76CueR810D", "0qO6NqzJ4K99", "\""
            ]],
            passesOver: [
                [
                    "conv", "ex_secret = \"", "prod:xxx-xxx", "-0|xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "prod:", "rwkj2psj8gl-", "nmqhka5w82p-", "38|2rApC6LNO", "sOJ5ayJjm/jA",
                    "fR9+8Vyrh76C", "ueR810D0qO6N", "qzJ4K99\""
                ],
            ]),
        TokenRule("nhost-secret", "nhost.run", beside: ["nhost"], ["<l32>", "<A20-100>"], .opaque,
            finds: [["nhos", "t_secret = \"", "oswrqwnyvmj3", "732nq2dk8mbc", "hqpigl4r\""]],
            passesOver: [
                ["nhos", "t_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "oswrq", "wnyvmj3732nq", "2dk8mbchqpig", "l4r\""],
            ]),
        TokenRule(
            "back4app-key", "parseapi.back4app.com",
            beside: ["back4app", "parse_master", "parse_rest", "x-parse"],
            ["<A40>"],
            finds: [["back4", "app_key = \"", "IXRrhsEyXKoT", "RLCdIrViy5xE", "0CyvSVziPrh7", "uVxn\""]],
            passesOver: [
                ["back4", "app_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "IXRrh", "sEyXKoTRLCdI", "rViy5xE0CyvS", "VziPrh7uVxn\""],
            ]),
        TokenRule("kinvey-secret", "baas.kinvey.com", beside: ["kinvey"], ["<h32>"],
            finds: [["kinve", "y_api_key: \"", "fcea85b0f1b4", "50e205d4b78c", "81e52f53\""]],
            passesOver: [
                ["kinve", "y_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "fcea8", "5b0f1b450e20", "5d4b78c81e52", "f53\""],
            ]),
        TokenRule(
            "pocketbase-token", "pocketbase",
            beside: ["pocketbase"],
            ["eyJ<w10-60>.<w60-600>.<w40-100>"], .structured,
            finds: [[
                "pocket", "base_key = \"", "eyJM9FCnNstG", "sTID8vqcPcwt", "C.k2DB9-ANc0",
                "jKV9GLr0GDsL", "wlAN0D8UECER", "jnPIjMvO3Rnl", "digworNlnbqg", "FEE6AEiAjH4T",
                "KS.bxRXITi3I", "7mKmlVY875IC", "d5CegXmgJrcp", "6AhhR6I-sD90", "thWwlmX\""
            ]],
            passesOver: [
                [
                    "pocket", "base_key = \"", "eyJxxxxxxxxx", "x.xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx.xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJM9", "FCnNstGsTID8", "vqcPcwtC.k2D", "B9-ANc0jKV9G", "Lr0GDsLwlAN0",
                    "D8UECERjnPIj", "MvO3Rnldigwo", "rNlnbqgFEE6A", "EiAjH4TKS.bx", "RXITi3I7mKml", "VY875ICd5Ceg",
                    "XmgJrcp6AhhR", "6I-sD90thWwl", "mX\""
                ],
            ]),
        TokenRule("directus-token", "directus", beside: ["directus"], ["<w32>"],
            finds: [["DIREC", "TUS_TOKEN=\"", "6sqqS8ERbbnb", "Asx5Di8zmYtp", "8oir4WZT\""]],
            passesOver: [
                ["DIREC", "TUS_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "6sqqS", "8ERbbnbAsx5D", "i8zmYtp8oir4", "WZT\""],
            ]),
        TokenRule("payload-secret", "payloadcms", beside: ["payload_secret"], ["<h24>", "<A20-100>"], .opaque,
            finds: [["payload", "_secret = \"", "87cdb9c83f3c", "bff90d0f5bfb", "\""]],
            passesOver: [
                ["payload", "_secret = \"", "000000000000", "000000000000", "\""],
                ["other_commit = \"", "87cdb", "9c83f3cbff90", "d0f5bfb\""],
            ]),
        TokenRule(
            "kentico-key", "deliver.kontent.ai",
            beside: ["kontent", "kentico"],
            ["ew0KIC<w40-400>.<w60-600>.<w40-100>"], .structured,
            finds: [[
                "konte", "nt_key = \"", "ew0KICpGW4gX", "mB6c879LhWao", "239sjeDhAmdT", "EbD64SRKYHOS",
                "VLoy81-az6.Y", "02lsrnqsyAca", "GubhEq4BwfUe", "lANanGJvSDKc", "JVh2jiIlaQJh",
                "Y6HN0PDDzqVE", "CXh_95pNc2K.", "xVoXTmXUysUq", "unjrEO0Joh59", "YW_hFW4jLU9j",
                "R1B0Cib7uRQG", "fTHF\""
            ]],
            passesOver: [
                [
                    "konte", "nt_key = \"", "ew0KICxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxx.x",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxx.", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""
                ],
                [
                    "other_commit = \"", "ew0KI", "CpGW4gXmB6c8", "79LhWao239sj", "eDhAmdTEbD64", "SRKYHOSVLoy8",
                    "1-az6.Y02lsr", "nqsyAcaGubhE", "q4BwfUelANan", "GJvSDKcJVh2j", "iIlaQJhY6HN0", "PDDzqVECXh_9",
                    "5pNc2K.xVoXT", "mXUysUqunjrE", "O0Joh59YW_hF", "W4jLU9jR1B0C", "ib7uRQGfTHF\""
                ],
            ]),
        TokenRule("agility-key", "api.aglty.io", ["defaultlive.<h64>", "defaultpreview.<h64>"],
            finds: [[
                "defau", "ltlive.1dd57", "1c3f7b4bb9b4", "0100741ca4ff", "b73eb68203bf",
                "ec0d6cc83feb", "4ec01d7f1ae"
            ]],
            passesOver: [
                ["defau", "ltlive.", "1dd"],
                [
                    "defau", "ltlive.00000", "000000000000", "000000000000", "000000000000", "000000000000",
                    "00000000000"
                ],
            ]),
        TokenRule("cosmicjs-key", "api.cosmicjs.com", beside: ["cosmicjs", "cosmic_"], ["<A50>"],
            finds: [[
                "cosmi", "cjs_key = \"", "AUncFpP6zlZr", "WmRquCsSouDT", "ptxPsYcFHCsd",
                "R5WCFRD4ESBD", "lW\""
            ]],
            passesOver: [
                ["cosmi", "cjs_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx\""],
                ["other_commit = \"", "AUncF", "pP6zlZrWmRqu", "CsSouDTptxPs", "YcFHCsdR5WCF", "RD4ESBDlW\""],
            ]),
        TokenRule("takeshape-key", "api.takeshape.io", beside: ["takeshape"], ["<h32>"],
            finds: [["takesh", "ape_key = \"", "15836d7eb0a4", "c1ab48cf6b8c", "7749b7a8\""]],
            passesOver: [
                ["takesh", "ape_key = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "15836", "d7eb0a4c1ab4", "8cf6b8c7749b", "7a8\""],
            ]),
        TokenRule("builder-io-key", "builder.io", ["bpk-<h32>"],
            finds: [["bpk-6", "86ce527fc199", "656c9c3f499c", "22c7f0a"]],
            passesOver: [
                ["bpk-", "686"],
                ["bpk-0", "000000000000", "000000000000", "0000000"],
            ]),
        TokenRule("plasmic-token", "studio.plasmic.app", beside: ["plasmic"], ["<A60-80>"],
            finds: [[
                "plasm", "ic_key = \"", "9wE7dOGEeFSN", "IeY80AJRbrgo", "lYAjfzEwieYn", "7TfIN9v7coKP",
                "lDH1xDEmmzx7", "ddBvSX74AW\""
            ]],
            passesOver: [
                [
                    "plasm", "ic_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "9wE7d", "OGEeFSNIeY80", "AJRbrgolYAjf", "zEwieYn7TfIN", "9v7coKPlDH1x",
                    "DEmmzx7ddBvS", "X74AW\""
                ],
            ]),
        TokenRule("uniform-key", "uniform.app", ["ufmdcx<A60-100>", "uf1<w80-140>"],
            finds: [[
                "ufmdc", "xyTIjRQ38Se2", "nnUwpDlt4UCM", "BkSFz3mTNhdD", "cQPNaGrf93rU",
                "o01iFbjd6atU", "GjBM6HDxHTi1", "v"
            ]],
            passesOver: [
                ["ufmd", "cxyT", "I"],
                ["ufmdc", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "x"],
            ]),
    ]
}

extension TokenRule {
    /// Backends and content, ready made.
    static let backends: [TokenRule] = [
        TokenRule(
            "vercel-edge-config", "edge-config.vercel.com",
            ["edge-config.vercel.com/ecfg_<l20-40>?token={<uuid>}"],
            finds: [[
                "edge-config.verc", "el.com/ecfg_0xdf", "k5wcvva018x5paac", "ua5kuvmrdg?token", "=f2cb6ecb-14a7-0",
                "fcf-889f-714abac", "73f2d"
            ]],
            passesOver: [
                ["edge-config.ver", "cel.com/ecfg_0x", "d"],
                [
                    "edge-config.verc", "el.com/ecfg_xxxx", "xxxxxxxxxxxxxxxx", "?token=00000000-",
                    "0000-0000-0000-0", "00000000000"
                ],
            ]),
        TokenRule(
            "convex-key", "convex.cloud",
            beside: ["convex_"],
            ["prod:<l3-20>-<l3-20>-<d1-4>|{<b40-200>}", "dev:<l3-20>-<l3-20>-<d1-4>|{<b40-200>}"], .structured,
            finds: [[
                "CONV", "EX_TOKEN=\"", "prod:17swew293wc", "-fvmg133q2ag-31|", "qIoUHXf3XxSxk0x5",
                "P2DsRm3BknY/wK7o", "DtROoCCxa3kgai3n", "FLer\""
            ]],
            passesOver: [
                ["CONV", "EX_TOKEN=\"", "prod:xxx-xxx-0|x", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxx\""],
                [
                    "other_commit = \"", "prod:17swew293wc", "-fvmg133q2ag-31|", "qIoUHXf3XxSxk0x5",
                    "P2DsRm3BknY/wK7o", "DtROoCCxa3kgai3n", "FLer\""
                ],
            ]),
        TokenRule("nhost-secret", "nhost.run", beside: ["nhost"], ["<l32>", "<A20-100>"], .opaque,
            finds: [["nhos", "t_api_key: \"", "dyjnoeyfkgrfgd1c", "st13kvfogo5au854", "\""]],
            passesOver: [
                ["nhos", "t_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "dyjnoeyfkgrfgd1c", "st13kvfogo5au854", "\""],
            ]),
        TokenRule(
            "back4app-key", "parseapi.back4app.com",
            beside: ["back4app", "parse_master", "parse_rest", "x-parse"],
            ["<A40>"],
            finds: [["BACK4", "APP_TOKEN=\"", "vOlkzERGoO3Q278B", "UiugvOofMZNVzUqR", "ZsuadYxU\""]],
            passesOver: [
                ["BACK4", "APP_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "vOlkzERGoO3Q278B", "UiugvOofMZNVzUqR", "ZsuadYxU\""],
            ]),
        TokenRule("kinvey-secret", "baas.kinvey.com", beside: ["kinvey"], ["<h32>"],
            finds: [["KINV", "EY_TOKEN=\"", "855cd8c35e27e715", "5e87ed972e0f396f", "\""]],
            passesOver: [
                ["KINV", "EY_TOKEN=\"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "855cd8c35e27e715", "5e87ed972e0f396f", "\""],
            ]),
        TokenRule(
            "pocketbase-token", "pocketbase",
            beside: ["pocketbase"],
            ["eyJ<w10-60>.<w60-600>.<w40-100>"], .structured,
            finds: [[
                "pocketb", "ase_api_key: \"", "eyJ8KnoA07r1bfwk", "DNoZvLHog.2dXf_P", "P-sl3lMJgTRJKmRb",
                "PTut4ELtm1IxGzGo", "ub_S4bBF2BztrApC", "6LNOsOJ5ayJjm_jA", "fE.q8Vyrh76CueR8", "10D0qO6NqzJ4K9N5",
                "tLTIGTBXRyt765AH", "4hvydf9\""
            ]],
            passesOver: [
                [
                    "pocketb", "ase_api_key: \"", "eyJxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx.xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "eyJ8KnoA07r1bfwk", "DNoZvLHog.2dXf_P", "P-sl3lMJgTRJKmRb",
                    "PTut4ELtm1IxGzGo", "ub_S4bBF2BztrApC", "6LNOsOJ5ayJjm_jA", "fE.q8Vyrh76CueR8",
                    "10D0qO6NqzJ4K9N5", "tLTIGTBXRyt765AH", "4hvydf9\""
                ],
            ]),
        TokenRule("directus-token", "directus", beside: ["directus"], ["<w32>"],
            finds: [["direc", "tus_key = \"", "Imw8PCIWmJoL9WC5", "gIqXV84XQZqJpOUn", "\""]],
            passesOver: [
                ["direc", "tus_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "Imw8PCIWmJoL9WC5", "gIqXV84XQZqJpOUn", "\""],
            ]),
        TokenRule("payload-secret", "payloadcms", beside: ["payload_secret"], ["<h24>", "<A20-100>"], .opaque,
            finds: [["payload", "_secret = \"", "8cea85b0f1b4", "50e205d4b781", "\""]],
            passesOver: [
                ["payload", "_secret = \"", "000000000000", "000000000000", "\""],
                ["other_commit = \"", "8cea85b0f1b4", "50e205d4b781", "\""],
            ]),
        TokenRule(
            "kentico-key", "deliver.kontent.ai",
            beside: ["kontent", "kentico"],
            ["ew0KIC<w40-400>.<w60-600>.<w40-100>"], .structured,
            finds: [[
                "konte", "nt_api_key: \"", "ew0KICai_um-nA69", "FCnNstGsTID8vqcP", "cwtD5OMHdxsBRbAF",
                "R2zMDcPwAM.NNk4m", "FV8kWcQHJTxJwJwa", "TO8QOTGJT5veRkZO", "2DWq08JhMV02rLS2", "DB9-ANc0jKV9GLr0",
                "GD2.SwlAN0D8UECE", "RjnPIjMvO3Rnldig", "worNlnbqgFEE6AEi", "AjH4TKp1\""
            ]],
            passesOver: [
                [
                    "konte", "nt_api_key: \"", "ew0KICxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxx.x",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxx.xxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxx\""
                ],
                [
                    "other_commit = \"", "ew0KICai_um-nA69", "FCnNstGsTID8vqcP", "cwtD5OMHdxsBRbAF",
                    "R2zMDcPwAM.NNk4m", "FV8kWcQHJTxJwJwa", "TO8QOTGJT5veRkZO", "2DWq08JhMV02rLS2",
                    "DB9-ANc0jKV9GLr0", "GD2.SwlAN0D8UECE", "RjnPIjMvO3Rnldig", "worNlnbqgFEE6AEi", "AjH4TKp1\""
                ],
            ]),
        TokenRule("agility-key", "api.aglty.io", ["defaultlive.<h64>", "defaultpreview.<h64>"],
            finds: [["defaultlive.0ac8", "b2d8e3932bcfee87", "0e711c318403e611", "ae8f47fd41c523a0", "14444bf7a006"]],
            passesOver: [
                ["default", "live.0a", "c"],
                ["defaultlive.0000", "0000000000000000", "0000000000000000", "0000000000000000", "000000000000"],
            ]),
        TokenRule("cosmicjs-key", "api.cosmicjs.com", beside: ["cosmicjs", "cosmic_"], ["<A50>"],
            finds: [["cosmi", "cjs_secret = \"", "PTlCQoeEmWgHQzjQ", "hPVIE7heXiJC3US6", "yz3t6Txa1ozBxty4", "Oh\""]],
            passesOver: [
                ["cosmi", "cjs_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xx\""],
                ["other_commit = \"", "PTlCQoeEmWgHQzjQ", "hPVIE7heXiJC3US6", "yz3t6Txa1ozBxty4", "Oh\""],
            ]),
        TokenRule("takeshape-key", "api.takeshape.io", beside: ["takeshape"], ["<h32>"],
            finds: [["takesh", "ape_key = \"", "ccbff90d0f5bf48b", "908ce1c36e0fef90", "\""]],
            passesOver: [
                ["takesh", "ape_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "ccbff90d0f5bf48b", "908ce1c36e0fef90", "\""],
            ]),
        TokenRule("builder-io-key", "builder.io", ["bpk-<h32>"],
            finds: [["bpk-6df42171630b", "707eeba9c8abb936", "fdf5"]],
            passesOver: [
                ["bpk-", "6df"],
                ["bpk-000000000000", "0000000000000000", "0000"],
            ]),
        TokenRule("plasmic-token", "studio.plasmic.app", beside: ["plasmic"], ["<A60-80>"],
            finds: [[
                "plasm", "ic_key = \"", "e6CABQfjigijmnbS", "a16qkad9Up44SiTC", "n7lScxcP5fn341ta",
                "Kgq0IrkwosI9b7rx", "JKPdBr\""
            ]],
            passesOver: [
                [
                    "plasm", "ic_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "e6CABQfjigijmnbS", "a16qkad9Up44SiTC", "n7lScxcP5fn341ta",
                    "Kgq0IrkwosI9b7rx", "JKPdBr\""
                ],
            ]),
        TokenRule("uniform-key", "uniform.app", ["ufmdcx<A60-100>", "uf1<w80-140>"],
            finds: [["ufmdcxuaR5v55rYX", "dzDKq4tOSAKMu8oo", "Pmix8pNoydFE34NC", "htbBqYKg9VKY8Cip", "xRnm8sEeLCQ0OW"]],
            passesOver: [
                ["ufmd", "cxua", "R"],
                ["ufmdcxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xx"],
            ]),
    ]
}

extension TokenRule {
    /// Warehouses, reports and customer data.
    static let reports: [TokenRule] = [
        TokenRule("firebolt-secret", "firebolt.io", beside: ["firebolt"], ["<w60-90>"],
            finds: [[
                "fireb", "olt_secret = \"", "c5gTlTm5MEXb", "sCiTFW4_bZwB", "pL9CP2QyKU3s",
                "jO6ZNcXJP1m-", "3YneqIpn_6GA", "FxY1dDXU4zmL", "\""
            ]],
            passesOver: [
                [
                    "fireb", "olt_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "c5gTl", "Tm5MEXbsCiTF", "W4_bZwBpL9CP", "2QyKU3sjO6ZN", "cXJP1m-3Yneq",
                    "Ipn_6GAFxY1d", "DXU4zmL\""
                ],
            ]),
        TokenRule("starburst-secret", "galaxy.starburst.io", beside: ["starburst"], ["<A40-80>"],
            finds: [[
                "starbu", "rst_secret = \"", "yNClhDOCRZtY", "Cp4UFah3lipI", "kEGNegIRw1X5",
                "TMmHlOfUZAnI", "IcPG\""
            ]],
            passesOver: [
                ["starbu", "rst_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "yNClh", "DOCRZtYCp4UF", "ah3lipIkEGNe", "gIRw1X5TMmHl", "OfUZAnIIcPG\""],
            ]),
        TokenRule("dremio-token", "api.dremio.cloud", beside: ["dremio"], ["<b60-82>", "<b60-90>"],
            finds: [[
                "dremi", "o_api_key: \"", "tSuhLsyIRLs4", "YvcJ5a9QHoFw", "GzA4HgEVKxIp",
                "tE2jt+v8mZs0", "eflod7vU8YbZ", "Csm/u+Gunqc\""
            ]],
            passesOver: [
                [
                    "dremi", "o_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "tSuhL", "syIRLs4YvcJ5", "a9QHoFwGzA4H", "gEVKxIptE2jt", "+v8mZs0eflod",
                    "7vU8YbZCsm/u", "+Gunqc\""
                ],
            ]),
        TokenRule("sigma-secret", "api.sigmacomputing.com", beside: ["sigmacomputing", "sigma_client"], ["<h128>"],
            finds: [[
                "sigmacomp", "uting_api_key: \"", "bdd006aa6994", "fa7468f386ed", "7accb6971aec",
                "ea4ca0702596", "ef3ec32f27fb", "ecc6e2c91835", "fd8489f92772", "e491122e1d8c",
                "1e005330b422", "585d32c61b30", "e8d95ecc\""
            ]],
            passesOver: [
                [
                    "sigmacomp", "uting_api_key: \"", "000000000000", "000000000000", "000000000000",
                    "000000000000", "000000000000", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "00000000\""
                ],
                [
                    "other_commit = \"", "bdd00", "6aa6994fa746", "8f386ed7accb", "6971aecea4ca", "0702596ef3ec",
                    "32f27fbecc6e", "2c91835fd848", "9f92772e4911", "22e1d8c1e005", "330b422585d3", "2c61b30e8d95",
                    "ecc\""
                ],
            ]),
        TokenRule(
            "mode-token", "app.mode.com",
            beside: ["modeanalytics", "mode_api", "mode_token"],
            ["<h12>", "<A20-100>"], .opaque,
            finds: [["MODEANAL", "YTICS_TOKEN=\"", "7c7bb1", "a1cc7a", "\""]],
            passesOver: [
                ["MODEANAL", "YTICS_TOKEN=\"", "000000", "000000", "\""],
                ["other_commit = \"", "7c7bb", "1a1cc7", "a\""],
            ]),
        TokenRule("redash-key", "redash", beside: ["redash"], ["<A40>"],
            finds: [["reda", "sh_secret = \"", "danRzDgiMhG4", "sbta5yJhPnEE", "yZEZm59Y9BOP", "euv5\""]],
            passesOver: [
                ["reda", "sh_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "danRz", "DgiMhG4sbta5", "yJhPnEEyZEZm", "59Y9BOPeuv5\""],
            ]),
        TokenRule("superset-secret", "superset", beside: ["superset_secret", "superset_key"], ["<b40-80>"],
            finds: [[
                "superse", "t_secret = \"", "H6gEgK2uUbNj", "H5+dwsIoVB4C", "kD2UmlP6LDE3",
                "/7yOX8nVAN0e", "0yEm\""
            ]],
            passesOver: [
                ["superse", "t_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "H6gEg", "K2uUbNjH5+dw", "sIoVB4CkD2Um", "lP6LDE3/7yOX", "8nVAN0e0yEm\""],
            ]),
        TokenRule("lightdash-token", "lightdash.cloud", ["ldpat_<h32>"],
            finds: [["ldpat", "_baa6546740e", "11175ed1031e", "f01b358ad"]],
            passesOver: [
                ["ldpa", "t_ba", "a"],
                ["ldpat", "_00000000000", "000000000000", "000000000"],
            ]),
        TokenRule("cube-secret", "cubecloud.dev", beside: ["cubejs"], ["<h128>", "<h64>"],
            finds: [[
                "CUBE", "JS_TOKEN=\"", "a2397e5dad54", "9a9b88e42969", "eff94fd31db2", "cb73fe56164e",
                "34c5b326d8f1", "49000d5e9c78", "0c905e32a587", "a3e135d2f458", "7cfd0cad7f53",
                "a54b85a6865f", "e29e9b2b\""
            ]],
            passesOver: [
                [
                    "CUBE", "JS_TOKEN=\"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "000000000000", "000000000000", "000000000000", "000000000000", "000000000000",
                    "00000000\""
                ],
                [
                    "other_commit = \"", "a2397", "e5dad549a9b8", "8e42969eff94", "fd31db2cb73f", "e56164e34c5b",
                    "326d8f149000", "d5e9c780c905", "e32a587a3e13", "5d2f4587cfd0", "cad7f53a54b8", "5a6865fe29e9",
                    "b2b\""
                ],
            ]),
        TokenRule("preset-secret", "api.app.preset.io", beside: ["preset_io", "preset_api"], ["<h64>"],
            finds: [[
                "preset", "_io_key = \"", "5d5b8d844c12", "208d82e51fb1", "e7e18053b39b",
                "5ffcae6780ad", "48d4235e331a", "82be\""
            ]],
            passesOver: [
                [
                    "preset", "_io_key = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "5d5b8", "d844c12208d8", "2e51fb1e7e18", "053b39b5ffca", "e6780ad48d42",
                    "35e331a82be\""
                ],
            ]),
        TokenRule("hevo-token", "hevodata.com", beside: ["hevodata", "hevo_"], ["<A20-100>"], .opaque,
            finds: [["hevoda", "ta_api_key: \"", "Mcp0AVQvK40K", "3jntyYFONEnt", "hUv7rqOm\""]],
            passesOver: [
                ["hevoda", "ta_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "Mcp0A", "VQvK40K3jnty", "YFONEnthUv7r", "qOm\""],
            ]),
        TokenRule("matillion-secret", "id.core.matillion.com", beside: ["matillion"], ["<w64>"],
            finds: [[
                "matill", "ion_api_key: \"", "1xE1wZ0u0kM7", "N7VZ9QQ-mFwt", "vSlKGFfR-tVz",
                "qlFFBplaeSh5", "Q5qegRYhv2hx", "lwYp\""
            ]],
            passesOver: [
                [
                    "matill", "ion_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxx\""
                ],
                [
                    "other_commit = \"", "1xE1w", "Z0u0kM7N7VZ9", "QQ-mFwtvSlKG", "FfR-tVzqlFFB", "plaeSh5Q5qeg",
                    "RYhv2hxlwYp\""
                ],
            ]),
        TokenRule("portable-key", "api.portable.io", beside: ["portable_io"], ["<A20-100>"], .opaque,
            finds: [["portabl", "e_io_api_key: \"", "LA8HeHFLXGpc", "8wiuBbgnTfSy", "ZyFiudk2\""]],
            passesOver: [
                ["portabl", "e_io_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "LA8He", "HFLXGpc8wiuB", "bgnTfSyZyFiu", "dk2\""],
            ]),
        TokenRule("rivery-token", "console.rivery.io", beside: ["rivery"], ["<A40-600>"],
            finds: [[
                "rive", "ry_key = \"", "uPxrVxKDo6ze", "YB8ZKlnOJIUx", "sFUBEKdFt7qW", "czGeQr5vdZAl",
                "nFIn\""
            ]],
            passesOver: [
                ["rive", "ry_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "uPxrV", "xKDo6zeYB8ZK", "lnOJIUxsFUBE", "KdFt7qWczGeQ", "r5vdZAlnFIn\""],
            ]),
        TokenRule("polytomic-key", "app.polytomic.com", beside: ["polytomic"], ["<h40>", "<uuid>"],
            finds: [["polyto", "mic_api_key: \"", "23d3508e7195", "bb838ed140ae", "e70ad67dc924", "5926\""]],
            passesOver: [
                ["polyto", "mic_api_key: \"", "000000000000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "23d35", "08e7195bb838", "ed140aee70ad", "67dc9245926\""],
            ]),
        TokenRule("census-workspace-token", "app.getcensus.com", beside: ["getcensus"], ["<w40-60>"],
            finds: [[
                "getcen", "sus_secret = \"", "SAj-TDBquknO", "uAlNgGIadlPj", "DLB_EBfagbji",
                "3gLWoloOlgs7", "oQ\""
            ]],
            passesOver: [
                ["getcen", "sus_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "SAj-T", "DBquknOuAlNg", "GIadlPjDLB_E", "Bfagbji3gLWo", "loOlgs7oQ\""],
            ]),
        TokenRule("mparticle-secret", "s2s.mparticle.com", beside: ["mparticle"], ["<w64>"],
            finds: [[
                "MPARTI", "CLE_TOKEN=\"", "kRhjoATM2tVV", "iTGZvZgQyJbD", "sc_2MU8_-_pG",
                "WPynV5wY25UI", "ZxOEoRo2GYhu", "W1Mu\""
            ]],
            passesOver: [
                [
                    "MPARTI", "CLE_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxx\""
                ],
                [
                    "other_commit = \"", "kRhjo", "ATM2tVViTGZv", "ZgQyJbDsc_2M", "U8_-_pGWPynV", "5wY25UIZxOEo",
                    "Ro2GYhuW1Mu\""
                ],
            ]),
        TokenRule("tealium-key", "api.tealiumiq.com", beside: ["tealium"], ["<A60-120>"],
            finds: [[
                "teali", "um_key = \"", "p8Zy7B3IciBv", "R9yS5VJCCFs3", "6pI9gVOpb3PV", "6VIRpjrlQZCA",
                "6Dx44bnISz5L", "b8LIZSn5SFYh", "\""
            ]],
            passesOver: [
                [
                    "teali", "um_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "p8Zy7", "B3IciBvR9yS5", "VJCCFs36pI9g", "VOpb3PV6VIRp", "jrlQZCA6Dx44",
                    "bnISz5Lb8LIZ", "Sn5SFYh\""
                ],
            ]),
        TokenRule("lytics-key", "api.lytics.io", beside: ["lytics_"], ["<A40-60>"],
            finds: [[
                "lyti", "cs_secret = \"", "NZIGwFbTVz09", "rS6QMTh91nfH", "huCLhRIEsMjD",
                "oxEUg2wZyViV", "fa\""
            ]],
            passesOver: [
                ["lyti", "cs_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "NZIGw", "FbTVz09rS6QM", "Th91nfHhuCLh", "RIEsMjDoxEUg", "2wZyViVfa\""],
            ]),
        TokenRule("june-key", "api.june.so", beside: ["june_api", "june_so", "juneso"], ["<A16>"],
            finds: [["JUNE_", "API_TOKEN=\"", "nMAbYwG2", "17QVR4xG", "\""]],
            passesOver: [
                ["JUNE_", "API_TOKEN=\"", "xxxxxxxx", "xxxxxxxx", "\""],
                ["other_commit = \"", "nMAbY", "wG217QVR", "4xG\""],
            ]),
        TokenRule("koala-key", "koala.live", beside: ["koala_"], ["ko_<h40>"],
            finds: [["koal", "a_key = \"", "ko_32340bf08", "f396ef62a758", "2ad48182c4a1", "6c2cb56\""]],
            passesOver: [
                ["koal", "a_key = \"", "ko_000000000", "000000000000", "000000000000", "0000000\""],
                ["other_commit = \"", "ko_32", "340bf08f396e", "f62a7582ad48", "182c4a16c2cb", "56\""],
            ]),
    ]
}

extension TokenRule {
    /// Warehouses, reports and customer data.
    static let reports: [TokenRule] = [
        TokenRule("firebolt-secret", "firebolt.io", beside: ["firebolt"], ["<w60-90>"],
            finds: [[
                "FIREB", "OLT_TOKEN=\"", "edTQaV4kb_TQmaQs", "TzEf974rXC05hvTA", "BA9rJJdPmaBpjPkx",
                "Uc5xNpKLU8BsaIQY", "t0-I_kjS\""
            ]],
            passesOver: [
                [
                    "FIREB", "OLT_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "edTQaV4kb_TQmaQs", "TzEf974rXC05hvTA", "BA9rJJdPmaBpjPkx",
                    "Uc5xNpKLU8BsaIQY", "t0-I_kjS\""
                ],
            ]),
        TokenRule("starburst-secret", "galaxy.starburst.io", beside: ["starburst"], ["<A40-80>"],
            finds: [["starbu", "rst_key = \"", "oC1tDpq0RCYOgh5E", "JhPqrr70mP2GUfOW", "M1xWozo0cazXO2Wz", "5d7w\""]],
            passesOver: [
                ["starbu", "rst_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "oC1tDpq0RCYOgh5E", "JhPqrr70mP2GUfOW", "M1xWozo0cazXO2Wz", "5d7w\""],
            ]),
        TokenRule("dremio-token", "api.dremio.cloud", beside: ["dremio"], ["<b60-82>", "<b60-90>"],
            finds: [[
                "drem", "io_secret = \"", "m+oeQeRvpV88+4Ql", "qTPYmIdI8lY1x1rO", "VbcNY1EixGTTN16i",
                "BN54NRZNrIV6Ni00", "p3pFcrw\""
            ]],
            passesOver: [
                [
                    "drem", "io_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "m+oeQeRvpV88+4Ql", "qTPYmIdI8lY1x1rO", "VbcNY1EixGTTN16i",
                    "BN54NRZNrIV6Ni00", "p3pFcrw\""
                ],
            ]),
        TokenRule("sigma-secret", "api.sigmacomputing.com", beside: ["sigmacomputing", "sigma_client"], ["<h128>"],
            finds: [[
                "sigmacom", "puting_secret = \"", "9aed0869420e3fcc", "15aa5d33bf12cc02", "eef1ba52b83ae757",
                "7581c4783f1cdf9e", "631edb4058d0b02b", "2c6102e69702c3c7", "22869482319781db", "8dbc7b9ea36bfeb2",
                "\""
            ]],
            passesOver: [
                [
                    "sigmacom", "puting_secret = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "9aed0869420e3fcc", "15aa5d33bf12cc02", "eef1ba52b83ae757",
                    "7581c4783f1cdf9e", "631edb4058d0b02b", "2c6102e69702c3c7", "22869482319781db",
                    "8dbc7b9ea36bfeb2", "\""
                ],
            ]),
        TokenRule(
            "mode-token", "app.mode.com",
            beside: ["modeanalytics", "mode_api", "mode_token"],
            ["<h12>", "<A20-100>"], .opaque,
            finds: [["modeanal", "ytics_secret = \"", "18e27a", "0453f2", "\""]],
            passesOver: [
                ["modeanal", "ytics_secret = \"", "000000", "000000", "\""],
                ["other_commit = \"", "18e27a", "0453f2", "\""],
            ]),
        TokenRule("redash-key", "redash", beside: ["redash"], ["<A40>"],
            finds: [["reda", "sh_key = \"", "Vhei5hNzC6oUqc59", "EGKKeNNQ0qcoBVDd", "sirpaIdG\""]],
            passesOver: [
                ["reda", "sh_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "Vhei5hNzC6oUqc59", "EGKKeNNQ0qcoBVDd", "sirpaIdG\""],
            ]),
        TokenRule("superset-secret", "superset", beside: ["superset_secret", "superset_key"], ["<b40-80>"],
            finds: [["superse", "t_secret = \"", "Agu/5eY2m2x0ZREp", "Hvo1e87/g22IbNqq", "P6ueXyZizho/+8HX", "BBc6\""]],
            passesOver: [
                ["superse", "t_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "Agu/5eY2m2x0ZREp", "Hvo1e87/g22IbNqq", "P6ueXyZizho/+8HX", "BBc6\""],
            ]),
        TokenRule("lightdash-token", "lightdash.cloud", ["ldpat_<h32>"],
            finds: [["ldpat_f4a6b9d76a", "d44181c63359ba42", "fa8181"]],
            passesOver: [
                ["ldpa", "t_f4", "a"],
                ["ldpat_0000000000", "0000000000000000", "000000"],
            ]),
        TokenRule("cube-secret", "cubecloud.dev", beside: ["cubejs"], ["<h128>", "<h64>"],
            finds: [[
                "cube", "js_secret = \"", "e09920086724b951", "ce04078bb1962d59", "96d138d1d8da85f7",
                "6e1b2b3e97c0472b", "7cef0c5639f7ada6", "9bd42aec90c8ad3f", "dc314833fe8675cd", "07cbe63f1ce53ee7",
                "\""
            ]],
            passesOver: [
                [
                    "cube", "js_secret = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "e09920086724b951", "ce04078bb1962d59", "96d138d1d8da85f7",
                    "6e1b2b3e97c0472b", "7cef0c5639f7ada6", "9bd42aec90c8ad3f", "dc314833fe8675cd",
                    "07cbe63f1ce53ee7", "\""
                ],
            ]),
        TokenRule("preset-secret", "api.app.preset.io", beside: ["preset_io", "preset_api"], ["<h64>"],
            finds: [[
                "preset", "_io_key = \"", "435475f23b652d61", "cfbb519468a94ec5", "08e0fa8375866e81",
                "7b958347d24f5f3d", "\""
            ]],
            passesOver: [
                [
                    "preset", "_io_key = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "435475f23b652d61", "cfbb519468a94ec5", "08e0fa8375866e81",
                    "7b958347d24f5f3d", "\""
                ],
            ]),
        TokenRule("hevo-token", "hevodata.com", beside: ["hevodata", "hevo_"], ["<A20-100>"], .opaque,
            finds: [["hevod", "ata_key = \"", "Rfh7b9D20kxEMzaN", "zo3jgHFkFq9SQkT8", "\""]],
            passesOver: [
                ["hevod", "ata_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "Rfh7b9D20kxEMzaN", "zo3jgHFkFq9SQkT8", "\""],
            ]),
        TokenRule("matillion-secret", "id.core.matillion.com", beside: ["matillion"], ["<w64>"],
            finds: [[
                "matill", "ion_secret = \"", "w6NfDM31abyQOyNN", "r-ODrzI8mHy51FQY", "WUBMDgR7X4RtWRcD",
                "dluKz5-n5Xnl9kEU", "\""
            ]],
            passesOver: [
                [
                    "matill", "ion_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "w6NfDM31abyQOyNN", "r-ODrzI8mHy51FQY", "WUBMDgR7X4RtWRcD",
                    "dluKz5-n5Xnl9kEU", "\""
                ],
            ]),
        TokenRule("portable-key", "api.portable.io", beside: ["portable_io"], ["<A20-100>"], .opaque,
            finds: [["PORTABL", "E_IO_TOKEN=\"", "rM2QyzmLD5eysKWc", "UJq9hNkMF36I1BqV", "\""]],
            passesOver: [
                ["PORTABL", "E_IO_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "rM2QyzmLD5eysKWc", "UJq9hNkMF36I1BqV", "\""],
            ]),
        TokenRule("rivery-token", "console.rivery.io", beside: ["rivery"], ["<A40-600>"],
            finds: [["rive", "ry_key = \"", "PtfpXpfCjsPdMGcH", "e7JePMCOcBrzcPGD", "ablgWMHhbw39IifU", "MVWV\""]],
            passesOver: [
                ["rive", "ry_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "PtfpXpfCjsPdMGcH", "e7JePMCOcBrzcPGD", "ablgWMHhbw39IifU", "MVWV\""],
            ]),
        TokenRule("polytomic-key", "app.polytomic.com", beside: ["polytomic"], ["<h40>", "<uuid>"],
            finds: [["polyto", "mic_key = \"", "c85d32c61b30e8d9", "5ecbbc4dc7bb1a1c", "c717a90e\""]],
            passesOver: [
                ["polyto", "mic_key = \"", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "c85d32c61b30e8d9", "5ecbbc4dc7bb1a1c", "c717a90e\""],
            ]),
        TokenRule("census-workspace-token", "app.getcensus.com", beside: ["getcensus"], ["<w40-60>"],
            finds: [["GETCEN", "SUS_TOKEN=\"", "fpLdMbXoA98X8z3j", "OQih406gEgK2uUbN", "jH5-dwsIoVB4CkD2", "UK\""]],
            passesOver: [
                ["GETCEN", "SUS_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "fpLdMbXoA98X8z3j", "OQih406gEgK2uUbN", "jH5-dwsIoVB4CkD2", "UK\""],
            ]),
        TokenRule("mparticle-secret", "s2s.mparticle.com", beside: ["mparticle"], ["<w64>"],
            finds: [[
                "mparti", "cle_secret = \"", "ALDE3_7yOX8nVAN0", "e0yEEzb8QQyuqyCt", "b6ggfCv43fbmf49d",
                "fUmwGPrU0djoNC7v", "\""
            ]],
            passesOver: [
                [
                    "mparti", "cle_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "ALDE3_7yOX8nVAN0", "e0yEEzb8QQyuqyCt", "b6ggfCv43fbmf49d",
                    "fUmwGPrU0djoNC7v", "\""
                ],
            ]),
        TokenRule("tealium-key", "api.tealiumiq.com", beside: ["tealium"], ["<A60-120>"],
            finds: [[
                "teali", "um_api_key: \"", "gjsvs88O1wqGrDiN", "esmtSC7EEHOti3V8", "EMSBJhUcMX8BIRxe",
                "y5wp2hFD3kLJGn8c", "1XnIKjDP\""
            ]],
            passesOver: [
                [
                    "teali", "um_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "gjsvs88O1wqGrDiN", "esmtSC7EEHOti3V8", "EMSBJhUcMX8BIRxe",
                    "y5wp2hFD3kLJGn8c", "1XnIKjDP\""
                ],
            ]),
        TokenRule("lytics-key", "api.lytics.io", beside: ["lytics_"], ["<A40-60>"],
            finds: [["LYTI", "CS_TOKEN=\"", "qz35kIxhfnBrEdiP", "sbbaJAlPVCsGzor5", "bytZPKb7kDh9LfGM", "up\""]],
            passesOver: [
                ["LYTI", "CS_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "qz35kIxhfnBrEdiP", "sbbaJAlPVCsGzor5", "bytZPKb7kDh9LfGM", "up\""],
            ]),
        TokenRule("june-key", "api.june.so", beside: ["june_api", "june_so", "juneso"], ["<A16>"],
            finds: [["JUNE_", "API_TOKEN=\"", "iM0g2DOc", "4glMANek", "\""]],
            passesOver: [
                ["JUNE_", "API_TOKEN=\"", "xxxxxxxx", "xxxxxxxx", "\""],
                ["other_commit = \"", "iM0g2DOc", "4glMANek", "\""],
            ]),
        TokenRule("koala-key", "koala.live", beside: ["koala_"], ["ko_<h40>"],
            finds: [["koal", "a_api_key: \"", "ko_dcfd0cad7f53a", "54b85a6865fe29e9", "b21abbad5b8\""]],
            passesOver: [
                ["koal", "a_api_key: \"", "ko_0000000000000", "0000000000000000", "00000000000\""],
                ["other_commit = \"", "ko_dcfd0cad7f53a", "54b85a6865fe29e9", "b21abbad5b8\""],
            ]),
    ]
}

extension TokenRule {
    /// Forms that came later, and what belongs nowhere else.
    static let sundries: [TokenRule] = [
        TokenRule("hcp-secret", "auth.idp.hashicorp.com", beside: ["hcp_client"], ["<w64>"],
            finds: [[
                "HCP_CL", "IENT_TOKEN=\"", "NL6U5gdvxnTG", "6RU0O5-Y-iK5", "bC-mUDdpKKkf",
                "toHin27XFToQ", "8-rsldU7Fxuw", "MqO0\""
            ]],
            passesOver: [
                [
                    "HCP_CL", "IENT_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxx\""
                ],
                [
                    "other_commit = \"", "NL6U5", "gdvxnTG6RU0O", "5-Y-iK5bC-mU", "DdpKKkftoHin", "27XFToQ8-rsl",
                    "dU7FxuwMqO0\""
                ],
            ]),
        TokenRule("linkedin-token", "api.linkedin.com", beside: ["linkedin"], ["AQ<w100-500>"], .structured,
            finds: [[
                "LINKE", "DIN_TOKEN=\"", "AQFAJD0S_xUC", "jW2AzPM8Lc4h", "ESJANcGJkaVj",
                "LvQyPPJ6OY93", "yMJ_AxGPpPFr", "OD-Sl8b-oJku", "A1QTSVrV6qdp", "ZzJ2T1RrwucI",
                "W4eVUafgmyst", "tKKvGg\""
            ]],
            passesOver: [
                [
                    "LINKE", "DIN_TOKEN=\"", "AQxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxx\""
                ],
                [
                    "other_commit = \"", "AQFAJ", "D0S_xUCjW2Az", "PM8Lc4hESJAN", "cGJkaVjLvQyP", "PJ6OY93yMJ_A",
                    "xGPpPFrOD-Sl", "8b-oJkuA1QTS", "VrV6qdpZzJ2T", "1RrwucIW4eVU", "afgmysttKKvG", "g\""
                ],
            ]),
        TokenRule("dropbox-short-token", "api.dropboxapi.com", ["sl.u.<w100-1500>"], .structured,
            finds: [[
                "sl.u.", "kXNGdHs41cay", "ujJSkG-p4wUZ", "mCqrrurpIFPQ", "YLLpMgEWMTL0",
                "8HJGxMBOIlj1", "bfcbOjh30Mjx", "mqga1X6HIVFB", "e-sZs3XTd4DR", "onv6DXey4DF9", "gwww"
            ]],
            passesOver: [
                ["sl.u", ".kXN"],
                [
                    "sl.u.", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx"
                ],
            ]),
        TokenRule("chargebee-live-key", "chargebee.com", ["live_<A33-34>", "live_<A36-39>"],
            finds: [["live_", "yFJOVTGhpAQo", "dds9k0nB8MeW", "xO62Yxizq"]],
            passesOver: [
                ["live", "_yFJ"],
                ["live_", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxx"],
            ]),
        TokenRule("persona-token", "withpersona.com", ["persona_production_<w30-60>", "persona_sandbox_<w30-60>"],
            finds: [["perso", "na_productio", "n_WCtJnPHppx", "IkGeIDBsMrmN", "LzkVh14P32f3", "MgQ1uCKg"]],
            passesOver: [
                ["perso", "na_producti", "on_WCt"],
                ["perso", "na_productio", "n_xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx"],
            ]),
        TokenRule("orbit-love-key", "app.orbit.love", ["obu_<A20-40>", "obw_<A20-40>"],
            finds: [["obu_D", "aF8MxSuSrihg", "XX0gRdqb0Tv1", "IeFtB"]],
            passesOver: [
                ["obu_", "DaF"],
                ["obu_x", "xxxxxxxxxxxx", "xxxxxxx"],
            ]),
        TokenRule("fastgen-key", "fastgen.com", ["fastgen_<A20-60>"],
            finds: [["fastg", "en_XWp8g6RlS", "hlOXnZS7Y0Q4", "2ZKTnRcRGXo"]],
            passesOver: [
                ["fastg", "en_XW", "p"],
                ["fastg", "en_xxxxxxxxx", "xxxxxxxxxxx"],
            ]),
        TokenRule("checkly-service-key", "api.checklyhq.com", beside: ["checkly"], ["sv_<h32>"],
            finds: [["check", "ly_key = \"", "sv_7c920634c", "6e9dc48c6983", "276de7deb15\""]],
            passesOver: [
                ["check", "ly_key = \"", "sv_000000000", "000000000000", "00000000000\""],
                ["other_commit = \"", "sv_7c", "920634c6e9dc", "48c6983276de", "7deb15\""],
            ]),
        TokenRule("shutterstock-secret", "api.shutterstock.com", beside: ["shutterstock"], ["<A16>", "<A32>"],
            finds: [["SHUTTER", "STOCK_TOKEN=\"", "VDqqCUWm", "SDdHR04p", "\""]],
            passesOver: [
                ["SHUTTER", "STOCK_TOKEN=\"", "xxxxxxxx", "xxxxxxxx", "\""],
                ["other_commit = \"", "VDqqC", "UWmSDdHR", "04p\""],
            ]),
        TokenRule("withings-secret", "wbsapi.withings.net", beside: ["withings"], ["<h64>"],
            finds: [[
                "withi", "ngs_secret = \"", "d5e04df1c540", "cead2c4e7f22", "0f57d4f9a21a",
                "d210c52f84c1", "3c32bf426d40", "546f\""
            ]],
            passesOver: [
                [
                    "withi", "ngs_secret = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "d5e04", "df1c540cead2", "c4e7f220f57d", "4f9a21ad210c", "52f84c13c32b",
                    "f426d40546f\""
                ],
            ]),
        TokenRule("garmin-secret", "apis.garmin.com", beside: ["garmin"], ["<A35-40>"],
            finds: [["garmi", "n_api_key: \"", "yQprvkiO9Aoq", "1WoVTE5kx9od", "FQnI1yKO4Gbf", "F\""]],
            passesOver: [
                ["garmi", "n_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxx\""],
                ["other_commit = \"", "yQprv", "kiO9Aoq1WoVT", "E5kx9odFQnI1", "yKO4GbfF\""],
            ]),
        TokenRule("oura-token", "api.ouraring.com", beside: ["ouraring", "oura_"], ["<U32>"],
            finds: [["ourar", "ing_secret = \"", "R0WB8R8GLTRC", "C8199S3BTHO2", "BFWZLTZD\""]],
            passesOver: [
                ["ourar", "ing_secret = \"", "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXX\""],
                ["other_commit = \"", "R0WB8", "R8GLTRCC8199", "S3BTHO2BFWZL", "TZD\""],
            ]),
        TokenRule("whoop-secret", "api.prod.whoop.com", beside: ["whoop_"], ["<h64>"],
            finds: [[
                "whoo", "p_api_key: \"", "30c6a6ab7d4f", "6c60b52ef6dc", "56cbb35a056e",
                "a6b8823f72d2", "a01c72943f47", "b20a\""
            ]],
            passesOver: [
                [
                    "whoo", "p_api_key: \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "30c6a", "6ab7d4f6c60b", "52ef6dc56cbb", "35a056ea6b88", "23f72d2a01c7",
                    "2943f47b20a\""
                ],
            ]),
        TokenRule("polar-secret", "polaraccesslink.com", beside: ["polar_client", "polar_flow"], ["<uuid>"],
            finds: [["POLAR_C", "LIENT_TOKEN=\"", "b4ed20fe-430", "f-9cd1-06c1-", "afef9524d5b1", "\""]],
            passesOver: [
                ["POLAR_C", "LIENT_TOKEN=\"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "b4ed2", "0fe-430f-9cd", "1-06c1-afef9", "524d5b1\""],
            ]),
    ]
}

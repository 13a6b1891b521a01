extension TokenRule {
    /// Forms that came later, and what belongs nowhere else.
    static let sundries: [TokenRule] = [
        TokenRule("hcp-secret", "auth.idp.hashicorp.com", beside: ["hcp_client"], ["<w64>"],
            finds: [[
                "hcp_cl", "ient_secret = \"", "XfUgzYF17hkHJg5R", "pv9pH33aCPN2ydVY", "n1yeOUtDiec_N7Pp",
                "JY2nkfu_tov0g_GQ", "\""
            ]],
            passesOver: [
                [
                    "hcp_cl", "ient_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "XfUgzYF17hkHJg5R", "pv9pH33aCPN2ydVY", "n1yeOUtDiec_N7Pp",
                    "JY2nkfu_tov0g_GQ", "\""
                ],
            ]),
        TokenRule("linkedin-token", "api.linkedin.com", beside: ["linkedin"], ["AQ<w100-500>"], .structured,
            finds: [[
                "linked", "in_api_key: \"", "AQvptzvwZVte42M2", "Y3ZzEzpbyR5WriYc", "t9Pc5haRa0ccn_Jh",
                "0VWgfccUsEsXoQ_A", "uikqy0nMSwIz6HjB", "4cfGv35hjSOMF5xQ", "QBq1Ur_d3HTj4aEh", "45\""
            ]],
            passesOver: [
                [
                    "linked", "in_api_key: \"", "AQxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxx\""
                ],
                [
                    "other_commit = \"", "AQvptzvwZVte42M2", "Y3ZzEzpbyR5WriYc", "t9Pc5haRa0ccn_Jh",
                    "0VWgfccUsEsXoQ_A", "uikqy0nMSwIz6HjB", "4cfGv35hjSOMF5xQ", "QBq1Ur_d3HTj4aEh", "45\""
                ],
            ]),
        TokenRule("dropbox-short-token", "api.dropboxapi.com", ["sl.u.<w100-1500>"], .structured,
            finds: [[
                "sl.u.LpfSVOU0sIR", "VBt_XiJ-5t7_Q7eq", "LY99ukm4kl9ESgdZ", "muyFykzKM67IunNR", "CT5jrXoj673hSpeh",
                "fmSer7cpGRUukrCg", "16QVI_a8gBYyV99E", "se0Ud"
            ]],
            passesOver: [
                ["sl.u", ".Lpf"],
                [
                    "sl.u.xxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxx"
                ],
            ]),
        TokenRule("chargebee-live-key", "chargebee.com", ["live_<A33-34>", "live_<A36-39>"],
            finds: [["live_07SGdmooyjy", "s0bnzaQUjk4fWGFl", "uL4wNb"]],
            passesOver: [
                ["live", "_07S"],
                ["live_xxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxx"],
            ]),
        TokenRule("persona-token", "withpersona.com", ["persona_production_<w30-60>", "persona_sandbox_<w30-60>"],
            finds: [["persona_producti", "on_4GzM-3yE7smWt", "ncdmSy00iNPo0EBT", "9v-RgyOlOYvav"]],
            passesOver: [
                ["persona_pro", "duction_4Gz"],
                ["persona_producti", "on_xxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "x"],
            ]),
        TokenRule("github-installation-token", "api.github.com", ["ghs_<w6-200>.<w20-700>.<w20-700>"], .structured,
            finds: [[
                "ghs_Lrw7y7rLKPSt", "WV83g4.GGBlHKjTx", "9YzP__qaYHlGc09P", "_EpdCyZ.xm0hgrbP", "O4q4C3AEtTSSoxbI",
                "Fvt0GmVk"
            ]],
            passesOver: [
                ["ghs_", "Lrw"],
                ["ghs_xxxxxx.xxxxx", "xxxxxxxxxxxxxxx.", "xxxxxxxxxxxxxxxx", "xxxx"],
            ]),
        TokenRule("orbit-love-key", "app.orbit.love", ["obu_<A20-40>", "obw_<A20-40>"],
            finds: [["obu_2GPTtOD3Qf1b", "7Es1PU0PcyNuF8Su", "yd"]],
            passesOver: [
                ["obu_", "2GP"],
                ["obu_xxxxxxxx", "xxxxxxxxxxxx"],
            ]),
        TokenRule("fastgen-key", "fastgen.com", ["fastgen_<A20-60>"],
            finds: [["fastgen_lPMFDAVX", "L8SkNUVjlqKmd4qI", "Qimh5E9X"]],
            passesOver: [
                ["fastg", "en_lP", "M"],
                ["fastgen_xxxxxx", "xxxxxxxxxxxxxx"],
            ]),
        TokenRule("checkly-service-key", "api.checklyhq.com", beside: ["checkly"], ["sv_<h32>"],
            finds: [["check", "ly_secret = \"", "sv_93c6060a1f067", "a4fa55266324b186", "c83\""]],
            passesOver: [
                ["check", "ly_secret = \"", "sv_0000000000000", "0000000000000000", "000\""],
                ["other_commit = \"", "sv_93c6060a1f067", "a4fa55266324b186", "c83\""],
            ]),
        TokenRule("shutterstock-secret", "api.shutterstock.com", beside: ["shutterstock"], ["<A16>", "<A32>"],
            finds: [["SHUTTER", "STOCK_TOKEN=\"", "sBG0vq91", "uIxk7049", "\""]],
            passesOver: [
                ["SHUTTER", "STOCK_TOKEN=\"", "xxxxxxxx", "xxxxxxxx", "\""],
                ["other_commit = \"", "sBG0vq91", "uIxk7049", "\""],
            ]),
        TokenRule("withings-secret", "wbsapi.withings.net", beside: ["withings"], ["<h64>"],
            finds: [[
                "withi", "ngs_secret = \"", "d79287379426a490", "441be9a41ff90af0", "1ef08aaf99cd134d",
                "91801af4f6a4cd96", "\""
            ]],
            passesOver: [
                [
                    "withi", "ngs_secret = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "d79287379426a490", "441be9a41ff90af0", "1ef08aaf99cd134d",
                    "91801af4f6a4cd96", "\""
                ],
            ]),
        TokenRule("garmin-secret", "apis.garmin.com", beside: ["garmin"], ["<A35-40>"],
            finds: [["garmi", "n_api_key: \"", "7g9aQZWqfgkVm38V", "svZvAluW0RBvqJqk", "iyVpH\""]],
            passesOver: [
                ["garmi", "n_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""],
                ["other_commit = \"", "7g9aQZWqfgkVm38V", "svZvAluW0RBvqJqk", "iyVpH\""],
            ]),
        TokenRule("oura-token", "api.ouraring.com", beside: ["ouraring", "oura_"], ["<U32>"],
            finds: [["ourar", "ing_key = \"", "XLS37X26DBK6LGWQ", "3VX0U25Z5ES2AO5O", "\""]],
            passesOver: [
                ["ourar", "ing_key = \"", "XXXXXXXXXXXXXXXX", "XXXXXXXXXXXXXXXX", "\""],
                ["other_commit = \"", "XLS37X26DBK6LGWQ", "3VX0U25Z5ES2AO5O", "\""],
            ]),
        TokenRule("whoop-secret", "api.prod.whoop.com", beside: ["whoop_"], ["<h64>"],
            finds: [[
                "WHOO", "P_TOKEN=\"", "2992143823dec7b3", "aff4420be755594a", "999687dbf5b72cd6", "6a9f90e17b869080",
                "\""
            ]],
            passesOver: [
                [
                    "WHOO", "P_TOKEN=\"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "2992143823dec7b3", "aff4420be755594a", "999687dbf5b72cd6",
                    "6a9f90e17b869080", "\""
                ],
            ]),
        TokenRule("polar-secret", "polaraccesslink.com", beside: ["polar_client", "polar_flow"], ["<uuid>"],
            finds: [["POLAR_C", "LIENT_TOKEN=\"", "e95a6aaa-9fd8-a6", "53-774f-b2f0f382", "56db\""]],
            passesOver: [
                ["POLAR_C", "LIENT_TOKEN=\"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "e95a6aaa-9fd8-a6", "53-774f-b2f0f382", "56db\""],
            ]),
    ]
}

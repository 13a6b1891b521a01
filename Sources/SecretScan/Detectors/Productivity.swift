extension TokenRule {
    /// Office, planning, support, sales, content.
    static let productivity: [TokenRule] = [
        TokenRule("asana-token", "app.asana.com", ["0/<h32>", "1/<d15-17>:<h32>", "2/<d15-17>/<d15-17>:<h32>"],
            finds: [["0", "/", "76f85d44e3e1fa01a97ce9c72387584f"]],
            passesOver: [["0", "/76f8"], ["0", "/00000000000000000000000000000000"]]),
        TokenRule("asana-token", "app.asana.com", beside: ["asana"], ["<l32>"],
            finds: [["ASA", "NA", "_SE", "CRET = \"", "145ehamd8ga4dk6s", "veg07ztennr4mfvx\""]],
            passesOver: [
                ["ASA", "NA", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "145ehamd8ga4dk6s", "veg07ztennr4mfvx\""],
            ]),
        TokenRule("notion-token", "api.notion.com", ["secret_<A43>", "ntn_<d11><A32-36>"],
            finds: [["sec", "ret_", "ajboxbYW4ndEBSHMi1VRWcUzB3cQt6NZdu5arIJd0sG"]],
            passesOver: [["sec", "ret_ajbo"], ["sec", "ret_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("linear-key", "api.linear.app", ["lin_api_<A40>"],
            finds: [["lin_", "api_", "tcumKXwzD0gqMxG8JbRGxAlLTUIz2X7nguf2ASOg"]],
            passesOver: [["lin_", "api_tcum"], ["lin_", "api_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("linear-oauth-token", "api.linear.app", ["lin_oauth_<h64>"],
            finds: [["lin_o", "auth_", "9f26441b661f2bddf4117cadcaddf0a552c807bc581b1d19936985c2b765b8ee"]],
            passesOver: [
                ["lin_o", "auth_9f26"],
                ["lin_o", "auth_0000000000000000000000000000000000000000000000000000000000000000"],
            ]),
        TokenRule(
            "linear-secret", "api.linear.app",
            beside: ["linear_client", "linear_secret", "linear_api", "linear_oauth", "linear_webhook"], ["<h32>"],
            finds: [["LINEAR_", "CLIENT", "_KE", "Y = \"", "22919dfcb5eceab8", "57a4965119880837\""]],
            passesOver: [
                ["LINEAR_", "CLIENT", "_KE", "Y = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "22919dfcb5eceab8", "57a4965119880837\""],
            ]),
        TokenRule("clickup-token", "api.clickup.com", ["pk_<d6-9>_<U32>"],
            finds: [["p", "k_", "734957_0P2V2PLQ5VVITN5VYB8L7NQIOJHCOJNJ"]],
            passesOver: [["p", "k_7349"], ["p", "k_000000_XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX"]]),
        TokenRule(
            "monday-token", "api.monday.com", beside: ["monday"], ["eyJhbGciOi<w10-60>.<w60-600>.<w40-100>"],
            .structured,
            finds: [
                [
                    "MOND", "AY", "_SE", "CRET: \"", "eyJhbGciOikatOpSJDsx.CbGIKj7bjso0ZkhRREt9fasxjtRuXhLliwXpXMti",
                    "sfI3GN3XtPv68dpJB-PE.Q_-_gR13PUXy8JG8Qxd-zC4G0o1leNIXOX3_Nddu\""
                ],
            ],
            passesOver: [
                [
                    "MOND", "AY", "_SE", "CRET: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit: \"", "eyJhbGciOikatOpSJDsx.CbGIKj7bjso0ZkhRREt9fasxjtRuXhLliwXpXMti",
                    "sfI3GN3XtPv68dpJB-PE.Q_-_gR13PUXy8JG8Qxd-zC4G0o1leNIXOX3_Nddu\""
                ],
            ]),
        TokenRule("shortcut-token", "api.app.shortcut.com", beside: ["shortcut", "clubhouse"], ["<uuid>"],
            finds: [["short", "cut", "_to", "ken = \"", "73ca2947-1ded-fe45", "-1577-062ab89b8588\""]],
            passesOver: [
                ["short", "cut", "_to", "ken = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "73ca2947-1ded-fe45", "-1577-062ab89b8588\""],
            ]),
        TokenRule("todoist-token", "api.todoist.com", beside: ["todoist"], ["<h40>"],
            finds: [["TOD", "OIST", "_TO", "KEN: \"", "fca603682b5513859420", "d106b2e37f527b9eb330\""]],
            passesOver: [
                ["TOD", "OIST", "_TO", "KEN: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "fca603682b5513859420", "d106b2e37f527b9eb330\""],
            ]),
        TokenRule("wrike-token", "wrike.com", beside: ["wrike"], ["eyJ0dCI6<w60-600>.<w20-600>.<w20-100>"], .structured,
            finds: [
                [
                    "wri", "ke", "_to", "ken = \"", "eyJ0dCI6Ull7RGzitTEIkZVgT3jaZQcTJ5MtXFjCK77zLogw_Du2kEc",
                    "TDGsNA-L9m-W5.t1khEBeUbPdV2EG6o0xf.BqtXeqExQm7k1-Y5yexG\""
                ],
            ],
            passesOver: [
                [
                    "wri", "ke", "_to", "ken = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJ0dCI6Ull7RGzitTEIkZVgT3jaZQcTJ5MtXFjCK77zLogw_Du2kEc",
                    "TDGsNA-L9m-W5.t1khEBeUbPdV2EG6o0xf.BqtXeqExQm7k1-Y5yexG\""
                ],
            ]),
        TokenRule("smartsheet-token", "api.smartsheet.com", beside: ["smartsheet"], ["<A37>", "<l26>"],
            finds: [["SMARTS", "HEET", "_TO", "KEN: \"", "8nrpXFvC7crzQtpeqq", "Bx5hfnPObfFyUPcEUil\""]],
            passesOver: [
                ["SMARTS", "HEET", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "8nrpXFvC7crzQtpeqq", "Bx5hfnPObfFyUPcEUil\""],
            ]),
        TokenRule("typeform-token", "api.typeform.com", ["tfp_<w40-60>[.<w5-30>]"], .oneCase,
            finds: [["tf", "p_", "fZY5tfrhp_uQ0clu8pFLcwYq-jilXIwuk6t_KL7r"]],
            passesOver: [["tf", "p_fZY5"], ["tf", "p_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("jotform-key", "api.jotform.com", beside: ["jotform"], ["<h32>"],
            finds: [["jotf", "orm", "_ke", "y: \"", "acdcd16c3babbd66", "81bfa3c5ef6fb395\""]],
            passesOver: [
                ["jotf", "orm", "_ke", "y: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "acdcd16c3babbd66", "81bfa3c5ef6fb395\""],
            ]),
        TokenRule("surveymonkey-token", "api.surveymonkey.com", beside: ["surveymonkey"], ["<u70-160>"],
            finds: [
                [
                    "SURVEYM", "ONKEY", " = \"", "HStjgaW3WCaPkxKscwzGZ_9qIwqaS-0R5gJ",
                    "w5XE4Ys8PexeA1JEYzhm9FVMeytqjBDEpvQ\""
                ],
            ],
            passesOver: [
                [
                    "SURVEYM", "ONKEY", " = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "\""
                ],
                ["other_commit = \"", "HStjgaW3WCaPkxKscwzGZ_9qIwqaS-0R5gJ", "w5XE4Ys8PexeA1JEYzhm9FVMeytqjBDEpvQ\""],
            ]),
        TokenRule(
            "calendly-token", "api.calendly.com", beside: ["calendly"], ["eyJraWQiOi<w20-200>.<w60-600>.<w40-200>"],
            .structured,
            finds: [
                [
                    "CALEN", "DLY", "_SE", "CRET = \"",
                    "eyJraWQiOi46hzMXTcvto9B8jitoXT.6HUwExZtQyx714O0D6acqXW-hJI8oT8__um",
                    "xsmywQD2T-deItozNChXiiDns.soPof1cJDIu7Y3N-azdDWc4PEV5rDRrtrsqbFCzb\""
                ],
            ],
            passesOver: [
                [
                    "CALEN", "DLY", "_SE", "CRET = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJraWQiOi46hzMXTcvto9B8jitoXT.6HUwExZtQyx714O0D6acqXW-hJI8oT8__um",
                    "xsmywQD2T-deItozNChXiiDns.soPof1cJDIu7Y3N-azdDWc4PEV5rDRrtrsqbFCzb\""
                ],
            ]),
        TokenRule("calcom-key", "api.cal.com", ["cal_live_<h32>"],
            finds: [["cal_", "live_", "78238f855e28aa5030a8dd0b1da9b212"]],
            passesOver: [["cal_", "live_7823"], ["cal_", "live_00000000000000000000000000000000"]]),
    ]
}

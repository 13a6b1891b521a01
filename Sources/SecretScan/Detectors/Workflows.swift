extension TokenRule {
    /// What runs jobs and serves developers.
    static let workflows: [TokenRule] = [
        TokenRule("inngest-key", "api.inngest.com", ["signkey-(prod|test|branch)-<h32-64>"],
            finds: [["signkey-prod-d39", "dbb29068cbbdf220", "109fa29a142b6cb5", "4c46a6d76"]],
            passesOver: [
                ["signk", "ey-pr", "o"],
                ["signkey-prod-000", "0000000000000000", "0000000000000"],
            ]),
        TokenRule(
            "trigger-key", "api.trigger.dev",
            ["tr_prod_<A20-24>", "tr_dev_<A20-24>", "tr_stg_<A20-24>", "tr_preview_<A20-24>", "tr_pat_<l40>"],
            finds: [["tr_prod_1MSqRSw", "4Kz3cnwi1xW4ctr"]],
            passesOver: [
                ["tr_pr", "od_1M", "S"],
                ["tr_prod_xxxxxx", "xxxxxxxxxxxxxx"],
            ]),
        TokenRule("unkey-key", "api.unkey.dev", ["unkey_<A22-40>"],
            finds: [["unkey_6XaqbU3V2y", "BCoDYqRYgkkbQNDQ", "1Mwk2"]],
            passesOver: [
                ["unke", "y_6X", "a"],
                ["unkey_xxxxxxxx", "xxxxxxxxxxxxxx"],
            ]),
        TokenRule("zuplo-key", "dev.zuplo.com", ["zpka_<h32>_<h8>"],
            finds: [["zpka_e7975510944", "2f2b52bd90cc5670", "4e8ce_1e2e296c"]],
            passesOver: [
                ["zpka", "_e79"],
                ["zpka_00000000000", "0000000000000000", "00000_00000000"],
            ]),
        TokenRule("ionic-token", "api.ionicjs.com", beside: ["ionic_", "ionicapp", "appflow"], ["ion_<A42>"],
            finds: [["IONI", "C_TOKEN=\"", "ion_5gE4OVQhqo9N", "Gj3tCh8FkX1UPk1n", "BWvN3W0QppJ37t\""]],
            passesOver: [
                ["IONI", "C_TOKEN=\"", "ion_xxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxx\""],
                ["other_commit = \"", "ion_5gE4OVQhqo9N", "Gj3tCh8FkX1UPk1n", "BWvN3W0QppJ37t\""],
            ]),
        TokenRule("samsara-token", "api.samsara.com", ["samsara_api_<A30>"],
            finds: [["samsara_api_8SWy", "0OlE9EspElvudp2v", "Dr1ZQHZoML"]],
            passesOver: [
                ["samsara", "_api_8S", "W"],
                ["samsara_api_xxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxx"],
            ]),
        TokenRule("lichess-token", "lichess.org", beside: ["lichess"], ["lip_<A20>", "lio_<A20>"],
            finds: [["liche", "ss_secret = \"", "lip_8pTUMtzA", "TbWEiFOG9XxV", "\""]],
            passesOver: [
                ["liche", "ss_secret = \"", "lip_xxxxxxxx", "xxxxxxxxxxxx", "\""],
                ["other_commit = \"", "lip_8pTUMtzA", "TbWEiFOG9XxV", "\""],
            ]),
        TokenRule("asaas-token", "api.asaas.com", ["$aact_(prod|hmlg)_<b100-200>", "$aact_<b100-200>"],
            finds: [[
                "$aact_prod_bXspH", "lvn/kKS0jqJ7LUA2", "xRbtUnOL2LqfgwBl", "VTZxyxYlGMhp7mW5", "ERN6KEtQFKLhUqB/",
                "02le2foAQb8AuAfu", "Tk8ku21+uDYYLUo8", "tFObeACfyJs"
            ]],
            passesOver: [
                ["$aac", "t_pr", "o"],
                [
                    "$aact_prod_xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxx"
                ],
            ]),
        TokenRule("canadian-notify-key", "api.notification.canada.ca", ["gcntfy-<w74-140>"],
            finds: [[
                "gcntfy-lnbhNcZnK", "0ubG4QoT0mwIFUn-", "SSwAx-973AhNkhOa", "q72mkM2Olg9OKH-x", "OYD5tGsncVNq_0hA",
                "yW7tbRgPzn0ZD"
            ]],
            passesOver: [
                ["gcntf", "y-lnb"],
                [
                    "gcntfy-xxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "x"
                ],
            ]),
        TokenRule(
            "govuk-notify-key", "api.notifications.service.gov.uk",
            beside: ["govuk_notify", "notify_api", "gov_notify", "notifications_api"],
            ["<w74-140>"],
            finds: [[
                "govuk_n", "otify_secret = \"", "nH0rQORcLbGjcJ4_", "lSYBisgodHicDZ-E", "H63Z7VjHVdTei6y-",
                "k7AuqDOMEk-XFavR", "I6uqO2iv_xtGO43H", "6hOAnO\""
            ]],
            passesOver: [
                [
                    "govuk_n", "otify_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "nH0rQORcLbGjcJ4_", "lSYBisgodHicDZ-E", "H63Z7VjHVdTei6y-",
                    "k7AuqDOMEk-XFavR", "I6uqO2iv_xtGO43H", "6hOAnO\""
                ],
            ]),
        TokenRule("valtown-token", "api.val.town", ["vtwn_<A27-40>"],
            finds: [["vtwn_vrsKzfQNsdu", "CjPSakqeChcPIc7L", "Wc8rVb"]],
            passesOver: [
                ["vtwn", "_vrs"],
                ["vtwn_xxxxxxxxxxx", "xxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("raycast-token", "api.raycast.com", ["rca_<h64>"],
            finds: [["rca_960e1af58820", "8c4863595b416d3a", "03c887067e863aed", "0fa6d66412d280fc", "b87e"]],
            passesOver: [
                ["rca_", "960"],
                ["rca_000000000000", "0000000000000000", "0000000000000000", "0000000000000000", "0000"],
            ]),
        TokenRule(
            "authress-key", "authress.io",
            beside: ["authress"],
            [
                "sc_<l5-30>.<l4-6>.acc_<l10-32>.<B40-300>", "ext_<l5-30>.<l4-6>.acc_<l10-32>.<B40-300>",
                "authress_<l5-30>.<l4-6>.acc_<l10-32>.<B40-300>"
            ],
            finds: [[
                "authr", "ess_secret = \"", "sc_m9116qsc0ux5a", "a1rx.hg53g.acc_b", "0kk5h3sbf0eodeo4",
                "jahs.0QOL9MHEVa7", "xHMt0xE9Njqw4ePu", "XPMrn8b5PlqFPqW8", "Y_BCC-0em\""
            ]],
            passesOver: [
                [
                    "authr", "ess_secret = \"", "sc_xxxxx.xxxx.ac", "c_xxxxxxxxxx.xxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxx\""
                ],
                [
                    "other_commit = \"", "sc_m9116qsc0ux5a", "a1rx.hg53g.acc_b", "0kk5h3sbf0eodeo4",
                    "jahs.0QOL9MHEVa7", "xHMt0xE9Njqw4ePu", "XPMrn8b5PlqFPqW8", "Y_BCC-0em\""
                ],
            ]),
        TokenRule("sindri-key", "sindri.app", ["sindri_<A32>"],
            finds: [["sindri_B0jgtbWTx", "haoZzi15hDXYLQar", "WWQ8oSX"]],
            passesOver: [
                ["sindr", "i_B0j"],
                ["sindri_xxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxx"],
            ]),
        TokenRule(
            "localstack-key", "localstack.cloud",
            beside: ["localstack"],
            ["ls-<A4-12>-<A4>-<A4>-<A4>-<A4-16>", "<A10>"],
            finds: [["locals", "tack_secret = \"", "ls-C15Pg8zp-uR56", "-Up2G-YBE9-Sv0u3", "WsJ5q\""]],
            passesOver: [
                ["locals", "tack_secret = \"", "ls-xxxx-xxxx-x", "xxx-xxxx-xxxx\""],
                ["other_commit = \"", "ls-C15Pg8zp-uR56", "-Up2G-YBE9-Sv0u3", "WsJ5q\""],
            ]),
        TokenRule("aikido-token", "app.aikido.dev", ["AIK_SECRET_<A64>", "AIK_CI_<A64>"],
            finds: [["AIK_SECRET_79FHz", "0fjlTuCUTsm9tp4e", "yZOf7YKBrqAyfQrB", "476AePuJdoefU7bS", "ShhKAyi4qQx"]],
            passesOver: [
                ["AIK_SEC", "RET_79F"],
                ["AIK_SECRET_xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxx"],
            ]),
        TokenRule("nightfall-key", "api.nightfall.ai", beside: ["nightfall"], ["NF-<A32>"],
            finds: [["NIGHTF", "ALL_TOKEN=\"", "NF-iELEYEjgTRfov", "Kk82zC4yqSlTc0z1", "9As\""]],
            passesOver: [
                ["NIGHTF", "ALL_TOKEN=\"", "NF-xxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""],
                ["other_commit = \"", "NF-iELEYEjgTRfov", "Kk82zC4yqSlTc0z1", "9As\""],
            ]),
        TokenRule("endor-secret", "api.endorlabs.com", ["endr+<A16>"],
            finds: [["endr+QnyMq", "V0OP0qjoqX", "L"]],
            passesOver: [
                ["endr", "+Qny"],
                ["endr+xxxxx", "xxxxxxxxxx", "x"],
            ]),
        TokenRule("cloudsmith-entitlement", "dl.cloudsmith.io", beside: ["cloudsmith_entitlement"], ["<A16>"],
            finds: [["cloudsmith_e", "ntitlement_key = \"", "z9OSHyhQ", "pdPqqIS2", "\""]],
            passesOver: [
                ["cloudsmith_e", "ntitlement_key = \"", "xxxxxxxx", "xxxxxxxx", "\""],
                ["other_commit = \"", "z9OSHyhQ", "pdPqqIS2", "\""],
            ]),
        TokenRule("gitkraken-token", "gitkraken.com", beside: ["gitkraken"], ["<A20-100>"], .opaque,
            finds: [["GITKRA", "KEN_TOKEN=\"", "GycOOzwSOmcULq9F", "SC469sc6cgHGdb1u", "\""]],
            passesOver: [
                ["GITKRA", "KEN_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "GycOOzwSOmcULq9F", "SC469sc6cgHGdb1u", "\""],
            ]),
        TokenRule("sourcery-token", "api.sourcery.ai", beside: ["sourcery"], ["user_<h64-80>", "team_<h64-80>"],
            finds: [[
                "source", "ry_api_key: \"", "user_beb47cb0c8e", "d488b1a4f00894f6", "779e558e842277e1",
                "fdf31ad174e9ed2d", "20f542e6c4d3e\""
            ]],
            passesOver: [
                [
                    "source", "ry_api_key: \"", "user_00000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "00000\""
                ],
                [
                    "other_commit = \"", "user_beb47cb0c8e", "d488b1a4f00894f6", "779e558e842277e1",
                    "fdf31ad174e9ed2d", "20f542e6c4d3e\""
                ],
            ]),
        TokenRule("codescene-token", "api.codescene.io", beside: ["codescene"], ["<A20-100>"], .opaque,
            finds: [["codesc", "ene_api_key: \"", "MwduP12VfPVmUnND", "tow8lVzywxKP9Z7C", "\""]],
            passesOver: [
                ["codesc", "ene_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "MwduP12VfPVmUnND", "tow8lVzywxKP9Z7C", "\""],
            ]),
    ]
}

extension TokenRule {
    /// What runs jobs and serves developers.
    static let workflows: [TokenRule] = [
        TokenRule("inngest-key", "api.inngest.com", ["signkey-(prod|test|branch)-<h32-64>"],
            finds: [["signk", "ey-prod-ff38", "749e3f556da7", "7e98c5ff97f5", "aa17ae87679c", "d0fb"]],
            passesOver: [
                ["signk", "ey-pr", "o"],
                ["signk", "ey-prod-0000", "000000000000", "000000000000", "0000"],
            ]),
        TokenRule(
            "trigger-key", "api.trigger.dev",
            ["tr_prod_<A20-24>", "tr_dev_<A20-24>", "tr_stg_<A20-24>", "tr_preview_<A20-24>", "tr_pat_<l40>"],
            finds: [["tr_pr", "od_A8VzuyjM1", "hq37fHkgFfsZ", "e"]],
            passesOver: [
                ["tr_pr", "od_A8", "V"],
                ["tr_pr", "od_xxxxxxxxx", "xxxxxxxxxxx"],
            ]),
        TokenRule("unkey-key", "api.unkey.dev", ["unkey_<A22-40>"],
            finds: [["unkey", "_BHrDsWXxnBl", "Ova3TMMIOOj5", "xguO9sHW"]],
            passesOver: [
                ["unke", "y_BH", "r"],
                ["unkey", "_xxxxxxxxxxx", "xxxxxxxxxxx"],
            ]),
        TokenRule("zuplo-key", "dev.zuplo.com", ["zpka_<h32>_<h8>"],
            finds: [["zpka_", "9411562bbc56", "5c28913e3ce7", "a9e974a9_1b4", "6fddd"]],
            passesOver: [
                ["zpka", "_941"],
                ["zpka_", "000000000000", "000000000000", "00000000_000", "00000"],
            ]),
        TokenRule("ionic-token", "api.ionicjs.com", beside: ["ionic_", "ionicapp", "appflow"], ["ion_<A42>"],
            finds: [["ioni", "c_secret = \"", "ion_RNxhE4jK", "LOpuWaVKMXcn", "ocmrnbsiNgaT", "GG8dtT5bzs\""]],
            passesOver: [
                ["ioni", "c_secret = \"", "ion_xxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxx\""],
                ["other_commit = \"", "ion_R", "NxhE4jKLOpuW", "aVKMXcnocmrn", "bsiNgaTGG8dt", "T5bzs\""],
            ]),
        TokenRule("samsara-token", "api.samsara.com", ["samsara_api_<A30>"],
            finds: [["samsa", "ra_api_naqCX", "2vh76VwAUglT", "8OrUpxJgFwwl", "4"]],
            passesOver: [
                ["samsa", "ra_api_", "naq"],
                ["samsa", "ra_api_xxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "x"],
            ]),
        TokenRule("lichess-token", "lichess.org", beside: ["lichess"], ["lip_<A20>", "lio_<A20>"],
            finds: [["liche", "ss_key = \"", "lip_DFK5UEDB", "n5dtfdu4MaSB", "\""]],
            passesOver: [
                ["liche", "ss_key = \"", "lip_xxxxxxxx", "xxxxxxxxxxxx", "\""],
                ["other_commit = \"", "lip_D", "FK5UEDBn5dtf", "du4MaSB\""],
            ]),
        TokenRule("asaas-token", "api.asaas.com", ["$aact_(prod|hmlg)_<b100-200>", "$aact_<b100-200>"],
            finds: [[
                "$aact", "_prod_6M2Olg", "9OKH+xOYD5tG", "sncVNq/0hAyW", "7tbRgPzn0ZXw",
                "7mH0rQORcLbG", "jcJ4/lSYBisg", "odHicDZ+EH63", "Z7VjHVdTei6y", "+k7AuqDOMEk+",
                "XFavRI6uqB"
            ]],
            passesOver: [
                ["$aac", "t_pr", "o"],
                [
                    "$aact", "_prod_xxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxx"
                ],
            ]),
        TokenRule("canadian-notify-key", "api.notification.canada.ca", ["gcntfy-<w74-140>"],
            finds: [[
                "gcntf", "y-vv_xtGO43H", "6hOAn2A-sJKZ", "kKhO4sbvGj5o", "eeeJQciBd6eP",
                "_vGIkdIWrIBm", "xLwStey2nRam", "YIGCayC4IBoQ", "62bU"
            ]],
            passesOver: [
                ["gcntf", "y-vv_"],
                [
                    "gcntf", "y-xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxx"
                ],
            ]),
        TokenRule(
            "govuk-notify-key", "api.notifications.service.gov.uk",
            beside: ["govuk_notify", "notify_api", "gov_notify", "notifications_api"],
            ["<w74-140>"],
            finds: [[
                "govuk_no", "tify_api_key: \"", "H0yAqgk1iJd_", "XVIFKN4Q23GK", "f1PV_ab3JMyV",
                "Jm-6Won0vv_o", "6Ldk1iDgjC8t", "apLcLCQOL9MH", "EVa7xHMt0xE9", "Ni\""
            ]],
            passesOver: [
                [
                    "govuk_no", "tify_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx\""
                ],
                [
                    "other_commit = \"", "H0yAq", "gk1iJd_XVIFK", "N4Q23GKf1PV_", "ab3JMyVJm-6W", "on0vv_o6Ldk1",
                    "iDgjC8tapLcL", "CQOL9MHEVa7x", "HMt0xE9Ni\""
                ],
            ]),
        TokenRule("valtown-token", "api.val.town", ["vtwn_<A27-40>"],
            finds: [["vtwn_", "4cuXWkyMutLi", "gYM8U52Ea5Cu", "fSipuiYyU"]],
            passesOver: [
                ["vtwn", "_4cu"],
                ["vtwn_", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxx"],
            ]),
        TokenRule("raycast-token", "api.raycast.com", ["rca_<h64>"],
            finds: [[
                "rca_2", "c677d186fc43", "90b307c43e08", "7d9f4a763cfe", "7ba17c9dfdba",
                "a98ffc245ae9", "69c"
            ]],
            passesOver: [
                ["rca_", "2c6"],
                ["rca_0", "000000000000", "000000000000", "000000000000", "000000000000", "000000000000", "000"],
            ]),
        TokenRule(
            "authress-key", "authress.io",
            beside: ["authress"],
            [
                "sc_<l5-30>.<l4-6>.acc_<l10-32>.<B40-300>", "ext_<l5-30>.<l4-6>.acc_<l10-32>.<B40-300>",
                "authress_<l5-30>.<l4-6>.acc_<l10-32>.<B40-300>"
            ],
            finds: [[
                "AUTHR", "ESS_TOKEN=\"", "sc_b1rq0yfr1", "0eu9doeh.r0y", "ix.acc_x444j",
                "gfovkz2yqlcz", "0isn.RGHsDG1", "yXoFhGGYbXfZ", "TyfG+4Leem_h", "dS-PH74TsCWV",
                "cYJ53sIJd\""
            ]],
            passesOver: [
                [
                    "AUTHR", "ESS_TOKEN=\"", "sc_xxxxx.xxx", "x.acc_xxxxxx", "xxxx.xxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "sc_b1", "rq0yfr10eu9d", "oeh.r0yix.ac", "c_x444jgfovk", "z2yqlcz0isn.",
                    "RGHsDG1yXoFh", "GGYbXfZTyfG+", "4Leem_hdS-PH", "74TsCWVcYJ53", "sIJd\""
                ],
            ]),
        TokenRule("sindri-key", "sindri.app", ["sindri_<A32>"],
            finds: [["sindr", "i_kHiHE7bZbR", "r10M6sSiEImo", "o8JsIC48lq"]],
            passesOver: [
                ["sindr", "i_kHi"],
                ["sindr", "i_xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxx"],
            ]),
        TokenRule("localstack-key", "localstack.cloud", beside: ["localstack"], ["ls-<A4-12>-<A4>-<A4>-<A4>-<A4-16>"],
            finds: [["locals", "tack_secret = \"", "ls-G8VB2dp1-", "sZUH-eBea-ML", "5F-UuP12VfPV", "n\""]],
            passesOver: [
                ["locals", "tack_secret = \"", "ls-xxxx-xxxx", "-xxxx-xxxx-x", "xxx\""],
                ["other_commit = \"", "ls-G8", "VB2dp1-sZUH-", "eBea-ML5F-Uu", "P12VfPVn\""],
            ]),
        TokenRule("aikido-token", "app.aikido.dev", ["AIK_SECRET_<A64>", "AIK_CI_<A64>"],
            finds: [[
                "AIK_S", "ECRET_eow8lV", "zywxKP9Z72MC", "9oFtU7riNZNz", "7ESzQRk4N31W",
                "AtZrbapshA0S", "cY3jZUWGHF"
            ]],
            passesOver: [
                ["AIK_S", "ECRET_e", "ow"],
                [
                    "AIK_S", "ECRET_xxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxx"
                ],
            ]),
        TokenRule("nightfall-key", "api.nightfall.ai", beside: ["nightfall"], ["NF-<A32>"],
            finds: [["nightf", "all_key = \"", "NF-Qq9VpUxQH", "Po1UODTln797", "eLeDyRuxCur\""]],
            passesOver: [
                ["nightf", "all_key = \"", "NF-xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxx\""],
                ["other_commit = \"", "NF-Qq", "9VpUxQHPo1UO", "DTln797eLeDy", "RuxCur\""],
            ]),
        TokenRule("endor-secret", "api.endorlabs.com", ["endr+<A16>"],
            finds: [["endr+", "mR4A70Q3Ml", "4z2Izu"]],
            passesOver: [
                ["endr", "+mR4"],
                ["endr+", "xxxxxxxxxx", "xxxxxx"],
            ]),
        TokenRule("cloudsmith-entitlement", "dl.cloudsmith.io", beside: ["cloudsmith_entitlement"], ["<A16>"],
            finds: [["cloudsmith_e", "ntitlement_key = \"", "wX2vupGK", "8U05bMYZ", "\""]],
            passesOver: [
                ["cloudsmith_e", "ntitlement_key = \"", "xxxxxxxx", "xxxxxxxx", "\""],
                ["other_commit = \"", "wX2vu", "pGK8U05b", "MYZ\""],
            ]),
        TokenRule("gitkraken-token", "gitkraken.com", beside: ["gitkraken"], ["<A20-100>"], .opaque,
            finds: [["gitkra", "ken_key = \"", "tcNyOo60dQvA", "OoBXIRpvbRG8", "TR5qA4g4\""]],
            passesOver: [
                ["gitkra", "ken_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "tcNyO", "o60dQvAOoBXI", "RpvbRG8TR5qA", "4g4\""],
            ]),
        TokenRule("sourcery-token", "api.sourcery.ai", beside: ["sourcery"], ["user_<h64-80>", "team_<h64-80>"],
            finds: [[
                "SOURC", "ERY_TOKEN=\"", "user_44e06f6", "da2c28868f97", "b72f02b481d8",
                "40e5c629c7c5", "3fd7ba7f8c70", "ef885e1a92ab", "91c73\""
            ]],
            passesOver: [
                [
                    "SOURC", "ERY_TOKEN=\"", "user_0000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "000000000\""
                ],
                [
                    "other_commit = \"", "user_", "44e06f6da2c2", "8868f97b72f0", "2b481d840e5c", "629c7c53fd7b",
                    "a7f8c70ef885", "e1a92ab91c73", "\""
                ],
            ]),
        TokenRule("codescene-token", "api.codescene.io", beside: ["codescene"], ["<A20-100>"], .opaque,
            finds: [["codesc", "ene_api_key: \"", "kQaunHB6roNo", "e3arMQD2FEbG", "bpYQgCfM\""]],
            passesOver: [
                ["codesc", "ene_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "kQaun", "HB6roNoe3arM", "QD2FEbGbpYQg", "CfM\""],
            ]),
    ]
}

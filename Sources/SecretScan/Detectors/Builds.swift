extension TokenRule {
    /// Continuous integration.
    static let builds: [TokenRule] = [
        TokenRule("circleci-token", "circleci.com", ["CCIPAT_<A22>_<h40>", "CCIPRJ_<A22>_<h40>"],
            finds: [["CCI", "PAT_", "mO8MIlytS0GJk4Uwce8mXp_eec97d8e90f9ddf20b886b825a18294eefd027e6"]],
            passesOver: [
                ["CCI", "PAT_mO8M"],
                ["CCI", "PAT_xxxxxxxxxxxxxxxxxxxxxx_0000000000000000000000000000000000000000"],
            ]),
        TokenRule(
            "circleci-token", "circleci.com",
            beside: ["circleci", "circle_token", "circle_ci", "circle-token", "circle_api"], ["<h40>"],
            finds: [["CIRCL", "ECI", "_SE", "CRET = \"", "3c59d76fcf74adf08ccd", "676fa3336f6475f6cab6\""]],
            passesOver: [
                ["CIRCL", "ECI", "_SE", "CRET = \"", "0000000000000000000000000000000000000000\""],
                ["other_commit = \"", "3c59d76fcf74adf08ccd", "676fa3336f6475f6cab6\""],
            ]),
        TokenRule(
            "buildkite-token", "api.buildkite.com",
            ["bkua_<h40>", "bkct_<A40-60>", "bkat_<A40-60>", "bkpt_<A40-60>"],
            finds: [["bk", "ua_", "8ebeab93601b93a9fd3ba4d4992058b3aa9fb0c4"]],
            passesOver: [["bk", "ua_8ebe"], ["bk", "ua_0000000000000000000000000000000000000000"]]),
        TokenRule("buildkite-token", "api.buildkite.com", beside: ["buildkite"], ["<h40>", "<h50>"],
            finds: [["BUILD", "KITE", "_KE", "Y: \"", "650109348f87574c8dc1", "d938a64f499ad5ec3df1\""]],
            passesOver: [
                ["BUILD", "KITE", "_KE", "Y: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "650109348f87574c8dc1", "d938a64f499ad5ec3df1\""],
            ]),
        TokenRule("travis-token", "api.travis-ci.com", beside: ["travis"], ["<w22>"],
            finds: [["TRAV", "IS", "_SE", "CRET: \"", "MBWY6S8n25N", "JSt4uBhKT6G\""]],
            passesOver: [
                ["TRAV", "IS", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "MBWY6S8n25N", "JSt4uBhKT6G\""],
            ]),
        TokenRule("drone-token", nil, beside: ["drone", "droneci"], ["<A32>"],
            finds: [["DRO", "NE", "_SE", "CRET = \"", "VJCQlQqJBWwXIs5X", "fIxkktcRBiyWQ1rI\""]],
            passesOver: [
                ["DRO", "NE", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "VJCQlQqJBWwXIs5X", "fIxkktcRBiyWQ1rI\""],
            ]),
        TokenRule("jenkins-token", nil, beside: ["jenkins"], ["<h34>", "<h32>"],
            finds: [["JENK", "INS", "_KE", "Y = \"", "c362c925b48d16a79", "0eb36cc208a1e062e\""]],
            passesOver: [
                ["JENK", "INS", "_KE", "Y = \"", "0000000000000000000000000000000000\""],
                ["other_commit = \"", "c362c925b48d16a79", "0eb36cc208a1e062e\""],
            ]),
        TokenRule("teamcity-token", nil, ["eyJ0eXAiOiAiVENWMiJ9.<w36>.<w48>"], .structured,
            finds: [
                [
                    "eyJ0eXAiOi", "AiVENWMiJ9.",
                    "DplKz_zqAc6WZxU59s73KyuzxarOEOdggEum.bkf5U0E7I1l5M5IsBwVCb9m6jVb_vLL3t", "Zcx3mturcO82Rls"
                ],
            ],
            passesOver: [
                ["eyJ0eXAiOi", "AiVENWMiJ9.DplK"],
                [
                    "eyJ0eXAiOi", "AiVENWMiJ9.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxx"
                ],
            ]),
        TokenRule("codefresh-token", "g.codefresh.io", beside: ["codefresh"], ["<h24>.<h32>"],
            finds: [
                ["CODEF", "RESH", "_SE", "CRET: \"", "0b640f0785e70741beb30ccf.047", "f9954c7ab2a3337a3412dbf64cd40\""],
            ],
            passesOver: [
                ["CODEF", "RESH", "_SE", "CRET: \"", "000000000000000000000000000000000000000000000000000000000\""],
                ["other_commit: \"", "0b640f0785e70741beb30ccf.047", "f9954c7ab2a3337a3412dbf64cd40\""],
            ]),
        TokenRule("appveyor-token", "ci.appveyor.com", beside: ["appveyor"], ["v2.<l20>", "<l20>"],
            finds: [["APPVE", "YOR", "_KE", "Y: \"", "v2.gwbdx05g", "r44fg3519rgg\""]],
            passesOver: [
                ["APPVE", "YOR", "_KE", "Y: \"", "xxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "v2.gwbdx05g", "r44fg3519rgg\""],
            ]),
        TokenRule("harness-token", "app.harness.io", ["pat.<w22>.<h24>.<A20>", "sat.<w22>.<h24>.<A20>"],
            finds: [["pa", "t.", "MMVfCqL5s3-dPERj92yrDo.da45842db040fe2ed74f89f5.PNrI0E4Qn0UPvIDAtwPf"]],
            passesOver: [
                ["pa", "t.MMVf"],
                ["pa", "t.xxxxxxxxxxxxxxxxxxxxxx.000000000000000000000000.xxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("octopus-key", "octopus.app", ["API-<U25-36>"],
            finds: [["AP", "I-", "UY1JJT8ES2J1AUOT1RYC9O8R6"]],
            passesOver: [["AP", "I-UY1J"], ["AP", "I-XXXXXXXXXXXXXXXXXXXXXXXXX"]]),
        TokenRule("bitrise-token", "api.bitrise.io", beside: ["bitrise"], ["<w86>", "<A44>"],
            finds: [
                [
                    "BITR", "ISE", "_TO", "KEN: \"", "waoAo7WF9lUuQt-WEeKY2ToHtkzjtCbEj26QqAJx2tn",
                    "K9GB7sswKBl2ftyloklM_-u-SvN-60Cl3wjF_4PztVS\""
                ],
            ],
            passesOver: [
                [
                    "BITR", "ISE", "_TO", "KEN: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit: \"", "waoAo7WF9lUuQt-WEeKY2ToHtkzjtCbEj26QqAJx2tn",
                    "K9GB7sswKBl2ftyloklM_-u-SvN-60Cl3wjF_4PztVS\""
                ],
            ]),
        TokenRule("codemagic-token", "api.codemagic.io", beside: ["codemagic"], ["<w43>"],
            finds: [["CODEM", "AGIC", "_KE", "Y: \"", "j1vsvbrKk_so-UpwOn0s6", "v0VCDNtqtuWbD54OcTteSm\""]],
            passesOver: [
                ["CODEM", "AGIC", "_KE", "Y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "j1vsvbrKk_so-UpwOn0s6", "v0VCDNtqtuWbD54OcTteSm\""],
            ]),
        TokenRule("semaphore-token", "semaphoreci.com", beside: ["semaphore"], ["<w20>"],
            finds: [["semap", "hore", "_se", "cret: \"", "GY_XNOjzKY", "-KnbO572oE\""]],
            passesOver: [
                ["semap", "hore", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "GY_XNOjzKY", "-KnbO572oE\""],
            ]),
        TokenRule("codeship-key", "codeship.com", beside: ["codeship"], ["<uuid>"],
            finds: [["codes", "hip", "_ke", "y = \"", "091ed11d-25c0-2b3a", "-769b-19a319675e8b\""]],
            passesOver: [
                ["codes", "hip", "_ke", "y = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "091ed11d-25c0-2b3a", "-769b-19a319675e8b\""],
            ]),
    ]
}

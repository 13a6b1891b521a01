extension TokenRule {
    /// Builds, tests and quality gates.
    static let ci: [TokenRule] = [
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
        TokenRule("percy-token", "percy.io", ["web_<h64>", "app_<h64>"],
            finds: [["we", "b_", "37ab220fd8447490496cdf10a6a343910cd6d1395dd40a74654481c0d49b638e"]],
            passesOver: [
                ["we", "b_37ab"],
                ["we", "b_0000000000000000000000000000000000000000000000000000000000000000"],
            ]),
        TokenRule("percy-token", "percy.io", beside: ["percy"], ["<h64>"],
            finds: [
                [
                    "per", "cy", "_to", "ken: \"", "ca6435975c12f69f72cda2b813186bfd",
                    "2d704e43ed62608dc1efefcbc805e0e4\""
                ],
            ],
            passesOver: [
                ["per", "cy", "_to", "ken: \"", "0000000000000000000000000000000000000000000000000000000000000000\""],
                ["other_commit: \"", "ca6435975c12f69f72cda2b813186bfd", "2d704e43ed62608dc1efefcbc805e0e4\""],
            ]),
        TokenRule("cypress-record-key", "api.cypress.io", beside: ["cypress", "record_key"], ["<uuid>"],
            finds: [["CYPR", "ESS", "_SE", "CRET = \"", "e62abf4c-5be0-e32c", "-c1e8-ba7e96cf6b1d\""]],
            passesOver: [
                ["CYPR", "ESS", "_SE", "CRET = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "e62abf4c-5be0-e32c", "-c1e8-ba7e96cf6b1d\""],
            ]),
        TokenRule("codecov-token", "codecov.io", beside: ["codecov"], ["<uuid>"],
            finds: [["code", "cov", "_to", "ken = \"", "2618a751-3cef-d555", "-e222-ca8cbdd726e1\""]],
            passesOver: [
                ["code", "cov", "_to", "ken = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "2618a751-3cef-d555", "-e222-ca8cbdd726e1\""],
            ]),
        TokenRule("coveralls-token", "coveralls.io", beside: ["coveralls"], ["<A32-37>"],
            finds: [["cover", "alls", "_ke", "y = \"", "XSWyKZgPA3dvyqNu", "FWUnSaXMBDfwNy6r\""]],
            passesOver: [
                ["cover", "alls", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "XSWyKZgPA3dvyqNu", "FWUnSaXMBDfwNy6r\""],
            ]),
        TokenRule("codacy-token", "app.codacy.com", beside: ["codacy"], ["<l20>", "<h32>"],
            finds: [["CODA", "CY", "_TO", "KEN = \"", "8lou4rkuez", "jg9udjt7vp\""]],
            passesOver: [
                ["CODA", "CY", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "8lou4rkuez", "jg9udjt7vp\""],
            ]),
        TokenRule(
            "codeclimate-token", "codeclimate.com",
            beside: ["codeclimate", "code_climate", "cc_test_reporter", "qlty"], ["<h64>", "<h40>"],
            finds: [
                [
                    "codecl", "imate", "_to", "ken = \"", "109ef36ba0f24c47d9f79f52d33b71e1",
                    "a61ac340cca6e7716c7d1bbcd762e562\""
                ],
            ],
            passesOver: [
                [
                    "codecl", "imate", "_to", "ken = \"",
                    "0000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit = \"", "109ef36ba0f24c47d9f79f52d33b71e1", "a61ac340cca6e7716c7d1bbcd762e562\""],
            ]),
        TokenRule("sonar-token", "sonarcloud.io", ["sqp_<h40>", "squ_<h40>", "sqa_<h40>"],
            finds: [["sq", "p_", "acba948ea03cf088eff4434a3f1ed6ceffc1a4f3"]],
            passesOver: [["sq", "p_acba"], ["sq", "p_0000000000000000000000000000000000000000"]]),
        TokenRule("sonar-token", "sonarcloud.io", beside: ["sonar"], ["<h40>"],
            finds: [["son", "ar", "_ke", "y: \"", "3cbb61f3c4aeccd9c35c", "e741ef605370a7e91c9d\""]],
            passesOver: [
                ["son", "ar", "_ke", "y: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "3cbb61f3c4aeccd9c35c", "e741ef605370a7e91c9d\""],
            ]),
        TokenRule(
            "snyk-token", "api.snyk.io",
            ["snyk_uat.<h8>.<w60-400>[.<w10-200>]", "snyk_sat.<h8>.<w60-400>[.<w10-200>]"], .structured,
            finds: [["snyk", "_uat.", "059d47a5.I3SVvrDAi8FdEY7hNBGafub2wDJaXphBbqDfJe5BuqQkJ2DuMO0Xq3I89H3f"]],
            passesOver: [
                ["snyk", "_uat.059d"],
                ["snyk", "_uat.00000000.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxx"],
            ]),
        TokenRule("snyk-token", "api.snyk.io", beside: ["snyk"], ["<uuid>"],
            finds: [["SNY", "K", "_TO", "KEN = \"", "f2a26874-3d02-9ea4", "-031c-c12cc5310d24\""]],
            passesOver: [
                ["SNY", "K", "_TO", "KEN = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "f2a26874-3d02-9ea4", "-031c-c12cc5310d24\""],
            ]),
        TokenRule("semgrep-token", "semgrep.dev", beside: ["semgrep"], ["<h64>"],
            finds: [
                [
                    "SEMG", "REP", "_TO", "KEN = \"", "d8dc386da13fc1b9a382f178188d57a2",
                    "f482ac5266a8fa85d44a36e45310d4ae\""
                ],
            ],
            passesOver: [
                [
                    "SEMG", "REP", "_TO", "KEN = \"",
                    "0000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit = \"", "d8dc386da13fc1b9a382f178188d57a2", "f482ac5266a8fa85d44a36e45310d4ae\""],
            ]),
    ]
}

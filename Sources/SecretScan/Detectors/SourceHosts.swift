extension TokenRule {
    /// Where code lives.
    static let sourceHosts: [TokenRule] = [
        // An installation's token of the newer sort holds claims; before the shorter ones, which its beginning looks like.
        TokenRule("github-token", "api.github.com", ["ghs_<w20-200>.<w20-700>.<w20-700>"], .structured,
            finds: [["gh", "s_", "48213_eyJhbGciOiJS", "UzI1NiJ9.eyJhdWQiOiJpbnN0", "YWxsYXRpb24ifQ.Zg7Zbm7ka4G_", "K4IQXxczmaswdJI"]],
            passesOver: [["gh", "s_", "48213_eyJhbGciOiJS", ".no.no"]]),
        TokenRule(
            "github-token", "api.github.com",
            ["ghp_<A36-255>", "gho_<A36-255>", "ghu_<A36-255>", "ghs_<A36-255>", "ghr_<A36-255>"],
            finds: [
                ["https://x:gh", "p_", "tYpQE9pmdF12cXpy2sQyLx1K73dLZmEepOl6", "@github.com"],
                ["gh", "p_", "omfY6a70cwqmTV7XYQXDxENnN0IFtd0uAPz8"],
            ],
            passesOver: [
                ["gh", "p_", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
                ["gh", "p_omfY"],
                ["gh", "p_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("github-token", "api.github.com", ["github_pat_<A22>_<A59>"],
            finds: [
                [
                    "githu", "b_pat_", "rHx7eJbo99V7jvaLAehDYA_JucBcyPbUj64sjlteAw5dbemQghwOnJuYpeTlhpVXs5wVdl",
                    "Ej1BrDPVpBOu"
                ],
            ],
            passesOver: [
                ["githu", "b_pat_rHx7"],
                [
                    "githu", "b_pat_xxxxxxxxxxxxxxxxxxxxxx_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxx"
                ],
            ]),
        TokenRule("github-token", "api.github.com", beside: ["github", "gh_token", "gh_pat"], ["<h40>"],
            finds: [["gith", "ub", "_se", "cret = \"", "4c293066a029273eda82", "959b6df163a170020fda\""]],
            passesOver: [
                ["github_sha: ", "0f3a9c7e51b82d64af09c3e71b5d8264f0a9c37e"],
                ["gith", "ub", "_se", "cret = \"", "0000000000000000000000000000000000000000\""],
                ["other_commit = \"", "4c293066a029273eda82", "959b6df163a170020fda\""],
            ]),
        TokenRule("gitlab-token", "gitlab.com", ["glpat-<w20-300>[.<l2>.<l9>]"],
            finds: [["glp", "at-", "AnTjvI8605O4DMoiJ72L"]],
            passesOver: [
                ["gl", "pat-", "xxxxxxxxxxxxxxxxxxxx"],
                ["glp", "at-AnTj"],
                ["glp", "at-xxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("gitlab-pipeline-trigger-token", "gitlab.com", ["glptt-<h40>", "glptt-<w20-64>"],
            finds: [["glp", "tt-", "7128b803bce7d6d36d6a0829c39271bbf6782b6c"]],
            passesOver: [["glp", "tt-7128"], ["glp", "tt-0000000000000000000000000000000000000000"]]),
        TokenRule("gitlab-deploy-token", "gitlab.com", ["gldt-<w20-64>"],
            finds: [["gl", "dt-", "PdpJ0bI5C3_kYYXxOchO"]],
            passesOver: [["gl", "dt-PdpJ"], ["gl", "dt-xxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule(
            "gitlab-runner-token", "gitlab.com",
            ["glrt-<w20-300>[.<l2>.<l9>]", "glrtr-<w20-300>[.<l2>.<l9>]", "GR1348941<w20>"],
            finds: [["gl", "rt-", "P5OhnJsgoNisg5yB-stm"]],
            passesOver: [["gl", "rt-P5Oh"], ["gl", "rt-xxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("gitlab-job-token", "gitlab.com", ["glcbt-<w20-80>"],
            finds: [["glc", "bt-", "s8XGcCjK9Arj5QGleLya"]],
            passesOver: [["glc", "bt-s8XG"], ["glc", "bt-xxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("gitlab-feed-token", "gitlab.com", ["glft-<w20-64>", "glft-<h64>-<d1-8>"],
            finds: [["gl", "ft-", "QZwqjwakJoehJ-v87Q08"]],
            passesOver: [["gl", "ft-QZwq"], ["gl", "ft-xxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("gitlab-incoming-mail-token", "gitlab.com", ["glimt-<w25-64>"],
            finds: [["gli", "mt-", "xtUf_FkXuCxs6hIdxVZuL4R8r"]],
            passesOver: [["gli", "mt-xtUf"], ["gli", "mt-xxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("gitlab-agent-token", "gitlab.com", ["glagent-<w50-64>"],
            finds: [["glag", "ent-", "8k07j4iUQNmucnZH6EYwC4Ftta5qTX84Jjw0BySr6sGcRS7wcI"]],
            passesOver: [["glag", "ent-8k07"], ["glag", "ent-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("gitlab-oauth-secret", "gitlab.com", ["gloas-<h64>", "gloas-<w64>"], .oneCase,
            finds: [["glo", "as-", "lS1zboNrP8R5w0vN0iZNcLLqBZQhpoMsfbnEaYfrkHATU6qu_p8oYh-9DwvXCKlj"]],
            passesOver: [
                ["glo", "as-lS1z"],
                ["glo", "as-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("gitlab-scim-token", "gitlab.com", ["glsoat-<w20-64>"],
            finds: [["gls", "oat-", "bnQygY83hYSG1g4o2tJ0"]],
            passesOver: [["gls", "oat-bnQy"], ["gls", "oat-xxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("gitlab-feature-flags-token", "gitlab.com", ["glffct-<w20-64>"],
            finds: [["glf", "fct-", "5gwbxIEOsJtIHSO6RuYj"]],
            passesOver: [["glf", "fct-5gwb"], ["glf", "fct-xxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("gitlab-workspace-token", "gitlab.com", ["glwt-<w20-64>"],
            finds: [["gl", "wt-", "TuHCOif88DaMR52FTx08"]],
            passesOver: [["gl", "wt-TuHC"], ["gl", "wt-xxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("gitlab-session", "gitlab.com", ["_gitlab_session={<h32>}"],
            finds: [["_gitlab_", "session=", "04f312a904f62cd12de248c609b4dd9f"]],
            passesOver: [["_gitlab_", "session=04f3"], ["_gitlab_", "session=00000000000000000000000000000000"]]),
        TokenRule("gitlab-token", "gitlab.com", beside: ["gitlab"], ["<w20>"],
            finds: [["gitl", "ab", "_se", "cret = \"", "TmxXJJelwg", "e2dCGKpTxB\""]],
            passesOver: [
                ["gitl", "ab", "_se", "cret = \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "TmxXJJelwg", "e2dCGKpTxB\""],
            ]),
        TokenRule(
            "atlassian-token", "atlassian.net", ["ATATT3<B100-400>", "ATCTT3<B100-400>", "ATSTT3<B100-400>"],
            .structured,
            finds: [
                [
                    "ATA", "TT3", "yBRxKM5XddOGQsHfYRLj2ohQErGpuyb1c4uAEgY1CpuwAZkOy4wHHWnsebzSn5rEcCrR5a",
                    "Jv7pqtpYZl4ZC0sq6KRUO0Ne8ZbtN2"
                ],
            ],
            passesOver: [
                ["ATA", "TT3short"],
                ["ATA", "TT3yBRx"],
                [
                    "ATA", "TT3xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                ],
            ]),
        TokenRule("atlassian-token", "atlassian.net", beside: ["atlassian", "confluence", "jira"], ["<A24>", "<b44>"],
            finds: [["ATLAS", "SIAN", "_SE", "CRET: \"", "ibHhM9qkEryP", "ZcEybrzHayDU\""]],
            passesOver: [
                ["ATLAS", "SIAN", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "ibHhM9qkEryP", "ZcEybrzHayDU\""],
            ]),
        TokenRule("bitbucket-token", "bitbucket.org", ["ATBB<A32>"],
            finds: [["AT", "BB", "v9LFKgM6jUA2HXMVUYgHeK9nsc6cNxgZ"]],
            passesOver: [["AT", "BBv9LF"], ["AT", "BBxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("bitbucket-client-secret", "bitbucket.org", beside: ["bitbucket"], ["<w32>", "<w44>"],
            finds: [["BITBU", "CKET", "_TO", "KEN = \"", "hugYSlnZCnI9u0DR", "FAYmRIXfbWV2BMpv\""]],
            passesOver: [
                ["BITBU", "CKET", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "hugYSlnZCnI9u0DR", "FAYmRIXfbWV2BMpv\""],
            ]),
        TokenRule("trello-token", "api.trello.com", ["ATTA<h64><X8>"],
            finds: [["AT", "TA", "bfec299171b535369a7ebca7132c628faa2cf73ab29000503f5c782b4f7b5af513BA24", "67"]],
            passesOver: [
                ["AT", "TAbfec"],
                ["AT", "TA00000000000000000000000000000000000000000000000000000000000000000000", "0000"],
            ]),
        TokenRule("trello-token", "api.trello.com", beside: ["trello"], ["<h64>", "<h32>"],
            finds: [
                [
                    "trel", "lo", "_to", "ken: \"", "dbfc8f2dbb7c89cf6720ba27fbd8e4ed",
                    "b199746b4580b1ff9b613cdd040da07e\""
                ],
            ],
            passesOver: [
                ["trel", "lo", "_to", "ken: \"", "0000000000000000000000000000000000000000000000000000000000000000\""],
                ["other_commit: \"", "dbfc8f2dbb7c89cf6720ba27fbd8e4ed", "b199746b4580b1ff9b613cdd040da07e\""],
            ]),
        TokenRule("gitea-token", nil, beside: ["gitea", "forgejo", "codeberg", "gogs"], ["<h40>"],
            finds: [["GIT", "EA", "_TO", "KEN: \"", "3cacaa4d3fb272b19a25", "1e62ca1d4bfc08aaee8b\""]],
            passesOver: [
                ["GIT", "EA", "_TO", "KEN: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "3cacaa4d3fb272b19a25", "1e62ca1d4bfc08aaee8b\""],
            ]),
        TokenRule(
            "sourcegraph-token", "sourcegraph.com",
            ["sgp_<h40>", "sgp_<h16>_<h40>", "sgp_local_<h40>", "sgd_<h64>", "slk_<h64>"],
            finds: [["sg", "p_", "9ecce856899a7072dbb1263c0457b2472d15d280"]],
            passesOver: [["sg", "p_9ecc"], ["sg", "p_0000000000000000000000000000000000000000"]]),
        TokenRule("sourcegraph-token", "sourcegraph.com", beside: ["sourcegraph"], ["<h40>"],
            finds: [["SOURCE", "GRAPH", "_TO", "KEN = \"", "b8787bf837322e2c5f5b", "523723da53008e88e98b\""]],
            passesOver: [
                ["SOURCE", "GRAPH", "_TO", "KEN = \"", "0000000000000000000000000000000000000000\""],
                ["other_commit = \"", "b8787bf837322e2c5f5b", "523723da53008e88e98b\""],
            ]),
        TokenRule("phabricator-token", nil, ["api-<l28>", "cli-<l28>"],
            finds: [["ap", "i-", "oadkrl4186ku87fiq19fuyez684u"]],
            passesOver: [["ap", "i-oadk"], ["ap", "i-xxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("gitee-token", "gitee.com", beside: ["gitee"], ["<h32>"],
            finds: [["GIT", "EE", "_SE", "CRET = \"", "442d4cfa0acdaaf6", "ccbf7a8a11222c5f\""]],
            passesOver: [
                ["GIT", "EE", "_SE", "CRET = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "442d4cfa0acdaaf6", "ccbf7a8a11222c5f\""],
            ]),
        TokenRule("sourcehut-token", "sr.ht", beside: ["sourcehut", "srht"], ["<b43-200>"],
            finds: [["sourc", "ehut", "_ke", "y = \"", "7OjXGvAG2L3U4SsrC62DB", "+dPFv3vm/Jf26b+p89rfWB\""]],
            passesOver: [
                ["sourc", "ehut", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "7OjXGvAG2L3U4SsrC62DB", "+dPFv3vm/Jf26b+p89rfWB\""],
            ]),
        TokenRule("gerrit-password", nil, beside: ["gerrit"], ["<b43-44>"],
            finds: [["gerr", "it", "_ke", "y: \"", "4MCZraDuRm166hDeGPi+7", "eBUbV5cI+Txa+yOOn3NXRU\""]],
            passesOver: [
                ["gerr", "it", "_ke", "y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "4MCZraDuRm166hDeGPi+7", "eBUbV5cI+Txa+yOOn3NXRU\""],
            ]),
        TokenRule("deepsource-dsn", "deepsource.io", beside: ["deepsource"], ["<h32-40>"],
            finds: [["DEEPSO", "URCE", "_TO", "KEN = \"", "f27ff11615f21fec", "49cee303be382f96\""]],
            passesOver: [
                ["DEEPSO", "URCE", "_TO", "KEN = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "f27ff11615f21fec", "49cee303be382f96\""],
            ]),
    ]
}

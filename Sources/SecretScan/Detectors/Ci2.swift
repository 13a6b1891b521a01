extension TokenRule {
    /// More of ``ci``.
    static let ci2: [TokenRule] = [
        TokenRule("socket-token", "api.socket.dev", ["sktsec_<w40-70>"],
            finds: [["skt", "sec_", "tOcr7m98K97chdZKSOiCdgpIMTpHGBkPb01nAkUr"]],
            passesOver: [["skt", "sec_tOcr"], ["skt", "sec_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("stackhawk-key", "api.stackhawk.com", ["hawk.<w20>.<w20>"],
            finds: [["ha", "wk.", "Bkq9_4u9AmCHQRkJlaVx.FGGPLTXFxlsPsWJCjH6M"]],
            passesOver: [["ha", "wk.Bkq9"], ["ha", "wk.xxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("veracode-secret", "api.veracode.com", ["vera01es-<h128>"],
            finds: [
                [
                    "vera", "01es-", "a725d3405e6003dc6275d73c2251c93242bdd8bce088f8de4624622b16b3127e990dfb",
                    "a7fb0f2a70e82382635f6b7fc842de66587fecea959e688a4c1087a8a4"
                ],
            ],
            passesOver: [
                ["vera", "01es-a725"],
                [
                    "vera", "01es-00000000000000000000000000000000000000000000000000000000000000000",
                    "000000000000000000000000000000000000000000000000000000000000000"
                ],
            ]),
        TokenRule("veracode-secret", "api.veracode.com", beside: ["veracode"], ["<h128>"],
            finds: [
                [
                    "VERAC", "ODE", "_KE", "Y = \"",
                    "9787c587791a12aab5779727fd83ea79836546dd8e763021d5c67c267b1f1138",
                    "45ecab03c6d962530bedb5a2e8d9d219a7c18caf3a730d1ef6290661017189d0\""
                ],
            ],
            passesOver: [
                [
                    "VERAC", "ODE", "_KE", "Y = \"",
                    "0000000000000000000000000000000000000000000000000000000000000000000000",
                    "0000000000000000000000000000000000000000000000000000000000\""
                ],
                [
                    "other_commit = \"", "9787c587791a12aab5779727fd83ea79836546dd8e763021d5c67c267b1f1138",
                    "45ecab03c6d962530bedb5a2e8d9d219a7c18caf3a730d1ef6290661017189d0\""
                ],
            ]),
        TokenRule("fossa-key", "app.fossa.com", beside: ["fossa"], ["<h32>"],
            finds: [["fos", "sa", "_ke", "y = \"", "f086b083cceb35c4", "95f364a9681167bd\""]],
            passesOver: [
                ["fos", "sa", "_ke", "y = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "f086b083cceb35c4", "95f364a9681167bd\""],
            ]),
        TokenRule("browserstack-key", "api.browserstack.com", beside: ["browserstack"], ["<A20>"],
            finds: [["BROWSER", "STACK", "_SE", "CRET: \"", "7rGiG9JYId", "QFPnwFuAkx\""]],
            passesOver: [
                ["BROWSER", "STACK", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "7rGiG9JYId", "QFPnwFuAkx\""],
            ]),
        TokenRule(
            "saucelabs-key", "saucelabs.com", beside: ["saucelabs", "sauce_access", "sauce_key", "sauce_api"],
            ["<uuid>"],
            finds: [["sauce", "labs", "_to", "ken: \"", "20dade07-3da1-bf3f", "-2709-de8f10b46ecc\""]],
            passesOver: [
                ["sauce", "labs", "_to", "ken: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "20dade07-3da1-bf3f", "-2709-de8f10b46ecc\""],
            ]),
        TokenRule("lambdatest-key", "api.lambdatest.com", beside: ["lambdatest"], ["<A50>", "LT_<A40-60>"],
            finds: [["lambda", "test", "_to", "ken = \"", "CsgxeLLz4txKmzY7CrkTp31gP", "BspjzSqrs6Ug3VCcYbmnHT3Fm\""]],
            passesOver: [
                ["lambda", "test", "_to", "ken = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "CsgxeLLz4txKmzY7CrkTp31gP", "BspjzSqrs6Ug3VCcYbmnHT3Fm\""],
            ]),
        TokenRule("applitools-key", "eyesapi.applitools.com", beside: ["applitools"], ["<w97-99>"],
            finds: [
                [
                    "APPLIT", "OOLS", "_SE", "CRET = \"", "2XKywKu5bEC3ruJ0YCj2rmbcPzzoM9zf6rNvOHYnwtzvbVbo",
                    "Fy1BXQAjUodvRkrjZase11HdLoms2XrTcWXxYVHiI2_YHcJHR\""
                ],
            ],
            passesOver: [
                [
                    "APPLIT", "OOLS", "_SE", "CRET = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "2XKywKu5bEC3ruJ0YCj2rmbcPzzoM9zf6rNvOHYnwtzvbVbo",
                    "Fy1BXQAjUodvRkrjZase11HdLoms2XrTcWXxYVHiI2_YHcJHR\""
                ],
            ]),
        TokenRule("chromatic-token", "chromatic.com", ["chpt_<h12-18>"],
            finds: [["ch", "pt_", "38b2ff1bb52f"]], passesOver: [["ch", "pt_38b2"], ["ch", "pt_000000000000"]]),
        TokenRule("chromatic-token", "chromatic.com", beside: ["chromatic"], ["<l11-14>"],
            finds: [["chrom", "atic", "_ke", "y: \"", "5mn36", "cfkpdg\""]],
            passesOver: [
                ["chrom", "atic", "_ke", "y: \"", "xxxxxxxxxxx\""],
                ["other_commit: \"", "5mn36", "cfkpdg\""],
            ]),
        TokenRule("appcenter-token", "api.appcenter.ms", beside: ["appcenter", "app_center"], ["<h40>"],
            finds: [["appce", "nter", "_ke", "y = \"", "4e110e4c97c3952a31bd", "c18252fc32ff7f5780ad\""]],
            passesOver: [
                ["appce", "nter", "_ke", "y = \"", "0000000000000000000000000000000000000000\""],
                ["other_commit = \"", "4e110e4c97c3952a31bd", "c18252fc32ff7f5780ad\""],
            ]),
        TokenRule("infracost-key", "pricing.api.infracost.io", ["ico-<A32>"],
            finds: [["ic", "o-", "oOqHEe1btHk9G3gA7HrXdRH6V8038y2Z"]],
            passesOver: [["ic", "o-oOqH"], ["ic", "o-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("spacelift-secret", "app.spacelift.io", beside: ["spacelift"], ["<h64>"],
            finds: [
                [
                    "space", "lift", "_to", "ken: \"", "37eeaae1e1624a29a46f7fdc101d10db",
                    "ea80e70af611955790012e158d2580f4\""
                ],
            ],
            passesOver: [
                [
                    "space", "lift", "_to", "ken: \"",
                    "0000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit: \"", "37eeaae1e1624a29a46f7fdc101d10db", "ea80e70af611955790012e158d2580f4\""],
            ]),
        TokenRule("prefect-token", "api.prefect.cloud", ["pnu_<A36>", "pnb_<A36>"],
            finds: [["pn", "u_", "LOuwOgLDNJYsJU0ZitdsDDqiFtMg9MyIZ90J"]],
            passesOver: [["pn", "u_LOuw"], ["pn", "u_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("depot-token", "depot.dev", ["depot_(org|project|user)_<A40-80>", "depot_<h64>"], .oneCase,
            finds: [["dep", "ot_", "org_EcmQc0eSvB4fRJYUYFNF4OW3KYnwEy4lq0mc2ZlE"]],
            passesOver: [["dep", "ot_org_"], ["dep", "ot_org_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("nx-cloud-token", "nx.app", beside: ["nx_cloud", "nxcloud"], ["<b60-90>"],
            finds: [
                [
                    "nx_cl", "oud", "_se", "cret: \"", "HZNvfCSzWE+W6HlZ/69rt98LdcjlnH",
                    "4uCNfRt4KsIpMXt6N0bQ/d5vkzMmP4\""
                ],
            ],
            passesOver: [
                ["nx_cl", "oud", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "HZNvfCSzWE+W6HlZ/69rt98LdcjlnH", "4uCNfRt4KsIpMXt6N0bQ/d5vkzMmP4\""],
            ]),
        TokenRule("turborepo-token", "vercel.com", beside: ["turbo_token", "turbo_remote"], ["<A24>"],
            finds: [["TURBO_", "TOKEN", " = \"", "d1FP0AMCmmOk", "5TFNmawOEYR8\""]],
            passesOver: [
                ["TURBO_", "TOKEN", " = \"", "xxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "d1FP0AMCmmOk", "5TFNmawOEYR8\""],
            ]),
        TokenRule("wakatime-key", "wakatime.com", ["waka_<uuid>"],
            finds: [["wa", "ka_", "4eb38b8a-5c88-3901-5259-e361d32f6cec"]],
            passesOver: [["wa", "ka_4eb3"], ["wa", "ka_00000000-0000-0000-0000-000000000000"]]),
        TokenRule("gitguardian-key", "api.gitguardian.com", beside: ["gitguardian"], ["<H72>"],
            finds: [
                [
                    "GITGUA", "RDIAN", "_KE", "Y: \"", "81eea7ddc402361a62fd54b1a85cb85ba307",
                    "7180235e3256dd1b6fa93d49a48860f26f18\""
                ],
            ],
            passesOver: [
                [
                    "GITGUA", "RDIAN", "_KE", "Y: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xx\""
                ],
                ["other_commit: \"", "81eea7ddc402361a62fd54b1a85cb85ba307", "7180235e3256dd1b6fa93d49a48860f26f18\""],
            ]),
        TokenRule("gitpod-token", "api.gitpod.io", ["gitpod_pat_<w20-40>.<w40-120>"],
            finds: [["gitpo", "d_pat_", "TGJ2gpTZqMDAGSD98HPI.352QEDXwTiyoR5EcPWkGIqbYpxIzn0YMUOIc0j4A"]],
            passesOver: [
                ["gitpo", "d_pat_TGJ2"],
                ["gitpo", "d_pat_xxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("coder-token", nil, beside: ["coder_session", "coder_token"], ["<A10>-<A22>"],
            finds: [["CODER_S", "ESSION", "_TO", "KEN: \"", "i8rnNItSio-yVxeg", "O4U3qNI3W5KIWnYYa\""]],
            passesOver: [
                ["CODER_S", "ESSION", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "i8rnNItSio-yVxeg", "O4U3qNI3W5KIWnYYa\""],
            ]),
        TokenRule("cloudbees-token", nil, beside: ["cloudbees", "rollout"], ["<uuid>"],
            finds: [["cloud", "bees", "_se", "cret: \"", "ce6d0895-1e0a-b30a", "-df80-3e3f23eafe3f\""]],
            passesOver: [
                ["cloud", "bees", "_se", "cret: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "ce6d0895-1e0a-b30a", "-df80-3e3f23eafe3f\""],
            ]),
        TokenRule("airflow-fernet-key", nil, beside: ["fernet_key", "fernet-key", "fernetkey"], ["<w43>="],
            finds: [["fernet", "_key", ": \"", "ljlcHxvwBjf9zb7kZ6_-D3", "DJ0r304Y-O2kwTbh57xli=\""]],
            passesOver: [
                ["fernet", "_key", ": \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "ljlcHxvwBjf9zb7kZ6_-D3", "DJ0r304Y-O2kwTbh57xli=\""],
            ]),
        TokenRule("dagster-token", "dagster.cloud", ["agent:<l3-30>:<h32>", "user:<l3-30>:<h32>"],
            finds: [["age", "nt:", "nti:3f58c1f41f2bfa060f4695a16ceead58"]],
            passesOver: [["age", "nt:nti:"], ["age", "nt:xxx:00000000000000000000000000000000"]]),
        TokenRule("rundeck-token", nil, beside: ["rundeck", "rd_token"], ["<A32>"],
            finds: [["RUND", "ECK", "_TO", "KEN: \"", "I0RPL7M4tDUyxMnG", "a21Oh8WGpiVOp4Lr\""]],
            passesOver: [
                ["RUND", "ECK", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "I0RPL7M4tDUyxMnG", "a21Oh8WGpiVOp4Lr\""],
            ]),
        TokenRule(
            "awx-token", nil,
            beside: ["awx_token", "tower_token", "tower_oauth", "controller_oauth", "awx_oauth", "ansible_tower"],
            ["<A30>"],
            finds: [["AWX_T", "OKEN", ": \"", "k6osaoKscxdWqoP", "HPSJSyEhpuyyaEz\""]],
            passesOver: [
                ["AWX_T", "OKEN", ": \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "k6osaoKscxdWqoP", "HPSJSyEhpuyyaEz\""],
            ]),
        TokenRule("argocd-token", nil, ["argocd.token={eyJ<w10-2000>.<w10-4000>.<w20-1000>}"], .structured,
            finds: [["argocd", ".tok", "en=", "eyJ2KFx_zzMJa.NxA5NJ-2x0.OpOCd19F6L7NwfgTcdag"]],
            passesOver: [
                ["argocd", ".tok", "en=eyJ2"],
                ["argocd", ".tok", "en=eyJxxxxxxxxxx.xxxxxxxxxx.xxxxxxxxxxxxxxxxxxxx"],
            ]),
    ]
}

extension TokenRule {
    /// Other clouds.
    static let clouds: [TokenRule] = [
        TokenRule("digitalocean-token", "api.digitalocean.com", ["dop_v1_<h64>", "dor_v1_<h64>"],
            finds: [["dop", "_v1_", "fab0ba8c5086d4938cfffa6c2cbb3961e3297f85790aa58618c622bc29709883"]],
            passesOver: [
                ["dop", "_v1_fab0"],
                ["dop", "_v1_0000000000000000000000000000000000000000000000000000000000000000"],
            ]),
        TokenRule("digitalocean-oauth-token", "api.digitalocean.com", ["doo_v1_<h64>"],
            finds: [["doo", "_v1_", "65d8e1cfb3e9820323b1860e5364dc996c9666bf0084fea2730407d19803402d"]],
            passesOver: [
                ["doo", "_v1_65d8"],
                ["doo", "_v1_0000000000000000000000000000000000000000000000000000000000000000"],
            ]),
        TokenRule(
            "digitalocean-token", "api.digitalocean.com",
            beside: ["digitalocean", "digital_ocean", "do_token", "do_api"], ["<h64>"],
            finds: [
                [
                    "digital", "ocean", "_se", "cret: \"", "2b63572d3f8f6fcd74ea45e6033914a0",
                    "7140dd6c3624d2735ea3b87b078379df\""
                ],
            ],
            passesOver: [
                [
                    "digital", "ocean", "_se", "cret: \"",
                    "0000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit: \"", "2b63572d3f8f6fcd74ea45e6033914a0", "7140dd6c3624d2735ea3b87b078379df\""],
            ]),
        TokenRule(
            "digitalocean-spaces-secret", "digitaloceanspaces.com",
            beside: ["spaces_secret", "spaces_access", "do_spaces", "digitalocean_spaces"], ["<w43>"],
            finds: [["SPACES_", "SECRET", " = \"", "CQef7ZMswH2pufkntI5ah", "UVCnPsNviiwly8ci21FwSd\""]],
            passesOver: [
                ["SPACES_", "SECRET", " = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "CQef7ZMswH2pufkntI5ah", "UVCnPsNviiwly8ci21FwSd\""],
            ]),
        TokenRule("heroku-token", "api.heroku.com", ["HRKU-AA<w58>", "HRKU-<uuid>"], .oneCase,
            finds: [["HRK", "U-AA", "abp9JI6QKrXez11StknrhIUTaFHr_QimoAeGnS52-Kprx0CCK-RbVHVN30"]],
            passesOver: [
                ["HR", "KU-none"],
                ["HRK", "U-AAabp9"],
                ["HRK", "U-AAxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("heroku-key", "api.heroku.com", beside: ["heroku"], ["<uuid>"],
            finds: [["hero", "ku", "_ke", "y: \"", "aacb8791-0d2d-6742", "-2661-f73e8aaa2a75\""]],
            passesOver: [
                ["hero", "ku", "_ke", "y: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "aacb8791-0d2d-6742", "-2661-f73e8aaa2a75\""],
            ]),
        TokenRule("linode-token", "api.linode.com", beside: ["linode"], ["<h64>"],
            finds: [
                [
                    "LINO", "DE", "_KE", "Y = \"", "07efa2aed1d0f7a21d3ab368d59ad319",
                    "0be6d6035018a323e5cd1fa2a8f20f34\""
                ],
            ],
            passesOver: [
                ["LINO", "DE", "_KE", "Y = \"", "0000000000000000000000000000000000000000000000000000000000000000\""],
                ["other_commit = \"", "07efa2aed1d0f7a21d3ab368d59ad319", "0be6d6035018a323e5cd1fa2a8f20f34\""],
            ]),
        TokenRule("vultr-key", "api.vultr.com", beside: ["vultr"], ["<U36>"],
            finds: [["VUL", "TR", "_TO", "KEN = \"", "OS9H0AYQXG8DJBTHAQ", "XFR46SD8RJU6ORV7S5\""]],
            passesOver: [
                ["VUL", "TR", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "OS9H0AYQXG8DJBTHAQ", "XFR46SD8RJU6ORV7S5\""],
            ]),
        TokenRule("hetzner-token", "api.hetzner.cloud", beside: ["hcloud", "hetzner"], ["<A64>"],
            finds: [
                [
                    "HCLO", "UD", "_SE", "CRET = \"", "V09o7x7iwCR0616IPtZ5R4MLuHjCnglk",
                    "QwOInE79EHPOUZ8eA7LMPTDgKH06d6XH\""
                ],
            ],
            passesOver: [
                [
                    "HCLO", "UD", "_SE", "CRET = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                ["other_commit = \"", "V09o7x7iwCR0616IPtZ5R4MLuHjCnglk", "QwOInE79EHPOUZ8eA7LMPTDgKH06d6XH\""],
            ]),
        TokenRule("scaleway-key", "api.scaleway.com", beside: ["scaleway", "scw_secret", "scw_token"], ["<uuid>"],
            finds: [["SCALE", "WAY", "_KE", "Y = \"", "d1c9b244-647d-88c7", "-599b-aa2b84e208fb\""]],
            passesOver: [
                ["SCALE", "WAY", "_KE", "Y = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "d1c9b244-647d-88c7", "-599b-aa2b84e208fb\""],
            ]),
        TokenRule("ovh-secret", "api.ovh.com", beside: ["ovh"], ["<A32>", "<l32>"],
            finds: [["OV", "H", "_TO", "KEN: \"", "KBu0kwdJeUC9CBMp", "Sk78tc4ovAJFGs3I\""]],
            passesOver: [
                ["OV", "H", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "KBu0kwdJeUC9CBMp", "Sk78tc4ovAJFGs3I\""],
            ]),
        TokenRule("upcloud-token", "api.upcloud.com", ["ucat_<U26>"],
            finds: [["uc", "at_", "JR0VNWQS6GQ2PFX721LR5D9C5B"]],
            passesOver: [["uc", "at_JR0V"], ["uc", "at_XXXXXXXXXXXXXXXXXXXXXXXXXX"]]),
        TokenRule("exoscale-secret", "api.exoscale.com", beside: ["exoscale"], ["<w43>"],
            finds: [["EXOSC", "ALE", "_KE", "Y: \"", "68AXyLnY2sZif4lmyAFBE", "ZMSXt5TlNfRZj9HVockMcw\""]],
            passesOver: [
                ["EXOSC", "ALE", "_KE", "Y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "68AXyLnY2sZif4lmyAFBE", "ZMSXt5TlNfRZj9HVockMcw\""],
            ]),
        TokenRule("civo-key", "api.civo.com", beside: ["civo"], ["<A50>"],
            finds: [["civ", "o", "_to", "ken: \"", "CXbpPrbi7Gd9KBz8zVqXgOlnq", "vjwx5joJzGMdyUQhGjUa6Jrgz\""]],
            passesOver: [
                ["civ", "o", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "CXbpPrbi7Gd9KBz8zVqXgOlnq", "vjwx5joJzGMdyUQhGjUa6Jrgz\""],
            ]),
        TokenRule("equinix-metal-token", "api.equinix.com", beside: ["metal_auth", "packet_auth", "equinix"], ["<A32>"],
            finds: [["METAL_", "AUTH", "_KE", "Y: \"", "Q6f6IwCia48bJuN8", "MlQqhLPLggXhbAIv\""]],
            passesOver: [
                ["METAL_", "AUTH", "_KE", "Y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "Q6f6IwCia48bJuN8", "MlQqhLPLggXhbAIv\""],
            ]),
    ]
}

extension TokenRule {
    /// More of ``cloud``.
    static let cloud2: [TokenRule] = [
        TokenRule("azure-client-secret", "login.microsoftonline.com", ["<u3><d1>Q~<u31-34>"],
            finds: [
                ["secret = \"h7K8", "Q~", "bdh2w9pubtndWht2J5Ce6oWjapDH04iCrA", "\""],
                ["fiz4Q", "~", "62HQ~W_2WFirHUfpx48HUYN5IOffCNd"],
            ],
            passesOver: [
                ["h7K8", "Q~short"],
                ["4Q", "~62HQ~W_2WFirHUfpx48HUYN5IOffCNd"],
                ["xxx0Q", "~xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("azure-sas-token", "core.windows.net", ["&sig={<p43-64>}", "?sig={<p43-64>}", "&amp;sig={<p43-64>}"],
            finds: [["&s", "ig=", "ZnJmr4bxolyNTgcFZHOr0iMj1r24MGlFbj5NW8zuzf5"]],
            passesOver: [
                ["&sig=", "short"],
                ["&s", "ig=ZnJm"],
                ["&s", "ig=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule(
            "azure-app-configuration-secret", "azconfig.io",
            [".azconfig.io;Id=<b8-40>;Secret={<b43-88>}", ".azconfig.io;Id=<u6-30>:<b15-24>;Secret={<b43-88>}"],
            .oneCase,
            finds: [[".azconfi", "g.io;Id=", "fVS/KSYD;Sec", "ret=IIUJNztFXWeU7+GBgafLyQYO9JxrfA/ktx5q3IUyqGp"]],
            passesOver: [
                [".azconfi", "g.io;Id=fVS/"],
                [".azconfi", "g.io;Id=xxxxxxxx;Sec", "ret=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
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
        TokenRule(
            "fly-token", "api.fly.io", ["fo1_<w43>", "fm1r_<b100-2000>", "fm1a_<b100-2000>", "fm2_<b100-2000>"],
            .structured,
            finds: [["fo", "1_", "OqpGcFnh3C_8yGReiwnCq-_kniWK_wlhl5b5rPrHE7h"]],
            passesOver: [["fo", "1_OqpG"], ["fo", "1_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("render-key", "api.render.com", ["rnd_<A28-40>"], .oneCase,
            finds: [["rn", "d_", "kfINFsEhjBOrBWMvSLsAmawgjC1N"]],
            passesOver: [["rn", "d_kfIN"], ["rn", "d_xxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("railway-token", "backboard.railway.app", beside: ["railway"], ["<uuid>"],
            finds: [["rail", "way", "_ke", "y = \"", "6fcecfe7-1cfa-8cb7", "-94a0-c69c94d9afde\""]],
            passesOver: [
                ["rail", "way", "_ke", "y = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "6fcecfe7-1cfa-8cb7", "-94a0-c69c94d9afde\""],
            ]),
        TokenRule("vercel-token", "api.vercel.com", ["vcp_<A56>", "vci_<A56>", "vca_<A56>", "vcr_<A56>", "vck_<A56>"],
            finds: [["vc", "p_", "NkuaIk85Y0mE707qhsJ35ENTV1I3vgraiPUuSPbOnJdP3xfbsdOgrIzH"]],
            passesOver: [["vc", "p_Nkua"], ["vc", "p_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("vercel-token", "api.vercel.com", beside: ["vercel"], ["<A24>"],
            finds: [["verc", "el", "_se", "cret = \"", "Ze8fb6Ri5Wqz", "cSCSEy5eCyfr\""]],
            passesOver: [
                ["verc", "el", "_se", "cret = \"", "xxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "Ze8fb6Ri5Wqz", "cSCSEy5eCyfr\""],
            ]),
        TokenRule("vercel-blob-token", "blob.vercel-storage.com", ["vercel_blob_rw_<A16>_<A30>"],
            finds: [["vercel_", "blob_rw_", "vZZHgzGjzLxQnWZ7_oRXQb4i3sUfZ4Xs5nAPaj8Mel3YRSs"]],
            passesOver: [
                ["vercel_", "blob_rw_vZZH"],
                ["vercel_", "blob_rw_xxxxxxxxxxxxxxxx_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("netlify-token", "api.netlify.com", ["nfp_<A36>", "nfc_<A36>", "nfo_<A36>", "nfu_<A36>"],
            finds: [["nf", "p_", "ujsXhZ42AMzd2XUm9T6755sPsI6ucYtMUHPU"]],
            passesOver: [["nf", "p_ujsX"], ["nf", "p_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("netlify-token", "api.netlify.com", beside: ["netlify"], ["<w43-46>"],
            finds: [["netl", "ify", "_se", "cret = \"", "oE-ohXvTwuGHZw1qFv5oh", "jnPWbuuP6pv0AskgNk91tY\""]],
            passesOver: [
                ["netl", "ify", "_se", "cret = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "oE-ohXvTwuGHZw1qFv5oh", "jnPWbuuP6pv0AskgNk91tY\""],
            ]),
        TokenRule(
            "cloudflare-token", "api.cloudflare.com", ["cfut_<A40-60>", "cfat_<A40-60>", "cfk_<A40-60>"], .oneCase,
            finds: [["cf", "ut_", "Xy6J7zTBq4LTUUS2Uh7vsHRJRGyAiFzMQoh6DAcA"]],
            passesOver: [["cf", "ut_Xy6J"], ["cf", "ut_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("cloudflare-origin-ca-key", "api.cloudflare.com", ["v1.0-<h24>-<h146>"],
            finds: [
                [
                    "v1", ".0-", "c5daaeee6ccba8f45d7b03b9-dd6d86cce561b81e25386d31f42d81dfab0501681a5a4",
                    "332457da1d16671d8cdcc816b46795fd1a4afa6eab831a2ff9433144e313a549b985da",
                    "f2da550bc511f38f213cca196f58f03"
                ],
            ],
            passesOver: [
                ["v1", ".0-c5da"],
                [
                    "v1", ".0-000000000000000000000000-000000000000000000000000000000000000000000",
                    "0000000000000000000000000000000000000000000000000000000000000000000000",
                    "0000000000000000000000000000000000"
                ],
            ]),
        TokenRule(
            "cloudflare-token", "api.cloudflare.com",
            beside: ["cloudflare", "cf_api", "cf_token", "cf-api", "cfapi", "x-auth"], ["<w40>"],
            finds: [["cloudf", "lare", "_ke", "y = \"", "OvN8zf6dR3fKpzHvJ-M4", "sG0ZoLQ9pryhC0c6UcG6\""]],
            passesOver: [
                ["cloudf", "lare", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "OvN8zf6dR3fKpzHvJ-M4", "sG0ZoLQ9pryhC0c6UcG6\""],
            ]),
        TokenRule(
            "cloudflare-global-key", "api.cloudflare.com",
            beside: ["cloudflare", "cf_api", "cf_key", "cf-api", "x-auth", "cfapi"], ["<h37>"],
            finds: [["CLOUDF", "LARE", "_SE", "CRET = \"", "5682145a8e1d856581", "fd8b0ef0017f6785f02\""]],
            passesOver: [
                ["CLOUDF", "LARE", "_SE", "CRET = \"", "0000000000000000000000000000000000000\""],
                ["other_commit = \"", "5682145a8e1d856581", "fd8b0ef0017f6785f02\""],
            ]),
        TokenRule(
            "cloudflare-r2-secret", "r2.cloudflarestorage.com", beside: ["r2_secret", "r2-secret", "r2secret"],
            ["<h64>"],
            finds: [
                ["r2_se", "cret", " = \"", "c067dd438106148f9b1ec662d5e9497e", "6fe68bc1fba5dd6dc56ee88348df68fe\""],
            ],
            passesOver: [
                ["r2_se", "cret", " = \"", "0000000000000000000000000000000000000000000000000000000000000000\""],
                ["other_commit = \"", "c067dd438106148f9b1ec662d5e9497e", "6fe68bc1fba5dd6dc56ee88348df68fe\""],
            ]),
        TokenRule("koyeb-token", "app.koyeb.com", beside: ["koyeb"], ["<l64>"],
            finds: [
                [
                    "koy", "eb", "_se", "cret: \"", "l9fpprvzel0brv1y17jntzmw5cgh5sfy",
                    "fs2o7xcmv84fz8w03irdu8kka0awz7ur\""
                ],
            ],
            passesOver: [
                ["koy", "eb", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "l9fpprvzel0brv1y17jntzmw5cgh5sfy", "fs2o7xcmv84fz8w03irdu8kka0awz7ur\""],
            ]),
    ]
}

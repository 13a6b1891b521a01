extension TokenRule {
    /// Infrastructure tools, networks, secret stores, clusters.
    static let operations: [TokenRule] = [
        TokenRule("vault-token", nil, ["hvs.<w24-300>", "hvb.<w100-400>", "hvr.<w100-400>"], .structured,
            finds: [["hv", "s.", "8LQ01g6iECRZTkAV5CV8IjqI"]],
            passesOver: [["hv", "s.internal"], ["hv", "s.8LQ0"], ["hv", "s.xxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("vault-token", nil, beside: ["vault"], ["s.<A24>[.<A5>]", "<uuid>"],
            finds: [["VAU", "LT", "_TO", "KEN = \"", "s.vbMbZUN957H", "RIWmL8RqEQSJo\""]],
            passesOver: [
                ["VAU", "LT", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "s.vbMbZUN957H", "RIWmL8RqEQSJo\""],
            ]),
        TokenRule("vault-unseal-key", nil, beside: ["unseal"], ["<b44>", "<h66>"],
            finds: [["UNSE", "AL", "_SE", "CRET: \"", "dHiaLXux+rBNEIcOC9lby1", "3bF51U7hKp9KenSvEicSW4\""]],
            passesOver: [
                ["UNSE", "AL", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "dHiaLXux+rBNEIcOC9lby1", "3bF51U7hKp9KenSvEicSW4\""],
            ]),
        TokenRule("terraform-cloud-token", "app.terraform.io", ["<A14>.atlasv1.<w60-80>"],
            finds: [["8lgu0Xowwct1KI.atl", "asv1.", "0dDRNi0Q5jW1pHcmqTtR0f_kvtynmfeFxRMya4JCFjfFvFcPrJ6lrypdFxZO"]],
            passesOver: [
                ["a", ".atlas", "v1.b"],
                ["u0Xowwct1KI.atl", "asv1.0dDRNi0Q5jW1pHcmqTtR0f_kvtynmfeFxRMya4JCFjfFvFcPrJ6lrypdFxZO"],
                ["xxxxxxxxxxxxxx.atl", "asv1.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("consul-token", nil, beside: ["consul"], ["<uuid>"],
            finds: [["cons", "ul", "_ke", "y: \"", "d7b9cc56-d417-82a2", "-60b4-0da1c9a1d24e\""]],
            passesOver: [
                ["cons", "ul", "_ke", "y: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "d7b9cc56-d417-82a2", "-60b4-0da1c9a1d24e\""],
            ]),
        TokenRule("nomad-token", nil, beside: ["nomad"], ["<uuid>"],
            finds: [["nom", "ad", "_ke", "y: \"", "32773605-87ac-be5f", "-917d-cfcfefbfe0b8\""]],
            passesOver: [
                ["nom", "ad", "_ke", "y: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "32773605-87ac-be5f", "-917d-cfcfefbfe0b8\""],
            ]),
        TokenRule("tailscale-key", "api.tailscale.com", ["tskey-(auth|api|client|scim|webhook)-<A8-20>-<A20-40>"],
            finds: [["tsk", "ey-", "auth-G9NiR6Qo-1Zmy1dddsBPdbztVhEDr"]],
            passesOver: [["tsk", "ey-auth"], ["tsk", "ey-auth-xxxxxxxx-xxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("zerotier-token", "my.zerotier.com", beside: ["zerotier"], ["<A32>"],
            finds: [["zerot", "ier", "_se", "cret: \"", "47QCGW6EYTEnId8b", "4t42O1E7EBagwH45\""]],
            passesOver: [
                ["zerot", "ier", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "47QCGW6EYTEnId8b", "4t42O1E7EBagwH45\""],
            ]),
        TokenRule("definednetworking-key", "api.defined.net", ["dnkey-<w26>-<w52>"],
            finds: [
                ["dnk", "ey-", "tGMHJFKathpGKS2_HUgb8ipWBE-qJ0QK9-d6sDS6lLh7V1SgjGI-AKt-XxQ1rKm6taW8IF", "WNrOar6Z9"],
            ],
            passesOver: [
                ["dnk", "ey-tGMH"],
                ["dnk", "ey-xxxxxxxxxxxxxxxxxxxxxxxxxx-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxx"],
            ]),
        TokenRule("netbird-token", "api.netbird.io", ["nbp_<A36>"],
            finds: [["nb", "p_", "5rzFYeq1gPBehYrPD4Nvhg0zloldINIjUopx"]],
            passesOver: [["nb", "p_5rzF"], ["nb", "p_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("twingate-token", "twingate.com", beside: ["twingate"], ["<w80-90>"],
            finds: [
                [
                    "TWING", "ATE", "_TO", "KEN = \"", "xTWBrYF0tcx1fjXIGjZU6bJgiizsqDQo4IkB6ZMw",
                    "J0cZjRAI8Ck665qdjCuY9FD4Gr2JfCu8FE2Mxncx\""
                ],
            ],
            passesOver: [
                [
                    "TWING", "ATE", "_TO", "KEN = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "xTWBrYF0tcx1fjXIGjZU6bJgiizsqDQo4IkB6ZMw",
                    "J0cZjRAI8Ck665qdjCuY9FD4Gr2JfCu8FE2Mxncx\""
                ],
            ]),
        TokenRule("wireguard-private-key", nil, beside: ["privatekey", "private_key", "presharedkey"], ["<b43>="],
            finds: [["PRIVAT", "EKEY", " = \"", "jjQD3t/BwQHrR5KyUaRpRL", "lfgRcmJ/+7+ZNROaL4Jt4=\""]],
            passesOver: [
                ["PRIVAT", "EKEY", " = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "jjQD3t/BwQHrR5KyUaRpRL", "lfgRcmJ/+7+ZNROaL4Jt4=\""],
            ]),
        TokenRule(
            "doppler-token", "api.doppler.com",
            ["dp.pt.<A40-44>", "dp.ct.<A40-44>", "dp.sa.<A40-44>", "dp.said.<A40-44>", "dp.scim.<A40-44>",
                "dp.audit.<A40-44>", "dp.st.<A40-44>", "dp.st.<l2-35>.<A40-44>"],
            finds: [["dp.", "pt.", "TBZ6p6NaaPn0y5ChXCSICN0TyVDghroMF6X3Iat4"]],
            passesOver: [["dp.", "pt.TBZ6"], ["dp.", "pt.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("infisical-token", "app.infisical.com", beside: ["infisical"], ["st.<h24>.<h32>.<h32>"],
            finds: [
                [
                    "INFIS", "ICAL", "_TO", "KEN = \"", "st.e9e2abadc314ef5139476076.297fa1706552d3f2db",
                    "d75df79076ba61.da37fc2a0653c1118ef7302b9e0ac484\""
                ],
            ],
            passesOver: [
                [
                    "INFIS", "ICAL", "_TO", "KEN = \"",
                    "0000000000000000000000000000000000000000000000000000000000000000000000",
                    "00000000000000000000000\""
                ],
                [
                    "other_commit = \"", "st.e9e2abadc314ef5139476076.297fa1706552d3f2db",
                    "d75df79076ba61.da37fc2a0653c1118ef7302b9e0ac484\""
                ],
            ]),
        TokenRule("onepassword-token", "1password.com", ["ops_eyJ<b200-1000>"], .structured,
            finds: [
                [
                    "ops", "_eyJ", "WmLk/b0MzZY8JDhDKcarYdjuDrx4Aczbe2/tIRJpDGgHu/lw+s6IV3m7RoiN/QcF5dxmVm",
                    "5yd07qE9WRihei21z2BVDsqCKhDiyduPlMvN6N8OL03JDGlIujdkEJckNmDa8fQt3VmBEH",
                    "vZM6Vr3Ux8GMw/adgGCv7NdQY5WWm8TdP1+uZnSQf3+YSsArKp0I4NHYHEVE"
                ],
            ],
            passesOver: [
                ["ops", "_eyJWmLk"],
                [
                    "ops", "_eyJxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                ],
            ]),
        TokenRule("onepassword-secret-key", "1password.com", ["A3-<U6>-<U6>-<U5>-<U5>-<U5>-<U5>"],
            finds: [["A", "3-", "M6P2Z9-QVZRL0-I4PAL-00DPB-T6QBQ-SRCYE"]],
            passesOver: [["A", "3-M6P2"], ["A", "3-XXXXXX-XXXXXX-XXXXX-XXXXX-XXXXX-XXXXX"]]),
        TokenRule(
            "bitwarden-token", "bitwarden.com", beside: ["bitwarden", "bws_access", "bws_token"],
            ["0.<uuid>.<A30>:<b24>"],
            finds: [
                [
                    "BITWA", "RDEN", "_KE", "Y: \"", "0.f7de1aa5-9e5c-394f-0775-0d1f35651469.DzMEbGdv",
                    "sWAjrqlhi7CULp3iSWAkMO:O4rQtLokY6fJBjLZqLr9Mun6\""
                ],
            ],
            passesOver: [
                [
                    "BITWA", "RDEN", "_KE", "Y: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit: \"", "0.f7de1aa5-9e5c-394f-0775-0d1f35651469.DzMEbGdv",
                    "sWAjrqlhi7CULp3iSWAkMO:O4rQtLokY6fJBjLZqLr9Mun6\""
                ],
            ]),
        TokenRule("akeyless-key", "api.akeyless.io", beside: ["akeyless"], ["<b44>"],
            finds: [["AKEYL", "ESS", "_KE", "Y = \"", "MxlsvDFgaaHzdndUNb1lEs", "7NWvvOFrMsJ4WTliZdoT/8\""]],
            passesOver: [
                ["AKEYL", "ESS", "_KE", "Y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "MxlsvDFgaaHzdndUNb1lEs", "7NWvvOFrMsJ4WTliZdoT/8\""],
            ]),
        TokenRule("pulumi-token", "api.pulumi.com", ["pul-<h40>"],
            finds: [["pu", "l-", "e3bf50a234304033aeaca16346dc10a32e5067bf"]],
            passesOver: [["pu", "l-e3bf"], ["pu", "l-0000000000000000000000000000000000000000"]]),
        TokenRule("rancher-token", nil, ["token-<l5>:<l54>"],
            finds: [["tok", "en-", "r6dhc:oiubla67rnpwvygey59f1fa6sm14i6sgtphsf6yjmmy41fmn8dh7i1"]],
            passesOver: [
                ["tok", "en-r6dh"],
                ["tok", "en-xxxxx:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("openshift-token", nil, ["sha256~<w43>"],
            finds: [["sha", "256~", "r8GRTJzlrMQVi6nk8PsohzzWcB3BCssAaiMWQcgvBwL"]],
            passesOver: [["sha", "256~r8GR"], ["sha", "256~xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("k3s-token", nil, ["K10<h64>::server:<h32>", "K10<h64>::node:<h32>"],
            finds: [
                [
                    "K10d02d777fa240d0cf52424cd667e4f11cd02535a291e0f1f1c387bb67f3278d9d::s", "e", "rver:",
                    "0e8c31ee485bebbc48fbde7da90929a8"
                ],
            ],
            passesOver: [
                [
                    "d02d777fa240d0cf52424cd667e4f11cd02535a291e0f1f1c387bb67f3278d9d::se",
                    "rver:0e8c31ee485bebbc48fbde7da90929a8"
                ],
                [
                    "K100000000000000000000000000000000000000000000000000000000000000000::s", "e",
                    "rver:00000000000000000000000000000000"
                ],
            ]),
        TokenRule("kubeadm-token", nil, beside: ["kubeadm", "--token", "bootstrap_token"], ["<l6>.<l16>"],
            finds: [["kube", "adm", "_to", "ken = \"", "drqaox.gwsl", "ypypiirwkfe0\""]],
            passesOver: [
                ["kube", "adm", "_to", "ken = \"", "xxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "drqaox.gwsl", "ypypiirwkfe0\""],
            ]),
        TokenRule("portainer-token", nil, ["ptr_<b44>"],
            finds: [["pt", "r_", "SEOj1PG5U/1HUmysI9CVkB3t/ELwqgYvDL3epx/4M9NJ"]],
            passesOver: [["pt", "r_SEOj"], ["pt", "r_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("proxmox-token", nil, ["PVEAPIToken=<u3-40>@<u2-20>!<u2-40>={<uuid>}"],
            finds: [["PVEAPI", "Token=", "Pr3@oO!Sf=12bc01a3-d442-a505-d092-2e35a777d794"]],
            passesOver: [["PVEAPI", "Token=Pr3@"], ["PVEAPI", "Token=xxx@xx!xx=00000000-0000-0000-0000-000000000000"]]),
        TokenRule("kong-token", "cloud.konghq.com", ["kpat_<A43>", "spat_<A43>"], .oneCase,
            finds: [["kp", "at_", "zaUsBuv8fYV3uw9m599fJtwkbxSu9XW2GSZQJ0maUtF"]],
            passesOver: [["kp", "at_zaUs"], ["kp", "at_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("tyk-key", nil, beside: ["tyk"], ["<h32>"],
            finds: [["ty", "k", "_se", "cret = \"", "f5ee6476f9f2c685", "de88c530fe84e05f\""]],
            passesOver: [
                ["ty", "k", "_se", "cret = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "f5ee6476f9f2c685", "de88c530fe84e05f\""],
            ]),
        TokenRule("postman-key", "api.getpostman.com", ["PMAK-<h24>-<h34>", "PMAT-<U26>"],
            finds: [["PM", "AK-", "22e7ae66c2c205cc699d3a2a-01ca569405a5ec29b054aad39ba4ddf483"]],
            passesOver: [["PM", "AK-22e7"], ["PM", "AK-000000000000000000000000-0000000000000000000000000000000000"]]),
        TokenRule("readme-key", "dash.readme.com", ["rdme_<l70>"],
            finds: [["rd", "me_", "xopjhwh9erk8zsg4wkjdy9b1bimw5yvwwo2rn28308unqpttqcjzfyw9wxvn4bmzno9kwp"]],
            passesOver: [
                ["rd", "me_xopj"],
                ["rd", "me_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxx"],
            ]),
        TokenRule("swaggerhub-key", "api.swaggerhub.com", beside: ["swaggerhub"], ["<uuid>"],
            finds: [["swagge", "rhub", "_to", "ken = \"", "498d31a1-8baa-c590", "-8065-b5cd1e740659\""]],
            passesOver: [
                ["swagge", "rhub", "_to", "ken = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "498d31a1-8baa-c590", "-8065-b5cd1e740659\""],
            ]),
        TokenRule("apollo-key", "api.apollographql.com", ["service:<w3-40>:<w22>", "user:<w3-40>:<w22>"],
            finds: [["serv", "ice:", "8rt:m39GwJNPjMKMMO5oqf1dwz"]],
            passesOver: [["serv", "ice:8rt:"], ["serv", "ice:xxx:xxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("hasura-admin-secret", nil, beside: ["hasura"], ["<A32>", "<A64>"],
            finds: [["hasu", "ra", "_se", "cret: \"", "9xQ10jd26HqNBprl", "lmhUYukGflKBoYqk\""]],
            passesOver: [
                ["hasu", "ra", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "9xQ10jd26HqNBprl", "lmhUYukGflKBoYqk\""],
            ]),
        TokenRule("salt-token", nil, beside: ["salt_token", "salt_api", "saltapi"], ["<h40>"],
            finds: [["salt_t", "oken", ": \"", "5031d98ba1a41e65dc2f", "af18340ae989525ddbae\""]],
            passesOver: [
                ["salt_t", "oken", ": \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "5031d98ba1a41e65dc2f", "af18340ae989525ddbae\""],
            ]),
        TokenRule("puppet-token", nil, beside: ["puppet", "pe_token"], ["<w44>", "0<w43>"],
            finds: [["pupp", "et", "_ke", "y: \"", "jyEnozxSnfg6kCFwXWeyiq", "GRcBqmtOvVxTr84VU6HrjD\""]],
            passesOver: [
                ["pupp", "et", "_ke", "y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "jyEnozxSnfg6kCFwXWeyiq", "GRcBqmtOvVxTr84VU6HrjD\""],
            ]),
        TokenRule("netmaker-key", nil, beside: ["netmaker"], ["<A32>"],
            finds: [["NETMA", "KER", "_KE", "Y = \"", "4eLSCRz45k3GjdnI", "X2jseDs0dW0aDR2T\""]],
            passesOver: [
                ["NETMA", "KER", "_KE", "Y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "4eLSCRz45k3GjdnI", "X2jseDs0dW0aDR2T\""],
            ]),
        TokenRule("cloudability-key", "api.cloudability.com", beside: ["cloudability"], ["<w40>"],
            finds: [["cloudab", "ility", "_ke", "y: \"", "sT7kS8pXiBKsWP1dOsjH", "PUAnatR5YMQcMJjRM57O\""]],
            passesOver: [
                ["cloudab", "ility", "_ke", "y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "sT7kS8pXiBKsWP1dOsjH", "PUAnatR5YMQcMJjRM57O\""],
            ]),
        TokenRule("spot-token", "api.spotinst.io", beside: ["spotinst", "spot_token"], ["<h64>"],
            finds: [
                [
                    "spoti", "nst", "_ke", "y = \"", "4e5639007cc06f59a863801229e7905e",
                    "e9615a0f2dc7227b0419644fb0d029c4\""
                ],
            ],
            passesOver: [
                ["spoti", "nst", "_ke", "y = \"", "0000000000000000000000000000000000000000000000000000000000000000\""],
                ["other_commit = \"", "4e5639007cc06f59a863801229e7905e", "e9615a0f2dc7227b0419644fb0d029c4\""],
            ]),
        TokenRule("env0-key", "api.env0.com", beside: ["env0"], ["<w32>"],
            finds: [["env", "0", "_to", "ken = \"", "HYW0TuRShHzTjpUH", "fZuwMFEERkjmS3rW\""]],
            passesOver: [
                ["env", "0", "_to", "ken = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "HYW0TuRShHzTjpUH", "fZuwMFEERkjmS3rW\""],
            ]),
        TokenRule("port-secret", "api.getport.io", beside: ["port_client", "getport"], ["<A64>"],
            finds: [
                [
                    "port_c", "lient", "_to", "ken = \"", "9w71yokEAY2JlYl9O6eG7g69gr5JkU6Z",
                    "BOOF4ih4AavFUwRGYQQh71GonM5amKwQ\""
                ],
            ],
            passesOver: [
                [
                    "port_c", "lient", "_to", "ken = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                ["other_commit = \"", "9w71yokEAY2JlYl9O6eG7g69gr5JkU6Z", "BOOF4ih4AavFUwRGYQQh71GonM5amKwQ\""],
            ]),
    ]
}

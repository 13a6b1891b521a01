extension TokenRule {
    /// Infrastructure tools, networks, secret stores, clusters.
    static let operations: [TokenRule] = [
        TokenRule("vault-token", nil, ["hvs.<w24-300>", "hvb.<w100-400>", "hvr.<w100-400>"], .structured,
            finds: [["hv", "s.", "LG9Ci3T0HiaLXux-rBNEIcOE"]],
            passesOver: [["hv", "s.internal"], ["hv", "s.LG9C"], ["hv", "s.xxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("vault-token", nil, beside: ["vault"], ["s.<A24>[.<A5>]", "<uuid>"],
            finds: [["vau", "lt", "_to", "ken: \"", "s.Lf8RUaIm8QT", "AUIOBWap146NC\""]],
            passesOver: [
                ["vau", "lt", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "s.Lf8RUaIm8QT", "AUIOBWap146NC\""],
            ]),
        TokenRule("vault-unseal-key", nil, beside: ["unseal"], ["<b44>", "<h66>"],
            finds: [["unse", "al", "_to", "ken = \"", "97hKp9KenSvEicSWAgUqxn", "PCTSeNkdDRNi0Q5jW1pHci\""]],
            passesOver: [
                ["unse", "al", "_to", "ken = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "97hKp9KenSvEicSWAgUqxn", "PCTSeNkdDRNi0Q5jW1pHci\""],
            ]),
        TokenRule("terraform-cloud-token", "app.terraform.io", ["<A14>.atlasv1.<w60-80>"],
            finds: [["OAc031RLFP5XfV.atl", "asv1.", "KtynmfeFxRMya4JCFjfFvFcPrJ6lrypdFxZW2FVNYWxy1rhFJiQjAdUta3QG"]],
            passesOver: [
                ["a", ".atlas", "v1.b"],
                ["031RLFP5XfV.atl", "asv1.KtynmfeFxRMya4JCFjfFvFcPrJ6lrypdFxZW2FVNYWxy1rhFJiQjAdUta3QG"],
                ["xxxxxxxxxxxxxx.atl", "asv1.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("consul-token", nil, beside: ["consul"], ["<uuid>"],
            finds: [["CONS", "UL", "_TO", "KEN: \"", "c9a1d24e-2303-2773", "-6058-7acbe5f917dc\""]],
            passesOver: [
                ["CONS", "UL", "_TO", "KEN: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "c9a1d24e-2303-2773", "-6058-7acbe5f917dc\""],
            ]),
        TokenRule("nomad-token", nil, beside: ["nomad"], ["<uuid>"],
            finds: [["nom", "ad", "_ke", "y: \"", "fefbfe0b-8604-76c1", "-119d-10c93fe8eff6\""]],
            passesOver: [
                ["nom", "ad", "_ke", "y: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "fefbfe0b-8604-76c1", "-119d-10c93fe8eff6\""],
            ]),
        TokenRule("tailscale-key", "api.tailscale.com", ["tskey-(auth|api|client|scim|webhook)-<A8-20>-<A20-40>"],
            finds: [["tsk", "ey-", "auth-42O1E7EB-agwH45Vc4NOtiq9tq0rS"]],
            passesOver: [["tsk", "ey-auth"], ["tsk", "ey-auth-xxxxxxxx-xxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("zerotier-token", "my.zerotier.com", beside: ["zerotier"], ["<A32>"],
            finds: [["zerot", "ier", "_se", "cret = \"", "HQ79LILp6sOaZZU0", "jIdhqZswWBRQFOqV\""]],
            passesOver: [
                ["zerot", "ier", "_se", "cret = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "HQ79LILp6sOaZZU0", "jIdhqZswWBRQFOqV\""],
            ]),
        TokenRule("definednetworking-key", "api.defined.net", ["dnkey-<w26>-<w52>"],
            finds: [
                ["dnk", "ey-", "Z8ipWB0N8fJ0QK9-d6sDS6lLhK-o1SgjGI-AKt-XxQ1rKm6taW8IFWNrOar6Z4HIZ-jHm3", "ioI6QomYl"],
            ],
            passesOver: [
                ["dnk", "ey-Z8ip"],
                ["dnk", "ey-xxxxxxxxxxxxxxxxxxxxxxxxxx-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxx"],
            ]),
        TokenRule("netbird-token", "api.netbird.io", ["nbp_<A36>"],
            finds: [["nb", "p_", "dINIjUopxWy6YwVyni2TO954KzpAj16IbR5N"]],
            passesOver: [["nb", "p_dINI"], ["nb", "p_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("twingate-token", "twingate.com", beside: ["twingate"], ["<w80-90>"],
            finds: [
                [
                    "TWING", "ATE", "_TO", "KEN = \"", "V1fjXIGjZU6bJgiizsqDQo4IkB6ZMwJ0cZjRAI8C",
                    "k665qdjCuY9FD4Gr2JfCu8FE2Mxnc1UUHkGZvjQ8\""
                ],
            ],
            passesOver: [
                [
                    "TWING", "ATE", "_TO", "KEN = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "V1fjXIGjZU6bJgiizsqDQo4IkB6ZMwJ0cZjRAI8C",
                    "k665qdjCuY9FD4Gr2JfCu8FE2Mxnc1UUHkGZvjQ8\""
                ],
            ]),
        TokenRule("wireguard-private-key", nil, beside: ["privatekey", "private_key", "presharedkey"], ["<b43>="],
            finds: [["PRIVAT", "EKEY", ": \"", "0HrR5KyUaRpRLlfgRcmJ/+", "7+ZNROaL4JtOt42N3Faby=\""]],
            passesOver: [
                ["PRIVAT", "EKEY", ": \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "0HrR5KyUaRpRLlfgRcmJ/+", "7+ZNROaL4JtOt42N3Faby=\""],
            ]),
        TokenRule(
            "doppler-token", "api.doppler.com",
            ["dp.pt.<A40-44>", "dp.ct.<A40-44>", "dp.sa.<A40-44>", "dp.said.<A40-44>", "dp.scim.<A40-44>",
                "dp.audit.<A40-44>", "dp.st.<A40-44>", "dp.st.<l2-35>.<A40-44>"],
            finds: [["dp.", "pt.", "CSICN0TyVDghroMF6X3Iat4YUD6tCXevwvAzhdOi"]],
            passesOver: [["dp.", "pt.CSIC"], ["dp.", "pt.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("infisical-token", "app.infisical.com", ["st.<h24>.<h32>.<h32>"],
            finds: [
                [
                    "s", "t.", "ef5139476076297fa1706552.d3f2dbd75df79076ba61da37fc2a0653.c1118ef7302b",
                    "9e0ac484996b392f0d96"
                ],
            ],
            passesOver: [
                ["s", "t.ef51"],
                [
                    "s", "t.000000000000000000000000.00000000000000000000000000000000.0000000000",
                    "0000000000000000000000"
                ],
            ]),
        TokenRule("onepassword-token", "1password.com", ["ops_eyJ<b200-1000>"], .structured,
            finds: [
                [
                    "ops", "_eyJ", "lY8JDhDKcarYdjuDrx4Aczbe2/tIRJpDGgHu/lw+s6IV3m7RoiN/QcF5dxmVm5yd07qE9W",
                    "Rihei21z2BVDsqCKhDiyduPlMvN6N8OL03JDGlIujdkEJckNmDa8fQt3VmBEHvZM6Vr3Ux",
                    "8GMw/adgGCv7NdQY5WWm8TdP1+uZnSQf3+YSsArKp0I4NHYHEVE8zE4YGRZA"
                ],
            ],
            passesOver: [
                ["ops", "_eyJlY8J"],
                [
                    "ops", "_eyJxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                ],
            ]),
        TokenRule("onepassword-secret-key", "1password.com", ["A3-<U6>-<U6>-<U5>-<U5>-<U5>-<U5>"],
            finds: [["A", "3-", "I4PAL0-0DPBT6-QBQSR-CYE4O-02CVU-KS3LZ"]],
            passesOver: [["A", "3-I4PA"], ["A", "3-XXXXXX-XXXXXX-XXXXX-XXXXX-XXXXX-XXXXX"]]),
        TokenRule("bitwarden-token", "bitwarden.com", ["0.<uuid>.<A30>:<b24>"],
            finds: [
                [
                    "0", ".", "394f0775-0d1f-3565-1469-ecf01a9d4885.hi7CULp3iSWAkMOjKCOi37vjsRShf2:66",
                    "fJBjLZqLr9Munegt5fxlsY"
                ],
            ],
            passesOver: [
                ["0", ".394f"],
                [
                    "0", ".00000000-0000-0000-0000-000000000000.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx:x",
                    "xxxxxxxxxxxxxxxxxxxxxxx"
                ],
            ]),
        TokenRule("akeyless-key", "api.akeyless.io", beside: ["akeyless"], ["<b44>"],
            finds: [["akeyl", "ess", "_to", "ken = \"", "DFgaaHzdndUNb1lEs7NWvv", "OFrMsJ4WTliZdoT/ik7hcY\""]],
            passesOver: [
                ["akeyl", "ess", "_to", "ken = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "DFgaaHzdndUNb1lEs7NWvv", "OFrMsJ4WTliZdoT/ik7hcY\""],
            ]),
        TokenRule("pulumi-token", "api.pulumi.com", ["pul-<h40>"],
            finds: [["pu", "l-", "50a234304033aeaca16346dc10a32e5067bf8131"]],
            passesOver: [["pu", "l-50a2"], ["pu", "l-0000000000000000000000000000000000000000"]]),
        TokenRule("rancher-token", nil, ["token-<l5>:<l54>"],
            finds: [["tok", "en-", "oiubl:a67rnpwvygey59f1fa6sm14i6sgtphsf6yjmmy41fmn8dh7i104qvw"]],
            passesOver: [
                ["tok", "en-oiub"],
                ["tok", "en-xxxxx:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("openshift-token", nil, ["sha256~<w43>"],
            finds: [["sha", "256~", "ozlrMQVi6nk8PsohzzWcB3BCssAaiMWQcgvBwNI1blX"]],
            passesOver: [["sha", "256~ozlr"], ["sha", "256~xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("k3s-token", nil, ["K10<h64>::server:<h32>", "K10<h64>::node:<h32>"],
            finds: [
                [
                    "K1077fa240d0cf52424cd667e4f11cd02535a291e0f1f1c387bb67f3278d9d0e8c3::s", "e", "rver:",
                    "1ee485bebbc48fbde7da90929a818807"
                ],
            ],
            passesOver: [
                [
                    "77fa240d0cf52424cd667e4f11cd02535a291e0f1f1c387bb67f3278d9d0e8c3::se",
                    "rver:1ee485bebbc48fbde7da90929a818807"
                ],
                [
                    "K100000000000000000000000000000000000000000000000000000000000000000::s", "e",
                    "rver:00000000000000000000000000000000"
                ],
            ]),
        TokenRule("kubeadm-token", nil, beside: ["kubeadm", "--token", "bootstrap_token"], ["<l6>.<l16>"],
            finds: [["KUBE", "ADM", "_SE", "CRET = \"", "xgwsly.pypi", "irwkfe02swzp\""]],
            passesOver: [
                ["KUBE", "ADM", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "xgwsly.pypi", "irwkfe02swzp\""],
            ]),
        TokenRule("portainer-token", nil, ["ptr_<b44>"],
            finds: [["pt", "r_", "O5U/1HUmysI9CVkB3t/ELwqgYvDL3epx/4M9N0+rRrE6"]],
            passesOver: [["pt", "r_O5U/"], ["pt", "r_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("proxmox-token", nil, ["PVEAPIToken=<u3-40>@<u2-20>!<u2-40>={<uuid>}"],
            finds: [["PVEAPI", "Token=", "0rQ@wZ!cv=3d442a50-5d09-22e3-5a77-7d794c09daa2"]],
            passesOver: [["PVEAPI", "Token=0rQ@"], ["PVEAPI", "Token=xxx@xx!xx=00000000-0000-0000-0000-000000000000"]]),
        TokenRule("kong-token", "cloud.konghq.com", ["kpat_<A43>", "spat_<A43>"], .oneCase,
            finds: [["kp", "at_", "YV3uw9m599fJtwkbxSu9XW2GSZQJ0maUtFKEVlDDnio"]],
            passesOver: [["kp", "at_YV3u"], ["kp", "at_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("tyk-key", nil, beside: ["tyk"], ["<h32>"],
            finds: [["TY", "K", "_TO", "KEN = \"", "6f9f2c685de88c53", "0fe84e05fb3222e7\""]],
            passesOver: [
                ["TY", "K", "_TO", "KEN = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "6f9f2c685de88c53", "0fe84e05fb3222e7\""],
            ]),
        TokenRule("postman-key", "api.getpostman.com", ["PMAK-<h24>-<h34>", "PMAT-<U26>"],
            finds: [["PM", "AK-", "c2c205cc699d3a2a01ca5694-05a5ec29b054aad39ba4ddf483b7743b32"]],
            passesOver: [["PM", "AK-c2c2"], ["PM", "AK-000000000000000000000000-0000000000000000000000000000000000"]]),
        TokenRule("readme-key", "dash.readme.com", ["rdme_<l70>"],
            finds: [["rd", "me_", "rk8zsg4wkjdy9b1bimw5yvwwo2rn28308unqpttqcjzfyw9wxvn4bmzno9kwp86itr0hcu"]],
            passesOver: [
                ["rd", "me_rk8z"],
                ["rd", "me_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxx"],
            ]),
        TokenRule("swaggerhub-key", "api.swaggerhub.com", beside: ["swaggerhub"], ["<uuid>"],
            finds: [["SWAGGE", "RHUB", "_TO", "KEN: \"", "18baac59-0806-5b5c", "-d1e7-406596bcd439\""]],
            passesOver: [
                ["SWAGGE", "RHUB", "_TO", "KEN: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "18baac59-0806-5b5c", "-d1e7-406596bcd439\""],
            ]),
        TokenRule("apollo-key", "api.apollographql.com", ["service:<w3-40>:<w22>", "user:<w3-40>:<w22>"],
            finds: [["serv", "ice:", "6wR:NPjMKMMO5oqf1dwHzYVthB"]],
            passesOver: [["serv", "ice:6wR:"], ["serv", "ice:xxx:xxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("hasura-admin-secret", nil, beside: ["hasura"], ["<A32>", "<A64>"],
            finds: [["hasu", "ra", "_se", "cret = \"", "prllmhUYukGflKBo", "YqkT5K1mkagScAN0\""]],
            passesOver: [
                ["hasu", "ra", "_se", "cret = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "prllmhUYukGflKBo", "YqkT5K1mkagScAN0\""],
            ]),
        TokenRule("salt-token", nil, beside: ["salt_token", "salt_api", "saltapi"], ["<h40>"],
            finds: [["salt_t", "oken", " = \"", "a1a41e65dc2faf18340a", "e989525ddbae03367336\""]],
            passesOver: [
                ["salt_t", "oken", " = \"", "0000000000000000000000000000000000000000\""],
                ["other_commit = \"", "a1a41e65dc2faf18340a", "e989525ddbae03367336\""],
            ]),
        TokenRule("puppet-token", nil, beside: ["puppet", "pe_token"], ["<w44>", "0<w43>"],
            finds: [["pupp", "et", "_ke", "y = \"", "3nfg6kCFwXWeyiqGRcBqmt", "OvVxTr84VU6Hrj_t6rj5ZG\""]],
            passesOver: [
                ["pupp", "et", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "3nfg6kCFwXWeyiqGRcBqmt", "OvVxTr84VU6Hrj_t6rj5ZG\""],
            ]),
        TokenRule("netmaker-key", nil, beside: ["netmaker"], ["<A32>"],
            finds: [["netma", "ker", "_to", "ken: \"", "2jseDs0dW0aDR2Tq", "WYfbJ647RAYwDTfV\""]],
            passesOver: [
                ["netma", "ker", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "2jseDs0dW0aDR2Tq", "WYfbJ647RAYwDTfV\""],
            ]),
        TokenRule("cloudability-key", "api.cloudability.com", beside: ["cloudability"], ["<w40>"],
            finds: [["cloudab", "ility", "_to", "ken: \"", "nXiBKsWP1dOsjHPUAnat", "R5YMQcMJjRM576KzVs4Q\""]],
            passesOver: [
                ["cloudab", "ility", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "nXiBKsWP1dOsjHPUAnat", "R5YMQcMJjRM576KzVs4Q\""],
            ]),
        TokenRule("spot-token", "api.spotinst.io", beside: ["spotinst", "spot_token"], ["<h64>"],
            finds: [
                [
                    "SPOTI", "NST", "_TO", "KEN: \"", "07cc06f59a863801229e7905ee9615a0",
                    "f2dc7227b0419644fb0d029c4c10ccdb\""
                ],
            ],
            passesOver: [
                [
                    "SPOTI", "NST", "_TO", "KEN: \"",
                    "0000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit: \"", "07cc06f59a863801229e7905ee9615a0", "f2dc7227b0419644fb0d029c4c10ccdb\""],
            ]),
        TokenRule("env0-key", "api.env0.com", beside: ["env0"], ["<w32>"],
            finds: [["env", "0", "_ke", "y: \"", "YHzTjpUHfZuwMFEE", "RkjmS3rjv_SWDv92\""]],
            passesOver: [
                ["env", "0", "_ke", "y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "YHzTjpUHfZuwMFEE", "RkjmS3rjv_SWDv92\""],
            ]),
        TokenRule("port-secret", "api.getport.io", beside: ["port_client", "getport"], ["<A64>"],
            finds: [
                [
                    "PORT_C", "LIENT", "_KE", "Y: \"", "6eG7g69gr5JkU6ZBOOF4ih4AavFUwRGY",
                    "QQh71GonM5amKwQrz0wKx1D3iZXWNvps\""
                ],
            ],
            passesOver: [
                [
                    "PORT_C", "LIENT", "_KE", "Y: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                ["other_commit: \"", "6eG7g69gr5JkU6ZBOOF4ih4AavFUwRGY", "QQh71GonM5amKwQrz0wKx1D3iZXWNvps\""],
            ]),
    ]
}

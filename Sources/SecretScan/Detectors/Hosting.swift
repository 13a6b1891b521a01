extension TokenRule {
    /// Hosting, delivery and names, beside those of Clouds and Networks.
    static let hosting: [TokenRule] = [
        TokenRule("rackspace-key", "identity.api.rackspacecloud.com", beside: ["rackspace", "raxcloud"], ["<h32>"],
            finds: [["racksp", "ace_secret = \"", "6b555e5a30552636", "52e975fd13299fca", "\""]],
            passesOver: [
                ["racksp", "ace_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "6b555e5a30552636", "52e975fd13299fca", "\""],
            ]),
        TokenRule("keycdn-key", "api.keycdn.com", beside: ["keycdn"], ["<h32>", "sk_prod_<w32-48>"],
            finds: [["keycd", "n_api_key: \"", "10553f7c5d9eab85", "2c0ca28aee608a1b", "\""]],
            passesOver: [
                ["keycd", "n_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "10553f7c5d9eab85", "2c0ca28aee608a1b", "\""],
            ]),
        TokenRule("cdn77-token", "api.cdn77.com", beside: ["cdn77"], ["<w32-43>"],
            finds: [["cdn7", "7_api_key: \"", "gG6R5UdUh3Ozjxg1", "saVkd-uh0VtIBa1s", "Hx3xN\""]],
            passesOver: [
                ["cdn7", "7_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "gG6R5UdUh3Ozjxg1", "saVkd-uh0VtIBa1s", "Hx3xN\""],
            ]),
        TokenRule("gcore-token", "api.gcore.com", beside: ["gcore", "gcorelabs"], ["<d1-8>$<h190-260>"],
            finds: [[
                "gcor", "e_key = \"", "9918$bcd441b996c", "03ef8247716e0402", "9833908391f5c6ef", "b1288986f97010b7",
                "226867886599d8fd", "04b140f19905c784", "8e10410bbb311bcf", "53bfb52144e57bfc", "25a54f47e31e0417",
                "132ef80ae4242a33", "7711dc66fcd14b8b", "79160c0e11f4ec51", "9677610c8b7a94c\""
            ]],
            passesOver: [
                [
                    "gcor", "e_key = \"", "0$00000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "9918$bcd441b996c", "03ef8247716e0402", "9833908391f5c6ef",
                    "b1288986f97010b7", "226867886599d8fd", "04b140f19905c784", "8e10410bbb311bcf",
                    "53bfb52144e57bfc", "25a54f47e31e0417", "132ef80ae4242a33", "7711dc66fcd14b8b",
                    "79160c0e11f4ec51", "9677610c8b7a94c\""
                ],
            ]),
        TokenRule("stackpath-secret", "gateway.stackpath.com", beside: ["stackpath"], ["<h64>"],
            finds: [[
                "stackp", "ath_key = \"", "80eb5e4cd87a53f4", "dabdd04fcac579c0", "34ced5145b1caf83",
                "b5979f51bdd86d0d", "\""
            ]],
            passesOver: [
                [
                    "stackp", "ath_key = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "80eb5e4cd87a53f4", "dabdd04fcac579c0", "34ced5145b1caf83",
                    "b5979f51bdd86d0d", "\""
                ],
            ]),
        TokenRule("rebrandly-key", "api.rebrandly.com", beside: ["rebrandly"], ["<h32>"],
            finds: [["rebran", "dly_key = \"", "d60506654c57d15b", "ac1ecf284b60ebd8", "\""]],
            passesOver: [
                ["rebran", "dly_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "d60506654c57d15b", "ac1ecf284b60ebd8", "\""],
            ]),
        TokenRule("tinyurl-token", "api.tinyurl.com", beside: ["tinyurl"], ["<A60>"],
            finds: [["tinyu", "rl_secret = \"", "iHvIUWwOr1GCNcfl", "11gvgUzHxHurwPI9", "C6zmjY7JM6GBb0If", "M7L4gq1wQbUZ\""]],
            passesOver: [
                [
                    "tinyu", "rl_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxx\""
                ],
                ["other_commit = \"", "iHvIUWwOr1GCNcfl", "11gvgUzHxHurwPI9", "C6zmjY7JM6GBb0If", "M7L4gq1wQbUZ\""],
            ]),
        TokenRule("shortio-key", "api.short.io", beside: ["short_io", "shortio"], ["sk_<A16>"],
            finds: [["short_", "io_api_key: \"", "sk_v5jU90N", "9P4wxyiXA\""]],
            passesOver: [
                ["short_", "io_api_key: \"", "sk_xxxxxxx", "xxxxxxxxx\""],
                ["other_commit = \"", "sk_v5jU90N", "9P4wxyiXA\""],
            ]),
        TokenRule("cuttly-key", "cutt.ly", beside: ["cuttly"], ["<h32>"],
            finds: [["cuttl", "y_api_key: \"", "204092cedf979fcc", "f7750fba7ac7a9ca", "\""]],
            passesOver: [
                ["cuttl", "y_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "204092cedf979fcc", "f7750fba7ac7a9ca", "\""],
            ]),
        TokenRule("dub-key", "api.dub.co", ["dub_<A24>"],
            finds: [["dub_sfaNxUOLWr", "yZApRHkdL43D7F"]],
            passesOver: [
                ["dub_", "sfa"],
                ["dub_xxxxxxxxxx", "xxxxxxxxxxxxxx"],
            ]),
        TokenRule("packet-token", "api.packet.net", beside: ["packet_token", "packet_api"], ["<A32>"],
            finds: [["packet", "_token = \"", "SpiOhYOGTREvIPq1", "pdQLLAmSVeoa2mRL", "\""]],
            passesOver: [
                ["packet", "_token = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "SpiOhYOGTREvIPq1", "pdQLLAmSVeoa2mRL", "\""],
            ]),
        TokenRule("vercara-key", "ultradns.com", beside: ["ultradns"], ["<A20-100>"], .opaque,
            finds: [["ultrad", "ns_api_key: \"", "syjaR9tf0hngWGUK", "yfJDC0BgOYCNi2jO", "\""]],
            passesOver: [
                ["ultrad", "ns_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "syjaR9tf0hngWGUK", "yfJDC0BgOYCNi2jO", "\""],
            ]),
        TokenRule("constellix-secret", "api.dns.constellix.com", beside: ["constellix"], ["<uuid>"],
            finds: [["conste", "llix_secret = \"", "87889917-2431-15", "fe-5a95-1ee05322", "c54d\""]],
            passesOver: [
                ["conste", "llix_secret = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "87889917-2431-15", "fe-5a95-1ee05322", "c54d\""],
            ]),
        TokenRule("desec-token", "desec.io", beside: ["desec_", "desec-token"], ["<w28>"],
            finds: [["DESE", "C_TOKEN=\"", "p2tRNTMXSVFU2m", "ZPtIrCWQ2LM32y", "\""]],
            passesOver: [
                ["DESE", "C_TOKEN=\"", "xxxxxxxxxxxxxx", "xxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "p2tRNTMXSVFU2m", "ZPtIrCWQ2LM32y", "\""],
            ]),
        TokenRule("porkbun-key", "porkbun.com", beside: ["porkbun"], ["(sk|pk)1_<h64>"],
            finds: [[
                "PORKB", "UN_TOKEN=\"", "sk1_01c1b0587327", "98021950c69527f6", "cd262646679dc8f2",
                "1d6fc8130a5ab6f3", "7cef\""
            ]],
            passesOver: [
                [
                    "PORKB", "UN_TOKEN=\"", "sk1_000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "sk1_01c1b0587327", "98021950c69527f6", "cd262646679dc8f2",
                    "1d6fc8130a5ab6f3", "7cef\""
                ],
            ]),
        TokenRule("namesilo-key", "namesilo.com", beside: ["namesilo"], ["<h20-28>"],
            finds: [["NAMES", "ILO_TOKEN=\"", "90b1fdee5efd", "49a5d9eb1e37", "\""]],
            passesOver: [
                ["NAMES", "ILO_TOKEN=\"", "0000000000", "0000000000", "\""],
                ["other_commit = \"", "90b1fdee5efd", "49a5d9eb1e37", "\""],
            ]),
        TokenRule("namecom-token", "api.name.com", beside: ["namecom", "name_com"], ["<h40>"],
            finds: [["namec", "om_key = \"", "c6413032c7a6fac0", "35d64eb9d8a755a2", "6abef2be\""]],
            passesOver: [
                ["namec", "om_key = \"", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "c6413032c7a6fac0", "35d64eb9d8a755a2", "6abef2be\""],
            ]),
        TokenRule("hostinger-token", "api.hostinger.com", beside: ["hostinger"], ["<A48>"],
            finds: [["hostin", "ger_api_key: \"", "jy7qkEq8e9skOKjO", "KPMJHvU8lP7VjIsK", "aa4QZ33dLvv1UMyt", "\""]],
            passesOver: [
                ["hostin", "ger_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "jy7qkEq8e9skOKjO", "KPMJHvU8lP7VjIsK", "aa4QZ33dLvv1UMyt", "\""],
            ]),
        TokenRule("contabo-secret", "api.contabo.com", beside: ["contabo"], ["<A32>"],
            finds: [["CONTA", "BO_TOKEN=\"", "jRFWc4XevAGarok5", "KHEuVU0mXg70Pxdv", "\""]],
            passesOver: [
                ["CONTA", "BO_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "jRFWc4XevAGarok5", "KHEuVU0mXg70Pxdv", "\""],
            ]),
        TokenRule("kamatera-secret", "cloudcli.cloudwm.com", beside: ["kamatera"], ["<h32>"],
            finds: [["kamat", "era_secret = \"", "419b235373a9155f", "ad8e98b14356a5c2", "\""]],
            passesOver: [
                ["kamat", "era_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "419b235373a9155f", "ad8e98b14356a5c2", "\""],
            ]),
        TokenRule("leaseweb-key", "api.leaseweb.com", beside: ["leaseweb"], ["<uuid>"],
            finds: [["leasew", "eb_api_key: \"", "c9903672-af2f-eb", "32-9f5b-494ec33b", "f923\""]],
            passesOver: [
                ["leasew", "eb_api_key: \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "c9903672-af2f-eb", "32-9f5b-494ec33b", "f923\""],
            ]),
        TokenRule(
            "cherryservers-key", "api.cherryservers.com",
            beside: ["cherry_auth", "cherryservers"],
            ["eyJ<w10-60>.<w60-900>.<w40-700>"], .structured,
            finds: [[
                "cherry_", "auth_key = \"", "eyJ9sfJoLWLvr-bj", "B1r5SUUhM.ApySvB", "NTMOtht8b7qTM59a",
                "PBBkB_bIybywqanR", "ttWiipemnfJvApb-", "qSGYQLP1uYf2_b8i", "iQ.FQ7JZi0OKX8xe", "0x1aWGjA1gcG4L0r",
                "QfsOnDROKnf_hzTe", "YcrsrvY\""
            ]],
            passesOver: [
                [
                    "cherry_", "auth_key = \"", "eyJxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx.xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "eyJ9sfJoLWLvr-bj", "B1r5SUUhM.ApySvB", "NTMOtht8b7qTM59a",
                    "PBBkB_bIybywqanR", "ttWiipemnfJvApb-", "qSGYQLP1uYf2_b8i", "iQ.FQ7JZi0OKX8xe",
                    "0x1aWGjA1gcG4L0r", "QfsOnDROKnf_hzTe", "YcrsrvY\""
                ],
            ]),
        TokenRule("latitude-key", "api.latitude.sh", beside: ["latitudesh", "latitude_sh"], ["<h32-40>"],
            finds: [["latitu", "desh_secret = \"", "d0940dd6e20d3fee", "9bd1944624773ef4", "f6eb\""]],
            passesOver: [
                ["latitu", "desh_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "d0940dd6e20d3fee", "9bd1944624773ef4", "f6eb\""],
            ]),
        TokenRule("vastai-key", "console.vast.ai", beside: ["vastai", "vast_ai", "vast_api"], ["<h64>"],
            finds: [[
                "VAST", "AI_TOKEN=\"", "a6528054b485f5c3", "170200ba028ee065", "2ea501bad04844c7",
                "0604242026b18745", "\""
            ]],
            passesOver: [
                [
                    "VAST", "AI_TOKEN=\"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "a6528054b485f5c3", "170200ba028ee065", "2ea501bad04844c7",
                    "0604242026b18745", "\""
                ],
            ]),
        TokenRule("paperspace-key", "api.paperspace.io", beside: ["paperspace"], ["<h30>"],
            finds: [["papers", "pace_key = \"", "5ad3a7c56d04b7c", "a7bbfeee61df73c", "\""]],
            passesOver: [
                ["papers", "pace_key = \"", "000000000000000", "000000000000000", "\""],
                ["other_commit = \"", "5ad3a7c56d04b7c", "a7bbfeee61df73c", "\""],
            ]),
        TokenRule("coreweave-token", "coreweave.com", ["CW-SECRET-<A60-64>"],
            finds: [["CW-SECRET-sZMrA0", "qmuykKnpAlanqFw3", "JMumm5V9NKYwzM0r", "qLAwKowW3p4WRGr3", "CSPO5G7B"]],
            passesOver: [
                ["CW-SEC", "RET-sZ", "M"],
                ["CW-SECRET-xxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxx"],
            ]),
        TokenRule(
            "northflank-token", "api.northflank.com",
            beside: ["northflank"],
            ["nf-eyJ<w10-60>.<w60-900>.<w40-700>", "eyJ<w10-60>.<w60-900>.<w40-700>"], .structured,
            finds: [[
                "northf", "lank_secret = \"", "nf-eyJDY3U_lU5o7", "TEB116yoAXcD.UWB", "Yxh6fET6EB9bk8oJ",
                "chNcbwqyiF1HJawZ", "uBnkjGsuh5oAsOFU", "qdljrzuth9iVlTM5", "wRED9.Wy63xzlhDJ", "J_ND8wD7-Xni2GsM",
                "KjeaQIvJe7NcUY9Y", "wTNgIjaCTb\""
            ]],
            passesOver: [
                [
                    "northf", "lank_secret = \"", "nf-eyJxxxxxxxxxx", ".xxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxx\""
                ],
                [
                    "other_commit = \"", "nf-eyJDY3U_lU5o7", "TEB116yoAXcD.UWB", "Yxh6fET6EB9bk8oJ",
                    "chNcbwqyiF1HJawZ", "uBnkjGsuh5oAsOFU", "qdljrzuth9iVlTM5", "wRED9.Wy63xzlhDJ",
                    "J_ND8wD7-Xni2GsM", "KjeaQIvJe7NcUY9Y", "wTNgIjaCTb\""
                ],
            ]),
        TokenRule("qovery-token", "api.qovery.com", beside: ["qovery"], ["qov_<A40-100>_<d8-12>"],
            finds: [[
                "QOVE", "RY_TOKEN=\"", "qov_GVqzHRbMjLbb", "c19AZQ0I6z3cWNnS", "9jvVom2pxajaxMYU",
                "ZBuA5Brg_9668778", "185\""
            ]],
            passesOver: [
                ["QOVE", "RY_TOKEN=\"", "qov_xxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxx_000", "00000\""],
                [
                    "other_commit = \"", "qov_GVqzHRbMjLbb", "c19AZQ0I6z3cWNnS", "9jvVom2pxajaxMYU",
                    "ZBuA5Brg_9668778", "185\""
                ],
            ]),
        TokenRule(
            "porter-token", "dashboard.getporter.dev",
            beside: ["porter_token"],
            ["eyJ<w10-60>.<w60-900>.<w40-700>"], .structured,
            finds: [[
                "porter", "_token = \"", "eyJ5IT2Wb7Zn0fu8", "8LNY9loCR.cfHVKZ", "17sA5RE8BfYEp9dO",
                "VIgktMRiHdC6rZH4", "qj2Z_Am8uM1d_PnT", "T0p47mupMGlMrYCg", "_4.8nWZo-IC_9KRB", "PzEM2BtNJBIGm_z-",
                "F-ztEg5yYp10cSI7", "tM6qJFp\""
            ]],
            passesOver: [
                [
                    "porter", "_token = \"", "eyJxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx.xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "eyJ5IT2Wb7Zn0fu8", "8LNY9loCR.cfHVKZ", "17sA5RE8BfYEp9dO",
                    "VIgktMRiHdC6rZH4", "qj2Z_Am8uM1d_PnT", "T0p47mupMGlMrYCg", "_4.8nWZo-IC_9KRB",
                    "PzEM2BtNJBIGm_z-", "F-ztEg5yYp10cSI7", "tM6qJFp\""
                ],
            ]),
        TokenRule("zeabur-key", "zeabur.com", beside: ["zeabur"], ["sk-<l26-40>"],
            finds: [["zeab", "ur_key = \"", "sk-b73jh7xyr8xg3", "p4wjpn1vuxwe0jlc", "ha80\""]],
            passesOver: [
                ["zeab", "ur_key = \"", "sk-xxxxxxxxxxxx", "xxxxxxxxxxxxxx\""],
                ["other_commit = \"", "sk-b73jh7xyr8xg3", "p4wjpn1vuxwe0jlc", "ha80\""],
            ]),
        TokenRule(
            "clever-cloud-secret", "api.clever-cloud.com",
            beside: ["clever_secret", "clever_token", "clevercloud"],
            ["<A30-40>"],
            finds: [["clever", "_secret = \"", "Tx83SrH8QDpOi2ik", "cWTNEp1UrsNBLswY", "4l8\""]],
            passesOver: [
                ["clever", "_secret = \"", "xxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "Tx83SrH8QDpOi2ik", "cWTNEp1UrsNBLswY", "4l8\""],
            ]),
        TokenRule("pantheon-token", "terminus.pantheon.io", beside: ["pantheon", "terminus_"], ["<w51>"],
            finds: [["panth", "eon_secret = \"", "ZtoYIpoMbxLo3mgb", "yAB2hsUAsMAmuDUY", "OWuXqbxJ8lqO8eLM", "lXi\""]],
            passesOver: [
                ["panth", "eon_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""],
                ["other_commit = \"", "ZtoYIpoMbxLo3mgb", "yAB2hsUAsMAmuDUY", "OWuXqbxJ8lqO8eLM", "lXi\""],
            ]),
        TokenRule("acquia-secret", "accounts.acquia.com", beside: ["acquia"], ["<b44>", "<b43>="],
            finds: [["acqu", "ia_key = \"", "LTMfDyp4jOi+KFBx", "4eFgUzvNWozI+WNC", "+sSIY2IIPYN1\""]],
            passesOver: [
                ["acqu", "ia_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxx\""],
                ["other_commit = \"", "LTMfDyp4jOi+KFBx", "4eFgUzvNWozI+WNC", "+sSIY2IIPYN1\""],
            ]),
        TokenRule("kinsta-key", "api.kinsta.com", beside: ["kinsta"], ["<h64>"],
            finds: [[
                "kins", "ta_secret = \"", "c6e4021efaaee11a", "398102a8ac63397c", "a24a11db691c59e5",
                "1cc722892028a3fd", "\""
            ]],
            passesOver: [
                [
                    "kins", "ta_secret = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "c6e4021efaaee11a", "398102a8ac63397c", "a24a11db691c59e5",
                    "1cc722892028a3fd", "\""
                ],
            ]),
        TokenRule("wpengine-password", "api.wpengineapi.com", beside: ["wpengine"], ["<A30>", "<A20-100>"], .opaque,
            finds: [["wpengi", "ne_api_key: \"", "omv1v16D60ano6z", "OyEPKEGliSrRY3v", "\""]],
            passesOver: [
                ["wpengi", "ne_api_key: \"", "xxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "omv1v16D60ano6z", "OyEPKEGliSrRY3v", "\""],
            ]),
        TokenRule("cpanel-token", "cpanel", beside: ["cpanel_", "whm_token", "whm_api"], ["<U32>"],
            finds: [["cpan", "el_secret = \"", "XP4HXNSHNV98WNNH", "4C0XPHBN4G5DCGLO", "\""]],
            passesOver: [
                ["cpan", "el_secret = \"", "XXXXXXXXXXXXXXXX", "XXXXXXXXXXXXXXXX", "\""],
                ["other_commit = \"", "XP4HXNSHNV98WNNH", "4C0XPHBN4G5DCGLO", "\""],
            ]),
        TokenRule("plesk-key", "plesk", beside: ["plesk_"], ["<uuid>"],
            finds: [["ples", "k_key = \"", "f0e19e98-e387-2e", "82-bccf-28d301f1", "1928\""]],
            passesOver: [
                ["ples", "k_key = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "f0e19e98-e387-2e", "82-bccf-28d301f1", "1928\""],
            ]),
        TokenRule("directadmin-key", "directadmin", beside: ["directadmin"], ["<A32>"],
            finds: [["directa", "dmin_secret = \"", "3XNyfuMBgXhwO0NB", "LQEPvMPGYfOYbXw6", "\""]],
            passesOver: [
                ["directa", "dmin_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "3XNyfuMBgXhwO0NB", "LQEPvMPGYfOYbXw6", "\""],
            ]),
        TokenRule("virtualmin-key", "virtualmin", beside: ["virtualmin"], ["<A20-100>"], .opaque,
            finds: [["virtua", "lmin_secret = \"", "whQ0Ecsz0z9ZXv0U", "sDegNQz3OqlQA1PN", "\""]],
            passesOver: [
                ["virtua", "lmin_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "whQ0Ecsz0z9ZXv0U", "sDegNQz3OqlQA1PN", "\""],
            ]),
    ]
}

extension TokenRule {
    /// Hosting, delivery and names, beside those of Clouds and Networks.
    static let hosting: [TokenRule] = [
        TokenRule("rackspace-key", "identity.api.rackspacecloud.com", beside: ["rackspace", "raxcloud"], ["<h32>"],
            finds: [["RACKSP", "ACE_TOKEN=\"", "0b9cbb7bd3ca", "4847cad99dd0", "7cac1c15\""]],
            passesOver: [
                ["RACKSP", "ACE_TOKEN=\"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "0b9cb", "b7bd3ca4847c", "ad99dd07cac1", "c15\""],
            ]),
        TokenRule("keycdn-key", "api.keycdn.com", beside: ["keycdn"], ["<h32>", "sk_prod_<w32-48>"],
            finds: [["keyc", "dn_secret = \"", "c32798021950", "c69527f6cd26", "26466798\""]],
            passesOver: [
                ["keyc", "dn_secret = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "c3279", "8021950c6952", "7f6cd2626466", "798\""],
            ]),
        TokenRule("cdn77-token", "api.cdn77.com", beside: ["cdn77"], ["<w32-43>"],
            finds: [["CDN7", "7_TOKEN=\"", "Wf0z8ZIenaRu", "PSz_mCW6Bc_J", "ybSg9066u780", "J\""]],
            passesOver: [
                ["CDN7", "7_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "Wf0z8", "ZIenaRuPSz_m", "CW6Bc_JybSg9", "066u780J\""],
            ]),
        TokenRule("gcore-token", "api.gcore.com", beside: ["gcore", "gcorelabs"], ["<d1-8>$<h190-260>"],
            finds: [[
                "gcor", "e_api_key: \"", "9924$9b1e3b9", "7936413032c7", "a6fac035d64e",
                "b9d8a755a26a", "bef2b3ce0cc8", "5f82954a5490", "01aac9494f12", "ad0875fa63b1",
                "4ab719b23537", "3a9155fad8e9", "8b14356a5c04", "2cf990367dc2", "7f28af0b3ae2",
                "ff529bf94ec3", "3bf92e434a41", "839c954f026d", "4ebbb13036b5", "69a\""
            ]],
            passesOver: [
                [
                    "gcor", "e_api_key: \"", "0$0000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "000000000000", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "000000000000", "000000000000", "000000000000", "000000000000", "000000000000",
                    "\""
                ],
                [
                    "other_commit = \"", "9924$", "9b1e3b979364", "13032c7a6fac", "035d64eb9d8a", "755a26abef2b",
                    "3ce0cc85f829", "54a549001aac", "9494f12ad087", "5fa63b14ab71", "9b235373a915", "5fad8e98b143",
                    "56a5c042cf99", "0367dc27f28a", "f0b3ae2ff529", "bf94ec33bf92", "e434a41839c9", "54f026d4ebbb",
                    "13036b569a\""
                ],
            ]),
        TokenRule("stackpath-secret", "gateway.stackpath.com", beside: ["stackpath"], ["<h64>"],
            finds: [[
                "stackp", "ath_secret = \"", "e4f0e4b9ef0a", "6626f0860654", "03a44c223133",
                "185630f4b8ca", "9ad5c1df0f22", "fd28\""
            ]],
            passesOver: [
                [
                    "stackp", "ath_secret = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "e4f0e", "4b9ef0a6626f", "086065403a44", "c22313318563", "0f4b8ca9ad5c",
                    "1df0f22fd28\""
                ],
            ]),
        TokenRule("rebrandly-key", "api.rebrandly.com", beside: ["rebrandly"], ["<h32>"],
            finds: [["rebran", "dly_key = \"", "9da9cf51d5d0", "c826d108e9d4", "a14a37a3\""]],
            passesOver: [
                ["rebran", "dly_key = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "9da9c", "f51d5d0c826d", "108e9d4a14a3", "7a3\""],
            ]),
        TokenRule("tinyurl-token", "api.tinyurl.com", beside: ["tinyurl"], ["<A60>"],
            finds: [[
                "tinyu", "rl_api_key: \"", "n7SFdmwcJJKP", "zbijKPikxFYc", "nb7sjMY0bAGB",
                "nCfbBgSECDSK", "sxBZ4dZsjiRe", "\""
            ]],
            passesOver: [
                [
                    "tinyu", "rl_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "n7SFd", "mwcJJKPzbijK", "PikxFYcnb7sj", "MY0bAGBnCfbB", "gSECDSKsxBZ4",
                    "dZsjiRe\""
                ],
            ]),
        TokenRule("shortio-key", "api.short.io", beside: ["short_io", "shortio"], ["sk_<A16>"],
            finds: [["SHORT", "_IO_TOKEN=\"", "sk_J4MNQ5m", "YlfUZ7qai\""]],
            passesOver: [
                ["SHORT", "_IO_TOKEN=\"", "sk_xxxxxxx", "xxxxxxxxx\""],
                ["other_commit = \"", "sk_J4", "MNQ5mYlfUZ", "7qai\""],
            ]),
        TokenRule("cuttly-key", "cutt.ly", beside: ["cuttly"], ["<h32>"],
            finds: [["CUTT", "LY_TOKEN=\"", "085f5c317020", "0ba028ee0652", "ea501ba4\""]],
            passesOver: [
                ["CUTT", "LY_TOKEN=\"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "085f5", "c3170200ba02", "8ee0652ea501", "ba4\""],
            ]),
        TokenRule("dub-key", "api.dub.co", ["dub_<A24>"],
            finds: [["dub_H", "iyobMKm2OITV", "bUi7WejeSPf"]],
            passesOver: [
                ["dub_", "Hiy"],
                ["dub_x", "xxxxxxxxxxxx", "xxxxxxxxxxx"],
            ]),
        TokenRule("packet-token", "api.packet.net", beside: ["packet_token", "packet_api"], ["<A32>"],
            finds: [["packet", "_token = \"", "18nJxdOqGoYi", "4fTvlRvrvBY2", "NguoyJlT\""]],
            passesOver: [
                ["packet", "_token = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "18nJx", "dOqGoYi4fTvl", "RvrvBY2Nguoy", "JlT\""],
            ]),
        TokenRule("vercara-key", "ultradns.com", beside: ["ultradns"], ["<A20-100>"], .opaque,
            finds: [["ultra", "dns_secret = \"", "MJBa5i8wp3yG", "uU6NSKoP7W3x", "xQFC2CDd\""]],
            passesOver: [
                ["ultra", "dns_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "MJBa5", "i8wp3yGuU6NS", "KoP7W3xxQFC2", "CDd\""],
            ]),
        TokenRule("constellix-secret", "api.dns.constellix.com", beside: ["constellix"], ["<uuid>"],
            finds: [["conste", "llix_secret = \"", "87345c0d-56a", "6-6d58-6bab-", "d88db7b78efe", "\""]],
            passesOver: [
                ["conste", "llix_secret = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "87345", "c0d-56a6-6d5", "8-6bab-d88db", "7b78efe\""],
            ]),
        TokenRule("desec-token", "desec.io", beside: ["desec_", "desec-token"], ["<w28>"],
            finds: [["dese", "c_api_key: \"", "DU_lU5o7TEB1", "16yoAXcn66iW", "BYxc\""]],
            passesOver: [
                ["dese", "c_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "DU_lU", "5o7TEB116yoA", "Xcn66iWBYxc\""],
            ]),
        TokenRule("porkbun-key", "porkbun.com", beside: ["porkbun"], ["(sk|pk)1_<h64>"],
            finds: [[
                "porkb", "un_secret = \"", "sk1_6e76f02f", "380190054627", "d8805c563228",
                "451e364a7b40", "2246541f2b2b", "9e5a770e\""
            ]],
            passesOver: [
                [
                    "porkb", "un_secret = \"", "sk1_00000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "00000000\""
                ],
                [
                    "other_commit = \"", "sk1_6", "e76f02f38019", "0054627d8805", "c563228451e3", "64a7b4022465",
                    "41f2b2b9e5a7", "70e\""
                ],
            ]),
        TokenRule("namesilo-key", "namesilo.com", beside: ["namesilo"], ["<h20-28>"],
            finds: [["NAMES", "ILO_TOKEN=\"", "1621788f97f5", "7efc32d84990", "\""]],
            passesOver: [
                ["NAMES", "ILO_TOKEN=\"", "0000000000", "0000000000", "\""],
                ["other_commit = \"", "16217", "88f97f57efc3", "2d84990\""],
            ]),
        TokenRule("namecom-token", "api.name.com", beside: ["namecom", "name_com"], ["<h40>"],
            finds: [["namec", "om_api_key: \"", "b581e90bcfc5", "b918207be0e0", "8c04001dc164", "a760\""]],
            passesOver: [
                ["namec", "om_api_key: \"", "000000000000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "b581e", "90bcfc5b9182", "07be0e08c040", "01dc164a760\""],
            ]),
        TokenRule("hostinger-token", "api.hostinger.com", beside: ["hostinger"], ["<A48>"],
            finds: [[
                "hostin", "ger_secret = \"", "oxMYUZBuA5Br", "2GgHBQ5BPGFE", "J4WeGUpLVu2t",
                "3QHkFj1eofj5", "\""
            ]],
            passesOver: [
                ["hostin", "ger_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "\""],
                ["other_commit = \"", "oxMYU", "ZBuA5Br2GgHB", "Q5BPGFEJ4WeG", "UpLVu2t3QHkF", "j1eofj5\""],
            ]),
        TokenRule("contabo-secret", "api.contabo.com", beside: ["contabo"], ["<A32>"],
            finds: [["conta", "bo_key = \"", "4DULGz2gQ6LA", "c39kEXEstO2G", "KOz6WEHV\""]],
            passesOver: [
                ["conta", "bo_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "4DULG", "z2gQ6LAc39kE", "XEstO2GKOz6W", "EHV\""],
            ]),
        TokenRule("kamatera-secret", "cloudcli.cloudwm.com", beside: ["kamatera"], ["<h32>"],
            finds: [["kamat", "era_key = \"", "27c618b9cde4", "6ea7f61c73f0", "ab812498\""]],
            passesOver: [
                ["kamat", "era_key = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "27c61", "8b9cde46ea7f", "61c73f0ab812", "498\""],
            ]),
        TokenRule("leaseweb-key", "api.leaseweb.com", beside: ["leaseweb"], ["<uuid>"],
            finds: [["lease", "web_key = \"", "de4c8e4c-563", "9-30fb-ed33-", "1398294c71f0", "\""]],
            passesOver: [
                ["lease", "web_key = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "de4c8", "e4c-5639-30f", "b-ed33-13982", "94c71f0\""],
            ]),
        TokenRule(
            "cherryservers-key", "api.cherryservers.com",
            beside: ["cherry_auth", "cherryservers"],
            ["eyJ<w10-60>.<w60-900>.<w40-700>"], .structured,
            finds: [[
                "CHERRY_", "AUTH_TOKEN=\"", "eyJ7Zo-IC_9K", "RBPzEM2BtNJB", "q.s_z-F-ztEg",
                "5yYp10cSI7tM", "6qJFnEOY6soV", "XIUn6E8StFA3", "RPVSj1txfpag", "c1gUJ7Errve8",
                "FN.sLSxJw2to", "YIpoMbxLo3mg", "byAB2hsUAsMA", "muDUYOWuXqbx", "J8lqO84\""
            ]],
            passesOver: [
                [
                    "CHERRY_", "AUTH_TOKEN=\"", "eyJxxxxxxxxx", "x.xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx.xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJ7Z", "o-IC_9KRBPzE", "M2BtNJBq.s_z", "-F-ztEg5yYp1", "0cSI7tM6qJFn",
                    "EOY6soVXIUn6", "E8StFA3RPVSj", "1txfpagc1gUJ", "7Errve8FN.sL", "SxJw2toYIpoM", "bxLo3mgbyAB2",
                    "hsUAsMAmuDUY", "OWuXqbxJ8lqO", "84\""
                ],
            ]),
        TokenRule("latitude-key", "api.latitude.sh", beside: ["latitudesh", "latitude_sh"], ["<h32-40>"],
            finds: [["latitud", "esh_api_key: \"", "7c24d2b91763", "e2a2f9765e17", "1b659c368fcf", "\""]],
            passesOver: [
                ["latitud", "esh_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "7c24d", "2b91763e2a2f", "9765e171b659", "c368fcf\""],
            ]),
        TokenRule("vastai-key", "console.vast.ai", beside: ["vastai", "vast_ai", "vast_api"], ["<h64>"],
            finds: [[
                "VAST", "AI_TOKEN=\"", "28cd88ac9703", "6e4021efaaee", "11a398102a8a", "c63397ca24a1",
                "1db691c59e51", "cc78\""
            ]],
            passesOver: [
                [
                    "VAST", "AI_TOKEN=\"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "28cd8", "8ac97036e402", "1efaaee11a39", "8102a8ac6339", "7ca24a11db69",
                    "1c59e51cc78\""
                ],
            ]),
        TokenRule("paperspace-key", "api.paperspace.io", beside: ["paperspace"], ["<h30>"],
            finds: [["papers", "pace_secret = \"", "c028a3f2cddc", "6aae067ccff5", "48c7a7\""]],
            passesOver: [
                ["papers", "pace_secret = \"", "000000000000", "000000000000", "000000\""],
                ["other_commit = \"", "c028a", "3f2cddc6aae0", "67ccff548c7a", "7\""],
            ]),
        TokenRule("coreweave-token", "coreweave.com", ["CW-SECRET-<A60-64>"],
            finds: [[
                "CW-SE", "CRET-y1QxnsS", "hnvJI2Q8wnnh", "0ZEc9Axphb2n", "EgLFOdcglr73",
                "NWx3oNAxbKCT", "ds4XD2E"
            ]],
            passesOver: [
                ["CW-SE", "CRET-y", "1Q"],
                ["CW-SE", "CRET-xxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxx"],
            ]),
        TokenRule(
            "northflank-token", "api.northflank.com",
            beside: ["northflank"],
            ["nf-eyJ<w10-60>.<w60-900>.<w40-700>", "eyJ<w10-60>.<w60-900>.<w40-700>"], .structured,
            finds: [[
                "northf", "lank_secret = \"", "nf-eyJhvnIH5", "Dd6IMkjmZWfS", "_SIU.ye-hfLi",
                "cjIgXkO3mpT2", "9RldTo6p9fLZ", "ZRL6jmZGx0yT", "8S3xZIJI5ium", "oH2QOkOrYQAk",
                "ALs3h.MngUvk", "PsPOrJ8w9gO_", "J4Dh_o528FHW", "kwT1K-wwsxwJ", "6LHJY9pirS\""
            ]],
            passesOver: [
                [
                    "northf", "lank_secret = \"", "nf-eyJxxxxxx", "xxxx.xxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxx.xxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "nf-ey", "JhvnIH5Dd6IM", "kjmZWfS_SIU.", "ye-hfLicjIgX", "kO3mpT29RldT",
                    "o6p9fLZZRL6j", "mZGx0yT8S3xZ", "IJI5iumoH2QO", "kOrYQAkALs3h", ".MngUvkPsPOr", "J8w9gO_J4Dh_",
                    "o528FHWkwT1K", "-wwsxwJ6LHJY", "9pirS\""
                ],
            ]),
        TokenRule("qovery-token", "api.qovery.com", beside: ["qovery"], ["qov_<A40-100>_<d8-12>"],
            finds: [[
                "qover", "y_api_key: \"", "qov_vDvc1cfv", "pSzBwRBiqaIo", "aVsGbXqbw4oN",
                "2KcsGuwSh8Df", "j8uMr9Vx_803", "7778215\""
            ]],
            passesOver: [
                [
                    "qover", "y_api_key: \"", "qov_xxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx_000",
                    "00000\""
                ],
                [
                    "other_commit = \"", "qov_v", "Dvc1cfvpSzBw", "RBiqaIoaVsGb", "Xqbw4oN2KcsG", "uwSh8Dfj8uMr",
                    "9Vx_80377782", "15\""
                ],
            ]),
        TokenRule(
            "porter-token", "dashboard.getporter.dev",
            beside: ["porter_token"],
            ["eyJ<w10-60>.<w60-900>.<w40-700>"], .structured,
            finds: [[
                "porter", "_token = \"", "eyJ5RGDz2fv2", "bo4ivNUD3VyG", "P.WkBljcXrJ8",
                "OzA7TuUjc1I1", "fybg-0AT5I9j", "fg_5u0JCHF_n", "uGGSAbB8YcLw", "Nr3Q2dDjZFT-",
                "9X.j_NSBjgCu", "hEFnXpzI_9s-", "KI3l16228Bwg", "cBVuRXbBYO8w", "Xp4g8hH\""
            ]],
            passesOver: [
                [
                    "porter", "_token = \"", "eyJxxxxxxxxx", "x.xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx.xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJ5R", "GDz2fv2bo4iv", "NUD3VyGP.WkB", "ljcXrJ8OzA7T", "uUjc1I1fybg-",
                    "0AT5I9jfg_5u", "0JCHF_nuGGSA", "bB8YcLwNr3Q2", "dDjZFT-9X.j_", "NSBjgCuhEFnX", "pzI_9s-KI3l1",
                    "6228BwgcBVuR", "XbBYO8wXp4g8", "hH\""
                ],
            ]),
        TokenRule("zeabur-key", "zeabur.com", beside: ["zeabur"], ["sk-<l26-40>"],
            finds: [["ZEAB", "UR_TOKEN=\"", "sk-uuq9wr6e8", "kikjtyscx10m", "isodm91qs7td", "\""]],
            passesOver: [
                ["ZEAB", "UR_TOKEN=\"", "sk-xxxxxxxxx", "xxxxxxxxxxxx", "xxxxx\""],
                ["other_commit = \"", "sk-uu", "q9wr6e8kikjt", "yscx10misodm", "91qs7td\""],
            ]),
        TokenRule(
            "clever-cloud-secret", "api.clever-cloud.com",
            beside: ["clever_secret", "clever_token", "clevercloud"],
            ["<A30-40>"],
            finds: [["clever", "_secret = \"", "gIHayxLufSff", "yEpS52ZFFiIo", "NSAwNcst2Zz\""]],
            passesOver: [
                ["clever", "_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxx\""],
                ["other_commit = \"", "gIHay", "xLufSffyEpS5", "2ZFFiIoNSAwN", "cst2Zz\""],
            ]),
        TokenRule("pantheon-token", "terminus.pantheon.io", beside: ["pantheon", "terminus_"], ["<w51>"],
            finds: [[
                "PANTH", "EON_TOKEN=\"", "0pyh7joJmW8r", "RPvmE_CqnH78", "7tG0P7YmUjHh",
                "8vve3nc8miOQ", "fPu\""
            ]],
            passesOver: [
                ["PANTH", "EON_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxx\""],
                ["other_commit = \"", "0pyh7", "joJmW8rRPvmE", "_CqnH787tG0P", "7YmUjHh8vve3", "nc8miOQfPu\""],
            ]),
        TokenRule("acquia-secret", "accounts.acquia.com", beside: ["acquia"], ["<b44>", "<b43>="],
            finds: [["acqu", "ia_secret = \"", "OOXz2XgG+5qk", "pABHTETK5i9z", "c7o34QHh6DOF", "ViwUAKLy\""]],
            passesOver: [
                ["acqu", "ia_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "OOXz2", "XgG+5qkpABHT", "ETK5i9zc7o34", "QHh6DOFViwUA", "KLy\""],
            ]),
        TokenRule("kinsta-key", "api.kinsta.com", beside: ["kinsta"], ["<h64>"],
            finds: [[
                "kins", "ta_key = \"", "c5d24c4fb08e", "8573567ff96d", "74c470922f3a", "342b3da1088b",
                "23aae8040e1d", "204d\""
            ]],
            passesOver: [
                [
                    "kins", "ta_key = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "c5d24", "c4fb08e85735", "67ff96d74c47", "0922f3a342b3", "da1088b23aae",
                    "8040e1d204d\""
                ],
            ]),
        TokenRule("wpengine-password", "api.wpengineapi.com", beside: ["wpengine"], ["<A30>", "<A20-100>"], .opaque,
            finds: [["wpeng", "ine_key = \"", "FurUWMvZFTHR", "rpq1FUmw8odc", "AJaHGy\""]],
            passesOver: [
                ["wpeng", "ine_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxx\""],
                ["other_commit = \"", "FurUW", "MvZFTHRrpq1F", "Umw8odcAJaHG", "y\""],
            ]),
        TokenRule("cpanel-token", "cpanel", beside: ["cpanel_", "whm_token", "whm_api"], ["<U32>"],
            finds: [["cpan", "el_secret = \"", "VNUPR1EY4KTL", "7KNIPS3XY8XQ", "YWQIDB7R\""]],
            passesOver: [
                ["cpan", "el_secret = \"", "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXX\""],
                ["other_commit = \"", "VNUPR", "1EY4KTL7KNIP", "S3XY8XQYWQID", "B7R\""],
            ]),
        TokenRule("plesk-key", "plesk", beside: ["plesk_"], ["<uuid>"],
            finds: [["PLES", "K_TOKEN=\"", "77e8e068-d86", "0-778b-f4d7-", "05d026502bb7", "\""]],
            passesOver: [
                ["PLES", "K_TOKEN=\"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "77e8e", "068-d860-778", "b-f4d7-05d02", "6502bb7\""],
            ]),
        TokenRule("directadmin-key", "directadmin", beside: ["directadmin"], ["<A32>"],
            finds: [["directa", "dmin_api_key: \"", "w7tUh8Ca652T", "P1y9TlS4QA8Y", "pnkG6BKt\""]],
            passesOver: [
                ["directa", "dmin_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "w7tUh", "8Ca652TP1y9T", "lS4QA8YpnkG6", "BKt\""],
            ]),
        TokenRule("virtualmin-key", "virtualmin", beside: ["virtualmin"], ["<A20-100>"], .opaque,
            finds: [["virtua", "lmin_key = \"", "axuGWFgLX1Yi", "ep2xHYi7Au2P", "nonICaDf\""]],
            passesOver: [
                ["virtua", "lmin_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "axuGW", "FgLX1Yiep2xH", "Yi7Au2PnonIC", "aDf\""],
            ]),
    ]
}

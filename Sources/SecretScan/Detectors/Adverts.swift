extension TokenRule {
    /// Visits, experiments and advertising.
    static let adverts: [TokenRule] = [
        TokenRule("smartlook-token", "api.eu.smartlook.cloud", beside: ["smartlook"], ["<h40>"],
            finds: [["SMARTL", "OOK_TOKEN=\"", "8a054d9189f1", "bd9f697513cb", "8f66d1118ebd", "d270\""]],
            passesOver: [
                ["SMARTL", "OOK_TOKEN=\"", "000000000000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "8a054", "d9189f1bd9f6", "97513cb8f66d", "1118ebdd270\""],
            ]),
        TokenRule("mouseflow-key", "api-eu.mouseflow.com", beside: ["mouseflow"], ["<h32>"],
            finds: [["mousef", "low_api_key: \"", "aec80f1aff0f", "59a6c8ab5567", "9eca7a45\""]],
            passesOver: [
                ["mousef", "low_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "aec80", "f1aff0f59a6c", "8ab55679eca7", "a45\""],
            ]),
        TokenRule("crazyegg-key", "crazyegg.com", beside: ["crazyegg"], ["<A20-100>"], .opaque,
            finds: [["crazy", "egg_key = \"", "qOdW3r2Xmq2v", "eQuluSzeqngG", "K9mCUqHq\""]],
            passesOver: [
                ["crazy", "egg_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "qOdW3", "r2Xmq2veQulu", "SzeqngGK9mCU", "qHq\""],
            ]),
        TokenRule("vwo-token", "app.vwo.com", beside: ["vwo_"], ["<h64>"],
            finds: [[
                "vwo", "_api_key: \"", "d7f57546704a", "4761afa178a2", "65ea2e5520da", "e34c37d85046",
                "e615a1736022", "eb3f\""
            ]],
            passesOver: [
                [
                    "vwo", "_api_key: \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "d7f57", "546704a4761a", "fa178a265ea2", "e5520dae34c3", "7d85046e615a",
                    "1736022eb3f\""
                ],
            ]),
        TokenRule("kameleoon-secret", "api.kameleoon.com", beside: ["kameleoon"], ["<w43>"],
            finds: [["kamele", "oon_key = \"", "tAmXVqFuLSa2", "5a9Tadg5kO5_", "NJZy0UuUlprK", "s0zJK0j\""]],
            passesOver: [
                ["kamele", "oon_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""],
                ["other_commit = \"", "tAmXV", "qFuLSa25a9Ta", "dg5kO5_NJZy0", "UuUlprKs0zJK", "0j\""],
            ]),
        TokenRule("abtasty-secret", "api.abtasty.com", beside: ["abtasty"], ["<A20-100>"], .opaque,
            finds: [["ABTAS", "TY_TOKEN=\"", "6pIfLX9aLUtK", "amWEuEtZ8V1M", "Jv48j6ly\""]],
            passesOver: [
                ["ABTAS", "TY_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "6pIfL", "X9aLUtKamWEu", "EtZ8V1MJv48j", "6ly\""],
            ]),
        TokenRule("dynamicyield-key", "dy-api.com", beside: ["dynamicyield", "dy_api"], ["<h64>"],
            finds: [[
                "dynamicy", "ield_api_key: \"", "c838168ba520", "15e75e097054", "006a0816902c",
                "85f9d7ff5431", "ea05e043b573", "2ceb\""
            ]],
            passesOver: [
                [
                    "dynamicy", "ield_api_key: \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "c8381", "68ba52015e75", "e097054006a0", "816902c85f9d", "7ff5431ea05e",
                    "043b5732ceb\""
                ],
            ]),
        TokenRule("monetate-key", "monetate.net", beside: ["monetate"], ["<A20-100>"], .opaque,
            finds: [["moneta", "te_api_key: \"", "JvypGVMrfIfb", "NuDdi5ZZJnmc", "1MuS6w2F\""]],
            passesOver: [
                ["moneta", "te_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "JvypG", "VMrfIfbNuDdi", "5ZZJnmc1MuS6", "w2F\""],
            ]),
        TokenRule("fathom-token", "api.usefathom.com", beside: ["usefathom", "fathom_"], ["<d1-7>|<A40>"],
            finds: [[
                "usefat", "hom_secret = \"", "8645|bIPafV0", "C8ldO6S6Y4lR", "LPcCLuFizl7T",
                "fGI3poQ8h\""
            ]],
            passesOver: [
                ["usefat", "hom_secret = \"", "0|xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxx\""],
                ["other_commit = \"", "8645|", "bIPafV0C8ldO", "6S6Y4lRLPcCL", "uFizl7TfGI3p", "oQ8h\""],
            ]),
        TokenRule("goatcounter-token", "goatcounter.com", beside: ["goatcounter"], ["<l40-60>"],
            finds: [[
                "goatcou", "nter_secret = \"", "4beat4o3havu", "4hpfpf0k4yrl", "wi47yfx3tc9e",
                "ma9gur96oqvh", "p7\""
            ]],
            passesOver: [
                ["goatcou", "nter_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "4beat", "4o3havu4hpfp", "f0k4yrlwi47y", "fx3tc9ema9gu", "r96oqvhp7\""],
            ]),
        TokenRule("simpleanalytics-key", "simpleanalytics.com", ["sa_api_key_<A40>"],
            finds: [["sa_ap", "i_key_Zffe5g", "h80UOXLlGdfo", "H9qmYm7vgPQR", "hqYXKTzQjl"]],
            passesOver: [
                ["sa_ap", "i_key_Z", "ff"],
                ["sa_ap", "i_key_xxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxx"],
            ]),
        TokenRule("umami-token", "umami.is", beside: ["umami_"], ["<A20-100>"], .opaque,
            finds: [["umam", "i_api_key: \"", "AKi12UKnlGXo", "kaowUgYlrbEh", "zY6xNryy\""]],
            passesOver: [
                ["umam", "i_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "AKi12", "UKnlGXokaowU", "gYlrbEhzY6xN", "ryy\""],
            ]),
        TokenRule("pirsch-token", "api.pirsch.io", beside: ["pirsch"], ["pa_<A40-60>"],
            finds: [[
                "pirs", "ch_secret = \"", "pa_jJnXhDpsW", "sRaI6JLEcvvP", "MZTWVR3GnzrC",
                "qG1zWvU9HpXY", "Dsw0c\""
            ]],
            passesOver: [
                ["pirs", "ch_secret = \"", "pa_xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""],
                [
                    "other_commit = \"", "pa_jJ", "nXhDpsWsRaI6", "JLEcvvPMZTWV", "R3GnzrCqG1zW", "vU9HpXYDsw0c",
                    "\""
                ],
            ]),
        TokenRule("splitbee-token", "splitbee.io", beside: ["splitbee"], ["<U12>"],
            finds: [["split", "bee_secret = \"", "0ANCBF", "HKM1RF", "\""]],
            passesOver: [
                ["split", "bee_secret = \"", "XXXXXX", "XXXXXX", "\""],
                ["other_commit = \"", "0ANCB", "FHKM1R", "F\""],
            ]),
        TokenRule("countly-key", "countly", beside: ["countly"], ["<h32>", "<h40>"],
            finds: [["count", "ly_secret = \"", "159a8b6a27f0", "794870d1e0f5", "4abde912\""]],
            passesOver: [
                ["count", "ly_secret = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "159a8", "b6a27f079487", "0d1e0f54abde", "912\""],
            ]),
        TokenRule("singular-key", "api.singular.net", beside: ["singular_api", "singular_key"], ["<h32>"],
            finds: [["singula", "r_api_secret = \"", "3abc55221520", "3c5d248e768a", "9e420a55\""]],
            passesOver: [
                ["singula", "r_api_secret = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "3abc5", "52215203c5d2", "48e768a9e420", "a55\""],
            ]),
        TokenRule("tenjin-key", "track.tenjin.com", beside: ["tenjin"], ["<U32>"],
            finds: [["TENJ", "IN_TOKEN=\"", "E3Z1JU8ARTMH", "XWPF51V6EQXX", "9LRS6QUQ\""]],
            passesOver: [
                ["TENJ", "IN_TOKEN=\"", "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXX\""],
                ["other_commit = \"", "E3Z1J", "U8ARTMHXWPF5", "1V6EQXX9LRS6", "QUQ\""],
            ]),
        TokenRule("applovin-key", "r.applovin.com", beside: ["applovin"], ["<w80-90>"],
            finds: [[
                "APPLO", "VIN_TOKEN=\"", "WwDhHtBLvDgf", "ztgOXvEvGJTE", "TUc4yPlNmVNQ",
                "egVqdsirgv31", "ZUBgFxNgrPGS", "ef1vJhoH-GCN", "FALjJ9z87JUb", "t\""
            ]],
            passesOver: [
                [
                    "APPLO", "VIN_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""
                ],
                [
                    "other_commit = \"", "WwDhH", "tBLvDgfztgOX", "vEvGJTETUc4y", "PlNmVNQegVqd", "sirgv31ZUBgF",
                    "xNgrPGSef1vJ", "hoH-GCNFALjJ", "9z87JUbt\""
                ],
            ]),
        TokenRule("ironsource-secret", "platform.ironsrc.com", beside: ["ironsource"], ["<h32>"],
            finds: [["ironso", "urce_secret = \"", "d3ea48015c47", "b30fbd48fb2f", "3a2289ba\""]],
            passesOver: [
                ["ironso", "urce_secret = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "d3ea4", "8015c47b30fb", "d48fb2f3a228", "9ba\""],
            ]),
        TokenRule("vungle-key", "report.api.vungle.com", beside: ["vungle"], ["<h32>"],
            finds: [["vung", "le_key = \"", "6b267f07a4a9", "3c299306df62", "e096d0c3\""]],
            passesOver: [
                ["vung", "le_key = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "6b267", "f07a4a93c299", "306df62e096d", "0c3\""],
            ]),
        TokenRule("chartboost-signature", "chartboost.com", beside: ["chartboost"], ["<h40>"],
            finds: [["chartb", "oost_key = \"", "99446ef1d89c", "49527dfcc9bf", "128f5397845f", "7fcb\""]],
            passesOver: [
                ["chartb", "oost_key = \"", "000000000000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "99446", "ef1d89c49527", "dfcc9bf128f5", "397845f7fcb\""],
            ]),
        TokenRule("adcolony-key", "clients-api.adcolony.com", beside: ["adcolony"], ["<A20-100>"], .opaque,
            finds: [["adcolo", "ny_api_key: \"", "0RiiN8lyVl7g", "YWjNGNeXGBHs", "rKBDuaBm\""]],
            passesOver: [
                ["adcolo", "ny_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "0RiiN", "8lyVl7gYWjNG", "NeXGBHsrKBDu", "aBm\""],
            ]),
        TokenRule("inmobi-key", "api.inmobi.com", beside: ["inmobi"], ["<h32>"],
            finds: [["inmob", "i_api_key: \"", "72cdcc33971f", "c844e5dfa726", "7e6ce4b7\""]],
            passesOver: [
                ["inmob", "i_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "72cdc", "c33971fc844e", "5dfa7267e6ce", "4b7\""],
            ]),
        TokenRule("criteo-secret", "api.criteo.com", beside: ["criteo"], ["<b43>=", "<A20-100>"], .opaque,
            finds: [["crit", "eo_secret = \"", "ccjJzd5vc0wU", "v22A9eP5drvc", "iZ1rjeG0jqKk", "UY0iv+J=\""]],
            passesOver: [
                ["crit", "eo_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx=\""],
                ["other_commit = \"", "ccjJz", "d5vc0wUv22A9", "eP5drvciZ1rj", "eG0jqKkUY0iv", "+J=\""],
            ]),
        TokenRule("taboola-secret", "backstage.taboola.com", beside: ["taboola"], ["<h32>"],
            finds: [["taboo", "la_secret = \"", "39ee3a600ab7", "3140ae783614", "602742b0\""]],
            passesOver: [
                ["taboo", "la_secret = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "39ee3", "a600ab73140a", "e78361460274", "2b0\""],
            ]),
        TokenRule("outbrain-token", "api.outbrain.com", beside: ["outbrain"], ["<b60-122>"],
            finds: [[
                "outbr", "ain_key = \"", "Qo2c6EWk7pRT", "WN6PVK4RjzVi", "SQaWEF7izI+F",
                "FUGsqf6h8+Aa", "Vnl5aGoZctO+", "7lnWf6YB02TL", "\""
            ]],
            passesOver: [
                [
                    "outbr", "ain_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "Qo2c6", "EWk7pRTWN6PV", "K4RjzViSQaWE", "F7izI+FFUGsq", "f6h8+AaVnl5a",
                    "GoZctO+7lnWf", "6YB02TL\""
                ],
            ]),
        TokenRule("bing-ads-token", "bingads.microsoft.com", beside: ["bingads", "bing_ads"], ["<U16>"],
            finds: [["binga", "ds_key = \"", "HL7DQCPM", "8V2NCTME", "\""]],
            passesOver: [
                ["binga", "ds_key = \"", "XXXXXXXX", "XXXXXXXX", "\""],
                ["other_commit = \"", "HL7DQ", "CPM8V2NC", "TME\""],
            ]),
        TokenRule(
            "googleads-token", "googleads.googleapis.com",
            beside: ["googleads", "google_ads", "adwords", "developer_token"],
            ["<w22>"],
            finds: [["google", "ads_key = \"", "XIvC606MO7S", "VD6rb_7-fYA", "\""]],
            passesOver: [
                ["google", "ads_key = \"", "xxxxxxxxxxx", "xxxxxxxxxxx", "\""],
                ["other_commit = \"", "XIvC6", "06MO7SVD6rb", "_7-fYA\""],
            ]),
    ]
}

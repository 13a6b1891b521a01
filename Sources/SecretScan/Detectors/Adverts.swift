extension TokenRule {
    /// Visits, experiments and advertising.
    static let adverts: [TokenRule] = [
        TokenRule("smartlook-token", "api.eu.smartlook.cloud", beside: ["smartlook"], ["<h40>"],
            finds: [["smartl", "ook_secret = \"", "4c12208d82e51fb1", "e7e18053b39b5ffc", "ae6780a8\""]],
            passesOver: [
                ["smartl", "ook_secret = \"", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "4c12208d82e51fb1", "e7e18053b39b5ffc", "ae6780a8\""],
            ]),
        TokenRule("mouseflow-key", "api-eu.mouseflow.com", beside: ["mouseflow"], ["<h32>"],
            finds: [["mousef", "low_api_key: \"", "d235e331a82b15e1", "17da469cff693a86", "\""]],
            passesOver: [
                ["mousef", "low_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "d235e331a82b15e1", "17da469cff693a86", "\""],
            ]),
        TokenRule("crazyegg-key", "crazyegg.com", beside: ["crazyegg"], ["<A20-100>"], .opaque,
            finds: [["crazy", "egg_secret = \"", "DUIl4pXANI0lXzAM", "0kAfH4Jt2DTYtKNx", "\""]],
            passesOver: [
                ["crazy", "egg_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "DUIl4pXANI0lXzAM", "0kAfH4Jt2DTYtKNx", "\""],
            ]),
        TokenRule("vwo-token", "app.vwo.com", beside: ["vwo_"], ["<h64>"],
            finds: [[
                "vwo", "_api_key: \"", "caaf37545b29871a", "f4b6427763201b1e", "ae411ac15d1525ce",
                "76d2f71b4ad0362f", "\""
            ]],
            passesOver: [
                [
                    "vwo", "_api_key: \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "caaf37545b29871a", "f4b6427763201b1e", "ae411ac15d1525ce",
                    "76d2f71b4ad0362f", "\""
                ],
            ]),
        TokenRule("kameleoon-secret", "api.kameleoon.com", beside: ["kameleoon"], ["<w43>"],
            finds: [["kamele", "oon_secret = \"", "aguEvyUJU7CZj3wB", "VK_39h-NGeYjJQh1", "xA-OAmcm3oq\""]],
            passesOver: [
                ["kamele", "oon_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxx\""],
                ["other_commit = \"", "aguEvyUJU7CZj3wB", "VK_39h-NGeYjJQh1", "xA-OAmcm3oq\""],
            ]),
        TokenRule("abtasty-secret", "api.abtasty.com", beside: ["abtasty"], ["<A20-100>"], .opaque,
            finds: [["abtas", "ty_api_key: \"", "Bd9tlKHQ4wIxqg4q", "HDA7c59iauCCobvU", "\""]],
            passesOver: [
                ["abtas", "ty_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "Bd9tlKHQ4wIxqg4q", "HDA7c59iauCCobvU", "\""],
            ]),
        TokenRule("dynamicyield-key", "dy-api.com", beside: ["dynamicyield", "dy_api"], ["<h64>"],
            finds: [[
                "dynamic", "yield_key = \"", "ddc9245926267c62", "fb764523a5629188", "002a2796f7610102",
                "2d19c323a214e3aa", "\""
            ]],
            passesOver: [
                [
                    "dynamic", "yield_key = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "ddc9245926267c62", "fb764523a5629188", "002a2796f7610102",
                    "2d19c323a214e3aa", "\""
                ],
            ]),
        TokenRule("monetate-key", "monetate.net", beside: ["monetate"], ["<A20-100>"], .opaque,
            finds: [["moneta", "te_api_key: \"", "XehHnQ06YPYTPG7w", "2tZBjMLUxxPKewqR", "\""]],
            passesOver: [
                ["moneta", "te_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "XehHnQ06YPYTPG7w", "2tZBjMLUxxPKewqR", "\""],
            ]),
        TokenRule("fathom-token", "api.usefathom.com", beside: ["usefathom", "fathom_"], ["<d1-7>|<A40>"],
            finds: [["usefat", "hom_key = \"", "5889|mZm5r4a5NoJ", "j0N4bFRBtMNxEY1R", "FMNFVPFGhq5y7\""]],
            passesOver: [
                ["usefat", "hom_key = \"", "0|xxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxx\""],
                ["other_commit = \"", "5889|mZm5r4a5NoJ", "j0N4bFRBtMNxEY1R", "FMNFVPFGhq5y7\""],
            ]),
        TokenRule("goatcounter-token", "goatcounter.com", beside: ["goatcounter"], ["<l40-60>"],
            finds: [["goatcou", "nter_api_key: \"", "82lz182xrz6luphv", "6h1qzdky70tfkuxi", "y18ci1vy9225sp8g", "pp\""]],
            passesOver: [
                ["goatcou", "nter_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "82lz182xrz6luphv", "6h1qzdky70tfkuxi", "y18ci1vy9225sp8g", "pp\""],
            ]),
        TokenRule("simpleanalytics-key", "simpleanalytics.com", ["sa_api_key_<A40>"],
            finds: [["sa_api_key_TlQZC", "A6Dx44bnISz5Lb8L", "IZSn5SFYophe8ZIG", "wFV"]],
            passesOver: [
                ["sa_api_", "key_TlQ"],
                ["sa_api_key_xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx"],
            ]),
        TokenRule("umami-token", "umami.is", beside: ["umami_"], ["<A20-100>"], .opaque,
            finds: [["umam", "i_secret = \"", "209rS6QMTh91nfHh", "uCLhRIEsMjDoxEUw", "\""]],
            passesOver: [
                ["umam", "i_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "209rS6QMTh91nfHh", "uCLhRIEsMjDoxEUw", "\""],
            ]),
        TokenRule("pirsch-token", "api.pirsch.io", beside: ["pirsch"], ["pa_<A40-60>"],
            finds: [["pirsc", "h_api_key: \"", "pa_FiVfSNays9Hde", "JlhzWhgPHiTlziaV", "Ge0ddfKVaHGGdCPv", "IsBiW\""]],
            passesOver: [
                ["pirsc", "h_api_key: \"", "pa_xxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxx\""],
                ["other_commit = \"", "pa_FiVfSNays9Hde", "JlhzWhgPHiTlziaV", "Ge0ddfKVaHGGdCPv", "IsBiW\""],
            ]),
        TokenRule("splitbee-token", "splitbee.io", beside: ["splitbee"], ["<U12>"],
            finds: [["SPLIT", "BEE_TOKEN=\"", "NE86P9", "W0BW66", "\""]],
            passesOver: [
                ["SPLIT", "BEE_TOKEN=\"", "XXXXXX", "XXXXXX", "\""],
                ["other_commit = \"", "NE86P9", "W0BW66", "\""],
            ]),
        TokenRule("countly-key", "countly", beside: ["countly"], ["<h32>", "<h40>"],
            finds: [["count", "ly_secret = \"", "12340bf08f396ef6", "2a7582ad48182c46", "\""]],
            passesOver: [
                ["count", "ly_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "12340bf08f396ef6", "2a7582ad48182c46", "\""],
            ]),
        TokenRule("singular-key", "api.singular.net", beside: ["singular_api", "singular_key"], ["<h32>"],
            finds: [["singular", "_api_api_key: \"", "8cb533631a054d91", "89f1bd9f697513cf", "\""]],
            passesOver: [
                ["singular", "_api_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "8cb533631a054d91", "89f1bd9f697513cf", "\""],
            ]),
        TokenRule("tenjin-key", "track.tenjin.com", beside: ["tenjin"], ["<U32>"],
            finds: [["TENJ", "IN_TOKEN=\"", "Y1DDCR3W00FPKQAQ", "D2YQA5DU44A4LTUQ", "\""]],
            passesOver: [
                ["TENJ", "IN_TOKEN=\"", "XXXXXXXXXXXXXXXX", "XXXXXXXXXXXXXXXX", "\""],
                ["other_commit = \"", "Y1DDCR3W00FPKQAQ", "D2YQA5DU44A4LTUQ", "\""],
            ]),
        TokenRule("applovin-key", "r.applovin.com", beside: ["applovin"], ["<w80-90>"],
            finds: [[
                "applov", "in_api_key: \"", "DuxAEN6YQCOrXOvs", "YgIyHQjPxOZjHAmy", "5GHGltC8xFwtBEds",
                "RqCAfR-QgFGQkBu7", "Rk4vxld2R7osWnD0", "HuctO\""
            ]],
            passesOver: [
                [
                    "applov", "in_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "DuxAEN6YQCOrXOvs", "YgIyHQjPxOZjHAmy", "5GHGltC8xFwtBEds",
                    "RqCAfR-QgFGQkBu7", "Rk4vxld2R7osWnD0", "HuctO\""
                ],
            ]),
        TokenRule("ironsource-secret", "platform.ironsrc.com", beside: ["ironsource"], ["<h32>"],
            finds: [["ironso", "urce_key = \"", "b5a1736022eb3fdf", "5563cb4759b0de00", "\""]],
            passesOver: [
                ["ironso", "urce_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "b5a1736022eb3fdf", "5563cb4759b0de00", "\""],
            ]),
        TokenRule("vungle-key", "report.api.vungle.com", beside: ["vungle"], ["<h32>"],
            finds: [["vung", "le_secret = \"", "0e2aef98c6db5b23", "494d689d79417206", "\""]],
            passesOver: [
                ["vung", "le_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "0e2aef98c6db5b23", "494d689d79417206", "\""],
            ]),
        TokenRule("chartboost-signature", "chartboost.com", beside: ["chartboost"], ["<h40>"],
            finds: [["chartb", "oost_key = \"", "9f9a45c85838168b", "a52015e75e097054", "006a0810\""]],
            passesOver: [
                ["chartb", "oost_key = \"", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "9f9a45c85838168b", "a52015e75e097054", "006a0810\""],
            ]),
        TokenRule("adcolony-key", "clients-api.adcolony.com", beside: ["adcolony"], ["<A20-100>"], .opaque,
            finds: [["adcol", "ony_secret = \"", "aWRyOWQq6HkXF5sB", "pEEL7lYjSWh5dC0l", "\""]],
            passesOver: [
                ["adcol", "ony_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "aWRyOWQq6HkXF5sB", "pEEL7lYjSWh5dC0l", "\""],
            ]),
        TokenRule("inmobi-key", "api.inmobi.com", beside: ["inmobi"], ["<h32>"],
            finds: [["inmo", "bi_key = \"", "e43b5732ce6cb5bf", "ccf6fed7574ea452", "\""]],
            passesOver: [
                ["inmo", "bi_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "e43b5732ce6cb5bf", "ccf6fed7574ea452", "\""],
            ]),
        TokenRule("criteo-secret", "api.criteo.com", beside: ["criteo"], ["<b43>=", "<A20-100>"], .opaque,
            finds: [["crit", "eo_key = \"", "BfQXEIlldO6hrAzf", "PT/sdWM+Ubl4wgxe", "5O+qYwkEDcR=\""]],
            passesOver: [
                ["crit", "eo_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxx=\""],
                ["other_commit = \"", "BfQXEIlldO6hrAzf", "PT/sdWM+Ubl4wgxe", "5O+qYwkEDcR=\""],
            ]),
        TokenRule("taboola-secret", "backstage.taboola.com", beside: ["taboola"], ["<h32>"],
            finds: [["taboo", "la_key = \"", "2209f7e30aaf3727", "2d5fc85b4fc2be96", "\""]],
            passesOver: [
                ["taboo", "la_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "2209f7e30aaf3727", "2d5fc85b4fc2be96", "\""],
            ]),
        TokenRule("outbrain-token", "api.outbrain.com", beside: ["outbrain"], ["<b60-122>"],
            finds: [[
                "outbr", "ain_secret = \"", "rOJDGQoF9805lkin", "oxgkCGzyQnoHYtxJ", "agswgMMSf1uT7lP2",
                "fnRULrrBxDvbDSmx", "Jd8pYVIA\""
            ]],
            passesOver: [
                [
                    "outbr", "ain_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "rOJDGQoF9805lkin", "oxgkCGzyQnoHYtxJ", "agswgMMSf1uT7lP2",
                    "fnRULrrBxDvbDSmx", "Jd8pYVIA\""
                ],
            ]),
        TokenRule("bing-ads-token", "bingads.microsoft.com", beside: ["bingads", "bing_ads"], ["<U16>"],
            finds: [["BINGA", "DS_TOKEN=\"", "N9NH3PSS", "A894CVVZ", "\""]],
            passesOver: [
                ["BINGA", "DS_TOKEN=\"", "XXXXXXXX", "XXXXXXXX", "\""],
                ["other_commit = \"", "N9NH3PSS", "A894CVVZ", "\""],
            ]),
        TokenRule(
            "googleads-token", "googleads.googleapis.com",
            beside: ["googleads", "google_ads", "adwords", "developer_token"],
            ["<w22>"],
            finds: [["google", "ads_key = \"", "AHZRE6KTsfW", "bBfdkpvy2IK", "\""]],
            passesOver: [
                ["google", "ads_key = \"", "xxxxxxxxxxx", "xxxxxxxxxxx", "\""],
                ["other_commit = \"", "AHZRE6KTsfW", "bBfdkpvy2IK", "\""],
            ]),
    ]
}

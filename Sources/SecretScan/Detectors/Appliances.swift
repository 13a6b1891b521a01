extension TokenRule {
    /// Networks and what watches them.
    static let appliances: [TokenRule] = [
        TokenRule("meraki-key", "api.meraki.com", beside: ["meraki"], ["<h40>"],
            finds: [["mera", "ki_key = \"", "dbe85de2c031", "f70774037354", "d1947b6eb9c0", "4175\""]],
            passesOver: [
                ["mera", "ki_key = \"", "000000000000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "dbe85", "de2c031f7077", "4037354d1947", "b6eb9c04175\""],
            ]),
        TokenRule("mist-token", "api.mist.com", beside: ["mist_api", "juniper_mist"], ["<A80>"],
            finds: [[
                "mist_a", "pi_api_key: \"", "UtBtKpVTGOtE", "BxrvTSftVD0C", "UhrQgGMHuKPm",
                "Bvlt7XPus6VT", "EUjIW7EdR729", "PD7TOlR4TJVW", "c7dNLvXH\""
            ]],
            passesOver: [
                [
                    "mist_a", "pi_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""
                ],
                [
                    "other_commit = \"", "UtBtK", "pVTGOtEBxrvT", "SftVD0CUhrQg", "GMHuKPmBvlt7", "XPus6VTEUjIW",
                    "7EdR729PD7TO", "lR4TJVWc7dNL", "vXH\""
                ],
            ]),
        TokenRule("ubiquiti-key", "api.ui.com", beside: ["ubiquiti", "unifi_api"], ["<w32>"],
            finds: [["ubiqui", "ti_api_key: \"", "cZ5uNsaHeicf", "memIwERYGuDK", "6TH91Oa5\""]],
            passesOver: [
                ["ubiqui", "ti_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "cZ5uN", "saHeicfmemIw", "ERYGuDK6TH91", "Oa5\""],
            ]),
        TokenRule("fortigate-token", "fortigate", beside: ["fortigate", "fortios"], ["<l30>"],
            finds: [["fortig", "ate_key = \"", "gmwbcawfazlx", "7fvliq21l7vu", "a63w37\""]],
            passesOver: [
                ["fortig", "ate_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxx\""],
                ["other_commit = \"", "gmwbc", "awfazlx7fvli", "q21l7vua63w3", "7\""],
            ]),
        TokenRule("paloalto-key", "panorama", ["LUFRPT<b40-120>"],
            finds: [["LUFRP", "TM8IBjD5SHqb", "yQLiD8ztWMa1", "ns7bx0bBii54", "KomvMFFylmOA", "QruoH"]],
            passesOver: [
                ["LUFR", "PTM8", "I"],
                ["LUFRP", "Txxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxx"],
            ]),
        TokenRule("checkpoint-key", "checkpoint", beside: ["checkpoint_api", "chkp_"], ["<b24>"],
            finds: [["checkpoi", "nt_api_key = \"", "WQv/0qLZEYCJ", "5AoZC35VDeCX", "\""]],
            passesOver: [
                ["checkpoi", "nt_api_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "\""],
                ["other_commit = \"", "WQv/0", "qLZEYCJ5AoZC", "35VDeCX\""],
            ]),
        TokenRule("zscaler-key", "zsapi.zscaler.net", beside: ["zscaler", "zia_api"], ["<A12>", "<A20-100>"], .opaque,
            finds: [["zscal", "er_api_key: \"", "2NHJSj", "g7ZhJ9", "\""]],
            passesOver: [
                ["zscal", "er_api_key: \"", "xxxxxx", "xxxxxx", "\""],
                ["other_commit = \"", "2NHJS", "jg7ZhJ", "9\""],
            ]),
        TokenRule("netskope-token", "goskope.com", beside: ["netskope"], ["<h32>"],
            finds: [["netsk", "ope_key = \"", "ef68ee768080", "4d2f9a7aeb57", "c754dcab\""]],
            passesOver: [
                ["netsk", "ope_key = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "ef68e", "e7680804d2f9", "a7aeb57c754d", "cab\""],
            ]),
        TokenRule("infoblox-key", "csp.infoblox.com", beside: ["infoblox"], ["<h64>", "<h32>"],
            finds: [[
                "infobl", "ox_api_key: \"", "80d67db5a369", "db3136742a22", "f4f1066e07ed",
                "973135b9c2ed", "fe42a2492d3c", "25b2\""
            ]],
            passesOver: [
                [
                    "infobl", "ox_api_key: \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "80d67", "db5a369db313", "6742a22f4f10", "66e07ed97313", "5b9c2edfe42a",
                    "2492d3c25b2\""
                ],
            ]),
        TokenRule("solarwinds-key", "swsd", beside: ["samanage"], ["<A20-100>"], .opaque,
            finds: [["saman", "age_secret = \"", "orbadUHwlxiy", "jfi11PnvYkpa", "RagczJ9o\""]],
            passesOver: [
                ["saman", "age_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "orbad", "UHwlxiyjfi11", "PnvYkpaRagcz", "J9o\""],
            ]),
        TokenRule("device42-key", "device42", beside: ["device42"], ["<A20-100>"], .opaque,
            finds: [["devic", "e42_key = \"", "GFnKLKU1ZyKH", "OyMkrNcLAXG1", "5Iolpvtk\""]],
            passesOver: [
                ["devic", "e42_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "GFnKL", "KU1ZyKHOyMkr", "NcLAXG15Iolp", "vtk\""],
            ]),
        TokenRule("netbox-token", "netbox", beside: ["netbox"], ["<h40>", "nbt_<A12>.<A40>"],
            finds: [["netb", "ox_secret = \"", "b622b0102c07", "8337445f048e", "b0e974656cc1", "0327\""]],
            passesOver: [
                ["netb", "ox_secret = \"", "000000000000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "b622b", "0102c0783374", "45f048eb0e97", "4656cc10327\""],
            ]),
        TokenRule("phpipam-key", "phpipam", beside: ["phpipam"], ["<w32>"],
            finds: [["phpip", "am_secret = \"", "2obfKs8BFS1m", "J1VX6uFdtqBt", "TDT4X_YG\""]],
            passesOver: [
                ["phpip", "am_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "2obfK", "s8BFS1mJ1VX6", "uFdtqBtTDT4X", "_YG\""],
            ]),
        TokenRule("librenms-token", "librenms", beside: ["librenms"], ["<h32>"],
            finds: [["libre", "nms_secret = \"", "affe575e452e", "019bc969ff1a", "6489c90c\""]],
            passesOver: [
                ["libre", "nms_secret = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "affe5", "75e452e019bc", "969ff1a6489c", "90c\""],
            ]),
        TokenRule("nagios-key", "nagios", beside: ["nagios_api", "nagiosxi"], ["<A64>"],
            finds: [[
                "nagios_", "api_api_key: \"", "pK9mhtXxXURs", "o1Sv6NQii6yB", "wpEzvrYzOG6V",
                "TS2eDSbkOXxW", "mhoQNvXnetNm", "LhM6\""
            ]],
            passesOver: [
                [
                    "nagios_", "api_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxx\""
                ],
                [
                    "other_commit = \"", "pK9mh", "tXxXURso1Sv6", "NQii6yBwpEzv", "rYzOG6VTS2eD", "SbkOXxWmhoQN",
                    "vXnetNmLhM6\""
                ],
            ]),
        TokenRule("icinga-token", "icinga", beside: ["icinga"], ["<h40>"],
            finds: [["icin", "ga_secret = \"", "3b54d805dcd3", "1e0bbe41dbb0", "e80ec9058629", "0cb0\""]],
            passesOver: [
                ["icin", "ga_secret = \"", "000000000000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "3b54d", "805dcd31e0bb", "e41dbb0e80ec", "90586290cb0\""],
            ]),
        TokenRule("checkmk-secret", "checkmk", beside: ["checkmk", "check_mk"], ["<uuid>", "<U26>"],
            finds: [["CHECK", "MK_TOKEN=\"", "208043db-a82", "e-1d66-9dd9-", "09e594cab538", "\""]],
            passesOver: [
                ["CHECK", "MK_TOKEN=\"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "20804", "3db-a82e-1d6", "6-9dd9-09e59", "4cab538\""],
            ]),
        TokenRule("observium-token", "observium", beside: ["observium"], ["<h32>"],
            finds: [["observ", "ium_api_key: \"", "12de87f47c02", "6129a84ea012", "31849397\""]],
            passesOver: [
                ["observ", "ium_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "12de8", "7f47c026129a", "84ea01231849", "397\""],
            ]),
        TokenRule("graylog-token", "graylog", beside: ["graylog"], ["<l52>", "<l50-52>"],
            finds: [[
                "grayl", "og_api_key: \"", "knk36aha6ji2", "vwc2v80d7ip6", "r1n6khxmzory",
                "swgoojis9bxl", "wsas\""
            ]],
            passesOver: [
                [
                    "grayl", "og_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxx\""
                ],
                ["other_commit = \"", "knk36", "aha6ji2vwc2v", "80d7ip6r1n6k", "hxmzoryswgoo", "jis9bxlwsas\""],
            ]),
    ]
}

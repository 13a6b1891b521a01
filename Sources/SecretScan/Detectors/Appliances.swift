extension TokenRule {
    /// Networks and what watches them.
    static let appliances: [TokenRule] = [
        TokenRule("meraki-key", "api.meraki.com", beside: ["meraki"], ["<h40>"],
            finds: [["mera", "ki_key = \"", "e8e5d699dd6e1c21", "4f37b849d143541e", "dcc757e1\""]],
            passesOver: [
                ["mera", "ki_key = \"", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "e8e5d699dd6e1c21", "4f37b849d143541e", "dcc757e1\""],
            ]),
        TokenRule("mist-token", "api.mist.com", beside: ["mist_api", "juniper_mist"], ["<A80>"],
            finds: [[
                "mist_", "api_key = \"", "vVbxEICdRVdi5SiT", "FjyjJtLdvnsjz4Jr", "u2ZrnlEzpv0J3a4F",
                "gHidgsYAkSrC45Cr", "QFPb0aUFTMUZ0v5C", "\""
            ]],
            passesOver: [
                [
                    "mist_", "api_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "vVbxEICdRVdi5SiT", "FjyjJtLdvnsjz4Jr", "u2ZrnlEzpv0J3a4F",
                    "gHidgsYAkSrC45Cr", "QFPb0aUFTMUZ0v5C", "\""
                ],
            ]),
        TokenRule("ubiquiti-key", "api.ui.com", beside: ["ubiquiti", "unifi_api"], ["<w32>"],
            finds: [["ubiqui", "ti_api_key: \"", "7PDzzuaHazE5KdSz", "l7RsJJIRwEF8-DjK", "\""]],
            passesOver: [
                ["ubiqui", "ti_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "7PDzzuaHazE5KdSz", "l7RsJJIRwEF8-DjK", "\""],
            ]),
        TokenRule("fortigate-token", "fortigate", beside: ["fortigate", "fortios"], ["<l30>"],
            finds: [["fortig", "ate_key = \"", "apl61qfm5hhltgb", "ia3mlgh255zz42q", "\""]],
            passesOver: [
                ["fortig", "ate_key = \"", "xxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "apl61qfm5hhltgb", "ia3mlgh255zz42q", "\""],
            ]),
        TokenRule("paloalto-key", "panorama", ["LUFRPT<b40-120>"],
            finds: [["LUFRPTciShSOwKvr", "yKL9bBGaG4/tdkMf", "ClvraAuAc4ASiw91", "S4Iv26kYdH"]],
            passesOver: [
                ["LUFR", "PTci", "S"],
                ["LUFRPTxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxx"],
            ]),
        TokenRule("checkpoint-key", "checkpoint", beside: ["checkpoint_api", "chkp_"], ["<b24>"],
            finds: [["checkpoi", "nt_api_key = \"", "jEaFCtcmFoxs", "2eMtCUy6UMZU", "\""]],
            passesOver: [
                ["checkpoi", "nt_api_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "\""],
                ["other_commit = \"", "jEaFCtcmFoxs", "2eMtCUy6UMZU", "\""],
            ]),
        TokenRule("zscaler-key", "zsapi.zscaler.net", beside: ["zscaler", "zia_api"], ["<A12>", "<A20-100>"], .opaque,
            finds: [["ZSCAL", "ER_TOKEN=\"", "K7ppBk", "7h9tBp", "\""]],
            passesOver: [
                ["ZSCAL", "ER_TOKEN=\"", "xxxxxx", "xxxxxx", "\""],
                ["other_commit = \"", "K7ppBk", "7h9tBp", "\""],
            ]),
        TokenRule("netskope-token", "goskope.com", beside: ["netskope"], ["<h32>"],
            finds: [["netsko", "pe_api_key: \"", "cdb8a29ee383a6da", "59a9f4f1e511a45e", "\""]],
            passesOver: [
                ["netsko", "pe_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "cdb8a29ee383a6da", "59a9f4f1e511a45e", "\""],
            ]),
        TokenRule("infoblox-key", "csp.infoblox.com", beside: ["infoblox"], ["<h64>", "<h32>"],
            finds: [[
                "INFOB", "LOX_TOKEN=\"", "74081201313857ac", "8579eb8fda0b1406", "b010b20c5b2a548e",
                "d5aa0ebe130cf86e", "\""
            ]],
            passesOver: [
                [
                    "INFOB", "LOX_TOKEN=\"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "74081201313857ac", "8579eb8fda0b1406", "b010b20c5b2a548e",
                    "d5aa0ebe130cf86e", "\""
                ],
            ]),
        TokenRule("solarwinds-key", "swsd", beside: ["samanage"], ["<A20-100>"], .opaque,
            finds: [["samana", "ge_api_key: \"", "0MqiamvVs0e90oLE", "mTYjy6t7aUA6ZH9g", "\""]],
            passesOver: [
                ["samana", "ge_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "0MqiamvVs0e90oLE", "mTYjy6t7aUA6ZH9g", "\""],
            ]),
        TokenRule("device42-key", "device42", beside: ["device42"], ["<A20-100>"], .opaque,
            finds: [["devic", "e42_key = \"", "m463al6XA1W2aNne", "XeC0U4PCshgktp44", "\""]],
            passesOver: [
                ["devic", "e42_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "m463al6XA1W2aNne", "XeC0U4PCshgktp44", "\""],
            ]),
        TokenRule("netbox-token", "netbox", beside: ["netbox"], ["<h40>", "nbt_<A12>.<A40>"],
            finds: [["netbo", "x_api_key: \"", "7a6a45379a5fd49c", "7c78e63c7deb717a", "31320e2a\""]],
            passesOver: [
                ["netbo", "x_api_key: \"", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "7a6a45379a5fd49c", "7c78e63c7deb717a", "31320e2a\""],
            ]),
        TokenRule("phpipam-key", "phpipam", beside: ["phpipam"], ["<w32>"],
            finds: [["phpip", "am_secret = \"", "MpRud9zH54CzIcJd", "q2j_KRFR5TuCWCvJ", "\""]],
            passesOver: [
                ["phpip", "am_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "MpRud9zH54CzIcJd", "q2j_KRFR5TuCWCvJ", "\""],
            ]),
        TokenRule("librenms-token", "librenms", beside: ["librenms"], ["<h32>"],
            finds: [["libre", "nms_key = \"", "fa7eb2c0d67db5a3", "69db3136742a22f1", "\""]],
            passesOver: [
                ["libre", "nms_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "fa7eb2c0d67db5a3", "69db3136742a22f1", "\""],
            ]),
        TokenRule("nagios-key", "nagios", beside: ["nagios_api", "nagiosxi"], ["<A64>"],
            finds: [[
                "NAGIOS", "_API_TOKEN=\"", "YmnCSbVp98DQJX2A", "MO8sToUhVch8lxYO", "Wsy1fDAFHSCjRfQv",
                "eitN9eAgyfk0w0nJ", "\""
            ]],
            passesOver: [
                [
                    "NAGIOS", "_API_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "YmnCSbVp98DQJX2A", "MO8sToUhVch8lxYO", "Wsy1fDAFHSCjRfQv",
                    "eitN9eAgyfk0w0nJ", "\""
                ],
            ]),
        TokenRule("icinga-token", "icinga", beside: ["icinga"], ["<h40>"],
            finds: [["icin", "ga_secret = \"", "a5b8001b5b4c4246", "a570031cf77f8f6c", "c581d759\""]],
            passesOver: [
                ["icin", "ga_secret = \"", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "a5b8001b5b4c4246", "a570031cf77f8f6c", "c581d759\""],
            ]),
        TokenRule("checkmk-secret", "checkmk", beside: ["checkmk", "check_mk"], ["<uuid>", "<U26>"],
            finds: [["CHECK", "MK_TOKEN=\"", "123622b0-8c03-57", "4f-b480-2974656c", "c103\""]],
            passesOver: [
                ["CHECK", "MK_TOKEN=\"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "123622b0-8c03-57", "4f-b480-2974656c", "c103\""],
            ]),
        TokenRule("observium-token", "observium", beside: ["observium"], ["<h32>"],
            finds: [["observ", "ium_secret = \"", "ccc30194f67bd38d", "bce5704464b7bec3", "\""]],
            passesOver: [
                ["observ", "ium_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "ccc30194f67bd38d", "bce5704464b7bec3", "\""],
            ]),
        TokenRule("graylog-token", "graylog", beside: ["graylog"], ["<l52>", "<l50-52>"],
            finds: [["grayl", "og_secret = \"", "i89443kok3j8le89", "3acsxytms8595cun", "ir8tyta8euz3mhtx", "sovy\""]],
            passesOver: [
                ["grayl", "og_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "i89443kok3j8le89", "3acsxytms8595cun", "ir8tyta8euz3mhtx", "sovy\""],
            ]),
    ]
}

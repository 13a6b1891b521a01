extension TokenRule {
    /// Campaigns and mail, beside those of Mail.
    static let campaigns: [TokenRule] = [
        TokenRule("magicbell-secret", "api.magicbell.com", beside: ["magicbell"], ["<w40>", "<A20-100>"], .opaque,
            finds: [["magicb", "ell_key = \"", "LWaEKdkcJMHLrdv7", "OhK8A-q1s-fjQj2U", "scpGZ33Z\""]],
            passesOver: [
                ["magicb", "ell_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "LWaEKdkcJMHLrdv7", "OhK8A-q1s-fjQj2U", "scpGZ33Z\""],
            ]),
        TokenRule("engagespot-secret", "api.engagespot.co", beside: ["engagespot"], ["<A20-100>"], .opaque,
            finds: [["ENGAGE", "SPOT_TOKEN=\"", "qu5Nl7VRGwdI103j", "GCTDxHmvNJpBs1FI", "\""]],
            passesOver: [
                ["ENGAGE", "SPOT_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "qu5Nl7VRGwdI103j", "GCTDxHmvNJpBs1FI", "\""],
            ]),
        TokenRule("suprsend-key", "hub.suprsend.com", beside: ["suprsend"], ["SS.WSS.<w40-60>", "SS.<w43-60>"],
            finds: [["suprse", "nd_api_key: \"", "SS.WSS.diVb-kuL2", "KCpicYOmxhckBHzs", "x1QoSVMPmhIozDZy", "XQ-xe-ngM\""]],
            passesOver: [
                ["suprse", "nd_api_key: \"", "SS.WSS.xxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "SS.WSS.diVb-kuL2", "KCpicYOmxhckBHzs", "x1QoSVMPmhIozDZy", "XQ-xe-ngM\""],
            ]),
        TokenRule("vero-token", "api.getvero.com", beside: ["getvero", "vero_auth"], ["<b80-142>"],
            finds: [[
                "getve", "ro_key = \"", "ny8tgKCkLmOf3MmJ", "EUrxnrIFOzJ+TADv", "u/jscoztzZeC6O/F",
                "3/yl12BX13wwqczf", "vKlAs+OOEf883AWN", "/BBEnKsRnXuP\""
            ]],
            passesOver: [
                [
                    "getve", "ro_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "ny8tgKCkLmOf3MmJ", "EUrxnrIFOzJ+TADv", "u/jscoztzZeC6O/F",
                    "3/yl12BX13wwqczf", "vKlAs+OOEf883AWN", "/BBEnKsRnXuP\""
                ],
            ]),
        TokenRule("sailthru-secret", "api.sailthru.com", beside: ["sailthru"], ["<h32>"],
            finds: [["SAILT", "HRU_TOKEN=\"", "25a80f43443966b5", "75c767b60a015f79", "\""]],
            passesOver: [
                ["SAILT", "HRU_TOKEN=\"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "25a80f43443966b5", "75c767b60a015f79", "\""],
            ]),
        TokenRule("blueshift-key", "api.getblueshift.com", beside: ["blueshift"], ["<h32>"],
            finds: [["bluesh", "ift_key = \"", "ced8572389dcf629", "69a0835b76e7c164", "\""]],
            passesOver: [
                ["bluesh", "ift_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "ced8572389dcf629", "69a0835b76e7c164", "\""],
            ]),
        TokenRule("leanplum-key", "api.leanplum.com", beside: ["leanplum"], ["(dev|prod|exp)_<A43>"],
            finds: [["LEANP", "LUM_TOKEN=\"", "dev_seeqIjBr0awZ", "AZzri7Pt0BqTNDGb", "lNaNDjZyMYmZcQe\""]],
            passesOver: [
                ["LEANP", "LUM_TOKEN=\"", "dev_xxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "dev_seeqIjBr0awZ", "AZzri7Pt0BqTNDGb", "lNaNDjZyMYmZcQe\""],
            ]),
        TokenRule("clevertap-passcode", "api.clevertap.com", beside: ["clevertap"], ["<U3>-<U3>-<U4>"],
            finds: [["clever", "tap_api_key: \"", "AA3-IN", "B-9ARK", "\""]],
            passesOver: [
                ["clever", "tap_api_key: \"", "XXX-XX", "X-XXXX", "\""],
                ["other_commit = \"", "AA3-IN", "B-9ARK", "\""],
            ]),
        TokenRule("moengage-secret", "api.moengage.com", beside: ["moengage"], ["<A20-100>"], .opaque,
            finds: [["moenga", "ge_api_key: \"", "OV7PjRXoIydRK1i9", "aOiJma2uVlryfafK", "\""]],
            passesOver: [
                ["moenga", "ge_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "OV7PjRXoIydRK1i9", "aOiJma2uVlryfafK", "\""],
            ]),
        TokenRule("webengage-key", "api.webengage.com", beside: ["webengage"], ["<uuid>"],
            finds: [["WEBENG", "AGE_TOKEN=\"", "16515ed1-ac81-f9", "51-dc27-32068324", "92d3\""]],
            passesOver: [
                ["WEBENG", "AGE_TOKEN=\"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "16515ed1-ac81-f9", "51-dc27-32068324", "92d3\""],
            ]),
        TokenRule("batch-key", "api.batch.com", beside: ["batch_rest", "batch_api"], ["<h32>"],
            finds: [["batch_", "rest_secret = \"", "f46c3011fd72c903", "722b34a1186bfa1e", "\""]],
            passesOver: [
                ["batch_", "rest_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "f46c3011fd72c903", "722b34a1186bfa1e", "\""],
            ]),
        TokenRule("ortto-key", "api.ap3api.com", beside: ["ortto"], ["PRIVATE-<A20-60>"],
            finds: [["ortt", "o_api_key: \"", "PRIVATE-3yj4gBEU", "2kgbZMdMDtbxjVQp", "fk4tbSzR\""]],
            passesOver: [
                ["ortt", "o_api_key: \"", "PRIVATE-xxxxxx", "xxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "PRIVATE-3yj4gBEU", "2kgbZMdMDtbxjVQp", "fk4tbSzR\""],
            ]),
        TokenRule("autopilot-key", "api2.autopilothq.com", beside: ["autopilothq"], ["<h32>"],
            finds: [["autopil", "othq_secret = \"", "e8f1abf3abc0b72b", "91de10463d59fe3e", "\""]],
            passesOver: [
                ["autopil", "othq_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "e8f1abf3abc0b72b", "91de10463d59fe3e", "\""],
            ]),
        TokenRule("sender-token", "api.sender.net", beside: ["sender_net"], ["<A20-100>"], .opaque,
            finds: [["sender", "_net_key = \"", "Ee2khgX2iXOaQYIR", "R4sFKLtuC24aLhRu", "\""]],
            passesOver: [
                ["sender", "_net_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "Ee2khgX2iXOaQYIR", "R4sFKLtuC24aLhRu", "\""],
            ]),
        TokenRule("sendpulse-secret", "api.sendpulse.com", beside: ["sendpulse"], ["<h32>"],
            finds: [["sendpu", "lse_secret = \"", "dd43aeeaef2c1cce", "93ab28693234d97a", "\""]],
            passesOver: [
                ["sendpu", "lse_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "dd43aeeaef2c1cce", "93ab28693234d97a", "\""],
            ]),
        TokenRule("mailmodo-key", "api.mailmodo.com", beside: ["mailmodo"], ["<U7>-<U7>-<U7>-<U7>"],
            finds: [["mailmo", "do_api_key: \"", "C646JVI-KVQAXE5-", "URRE90N-0XRJT0O\""]],
            passesOver: [
                ["mailmo", "do_api_key: \"", "XXXXXXX-XXXXXXX-", "XXXXXXX-XXXXXXX\""],
                ["other_commit = \"", "C646JVI-KVQAXE5-", "URRE90N-0XRJT0O\""],
            ]),
        TokenRule("maileroo-key", "smtp.maileroo.com", beside: ["maileroo"], ["<h64>"],
            finds: [[
                "MAILE", "ROO_TOKEN=\"", "0bc6560531ea6b0c", "4266007023d25794", "8eb5a293c652a014",
                "0d835905afced346", "\""
            ]],
            passesOver: [
                [
                    "MAILE", "ROO_TOKEN=\"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "0bc6560531ea6b0c", "4266007023d25794", "8eb5a293c652a014",
                    "0d835905afced346", "\""
                ],
            ]),
        TokenRule("mailpace-token", "app.mailpace.com", beside: ["mailpace", "ohmysmtp"], ["<uuid>"],
            finds: [["mailpa", "ce_api_key: \"", "0a54181d-12fc-d9", "e8-6a3f-6204acd4", "b36e\""]],
            passesOver: [
                ["mailpa", "ce_api_key: \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "0a54181d-12fc-d9", "e8-6a3f-6204acd4", "b36e\""],
            ]),
        TokenRule("plunk-key", "api.useplunk.com", beside: ["useplunk", "plunk_"], ["pk_<h48>"],
            finds: [["usepl", "unk_secret = \"", "pk_f15e25c46a32e", "a12533a0540b4a89", "258985e51192435f", "28c\""]],
            passesOver: [
                ["usepl", "unk_secret = \"", "pk_0000000000000", "0000000000000000", "0000000000000000", "000\""],
                ["other_commit = \"", "pk_f15e25c46a32e", "a12533a0540b4a89", "258985e51192435f", "28c\""],
            ]),
        TokenRule("forwardemail-key", "api.forwardemail.net", beside: ["forwardemail"], ["<h24>"],
            finds: [["FORWARD", "EMAIL_TOKEN=\"", "1879c48bfd87", "8b55079ed03b", "\""]],
            passesOver: [
                ["FORWARD", "EMAIL_TOKEN=\"", "000000000000", "000000000000", "\""],
                ["other_commit = \"", "1879c48bfd87", "8b55079ed03b", "\""],
            ]),
        TokenRule("mailslurp-key", "api.mailslurp.com", beside: ["mailslurp"], ["<h64>"],
            finds: [[
                "MAILSL", "URP_TOKEN=\"", "a08ba2e09e993ee5", "da20dd0b275032ef", "8e54c9e304723a68",
                "12b7b13ba881b121", "\""
            ]],
            passesOver: [
                [
                    "MAILSL", "URP_TOKEN=\"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "a08ba2e09e993ee5", "da20dd0b275032ef", "8e54c9e304723a68",
                    "12b7b13ba881b121", "\""
                ],
            ]),
        TokenRule("emailable-key", "api.emailable.com", beside: ["emailable"], ["live_<h20>", "test_<h20>"],
            finds: [["emaila", "ble_key = \"", "live_5f5c1ad5", "57a88ae9d7da\""]],
            passesOver: [
                ["emaila", "ble_key = \"", "live_00000000", "000000000000\""],
                ["other_commit = \"", "live_5f5c1ad5", "57a88ae9d7da\""],
            ]),
        TokenRule(
            "neverbounce-key", "api.neverbounce.com",
            beside: ["neverbounce"],
            ["private_<h32>", "secret_<A20-40>"],
            finds: [["neverbo", "unce_secret = \"", "private_0b15849e", "9bbcead6d70c7e95", "d820a802\""]],
            passesOver: [
                ["neverbo", "unce_secret = \"", "private_00000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "private_0b15849e", "9bbcead6d70c7e95", "d820a802\""],
            ]),
        TokenRule("debounce-key", "api.debounce.io", beside: ["debounce_api", "debounce_key"], ["<h13>"],
            finds: [["debounc", "e_api_secret = \"", "194f1b7", "22abce\""]],
            passesOver: [
                ["debounc", "e_api_secret = \"", "0000000", "000000\""],
                ["other_commit = \"", "194f1b7", "22abce\""],
            ]),
        TokenRule("bouncer-key", "api.usebouncer.com", beside: ["usebouncer"], ["<A40>"],
            finds: [["USEBOU", "NCER_TOKEN=\"", "M3TC6SOsUuHIdlHv", "bVB8zz3uR8E5n43l", "shFnuGjc\""]],
            passesOver: [
                ["USEBOU", "NCER_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "M3TC6SOsUuHIdlHv", "bVB8zz3uR8E5n43l", "shFnuGjc\""],
            ]),
        TokenRule("clearout-token", "api.clearout.io", beside: ["clearout"], ["<h32>:<h64>"],
            finds: [[
                "clear", "out_secret = \"", "e87c3cdfa55ccd4e", "1104cd499efdff03", ":845cf1f86124e4f",
                "6c7c84f7be9409ed", "c977e819eca9aa53", "b96e97a8aa2059fb", "b\""
            ]],
            passesOver: [
                [
                    "clear", "out_secret = \"", "0000000000000000", "0000000000000000", ":000000000000000",
                    "0000000000000000", "0000000000000000", "0000000000000000", "0\""
                ],
                [
                    "other_commit = \"", "e87c3cdfa55ccd4e", "1104cd499efdff03", ":845cf1f86124e4f",
                    "6c7c84f7be9409ed", "c977e819eca9aa53", "b96e97a8aa2059fb", "b\""
                ],
            ]),
        TokenRule("mailboxvalidator-key", "api.mailboxvalidator.com", beside: ["mailboxvalidator"], ["<U20>"],
            finds: [["mailboxval", "idator_api_key: \"", "6PNE8UP7GU", "L2ISUBTS8W", "\""]],
            passesOver: [
                ["mailboxval", "idator_api_key: \"", "XXXXXXXXXX", "XXXXXXXXXX", "\""],
                ["other_commit = \"", "6PNE8UP7GU", "L2ISUBTS8W", "\""],
            ]),
        TokenRule("sendlane-key", "api.sendlane.com", beside: ["sendlane"], ["<A20>", "<A20-100>"], .opaque,
            finds: [["sendl", "ane_secret = \"", "WpWAxg7hO3", "fcUGK4xHEq", "\""]],
            passesOver: [
                ["sendl", "ane_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "WpWAxg7hO3", "fcUGK4xHEq", "\""],
            ]),
        TokenRule("aweber-secret", "api.aweber.com", beside: ["aweber"], ["<A32>", "<A20-100>"], .opaque,
            finds: [["aweb", "er_key = \"", "4KFym1s3ultGzj8M", "618ddnhiZd8TrihS", "\""]],
            passesOver: [
                ["aweb", "er_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "4KFym1s3ultGzj8M", "618ddnhiZd8TrihS", "\""],
            ]),
        TokenRule("drip-token", "api.getdrip.com", beside: ["getdrip", "drip_api", "drip_token"], ["<h32>"],
            finds: [["getdr", "ip_key = \"", "1e70c609ae0c8bde", "4f20aad8c0a418d5", "\""]],
            passesOver: [
                ["getdr", "ip_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "1e70c609ae0c8bde", "4f20aad8c0a418d5", "\""],
            ]),
        TokenRule("beehiiv-key", "api.beehiiv.com", beside: ["beehiiv"], ["<A64>"],
            finds: [[
                "beehi", "iv_key = \"", "7nipvjZriwu9pnr0", "UfkCZ8AEWFF3n6sL", "2FGQizDRYCbZKhd8",
                "793hZ2CuhFs6gf0u", "\""
            ]],
            passesOver: [
                [
                    "beehi", "iv_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "7nipvjZriwu9pnr0", "UfkCZ8AEWFF3n6sL", "2FGQizDRYCbZKhd8",
                    "793hZ2CuhFs6gf0u", "\""
                ],
            ]),
        TokenRule("buttondown-key", "api.buttondown.email", beside: ["buttondown"], ["<uuid>"],
            finds: [["button", "down_secret = \"", "5a10ec69-eda4-f1", "9e-1168-6968d19c", "6800\""]],
            passesOver: [
                ["button", "down_secret = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "5a10ec69-eda4-f1", "9e-1168-6968d19c", "6800\""],
            ]),
        TokenRule("substack-token", "substack.com", beside: ["substack"], ["s%3A<w20-60>.<p40-60>"],
            finds: [[
                "substa", "ck_api_key: \"", "s%3ApeN6-Cv6AHRx", "JqZsK2MBUU3aN6Yu", "-lDD.hyfzjKSmYnl",
                "Z4EyTPlPq5Exk0BH", "5zwNnhSc66Fq2obC", "0xSMdW4\""
            ]],
            passesOver: [
                [
                    "substa", "ck_api_key: \"", "s%3Axxxxxxxxxxxx", "xxxxxxxx.xxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "x\""
                ],
                [
                    "other_commit = \"", "s%3ApeN6-Cv6AHRx", "JqZsK2MBUU3aN6Yu", "-lDD.hyfzjKSmYnl",
                    "Z4EyTPlPq5Exk0BH", "5zwNnhSc66Fq2obC", "0xSMdW4\""
                ],
            ]),
        TokenRule("flodesk-key", "api.flodesk.com", beside: ["flodesk"], ["<A50-70>"],
            finds: [["flode", "sk_api_key: \"", "j9t5rarWR2zq6OVa", "iTQbe9FPOzhsDgzT", "MurpiqiO9wuejvNH", "SLEaWWi5RPb5\""]],
            passesOver: [
                ["flode", "sk_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xx\""],
                ["other_commit = \"", "j9t5rarWR2zq6OVa", "iTQbe9FPOzhsDgzT", "MurpiqiO9wuejvNH", "SLEaWWi5RPb5\""],
            ]),
        TokenRule("elastic-email-smtp", "smtp.elasticemail.com", beside: ["elasticemail_smtp"], ["<X40>"],
            finds: [["elasticema", "il_smtp_api_key: \"", "C9D8AF1B1B585E77", "0463176935765B7B", "5CF065BF\""]],
            passesOver: [
                ["elasticema", "il_smtp_api_key: \"", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "C9D8AF1B1B585E77", "0463176935765B7B", "5CF065BF\""],
            ]),
        TokenRule("mixmax-token", "api.mixmax.com", beside: ["mixmax"], ["<uuid>"],
            finds: [["mixma", "x_api_key: \"", "38f6b7e9-884e-7b", "72-2364-37d5b887", "f0a0\""]],
            passesOver: [
                ["mixma", "x_api_key: \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "38f6b7e9-884e-7b", "72-2364-37d5b887", "f0a0\""],
            ]),
    ]
}

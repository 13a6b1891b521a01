extension TokenRule {
    /// Cars, homes and sensors.
    static let things: [TokenRule] = [
        TokenRule(
            "tesla-token", "owner-api.teslamotors.com",
            beside: ["tesla_", "teslamotors"],
            ["<h64>", "(NA|EU|CN)_<h64>"],
            finds: [[
                "tesl", "a_key = \"", "859a1aeb466b6f4e", "b8e8b90f28eb923b", "d07885fbc59b4c84", "4ed09622e0df3fc8",
                "\""
            ]],
            passesOver: [
                [
                    "tesl", "a_key = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "859a1aeb466b6f4e", "b8e8b90f28eb923b", "d07885fbc59b4c84",
                    "4ed09622e0df3fc8", "\""
                ],
            ]),
        TokenRule("smartcar-secret", "api.smartcar.com", beside: ["smartcar"], ["<uuid>"],
            finds: [["smartc", "ar_api_key: \"", "ebe75482-f5dd-61", "90-6999-7c1cae49", "0dfe\""]],
            passesOver: [
                ["smartc", "ar_api_key: \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "ebe75482-f5dd-61", "90-6999-7c1cae49", "0dfe\""],
            ]),
        TokenRule("nuki-token", "api.nuki.io", beside: ["nuki_"], ["<h60-80>"],
            finds: [[
                "nuki", "_api_key: \"", "5128cf318bee3fda", "f4e7cbf5a0afe2db", "4d345443590ef5f1",
                "5087d8523ef4b243", "3c8e4f\""
            ]],
            passesOver: [
                [
                    "nuki", "_api_key: \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "000000000000\""
                ],
                [
                    "other_commit = \"", "5128cf318bee3fda", "f4e7cbf5a0afe2db", "4d345443590ef5f1",
                    "5087d8523ef4b243", "3c8e4f\""
                ],
            ]),
        TokenRule("netatmo-secret", "api.netatmo.com", beside: ["netatmo"], ["<h24>|<h32>", "<A20-40>"],
            finds: [["netat", "mo_secret = \"", "347a736093473f3f", "2b3a55d4|8207e35", "f6b55523c6179c88", "e981bac71\""]],
            passesOver: [
                [
                    "netat", "mo_secret = \"", "0000000000000000", "00000000|0000000", "0000000000000000",
                    "000000000\""
                ],
                ["other_commit = \"", "347a736093473f3f", "2b3a55d4|8207e35", "f6b55523c6179c88", "e981bac71\""],
            ]),
        TokenRule("tado-secret", "my.tado.com", beside: ["tado_"], ["<A64>"],
            finds: [[
                "TAD", "O_TOKEN=\"", "KoPF9TNdRSQitafF", "VvOabUtj5G4wtZaN", "ynkMeWdTbW0YczhL", "HXZ8CgSCnrxSViw9",
                "\""
            ]],
            passesOver: [
                [
                    "TAD", "O_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "KoPF9TNdRSQitafF", "VvOabUtj5G4wtZaN", "ynkMeWdTbW0YczhL",
                    "HXZ8CgSCnrxSViw9", "\""
                ],
            ]),
        TokenRule("lifx-token", "api.lifx.com", beside: ["lifx"], ["<h64>", "c<h63>"],
            finds: [[
                "lif", "x_secret = \"", "a3591e80bf6b11c9", "d1b6b9134b8e6d4b", "36d71cdcd1816238",
                "7fdeec39d7d0f8eb", "\""
            ]],
            passesOver: [
                [
                    "lif", "x_secret = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "a3591e80bf6b11c9", "d1b6b9134b8e6d4b", "36d71cdcd1816238",
                    "7fdeec39d7d0f8eb", "\""
                ],
            ]),
        TokenRule(
            "hue-key", "api.meethue.com",
            beside: ["hue_bridge", "hue_user", "hue_app", "philips_hue"],
            ["<w40>"],
            finds: [["hue_br", "idge_key = \"", "2KOE9osintlHcKTg", "BylN4YkFgqpfGHiy", "iO1kiX6b\""]],
            passesOver: [
                ["hue_br", "idge_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "2KOE9osintlHcKTg", "BylN4YkFgqpfGHiy", "iO1kiX6b\""],
            ]),
        TokenRule("govee-key", "developer-api.govee.com", beside: ["govee"], ["<uuid>"],
            finds: [["gove", "e_secret = \"", "1f6de7e2-f546-e2", "29-54f4-db5aeb83", "9b3c\""]],
            passesOver: [
                ["gove", "e_secret = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "1f6de7e2-f546-e2", "29-54f4-db5aeb83", "9b3c\""],
            ]),
        TokenRule("switchbot-token", "api.switch-bot.com", beside: ["switchbot"], ["<h96>", "<h32>"],
            finds: [[
                "switch", "bot_api_key: \"", "a43801a1f4c45e54", "d0d2c2f66a5c3262", "9c137e0caad6f561",
                "a56f19b995feff31", "408f87862d8a2ca9", "84e53380920392b5", "\""
            ]],
            passesOver: [
                [
                    "switch", "bot_api_key: \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "0000000000000000", "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "a43801a1f4c45e54", "d0d2c2f66a5c3262", "9c137e0caad6f561",
                    "a56f19b995feff31", "408f87862d8a2ca9", "84e53380920392b5", "\""
                ],
            ]),
        TokenRule("tuya-secret", "openapi.tuyaus.com", beside: ["tuya"], ["<l32>"],
            finds: [["tuy", "a_key = \"", "ftg4c1ihu4fl7wf1", "6iblvjqs3jgemdd1", "\""]],
            passesOver: [
                ["tuy", "a_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "ftg4c1ihu4fl7wf1", "6iblvjqs3jgemdd1", "\""],
            ]),
        TokenRule("smartthings-token", "api.smartthings.com", beside: ["smartthings"], ["<uuid>"],
            finds: [["smartth", "ings_secret = \"", "aff1be16-d8ea-61", "17-89bc-6185c320", "cc8d\""]],
            passesOver: [
                ["smartth", "ings_secret = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "aff1be16-d8ea-61", "17-89bc-6185c320", "cc8d\""],
            ]),
        TokenRule("wink-secret", "api.wink.com", beside: ["wink_client"], ["<A32>"],
            finds: [["WINK_CL", "IENT_TOKEN=\"", "p4KbYl8Wd5nlOI7D", "3VYOPUG2gUIYlY3v", "\""]],
            passesOver: [
                ["WINK_CL", "IENT_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "p4KbYl8Wd5nlOI7D", "3VYOPUG2gUIYlY3v", "\""],
            ]),
        TokenRule("thingspeak-key", "api.thingspeak.com", beside: ["thingspeak"], ["<U16>"],
            finds: [["thingsp", "eak_api_key: \"", "C7LBFP6X", "NE2M66X4", "\""]],
            passesOver: [
                ["thingsp", "eak_api_key: \"", "XXXXXXXX", "XXXXXXXX", "\""],
                ["other_commit = \"", "C7LBFP6X", "NE2M66X4", "\""],
            ]),
        TokenRule("emoncms-key", "emoncms.org", beside: ["emoncms"], ["<h32>"],
            finds: [["emonc", "ms_api_key: \"", "abae684707848347", "0d939740df09cb44", "\""]],
            passesOver: [
                ["emonc", "ms_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "abae684707848347", "0d939740df09cb44", "\""],
            ]),
        TokenRule("thethings-key", "thethings.network", ["NNSXS.<U39>.<U52>", "ttn-account-v2.<w43>"],
            finds: [[
                "NNSXS.A2S9WVWQTV", "EUJHEBB7BLPLYI1V", "OU15LQ4W59BC3.GS", "EYLRVAFYEO3L21YQ", "BQ2OX87SESEUMT4V",
                "SOU37OT7OAKHIO1D", "I8"
            ]],
            passesOver: [
                ["NNSX", "S.A2", "S"],
                [
                    "NNSXS.XXXXXXXXXX", "XXXXXXXXXXXXXXXX", "XXXXXXXXXXXXX.XX", "XXXXXXXXXXXXXXXX",
                    "XXXXXXXXXXXXXXXX", "XXXXXXXXXXXXXXXX", "XX"
                ],
            ]),
        TokenRule("sigfox-password", "api.sigfox.com", beside: ["sigfox"], ["<h32>"],
            finds: [["sigf", "ox_key = \"", "e7168dd964d35df4", "6046b61b5fa02c72", "\""]],
            passesOver: [
                ["sigf", "ox_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "e7168dd964d35df4", "6046b61b5fa02c72", "\""],
            ]),
        TokenRule("hologram-key", "dashboard.hologram.io", beside: ["hologram_"], ["<A30>"],
            finds: [["HOLOG", "RAM_TOKEN=\"", "dKGZdMxgMcJGd7t", "t0pt4sTEud701AP", "\""]],
            passesOver: [
                ["HOLOG", "RAM_TOKEN=\"", "xxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "dKGZdMxgMcJGd7t", "t0pt4sTEud701AP", "\""],
            ]),
        TokenRule("soracom-key", "api.soracom.io", beside: ["soracom"], ["secret-<A60>", "keyId-<A40-60>"],
            finds: [[
                "sorac", "om_secret = \"", "secret-CC1BQSdXV", "JfXBR8zBVIlfHY4p", "d9hm3OBVMOFjJMCn",
                "8NKEhDmlEbQR8yE5", "XIz\""
            ]],
            passesOver: [
                [
                    "sorac", "om_secret = \"", "secret-xxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "secret-CC1BQSdXV", "JfXBR8zBVIlfHY4p", "d9hm3OBVMOFjJMCn",
                    "8NKEhDmlEbQR8yE5", "XIz\""
                ],
            ]),
        TokenRule(
            "emnify-token", "cdn.emnify.net",
            beside: ["emnify"],
            ["eyJ<w10-60>.<w60-900>.<w40-100>"], .structured,
            finds: [[
                "EMNI", "FY_TOKEN=\"", "eyJUrrao4fDR9pCF", "Z3tMTUgIb.bntmet", "6CQUd_qS8WK1nk02",
                "JeHpj9JObdyDqt6C", "3swd17OlzGjDts8q", "uyXtoLM7NIAFUXX2", "_x.5S0le1svBxs-2", "IhjN23gMn2lmDuCq",
                "BYq_Ipx8ZCPr-h7M", "xHKXtL0\""
            ]],
            passesOver: [
                [
                    "EMNI", "FY_TOKEN=\"", "eyJxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx.xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "eyJUrrao4fDR9pCF", "Z3tMTUgIb.bntmet", "6CQUd_qS8WK1nk02",
                    "JeHpj9JObdyDqt6C", "3swd17OlzGjDts8q", "uyXtoLM7NIAFUXX2", "_x.5S0le1svBxs-2",
                    "IhjN23gMn2lmDuCq", "BYq_Ipx8ZCPr-h7M", "xHKXtL0\""
                ],
            ]),
    ]
}

extension TokenRule {
    /// Cars, homes and sensors.
    static let things: [TokenRule] = [
        TokenRule(
            "tesla-token", "owner-api.teslamotors.com",
            beside: ["tesla_", "teslamotors"],
            ["<h64>", "(NA|EU|CN)_<h64>"],
            finds: [[
                "tesl", "a_api_key: \"", "462ad22ce303", "7f6de7e01215", "46f60223e9f4",
                "f354fb5aeb83", "9b32dcd04380", "1a1c\""
            ]],
            passesOver: [
                [
                    "tesl", "a_api_key: \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "462ad", "22ce3037f6de", "7e0121546f60", "223e9f4f354f", "b5aeb839b32d",
                    "cd043801a1c\""
                ],
            ]),
        TokenRule("smartcar-secret", "api.smartcar.com", beside: ["smartcar"], ["<uuid>"],
            finds: [["SMART", "CAR_TOKEN=\"", "ce54d0d2-566", "c-926c-037c-", "1ad6f561a569", "\""]],
            passesOver: [
                ["SMART", "CAR_TOKEN=\"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "ce54d", "0d2-566c-926", "c-037c-1ad6f", "561a569\""],
            ]),
        TokenRule("nuki-token", "api.nuki.io", beside: ["nuki_"], ["<h60-80>"],
            finds: [[
                "nuk", "i_key = \"", "695feff31408", "f87862d8a2ca", "984e53380920", "392b4a57893f",
                "1d43af25b2d4", "05a489e431\""
            ]],
            passesOver: [
                [
                    "nuk", "i_key = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "\""
                ],
                [
                    "other_commit = \"", "695fe", "ff31408f8786", "2d8a2ca984e5", "3380920392b4", "a57893f1d43a",
                    "f25b2d405a48", "9e431\""
                ],
            ]),
        TokenRule("netatmo-secret", "api.netatmo.com", beside: ["netatmo"], ["<h24>|<h32>", "<A24-40>"],
            finds: [[
                "netat", "mo_key = \"", "62d01ff1be1a", "a648e1dad117", "|79b78c4185c", "320cc886df05",
                "165e357a5\""
            ]],
            passesOver: [
                [
                    "netat", "mo_key = \"", "000000000000", "000000000000", "|00000000000", "000000000000",
                    "000000000\""
                ],
                [
                    "other_commit = \"", "62d01", "ff1be1aa648e", "1dad117|79b7", "8c4185c320cc", "886df05165e3",
                    "57a5\""
                ],
            ]),
        TokenRule("tado-secret", "my.tado.com", beside: ["tado_"], ["<A64>"],
            finds: [[
                "tad", "o_key = \"", "LfpGQxneCmOG", "59GT6xs72cEH", "pLmw4u8CJQ3m", "rjWX0oIaoq85",
                "iOqhPiKWLpKN", "bTBN\""
            ]],
            passesOver: [
                [
                    "tad", "o_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxx\""
                ],
                [
                    "other_commit = \"", "LfpGQ", "xneCmOG59GT6", "xs72cEHpLmw4", "u8CJQ3mrjWX0", "oIaoq85iOqhP",
                    "iKWLpKNbTBN\""
                ],
            ]),
        TokenRule("lifx-token", "api.lifx.com", beside: ["lifx"], ["<h64>", "c<h63>"],
            finds: [[
                "lif", "x_secret = \"", "e740df09cb43", "a47e9bab89a2", "a432000575c4", "da7adf58fbf0",
                "1f0ed92c58a0", "2c25\""
            ]],
            passesOver: [
                [
                    "lif", "x_secret = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "e740d", "f09cb43a47e9", "bab89a2a4320", "00575c4da7ad", "f58fbf01f0ed",
                    "92c58a02c25\""
                ],
            ]),
        TokenRule(
            "hue-key", "api.meethue.com",
            beside: ["hue_bridge", "hue_user", "hue_app", "philips_hue"],
            ["<w40>"],
            finds: [["HUE_BR", "IDGE_TOKEN=\"", "BXGdH5CULiKi", "OzN8RLDP6CND", "buoqC3grSnYD", "fzH8\""]],
            passesOver: [
                ["HUE_BR", "IDGE_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "BXGdH", "5CULiKiOzN8R", "LDP6CNDbuoqC", "3grSnYDfzH8\""],
            ]),
        TokenRule("govee-key", "developer-api.govee.com", beside: ["govee"], ["<uuid>"],
            finds: [["gove", "e_key = \"", "64d35df0-16b", "b-2fac-05e1-", "d31199799fa6", "\""]],
            passesOver: [
                ["gove", "e_key = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "64d35", "df0-16bb-2fa", "c-05e1-d3119", "9799fa6\""],
            ]),
        TokenRule("switchbot-token", "api.switch-bot.com", beside: ["switchbot"], ["<h96>", "<h32>"],
            finds: [[
                "switch", "bot_secret = \"", "5eed12dcd527", "136df4e6f3e6", "5f0cfdecc144",
                "03e17af377cd", "49bb1850a343", "14e7ab0f4bfc", "9d32dd81832f", "8a006744e7d0", "\""
            ]],
            passesOver: [
                [
                    "switch", "bot_secret = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "000000000000", "000000000000", "000000000000", "\""
                ],
                [
                    "other_commit = \"", "5eed1", "2dcd527136df", "4e6f3e65f0cf", "decc14403e17", "af377cd49bb1",
                    "850a34314e7a", "b0f4bfc9d32d", "d81832f8a006", "744e7d0\""
                ],
            ]),
        TokenRule("tuya-secret", "openapi.tuyaus.com", beside: ["tuya"], ["<l32>"],
            finds: [["tuy", "a_key = \"", "5ufmqeoj9j74", "ikmyjh7st3tr", "np8xyy6s\""]],
            passesOver: [
                ["tuy", "a_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "5ufmq", "eoj9j74ikmyj", "h7st3trnp8xy", "y6s\""],
            ]),
        TokenRule("smartthings-token", "api.smartthings.com", beside: ["smartthings"], ["<uuid>"],
            finds: [["smartth", "ings_secret = \"", "54bd21d6-84f", "1-19d9-7d25-", "a46c4f835fc4", "\""]],
            passesOver: [
                ["smartth", "ings_secret = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "54bd2", "1d6-84f1-19d", "9-7d25-a46c4", "f835fc4\""],
            ]),
        TokenRule("wink-secret", "api.wink.com", beside: ["wink_client"], ["<A32>"],
            finds: [["WINK_CL", "IENT_TOKEN=\"", "cDtlq523sRyJ", "MjXst5046r6q", "ObZzDVHq\""]],
            passesOver: [
                ["WINK_CL", "IENT_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "cDtlq", "523sRyJMjXst", "5046r6qObZzD", "VHq\""],
            ]),
        TokenRule("thingspeak-key", "api.thingspeak.com", beside: ["thingspeak"], ["<U16>"],
            finds: [["things", "peak_key = \"", "9CY3T26L", "ZBVAVZT7", "\""]],
            passesOver: [
                ["things", "peak_key = \"", "XXXXXXXX", "XXXXXXXX", "\""],
                ["other_commit = \"", "9CY3T", "26LZBVAV", "ZT7\""],
            ]),
        TokenRule("emoncms-key", "emoncms.org", beside: ["emoncms"], ["<h32>"],
            finds: [["emonc", "ms_secret = \"", "a7f7621887a0", "33793ad18d4b", "d530f8da\""]],
            passesOver: [
                ["emonc", "ms_secret = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "a7f76", "21887a033793", "ad18d4bd530f", "8da\""],
            ]),
        TokenRule("thethings-key", "thethings.network", ["NNSXS.<U39>.<U52>", "ttn-account-v2.<w43>"],
            finds: [[
                "NNSXS", ".Y83A8H9FY97", "70YCSXOQ7RRW", "6DW92W4UGSQ3", "7LF9.07DBCO1",
                "JEDN4U2VHMC8", "E8KV1R31ENMV", "B3B6COTVCRXJ", "3BEB38ZPU"
            ]],
            passesOver: [
                ["NNSX", "S.Y8", "3"],
                [
                    "NNSXS", ".XXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXX.XXXXXXX", "XXXXXXXXXXXX",
                    "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXXX"
                ],
            ]),
        TokenRule("sigfox-password", "api.sigfox.com", beside: ["sigfox"], ["<h32>"],
            finds: [["sigfo", "x_api_key: \"", "b772c51fe1dd", "4b32e9dbf9bd", "7f20d336\""]],
            passesOver: [
                ["sigfo", "x_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "b772c", "51fe1dd4b32e", "9dbf9bd7f20d", "336\""],
            ]),
        TokenRule("hologram-key", "dashboard.hologram.io", beside: ["hologram_"], ["<A30>"],
            finds: [["holog", "ram_key = \"", "9mlARANM7oqV", "rYx066lvCKOH", "bFBA94\""]],
            passesOver: [
                ["holog", "ram_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxx\""],
                ["other_commit = \"", "9mlAR", "ANM7oqVrYx06", "6lvCKOHbFBA9", "4\""],
            ]),
        TokenRule("soracom-key", "api.soracom.io", beside: ["soracom"], ["secret-<A60>", "keyId-<A40-60>"],
            finds: [[
                "sorac", "om_secret = \"", "secret-VVqH8", "WDgesqyOXJv9", "nEnJY252Jlhi",
                "IOsigZESXvKl", "e0u8TI7wqCfF", "Dy4WXCp\""
            ]],
            passesOver: [
                [
                    "sorac", "om_secret = \"", "secret-xxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "secre", "t-VVqH8WDges", "qyOXJv9nEnJY", "252JlhiIOsig", "ZESXvKle0u8T",
                    "I7wqCfFDy4WX", "Cp\""
                ],
            ]),
        TokenRule(
            "emnify-token", "cdn.emnify.net",
            beside: ["emnify"],
            ["eyJ<w10-60>.<w60-900>.<w40-100>"], .structured,
            finds: [[
                "EMNI", "FY_TOKEN=\"", "eyJvZw15UoBT", "VwP3Rjf9ZN0f", "8.hDJ0whj6LF", "NggkGpS8lva2",
                "gD6-xv8GMTHS", "hlewNQQvOuil", "HCRVmdWZsLEl", "Cl5vmoYUJ6pt", "1L.vklzlq7p2",
                "K807QBirvpj7", "lVTHIKBkcx5v", "sRchntRpuGw1", "4tAYnMZ\""
            ]],
            passesOver: [
                [
                    "EMNI", "FY_TOKEN=\"", "eyJxxxxxxxxx", "x.xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx.xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJvZ", "w15UoBTVwP3R", "jf9ZN0f8.hDJ", "0whj6LFNggkG", "pS8lva2gD6-x",
                    "v8GMTHShlewN", "QQvOuilHCRVm", "dWZsLElCl5vm", "oYUJ6pt1L.vk", "lzlq7p2K807Q", "Birvpj7lVTHI",
                    "KBkcx5vsRchn", "tRpuGw14tAYn", "MZ\""
                ],
            ]),
    ]
}

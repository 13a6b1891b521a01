extension TokenRule {
    /// Webhooks, integrations and API gateways.
    static let gateways: [TokenRule] = [
        TokenRule("svix-app-token", "api.svix.com", beside: ["svix"], ["testsk_<A32>", "sk_<A32>"],
            finds: [["svix", "_api_key: \"", "testsk_sh85r3rvn", "V0Uvv3mqJn0znigu", "Tce8iQG\""]],
            passesOver: [
                ["svix", "_api_key: \"", "testsk_xxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxx\""],
                ["other_commit = \"", "testsk_sh85r3rvn", "V0Uvv3mqJn0znigu", "Tce8iQG\""],
            ]),
        TokenRule("hookdeck-key", "api.hookdeck.com", beside: ["hookdeck"], ["<A52>", "<A20-100>"], .opaque,
            finds: [["HOOKD", "ECK_TOKEN=\"", "m8YYiG1Fye0UDgdg", "0IVlf7QHB2aIHyHW", "P8gkH2vs76TtbzCC", "IxtJ\""]],
            passesOver: [
                ["HOOKD", "ECK_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "m8YYiG1Fye0UDgdg", "0IVlf7QHB2aIHyHW", "P8gkH2vs76TtbzCC", "IxtJ\""],
            ]),
        TokenRule("convoy-key", "dashboard.getconvoy.io", beside: ["convoy_", "getconvoy"], ["CO.<A16>.<A60-70>"],
            finds: [[
                "conv", "oy_key = \"", "CO.Vpmmjs8arvGuN", "7GR.W2EwuGUGdjug", "KPuvbAUnGStt5g2c",
                "DMCPm2gGcEGksubQ", "3aZAiUUwoEve2JlU", "td2zJ\""
            ]],
            passesOver: [
                [
                    "conv", "oy_key = \"", "CO.xxxxxxxxxxxxx", "xxx.xxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "CO.Vpmmjs8arvGuN", "7GR.W2EwuGUGdjug", "KPuvbAUnGStt5g2c",
                    "DMCPm2gGcEGksubQ", "3aZAiUUwoEve2JlU", "td2zJ\""
                ],
            ]),
        TokenRule("pipedream-key", "api.pipedream.com", beside: ["pipedream"], ["<h32>"],
            finds: [["pipedr", "eam_secret = \"", "06435ab10de4b7d3", "77596002b004b968", "\""]],
            passesOver: [
                ["pipedr", "eam_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "06435ab10de4b7d3", "77596002b004b968", "\""],
            ]),
        TokenRule("tray-token", "tray.io", beside: ["tray_master", "trayio"], ["<h64>"],
            finds: [[
                "tray_ma", "ster_key = \"", "89486d264b252221", "c08ce7817b1b0866", "5f11c19d00d616a6",
                "d33106ed3d9d088b", "\""
            ]],
            passesOver: [
                [
                    "tray_ma", "ster_key = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "89486d264b252221", "c08ce7817b1b0866", "5f11c19d00d616a6",
                    "d33106ed3d9d088b", "\""
                ],
            ]),
        TokenRule("workato-token", "www.workato.com", ["wrkaus-<w40-400>", "wrkeu-<w40-400>", "wrksg-<w40-400>"],
            finds: [["wrkaus-UmeR2R8Td", "sakPlDqIJAgleHmT", "kuCruRVW6LVqYl6S", "SnTNL8shgFl"]],
            passesOver: [
                ["wrkau", "s-Ume"],
                ["wrkaus-xxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxx"],
            ]),
        TokenRule("celigo-token", "api.integrator.io", beside: ["celigo", "integrator_io"], ["<h32>"],
            finds: [["celi", "go_key = \"", "859f39fee8019b89", "678dfb53740244dd", "\""]],
            passesOver: [
                ["celi", "go_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "859f39fee8019b89", "678dfb53740244dd", "\""],
            ]),
        TokenRule("boomi-token", "api.boomi.com", beside: ["boomi"], ["<uuid>"],
            finds: [["boom", "i_api_key: \"", "f7b7ac56-a501-fc", "ba-1d5b-7f4a7563", "bb2c\""]],
            passesOver: [
                ["boom", "i_api_key: \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "f7b7ac56-a501-fc", "ba-1d5b-7f4a7563", "bb2c\""],
            ]),
        TokenRule(
            "mulesoft-secret", "anypoint.mulesoft.com",
            beside: ["anypoint", "mulesoft"],
            ["<h32>", "<h8><l24>", "<uuid>"],
            finds: [["anypo", "int_secret = \"", "7e9448a52d67ea92", "8eafd427a2a6e961", "\""]],
            passesOver: [
                ["anypo", "int_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "7e9448a52d67ea92", "8eafd427a2a6e961", "\""],
            ]),
        TokenRule("apigee-secret", "apigee.com", beside: ["apigee"], ["<A16>", "<A48-64>"],
            finds: [["APIG", "EE_TOKEN=\"", "BIZkt0jC", "mmlm00E3", "\""]],
            passesOver: [
                ["APIG", "EE_TOKEN=\"", "xxxxxxxx", "xxxxxxxx", "\""],
                ["other_commit = \"", "BIZkt0jC", "mmlm00E3", "\""],
            ]),
        TokenRule("gravitee-token", "gravitee", beside: ["gravitee"], ["<uuid>"],
            finds: [["gravit", "ee_api_key: \"", "6620e8e1-1aa3-0c", "da-7143-b497af31", "bb9c\""]],
            passesOver: [
                ["gravit", "ee_api_key: \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "6620e8e1-1aa3-0c", "da-7143-b497af31", "bb9c\""],
            ]),
        TokenRule("wso2-secret", "wso2", beside: ["wso2_"], ["<w28>"],
            finds: [["wso", "2_secret = \"", "l7X8xSahenmNbO", "RcKyCGkoh9V3yp", "\""]],
            passesOver: [
                ["wso", "2_secret = \"", "xxxxxxxxxxxxxx", "xxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "l7X8xSahenmNbO", "RcKyCGkoh9V3yp", "\""],
            ]),
    ]
}
